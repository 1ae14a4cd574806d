"""The command that follows a scan: chosen by what happened, and quoted so that a shell reads what was meant."""

import shlex
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rsscan.cli.next_command import next_command
from rsscan.cli.options import ScanOptions
from rsscan.render.values import Values
from tests.render import made

GIVEN = ("batch", "staff list; rm -rf $HOME.csv", "--offline")


def report(*subjects: dict[str, Any]) -> Values:
    """Return the made report on these subjects alone."""
    return replace(made.values(), subjects=subjects)


def subject(verdict: str, *codes: str, **values: Any) -> dict[str, Any]:
    """Return a subject of the made report, with gaps of these codes that hold back its verdict."""
    chosen = next(dict(one) for one in made.values().subjects if one["verdict"] == verdict)
    gaps = [{"code": code, "detail": "It was not seen.", "blocks_verdict": True} for code in codes]
    return {**deepcopy(chosen), "gaps": gaps, **values}


def command(
    *subjects: dict[str, Any], given: Sequence[str] = GIVEN, source: str = "openalex", **written: str
) -> list[str]:
    """Return the suggested command as a shell reads it; of none, nothing."""
    files = {form: Path(path) for form, path in written.items()}
    said = next_command(report(*subjects), files, given, ScanOptions(source=source)) or ""
    return shlex.split(said[said.index(": ") + 2 :]) if said else []


def test_after_a_flag_the_gravest_link_is_explained_or_a_page_is_written() -> None:
    """From the saved report where there is one; else the scan is run again for what can be looked at."""
    flagged = subject("flagged")
    low, grave, known, aside = (deepcopy(flagged["findings"][0]) for _ in range(4))
    low |= {"severity": "low", "id": "F-1"}
    grave |= {"severity": "critical", "id": "F-2"}
    known |= {"severity": "critical", "id": "F-3", "baseline": "known"}
    aside |= {"severity": "critical", "id": "F-4", "status": "ignored"}
    flagged["findings"] = [known, aside, low, grave]
    both = (subject("incomplete", "RS907"), flagged)
    assert command(*both, json="a b.json") == ["rsscan", "explain", "F-2", "--report", "a b.json"]
    assert command(*both) == ["rsscan", *GIVEN, "-o", "html=report.html"]
    assert command(*both, html="a.html") == ["rsscan", *GIVEN, "-o", "json=report.json"]


def test_a_source_that_failed_is_asked_once_more_before_all_else() -> None:
    """Without --offline, and anew; not a source of files, nor where a setting says to ask nobody."""
    one = subject("incomplete", "RS902", "RS907")
    assert command(one) == ["rsscan", *GIVEN[:2], "--refresh"]
    assert command(one, source="example") == ["rsscan", "explain", "RS907"]
    said = next_command(report(one), {}, ["batch", "staff.csv"], ScanOptions(offline=True))
    assert said == "next, what RS907 means and what to do: rsscan explain RS907"


@pytest.mark.parametrize(
    ("code", "values", "follows"),
    [
        ("RS902", {"openalex_ids": [], "location": {"file": "staff.csv", "line": 6}}, [*GIVEN]),
        ("RS902", {"openalex_ids": [], "location": None}, ["explain", "RS902"]),
        ("RS902", {"location": {"file": "staff.csv", "line": 6}}, ["explain", "RS902"]),
        ("RS901", {"name": "Zoë O'Neil"}, ["author", "--name", "Zoë O'Neil"]),
        ("RS901", {"name": None}, ["explain", "RS901"]),
        ("RS905", {}, ["explain", "RS905"]),
        ("RS906", {}, ["lists", "status"]),
        ("RS908", {}, [*GIVEN, "--manifest", "manifest.json"]),
    ],
)
def test_after_a_gap_follows_what_may_close_it(code: str, values: dict[str, Any], follows: list[str]) -> None:
    """Or what the code means and what to do."""
    assert command(subject("incomplete", code, **values)) == ["rsscan", *follows]


def test_a_row_without_an_identifier_is_named() -> None:
    """By its line in the roster, where the identifier of the right person is put."""
    row = subject("incomplete", "RS902", openalex_ids=[], location={"file": "staff.csv", "line": 6})
    said = next_command(report(row), {}, GIVEN, ScanOptions())
    assert said is not None
    assert "into line 6 of staff.csv, then: rsscan batch" in said


def test_what_was_said_why_is_not_asked_for_twice() -> None:
    """A packet's manifest is there already."""
    for manifest in (["--manifest", "m.json"], ["--manifest=m.json"]):
        given = ["packet", "applications", *manifest]
        assert command(subject("incomplete", "RS908"), given=given) == ["rsscan", "explain", "RS908"]


def test_listed_bodies_that_were_not_looked_for_are_looked_for_in_the_other_way() -> None:
    """Asking once more would find no other; where that was the way already, the code is explained."""
    one = subject("incomplete", "RS903")
    asked = ["institution", "0aaaaaa42"]
    assert command(one, given=asked) == ["rsscan", *asked, "--wide"]
    assert command(one, given=[*asked, "--wide"]) == ["rsscan", "explain", "RS903"]
    assert command(one, given=asked, source="example") == ["rsscan", "explain", "RS903"]


def test_a_clear_report_is_kept_once() -> None:
    """To be compared with a later one; where it is kept, nothing follows."""
    clear = subject("clear")
    assert command(clear) == ["rsscan", *GIVEN, "-o", "json=report.json"]
    assert command(clear, json="r.json") == []
