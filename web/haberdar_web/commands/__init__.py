"""The subcommands that this package gives the `haberdar` command."""
