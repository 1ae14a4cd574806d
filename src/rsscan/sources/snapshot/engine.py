"""DuckDB, which reads snapshots; it comes with the extra `snapshot`."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from rsscan.errors import InputError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def must_be_installed() -> None:
    """Raise InputError where DuckDB is not installed."""
    try:
        import duckdb  # noqa: F401 - whether it is there
    except ImportError:
        raise InputError("a snapshot is read with DuckDB: pip install 'rsscan[snapshot]'") from None


@contextmanager
def connected() -> Iterator["DuckDBPyConnection"]:
    """Give a connection to an empty database in memory. Raises InputError where DuckDB is not installed."""
    must_be_installed()
    import duckdb

    with closing(duckdb.connect()) as connection, interruptible():
        yield connection


@contextmanager
def interruptible() -> Iterator[None]:
    """Let Ctrl-C while a query runs be KeyboardInterrupt, as elsewhere; DuckDB makes an error of its own of it."""
    import duckdb

    try:
        yield
    except (duckdb.InterruptException, RuntimeError) as error:
        if "interrupted" in str(error).lower():
            raise KeyboardInterrupt from None
        raise


def said(error: Exception) -> str:
    """Return what an error of DuckDB says in its first line, without its kind and a full stop at the end."""
    first = str(error).strip().splitlines()[0]
    return first.partition("Error: ")[2].rstrip(".") or first
