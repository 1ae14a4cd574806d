"""Staged rows brought to their places: scattered into buckets of one final file each, then sorted bucket by bucket.

Memory is that of a bucket, however many there are. A file has few enough buckets open at a time: where there are more
than `FAN`, rows are scattered twice, first over ranges of buckets.
"""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rsscan.sources.snapshot.database import STAGED, query, written
from rsscan.sources.snapshot.jobs import Job
from rsscan.sources.snapshot.part import PART_BITS, parquet, quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FAN = 64
"""Files that are written side by side."""

ROWS = 200_000
"""Works in a file of the store."""

_KEPT = "COMPRESSION zstd, PARQUET_VERSION V2, WRITE_BLOOM_FILTER false"

KEPT = {
    "works": f"{_KEPT}, COMPRESSION_LEVEL 7, ROW_GROUP_SIZE 4096",
    "authors": f"{_KEPT}, COMPRESSION_LEVEL 6, ROW_GROUP_SIZE 2048",
}
"""How the files of the store are written: small groups, since a look-up decodes whole ones.

Groups of works are twice as large as those of authors, which packs better, and a look-up takes an eighth more.
"""

_COLUMNS = {
    "works": "id, doi, title, published, year, type, updated, cut, topics, byline, funding, authors",
    "authors": "id, profile",
}


@dataclass(frozen=True, slots=True)
class Packing:
    """How the rows of an entity come from the staged parts into the files of an edition."""

    entity: str
    staged: Mapping[int, Path]
    """The staged parts by their numbers."""

    places: Path
    count: int
    folder: Path
    edition: Path
    rows: int = ROWS
    fan: int = FAN

    @property
    def files(self) -> int:
        """How many files there will be."""
        return -(-self.count // self.rows)

    def file(self, number: int) -> Path:
        """Return a file of the edition."""
        return self.edition / self.entity / f"{number:05d}.parquet"

    def pairs(self, number: int) -> Path:
        """Return the file of who wrote the works in a file of the edition."""
        return self.folder / "written" / f"{number:05d}.parquet"

    def scatter(self) -> Iterator[Job]:
        """Yield what is to be done for each staged part."""
        wide = self.rows * self._wide
        for number, path in self.staged.items():
            low = number << PART_BITS
            values = {
                "columns": _COLUMNS[self.entity], "rows": path, "places": self.places,
                "low": low, "high": low + (1 << PART_BITS) - 1,
            }  # fmt: skip
            yield self._scattering(query("scattered", size=wide, **values), f"part-{number:05d}", self._coarse)

    def scatter_again(self) -> Iterator[Job]:
        """Yield what is to be done for each range of buckets, where there are more than the fan."""
        if self._wide == 1:
            return
        for number in range(-(-self.files // self._wide)):
            rows = _within(self._coarse, number)
            again = f"SELECT *, place // {self.rows} AS bucket FROM {rows}"
            yield self._scattering(again, f"range-{number:05d}", self._fine)

    def sort(self) -> Iterator[Job]:
        """Yield what is to be done for each file of the edition."""
        for number in range(self.files):
            yield self._sorting(number)

    @property
    def _wide(self) -> int:
        """How many buckets a range has: one, where there are few enough."""
        return 1 if self.files <= self.fan else -(-self.files // self.fan)

    @property
    def _coarse(self) -> Path:
        return self.folder / "scattered" / self.entity

    @property
    def _fine(self) -> Path:
        return self._coarse if self._wide == 1 else self.folder / "scattered-again" / self.entity

    def _scattering(self, rows: str, name: str, to: Path) -> Job:
        def scatter(connection: "DuckDBPyConnection") -> None:
            done = to / f"{name}.done"
            if done.exists():
                return
            to.mkdir(parents=True, exist_ok=True)
            connection.execute(f"SET partitioned_write_max_open_files = {self.fan + 1}")
            how = f"FORMAT parquet, {STAGED}, PARTITION_BY (bucket), FILENAME_PATTERN {quoted(name + '_{i}')}"
            connection.execute(f"COPY ({rows}) TO {quoted(str(to))} ({how}, OVERWRITE_OR_IGNORE)")
            done.touch()

        return scatter

    def _sorting(self, number: int) -> Job:
        def sort(connection: "DuckDBPyConnection") -> None:
            if not self.file(number).exists():
                rows = _within(self._fine, number)
                if self.entity == "works":
                    pairs = f"SELECT unnest(authors) AS author, place FROM {rows}"
                    written(connection, pairs, self.pairs(number))
                written(connection, query(f"packed_{self.entity}", rows=rows), self.file(number), KEPT[self.entity])
            shutil.rmtree(self._fine / f"bucket={number}", ignore_errors=True)

        return sort


def _within(folder: Path, bucket: int) -> str:
    return parquet(folder / f"bucket={bucket}", "/*.parquet")
