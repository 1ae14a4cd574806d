"""`rsscan policy`: which policies there are, what their rules ask, and whether one's own is sound."""

import typer

from rsscan.cli.policy.list_ import list_
from rsscan.cli.policy.show import show
from rsscan.cli.policy.validate import validate

app = typer.Typer(no_args_is_help=True, help="See and check the policies by which links are graded.")
app.command("list")(list_)
app.command()(show)
app.command()(validate)
