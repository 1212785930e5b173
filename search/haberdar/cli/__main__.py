"""Run the command as ``python -m haberdar.cli``."""

import sys

from haberdar.cli import main

sys.exit(main())
