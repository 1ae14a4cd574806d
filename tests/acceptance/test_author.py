"""`rsscan author` over the example: the officer's main question."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rsscan import shipped
from tests.conftest import Run

CARBERRY, CLEAN, CUT, UNSEEN = (
    "0000-0002-1825-0097",
    "0000-0000-1000-0013",
    "0000-0000-1000-0021",
    "0000-0000-1000-003X",
)
EXAMPLE = ("--source", "example", "--as-of", "2026-11-23")


def report(run: Run, *arguments: str) -> dict[str, Any]:
    """Run with --format json and return the report, checked against its schema."""
    done = run(*arguments, "--format", "json")
    value: dict[str, Any] = json.loads(done.stdout)
    schema = json.loads((shipped.schemas() / "report-1.0.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(value, schema)
    assert done.returncode == value["run"]["exit_code"]
    return value


@pytest.mark.parametrize(("orcid", "code", "words"), [
    (CARBERRY, 1, "FLAGGED FOR REVIEW"),
    (CLEAN, 0, "CLEAR"),
    (CUT, 3, "INCOMPLETE: no verdict"),
    (UNSEEN, 3, "INCOMPLETE: no verdict"),
])  # fmt: skip
def test_verdict_exit_code_and_table_agree(
    rsscan: Run, golden: Callable[[str, str], None], orcid: str, code: int, words: str
) -> None:
    """Each person of the example gets the verdict that the example was made to show, word for word."""
    done = rsscan("author", orcid, *EXAMPLE)
    assert done.returncode == code
    assert words in done.stdout
    assert done.stderr == ""
    golden(f"author-{orcid}.txt", done.stdout)


def test_the_hidden_coauthors_are_found_with_their_evidence(rsscan: Run) -> None:
    """The unresolved 11th author and the second affiliation of the 117th are both cited with their printed string."""
    [subject] = report(rsscan, "author", CARBERRY, *EXAMPLE)["subjects"]
    of_meti = [f for f in subject["findings"] if f["list"] == "jp-meti-eul"]
    assert [(f["entry"].partition("/")[2], f["severity"]) for f in of_meti] == [
        ("kim-chaek-university-of-technology", "high"), ("kim-il-sung-university", "high"),
    ]  # fmt: skip
    subject["findings"] = [f for f in subject["findings"] if f["list"] == "dprk"]
    found = {
        (evidence["work"].rpartition("/")[2], evidence["position"]): (finding["rule"], finding["entry"])
        for finding in subject["findings"]
        for evidence in finding["evidence"]
    }
    assert found == {
        ("W9900000006", 11): ("RS203", "dprk/kim-chaek-university-of-technology"),
        ("W9900000008", 117): ("RS203", "dprk/kim-il-sung-university"),
        ("W9900000002", 3): ("RS203", "dprk/state-academy-of-sciences"),
    }
    texts = {e["affiliation_text"] for f in subject["findings"] for e in f["evidence"]}
    assert "Department of Energy Science, Kim Il Sung University, Pyongyang, DPR Korea" in texts
    assert [f["severity"] for f in subject["findings"]] == ["high", "high", "low"]


def test_the_subjects_of_the_json_report_are_as_agreed(rsscan: Run, golden: Callable[[str, str], None]) -> None:
    """Every field of every finding, compared whole."""
    subjects = report(rsscan, "author", CARBERRY, CUT, *EXAMPLE)["subjects"]
    golden("subjects.json", json.dumps(subjects, indent=1, ensure_ascii=False) + "\n")


def test_coverage_counts_every_author_line(rsscan: Run) -> None:
    """The three kinds of author line add up, and what was not seen is counted."""
    for subject in report(rsscan, "author", CARBERRY, CLEAN, CUT, UNSEEN, *EXAMPLE)["subjects"]:
        coverage = subject["coverage"]
        seen = coverage["with_institution"] + coverage["with_text_only"] + coverage["without_affiliation"]
        assert seen == coverage["authorships"] > 0


def test_several_subjects_flagged_beats_incomplete_beats_clear(rsscan: Run) -> None:
    """The run's exit code is that of the worst subject, and each subject keeps its own verdict."""
    value = report(rsscan, "author", CLEAN, CUT, CARBERRY, *EXAMPLE)
    assert [subject["verdict"] for subject in value["subjects"]] == ["clear", "incomplete", "flagged"]
    assert value["run"]["exit_code"] == 1
    assert value["summary"] | {"findings_by_severity": None} == {
        "subjects": 3, "flagged": 1, "incomplete": 1, "clear": 1, "ignored": 0, "known": 0,
        "findings_by_severity": None,
    }  # fmt: skip
    assert report(rsscan, "author", CLEAN, CUT, *EXAMPLE)["run"]["exit_code"] == 3


