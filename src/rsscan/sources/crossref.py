"""Author lists of Crossref, many works in one question."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from rsscan.errors import NotFound, SourceError
from rsscan.identifiers import bare
from rsscan.publications import Byline
from rsscan.sources.client import Client
from rsscan.sources.crossref_payload import REGISTRY, bylines_from

__all__ = ["NOT_ASKED", "REGISTRY", "CrossrefBylines"]

NOT_ASKED = "affiliations that Crossref has of author lines for which OpenAlex has none"
"""What is not searched where Crossref is not asked."""

MOST_DOIS = 50
"""DOIs in one question; the lists of the largest collaborations come to some 500 kB each."""

LONGEST_FILTER = 3000
"""Letters of the DOIs in one address, of about 4 kB that servers take."""

_PLAIN = re.compile(r"10\.\d+/[\w.()/-]{1,200}", re.ASCII)
"""A DOI that a filter holds: a comma or a colon is a sign of its own there."""


class CrossrefBylines:
    """Asks for author lists, one question after the other, as Crossref wants it."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def of(self, dois: Iterable[str]) -> Iterator[Byline]:
        """Yield the author lists of those of the works that are registered with Crossref. Raises SourceError."""
        wanted = list(dict.fromkeys(dois))
        try:
            for path in _lists(wanted):
                found = self._asked(path)
                yield from (byline for byline in found if byline.doi in wanted)
            for doi in wanted:
                if not _PLAIN.fullmatch(bare(doi)):
                    yield from (byline for byline in self._alone(doi) if byline.doi == doi)
        except SourceError as error:
            raise SourceError(f"Crossref did not give every affiliation that it was asked for: {error}") from None

    def _alone(self, doi: str) -> list[Byline]:
        try:
            return self._asked(f"/works/{quote(bare(doi), safe='')}")
        except NotFound:
            return []

    def _asked(self, path: str) -> list[Byline]:
        answer = self.client.get(path)
        try:
            return bylines_from(answer)
        except SourceError:
            self.client.forget(path)  # what cannot be read is not kept
            raise


def _lists(dois: Iterable[str]) -> Iterator[str]:
    """Yield the questions for these works, those left out that a filter cannot hold."""
    batch: list[str] = []
    for doi in dois:
        short = bare(doi)
        if not _PLAIN.fullmatch(short):
            continue
        asked = f"doi:{quote(short, safe='/()')}"
        if len(batch) >= MOST_DOIS or len(",".join((*batch, asked))) > LONGEST_FILTER:
            yield _list(batch)
            batch = []
        batch.append(asked)
    if batch:
        yield _list(batch)


def _list(batch: list[str]) -> str:
    return f"/works?filter={','.join(batch)}&rows={len(batch)}&select=DOI,author"
