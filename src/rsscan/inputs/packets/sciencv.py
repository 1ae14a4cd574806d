"""A profile of SciENcv as XML: the old form, with a namespace, and the newer one for other support, without.

Gender and date of birth are never read.

Source: sciencv.1.3.xsd, https://www.ncbi.nlm.nih.gov/sciencv
"""

import hashlib

from rsscan import identifiers
from rsscan.declaration import Declaration, DeclaredAffiliation, DeclaredPerson, DeclaredWork, Skipped
from rsscan.errors import InputError
from rsscan.inputs.packets.days import between, year
from rsscan.inputs.packets.markup import Node, first_tag, tree
from rsscan.inputs.packets.protected import is_protected

KIND = "sciencv"

NAMESPACE = "http://www.ncbi.nlm.nih.gov/sciencv"

_GIVEN = ("givennames", "firstname", "middlename")
_FAMILY = ("surname", "lastname")
_ROLES = {"co-author": "co-author", "co-editor": "co-editor", "collaborator": "collaborator"}


def recognises(head: bytes, name: str) -> bool:
    """Whether it is a profile of SciENcv, by its namespace or by what stands in it."""
    del name
    first = first_tag(head)
    if first is None or first[1] != "profile":
        return False
    return first[0] == NAMESPACE or (not first[0] and b"<identification" in head)


def read(body: bytes, name: str) -> Declaration:
    """Return the person, where they worked, with whom and on what. Raises InputError where it is not whole."""
    top = tree(body, name)
    subject = _subject(top, name)
    associates = tuple(_associate(node, name) for node in top.all("associates", "associate"))
    money = [*top.all("funding", "support"), *top.all("funding", "award")]
    funders = tuple(funder for node in money if (funder := _funder(node, name)))
    works = tuple(_work(node, name) for node in top.all("contributions", "citations", "citation"))
    protected = sorted({node.tag for node in top.below() if is_protected(node.tag)})
    skipped = [
        Skipped("an ORCID iD", "has a wrong checksum or form", node.place(name))
        for node in _ids(top, "orcid")
        if _orcid(node) is None
    ]
    if subject.name is None and subject.orcid is None and not subject.affiliations:
        raise InputError(f"{name}: is a profile that names nobody")
    sha256, persons = hashlib.sha256(body).hexdigest(), (subject, *associates, *funders)
    return Declaration(name, KIND, sha256, persons, works, tuple(skipped), tuple(protected))


def _subject(top: Node, name: str) -> DeclaredPerson:
    person = top.first("identification") or top
    posts = [*top.all("employment", "position"), *top.all("employment", "positions", "position")]
    schools = list(top.all("education", "degree")) or [
        node for node in top.all("education") if node.first("organization") is not None
    ]
    bodies = [_affiliation(node, name) for node in (*posts, *schools)]
    orcid = next((full for node in _ids(top, "orcid") if (full := _orcid(node))), None)
    return DeclaredPerson(
        "subject", _name(person), person.place(name), orcid, affiliations=tuple(body for body in bodies if body)
    )


def _ids(top: Node, kind: str) -> list[Node]:
    """Return the identifiers and accounts of a kind; how the kind is said differs."""
    nodes = [*top.all("identification", "id"), *top.all("identification", "account")]
    return [
        node
        for node in nodes
        if kind in f"{node.attributes.get('idtype')} {node.attributes.get('accounttype')}".lower()
    ]


def _orcid(node: Node) -> str | None:
    full = identifiers.orcid(node.text.strip() or node.told("value"))
    return full if full and identifiers.orcid_checksum_holds(full) else None


def _name(person: Node) -> str | None:
    names = sorted(person.all("name"), key=lambda node: node.attributes.get("current") != "true")
    for node in names:
        parts = [" ".join(part.text.split()) for tag in (*_GIVEN, *_FAMILY) for part in node.all(tag)]
        if written := " ".join(part for part in parts if part) or " ".join(node.text.split()):
            return written
    return None


def _affiliation(node: Node, name: str) -> DeclaredAffiliation | None:
    """Return where somebody worked or learned, as one line: sections, body, city, country."""
    body = node.first("organization") or node
    main = body.told("orgname") or body.told("name") or " ".join(body.text.split())
    if not main:
        return None
    sections = [" ".join(section.text.split()) for section in body.all("orgsection")]
    parts = [*(section for section in sections if section), main, *_seat(body)]
    ror = next((full for one in body.all("id") if (full := identifiers.ror(one.text.strip()))), None)
    since, _ = between(_day(node, "startdate"))
    _, until = between(_day(node, "enddate") or node.told("year"))
    ongoing = node.attributes.get("current") in {"true", "1"}
    place = (body.first("orgname") or body).place(name)
    return DeclaredAffiliation(", ".join(parts), place, ror, since, None if ongoing else until)


def _seat(body: Node) -> list[str]:
    return [text for tag in ("city", "stateorprovince", "country") if (text := body.told(tag))]


def _day(node: Node, tag: str) -> str:
    """Return a date that stands as text, or in parts below."""
    below = node.first(tag)
    if below is None:
        return ""
    return below.text.strip() or "-".join(part for each in ("year", "month") if (part := below.told(each)))


def _funder(node: Node, name: str) -> DeclaredPerson | None:
    """Return who gives the subject money, goods or time."""
    source = next((one for tag in ("supportsource", "fundingsource") for one in node.all(tag)), None)
    if source is None:
        return None
    text = " ".join(source.text.split()) or source.told("orgname") or source.told("name")
    if not text:
        return None
    since, _ = between(_day(node, "startdate"))
    _, until = between(_day(node, "enddate"))
    body = DeclaredAffiliation(text, source.place(name), since=since, until=until)
    return DeclaredPerson("funder", None, body.place, affiliations=(body,))


def _associate(node: Node, name: str) -> DeclaredPerson:
    kind = node.attributes.get("associatetype", "").strip().lower()
    role = _ROLES.get(kind, "advisor" if "advisor" in kind or "sponsor" in kind else "collaborator")
    found = [_affiliation(body, name) for body in node.all("organization")]
    affiliations = tuple(one for one in found if one)
    return DeclaredPerson(role, _name(node), node.place(name), affiliations=affiliations)


def _work(node: Node, name: str) -> DeclaredWork:
    ids = [one for one in node.all("externalids", "externalid") if one.attributes.get("type", "").lower() == "doi"]
    doi = next((full for one in ids if (full := identifiers.doi(one.told("id") or one.text))), None)
    written = (_name_of(one) for one in node.all("contributors", "contributor"))
    title = node.told("title") or node.told("citationtitle")
    authors = tuple(author for author in written if author)
    when = year(_day(node, "publicationdate") or node.told("year"))
    return DeclaredWork(node.place(name), doi, title or None, when, authors, own=True)


def _name_of(contributor: Node) -> str | None:
    return _name(contributor) if contributor.attributes.get("type", "author") == "author" else None
