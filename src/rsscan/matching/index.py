"""The names and identifiers of all lists, laid out so that a text finds the few that can match.

A name is found by its rarest words: most printed affiliations hold those of no listed name, and one dictionary look-up
a word says so. What a word may stand for (itself, a misspelling, an abbreviation) is worked out once
for each spelling met and remembered.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cached_property
from typing import Any, NamedTuple

from rsscan.matching import scripts
from rsscan.matching.listed import Listed, listed_name
from rsscan.matching.normalize import SCRIPT, fold, forms, words
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


class Laid(NamedTuple):
    """Where a reading of a name is laid: all that is needed until a text holds its rarest words."""

    name: int
    """Its place among the names of the entry."""
    reading: str
    weak: bool
    rarest: str
    other: str
    forms: tuple[str, ...]


Layout = Sequence[Sequence[Laid]]
"""For each entry of a list, in its order, its readings as they are laid."""


class _Names:
    """Names that are looked up together; those that are only laid are weighed when a text asks for them."""

    __slots__ = ("laid", "listed")

    def __init__(self) -> None:
        self.laid: list[tuple[str, Entry, Laid]] = []
        self.listed: list[Listed] = []

    def __iter__(self) -> Iterator[Listed]:
        if self.laid:
            found = (_weighed(list_id, entry, laid) for list_id, entry, laid in self.laid)
            self.listed += [listed for listed in found if listed is not None]
            self.laid = []
        return iter(self.listed)


class Index:
    """Every name and identifier of the given watchlists, ready to be looked up.

    Building it reads the lists once; looking up reads no file and changes nothing but a memory of spellings seen.
    `layouts` are what `laid_out` said of lists, by their id, where that is known from before: it makes building quick
    and changes no match.
    """

    def __init__(self, watchlists: Iterable[Watchlist], layouts: Mapping[str, Layout] | None = None) -> None:
        self.watchlists = tuple(watchlists)
        self.by_identifier: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
        self.by_word: dict[str, dict[str, _Names]] = {}
        """Rarest word that must stand there → the next rarest, or "" where only one must → names."""
        self.acronyms: dict[str, list[Acronym]] = defaultdict(list)
        self._in_scripts: list[tuple[str, Entry, Name]] = []
        self.jurisdictions: list[tuple[str, Entry, list[Marker]]] = []
        self.printed: dict[tuple[str, str | None], Any] = {}
        vocabulary: set[str] = set()
        for watchlist in self.watchlists:
            layout = (layouts or {}).get(watchlist.id)
            for at, entry in enumerate(watchlist.entries):
                known = layout[at] if layout else None
                self._add(watchlist.id, entry, frozenset(laid.name for laid in known or ()))
                if entry.kind is not Kind.JURISDICTION:
                    vocabulary.update(*self._lay(watchlist.id, entry, known))
        self.spellings = Spellings(vocabulary, frozenset(self.by_word))

    def _lay(self, list_id: str, entry: Entry, known: Sequence[Laid] | None) -> Iterator[tuple[str, ...]]:
        """Lay the readings of an entry where its rarest words lead to them; yield the words of each."""
        if known is None:
            for _, listed in _readings(list_id, entry):
                rarest, other = listed.keys
                self.by_word.setdefault(rarest, {}).setdefault(other, _Names()).listed.append(listed)
                yield listed.forms
            return
        for laid in known:
            self.by_word.setdefault(laid.rarest, {}).setdefault(laid.other, _Names()).laid.append(
                (list_id, entry, laid)
            )
            yield laid.forms

    def _add(self, list_id: str, entry: Entry, laid: AbstractSet[int]) -> None:
        """Add what is not looked up by words; `laid` are the places of names known to be."""
        for identifier in (entry.ror, entry.openalex):
            if identifier:
                self.by_identifier[identifier].append((list_id, entry))
        if entry.kind is Kind.JURISDICTION:
            markers = [_marker(name) for name in entry.names]
            self.jurisdictions.append((list_id, entry, [marker for marker in markers if marker.forms]))
            return
        for number, name in enumerate(entry.names):
            if number in laid:
                continue
            if SCRIPT.search(name.value):
                self._in_scripts.append((list_id, entry, name))
            elif is_acronym(scripts.readings(name.value)[0]):
                self._add_acronym(Acronym(list_id, entry, name))

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
        for listed in self._listed_in_scripts:
            for part in scripts.parts(listed.name.value):
                table[part[:2]].append((part, listed))
        return table

    @cached_property
    def _listed_in_scripts(self) -> list[Listed]:
        found = (listed_name(list_id, entry, name, name.value) for list_id, entry, name in self._in_scripts)
        return [listed for listed in found if listed is not None]

    @cached_property
    def romanized(self) -> dict[str, list[Listed]]:
        """Squeezed pinyin → names in Han, made when a text ends like one."""
        table: dict[str, list[Listed]] = defaultdict(list)
        for listed in self._listed_in_scripts:
            for latin in scripts.romanized(listed.name.value):
                table[latin].append(listed)
        return table


def laid_out(watchlist: Watchlist) -> Layout:
    """Return where the readings of a list's names are laid, to be given to an index of the same list later."""
    return [
        []
        if entry.kind is Kind.JURISDICTION
        else [
            Laid(number, listed.reading, listed.name.weak, *listed.keys, listed.forms)
            for number, listed in _readings(watchlist.id, entry)
        ]
        for entry in watchlist.entries
    ]


