"""What printed affiliations and bodies the lists met before, kept in the edition: a later sweep need not meet them.

It is kept under what the matches depend on: the lists, and the code that meets them. A file that is damaged, or was
left in the middle, is as good as none.
"""

import hashlib
import json
import logging
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rsscan import matching
from rsscan.sources.snapshot.part import parquet, quoted
from rsscan.sources.snapshot.store import Store, digest
from rsscan.sweep.tables import Tables
from rsscan.watchlist import Watchlist

_LOG = logging.getLogger(__name__)

_KEPT = (
    "SELECT 'text' AS kind, text AS value, {met} AS met FROM {name}_text "
    "UNION ALL SELECT 'body' AS kind, body AS value, {met} AS met FROM {name}_body"
)


class Memory:
    """What was met with some lists; `whole` says that all of the edition was, so that only hits are kept."""

    def __init__(self, store: Store, lists: Iterable[Watchlist]) -> None:
        """Look for what is kept."""
        told = [_code(), *sorted(watchlist.sha256 for watchlist in lists)]
        name = hashlib.sha256("\n".join(told).encode()).hexdigest()[:32]
        self._rows = store.edition / "matches" / f"{name}.parquet"
        self._head = self._rows.with_suffix(".json")
        self.whole = False
        self._usable = False
        try:
            head = json.loads(self._head.read_text(encoding="utf-8"))
            self._usable = digest(self._rows) == head["sha256"]
            self.whole = self._usable and head["whole"] is True
        except (OSError, ValueError, KeyError, TypeError):
            return

    def recall(self, tables: Tables) -> None:
        """Put what is kept into the tables."""
        if not self._usable:
            return
        rows = parquet(self._rows)
        for kind in ("text", "body"):
            tables.execute(f"INSERT INTO hit_{kind} SELECT value FROM {rows} WHERE kind = '{kind}' AND met")
            tables.execute(f"INSERT INTO read_{kind} SELECT value FROM {rows} WHERE kind = '{kind}'")

    def keep(self, tables: Tables, *, whole: bool) -> None:
        """Keep what was met, and, unless that is the whole edition, what was not; where it cannot be, go without."""
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
                head = {"sha256": digest(made), "whole": whole}
                beside = made.with_suffix(".json")
                beside.write_text(json.dumps(head), encoding="utf-8")
                made.replace(self._rows)
                beside.replace(self._head)
        except OSError as error:
            _LOG.info("%s: what the lists met cannot be kept (%s); the next sweep meets it anew", self._rows, error)


@cache
def _code() -> str:
    """Return what tells this matcher from any other."""
    files = sorted(Path(matching.__file__).parent.glob("*.py"))
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
