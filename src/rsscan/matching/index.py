"""The names and identifiers of all lists, laid out so that a text finds the few that can match.

A name is found by its rarest word, its anchor: most printed affiliations hold the anchor of no listed name, and one
dictionary look-up a word says so. What a word may stand for (itself, a misspelling, an abbreviation) is worked out once
for each spelling met and remembered.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from rsscan.matching import scripts
from rsscan.matching.normalize import SCRIPT, fold, forms, words
from rsscan.matching.places import is_place
from rsscan.matching.rarity import weight
from rsscan.matching.spelling import Spellings
from rsscan.matching.vocabulary import COMMON, HEADS, LEGAL_FORMS
from rsscan.watchlist import Entry, Kind, Means, Name, Watchlist

COMMON_WEIGHT = 3.2
"""Most that a word of kind or field may weigh, so that the words of its own carry a name."""

LONG_MARKER = 12
"""Letters from which a country's name is so long that stray spaces inside it do not matter ("K orea")."""

INITIALS_WEIGHT, LEGAL_WEIGHT = 1.0, 0.5

STRONG_WORD = 6.0
"""Weight from which a word can carry a name whose city is not printed with it."""


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """A name of an entry as words, each with its weight; `anchor` is the place of the rarest."""

    list_id: str
    entry: Entry
    name: Name
    forms: tuple[str, ...]
    weights: tuple[float, ...]
    total: float
    anchor: int
    boundaries: frozenset[int]
    city: frozenset[str]
    present: frozenset[str]
    common: bool
    """Whether every word tells nobody apart: such a name needs its country and its place."""
    weight_of: dict[str, float]
    carried: bool
    """Whether it has a head and a rare word of its own beside its city."""


class Acronym(NamedTuple):
    """A short name in capitals."""

    list_id: str
    entry: Entry
    name: Name


class Index:
    """Every name and identifier of the given watchlists, ready to be looked up.

    Building it reads the lists once; looking up reads no file and changes nothing but a memory of spellings seen.
    """

    def __init__(self, watchlists: Iterable[Watchlist]) -> None:
        self.watchlists = tuple(watchlists)
        self.by_identifier: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
        self.by_anchor: dict[str, list[Listed]] = defaultdict(list)
        self.acronyms: dict[str, list[Acronym]] = defaultdict(list)
        self._in_scripts: list[Listed] = []
        self.jurisdictions: list[tuple[str, Entry, list[Marker]]] = []
        self.printed: dict[tuple[str, str | None], Any] = {}
        vocabulary: set[str] = set()
        for watchlist in self.watchlists:
            for entry in watchlist.entries:
                self._add(watchlist.id, entry, vocabulary)
        self.spellings = Spellings(vocabulary, frozenset(self.by_anchor))

    def _add(self, list_id: str, entry: Entry, vocabulary: set[str]) -> None:
        for identifier in (entry.ror, entry.openalex):
            if identifier:
                self.by_identifier[identifier].append((list_id, entry))
        if entry.kind is Kind.JURISDICTION:
            markers = [_marker(name) for name in entry.names]
            self.jurisdictions.append((list_id, entry, [marker for marker in markers if marker.forms]))
            return
        seen: set[tuple[str, ...]] = set()
        for name in entry.names:
            if SCRIPT.search(name.value):
                listed = listed_name(list_id, entry, name, name.value)
                self._in_scripts += [listed] if listed else []
            elif is_acronym(capitals := scripts.readings(name.value)[0]):
                acronym = Acronym(list_id, entry, name)
                self.acronyms[capitals].append(acronym)
                if len(capitals) > 3 and not capitals.isupper():  # "MEPhI" is also printed "MEPHI"
                    self.acronyms[capitals.upper()].append(acronym)
            else:
                for reading in scripts.readings(name.value):
                    listed = listed_name(list_id, entry, name, reading)
                    if listed is not None and listed.forms not in seen:
                        seen.add(listed.forms)
                        self.by_anchor[listed.forms[listed.anchor]].append(listed)
                        vocabulary.update(listed.forms)

    @cached_property
    def first_marks(self) -> frozenset[str]:
        """First words of every marker of every jurisdiction."""
        return frozenset(marker.forms[0] for _, _, markers in self.jurisdictions for marker in markers)

    @cached_property
    def run_marks(self) -> re.Pattern[str]:
        """Pattern of the markers looked for without regard to spaces: long ones, and those in other scripts."""
        runs = {
            marker.run
            for _, _, markers in self.jurisdictions
            for marker in markers
            if len(marker.run) >= LONG_MARKER or SCRIPT.search(marker.run)
        }
        return re.compile("|".join(map(re.escape, sorted(runs, key=len, reverse=True))) or "(?!)")

    @cached_property
    def scripts(self) -> dict[str, list[tuple[str, Listed]]]:
        """First two characters → names in Han, kana or Hangul, made when a text in such a script is first met."""
        table: dict[str, list[tuple[str, Listed]]] = defaultdict(list)
        for listed in self._in_scripts:
            for part in scripts.parts(listed.name.value):
                table[part[:2]].append((part, listed))
        return table

    @cached_property
    def romanized(self) -> dict[str, list[Listed]]:
        """Squeezed pinyin → names in Han, made when a text ends like one."""
        table: dict[str, list[Listed]] = defaultdict(list)
        for listed in self._in_scripts:
            for latin in scripts.romanized(listed.name.value):
                table[latin].append(listed)
        return table


