"""What a build of a store costs beside its floors: `python -m tests.benchmarks.building [SNAPSHOT] [--works N]`.

Without a snapshot one is made, of 20,000 works unless told otherwise. In one run, each in a process of its own, are
measured: a build from Parquet and one from JSON Lines, as far as the snapshot has them; unpacking the JSON Lines of
works, which isal does if it is there; parsing them too, by simdjson, msgspec or else the standard library, which is the
floor of any way from JSON; plain Python that reads bylines as well; polars, if it is there, reading who wrote what from
Parquet; and DuckDB alone, reading the columns that a build needs and writing them for the works that are kept, with
nothing made of them: no build with DuckDB takes much less. Printed are works a second, CPU seconds per million works of
the snapshot, peak memory, the ratio to the floor, and for a build what the store takes a work. Goals: from Parquet <= 1
of the floor, from JSON Lines <= 2.5; at most 1 GB; at most 120 bytes a work. The share of clock and processors is that
of the whole machine.
"""

import argparse
import gzip
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from rsscan.errors import InputError
from rsscan.sources.payload import work_from
from rsscan.sources.snapshot.build import Wanted, build
from rsscan.sources.snapshot.database import means_of, working, written
from rsscan.sources.snapshot.layout import layout_of
from rsscan.sources.snapshot.part import rows_of
from rsscan.sources.snapshot.store import BUILDING
from tests.made_snapshot import World, write_snapshot

WORKS = 20_000
MEMORY = "1GB"
MILLION = 1_000_000

Read = Callable[[Path], tuple[int, str]]
"""Reads a snapshot; returns how many works it has, and what there is to say beside."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a way of reading took: works, seconds on the clock and of processors, megabytes at most, and a remark."""

    works: int
    seconds: float
    cpu: float
    peak: int
    remark: str

    @property
    def each(self) -> float:
        """CPU seconds per million works."""
        return self.cpu / self.works * MILLION

    def told(self, floor: "Cost | None") -> str:
        """Return the figures as a line."""
        ratio = f"{self.each / floor.each:6.2f} x floor" if floor else " " * 14
        return (
            f"{self.works / self.seconds:9,.0f} works/s{self.each:9.1f} CPU-s/M{self.peak:7,} MB{ratio}  {self.remark}"
        )


def measured(read: Read, snapshot: Path) -> Cost:
    """Return what reading a snapshot costs, done in a process of its own, so that its peak is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measured, (read, snapshot))


def _measured(read: Read, snapshot: Path) -> Cost:
    start, cpu = time.perf_counter(), time.process_time()
    works, remark = read(snapshot)
    seconds, spent = time.perf_counter() - start, time.process_time() - cpu
    return Cost(works, seconds, spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10, remark)


def built(form: str, snapshot: Path) -> tuple[int, str]:
    """Build a store from a format."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "store"
        store = build(Wanted(str(snapshot), place, means_of(MEMORY, None, place / BUILDING), form))
        each = store.bytes / store.counts["works"]
        works = sum(part.records for part in layout_of(str(snapshot), form).works)
        return works, f"{store.counts['works']:,} works kept, {each:.1f} bytes each"


def unpacked(snapshot: Path) -> tuple[int, str]:
    """Unpack the works."""
    lines, how = _lines(snapshot)
    return sum(1 for _ in lines), how


def parsed(snapshot: Path) -> tuple[int, str]:
    """Parse the works."""
    lines, unpacks = _lines(snapshot)
    how, parse = _parser()
    works = 0
    for line in lines:
        parse(line)
        works += 1
    return works, f"{unpacks}, {how}"


def _parser() -> tuple[str, Callable[[bytes], object]]:
    with suppress(ImportError):
        # One parser for all lines, which looks at a line and makes no values of it.
        return "simdjson", import_module("simdjson").Parser().parse
    with suppress(ImportError):
        return "msgspec", import_module("msgspec.json").decode
    return "json", json.loads


def plain(snapshot: Path) -> tuple[int, str]:
    """Read works as values, with nothing but the standard library."""
    lines, unpacks = _lines(snapshot)
    return sum(1 for _ in map(partial(work_from, singleton=True), map(json.loads, lines))), f"{unpacks}, json"


def by_polars(snapshot: Path) -> tuple[int, str]:
    """Read who wrote what from Parquet with polars."""
    polars: Any = import_module("polars")
    works = layout_of(str(snapshot), "parquet").works
    pairs = 0
    for part in works:
        lines = (
            polars.scan_parquet(part.path, hive_partitioning=False).select("id", "authorships").explode("authorships")
        )
        pairs += lines.select(polars.col("authorships").struct.field("author")).collect().height
    return sum(part.records for part in works), f"{pairs:,} lines"


def moved(form: str, snapshot: Path) -> tuple[int, str]:
    """Read the columns of works that a build reads, and write those of the works that are kept as they are."""
    works = layout_of(str(snapshot), form).works
    with tempfile.TemporaryDirectory() as folder, working(means_of(MEMORY, 1, Path(folder))) as connection:
        kept = sum(
            written(connection, f"FROM {rows_of(part)} WHERE is_xpac IS NOT TRUE", Path(folder) / "works.parquet")
            for part in works
        )
    return sum(part.records for part in works), f"{kept:,} works kept"


def _lines(snapshot: Path) -> tuple[Iterator[bytes], str]:
    how, opened = "zlib", gzip.open
    with suppress(ImportError):
        how, opened = "isal", import_module("isal.igzip").open
    return (line for part in layout_of(str(snapshot), "jsonl").works for line in opened(part.path, "rb")), how


WAYS: dict[str, Read] = {
    "unpacked": unpacked,
    "parsed (floor)": parsed,
    "plain Python": plain,
    "polars, Parquet": by_polars,
    "DuckDB, Parquet": partial(moved, "parquet"),
    "DuckDB, JSON Lines": partial(moved, "jsonl"),
    "built of Parquet": partial(built, "parquet"),
    "built of JSON Lines": partial(built, "jsonl"),
}


def compared(snapshot: Path) -> dict[str, Cost | str]:
    """Return what each way costs, or why it cannot be measured."""
    found: dict[str, Cost | str] = {}
    for name, read in WAYS.items():
        try:
            found[name] = measured(read, snapshot)
        except (InputError, ImportError) as error:
            found[name] = f"not measured: {error}"
    return found


def main(arguments: list[str]) -> None:
    """Print what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.building")
    parser.add_argument("snapshot", type=Path, nargs="?")
    parser.add_argument("--works", type=int, default=WORKS)
    told = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        if told.snapshot is None:
            write_snapshot(Path(folder), World(told.works))
        costs = compared(told.snapshot or Path(folder))
    floor = costs["parsed (floor)"]
    for name, cost in costs.items():
        line = cost if isinstance(cost, str) else cost.told(floor if isinstance(floor, Cost) else None)
        print(f"{name:20} {line}")


if __name__ == "__main__":
    main(sys.argv[1:])
