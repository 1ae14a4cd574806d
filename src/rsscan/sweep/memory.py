"""What printed affiliations and bodies the lists met before, kept in the edition: a later sweep need not meet them.

It is kept under what the matches depend on: the lists, and whatever reads and meets them. A file that is damaged, or
was left in the middle, is as good as none. What was met for some persons alone tells who they may be, and is for this
user alone.
"""

import hashlib
import json
import logging
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from rsscan.journal import PRIVATE
from rsscan.sources.snapshot.part import parquet, quoted
from rsscan.sources.snapshot.store import Store, digest
from rsscan.sweep.tables import Tables
from rsscan.watchlist import Watchlist

_LOG = logging.getLogger(__name__)

_KEPT = (
    "SELECT 'text' AS kind, text AS value, {met} AS met FROM {name}_text "
    "UNION ALL SELECT 'body' AS kind, body AS value, {met} AS met FROM {name}_body"
)


_MEETING = ("", "inputs/", "matching/", "sources/", "sweep/")
"""Folders of the package whose code decides what a list holds, what a line shows, and whether they meet."""

_RESTS_ON = ("anyascii", "ftfy", "opencc", "pypinyin", "rapidfuzz")


class Memory:
    """What was met with some lists; `whole` says that all of the edition was, so that only hits are kept."""

    def __init__(self, store: Store, lists: Iterable[Watchlist]) -> None:
        """Look for what is kept."""
        told = [_code(), *_packages(), *sorted(watchlist.sha256 for watchlist in lists)]
        name = hashlib.sha256("\n".join(told).encode()).hexdigest()[:32]
        self._rows = store.edition / "matches" / f"{name}.parquet"
        self._head = self._rows.with_suffix(".json")
        self.whole = False

    def recall(self, tables: Tables) -> None:
        """Put what is kept into the tables; nothing if it is not what was written, or another sweep replaces it."""
        head = self._told()
        if head is None:
            return
        rows = parquet(self._rows)
        for kind in ("text", "body"):
            tables.execute(f"INSERT INTO hit_{kind} SELECT value FROM {rows} WHERE kind = '{kind}' AND met")
            tables.execute(f"INSERT INTO read_{kind} SELECT value FROM {rows} WHERE kind = '{kind}'")
        if self._told() != head:
            for table in ("hit_text", "read_text", "hit_body", "read_body"):
                tables.execute(f"DELETE FROM {table}")
            return
        self.whole = head["whole"] is True

    def _told(self) -> dict[str, Any] | None:
        """Return what is said of the rows that are kept; None where there are none, or not those."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            head: dict[str, Any] = json.loads(self._head.read_text(encoding="utf-8"))
            return head if head["sha256"] == digest(self._rows) and "whole" in head else None
        return None

    def keep(self, tables: Tables, *, whole: bool) -> None:
        """Keep what was met, and, unless that is the whole edition, what was not; where it cannot be, go without."""
        import duckdb

        hits = _KEPT.format(name="hit", met="true")
        rest = _KEPT.format(name="read", met="false")
        rows = hits if whole else f"SELECT kind, value, bool_or(met) AS met FROM ({hits} UNION ALL {rest}) GROUP BY ALL"
        try:
            self._rows.parent.mkdir(exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".matches-", dir=self._rows.parent) as folder:
                made = Path(folder) / self._rows.name
                tables.execute(
                    f"COPY (FROM ({rows}) ORDER BY ALL) TO {quoted(str(made))} (FORMAT parquet, COMPRESSION zstd)"
                )
                if not whole:
                    made.chmod(PRIVATE)
                head = {"sha256": digest(made), "whole": whole}
                beside = made.with_suffix(".json")
                beside.write_text(json.dumps(head), encoding="utf-8")
                made.replace(self._rows)
                beside.replace(self._head)
        except (OSError, duckdb.IOException, duckdb.OutOfMemoryException) as error:
            _LOG.info("%s: what the lists met cannot be kept (%s); the next sweep meets it anew", self._rows, error)


@cache
def _code() -> str:
    """Return what tells the code that reads lists and meets them from any other."""
    return code_of(Path(__file__).parents[1])


def code_of(package: Path) -> str:
    """Return what tells this from any other code in the folder of the package."""
    files = sorted(path for part in _MEETING for path in package.glob(f"{part}*.py"))
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def _packages() -> Iterator[str]:
    """Yield the versions of what matching rests on."""
    yield unicodedata.unidata_version
    for name in _RESTS_ON:
        with suppress(PackageNotFoundError):
            yield f"{name} {version(name)}"
