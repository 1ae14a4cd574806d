"""Answers of OpenAlex read as they arrive, several at once; the numbers are those of `openalex`."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from functools import partial
from typing import Any, TypeVar

from rsscan.errors import SourceError
from rsscan.publications import API_LIST_LIMIT, Authorship, Work
from rsscan.sources import openalex_query as query
from rsscan.sources.client import Client
from rsscan.sources.openalex_answer import Answer, Found, page_from, whole_from
from rsscan.sources.openalex_byline import not_the_subjects, whole_page
from rsscan.sources.openalex_listing import Listing, shortfall, so_far
from rsscan.sources.openalex_turns import Turns
from rsscan.sources.source import Page
from rsscan.subject import Gap

T = TypeVar("T")

AT_ONCE = 16
"""Requests under way at once; the rate is kept by the client."""

WHOLES_KEPT = 32
"""Works with their whole bylines that are kept for whoever else wrote them; one may hold 5,000 lines."""


class Reader:
    """Asks, reads, and asks again what looks cut; safe to use from several threads.

    `ask_again` is how often a page that looks partial is asked anew.
    """

    def __init__(self, client: Client, ask_again: int) -> None:
        self.client = client
        self.pool = Turns(AT_ONCE, "openalex")
        self._ask_again = ask_again
        self._wholes: OrderedDict[str, Future[Work]] = OrderedDict()
        self._lock = threading.Lock()

    def asked(self, path: str, read: Callable[[dict[str, Any]], T], *, fresh: bool = False) -> T:
        """Return what `read` makes of the answer at `path`; an answer that it cannot read is not kept."""
        answer = self.client.get(path, fresh=fresh)
        try:
            return read(answer)
        except SourceError:
            self.client.forget(path)
            raise

    def results(self, path: str, read: Callable[[dict[str, Any]], list[T]]) -> list[T]:
        """Return the results of a list; an empty one is asked once more past the cache, and is not kept (4)."""
        results = self.asked(path, read) or self.asked(path, read, fresh=True)
        if not results:
            self.client.forget(path)
        return results

    def pages(
        self, listings: Sequence[Listing], is_own: Callable[[Authorship], bool], *, expected: bool
    ) -> Iterator[Page]:
        """Yield the works of some questions about one subject, whose lines `is_own` knows, as pages arrive.

        Each page is asked for when the one before it is there. A work with 100 authorships or more is fetched alone,
        which is free and whole (1). `expected` says that there should be works at all.
        """
        pending: dict[Future[Any], Listing | Work] = {}
        seen: set[str] = set()
        asked_alone: set[str] = set()
        for listing in listings:
            pending[self.pool.submit(self.asked, listing.path, page_from)] = listing
        try:
            while pending:
                done, _ = wait(pending, return_when=FIRST_COMPLETED)
                for future in done:
                    about = pending.pop(future)
                    if isinstance(about, Work):
                        yield whole_page(about, future)
                        continue
                    works, gaps, following = self._page(about, future, is_own, expected=expected)
                    if following is not None:
                        pending[following] = about
                    for work in works:
                        if len(work.authorships) >= API_LIST_LIMIT and work.id not in asked_alone:
                            asked_alone.add(work.id)
                            pending[self.whole(work.id)] = work
                    seen.update(work.id for work in works)
                    announced = max((listing.announced or 0 for listing in listings), default=0)
                    yield Page(works, max(announced, len(seen)), tuple(gaps))
        finally:
            for future, about in pending.items():
                if isinstance(about, Listing):  # a whole work may be awaited for somebody else
                    future.cancel()

    def every(
        self, path: str, read: Callable[[dict[str, Any]], Answer[Found]], *, most: int, turn: int = 0
    ) -> Iterator[tuple[Found, ...]]:
        """Yield the pages of a list, each asked for when its turn comes and the one before it is there.

        A cursor leads on from the last result, whatever comes or goes before it; asked for by number, pages would lose
        a result that moves up to the page before while another takes its place, and the count would stay the same.

        Raises SourceError where a page is not whole, where pages overlap, and where there are more than `most` results
        (10), or none (4): a list of which nothing is missing ends without.
        """
        cursor: str | None = "*"
        seen: set[str] = set()
        count: int | None = None
        while cursor:
            place = query.page(path, cursor)
            page = self.pool.at(turn, partial(self._whole_page, place, read, len(seen), count)).result()
            if page.count > most:
                self.client.forget(place)
                raise SourceError(f"OpenAlex found {page.count} results where {most} would be many")
            count, known = page.count, len(seen)
            seen.update(one.id for one in page.results)
            yield page.results
            leads_on = known < len(seen) < count  # else the pages go in a circle, or the next is the empty one
            cursor = page.following if leads_on else None
        if len(seen) < (count or 1):  # more are seen where one left the list after it was read
            raise SourceError("OpenAlex answered a list whose pages overlap")

    def _whole_page(
        self, place: str, read: Callable[[dict[str, Any]], Answer[Found]], before: int, count: int | None
    ) -> Answer[Found]:
        """Return a page that is whole, of a list of `count` results if that is known, of which so many were seen."""
        for again in range(self._ask_again + 1):
            page = self.asked(place, read, fresh=again > 0)
            due = min(query.PER_PAGE, page.count - before)
            if page.results and len(page.results) >= due and page.count == (count or page.count) and not page.slow:
                return page
        self.client.forget(place)
        raise SourceError("OpenAlex answered a page that is not whole")

    def whole(self, identifier: str, turn: int = 0) -> Future[Work]:
        """Fetch a work alone, once for all who wrote it and come one after the other; a failure is not kept."""
        with self._lock:
            future = self._wholes.pop(identifier, None)
            if future is None or (future.done() and future.exception()):
                future = self.pool.at(turn, partial(self.asked, query.work(identifier), whole_from))
            self._wholes[identifier] = future
            if len(self._wholes) > WHOLES_KEPT:
                self._wholes.popitem(last=False)
        return future

    def _page(
        self, listing: Listing, future: Future[Any], is_own: Callable[[Authorship], bool], *, expected: bool
    ) -> tuple[tuple[Work, ...], list[Gap], Future[Any] | None]:
        """Read one page: its works, what it lacks, and the request for what follows."""
        try:
            page: Answer[Work] = future.result()
        except SourceError as error:
            return (), [Gap("RS907", f"{error.sentence} {so_far(listing)}")], None
        if stranger := not_the_subjects(page.results, is_own):
            self.client.forget(listing.path)
            return (), [Gap("RS907", stranger)], None  # 10
        listing.announced = max(page.count, listing.announced or 0)
        listing.seen.update(work.id for work in page.results)
        short = not page.following and len(listing.seen) < listing.announced
        emptied = listing.cursor == "*" and not page.results and expected
        if page.slow or short or emptied:
            # 3, 4: a page cut by a time-out looks like any other, only shorter or slower. The cache may hold it.
            if listing.asked_again < self._ask_again:
                listing.asked_again += 1
                return page.results, [], self.pool.submit(self.asked, listing.path, page_from, fresh=True)
            self.client.forget(listing.path)
        listing.suspect = listing.suspect or page.slow
        if page.following and len(listing.seen) > listing.known:  # else the pages go in a circle
            listing.cursor, listing.known, listing.asked_again = page.following, len(listing.seen), 0
            return page.results, [], self.pool.submit(self.asked, listing.path, page_from)
        return page.results, list(shortfall(listing)), None
