"""The one verb: look up each subject in a source and judge it, yielding what happens as it happens."""

import unicodedata
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rsscan.ancestry import bodies_of, rors_of, unknown_parents
from rsscan.assessment import Assessment, assess, assess_application, assess_work
from rsscan.coverage import Coverage, some
from rsscan.declaration import DeclaredWork, Packet
from rsscan.declared import Applicant, Declared, application, differences
from rsscan.errors import NotFound, SourceError
from rsscan.identifiers import bare
from rsscan.identity import Identity
from rsscan.identity.names import names_agree
from rsscan.publications import RorIds, Work
from rsscan.sources import Candidate, Source, fuller
from rsscan.subject import Gap, Location, Person, Subject
from rsscan.terms import Terms

CANDIDATES_TOLD = 5
"""Profiles that are named where a person is known by name alone."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the look-up of one subject is; `announced` is None while the source has not said."""

    subject: str
    read: int
    announced: int | None


def scan(identifiers: Iterable[str], source: Source, terms: Terms) -> Iterator[Progress | Assessment]:
    """Scan persons by ORCID iD or OpenAlex id in full form, in order; the source may read some hundred ids ahead.

    A subject that the source does not know or cannot look up is still yielded, as an assessment with a gap; only an
    InputError (a refused key) ends the run.
    """
    for identifier in source.ahead(identifiers):
        looked = yield from _looked_up(identifier, source)
        if isinstance(looked, Assessment):
            yield looked
            continue
        told, unasked = _parents(source, looked.subject, looked.works, terms)
        yield assess(looked.subject, looked.works, terms, [*looked.gaps, *unasked], looked.refetched, told)


@dataclass(frozen=True, slots=True)
class _Looked:
    """What a source has of one person."""

    subject: Subject
    works: tuple[Work, ...]
    gaps: tuple[Gap, ...]
    refetched: int


def _looked_up(identifier: str, source: Source) -> Generator[Progress, None, _Looked | Assessment]:
    """Read a person's works; an assessment is what is said where the person could not be looked up at all."""
    yield Progress(identifier, 0, None)
    try:
        subject = source.author(identifier)
    except SourceError as error:
        return _not_looked_at(Subject(identifier, _orcid(identifier)), error)
    works: dict[str, Work] = {}
    gaps: list[Gap] = []
    refetched = 0
    try:
        for page in source.works(subject):
            for work in page.works:
                works[work.id] = fuller(works[work.id], work) if work.id in works else work
            gaps += page.gaps
            refetched += page.refetched
            yield Progress(identifier, len(works), page.announced)
    except SourceError as error:
        gaps.append(Gap("RS907", f"{error}."))
    return _Looked(subject, tuple(works.values()), tuple(gaps), refetched)


def scan_people(people: Sequence[Person], source: Source, terms: Terms) -> Iterator[Progress | Assessment]:
    """Scan persons of a roster, in its order; one without an identifier is looked for by name, and none is picked."""
    known = scan((person.id for person in people if person.id), source, terms)
    for person in people:
        if person.id is None:
            yield _unidentified(person, source)
            continue
        for event in known:
            if isinstance(event, Assessment):
                yield _placed(event, person)
                break
            yield event


def _placed(assessment: Assessment, person: Person) -> Assessment:
    """Say where the person stands in the roster, and what the roster says of who it is that OpenAlex does not."""
    subject = replace(assessment.subject, location=person.location)
    gaps = [*assessment.gaps]
    known = [name for profile in subject.profiles for name in (profile.name, *profile.alternatives) if name]
    apart = sorted(set(person.also) - {subject.id, *subject.openalex_ids})
    if apart and subject.profiles:
        ids = ", ".join(map(bare, apart))
        said = f"The roster gives {ids} too, which OpenAlex does not unite with {bare(subject.id)}; that was not read."
        gaps.insert(0, Gap("RS902", said))
    if known and person.names and not any(names_agree(given, name) for given in person.names for name in known):
        said = f"The roster's name ({person.names[0]}) does not agree with the profile's ({subject.name})"
        gaps.insert(0, Gap("RS902", f"{said}; is {bare(subject.id)} this person's?"))
    return replace(assessment, subject=subject, gaps=tuple(gaps))


