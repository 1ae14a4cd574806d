"""OpenAlex over the network, read so that no co-author is lost on the way.

Each comment with a number names one of the ten ways in which OpenAlex silently loses or invents a co-author:
1 lists cut at 100, 2 works cut at 5,000, 3 partial answers, 4 empty lists in an outage, 5 `countries` that hide one,
6 filters blind past 100, 7 the corpus left out, 8 several profiles, 9 merged ids, 10 filters that drop ids.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from types import TracebackType
from typing import Any, Self, TypeVar

from rsscan.errors import NotFound, SourceError
from rsscan.identifiers import NO_AUTHOR, bare
from rsscan.publications import API_LIST_LIMIT, API_WORK_LIMIT, Author, InstitutionProfile, Work
from rsscan.sources import openalex_query as query
from rsscan.sources import payload
from rsscan.sources.openalex_answer import Answer, authors_from, institutions_from, page_from, whole_from
from rsscan.sources.openalex_byline import not_the_subjects, whole_page
from rsscan.sources.openalex_http import OpenAlexClient
from rsscan.sources.openalex_listing import Listing, emptiness, shortfall, so_far
from rsscan.sources.source import Candidate, Description, Page, Spent, candidate_from, united
from rsscan.subject import Gap, Subject

T = TypeVar("T")

BASE = "https://api.openalex.org"

AT_ONCE = 8
"""Requests under way at once; the rate is kept by the client."""

ASK_AGAIN = 2
"""How often a page that looks partial is asked anew."""

NOT_SEARCHED = (
    "works that OpenAlex ties to no profile of the person",
    "the expansion corpus (DataCite and repository records, about 190 million works)",  # 7
    f"authorships after the {API_WORK_LIMIT:,}th of a work",  # 2
)


class OpenAlex:
    """The live source. Opens no connection until it is asked something."""

    def __init__(self, client: OpenAlexClient, *, ask_again: int = ASK_AGAIN) -> None:
        self._client = client
        self._ask_again = ask_again
        self._rors: dict[str, str | None] = {}
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="openalex")

    @property
    def spent(self) -> Spent:
        """What was asked so far."""
        return self._client.spent

    @property
    def description(self) -> Description:
        """How a report names this source."""
        return Description(
            "openalex", f"{self._client.base.scheme}://{self._client.base.netloc.decode()}", NOT_SEARCHED
        )

    def author(self, identifier: str) -> Subject:
        """Return the person, with every profile that carries the same ORCID iD (8).

        A merged or deleted id is "not found", never redirected (9). Both the list and the single look-up are asked,
        because in an outage every list is empty (4) and because the single one shows but one profile (8).
        """
        if "orcid.org" in identifier:
            listed = self._pool.submit(self._profiles, identifier)
            try:
                single = self._asked(query.author(identifier), payload.author_from)
            except NotFound:
                if not listed.result():
                    raise NotFound(f"OpenAlex has no author with ORCID iD {bare(identifier)}") from None
                single = listed.result()[0]
            except SourceError:
                wait([listed])  # the source is closed next, and must not be closed under a question in flight
                raise
            orcid: str | None = identifier
            profiles = [single, *listed.result()]
        elif identifier in NO_AUTHOR:
            raise NotFound(f"{bare(identifier)} is OpenAlex's id for no author at all")  # 10
        else:
            try:
                single = self._asked(query.author(identifier), payload.author_from)
            except NotFound:
                raise NotFound(
                    f"OpenAlex has no author {bare(identifier)}; merged and deleted ids are not redirected, so ask by "
                    "ORCID iD or with --name"
                ) from None
            orcid = single.orcid
            profiles = [single, *(self._profiles(orcid) if orcid else ())]
        return united(identifier, orcid, profiles)

    def _profiles(self, orcid: str) -> list[Author]:
        return self._results(query.authors_by_orcid(orcid), authors_from)

    def _asked(self, path: str, read: Callable[[dict[str, Any]], T], *, fresh: bool = False) -> T:
        """Return what `read` makes of the answer at `path`; an answer that it cannot read is not kept."""
        answer = self._client.get(path, fresh=fresh)
        try:
            return read(answer)
        except SourceError:
            self._client.forget(path)
            raise

    def _results(self, path: str, read: Callable[[dict[str, Any]], list[T]]) -> list[T]:
        """Return the results of a list; an empty one is asked once more past the cache, and is not kept (4)."""
        results = self._asked(path, read) or self._asked(path, read, fresh=True)
        if not results:
            self._client.forget(path)
        return results

    def works(self, subject: Subject) -> Iterator[Page]:
        """Yield the subject's works as pages arrive.

        Asked by ORCID iD and by every author id, because either may know a work that the other does not. A work with
        100 authorships or more is fetched alone, which is free and whole (1). What stays missing is a gap.
        """
        queries = [query.works_by_orcid(subject.orcid)] if subject.orcid else []
        queries += query.works_by_authors(subject.openalex_ids)
        listings = [Listing(text) for text in queries]
        pending: dict[Future[Any], Listing | Work] = {}
        seen: dict[str, Work] = {}
        asked_alone: set[str] = set()
        for listing in listings:
            pending[self._pool.submit(self._asked, listing.path, page_from)] = listing
        try:
            while pending:
                done, _ = wait(pending, return_when=FIRST_COMPLETED)
                for future in done:
                    about = pending.pop(future)
                    if isinstance(about, Work):
                        yield whole_page(about, future)
                        continue
                    works, gaps, following = self._page(about, future, subject)
                    if following is not None:
                        pending[following] = about
                    for work in works:
                        if len(work.authorships) >= API_LIST_LIMIT and work.id not in asked_alone:
                            asked_alone.add(work.id)
                            pending[self._pool.submit(self._asked, query.work(work.id), whole_from)] = work
                    seen.update((work.id, work) for work in works)
                    announced = max((listing.announced or 0 for listing in listings), default=0)
                    yield Page(works, max(announced, len(seen)), tuple(gaps))
            yield Page(gaps=tuple(emptiness(subject, listings, seen)))
        finally:
            for future in pending:
                future.cancel()

    def _page(
        self, listing: Listing, future: Future[Any], subject: Subject
    ) -> tuple[tuple[Work, ...], list[Gap], Future[Any] | None]:
        """Read one page: its works, what it lacks, and the request for what follows."""
        try:
            page: Answer = future.result()
        except SourceError as error:
            return (), [Gap("RS907", f"{error}. {so_far(listing)}")], None
        if stranger := not_the_subjects(page.works, subject):
            self._client.forget(listing.path)
            return (), [Gap("RS907", stranger)], None  # 10
        listing.announced = max(page.count, listing.announced or 0)
        listing.seen.update(work.id for work in page.works)
        short = not page.following and len(listing.seen) < listing.announced
        emptied = listing.cursor == "*" and not page.works and any(p.works_count for p in subject.profiles)
        if page.slow or short or emptied:
            # 3, 4: a page cut by a time-out looks like any other, only shorter or slower. The cache may hold it.
            if listing.asked_again < self._ask_again:
                listing.asked_again += 1
                return page.works, [], self._pool.submit(self._asked, listing.path, page_from, fresh=True)
            self._client.forget(listing.path)
        listing.suspect = listing.suspect or page.slow
        if page.following and len(listing.seen) > listing.known:  # else the pages go in a circle
            listing.cursor, listing.known, listing.asked_again = page.following, len(listing.seen), 0
            return page.works, [], self._pool.submit(self._asked, listing.path, page_from)
        return page.works, list(shortfall(listing)), None

    def work(self, identifier: str) -> Work:
        """Return one work with its whole byline."""
        try:
            work = self._asked(query.work(identifier), whole_from)
        except NotFound:
            raise NotFound(f"OpenAlex has no work {bare(identifier)}") from None
        if "openalex.org" in identifier and work.id != identifier:
            raise SourceError(f"OpenAlex answered with another work ({bare(work.id)}) than {bare(identifier)}")
        if "doi.org" in identifier and work.doi not in {None, identifier}:
            raise SourceError(f"OpenAlex answered with another work ({work.doi}) than {identifier}")
        return work

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return up to ten profiles that OpenAlex finds for the name; costs nothing."""
        listed = self._results(query.authors_by_name(name), authors_from)
        found = self._pool.map(self._candidate, [author.id for author in listed])
        return tuple(candidate for answer in found for candidate in answer)

    def _candidate(self, author_id: str) -> list[Candidate]:
        try:
            author = self._asked(query.author(author_id), payload.author_from)
        except NotFound:
            return []
        return [candidate_from(author)]

    def institutions(self, name: str, country: str | None = None) -> tuple[InstitutionProfile, ...]:
        """Return the institutions that OpenAlex finds for the name; costs nothing.

        It ranks by citations before likeness, so that of a common name the ten first may all be elsewhere: then those
        of `country` are asked for as well.
        """
        words = query.searchable(name)
        if not words:
            return ()
        listed = self._results(query.institutions_by_name(words), institutions_from)
        if country and len(listed) >= query.CANDIDATES:
            listed += self._results(query.institutions_by_name(words, country), institutions_from)
        found = self._pool.map(self._institution, dict.fromkeys(each.id for each in listed))
        return tuple(institution for answer in found for institution in answer)

    def rors(self, identifiers: Iterable[str]) -> Iterator[tuple[str, str | None]]:
        """Yield these bodies with their ROR ids, asked for once and many at a time."""
        wanted = set(identifiers)
        yield from self._told(wanted)
        for path, batch in query.institutions_by_ids(wanted - self._rors.keys()):
            self._rors.update((body.id, body.ror) for body in self._asked(path, institutions_from))
            yield from self._told(batch)
            left = [each for each in batch if each not in self._rors]
            if left and not self._client.offline:  # a kept list was compared when it came
                self._look_up(left, path)
                yield from self._told(left)

    def _told(self, identifiers: Iterable[str]) -> Iterator[tuple[str, str | None]]:
        return ((identifier, self._rors[identifier]) for identifier in identifiers if identifier in self._rors)

    def _look_up(self, left: list[str], path: str) -> None:
        """Ask alone, which is free, for those that a list left out.

        A list that is cut or empty looks like one of fewer bodies (3, 4) and is not kept; a body that is not there
        alone either was merged or deleted (9).
        """
        try:
            alone = [body for answer in self._pool.map(self._institution, left) for body in answer]
        except SourceError:
            self._client.forget(path)
            raise
        if alone:
            self._client.forget(path)
        self._rors.update((body.id, body.ror) for body in alone)

    def _institution(self, identifier: str) -> list[InstitutionProfile]:
        try:
            return [self._asked(query.institution(identifier), payload.institution_profile_from)]
        except NotFound:
            return []

    def __enter__(self) -> Self:
        self._client.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._client.__exit__(kind, error, trace)
