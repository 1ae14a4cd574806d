"""Two editions of a list: which entry of one is which of the other, what changed, and what a keeper added by hand.

An authority's row numbers shift, names are reprinted with a comma more, and some bodies truly change their names. An
entry is the same where its id, its number, an identifier or a name that no other entry bears says so.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

import anyascii
from rapidfuzz import fuzz

from rsscan.matching.normalize import fold, words
from rsscan.watchlist import Entry, Kind, Name, Place, Remark, Watchlist

MUCH_ALIKE = 90.0
"""Likeness of 100 from which the first names of two otherwise unpaired entries of a country are one name reprinted."""

LONGEST_SLUG = 70
"""Letters of the part of an id that is made from a name."""

_PLAIN = (
    "kind", "country", "city", "ror", "openalex", "wikidata", "number", "effect", "reason", "legal_basis",
    "source_url", "listed_from", "listed_until",
)  # fmt: skip
"""Fields that are compared as they are written."""

_FACTS = ("number", "concerns", "listed_from", "listed_until", "reason", "country")
"""What the authority says of an entry: a newer edition's word counts."""

_KEPT = ("city", "ror", "openalex", "wikidata", "legal_basis", "effect", "source_url")
"""What a keeper found out: it stays unless there is none."""


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
    keys = {id(entry): name_key(entry.name) for entry in (*before, *after)}
    alike = sorted(
        (
            (likeness, at, place)
            for at, one in enumerate(before)
            for place, other in enumerate(after)
            if one.country == other.country and _digits(one.name) == _digits(other.name)
            if (likeness := fuzz.ratio(keys[id(one)], keys[id(other)], score_cutoff=MUCH_ALIKE))
        ),
        key=lambda found: (-found[0], found[1], found[2]),
    )
    ones, others, found = set[int](), set[int](), []
    for likeness, at, place in alike:
        rivals = sum(like == likeness and (a == at or p == place) for like, a, p in alike)
        if at not in ones and place not in others and rivals == 1:
            ones.add(at)
            others.add(place)
            found.append((before[at], after[place]))
    return found


def _digits(name: str) -> list[str]:
    return re.findall(r"\d+", name)


def difference(old: Watchlist, new: Watchlist, *, by_number: bool = True) -> Difference:
    """Say what changed between two editions of a list.

    Numbers of which most changed are rows of a table: that is told once and not of each entry.
    """
    pairing = paired(old.entries, new.entries, by_number=by_number)
    renamed = [pair for pair in pairing.pairs if name_key(pair[0].name) != name_key(pair[1].name)]
    shifted = sum(one.number != other.number for one, other in pairing.pairs)
    numbered_anew = shifted > len(pairing.pairs) / 2
    changed = [
        (one, other, tuple(what for what in changes(one, other) if not (numbered_anew and what.field == "number")))
        for one, other in pairing.pairs
    ]
    head = (
        ("edition", old.edition.isoformat(), new.edition.isoformat()),
        ("effect", old.effect.value, new.effect.value),
        ("legal basis", old.legal_basis, new.legal_basis),
        ("complete", _yes(old.complete), _yes(new.complete)),
        (
            "numbers",
            *((f"{len(pairing.pairs):,} entries", f"{shifted:,} of them numbered anew") if numbered_anew else ("", "")),
        ),
    )
    return Difference(
        tuple(Change(*said) for said in head if said[1] != said[2]),
        pairing.added,
        pairing.removed,
        tuple(renamed),
        tuple((one, other, what) for one, other, what in changed if what),
    )


def changes(old: Entry, new: Entry) -> tuple[Change, ...]:
    """Return what of an entry changed, its first name aside."""
    said = [(key.replace("_", " "), _written(getattr(old, key)), _written(getattr(new, key))) for key in _PLAIN]
    said.append(("concerns", ", ".join(old.concerns), ", ".join(new.concerns)))
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


@dataclass(frozen=True, slots=True)
class Merged:
    """A newer edition with what a keeper had added to the older one, and what happened on the way.

    `names_kept` counts names that the older list has and the newer edition does not print.
    """

    watchlist: Watchlist
    pairing: Pairing
    names_kept: int = 0
    ids_made: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Imported:
    """A list made of an official file, and what happened on the way.

    `skipped` are reasons with how often and where first; `joined` counts rows that became part of another's entry;
    `weakened` counts names that were marked weak because they cannot tell one body from others.
    """

    watchlist: Watchlist
    merged: Merged
    skipped: tuple[tuple[str, int, tuple[str, ...]], ...]
    joined: int
    weakened: int


