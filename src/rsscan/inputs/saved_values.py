"""A saved report, seen through: every value is of the kind that the report's JSON Schema says, or it is refused.

A report may be older than this program, or cut, or changed by anybody. What decides a verdict must be there; what only
informs may be lacking, reads as nothing, and is named.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from rsscan import shipped
from rsscan.errors import InputError
from rsscan.inputs.importing.json_array import kind
from rsscan.inputs.report_file import json_of, whole_report

NEEDED = frozenset(
    "schema_version run fail_on verdict exit_code lists subjects id findings gaps code detail blocks_verdict rule "
    "relation severity confidence list entry entry_name status evidence summary".split()
)
"""Keys without which a report cannot be read: what they say is part of the verdict, or of what it is about."""

NAMED = 20
"""Problems that are named."""

LARGEST = 1 << 62
"""No count is larger."""

_KINDS = {
    "object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": int | float,
    "null": type(None),
}  # fmt: skip
_BLANK: Mapping[str, Any] = {"array": (), "string": "", "boolean": False, "integer": 0, "number": 0, "null": None}


@dataclass(slots=True)
class Remarks:
    """What was noticed on the way: problems, keys that the report lacks, and keys that this program does not know."""

    problems: list[str] = field(default_factory=list)
    lacking: dict[str, None] = field(default_factory=dict)
    unknown: dict[str, None] = field(default_factory=dict)


class Saved(dict[str, Any]):
    """An object of a saved report: what it lacks reads as nothing where it is asked for, and does not stand in it."""

    def __init__(self, values: Mapping[str, Any], schema: Mapping[str, Any]) -> None:
        """Take the values that are there."""
        super().__init__(values)
        self._schema = schema

    def __missing__(self, key: str) -> Any:
        """Return nothing, of the kind that the key has."""
        return _nothing(self._schema["properties"][key])


def saved_values(path: Path) -> tuple[Saved, Remarks]:
    """Return a saved report with what it lacks; `-` is standard input. Raises InputError with all that is wrong."""
    return report_of(path, whole_report(path))


def report_of(path: Path, value: dict[str, Any]) -> tuple[Saved, Remarks]:
    """Return what a report holds as `saved_values` does; `path` is where it was read. Raises InputError too."""
    report, remarks = seen_through(value, _schema())
    if remarks.problems:
        raise InputError(f"{path}: {problem}" for problem in first(remarks.problems))
    return report, remarks


def seen_through(value: Any, schema: Mapping[str, Any]) -> tuple[Any, Remarks]:
    """Return a value as its schema has it, with what was noticed on the way."""
    remarks = Remarks()
    return _read(value, schema, "", remarks), remarks


def first(problems: Sequence[str]) -> list[str]:
    """Return the first of some problems, and how many more there are."""
    more = len(problems) - NAMED
    return [*problems[:NAMED], *([f"and {more:,} more problems"] if more > 0 else [])]


@cache
def _schema() -> Mapping[str, Any]:
    schema: Mapping[str, Any] = json_of(shipped.schemas() / "report-1.0.schema.json")
    return schema


def _read(value: Any, schema: Mapping[str, Any], place: str, remarks: Remarks) -> Any:
    """Return a value as its schema has it; what is of another kind is a problem."""
    fitting = [one for one in schema.get("anyOf", (schema,)) if _is_of(value, one)]
    wrong = _wrong(value, fitting[0]) if fitting else f"is {kind(value)}, which does not belong there"
    if wrong:
        remarks.problems.append(f"{place}: {wrong}")
    elif isinstance(value, dict):
        return _read_object(value, fitting[0], place, remarks)
    elif isinstance(value, list):
        return [_read(item, fitting[0]["items"], f"{place}[{at}]", remarks) for at, item in enumerate(value)]
    return value


def _read_object(value: dict[str, Any], schema: Mapping[str, Any], place: str, remarks: Remarks) -> Saved:
    known, found, within = schema["properties"], {}, f"{place}." if place else ""
    for key, one in value.items():
        if key in known:
            found[key] = _read(one, known[key], f"{within}{key}", remarks)
        else:
            remarks.unknown[key] = None
    for key in schema["required"]:
        if key not in value and key in NEEDED:
            remarks.problems.append(f"{within}{key} is missing")
        elif key not in value:
            remarks.lacking[key] = None
    return Saved(found, schema)


def _is_of(value: Any, schema: Mapping[str, Any]) -> bool:
    """Whether a value is of the kind of a schema; where that names words, no kind is asked for."""
    if "type" not in schema:
        return True
    return isinstance(value, _KINDS[schema["type"]]) and isinstance(value, bool) == (schema["type"] == "boolean")


def _wrong(value: Any, schema: Mapping[str, Any]) -> str:
    """Say what is wrong with a value of the right kind; empty where nothing is."""
    if "const" in schema or "enum" in schema:
        words = schema.get("enum", (schema.get("const"),))
        return "" if value in words else f"is none of {', '.join(map(str, words))}"
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        return f"{value[:60]!r} is not written as it must be"
    if isinstance(value, int | float):
        least, most = schema.get("minimum", -LARGEST), schema.get("maximum", LARGEST)
        return "" if math.isfinite(value) and least <= value <= most else "is a number that nothing here can have"
    return ""


def _nothing(schema: Mapping[str, Any]) -> Any:
    """Return nothing, of the kind that a schema has."""
    schemas = schema.get("anyOf", (schema,))
    if any(one.get("type") == "null" for one in schemas):
        return None
    [one] = schemas
    return Saved({}, one) if one.get("type") == "object" else _BLANK[one.get("type", "string")]
