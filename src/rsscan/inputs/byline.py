"""The author list of a manuscript that is not yet published, as a work with authorships and nothing else."""

import json
import re
from pathlib import Path
from typing import Any

from rsscan import identifiers
from rsscan.errors import InputError
from rsscan.matching.normalize import fold, words
from rsscan.matching.vocabulary import HEADS
from rsscan.publications import Authorship, Work

FILE_LIMIT = 4 * 1024**2
"""Bytes of a byline file that are read; 5,000 authors take about one."""

_AUTHOR_KEYS = ("name", "affiliations", "affiliation", "orcid")

_BRACKETED = re.compile(r"^(?P<name>[^()]{1,200})\((?P<rest>.*)\)\s*$")


def load_byline(path: Path, called: str | None = None) -> Work:
    """Read one author a line (`Name; affiliation; affiliation`) or JSON (`[{"name": …, "affiliations": […]}]`).

    In lines, tabs and `|` part as well as `;`; `Name (affiliation)` and `Name, affiliation` are understood; empty
    lines and those beginning with `#` are passed over. `called` is what the file was called when it was handed in.
    Raises InputError with every problem.
    """
    try:
        with path.open("rb") as stream:
            body = stream.read(FILE_LIMIT + 1)
    except IsADirectoryError:
        raise InputError(f"{path}: is a folder, not a file") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None
    if len(body) > FILE_LIMIT:
        raise InputError(f"{path}: is larger than {FILE_LIMIT >> 20} MiB")
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}:{body[: error.start].count(10) + 1}: is not UTF-8; save the file as UTF-8") from None
    lines = _from_json(path, text) if text.lstrip()[:1] in {"[", "{"} else _from_lines(text)
    if not lines:
        raise InputError(f"{path}: names no author; write one a line: Name; affiliation")
    return Work(id=f"byline:{Path(called or path).name}", title=None, authorships=tuple(lines), type="manuscript")


def _from_lines(text: str) -> list[Authorship]:
    found: list[Authorship] = []
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            name, affiliations = _parted(line.strip())
            if any(word.form in HEADS for word in words(fold(name))):
                # "Kim Chol, Kim Il Sung University; Ulm University": what stands beside the name is no name.
                affiliations = (line.strip(), *affiliations)
            found.append(Authorship(len(found) + 1, name or None, texts=affiliations))
    return found


def _parted(line: str) -> tuple[str, tuple[str, ...]]:
    for separator in ("\t", ";", "；", "|"):
        if separator in line:
            first, *others = line.split(separator)
            return first.strip(), tuple(part.strip() for part in others if part.strip())
    if met := _BRACKETED.match(line):
        return met["name"].strip(), (met["rest"].strip(),) if met["rest"].strip() else ()
    name, _, rest = line.partition(",")
    return name.strip(), (rest.strip(),) if rest.strip() else ()


def _from_json(path: Path, text: str) -> list[Authorship]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}:{getattr(error, 'lineno', 1)}: is not JSON: {error}") from None
    rows = value.get("authors") if isinstance(value, dict) else value
    if not isinstance(rows, list):
        raise InputError(f"{path}: must be a list of authors, or an object with the key authors")
    problems: list[str] = []
    found = [_from_record(row, f"{path}: [{at}]", at + 1, problems) for at, row in enumerate(rows)]
    if problems:
        raise InputError(problems)
    return found


def _from_record(row: Any, place: str, position: int, problems: list[str]) -> Authorship:
    if not isinstance(row, dict):
        problems.append(f'{place}: must be an object with "name" and "affiliations"')
        return Authorship(position, None)
    _unknown(row, _AUTHOR_KEYS, place, problems)
    name = row.get("name")
    if not isinstance(name, str | None):
        problems.append(f"{place}.name: must be text")
    given = [row[key] for key in ("affiliations", "affiliation") if row.get(key) is not None]
    listed = [item for value in given for item in (value if isinstance(value, list) else [value])]
    for item in listed:
        if isinstance(item, dict):
            _unknown(item, ("name",), f"{place}.affiliations", problems)
    items = [item.get("name") if isinstance(item, dict) else item for item in listed]
    texts = [item.strip() for item in items if isinstance(item, str)]
    if len(texts) < len(items):
        problems.append(f"{place}.affiliations: must be text or a list of texts")
    orcid = row.get("orcid")
    full = identifiers.orcid(orcid) if isinstance(orcid, str) else None
    if orcid is not None and (full is None or not identifiers.orcid_checksum_holds(full)):
        problems.append(f"{place}.orcid: {str(orcid)[:60]!r} is not an ORCID iD")
    written = name if isinstance(name, str) else None
    return Authorship(position, written, orcid=full, texts=tuple(text for text in texts if text))


def _unknown(row: dict[str, Any], known: tuple[str, ...], place: str, problems: list[str]) -> None:
    """Refuse what would go unread: an affiliation under a key of its own would be missed."""
    problems += [
        f"{place}: {str(key)[:60]!r} is not read; keys are {', '.join(known)}" for key in row if key not in known
    ]
