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
from typing import NamedTuple

from rsscan.errors import InputError
from rsscan.journal import PRIVATE
from rsscan.sources.snapshot.part import parquet, quoted
from rsscan.sources.snapshot.store import MANIFEST, Store, digest, open_edition
from rsscan.sweep.tables import Tables
from rsscan.watchlist import Watchlist

_LOG = logging.getLogger(__name__)

_HITS = (
    "SELECT 'hit' AS said, 'text' AS kind, text AS value, NULL AS number FROM hit_text "
    "UNION ALL SELECT 'hit', 'body', body, NULL FROM hit_body "
    "UNION ALL SELECT DISTINCT 'linked', 'work', NULL, place FROM linked_work "
    "UNION ALL SELECT DISTINCT 'linked', 'author', NULL, author FROM linked_author"
)
_READ = (
    "SELECT 'read', 'text', text, NULL FROM read_text "
    "UNION ALL SELECT 'read', 'body', body, NULL FROM read_body "
    "UNION ALL SELECT 'read', 'work', NULL, place FROM read_work "
    "UNION ALL SELECT 'read', 'profile', NULL, author FROM read_profile"
)

_MET = ("hit_text", "hit_body", "read_text", "read_body")
_LINKED = ("linked_work", "linked_author", "read_work", "read_profile")

_DECIDING = (
    "*.py", "inputs/*.py", "matching/*.py", "sources/*.py", "sources/snapshot/sql/orcids.sql", "sweep/*.py",
    "sweep/sql/*.sql",
)  # fmt: skip
"""Files of the package that decide what a list holds, what a line shows, whether they meet, and who is linked by it."""

_RESTS_ON = ("anyascii", "ftfy", "opencc", "pypinyin", "rapidfuzz")


class _Kept(NamedTuple):
    """A file of what is kept; `whole` and `linked` as `Memory` says them."""

    rows: Path
    sha256: str
    whole: bool
    linked: bool


class Memory:
    """What was met with some lists, and the works and authors that are linked by it.

    `whole` says that all texts and bodies of the edition were met, `linked` that all its works and profiles are linked
    too: then only what was found is kept.
    """

    def __init__(self, store: Store, lists: Iterable[Watchlist]) -> None:
        """Look for nothing yet."""
        told = [_code(), *_packages(), *sorted(watchlist.sha256 for watchlist in lists)]
        name = hashlib.sha256("\n".join(told).encode()).hexdigest()[:32]
        self._store = store
        self._rows = store.edition / "matches" / f"{name}.parquet"
        self._kept: _Kept | None = None

    @property
    def whole(self) -> bool:
        """Whether what was recalled is of the whole edition."""
        return self._kept is not None and self._kept.whole

    @property
    def linked(self) -> bool:
        """Whether that includes all works and profiles that are linked."""
        return self._kept is not None and self._kept.whole and self._kept.linked

    def recall(self, tables: Tables, *, linked: bool) -> None:
        """Put what is kept into the tables, of works and authors only if they are to be `linked` there."""
        kept = _kept(self._rows)
        if kept and _put(tables, kept, (*_MET, *_LINKED) if linked else _MET):
            self._kept = kept

    def inherit(self, tables: Tables, *, whole: bool) -> None:
        """Where nothing is kept of this edition, put in what was printed in an earlier one and met then.

        Bodies are met anew: what is known of them may have changed. Of an edition that was met as a whole only the hits
        are kept, so what else was printed in it is read again; that is worth while only for the `whole` of this one.
        """
        place = self._store.edition.parent
        for manifest in sorted(place.glob(f"*/{MANIFEST}"), reverse=True) if self._kept is None else ():
            kept = _kept(manifest.parent / "matches" / self._rows.name)
            if kept is None or (kept.whole and not whole):
                continue
            if _put(tables, kept, ("hit_text",) if kept.whole else ("hit_text", "read_text")):
                if kept.whole:
                    _read_printed(tables, manifest.parent)
                return

    def keep(self, tables: Tables, *, whole: bool, linked: bool) -> None:
        """Keep what was found, and, unless that is of the whole edition, where; where it cannot be, go without."""
        import duckdb

        if self.whole and not whole:
            return
        rows = _HITS if whole else f"{_HITS} UNION ALL {_READ}"
        try:
            self._rows.parent.mkdir(exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".matches-", dir=self._rows.parent) as folder:
                made = Path(folder) / self._rows.name
                tables.execute(f"COPY ({rows}) TO {quoted(str(made))} (FORMAT parquet, COMPRESSION zstd)")
                if not whole:
                    made.chmod(PRIVATE)
                head = {"sha256": digest(made), "whole": whole, "linked": linked}
                beside = made.with_suffix(".json")
                beside.write_text(json.dumps(head), encoding="utf-8")
                made.replace(self._rows)
                beside.replace(self._rows.with_suffix(".json"))
        except (OSError, duckdb.IOException, duckdb.OutOfMemoryException) as error:
            _LOG.info("%s: what the lists met cannot be kept (%s); the next sweep meets it anew", self._rows, error)


def _kept(rows: Path) -> _Kept | None:
    """Return what is kept in a file, if it is as it was written."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        head = json.loads(rows.with_suffix(".json").read_text(encoding="utf-8"))
        if digest(rows) == head["sha256"]:
            return _Kept(rows, head["sha256"], head["whole"] is True, head["linked"] is True)
    return None


def _put(tables: Tables, kept: _Kept, names: Iterable[str]) -> bool:
    """Fill empty tables with what is kept; leave them empty, and say so, if another sweep replaces it meanwhile."""
    for name in names:
        said, kind = name.split("_")
        column = "value" if kind in {"text", "body"} else "number"
        tables.execute(
            f"INSERT INTO {name} SELECT {column} FROM {parquet(kept.rows)} WHERE said = '{said}' AND kind = '{kind}'"
        )
    if _kept(kept.rows) == kept:
        return True
    for name in names:
        tables.execute(f"DELETE FROM {name}")
    return False


def _read_printed(tables: Tables, edition: Path) -> None:
    """Take what is printed in an earlier edition for read; of a damaged one nothing is taken."""
    import duckdb

    with suppress(InputError, duckdb.IOException, duckdb.InvalidInputException):
        tables.read_printed(open_edition(edition))


@cache
def _code() -> str:
    """Return what tells the code that decides from any other."""
    return code_of(Path(__file__).parents[1])


def code_of(package: Path) -> str:
    """Return what tells this from any other code in the folder of the package."""
    files = sorted(path for part in _DECIDING for path in package.glob(part))
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def _packages() -> Iterator[str]:
    """Yield the versions of what matching rests on."""
    yield unicodedata.unidata_version
    for name in _RESTS_ON:
        with suppress(PackageNotFoundError):
            yield f"{name} {version(name)}"
