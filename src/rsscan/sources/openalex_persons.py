"""Persons of OpenAlex: by identifier with every profile of theirs, and by name; the numbers are those of `openalex`."""

from concurrent.futures import wait
from functools import partial

from rsscan.errors import NotFound, SourceError
from rsscan.identifiers import NO_AUTHOR, bare
from rsscan.publications import Author
from rsscan.sources import openalex_query as query
from rsscan.sources import payload
from rsscan.sources.openalex_answer import authors_from
from rsscan.sources.openalex_reader import Reader
from rsscan.sources.source import Candidate, candidate_from, united
from rsscan.subject import Subject


def person(reader: Reader, identifier: str) -> Subject:
    """Return the person, with every profile that carries the same ORCID iD (8).

    A merged or deleted id is "not found", never redirected (9). Both the list and the single look-up are asked,
    because in an outage every list is empty (4) and because the single one shows but one profile (8).
    """
    if "orcid.org" in identifier:
        listed = reader.pool.submit(_profiles, reader, identifier)
        try:
            single = reader.asked(query.author(identifier), payload.author_from)
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
            single = reader.asked(query.author(identifier), payload.author_from)
        except NotFound:
            raise NotFound(
                f"OpenAlex has no author {bare(identifier)}; merged and deleted ids are not redirected, so ask by "
                "ORCID iD or with --name"
            ) from None
        orcid = single.orcid
        profiles = [single, *(_profiles(reader, orcid) if orcid else ())]
    return united(identifier, orcid, profiles)


def _profiles(reader: Reader, orcid: str) -> list[Author]:
    return reader.results(query.first(query.authors_by_orcids([orcid])), authors_from)


def candidates(reader: Reader, name: str) -> tuple[Candidate, ...]:
    """Return up to ten profiles that OpenAlex finds for the name; costs nothing."""
    listed = reader.results(query.authors_by_name(name), authors_from)
    found = reader.pool.map(partial(_candidate, reader), [author.id for author in listed])
    return tuple(candidate for answer in found for candidate in answer)


def _candidate(reader: Reader, author_id: str) -> list[Candidate]:
    try:
        author = reader.asked(query.author(author_id), payload.author_from)
    except NotFound:
        return []
    return [candidate_from(author)]
