"""Matching on annotated affiliations, beside what else one could use: `python -m tests.benchmarks.matching [--all]`.

Prints precision, recall, F1 and false alerts per 1,000 clean strings for each set, beside exact phrase search and
rapidfuzz's usual scorers at their best threshold; then strings per second, time to build and memory of the index as the
list grows, all in one run. The data is found as in `shared_data`.
"""

import argparse
import gzip
import importlib.util
import json
import re
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from rapidfuzz import fuzz, process

from rsscan.matching import Index, matches
from rsscan.severity import Confidence
from rsscan.watchlist import Effect, Entry, Name, Watchlist
from tests.benchmarks import shared_data

SETS = {
    "ABC natural": ("watchlist_ABC.json.gz", "queries_natural.jsonl.gz"),
    "ABC hard": ("watchlist_ABC.json.gz", "queries_hard.jsonl.gz"),
    "D500 natural": ("watchlist_D500.json.gz", "queries_natural.jsonl.gz"),
    "E5000 natural": ("watchlist_E5000.json.gz", "queries_natural.jsonl.gz"),
    "records": ("watchlist_E5000.json.gz", "queries_records.jsonl.gz"),
}

SCORERS = {"token_set": fuzz.token_set_ratio, "WRatio": fuzz.WRatio, "partial_ratio": fuzz.partial_ratio}

SAMPLE = 1500
"""Strings on which the scorers that compare with every name are tried; they are too slow for all."""

Predict = Callable[[str, str | None], list[dict[str, Any]]]


def watchlist(entries: list[dict[str, Any]], *, with_ror: bool = False) -> Watchlist:
    """Return a list of the benchmark as one of ours: acronyms are weak, all other names strong."""
    return Watchlist(
        "bench", {"en": "Benchmark"}, "none", "", Effect.ADVISORY, date(2026, 1, 1), True, "https://ror.org", "CC0",
        tuple(entry(row, with_ror=with_ror) for row in entries),
    )  # fmt: skip


def entry(row: dict[str, Any], *, with_ror: bool) -> Entry:
    """Return one entry."""
    names = [row["name"], *row.get("aliases", []), *row.get("native_names", [])]
    return Entry(
        f"bench/{row['id']}",
        (*(Name(name) for name in names), *(Name(name, weak=True) for name in row.get("acronyms", []))),
        country=row.get("country"),
        city=row.get("city"),
        ror=f"https://ror.org/{row['ror']}" if with_ror and row.get("ror") else None,
    )


def scorer(folder: Path) -> ModuleType:
    """Load the judge that comes with the data."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{folder}: holds no score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ours(bench: Any) -> Predict:
    """Return our matcher: what is judged is probable or certain."""
    index = Index([watchlist(bench.entries)])

    def predict(text: str, country: str | None) -> list[dict[str, Any]]:
        found = matches(index, [text], country=country)
        return [
            {"entry": m.entry.id.removeprefix("bench/"), "score": m.score}
            for m in found
            if m.confidence >= Confidence.PROBABLE
        ]

    return predict


def phrases(bench: Any) -> Predict:
    """Return exact phrase search over folded text, without acronyms."""
    names: dict[str, set[str]] = {}
    for row in bench.entries:
        for name in (row["name"], *row.get("aliases", []), *row.get("native_names", [])):
            if len(plain(name)) > 5:
                names.setdefault(plain(name), set()).add(row["id"])
    first: dict[str, list[str]] = {}
    for name in names:
        first.setdefault(name.split()[0], []).append(name)

    def predict(text: str, country: str | None) -> list[dict[str, Any]]:
        folded = f" {plain(text)} "
        begun = [name for word in set(folded.split()) for name in first.get(word, ())]
        met = [name for name in begun if f" {name} " in folded]
        found = {row for name in met for row in names[name]}
        return [{"entry": row, "score": 1.0} for row in found]

    return predict


def plain(text: str) -> str:
    """Fold as a user would: case and punctuation."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def fuzzy(bench: Any, name: str) -> Predict:
    """Return one of rapidfuzz's scorers against every name; the threshold is chosen when judged."""
    owners = [
        (plain(n), row["id"]) for row in bench.entries for n in (row["name"], *row.get("aliases", [])) if plain(n)
    ]
    listed = [spelling for spelling, _ in owners]

    def predict(text: str, country: str | None) -> list[dict[str, Any]]:
        found = process.extract(plain(text), listed, scorer=SCORERS[name], score_cutoff=70, limit=None)
        return [{"entry": owners[at][1], "score": value / 100} for _, value, at in found]

    return predict


