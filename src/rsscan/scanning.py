"""The one verb: look up each subject in a source and judge it, yielding what happens as it happens."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rsscan.ancestry import bodies_of, rors_of, unknown_parents
from rsscan.assessment import Assessment, assess, assess_work
from rsscan.coverage import Coverage
from rsscan.errors import NotFound, SourceError
from rsscan.identity import Identity
from rsscan.publications import RorIds, Work
from rsscan.sources import Source, fuller
from rsscan.subject import Gap, Subject
from rsscan.terms import Terms


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the look-up of one subject is; `announced` is None while the source has not said."""

    subject: str
    read: int
    announced: int | None


def scan(identifiers: Iterable[str], source: Source, terms: Terms) -> Iterator[Progress | Assessment]:
    """Scan persons by ORCID iD or OpenAlex id in full form, in order.

    A subject that the source does not know or cannot look up is still yielded, as an assessment with a gap; only an
    InputError (a refused key) ends the run.
    """
    for identifier in identifiers:
        yield Progress(identifier, 0, None)
        try:
            subject = source.author(identifier)
        except SourceError as error:
            yield _not_looked_at(Subject(identifier, _orcid(identifier)), error)
            continue
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
        told, unasked = _parents(source, subject, works.values(), terms)
        yield assess(subject, works.values(), terms, [*gaps, *unasked], refetched, told)


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
