"""Whether bylines that came from OpenAlex are whole, and the subject's at all; numbers are those of `openalex`."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from rsscan.errors import BudgetSpent, SourceError
from rsscan.publications import API_LIST_LIMIT, Authorship, Work
from rsscan.sources.source import Page
from rsscan.subject import Gap

_LOG = logging.getLogger(__name__)


def whole_page(work: Work, future: Future[Any]) -> Page:
    """The work fetched alone; where that failed or brought no more, its byline stays cut, which is a gap."""
    try:
        whole: Work = future.result()
    except BudgetSpent as error:
        return Page(gaps=(Gap("RS907", error.sentence), *_cut_gap(work)))
    except SourceError as error:
        _LOG.info("%s: %s", work.id, error)
        return Page(gaps=_cut_gap(work))
    shown = len(whole.authorships)
    if whole.id != work.id or shown < len(work.authorships) or (shown <= API_LIST_LIMIT and work.cut):
        return Page(gaps=_cut_gap(work))
    return Page((whole,), refetched=1)


def _cut_gap(work: Work) -> tuple[Gap, ...]:
    """A gap for a byline that may be cut; one that shows it is cut speaks for itself and is counted later."""
    if work.cut:
        return ()
    name = work.doi or work.id
    return (Gap("RS904", f"Of {name} only the first {len(work.authorships)} authors could be read."),)


def not_the_subjects(works: tuple[Work, ...], is_own: Callable[[Authorship], bool]) -> str | None:
    """Notice a filter that OpenAlex dropped (10): then the page is of anybody's works."""
    whole = [work for work in works if len(work.authorships) < API_LIST_LIMIT]
    strange = sum(not any(map(is_own, work.authorships)) for work in whole)
    if strange > 1 and strange > len(whole) / 2:
        return f"OpenAlex ignored the question: {strange} of {len(whole)} works are not the subject's."
    return None
