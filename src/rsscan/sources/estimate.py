"""What asking OpenAlex for many persons costs, reckoned before anything is asked.

Ranges, since nobody knows beforehand how much a person has published, nor how much of it the cache holds.
"""

import math
from dataclasses import dataclass

DOLLARS = 0.0001
"""Of one credit. Source: https://help.openalex.org, access and pricing."""

FREE_BUDGET, NO_BUDGET = 10_000, 1_000
"""Credits of a day with a free key, and without one."""

FEW_WORKS, MANY_WORKS = 10, 400
"""Works of a person, between which most lie."""

PAGE = 100
"""Works of a page, and persons of one merged question."""

_RATE_WITH_KEY, _RATE_WITHOUT = 30, 10
_SLOWEST = 8
"""Calls in a second: what the edge lets through, and what sixteen at once bring home when each takes two seconds."""


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most."""

    least: float
    most: float

    def __add__(self, other: "Range") -> "Range":
        """Return both together."""
        return Range(self.least + other.least, self.most + other.most)


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the asking."""

    name: str
    calls: Range
    credits: Range


def stages(identified: int, named: int) -> tuple[Stage, ...]:
    """Return the parts of asking for so many persons with an identifier, and so many names without one."""
    merged = math.ceil(identified / PAGE)
    pages = Range(math.ceil(identified * FEW_WORKS / PAGE), identified * 2 * MANY_WORKS / PAGE)
    nothing = Range(0, 0)
    return (
        Stage("profiles", Range(merged, 3 * identified), Range(merged, 2 * identified)),
        Stage("works", pages, pages),
        Stage("whole bylines", Range(0, identified * MANY_WORKS / 20), nothing),
        Stage("parents of affiliations", Range(0, 2 * identified), Range(0, identified)),
        Stage("candidates by name", Range(named, 12 * named), nothing),
    )


def total(parts: tuple[Stage, ...]) -> Stage:
    """Return all parts together."""
    nothing = Range(0, 0)
    return Stage("all", sum((part.calls for part in parts), nothing), sum((part.credits for part in parts), nothing))


def minutes(calls: Range, *, key: bool) -> Range:
    """Return how long so many calls take."""
    return Range(calls.least / (_RATE_WITH_KEY if key else _RATE_WITHOUT) / 60, calls.most / _SLOWEST / 60)
