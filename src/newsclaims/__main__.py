"""`python -m newsclaims`: the command line."""

from newsclaims.cli import main

main(prog_name="newsclaims")
