"""Speed, building and memory as the list grows, beside exact phrase search on the same strings in the same process."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks.matching.data import load
from tests.benchmarks.matching.names import Grown, background, grown, real
from tests.benchmarks.matching.worker import lines

SIZES = (100, 500, 5_000, 50_000)

ROUNDS = 3
"""Times that each size is measured, each in a new process."""

ROOT = Path(__file__).resolve().parents[3]


def growth(folder: Path) -> Iterator[str]:
    """Yield a line for each size."""
    texts = list(dict.fromkeys(query.text for query in load(folder / "matching", "E5000 natural").queries))
    known, counts = tuple(real(folder)), background(folder)
    yield (
        f"Growth: {len(texts):,} different strings on one core, in turn with the floor (exact phrase search, folding "
        f"included); medians of {ROUNDS} new processes for each size"
    )
    for size in SIZES:
        listed = grown(known, counts, size)
        given = lines(texts, listed.bodies)
        rounds = [measured("speed", given) for _ in range(ROUNDS)]
        yield from told(listed, rounds, measured("memory", given))


def measured(what: str, given: str) -> Any:
    """Measure in a new process."""
    command = [sys.executable, "-m", "tests.benchmarks.matching.worker", what]
    done = subprocess.run(command, input=given, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT, check=True)
    return json.loads(done.stdout)


def told(listed: Grown, rounds: Sequence[dict[str, Any]], memory: dict[str, Any]) -> Iterator[str]:
    """Put what was measured for one list in words."""
    chunks = [chunk for one in rounds for chunk in one["chunks"]]
    own, floor = (median(chunk[0] / chunk[at] for chunk in chunks) for at in (1, 2))
    ratio = median(chunk[1] / chunk[2] for chunk in chunks)
    first = median(sum(chunk[1] for chunk in one["chunks"]) for one in rounds)
    coldest = median(one["chunks"][0][0] / one["chunks"][0][1] for one in rounds)
    strings = sum(chunk[0] for chunk in rounds[0]["chunks"])
    built, floor_built = (median(one[key] for one in rounds) for key in ("built", "floor_built"))
    before, with_list, with_index, after = (size / 1024**2 for size in memory["sizes"])
    yield f"  {rounds[0]['names']:,} names ({listed.real:,} real, {listed.made:,} made), {len(listed.bodies):,} entries"
    yield (
        f"    {own:,.0f} strings/s; exact phrase {floor:,.0f} strings/s ({rounds[0]['floor']}): "
        f"{ratio:.1f} times its time"
    )
    yield (
        f"    first pass over {strings:,} strings {first:.2f} s, its first eighth at {coldest:,.0f} strings/s; "
        f"built in {built:.3f} s, floor in {floor_built:.3f} s"
    )
    yield (
        f"    {memory['how']}: {before:.0f} MB before; list {with_list - before:+.1f} MB, index "
        f"{with_index - with_list:+.1f} MB, after {strings:,} strings {after - with_index:+.1f} MB more"
    )
