"""How well and how fast the same story is recognized in what several outlets print."""
