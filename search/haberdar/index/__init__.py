"""The index on disk: schema, columns for counting, generations, and the writer."""
