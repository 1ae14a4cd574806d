"""Identifiers of persons, works and institutions as typed by a user, all wrong ones named at once."""

import re
from collections.abc import Iterable

from rsscan import identifiers
from rsscan.errors import InputError

_LIKE_AN_IDENTIFIER = re.compile(
    r"://|\b(?:ror|openalex|orcid|doi|wikidata)(?:\.org|:)|^10\.\d{4,}/|^grid\.|^[AFIQSTW]\d+$|^\d[\d-]{8,}"
    r"|^[0o](?=.*\d.*\d)[0-9a-z]{4,11}$",
    re.IGNORECASE | re.ASCII,
)
"""An address, the form of some registry's identifiers, or something like nine characters of ROR's."""


def person_ids(texts: Iterable[str]) -> tuple[str, ...]:
    """Return ORCID iDs and OpenAlex author ids in full form, each once. Raises InputError for all wrong ones."""
    found: dict[str, None] = {}
    problems: list[str] = []
    for text in texts:
        try:
            found[orcid_id(text) if identifiers.orcid(text) else author_id(text)] = None
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return tuple(found)


def orcid_id(text: str) -> str:
    """Return an ORCID iD in full form. Raises InputError where it is none or a digit is wrong."""
    full = identifiers.orcid(text)
    if full is None:
        raise InputError(f"{text}: is no ORCID iD (0000-0002-1825-0097)")
    if not identifiers.orcid_checksum_holds(full):
        raise InputError(f"{text}: the checksum of this ORCID iD is wrong; a digit is mistyped")
    return full


def author_id(text: str) -> str:
    """Return an OpenAlex author id in full form. Raises InputError where it is none, or the one of nobody."""
    full = identifiers.openalex(text, "A")
    if full is None:
        raise InputError(
            f"{text}: is neither an ORCID iD (0000-0002-1825-0097) nor an OpenAlex author id (A5023888391)"
        )
    if full in identifiers.NO_AUTHOR:
        raise InputError(f"{text}: is OpenAlex's id for no author at all")
    return full


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


def institution_ids(texts: Iterable[str]) -> tuple[str, ...]:
    """Return ROR ids and OpenAlex institution ids in full form, each once. Raises InputError for all wrong ones."""
    found: dict[str, None] = {}
    problems = []
    for text in texts:
        full = _institution(text)
        if full is None:
            problems.append(f"{text}: is neither a ROR id (032000t02) nor an OpenAlex institution id (I40120149)")
        elif "ror.org" in full and not identifiers.ror_checksum_holds(full):
            problems.append(f"{text}: the checksum of this ROR id is wrong; a character is mistyped")
        else:
            found[full] = None
    if problems:
        raise InputError(problems)
    return tuple(found)


def is_name_of_institution(text: str) -> bool:
    """Whether a text is to be looked for as a name: an identifier of something else, or a damaged one, is none."""
    parts = re.split(r"[\s,;]+", text.strip())
    return not all(_institution(part) or _LIKE_AN_IDENTIFIER.search(part) for part in parts)


def _institution(text: str) -> str | None:
    return identifiers.ror(text) or identifiers.openalex(text, "I")
