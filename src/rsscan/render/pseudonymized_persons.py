"""Who is who in a report: persons, papers, and files that are called after somebody, with their pseudonyms."""

from collections.abc import Iterator, Mapping
from typing import Any

from rsscan import identifiers
from rsscan.render.names import replacing
from rsscan.render.pseudonyms import Pseudonyms


def learn_identifiers(subject: Mapping[str, Any], same: dict[str, str]) -> None:
    """Learn which identifiers are one person's or one paper's; an ORCID iD, and a DOI, stand for the others."""
    if subject["orcid"]:
        same.update(dict.fromkeys((subject["id"], *subject["openalex_ids"]), subject["orcid"]))
    for finding in subject["findings"]:
        for piece in finding["evidence"]:
            person = piece["coauthor"]
            if person and person["id"] and person["orcid"]:
                same.setdefault(person["id"], person["orcid"])
            if piece["work"] and piece["doi"]:
                same[piece["work"]] = piece["doi"]


def learn_folders(subject: Mapping[str, Any], pseudonyms: Pseudonyms, folders: dict[str, str]) -> None:
    """Learn which parts of paths hold a name of those whom they lead to."""
    if subject["location"] is None:
        return
    for name in own_names(subject) or [str(person["name"]) for person in people(subject)]:
        hides = replacing({name: ""}, words=True)
        for part in subject["location"]["file"].split("/"):
            if hides(_spaced(part)) != _spaced(part) or _stands_in(name, part):
                folders.setdefault(part, pseudonyms.file(part))


def _spaced(part: str) -> str:
    return part.replace("_", " ").replace("-", " ")


def _stands_in(name: str, part: str) -> bool:
    """Whether a long word of a name is in a part of a path that runs words together: `jcarberry.pdf`."""
    return any(word.casefold() in part.casefold() for word in long_words(name))


def long_words(name: str) -> list[str]:
    """Return the words of a name that are long enough to tell it where words run together."""
    return [word for word in name.split() if len(word) > 4]  # noqa: PLR2004


def own_names(subject: Mapping[str, Any]) -> list[str]:
    """Return the name of a person; that of a paper is its title, and that of an institution names nobody."""
    nobody = is_paper(subject["id"]) or is_institution(subject["id"])
    return [subject["name"]] if subject["name"] and not nobody else []


def is_paper(identifier: str) -> bool:
    """Whether this is a work, published or not, and no person."""
    known = identifiers.doi(identifier) or identifiers.openalex(identifier, "W")
    return bool(known) or identifier.startswith("byline:")


def is_institution(identifier: str) -> bool:
    """Whether this is a body, which is no person either."""
    return bool(identifiers.ror(identifier) or identifiers.openalex(identifier, "I"))


def who(identifier: str, pseudonyms: Pseudonyms) -> str:
    """Return the pseudonym of a person or paper that is scanned; an institution stays."""
    if is_institution(identifier):
        return identifier
    return pseudonyms.work(identifier) if is_paper(identifier) else pseudonyms.person(identifier)


def subject_of(subject: Mapping[str, Any], pseudonyms: Pseudonyms) -> str:
    """Return the pseudonym of a subject; its ORCID iD stands for all its profiles."""
    return who(subject["orcid"] or subject["id"], pseudonyms)


def people(subject: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield everybody whom the findings on a subject name beside it."""
    for finding in subject["findings"]:
        for piece in finding["evidence"]:
            for key in ("coauthor", "printed_as"):
                if piece.get(key):
                    yield piece[key]


def person_of(person: Mapping[str, Any], pseudonyms: Pseudonyms) -> str:
    """Return the pseudonym of somebody who stands beside a subject."""
    return pseudonyms.person(person["orcid"], person["id"], person["name"])


def known_as(pseudonym: str) -> dict[str, Any]:
    """Return somebody of whom nothing but the pseudonym is told."""
    return {"name": pseudonym, "id": None, "orcid": None}
