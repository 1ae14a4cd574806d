"""OpenSanctions collections: `targets.simple.csv`, or `entities.ftm.json` with one entity a line.

Only the second marks weak aliases. It has sanctions apart from bodies and in any order; they wait outside of memory
until the bodies are read. https://www.opensanctions.org/docs/bulk/
"""

import csv
import sqlite3
import textwrap
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rsscan import identifiers
from rsscan.errors import InputError
from rsscan.inputs.importing import opening, programmes
from rsscan.inputs.importing.countries import country
from rsscan.inputs.importing.days import iso_day
from rsscan.inputs.importing.names import named
from rsscan.inputs.importing.programmes import Listing
from rsscan.inputs.importing.research import is_research
from rsscan.inputs.importing.row import Edition, Format, Head, Row, Skipped
from rsscan.watchlist import Effect, Entry

_BODIES = frozenset({"Organization", "Company", "LegalEntity", "PublicBody"})
_CRAFT = frozenset({"Vessel", "Airplane"})
_COLUMNS = ("id", "schema", "name", "aliases", "countries", "sanctions", "program_ids")
_REASON_LIMIT = 400
_WHOLE_DATE = len("2016-11-30")


@dataclass(frozen=True, slots=True)
class _Body:
    """What either file says of a body; the first of `names` is the one it is known by."""

    id: str
    schema: str
    names: tuple[str, ...]
    weak: tuple[str, ...]
    countries: tuple[str, ...]
    programmes: tuple[str, ...]
    listings: tuple[Listing, ...]
    ror: str | None = None
    wikidata: str | None = None
    source_url: str | None = None


def read(path: Path, columns: Mapping[str, str]) -> Iterator[Row]:
    """Yield the bodies of a collection; which of the two files it is, its first bytes tell."""
    if columns:
        raise InputError("--map: an OpenSanctions file names its columns itself")
    last_seen = ""
    rows = _of_entities(path) if opening.begins_with(path).startswith((b"{", b"[")) else _of_table(path)
    for row, seen in rows:
        last_seen = max(last_seen, seen[:_WHOLE_DATE])
        if row is not None:
            yield row
    if day := iso_day(last_seen):
        yield Edition(day)


def _skipped(schema: str) -> str | None:
    """Return why entities of a schema are not imported; None for those that are."""
    if schema == "Person":
        return "a person"
    return None if schema in _BODIES | _CRAFT else f"{schema}: not a body"


def _row(where: str, body: _Body) -> Row:
    codes = tuple(dict.fromkeys(code.upper() for code in body.countries))
    iso = {code for code in map(country, codes) if code}
    its = iso.pop() if len(iso) == 1 else None
    first, *others = body.names or ("",)
    try:
        found = named(first, others, weak=body.weak, country=its)
    except ValueError as error:
        return Skipped(where, str(error))
    if not found:
        return Skipped(where, "no name")
    return Entry(
        id="",
        names=found,
        country=its,
        ror=body.ror,
        wikidata=body.wikidata or identifiers.wikidata(body.id),
        reason=_reason(body, "" if its or not codes else f"Countries: {', '.join(codes)}."),
        effect=programmes.effect_of(body.listings, body.programmes),
        number=body.id,
        research=body.schema in _BODIES and is_research(found),
        source_url=body.source_url,
        listed_from=programmes.listed_from(body.listings),
        listed_until=programmes.listed_until(body.listings),
    )


def _reason(body: _Body, countries: str) -> str | None:
    mentioned = {key for listing in body.listings for key in listing.programmes}
    alone = [key for key in body.programmes if key not in mentioned]
    said = dict.fromkeys([*alone, *filter(None, (listing.written() for listing in body.listings))])
    parts = [f"Programmes: {'; '.join(said)}." if said else "", countries]
    return textwrap.shorten(" ".join(filter(None, parts)), _REASON_LIMIT, placeholder=" …") or None


def _of_table(path: Path) -> Iterator[tuple[Row | None, str]]:
    rows = opening.table(path)
    _, heading = next(rows, (1, []))
    if missing := [name for name in _COLUMNS if name not in heading]:
        shown = textwrap.shorten(", ".join(heading), _REASON_LIMIT, placeholder=" …") or "none"
        raise InputError(
            f"{path}:1: is neither targets.simple.csv nor entities.ftm.json of OpenSanctions: no column "
            f"{', '.join(missing)} (columns: {shown})"
        )
    for line, row in rows:
        if not row:
            continue
        if len(row) != len(heading):
            raise InputError(f"{path}:{line}: has {len(row)} cells where the heading has {len(heading)}; is it cut?")
        cells = dict(zip(heading, row, strict=True))
        where, schema = f"line {line}", cells["schema"]
        several = {
            key: _several(path, line, cells[key]) for key in ("aliases", "countries", "sanctions", "program_ids")
        }
        body = _Body(
            cells["id"],
            schema,
            (cells["name"], *several["aliases"]),
            (),
            several["countries"],
            several["program_ids"],
            tuple(programmes.listing_of(text) for text in several["sanctions"]),
        )
        why = _skipped(schema)
        yield Skipped(where, why) if why else _row(where, body), cells.get("last_seen", "")