def _readings(list_id: str, entry: Entry) -> Iterator[tuple[int, Listed]]:
    """Yield each reading of an entry's names that is looked up by its words, each wording once."""
    seen: set[tuple[str, ...]] = set()
    for number, name in enumerate(entry.names):
        value = name.value
        # "CHU" is no body's name
        if SCRIPT.search(value) or is_acronym(scripts.readings(value)[0]) or value.casefold() in PARTS:
            continue
        for reading in scripts.readings(value):
            listed = listed_name(list_id, entry, replace(name, weak=_is_weak(entry, name, reading)), reading)
            if listed is not None and listed.forms not in seen:
                seen.add(listed.forms)
                yield number, listed


def _weighed(list_id: str, entry: Entry, laid: Laid) -> Listed | None:
    return listed_name(list_id, entry, replace(entry.names[laid.name], weak=laid.weak), laid.reading)


class Marker(NamedTuple):
    """A name of a jurisdiction, or of a place in it."""

    name: Name
    forms: tuple[str, ...]
    present: frozenset[str]
    run: str
    """Its words without spaces and joining words."""
    means: Means | None
    bracket: str
    """What must stand in the text with its brackets, "korea(north)"; empty where the name has none."""


def _marker(name: Name) -> Marker:
    found = words(fold(name.value))
    formed = tuple(word.form for word in found)
    run = "".join(word.raw for word in found)
    return Marker(
        name, formed, frozenset(formed), run, name.means, without_spaces(name.value) if "(" in name.value else ""
    )


def without_spaces(text: str) -> str:
    """Return a text folded, and without spaces, so that brackets are compared."""
    return "".join(fold(text).split())


def _is_weak(entry: Entry, name: Name, reading: str) -> bool:
    """Whether a name is weak as it is read: "Air Force Command College" without the army's may be any country's."""
    if name.weak or scripts.leaves_out_army(name.value, reading):
        return True
    if reading == scripts.readings(name.value)[0]:
        return False
    # Nor is "Institute of Physics" strong because "Institute of Physics, Academy of Sciences" is.
    weak, strong = ({forms(other.value) for other in entry.names if other.weak is is_weak} for is_weak in (True, False))
    return scripts.leaves_out_owner(name.value, reading, entry.city) or forms(reading) in weak - strong


def is_acronym(value: str) -> bool:
    """Whether a name is one short word with two capitals or more, read only where the text has the same."""
    return (
        1 < len(value) <= 10  # longer ones are words
        and value[0].isupper()
        and value.isascii()
        and value.replace("-", "").replace("&", "").replace(".", "").isalnum()
        and sum(map(str.isupper, value)) > 1
    )
