"""Whole lists kept outside the project, as CSV, where they are at hand."""

import csv
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from rsscan.inputs.importing.languages import language
from rsscan.matching.normalize import fold, words
from rsscan.watchlist import Entry

_PLACE = os.environ.get("RSSCAN_SHARED_DATA")
LISTS = (Path(_PLACE) if _PLACE else Path(__file__).parents[4] / "shared" / "data") / "watchlists"

needs_lists = pytest.mark.skipif(
    not (LISTS / "INDEX.csv").is_file(), reason=f"whole lists are not at {LISTS}; RSSCAN_SHARED_DATA names their folder"
)


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of one of the lists, as many as the index says."""
    with (LISTS / "INDEX.csv").open(encoding="utf-8", newline="") as stream:
        counted = {row[0]: int(row[1]) for row in csv.reader(stream) if len(row) > 1 and row[1].isdigit()}
    with (LISTS / name).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == counted[name]
    return rows


def several(cell: str) -> list[str]:
    """Return the values of a cell that holds several."""
    return [value for value in cell.split("|") if value]


def spelling(name: str) -> str:
    """Return what two ways of printing one name have in common."""
    return " ".join(word.form for word in words(fold(name)))


def lacking(entry: Entry, wanted: Iterable[str]) -> list[str]:
    """Return the wanted names that the entry has neither whole nor, where they are in two scripts, in their parts."""
    present = {spelling(name.value) for name in entry.names}
    return [
        name
        for name in wanted
        if spelling(name) not in present and not present.issuperset(map(spelling, _by_script(name)))
    ]


def _by_script(name: str) -> list[str]:
    before, _, behind = name.partition("(")
    return [name] if language(before) == language(behind) else [before, behind]
