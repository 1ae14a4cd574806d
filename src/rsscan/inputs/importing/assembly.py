"""From the rows of an official file to a watchlist: one entry a body, ids that last, no name strong without cause."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from rsscan.editions import name_key
from rsscan.errors import InputError
from rsscan.inputs.importing.row import Edition, Format, Head, Skipped
from rsscan.inputs.lists import why_weak
from rsscan.succession import Imported, merged
from rsscan.watchlist import Effect, Entry, Kind, Name, Watchlist

PLACES_SHOWN = 3
"""Places of the file that are named for one reason of skipping."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which bodies of a file are taken: of these countries, and with this text in a name, reason or number."""

    countries: frozenset[str] = frozenset()
    text: str = ""

    @property
    def everybody(self) -> bool:
        """Whether no body is left out."""
        return not (self.countries or self.text)

    def why_not(self, entry: Entry) -> str | None:
        """Say why an entry is not taken."""
        if self.countries and entry.country not in self.countries:
            return "of a country that was not asked for"
        said = (entry.number, entry.reason, entry.legal_basis, *(name.value for name in entry.names))
        if self.text and not any(self.text.casefold() in (part or "").casefold() for part in said):
            return f"without “{self.text}”"
        return None


@dataclass(slots=True)
class _Read:
    entries: list[Entry] = field(default_factory=list)
    edition: date | None = None
    reasons: Counter[str] = field(default_factory=Counter)
    places: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def skip(self, why: str, where: str) -> None:
        self.reasons[why] += 1
        if len(self.places[why]) < PLACES_SHOWN:
            self.places[why].append(where)


def assembled(
    form: Format,
    path: Path,
    head: Head,
    edition: date | None,
    *,
    columns: Mapping[str, str],
    wanted: Wanted,
    previous: Watchlist | None,
    keep_removed: bool = False,
) -> Imported:
    """Read an official file into a list whose entries keep the ids they have in `previous`.

    Raises InputError where the file is not of this form, holds nobody, or does not say of which day it is.
    """
    read = _rows(form, path, columns, wanted)
    day = edition or read.edition
    problems = [] if day else [f"{path}: does not say of which day it is; give --edition DATE"]
    if not read.entries:
        reasons = ", ".join(f"{count} {why}" for why, count in read.reasons.most_common())
        problems.append(f"{path}: holds no body that could be imported{f' ({reasons})' if reasons else ''}")
    if problems or day is None:
        raise InputError(problems)
    bodies = _joined(read.entries)
    fresh = Watchlist(
        id=head.id,
        title=dict(head.title),
        authority=head.authority,
        legal_basis=head.legal_basis,
        effect=head.effect,
        edition=day,
        complete=head.complete and wanted.everybody,
        source_url=head.source_url,
        licence=head.licence,
        entries=tuple(bodies),
        cadence=head.cadence,
    )
    both = merged(fresh, previous, by_number=form.keeps_numbers, keep_removed=keep_removed)
    told, weakened = _made_weak(both.watchlist.entries)
    return Imported(
        replace(both, watchlist=replace(both.watchlist, entries=told)),
        tuple((why, count, tuple(read.places[why])) for why, count in read.reasons.most_common()),
        joined=len(read.entries) - len(bodies),
        weakened=weakened,
        removed=tuple(entry for entry in both.pairing.removed if not wanted.why_not(entry)),
    )


def _rows(form: Format, path: Path, columns: Mapping[str, str], wanted: Wanted) -> _Read:
    read = _Read()
    for row in form.read(path, columns):
        if isinstance(row, Edition):
            read.edition = row.day
        elif isinstance(row, Skipped):
            read.skip(row.why, row.where)
        elif why := wanted.why_not(row):
            read.skip(why, row.number or row.name)
        else:
            read.entries.append(row)
    return read


def _joined(entries: Iterable[Entry]) -> list[Entry]:
    """Make one entry of rows that name one body: the same first name in the same country."""
    found: dict[tuple[str | None, str], Entry] = {}
    for entry in entries:
        key = (entry.country, name_key(entry.name))
        found[key] = _one(found[key], entry) if key in found else entry
    return list(found.values())


def _one(first: Entry, other: Entry) -> Entry:
    names = {name_key(name.value): name for name in (*other.names, *first.names)}
    ordered = [*first.names, *(name for name in other.names if names[name_key(name.value)] is name)]
    starts = [entry.listed_from for entry in (first, other)]
    ends = [entry.listed_until for entry in (first, other)]
    effects = [entry.effect for entry in (first, other) if entry.effect]
    return replace(
        first,
        names=tuple(dict.fromkeys(ordered)),
        number=_both(first.number, other.number),
        reason=_both(first.reason, other.reason),
        legal_basis=_both(first.legal_basis, other.legal_basis),
        concerns=tuple(dict.fromkeys((*first.concerns, *other.concerns))),
        research=first.research or other.research,
        effect=min(effects, key=list(Effect).index) if effects else None,
        listed_from=min(day for day in starts if day) if all(starts) else None,
        listed_until=max(day for day in ends if day) if all(ends) else None,
        **{key: getattr(first, key) or getattr(other, key) for key in ("city", "ror", "openalex", "wikidata")},
    )


def _both(one: str | None, other: str | None) -> str | None:
    return "; ".join(dict.fromkeys(part for part in (one, other) if part)) or None


def _made_weak(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], int]:
    """Mark names weak that cannot tell a body from others, alone or beside another entry of the list.

    A name that a keeper had added is looked at too: a body that is new may bear it.
    """
    holders: dict[str, set[int]] = defaultdict(set)
    for at, entry in enumerate(entries):
        for name in entry.names:
            if not name.weak:
                holders[name_key(name.value)].add(at)
    weakened = 0
    told = []
    for entry in entries:
        names: list[Name] = []
        for name in entry.names:
            shared = len(holders[name_key(name.value)]) > 1
            weak = name.weak or (
                entry.kind is not Kind.JURISDICTION and (shared or any(why_weak(name.value, True, entry.country)))
            )
            weakened += weak and not name.weak
            names.append(replace(name, weak=weak))
        told.append(replace(entry, names=tuple(names)))
    return tuple(told), weakened
