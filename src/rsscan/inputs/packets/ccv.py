"""A Canadian Common CV as XML: sections and fields by their ids, since their labels are in the language of the writer.

Birth, sex, citizenship, residency, designated groups and languages are never read.

Source: https://ccv-cvc.ca, the schema of 13 May 2024
"""

import hashlib
from dataclasses import dataclass

from rsscan import identifiers
from rsscan.declaration import Declaration, DeclaredAffiliation, DeclaredPerson, DeclaredWork, Place
from rsscan.inputs.packets.days import between, forthcoming, year
from rsscan.inputs.packets.markup import Node, first_tag, tree

KIND = "ccv"

NAMESPACE = "http://www.cihr-irsc.gc.ca/generic-cv/"

_PERSON = "2687e70e5d45487c93a8a02626543f64"
_FAMILY, _FIRST = "5c6f17e8a67241e19667815a9e95d9d0", "98ad36fee26a4d6b8953ea764f4fed04"


@dataclass(frozen=True, slots=True)
class _Body:
    """A section that names bodies: the ids of its fields."""

    names: tuple[str, ...]
    department: str = ""
    since: str = ""
    until: str = ""


_MONEY = "376b8991609f46059a3d66028f005360"
"""The section of sources of money; its bodies are the subject's funders."""

_BODIES = {
    "b857f61b33484cb093068bd2da764f99": _Body(  # academic work
        ("5dd34f14c1ea47c09e8ddcd202653814", "69b0f4fab5e64d7da044e0f8cbd70e52"),
        "cd6e5e97994e42f893bd5c9e7212c94b",
        "c7e85d10d10249c68b28c71fc80ec570",
        "b4681f52d85440829faa3160ba3bb31f",
    ),
    "848ac4ef704e4c59950408045ac637cf": _Body(  # other work
        ("7b644a2ccb9a4ae2a1c4a5cc0bc51e04", "d9606d07427841d1b0e1d5c861292f24")
    ),
    "f612675840ef4ae0965c815ac1574623": _Body(  # affiliations
        ("5fa20174fd394fb5badc36bda226d891", "8855219961924a539cede68f7ffd78c2"),
        "",
        "97cd0667343d465ab587b8da69c98f5e",
        "62cd3926bb21473e9128254bc1ac2879",
    ),
    _MONEY: _Body(("67e083b070954e91bcbb1cc70131145a", "1bdead14642545f3971a59997d82da67")),
}


@dataclass(frozen=True, slots=True)
class _Publication:
    """A section of publications: the ids of its fields."""

    doi: str
    authors: str
    title: str = ""
    url: str = ""
    year: str = ""


_PUBLICATIONS = {
    "9a34d6b273914f18b2273e8de7c48fd6": _Publication(
        "375a0e2ea0914291b05b0529c4755aa7",
        "bc3b428d99384b04bb749311bb804e1d",
        "f3fd4878d47c4e83aef6959620ba4870",
        "478545acac5340c0a73b7e0d2a4bee06",
        "6fafe258e19e49a7884428cb49d75424",
    ),
    "4b9f909503cd4c8aa8d826c87d6d874d": _Publication(
        "49e5507889954743b104959e62d9e496", "3cc54d9bb92d421da46548979048396f"
    ),
}

_TITLES = frozenset({"title", "publication title", "article title", "titre", "titre de la publication"})
"""Labels, in both languages, of titles whose id is not known here."""

PROTECTED = {
    "41ed5ea3ae974428b3fcb592161b6423": "date of birth",
    "3d258d8ceb174d3eb2ae1258a780d91b": "sex",
    "d51292265505483b9424e0e3dc9878a0": "designated group",
    "3432b76fe25844b4a9cb993256c6b61b": "residency status",
    "5e7109632d874dc285c0f562d6c2e7d6": "country of citizenship",
    "2f5d211c5adf4400809eff1e8ab60376": "student's country of citizenship",
    "bb322e0195b540779bf4bdb4f1a04210": "student's residency status",
    "c1f614961342429c86397e81cd6f50f5": "language skills",
}
"""Sections and fields that are never read."""


def recognises(head: bytes, name: str) -> bool:
    """Whether it is a Common CV, by its namespace."""
    del name
    first = first_tag(head)
    return first is not None and first[0].startswith(NAMESPACE)


def read(body: bytes, name: str) -> Declaration:
    """Return the person, the bodies and the works of a CV. Raises InputError where it is not whole."""
    top = tree(body, name)
    sections = [node for node in top.below() if node.tag == "section"]
    told = [(_id(node), _affiliation(node, _BODIES[_id(node)], name)) for node in sections if _id(node) in _BODIES]
    funders = [
        DeclaredPerson("funder", None, one.place, affiliations=(one,))
        for section, one in told
        if one and section == _MONEY
    ]
    works = [_work(node, _PUBLICATIONS[_id(node)], name) for node in sections if _id(node) in _PUBLICATIONS]
    owner = next((node for node in sections if _id(node) == _PERSON), None)
    written = f"{_field(owner, _FIRST)} {_field(owner, _FAMILY)}".strip() if owner else ""
    affiliations = tuple(one for section, one in told if one and section != _MONEY)
    person = DeclaredPerson(
        "subject", written or None, owner.place(name) if owner else Place(name, 1), affiliations=affiliations
    )
    persons = (person, *funders) if written or affiliations or works else tuple(funders)
    protected = sorted({PROTECTED[_id(node)] for node in top.below() if _id(node) in PROTECTED})
    return Declaration(name, KIND, hashlib.sha256(body).hexdigest(), persons, tuple(works), protected=tuple(protected))


def _id(node: Node) -> str:
    return node.attributes.get("id", "").lower()


def _node(section: Node, field: str) -> Node | None:
    return next((node for node in section.children if node.tag == "field" and _id(node) == field), None)


def _field(section: Node, field: str) -> str:
    """Return what a field holds: free text, a text in two languages, or a row of a table with its parents."""
    node = _node(section, field) if field else None
    if node is None:
        return ""
    told = (node.told("value"), node.told("lov"), node.told("bilingual", "english"), node.told("bilingual", "french"))
    linked = [one for table in node.all("refTable") for one in (table, *table.all("linkedWith"))]
    rows = [one.attributes.get("value", "") or " ".join(one.text.split()) for one in linked]
    return next((text for text in told if text), "") or ", ".join(row for row in rows if row)


def _affiliation(section: Node, ids: _Body, name: str) -> DeclaredAffiliation | None:
    parts = [text for field in (ids.department, *ids.names) if (text := _field(section, field))]
    if not parts:
        return None
    named = next((node for field in ids.names if (node := _node(section, field))), section)
    since, _ = between(_field(section, ids.since).replace("/", "-"))
    _, until = between(_field(section, ids.until).replace("/", "-"))
    return DeclaredAffiliation(", ".join(parts), named.place(name), since=since, until=until)


def _work(section: Node, ids: _Publication, name: str) -> DeclaredWork:
    found = [*identifiers.dois_within(_field(section, ids.doi)), *identifiers.dois_within(_field(section, ids.url))]
    place = (_node(section, ids.doi) or section).place(name)
    authors = tuple(part.strip() for part in _field(section, ids.authors).split(";") if part.strip())
    awaited = forthcoming(*(node.told("lov") for node in section.children))  # the one choice that says such a thing
    labelled = (_id(node) for node in section.children if node.attributes.get("label", "").strip().lower() in _TITLES)
    title = next((text for field in (ids.title, *labelled) if (text := _field(section, field))), None)
    when = year(_field(section, ids.year))
    return DeclaredWork(place, found[0] if found else None, title, when, authors, awaited, own=True)
