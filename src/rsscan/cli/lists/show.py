"""`rsscan lists show`: a list, or one entry of it."""

from typing import Annotated

import typer

from rsscan.cli.lists.options import Form, FormOption, ListsOption, put


def show(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="A list (ID or PATH), or an entry such as dprk/kim-il-sung-university.")
    ],
    lists: ListsOption = None,
    format: FormOption = Form.text,
) -> None:
    """Show everything that a list says of itself and of one entry."""
    from rsscan.errors import InputError
    from rsscan.inputs.lists import list_path, load_lists
    from rsscan.render.lists import entry_record, entry_text, head_record, list_text

    if list_path(id) is not None:
        (listed,) = load_lists([id])
        put(
            format,
            lambda: list_text(listed),
            lambda: head_record(listed) | {"entries": [entry_record(listed, entry) for entry in listed.entries]},
        )
        return
    entries = ((watchlist, entry) for watchlist in load_lists(lists or None) for entry in watchlist.entries)
    found = next((pair for pair in entries if pair[1].id == id.lower()), None)
    if found is None:
        raise InputError(f"{id}: is neither a list nor an entry of one; look for it with: rsscan lists search")
    put(format, lambda: entry_text(*found), lambda: entry_record(*found))
