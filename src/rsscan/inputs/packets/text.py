"""Text of a packet in whatever encoding it was saved: UTF-8, UTF-16, CP932 or a Western one, always the same answer."""

import csv
import io
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from rsscan.errors import InputError

LIMIT = 8 * 1024**2
"""Bytes of a text that is read; ten thousand publications with their abstracts have about that."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LINE = re.compile(r"\r\n|\r|\n")
_HALF_WIDTH = range(0xFF61, 0xFFA0)
"""Katakana of one byte in CP932: any accented capital of a Western encoding decodes as one."""


def text(body: bytes, name: str) -> str:
    """Return a file as text. Raises InputError where it is none, or too large."""
    if len(body) > LIMIT:
        raise InputError(f"{name}: is larger than {LIMIT >> 20} MiB, more than a text is read of")
    found = _decoded(body, name)
    if met := _NOT_TEXT.search(found):
        raise InputError(f"{name}:{line_at(found, met.start())}: is not text (it holds control characters)")
    return found


@lru_cache(maxsize=1)  # every kind that is text asks for the same file
def seems(body: bytes) -> str | None:
    """Return a file as text where it is one; None where it is not."""
    try:
        return text(body, "")
    except InputError:
        return None


def lines(found: str) -> list[str]:
    """Return the lines of a text, whatever ends them."""
    return _LINE.split(found)


def rows(found: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a table, each with the line it begins on. Raises csv.Error where it is none."""
    csv.field_size_limit(LIMIT)
    cells = csv.reader(io.StringIO(found, newline=""), delimiter=delimiter)
    line = 1
    for row in cells:
        yield line, row
        line = cells.line_num + 1


def line_at(found: str, place: int) -> int:
    """Return the number of the line in which a letter of a text stands."""
    return len(_LINE.findall(found, 0, place)) + 1


def _decoded(body: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            try:
                return body.decode(encoding)
            except UnicodeDecodeError:
                raise InputError(f"{name}: is not {encoding[:6].upper()} that is whole") from None
    if wide := _wide(body):
        return wide
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return _japanese(body) or _western(body)


def _wide(body: bytes) -> str | None:
    """Return UTF-16 without the mark that says so: every second byte of its Latin letters is zero."""
    start = body[:4096]
    low, high = start[::2].count(0), start[1::2].count(0)
    if len(body) % 2 or min(low, high) or max(low, high) <= len(start) // 8:
        return None
    try:
        return body.decode("utf-16-le" if high else "utf-16-be")
    except UnicodeDecodeError:
        return None


def _japanese(body: bytes) -> str | None:
    """Return CP932 if most of its wide letters stand beside another, as words do.

    A Western accent, alone among ASCII letters, takes the next letter with it and decodes as one wide letter alone.
    """
    try:
        found = body.decode("cp932")
    except UnicodeDecodeError:
        return None
    runs = [len(list(run)) for wide, run in groupby(found, _is_wide) if wide]
    together = sum(run for run in runs if run > 1)
    return found if together > sum(runs) - together else None


def _is_wide(letter: str) -> bool:
    return ord(letter) > 0x7F and ord(letter) not in _HALF_WIDTH  # noqa: PLR2004 - the end of ASCII


def _western(body: bytes) -> str:
    try:
        return body.decode("cp1252")
    except UnicodeDecodeError:
        return body.decode("latin-1")
