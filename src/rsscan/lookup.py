"""Finding a body in the lists by any of its names, in any script, and in every list that names it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import anyascii
from rapidfuzz import fuzz

from rsscan import identifiers
from rsscan.editions import name_key
from rsscan.matching import scripts
from rsscan.watchlist import Entry, Kind, Name, Watchlist

ALIKE = 85.0
"""Likeness of 100 from which a name is shown that is not equal."""

LESS_THAN_A_PART = 0.9
"""Share of its likeness that a name counts which is only alike, so that a part of a name comes first."""

OF_A_PART = 5.0
"""What likeness to a part of a longer name counts less than likeness to all of one."""

SHORTEST_ALIKE = 5
"""Letters from which a word may be a misspelling of another."""

SHORTEST_SHARED = 8
"""Letters of a name from which two lists that print it in one country mean one body."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was looked for; `name` is the one that met, None where an identifier did, and `how` says how."""

    list_id: str
    entry: Entry
    name: Name | None
    how: str
    score: float


@dataclass(frozen=True, slots=True)
class Body:
    """One institution and every entry that names it, each with its list; `why` says what tells that they are one."""

    entries: tuple[tuple[Watchlist, Entry], ...]
    why: tuple[str, ...]


def search(watchlists: Iterable[Watchlist], text: str) -> tuple[Hit, ...]:
    """Return the entries that a text finds, likeliest first, each once with the name that met best.

    A text is an id, an authority's number, an identifier, or a name or a part of one: in any script (北京理工大学 finds
    "Beijing Ligong Daxue"), with or without accents, with a slip of the pen.
    """
    wanted = text.strip()
    known = {identifiers.ror(wanted), identifiers.openalex(wanted, "IF"), identifiers.wikidata(wanted)} - {None}
    keys = _keys(wanted)
    found = []
    for watchlist in watchlists:
        for entry in watchlist.entries:
            if wanted and wanted.casefold() in {entry.id, (entry.number or "").casefold()}:
                found.append(Hit(watchlist.id, entry, None, "id" if wanted.casefold() == entry.id else "number", 100))
            elif known & {entry.ror, entry.openalex, entry.wikidata}:
                found.append(Hit(watchlist.id, entry, None, "identifier", 100))
            elif keys and (best := max((_met(keys, name) for name in _printed(entry)), key=lambda met: met[0]))[0]:
                left_out = best[2].value in entry.left_out
                how = f"{best[1]}, left out because it would meet others" if left_out else best[1]
                found.append(Hit(watchlist.id, entry, best[2], how, best[0]))
    return tuple(sorted(found, key=lambda hit: (-hit.score, hit.list_id, hit.entry.id)))


def _printed(entry: Entry) -> Iterator[Name]:
    """Yield every name of an entry, also those that are left out: who looks for one wants to know of it."""
    yield from entry.names
    yield from (Name(text) for text in entry.left_out)


def _met(keys: tuple[str, ...], name: Name) -> tuple[float, str, Name]:
    """Return how well a name is what was asked for, from 100 (the same) to 0, and in what way."""
    listed = _keys(name.value)
    own, asked = listed[:1], keys[:1]
    ways = (
        (99.0, "name", asked == own),
        (97.0, "name in another script", not {*keys}.isdisjoint(listed)),
        (95.0, "beginning of the name", own and own[0].startswith(asked)),
        (93.0, "part of the name", own and asked[0] in own[0]),
        (
            91.0,
            "part of the name in another script",
            any(_tells(key) and key in reading for key in keys for reading in listed),
        ),
    )
    for score, how, met in ways:
        if met:
            return score, how, name
    alike = max((_likeness(asked[0], key) for key in listed), default=0.0)
    return (alike * LESS_THAN_A_PART, "much like the name", name) if alike >= ALIKE else (0.0, "", name)


def _tells(key: str) -> bool:
    """Whether a part of a name is long enough to be no accident of how another script is romanized."""
    return len(key) >= SHORTEST_ALIKE or not key.isascii()


