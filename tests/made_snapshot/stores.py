"""Stores built of records that a test has made."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rsscan.sources.snapshot.build import Wanted, build
from rsscan.sources.snapshot.database import Means
from tests.made_snapshot.given import write_given

Json = dict[str, Any]


def built(snapshot: Path, store: Path, **options: Any) -> Path:
    """Build a store of a snapshot, with little memory, and return its folder."""
    build(Wanted(str(snapshot), store, Means(256, 1, store.with_name(f"{store.name}.scraps")), **options))
    return store


def store_of(
    folder: Path, works: Sequence[Json], authors: Sequence[Json] = (), institutions: Sequence[Json] = (), **options: Any
) -> Path:
    """Write records as a snapshot below a folder, and build a store of them beside it."""
    write_given(folder / "snapshot", works, authors, institutions)
    return built(folder / "snapshot", folder / "store", **options)
