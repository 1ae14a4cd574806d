"""`rsscan policy show`: one policy as a decision table."""

import shutil
import sys
from enum import StrEnum
from typing import Annotated

import typer

WIDEST = 120
"""Columns beyond which lines are hard to read."""


class ShowForm(StrEnum):
    """For a person, for a program, or for a page."""

    table = "table"
    json = "json"
    markdown = "markdown"


def show(
    policy: Annotated[str, typer.Argument(metavar="POLICY", help="ID or PATH.")],
    format: Annotated[
        ShowForm, typer.Option("--format", "-f", help="What is written.", envvar="RSSCAN_POLICY_FORMAT")
    ] = ShowForm.table,
) -> None:
    """Show what a policy rests on and its rules as a table: what each asks of a link, and how it grades.

    Example: rsscan policy show default
    """
    from rsscan.inputs.policies import load_policy
    from rsscan.render.lists import dumped
    from rsscan.render.policies import policy_markdown, policy_record, policy_text

    shown = load_policy(policy)
    if format is ShowForm.json:
        sys.stdout.write(dumped(policy_record(shown)))
    elif format is ShowForm.markdown:
        sys.stdout.write(policy_markdown(shown))
    else:
        sys.stdout.write(policy_text(shown, min(shutil.get_terminal_size().columns, WIDEST)))
