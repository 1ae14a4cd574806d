"""Values of JSON of which nothing is certain: what is missing or of another type is read as absent."""

from collections.abc import Mapping
from typing import Any

Record = Mapping[str, Any]


def text(value: object) -> str | None:
    """Return a text without the blanks around it, None where there is none."""
    return value.strip() or None if isinstance(value, str) else None


def record(value: object) -> Record:
    """Return an object, an empty one where there is none."""
    return value if isinstance(value, Mapping) else {}


def items(value: object) -> list[Any]:
    """Return a list, an empty one where there is none."""
    return value if isinstance(value, list) else []


def records(value: object) -> list[Record]:
    """Return the objects in a list."""
    return [row for row in items(value) if isinstance(row, Mapping)]
