"""Completes what is being typed: to ministries, organizations, frequent phrases and titles."""
