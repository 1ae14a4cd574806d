"""The one verb: look up each subject in a source and judge it, yielding what happens as it happens."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from rsscan.ancestry import (
    Known,
    bodies_of,
    given_in,
    known_among,
    known_of,
    placed_record,
    placed_work,
    rors_of,
    unknown_parents,
    without_lineage,
)
from rsscan.assessment import Assessment, Beside, assess, assess_work
from rsscan.coverage import Coverage
from rsscan.declared import Declared
from rsscan.errors import NotFound, SourceError
from rsscan.frequent import MOST_ELSEWHERE, Elsewhere, elsewhere, frequent_coauthors
from rsscan.identifiers import bare
from rsscan.identity import Identity
from rsscan.identity.names import names_agree
from rsscan.publications import Institution, RorIds, Work
from rsscan.record import PublicRecord
from rsscan.record_works import (
    MOST_ASKED,
    by_others,
    claimed,
    claims_gaps,
    record_works_gaps,
    registered,
    unlisted,
    unread_prints,
)
from rsscan.sources import Page, Source, fuller
from rsscan.subject import Gap, Person, Subject
from rsscan.terms import Terms
from rsscan.unidentified import who_may_be_meant
from rsscan.unseen import completed


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
        looked = yield from looked_up(identifier, source, terms)
        if isinstance(looked, Assessment):
            yield looked
            continue
        others, unread = read_elsewhere(looked, source, terms)
        beside = (work for other in others for work in other.bodies)
        told, unasked = parents(source, looked.subject, (*looked.works, *looked.named, *beside), terms, looked.record)
        gaps = [*looked.gaps, *unread, *unasked]
        known = Beside(Declared((), looked.named), looked.record, tuple(others))
        yield assess(looked.subject, looked.works, terms, gaps, looked.refetched, told, known)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a source has of one person; `named` are works that only the person's own `record` ties to her."""

    subject: Subject
    works: tuple[Work, ...]
    gaps: tuple[Gap, ...]
    refetched: int
    record: PublicRecord | None = None
    named: tuple[Work, ...] = ()


def looked_up(identifier: str, source: Source, terms: Terms) -> Generator[Progress, None, Looked | Assessment]:
    """Read a person's works; an assessment is what is said where the person could not be looked up at all."""
    yield Progress(identifier, 0, None)
    try:
        subject = source.author(identifier)
    except SourceError as error:
        return _not_looked_at(Subject(identifier, _orcid(identifier)), error)
    works = _Read()
    try:
        for page in source.works(subject):
            works.add(page)
            yield Progress(identifier, len(works.found), page.announced)
    except SourceError as error:
        works.gaps.append(Gap("RS907", error.sentence))
    listed = tuple(works.found.values())
    record, untold = _recorded(subject, source)
    named: tuple[Work, ...] = ()
    if record:
        named, missed = _named(subject, record, listed, source, terms)
        untold = (*untold, *missed)
    whole, unfilled = completed((*listed, *named), source, terms)
    known, unplaced = known_bodies(source, bodies_of(subject.profiles, whole), given_in(whole, record))
    whole = tuple(placed_work(work, known) for work in whole)
    record = record and placed_record(record, known)
    gaps = (*works.gaps, *untold, *unfilled, *unplaced)
    return Looked(subject, whole[: len(listed)], gaps, works.refetched, record, whole[len(listed) :])


@dataclass(slots=True)
class _Read:
    """Works as they come, each once and as full as it came, with what could not be seen."""

    found: dict[str, Work] = field(default_factory=dict)
    gaps: list[Gap] = field(default_factory=list)
    refetched: int = 0

    def add(self, page: Page) -> None:
        """Take a page."""
        for work in page.works:
            self.found[work.id] = fuller(self.found[work.id], work) if work.id in self.found else work
        self.gaps += page.gaps
        self.refetched += page.refetched


def read_elsewhere(looked: Looked, source: Source, terms: Terms) -> tuple[list[Elsewhere], list[Gap]]:
    """Read the other works of the subject's frequent co-authors; what cannot be read is told and holds nothing back.

    Works are asked for by the ids that stand in bylines: of a co-author nothing more is looked up.
    """
    found: list[Elsewhere] = []
    gaps: list[Gap] = []
    chosen = frequent_coauthors(looked.subject, looked.works, terms) if terms.indirect else ()
    hers = {work.id for work in (*looked.works, *looked.named)}
    for frequent in chosen:
        coauthor = Subject(frequent.author, profiles=frequent.profiles)
        read = _Read()
        try:
            for page in source.works(coauthor):
                read.add(page)
                if len(read.found) >= MOST_ELSEWHERE:
                    break
        except SourceError as error:
            read.gaps.append(Gap("RS907", error.sentence))
        if read.gaps or len(read.found) >= MOST_ELSEWHERE or not read.found:
            said = f"Of the works of {bare(frequent.author)}, a frequent co-author, only {len(read.found)} were read."
            gaps.append(Gap("RS903", said, blocks_verdict=False))
        found.append(elsewhere(looked.subject, frequent, coauthor, read.found.values(), terms, hers))
    return found, gaps


def _recorded(subject: Subject, source: Source) -> tuple[PublicRecord | None, tuple[Gap, ...]]:
    """Ask for the subject's ORCID record; say where it was asked for and could not be had."""
    try:
        return (source.record(subject.orcid) if subject.orcid else None), ()
    except NotFound as error:
        return None, (Gap("RS907", error.sentence, blocks_verdict=False),)
    except SourceError as error:
        return None, (Gap("RS907", error.sentence),)


