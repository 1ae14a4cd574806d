"""`rsscan lists search`: which entries a name, a part of one, or an identifier finds."""

from typing import Annotated

import typer

from rsscan.cli.lists.options import Form, FormOption, ListsOption, put


def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A name in any script, a part of one, an id or number.")],
    lists: ListsOption = None,
    format: FormOption = Form.text,
) -> None:
    """Find entries by any of their names, in any script, and say which name met."""
    from rsscan.errors import InputError
    from rsscan.inputs.lists import load_lists
    from rsscan.lookup import search as find
    from rsscan.render.lists import hit_record, hits_text

    if not any(char.isalnum() for char in text):
        raise InputError("the text to search for has no letter and no digit")
    hits = find(load_lists(lists or None), text)
    put(format, lambda: hits_text(text, hits), lambda: [hit_record(hit) for hit in hits])
