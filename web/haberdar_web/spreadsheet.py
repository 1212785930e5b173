"""Cells that stay what they are when a spreadsheet opens them."""

# A cell that begins so is run as a formula, whatever it is meant as.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def inert(text: str) -> str:
    """Return `text` as a cell that is shown and never run: an apostrophe before what would be."""
    return f"'{text}" if text.startswith(_FORMULAS) else text
