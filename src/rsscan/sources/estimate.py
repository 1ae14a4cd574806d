"""What asking for many persons costs, reckoned before anything is asked: of OpenAlex, ORCID and Crossref.

Ranges, since nobody knows beforehand how much a person has published, nor how much of it the cache holds.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rsscan.frequent import MOST_ELSEWHERE
from rsscan.sources.service import Service

DOLLARS = 0.0001
"""Of one credit. Source: https://help.openalex.org, access and pricing."""

FREE_BUDGET, NO_BUDGET = 10_000, 1_000
"""Credits of a day with a free key, and without one."""

FEW_WORKS, MANY_WORKS = 10, 400
"""Works of a person, between which most lie."""

PAGE = 100
"""Works of a page, and persons of one merged question."""

BY_DOI, ALONE = 50, 50
"""Works of one question by DOI; those that it leaves out, of which so many are looked up alone, which is free."""

SLOWEST = {"OpenAlex": 8, "ORCID": 2, "Crossref": 0.5}
"""Calls in a second that sixteen, four and one at once bring home when each takes two seconds."""


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most."""

    least: float
    most: float

    def __add__(self, other: "Range") -> "Range":
        """Return both together."""
        return Range(self.least + other.least, self.most + other.most)


NOTHING = Range(0, 0)


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the asking; `minutes` is how long so many calls take."""

    name: str
    calls: Range
    credits: Range
    minutes: Range


def stages(identified: int, named: int, asked: Iterable[Service], followed: int = 0) -> Iterator[Stage]:
    """Yield the parts of asking these servers for so many persons with an identifier, and so many names without one.

    The first of the servers is OpenAlex. So many co-authors of each are `followed`, and of each of these up to
    `MOST_ELSEWHERE` works are read.
    """
    servers = {server.name: server for server in asked}
    for registry in servers:
        for name, where, calls, cost in _PARTS[registry](identified, named, followed):
            fastest = servers[where].per_second
            slowest = min(SLOWEST[where], fastest)
            yield Stage(name, calls, cost, Range(calls.least / fastest / 60, calls.most / slowest / 60))


def total(parts: Iterable[Stage]) -> Stage:
    """Return all parts together."""
    whole = Stage("all", NOTHING, NOTHING, NOTHING)
    for part in parts:
        whole = Stage("all", whole.calls + part.calls, whole.credits + part.credits, whole.minutes + part.minutes)
    return whole


_Part = tuple[str, str, Range, Range]
"""What is asked, of which server, how many calls, and for how many credits."""


def _openalex(identified: int, named: int, followed: int) -> Iterator[_Part]:
    merged = math.ceil(identified / PAGE)
    pages = Range(math.ceil(identified * FEW_WORKS / PAGE), identified * 2 * MANY_WORKS / PAGE)
    yield "profiles", "OpenAlex", Range(merged, 3 * identified), Range(merged, 2 * identified)
    yield "works", "OpenAlex", pages, pages
    if followed:
        other = Range(0, identified * followed * (MOST_ELSEWHERE / PAGE + 1))
        yield "works of frequent co-authors", "OpenAlex", other, other
    yield "whole bylines", "OpenAlex", Range(0, identified * MANY_WORKS / 20), NOTHING
    # Parents of affiliations are asked for by both kinds of id.
    yield "parents of affiliations", "OpenAlex", Range(0, 4 * identified), Range(0, 2 * identified)
    yield "candidates by name", "OpenAlex", Range(named, 12 * named), NOTHING


def _orcid(identified: int, *_: int) -> Iterator[_Part]:
    """The records, and the works that they name and OpenAlex does not tie to the person."""
    lists = Range(0, identified * MANY_WORKS / BY_DOI)
    yield "ORCID records", "ORCID", Range(0, identified), NOTHING
    yield "works of ORCID records", "OpenAlex", lists + Range(0, identified * ALONE), lists


def _crossref(identified: int, *_: int) -> Iterator[_Part]:
    """Author lists of works with a line that shows no affiliation, and of those that OpenAlex does not have."""
    yield "author lists of Crossref", "Crossref", Range(0, 2 * identified * MANY_WORKS / BY_DOI), NOTHING


_PARTS: Mapping[str, Callable[[int, int, int], Iterator[_Part]]] = {
    "OpenAlex": _openalex,
    "ORCID": _orcid,
    "Crossref": _crossref,
}
