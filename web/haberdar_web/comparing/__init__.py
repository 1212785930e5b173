"""Searches compared over time: on a page, as a drawing and as a sheet of numbers."""
