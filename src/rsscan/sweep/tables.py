"""The works of a store as tables, and the statements of the folder `sql` carried out on them by DuckDB."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rsscan.errors import SourceError
from rsscan.sources.snapshot import database
from rsscan.sources.snapshot.engine import connected, said
from rsscan.sources.snapshot.part import alone, quoted
from rsscan.sources.snapshot.store import Store

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SQL = Path(__file__).parent / "sql"

_AT_ONCE = 50_000
"""Rows that are put into a table at once."""

_WIDE = 10_000
"""Bytes of a byline from which on it is parsed apart from those of few authors."""

_PARSED = 2_000_000
"""Bytes of such bylines that are parsed at once. DuckDB parses 2,048 rows at once, in five times the memory."""

_LOADED = {
    "member": "person BIGINT, author BIGINT",
    "concerned": "place BIGINT",
    "read_text": "text VARCHAR",
    "read_body": "body VARCHAR",
    "hit_text": "text VARCHAR",
    "hit_body": "body VARCHAR",
    "sought_body": "body VARCHAR",
    "sought_author": "author BIGINT",
    "carrier": "person BIGINT, author BIGINT",
    "known": "person BIGINT",
    "read_work": "place BIGINT",
    "read_profile": "author BIGINT",
    "fresh_work": "place BIGINT",
    "fresh_profile": "author BIGINT",
    "linked_work": "place BIGINT",
    "linked_author": "author BIGINT",
    "linked_person": "person BIGINT",
    "turn": "first BIGINT, works BIGINT, rank BIGINT",
}


class Tables:
    """What is read of a store, as the statements name it: `work` and `profile`, and tables that are filled."""

    def __init__(self, connection: "DuckDBPyConnection", store: Store) -> None:
        """Take a database in which they are, or are to be made."""
        self._connection = connection
        self._store = store

    def make_all(self) -> None:
        """Make them in an empty database."""
        for name, columns in _LOADED.items():
            self.execute(f"CREATE TABLE {name} ({columns})")
        self._see_all()
        self.execute(database.query("orcids"))
        self.execute(statement("views_duckdb"))

    def beside(self) -> "Tables":
        """Return the same tables on a connection of their own, for another thread."""
        return Tables(self._connection.cursor(), self._store)

    def interrupt(self) -> None:
        """Let what this connection is doing fail; the others go on."""
        self._connection.interrupt()

    def read_all(self) -> None:
        """Read all works, and all profiles; those of very many authors stand far apart, see `homes.sql`."""
        self._connection.execute("DELETE FROM apart")
        self._see_all()

    def _see_all(self) -> None:
        self._see("work", f"SELECT place, byline, funding FROM {_parquet(self._store.works_files())}")
        self._see("profile", f"SELECT id AS author, profile FROM {_parquet(self._store.authors_files())}")

    def read_concerned(self, places: Iterable[int]) -> None:
        """Read the works of `concerned`, which stand at these places, and the profiles of `member`."""
        self._read("concerned", places, "member")

    def read_fresh(self) -> bool:
        """Read what was never read before of the works of `concerned` and the profiles of `member`, if there is any."""
        for fresh, query in {
            "work": "SELECT place FROM concerned ANTI JOIN read_work USING (place)",
            "profile": "SELECT DISTINCT author FROM member ANTI JOIN read_profile USING (author)",
        }.items():
            self.execute(f"INSERT INTO fresh_{fresh} {query}")
            self.execute(f"INSERT INTO read_{fresh} FROM fresh_{fresh}")
        self._read("fresh_work", (place for (place,) in self.rows("FROM fresh_work")), "fresh_profile")
        return any(self.rows("(FROM fresh_work LIMIT 1) UNION ALL (FROM fresh_profile LIMIT 1)"))

    def read_printed(self, store: Store) -> None:
        """Take what is printed in another edition for read; all works of this one are read from then on."""
        self._see("work", f"SELECT place, byline FROM {_parquet(store.works_files())}")
        try:
            self.execute("INSERT INTO read_text SELECT DISTINCT text FROM printed")
        finally:
            self.read_all()

    def _read(self, works: str, places: Iterable[int], profiles: str) -> None:
        files = _parquet(self._store.works_files(places))
        rows = f"FROM {files} WHERE place IN (SELECT place FROM {works})"
        self._read_apart(rows)
        byline = f"CASE WHEN strlen(byline) > {_WIDE} THEN '[]' ELSE byline END AS byline"
        self._see("work", f"SELECT place, {byline}, funding {rows}")
        files = _parquet(self._store.authors_files())
        chosen = f"WHERE id IN (SELECT author FROM {profiles})"
        self._see("profile", f"SELECT id AS author, profile FROM {files} {chosen}")

    def _read_apart(self, rows: str) -> None:
        """Parse the bylines of very many authors, side by side once the works between are left out."""
        self._connection.execute("DELETE FROM apart")
        wide = list(self.rows(f"SELECT place, strlen(byline) {rows} AND strlen(byline) > {_WIDE} ORDER BY place"))
        for some in weighed(wide, _PARSED):
            files = _parquet(self._store.works_files(some))
            self._see("work", f"SELECT place, byline FROM {files} WHERE place IN ({', '.join(map(str, some))})")
            self._connection.execute("INSERT INTO apart FROM parsed")

    def _see(self, name: str, rows: str) -> None:
        self._connection.execute(f"CREATE OR REPLACE VIEW {name} AS {rows}")

    def put(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Put rows into a table."""
        kinds = [column.split()[1] for column in _LOADED[table].split(", ")]
        columns = ", ".join(f"unnest(${at}::{kind}[])" for at, kind in enumerate(kinds, 1))
        for some in batches(rows, _AT_ONCE):
            lists = [list(column) for column in zip(*some, strict=True)]
            self._connection.execute(f"INSERT INTO {table} SELECT {columns}", lists)

    def fill(self, table: str, name: str) -> None:
        """Put what a statement gives into a table."""
        self._connection.execute(f"INSERT INTO {table} {statement(name)}")

    def make(self, table: str, name: str) -> int:
        """Make a table of what a statement gives, in place of one that was there; return how many rows it has."""
        self._connection.execute(f"CREATE OR REPLACE TABLE {table} AS {statement(name)}")
        return int(next(self.rows(f"SELECT count(*) FROM {table}"))[0])

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query as they come; others may be asked meanwhile."""
        cursor = self._connection.cursor()
        try:
            cursor.execute(query)
            while some := cursor.fetchmany(_AT_ONCE // 10):
                yield from some
        finally:
            cursor.close()

    def execute(self, query: str) -> None:
        """Carry out a query that gives no rows."""
        self._connection.execute(query)


@contextmanager
def tables_of(store: Store, folder: Path, memory: int, threads: int) -> Iterator[Tables]:
    """Give the tables of a store; megabytes beyond `memory` go into a folder of this run."""
    with connected() as connection:
        for setting in (
            f"memory_limit = '{memory}MB'",
            f"threads = {threads}",
            f"temp_directory = {quoted(str(folder / 'spilt'))}",
            "enable_progress_bar = false",
            "preserve_insertion_order = false",
            "autoinstall_known_extensions = false",
        ):
            connection.execute(f"SET {setting}")
        with told(f"the store {store.edition.parent.name}/ cannot be swept"):
            tables = Tables(connection, store)
            tables.make_all()
            yield tables


@contextmanager
def told(what: str) -> Iterator[None]:
    """Say in a sentence what a database fails with."""
    import duckdb

    try:
        yield
    except duckdb.InterruptException:
        raise
    except (duckdb.Error, sqlite3.Error) as error:
        raise SourceError(f"{what}: {said(error)}") from None


def statement(name: str) -> str:
    """Return a statement that both engines carry out, or views in the words of one."""
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


def batches(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Yield rows by so many; the last are fewer."""
    some: list[Any] = []
    for row in rows:
        some.append(row)
        if len(some) == size:
            yield some
            some = []
    if some:
        yield some


def weighed(rows: Iterable[tuple[int, int]], most: int) -> Iterator[list[int]]:
    """Yield the first of each pair by so many that the second come to no more than `most`, or one alone."""
    some: list[int] = []
    weight = 0
    for row, its in rows:
        if some and weight + its > most:
            yield some
            some, weight = [], 0
        some.append(row)
        weight += its
    if some:
        yield some


def _parquet(files: Iterable[Path]) -> str:
    listed = ", ".join(quoted(alone(file)) for file in files)
    return (
        f"read_parquet([{listed}], hive_partitioning = false)"
        if listed
        else "(SELECT 0 AS place, 0 AS id, '' AS byline, '' AS funding, '' AS profile LIMIT 0)"
    )
