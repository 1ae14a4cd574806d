"""Which place every record gets in the store: works by who writes with whom, author profiles by their ids.

Whoever is looked up is looked up with all co-authors. So a work lies beside the works of its hub, the author of it with
the most works, and hubs lie beside those with whom they write: an author's works come to lie in few row groups.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from rsscan.sources.snapshot.database import query, written

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_AUTHOR_BITS = 34
"""Bits for the number of an author; the largest today has 33, and the bits above hold how many works there are."""

_WIDEST = 200
"""Authors of a work that may lie beside its hub's others: 2,048 of these are about 70 MB, of 3,000 authors 1 GB."""


def place_works(connection: "DuckDBPyConnection", rows: str, folder: Path) -> Path:
    """Write the place of each row of works, ordered by row, and return the file. Steps done before are not repeated."""
    steps = ("losers", "pairs", "hubs", "parents", "homes", "tree", "starts", "ordered", "places")
    return _stepwise(connection, steps, rows, folder)


def place_authors(connection: "DuckDBPyConnection", rows: str, folder: Path) -> Path:
    """Write the place of each row of author profiles, ordered by row, and return the file."""
    return _stepwise(connection, ("losers", "ranked", "places"), rows, folder)


def _stepwise(connection: "DuckDBPyConnection", steps: tuple[str, ...], rows: str, folder: Path) -> Path:
    done = {step: folder / f"{step}.parquet" for step in steps}
    for step, path in done.items():
        if not path.exists():
            given = {**done, "ordered": done.get("ordered", done.get("ranked"))}
            written(connection, query(step, rows=rows, bits=_AUTHOR_BITS, widest=_WIDEST, **given), path)
    return done[steps[-1]]
