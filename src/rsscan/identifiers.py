"""Identifiers as people write them, and the one full form in which rsscan keeps them.

Everything is kept and written in full URL form (`https://orcid.org/…`, `https://openalex.org/…`,
`https://ror.org/…`, `https://doi.org/…`) and read in any usual form.
"""

import re
from urllib.parse import unquote

_ORCID = re.compile(
    r"^(?:(?:https?://)?(?:www\.|sandbox\.)?orcid\.org/|orcid:)?\s*(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dxX])/?$",
    re.IGNORECASE | re.ASCII,
)
_OPENALEX = re.compile(
    r"^(?:https?://(?:www\.|api\.)?openalex\.org/(?:authors/|works/|institutions/|funders/|topics/|awards/)?|openalex:)?([AWIFTGawiftg]\d{1,12})/?$",
    re.IGNORECASE | re.ASCII,
)
_DOI = re.compile(
    r"^(?:https?://(?:dx\.|www\.)?doi\.org/|doi:)?\s*(10\.[0-9]{4,9}/[^\s\x00-\x1f\x7f\ud800-\udfff]+)$", re.IGNORECASE
)
_DOI_WITHIN = re.compile(
    r"(?<![0-9.])10\.[0-9]{4,9}(?:/|%2F)"
    r"(?:(?![,;](?:10\.[0-9]{4}|https?:|doi:))(?:[^\s\x00-\x1f\x7f\ud800-\udfff\"<>“”。、」』】，；）]|[<>](?=[0-9]))){1,1001}",
    re.IGNORECASE,
)
"""A DOI in running text: to the next blank or quotation mark; angle brackets only as the oldest DOIs have them."""

_ORCID_WITHIN = re.compile(r"(?<![\dA-Za-z-])(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])(?![\dA-Za-z-])", re.ASCII)
_ENDS = ".,;:!?'’"
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_PAGE = re.compile(r"/(?:full|abstract|pdf|epdf|meta|html|fulltext)$")
"""What publishers' addresses have behind a DOI."""

_LONGEST_DOI = 1000
"""Letters; beyond that it is none."""

_ROR = re.compile(
    r"^(?:(?:https?://(?:www\.)?)?ror\.org/|ror:)?(0[a-hj-km-np-tv-z0-9]{6}\d{2})/?$", re.IGNORECASE | re.ASCII
)
_BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz"
"""Digits of the number that a ROR id is: Crockford's, without I, L, O and U."""

_WIKIDATA = re.compile(
    r"^(?:https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/|wikidata:)?(Q[1-9]\d{0,11})$", re.IGNORECASE | re.ASCII
)

NO_AUTHOR = frozenset({"https://openalex.org/A9999999999", "https://openalex.org/A5317838346"})
"""OpenAlex's ids for "no author" and "deleted author": filters drop them silently, so they are never sent."""


def orcid(text: str) -> str | None:
    """The ORCID iD in `text` as a full URL, or None if it has not the form of one.

    The checksum is not judged here; see `orcid_checksum_holds`.
    """
    met = _ORCID.match(text.strip())
    return f"https://orcid.org/{'-'.join(met.groups()).upper()}" if met else None


def orcid_checksum_holds(full: str) -> bool:
    """Whether the last character agrees with the others (ISO 7064 mod 11-2).

    Source: https://support.orcid.org/hc/en-us/articles/360006897674
    """
    digits = full.removeprefix("https://orcid.org/").replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    expected = (12 - total % 11) % 11
    return digits[-1] == ("X" if expected == 10 else str(expected))  # noqa: PLR2004 - 10 is written X


def openalex(text: str, kind: str = "AWIF") -> str | None:
    """The OpenAlex id in `text` as a full URL, or None; `kind` are the first letters that are accepted."""
    met = _OPENALEX.match(text.strip())
    if met is None or met.group(1)[0].upper() not in kind:
        return None
    return f"https://openalex.org/{met.group(1).upper()}"


def doi(text: str) -> str | None:
    """The DOI in `text` as a full lower-case URL, or None; percent-encoding and end punctuation are removed."""
    met = _DOI.match(_trimmed(unquote(text.strip()))) if len(text) <= _LONGEST_DOI else None
    return f"https://doi.org/{met.group(1).lower()}" if met else None


def dois_within(text: str) -> list[str]:
    """Return the DOIs that stand in running text, as `doi` writes them, each once."""
    fulls = (doi(met.group()) for met in _DOI_WITHIN.finditer(text))
    return list(dict.fromkeys(_PAGE.sub("", full) for full in fulls if full))


def orcids_within(text: str) -> list[str]:
    """Return the ORCID iDs that stand in running text and agree with their checksum, each once."""
    found = dict.fromkeys(f"https://orcid.org/{met.group().upper()}" for met in _ORCID_WITHIN.finditer(text))
    return [full for full in found if orcid_checksum_holds(full)]


def _trimmed(text: str) -> str:
    """Return `text` without the end of a sentence, and without a bracket that closes what it does not open."""
    while text and (text[-1] in _ENDS or text.count(text[-1]) > text.count(_BRACKETS.get(text[-1], text[-1]))):
        text = text[:-1]
    return text


def ror(text: str) -> str | None:
    """The ROR id in `text` as a full URL, or None if it has not the form of one; see `ror_checksum_holds`."""
    met = _ROR.match(text.strip())
    return f"https://ror.org/{met.group(1).lower()}" if met else None


def ror_checksum_holds(full: str) -> bool:
    """Whether the last two digits agree with the others (ISO 7064 mod 97-10 of a number in base 32).

    Source: https://ror.readme.io/docs/identifier
    """
    written = bare(full)
    number = 0
    for letter in written[:-2]:
        number = number * 32 + _BASE_32.index(letter)
    return int(written[-2:]) == 98 - number * 100 % 97


def wikidata(text: str) -> str | None:
    """The Wikidata item id in `text` (`Q…`), or None."""
    met = _WIKIDATA.match(text.strip())
    return met.group(1).upper() if met else None


def bare(full: str) -> str:
    """The identifier without its URL: `0000-…`, `A50…`, `10.1234/…`."""
    for prefix in ("https://orcid.org/", "https://openalex.org/", "https://doi.org/", "https://ror.org/"):
        full = full.removeprefix(prefix)
    return full