def _likeness(asked: str, key: str) -> float:
    """Return how alike two spellings are, of 100; a part of a longer name counts a little less than all of one."""
    if min(len(asked), len(key)) < SHORTEST_ALIKE:
        return 0.0
    whole = fuzz.ratio(asked, key, score_cutoff=ALIKE)
    return max(whole, fuzz.partial_ratio(asked, key) - OF_A_PART) if len(key) > len(asked) else whole


@lru_cache(maxsize=200_000)
def _keys(name: str) -> tuple[str, ...]:
    """Return a name as letters alone, first as it stands, then in the scripts that it may be asked for in."""
    keys = [name_key(name), *(name_key(reading) for reading in scripts.readings(name)[1:])]
    keys += [name_key(run) for run in scripts.parts(name)]
    keys += scripts.romanized(name)
    if not name.isascii():
        keys.append(name_key(anyascii.anyascii(name)))
    return tuple(dict.fromkeys(key for key in keys if key))


def crosswalk(watchlists: Iterable[Watchlist]) -> tuple[Body, ...]:
    """Return every institution of the lists with all entries that name it, in the order of the lists.

    Entries are one body where they share an identifier, or in one country a name that tells bodies apart: a strong
    one, or the first name of both. A shared alias that is weak, such as an acronym, joins nothing; and two entries of
    one list are two bodies, whatever they share, for so says its authority.
    """
    rows = [(watchlist, entry) for watchlist in watchlists for entry in watchlist.entries]
    groups = _Groups(rows)
    for evidence in (_identifiers, _first_names, _telling_names):  # surest first, because two of a list stay apart
        holders: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, (_, entry) in enumerate(rows):
            for key, said in evidence(entry):
                for other in holders[key]:
                    groups.join(other, at, key[1], said)
                holders[key].append(at)
    return groups.bodies()


class _Groups:
    """Entries, by their places, in groups of which each is one body."""

    def __init__(self, rows: list[tuple[Watchlist, Entry]]) -> None:
        self._rows = rows
        self._group_of = list(range(len(rows)))
        self._members = {at: [at] for at in self._group_of}
        self._why: dict[int, dict[str, str]] = {at: {} for at in self._group_of}

    def join(self, one: int, other: int, key: str, said: str) -> None:
        """Make one group of those of two entries, unless that would hold two entries of one list."""
        first, second = sorted((self._group_of[one], self._group_of[other]))
        if first == second or self._lists(first) & self._lists(second):
            return
        for at in self._members[second]:
            self._group_of[at] = first
        self._members[first] = sorted((*self._members[first], *self._members.pop(second)))
        self._why[first] |= {key: said} | self._why.pop(second)

    def bodies(self) -> tuple[Body, ...]:
        """Return the groups as bodies, in the order of their first entries."""
        return tuple(
            Body(tuple(self._rows[at] for at in members), tuple(self._why[first].values()))
            for first, members in self._members.items()
        )

    def _lists(self, group: int) -> set[str]:
        return {self._rows[at][0].id for at in self._members[group]}


_Evidence = Iterable[tuple[tuple[str, str], str]]
"""What tells an entry from other bodies, each as a key and in words."""


def _identifiers(entry: Entry) -> _Evidence:
    return [(("", known), known) for known in (entry.ror, entry.openalex, entry.wikidata) if known]


def _first_names(entry: Entry) -> _Evidence:
    return _keyed(entry, entry.names[:1])


def _telling_names(entry: Entry) -> _Evidence:
    return _keyed(entry, [name for number, name in enumerate(entry.names) if not (name.weak and number)])


def _keyed(entry: Entry, names: Iterable[Name]) -> _Evidence:
    """Yield names long enough to tell bodies of a country apart; a country itself is no body."""
    for name in names if entry.kind is not Kind.JURISDICTION else ():
        key = name_key(name.value)
        if len(key) >= SHORTEST_SHARED or not name.value.isascii():
            yield (entry.country or "", key), f"“{name.value}”"
