"""`rsscan snapshot`: the whole of OpenAlex on one's own disk."""

import typer

from rsscan.cli.snapshot.check import check

app = typer.Typer(no_args_is_help=True, help="Check a snapshot of OpenAlex.")
app.command()(check)
