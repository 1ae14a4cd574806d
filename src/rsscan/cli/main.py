"""The door: commands, and the one place where errors become sentences and exit codes."""

import io
import os
import sys
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from rsscan.cli import cache, ignore, lists, policy, snapshot
from rsscan.cli.author import author
from rsscan.cli.batch import batch
from rsscan.cli.diff import diff
from rsscan.cli.explain import explain
from rsscan.cli.institution import institution
from rsscan.cli.match import match
from rsscan.cli.packet import packet
from rsscan.cli.render import render
from rsscan.cli.saying import discard_stdout, say, say_interrupted
from rsscan.cli.verify import verify
from rsscan.cli.work import work
from rsscan.errors import InputError, SourceError
from rsscan.version import __version__


class _PlainGroup(TyperGroup):
    """The first page of help without boxes: what everybody opens first must be there at once."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help as plain text."""
        self.rich_markup_mode = None
        super().format_help(ctx, formatter)


app = typer.Typer(
    name="rsscan",
    cls=_PlainGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Do a researcher's publications tie them to an institution on a watchlist, and how sure can one be? "
    "Flags links for human review; never scores a person.",
    epilog="Exit codes: 0 clear, 1 flagged, 2 unusable input, 3 no verdict (something could not be looked at), "
    "130 interrupted.",
)
app.command()(author)
app.command()(work)
app.command()(institution)
app.command()(batch)
app.command()(packet)
app.command()(match)
app.command()(explain)
app.command()(diff)
app.command()(render)
app.command()(verify)
app.add_typer(lists.app, name="lists")
app.add_typer(policy.app, name="policy")
app.add_typer(ignore.app, name="ignore")
app.add_typer(cache.app, name="cache")
app.add_typer(snapshot.app, name="snapshot")


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"rsscan {__version__}\n")
        raise typer.Exit


@app.callback()
def _root(
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    pass


INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 and the number of the signal; newer releases of Typer return it themselves."""

_Misused: Any = typer.BadParameter.mro()[2]
"""ClickException: of click, or of the copy of click that newer releases of Typer carry."""


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name) or io.StringIO()  # closed: nobody reads what is said
        setattr(sys, name, stream)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal without UTF-8 must not end a scan
    code = _run()
    if code == INTERRUPTED:
        say_interrupted()
        sys.stderr.flush()
        # Threads may be in the middle of a wait that a server asked for; nobody wants to sit that out.
        os._exit(code)
    try:
        sys.stdout.flush()
    except OSError as error:
        discard_stdout()
        if not isinstance(error, BrokenPipeError):
            say(f"stdout: cannot be written: {error.strerror}")
            code = 2
    sys.exit(code)


def _run() -> int:
    """Run the command and turn whatever it ends with into an exit code, said in sentences on stderr."""
    code = 3
    try:
        result = app(standalone_mode=False)
        code = result if isinstance(result, int) else 0
    except _Misused as error:
        error.show()
        code = 2
    except InputError as error:
        for problem in error.problems:
            say(problem)
        code = 2
    except SourceError as error:
        say(f"{error}")
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except (BrokenPipeError, SystemExit):  # Typer leaves by itself, with 1, where nobody reads on
        discard_stdout()
    except Exception as error:
        if "-v" in sys.argv or "--verbose" in sys.argv:
            raise
        say(f"stopped by a fault of its own, no verdict ({type(error).__name__}: {error}); -v shows where")
    return code
