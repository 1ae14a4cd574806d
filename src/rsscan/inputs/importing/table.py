"""A plain CSV table whose columns are named by the user: `--map "Institution=name" --map "Land=country"`."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from rsscan import identifiers
from rsscan.errors import InputError
from rsscan.inputs.importing import opening
from rsscan.inputs.importing.countries import country
from rsscan.inputs.importing.days import iso_day
from rsscan.inputs.importing.names import named
from rsscan.inputs.importing.row import Format, Row, Skipped
from rsscan.watchlist import Entry, Kind

ROLES = (
    "name", "alias", "weak_alias", "native_name", "country", "city", "ror", "openalex", "wikidata", "number", "kind",
    "concerns", "reason", "source_url", "listed_from", "listed_until",
)  # fmt: skip
"""What a column can be. Several columns may be aliases; a cell may hold several, parted by `|` or `;`."""

PROBLEM_LIMIT = 100
"""Problems after which a table is not read on: it is of another kind, or its map is wrong."""

_SEVERAL = frozenset({"alias", "weak_alias", "native_name", "concerns"})
_NAMES = frozenset({"name", "alias", "weak_alias", "native_name"})
_KINDS = {kind.value: kind for kind in Kind if kind is not Kind.JURISDICTION}


def _address(text: str) -> str | None:
    return text if text.lower().startswith(("https://", "http://")) else None


_READ: Mapping[str, tuple[Callable[[str], Any], str]] = {
    "ror": (identifiers.ror, "a ROR id"),
    "openalex": (lambda text: identifiers.openalex(text, "IF"), "an OpenAlex institution id"),
    "wikidata": (identifiers.wikidata, "a Wikidata item"),
    "country": (country, "an ISO code of two letters or the name of one country"),
    "kind": (lambda text: _KINDS.get(text.lower()), f"a kind of entry in a table ({', '.join(_KINDS)})"),
    "source_url": (_address, "a web address (https://…)"),
    "listed_from": (iso_day, "a date (YYYY-MM-DD)"),
    "listed_until": (iso_day, "a date (YYYY-MM-DD)"),
}


def read(path: Path, columns: Mapping[str, str]) -> Iterator[Row]:
    """Yield the entries of a table; `columns` maps a column's heading to its role.

    Without a map, headings that are roles are taken as such; capitals make no difference. Raises InputError with every
    cell that cannot be read.
    """
    rows = opening.table(path)
    first, heading = next(rows, (1, []))
    roles = _roles(f"{path}:{first}", [cell.strip() for cell in heading], columns)
    problems: list[str] = []
    empty = True
    for line, row in rows:
        cells = [" ".join(cell.split()) for cell in row]
        if not any(cells):
            continue
        empty = False
        if any(cells[len(heading) :]):
            problems.append(f"{path}:{line}: has {len(row)} cells where the heading has {len(heading)}")
        else:
            yield _row(f"{path}:{line}", f"line {line}", dict(_values(roles, cells)), problems)
        if len(problems) >= PROBLEM_LIMIT:
            raise InputError([*problems, f"{path}:{line}: the rest of the table was not looked at"])
    if empty:
        problems.append(f"{path}:{first}: has no row below its heading")
    if problems:
        raise InputError(problems)


def _roles(where: str, heading: list[str], columns: Mapping[str, str]) -> list[str | None]:
    """Return the role of each column; raise InputError with all that is wrong with the map."""
    wanted = {name.strip().casefold(): role.strip().lower() for name, role in columns.items()}
    known = {cell.casefold() for cell in heading}
    problems = [
        f"--map {name}={role}: {role!r} is no role; roles are {', '.join(ROLES)}"
        for name, role in columns.items()
        if role.strip().lower() not in ROLES
    ]
    problems += [f"{where}: has no column {name!r}" for name in columns if name.strip().casefold() not in known]
    roles = [_role(cell.casefold(), wanted) for cell in heading]
    for role in ROLES:
        same = [cell for cell, its in zip(heading, roles, strict=True) if its == role]
        if len(same) > 1 and role not in _SEVERAL:
            problems.append(f"{where}: has {len(same)} columns that are the {role} ({', '.join(same)}); one can be")
    if "name" not in roles and not problems:
        shown = ", ".join(cell for cell in heading if cell) or "none"
        problems.append(f"{where}: no column is the name; say which with --map COLUMN=name (columns: {shown})")
    if problems:
        raise InputError(problems)
    return roles


def _role(heading: str, wanted: Mapping[str, str]) -> str | None:
    return wanted.get(heading) if wanted else heading if heading in ROLES else None


def _values(roles: list[str | None], cells: list[str]) -> Iterator[tuple[str, Any]]:
    """Yield each role that the row fills with its text, or its texts where it can have several."""
    several: dict[str, list[str]] = {}
    for role, text in zip(roles, cells, strict=False):
        if role in _SEVERAL:
            parts = (part.strip() for part in text.replace("|", ";").split(";"))
            several.setdefault(role, []).extend(part for part in parts if part)
        elif role and text:
            yield role, text
    yield from several.items()


def _row(at: str, where: str, values: dict[str, Any], problems: list[str]) -> Row:
    """Return the entry of a row; cells that cannot be read are noted as problems and left out."""
    for role, (reader, what) in _READ.items():
        if role in values:
            text = values[role]
            values[role] = reader(text)
            if values[role] is None:
                problems.append(f"{at}: {role}: {text!r} is not {what}")
    since, until = values.get("listed_from"), values.get("listed_until")
    if since and until and until < since:
        problems.append(f"{at}: listed_until ({until}) lies before listed_from ({since})")
    if "name" not in values:
        return Skipped(where, "no name")
    try:
        found = named(
            values["name"],
            [*values.get("native_name", ()), *values.get("alias", ())],
            weak=values.get("weak_alias", ()),
            country=values.get("country"),
            judged=False,
        )
    except ValueError as error:
        return Skipped(where, str(error))
    if not found:
        return Skipped(where, "no name")
    others = {role: value for role, value in values.items() if role not in _NAMES and value}
    return Entry(id="", names=found, **{**others, "concerns": tuple(values.get("concerns", ()))})


FORMAT = Format("csv", "any table, with --map COLUMN=ROLE", None, read, roles=ROLES)
