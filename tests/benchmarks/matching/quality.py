"""How right each method is: precision, recall, F1 and false alerts, on the same strings as ours."""

import gc
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from rsscan.severity import Confidence
from tests.benchmarks.matching.data import SETS, Annotated, Query, load, warm
from tests.benchmarks.matching.methods import Absent, Found, Method, methods, ours

LEAST_STRINGS = 100
"""Strings below which a sample says too little to be printed."""


class Judged(NamedTuple):
    """One match: its score, its query, and whether it is right; None for neither right nor wrong."""

    score: float
    query: str
    right: bool | None


@dataclass(frozen=True, slots=True)
class Figures:
    """How right the matches of some strings are; `clean` counts the strings that name nothing listed."""

    right: int
    wrong: int
    listed: int
    alerts: int
    clean: int

    @property
    def precision(self) -> float:
        """Share of the matches that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of what is listed that was found."""
        return self.right / self.listed if self.listed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.right + self.wrong + self.listed) if self.right else 0.0

    def __str__(self) -> str:
        """Return the figures as a line of the table has them."""
        alerts = 1000 * self.alerts / max(self.clean, 1)
        shares = f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"
        return f"{shares}  {alerts:6.2f} false alerts/1,000 clean"


def judged(known: Annotated, found: Found, queries: Sequence[Query]) -> list[Judged]:
    """Judge every match of these strings."""
    return [
        Judged(score, query.id, _right(known, query.id, body))
        for query in queries
        for body, score in found[query.id].items()
    ]


def _right(known: Annotated, query: str, body: str) -> bool | None:
    if body in known.gold[query]:
        return True
    return None if body in known.related[query] or known.neutral(query, body) else False


def figures(known: Annotated, events: Sequence[Judged], queries: Sequence[Query]) -> Figures:
    """Count as the data's own judge does.

    A clean string names nothing that is listed or related; a false alert is such a string where every match is wrong.
    """
    wrong = [event for event in events if event.right is False]
    clean = {query.id for query in queries if not known.gold[query.id] and not known.related[query.id]}
    return Figures(
        right=sum(event.right is True for event in events),
        wrong=len(wrong),
        listed=sum(len(known.gold[query.id]) for query in queries),
        alerts=len(
            clean & ({event.query for event in wrong} - {event.query for event in events if event.right is None})
        ),
        clean=len(clean),
    )


def best_threshold(events: Sequence[Judged], listed: int) -> float | None:
    """Return the score from which matches are to be believed for the best F1; None where no match is right."""
    right = wrong = 0
    best, threshold = 0.0, None
    ranked = sorted((event for event in events if event.right is not None), key=lambda event: -event.score)
    for at, event in enumerate(ranked):
        right, wrong = right + bool(event.right), wrong + (not event.right)
        if at + 1 < len(ranked) and ranked[at + 1].score == event.score:
            continue  # equal scores are believed or not together
        f1 = 2 * right / (right + wrong + listed)
        if f1 > best:
            best, threshold = f1, event.score
    return threshold


def affordable(method: Method, queries: Sequence[Query]) -> Sequence[Query]:
    """Return the first strings, drawn at random, that can be compared at the method's cost."""
    spent = 0.0
    for at, query in enumerate(queries):
        spent += method.cost(query)
        if spent > method.budget:
            return queries[:at]
    return queries


def calibration(events: Sequence[Judged]) -> str:
    """Say how often each of our words of confidence was right."""
    said = []
    for level in (Confidence.CERTAIN, Confidence.PROBABLE):
        right, wrong, neither = (
            sum(event.score == level and event.right is verdict for event in events) for verdict in (True, False, None)
        )
        share = f"{right / (right + wrong):.1%} right" if right + wrong else "none judged"
        said.append(f"{level.word} {share} ({right:,} of {right + wrong:,}; {neither:,} neither right nor wrong)")
    return "; ".join(said)


def compared(known: Annotated, *, everything: bool) -> Iterator[str]:
    """Yield a line for each method on one set; under each that ran on a sample, ours on that sample."""
    own = ours(known.bodies)
    found, seconds = timed(own, known.queries)
    events = judged(known, found, known.queries)
    yield line(own.name, known.queries, figures(known, events, known.queries), seconds)
    yield f"    {calibration(events)}"
    printed = len(known.queries)
    for method in methods(known.bodies, everything=everything):
        if isinstance(method, Absent):
            yield f"  {method.name:<24} not installed: {method.how}"
            continue
        queries = affordable(method, known.queries)
        if len(queries) < min(LEAST_STRINGS, len(known.queries)):
            yield f"  {method.name:<24} left out: {len(queries)} strings in a minute say too little; --all tries more"
            continue
        yield measured(known, method, queries)
        if len(queries) not in (printed, len(known.queries)):
            on_these = figures(known, judged(known, found, queries), queries)
            yield line("  rsscan on those strings", queries, on_these, None)
        printed = len(queries)


def measured(known: Annotated, method: Method, queries: Sequence[Query]) -> str:
    """Run one method and return its line, at its best threshold if it has one."""
    found, seconds = timed(method, queries)
    events = judged(known, found, queries)
    if not method.swept:
        return line(method.name, queries, figures(known, events, queries), seconds)
    threshold = best_threshold(events, sum(len(known.gold[query.id]) for query in queries))
    believed = [event for event in events if threshold is not None and event.score >= threshold]
    best = "no threshold is of use" if threshold is None else f"best threshold {threshold:.3g}"
    return f"{line(method.name, queries, figures(known, believed, queries), seconds)}  {best}"


def timed(method: Method, queries: Sequence[Query]) -> tuple[Found, float]:
    """Run a method and return what it found and the seconds it took; its preparation is not counted."""
    gc.collect()  # what an earlier method left is not this one's to clear
    started = time.perf_counter()
    found = method.run(queries)
    return found, time.perf_counter() - started


def line(name: str, queries: Sequence[Query], counted: Figures, seconds: float | None) -> str:
    """Return a line of the table."""
    rate = len(queries) / max(seconds, 1e-9) if seconds else 0.0
    speed = f"  {rate:9,.{0 if rate >= 10 else 1}f} strings/s" if seconds else ""
    return f"  {name:<24} {len(queries):6,} strings with {counted.listed:6,} listed  {counted}{speed}"


def quality(folder: Path, *, everything: bool) -> Iterator[str]:
    """Yield the lines of every set."""
    warm()
    yield "Development data: rsscan's rules were written with it in sight, the others' thresholds are chosen on it."
    for name in SETS:
        known = load(folder, name)
        names = sum(len(body.names) + len(body.acronyms) for body in known.bodies)
        pairs = sum(map(len, known.gold.values()))
        sizes = f"{len(known.bodies):,} entries, {names:,} names; {len(known.queries):,} strings, {pairs:,} to be found"
        yield f"{name}: {sizes}"
        yield from compared(known, everything=everything)
