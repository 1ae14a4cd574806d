"""What the whole of OpenAlex would cost, with the arithmetic: `python -m tests.benchmarks.extrapolation STORE`.

In one run are measured: builds of two made snapshots (`--sizes`, works in each), stage by stage, with the memory and
the disk that they take while they are at it; and on a store, the larger the better, what the lists take to meet a
printed affiliation, and what a sweep costs with all met before and with everybody judged. Without a store the larger of
the two that were built is taken. Each figure is then put into a formula, for one machine of `--cores` and for 20 such
machines, and after that stands where the whole would break. What is assumed is printed; `ASSUMED` is all of it.
"""

import argparse
import multiprocessing
import resource
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill

from rsscan.inputs.compiled import index_of
from rsscan.inputs.lists import load_lists
from rsscan.sources.snapshot.build import Wanted, build
from rsscan.sources.snapshot.database import means_of
from rsscan.sources.snapshot.engine import connected
from rsscan.sources.snapshot.packing import ROWS
from rsscan.sources.snapshot.part import quoted
from rsscan.sources.snapshot.store import BUILDING, Store, open_store
from rsscan.sweep.judging import hits
from tests.benchmarks.sweep import Cost, by_sweep, chosen
from tests.made_snapshot import World, write_snapshot

MILLION = 1_000_000
NODES = 20
ASSUMED = {
    "works in the snapshot": 510 * MILLION,
    "works kept (without the expansion)": 320 * MILLION,
    "authors": 119 * MILLION,
    "distinct printed affiliations": 200 * MILLION,
    "persons whom some list meets": 2 * MILLION,
    "bytes of the snapshot": 780_000 * MILLION,
    "works of the largest author": 10_000,
}
"""What the figures are multiplied by: counts of OpenAlex in 2026; the affiliations and the persons met are guesses."""

IN_ONE_THREAD = ("indexing",)
"""Stages of a build in which Python writes SQLite, whatever the cores."""

SUBJECTS = 1_000
TEXTS = 20_000


@dataclass(frozen=True, slots=True)
class Built:
    """What a build took: CPU seconds of each stage, megabytes of memory, and bytes of disk at most and in the end."""

    works: int
    stages: Mapping[str, float]
    memory: int
    disk: int
    bytes: int
    kept: int
    authors: int
    index: int

    def each(self, stage: str) -> float:
        """CPU seconds of a stage per million works of the snapshot."""
        return self.stages.get(stage, 0) / self.works * MILLION


@dataclass(frozen=True, slots=True)
class Swept:
    """What sweeps of a store took: CPU seconds for a printed affiliation, and of whole runs."""

    works: int
    texts: int
    text: float
    first: Cost
    again: Cost
    everybody: Cost
    persons: int

    @property
    def person(self) -> float:
        """CPU seconds for a person judged; what a run takes beside is taken for nothing."""
        return self.everybody.cpu / self.persons


def built(works: int, folder: Path, memory: str) -> Built:
    """Build a store of a made snapshot in a process of its own, and leave it in the folder."""
    snapshot, store = folder / "snapshot", folder / "store"
    if not snapshot.exists():
        write_snapshot(snapshot, World(works=works), formats=["parquet"])
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_built, (works, snapshot, store, memory))


def _built(works: int, snapshot: Path, place: Path, memory: str) -> Built:
    stages: defaultdict[str, float] = defaultdict(float)
    last = time.process_time()

    def tell(doing: str, _done: int, _of: int) -> None:
        nonlocal last
        last, before = time.process_time(), last
        stages[doing] += last - before

    done, most = threading.Event(), [0]
    watching = threading.Thread(target=_watch, args=(place, done, most))
    watching.start()
    store = build(Wanted(str(snapshot), place, means_of(memory, None, place / BUILDING), "parquet"), tell)
    stages["digests, manifest"] += time.process_time() - last
    done.set()
    watching.join()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    index = (store.edition / "index.sqlite").stat().st_size
    return Built(works, stages, peak, most[0], store.bytes, store.counts["works"], store.counts["authors"], index)


def _watch(place: Path, done: threading.Event, most: list[int]) -> None:
    while not done.wait(0.2):
        with suppress(OSError):  # a file that is being moved
            most[0] = max(most[0], sum(path.stat().st_size for path in place.rglob("*") if path.is_file()))


