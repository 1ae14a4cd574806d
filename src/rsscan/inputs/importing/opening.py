"""Files from outside, opened without trust: size, encoding, XML without entities, archives that do not unfold.

Every reader here raises InputError with one sentence that names the file, and the line where there is one.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import IO, Any

from rsscan.errors import InputError

FILE_LIMIT = 4 * 1024**3
"""Bytes of an official file; the largest known, a sanctions collection as JSON lines, has 2 GB."""

DOCUMENT_LIMIT = 256 * 1024**2
"""Bytes of a file that is read at once: one JSON value."""

UNPACKED_LIMIT = 512 * 1024**2
"""Bytes that an archive may hold unpacked."""

LINE_LIMIT = 16 * 1024**2
"""Letters of one line; bytes, where the line is JSON."""

FIELD_LIMIT = 4 * 1024**2
"""Letters of one cell or of the text of one element."""

DEPTH_LIMIT = 100
"""Levels of XML elements inside each other; the deepest official file has ten."""

WORKBOOK = "a workbook (.xlsx) or another zip archive"
_KINDS = (
    (b"PK\x03\x04", WORKBOOK),
    (b"\xd0\xcf\x11\xe0", "a workbook of the old kind (.xls)"),
    (b"%PDF", "a PDF document"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"<?xml", "XML"),
    (b"{", "JSON"),
    (b"[{", "JSON"),
)
"""How files begin that are taken for each other."""

_SEPARATOR_LINE = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')


def opened(path: Path) -> IO[bytes]:
    """Open a file for reading after a look at its size."""
    try:
        if path.is_dir():
            raise InputError(f"{path}: is a folder, not a file")
        size = path.stat().st_size
        if not path.is_file():
            raise InputError(f"{path}: is not a file that can be read twice")
        stream = path.open("rb")
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if size > FILE_LIMIT or size == 0:
        stream.close()
        raise InputError(f"{path}: is larger than {FILE_LIMIT >> 30} GiB" if size else f"{path}: is empty")
    return stream


def begins_with(path: Path, count: int = 4096) -> bytes:
    """Return the first bytes of a file, without byte order mark and blanks, to see what it is."""
    with opened(path) as stream:
        return stream.read(count).removeprefix(b"\xef\xbb\xbf").lstrip()


def is_html(start: bytes) -> bool:
    """Whether a file begins as a web page does, which is what a download that failed leaves behind."""
    low = start.lower()
    return low.startswith(b"<") and (b"<html" in low or b"<!doctype html" in low)


def expect(path: Path, wanted: str, own: str = "") -> bytes:
    """Return how a file begins; `own` is the one of the known kinds that it may be. Raises InputError for another."""
    start = begins_with(path)
    if is_html(start):
        raise InputError(f"{path}:1: is a web page, not {wanted}; was it saved from a page that asked to log in?")
    for mark, kind in _KINDS:
        if start.startswith(mark) and kind != own:
            raise InputError(f"{path}: is {kind}, not {wanted}")
    return start


def text(path: Path, encoding: str | None = None) -> io.TextIOWrapper:
    """Open a text file as UTF-8, or as UTF-16 or UTF-8 with the mark that says so; anything else is refused.

    With `encoding`, it is of that one.
    """
    if encoding:
        return io.TextIOWrapper(opened(path), encoding=encoding, newline="")
    with opened(path) as stream:
        start = stream.read(4096)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\0" in start:
        low, high = start[::2].count(0), start[1::2].count(0)
        if min(low, high) == 0 and max(low, high) > len(start) // 8:
            raise InputError(f"{path}: is UTF-16 without the mark that says so; save it as UTF-8 and import again")
        raise InputError(f"{path}: is not text (it holds NUL bytes)")
    else:
        encoding = "utf-8-sig"
    return io.TextIOWrapper(opened(path), encoding=encoding, newline="")


def table(path: Path, encoding: str | None = None, delimiter: str | None = None) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a CSV file, each with the line it begins on.

    Unless it is given, the first line that is not blank says what parts the cells: commas, semicolons or tabs, as
    spreadsheets write them in different countries.
    """
    expect(path, "a table (CSV)")
    csv.field_size_limit(FIELD_LIMIT)
    with text(path, encoding) as stream:
        lines = _lines(path, stream)
        before = 0
        line = 1
        try:
            first = next(lines, "")
            while first and not first.strip():
                first, before = next(lines, ""), before + 1
            if said := _SEPARATOR_LINE.fullmatch(first):
                rows = csv.reader(lines, strict=True, delimiter=said[1])
                before += 1
            else:
                rows = csv.reader(chain([first], lines), strict=True, delimiter=delimiter or _delimiter(first))
            line += before
            for row in rows:
                yield line, row
                line = before + rows.line_num + 1
        except UnicodeError:
            raise InputError(_undecodable(path, stream.encoding)) from None
        except csv.Error as error:
            if "field limit" in str(error):
                what = f"a cell is longer than {FIELD_LIMIT >> 20} Mi letters; is a quotation mark never closed?"
                raise InputError(f"{path}:{line}: {what}") from None
            raise InputError(f"{path}:{line}: is not CSV: {error}") from None


def _lines(path: Path, stream: IO[str]) -> Iterator[str]:
    number = 0
    while line := stream.readline(LINE_LIMIT + 1):
        number += 1
        if len(line) > LINE_LIMIT:
            raise InputError(f"{path}:{number}: the line is longer than {LINE_LIMIT >> 20} Mi letters")
        if "\0" in line:
            raise InputError(f"{path}:{number}: holds NUL bytes")
        yield line


