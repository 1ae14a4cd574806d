"""Keyed pseudonyms of persons and papers, and text in which they stand in the place of what identifies.

A pseudonym is a keyed hash (HMAC-SHA-256) cut to what tells a million persons apart: the same person has the same one
under one key, and without the key nobody finds out by trying identifiers, of which there are few enough to try.
"""

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from rsscan import identifiers

LENGTH = 12
"""Hexadecimal digits of a pseudonym: as many as the id of a finding has."""

_ORCID = r"(?:(?:https?://)?(?:[a-z]{1,9}\.)?orcid\.org/)?(?<!\d)(?:\d{4}-){3}\d{3}[\dX](?![\w-])(?:#[\w-]+(?:/\d+)?)?|(?<!\w)0{3}\d{12}[\dX](?!\w)"
_OPENALEX = (
    r"(?:https?://)?(?:[a-z]{1,9}\.)?openalex\.org/(?:authors/|people/|works/)?[AW]\d+(?!\w)"
    r"|(?<!\w)(?:(?:authors|people|works)/)?[AW]\d{4,}(?!\w)"
)
_DOI = r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(?<![\w.])10\.\d{4,9}/[^\s\"“”‘’<>]+"
_IDENTIFIER = re.compile(f"(?P<doi>{_DOI})|(?P<orcid>{_ORCID})|(?P<openalex>{_OPENALEX})", re.IGNORECASE)
_ADDRESS = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}(?:@|\s?\(at\)\s?|\s?\[at\]\s?)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_FINDING = re.compile(r"\bF-[0-9a-f]{12}\b|\bsha256:[0-9a-f]{64}\b")
_QUOTED = re.compile(r"(?<!\w)'[^']*'(?!\w)|\"[^\"]*\"")
"""What a sentence quotes of a file: it may be anything."""
_BEHIND = ".,;:!?)]}»"
"""What may follow a DOI in a sentence and is not of it."""


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Pseudonyms under one key; `same` leads from an identifier of a person or paper to the one that stands for all."""

    key: bytes
    same: Mapping[str, str] = field(default_factory=dict)

    def person(self, *known: str | None) -> str:
        """Return the pseudonym of who has these identifiers, the best first, or else a name."""
        return f"person-{self._keyed('person', self._one(known))}"

    def work(self, *known: str | None) -> str:
        """Return the pseudonym of the paper that has these identifiers."""
        return f"work-{self._keyed('work', self._one(known))}"

    def file(self, name: str) -> str:
        """Return the pseudonym of a file or folder that has this name."""
        return f"file-{self._keyed('file', name)}"

    @property
    def mark(self) -> str:
        """What tells this key from others, and nothing else of it."""
        return self._keyed("key", "")

    def finding(self, identifier: str) -> str:
        """Return an id or a fingerprint as one of its kind that cannot be made from the identifiers of persons."""
        kind, mark, rest = identifier.partition("-" if identifier.startswith("F-") else ":")
        return f"{kind}{mark}{self._keyed('finding', identifier, len(rest))}"

    def hidden(self, text: str) -> str:
        """Return text with pseudonyms for identifiers of persons, papers and findings, and without e-mail addresses."""
        text = _IDENTIFIER.sub(self._identified, _ADDRESS.sub("(address)", text))
        return _FINDING.sub(lambda met: self.finding(met.group()), text)

    def _identified(self, met: re.Match[str]) -> str:
        said = met.group()
        if met.lastgroup == "doi":
            doi = said.rstrip(_BEHIND)
            return self.work(identifiers.doi(doi)) + said[len(doi) :]
        said = said.partition("#")[0].rpartition("/")[2]
        if person := identifiers.orcid(said) or identifiers.openalex(said, "A"):
            return self.person(person)
        return self.work(identifiers.openalex(said, "W"))

    def _one(self, known: tuple[str | None, ...]) -> str:
        first = next(filter(None, known), "")
        return self.same.get(first, first)

    def _keyed(self, kind: str, text: str, length: int = LENGTH) -> str:
        return hmac.new(self.key, f"{kind}\0{text}".encode(), hashlib.sha256).hexdigest()[:length]


def unquoted(text: str) -> str:
    """Return a sentence without what it quotes from a file."""
    return _QUOTED.sub("“…”", text)
