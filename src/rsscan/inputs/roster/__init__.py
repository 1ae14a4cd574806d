"""Rosters: the persons of a CSV or XLSX file, told by identifier or by name, and nothing else of them.

One direction: `encoding` and `headings` → `table` (rows below a heading) → `load_roster` (persons).
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from rsscan.errors import InputError
from rsscan.identity.names import names_agree
from rsscan.inputs.importing import opening
from rsscan.inputs.roster.headings import ROLES, Columns, checked
from rsscan.inputs.roster.table import Table, table
from rsscan.inputs.subjects import author_id, orcid_id
from rsscan.subject import Location, Person

__all__ = ["ROLES", "Roster", "load_roster"]

CELL_LIMIT = 1000
"""Letters of a cell that is read."""

PROBLEM_LIMIT = 100
"""Problems after which a roster is not read on: it is of another kind, or its map is wrong."""

SHOWN = 10
"""Lines that one sentence names."""

_NOTHING = frozenset(
    "- – — ー ? #n/a n/a na none null nil unknown なし 無し 無 未登録 未取得 不明 無回答 无 없음".split()
)
"""What people write into a cell that has nothing to hold."""


@dataclass(frozen=True, slots=True)
class Roster:
    """The persons of a file, each once and in its order; `said` are sentences on what was read and what was not."""

    people: tuple[Person, ...]
    said: tuple[str, ...]
    sha256: str


def load_roster(path: Path, columns: Mapping[str, str]) -> Roster:
    """Read a roster; `columns` maps headings to roles where the usual headings do not do.

    Raises InputError with every cell that cannot be meant, each with line and column.
    """
    problems: list[str] = []
    with table(path, checked(columns)) as found:
        said = [*found.said, *_of_columns(path, found.columns)]
        people, folded = _each_once(_people(path, found, problems))
    if problems:
        raise InputError(problems)
    return Roster(people, (*said, *_of_folded(path, folded)), _sha256(path))


def _people(path: Path, found: Table, problems: list[str]) -> Iterator[Person]:
    columns = found.columns
    for line, cells in found.rows:
        if not any(cells) or tuple(cells) == columns.heading:  # a heading is repeated at the top of a page
            continue
        where = f"{path}:{line}"
        if any(cells[len(columns.heading) :]):
            problems.append(f"{where}: has {len(cells)} cells where the heading has {len(columns.heading)}")
        else:
            yield from _person(where, Location(str(path), line), _values(where, columns, cells, problems), problems)
        if len(problems) >= PROBLEM_LIMIT:
            raise InputError([*problems, f"{where}: the rest of the roster was not looked at"])


def _values(where: str, columns: Columns, cells: list[str], problems: list[str]) -> dict[str, list[str]]:
    """Return what the columns that are read say, by role; identifiers in the one form in which they are kept."""
    found: dict[str, list[str]] = {role: [] for role in ROLES}
    for at, role in columns.roles.items():
        text = cells[at] if at < len(cells) else ""
        if not text or text.casefold() in _NOTHING:
            continue
        if len(text) > CELL_LIMIT:
            problems.append(f"{where}: column {columns.heading[at]}: is longer than {CELL_LIMIT} letters")
        elif role not in _READ:
            found[role].append(text)
        else:
            try:
                found[role].append(_READ[role](text))
            except InputError as error:
                said = str(error).removeprefix(text)
                problems.append(f"{where}: column {columns.heading[at]}: {text!r}{said}")
                found[role].append("")
    return found


_READ = {"orcid": orcid_id, "openalex": author_id}


def _person(where: str, location: Location, values: dict[str, list[str]], problems: list[str]) -> Iterator[Person]:
    ids = [*values["orcid"], *values["openalex"]]
    whole = " ".join((*values["given"], *values["family"]))
    names = tuple(name for name in (*values["name"], whole) if any(letter.isalpha() for letter in name))
    if not ids and not names:
        if any(values.values()):
            problems.append(f"{where}: names nobody: it has neither an ORCID iD nor an OpenAlex id nor a name")
        return
    if "" not in ids:  # which was told to be wrong
        yield Person(
            location,
            id=ids[0] if ids else None,
            also=tuple(ids[1:]),
            names=names,
            affiliation="; ".join(values["affiliation"]) or None,
            reference=next(iter(values["reference"]), None),
        )


def _each_once(people: Iterable[Person]) -> tuple[tuple[Person, ...], list[tuple[Person, Person]]]:
    """Return each person once, and every later row with the one that it repeats.

    Rows without an identifier are one person's only where nothing tells them apart and an own number is the same: two
    persons may have one name.
    """
    first: dict[object, Person] = {}
    folded = []
    for person in people:
        named = (person.names, person.affiliation, person.reference) if person.reference else person.location
        key = person.id or named
        if before := first.get(key):
            folded.append((person, before))
            first[key] = replace(before, also=tuple(dict.fromkeys((*before.also, *person.also))))
        else:
            first[key] = person
    return _told_apart(first.values()), folded


def _told_apart(people: Iterable[Person]) -> tuple[Person, ...]:
    """Return persons of whom no two go by one own number alone: what else the row says is added to it as a mark.

    The mark does not depend on the line, so that a person stays who they are when the roster grows.
    """
    listed = tuple(people)
    numbers = Counter(person.reference for person in listed if person.id is None)
    return tuple(
        replace(person, reference=f"{person.reference}-{_mark(person)}")
        if person.id is None and person.reference and numbers[person.reference] > 1
        else person
        for person in listed
    )


def _mark(person: Person) -> str:
    said = "\n".join((*person.names, person.affiliation or ""))
    return hashlib.sha256(said.encode()).hexdigest()[:8]


def _of_columns(path: Path, columns: Columns) -> Iterator[str]:
    if columns.protected:
        said = ", ".join(columns.protected)
        yield f"{path}: not read, as nothing is ever judged by it: {said}"


def _of_folded(path: Path, folded: list[tuple[Person, Person]]) -> Iterator[str]:
    if folded:
        rows = "1 row names" if len(folded) == 1 else f"{len(folded):,} rows name"
        lines = _lines(later for later, _ in folded)
        yield f"{path}: {rows} a person who is named above, and who is looked at once ({lines})"
    for later, before in folded:
        if later.names and before.names and not any(names_agree(a, b) for a in later.names for b in before.names):
            yield (
                f"{path}:{later.location.line}: has the identifier of line {before.location.line} and another name; "
                "if these are two persons, one of them is not looked at"
            )


def _lines(people: Iterable[Person]) -> str:
    lines = [person.location.line for person in people]
    more = f" and {len(lines) - SHOWN} more" if len(lines) > SHOWN else ""
    return f"{'line' if len(lines) == 1 else 'lines'} {', '.join(map(str, lines[:SHOWN]))}{more}"


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with opening.opened(path) as stream:
        while part := stream.read(1 << 20):
            digest.update(part)
    return digest.hexdigest()
