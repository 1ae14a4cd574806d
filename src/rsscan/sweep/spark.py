"""The sweep on Spark: the joins by the same statements, the judgement on the executors by the same code."""

import json
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from rsscan.matching import Index
from rsscan.report import Report
from rsscan.sources.snapshot.lookup import Lookup
from rsscan.sources.snapshot.opened import Opened
from rsscan.sweep.directory import Directory
from rsscan.sweep.engine import Means
from rsscan.sweep.judging import assessed
from rsscan.sweep.memory import Memory
from rsscan.sweep.people import Sought
from rsscan.sweep.spark_session import session
from rsscan.sweep.spark_tables import SparkTables
from rsscan.sweep.sweeping import Stage, Sweep
from rsscan.sweep.tables import Tables, statement, tables_of
from rsscan.sweep.tasks import Setting
from rsscan.sweep.workers import In, Out
from rsscan.terms import Terms


@contextmanager
def opened_on_spark(
    store: Path, terms: Terms, blank: Report, means: Means, master: str | None, reached_at: str | None = None
) -> Iterator[Sweep]:
    """Open a sweep that judges under some terms, of the lists in `blank`, on the executors of a Spark.

    They read the copy of the store that is `reached_at`, where they cannot read the store itself.

    Raises InputError for what is missing here, SourceError where Spark does not answer or fails.
    """
    with Lookup(store) as lookup:
        said = lookup.get("store")
    with closing(Opened(store)) as opened, Directory(opened.store.edition) as directory:
        setting = Setting(store, opened.store.edition, said, replace(terms, index=Index(())), blank)
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
        super().__init__(opened, directory, tables, _here, Memory(opened.store, setting.blank.lists))
        self._on_spark = on_spark
        self._setting = setting
        self._sent: set[str] = set()

    def _people_at(self, bodies: Iterable[int]) -> Iterator[tuple[int]]:
        self._on_spark.put("sought_body", ((str(number),) for number in bodies))
        return self._on_spark.rows(statement("people_at"))

    def _narrow(self) -> bool:
        return True  # many machines read all works as soon as they find out which to read

    def _hits(self, kind: str, name: str, said: str, _: object) -> Iterator[Stage]:
        yield Stage(said, 0)
        self._send(f"read_{kind}")
        self._tables.put(f"hit_{kind}", self._on_spark.met(name))

    def _link(self) -> "array[int]":
        self._send("member", "hit_text", "hit_body")
        self._on_spark.fill("linked_work", "linked_works")
        self._on_spark.fill("linked_person", "linked_people")
        return array("q", (person for (person,) in self._on_spark.rows("SELECT person FROM linked_person")))

    def _send(self, *tables: str) -> None:
        for table in tables:
            if table not in self._sent:
                self._on_spark.put(table, self._tables.rows(f"SELECT * FROM {table}"))
                self._sent.add(table)

    def left_out(self) -> Iterator[tuple[Any, ...]]:
        """Yield of each who is not judged the number, and what there was to be seen, counted."""
        return self._on_spark.rows(statement("coverage"))

    def judge(self, sought: Sought) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the place in the report of each who was found, and what is said of them.

        Whom the store does not have is looked for by name, which is done here.
        """
        self._send("member")
        strangers = set(sought.strangers(self._numbers("SELECT DISTINCT person FROM member")))
        asked = [(number, sought.whom(number, at)) for at, number in enumerate(self.found.numbers)]
        for at, value in self._on_spark.judged(each for each in asked if each[0] not in strangers):
            yield at, json.loads(value)
        setting = self._setting
        lost = (whom for number, whom in asked if number in strangers)
        yield from assessed(lost, Lookup(setting.store), setting.terms, setting.blank)


def _here(task: Callable[[In], Out], batches: Iterable[In]) -> Iterator[Out]:
    return map(task, batches)
