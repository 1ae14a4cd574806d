"""`rsscan batch`: the persons of a roster, many at once."""

from pathlib import Path
from typing import Annotated

import typer

from rsscan.cli.options import ScanOptions
from rsscan.cli.taking import SCAN, takes


@takes(SCAN)
def batch(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A roster of persons: CSV or XLSX.")],
    map: Annotated[
        list[str] | None,
        typer.Option(
            metavar="COLUMN=ROLE",
            help="What a column is: orcid, openalex, name, given, family, affiliation, reference.",
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what it would cost, ask nobody, and stop.")] = False,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on where an earlier run with the same input was interrupted.")
    ] = False,
    journal: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH", help="Keep here what is done.", show_default="FILE.rsscan-journal beside the output"
        ),
    ] = None,
    allow_empty: Annotated[
        bool, typer.Option("--allow-empty", help="A roster that names nobody is clear, not an error.")
    ] = False,
    *,
    options: ScanOptions,
) -> None:
    """Scan the persons of a roster: staff, applicants, reviewers.

    Columns are found by usual English and Japanese headings.
    A row without an ORCID iD or OpenAlex id is looked for by name, and none is picked.

    Example: rsscan batch staff.csv -o json=report.json
    """
    from rsscan.cli.batched import Wish, run_batch

    run_batch(file, options, Wish(tuple(map or ()), journal, dry_run, resume, allow_empty))
