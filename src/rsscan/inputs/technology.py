"""Technology lists from YAML: shipped ones by id, own ones by path, all problems of all of them at once."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rsscan import identifiers, shipped
from rsscan.errors import InputError
from rsscan.inputs import compiled, fields, yaml_tree
from rsscan.inputs.yaml_tree import Document, Path_
from rsscan.technology import Area, Exclusion, Keyword, Level, TechnologyList

MISFILED = "misfiled"
"""The kind of caution that speaks against a topic's subfield alone."""

CAUTIONS = ("overflow", "never_assigned", "misleads", "false_friend", MISFILED)
"""Kinds of cautions; for all but the last a topic never counts alone."""

_LIST_KEYS = ("id", "title", "authority", "source_url", "edition", "unverified", "areas", "cautions")
_AREA_KEYS = ("id", "title", "unverified", "topics", "subfields", "keywords", "exclusions")
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_SUBFIELD = re.compile(r"\d{4}")
_EDITION = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?")


def shipped_technology() -> tuple[str, ...]:
    """Return the ids of the technology lists that came with this installation."""
    return tuple(sorted(path.stem for path in _folder().glob("*.yaml")))


def load_technology(names: Iterable[str | Path] | None = None) -> tuple[TechnologyList, ...]:
    """Load technology lists by shipped id or by path; None for every shipped one.

    Raises InputError with every problem of every list, each with file, line and place.
    """
    known = shipped_technology()
    wanted = known if names is None else tuple(dict.fromkeys(str(name) for name in names))
    loaded, problems = [], []
    homes: dict[str, list[str]] = {}
    for name in wanted:
        path = technology_path(name)
        if path is None:
            problems.append(f"{name}: is neither a shipped technology list ({', '.join(known)}) nor a file")
            continue
        one = compiled.kept_technology(yaml_tree.digest(path))
        if one is None:
            document = yaml_tree.read(path)
            one = None if document.problems else _list(document)
            problems += document.problems
            if one and not document.problems:
                compiled.keep_technology(one)
        if one:
            loaded.append(one)
            homes.setdefault(one.id, []).append(str(path))
    problems += [f"{', '.join(paths)}: have the same id {i!r}" for i, paths in homes.items() if i and len(paths) > 1]
    if problems:
        raise InputError(problems)
    return tuple(sorted(loaded, key=lambda each: each.id))


def technology_path(name: str) -> Path | None:
    """Return the file of a shipped list's id, or the path itself where there is something; None for neither."""
    path = _folder() / f"{name}.yaml" if name in shipped_technology() else Path(name)
    return path if path.exists() else None


def _folder() -> Path:
    return shipped.folder("lists") / "technology"


def _list(document: Document) -> TechnologyList:
    top = fields.mapping(document, document.value, (), _LIST_KEYS)
    rows = _rows(document, top, "areas", ())
    if not rows:
        document.problem(("areas",) if "areas" in top else (), "areas must be a list with at least one area")
    areas = tuple(_area(document, row, ("areas", at)) for at, row in enumerate(rows))
    _each_once(document, "areas", [area.id for area in areas], ())
    source_url = fields.text(document, top, "source_url", (), required=True) or ""
    if source_url and not source_url.startswith(("https://", "http://")):
        document.problem(("source_url",), "must be a web address (https://…)")
    edition = fields.text(document, top, "edition", (), required=True) or ""
    if edition and not _EDITION.fullmatch(edition):
        document.problem(("edition",), f"{edition!r} is not a day or a month (YYYY-MM-DD, YYYY-MM)")
    cautions, misfiled = _cautions(document, top)
    return TechnologyList(
        id=_id(document, top, ()),
        title=fields.titles(document, top, "title", ()),
        authority=fields.text(document, top, "authority", (), required=True) or "",
        source_url=source_url,
        edition=edition,
        areas=areas,
        cautions=cautions,
        misfiled=misfiled,
        unverified=fields.flag(document, top, "unverified", ()),
        sha256=document.sha256,
    )


def _area(document: Document, row: object, at: Path_) -> Area:
    value = fields.mapping(document, row, at, _AREA_KEYS)
    topics = _strengths(document, value, "topics", at)
    subfields = _strengths(document, value, "subfields", at)
    keywords, exclusions = _keywords(document, value, at), _exclusions(document, value, at)
    if not (topics or subfields or keywords):
        document.problem(at, "has neither topics nor keywords, so that no work can be placed in it")
    return Area(
        id=_id(document, value, at),
        title=fields.titles(document, value, "title", at),
        topics=topics,
        subfields=subfields,
        keywords=keywords,
        exclusions=exclusions,
        unverified=fields.flag(document, value, "unverified", at),
    )


