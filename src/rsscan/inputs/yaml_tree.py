"""YAML as plain values that remember their line, read without trust.

Anchors are refused (they can unfold to any size), duplicate keys are refused, and only `true`, `false`, `null` and
plain numbers are other than text: in YAML's own reading the country code `NO` would be a boolean.
"""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from rsscan.errors import InputError

FILE_LIMIT = 32 * 1024**2
"""Bytes of one YAML file that are read."""

DEPTH_LIMIT = 20
"""Levels of mappings and lists inside each other that are read; a list has four."""

_TOO_DEEP = f"is nested deeper than {DEPTH_LIMIT} levels"

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path_ = tuple[str | int, ...]


@dataclass(slots=True)
class Document:
    """One file's value, the line of each part of it, and what is wrong with it so far, as finished sentences.

    Problems make it unusable; doubts are for whoever keeps it.
    """

    path: Path
    value: Any = None
    sha256: str = ""
    lines: dict[Path_, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def problem(self, at: Path_, sentence: str) -> None:
        """Note a problem at a part of the document; its line is the nearest known one."""
        self.problems.append(self._sentence(at, sentence))

    def doubt(self, at: Path_, sentence: str) -> None:
        """Note what a keeper should mend although the file can be used."""
        self.doubts.append(self._sentence(at, sentence))

    def _sentence(self, at: Path_, sentence: str) -> str:
        near = at
        while near and near not in self.lines:
            near = near[:-1]
        place = _written(at)
        return f"{self.path}:{self.lines.get(near, 1)}: {place + ': ' if place else ''}{sentence}"


def read(path: Path) -> Document:
    """Read one file; what is wrong with it as YAML stands in `problems` and its value is then None."""
    try:
        return read_text(path, _bytes(path))
    except InputError as error:
        return Document(path, problems=list(error.problems))


def read_text(path: Path, body: bytes) -> Document:
    """Read what a file holds or is about to hold."""
    document = Document(path, sha256=hashlib.sha256(body).hexdigest())
    try:
        node = _composed(path, body)
    except InputError as error:
        document.problems.extend(error.problems)
        return document
    if node is not None:
        document.value = _value(document, node, ())
    return document


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, by which what was read from it is known; empty where it cannot be read."""
    try:
        return hashlib.sha256(_bytes(path)).hexdigest()
    except InputError:
        return ""


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            body = stream.read(FILE_LIMIT + 1)
    except IsADirectoryError:
        raise InputError(f"{path}: is a folder, not a file") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None
    if len(body) > FILE_LIMIT:
        raise InputError(f"{path}: is larger than {FILE_LIMIT >> 20} MiB")
    return body


def _composed(path: Path, body: bytes) -> yaml.Node | None:
    try:
        text = body.decode("utf-8-sig")
        depth = 0
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise InputError(f"{path}:{_line(event)}: anchors and aliases (&, *) are not read")
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEPTH_LIMIT:  # before composing, whose recursion in C would end the process
                raise InputError(f"{path}:{_line(event)}: {_TOO_DEEP}")
        return yaml.compose(text, Loader=LOADER)
    except UnicodeDecodeError as error:
        raise InputError(f"{path}:{body[: error.start].count(10) + 1}: is not UTF-8") from None
    except (yaml.YAMLError, ValueError) as error:
        raise InputError(_yaml_problem(path, error)) from None


def _yaml_problem(path: Path, error: yaml.YAMLError | ValueError) -> str:
    mark = getattr(error, "problem_mark", None)
    reason = " ".join(filter(None, (getattr(error, "context", None), getattr(error, "problem", None))))
    line = f":{mark.line + 1}" if mark else ""
    # libyaml has a limit of its own, which since 0.2.6 it may reach before it tells of any level.
    said = _TOO_DEEP if "nesting depth" in reason else f"is not YAML: {reason or str(error).splitlines()[0]}"
    return f"{path}{line}: {said}"


def _value(document: Document, node: yaml.Node, at: Path_) -> Any:
    document.lines[at] = _line(node)
    if isinstance(node, yaml.SequenceNode):
        return [_value(document, item, (*at, number)) for number, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                document.lines[(*at, "?")] = _line(key_node)
                document.problem((*at, "?"), "a key must be text")
                continue
            key = str(key_node.value)
            if key in found:
                document.lines[(*at, key)] = _line(key_node)
                document.problem((*at, key), "is given twice")
            found[key] = _value(document, value_node, (*at, key))
            document.lines[(*at, key)] = _line(key_node)
        return found
    return _scalar(node)


def _scalar(node: yaml.Node) -> str | int | float | bool | None:
    text = str(node.value)
    if getattr(node, "style", None) in {"'", '"', "|", ">"}:
        return text
    if text in {"", "~", "null"}:
        return None
    if text in {"true", "false"}:
        return text == "true"
    try:
        return int(text) if node.tag.endswith(":int") else float(text) if node.tag.endswith(":float") else text
    except ValueError:
        return text


def _written(at: Path_) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in at).lstrip(".")


def raise_all(documents: list[Document]) -> None:
    """Raise one InputError with every problem of every document, if there is any."""
    problems = [problem for document in documents for problem in document.problems]
    if problems:
        raise InputError(problems)


def _line(part: Any) -> int:
    return int(part.start_mark.line) + 1
