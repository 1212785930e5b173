"""Article pages: parsed once, for their text and for what they say of themselves.

markup → tree → statements ─────────────→ metadata ┐
              → blocks → containers → main text ───┴→ page
"""

from haberdar_indexer.cleaning.html.page import clean_page

__all__ = ["clean_page"]
