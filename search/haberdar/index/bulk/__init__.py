"""Build a segment of any number of articles within a bound of memory."""