def _unidentified(person: Person, source: Source) -> Assessment:
    said = "The row has neither an ORCID iD nor an OpenAlex id."
    try:
        found = {one.author.id: one for name in person.names for one in source.candidates(name)}
        gaps = [Gap("RS902", f"{said} {_told(likeliest(found.values(), person.affiliation))}")]
    except SourceError as error:
        gaps = [Gap("RS902", f"{said} Nobody could be looked for by name."), Gap("RS907", f"{error}.")]
    named = f"reference:{person.reference}" if person.reference else f"line:{person.location.line}"
    subject = Subject(named, name=next(iter(person.names), None), location=person.location)
    return Assessment(subject, Identity("unknown", (said,)), Coverage(), (), tuple(gaps))


def likeliest(candidates: Iterable[Candidate], affiliation: str | None) -> list[Candidate]:
    """Return candidates with those first whose institutions are like `affiliation`, then those of more works."""

    def order(one: Candidate) -> tuple[float, int, str]:
        likeness = 0.0
        if affiliation:
            from rapidfuzz import fuzz, utils

            likeness = max(
                (fuzz.token_set_ratio(affiliation, name, processor=utils.default_process) for name in one.institutions),
                default=0.0,
            )
        return (-likeness, -(one.author.works_count or 0), one.author.id)

    return sorted(candidates, key=order)


def _told(candidates: list[Candidate]) -> str:
    """Say in a sentence or two who may be meant."""
    if not candidates:
        return (
            "No profile of that name was found, which is no proof that there is none; put an identifier into the row."
        )
    count = "1 profile" if len(candidates) == 1 else f"{len(candidates)} profiles"
    rows = []
    for one in candidates[:CANDIDATES_TOLD]:
        author = one.author
        told = [bare(author.id), *([bare(author.orcid)] if author.orcid else []), f"{author.works_count or 0} works"]
        rows.append(", ".join([*told, *one.institutions[:1]]))
    more = f"; and {len(candidates) - CANDIDATES_TOLD} more" if len(candidates) > CANDIDATES_TOLD else ""
    return (
        f"{count} may be this person, and none is picked: {'; '.join(rows)}{more}. Put the identifier of the right one "
        "into the row."
    )


def scan_works(identifiers: Iterable[str], source: Source, terms: Terms) -> Iterator[Progress | Assessment]:
    """Scan single works by DOI or OpenAlex id in full form: every line of their bylines."""
    for identifier in identifiers:
        yield Progress(identifier, 0, 1)
        try:
            work = source.work(identifier)
        except SourceError as error:
            yield _not_looked_at(Subject(identifier), error)
            continue
        subject = Subject(identifier, name=work.title)
        told, unasked = _parents(source, subject, (work,), terms)
        yield assess_work(subject, work, terms, unasked, told)


def scan_packets(packets: Iterable[Packet], source: Source, terms: Terms) -> Iterator[Progress | Assessment]:
    """Scan applications: everybody whom one is about, the bodies and the works that it names, and where they differ.

    Somebody without an identifier is never looked for by name alone and taken: candidates are named in a gap. What
    cannot be tied to one person is judged as the application's own.
    """
    for packet in packets:
        named = application(packet.declarations)
        gaps = _unread(packet)
        for one in named.applicants:
            if one.id:
                yield from _applicant(one, one.id, packet, gaps, source, terms)
            else:
                yield _without_id(one, packet, gaps, source, terms)
        if named.others or named.works or not named.applicants:
            if not named.applicants:
                said = "The files name nobody whom the application is about."
                gaps = (*gaps, Gap("RS902", said if packet.declarations else "No file of it was read."))
            subject = Subject(f"packet:{packet.path}", location=Location(packet.path, 1))
            works, missed = _declared_works(named.works, (), source)
            told, unasked = _parents(source, subject, works, terms)
            yield assess_application(subject, Declared(named.others, works), terms, [*gaps, *missed, *unasked], told)


def _applicant(
    one: Applicant, identifier: str, packet: Packet, gaps: tuple[Gap, ...], source: Source, terms: Terms
) -> Iterator[Progress | Assessment]:
    looked = yield from _looked_up(identifier, source)
    rows = (*one.rows, *one.others)
    if isinstance(looked, Assessment):
        works, missed = _declared_works(one.works, (), source)
        subject = replace(looked.subject, name=one.name, location=_location(packet, one))
        told, unasked = _parents(source, subject, works, terms)
        found = [*looked.gaps, *gaps, *missed, *unasked]
        yield assess_application(subject, Declared(rows, works), terms, found, told, looked.identity)
        return
    works, missed = _declared_works(one.works, looked.works, source)
    subject = replace(looked.subject, location=_location(packet, one))
    told, unasked = _parents(source, subject, (*looked.works, *works), terms)
    found = [*looked.gaps, *gaps, *missed, *unasked, *differences(one, subject, looked.works, works, terms)]
    yield assess(subject, looked.works, terms, found, looked.refetched, told, Declared(rows, works))


