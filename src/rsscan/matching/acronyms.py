"""Names in capitals: read only as they are printed, and never believed without the rest of the affiliation."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rsscan.matching.gates import Body
from rsscan.matching.index import Acronym, Index
from rsscan.matching.normalize import fold, forms
from rsscan.matching.places import is_place
from rsscan.matching.vocabulary import COMMON, JOINING, LEGAL_FORMS
from rsscan.watchlist import Entry

CAPITALS = re.compile(r"[A-Z]+[a-z0-9&.\-]*[A-Z](?:[A-Za-z0-9&.\-]*[A-Za-z0-9])?")
"""A word with two capitals, with what acronyms hold inside."""
_SAY_NOTHING = LEGAL_FORMS | {"company", "corporation", "group"}
_LETTERS = re.compile(r"[^\W\d_]+")
_OPENED = re.compile(r"\s*(?:[(\[,/:]|\s[-–—])\s*$")
_TOWN = re.compile(r"[A-Z][a-z]{3,}(?:[ -]\d[\d -]*)?\.?$")
_BRACKETED = re.compile(r"\([^()]*\)\s*$")
_HEAD_FOLLOWS = re.compile(r"\s+(?:University|Institute|College)\b")
_BEFORE, _BEHIND = ",;:(/-–[|", ",;:()/-–]|."


BARELY, NOT_EVEN = 0.79, 0.75
"""Score that is shown, as possible, and one that is shown only of a strong name."""

EXPLAINED_WITHIN = 300
"""Characters before capitals in which their words are sought."""

MOST_PLACES = 20
"""Places of the same capitals in one text that are looked at."""

ALL_THAT_IS_SAID = 0.86
"""Score of an acronym that is the whole text, in the entry's country."""


def written_large(word: str) -> str:
    """Return a word with three capitals or more in capitals alone, else nothing: "MISiS" is also listed as "MISIS"."""
    return word.upper() if sum(map(str.isupper, word)) > 2 else ""


class Met(NamedTuple):
    """An acronym that stands in the text, with a score (0-1) that its surroundings give it."""

    acronym: Acronym
    score: float
    printed: str
    country_agrees: bool


def acronyms(index: Index, text: str, folded: str, cut: Sequence[Body], hint: str | None) -> Iterator[Met]:
    """Yield the acronyms of the lists that stand in the text."""
    named = {code for body in cut for place in body.places for code in place.countries} or ({hint} if hint else set())
    times = Counter[str]()
    for found in CAPITALS.finditer(text):
        times[found.group()] += 1
        if times[found.group()] > MOST_PLACES:
            continue
        for printed in dict.fromkeys((found.group(), *found.group().split("-"))):
            for acronym in index.acronyms.get(printed, ()) or index.acronyms.get(written_large(printed), ()):
                country = acronym.entry.country
                if named and country not in named:
                    continue
                score = _score(acronym, printed, text, folded, found, country_agrees=bool(named))
                if acronym.name.weak and not named and (_is_all(text, printed) or _is_weak_name(text, acronym.entry)):
                    score = min(score, BARELY)  # a weak name never matches alone
                yield Met(acronym, score, printed, bool(named))


def _score(
    acronym: Acronym, printed: str, text: str, folded: str, found: re.Match[str], *, country_agrees: bool
) -> float:
    """Longer acronyms, standing alone, with the entry's country and city, are believed more."""
    length = sum(char.isalnum() for char in printed)
    if _is_anothers(acronym, printed, text[max(found.start() - EXPLAINED_WITHIN, 0) : found.start()]):
        return 0.5
    if country_agrees and length > 2 and _is_all(text, printed):
        return ALL_THAT_IS_SAID
    if length == 3 and _is_headed(acronym, text, found.end()):
        return 0.82  # "HSE University", of a body that is called a university
    in_city = _in_city(acronym, folded)
    alone = _stands_alone(text, found)
    # Where all is in capitals any word looks like one.
    if text.isupper() and len(text.split()) > 2 and length <= 4 and not in_city:
        return 0.5
    if length <= 2 or (length == 3 and not in_city and not alone):
        return 0.5
    score = 0.68 if length == 3 else 0.82 if length == 4 else 0.86
    if not alone:
        score -= 0.18 if length == 3 else 0.01 if length == 4 else 0.12
    if length <= 4 and not country_agrees and not in_city and _ends_in_a_town(text[found.end() :]):
        score = min(score, NOT_EVEN)
    if country_agrees:
        score += 0.12 if length > 3 else 0.08
    return min(score + (0.10 if in_city else 0), 0.97)


def _is_all(text: str, printed: str) -> bool:
    """Whether capitals are all that is printed, but for a bracket and the form of a company."""
    rest = _BRACKETED.sub("", text).replace(printed, " ", 1)
    return rest != text and _SAY_NOTHING.issuperset(forms(rest))


def _is_weak_name(text: str, entry: Entry) -> bool:
    """Whether a text is, word for word, a weak name of the entry: "IMCO Technology" says no more than "IMCO"."""
    return any(name.weak and forms(name.value) == forms(text) for name in entry.names)


def _ends_in_a_town(behind: str) -> bool:
    """Whether the last part of a text may be a town, which is not the entry's: "IITP, Bihta, Patna"."""
    part = behind.rpartition(",")[2].strip()
    return _TOWN.match(part) is not None and COMMON.isdisjoint(forms(part))


def _in_city(acronym: Acronym, folded: str) -> bool:
    city = acronym.entry.city
    return city is not None and re.search(rf"\b{re.escape(fold(city))}\b", folded) is not None


def _is_headed(acronym: Acronym, text: str, end: int) -> bool:
    """Whether the kind of body follows the capitals, and it is the entry's kind."""
    head = _HEAD_FOLLOWS.match(text, end)
    kind = fold(head.group().strip()) if head else ""
    unsaid = kind != "" and kind[0] not in acronym.name.value.casefold()  # "IMM Institute" says institute twice
    return unsaid and any(kind in fold(name.value) for name in acronym.entry.names)


def _is_anothers(acronym: Acronym, printed: str, before: str) -> bool:
    """Whether the words before it begin with its letters: "Mody University of Science and Technology (MUST)".

    Not if they hold the entry's city or a word of its own: then they are its name, however they are written.
    """
    name = _OPENED.sub("", before)
    if name == before:
        return False
    parts = [word.casefold() for word in _LETTERS.findall(name)][-2 * len(printed) :]
    sought = printed.casefold()
    for start in range(len(parts)):
        initials = "".join(word[0] for word in parts[start:])
        telling = "".join(word[0] for word in parts[start:] if word not in JOINING)
        if sought in {initials, telling}:
            return _own_words(acronym.entry).isdisjoint(forms(" ".join(parts[start:])))
    return False


def _own_words(entry: Entry) -> set[str]:
    """Return the words of an entry's names that tell it from others, and its city's."""
    named = {form for name in entry.names if not name.weak for form in forms(name.value)}
    return {form for form in named if form not in COMMON and not is_place(form)} | set(forms(entry.city or ""))


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    before, behind = text[: found.start()].rstrip(), text[found.end() :].lstrip()
    if _HEAD_FOLLOWS.match(text, found.end()):
        return True
    return (not before or before[-1] in _BEFORE) and (not behind or behind[0] in _BEHIND)
