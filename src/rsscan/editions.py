"""Two editions of a list: which entry of one is which of the other, and what changed.

An authority's row numbers shift, names are reprinted with a comma more, and some bodies truly change their names. An
entry is the same where its id, its number, an identifier or a name that no other entry bears says so.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from rsscan.matching.normalize import fold, words
from rsscan.watchlist import Entry, Name, Watchlist

MUCH_ALIKE = 90.0
"""Likeness of 100 from which the first names of two otherwise unpaired entries of a country are one name reprinted."""

SHIFTED = 0.1
"""Share of the entries known by their ids from which other numbers mean that the authority counts anew."""

_PLAIN = (
    "kind", "country", "city", "ror", "openalex", "wikidata", "number", "effect", "reason", "legal_basis",
    "source_url", "listed_from", "listed_until",
)  # fmt: skip
"""Fields that are compared as they are written."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Entries of an older and a newer edition, paired; `added` and `removed` have no other half."""

    pairs: tuple[tuple[Entry, Entry], ...]
    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One field of an entry or a list that is not what it was, in words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What a newer edition adds, drops, renames and changes; `head` are changes of the list itself."""

    head: tuple[Change, ...]
    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    renamed: tuple[tuple[Entry, Entry], ...]
    changed: tuple[tuple[Entry, Entry, tuple[Change, ...]], ...]

    @property
    def empty(self) -> bool:
        """Whether both editions name the same bodies in the same words."""
        return not (self.head or self.added or self.removed or self.renamed or self.changed)


def name_key(name: str) -> str:
    """Return a name as it is compared: letters without case, accents, signs and spaces."""
    return "".join(word.form for word in words(fold(name)))


def paired(old: Iterable[Entry], new: Iterable[Entry], *, by_number: bool = True) -> Pairing:
    """Pair the entries of two editions, surest evidence first.

    `by_number` is whether the authority's numbers stay with a body from edition to edition.
    """
    before, after = list(old), list(new)
    newer = tuple(after)
    twins: dict[int, Entry] = {}  # of a newer entry, known by its identity, the older one
    for keys in (*_evidence(by_number=by_number), None):
        found = _unique_pairs(before, after, keys) if keys else _reprinted(before, after)
        twins |= {id(other): one for one, other in found}
        gone = {id(entry) for pair in found for entry in pair}
        before = [entry for entry in before if id(entry) not in gone]
        after = [entry for entry in after if id(entry) not in gone]
    pairs = tuple((twins[id(entry)], entry) for entry in newer if id(entry) in twins)
    return Pairing(pairs, tuple(after), tuple(before))


def _evidence(*, by_number: bool) -> list[Callable[[Entry], Iterable[Hashable]]]:
    """Return what tells that two entries are one, surest first: each gives the keys of an entry."""
    told: list[Callable[[Entry], Iterable[Hashable]]] = [lambda entry: [entry.id] if entry.id else []]
    if by_number:
        told.append(lambda entry: [entry.number.strip()] if entry.number else [])
    told.append(lambda entry: [known for known in (entry.ror, entry.openalex, entry.wikidata) if known])
    told.append(lambda entry: [(entry.country, name_key(entry.name))])
    told.append(lambda entry: {(entry.country, name_key(name.value)) for name in entry.names if not name.weak})
    told.append(lambda entry: {(entry.country, name_key(name.value)) for name in entry.names if " " in name.value})
    return told


def _unique_pairs(
    before: list[Entry], after: list[Entry], keys: Callable[[Entry], Iterable[Hashable]]
) -> list[tuple[Entry, Entry]]:
    """Return pairs that share a key which no third entry has, each entry in one pair at most."""
    holders: tuple[dict[Hashable, list[Entry]], ...] = (defaultdict(list), defaultdict(list))
    for side, entries in zip(holders, (before, after), strict=True):
        for entry in entries:
            for key in keys(entry):
                side[key].append(entry)
    found: list[tuple[Entry, Entry]] = []
    taken: set[int] = set()
    for key, ones in holders[0].items():
        others = holders[1].get(key, [])
        if len(ones) == len(others) == 1 and not {id(ones[0]), id(others[0])} & taken:
            taken |= {id(ones[0]), id(others[0])}
            found.append((ones[0], others[0]))
    return found


def _reprinted(before: list[Entry], after: list[Entry]) -> list[tuple[Entry, Entry]]:
    """Return pairs whose first names are much alike and are each other's likeliest; numbers in them must agree."""
    groups: dict[Hashable, tuple[dict[int, str], dict[int, str]]] = defaultdict(lambda: ({}, {}))
    for side, entries in enumerate((before, after)):
        for at, entry in enumerate(entries):
            groups[entry.country, _digits(entry.name)][side][at] = name_key(entry.name)
    alike = sorted(
        (-likeness, at, place)
        for ones, others in groups.values()
        for at, key in ones.items()
        for _, likeness, place in process.extract(key, others, scorer=fuzz.ratio, score_cutoff=MUCH_ALIKE, limit=None)
    )
    rivals = Counter(rival for likeness, at, place in alike for rival in ((likeness, 0, at), (likeness, 1, place)))
    ones, others, found = set[int](), set[int](), []
    for likeness, at, place in alike:
        if at not in ones and place not in others and rivals[likeness, 0, at] == rivals[likeness, 1, place] == 1:
            ones.add(at)
            others.add(place)
            found.append((before[at], after[place]))
    return found