def _several(path: Path, line: int, cell: str) -> tuple[str, ...]:
    """Return the values of a cell, which is a row of CSV in itself, parted by semicolons."""
    try:
        [values] = csv.reader([" ".join(cell.split())], delimiter=";", strict=True)
    except csv.Error as error:
        raise InputError(f"{path}:{line}: a cell with several values cannot be read: {error}") from None
    return tuple(value.strip() for value in values if value.strip())


def _of_entities(path: Path) -> Iterator[tuple[Row | None, str]]:
    with closing(sqlite3.connect("")) as waiting:  # a temporary file of its own, gone when closed
        waiting.execute("CREATE TABLE listing (entity TEXT, programmes TEXT, since TEXT, until TEXT, said TEXT)")
        waiting.executemany("INSERT INTO listing VALUES (?, ?, ?, ?, ?)", _sanctions(path))
        waiting.execute("CREATE INDEX of_entity ON listing (entity)")
        for line, value in opening.json_lines(path):
            entity = _Entity(path, line, value)
            where = f"line {line}"
            why = _skipped(entity.schema) or ("not a target" if value.get("target") is False else None)
            if entity.schema == "Sanction":
                yield None, entity.seen
            elif why:
                yield Skipped(where, why), entity.seen
            else:
                yield _row(where, entity.body(_listings(waiting, entity.id))), entity.seen


def _sanctions(path: Path) -> Iterator[tuple[str, str, str | None, str | None, str]]:
    for line, value in opening.json_lines(path, holding=b'"Sanction"'):
        entity = _Entity(path, line, value)
        if entity.schema == "Sanction":
            keys = "\n".join(entity.texts("programId") or entity.texts("program"))
            since = programmes.earliest(entity.texts("listingDate")) or programmes.earliest(entity.texts("startDate"))
            until = programmes.latest(entity.texts("endDate"))
            for listed in entity.texts("entity"):
                yield listed, keys, since, until, ", ".join(entity.texts("authority"))


def _listings(waiting: sqlite3.Connection, entity: str) -> tuple[Listing, ...]:
    rows = waiting.execute(
        "SELECT programmes, since, until, said FROM listing WHERE entity = ? ORDER BY since, programmes", (entity,)
    )
    return tuple(Listing(tuple(filter(None, keys.split("\n"))), *others) for keys, *others in rows)


class _Entity:
    """One line of entities.ftm.json; raises InputError where it has not the form of an entity."""

    def __init__(self, path: Path, line: int, value: Any) -> None:
        self._at = f"{path}:{line}"
        is_one = isinstance(value, dict) and isinstance(value.get("properties"), dict)
        if not is_one or not all(isinstance(value.get(key), str) and value[key] for key in ("id", "schema")):
            raise InputError(f"{self._at}: is not an entity of OpenSanctions (an object with id, schema, properties)")
        self._properties: dict[str, Any] = value["properties"]
        self.id: str = value["id"]
        self.schema: str = value["schema"]
        self.caption = value.get("caption")
        self.seen = seen if isinstance(seen := value.get("last_seen"), str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the values of a property, each in one line."""
        values = self._properties.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise InputError(f"{self._at}: properties.{key} is not a list of texts")
        return tuple(" ".join(value.split()) for value in values if value.strip())

    def body(self, listings: tuple[Listing, ...]) -> _Body:
        """Return the entity as a body that is listed so."""
        known = [*self.texts("name"), *self.texts("alias"), *self.texts("previousName")]
        if self.caption in known:
            known.insert(0, self.caption)
        wikidata = {found for text in self.texts("wikidataId") if (found := identifiers.wikidata(text))}
        pages = [url for url in self.texts("sourceUrl") if url.startswith(("https://", "http://"))]
        said = [*self.texts("rorCode"), *(url for url in pages if "ror.org/" in url)]
        ror = {found for text in said if (found := identifiers.ror(text))}
        return _Body(
            self.id,
            self.schema,
            tuple(dict.fromkeys(known)),
            (*self.texts("weakAlias"), *self.texts("abbreviation")),
            self.texts("mainCountry") or self._one("jurisdiction") or self.texts("country"),
            self.texts("programId"),
            listings,
            ror.pop() if len(ror) == 1 else None,
            wikidata.pop() if len(wikidata) == 1 else None,
            pages[0] if pages else None,
        )

    def _one(self, key: str) -> tuple[str, ...]:
        values = self.texts(key)
        return values if len(values) == 1 else ()


FORMAT = Format(
    "opensanctions",
    "targets.simple.csv or entities.ftm.json of OpenSanctions",
    Head(
        id="opensanctions",
        title={"en": "OpenSanctions collection"},
        authority="OpenSanctions, from the lists of many authorities",
        legal_basis="None of its own: the programme named in each entry, https://www.opensanctions.org/programs/",
        effect=Effect.ADVISORY,
        source_url="https://www.opensanctions.org/datasets/",
        licence="CC BY-NC 4.0, unless licensed otherwise by OpenSanctions, https://www.opensanctions.org/licensing/",
    ),
    read,
)
