"""`rsscan policy list`: the policies that come along, a line each."""

import sys
from enum import StrEnum
from typing import Annotated

import typer


class ListForm(StrEnum):
    """For a person or for a program."""

    table = "table"
    json = "json"


def list_(
    format: Annotated[ListForm, typer.Option("--format", "-f", help="table, or json for programs.")] = ListForm.table,
) -> None:
    """List the policies that come along: whose text each rests on and of when, its lists and its window."""
    from rsscan.inputs.policies import load_policy, shipped_policies
    from rsscan.render.lists import dumped
    from rsscan.render.policies import head_record, policies_text

    policies = [load_policy(name) for name in shipped_policies()]
    as_json = format is ListForm.json
    sys.stdout.write(dumped([head_record(policy) for policy in policies]) if as_json else policies_text(policies))