@pytest.mark.parametrize("written", [
    "https://orcid.org/0000-0002-1825-0097",
    "http://orcid.org/0000-0002-1825-0097/",
    "orcid:0000-0002-1825-0097",
    "0000000218250097",
    "A9900000002",
    "https://openalex.org/A9900000001",
    "https://openalex.org/authors/a9900000001",
])  # fmt: skip
def test_identifiers_are_read_in_any_usual_form_and_profiles_united(rsscan: Run, written: str) -> None:
    """However the person is named, both profiles that carry the ORCID iD are read."""
    [subject] = report(rsscan, "author", written, *EXAMPLE)["subjects"]
    assert subject["openalex_ids"] == ["https://openalex.org/A9900000001", "https://openalex.org/A9900000002"]
    assert subject["coverage"]["works"] == 12


def test_a_window_keeps_older_links_in_sight_without_a_grade(rsscan: Run) -> None:
    """With --lookback the older links stay in the report, graded none, and do not flag."""
    value = report(rsscan, "author", CARBERRY, *EXAMPLE, "--lookback", "5y")
    [subject] = value["subjects"]
    assert subject["coverage"]["works"] == 12 > subject["coverage"]["works_in_window"]
    assert {finding["severity"] for finding in subject["findings"]} == {"none"}
    assert value["run"]["verdict"] == "clear"


def test_fail_on_moves_the_bar_and_hides_nothing(rsscan: Run) -> None:
    """Below the bar a finding does not flag and is still shown."""
    assert report(rsscan, "author", CARBERRY, *EXAMPLE, "--fail-on", "critical")["run"]["exit_code"] == 0
    assert report(rsscan, "author", CARBERRY, *EXAMPLE, "--fail-on", "none")["run"]["exit_code"] == 0
    assert report(rsscan, "author", CARBERRY, *EXAMPLE, "--fail-on", "low")["run"]["exit_code"] == 1
    assert "Kim Chaek University" in rsscan("author", CARBERRY, *EXAMPLE, "--fail-on", "critical").stdout


def test_min_severity_says_how_many_it_leaves_out(rsscan: Run) -> None:
    """A table that leaves findings out says so; JSON always has all."""
    done = rsscan("author", CARBERRY, *EXAMPLE, "--min-severity", "high")
    assert "State Academy" not in done.stdout
    assert "1 finding below high not shown." in done.stdout
    assert len(report(rsscan, "author", CARBERRY, *EXAMPLE, "--min-severity", "high")["subjects"][0]["findings"]) == 5


def test_strict_lists_turn_an_incomplete_list_into_no_verdict(rsscan: Run) -> None:
    """RS906 blocks only when asked to."""
    assert rsscan("author", CLEAN, *EXAMPLE).returncode == 0
    assert rsscan("author", CLEAN, *EXAMPLE, "--strict-lists").returncode == 3
    assert rsscan("author", CLEAN, *EXAMPLE, "--strict-lists", "--lists", "ca-nro").returncode == 0


