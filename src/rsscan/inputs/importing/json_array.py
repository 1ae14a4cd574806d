"""A long array of JSON, read value by value, so that only one of them is in memory beside the text."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rsscan.errors import InputError
from rsscan.inputs.importing import opening

LIMIT = 256 * 1024**2
"""Bytes of a file that is read at once; the largest known list in one document of JSON has 50 MB."""

_BLANK = re.compile(r"[ \t\n\r]*")
_KINDS: dict[type, str] = {
    dict: "an object", list: "a list", str: "a text", bool: "true or false", int: "a number", float: "a number",
    type(None): "null",
}  # fmt: skip


def kind(value: object) -> str:
    """Return what a value of JSON is, in words."""
    return _KINDS[type(value)]


class Document:
    """A file that is an array, or an object with an array under `key`; iterating yields (line, value) of the array.

    Afterwards `others` holds what else stands in the object. Raises InputError for what is not such JSON, with the
    line.
    """

    def __init__(self, path: Path, key: str) -> None:
        """Open the file; nothing is parsed yet."""
        if path.stat().st_size > LIMIT:
            raise InputError(
                f"{path}: is larger than {LIMIT >> 20} MiB; import the CSV form of the list, which has no limit"
            )
        self.others: dict[str, Any] = {}
        self._path, self._key = path, key
        self._at = 0
        self._line, self._counted = 1, 0
        self._decode = json.JSONDecoder().raw_decode
        with opening.text(path) as stream:
            try:
                self._text = stream.read()
            except UnicodeError:
                raise InputError(f"{path}: is not UTF-8; save it as UTF-8 and import again") from None

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        """Yield the values of the array, each with the line it begins on."""
        met = False
        if self._next("[{") == "[":
            yield from self._values()
            met = True
        else:
            for name in self._names():
                if name == self._key:
                    self._next("[")
                    yield from self._values()
                    met = True
                else:
                    self.others[name] = self._value()
        if self._peek():
            raise self._broken("goes on behind its end")
        if not met:
            raise InputError(f"{self._path}: has no {self._key!r}, but {', '.join(self.others)[:200] or 'nothing'}")

    def _names(self) -> Iterator[str]:
        if self._peek() == "}":
            self._at += 1
            return
        while True:
            name = self._value()
            if not isinstance(name, str):
                raise self._broken("has a key that is no text")
            self._next(":")
            yield name
            if self._next(",}") == "}":
                return

    def _values(self) -> Iterator[tuple[int, Any]]:
        if self._peek() == "]":
            self._at += 1
            return
        while True:
            self._peek()
            line = self._line_here()
            yield line, self._value()
            if self._next(",]") == "]":
                return

    def _value(self) -> Any:
        self._peek()
        try:
            value, self._at = self._decode(self._text, self._at)
        except json.JSONDecodeError as error:
            self._at = error.pos
            raise self._broken(error.msg[:1].lower() + error.msg[1:]) from None
        except (RecursionError, ValueError):  # a number of more digits than Python reads is a ValueError
            raise self._broken("is nested too deeply or holds a number too long") from None
        return value

    def _peek(self) -> str:
        blank = _BLANK.match(self._text, self._at)
        self._at = blank.end() if blank else self._at
        return self._text[self._at : self._at + 1]

    def _next(self, wanted: str) -> str:
        found = self._peek()
        if not found or found not in wanted:
            raise self._broken("ends too early" if not found else f"has {found!r} where {' or '.join(wanted)} belongs")
        self._at += 1
        return found

    def _line_here(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = max(self._counted, self._at)
        return self._line

    def _broken(self, what: str) -> InputError:
        return InputError(f"{self._path}:{self._line_here()}: is not JSON that is whole: {what}")