def _digits(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\d+", name))


def difference(old: Watchlist, new: Watchlist) -> Difference:
    """Say what changed between two editions of a list.

    Where the authority counts its entries anew in each edition, a number tells nothing, and another one is no change.
    """
    by_number = not _counted_anew(old, new)
    pairing = paired(old.entries, new.entries, by_number=by_number)
    renamed = [pair for pair in pairing.pairs if name_key(pair[0].name) != name_key(pair[1].name)]
    changed = [(one, other, changes(one, other, by_number=by_number)) for one, other in pairing.pairs]
    head = (
        ("list", old.id, new.id),
        ("edition", old.edition.isoformat(), new.edition.isoformat()),
        ("effect", old.effect.value, new.effect.value),
        ("legal basis", old.legal_basis, new.legal_basis),
        ("complete", _yes(old.complete), _yes(new.complete)),
    )
    return Difference(
        tuple(Change(*said) for said in head if said[1] != said[2]),
        pairing.added,
        pairing.removed,
        tuple(renamed),
        tuple((one, other, what) for one, other, what in changed if what),
    )


def _counted_anew(old: Watchlist, new: Watchlist) -> bool:
    """Whether entries that keep their ids have other numbers, in too many cases for corrections."""
    numbers = {entry.id: entry.number for entry in old.entries if entry.number}
    same = [numbers[entry.id] == entry.number for entry in new.entries if entry.id in numbers]
    others = same.count(False)
    return others > 1 and others > SHIFTED * len(same)


def changes(old: Entry, new: Entry, *, by_number: bool = True) -> tuple[Change, ...]:
    """Return what of an entry changed, its first name aside."""
    plain = [key for key in _PLAIN if by_number or key != "number"]
    said = [(key.replace("_", " "), _written(getattr(old, key)), _written(getattr(new, key))) for key in plain]
    said.append(("concerns", ", ".join(old.concerns), ", ".join(new.concerns)))
    said.append(("left out", ", ".join(old.left_out), ", ".join(new.left_out)))
    said.append(("research", _yes(old.research), _yes(new.research)))
    said.append(("includes children", _yes(old.includes_children), _yes(new.includes_children)))
    found = [Change(*one) for one in said if one[1] != one[2]]
    before, after = ({name_key(name.value): name for name in entry.names} for entry in (old, new))
    first = {name_key(old.name), name_key(new.name)}
    found += [Change("name", name.value, "") for key, name in before.items() if key not in after and key not in first]
    found += [Change("name", "", name.value) for key, name in after.items() if key not in before and key not in first]
    found += [
        Change(f"strength of “{name.value}”", _strength(before[key]), _strength(name))
        for key, name in after.items()
        if key in before and before[key].weak != name.weak
    ]
    return tuple(found)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _strength(name: Name) -> str:
    return "weak" if name.weak else "strong"


def _written(value: object) -> str:
    return "" if value is None else str(value)