def merged(
    fresh: Watchlist, previous: Watchlist | None, *, by_number: bool = True, keep_removed: bool = False
) -> Merged:
    """Give the entries of a new edition their ids: those they had in the previous one, or new ones made of their names.

    What a keeper added by hand stays: identifiers, cities, native names, strengths, and that a body does no research.
    With `keep_removed`, entries that the new edition no longer has stay, listed until the day before it; without it
    they go, and the pairing names them. A jurisdiction is always a keeper's own and stays.
    """
    older = previous.entries if previous else ()
    pairing = paired(older, fresh.entries, by_number=by_number)
    twins = {id(new): old for old, new in pairing.pairs}
    taken = {entry.id for entry in older}
    entries, made, kept = [], [], 0
    for entry in fresh.entries:
        if old := twins.get(id(entry)):
            both = _joined(old, entry)
            kept += len(both.names) - len(entry.names)
        else:
            both = replace(entry, id=f"{fresh.id}/{_unused(_slug(entry), fresh.id, entry.country, taken)}")
            taken.add(both.id)
            made.append(both.id)
        entries.append(both)
    own = [entry for entry in pairing.removed if entry.kind is Kind.JURISDICTION]
    if keep_removed:
        gone = [entry for entry in pairing.removed if entry.kind is not Kind.JURISDICTION]
        last = fresh.edition - timedelta(days=1)
        entries += [entry if entry.listed_until else replace(entry, listed_until=last) for entry in gone]
    told = replace(pairing, removed=tuple(entry for entry in pairing.removed if entry.kind is not Kind.JURISDICTION))
    return Merged(replace(fresh, entries=(*own, *entries)), told, kept, tuple(made))


def carried(remarks: Mapping[Place, Remark], old: Watchlist, new: Watchlist) -> dict[Place, Remark]:
    """Return the comments of the older list at their places in the newer one: entries by id, names as compared.

    What belongs to an entry or a name that is gone goes with it.
    """
    entries = {entry.id: at for at, entry in enumerate(new.entries)}
    found: dict[Place, Remark] = {}
    for place, remark in remarks.items():
        if place[:1] != ("entries",):
            found[place] = remark
            continue
        was = old.entries[int(place[1])]
        at = entries.get(was.id)
        if at is None:
            continue
        rest = place[2:]
        if rest[:1] == ("names",) and len(rest) > 1:
            key = name_key(was.names[int(rest[1])].value)
            named = [number for number, name in enumerate(new.entries[at].names) if name_key(name.value) == key]
            rest = ("names", *named[:1])
            if not named:
                continue
        found["entries", at, *rest] = remark
    return found


def _joined(old: Entry, new: Entry) -> Entry:
    """Return the newer entry with what a keeper added to the older one."""
    before = {name_key(name.value): name for name in old.names}
    printed = {name_key(name.value): name for name in new.names}
    names = [
        replace(name, weak=before[key].weak, lang=before[key].lang or name.lang) if key in before else name
        for key, name in printed.items()
    ]
    names += [name for key, name in before.items() if key not in printed]
    values = {key: getattr(new, key) or getattr(old, key) for key in _FACTS}
    values |= {key: getattr(old, key) or getattr(new, key) for key in _KEPT}
    return replace(
        old, names=tuple(names), kind=old.kind, research=old.research, includes_children=old.includes_children, **values
    )


def _slug(entry: Entry) -> str:
    """Return the part of an id that is made of an entry's first name in Latin letters, or of its first name."""
    latin = next((name.value for name in entry.names if name.value.isascii()), entry.name)
    parts = re.findall(r"[a-z0-9]+", anyascii.anyascii(latin).lower().replace("'", ""))
    slug = ""
    for part in parts:
        longer = f"{slug}-{part}" if slug else part[:LONGEST_SLUG]
        if len(longer) > LONGEST_SLUG:
            break
        slug = longer
    return slug or "entry"


def _unused(slug: str, list_id: str, country: str | None, taken: set[str]) -> str:
    """Return the slug, with the country or a number behind it where an entry, present or gone, has it already."""
    tried = [slug, *([f"{slug}-{country.lower()}"] if country else [])]
    tried += [f"{slug}-{number}" for number in range(2, len(taken) + 3)]
    return next(one for one in tried if f"{list_id}/{one}" not in taken)
