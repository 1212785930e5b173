"""How well the right article is found: ours beside BM25 over other ways to stem Turkish."""
