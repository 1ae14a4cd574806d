"""What every source of publications can do."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import TracebackType
from typing import Protocol, Self, TypeVar

from rsscan.publications import API_WORK_LIMIT, Author, Byline, InstitutionProfile, Work
from rsscan.record import PublicRecord
from rsscan.report import Elsewhere
from rsscan.sought import Sought
from rsscan.subject import Gap, Subject

T = TypeVar("T")

NO_PROFILE = "works that OpenAlex ties to no profile of the person"
NOT_RECORDED = "works that neither OpenAlex ties to a profile of the person nor the ORCID record names"
EXPANSION = "the expansion corpus (DataCite and repository records, about 190 million works)"
PAST_LIMIT = f"authorships after the {API_WORK_LIMIT:,}th of a work"
"""What is not searched where a source has no more than OpenAlex's own lists."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some works of a subject as they arrive.

    `announced` is how many the source says there are, None while unknown. A work may arrive twice, the second time
    with its whole byline; the fuller one counts. `gaps` are what could not be seen. `output` tells how many works an
    institution has in each year, None where that was not counted.
    """

    works: tuple[Work, ...] = ()
    announced: int | None = None
    gaps: tuple[Gap, ...] = ()
    refetched: int = 0
    output: Mapping[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A profile that may be a person who was asked for by name; `institutions` are those it carries."""

    author: Author
    institutions: tuple[str, ...]


def candidate_from(author: Author) -> Candidate:
    """Return the profile as a candidate, its institutions each once and in the order of the record."""
    names = (row.institution.name for row in author.affiliations if row.institution.name)
    return Candidate(author, tuple(dict.fromkeys(names)))


@dataclass(slots=True)
class Spent:
    """What a run has cost: HTTP calls, OpenAlex credits, and answers that came from the cache.

    `others` are the same of further registries. `over` says so, once the source refuses further calls for longer than
    one is willing to wait; it is asked no more.
    """

    calls: int = 0
    credits: int = 0
    cached: int = 0
    over: str | None = None
    others: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class Description:
    """How a report names a source, and what it says was not searched."""

    name: str
    detail: str
    not_searched: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Opening:
    """What it takes, beside the records that were kept of a source, to open it on them again.

    `called` is the server or the folder as its sentences name it, `passed_over` how many files lay there that hold no
    records, `offline` whether what was not at hand could not be asked for. `others` are the addresses of the further
    registries that were asked, by their names.
    """

    name: str
    called: str
    passed_over: int = 0
    offline: bool = False
    others: Mapping[str, str] = field(default_factory=dict)


class Source(Protocol):
    """A place that knows publications.

    An empty answer means "looked and found nothing". Whatever else happens is a SourceError, of which NotFound says
    that nobody has the identifier, or a Gap on a page. Identifiers are given in full URL form.
    """

    @property
    def spent(self) -> Spent:
        """What was asked so far."""
        ...

    @property
    def description(self) -> Description:
        """How a report names this source."""
        ...

    @property
    def opening(self) -> Opening:
        """How the records that are kept of this source are opened."""
        ...

    def ahead(self, identifiers: Iterable[str]) -> Iterator[str]:
        """Yield these identifiers of persons in order; each is asked for before the next one is taken.

        A source may read on in them, not without bound, and look up many at once. That changes no answer.
        """
        ...

    def author(self, identifier: str) -> Subject:
        """Return the person with this ORCID iD or OpenAlex author id, all profiles united."""
        ...

    def works(self, subject: Subject) -> Iterator[Page]:
        """Yield every work of the subject, with every authorship that can be had."""
        ...

    def work(self, identifier: str) -> Work:
        """Return the work with this DOI or OpenAlex work id."""
        ...

    def works_by_doi(self, dois: Iterable[str]) -> Iterator[Page]:
        """Yield the works with these DOIs, whole; one that is not known is left out."""
        ...

    def record(self, orcid: str) -> PublicRecord | None:
        """Return what the person's ORCID record says in public; None where this source asks for none.

        Raises NotFound where there is no such record, or it shows nothing in public.
        """
        ...

    def bylines(self, dois: Iterable[str]) -> Iterator[Byline]:
        """Yield the author lists that another registry has of these works; none where this source asks no other."""
        ...

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return profiles whose name is like `name`; none is picked."""
        ...

    def institutions(self, name: str, country: str | None = None) -> tuple[InstitutionProfile, ...]:
        """Return bodies one of whose names has every word of `name`; none is picked.

        A name that many bodies have is cut to the likeliest; those of `country` (ISO code) are then looked for apart.
        """
        ...

    def institution(self, identifier: str) -> InstitutionProfile:
        """Return the body with this ROR id or OpenAlex id."""
        ...

    def joint_works(self, body: InstitutionProfile, sought: Sought, since: date) -> Iterator[Page]:
        """Yield the body's works from that day on, and undated ones, on which one of those sought for may stand too.

        More may come than were asked for. What could not be looked for is a gap.
        """
        ...

    def rors(self, identifiers: Iterable[str]) -> Iterator[tuple[str, str | None]]:
        """Yield the bodies with these OpenAlex ids and their ROR ids; one that is not known is left out."""
        ...

    def bodies(self, rors: Iterable[str]) -> Iterator[InstitutionProfile]:
        """Yield the bodies with these ROR ids, in any order; one that is not known is left out."""
        ...

    def __enter__(self) -> Self:
        """Open what needs opening."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close what was opened."""
        ...


def works_of(body: InstitutionProfile, works: Iterable[Work], since: date) -> Page:
    """Return those of some works that are the body's and not older, for a source that has every line at hand."""
    found = [work for work in works if any(line.is_at(body.id) for line in work.authorships)]
    kept = tuple(work for work in found if work.latest is None or work.latest >= since)
    output = Counter(work.published.year for work in kept if work.published)
    return Page(kept, announced=len(kept), output=output)


def united(identifier: str, orcid: str | None, profiles: Iterable[Author]) -> Subject:
    """Return the subject that these profiles are, named as the profile with the most works is."""
    by_id = {profile.id: profile for profile in profiles}
    best = max(by_id.values(), key=lambda profile: (profile.works_count or 0, profile.id))
    return Subject(identifier, orcid, tuple(by_id[author_id] for author_id in sorted(by_id)), best.name)


def fuller(one: Work, other: Work) -> Work:
    """Of two records of one work, return the longer, preferably uncut, with what the other's same lines add to it."""
    best = max(one, other, key=lambda work: (len(work.authorships), not work.cut))
    rest = other if best is one else one
    newer = max(best, rest, key=lambda work: (bool(work.topics), work.topics_as_of or date.min))
    funding = _each_once(best.funding, rest.funding)
    best = replace(best, topics=newer.topics, topics_as_of=newer.topics_as_of, funding=funding)
    pairs = tuple(zip(best.authorships, rest.authorships, strict=False))
    if best == rest or any(line.author_id != twin.author_id for line, twin in pairs):
        return best
    lines = [
        replace(
            line,
            texts=_each_once(line.texts, twin.texts),
            institutions=_each_once(line.institutions, twin.institutions),
        )
        for line, twin in pairs
    ]
    return replace(best, authorships=(*lines, *best.authorships[len(lines) :]))


def _each_once(one: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*one, *other)))