def judged(
    judge: ModuleType,
    bench: Any,
    predict: Predict,
    ids: list[str],
    *,
    sweep: bool,
) -> tuple[str, float]:
    """Return a line of figures and strings per second; with `sweep` at the threshold that is best for the method."""
    started = time.perf_counter()
    found = {i: predict(bench.q[i]["text"], bench.q[i].get("country_hint")) for i in ids}
    taken = time.perf_counter() - started
    events, _ = bench.events(found)
    gold = sum(len(bench.gold[i]) for i in ids)
    if sweep:
        _, threshold, _, _ = judge.sweep(events, gold)[0]
        events = [event for event in events if threshold is None or event[0] >= threshold]
    counts = Counter(event[1] for event in events)
    precision, recall, f1 = judge.prf(counts["TP"], counts["FP"], gold)
    wrong = {event[2] for event in events if event[1] == "FP"}
    clean = [i for i in ids if not bench.gold[i]]
    alerts = 1000 * sum(i in wrong for i in clean) / max(len(clean), 1)
    line = f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  false alerts {alerts:6.2f}/1,000"
    return line, len(ids) / taken


def quality(folder: Path, *, everything: bool) -> Iterator[str]:
    """Yield a line a set and method."""
    judge = scorer(folder)
    for name, (lists, queries) in SETS.items():
        bench = judge.Bench(folder / lists, folder / queries)
        ids = list(bench.q)
        yield f"{name}: {len(bench.entries)} entries, {len(ids):,} strings"
        for method, predict in (("rsscan", ours(bench)), ("exact phrase", phrases(bench))):
            line, speed = judged(judge, bench, predict, ids, sweep=False)
            yield f"  {method:<16} {line}  {speed:9,.0f} strings/s"
        if everything or name.startswith("ABC"):
            for method in SCORERS:
                line, speed = judged(judge, bench, fuzzy(bench, method), ids[:SAMPLE], sweep=True)
                tried = f"best threshold, {min(SAMPLE, len(ids)):,} strings"
                yield f"  {method:<16} {line}  {speed:9,.0f} strings/s ({tried})"


def growth(folder: Path) -> Iterator[str]:
    """Yield speed, build time and memory of the index as the list grows, beside exact phrase search in the same run."""
    judge = scorer(folder)
    bench = judge.Bench(folder / SETS["E5000 natural"][0], folder / SETS["E5000 natural"][1])
    texts = list({query["text"] for query in bench.q.values()})
    for entries in (50, 500, 2500, 5000):
        bench.entries = bench.entries if entries >= len(bench.entries) else _first(folder, judge, entries)
        tracemalloc.start()
        started = time.perf_counter()
        index = Index([watchlist(bench.entries)])
        built = time.perf_counter() - started
        size = tracemalloc.get_traced_memory()[0] / 1024**2
        tracemalloc.stop()
        names = sum(len(e.names) for w in index.watchlists for e in w.entries)
        started = time.perf_counter()
        for text in texts:
            matches(index, [text])
        speed = len(texts) / (time.perf_counter() - started)
        floor = phrases(bench)
        started = time.perf_counter()
        for text in texts:
            floor(text, None)
        phrase = len(texts) / (time.perf_counter() - started)
        yield (
            f"{names:7,} names: {speed:9,.0f} strings/s, exact phrase {phrase:9,.0f} (ratio {speed / phrase:.2f}); "
            f"built in {built:.2f} s (under a memory tracer), {size:.0f} MB"
        )
        bench = judge.Bench(folder / SETS["E5000 natural"][0], folder / SETS["E5000 natural"][1])


def _first(folder: Path, judge: ModuleType, entries: int) -> list[dict[str, Any]]:
    with gzip.open(folder / SETS["E5000 natural"][0], "rt", encoding="utf-8") as stream:
        rows: list[dict[str, Any]] = json.load(stream)["entries"]
    return rows[:entries]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="try the slow scorers on the large lists too")
    everything = parser.parse_args().all
    folder = shared_data() / "matching"
    if not folder.is_dir():
        raise SystemExit(f"the benchmark's data is not at {folder}; set RSSCAN_SHARED_DATA")
    for line in quality(folder, everything=everything):
        print(line, flush=True)
    for line in growth(folder):
        print(line, flush=True)


if __name__ == "__main__":
    main()
