"""A snapshot in an S3 bucket, read where it lies, by DuckDB's extension httpfs and without an account."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rsscan.errors import InputError
from rsscan.sources.snapshot.engine import connected, said
from rsscan.sources.snapshot.part import quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

REGION = "us-east-1"
"""Where the bucket of OpenAlex is."""


def reach(connection: "DuckDBPyConnection") -> None:
    """Let a connection read s3:// addresses, at RSSCAN_S3_ENDPOINT where that is set. Raises InputError."""
    import duckdb

    try:
        try:
            connection.execute("LOAD httpfs")
        except duckdb.Error:
            connection.execute("INSTALL httpfs")
            connection.execute("LOAD httpfs")
    except duckdb.Error as error:
        raise InputError(
            "s3:// addresses are read with DuckDB's extension httpfs, which cannot be had here "
            f"({said(error)}); copy the snapshot first: aws s3 sync --no-sign-request "
            "s3://openalex/data/parquet SNAPSHOT/data/parquet"
        ) from None
    connection.execute(f"SET s3_region = '{REGION}'")
    if endpoint := os.environ.get("RSSCAN_S3_ENDPOINT"):
        scheme, mark, host = endpoint.rstrip("/").rpartition("://")
        connection.execute(f"SET s3_endpoint = {quoted(host)}")
        connection.execute("SET s3_url_style = 'path'")
        connection.execute(f"SET s3_use_ssl = {'false' if mark and scheme == 'http' else 'true'}")


@contextmanager
def open_bucket(name: str) -> Iterator["Bucket"]:
    """Open a bucket, or a folder in one. Raises InputError where it cannot be reached."""
    with connected() as connection:
        reach(connection)
        yield Bucket(name, connection)


class Bucket:
    """A folder in a bucket of S3."""

    def __init__(self, name: str, connection: "DuckDBPyConnection") -> None:
        self.name = name
        self._root = name.rstrip("/")
        self._connection = connection

    def at(self, name: str) -> str:
        """Return the address."""
        return name if name.startswith("s3://") else f"{self._root}/{name}"

    def holds(self, name: str) -> bool:
        """Whether there is such a file."""
        return self.length(name) is not None

    def is_folder(self, name: str) -> bool:
        """Whether anything lies below a name; the bucket itself is taken to be there."""
        return name == "." or bool(self._asked("SELECT file FROM glob({}) LIMIT 1", f"{self.at(name)}/*"))

    def length(self, name: str) -> int | None:
        """Return the length of a file, None where there is none."""
        rows = self._asked("SELECT size FROM read_blob({})", self.at(name))
        return int(rows[0][0]) if rows else None

    def text(self, name: str) -> str:
        """Return what a file says."""
        rows = self._asked("SELECT content FROM read_text({})", self.at(name))
        return str(rows[0][0]) if rows else ""

    def folders(self, name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the folders in one, each with the names of its files."""
        found: dict[str, list[str]] = {}
        for (address,) in self._asked("SELECT file FROM glob({}) ORDER BY file", f"{self.at(name)}/*/*"):
            folder, file = str(address).rsplit("/", 2)[1:]
            found.setdefault(folder, []).append(file)
        for folder, files in found.items():
            yield folder, tuple(files)

    def _asked(self, query: str, address: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query about one address; none where nothing is there."""
        import duckdb

        try:
            return self._connection.execute(query.format(quoted(address))).fetchall()
        except duckdb.Error as error:
            if "404" in str(error) or "No files found" in str(error):
                return []
            raise InputError(f"{address}: cannot be read: {said(error)}") from None
