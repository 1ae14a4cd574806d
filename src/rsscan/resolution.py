"""Which body that OpenAlex knows an entry of a list may be, and what speaks for it: proposed, never decided.

Names are compared in both directions. A listed name that stands inside a longer one is found by the scan, where it is
printed before a department or an address; here the longer one is another body: "… University Hospital".
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rsscan.matching import Index, Match, matches
from rsscan.matching.index import is_acronym
from rsscan.matching.normalize import fold, forms
from rsscan.publications import InstitutionProfile
from rsscan.severity import Confidence, Ladder
from rsscan.watchlist import Entry, Kind, Name, Watchlist

_NAMES = frozenset({Ladder.LISTED_NAME, Ladder.SIMILAR_NAME})


@dataclass(frozen=True, slots=True)
class Proposal:
    """A body that an entry may be: `listed` and `name` are the two names that met, `likeness` is from 0 to 1.

    `city_agrees` is None where either side names no city. `reasons` are phrases, what speaks for it first.
    """

    entry: Entry
    body: InstitutionProfile
    grade: Confidence
    listed: str
    name: str
    likeness: float
    city_agrees: bool | None
    reasons: tuple[str, ...]


def unresolved(watchlist: Watchlist) -> tuple[Entry, ...]:
    """Return the entries for which an identifier is worth looking for, in the order of the list."""
    return tuple(entry for entry in watchlist.entries if entry.research and obstacle(entry) is None)


def obstacle(entry: Entry) -> str | None:
    """Return why no identifier is looked for, to be read after the entry's id; None where nothing is in the way."""
    if entry.ror or entry.openalex:
        return f"has an identifier already ({entry.ror or entry.openalex})"
    if entry.kind is not Kind.INSTITUTION:
        return f"is a {entry.kind.value}, not an institution"
    return None


def questions(entry: Entry) -> tuple[str, ...]:
    """Return the names to ask for, each wording once; initials alone find too much, and are asked for only alone."""
    full = [name.value for name in entry.names if not is_acronym(name.value)]
    wordings = {_wording(name): name for name in reversed(full or [entry.name])}
    return tuple(reversed(wordings.values()))


def contradiction(entry: Entry, body: InstitutionProfile) -> str | None:
    """Return why a body cannot be the entry, as the end of a sentence about it."""
    if entry.country and body.country and entry.country != body.country:
        return f"is in {body.country}, and {entry.id} in {entry.country}"
    return None


def proposals(index: Index, entry: Entry, bodies: Iterable[InstitutionProfile]) -> tuple[Proposal, ...]:
    """Return the bodies that `entry` may be, surest first; `index` is that of its list.

    Where several are probable none of them is certain, because a namesake is just what must not be mistaken.
    """
    by_id = {body.id: body for body in bodies}
    made = [
        found
        for body in by_id.values()
        if contradiction(entry, body) is None and (found := _proposal(index, entry, body)) is not None
    ]
    good = sum(each.grade >= Confidence.PROBABLE for each in made)
    if good > 1:
        rivals = f"{good} bodies fit as well"
        made = [
            replace(each, grade=Confidence.PROBABLE, reasons=(*each.reasons, rivals))
            if each.grade >= Confidence.PROBABLE
            else each
            for each in made
        ]
    return tuple(sorted(made, key=lambda each: (-each.grade, -(each.body.works_count or 0), each.body.id)))


def resolved(watchlist: Watchlist, accepted: Mapping[str, InstitutionProfile]) -> Watchlist:
    """Return the list with the identifiers of the bodies that were accepted, by the entry's id."""
    entries = (
        replace(entry, ror=body.ror, openalex=body.id) if (body := accepted.get(entry.id)) else entry
        for entry in watchlist.entries
    )
    return replace(watchlist, entries=tuple(entries))


@dataclass(frozen=True, slots=True)
class _Pair:
    """A name of a body that met one of the entry, with the grade that the names alone give."""

    name: str
    met: Match
    same: bool
    grade: Confidence

    @property
    def order(self) -> tuple[int, bool, float, str]:
        return self.grade, self.same, self.met.score, self.name


