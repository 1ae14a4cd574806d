"""`rsscan explain`: what a rule code means."""

import sys
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
    sys.stdout.write(f"{rule.code} {rule.name}\n\n{rule.page}\n")
