"""`rsscan diff`: what a later scan adds, drops and changes."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rsscan.cli.options import ScanOptions
from rsscan.cli.taking import DIFF, takes


class DiffForm(StrEnum):
    """For a person, for a program, or for a page."""

    table = "table"
    json = "json"
    markdown = "markdown"


@takes(DIFF)
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD.json", help="The earlier saved report; - reads standard input.")],
    new: Annotated[Path, typer.Argument(metavar="NEW.json", help="The later saved report.")],
    form: Annotated[DiffForm, typer.Option("--format", "-f", help="What goes to stdout.")] = DiffForm.table,
    *,
    options: ScanOptions,
) -> None:
    """Compare two saved reports: what is new, gone, changed, and what was not looked at; nothing is asked anew.

    Exit 1 where something is new or changed at or above --fail-on, 3 where not, and the later scan is incomplete.
    """
    from rsscan.cli.pseudonyms import wished_pseudonyms
    from rsscan.inputs.saved_reports import comparable_runs
    from rsscan.inputs.saved_values import report_of
    from rsscan.render.pseudonymized_rescan import pseudonymized_rescan
    from rsscan.render.rescan import FORMS
    from rsscan.rescan import rescan
    from rsscan.severity import Severity

    before, after, saved = comparable_runs(old, new)
    told, fail_on = rescan(before, after), Severity[options.fail_on.upper()]
    pseudonyms = wished_pseudonyms(options)
    if pseudonyms and not before.pseudonyms:
        reports = [report_of(path, value)[0] for path, value in zip((old, new), saved, strict=True)]
        told = pseudonymized_rescan(told, [row for report in reports for row in report["subjects"]], pseudonyms)
    sys.stdout.write(FORMS[form.value](told, fail_on))
    raise typer.Exit(told.verdict(fail_on).exit_code)
