"""Author lines for which OpenAlex has no affiliation: another registry is asked for it."""

from collections.abc import Iterable
from datetime import date

from rsscan.errors import SourceError
from rsscan.filling import filled
from rsscan.publications import Byline, Work
from rsscan.sources import Source
from rsscan.subject import Gap
from rsscan.terms import Terms

MOST_ASKED = 500
"""Works of one person whose byline is asked for, the newest first."""


def completed(works: Iterable[Work], source: Source, terms: Terms) -> tuple[tuple[Work, ...], list[Gap]]:
    """Return the works, those that are judged with what another registry has of their lines without affiliation.

    What it does not give is no reason to hold back a verdict: such lines stay without affiliation, and are counted.
    """
    works = tuple(works)
    judged = (work for work in works if work.id != work.doi and terms.judges(work.latest))  # else it is from there
    unseen = (work for work in judged if work.unseen)
    newest = sorted(unseen, key=lambda work: (work.published or date.max, work.id), reverse=True)
    wanted = list(dict.fromkeys(work.doi for work in newest if work.doi))
    bylines: dict[str, Byline] = {}
    gaps = []
    try:
        for byline in source.bylines(wanted[:MOST_ASKED]):
            bylines[byline.doi] = byline
    except SourceError as error:
        gaps.append(Gap("RS907", error.sentence, blocks_verdict=False))
    if bylines and len(wanted) > MOST_ASKED:
        said = (
            f"Of {len(wanted)} works with author lines without affiliation only the newest {MOST_ASKED} were asked for."
        )
        gaps.append(Gap("RS905", said, blocks_verdict=False))
    return tuple(filled(work, bylines[work.doi]) if work.doi in bylines else work for work in works), gaps