def _delimiter(heading: str) -> str:
    """Return what parts the cells of a heading; a comma where nothing does."""
    bare = _QUOTED.sub("", heading)
    return max(",;\t", key=bare.count)


def _undecodable(path: Path, encoding: str) -> str:
    """Return the sentence about a text that is not of its encoding, with the line if lines can be told."""
    if encoding == "utf-16":
        return f"{path}: is not UTF-16 that is whole; save it as UTF-8 and import again"
    with opened(path) as stream:
        number = 1
        while (line := stream.readline(LINE_LIMIT)).decode(errors="replace").encode() == line:
            number += 1
    return f"{path}:{number}: is not UTF-8; save it as UTF-8 (in a spreadsheet: “CSV UTF-8”) and import again"


def json_document(path: Path) -> Any:
    """Return the one value of a JSON file."""
    expect(path, "JSON", "JSON")
    with opened(path) as stream:
        body = stream.read(DOCUMENT_LIMIT + 1)
    if len(body) > DOCUMENT_LIMIT:
        raise InputError(f"{path}: is larger than {DOCUMENT_LIMIT >> 20} MiB")
    return _json(path, 1, body)


def json_lines(path: Path, holding: bytes = b"") -> Iterator[tuple[int, Any]]:
    """Yield the values of a file that has one JSON value a line, each with its line; blank lines are passed over.

    With `holding`, only lines that have these bytes are read as JSON.
    """
    if expect(path, "JSON lines", "JSON").startswith(b"["):
        raise InputError(f"{path}:1: is one JSON array; JSON lines, one object a line, are expected")
    with opened(path) as stream:
        number = 0
        while body := stream.readline(LINE_LIMIT + 1):
            number += 1
            if len(body) > LINE_LIMIT:
                raise InputError(f"{path}:{number}: the line is longer than {LINE_LIMIT >> 20} MiB")
            if holding in body and body.strip():
                yield number, _json(path, number, body.rstrip())


def _json(path: Path, line: int, body: bytes) -> Any:
    try:
        value = json.loads(body.decode("utf-8-sig"))
        if b"\\u" in body:
            json.dumps(value, ensure_ascii=False).encode()  # half of a letter written as \ud83d cannot be kept
    except UnicodeDecodeError as error:
        line += body.count(b"\n", 0, error.start)
        raise InputError(f"{path}:{line}: is not UTF-8; save it as UTF-8 and import again") from None
    except UnicodeEncodeError:
        raise InputError(f"{path}:{line}: holds half of a letter (a lone surrogate)") from None
    except RecursionError:
        raise InputError(f"{path}:{line}: is nested too deeply to be read") from None
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{line + error.lineno - 1}: is not JSON that is whole: {error.msg}") from None
    except ValueError:
        raise InputError(f"{path}:{line}: holds a number that is too long to be read") from None
    return value


def elements(path: Path, wanted: frozenset[str]) -> Iterator[Any]:
    """Yield the wanted elements of an XML file as they end, without namespaces and without ever holding all of it.

    A document type and entities are refused. Yielded elements are emptied afterwards, and what stands outside of
    wanted ones is dropped.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    expect(path, "XML", "XML")
    with opened(path) as stream:
        try:
            yield from _wanted(path, iterparse(stream, events=("start", "end"), forbid_dtd=True), wanted)
        except ParseError as error:
            raise InputError(f"{path}:{error.position[0]}: is not XML that is whole: {error}") from None
        except DefusedXmlException:
            raise InputError(f"{path}: holds a document type or entities, which are not read") from None
        except (LookupError, ValueError) as error:
            raise InputError(f"{path}: is in an encoding that is not read: {error}") from None


def _wanted(path: Path, events: Iterable[tuple[str, Any]], wanted: frozenset[str]) -> Iterator[Any]:
    parents: list[Any] = []
    inside = 0
    for event, element in events:
        if event == "start":
            element.tag = str(element.tag).rpartition("}")[2]
            parents.append(element)
            inside += element.tag in wanted
            if len(parents) > DEPTH_LIMIT:
                raise InputError(f"{path}: has elements more than {DEPTH_LIMIT} levels deep")
            continue
        parents.pop()
        if len(element.text or "") > FIELD_LIMIT:
            raise InputError(f"{path}: the text of a {element.tag} is longer than {FIELD_LIMIT >> 20} Mi letters")
        if element.tag in wanted:
            inside -= 1
            yield element
            element.clear()
        if parents and not inside:
            parents[-1].remove(element)


def archive(path: Path) -> None:
    """See that a file is a workbook (.xlsx), which is a zip archive, and does not unfold beyond bounds."""
    expect(path, "a workbook (.xlsx)", WORKBOOK)
    try:
        with zipfile.ZipFile(path) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
            if unpacked > UNPACKED_LIMIT:
                raise InputError(f"{path}: unfolds to more than {UNPACKED_LIMIT >> 20} MiB and is not read")
            if not any(name.startswith("xl/") for name in parts.namelist()):
                raise InputError(f"{path}: is a zip archive, but no workbook (.xlsx)")
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError):
        raise InputError(f"{path}: is not a whole .xlsx file (it is cut or of another kind)") from None
