"""A researchmap export, JSON or JSON lines: the researcher, where they worked and studied, and their papers.

Names of bodies come in Japanese and English; both are kept, since a list may know one of them only.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from rsscan import identifiers
from rsscan.declaration import Declaration, DeclaredAffiliation, DeclaredPerson, DeclaredWork, Place, Skipped
from rsscan.errors import InputError
from rsscan.inputs.packets import json_text
from rsscan.inputs.packets.days import between, year
from rsscan.inputs.packets.protected import is_protected

KIND = "researchmap"

_TITLES = {"published_papers": "paper_title", "misc": "paper_title", "books_etc": "book_title"}
"""What is a publication, and where its title stands."""

_BODIES = {"research_experience": "affiliation", "education": "affiliation", "committee_memberships": "association"}
"""What ties a researcher to a body, and where its name stands."""

_COMMANDS = ("insert", "update", "upsert", "delete")
_LANGUAGES = ("en", "ja")
_NAME = ("family_name", "given_name")


@dataclass(slots=True)
class _Found:
    """What has been read of a file so far."""

    file: str
    names: list[str] = field(default_factory=list)
    orcids: list[str] = field(default_factory=list)
    bodies: list[DeclaredAffiliation] = field(default_factory=list)
    works: list[DeclaredWork] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    protected: dict[str, None] = field(default_factory=dict)
    person_at: Place | None = None


def recognises(head: bytes, name: str) -> bool:
    """Whether this is an export of researchmap, by keys that only it has."""
    del name
    return json_text.kind(head) == KIND


def read(body: bytes, name: str) -> Declaration:
    """Return the researcher, affiliations and publications of an export."""
    found = _Found(name)
    values = json_text.values(body, name)
    for line, value in values:
        many = isinstance(value, list)
        for at, one in enumerate(value if many else [value], 1):
            _record(found, one, "", line if len(values) > 1 else None, f"/[{at}]" if many else "")
    return Declaration(
        name,
        KIND,
        sha256(body).hexdigest(),
        persons=tuple(_persons(found)),
        works=tuple(found.works),
        skipped=tuple(found.skipped),
        protected=tuple(found.protected),
    )


def _persons(found: _Found) -> Iterator[DeclaredPerson]:
    if found.names or found.orcids or found.bodies:
        place = found.person_at or Place(found.file)
        orcids = list(dict.fromkeys(found.orcids))
        if len(orcids) > 1:
            raise InputError(f"{found.file}: names {len(orcids)} ORCID iDs for one researcher; which is right?")
        name = next(iter(found.names), None)
        yield DeclaredPerson("subject", name, place, orcids[0] if orcids else None, None, tuple(found.bodies))


def _record(found: _Found, record: Any, kind: str, line: int | None, path: str) -> None:
    """Read a profile, a section with items, one item, or a line that says to insert one."""
    if not isinstance(record, dict):
        found.skipped.append(Skipped("a record", "is not an object", Place(found.file, line, path or None)))
        return
    found.protected |= dict.fromkeys(key for key in record if is_protected(key))
    if command := next((one for one in _COMMANDS if isinstance(record.get(one), dict)), None):
        inner = {key: value for key, value in record.items() if key not in _COMMANDS and isinstance(value, dict)}
        kind = str(record[command].get("type", ""))
        if command != "delete":
            for key, value in inner.items():
                _record(found, value, kind, line, f"{path}/{key}")
        return
    kind = str(record.get("@type") or kind)
    place = Place(found.file, line, path or "/")
    if any(record.get(part) for part in _NAME):
        _researcher(found, record, place)
    if kind in _TITLES:
        found.works += _works(record, _TITLES[kind], place)
    if kind in _BODIES:
        found.bodies += _bodies(record, _BODIES[kind], place)
    for key in ("@graph", "items"):
        for at, item in enumerate(_listed(record.get(key)), 1):
            _record(found, item, kind, line, f"{path}/{key}[{at}]")


def _researcher(found: _Found, record: dict[str, Any], place: Place) -> None:
    found.person_at = found.person_at or place
    for language in _LANGUAGES:
        family, given = (_said(record.get(part), language) for part in _NAME)
        if family or given:
            parts = (family, given) if language == "ja" else (given, family)
            found.names.append(" ".join(part for part in parts if part))
    for written in _listed(_mapping(record.get("identifiers")).get("orcid_id")):
        orcid = identifiers.orcid(str(written))
        if orcid and identifiers.orcid_checksum_holds(orcid):
            found.orcids.append(orcid)
        else:
            found.skipped.append(Skipped("the ORCID iD", "is not one", place))
    for at, item in enumerate(_listed(record.get("affiliations")), 1):
        if isinstance(item, dict):
            within = Place(place.file, place.line, f"{(place.cell or '').rstrip('/')}/affiliations[{at}]")
            found.bodies += _bodies(item, "affiliation", within)


def _bodies(record: dict[str, Any], key: str, place: Place) -> Iterator[DeclaredAffiliation]:
    since, _ = between(str(record.get("from_date") or ""))
    _, until = between(str(record.get("to_date") or ""))
    for language in _LANGUAGES:
        if body := _said(record.get(key), language):
            section = _said(record.get("section"), language)
            text = f"{body} {section}".strip() if language == "ja" else f"{section}, {body}".removeprefix(", ")
            yield DeclaredAffiliation(text, place, None, since, until)


def _works(record: dict[str, Any], key: str, place: Place) -> Iterator[DeclaredWork]:
    """Yield a work for each DOI; `see_also` has it in older exports."""
    given = [str(one) for one in _listed(_mapping(record.get("identifiers")).get("doi"))]
    given += [str(_mapping(one).get("@id", "")) for one in _listed(record.get("see_also"))]
    dois = dict.fromkeys(doi for one in given if (doi := identifiers.doi(one)))
    title = next((said for one in _LANGUAGES if (said := _said(record.get(key), one))), None)
    authors = max((_authors(record, language) for language in _LANGUAGES), key=len)
    when = year(str(record.get("publication_date") or ""))
    for doi in dois or ([None] if title else []):
        yield DeclaredWork(place, doi, title, when, authors, own=True)


def _authors(record: dict[str, Any], language: str) -> tuple[str, ...]:
    listed = _listed(_mapping(record.get("authors")).get(language))
    names = (one.get("name") if isinstance(one, dict) else one for one in listed)
    return tuple(" ".join(name.split()) for name in names if isinstance(name, str) and name.strip())


def _said(value: Any, language: str) -> str:
    """Return a text in one of its languages; text without languages counts as Japanese, the language of the site."""
    said = value.get(language) if isinstance(value, dict) else value if language == "ja" else None
    return " ".join(said.split()) if isinstance(said, str) else ""


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
