"""An ORCID record (3.0), JSON or XML: its person, the bodies it names for them, and its works.

Only works whose DOI is the work's own are named by it: that of the volume which a chapter is part of is another work.
"""

import re
from collections.abc import Iterator
from hashlib import sha256

from rsscan import identifiers
from rsscan.declaration import Declaration, DeclaredAffiliation, DeclaredPerson, DeclaredWork, Place, Skipped
from rsscan.inputs.packets import json_text, markup
from rsscan.inputs.packets.days import between, year
from rsscan.inputs.packets.markup import Node
from rsscan.inputs.packets.protected import is_protected
from rsscan.record import own_doi

KIND = "orcid"

_NAMESPACE = "http://www.orcid.org/ns/"
_SECTIONS = ("employments", "invited-positions", "educations", "qualifications", "memberships", "services")
_PERSONAL = ("addresses", "emails")
"""Where the person lives and how to write to them; said to be there, not read."""

_IN_PATH = re.compile(r"/([0-9Xx-]{19})(?:/|$)")


def recognises(head: bytes, name: str) -> bool:
    """Whether this is a record of ORCID, or one of its parts."""
    del name
    first = markup.first_tag(head)
    return first[0].startswith(_NAMESPACE) if first else json_text.kind(head) == KIND


def read(body: bytes, name: str) -> Declaration:
    """Return the person, affiliations and works of a record."""
    skipped: list[Skipped] = []
    top = _root(body, name)
    person = _person(top, name, skipped)
    return Declaration(
        name,
        KIND,
        sha256(body).hexdigest(),
        persons=(person,) if person else (),
        works=tuple(_works(top, name)),
        skipped=tuple(skipped),
        protected=tuple(dict.fromkeys(_protected(top))),
    )


def _root(body: bytes, name: str) -> Node:
    """Return the record; a file that is only a part of one is put into it at its place."""
    if markup.first_tag(body):
        root = markup.tree(body, name)
        return root if root.tag == "record" else Node("", "", 0, {}, children=[root])
    (_, value), *_ = json_text.values(body, name)
    root = json_text.tree(value, name)
    part = _said(root, "path").rpartition("/")[2]
    if part not in {*_SECTIONS, "works"}:
        return root
    root.tag = part
    return Node("", "", 0, {}, children=[root])


def _person(top: Node, name: str, skipped: list[Skipped]) -> DeclaredPerson | None:
    place = Place(name, cell="/orcid-identifier")
    paths = (_said(node, "path") or node.attributes.get("path", "") for node in (top, *top.children))
    by_path = next((met[1] for path in paths if (met := _IN_PATH.match(path))), "")
    written = _said(top, "orcid-identifier", "path") or _said(top, "orcid-identifier", "uri") or by_path
    orcid = identifiers.orcid(written)
    if written and (orcid is None or not identifiers.orcid_checksum_holds(orcid)):
        skipped.append(Skipped("the ORCID iD", "is not one: its check digit is another", place))
        orcid = None
    parts = [_said(top, "person", "name", part) for part in ("given-names", "family-name")]
    called = " ".join(part for part in parts if part) or _said(top, "person", "name", "credit-name")
    bodies = tuple(_affiliations(top, name))
    if honours := [node for node in _inner(top, "distinctions") if node.tag == "distinction-summary"]:
        place = _place(honours[0], name)
        skipped.append(Skipped(f"{len(honours)} distinctions", "an honour is no affiliation", place))
    return DeclaredPerson("subject", called or None, place, orcid, None, bodies) if orcid or called or bodies else None


def _affiliations(top: Node, name: str) -> Iterator[DeclaredAffiliation]:
    for section in _SECTIONS:
        for node in _inner(top, section):
            body = node.first("organization")
            printed = _said(node, "organization", "name")
            if body is None or not printed:
                continue
            parts = [
                _said(node, "department-name"),
                printed,
                *(_said(body, "address", at) for at in ("city", "country")),
            ]
            yield DeclaredAffiliation(
                ", ".join(part for part in parts if part),
                _place(node, name),
                _ror(body),
                between(_day(node, "start-date"))[0],
                between(_day(node, "end-date"))[1],
            )


def _ror(body: Node) -> str | None:
    """Return the ROR id that was given for a body; those of other registries are not asked for."""
    for given in body.all("disambiguated-organization"):
        if _said(given, "disambiguation-source").upper() == "ROR":
            return identifiers.ror(_said(given, "disambiguated-organization-identifier"))
    return None


def _works(top: Node, name: str) -> Iterator[DeclaredWork]:
    """Yield a work for each DOI of a group; a group whose forms have two DOIs names two works."""
    for group in (node for node in _inner(top, "works") if node.tag == "group"):
        summaries = list(group.all("work-summary"))
        title = next((said for node in summaries if (said := _said(node, "title", "title"))), None)
        when = next((found for node in summaries if (found := year(_day(node, "publication-date")))), None)
        given = (node for part in (group, *summaries) for node in part.all("external-ids", "external-id"))
        dois = dict.fromkeys(doi for node in given if (doi := _own_doi(node)))
        for doi in dois or ([None] if title else []):
            yield DeclaredWork(_place(group, name), doi, title, when, own=True)


def _own_doi(given: Node) -> str | None:
    kind, value, relationship = (_said(given, f"external-id-{part}") for part in ("type", "value", "relationship"))
    return own_doi(kind, value, relationship)


def _protected(top: Node) -> Iterator[str]:
    for part in _PERSONAL:
        if any(node.children for node in top.all("person", part)):
            yield f"person/{part}"
    yield from (node.tag for node in top.below() if is_protected(node.tag))


def _inner(top: Node, section: str) -> list[Node]:
    """Return what stands below a section, in a whole record or in a file that is only the section."""
    sections = [*top.all("activities-summary", section), *top.all(section)]
    return [node for one in sections for node in one.below()]


def _said(node: Node, *tags: str) -> str:
    """Return the text that stands there; JSON puts many of them in a `value`."""
    return node.told(*tags) or node.told(*tags, "value")


def _day(node: Node, tag: str) -> str:
    parts = [_said(node, tag, part) for part in ("year", "month", "day")]
    return "-".join(parts[: parts.index("")] if "" in parts else parts)


def _place(node: Node, name: str) -> Place:
    return Place(name, node.line or None, node.path)
