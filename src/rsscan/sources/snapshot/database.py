"""DuckDB as the store is built with: bounded memory, a folder for what does not fit, queries that stand in files."""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from rsscan.errors import InputError
from rsscan.sources.snapshot.engine import connected
from rsscan.sources.snapshot.part import parquet, quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SQL = Path(__file__).parent / "sql"

_BESIDE = 300
"""Megabytes that the process takes beside what DuckDB counts."""

_LEAST = 200
"""Megabytes that a thread needs."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a build may use: megabytes of memory in all, threads, and a folder for what does not fit in memory."""

    memory: int
    threads: int
    temp: Path

    def shared(self) -> "Means":
        """Return what each of as many connections as there are threads may use."""
        return Means(self.memory // self.threads, 1, self.temp)


@contextmanager
def working(means: Means) -> "Iterator[DuckDBPyConnection]":
    """Open a connection that keeps within its means and knows functions for queries."""
    means.temp.mkdir(parents=True, exist_ok=True)
    # Two databases must not spill into one folder.
    with tempfile.TemporaryDirectory(dir=means.temp) as spill, connected() as connection:
        connection.execute(f"SET memory_limit = '{means.memory}MB'")
        connection.execute(f"SET threads = {means.threads}")
        connection.execute(f"SET temp_directory = {quoted(spill)}")
        connection.execute("SET enable_progress_bar = false")
        connection.execute("SET TimeZone = 'UTC'")  # as a day of change is in JSON Lines, whatever this machine's is
        for functions in ("macros", "naming", "orcids"):
            connection.execute(query(functions))
        yield connection


def query(name: str, **values: object) -> str:
    """Return a query of the folder `sql` with its names filled in: a path as its rows, others as they are."""
    text = (_SQL / f"{name}.sql").read_text(encoding="utf-8")
    return Template(text).substitute(
        {key: parquet(value) if isinstance(value, Path) else value for key, value in values.items()}
    )


@cache
def digest_of_queries() -> str:
    """Return what tells these queries from those of any other version."""
    texts = b"".join(path.read_bytes() for path in sorted(_SQL.glob("*.sql")))
    return hashlib.sha256(texts).hexdigest()[:8]


STAGED = "COMPRESSION uncompressed"
"""How rows are kept that the build alone reads: lz4 takes half the room, and twice the work to write."""


def written(connection: "DuckDBPyConnection", rows: str, to: Path, how: str = STAGED) -> int:
    """Write rows to a Parquet file that is whole or not there. Return how many there are."""
    to.parent.mkdir(parents=True, exist_ok=True)
    beside = to.with_name(f"{to.name}.part")
    counted = connection.execute(f"COPY ({rows}) TO {quoted(str(beside))} (FORMAT parquet, {how})").fetchone()
    settled(beside, to)
    return int(counted[0]) if counted else 0


def settled(beside: Path, to: Path) -> None:
    """Move a file that was written to its place once the disk has it."""
    with beside.open("rb") as stream:
        os.fsync(stream.fileno())
    beside.replace(to)


def first(connection: "DuckDBPyConnection", asked: str) -> tuple[Any, ...]:
    """Return the first row of an answer."""
    return connection.execute(asked).fetchone() or ()


def table(folder: Path, columns: str) -> str:
    """Return the rows of the Parquet files in a folder as a table expression; without files it has these columns."""
    if any(folder.glob("*.parquet")):
        return parquet(folder, "/*.parquet")
    typed = (column.rsplit(" ", 1) for column in columns.split(", "))
    return f"(SELECT {', '.join(f'NULL::{kind} AS {name}' for name, kind in typed)} WHERE false)"


def means_of(memory: str, threads: int | None, temp: Path) -> Means:
    """Return the means that are told in words; beside the memory of DuckDB there is that of Python and of buffers.

    Raises InputError for an amount of memory that is none, or too little for so many threads.
    """
    met = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([MG])i?B?\s*", memory, re.IGNORECASE)
    if met is None:
        raise InputError(f"--memory {memory}: is not an amount of memory (800MB, 4GB)")
    amount = int(float(met.group(1)) * (1000 if met.group(2).upper() == "G" else 1))
    wanted = threads or os.cpu_count() or 1
    most = int((amount - _BESIDE) // _LEAST)
    if most < (threads or 1):
        raise InputError(
            f"--memory {memory}: does not suffice; {_BESIDE + _LEAST * (threads or 1):,}MB do for "
            f"{'a thread' if (threads or 1) == 1 else f'{threads} threads'}"
        )
    return Means(amount - _BESIDE, min(wanted, most), temp / "rsscan-spill")


def is_of_means(error: Exception) -> bool:
    """Whether an error of DuckDB comes of too little memory or disk, and not of what was read."""
    import duckdb

    return isinstance(error, duckdb.OutOfMemoryException | duckdb.InterruptException) or "No space left" in str(error)
