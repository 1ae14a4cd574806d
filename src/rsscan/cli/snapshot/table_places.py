"""`-o parquet=DIR` of a sweep: where tables are written, here or by the executors of Spark."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from urllib.request import url2pathname

from rsscan.cli.leaving import must_spare
from rsscan.cli.options import FormatName, ScanOptions
from rsscan.errors import InputError

_TABLES = "parquet="
_SAID = f"--output {_TABLES}"


class TablePlaces(NamedTuple):
    """Folders of this machine, or the URL of the one that executors write to."""

    here: list[Path]
    there: str | None

    def spare(self, read: Iterable[Path | None]) -> None:
        """Raise InputError where writing tables would change what is read."""
        inputs = [path for path in read if path]
        for place in self.here:
            must_spare(f"{_SAID}{place}", place, inputs)
        url = urlsplit(self.there or "")
        if url.scheme == "file":
            must_spare(f"{_SAID}{self.there}", Path(url2pathname(url.path)), inputs)


def parted(options: ScanOptions, engine: str) -> tuple[TablePlaces, ScanOptions]:
    """Return where tables are written to, and the options without that. Raises InputError where they cannot be."""
    places = [target.removeprefix(_TABLES) for target in options.output if target.startswith(_TABLES)]
    others = [target for target in options.output if not target.startswith(_TABLES)]
    there = [place for place in places if re.match(r"[a-z][a-z0-9+.-]+:/", place)]
    here = [Path(place) for place in places if place not in there]
    problems = [problem for place in there for problem in _unfit(place, engine, options)]
    if here:
        from rsscan.sweep.parquet import misplaced

        problems += [problem for place in here for problem in misplaced(place)]
        wholes = [place.resolve() for place in here]
        problems += [
            f"{_SAID}{place}: another --output writes there too"
            for at, place in enumerate(here)
            if wholes[at] in wholes[:at]
        ]
    if places and options.pseudonymize:
        problems.append("--output parquet: tables hold persons as they are; leave out --pseudonymize, or the tables")
    if problems:
        raise InputError(problems)
    return TablePlaces(here, there[0] if there else None), replace(options, output=others)


def _unfit(place: str, engine: str, options: ScanOptions) -> Iterator[str]:
    """Yield what speaks against having executors write; whom they judge never comes here."""
    said = f"{_SAID}{place}"
    if engine != "spark":
        yield f"{said}: the executors of Spark write to a URL; give --engine spark too, or a folder of this machine"
    if len(options.output) > 1 or options.format is not FormatName.table:
        yield f"{said}: executors write the tables and no report is made here; leave out --format and other outputs"
    if options.baseline:
        yield f"{said}: a baseline is compared with a report, and none is made here; leave out --baseline"
