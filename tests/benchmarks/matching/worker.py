"""One measurement in a process of its own: `python -m tests.benchmarks.matching.worker speed|memory < lines`.

A process of its own remembers nothing of another list, and its memory is its own. It reads one JSON value a line, the
texts (strings) and then the list (objects), and writes one object.
"""

import gc
import json
import os
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from rsscan.matching import Index, matches
from tests.benchmarks.matching.data import Body, entry, warm, watchlist
from tests.benchmarks.matching.phrases import fold, searcher

CHUNKS = 8

T = TypeVar("T")

STATM = Path("/proc/self/statm")


def lines(texts: Iterable[str], bodies: Iterable[Body]) -> str:
    """Write texts and list as a worker reads them."""
    return "".join(f"{json.dumps(value)}\n" for value in (*texts, *map(asdict, bodies)))


def body(row: dict[str, Any]) -> Body:
    """Read one entry of the list."""
    return Body(row["id"], tuple(row["names"]), tuple(row["acronyms"]), row["country"], row["city"])


def speed(given: Iterable[Any]) -> dict[str, Any]:
    """Build ours and the floor, then run both over the same chunks of texts in turn; every text is new to them."""
    rows = list(given)
    texts = [row for row in rows if isinstance(row, str)]
    listed = [body(row) for row in rows if not isinstance(row, str)]
    bench = watchlist(map(entry, listed))
    built, index = _timed(lambda: Index([bench]))
    floor_built, (kind, search) = _timed(lambda: searcher(phrases_of(listed)))
    chunks = [texts[at::CHUNKS] for at in range(CHUNKS)]
    pairs = [
        (
            len(chunk),
            _timed(lambda: [matches(index, [text]) for text in chunk])[0],  # noqa: B023 - run at once
            _timed(lambda: [search(fold(text)) for text in chunk])[0],  # noqa: B023 - run at once
        )
        for chunk in chunks
    ]
    names = sum(len(one.names) for one in bench.entries)
    return {"names": names, "built": built, "floor_built": floor_built, "floor": kind, "chunks": pairs}


def phrases_of(listed: Sequence[Body]) -> set[str]:
    """Return every name of a list as a phrase, acronyms among them."""
    return {fold(name) for one in listed for name in (*one.names, *one.acronyms)}


def _timed(run: Callable[[], T]) -> tuple[float, T]:
    started = time.perf_counter()
    made = run()
    return time.perf_counter() - started, made


def memory(given: Iterable[Any]) -> dict[str, Any]:
    """Measure what the process holds before the list, with it, with its index, and after every text was run.

    Libraries and their tables are loaded before by matching a few texts, so that they are not taken for the list's.
    """
    rows = iter(given)
    held, how = holder()
    texts, first = [], None
    for row in rows:
        if not isinstance(row, str):
            first = row
            break
        texts.append(row)
    warm(texts[:100])
    sizes = [held()]
    bench = watchlist([entry(body(row)) for row in (*([first] if first else []), *rows)])
    sizes.append(held())
    index = Index([bench])
    sizes.append(held())
    for text in texts:
        matches(index, [text])
    sizes.append(held())
    return {"names": sum(len(one.names) for one in bench.entries), "sizes": sizes, "how": how}


def holder() -> tuple[Callable[[], int], str]:
    """Return a function that says how many bytes the process holds, and what it measures."""
    if STATM.is_file():
        return lambda: _collected(_resident), "resident memory"
    tracemalloc.start()
    return lambda: _collected(lambda: tracemalloc.get_traced_memory()[0]), "memory traced by Python"


def _collected(size: Callable[[], int]) -> int:
    gc.collect()
    return size()


def _resident() -> int:
    return int(STATM.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """Measure what the first argument names."""
    measure = {"speed": speed, "memory": memory}[sys.argv[1]]
    json.dump(measure(map(json.loads, sys.stdin)), sys.stdout)


if __name__ == "__main__":
    main()