def _strengths(document: Document, value: dict[str, Any], key: str, at: Path_) -> dict[str, Level]:
    """Return topics or subfields by id with their strengths; the name beside the id is for the reader of the file."""
    found = []
    for number, row in enumerate(_rows(document, value, key, at)):
        here = (*at, key, number)
        each = fields.mapping(document, row, here, ("id", "name", "strength"))
        fields.text(document, each, "name", here, required=True)
        strength = _strength(document, each, here)
        known = _topic(document, each, "id", here) if key == "topics" else _subfield(document, each, here)
        if key == "subfields" and strength is Level.HIGH:
            document.problem((*here, "strength"), "a subfield is medium; works of many fields are filed under one")
        found.append((known or "", strength))
    _each_once(document, key, [each for each, _ in found], at)
    return dict(found)


def _keywords(document: Document, value: dict[str, Any], at: Path_) -> tuple[Keyword, ...]:
    found = []
    for number, row in enumerate(_rows(document, value, "keywords", at)):
        here = (*at, "keywords", number)
        each = fields.mapping(document, row, here, ("phrase", "strength"))
        found.append(Keyword(_phrase(document, each, here), _strength(document, each, here)))
    _each_once(document, "keywords", [each.phrase.casefold() for each in found], at)
    return tuple(found)


def _exclusions(document: Document, value: dict[str, Any], at: Path_) -> tuple[Exclusion, ...]:
    found = []
    for number, row in enumerate(_rows(document, value, "exclusions", at)):
        here = (*at, "exclusions", number)
        each = fields.mapping(document, row, here, ("phrase", "why"))
        why = fields.text(document, each, "why", here, required=True) or ""
        found.append(Exclusion(_phrase(document, each, here), why))
    _each_once(document, "exclusions", [each.phrase.casefold() for each in found], at)
    return tuple(found)


def _cautions(document: Document, top: dict[str, Any]) -> tuple[dict[str, str], frozenset[str]]:
    """Return by topic what speaks against taking it alone (kind and reason), and the topics under a wrong subfield."""
    found = []
    for number, row in enumerate(_rows(document, top, "cautions", ())):
        here = ("cautions", number)
        each = fields.mapping(document, row, here, ("topic", "kind", "why"))
        kind = fields.text(document, each, "kind", here, required=True) or ""
        if kind and kind not in CAUTIONS:
            document.problem((*here, "kind"), f"{kind!r} is none of {', '.join(CAUTIONS)}")
        why = fields.text(document, each, "why", here, required=True) or ""
        found.append((_topic(document, each, "topic", here) or "", kind, why))
    _each_once(document, "cautions", [topic for topic, _, _ in found], ())
    return (
        {topic: f"{kind}: {why}" for topic, kind, why in found if kind != MISFILED},
        frozenset(topic for topic, kind, _ in found if kind == MISFILED),
    )


def _rows(document: Document, value: dict[str, Any], key: str, at: Path_) -> list[Any]:
    found = value.get(key)
    if found is not None and not isinstance(found, list):
        document.problem((*at, key), "must be a list")
    return found if isinstance(found, list) else []


def _id(document: Document, value: dict[str, Any], at: Path_) -> str:
    found = fields.text(document, value, "id", at, required=True) or ""
    if found and not _ID.fullmatch(found):
        document.problem((*at, "id"), f"{found!r} must be lower-case letters, digits and hyphens")
    return found


def _topic(document: Document, value: dict[str, Any], key: str, at: Path_) -> str | None:
    fields.text(document, value, key, at, required=True)
    return fields.identifier(
        document, value, key, at, lambda text: identifiers.openalex(text, "T"), "the OpenAlex id of a topic (T…)"
    )


def _subfield(document: Document, value: dict[str, Any], at: Path_) -> str | None:
    found = fields.text(document, value, "id", at, required=True)
    if found and not _SUBFIELD.fullmatch(found):
        document.problem((*at, "id"), f"{found!r} is not the number of an OpenAlex subfield (four digits)")
    return found


def _strength(document: Document, value: dict[str, Any], at: Path_) -> Level:
    fields.text(document, value, "strength", at, required=True)
    return fields.word(document, value, "strength", at, Level) or Level.MEDIUM


def _phrase(document: Document, value: dict[str, Any], at: Path_) -> str:
    found = fields.text(document, value, "phrase", at, required=True) or ""
    if found and not any(map(str.isalnum, found)):
        document.problem((*at, "phrase"), f"{found!r} holds no letter, and would stand in every title")
    return found


def _each_once(document: Document, key: str, values: list[str], at: Path_) -> None:
    seen: set[str] = set()
    for number, value in enumerate(values):
        if value and value in seen:
            document.problem((*at, key, number), f"{value} is given twice")
        seen.add(value)
