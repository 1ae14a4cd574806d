"""Names in capitals: read only as they are printed, and never believed without the rest of the affiliation."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rsscan.matching.gates import Body
from rsscan.matching.index import Acronym, Index
from rsscan.matching.normalize import fold

CAPITALS = re.compile(r"[A-Z][A-Za-z0-9&.\-]*[A-Za-z0-9]")
"""A word that begins with a capital, with what acronyms hold inside."""
_BRACKETED = re.compile(r"\([^()]*\)\s*$")
_HEAD_FOLLOWS = re.compile(r"\s+(?:University|Institute|College)\b")
_BEFORE, _BEHIND = ",;:(/-–[|", ",;:()/-–]|."


ALL_THAT_IS_SAID = 0.86
"""Score of an acronym that is the whole text, in the entry's country."""


class Met(NamedTuple):
    """An acronym that stands in the text, with a score (0-1) that its surroundings give it."""

    acronym: Acronym
    score: float
    printed: str
    country_agrees: bool


def acronyms(index: Index, text: str, folded: str, cut: Sequence[Body], hint: str | None) -> Iterator[Met]:
    """Yield the acronyms of the lists that stand in the text."""
    named = {code for body in cut for place in body.places for code in place.countries} or ({hint} if hint else set())
    for found in CAPITALS.finditer(text):
        for printed in dict.fromkeys((found.group(), *found.group().split("-"))):
            for acronym in index.acronyms.get(printed, ()):
                country = acronym.entry.country
                if named and country not in named:
                    continue
                score = _score(acronym, printed, text, folded, found, country_agrees=bool(named))
                yield Met(acronym, score, printed, bool(named))


def _score(
    acronym: Acronym, printed: str, text: str, folded: str, found: re.Match[str], *, country_agrees: bool
) -> float:
    """Longer acronyms, standing alone, with the entry's country and city, are believed more."""
    length = sum(char.isalnum() for char in printed)
    if country_agrees and length > 2 and _BRACKETED.sub("", text).strip() == printed:
        return ALL_THAT_IS_SAID
    city = acronym.entry.city
    in_city = city is not None and re.search(rf"\b{re.escape(fold(city))}\b", folded) is not None
    alone = _stands_alone(text, found)
    # Where all is in capitals any word looks like one.
    if text.isupper() and len(text.split()) > 2 and length <= 4 and not in_city:
        return 0.5
    if length <= 2 or (length == 3 and not in_city and not alone):
        return 0.5
    score = 0.68 if length == 3 else 0.82 if length == 4 else 0.86
    if not alone:
        score -= 0.18 if length == 3 else 0.01 if length == 4 else 0.12
    if country_agrees:
        score += 0.12 if length > 3 else 0.08
    return min(score + (0.10 if in_city else 0), 0.97)


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    before, behind = text[: found.start()].rstrip(), text[found.end() :].lstrip()
    if _HEAD_FOLLOWS.match(text, found.end()):
        return True
    return (not before or before[-1] in _BEFORE) and (not behind or behind[0] in _BEHIND)
