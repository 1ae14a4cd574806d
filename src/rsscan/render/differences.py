"""What differs between two reports as JSON values, a line each, by the names of subjects, findings and gaps."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

LONGEST = 120
"""Letters of a value that are shown."""

_NAMES = {"subjects": "subject", "findings": "finding", "gaps": "gap", "lists": "list", "evidence": "evidence"}


def differences(saved: Any, again: Any, place: str = "") -> Iterator[str]:
    """Yield a line for everything that a saved report says otherwise than one that was made again."""
    if isinstance(saved, dict) and isinstance(again, dict):
        for key in dict.fromkeys((*saved, *again)):
            yield from _at(saved.get(key, _ABSENT), again.get(key, _ABSENT), place, key)
    elif saved != again or type(saved) is not type(again):
        yield f"{place}: saved {_shown(saved)}, again {_shown(again)}"


class _Absent:
    """What is not there."""


_ABSENT = _Absent()


def _at(saved: Any, again: Any, place: str, key: str) -> Iterator[str]:
    """Yield the lines on one key; what stands in a list is known by its name where it has one."""
    here = f"{place}: {key}" if place else key
    if not (isinstance(saved, list) and isinstance(again, list)):
        yield from differences(saved, again, here)
        return
    names = [_names(saved), _names(again)]
    if any(None in each or len(set(each)) < len(each) for each in names):
        names = [list(map(str, range(1, len(items) + 1))) for items in (saved, again)]
    ones, others = (dict(zip(each, items, strict=True)) for each, items in zip(names, (saved, again), strict=True))
    for name in dict.fromkeys((*ones, *others)):
        inside = f"{place}: {_NAMES.get(key, key)} {name}" if place else f"{_NAMES.get(key, key)} {name}"
        if name not in others:
            yield f"{inside}: only in the saved report"
        elif name not in ones:
            yield f"{inside}: only in what was found again"
        else:
            yield from differences(ones[name], others[name], inside)
    if ones.keys() == others.keys() and list(ones) != list(others):
        yield f"{here}: stand in another order"


def _names(items: Sequence[Any]) -> list[str | None]:
    """Return the names of what stands in a list; None for what has none."""
    return [_name(item) for item in items]


def _name(item: Any) -> str | None:
    if isinstance(item, dict) and isinstance(item.get("id"), str):
        return str(item["id"])
    if isinstance(item, dict) and "detail" in item:
        return _cut(f"{item.get('code')} {item['detail']}")
    return None


def _shown(value: Any) -> str:
    if value is _ABSENT:
        return "nothing"
    return _cut(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
