"""What a link may be, trait by trait, as far as the questions of a policy tell one value from another."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from rsscan.condition import Link, Listed
from rsscan.period import Period
from rsscan.policy import Policy
from rsscan.severity import Confidence, Ladder, Relation
from rsscan.technology import Level, Tag, TechnologyList
from rsscan.watchlist import Effect

ANOTHER = "another list"
"""Stands for every list that a policy does not name."""

Value = Mapping[str, Any]
"""Facts of a link that belong together: of its date, three."""

TRAITS = {
    "list": "list_id",
    "effect": "effect",
    "country": "country",
    "relation": "relation",
    "ladder": "ladder",
    "confidence": "confidence",
    "listed_at_publication": "listed",
    "listed_today": "listed_today",
    "field": "tags",
    "authors_over": "authors",
    "authors_up_to": "authors",
    **dict.fromkeys(("published_from", "published_before", "newer_than", "older_than"), "published"),
}
"""What of a link answers a question, by the question's key."""


def plain_link(as_of: date) -> Link:
    """Return a link that nothing is known against: what is tried is put in its place."""
    return Link(
        ANOTHER, Effect.PROHIBITION, None, Relation.COAUTHOR, Ladder.LISTED_NAME, Confidence.CERTAIN, as_of, as_of
    )


def traits(policy: Policy) -> list[list[Value]]:
    """Return what a link may be in every respect but date, authors and fields; the plainest first."""
    asked = [rule.when for rule in policy.rules]
    named = sorted({each for when in asked for each in when.lists})
    countries = sorted({each for when in asked for each in when.countries})
    return [
        [{"list_id": each} for each in (ANOTHER, *named)],
        [{"country": each} for each in (None, *countries)],
        [{"effect": each} for each in Effect],
        [{"relation": each} for each in (Relation.COAUTHOR, *Relation)],
        [{"ladder": each} for each in (Ladder.LISTED_NAME, *Ladder)],
        [{"confidence": each} for each in reversed(Confidence)],
        [{"listed": each} for each in Listed],
        [{"listed_today": each} for each in Listed],
    ]


def fields_of(technology: Iterable[TechnologyList]) -> Iterator[tuple[Tag, ...]]:
    """Yield no field, and each area of each list alone, at either level."""
    yield ()
    for each in technology:
        for area in each.areas:
            for level in Level:
                yield (Tag(each.id, area, level, ()),)


def author_counts(policy: Policy) -> Iterator[int | None]:
    """Yield what is no paper, then the numbers of authors at and just above each threshold, from few to many."""
    yield None
    thresholds = {n for rule in policy.rules for n in (rule.when.authors_over, rule.when.authors_up_to) if n}
    for threshold in sorted(thresholds):
        yield threshold
        yield threshold + 1


def dates(policy: Policy, as_of: date) -> Iterator[Value]:
    """Yield dates at and beside every boundary: known days, bare years, and none.

    Boundaries that are ages move with the day of the scan, so later days are tried too: those on which an age comes
    to meet a fixed date. The day itself comes first.
    """
    asked = [rule.when for rule in policy.rules]
    fixed = {day for when in asked for day in (when.published_from, when.published_before) if day}
    ages = {age for when in asked for age in (when.newer_than, when.older_than) if age}
    ages |= {policy.lookback} if policy.lookback else set()
    ends = {last for day in fixed for _, last in _years(day)}
    later = {day for age in ages for met in fixed | ends for day in _meeting(met, age) if day > as_of}
    yield {"published": as_of, "latest": None, "as_of": as_of}
    for judged in (as_of, *sorted(later)):
        boundaries = sorted({judged, *fixed, *(age.before(judged) for age in ages)})
        for day in boundaries:
            yield {"published": day, "latest": None, "as_of": judged}
            yield {"published": max(day, date(1, 1, 2)) - timedelta(days=1), "latest": None, "as_of": judged}
        for first, last in sorted({year for day in boundaries for year in _years(day)}):
            yield {"published": first, "latest": last, "as_of": judged}
        yield {"published": None, "latest": None, "as_of": judged}


def _years(day: date) -> Iterator[tuple[date, date]]:
    """Yield the first and last day of the year of a day and of those beside it."""
    for year in range(max(day.year - 1, date.min.year), min(day.year + 1, date.max.year) + 1):
        yield date(year, 1, 1), date(year, 12, 31)


def _meeting(day: date, age: Period) -> Iterator[date]:
    """Yield the day on which a date is just so old, and the next."""
    with contextlib.suppress(ValueError, OverflowError):  # beyond the last year there is
        met = Period(-age.amount, age.unit).before(day)
        yield met
        yield met + timedelta(days=1)
