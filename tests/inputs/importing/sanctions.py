"""What the tests of the sanctions lists share: reading a file of a format, and telling what came of it."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rsscan.errors import InputError
from rsscan.inputs.importing import format_named
from rsscan.inputs.importing.row import Edition, Row, Skipped
from rsscan.render.list_yaml import formatted
from rsscan.watchlist import Entry, Watchlist

CASES = Path(__file__).parents[2] / "cases" / "importing"
_PLACE = os.environ.get("RSSCAN_SHARED_DATA")
REAL = (Path(_PLACE) if _PLACE else Path(__file__).parents[4] / "shared" / "data") / "watchlists"
real = pytest.mark.skipif(
    not (REAL / "INDEX.csv").is_file(), reason=f"real lists are not at {REAL}; RSSCAN_SHARED_DATA names their folder"
)


def rows(name: str, path: Path) -> list[Row]:
    """Read a whole file in a format."""
    return list(format_named(name).read(path, {}))


def entries(name: str, path: Path) -> list[Entry]:
    """Return the bodies that a file names."""
    return [row for row in rows(name, path) if isinstance(row, Entry)]


def skipped(name: str, path: Path) -> list[tuple[str, str]]:
    """Return what was passed over in a file, and why."""
    return [(row.where, row.why) for row in rows(name, path) if isinstance(row, Skipped)]


def as_yaml(name: str, path: Path) -> str:
    """Return what a file is read into as a list's YAML, the entries numbered in place of ids."""
    head = format_named(name).head
    assert head is not None
    said = [row.day for row in rows(name, path) if isinstance(row, Edition)]
    numbered = (replace(entry, id=f"{head.id}/{number}") for number, entry in enumerate(entries(name, path), 1))
    return formatted(
        Watchlist(
            head.id,
            dict(head.title),
            head.authority,
            head.legal_basis,
            head.effect,
            said[0] if said else date(2026, 1, 1),
            head.complete,
            head.source_url,
            head.licence,
            tuple(numbered),
        )
    )


def refusal(name: str, path: Path) -> str:
    """Return the sentences with which a file is refused, without its folder."""
    with pytest.raises(InputError) as refused:
        rows(name, path)
    return "\n".join(refused.value.problems).replace(f"{path.parent}/", "")


def written(path: Path, text: str | bytes) -> Path:
    """Write a file and return where it is."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path
