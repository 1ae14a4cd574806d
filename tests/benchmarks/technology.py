"""How well works are placed in fields of technology: `python -m tests.benchmarks.technology`.

Tags the titles of tests/cases/technology/titles.yaml by title alone, those that phrases were tuned on and those held
out apart, and prints precision and recall for each area, the share of titles of none of the fields that are tagged, and
what went wrong. Then, where real records are at hand (RSSCAN_SHARED_DATA names their folder), the share of their works
that is tagged: as their topics count, and as if they were of OpenAlex's second model. Last, how long the lists take to
load and 10,000 works to be tagged. Areas without phrases are left out: no title alone can place a work in them.
"""

import gzip
import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from rsscan.errors import InputError
from rsscan.inputs import yaml_tree
from rsscan.inputs.technology import load_technology, shipped_technology
from rsscan.publications import Topic, Work
from rsscan.sources import payload
from rsscan.technology import SECOND_MODEL, Level, TechnologyList, tagged

TITLES = Path(__file__).parents[1] / "cases" / "technology" / "titles.yaml"

EXCEPTION = frozenset({"un-medicine"})
"""Areas that are an exception and no field of concern; they are measured apart."""

MANY = 10_000
"""Works whose tagging is timed."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A published paper's title and the areas that it lies in; no phrase was tuned on one that is held out."""

    title: str
    source: str
    areas: frozenset[str]
    held_out: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was met: areas by paper, at any level and at high."""

    paper: Labelled
    any: frozenset[str]
    high: frozenset[str]


def labelled() -> tuple[Labelled, ...]:
    """Return the labelled titles."""
    document = yaml_tree.read(TITLES)
    yaml_tree.raise_all([document])
    return tuple(
        Labelled(row["title"], row["source"], frozenset(row["areas"]), row.get("held_out", False))
        for row in document.value
    )


def outcomes(lists: tuple[TechnologyList, ...], *, held_out: bool) -> tuple[Outcome, ...]:
    """Tag the labelled titles of one part by title alone."""
    found = []
    for paper in labelled():
        if paper.held_out is held_out:
            tags = tagged(Work("W", paper.title, (), type="article"), lists).tags
            met, high = ({tag.area.id for tag in tags if tag.level >= level} for level in (Level.MEDIUM, Level.HIGH))
            found.append(Outcome(paper, frozenset(met), frozenset(high)))
    return tuple(found)


def precision(met: tuple[Outcome, ...]) -> float:
    """Return the share of high tags that are right."""
    right = sum(len(each.high & each.paper.areas) for each in met)
    return right / max(1, sum(len(each.high) for each in met))


def recall(met: tuple[Outcome, ...], areas: frozenset[str]) -> float:
    """Return the share of the pairs of paper and area that are found, of some areas."""
    right = sum(len(each.any & each.paper.areas & areas) for each in met)
    return right / max(1, sum(len(each.paper.areas & areas) for each in met))


def flagged(met: tuple[Outcome, ...]) -> float:
    """Return the share of the papers of none of the fields that are tagged with one."""
    none = [each for each in met if not each.paper.areas - EXCEPTION]
    return sum(bool(each.any - EXCEPTION) for each in none) / max(1, len(none))


def excepted(met: tuple[Outcome, ...]) -> float:
    """Return the share of the papers that are no medicine and are tagged as such."""
    none = [each for each in met if not each.paper.areas & EXCEPTION]
    return sum(bool(each.any & EXCEPTION) for each in none) / max(1, len(none))


def real_works() -> Iterator[Work]:
    """Yield the works with topics among the real records, each once."""
    place = os.environ.get("RSSCAN_SHARED_DATA")
    folder = Path(place) / "openalex" / "real" if place else Path("nowhere")
    seen = set()
    for path in sorted(folder.glob("portfolio_*.json.gz")):
        for record in json.loads(gzip.decompress(path.read_bytes()))["works"]:
            work = payload.work_from(record)
            if work.topics and work.id not in seen:
                seen.add(work.id)
                yield work


def main() -> None:
    """Print every figure."""
    lists = load_technology()
    for name, held_out in (("titles that phrases were tuned on", False), ("titles held out", True)):
        _report(name, lists, outcomes(lists, held_out=held_out))
    _real(lists)
    _speed(lists)


def _report(name: str, lists: tuple[TechnologyList, ...], met: tuple[Outcome, ...]) -> None:
    with_phrases = frozenset(area.id for each in lists for area in each.areas if area.keywords)
    print(f"{name}\n{'area':20}{'papers':>7}{'tagged':>8}{'right':>7}{'precision':>11}{'recall':>8}")
    for area in sorted(with_phrases):
        papers = sum(area in each.paper.areas for each in met)
        tags = [each for each in met if area in each.any]
        right = sum(area in each.paper.areas for each in tags)
        share = f"{right / len(tags):.2f}" if tags else "-"
        found = f"{right / papers:.2f}" if papers else "-"
        print(f"{area:20}{papers:>7}{len(tags):>8}{right:>7}{share:>11}{found:>8}")
    sensitive = [each for each in met if each.paper.areas - EXCEPTION]
    hit = sum(bool(each.any & each.paper.areas - EXCEPTION) for each in sensitive) / len(sensitive)
    print(
        f"{len(met)} titles, {len(sensitive)} of a field\n"
        f"recall over all pairs {recall(met, with_phrases - EXCEPTION):.2f}, of papers {hit:.2f},"
        f" of medicine {recall(met, EXCEPTION):.2f}\n"
        f"precision at high {precision(met):.3f} (goal 0.95)\n"
        f"flagged of the {len(met) - len(sensitive)} titles of no field {flagged(met):.3f} (goal 0.02)\n"
        f"taken for medicine of the others {excepted(met):.3f}"
    )
    for each in met:
        if wrong := each.any - each.paper.areas:
            print(f"  wrong: {', '.join(sorted(wrong))}: {each.paper.title}")
    print()


def _real(lists: tuple[TechnologyList, ...]) -> None:
    works = list(real_works())
    if not works:
        print("no real records at hand")
        return
    for name, given in (
        ("as they are", works),
        ("by title alone", [replace(work, topics=()) for work in works]),
        ("as if of the second model", [replace(work, topics_as_of=SECOND_MODEL) for work in works]),
    ):
        found = [tagged(work, lists) for work in given]
        tags = [[tag for tag in each.tags if tag.area.id not in EXCEPTION] for each in found]
        areas = Counter((tag.area.id, tag.level.word) for each in found for tag in each.tags)
        unknown = sum(each.unknown is not None for each in found)
        print(f"{len(found)} real works {name}: {sum(map(bool, tags)) / len(found):.3f} tagged, {unknown} unknown")
        print("  " + ", ".join(f"{area} {level} {count}" for (area, level), count in areas.most_common(12)))


def _speed(lists: tuple[TechnologyList, ...]) -> None:
    """Print how long lists take to load, and works to be tagged that have the titles at hand and two listed topics."""
    for name in shipped_technology():
        print(f"{name} loads in {1000 * _best(partial(load_technology, [name])):.1f} ms")
    titles = cycle(paper.title for paper in labelled())
    topics = cycle(Topic(topic, "made", 0.95) for each in lists for area in each.areas for topic in area.topics)
    works = [
        Work("W", title, (), topics=tuple(islice(topics, 2)), topics_as_of=SECOND_MODEL)
        for title in islice(titles, MANY)
    ]
    print(f"{MANY} works are tagged in {_best(lambda: [tagged(work, lists) for work in works], 1):.1f} s")


def _best(run: Callable[[], object], times: int = 5) -> float:
    spans = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        spans.append(time.perf_counter() - start)
    return min(spans)


if __name__ == "__main__":
    try:
        main()
    except InputError as error:
        raise SystemExit(str(error)) from None
