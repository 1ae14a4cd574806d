"""A new edition of a list takes the place of an older one: ids that last, and what a keeper added by hand."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain, count

import anyascii

from rsscan.editions import Pairing, name_key, paired
from rsscan.watchlist import Entry, Kind, Watchlist

LONGEST_SLUG = 70
"""Letters of the part of an id that is made from a name."""

_FACTS = ("number", "concerns", "listed_from", "reason", "country", "legal_basis", "effect", "source_url")
"""What the authority says of an entry: a newer edition's word counts, where it has one."""

_KEPT = ("city", "ror", "openalex", "wikidata")
"""What a keeper found out: it stays unless there is none."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A newer edition with what a keeper had added to the older one, and what happened on the way.

    `older` is the list that it takes the place of; `names_kept` counts names that this has and the newer edition does
    not print, `names_new` are those that the newer edition prints of a body known before and this lacks: new in print,
    or left out by the keeper.
    """

    watchlist: Watchlist
    pairing: Pairing
    older: Watchlist | None
    names_kept: int
    names_new: tuple[tuple[Entry, tuple[str, ...]], ...]
    ids_made: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """A list made of an official file, and what happened on the way.

    `skipped` are reasons with how often and where first; `joined` counts rows that became part of another's entry;
    `weakened` counts names that were marked weak because they cannot tell one body from others; `removed` are the
    entries of the older list that the file no longer has, of those that were asked for.
    """

    merged: Merged
    skipped: tuple[tuple[str, int, tuple[str, ...]], ...]
    joined: int
    weakened: int
    removed: tuple[Entry, ...]


def merged(
    fresh: Watchlist, previous: Watchlist | None, *, by_number: bool = True, keep_removed: bool = False
) -> Merged:
    """Give the entries of a new edition their ids: those they had in the previous one, or new ones made of their names.

    What a keeper added by hand stays: identifiers, cities, native names, strengths, and that a body does no research.
    With `keep_removed`, entries that the new edition no longer has stay, listed until the day before it; without it
    they go, and the pairing names them. A jurisdiction is always a keeper's own and stays.
    """
    older = [replace(entry, id=_moved(entry.id, fresh.id)) for entry in (previous.entries if previous else ())]
    pairing = paired(older, fresh.entries, by_number=by_number)
    twins = {id(new): old for old, new in pairing.pairs}
    taken = {entry.id for entry in older}
    entries, made, kept, added = [], [], 0, []
    for entry in fresh.entries:
        if old := twins.get(id(entry)):
            both = _joined(old, entry)
            printed = {name_key(name.value) for name in entry.names}
            kept += sum(name_key(name.value) not in printed for name in both.names)
            known = {name_key(text) for text in (*old.left_out, *(name.value for name in old.names))}
            if names := tuple(name.value for name in entry.names if name_key(name.value) not in known):
                added.append((both, names))
        else:
            both = replace(entry, id=f"{fresh.id}/{_unused(_slug(entry), fresh.id, entry.country, taken)}")
            taken.add(both.id)
            made.append(both.id)
        entries.append(both)
    own = [entry for entry in pairing.removed if entry.kind is Kind.JURISDICTION]
    gone = [entry for entry in pairing.removed if entry.kind is not Kind.JURISDICTION]
    if keep_removed:
        entries += [entry if entry.listed_until else _ended(entry, fresh.edition) for entry in gone]
        gone = [entry for entry in gone if not entry.listed_until]  # of the others it was told when they went
    told = replace(pairing, removed=tuple(gone))
    return Merged(replace(fresh, entries=(*own, *entries)), told, previous, kept, tuple(added), tuple(made))


def _moved(entry_id: str, list_id: str) -> str:
    """Return the id of an entry in a list that may have another id than the one it was in."""
    return f"{list_id}/{entry_id.rpartition('/')[2]}"


def _ended(entry: Entry, edition: date) -> Entry:
    last = edition - timedelta(days=1)
    return replace(entry, listed_until=max(last, entry.listed_from or last))


def _joined(old: Entry, new: Entry) -> Entry:
    """Return the newer entry with what a keeper added to the older one."""
    before = {name_key(name.value): name for name in old.names}
    refused = {name_key(text) for text in old.left_out}
    printed = {name_key(name.value): name for name in new.names if name_key(name.value) not in refused}
    names = [
        replace(name, weak=before[key].weak, lang=before[key].lang or name.lang) if key in before else name
        for key, name in printed.items()
    ]
    names += [name for key, name in before.items() if key not in printed]
    if name_key(new.name) in refused:  # the keeper's first name stands for the one that is left out
        names.sort(key=lambda name: name_key(name.value) != name_key(old.name))
    values = {key: getattr(new, key) or getattr(old, key) for key in _FACTS}
    values |= {key: getattr(old, key) or getattr(new, key) for key in _KEPT}
    # A body that is listed again has no last day, whatever was written when it went.
    return replace(old, names=tuple(names), listed_until=new.listed_until, **values)


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
    numbered = (f"{slug}-{number}" for number in count(2))
    tried = chain([slug], [f"{slug}-{country.lower()}"] if country else [], numbered)
    return next(one for one in tried if f"{list_id}/{one}" not in taken)
