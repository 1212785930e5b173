"""What a search answers: the page, its snippets and its facets."""
