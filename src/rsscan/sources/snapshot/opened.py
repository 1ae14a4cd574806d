"""A store while it is looked into: its index in SQLite, and its tables in Parquet."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from rsscan.sources.payload import BODIES_KEPT
from rsscan.sources.snapshot.database import query
from rsscan.sources.snapshot.engine import connected
from rsscan.sources.snapshot.part import alone
from rsscan.sources.snapshot.records import BODY_FIELDS, Json, read
from rsscan.sources.snapshot.store import open_store

_SETTINGS = (
    "autoinstall_known_extensions = false",  # from the network
    "enable_progress_bar = false",
    "memory_limit = '1GB'",
    "temp_directory = ''",  # nothing of who is asked for is left on disk
    "threads = 1",  # a look-up is over before a second one has begun
)

_LEVELS = 16
"""By how many works profiles are told apart where they are found by name: each level has four times those before."""

_FOOTERS = 200
"""Files of works whose footers are kept, since they do not change: each takes a megabyte."""

_TOGETHER = 1000
"""Rows of a long answer that are in memory at once."""


class Opened:
    """An open store, for one thread at a time; raises what DuckDB and SQLite raise where it cannot be read."""

    def __init__(self, folder: Path) -> None:
        """Open the store in a folder. Raises InputError where there is none, or not a whole one."""
        self.store = open_store(folder)
        with ExitStack() as opened:
            connection = sqlite3.connect(self.store.index, uri=True, check_same_thread=False)
            self._index = opened.enter_context(closing(connection))
            self._index.create_function("folded", 1, str.casefold, deterministic=True)
            self._tables = opened.enter_context(connected())
            kept = len(self.store.works_files()) <= _FOOTERS
            for setting in (*_SETTINGS, f"parquet_metadata_cache = {kept}"):
                self._tables.execute(f"SET {setting}")
            self._tables.execute(query("naming"))
            self.close = opened.pop_all().close
        self.institution = lru_cache(BODIES_KEPT)(self._institution)
        self.topic = lru_cache(BODIES_KEPT)(self._topic)

    def carriers(self, orcid: str) -> Iterator[int]:
        """Yield the authors who carry an ORCID iD; its own number (see `strays_of`) is one of them."""
        for (author,) in self._index.execute("SELECT author FROM orcid WHERE orcid = ?", (orcid,)):
            yield author

    def places(self, author: int) -> Iterator[int]:
        """Yield where the works of an author stand."""
        for (places,) in self._index.execute("SELECT places FROM author WHERE id = ?", (author,)):
            yield from _decoded(places or b"")

    def _institution(self, number: int) -> Json | None:
        """Return what bylines and profiles show of an institution."""
        record = self._record("institution", number)
        return record and {key: record.get(key) for key in BODY_FIELDS}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each institution that has a ROR id, by that id in full form."""
        rows = self._index.execute("SELECT json_extract(record, '$.ror'), id FROM institution")
        return {ror: number for ror, number in rows if ror}

    def _topic(self, number: int) -> Json | None:
        """Return the record of a topic."""
        return self._record("topic", number)

    def _record(self, kind: str, number: int) -> Json | None:
        for (record,) in self._index.execute(f"SELECT record FROM {kind} WHERE id = ?", (number,)):
            return dict(json.loads(record))
        return None

    def institutions_with(self, words: Iterable[str]) -> Iterator[Json]:
        """Yield the institutions in whose records all of these words stand, in whatever case, anywhere."""
        wanted = [_as_in_json(word) for word in words]
        held = " AND ".join(["instr(folded(record), ?)"] * len(wanted)) or "false"
        for (record,) in self._index.execute(f"SELECT record FROM institution WHERE {held}", wanted):
            yield json.loads(record)

    def profiles_with(self, words: Iterable[str]) -> Iterator[Json]:
        """Yield the profiles in which all of these words, in small letters, stand anywhere: all of them are read."""
        wanted = [_as_in_json(word) for word in words]
        held = " AND ".join(["contains(folded(profile), folded(?))"] * len(wanted)) or "false"
        for (profile,) in self._rows("profile", self.store.authors_files(), held, wanted):
            yield json.loads(profile)

    def named(self, words: Iterable[str]) -> Iterator[list[Json]]:
        """Yield profiles that may have all of these words in names: those of the most works, of fewer, and so on.

        Only where none of the words is one that the index has, a letter or a mark, all profiles are read.
        """
        asked = self._tables.execute("SELECT words_in(?)", [" ".join(words)]).fetchone() or ([],)
        if not asked[0]:
            yield list(self.profiles_with(words))
            return
        for level in reversed(range(_LEVELS)):
            met = [self._named(word * _LEVELS + level) for word in asked[0]]
            if authors := set.intersection(*met):
                yield self.profiles(sorted(authors))

    def _named(self, word: int) -> set[int]:
        rows = self._index.execute("SELECT authors FROM name WHERE word = ?", (word,))
        return {author for (authors,) in rows for author in _decoded(authors)}

    def profiles(self, authors: Sequence[int]) -> list[Json]:
        """Return the profiles of some authors."""
        rows = self._rows("profile", self.store.authors_files(authors), f"id IN ({_listed(authors)})")
        return [json.loads(profile) for (profile,) in rows]

    def works(self, places: Sequence[int]) -> list[Json]:
        """Return the rows of the works at some places, in their order, with what stands in them as JSON read."""
        rows = self._rows(_COLUMNS, self.store.works_files(places), f"place IN ({_listed(places)})")
        return [read(dict(zip(_WORK, row, strict=True))) for row in sorted(rows)]

    def places_of_bodies(self, institutions: Sequence[int], since: str) -> Iterator[int]:
        """Yield where works stand in whose bylines one of these numbers does, and that are not older, or undated.

        The bylines of all works are read. A number may stand there for something else than an institution.
        """
        held = f"regexp_matches(byline, '[\\[,] ?({'|'.join(map(str, institutions))}) ?[,\\]]')"
        late = "coalesce(year >= year(?::DATE), true)"
        for (place,) in self._rows("place", self.store.works_files(), f"{held} AND {late}", [since]):
            yield place

    def with_id(self, number: int) -> list[int]:
        """Return where the work with an id stands."""
        return self._found("ids", "id", number)

    def with_doi(self, doi: str) -> list[int]:
        """Return where works with a DOI stand."""
        return self._found("dois", "doi", doi)

    def _found(self, table: str, column: str, value: object) -> list[int]:
        file = self.store.edition / f"{table}.parquet"
        return sorted(place for (place,) in self._rows("place", [file], f"{column} = ?", [value]))

    def _rows(
        self, columns: str, files: Sequence[Path], condition: str, values: Sequence[object] = ()
    ) -> Iterator[tuple[Any, ...]]:
        """Yield what some files hold under a condition, in which `?` stands for each value."""
        if not files:
            return
        asked = f"SELECT {columns} FROM read_parquet(?, hive_partitioning = false) WHERE {condition}"
        self._tables.execute(asked, [list(map(alone, files)), *values])
        while some := self._tables.fetchmany(_TOGETHER):
            yield from some


_WORK = ("place", "id", "doi", "title", "published", "year", "type", "updated", "cut", "topics", "byline", "funding")
_COLUMNS = ", ".join(f"{name}::VARCHAR" if name in {"published", "updated"} else name for name in _WORK)


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


def _as_in_json(word: str) -> str:
    """Return a word as it stands inside of JSON."""
    return json.dumps(word, ensure_ascii=False)[1:-1]


def _decoded(places: bytes) -> Iterator[int]:
    """Yield ascending numbers from their differences, each in groups of seven bits, the lowest first (LEB128)."""
    number = difference = shift = 0
    for byte in places:
        difference |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:  # noqa: PLR2004 - the highest bit says that more follows
            number += difference
            yield number
            difference = shift = 0
