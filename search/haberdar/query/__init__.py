"""From what a person types to the documents that answer it."""
