"""The works of a store as tables of Spark, and the statements of the folder `sql` carried out on them.

Rows are shuffled as they stand in the store: no pairs of authors are made, and a work goes at most once to each group
of persons that are judged together, however many of them are on it.
"""

import json
import pickle
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rsscan.sources.snapshot.store import Store
from rsscan.subject import Person
from rsscan.sweep import spark_tasks
from rsscan.sweep.tables import batches, statement
from rsscan.sweep.tasks import Setting

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

TOGETHER = 100
"""Persons that are judged in one task, as long as there are not too many tasks."""

TASKS = 20_000
"""The most tasks of a stage; from two million persons on, more of them are judged in one."""

_AT_ONCE = 50_000
"""Rows that are handed to Spark in one batch."""

_SENT = {
    "member": "person long, author long",
    "asked": "person long, at long",
    "listed": "person long, named binary",
    "read_text": "text string",
    "read_body": "body string",
    "hit_text": "text string",
    "hit_body": "body string",
    "sought_body": "body string",
}
JUDGED = "at long, value string"
"""What was judged: places in the report, and what is said there of a person, as JSON."""

_WORK = "place, id, doi, title, published, year, type, updated, cut, topics, byline, funding"


class SparkTables:
    """What a store has and what is sent from here, as the statements name it."""

    def __init__(self, spark: "SparkSession", store: Store, reached_at: str | None = None) -> None:
        """Take a session whose executors read the files of a store where they lie, or of its copy `reached_at`."""
        self.session = self._spark = spark
        self._edition = store.edition
        for name, files in (("work", store.works_files()), ("profile", store.authors_files())):
            paths = [_path(file, store, reached_at) for file in files]
            rows = spark.read.parquet(*paths)
            (rows.withColumnRenamed("id", "author") if name == "profile" else rows).createOrReplaceTempView(name)
        for view in statement("views_spark").split(";\n"):
            spark.sql(view)

    def tell(self, setting: Setting, folder: Path) -> None:
        """Tell the executors what they judge under, by files that are written to a folder of this run."""
        names = _named(_names(self._edition), folder, "names.sqlite")
        told = _named(pickle.dumps(setting), folder, "setting.pickle")
        self._spark.addArtifacts(str(names), str(told), file=True)
        self._told = (told.name, names.name)

    def put(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Send rows; those that say what a list meets are few, and go to every executor."""
        import pyarrow as pa

        columns = [column.split() for column in _SENT[table].split(", ")]
        kinds = {"long": pa.int64(), "string": pa.string(), "binary": pa.binary()}
        schema = pa.schema([(name, kinds[kind]) for name, kind in columns])
        made = [
            pa.record_batch(
                [pa.array(column, field.type) for column, field in zip(zip(*some, strict=True), schema, strict=True)],
                schema,
            )
            for some in batches(rows, _AT_ONCE)
        ]
        # Spark Connect tells the kinds of columns from rows, of which there may be none.
        sent = self._spark.createDataFrame(pa.Table.from_batches(made, schema) if made else [], _SENT[table])
        (sent.hint("broadcast") if table.startswith("hit_") else sent).createOrReplaceTempView(table)

    def fill(self, table: str, name: str) -> None:
        """Keep on the executors what a statement gives."""
        self._spark.sql(statement(name)).persist().createOrReplaceTempView(table)

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query, which is carried out on all executors before the first is fetched."""
        return fetched(self._spark.sql(query))

    def met(self, name: str) -> Iterator[tuple[str]]:
        """Yield those of the `texts` or `bodies` that a list meets."""
        meet, columns = {
            "texts": (spark_tasks.met_texts, "text string"), "bodies": (spark_tasks.met_bodies, "body string"),
        }[name]  # fmt: skip
        return fetched(self._spark.sql(statement(name)).mapInArrow(partial(meet, *self._told), columns))

    def listed(self, people: Iterable[tuple[int, Person]]) -> None:
        """Send who is told of by more than a number."""
        self.put("listed", ((number, pickle.dumps(person)) for number, person in people))

    def left_out(self) -> "DataFrame":
        """Return of each who is not judged the number, who it is where listed, and counts of what was to be seen."""
        return self._spark.sql(
            "SELECT person, named, works, authorships, with_institution, with_text_only, without_affiliation "
            f"FROM ({statement('coverage')}) LEFT JOIN listed USING (person)"
        )

    def nobody(self) -> "DataFrame":
        """Return no rows of `left_out`, where everybody is judged."""
        return self._spark.createDataFrame([], "person long")

    def said(self, judged: Iterable[tuple[int, dict[str, Any]]]) -> "DataFrame":
        """Return what was said of some persons here, in the shape of `judged`."""
        rows = [(at, json.dumps(value)) for at, value in judged]
        return self._spark.createDataFrame(rows, JUDGED)

    def judged(self, asked: Iterable[tuple[int, int]], count: int) -> "DataFrame":
        """Return the place in the report of each of `count` persons, given after their numbers, and what is said.

        That is JSON; who is `listed` was sent before.
        """
        self.put("asked", asked)
        groups = max(min(-(-count // TOGETHER), TASKS), 1)
        team = f"pmod(xxhash64(asked.person), {groups}) AS team"
        persons = self._spark.sql(
            f"SELECT {team}, asked.person AS person, at, named, "
            "collect_list(member.author) AS authors, collect_list(profile) AS profiles "
            "FROM asked JOIN member USING (person) LEFT JOIN listed USING (person) "
            "LEFT JOIN profile ON profile.author = member.author "
            "GROUP BY asked.person, at, named"
        )
        works = self._spark.sql(
            f"SELECT team, {_WORK} FROM (SELECT DISTINCT {team}, place "
            "FROM asked JOIN member USING (person) JOIN line USING (author)) JOIN work USING (place)"
        )
        one, other = (rows.repartition(groups, "team").groupBy("team") for rows in (persons, works))
        return one.cogroup(other).applyInArrow(partial(spark_tasks.judged, *self._told), JUDGED)


def _path(file: Path, store: Store, reached_at: str | None) -> str:
    if reached_at:
        return f"{reached_at.rstrip('/')}/{file.relative_to(store.edition.parent).as_posix()}"
    return file.resolve().as_uri()


def fetched(rows: "DataFrame") -> Iterator[tuple[Any, ...]]:
    """Have all of a table made, on all executors, and yield its rows."""
    with kept(rows):
        rows.count()
        yield from rows.toLocalIterator(prefetchPartitions=True)


@contextmanager
def kept(rows: "DataFrame") -> Iterator[None]:
    """Keep a table on the disks of the executors once it is made; what a lost executor held is made again."""
    from pyspark import StorageLevel

    rows.persist(StorageLevel.DISK_ONLY)
    try:
        yield
    finally:
        rows.unpersist()


def _names(edition: Path) -> bytes:
    """Copy what the index says of institutions and topics, without the authors, who are a thousand times as many."""
    with closing(sqlite3.connect(":memory:", uri=True)) as copy:
        copy.execute("ATTACH ? AS store", (f"{(edition / 'index.sqlite').resolve().as_uri()}?mode=ro&immutable=1",))
        for kind in ("institution", "topic"):
            copy.execute(f"CREATE TABLE {kind} (id INTEGER PRIMARY KEY, record TEXT)")
            copy.execute(f"INSERT INTO {kind} SELECT id, record FROM store.{kind} ORDER BY id")
        copy.commit()
        return copy.serialize()


def _named(body: bytes, folder: Path, name: str) -> Path:
    """Write a file whose name tells what is in it, as Spark takes no second file of a name."""
    path = folder / f"{sha256(body).hexdigest()[:12]}-{name}"
    path.write_bytes(body)
    return path
