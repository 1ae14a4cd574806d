"""The sweep on Spark: the joins by the same statements, the judgement on the executors by the same code."""

import json
import pickle
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rsscan.disposition import Scanned
from rsscan.errors import SourceError
from rsscan.matching import Index
from rsscan.render.csv_rows import Rows
from rsscan.render.values import Values, added
from rsscan.report import Report
from rsscan.sources.snapshot.lookup import Lookup
from rsscan.sources.snapshot.opened import Opened
from rsscan.sweep import spark_rows
from rsscan.sweep.directory import Directory
from rsscan.sweep.engine import Means
from rsscan.sweep.judging import assessed
from rsscan.sweep.memory import Memory
from rsscan.sweep.people import Sought
from rsscan.sweep.rows import COVERAGE, FINDINGS, SUBJECTS
from rsscan.sweep.spark_parquet import Shared, texts
from rsscan.sweep.spark_session import session
from rsscan.sweep.spark_tables import SparkTables, fetched, kept
from rsscan.sweep.sweeping import Stage, Sweep
from rsscan.sweep.tables import Tables, batches, statement, tables_of
from rsscan.sweep.tasks import Setting
from rsscan.sweep.workers import In, Out
from rsscan.terms import Terms

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_BY_NAME = 5_000
"""Persons looked for by name who are handed to Spark at once."""


@contextmanager
def opened_on_spark(
    store: Path, terms: Terms, blank: Report, means: Means, master: str | None, reached_at: str | None = None
) -> Iterator["SparkSweep"]:
    """Open a sweep that judges under some terms, of the lists in `blank`, on the executors of a Spark.

    They read the copy of the store that is `reached_at`, where they cannot read the store itself.

    Raises InputError for what is missing here, SourceError where Spark does not answer or fails.
    """
    with Lookup(store) as lookup:
        said = lookup.get("store")
    with closing(Opened(store)) as opened, Directory(opened.store.edition) as directory:
        quiet = means.folder / "quiet"  # which nobody writes
        setting = Setting(store, opened.store.edition, said, replace(terms, index=Index(())), blank, quiet)
        with session(master) as spark, tables_of(opened.store, means.folder, means.memory, means.threads) as tables:
            on_spark = SparkTables(spark, opened.store, reached_at)
            on_spark.tell(setting, means.folder)
            yield SparkSweep(opened, directory, tables, on_spark, replace(setting, terms=terms))


