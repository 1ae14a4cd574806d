"""Identifiers in the forms OpenAlex stores and the forms its clients send."""

import re
import unicodedata
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

OPENALEX = "https://openalex.org/"
# Production asks for two digits or more; worlds made by hand may use W1.
_OPENALEX_ID = re.compile(r"[WAICFVPSTG]\d+")
_ENTITY_URL = re.compile(r"https://openalex\.org/[waicfvpstg]\d+")
_ENTITY_START = re.compile(r"[waicfvpstg]\d+")
_ENTITY_PREFIX = re.compile(r"openalex:[waicfvpstg]\d+")
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
_DOI = re.compile(r"10\.\d+/\S+")


def short_openalex_id(value: str) -> str | None:
    """Return the short upper-case id found anywhere in a value, as the server's loose expression does."""
    found = _OPENALEX_ID.search(value.strip().upper())
    return found.group() if found else None


def looks_like_openalex_id(value: str) -> bool:
    """Say whether a path segment is an OpenAlex id in one of the accepted forms."""
    lowered = value.lower()
    return bool(_ENTITY_URL.search(lowered) or _ENTITY_START.match(lowered) or _ENTITY_PREFIX.search(lowered))


def full_id(value: str | None) -> str | None:
    """Return the stored form of an OpenAlex id given short or full."""
    if value is None:
        return None
    return value if value.startswith("https://") else f"{OPENALEX}{value}"


def full_orcid(value: str | None) -> str | None:
    """Return the stored form of an ORCID given short or full."""
    if value is None:
        return None
    return value if "orcid.org" in value else f"https://orcid.org/{value}"


def full_doi(value: str | None) -> str | None:
    """Return the stored, lower-case form of a DOI given short or full."""
    if value is None:
        return None
    return value.lower() if "doi.org" in value else f"https://doi.org/{value}".lower()


def full_ror(value: str | None) -> str | None:
    """Return the stored form of a ROR id given short or full."""
    if value is None:
        return None
    return value if "ror.org" in value else f"https://ror.org/{value}"


def found_orcid(value: str) -> str | None:
    """Return the full ORCID found anywhere in a value, its final x in upper case."""
    found = _ORCID.search(value.strip().upper())
    return f"https://orcid.org/{found.group()}" if found else None


def found_doi(value: str) -> str | None:
    """Return the full DOI found anywhere in a value, in lower case."""
    found = _DOI.search(value.strip().lower())
    return f"https://doi.org/{found.group()}" if found else None


def words_of(text: str | None) -> list[str]:
    """Return the words of a text without case and diacritics, as the search index keeps them."""
    plain = unicodedata.normalize("NFKD", text or "").casefold()
    return re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))