class Marker(NamedTuple):
    """A name of a jurisdiction, or of a place in it."""

    name: Name
    forms: tuple[str, ...]
    run: str
    """Its words without spaces and joining words."""
    means: Means | None


def _marker(name: Name) -> Marker:
    found = words(fold(name.value))
    return Marker(name, tuple(word.form for word in found), "".join(word.raw for word in found), name.means)


def listed_name(list_id: str, entry: Entry, name: Name, reading: str) -> Listed | None:
    """Lay out one reading of a name; None if it holds no word that tells anything."""
    found = words(fold(reading))
    if not found:
        return None
    formed = tuple(word.form for word in found)
    if LEGAL_FORMS.issuperset(formed):
        return None  # what is left of "A & B Co., Ltd." must not stand for every company
    weights = tuple(
        _weight(form, alone=len(found) == 1, initials=_is_initials(word.raw, reading))
        for form, word in zip(formed, found, strict=True)
    )
    city = frozenset(forms(entry.city)) if entry.city else frozenset()
    own = [
        (form, value)
        for form, value in zip(formed, weights, strict=True)
        if form not in COMMON and form not in city and not is_place(form)
    ]
    return Listed(
        list_id=list_id,
        entry=entry,
        name=name,
        forms=formed,
        weights=weights,
        total=sum(weights),
        anchor=max(range(len(formed)), key=lambda at: weights[at] if len(formed[at]) > 2 else 0),
        boundaries=frozenset(at for at, word in enumerate(found) if at and word.boundary),
        city=city,
        present=frozenset(formed),
        common=all(form in COMMON for form in formed),
        weight_of=dict(zip(formed, weights, strict=True)),
        carried=any(value >= STRONG_WORD for _, value in own) and any(form in HEADS for form in formed),
    )


def _weight(form: str, *, alone: bool, initials: bool) -> float:
    value = weight(form)
    if alone:
        return value
    if initials:
        return min(value, INITIALS_WEIGHT)
    if form in LEGAL_FORMS:
        return min(value, LEGAL_WEIGHT)
    return min(value, COMMON_WEIGHT) if form in COMMON else value


def _is_initials(raw: str, reading: str) -> bool:
    """Whether a word is a person's initials ("P. N." is folded to one word), which print leaves out at will."""
    if len(raw) > 3 or "." not in reading or not raw.isalpha():  # three initials at most
        return False
    return ".".join(raw) + "." in reading.replace(" ", "").casefold()


def is_acronym(value: str) -> bool:
    """Whether a name is one short word with two capitals or more, read only where the text has the same."""
    return (
        1 < len(value) <= 10  # longer ones are words
        and value[0].isupper()
        and value.isascii()
        and value.replace("-", "").replace("&", "").replace(".", "").isalnum()
        and sum(map(str.isupper, value)) > 1
    )
