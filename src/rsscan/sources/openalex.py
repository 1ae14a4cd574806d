"""OpenAlex over the network, read so that no co-author is lost on the way.

Each comment with a number names one of the ten ways in which OpenAlex silently loses or invents a co-author:
1 lists cut at 100, 2 works cut at 5,000, 3 partial answers, 4 empty lists in an outage, 5 `countries` that hide one,
6 filters blind past 100, 7 the corpus left out, 8 several profiles, 9 merged ids, 10 filters that drop ids.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from types import TracebackType
from typing import Self, TypeVar

from rsscan.ancestry import bodies_in
from rsscan.errors import NotFound, SourceError
from rsscan.identifiers import bare
from rsscan.publications import API_LIST_LIMIT, Byline, InstitutionProfile, Work
from rsscan.record import PublicRecord
from rsscan.report import Elsewhere
from rsscan.sought import Sought
from rsscan.sources import crossref, orcid, payload
from rsscan.sources import openalex_query as query
from rsscan.sources.client import Client
from rsscan.sources.crossref import CrossrefBylines
from rsscan.sources.openalex_ahead import Ahead
from rsscan.sources.openalex_answer import institutions_from, page_from, whole_from, years_from
from rsscan.sources.openalex_bodies import Bodies
from rsscan.sources.openalex_byline import whole_page
from rsscan.sources.openalex_listing import Listing, emptiness, not_looked_for
from rsscan.sources.openalex_persons import candidates, person
from rsscan.sources.openalex_reader import Reader
from rsscan.sources.orcid import OrcidRecords
from rsscan.sources.source import (
    EXPANSION,
    NO_PROFILE,
    NOT_RECORDED,
    PAST_LIMIT,
    Candidate,
    Description,
    Opening,
    Page,
    Spent,
)
from rsscan.subject import Gap, Subject

T = TypeVar("T")

ASK_AGAIN = 2
"""How often a page that looks partial is asked anew."""

NOT_SEARCHED = (NO_PROFILE, EXPANSION, PAST_LIMIT, orcid.NOT_ASKED, crossref.NOT_ASKED)  # the second is 7, the third 2

ALONE = 50
"""Works of one question that are looked up alone, at most, where a list by DOI does not have them."""


class OpenAlex:
    """The live source. Opens no connection until it is asked something.

    `records` brings the answers of ORCID and `bylines` those of Crossref, None where it is not asked.
    """

    def __init__(
        self,
        client: Client,
        records: Client | None = None,
        bylines: Client | None = None,
        *,
        ask_again: int = ASK_AGAIN,
    ) -> None:
        self._reader = Reader(client, ask_again)
        self._records = OrcidRecords(records) if records else None
        self._bylines = CrossrefBylines(bylines) if bylines else None
        self._ahead = Ahead(self._reader, self._expect)
        self._bodies = Bodies(self._reader, lambda: self._ahead.parents, self._given)

    @property
    def spent(self) -> Spent:
        """What was asked so far."""
        others = [Elsewhere(name, each.spent.calls, each.spent.cached) for name, each in self._others.items()]
        return replace(self._reader.client.spent, others=tuple(others))

    @property
    def _others(self) -> Mapping[str, Client]:
        """The further registries that are asked, by their names."""
        asked = {orcid.REGISTRY: self._records, crossref.REGISTRY: self._bylines}
        return {name: each.client for name, each in asked.items() if each}

    @property
    def description(self) -> Description:
        """How a report names this source."""
        asked = {NO_PROFILE: NOT_RECORDED, orcid.NOT_ASKED: None} if self._records else {}
        asked |= {crossref.NOT_ASKED: None} if self._bylines else {}
        left_out = (asked.get(each, each) for each in NOT_SEARCHED)
        return Description("openalex", self._reader.client.place, tuple(filter(None, left_out)))

    @property
    def opening(self) -> Opening:
        """How kept answers are opened."""
        client, others = self._reader.client, {name: each.place for name, each in self._others.items()}
        return Opening("openalex", client.place, offline=client.offline, others=others)

    def author(self, identifier: str) -> Subject:
        """Return the person, and begin to ask for her record: it comes while the works are read."""
        subject = self._ahead.subject(identifier) or person(self._reader, identifier)
        self._expect(subject)
        return subject

    def _expect(self, subject: Subject) -> None:
        if self._records and subject.orcid:
            self._records.expect(subject.orcid)

    def ahead(self, identifiers: Iterable[str]) -> Iterator[str]:
        """Yield the identifiers while those that follow are looked up, many in one question."""
        return self._ahead.of(identifiers)

    def works(self, subject: Subject) -> Iterator[Page]:
        """Yield the subject's works as pages arrive.

        Asked by ORCID iD and by every author id, because either may know a work that the other does not. What stays
        missing is a gap.
        """
        if kept := self._ahead.works(subject):
            yield kept
            return
        queries = [query.works_by_orcids([subject.orcid])] if subject.orcid else []
        queries += query.works_by_authors(subject.openalex_ids)
        listings = [Listing(text) for text in queries]
        seen: dict[str, Work] = {}
        expected = any(profile.works_count for profile in subject.profiles)
        people = subject.person_ids
        for page in self._reader.pages(
            listings, lambda line: not people.isdisjoint(line.author_ids), expected=expected
        ):
            seen.update((work.id, work) for work in page.works)
            yield page
        if all(listing.announced is not None for listing in listings):  # else it is said already: one failed
            yield Page(gaps=tuple(emptiness(subject, [listing.seen for listing in listings], seen.values())))

    def work(self, identifier: str) -> Work:
        """Return one work with its whole byline."""
        try:
            work = self._reader.asked(query.work(identifier), whole_from)
        except NotFound:
            raise NotFound(f"OpenAlex has no work {bare(identifier)}") from None
        if "openalex.org" in identifier and work.id != identifier:
            raise SourceError(f"OpenAlex answered with another work ({bare(work.id)}) than {bare(identifier)}")
        if "doi.org" in identifier and work.doi not in {None, identifier}:
            raise SourceError(f"OpenAlex answered with another work ({work.doi}) than {identifier}")
        return work

    def works_by_doi(self, dois: Iterable[str]) -> Iterator[Page]:
        """Yield those of these works that are there: from lists, and looked up alone, which is free, what they lack.

        A list does not have the expansion corpus (7), and one that is cut or empty (3, 4) looks like one of fewer
        works; a work of the same list that nobody asked for shows a filter that was dropped (10), and is not taken.
        """
        wanted = dict.fromkeys(dois)
        found: set[str] = set()
        for listed in self._reader.pool.map(self._listed, query.works_by_dois(wanted)):
            works = tuple(work for work in listed if work.doi in wanted)
            found.update(work.doi for work in works if work.doi)
            yield Page(works)
            for work in works:
                if len(work.authorships) >= API_LIST_LIMIT:
                    yield whole_page(work, self._reader.whole(work.id))
        left = [doi for doi in wanted if doi not in found]
        yield from self._reader.pool.map(self._alone, left[:ALONE])
        if len(left) > ALONE:
            said = f"Of {len(left)} works with a DOI that no list has only {ALONE} were looked up alone."
            yield Page(gaps=(Gap("RS903", said, blocks_verdict=False),))

    def _listed(self, path: str) -> tuple[Work, ...]:
        return self._reader.asked(path, page_from).results

    def _alone(self, doi: str) -> Page:
        try:
            return Page((self.work(doi),))
        except NotFound:
            return Page()

    def record(self, orcid: str) -> PublicRecord | None:
        """Return the person's record, None where ORCID is not asked."""
        return self._records.record(orcid) if self._records else None

    def bylines(self, dois: Iterable[str]) -> Iterator[Byline]:
        """Yield what Crossref has of these works, nothing where it is not asked."""
        return self._bylines.of(dois) if self._bylines else iter(())

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return up to ten profiles that OpenAlex finds for the name; costs nothing."""
        return candidates(self._reader, name)

    def institutions(self, name: str, country: str | None = None) -> tuple[InstitutionProfile, ...]:
        """Return the institutions that OpenAlex finds for the name; costs nothing.

        It ranks by citations before likeness, so that of a common name the ten first may all be elsewhere: then those
        of `country` are asked for as well.
        """
        words = query.searchable(name)
        if not words:
            return ()
        listed = self._reader.results(query.institutions_by_name(words), institutions_from)
        if country and len(listed) >= query.CANDIDATES:
            listed += self._reader.results(query.institutions_by_name(words, country), institutions_from)
        found = self._reader.pool.map(self._bodies.one, dict.fromkeys(each.id for each in listed))
        return tuple(institution for answer in found for institution in answer)

    def institution(self, identifier: str) -> InstitutionProfile:
        """Return one institution."""
        try:
            return self._reader.asked(query.institution(identifier), payload.institution_profile_from)
        except NotFound:
            raise NotFound(f"OpenAlex has no institution {bare(identifier)}") from None

    def joint_works(self, body: InstitutionProfile, sought: Sought, since: date) -> Iterator[Page]:
        """Yield the works on which OpenAlex resolved both the body and one of those sought for.

        Those above the body stand on all of its works and say nothing; what is printed and was resolved to nothing is
        not seen.
        """
        yield self._output(body, since)
        bodies, unknown = self._sought(sought)
        questions = query.joint_works(body.id, bodies - {body.id, *body.lineage}, sought.countries, since)
        listings = [Listing(text) for text in questions]
        gaps = tuple(not_looked_for(sought, unknown, above=bodies & {*body.lineage} - {body.id}))
        yield Page(gaps=gaps)
        yield from self._reader.pages(listings, lambda line: line.is_at(body.id), expected=False)

    def _output(self, body: InstitutionProfile, since: date) -> Page:
        """Count the body's works by year; without the count every joint work is found all the same."""
        try:
            return Page(output=self._reader.asked(query.output_by_year(body.id, since), years_from))
        except SourceError as error:
            said = f"{error.sentence} How many works the institution has in each year is not known."
            return Page(gaps=(Gap("RS907", said, blocks_verdict=False),))

    def _sought(self, sought: Sought) -> tuple[set[str], int]:
        """Return the OpenAlex ids of what is sought for, and of how many ROR ids it knows no body.

        A lineage, through which the bodies below are found too, is of OpenAlex ids alone.
        """
        found = {
            one.id: one.ror
            for path, _ in query.institutions_by_rors(sought.rors)
            for one in self._reader.results(path, institutions_from)
        }
        return {*sought.ids, *found}, len(set(sought.rors) - set(found.values()))

    def rors(self, identifiers: Iterable[str]) -> Iterator[tuple[str, str | None]]:
        """Yield these bodies with their ROR ids."""
        return self._bodies.rors(identifiers)

    def bodies(self, rors: Iterable[str]) -> Iterator[InstitutionProfile]:
        """Yield the bodies with these ROR ids."""
        return self._bodies.by_ror(rors)

    def _given(self) -> AbstractSet[str]:
        """Return the ROR ids that persons will ask about whose works were listed together."""
        records = self._records.coming(self._ahead.people) if self._records else ()
        recorded = (body.ror for record in records for body in bodies_in(record))
        return self._ahead.given.union(ror for ror in recorded if ror)

    def __enter__(self) -> Self:
        self._reader.client.__enter__()
        for other in self._others.values():
            other.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ahead.close()
        # Not cancelled: who waits for a cancelled answer waits for ever. On a closed client each fails at once.
        self._reader.pool.shutdown(wait=False)
        self._reader.client.__exit__(kind, error, trace)
        if self._records:
            self._records.__exit__(kind, error, trace)
        if self._bylines:
            self._bylines.client.__exit__(kind, error, trace)
