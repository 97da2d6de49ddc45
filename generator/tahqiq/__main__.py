"""`python -m tahqiq`."""

from tahqiq.cli import run

run()
