"""What the commands on lists share."""

import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer


class Form(StrEnum):
    """For a person or for a program."""

    text = "text"
    json = "json"


FormOption = Annotated[
    Form, typer.Option("--format", "-f", help="text, or json for programs.", envvar="RSSCAN_LISTS_FORMAT")
]
ListsOption = Annotated[
    list[str] | None,
    typer.Option("--lists", help="Only this list: ID or PATH; all that come along otherwise.", envvar="RSSCAN_LISTS"),
]
ListsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[LIST]...", help="ID or PATH; all that come along otherwise.", show_default=False),
]


def put(form: Form, as_text: Callable[[], str], as_record: Callable[[], object]) -> None:
    """Write the answer in the form that was asked for."""
    from rsscan.render.lists import dumped

    sys.stdout.write(as_text() if form is Form.text else dumped(as_record()))
