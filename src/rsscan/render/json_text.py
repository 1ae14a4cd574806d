"""The report as one JSON document, written in a stream."""

import json
import re
from collections.abc import Iterator
from typing import Any

from rsscan.render.values import Values

_UNSAFE = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that JSON allows raw but a terminal or a reader may obey: written as escapes, meaning the same."""


def dumped(value: Any, indent: int | None = None) -> str:
    """Return a value as JSON without line end; no character in it is obeyed by a terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda met: f"\\u{ord(met.group()):04x}", text)


def chunks(report: Values) -> Iterator[str]:
    """Yield the report as one JSON object, subject by subject."""
    before = "{"
    for key, value in {**report.head, "lists": report.lists}.items():
        yield f"{before}\n  {dumped(key)}: {_at(2, value)}"
        before = ","
    before = ',\n  "subjects": ['
    for subject in report.subjects:
        yield f"{before}\n    {_at(4, subject)}"
        before = ","
    yield "\n  ]" if before == "," else f"{before}]"
    yield f',\n  "summary": {_at(2, report.summary)}\n}}\n'


def _at(column: int, value: Any) -> str:
    return dumped(value, 2).replace("\n", f"\n{' ' * column}")