def _proposal(index: Index, entry: Entry, body: InstitutionProfile) -> Proposal | None:
    best = max(_pairs(index, entry, body), key=lambda pair: pair.order, default=None)
    if best is None:
        return None
    city = _city_agrees(entry, body)
    against = tuple(_against(index, entry, body, best, city))
    grade = Confidence.POSSIBLE if against else best.grade
    likeness = 1.0 if best.same else min(best.met.score, 0.99)
    return Proposal(
        entry, body, grade, best.met.matched, best.name, likeness, city, (*_for(entry, body, best, city), *against)
    )


def _pairs(index: Index, entry: Entry, body: InstitutionProfile) -> Iterator[_Pair]:
    """Yield the names of the body that stand for a name of the entry as well as that name stands for them."""
    wordings = {_wording(name): name for name in reversed(body.names) if not is_acronym(name)}
    names = list(wordings.values())
    weak = {_wording(name.value) for name in entry.names if name.weak}
    backward = _backward(index, entry, body, names)
    for name in names:
        for met in matches(index, [name], country=body.country):
            if met.entry.id != entry.id or met.ladder not in _NAMES or is_acronym(met.matched):
                continue
            same = _wording(name) == _wording(met.matched)
            if not same and (met.matched, name) not in backward:
                continue
            grade = met.confidence if same else min(met.confidence, Confidence.PROBABLE)
            if _wording(met.matched) in weak and not (same and _city_agrees(entry, body)):
                grade = Confidence.POSSIBLE
            yield _Pair(name, met, same, grade)


def _backward(index: Index, entry: Entry, body: InstitutionProfile, names: list[str]) -> set[tuple[str, str]]:
    """Return the pairs of a name of the entry that, taken as print, names the body by one of its names."""
    made = tuple(
        Entry(f"body/{at}", (Name(name),), country=body.country, city=body.city) for at, name in enumerate(names)
    )
    reverse = Index([replace(index.watchlists[0], entries=made)])
    return {
        (name.value, met.entry.name)
        for name in entry.names
        for met in matches(reverse, [name.value], country=entry.country)
        if met.ladder in _NAMES and met.confidence >= Confidence.PROBABLE
    }


def _for(entry: Entry, body: InstitutionProfile, best: _Pair, city: bool | None) -> Iterator[str]:
    """Yield what speaks for the body, or at least not against it."""
    likeness = "reads the same as" if best.same else f"is {min(best.met.score, 0.99):.0%} like"
    yield f"“{best.name}” {likeness} “{best.met.matched}”"
    if entry.country and body.country:
        yield f"both in {entry.country}"
    else:
        yield f"{'OpenAlex' if entry.country else 'the list'} names no country"
    if city:
        yield f"both in {entry.city}"
    works = body.works_count or 0
    yield f"{works:,} {'work' if works == 1 else 'works'}"


def _against(index: Index, entry: Entry, body: InstitutionProfile, best: _Pair, city: bool | None) -> Iterator[str]:
    """Yield what leaves the body no more than possible."""
    if city is False:
        yield f"OpenAlex has it in {body.city}, the list in {entry.city}"
    for watchlist in index.watchlists:
        for other in watchlist.entries:
            if other.id != entry.id and {body.id, body.ror} & {other.openalex, other.ror} - {None}:
                yield f"{other.id} has its identifier already"
    for met in matches(index, [best.name], country=body.country):
        if met.entry.id != entry.id and met.ladder in _NAMES and met.confidence >= best.met.confidence:
            yield f"{met.entry.id} has a name like it too"


def _city_agrees(entry: Entry, body: InstitutionProfile) -> bool | None:
    one, other = (set(forms(city)) if city else set() for city in (entry.city, body.city))
    return one <= other or other <= one if one and other else None


def _wording(name: str) -> tuple[str, ...]:
    """What is compared of a name: its words whatever their spelling; a script without spaces is one word."""
    return forms(name) or (fold(name),)
