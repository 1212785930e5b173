"""Stories: the same agency copy as several outlets print it, found by signatures and grouped."""
