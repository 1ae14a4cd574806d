"""How long lists take to load: `python -m tests.benchmarks.lists`.

Prints, for every shipped list and for 5,000 entries made of them, entries a second when read from YAML (cold) and from
what was kept (warm), beside the floor: reading the kept file as JSON and nothing more. Then which share of
`rsscan author --source example` goes into lists. Nothing is asserted: a machine is noisy, ratios are of one run.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from rsscan.inputs import compiled
from rsscan.inputs.lists import list_path, load_lists, shipped_lists
from rsscan.render.list_yaml import formatted
from rsscan.watchlist import Watchlist

RUNS = 9
MANY = 5_000
EXAMPLE = ["-m", "rsscan", "author", "0000-0002-1825-0097", "--source", "example"]
INSIDE = """
import sys, time
from rsscan.inputs import compiled, lists
from rsscan.cli import run
spent = 0.0
def timed(work):
    def inner(*given, **named):
        global spent
        started = time.perf_counter()
        try:
            return work(*given, **named)
        finally:
            spent += time.perf_counter() - started
    return inner
run.load_lists, run.index_of = timed(run.load_lists), timed(run.index_of)
from rsscan.cli.main import app
started = time.perf_counter()
try:
    app(sys.argv[1:], standalone_mode=False)
except SystemExit:
    pass
print(spent, time.perf_counter() - started, file=sys.stderr)
"""


def median(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median wall time of a piece of work, in seconds."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def many(folder: Path) -> Path:
    """Write a list of 5,000 entries made of the shipped ones."""
    lists = load_lists()
    entries = [entry for watchlist in lists for entry in watchlist.entries]
    made = [
        replace(entries[at % len(entries)], id=f"many/e{at}", listed_until=None, listed_from=None) for at in range(MANY)
    ]
    path = folder / "many.yaml"
    path.write_text(formatted(replace(lists[0], id="many", entries=tuple(made))), encoding="utf-8")
    return path


def row(name: str | Path) -> None:
    """Print cold and warm reading of one list beside the floor."""
    compiled.forget()
    started = time.perf_counter()
    (watchlist,) = load_lists([name])
    cold = time.perf_counter() - started
    warm = median(lambda: load_lists([name]))
    (kept,) = (Path(os.environ["RSSCAN_CACHE_DIR"]) / "lists").glob("*.list.json")
    floor = median(lambda: json.loads(kept.read_bytes().partition(b"\n")[2]))
    laid = _laid(watchlist)
    count = len(watchlist.entries)
    print(
        f"{watchlist.id:<14} {count:>6,} entries  cold {cold * 1e3:>7.1f} ms {count / cold:>8,.0f}/s  "
        f"warm {warm * 1e3:>6.1f} ms {count / warm:>9,.0f}/s  floor {floor * 1e3:>5.1f} ms  "
        f"warm/floor {warm / floor:>4.1f}  index {laid * 1e3:>6.1f} ms"
    )


def _laid(watchlist: Watchlist) -> float:
    compiled.index_of([watchlist])
    return median(lambda: compiled.index_of([watchlist]))


def share() -> None:
    """Print how much of a scan of the example goes into lists, with everything kept from the run before."""
    shares = []
    for _ in range(RUNS):
        done = subprocess.run([sys.executable, "-c", INSIDE, *EXAMPLE[2:]], capture_output=True, text=True, check=False)
        lists, whole = map(float, done.stderr.split()[-2:])
        shares.append((lists / whole, lists, whole))
    part, lists, whole = sorted(shares)[RUNS // 2]
    print(f"rsscan author --source example: {lists * 1e3:.0f} of {whole * 1e3:.0f} ms are lists = {part:.0%}")


def main() -> None:
    """Print the figures, in a cache of their own."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["RSSCAN_CACHE_DIR"] = str(Path(folder) / "cache")
        for name in shipped_lists():
            row(str(list_path(name)))
        row(many(Path(folder)))
        load_lists()
        share()


if __name__ == "__main__":
    main()