def _named(
    subject: Subject, record: PublicRecord, listed: tuple[Work, ...], source: Source, terms: Terms
) -> tuple[tuple[Work, ...], tuple[Gap, ...]]:
    """Read the works that the record names by DOI and OpenAlex does not tie to the person."""
    read = _Read()
    names = (*subject.names, *record.names)
    dois = unlisted(record, listed)
    if len(dois) > MOST_ASKED:
        said = (
            f"Of {len(dois)} works that the ORCID record names and OpenAlex does not tie to the person only the newest "
            f"{MOST_ASKED} were asked for."
        )
        read.gaps.append(Gap("RS903", said))
    try:
        for page in source.works_by_doi(dois[:MOST_ASKED]):
            read.add(page)
    except SourceError as error:
        read.gaps.append(Gap("RS907", error.sentence))
    try:
        for byline in source.bylines(unread_prints(record, dois[:MOST_ASKED], read.found.values())):
            read.add(Page(tuple(registered(record, byline, names))))
    except SourceError as error:
        read.gaps.append(Gap("RS907", error.sentence, blocks_verdict=False))
    known = {work.id for work in listed}
    found = [work for work in read.found.values() if work.id not in known]
    strange = by_others(found, subject, names)
    new = tuple(work for work in found if work.id not in {other.id for other in strange})
    named = tuple(claimed(work, subject, record) for work in new)
    untold = claims_gaps(new, named, subject)
    return named, (*read.gaps, *record_works_gaps(record, listed, named, strange, terms), *untold)


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
    apart = sorted(set(person.also) - {subject.id, *subject.openalex_ids})
    if apart and subject.profiles:
        ids = ", ".join(map(bare, apart))
        said = f"The roster gives {ids} too, which OpenAlex does not unite with {bare(subject.id)}; that was not read."
        gaps.insert(0, Gap("RS902", said))
    known = subject.names
    if known and person.names and not any(names_agree(given, name) for given in person.names for name in known):
        said = (
            f"The roster's name ({person.names[0]}) does not agree with the profile's ({subject.name}); "
            f"is {bare(subject.id)} this person's?"
        )
        gaps.insert(0, Gap("RS902", said))
    return replace(assessment, subject=subject, gaps=tuple(gaps))


def _unidentified(person: Person, source: Source) -> Assessment:
    said = "The row has neither an ORCID iD nor an OpenAlex id."
    gaps = who_may_be_meant(said, person.names, person.affiliation, "row", source)
    named = f"reference:{person.reference}" if person.reference else f"line:{person.location.line}"
    subject = Subject(named, name=next(iter(person.names), None), location=person.location)
    return Assessment(subject, Identity("unknown", (said,)), Coverage(), (), tuple(gaps))


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
        (whole,), unfilled = finished((work,), source, terms)
        told, unasked = parents(source, subject, (whole,), terms)
        yield assess_work(subject, whole, terms, [*unfilled, *unasked], told)


def finished(works: Iterable[Work], source: Source, terms: Terms) -> tuple[tuple[Work, ...], list[Gap]]:
    """Return works with what other registries have of their lines, and with what is known of bodies by ROR id."""
    whole, gaps = completed(works, source, terms)
    known, unplaced = known_bodies(source, bodies_of((), whole), given_in(whole))
    return tuple(placed_work(work, known) for work in whole), [*gaps, *unplaced]


def known_bodies(
    source: Source, bodies: Iterable[Institution], given: Iterable[Institution]
) -> tuple[Known, list[Gap]]:
    """Ask for what is above bodies that records give by ROR id alone, where no line that was resolved shows it."""
    every = (*bodies, *given)
    wanted = without_lineage(every)
    told: dict[str, Institution] = {}
    gaps = []
    try:
        for profile in source.bodies(wanted):
            told[profile.ror or ""] = profile.body
    except SourceError as error:
        said = f"{error.sentence} {len(told)} of {len(wanted)} bodies that are given by ROR id were read."
        gaps.append(Gap("RS907", said))
    return {**told, **known_among(every)}, gaps


def parents(
    source: Source,
    subject: Subject,
    works: Iterable[Work],
    terms: Terms,
    record: PublicRecord | None = None,
    declared: Iterable[Institution] = (),
) -> tuple[RorIds, list[Gap]]:
    """Ask for the ROR ids of the bodies above those in the records, where these do not show them."""
    works = tuple(works)
    bodies = (*bodies_of(subject.profiles, works), *given_in(works, record), *declared)
    return parents_of(source, known_of(bodies), terms)


def parents_of(source: Source, bodies: Iterable[Institution], terms: Terms) -> tuple[RorIds, list[Gap]]:
    """Ask for the ROR ids of the bodies above these, where none of them shows them."""
    bodies = tuple(dict.fromkeys(bodies))
    wanted = unknown_parents(bodies, rors_of(bodies), terms.index)
    told: dict[str, str | None] = {}
    try:
        for identifier, ror in source.rors(wanted):
            told[identifier] = ror  # noqa: PERF403 - what came before a failure stays
    except SourceError as error:
        return told, [Gap("RS907", f"{error.sentence} {len(told)} of {len(wanted)} parents of affiliations were read.")]
    return told, []


def _not_looked_at(subject: Subject, error: SourceError) -> Assessment:
    unknown = isinstance(error, NotFound)
    gap = Gap("RS901" if unknown else "RS907", error.sentence)
    reason = "Nobody with this identifier was found." if unknown else "The source could not be asked."
    return Assessment(subject, Identity("unknown", (reason,)), Coverage(), (), (gap,))


def _orcid(identifier: str) -> str | None:
    return identifier if "orcid.org" in identifier else None
