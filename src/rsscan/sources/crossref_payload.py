"""Crossref's JSON as author lists: names, ORCID iDs, and the affiliations that publishers deposited.

Pure: no network and no file. What is missing or of a wrong type is read as absent; of the registries that tell a body
apart ROR alone is read.

Source: https://api.crossref.org/swagger-ui/index.html (Work, Author, Affiliation).
"""

from collections.abc import Iterator

from rsscan import identifiers
from rsscan.errors import SourceError
from rsscan.publications import Authorship, Byline, Institution
from rsscan.sources.loose import Record, items, record, records, text

REGISTRY = "Crossref"

MOST_TEXTS = 100
"""Affiliations of one line that are read."""


def bylines_from(answer: object) -> list[Byline]:
    """Read an answer, be it one work or a list of works; one without a DOI is passed over.

    Raises SourceError if it is neither, or a list that is cut: an answer that holds nothing says that there is nothing.
    """
    message = record(record(answer).get("message"))
    if not ("DOI" in message or isinstance(message.get("items"), list)):
        raise SourceError("an answer of Crossref has neither a work nor a list of works")
    count = message.get("total-results")
    if isinstance(count, int) and count > len(items(message.get("items"))):
        raise SourceError(f"Crossref found {count} works and gave {len(items(message.get('items')))}")
    works = [message] if "DOI" in message else records(message["items"])
    return [_byline(doi, work) for work in works if (doi := identifiers.doi(text(work.get("DOI")) or ""))]


def _byline(doi: str, work: Record) -> Byline:
    lines = enumerate(map(record, items(work.get("author"))), 1)
    return Byline(doi, REGISTRY, tuple(_authorship(line, place) for place, line in lines))


def _authorship(line: Record, place: int) -> Authorship:
    rows = records(line.get("affiliation"))[:MOST_TEXTS]
    person = " ".join(part for part in (text(line.get("given")), text(line.get("family"))) if part)
    orcid = identifiers.orcid(text(line.get("ORCID")) or "")
    return Authorship(
        position=place,
        name=person or text(line.get("name")),
        orcid=orcid if orcid and identifiers.orcid_checksum_holds(orcid) else None,
        institutions=tuple(dict.fromkeys(Institution(None, None, ror) for row in rows for ror in _rors(row))),
        texts=tuple(dict.fromkeys(filter(None, map(_text, rows)))),
    )


def _text(row: Record) -> str:
    """One affiliation as it is printed: department, name and place; an acronym where no name is."""
    parts = (*_texts(row, "department"), *(_texts(row, "name") or _texts(row, "acronym")), *_texts(row, "place"))
    return ", ".join(dict.fromkeys(parts))


def _texts(row: Record, key: str) -> list[str]:
    """What stands under a key, which has one value or a list of them."""
    value = row.get(key)
    return [found for found in map(text, [value] if isinstance(value, str) else items(value)) if found]


def _rors(row: Record) -> Iterator[str]:
    for known in records(row.get("id")):
        if (text(known.get("id-type")) or "").upper() == "ROR" and (
            ror := identifiers.ror(text(known.get("id")) or "")
        ):
            yield ror
