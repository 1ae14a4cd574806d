"""The annotated affiliations and the lists, as the methods and the judge take them."""

import hashlib
import importlib.util
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from rsscan.matching import Index, matches
from rsscan.watchlist import Effect, Entry, Name, Watchlist

SETS = {
    "ABC natural": ("watchlist_ABC.json.gz", "queries_natural.jsonl.gz"),
    "ABC hard": ("watchlist_ABC.json.gz", "queries_hard.jsonl.gz"),
    "D500 natural": ("watchlist_D500.json.gz", "queries_natural.jsonl.gz"),
    "E5000 natural": ("watchlist_E5000.json.gz", "queries_natural.jsonl.gz"),
    "records": ("watchlist_E5000.json.gz", "queries_records.jsonl.gz"),
}

LIST = "bench"
"""Id of the list that is made of a benchmark's entries."""


@dataclass(frozen=True, slots=True)
class Body:
    """An entry of a benchmark's list; `names` are in full, in any script."""

    id: str
    names: tuple[str, ...]
    acronyms: tuple[str, ...] = ()
    country: str | None = None
    city: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A printed affiliation, or the name of a record with its country."""

    id: str
    text: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """A list and strings of which is known what they name.

    `queries` are in an order drawn once for all, so that the first of them are a random sample and a smaller sample is
    part of a larger one. `gold` and `related` hold ids of bodies for each query; a match that is related or `neutral`
    is neither right nor wrong.
    """

    bodies: tuple[Body, ...]
    queries: tuple[Query, ...]
    gold: Mapping[str, set[str]]
    related: Mapping[str, set[str]]
    neutral: Callable[[str, str], bool]


def drawn(*key: object) -> int:
    """Return a number that looks random and is the same for the same key on every machine and version."""
    text = "\0".join(map(str, key))
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest())


def judge(folder: Path) -> ModuleType:
    """Load the judge that comes with the data; it knows which matches are neither right nor wrong."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None or not (folder / "score.py").is_file():
        raise SystemExit(f"{folder}: holds no score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load(folder: Path, name: str) -> Annotated:
    """Read one of `SETS`."""
    lists, strings = SETS[name]
    bench = judge(folder).Bench(folder / lists, folder / strings)
    queries = [Query(i, row["text"], row.get("country_hint")) for i, row in bench.q.items()]
    return Annotated(
        bodies(bench.entries),
        tuple(sorted(queries, key=lambda query: drawn("sample", query.id))),
        bench.gold,
        bench.related,
        bench.neutral,
    )


def bodies(rows: Iterable[dict[str, Any]]) -> tuple[Body, ...]:
    """Return the entries of a list as its file has them."""
    return tuple(
        Body(
            row["id"],
            (row["name"], *row.get("aliases", []), *row.get("native_names", [])),
            tuple(row.get("acronyms", [])),
            row.get("country"),
            row.get("city"),
        )
        for row in rows
    )


def entry(body: Body) -> Entry:
    """Return one entry as ours: acronyms are weak, all other names strong, and no identifier gives it away."""
    names = (*map(Name, body.names), *(Name(name, weak=True) for name in body.acronyms))
    return Entry(f"{LIST}/{body.id}", names, country=body.country, city=body.city)


def watchlist(entries: Iterable[Entry]) -> Watchlist:
    """Return a list of these entries."""
    return Watchlist(
        LIST, {"en": "Benchmark"}, "none", "", Effect.ADVISORY, date(2026, 1, 1), True, "https://ror.org", "CC0",
        tuple(entries),
    )  # fmt: skip


def warm(texts: Iterable[str] = ()) -> None:
    """Load the libraries that ours loads when it first needs them, so that no list is charged for them."""
    index = Index([watchlist([entry(Body("warm", ("Warm Institute of Physics", "温暖物理研究所"), ("WIP",)))])])
    for text in ("Warm Institute of Physics", "溫暖物理研究所", "Wennuan Wuli Yanjiusuo", "Институт физики", *texts):
        matches(index, [text])
