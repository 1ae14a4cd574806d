"""The affiliations that a person's own lines print, and those that OpenAlex's profiles carry."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import TypeVar

from rsscan.career.station import Attestation, Station
from rsscan.identity import own_authorships
from rsscan.matching import matches
from rsscan.publications import Authorship, Institution, RorIds, Work
from rsscan.same_body import alike, folded
from rsscan.severity import Confidence
from rsscan.subject import Subject
from rsscan.terms import Terms

T = TypeVar("T")

PRINTED, PROFILE = "printed affiliation", "profile affiliation"
"""Kinds of a station that is no post."""

LAST_KNOWN = "OpenAlex author profile, last known institution"
"""What the profile is called where it says that a body is of the newest works."""

MOST_ATTESTED = 3
"""Works that are named for one line, the newest and the oldest among them; how many there are is said beside."""

Key = str
"""What tells one printed body from another: its id, else its ROR id, else its name or the text, folded."""


@dataclass(frozen=True, slots=True)
class Listings:
    """Which entries of the lists a body or a text meets, by no less than a probable match."""

    terms: Terms
    rors: RorIds

    def of(self, body: Institution, *texts: str, country: str | None = None) -> tuple[str, ...]:
        """Return the ids of the entries, each once and in order; `country` is where the texts name none."""
        met = matches(self.terms.index, texts, (body,), country=country, rors=self.rors)
        return tuple(sorted({match.entry.id for match in met if match.confidence >= Confidence.PROBABLE}))


@dataclass(frozen=True, slots=True)
class Placed:
    """One body on one work, as the person's own lines there have it; `text` where no body was resolved.

    `lent` is the registry that gave the affiliation where OpenAlex has none.
    """

    work: Work
    body: Institution
    text: str | None = None
    lent: str | None = None

    @property
    def key(self) -> Key:
        """What tells this body from others."""
        body = self.body
        return body.id or body.ror or folded(body.name or self.text or "")


@dataclass(frozen=True, slots=True)
class Printed:
    """What a person's own lines print: stations, by the same keys what stands where, and works that print anything."""

    stations: tuple[Station, ...] = ()
    places: dict[Key, list[Placed]] = field(default_factory=dict)
    by_work: dict[str, list[Placed]] = field(default_factory=dict)

    @property
    def works(self) -> list[Work]:
        """Every work with an affiliation of the person."""
        return [placed[0].work for placed in self.by_work.values()]


def printed_by(subject: Subject, works: Iterable[Work], listings: Listings) -> Printed:
    """Read the person's own lines and profiles."""
    places: dict[Key, list[Placed]] = defaultdict(list)
    by_work: dict[str, list[Placed]] = {}
    listed: dict[Key, set[str]] = defaultdict(set)
    for work in works:
        own = own_authorships(subject, work)
        found = {placed.key: placed for line in own for placed in _placed(work, line)}
        if not found:
            continue
        by_work[work.id] = list(found.values())
        for key, placed in found.items():
            places[key].append(placed)
        if len(found) == 1:  # of one of several bodies nobody knows which text is its own
            (key,) = found
            texts = chain.from_iterable(line.texts for line in own)
            listed[key].update(listings.of(Institution(None, None), *texts))
    _join_texts(places)
    stations = {key: _station(found, listings, listed[key]) for key, found in places.items()}
    _add_profiles(stations, subject, listings)
    return Printed(tuple(stations.values()), dict(places), by_work)


def _join_texts(places: dict[Key, list[Placed]]) -> None:
    """Give a text that no body was resolved of to the one body of other works whose name stands in it."""
    names = {key: folded(found[0].body.name) for key, found in places.items() if found[0].body.name}
    for key in [key for key, found in places.items() if found[0].text]:
        of = [other for other, name in names.items() if name.isascii() and alike(name, key)]
        if len(of) == 1 and key.isascii():
            places[of[0]] += places.pop(key)


def _placed(work: Work, line: Authorship) -> Iterator[Placed]:
    """Yield the bodies of a line, and what it prints beside them that names none of them."""
    # A ROR id alone beside texts is of a body that one of them names: Crossref gives both.
    bodies = [body for body in line.institutions if body.id or body.name or (body.ror and not line.texts)]
    yield from (Placed(work, body.known or body, lent=line.filled_from) for body in bodies)
    names = [folded(body.name) for body in bodies if body.name]
    texts = {text: folded(text) for text in line.texts}
    explained = {text for text, read in texts.items() if any(alike(name, read) for name in names)}
    # Where a body is not found in any text, a text without a body may be that one's in other words.
    told = all(any(alike(name, texts[text]) for text in explained) for name in names)
    if told:
        nothing = Institution(None, None)
        left = (text for text in line.texts if text not in explained and texts[text])
        yield from (Placed(work, nothing, text, line.filled_from) for text in left)


def _station(placed: list[Placed], listings: Listings, listed: set[str]) -> Station:
    terms = listings.terms
    ordered = sorted(placed, key=lambda one: (one.work.published or date.min, one.work.id))
    newest = next((one for one in reversed(ordered) if one.text is None), ordered[-1])
    days = [one.work.latest for one in ordered if one.work.latest]
    met = listings.of(newest.body, *([newest.text] if newest.text else []))
    return Station(
        kind=PRINTED,
        body=newest.body,
        attested=attested(ordered),
        text=newest.text,
        years=tuple(sorted({day.year for day in days})),
        works=len({one.work.id for one in ordered}),
        current=bool(days) and max(days) >= terms.policy.current.before(terms.as_of),
        listed=tuple(sorted({*met, *listed})),
    )


def attested(placed: Iterable[Placed]) -> tuple[Attestation, ...]:
    """Return where some bodies are printed, given in the order of their days: the newest works and the oldest."""
    lines = {one.work.id: one for one in placed}
    return tuple(
        Attestation(
            f"byline, affiliation from {one.lent}" if one.lent else "byline",
            one.work.doi or one.work.id,
            on=one.work.published,
        )
        for one in newest_and_oldest(list(lines.values()))
    )


def newest_and_oldest(ordered: list[T]) -> list[T]:
    """Return the newest of many and the oldest, given in the order of their days."""
    shown = ordered if len(ordered) <= MOST_ATTESTED else [ordered[0], *ordered[1 - MOST_ATTESTED :]]
    return shown[::-1]


def _add_profiles(stations: dict[Key, Station], subject: Subject, listings: Listings) -> None:
    """Add what the profiles carry to the stations of the same bodies, or as stations of its own."""
    terms = listings.terms
    since = terms.policy.current.before(terms.as_of)
    for profile in subject.profiles:
        for affiliation in profile.affiliations:
            body, years = affiliation.institution, affiliation.years
            key = body.id or body.ror or folded(body.name or "")
            last = date(max(years), 12, 31) if years else None
            newest = (body.id, body.name) in {(one.id, one.name) for one in profile.last_known}
            said = Attestation(LAST_KNOWN if newest else "OpenAlex author profile", profile.id, on=last)
            known = stations.get(key)
            if known:
                stations[key] = replace(known, attested=(*known.attested, said))
                if known.kind == PROFILE:
                    both = tuple(sorted({*known.years, *years}))
                    stations[key] = replace(stations[key], years=both, current=bool(both) and both[-1] >= since.year)
            else:
                current = last is not None and last >= since
                stations[key] = Station(PROFILE, body, (said,), years=years, current=current, listed=listings.of(body))
