"""`rsscan policy validate`: every problem of every policy at once, and what a keeper should mend."""

import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from rsscan.cli.options import day


def validate(
    policies: Annotated[
        list[str] | None,
        typer.Argument(metavar="[POLICY]...", help="ID or PATH; all that come along otherwise.", show_default=False),
    ] = None,
    add_lists: Annotated[
        list[str] | None, typer.Option(help="A list that rules may ask for too: ID or PATH.", show_default=False)
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(help="Try the rules as of this day.", metavar="DATE", show_default="today")
    ] = None,
) -> None:
    """Check policies: exit 2 names every problem, a rule that can never decide among them; doubts begin with "!".

    Example: rsscan policy validate my-policy.yaml
    """
    from rsscan.inputs.lists import load_lists
    from rsscan.inputs.policies import shipped_policies
    from rsscan.inputs.policy_validation import valid_policies
    from rsscan.render.escapes import shown
    from rsscan.render.lists import counted

    on = day("--as-of", as_of) or datetime.now(UTC).date()
    also = [watchlist.id for watchlist in load_lists(add_lists or [])]
    for valid in valid_policies(policies or shipped_policies(), on, also):
        rules = counted(len(valid.policy.rules), "rule", "rules")
        doubts = f", {counted(len(valid.doubts), 'doubt', 'doubts')}" if valid.doubts else ""
        sys.stdout.write(f"{valid.policy.id}: valid, {rules}{doubts}\n")
        for doubt in valid.doubts:
            sys.stdout.write(f"! {shown(doubt)}\n")
