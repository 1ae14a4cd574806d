"""Identifiers of persons and works as typed by a user, all wrong ones named at once."""

from collections.abc import Iterable

from rsscan import identifiers
from rsscan.errors import InputError


def person_ids(texts: Iterable[str]) -> tuple[str, ...]:
    """Return ORCID iDs and OpenAlex author ids in full form, each once. Raises InputError for all wrong ones."""
    found: dict[str, None] = {}
    problems = []
    for text in texts:
        orcid = identifiers.orcid(text)
        author = identifiers.openalex(text, "A")
        if orcid and not identifiers.orcid_checksum_holds(orcid):
            problems.append(f"{text}: the checksum of this ORCID iD is wrong; a digit is mistyped")
        elif author in identifiers.NO_AUTHOR:
            problems.append(f"{text}: is OpenAlex's id for no author at all")
        elif orcid or author:
            found[orcid or author or ""] = None
        else:
            problems.append(
                f"{text}: is neither an ORCID iD (0000-0002-1825-0097) nor an OpenAlex author id (A5023888391)"
            )
    if problems:
        raise InputError(problems)
    return tuple(found)


def work_ids(texts: Iterable[str]) -> tuple[str, ...]:
    """Return DOIs and OpenAlex work ids in full form, each once. Raises InputError for all wrong ones."""
    found: dict[str, None] = {}
    problems = []
    for text in texts:
        full = identifiers.doi(text) or identifiers.openalex(text, "W")
        if full:
            found[full] = None
        else:
            problems.append(f"{text}: is neither a DOI (10.1234/abc) nor an OpenAlex work id (W2741809807)")
    if problems:
        raise InputError(problems)
    return tuple(found)
