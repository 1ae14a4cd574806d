"""`rsscan explain`: what a rule code means."""

import shutil
import sys
from typing import Annotated

import typer


def explain(
    code: Annotated[
        str,
        typer.Argument(metavar="CODE", help="A code such as RS203; without one, all are listed.", show_default=False),
    ] = "",
) -> None:
    """Say what a rule reports, why, where it errs and what to do.

    Example: rsscan explain RS203
    """
    from rsscan.render.pages import catalogue_text, page_text
    from rsscan.rules import rule_of

    width = shutil.get_terminal_size().columns
    sys.stdout.write(page_text(rule_of(code), width) if code.strip() else catalogue_text(width))
