"""A table of publications (CSV) with a column of DOIs; a few lines may stand above its heading."""

import csv
import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice

from rsscan import identifiers
from rsscan.declaration import Declaration, DeclaredWork, Place, Skipped
from rsscan.errors import InputError
from rsscan.inputs.packets.days import forthcoming, year
from rsscan.inputs.packets.protected import is_protected
from rsscan.inputs.packets.text import rows, seems, text

KIND = "csv"

_HEADINGS = {
    "doi": re.compile(r"doi|doi(番号|url|link|リンク)|(article|paper|work|論文)doi|digitalobjectidentifier"),
    "title": re.compile(
        r"(article|paper|work|publication|document)?titles?|(論文)?(タイトル|題目|題名|表題|標題|論題)|論文名"
    ),
    "year": re.compile(
        r"(publication|published|pub)?(year|date)|(year|date)(published|ofpublication)|(発行|出版|発表|掲載)(年|年月|年月日|日)|年"
    ),
    "authors": re.compile(r"authors?|authornames?|authorlist|著者|著者名|著者一覧|全著者|執筆者"),
}
"""Headings in English and Japanese, without blanks, signs and what says of which language they are."""

_LANGUAGE = re.compile(r"[(（](日本語|英語|和文|英文|ja|en|japanese|english)[)）]", re.IGNORECASE)
_NO_WORD = re.compile(r"[\W_]+")
_ABOVE = 5
"""Rows in which the heading is looked for."""

_MARKS = ("{", "[", "<", "@", "%PDF")
_PERSONS = re.compile(r"\s*[;；|]\s*|\s+and\s+|\s*、\s*|\n")


def recognises(head: bytes, name: str) -> bool:
    """Whether one of the first rows has several cells, and one of them is the heading of a column of DOIs."""
    del name
    found = seems(head)
    return found is not None and not found.lstrip().startswith(_MARKS) and _heading(found) is not None


def read(body: bytes, name: str) -> Declaration:
    """Return the publications of a table; columns that are about the person are named and not read."""
    found = text(body, name)
    heading = _heading(found)
    if heading is None:
        raise InputError(f"{name}: has no column of DOIs in its first {_ABOVE} rows")
    at, delimiter, cells = heading
    columns = {role: [i for i, cell in enumerate(cells) if _role(cell) == role] for role in _HEADINGS}
    works: list[DeclaredWork] = []
    skipped: list[Skipped] = []
    try:
        for line, row in rows(found, delimiter):
            if line > at and any(cell.strip() for cell in row):
                _row(row, columns, Place(name, line), works, skipped)
    except csv.Error as error:
        raise InputError(f"{name}: is not CSV: {error}") from None
    protected = tuple(dict.fromkeys(cell.strip() for cell in cells if is_protected(cell)))
    return Declaration(name, KIND, sha256(body).hexdigest(), (), tuple(works), tuple(skipped), protected)


def _row(
    row: list[str], columns: dict[str, list[int]], place: Place, works: list[DeclaredWork], skipped: list[Skipped]
) -> None:
    said = {role: [row[i].strip() for i in its if i < len(row) and row[i].strip()] for role, its in columns.items()}
    dois = dict.fromkeys(doi for cell in said["doi"] for doi in identifiers.dois_within(cell))
    title = said["title"][0] if said["title"] else None
    if said["doi"] and not dois:
        skipped.append(Skipped("a DOI", "is not one", place))
    elif not dois and not title:
        skipped.append(Skipped("a row", "has neither a DOI nor a title", place))
    when = year(said["year"][0]) if said["year"] else None
    awaited = forthcoming(*said["year"], *said["doi"])
    authors = tuple(_authors(said["authors"]))
    works += [DeclaredWork(place, doi, title, when, authors, awaited) for doi in dois or ([None] if title else [])]


def _authors(cells: list[str]) -> Iterator[str]:
    if cells:
        several = _PERSONS.split(cells[0])
        parts = several if len(several) > 1 else [cells[0]]
        yield from (part.strip() for part in parts if part.strip())


def _role(cell: str) -> str | None:
    bare = _NO_WORD.sub("", _LANGUAGE.sub("", cell).casefold())
    return next((role for role, known in _HEADINGS.items() if known.fullmatch(bare)), None)


def _heading(found: str) -> tuple[int, str, list[str]] | None:
    """Return the line, the delimiter and the cells of the row that is the heading."""
    for delimiter in ",;\t":
        try:
            for line, row in islice(rows(found, delimiter), _ABOVE):
                if len(row) > 1 and "doi" in map(_role, row):
                    return line, delimiter, row
        except csv.Error:
            continue
    return None
