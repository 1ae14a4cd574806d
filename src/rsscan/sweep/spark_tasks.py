"""What executors do: Arrow in, Arrow out, judged by the code that scans one person."""

import importlib.util
import json
import pickle
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from rsscan.identifiers import bare
from rsscan.matching import Index
from rsscan.sources.payload import BODIES_KEPT
from rsscan.sources.snapshot.records import Json, read
from rsscan.sweep.directory import OPENALEX, authors_on
from rsscan.sweep.held import Held, orcid_on
from rsscan.sweep.judging import Whom, assessed, body_hits, hits, numbers_of
from rsscan.sweep.people import whom
from rsscan.sweep.tasks import Records, Setting
from rsscan.uncollected import uncollected

if TYPE_CHECKING:
    from pyarrow import RecordBatch, Table

READY = "ready"

NEEDED = ("anyascii", "ftfy", "opencc", "pypinyin", "rapidfuzz")
"""What matching rests on, some of it only where a text asks for it."""


def readiness(batches: "Iterable[RecordBatch]") -> "Iterator[RecordBatch]":
    """Say whether judging is possible here, or else what is missing."""
    import pyarrow as pa

    lacking = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    said = f"no {', '.join(lacking)}" if lacking else READY
    for _ in batches:
        yield pa.record_batch({"said": [said]})


def met_texts(told: str, names: str, batches: "Iterable[RecordBatch]") -> "Iterator[RecordBatch]":
    """Yield those of some printed affiliations that a list meets."""
    index = _bench(told, names).terms.index
    for batch in batches:
        yield _column("text", hits(index, batch.column(0).to_pylist()))
        index.printed.clear()  # none comes again


def met_bodies(told: str, names: str, batches: "Iterable[RecordBatch]") -> "Iterator[RecordBatch]":
    """Yield those of some bodies that a list meets."""
    bench = _bench(told, names)
    for batch in batches:
        keys = batch.column(0).to_pylist()
        met = body_hits(bench.terms.index, keys, bench.institutions, bench.rors, bench.numbers)
        yield _column("body", met)


def _column(name: str, values: Iterable[str]) -> "RecordBatch":
    import pyarrow as pa

    return pa.record_batch({name: pa.array(list(values), pa.string())})


def judged(told: str, names: str, persons: "Table", works: "Table") -> "Table":
    """Return what is said of some persons, as JSON; among the works are all of theirs."""
    import pyarrow as pa

    bench = _bench(told, names)
    with uncollected():
        asked = [(_whom(row), row) for row in persons.to_pylist()]
        rows = _held(asked, works.to_pylist(), bench)
        found = list(assessed((each for each, _ in asked), rows, bench.terms, bench.setting.blank))
    values = [json.dumps(value) for _, value in found]
    return pa.table({"at": pa.array([at for at, _ in found], pa.int64()), "value": pa.array(values, pa.string())})


def _whom(row: Json) -> Whom:
    named = row["named"]
    return whom(row["person"], row["at"], pickle.loads(named) if named else None)  # noqa: S301 - from where the sweep runs


def _held(asked: list[tuple[Whom, Json]], rows: list[Json], bench: "_Bench") -> Held:
    works = {row["place"]: _work(row) for row in rows}
    places: dict[int, list[int]] = {author: [] for _, each in asked for author in each["authors"]}
    for place, work in works.items():
        for author in {author for line in work["byline"] for author in authors_on(line)} & places.keys():
            places[author].append(place)
    profiles: dict[int, Json] = {}
    carriers: dict[str, list[int]] = defaultdict(list)
    for who, each in asked:
        records = map(json.loads, each["profiles"])
        theirs = {bare(record["id"]): record for record in records}
        profiles |= {int(author[1:]): record for author, record in theirs.items()}
        asked_as = bare(who.identifier)
        orcid = orcid_on(theirs.get(asked_as, {})) if asked_as.startswith("A") else asked_as
        if orcid:  # which unites them, while one of them may show another
            carriers[orcid] = sorted({*carriers[orcid], *each["authors"]})
    setting = bench.setting
    place = setting.store.resolve().name
    return Held(place, setting.said, profiles, carriers, places, works, bench.institutions, bench.topics, bench.numbers)


def _work(row: Json) -> Json:
    days = {name: row[name] and row[name].isoformat() for name in ("published", "updated")}
    return read(row | days)


class _Bench:
    """What an executor holds ready from one task to the next."""

    def __init__(self, setting: Setting, names: str) -> None:
        self.setting = setting
        self.terms = replace(setting.terms, index=Index(setting.blank.lists))
        self._names = sqlite3.connect(f"{Path(names).resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        self.institutions, self.topics = (self._records(kind) for kind in ("institution", "topic"))

    def _records(self, kind: str) -> Records:
        @lru_cache(BODIES_KEPT)
        def record(number: int) -> Json | None:
            for (found,) in self._names.execute(f"SELECT record FROM {kind} WHERE id = ?", (number,)):
                return dict(json.loads(found))
            return None

        return Records(record)

    @cached_property
    def rors(self) -> dict[str, str | None]:
        """The ROR ids of all institutions."""
        rows = self._names.execute("SELECT id, record FROM institution")
        return {f"{OPENALEX}I{number}": json.loads(record).get("ror") for number, record in rows}

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The numbers of institutions by their ROR ids."""
        return numbers_of(self.rors)


@cache
def _bench(told: str, names: str) -> _Bench:
    """Set this executor up, once for as long as it lives, by files that were sent to it."""
    from pyspark import SparkFiles

    setting: Setting = pickle.loads(Path(SparkFiles.get(told)).read_bytes())  # noqa: S301 - from where the sweep runs
    return _Bench(setting, SparkFiles.get(names))
