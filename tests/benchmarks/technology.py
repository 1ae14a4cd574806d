"""How well works are placed in fields of technology: `python -m tests.benchmarks.technology`.

Tags the titles of tests/cases/technology/titles.yaml by title alone and prints precision and recall for each area, the
share of titles of none of the fields that are tagged, and what went wrong. Then, where real records are at hand
(RSSCAN_SHARED_DATA names their folder), the share of their works that is tagged: as their topics count, and as if
they were of OpenAlex's second model. Areas without phrases are left out: no title alone can place a work in them.
"""

import gzip
import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rsscan.errors import InputError
from rsscan.inputs import yaml_tree
from rsscan.inputs.technology import load_technology
from rsscan.publications import Work
from rsscan.sources import payload
from rsscan.technology import SECOND_MODEL, Level, TechnologyList, tagged

TITLES = Path(__file__).parents[1] / "cases" / "technology" / "titles.yaml"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A published paper's title and the areas that it lies in."""

    title: str
    source: str
    areas: frozenset[str]


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
    return tuple(Labelled(row["title"], row["source"], frozenset(row["areas"])) for row in document.value)


def outcomes(lists: tuple[TechnologyList, ...]) -> tuple[Outcome, ...]:
    """Tag every labelled title by title alone."""
    found = []
    for paper in labelled():
        tags = tagged(Work("W", paper.title, (), type="article"), lists).tags
        met, high = ({tag.area.id for tag in tags if tag.level >= level} for level in (Level.MEDIUM, Level.HIGH))
        found.append(Outcome(paper, frozenset(met), frozenset(high)))
    return tuple(found)


def precision(met: list[Outcome]) -> float:
    """Return the share of high tags that are right."""
    right = sum(len(each.high & each.paper.areas) for each in met)
    return right / max(1, sum(len(each.high) for each in met))


def flagged(met: list[Outcome]) -> float:
    """Return the share of the papers of none of the fields that are tagged."""
    none = [each for each in met if not each.paper.areas]
    return sum(bool(each.any) for each in none) / max(1, len(none))


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
    met = list(outcomes(lists))
    with_phrases = {area.id for each in lists for area in each.areas if area.keywords}
    print(f"{'area':20}{'papers':>7}{'tagged':>8}{'right':>7}{'precision':>11}{'recall':>8}")
    for area in sorted(with_phrases):
        papers = [each for each in met if area in each.paper.areas]
        tags = [each for each in met if area in each.any]
        right = sum(area in each.paper.areas for each in tags)
        share = f"{right / len(tags):.2f}" if tags else "-"
        recall = f"{right / len(papers):.2f}" if papers else "-"
        print(f"{area:20}{len(papers):>7}{len(tags):>8}{right:>7}{share:>11}{recall:>8}")
    wanted = sum(len(each.paper.areas & with_phrases) for each in met)
    right = sum(len(each.any & each.paper.areas) for each in met)
    sensitive = [each for each in met if each.paper.areas]
    print(
        f"\n{len(met)} titles, {len(sensitive)} of a field; recall over all pairs {right / wanted:.2f}, of papers"
        f" {sum(bool(each.any & each.paper.areas) for each in sensitive) / len(sensitive):.2f}"
    )
    print(f"precision at high {precision(met):.3f} (goal 0.95)")
    print(f"flagged of the {len(met) - len(sensitive)} titles of no field {flagged(met):.3f} (goal 0.02)")
    for each in met:
        if wrong := each.any - each.paper.areas:
            print(f"  wrong: {', '.join(sorted(wrong))}: {each.paper.title}")
    _real(lists)


def _real(lists: tuple[TechnologyList, ...]) -> None:
    works = list(real_works())
    if not works:
        print("\nno real records at hand")
        return
    for name, given in (
        ("as they are", works),
        ("by title alone", [replace(work, topics=()) for work in works]),
        ("as if of the second model", [replace(work, topics_as_of=SECOND_MODEL) for work in works]),
    ):
        found = [tagged(work, lists) for work in given]
        areas = Counter((tag.area.id, tag.level.word) for each in found for tag in each.tags)
        share = sum(bool(each.tags) for each in found) / len(found)
        unknown = sum(each.unknown is not None for each in found)
        print(f"\n{len(found)} real works {name}: {share:.3f} tagged, {unknown} unknown")
        print("  " + ", ".join(f"{area} {level} {count}" for (area, level), count in areas.most_common(12)))


if __name__ == "__main__":
    try:
        main()
    except InputError as error:
        raise SystemExit(str(error)) from None
