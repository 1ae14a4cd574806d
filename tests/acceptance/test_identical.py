"""Identical input gives an identical report, to the byte, whatever the order in which anything was found."""

import json
from pathlib import Path

import pytest

from tests.acceptance.test_author import EXAMPLE
from tests.conftest import ROOT, Run

PEOPLE = ("0000-0002-1825-0097", "0000-0000-1000-0013", "0000-0000-1000-0021")
DAY = "1795392000"  # 2026-11-23


def test_two_runs_give_the_same_bytes(rsscan: Run) -> None:
    """With other hash seeds, in two processes; the time of the run is the only thing that the caller must set."""
    one, two = (
        rsscan("author", *PEOPLE, *EXAMPLE, "--format", "json", SOURCE_DATE_EPOCH=DAY, PYTHONHASHSEED=seed)
        for seed in ("1", "4242")
    )
    assert one.stdout == two.stdout
    assert json.loads(one.stdout)["run"]["started"] == "2026-11-23T00:00:00+00:00"


def test_order_of_records_and_lists_does_not_change_a_byte(rsscan: Run, tmp_path: Path) -> None:
    """The same records under other names of files, so that they are read in another order, and the lists turned."""
    reports = []
    for number, turned in enumerate((False, True)):
        folder = tmp_path / str(number) / "records"
        for kind in ("authors", "works"):
            paths = sorted((ROOT / "examples" / "records" / kind).glob("*.json"), reverse=turned)
            (folder / kind).mkdir(parents=True)
            for at, path in enumerate(paths):
                (folder / kind / f"{at:03}.json").write_bytes(path.read_bytes())
        lists = [
            option
            for name in sorted(("dprk", "jp-meti-eul", "un-1718"), reverse=turned)
            for option in ("--lists", name)
        ]
        source = ("--source", f"recorded:{folder}", "--as-of", "2026-11-23")
        report = rsscan("author", *PEOPLE, *source, *lists, "--format", "json", SOURCE_DATE_EPOCH=DAY).stdout
        reports.append(report.replace(str(folder), "FOLDER"))
    assert reports[0] == reports[1]
    assert '"severity": "high"' in reports[0]


@pytest.mark.parametrize("given", ["soon", "1e9", "9" * 30])
def test_time_that_is_none_is_refused(rsscan: Run, given: str) -> None:
    """In one sentence, before anything is asked."""
    done = rsscan("author", PEOPLE[0], *EXAMPLE, SOURCE_DATE_EPOCH=given)
    assert done.returncode == 2
    assert done.stderr == f"rsscan: SOURCE_DATE_EPOCH {given}: is not a number of seconds since 1970\n"
