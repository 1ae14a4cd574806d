"""`rsscan explain`: what a rule code means, or how a finding came about."""

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer


def explain(
    code: Annotated[
        str,
        typer.Argument(
            metavar="CODE|F-…",
            help="A code such as RS203, or the id of a finding; without one, all codes are listed.",
            show_default=False,
        ),
    ] = "",
    report: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The saved JSON report of a finding; - reads standard input.")
    ] = None,
) -> None:
    """Say what a rule reports, why, where it errs and what to do; or how a finding of a saved report came about.

    Example: rsscan explain RS203
    """
    if report is not None or code.strip().upper().startswith("F-"):
        from rsscan.cli.finding import explain_finding

        explain_finding(code or None, report)
        return
    from rsscan.render.pages import catalogue_text, page_text
    from rsscan.rules import rule_of

    width = shutil.get_terminal_size().columns
    sys.stdout.write(page_text(rule_of(code), width) if code.strip() else catalogue_text(width))