def swept(place: Path) -> Swept:
    """Measure the parts of a sweep of a store."""
    store = open_store(place)
    count, texts = _texts(store)
    index = index_of(load_lists())
    cpu = time.process_time()
    sum(1 for _ in hits(index, texts))
    text = (time.process_time() - cpu) / max(1, len(texts))
    people = chosen(place, SUBJECTS)
    for kept in (store.edition / "matches").glob("*"):
        kept.unlink()
    first, again = (by_sweep(place, people, "--linked-only") for _ in range(2))
    return Swept(store.counts["works"], count, text, first, again, by_sweep(place, people), len(people))


def _texts(store: Store) -> tuple[int, list[str]]:
    """Return how many distinct printed affiliations there are about, and some of them."""
    files = ", ".join(quoted(str(file)) for file in store.works_files())
    lines = f"SELECT unnest(json_extract_string(byline, '$[*][5][*]')) AS text FROM read_parquet([{files}])"
    with connected() as connection:
        (count,) = connection.execute(f"SELECT approx_count_distinct(text) FROM ({lines})").fetchone() or (0,)
        some = connection.execute(f"SELECT DISTINCT text FROM ({lines} LIMIT {TEXTS * 20}) LIMIT {TEXTS}").fetchall()
    return int(count), [text for (text,) in some]


def told(small: Built, large: Built, sweep: Swept, cores: int) -> Iterator[str]:
    """Yield the lines to print."""
    yield "assumed of the whole of OpenAlex"
    yield from (f"  {count:17,}  {what}" for what, count in ASSUMED.items())
    yield from _build_told(small, large, cores)
    yield from _sweep_told(sweep, cores)
    yield from _disk_told(large)
    yield from _breaks_told(small, large, sweep)


def _build_told(small: Built, large: Built, cores: int) -> Iterator[str]:
    works = ASSUMED["works in the snapshot"] / MILLION
    yield ""
    yield f"build, of {small.works:,} and of {large.works:,} works; hours = CPU-s/M x {works:g} M / 3600 / cores"
    yield f"{'stage':22}{'CPU-s/M':>9}{'CPU-s/M':>9}{'cores':>7}{'hours':>8}"
    total = 0.0
    for stage in large.stages:
        at_once = 1 if stage in IN_ONE_THREAD else cores
        hours = large.each(stage) * works / 3600 / at_once
        total += hours
        yield f"{stage:22}{small.each(stage):9.2f}{large.each(stage):9.2f}{at_once:7}{hours:8.2f}"
    both = [sum(map(each.each, each.stages)) for each in (small, large)]
    yield f"{'in all':22}{both[0]:9.2f}{both[1]:9.2f}{'':7}{total:8.2f}   growth {both[1] / both[0]:.2f} (1 is linear)"
    read = ASSUMED["bytes of the snapshot"] / 1e9
    yield f"  reading from a disk of 500 MB/s: {read:,.0f} GB / 0.5 GB/s / 3600 = {read / 1800:.2f} hours at least"
    yield f"  {NODES} nodes: the same, since a store is built on one machine; then each reads it where it lies"


def _sweep_told(sweep: Swept, cores: int) -> Iterator[str]:
    works, texts = ASSUMED["works kept (without the expansion)"], ASSUMED["distinct printed affiliations"]
    persons = ASSUMED["persons whom some list meets"]
    work = sweep.again.cpu / sweep.works
    rows = (
        ("each affiliation met once", sweep.text, texts, "once for a set of lists"),
        ("works read and joined", work, works, "a run with its start, all met before"),
        ("persons judged", sweep.person, persons, "everybody judged, a run with its start"),
    )
    yield ""
    yield f"sweep, by a store of {sweep.works:,} works; hours = CPU-us each x count / 3.6e9 / cores"
    yield f"{'stage':28}{'CPU-us':>9}{'count':>14}{'1 machine, h':>14}{f'{NODES} nodes, h':>14}"
    total = 0.0
    for name, each, count, remark in rows:
        total += (hours := each * count / 3600 / cores)
        yield f"{name:28}{each * 1e6:9.1f}{count:14,}{hours:14.2f}{hours / NODES:14.3f}   {remark}"
    yield f"{'in all':28}{'':23}{total:14.2f}{total / NODES:14.3f}"
    yield f"  {NODES} nodes: times what Spark takes more than DuckDB, see tests.benchmarks.spark; and its start"


