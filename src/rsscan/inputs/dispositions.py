"""Dispositions from `.rsscanignore.yaml`: every problem at once, none is read in part."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rsscan.disposition import Disposition
from rsscan.errors import InputError
from rsscan.inputs import fields, yaml_tree
from rsscan.inputs.subjects import person_ids
from rsscan.inputs.yaml_tree import Document, Path_
from rsscan.period import Period

FILE = Path(".rsscanignore.yaml")
"""Read from the working directory where no other file is named."""

LONGEST = Period(2, "y")
"""How long a disposition lasts at most, where nothing else is said: people, lists and reviewers change."""

_KEYS = ("person", "entry", "evidence", "reason", "reviewer", "decided", "expires")
_ENTRY = re.compile(r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9.-]*")
_EVIDENCE = re.compile(r"sha256:[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Ignored:
    """A file of dispositions as read: those that are well written, and what is wrong with the others."""

    dispositions: tuple[Disposition, ...]
    problems: tuple[str, ...]


def ignore_file(named: str | None) -> Path | None:
    """Return the file that is named, else the usual one where it is there; an empty name is none."""
    if named is None:
        return FILE if FILE.exists() else None
    return Path(named) if named else None


def load_dispositions(path: Path, as_of: date, longest: Period = LONGEST) -> tuple[Disposition, ...]:
    """Load a file of dispositions. Raises InputError with all its problems."""
    read = read_dispositions(yaml_tree.read(path), as_of, longest)
    if read.problems:
        raise InputError(read.problems)
    return read.dispositions


def read_dispositions(document: Document, as_of: date, longest: Period = LONGEST) -> Ignored:
    """Read dispositions as far as they can be: what is wrong with one does not hide the others."""
    if document.problems:
        return Ignored((), tuple(document.problems))
    top = fields.mapping(document, document.value, (), ("version", "ignore"))
    if top and top.get("version") != 1:
        document.problem(*((("version",), "must be 1") if "version" in top else ((), "version is missing")))
    rows = top.get("ignore")
    if rows is not None and not isinstance(rows, list):
        document.problem(("ignore",), "must be a list of dispositions")
        rows = None
    found: list[Disposition] = []
    for number, row in enumerate(rows or ()):
        at = ("ignore", number)
        one = _disposition(document, row, at, as_of, longest)
        if one is None:
            continue
        if twin := next((other for other in found if one.clashes(other)), None):
            document.problem(at, f"decides the same as {twin.place}, at the same time")
        found.append(one)
    return Ignored(tuple(found), tuple(document.problems))


def _disposition(document: Document, row: object, at: Path_, as_of: date, longest: Period) -> Disposition | None:
    """Return one disposition, or None where anything is wrong with it."""
    before = len(document.problems)
    value = fields.mapping(document, row, at, _KEYS)
    if len(document.problems) > before and not value:
        return None
    written = {key: _text(document, value, key, at, required=key != "evidence") for key in _KEYS[:5]}
    person = _person(document, written["person"], at)
    for key, form, like in (("entry", _ENTRY, "list/entry"), ("evidence", _EVIDENCE, "sha256: and 64 digits")):
        text = written[key]
        if key == "evidence" and key in value and text is None:
            document.problem((*at, key), "is empty; without this key all evidence is covered")
        if text and not form.fullmatch(text):
            document.problem((*at, key), f"{text!r} is not of the form {like}")
    decided = fields.day(document, value, "decided", at, required=True)
    expires = fields.day(document, value, "expires", at, required=True)
    if decided and (decided - as_of).days > 1:  # tomorrow it may be elsewhere
        document.problem((*at, "decided"), f"{decided} lies after {as_of}, the day as of which is judged")
    if decided and expires and expires <= decided:
        document.problem((*at, "expires"), f"{expires} must lie after {decided}, when it was decided")
    elif decided and expires and longest.before(expires) > decided:
        document.problem((*at, "expires"), f"{expires} is more than {longest} after {decided}, when it was decided")
    if len(document.problems) > before or decided is None or expires is None:
        return None
    return Disposition(
        person=person,
        entry=written["entry"] or "",
        reason=written["reason"] or "",
        reviewer=written["reviewer"] or "",
        decided=decided,
        expires=expires,
        evidence=written["evidence"],
        place=f"{document.path}:{document.lines[at]}",
    )


def _text(document: Document, value: dict[str, object], key: str, at: Path_, *, required: bool) -> str | None:
    """Return a text that says something."""
    found = fields.text(document, value, key, at, required=required)
    if found == "":
        document.problem((*at, key), "is empty")
    return found


def _person(document: Document, text: str | None, at: Path_) -> str:
    if not text:
        return ""
    try:
        (person,) = person_ids([text])
    except InputError as error:
        document.problem((*at, "person"), error.problems[0])
        return ""
    return person
