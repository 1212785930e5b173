"""Subcommands of `haberdar` that need the indexer."""
