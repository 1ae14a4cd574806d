"""`rsscan explain`: what a rule code means."""

import shutil
import sys
import textwrap
from typing import Annotated

import typer


def explain(
    code: Annotated[str, typer.Argument(help="A code such as RS203.", metavar="CODE")],
) -> None:
    """Say what a rule reports, why, where it errs and what to do.

    Example: rsscan explain RS203
    """
    from rsscan.errors import InputError
    from rsscan.rules import RULES

    rule = RULES.get(code.strip().upper())
    if rule is None:
        raise InputError(f"{code}: is not a rule; rules are {', '.join(RULES)}")
    width = min(shutil.get_terminal_size().columns, 100)
    paragraphs = (textwrap.fill(" ".join(part.split()), width) for part in rule.page.split("\n\n"))
    sys.stdout.write("\n\n".join((f"{rule.code} {rule.name}", *paragraphs)) + "\n")
