"""`rsscan snapshot`: the whole of OpenAlex in a store on one's own disk."""

import typer

from rsscan.cli.snapshot.build import build
from rsscan.cli.snapshot.check import check
from rsscan.cli.snapshot.status import status
from rsscan.cli.snapshot.sweep import sweep
from rsscan.cli.snapshot.update import update

app = typer.Typer(no_args_is_help=True, help="Build a local store of OpenAlex's snapshot, and see what is in it.")
app.command()(build)
app.command()(check)
app.command()(status)
app.command()(update)
app.command()(sweep)
