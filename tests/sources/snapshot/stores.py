"""Stores of records that a test has made."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.sources.snapshot.opening import built, write_records

Json = dict[str, Any]


def store_of(
    folder: Path, works: Sequence[Json], authors: Sequence[Json] = (), institutions: Sequence[Json] = (), **wanted: Any
) -> Path:
    """Write records as a snapshot below a folder, build a store of it beside, and return the store's folder."""
    given = {"works": [works], "authors": [authors], "institutions": [institutions]}
    snapshot = write_records(folder / "snapshot", "jsonl", **{name: rows for name, rows in given.items() if rows[0]})
    built(snapshot, folder / "store", **wanted)
    return folder / "store"
