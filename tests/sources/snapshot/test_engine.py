"""Ctrl-C while DuckDB is at a query ends things as it does elsewhere."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from rsscan.sources.snapshot.engine import connected
from rsscan.sources.snapshot.lookup import Lookup
from tests.sources import Json
from tests.sources.snapshot.stores import store_of

ENDLESS = "SELECT sum(range) FROM range(1000000000000)"


@pytest.fixture(autouse=True)
def soon_interrupted() -> Iterator[None]:
    """Send the signal that Ctrl-C sends, when the test has begun its query."""
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(1.5, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    yield
    timer.cancel()
    signal.signal(signal.SIGINT, handler)


def test_a_query_is_interrupted_as_anything_else() -> None:
    """Not by an error that says of the query that it was interrupted, which would be told as a fault."""
    with pytest.raises(KeyboardInterrupt), connected() as tables:
        # with more threads, DuckDB 2.0.1 now and then never gives this query up
        tables.execute(f"SET threads = 1; {ENDLESS}").fetchall()


class Endless(Lookup):
    """A look-up that takes longer than anybody waits."""

    def _said(self) -> Json:
        self._store._tables.execute(ENDLESS).fetchall()
        return {}


def test_a_look_up_is_interrupted_as_anything_else(tmp_path: Path) -> None:
    """Nor is the store called damaged."""
    store = store_of(tmp_path, [{"id": "https://openalex.org/W1", "authorships": []}])
    with Endless(store) as lookup, pytest.raises(KeyboardInterrupt):
        lookup.get("store")