def _disk_told(large: Built) -> Iterator[str]:
    kept, whole = ASSUMED["works kept (without the expansion)"], ASSUMED["works in the snapshot"]
    authors = ASSUMED["authors"]
    each, index, most = large.bytes / large.kept, large.index / large.authors, large.disk / large.works
    yield ""
    yield "disk"
    yield f"  {'snapshot':20}{ASSUMED['bytes of the snapshot'] / 1e9:6,.0f} GB"
    for name, size, count, what in (
        ("store", each, kept, "a work kept"),
        ("with the expansion", each, whole, "a work"),
        ("index.sqlite in it", index, authors, "an author"),
        ("while building", most, whole, "a work read, gone afterwards"),
    ):
        yield f"  {name:20}{size * count / 1e9:6,.0f} GB = {count:,} x {size:.0f} bytes {what}"


def _breaks_told(small: Built, large: Built, sweep: Swept) -> Iterator[str]:
    works, authors = ASSUMED["works kept (without the expansion)"], ASSUMED["authors"]
    lines, largest = works * 2.5, ASSUMED["works of the largest author"]
    breaks = (
        (
            f"memory of a build: {small.memory:,} and {large.memory:,} MB of {small.works:,} and {large.works:,} "
            "works; joins, groups and sorts go to the temporary folder beyond what --memory allows"
        ),
        (
            f"placing works: joins of {authors / 1e6:.0f} M authors write {authors * 48 / 1e9:.0f} GB there, "
            f"groups of {works / 1e6:.0f} M works {works * 48 / 1e9:.0f} GB (48 bytes a row, a guess)"
        ),
        (
            f"indexing: a sort of {lines / 1e9:.1f} G lines (2.5 a work) writes {lines * 24 / 1e9:.0f} GB there "
            "(24 bytes a row), and one thread of Python then writes them to SQLite"
        ),
        f"the largest author: {largest * 3 / 1000:.0f} kB for the places of {largest:,} works, 3 bytes each at most",
        f"files of works: {works // ROWS:,}; a footer takes 1 MB while it is kept, so none of so many is",
        (
            "works of more than 200 authors: apart from their hubs, among those without any; 2,048 papers of a large "
            "collaboration in one part of the snapshot would be 1 GB, too much for the sort of a file in 1 GB"
        ),
        (
            f"persons of a sweep: a bit a work ({works / 8e6:.0f} MB), and 8 bytes a person to be judged, "
            f"{authors * 8 / 1e6:,.0f} MB where that is every author (--all without --linked-only)"
        ),
        (
            f"distinct affiliations: by this store {sweep.texts / sweep.works * works / 1e6:.0f} M, assumed are "
            f"{ASSUMED['distinct printed affiliations'] / 1e6:.0f} M; the hours of the first sweep go with their number"
        ),
        (
            f"a cluster: a file of {ROWS:,} works is the least task, so {works // ROWS:,} tasks; the largest author is "
            "judged in one of them, and the driver has 16 bytes a person and profile asked for"
        ),
    )
    yield ""
    yield "where it would break, and what holds"
    yield from (fill(told, 118, initial_indent="  - ", subsequent_indent="    ") for told in breaks)


def main(arguments: Sequence[str]) -> None:
    """Print what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.extrapolation")
    parser.add_argument("store", type=Path, nargs="?")
    parser.add_argument("--sizes", type=int, nargs=2, default=(100_000, 500_000))
    parser.add_argument("--cores", type=int, default=16)
    parser.add_argument("--memory", default="1GB")
    asked = parser.parse_args(arguments)
    with ExitStack() as opened:
        folders = [Path(opened.enter_context(tempfile.TemporaryDirectory())) for _ in asked.sizes]
        small, large = (built(works, to, asked.memory) for works, to in zip(asked.sizes, folders, strict=True))
        place = asked.store or folders[1] / "store"
        for line in told(small, large, swept(place), asked.cores):
            print(line)


if __name__ == "__main__":
    main(sys.argv[1:])