def test_several_outputs_in_one_run(rsscan: Run, tmp_path: Path) -> None:
    """-o FORMAT=PATH writes beside stdout; -o PATH takes the place of stdout."""
    done = rsscan("author", CARBERRY, *EXAMPLE, "-o", "json=a.json", "-o", "table=a.txt")
    assert done.stdout == (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["schema_version"] == "1.0"
    assert (tmp_path / "a.json").stat().st_mode & 0o777 == 0o600
    quiet = rsscan("author", CARBERRY, *EXAMPLE, "-f", "json", "-o", "b.json")
    assert (quiet.stdout, quiet.returncode) == ("", 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "a.txt", "b.json"]


@pytest.mark.usefixtures("heeding_ctrl_c", "lists_read_before")
def test_ctrl_c_says_which_reports_are_there_already(tmp_path: Path) -> None:
    """Nobody is told that no report was written while one lies there, whole; nor of one that was only begun."""
    os.mkfifo(tmp_path / "unread")
    command = [sys.executable, "-m", "rsscan", "author", CARBERRY, *EXAMPLE, "-o", "json=a.json", "-o", "csv=unread"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        until = time.monotonic() + 30
        while not (tmp_path / "a.json").exists() and run.poll() is None and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(0.3)  # long enough to come to the pipe, where it waits for a reader who never comes
        run.send_signal(signal.SIGINT)
        printed, said = run.communicate(timeout=20)
    assert (run.returncode, printed) == (130, "")
    assert said.splitlines()[-1] == "rsscan: interrupted; no verdict; written before that, and whole: a.json"
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["schema_version"] == "1.0"


def test_candidates_are_listed_and_none_is_picked(rsscan: Run) -> None:
    """A name gives the persons of that name, likelier institution first, and no scan."""
    done = rsscan("author", "--name", "mina fjordheim-okafor", "--affiliation", "Puerto Claro", "--source", "example")
    assert done.returncode == 0
    assert re.findall(r"A99\d+", done.stdout) == ["A9900000006", "A9900000003"]
    assert "None is picked" in done.stdout
    listed = json.loads(rsscan("author", "--name", "Mina Fjordheim-Okafor", "--source", "example", "-f", "json").stdout)
    assert {(one["orcid"], one["works_count"]) for one in listed} == {
        ("https://orcid.org/0000-0000-1000-0013", 8), (None, 2),
    }  # fmt: skip


def test_nobody_of_a_name_is_not_proof_of_nobody(rsscan: Run) -> None:
    """An empty list of candidates is worded with care."""
    done = rsscan("author", "--name", "Nobody Atall", "--source", "example")
    assert "not proof" in done.stdout


def test_unknown_orcid_is_no_verdict_and_says_what_to_do(rsscan: Run) -> None:
    """A well-formed ORCID iD that nobody has is RS901, never an empty clear answer."""
    value = report(rsscan, "author", "0000-0002-1694-233X", *EXAMPLE)
    [subject] = value["subjects"]
    assert (subject["verdict"], subject["identity"]["status"]) == ("incomplete", "unknown")
    assert [gap["code"] for gap in subject["gaps"]] == ["RS901"]


@pytest.mark.parametrize(
    ("first_year", "affiliation", "verdict", "confidences"),
    [
        (1990, "Kim Il Sung University, Pyongyang", "flagged", {"certain"}),
        (1900, "Kim Il Sung University, Pyongyang", "flagged", {"probable"}),
        (1990, "University of Oslo", "clear", set[str]()),
        (1900, "University of Oslo", "incomplete", set[str]()),
    ],
)
def test_uncertain_identity_is_never_clear_and_no_finding_is_certain(
    rsscan: Run, tmp_path: Path, first_year: int, affiliation: str, verdict: str, confidences: set[str]
) -> None:
    """Works of more than seventy years: the check is named with its reason, and findings say what it does to them."""
    own = {"author": {"id": "https://openalex.org/A2", "display_name": "Bob"}, "raw_affiliation_strings": ["Somewhere"]}
    other = {"author": {"id": "https://openalex.org/A3"}, "raw_affiliation_strings": [affiliation]}
    records: list[dict[str, Any]] = [{"id": "https://openalex.org/A2", "display_name": "Bob", "works_count": 2}]
    for year in (first_year, 2024):
        work = {"id": f"https://openalex.org/W{year}", "publication_year": year, "type": "article"}
        records.append(work | {"authorships": [own, other]})
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "all.json").write_text(json.dumps(records), encoding="utf-8")
    value = report(rsscan, "author", "A2", "--source", "recorded:r", "--lists", "dprk")
    [subject] = value["subjects"]
    assert subject["verdict"] == verdict
    assert {finding["confidence"] for finding in subject["findings"]} == confidences
    doubts = [check for check in subject["identity"]["checks"] if check["result"] == "doubt"]
    assert [check["name"] for check in doubts] == (["career"] if first_year == 1900 else [])
    assert [check["reason"] for check in doubts] == subject["identity"]["reasons"]
    for finding in subject["findings"]:
        assert any("The identity is uncertain" in reason for reason in finding["reasons"]) is bool(doubts)


@pytest.mark.parametrize(("count", "code"), [(0, "RS902"), (None, "RS902"), (4, "RS903")])
def test_profile_without_works_is_no_verdict(rsscan: Run, tmp_path: Path, count: int | None, code: str) -> None:
    """Told once: as an identity in doubt, or as works that are missing."""
    (tmp_path / "r").mkdir()
    author = {"id": "https://openalex.org/A2", "display_name": "Bob", "works_count": count}
    (tmp_path / "r" / "all.json").write_text(json.dumps(author), encoding="utf-8")
    [subject] = report(rsscan, "author", "A2", "--source", "recorded:r")["subjects"]
    assert subject["verdict"] == "incomplete"
    assert [gap["code"] for gap in subject["gaps"] if gap["blocks_verdict"]] == [code]


def test_terminal_escapes_in_records_are_shown_and_not_obeyed(rsscan: Run, tmp_path: Path) -> None:
    """Titles and names with escape sequences, markup and direction marks come out as visible text."""
    line = {"author": {"id": "https://openalex.org/A1", "display_name": "Eve \u202eevE", "orcid": None},
            "raw_affiliation_strings": ["Kim Il Sung University, Pyongyang\x1b[2J\x9b31m"]}  # fmt: skip
    own = {"author": {"id": "https://openalex.org/A2", "display_name": "Bob", "orcid": None},
           "raw_affiliation_strings": ["Somewhere"]}  # fmt: skip
    work = {"id": "https://openalex.org/W1", "title": "\x1b]0;owned\x07 [red]title[/red]", "authorships": [own, line]}
    (tmp_path / "r").mkdir()
    author = {"id": "https://openalex.org/A2", "display_name": "B\x1b[31mob", "works_count": 1}
    (tmp_path / "r" / "all.json").write_text(json.dumps([author, work]), encoding="utf-8")
    for form in ("table", "json"):
        done = rsscan("author", "A2", "--source", "recorded:r", "--format", form, "--color", "never")
        assert done.returncode == 1
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", done.stdout)
        assert "[red]title[/red]" in done.stdout
