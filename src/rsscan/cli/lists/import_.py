"""`rsscan lists import`: an official file or a well-known collection as a watchlist."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rsscan.cli.lists.options import day

if TYPE_CHECKING:
    from rsscan.inputs.importing import Format, Head
    from rsscan.watchlist import Place, Remark, Watchlist

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
    effect: Annotated[str | None, typer.Option(help="What being listed means.", rich_help_panel=_HEAD)] = None,
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
        str, typer.Option(metavar="TEXT", help="Only bodies with this in a name or reason.", rich_help_panel=_TAKEN)
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
    from rsscan.editions import carried
    from rsscan.errors import InputError
    from rsscan.files import write
    from rsscan.inputs.importing import format_named
    from rsscan.inputs.importing.assembly import Wanted, assembled
    from rsscan.inputs.yaml_tree import FILE_LIMIT
    from rsscan.render.editions import import_text
    from rsscan.render.list_yaml import formatted

    form = format_named(format)
    given = {"id": id, "authority": authority, "legal_basis": legal_basis, "source_url": source_url, "licence": licence}
    head = _head(form, given, title, effect)
    wanted = Wanted(frozenset(code.upper() for code in country or ()), only.strip())
    columns = _columns(form, map or [])
    on: date | None = day("--edition", edition)
    older, comments = _older(previous, output, head)
    imported = assembled(
        form, file, head, on, columns=columns, wanted=wanted, previous=older, keep_removed=keep_removed
    )
    body = formatted(imported.watchlist, carried(comments, older, imported.watchlist) if older else {})
    if len(body.encode()) > FILE_LIMIT:
        raise InputError(
            f"{file}: makes a list larger than the {FILE_LIMIT >> 20} MiB that are read; take a part of it with "
            "--country or --only"
        )
    if output is None:
        sys.stdout.write(body)
    else:
        write(output, body, private=False)
    (sys.stdout if output else sys.stderr).write(import_text(imported))


def _head(form: "Format", given: dict[str, str | None], title: str | None, effect: str | None) -> "Head":
    """Return what the list says of itself: what the format knows, with what the user gives in its place."""
    from rsscan.errors import InputError
    from rsscan.inputs.importing import Head
    from rsscan.watchlist import Effect

    problems = []
    words = {member.value: member for member in Effect}
    if effect and effect not in words:
        problems.append(f"--effect {effect}: is none of {', '.join(words)}")
    values: dict[str, Any] = {key: value for key, value in given.items() if value}
    if title:
        values["title"] = {"en": title}
    if effect in words:
        values["effect"] = words[effect]
    if form.head is not None:
        if problems:
            raise InputError(problems)
        return replace(form.head, **values)
    missing = [key for key in ("id", "authority", "source_url") if key not in values] + ([] if effect else ["effect"])
    if missing:
        options = ", ".join(f"--{key.replace('_', '-')}" for key in missing)
        problems.append(f"a table does not say what list it is; give {options}")
    if problems:
        raise InputError(problems)
    unsaid = {"title": {"en": values["id"]}, "legal_basis": "", "licence": ""}
    return Head(**(unsaid | values))


def _columns(form: "Format", given: list[str]) -> dict[str, str]:
    """Read `--map COLUMN=ROLE`; the name of a column may hold the sign itself."""
    from rsscan.errors import InputError

    found, problems = {}, []
    for one in given:
        column, _, role = one.rpartition("=")
        if role.strip() not in form.roles:
            known = f"roles are {', '.join(form.roles)}" if form.roles else f"{form.name} needs no map"
            problems.append(f"--map {one}: {known}")
        found[column.strip()] = role.strip()
    if problems:
        raise InputError(problems)
    return found


def _older(
    previous: str | None, output: Path | None, head: "Head"
) -> "tuple[Watchlist | None, Mapping[Place, Remark]]":
    """Return the older edition with its comments: the one named, or the file to be written, or the shipped list."""
    from rsscan.errors import InputError
    from rsscan.inputs.lists import commented_list, list_path, shipped_lists

    name = previous or (str(output) if output and output.is_file() else head.id if head.id in shipped_lists() else None)
    if name is None:
        return None, {}
    path = list_path(name)
    if path is None:
        raise InputError(f"--previous {name}: is neither a shipped list ({', '.join(shipped_lists())}) nor a file")
    _, watchlist, comments = commented_list(path)
    return watchlist, comments
