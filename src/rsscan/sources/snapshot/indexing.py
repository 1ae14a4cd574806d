"""The index of a store: where the works of an author lie, who carries an ORCID iD or has a word in a name, and what an
institution and a topic are.

SQLite, because one row is wanted at a time: it answers in a hundredth of what a Parquet file takes.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rsscan.sources.snapshot.database import settled

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TABLES = """
    PRAGMA page_size = 8192;
    PRAGMA journal_mode = off;
    PRAGMA synchronous = off;
    CREATE TABLE author (id INTEGER PRIMARY KEY, orcid TEXT, places BLOB NOT NULL);
    CREATE TABLE orcid (orcid TEXT, author INTEGER, PRIMARY KEY (orcid, author)) WITHOUT ROWID;
    CREATE TABLE name (word INTEGER PRIMARY KEY, authors BLOB NOT NULL);
    CREATE TABLE institution (id INTEGER PRIMARY KEY, record TEXT NOT NULL);
    CREATE TABLE topic (id INTEGER PRIMARY KEY, record TEXT NOT NULL);
"""

_AT_A_TIME = 50_000
Row = tuple[Any, ...]
_NOBODY: Row = (1 << 63, None)
_COUNTED = {
    "authors": "count(*) FROM author WHERE id > 0",
    "orcids": "count(DISTINCT orcid) FROM orcid",
    "institutions": "count(*) FROM institution",
    "topics": "count(*) FROM topic",
}


def write_index(connection: "DuckDBPyConnection", tables: Mapping[str, str], to: Path) -> dict[str, int]:
    """Write the index from tables: `written`, `carriers` and so on. Return how much is in it."""
    to.parent.mkdir(parents=True, exist_ok=True)
    beside = to.with_name(f"{to.name}.part")
    beside.unlink(missing_ok=True)
    with closing(sqlite3.connect(beside, isolation_level=None)) as index:
        index.executescript(_TABLES)
        index.execute("BEGIN")
        one = _rows(connection, f"SELECT author, min(orcid) FROM {tables['carriers']} GROUP BY author ORDER BY author")
        lines = _rows(connection, f"FROM {tables['written']} ORDER BY author, place")
        index.executemany("INSERT INTO author VALUES (?, ?, ?)", _authors(lines, one))
        named = _rows(connection, f"FROM {tables['names']} ORDER BY word, author")
        index.executemany("INSERT INTO name VALUES (?, ?)", _packed(named))
        for table, asked in (
            ("orcid", f"SELECT orcid, author FROM {tables['carriers']} ORDER BY ALL"),
            ("institution", f"FROM {tables['institutions']} ORDER BY id"),
            ("topic", f"FROM {tables['topics']} ORDER BY id"),
        ):
            index.executemany(f"INSERT INTO {table} VALUES (?, ?)", _rows(connection, asked))
        found = {name: int(index.execute(f"SELECT {asked}").fetchone()[0]) for name, asked in _COUNTED.items()}
        index.execute("COMMIT")
    settled(beside, to)
    return found


def _rows(connection: "DuckDBPyConnection", asked: str) -> Iterator[Row]:
    """Yield the rows of an answer as they come."""
    answer = connection.cursor()
    answer.execute(asked)
    while some := answer.fetchmany(_AT_A_TIME):
        yield from some


def _authors(lines: Iterator[Row], carriers: Iterator[Row]) -> Iterator[Row]:
    """Yield each author of some works with an ORCID iD, if there is one, and the places of the works."""
    carrier: Row = next(carriers, _NOBODY)
    for author, own in groupby(lines, itemgetter(0)):
        while carrier[0] < author:
            carrier = next(carriers, _NOBODY)
        yield author, carrier[1] if carrier[0] == author else None, packed(place for _, place in own)


def _packed(named: Iterator[Row]) -> Iterator[Row]:
    """Yield each word with the authors who have it in a name."""
    for word, own in groupby(named, itemgetter(0)):
        yield word, packed(author for _, author in own)


def packed(places: Iterable[int]) -> bytes:
    """Return ascending numbers as the steps between them, seven bits a byte, the highest bit where more follow."""
    found = bytearray()
    last = 0
    for place in places:
        step, last = place - last, place
        while step > 127:  # noqa: PLR2004 - seven bits
            found.append(step & 127 | 128)
            step >>= 7
        found.append(step)
    return bytes(found)
