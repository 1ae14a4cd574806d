"""`rsscan lists import`: an official file or a well-known collection as a watchlist."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from rsscan.cli.options import day
from rsscan.watchlist import Effect

_HEAD, _TAKEN = "What the list says of itself", "What is taken"


def _formats() -> str:
    from rsscan.inputs.importing import FORMATS

    return ", ".join(FORMATS)


def import_(
    format: Annotated[str, typer.Argument(metavar="FORMAT", help=f"One of {_formats()}.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file as its publisher hands it out.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="LIST.yaml", help="Write the list here, not to stdout.")
    ] = None,
    id: Annotated[str | None, typer.Option(help="Id of the list.", rich_help_panel=_HEAD)] = None,
    edition: Annotated[
        str | None,
        typer.Option(help="Day of the edition, where the file does not say.", metavar="DATE", rich_help_panel=_HEAD),
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title.", rich_help_panel=_HEAD)] = None,
    authority: Annotated[str | None, typer.Option(help="Who keeps the official list.", rich_help_panel=_HEAD)] = None,
    legal_basis: Annotated[str | None, typer.Option(help="Its law.", rich_help_panel=_HEAD)] = None,
    effect: Annotated[
        str | None, typer.Option(help=f"What being listed means: {', '.join(Effect)}.", rich_help_panel=_HEAD)
    ] = None,
    source_url: Annotated[str | None, typer.Option(help="Its official place.", rich_help_panel=_HEAD)] = None,
    licence: Annotated[str | None, typer.Option(help="Terms of its reuse.", rich_help_panel=_HEAD)] = None,
    map: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN=ROLE", help="For csv: what a column is.", rich_help_panel=_TAKEN),
    ] = None,
    country: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Only bodies of this country.", rich_help_panel=_TAKEN)
    ] = None,
    only: Annotated[
        str,
        typer.Option(
            metavar="TEXT", help="Only bodies with this in a name, number, reason or law.", rich_help_panel=_TAKEN
        ),
    ] = "",
    previous: Annotated[
        str | None,
        typer.Option(
            metavar="ID|PATH", rich_help_panel=_TAKEN,
            help="Older edition whose ids and hand-made parts stay: else -o's file, else the shipped list.",
        ),
    ] = None,
    keep_removed: Annotated[
        bool, typer.Option("--keep-removed", help="Keep dropped entries, dated.", rich_help_panel=_TAKEN)
    ] = False,
) -> None:  # fmt: skip
    """Make a watchlist of an official file; ids of an older edition stay.

    Example: rsscan lists import meti 20250929_4.xlsx -o lists/jp-meti-eul.yaml
    """
    from rsscan.cli.lists.taking import Said, columns_of, must_be_readable, older_of, wanted_of
    from rsscan.files import write
    from rsscan.inputs.importing import format_named
    from rsscan.inputs.importing.assembly import assembled
    from rsscan.inputs.list_remarks import moved
    from rsscan.render.editions import import_text
    from rsscan.render.list_yaml import formatted

    form = format_named(format)
    said = Said(id, title, authority, legal_basis, effect, source_url, licence)
    older, remarks = older_of(form, said, previous, output)
    head = said.head(form, older)
    imported = assembled(
        form,
        file,
        head,
        day("--edition", edition),
        columns=columns_of(form, map or []),
        wanted=wanted_of(country or [], only, keep_removed=keep_removed),
        previous=older,
        keep_removed=keep_removed,
    )
    listed = imported.merged.watchlist
    body = formatted(listed, moved(remarks, older, listed) if older else None)
    must_be_readable(file, listed, body)
    if output is None:
        sys.stdout.write(body)
    else:
        write(output, body, private=False)
    (sys.stdout if output else sys.stderr).write(import_text(imported))
