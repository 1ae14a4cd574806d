"""The names and identifiers of all lists, laid out so that a text finds the few that can match.

A name is found by its rarest words: most printed affiliations hold those of no listed name, and one dictionary look-up
a word says so. What a word may stand for (itself, a misspelling, an abbreviation) is worked out once
for each spelling met and remembered.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import Any, NamedTuple

from rsscan.matching import scripts
from rsscan.matching.listed import Listed, listed_name
from rsscan.matching.normalize import SCRIPT, fold, words
from rsscan.matching.spelling import Spellings
from rsscan.matching.vocabulary import COMMON, PARTS, SPELLINGS
from rsscan.watchlist import Entry, Kind, Means, Name, Watchlist

LONG_MARKER = 12
"""Letters from which a country's name is so long that stray spaces inside it do not matter ("K orea")."""


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
        self.by_word: dict[str, dict[str, list[Listed]]] = {}
        """Rarest word that must stand there → the next rarest, or "" where only one must → names."""
        self.acronyms: dict[str, list[Acronym]] = defaultdict(list)
        self._in_scripts: list[Listed] = []
        self.jurisdictions: list[tuple[str, Entry, list[Marker]]] = []
        self.printed: dict[tuple[str, str | None], Any] = {}
        vocabulary: set[str] = set()
        for watchlist in self.watchlists:
            for entry in watchlist.entries:
                self._add(watchlist.id, entry, vocabulary)
        self.spellings = Spellings(vocabulary, frozenset(self.by_word))

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
            elif is_acronym(scripts.readings(name.value)[0]):
                self._add_acronym(Acronym(list_id, entry, name))
            elif name.value.casefold() not in PARTS:  # "CHU" is no body's name
                for reading in scripts.readings(name.value):
                    # "Air Force Command College" without the army's name may be any country's.
                    weak = name.weak or scripts.leaves_out_army(name.value, reading)
                    listed = listed_name(list_id, entry, replace(name, weak=weak), reading)
                    if listed is not None and listed.forms not in seen:
                        seen.add(listed.forms)
                        rarest, other = listed.keys
                        self.by_word.setdefault(rarest, {}).setdefault(other, []).append(listed)
                        vocabulary.update(listed.forms)

    def _add_acronym(self, acronym: Acronym) -> None:
        capitals = scripts.readings(acronym.name.value)[0]
        if capitals.casefold() in PARTS or SPELLINGS.get(capitals.casefold()) in COMMON:
            return  # the field's abbreviation of a kind of body: "CHRU", "INST"
        self.acronyms[capitals].append(acronym)
        if len(capitals) > 3 and not capitals.isupper():  # "MEPhI" is also printed "MEPHI"
            self.acronyms[capitals.upper()].append(acronym)

    @cached_property
    def first_marks(self) -> dict[str, list[frozenset[str]]]:
        """First word of a marker of any jurisdiction → all the words of each that begins with it."""
        table: dict[str, list[frozenset[str]]] = defaultdict(list)
        for _, _, markers in self.jurisdictions:
            for marker in markers:
                table[marker.forms[0]].append(marker.present)
        return table

    @cached_property
    def run_marks(self) -> re.Pattern[str]:
        """Pattern of the markers looked for without regard to spaces: long ones, and those in other scripts."""
        runs = {
            scripts.plain(marker.run) if SCRIPT.search(marker.run) else marker.run
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
    present: frozenset[str]
    run: str
    """Its words without spaces and joining words."""
    means: Means | None


def _marker(name: Name) -> Marker:
    found = words(fold(name.value))
    formed = tuple(word.form for word in found)
    return Marker(name, formed, frozenset(formed), "".join(word.raw for word in found), name.means)


def is_acronym(value: str) -> bool:
    """Whether a name is one short word with two capitals or more, read only where the text has the same."""
    return (
        1 < len(value) <= 10  # longer ones are words
        and value[0].isupper()
        and value.isascii()
        and value.replace("-", "").replace("&", "").replace(".", "").isalnum()
        and sum(map(str.isupper, value)) > 1
    )
