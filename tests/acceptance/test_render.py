"""`rsscan render`: scan once, render many; and whatever is handed in, a sentence and never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.acceptance.test_author import CARBERRY, CUT, EXAMPLE
from tests.conftest import Run

FORMS = ("table", "json", "jsonl", "csv", "markdown", "html", "sarif", "junit", "github", "gitlab")


@pytest.fixture
def scanned(rsscan: Run, tmp_path: Path) -> Path:
    """Scan two persons of the example once, in every format."""
    outputs = [word for form in FORMS for word in ("-o", f"{form}=scan.{form}")]
    done = rsscan("author", CARBERRY, CUT, *EXAMPLE, "-f", "github", *outputs)
    assert done.returncode == 1, done.stderr
    return tmp_path / "scan.json"


def test_a_saved_report_comes_out_as_the_scan_wrote_it(rsscan: Run, scanned: Path, tmp_path: Path) -> None:
    """In every format, to the byte; exit 0, since the report was read."""
    outputs = [word for form in FORMS for word in ("-o", f"{form}=again.{form}")]
    done = rsscan("render", scanned, *outputs)
    assert (done.returncode, done.stderr) == (0, "")
    for form in FORMS:
        assert (tmp_path / f"again.{form}").read_bytes() == (tmp_path / f"scan.{form}").read_bytes(), form
        assert (tmp_path / f"again.{form}").stat().st_mode & 0o777 == 0o600
    assert done.stdout == (tmp_path / "scan.table").read_text(encoding="utf-8")


def test_a_report_may_come_by_standard_input(scanned: Path) -> None:
    """With the options that concern what leaves, also from the environment."""
    done = subprocess.run(
        [sys.executable, "-m", "rsscan", "render", "-", "--min-severity", "high", "--explain"],
        input=scanned.read_bytes(), capture_output=True, check=False,
        env={**os.environ, "PYTHONUTF8": "1", "RSSCAN_FORMAT": "markdown"},
    )  # fmt: skip
    written = done.stdout.decode()
    assert done.returncode == 0
    assert written.startswith("## rsscan\n\n**2 subjects: 1 flagged for review, 1 incomplete, 0 clear.**")
    assert "1 finding below high not shown." in written
    assert "the name stands there as" in written


def test_what_is_no_report_is_refused_in_a_sentence(rsscan: Run, scanned: Path, tmp_path: Path) -> None:
    """Cut, changed, of another kind or not there: exit 2, and what is wrong."""
    body = scanned.read_text(encoding="utf-8")
    changed = json.loads(body)
    changed["subjects"].pop(0)
    worded = json.loads(body)
    worded["subjects"][0]["verdict"] = "fine"
    for name, text, said in (
        ("cut.json", body[: len(body) // 2], "is not JSON"),
        ("empty.json", "", "is not JSON"),
        ("other.json", '{"a": 1}', "is no report of rsscan (schema_version 1.x)"),
        (
            "changed.json",
            json.dumps(changed),
            "summary: subjects, flagged, findings_by_severity is not what its subjects",
        ),
        ("worded.json", json.dumps(worded), "subjects[0].verdict: is none of clear, flagged, incomplete"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
        done = rsscan("render", name)
        assert (done.returncode, done.stdout) == (2, ""), name
        assert said in done.stderr
        assert done.stderr.startswith(f"rsscan: {name}")
    assert rsscan("render", "gone.json").returncode == 2


def test_an_older_report_says_what_it_lacks(rsscan: Run, scanned: Path, tmp_path: Path) -> None:
    """On stderr and in the table; a key of a later version is left out and named."""
    value = json.loads(scanned.read_text(encoding="utf-8"))
    for subject in value["subjects"]:
        subject["mood"] = "good"
        del subject["proportion"]
    value["tool"]["version"] = "0.0.1"
    (tmp_path / "old.json").write_text(json.dumps(value), encoding="utf-8")
    done = rsscan("render", "old.json")
    assert done.returncode == 0
    assert "written by rsscan 0.0.1, lacks proportion: what it would say is unknown" in done.stderr
    assert "written by rsscan 0.0.1, has mood, which this version does not know and leaves out" in done.stderr
    assert "5 findings in all." in done.stdout
    assert "The report lacks proportion" in done.stdout


def test_candidates_are_listed_as_table_or_json_only(rsscan: Run) -> None:
    """A format of reports is none of a list of persons."""
    done = rsscan("author", "--name", "Carberry", *EXAMPLE, "-f", "csv")
    assert done.returncode == 2
    assert "--format csv: candidates are listed as table or json" in done.stderr
