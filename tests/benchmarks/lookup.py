"""How long it takes to look one person up in a store: `python -m tests.benchmarks.lookup STORE...`, the smallest first.

Each time is for one ORCID iD from the question to all works with all their authors as values, one after the other in a
process that has the store open. Once with the pages of its files in memory, and once with all of them dropped before
each question. Without stores, small ones are built of made snapshots.
"""

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from rsscan.sources import Source, open_source
from rsscan.sources.snapshot.store import Store, open_store
from tests.made_snapshot import World, write_snapshot
from tests.sources.snapshot.opening import built

PEOPLE = 200
COLD = 40
SIZES = (1_000, 5_000)


@dataclass(frozen=True, slots=True)
class Found:
    """What one look-up found and took: seconds by the clock, and of the processor."""

    works: int
    lines: int
    wall: float
    cpu: float


def some_orcids(store: Store, count: int) -> list[str]:
    """Return so many ORCID iDs of a store, evenly from all of it."""
    with closing(sqlite3.connect(store.edition / "index.sqlite")) as index:
        known = [
            orcid for (orcid,) in index.execute("SELECT DISTINCT orcid FROM orcid WHERE author > 0 ORDER BY orcid")
        ]
    return [f"https://orcid.org/{known[at * len(known) // count]}" for at in range(min(count, len(known)))]


def looked_up(source: Source, orcid: str) -> Found:
    """Look one person up and read all of it."""
    wall, cpu = time.perf_counter(), time.process_time()
    works = [work for page in source.works(source.author(orcid)) for work in page.works]
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return Found(len(works), sum(len(work.authorships) for work in works), wall, cpu)


def dropped(store: Store) -> None:
    """Let the system forget what it has in memory of a store's files."""
    for path in store.edition.rglob("*"):
        if path.is_file():
            handle = os.open(path, os.O_RDONLY)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(handle)


def measured(place: Path, people: int = PEOPLE, cold: int = COLD) -> tuple[list[Found], list[Found]]:
    """Return what look-ups took with the files in memory, and what fewer took without."""
    store = open_store(place)
    orcids = some_orcids(store, people)
    with open_source(f"snapshot:{place}") as source:
        for orcid in orcids:
            looked_up(source, orcid)
        warm = [looked_up(source, orcid) for orcid in orcids]
        from_disk = []
        for orcid in orcids[:: max(1, len(orcids) // cold)]:
            dropped(store)
            from_disk.append(looked_up(source, orcid))
    return warm, from_disk


def told(found: Sequence[Found]) -> str:
    """Return the figures of some look-ups: the middle one, and what 99 of 100 stay under."""

    def both(values: list[float]) -> str:
        return f"{1000 * median(values):6.1f} ms, p99 {1000 * sorted(values)[len(values) * 99 // 100]:6.1f}"

    return f"wall {both([each.wall for each in found])}; CPU {both([each.cpu for each in found])}"


def report(places: Sequence[Path]) -> Iterator[str]:
    """Yield the figures of each store, and how they grow from one to the next."""
    before = 0.0
    for place in places:
        warm, cold = measured(place)
        works, lines = ([each.works for each in warm], [each.lines for each in warm])
        middle = median(each.wall for each in warm)
        yield f"{place.name}: {open_store(place).counts['works']:,} works; {len(warm)} persons with"
        yield f"  {median(works):g} works (at most {max(works):,}) and {median(lines):g} author lines ({max(lines):,})"
        yield f"  warm {told(warm)}{f'; {middle / before:.2f} times the store before' if before else ''}"
        yield f"  cold {told(cold)}"
        before = middle


def made(folder: Path) -> list[Path]:
    """Build small stores below a folder."""
    stores = []
    for works in SIZES:
        write_snapshot(folder / f"snapshot-{works}", World(works=works, widest=500), formats=["parquet"])
        built(folder / f"snapshot-{works}", folder / f"store-{works}", rows=200_000)
        stores.append(folder / f"store-{works}")
    return stores


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as scraps:
        for line in report([Path(place) for place in sys.argv[1:]] or made(Path(scraps))):
            print(line)


if __name__ == "__main__":
    main()
