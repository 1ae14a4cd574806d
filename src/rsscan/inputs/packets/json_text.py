"""JSON of a packet: whose it is, its values, and a tree of the same nodes as XML has."""

import json
import re
from typing import Any

from rsscan.errors import InputError
from rsscan.inputs.packets.markup import DEPTH_LIMIT, NODE_LIMIT, Node
from rsscan.inputs.packets.text import lines, seems, text

_RESEARCHMAP = "researchers|published_papers|misc|books_etc|research_experience|education|committee_memberships"
_MARKS = {
    "orcid": re.compile(r'"(?:orcid-identifier|activities-summary|work-summary|affiliation-group)"\s*:'),
    "researchmap": re.compile(rf'"rm:\w+"\s*:|"@?type"\s*:\s*"(?:{_RESEARCHMAP})"'),
    "csl_json": re.compile(r'"(?:DOI|container-title|issued)"\s*:|"author"\s*:\s*\[\s*\{\s*"(?:family|given|literal)"'),
}
"""Keys that only the one kind has. They are looked for in the text: a file that is cut is told for what it is."""


def kind(body: bytes) -> str | None:
    """Return the one kind whose keys a JSON file has; None where it has those of several, or of none."""
    found = seems(body)
    if found is None or found.lstrip()[:1] not in {"{", "["}:
        return None
    kinds = [name for name, mark in _MARKS.items() if mark.search(found)]
    return kinds[0] if len(kinds) == 1 else None


def values(body: bytes, name: str) -> list[tuple[int, Any]]:
    """Return the value of a JSON file, or those of JSON lines, each with its line.

    Raises InputError where they are not whole.
    """
    found = text(body, name)
    try:
        return [(1, _value(found))]
    except json.JSONDecodeError as error:
        # Several lines that are whole values each are JSON lines; else the first message is the right one.
        rows = [(number, row) for number, row in enumerate(lines(found), 1) if row.strip()]
        if error.msg == "Extra data" and all(row.lstrip().startswith("{") for _, row in rows):
            return [_line(name, number, row) for number, row in rows]
        raise InputError(f"{name}:{error.lineno}: is not JSON that is whole: {error.msg}") from None
    except (RecursionError, ValueError):
        raise InputError(f"{name}: is nested too deeply, or holds a number or a letter that cannot be read") from None


def _line(name: str, number: int, row: str) -> tuple[int, Any]:
    try:
        return number, _value(row)
    except (RecursionError, ValueError):
        raise InputError(f"{name}:{number}: the line is not JSON that is whole") from None


def _value(found: str) -> Any:
    value = json.loads(found)
    if "\\u" in found:
        json.dumps(value, ensure_ascii=False).encode()  # half of a letter written as \ud83d cannot be kept
    return value


def tree(value: Any, name: str) -> Node:
    """Return a JSON value as nodes: a key is a tag, a list is as many nodes of one tag, null is nothing."""
    root = Node("", "", 0, {})
    left: list[tuple[Node, Any, int]] = [(root, value, 0)]
    count = 0
    while left:
        node, inner, depth = left.pop()
        if isinstance(inner, dict):
            for key, child in inner.items():
                several = isinstance(child, list)
                for at, one in enumerate(child if several else [child], 1):
                    made = Node(key, f"{node.path}/{key}" + (f"[{at}]" if several else ""), 0, {})
                    node.children.append(made)
                    left.append((made, one, depth + 1))
                    count += 1
        elif isinstance(inner, str | int | float):
            node.text = str(inner)
        if depth > DEPTH_LIMIT or count > NODE_LIMIT * 5:
            raise InputError(f"{name}: is nested too deeply, or has more values than are read")
    return root
