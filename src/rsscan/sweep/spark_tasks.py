"""What executors do: Arrow in, Arrow out, judged by the code that scans one person."""

import json
import pickle
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from rsscan.publications import Work
from rsscan.report import Report
from rsscan.sources.payload import BODIES_KEPT, author_from, work_from
from rsscan.sources.snapshot.records import (
    BODY_FIELDS,
    Json,
    author_record,
    bodies_in_byline,
    bodies_in_profile,
    work_record,
)
from rsscan.subject import Gap
from rsscan.sweep.held import Whom
from rsscan.sweep.judging import assessed, hits
from rsscan.terms import Terms
from rsscan.uncollected import uncollected

if TYPE_CHECKING:
    from pyarrow import RecordBatch, Table

READY = "ready"


@dataclass(frozen=True, slots=True)
class Setting:
    """What every executor is told: what is judged under, what holds for all, and the file that names bodies."""

    terms: Terms
    blank: Report
    gaps: tuple[Gap, ...]
    names: str


def readiness(batches: "Iterable[RecordBatch]") -> "Iterator[RecordBatch]":
    """Say whether judging is possible here, or else what is missing."""
    import pyarrow as pa

    try:
        import anyascii, ftfy, opencc, pypinyin, rapidfuzz  # noqa: E401, F401

        said = READY
    except ImportError as error:
        said = str(error)
    for _ in batches:
        yield pa.record_batch({"said": [said]})


def met(setting: str, batches: "Iterable[RecordBatch]") -> "Iterator[RecordBatch]":
    """Yield those of some texts that a list meets."""
    import pyarrow as pa

    index = _bench(setting).setting.terms.index
    for batch in batches:
        found = list(hits(index, batch.column(0).to_pylist()))
        yield pa.record_batch({"text": pa.array(found, pa.string())})


def judged(setting: str, persons: "Table", works: "Table") -> "Table":
    """Return what is said of some persons, as JSON; among the works are all of theirs."""
    import pyarrow as pa

    with uncollected():
        rows = list(_bench(setting).judged(persons.to_pylist(), works.to_pylist()))
    values = [json.dumps(value, ensure_ascii=False) for _, value in rows]
    return pa.table({"at": pa.array([at for at, _ in rows], pa.int64()), "value": pa.array(values, pa.string())})


class _Bench:
    """What an executor holds ready from one task to the next."""

    def __init__(self, setting: Setting, names: str) -> None:
        self.setting = setting
        self._names = sqlite3.connect(f"file:{names}?mode=ro&immutable=1", uri=True)
        self._record = lru_cache(BODIES_KEPT)(self._read)

    def judged(self, persons: list[Json], rows: list[Json]) -> Iterator[tuple[int, Json]]:
        """Yield the place of each person and what a report says of them."""
        works: dict[int, Work] = {}
        places: dict[int, list[int]] = defaultdict(list)
        for row in rows:
            works[row["place"]] = self._work(row, places)
        asked = [self._whom(person, places) for person in persons]
        setting = self.setting
        yield from assessed(asked, works, _Rors(self), setting.terms, setting.blank, setting.gaps)

    def _work(self, row: Json, places: dict[int, list[int]]) -> Work:
        """Read a work, and put down whose it is."""
        byline, topics = json.loads(row["byline"]), json.loads(row["topics"])
        for author in {line[1] for line in byline if len(line) > 1 and line[1] is not None}:
            places[author].append(row["place"])
        days = {name: row[name] and row[name].isoformat() for name in ("published", "updated")}
        known = {str(topic): record for topic, _ in topics if (record := self.record("topic", topic))}
        shown = self._bodies(bodies_in_byline(byline))
        return work_from(work_record({**row, **days, "byline": byline, "topics": topics}, shown, known))

    def _whom(self, row: Json, places: dict[int, list[int]]) -> Whom:
        profiles = [json.loads(profile) for profile in sorted(filter(None, row["profiles"]))]
        authors = [author_from(author_record(each, self._bodies(bodies_in_profile(each)))) for each in profiles]
        theirs = sorted({place for author in row["authors"] for place in places.get(author, ())})
        person = pickle.loads(row["named"]) if row["named"] else None  # noqa: S301 - from the process that drives
        return Whom(row["at"], row["identifier"], tuple(authors), theirs, person)

    def _bodies(self, numbers: Iterable[int]) -> dict[str, Json]:
        known = {number: self.record("institution", number) for number in numbers}
        return {str(number): {key: one.get(key) for key in BODY_FIELDS} for number, one in known.items() if one}

    def record(self, kind: str, number: int) -> Json | None:
        """Return the record of an institution or topic."""
        return self._record(kind, number)

    def _read(self, kind: str, number: int) -> Json | None:
        for (record,) in self._names.execute(f"SELECT record FROM {kind} WHERE id = ?", (number,)):  # noqa: S608
            return dict(json.loads(record))
        return None


class _Rors(dict[str, Any]):
    """The ROR ids of institutions by OpenAlex id, each looked up when it is first asked for."""

    def __init__(self, bench: _Bench) -> None:
        super().__init__()
        self._bench = bench

    def __contains__(self, identifier: object) -> bool:
        """Whether there is such an institution."""
        if not super().__contains__(identifier):
            number = str(identifier).rpartition("/I")[2]
            record = self._bench.record("institution", int(number)) if number.isdecimal() else None
            if not record:
                return False
            self[str(identifier)] = record.get("ror")
        return True


@cache
def _bench(setting: str) -> _Bench:
    """Set an executor up, once for as long as it lives."""
    from pyspark import SparkFiles

    with open(SparkFiles.get(setting), "rb") as stream:  # noqa: PTH123
        told: Setting = pickle.load(stream)  # noqa: S301 - written by the process that drives
    return _Bench(told, SparkFiles.get(told.names))
