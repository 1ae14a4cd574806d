"""Dispositions as YAML: one block each, put behind those that stand there, with all the rest left as it is."""

import re
from collections.abc import Mapping

from rsscan.disposition import Disposition
from rsscan.identifiers import bare
from rsscan.render.list_yaml import scalar

_DASH = re.compile(r"( *)- ")
_NONE_YET = re.compile(r"(ignore:)\s*(?:\[\s*\]|null|~)?\s*(#.*)?")


def block(one: Disposition, indent: int = 2) -> str:
    """Return a disposition as an item of the list `ignore`."""
    values = {
        "person": f"{'orcid' if 'orcid.org' in one.person else 'openalex'}:{bare(one.person)}",
        "entry": scalar(one.entry),
        **({"evidence": one.evidence} if one.evidence else {}),
        "reason": scalar(one.reason),
        "reviewer": scalar(one.reviewer),
        "decided": one.decided.isoformat(),
        "expires": one.expires.isoformat(),
    }
    rows = [f"{key}: {value}" for key, value in values.items()]
    return "".join(f"{' ' * indent}{'  ' if at else '- '}{row}\n" for at, row in enumerate(rows))


def added(body: str, lines: Mapping[tuple[str | int, ...], int], one: Disposition) -> str:
    """Return a file with a disposition behind the others; `lines` tells where its parts stand.

    What is laid out in another way than one block an item may come out wrong: whoever calls reads it again.
    """
    if not body.strip():
        return f"version: 1\nignore:\n{block(one)}"
    rows = body.removesuffix("\n").split("\n")
    if ("ignore",) not in lines:
        return "\n".join([*rows, "ignore:", block(one)])
    at = min(lines["ignore",], len(rows))
    if ("ignore", 0) not in lines:
        rows[at - 1] = _NONE_YET.sub(lambda met: "  ".join(filter(None, met.groups())), rows[at - 1])
        indent = 2
    else:
        first = _DASH.match(rows[min(lines["ignore", 0], len(rows)) - 1])
        indent = len(first.group(1)) if first else 2
        at = _end(rows, max(line for place, line in lines.items() if place[:1] == ("ignore",)), indent)
    return "\n".join([*rows[:at], block(one, indent) + "\n".join(rows[at:])]).rstrip("\n") + "\n"


def _end(rows: list[str], last: int, indent: int) -> int:
    """Return how many rows there are up to the end of the last item, whose last known line is `last`."""
    end = last
    for at, row in enumerate(rows[last:], last + 1):
        if row.strip() and not row.startswith(" " * (indent + 1)):
            break
        if row.strip():
            end = at
    return end
