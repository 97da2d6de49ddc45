"""`python -m tahqiq`."""

from tahqiq.cli import main

main(prog_name="tahqiq")
