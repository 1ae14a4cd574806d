"""Files of recorded JSON: single records, lists, portfolios or JSON Lines, plain or gzipped."""

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, cast

from rsscan.errors import InputError
from rsscan.sources import orcid_payload

FILE_LIMIT = 512 * 1024 * 1024
"""Bytes, unpacked, of one recorded file that are read."""

ENDINGS = (".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz")
"""Names that are read; others in the folder are counted as not searched."""


def records_in(path: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the records of one file, whichever of the usual shapes it has."""
    try:
        with _opened(path) as stream:
            if ".jsonl" in path.name or ".ndjson" in path.name:
                yield from _lines(path, stream)
                return
            body = stream.read(FILE_LIMIT + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{path}: cannot be read: {error}") from None
    if len(body) > FILE_LIMIT:
        raise InputError(f"{path}: is larger than {FILE_LIMIT >> 20} MiB; write it as JSON Lines")
    try:
        yield from _unwrapped(_parsed(path, body))
    except RecursionError:
        raise InputError(f"{path}: is nested too deeply") from None


def _opened(path: Path) -> IO[bytes]:
    if path.name.endswith(".gz"):
        return cast("IO[bytes]", gzip.open(path, "rb"))
    return path.open("rb")


def _lines(path: Path, stream: IO[bytes]) -> Iterator[Mapping[str, Any]]:
    number = 0
    while line := stream.readline(FILE_LIMIT + 1):
        number += 1
        if len(line) > FILE_LIMIT:
            raise InputError(f"{path}:{number}: the line is longer than {FILE_LIMIT >> 20} MiB")
        if line.strip():
            yield from _unwrapped(_parsed(path, line, number))


def _parsed(path: Path, body: bytes, line: int | None = None) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        where = f"{path}:{line or getattr(error, 'lineno', 1)}"
        raise InputError(f"{where}: is not JSON: {error}") from None


def _unwrapped(value: object) -> Iterator[Mapping[str, Any]]:
    """A record, a list of records, a list answer (`results`), or a portfolio (`details`, `works`)."""
    if isinstance(value, list):
        for item in value:
            yield from _unwrapped(item)
    elif isinstance(value, Mapping):
        inner = [
            value[key] for key in ("results", "details", "author", "works") if isinstance(value.get(key), list | dict)
        ]
        if "id" in value and ("authorships" in value or "display_name" in value):
            yield value
            if "authorships" not in value and isinstance(value.get("works"), list):
                yield from _unwrapped(value["works"])
        elif inner:
            for item in inner:
                yield from _unwrapped(item)
        elif "id" in value or orcid_payload.is_record(value):
            yield value