class SparkSweep(Sweep):
    """A sweep whose works are read, met and judged by Spark; what is asked for and found passes through here."""

    def __init__(
        self, opened: Opened, directory: Directory, tables: Tables, on_spark: SparkTables, setting: Setting
    ) -> None:
        """Take what it works with; the tables here hold what is asked for and found, and nothing of the works."""
        super().__init__(opened, directory, tables, _here, Memory(opened.store, setting.blank.lists), setting.quiet)
        self._on_spark = on_spark
        self._setting = setting
        self._sent: set[str] = set()
        self.decided: list[Scanned] = []

    def _people_at(self, bodies: Iterable[int]) -> Iterator[tuple[int]]:
        self._on_spark.put("sought_body", ((str(number),) for number in bodies))
        return self._on_spark.rows(statement("people_at"))

    def _meet(self) -> Iterator[Stage]:
        self._memory.recall(self._tables, linked=False)
        if not self._memory.whole:  # many machines read all works as soon as they find out which to read
            yield from self._hits("text", "texts", "affiliations met", None)
            yield from self._hits("body", "bodies", "institutions met", None)
            self._memory.keep(self._tables, whole=True, linked=False)

    def _hits(self, kind: str, name: str, said: str, _: object) -> Iterator[Stage]:
        yield Stage(said, 0)
        self._send(f"read_{kind}")
        self._tables.put(f"hit_{kind}", self._on_spark.met(name))

    def _linked(self) -> "array[int]":
        self._send("member", "hit_text", "hit_body")
        self._on_spark.fill("linked_work", "linked_works")
        self._on_spark.fill("linked_author", "linked_authors")
        self._on_spark.fill("linked_person", "linked_people")
        return array(
            "q", (person for (person,) in self._on_spark.rows("SELECT person FROM linked_person ORDER BY person"))
        )

    def _send(self, *tables: str) -> None:
        for table in tables:
            if table not in self._sent:
                self._on_spark.put(table, self._tables.rows(f"SELECT * FROM {table}"))
                self._sent.add(table)

    def counting(self) -> AbstractContextManager[None]:
        """Count nobody yet: it is done on the executors, where they are judged too."""
        return nullcontext()

    def left_out(self) -> Iterator[tuple[Any, ...]]:
        """Yield of each who is not judged the number, and what there was to be seen, counted."""
        return self._on_spark.rows(statement("coverage"))

    def judge(self, sought: Sought) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the place in the report of each who was found, and what is said of them.

        Whom the store does not have is looked for by name, which is done here.
        """
        strangers = self._strangers(sought)
        for at, value in fetched(self._judged(strangers)):
            yield at, json.loads(value)
        yield from self._lost(sought, strangers)

    def shared(self, place: str) -> Shared:
        """Begin a folder that the executors write to. Raises InputError where it is there, SourceError for no place."""
        return Shared(self._on_spark.session, place)

    def write(self, shared: Shared, sought: Sought, report: Values) -> dict[str, Any]:
        """Have the executors write `findings`, `subjects` and `coverage`; return the summary of who was judged.

        Of `report` only what holds for all is read. On whom there are dispositions comes into `decided`.
        """
        strangers = self._strangers(sought)
        by_name = batches(self._lost(sought, strangers), _BY_NAME)
        judged = chain((self._judged(strangers),), map(self._on_spark.said, by_name))
        summary = added(self._written(shared, some, Rows(report)) for some in judged)
        if summary["subjects"] != len(self.found.numbers):
            raise SourceError(
                f"{summary['subjects']:,} of {len(self.found.numbers):,} persons were judged; sweep again"
            )
        unjudged = self._on_spark.left_out() if self.found.left_out else self._on_spark.nobody()
        rows = unjudged.mapInArrow(spark_rows.coverage, texts(COVERAGE))
        shared.add("coverage", rows, COVERAGE, self.found.left_out)
        return summary

    def _written(self, shared: Shared, judged: "DataFrame", rows: Rows) -> dict[str, Any]:
        """Have rows written of what was judged; return the summary."""
        named = frozenset(one.person for one in self._setting.terms.dispositions)
        lists = frozenset(watchlist.id for watchlist in self._setting.blank.lists)
        tell = partial(spark_rows.told, named, lists)
        with kept(judged):
            answers = judged.mapInArrow(tell, "said string, decided binary").collect()
            told = [json.loads(said) for said, _ in answers]
            for _, decided in answers:
                self.decided += pickle.loads(decided)  # noqa: S301 - from the executors of this sweep
            summary = added(each["summary"] for each in told)
            findings = judged.mapInArrow(partial(spark_rows.findings, rows), texts(FINDINGS))
            shared.add("findings", findings, FINDINGS, sum(each["findings"] for each in told))
            subjects = judged.mapInArrow(partial(spark_rows.subjects, rows), texts(SUBJECTS))
            shared.add("subjects", subjects, SUBJECTS, summary["subjects"])
            return summary

    def _strangers(self, sought: Sought) -> set[int]:
        self._send("member")
        self._on_spark.listed(sought.listed())
        return set(sought.strangers(self._numbers("SELECT DISTINCT person FROM member")))

    def _judged(self, strangers: set[int]) -> "DataFrame":
        asked = ((number, at) for at, number in enumerate(self.found.numbers) if number not in strangers)
        return self._on_spark.judged(asked, len(self.found.numbers))

    def _lost(self, sought: Sought, strangers: set[int]) -> Iterator[tuple[int, dict[str, Any]]]:
        setting = self._setting
        lost = (sought.whom(number, at) for at, number in enumerate(self.found.numbers) if number in strangers)
        return assessed(lost, Lookup(setting.store), setting.terms, setting.blank)


def _here(task: Callable[[In], Out], batches: Iterable[In]) -> Iterator[Out]:
    return map(task, batches)
