"""What a sweep costs beside a scan of one person after the other: `python -m tests.benchmarks.sweep STORE SUBJECTS...`.

For each number of subjects, authors of the store chosen by chance, the program runs with --linked-only: with nothing
kept, and again with what it kept; and once as it is, judging everybody, where they are not more than 1,000. The loop
looks some of them up in one process. Printed are seconds by the clock and of the processors, and the most memory of all
processes together at one time. Goals: at 10,000 subjects the loop takes 20 times as long as the first sweep, the second
takes 0.3 of it, memory stays below 1 GB.
"""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rsscan.assessment import Assessment
from rsscan.inputs.compiled import index_of
from rsscan.inputs.lists import load_lists
from rsscan.inputs.policies import load_policy_file
from rsscan.scanning import scan
from rsscan.sources import open_source
from rsscan.sources.snapshot.store import open_store
from rsscan.terms import Terms

SUBJECTS = (100, 1_000, 10_000)
ALL_JUDGED = 1_000
"""Subjects up to which everybody is judged too."""

SAMPLE = 100
"""Persons whom the loop looks up."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of the processors, and megabytes."""

    wall: float
    cpu: float
    memory: float

    def __str__(self) -> str:
        """Return them as columns."""
        return f"{self.wall:9.1f}{self.cpu:9.1f}{self.memory:8.0f}"


def chosen(store: Path, count: int) -> list[str]:
    """Return the OpenAlex ids of some authors who have works, always the same."""
    with closing(sqlite3.connect(open_store(store).edition / "index.sqlite")) as index:
        known = [
            f"A{author}"
            for (author,) in index.execute("SELECT id FROM author WHERE id > 0 AND length(places) ORDER BY id")
        ]
    return random.Random(count).sample(known, min(count, len(known)))  # noqa: S311 - the same each time


def by_sweep(store: Path, people: Sequence[str], *options: str) -> Cost:
    """Run the program on some people."""
    with tempfile.TemporaryDirectory() as folder:
        roster = Path(folder) / "roster.csv"
        roster.write_text("\n".join(["openalex", *people]) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "rsscan", "snapshot", "sweep", str(store), "--roster", str(roster), "-q"]
        began, before = time.perf_counter(), os.times()
        with subprocess.Popen([*command, *options, "-o", f"parquet={folder}/out"], stdout=subprocess.DEVNULL) as run:
            most = [0.0]
            watching = threading.Thread(target=_watch, args=(run, most))
            watching.start()
            code = run.wait()
            watching.join()
        after = os.times()
    if code not in (0, 1, 3):
        raise SystemExit(code)
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(time.perf_counter() - began, cpu, most[0])


def _watch(run: "subprocess.Popen[bytes]", most: list[float]) -> None:
    while run.poll() is None:
        most[0] = max(most[0], sum(map(_megabytes, _family(run.pid))))
        time.sleep(0.05)


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _megabytes(process: int) -> float:
    """Return the memory that is a process's own, with its share of what it has together with others."""
    try:
        rows = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(row.split()[1]) for row in rows if row.startswith("Pss:")) / 1000


def by_loop(store: Path, people: Sequence[str]) -> Cost:
    """Scan one person after the other, as rsscan batch does; return what one of them costs."""
    lists, policy = load_lists(), load_policy_file("default", [])
    terms = Terms(index_of(lists), policy.policy, date(2026, 1, 1), technology=policy.technology)
    began, cpu = time.perf_counter(), time.process_time()
    with open_source(f"snapshot:{store}") as source:
        found = scan([f"https://openalex.org/{person}" for person in people], source, terms)
        count = sum(isinstance(event, Assessment) for event in found)
    return Cost((time.perf_counter() - began) / count, (time.process_time() - cpu) / count, 0)


def measured(store: Path, subjects: Sequence[int], sample: int = SAMPLE) -> Iterator[str]:
    """Yield the lines to print."""
    works = open_store(store).counts["works"]
    one = by_loop(store, chosen(store, sample))
    yield f"{store.name}, {works:,} works; one after the other takes {1000 * one.cpu:.0f} ms of the processor each"
    yield f"{'subjects':>9}  {'':22}{'wall s':>9}{'CPU s':>9}{'MB':>8}  loop / this  of first: wall    CPU"
    for count in subjects:
        people = chosen(store, count)
        shutil.rmtree(open_store(store).edition / "matches", ignore_errors=True)
        runs = [("linked only, first", ["--linked-only"]), ("linked only, second", ["--linked-only"])]
        runs += [("everybody judged", [])] if count <= ALL_JUDGED else []
        first: Cost | None = None
        for name, options in runs:
            cost = by_sweep(store, people, *options)
            first = first or cost
            share = f"{cost.wall / first.wall:14.2f}{cost.cpu / first.cpu:9.2f}"
            yield f"{len(people):9,}  {name:22}{cost}{one.cpu * len(people) / cost.cpu:12.1f}{share}"


def main(store: str, *subjects: str) -> None:
    """Measure and print."""
    for line in measured(Path(store), [int(count) for count in subjects] or SUBJECTS):
        print(line, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
