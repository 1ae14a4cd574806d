"""`rsscan ignore`: decide on a link that was reviewed, and see which decisions still hold."""

import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from rsscan.cli.options import ScanOptions
from rsscan.cli.taking import DISPOSITIONS, takes

app = typer.Typer(no_args_is_help=True, help="Ignore links that were reviewed, for a time and with a reason.")

SOON = timedelta(days=30)
"""How long before a disposition expires it is told."""


@app.command()
@takes(DISPOSITIONS)
def add(
    finding: Annotated[str, typer.Argument(metavar="FINDING", help="Id of a finding of the report (F-…).")],
    report: Annotated[Path, typer.Option(metavar="REPORT.json", help="The saved report it stands in.")],
    reason: Annotated[str, typer.Option(help="Why the link needs no further review.")],
    reviewer: Annotated[str, typer.Option(help="Who decided: initials or role.")],
    expires: Annotated[str, typer.Option(metavar="DATE", help="The day from which it counts no more.")],
    all_evidence: Annotated[
        bool, typer.Option("--all-evidence", help="Also of works not seen yet; else new evidence re-opens it.")
    ] = False,
    *,
    options: ScanOptions,
) -> None:
    """Ignore a finding of a saved report from now on: it stays in every output, and decides no verdict.

    Example: rsscan ignore add F-0123456789ab --report r.json --reason "same name, other country" --reviewer AB
    --expires 2027-03-01
    """
    from rsscan.cli.dispositions import longest
    from rsscan.cli.keeping import case_of, disposition_of, put_behind
    from rsscan.inputs.dispositions import FILE
    from rsscan.render.dispositions import block
    from rsscan.render.escapes import shown

    as_of = _as_of(options)
    case = case_of(report, finding.strip(), all_evidence=all_evidence)
    one = disposition_of(case, reason, reviewer, as_of, expires, longest(options), all_evidence=all_evidence)
    path = Path(options.ignore_file or FILE)
    put_behind(path, one, as_of, longest(options))
    written = "".join(f"{shown(row)}\n" for row in block(one).splitlines())
    sys.stdout.write(f"{path}: added\n{written}")


@app.command()
@takes(DISPOSITIONS)
def check(
    report: Annotated[
        list[Path] | None,
        typer.Option(metavar="REPORT.json", help="A saved report: which decisions cover nothing of it?"),
    ] = None,
    *,
    options: ScanOptions,
) -> None:
    """Name at once what is malformed, expired or, by saved reports, unused (exit 2), and what expires soon."""
    from rsscan.cli.dispositions import longest
    from rsscan.disposition import remarks, renewed
    from rsscan.errors import InputError
    from rsscan.inputs import yaml_tree
    from rsscan.inputs.dispositions import FILE, read_dispositions
    from rsscan.inputs.saved_reports import saved_scans

    as_of = _as_of(options)
    path = Path(options.ignore_file or FILE)
    read = read_dispositions(yaml_tree.read(path), as_of, longest(options))
    known, problems = read.dispositions, list(read.problems)
    current = [one for one in known if not one.expired(as_of)]
    problems += [one.lapse for one in known if one.expired(as_of) and not renewed(one, known, as_of)]
    try:
        problems += remarks(current, saved_scans(report or ()), as_of)
    except InputError as error:
        problems += error.problems
    for one in current:
        if one.expires - as_of <= SOON:
            sys.stdout.write(f"{one.told(f'expires soon, on {one.expires}')}\n")
    if problems:
        raise InputError(problems)
    sys.stdout.write(f"{path}: {len(current)} in force, {len(known) - len(current)} expired and renewed\n")


def _as_of(options: ScanOptions) -> date:
    from rsscan.cli.options import day

    return day("--as-of", options.as_of) or datetime.now(UTC).date()
