"""`rsscan work`: every author of a paper, published or not yet."""

from pathlib import Path
from typing import Annotated

import typer

from rsscan.cli.options import ScanOptions
from rsscan.cli.taking import WORK, takes


@takes(WORK)
def work(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="DOI...", help="DOIs or OpenAlex work ids.", show_default=False),
    ] = None,
    byline: Annotated[
        Path | None,
        typer.Option(
            help="The author list of a manuscript: one author a line (Name; affiliation; affiliation), or JSON."
        ),
    ] = None,
    *,
    options: ScanOptions,
) -> None:
    """Check every line of a paper's byline before a name stands on it.

    Example: rsscan work --byline authors.txt
    """
    from rsscan.cli.leaving import spare
    from rsscan.cli.question import of_works
    from rsscan.cli.run import run
    from rsscan.errors import InputError

    if not ids and byline is None:
        raise InputError("no work is given; write a DOI, or --byline FILE for a manuscript")
    spare(options, [byline])
    run(options, of_works(ids or [], byline))
