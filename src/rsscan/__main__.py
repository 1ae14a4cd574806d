"""`python -m rsscan`."""

from rsscan.cli.main import main

main()
