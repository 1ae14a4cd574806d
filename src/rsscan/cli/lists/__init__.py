"""`rsscan lists`: what is on the lists, how old they are, and how to keep them."""

import typer

from rsscan.cli.lists.crosswalk import crosswalk
from rsscan.cli.lists.diff import diff
from rsscan.cli.lists.format import format_
from rsscan.cli.lists.import_ import import_
from rsscan.cli.lists.resolve import resolve
from rsscan.cli.lists.schema import schema
from rsscan.cli.lists.search import search
from rsscan.cli.lists.show import show
from rsscan.cli.lists.status import status
from rsscan.cli.lists.validate import validate

app = typer.Typer(no_args_is_help=True, help="See, check, import, compare and keep watchlists.")
app.command()(status)
app.command()(show)
app.command()(search)
app.command()(crosswalk)
app.command()(validate)
app.command()(schema)
app.command("format")(format_)
app.command("import")(import_)
app.command()(resolve)
app.command()(diff)
