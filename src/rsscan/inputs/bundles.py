"""Evidence bundles, opened without trust: their files against their hashes, and what `bundle.json` says of the run.

A file that differs is told and the bundle is read on, so that what follows from it can be told too; what cannot be a
bundle, such as a link that leads out of it, is refused.
"""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from rsscan import shipped
from rsscan.errors import InputError
from rsscan.inputs.report_file import json_of
from rsscan.inputs.saved_values import Saved, first, seen_through

REPORT, SAID, SUMS, RECORDS = "report.json", "bundle.json", "SHA256SUMS", "records"
"""Names in a bundle: the report, what was asked and how, the hash of each file, and the folder of the records."""

SUMS_LIMIT = 64 * 1024**2
"""Bytes of the list of hashes that are read; a file takes about a hundred."""

DEEPEST = 3
"""Folders inside each other."""

_LINE = re.compile(r"([0-9a-f]{64}) [ *]([^\\\n]+)")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle as it is there: what it says of the run, how many files it has, and which differ from their hashes."""

    folder: Path
    said: Saved
    started: datetime
    files: int
    differing: tuple[str, ...]

    def path(self, named: str) -> Path:
        """Return where a file of it lies: whole, so that no name in it can mean what comes along with rsscan."""
        return self.folder.absolute() / named


def read_bundle(folder: Path) -> Bundle:
    """Read a bundle. Raises InputError with everything for which it is none."""
    if not (folder.is_dir() and (folder / SUMS).is_file()):
        raise InputError(f"{folder}: is no bundle; a folder that -o bundle=DIR wrote has {SUMS} in it")
    problems: list[str] = []
    present = set(_walked(folder, problems))
    if problems:
        raise InputError(first(problems))
    listed = _listed(folder / SUMS, problems)
    differing = tuple(_differing(folder, listed, present - {SUMS}))
    said = _said(folder / SAID, problems)
    started = datetime.min.replace(tzinfo=UTC)
    if not problems:
        try:
            started = datetime.fromisoformat(said["started"])
        except ValueError:
            problems.append(f"{folder / SAID}: started: {said['started']} is no time")
        if not said["lists"]:
            problems.append(f"{folder / SAID}: lists: names none, and others must not stand in for them")
        named = [*_named(said), REPORT]
        problems += [f"{folder / each}: is needed and not there" for each in named if each not in present]
    if problems:
        raise InputError(first([*(f"{folder}: {each}" for each in differing), *problems]))
    return Bundle(folder, said, started, len(present), differing)


def _said(path: Path, problems: list[str]) -> Saved:
    """Return what was asked and how: everything there is to say of it, of the right kind, and nothing else."""
    try:
        said, remarks = seen_through(json_of(path), _schema())
    except InputError as error:
        problems += error.problems
        return Saved({}, {})
    problems += [f"{path}: {problem.removeprefix(': ')}" for problem in remarks.problems]
    problems += [f"{path}: {key} is missing" for key in remarks.lacking]
    problems += [f"{path}: {key} is not known" for key in remarks.unknown]
    return Saved(said if isinstance(said, dict) else {}, _schema())


def _walked(top: Path, problems: list[str]) -> Iterator[str]:
    """Yield every file by its path in the bundle; whatever else is there is a problem."""
    left = [(top, "")]
    while left:
        folder, before = left.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            problems.append(f"{folder}: cannot be read: {error.strerror}")
            continue
        for entry in entries:
            name = before + entry.name
            if entry.is_symlink():
                problems.append(f"{entry.path}: is a link, which no bundle has and which is not followed")
            elif entry.is_file():
                yield name
            elif not entry.is_dir():
                problems.append(f"{entry.path}: is neither a file nor a folder")
            elif name.count("/") >= DEEPEST:
                problems.append(f"{entry.path}: lies deeper than anything in a bundle")
            else:
                left.append((Path(entry.path), f"{name}/"))


def _listed(path: Path, problems: list[str]) -> dict[str, str]:
    """Return the hashes of files by their path, as `sha256sum` writes them."""
    try:
        with path.open("rb") as stream:
            body = stream.read(SUMS_LIMIT + 1)
        text = body.decode()
    except (OSError, UnicodeDecodeError):
        problems.append(f"{path}: cannot be read as text")
        return {}
    if len(body) > SUMS_LIMIT:
        problems.append(f"{path}: is larger than {SUMS_LIMIT >> 20} MiB")
        return {}
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        met = _LINE.fullmatch(line)
        if not met:
            problems.append(f"{path}:{number}: is not a hash and a file")
        elif met[2].startswith("/") or ".." in met[2].split("/"):
            problems.append(f"{path}:{number}: leads out of the bundle")
        elif met[2] in found:
            problems.append(f"{path}:{number}: {met[2]} is named twice")
        else:
            found[met[2]] = met[1]
    return found


def _differing(folder: Path, listed: Mapping[str, str], present: set[str]) -> Iterator[str]:
    """Yield a sentence for each file that is missing, changed or additional."""
    for name in sorted({*listed, *present}):
        if name not in present:
            yield f"{name}: is missing"
        elif name not in listed:
            yield f"{name}: is additional; {SUMS} does not have it"
        elif sha256_of(folder / name) != listed[name]:
            yield f"{name}: was changed; its hash is not the one in {SUMS}"


def sha256_of(path: Path) -> str:
    """Return the hash of a file. Raises InputError where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None


def _named(said: Mapping[str, Any]) -> list[str]:
    """Return the files that are needed to ask again."""
    found = [*said["lists"], said["policy"], *said["technology"], said["ignore_file"], said["baseline"]]
    found += [said["byline"]["file"]] if said["byline"] else []
    found += [file["file"] for packet in said["packets"] for file in packet["files"]]
    return [name for name in found if name is not None]


@cache
def _schema() -> Mapping[str, Any]:
    schema: Mapping[str, Any] = json_of(shipped.schemas() / "bundle-1.schema.json")
    return schema
