"""A Whoosh codec whose segments are flat arrays, mapped into memory."""