def _without_id(one: Applicant, packet: Packet, gaps: tuple[Gap, ...], source: Source, terms: Terms) -> Assessment:
    """Judge what the files say of somebody, and name the profiles that may be theirs; none is picked."""
    reason = f"{packet.at(one.place)} names somebody without an ORCID iD or OpenAlex id, and nobody is picked. "
    try:
        found = source.candidates(one.name) if one.name else ()
        ids = [candidate.author.orcid or candidate.author.id for candidate in found]
        reason += f"Profiles of that name: {some(ids)}." if ids else "No profile of that name was found."
    except SourceError as error:
        gaps = (*gaps, Gap("RS907", f"{error}."))
    works, missed = _declared_works(one.works, (), source)
    subject = Subject(f"packet:{packet.at(one.place)}", name=one.name, location=_location(packet, one))
    told, unasked = _parents(source, subject, works, terms)
    every = [*gaps, Gap("RS902", reason), *missed, *unasked]
    declared = Declared((*one.rows, *one.others), works)
    return assess_application(subject, declared, terms, every, told, Identity("uncertain", (reason,)))


def _declared_works(
    declared: Sequence[DeclaredWork], read: Iterable[Work], source: Source
) -> tuple[tuple[Work, ...], list[Gap]]:
    """Fetch the works that an application names by DOI and were not read; tell of those that a title alone names."""
    known = {work.id: work for work in read}
    listed = {work.doi for work in known.values() if work.doi}
    works: dict[str, Work] = {}
    unknown: list[str] = []
    gaps: list[Gap] = []
    for doi, place in {work.doi: work.place for work in declared if work.doi and work.doi not in listed}.items():
        try:
            work = source.work(doi)
        except NotFound:
            unknown.append(f"{doi} ({place})")
        except SourceError as error:
            gaps.append(Gap("RS907", f"{error}."))
        else:
            if work.id not in known:
                works[work.id] = work
    if unknown:
        gaps.append(Gap("RS903", f"Works that the application names and the source does not know: {some(unknown)}."))
    titles = {_letters(work.title) for work in (*known.values(), *works.values())}
    nameless = [one for one in declared if not one.doi and _letters(one.title) not in titles]
    if nameless:
        said = some([f"{one.title or 'without a title'} ({one.place})" for one in nameless])
        detail = f"Works that the application names without a DOI, and that were not looked for: {said}."
        gaps.append(Gap("RS903", detail, blocks_verdict=False))
    return tuple(works.values()), gaps


def _letters(title: str | None) -> str:
    """Return the letters and digits of a title, by which two of them are compared."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", title or "").casefold()))


def _unread(packet: Packet) -> tuple[Gap, ...]:
    """Say which files could not be read: what they name was not looked at."""
    files = [f"{one.file}: {one.why}" for one in packet.unread if not one.passed_over]
    return tuple(Gap("RS908", f"{packet.at(file)}.") for file in files)


def _location(packet: Packet, one: Applicant) -> Location:
    return Location(packet.at(one.place.file), one.place.line or 1)


def _parents(source: Source, subject: Subject, works: Iterable[Work], terms: Terms) -> tuple[RorIds, list[Gap]]:
    """Ask for the ROR ids of the bodies above those in the records, where these do not show them."""
    bodies = bodies_of(subject.profiles, works)
    wanted = unknown_parents(bodies, rors_of(bodies), terms.index)
    told: dict[str, str | None] = {}
    try:
        for identifier, ror in source.rors(wanted):
            told[identifier] = ror  # noqa: PERF403 - what came before a failure stays
    except SourceError as error:
        return told, [Gap("RS907", f"{error}. {len(told)} of {len(wanted)} parents of affiliations were read.")]
    return told, []


def _not_looked_at(subject: Subject, error: SourceError) -> Assessment:
    unknown = isinstance(error, NotFound)
    sentence = str(error)
    gap = Gap("RS901" if unknown else "RS907", sentence[:1].upper() + sentence[1:] + ".")
    reason = "Nobody with this identifier was found." if unknown else "The source could not be asked."
    return Assessment(subject, Identity("unknown", (reason,)), Coverage(), (), (gap,))


def _orcid(identifier: str) -> str | None:
    return identifier if "orcid.org" in identifier else None
