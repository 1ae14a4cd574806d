"""`rsscan lists crosswalk`: one institution, every list that names it."""

from typing import Annotated

import typer

from rsscan.cli.lists.options import Form, FormOption, ListsOption, put

SURE = 90.0
"""Score of a search from which an entry is the body that was asked for."""


def crosswalk(
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="[TEXT]", help="A name, an entry or an identifier; every body on several lists otherwise."
        ),
    ] = None,
    lists: ListsOption = None,
    format: FormOption = Form.text,
) -> None:
    """Show one institution with all lists that name it, or every institution that several lists name."""
    from rsscan.inputs.lists import load_lists
    from rsscan.lookup import crosswalk as bodies_of
    from rsscan.lookup import search
    from rsscan.render.lists import bodies_text, body_record, hits_text

    loaded = load_lists(lists or None)
    bodies = bodies_of(loaded)
    if text is None:
        found = [body for body in bodies if len({listed.id for listed, _ in body.entries}) > 1]
    else:
        asked = {hit.entry.id for hit in search(loaded, text) if hit.score >= SURE}
        found = [body for body in bodies if any(entry.id in asked for _, entry in body.entries)]
    put(
        format,
        lambda: bodies_text(found) if found or text is None else hits_text(text, ()),
        lambda: [body_record(body) for body in found],
    )
