"""The names and identifiers of all lists, laid out so that a text finds the few that can match."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rapidfuzz import fuzz, process

from rsscan.matching.normalize import fold, has_cjk, squeezed, words
from rsscan.watchlist import Entry, Kind, Name, Watchlist

_GENERIC = frozenset(
    "university institute academy science technology technical technological national defense engineering center"
    " medicine medical agricultural laboratory department college research mechanical electrical international"
    " republic democratic peoples physics chemistry mathematics faculty school state ministry administration"
    " industry industrial information military army navy naval air force space aerospace aeronautics astronautics"
    " nuclear atomic energy electric electronics electronic power health food education natural applied general"
    " first second third central committee bureau company corporation group hospital computer chemical materials"
    " telecommunications transport marine music dance normal polytechnic organization organisation design light"
    " north south east west northern southern eastern western political command armored artillery special".split()
)
"""Words that name a kind of body or a field and so tell nobody apart."""

_ACRONYM = re.compile(r"(?=.{2,8}$)[^a-z]*[A-Z][a-z]?[^a-z]*[A-Z].*")

SIMILAR_WORD = 80
"""Likeness (0-100, Levenshtein) from which a misspelt word may stand for a name's own word."""


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name of an entry as the words that are looked for; `boundaries` are the places of words after a comma."""

    list_id: str
    entry: Entry
    name: Name
    forms: tuple[str, ...]
    squeezed: str
    boundaries: frozenset[int] = frozenset()

    @property
    def distinctive(self) -> bool:
        """Whether a word of the name belongs to it alone rather than to its kind or field."""
        return any(form not in _GENERIC for form in self.forms)

    @property
    def acronym(self) -> bool:
        """Whether the name is one word of capitals, read only where the text has capitals too."""
        value = self.name.value
        return len(self.forms) == 1 and _ACRONYM.fullmatch(value) is not None


class Index:
    """Every name and identifier of the given watchlists, ready to be looked up.

    Building it reads the lists once; looking up reads no file and changes nothing but a memory of spellings seen.
    """

    def __init__(self, watchlists: Iterable[Watchlist]) -> None:
        self.watchlists = tuple(watchlists)
        self.by_identifier: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
        self.by_first_word: dict[str, list[ListedName]] = defaultdict(list)
        self.by_word: dict[str, list[ListedName]] = defaultdict(list)
        self.scripts: list[ListedName] = []
        self.jurisdictions: list[tuple[str, Entry, list[ListedName]]] = []
        self.printed: dict[tuple[str, str | None], Any] = {}
        self._spellings: dict[str, tuple[str, ...]] = {}
        for watchlist in self.watchlists:
            for entry in watchlist.entries:
                self._add(watchlist.id, entry)

    def _add(self, list_id: str, entry: Entry) -> None:
        for identifier in (entry.ror, entry.openalex):
            if identifier:
                self.by_identifier[identifier].append((list_id, entry))
        names = [_listed_name(list_id, entry, name) for name in entry.names]
        if entry.kind is Kind.JURISDICTION:
            self.jurisdictions.append((list_id, entry, names))
            return
        for name in names:
            if has_cjk(name.squeezed):
                self.scripts.append(name)
            elif name.forms:
                self.by_first_word[name.forms[0]].append(name)
                if not name.name.weak and name.distinctive and len(name.forms) > 1:
                    for form in set(name.forms) - _GENERIC:
                        self.by_word[form].append(name)

    @cached_property
    def _own_words(self) -> list[str]:
        return sorted(form for form in self.by_word if len(form) >= 4)  # noqa: PLR2004 - shorter ones are too alike

    def spellings(self, form: str) -> tuple[str, ...]:
        """Return the words of the lists that `form` may be a misspelling of, or a gluing-together; remembered."""
        known = self._spellings.get(form)
        if known is None:
            found = process.extract(form, self._own_words, scorer=fuzz.ratio, score_cutoff=SIMILAR_WORD, limit=5)
            known = self._spellings[form] = tuple(word for word, _, _ in found)
        return known


def _listed_name(list_id: str, entry: Entry, name: Name) -> ListedName:
    folded = fold(name.value)
    found = words(folded)
    boundaries = frozenset(at for at, word in enumerate(found) if at and word.boundary)
    return ListedName(list_id, entry, name, tuple(word.form for word in found), squeezed(folded), boundaries)


def is_generic(form: str) -> bool:
    """Whether a word names a kind of body or a field."""
    return form in _GENERIC
