"""`rsscan batch` over rosters: everybody looked at, in order, however often the run is interrupted."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

from rsscan import shipped
from rsscan.identifiers import bare
from tests.acceptance.test_author import CARBERRY, CLEAN, CUT, EXAMPLE
from tests.acceptance.test_identical import DAY
from tests.benchmarks.batch import killed_at, made_records, made_roster
from tests.conftest import Run
from tests.openalex_server import Fault, OpenAlexServer, World, made_author, made_authorship, made_work

ROSTER = f"""Staff number,Name,ORCID,OpenAlex,Nationality
1,Mina Fjordheim-Okafor,{CLEAN},,SECRET
2,Josiah Carberry,,,SECRET
3,Josiah Carberry,{CARBERRY},A9900000004,SECRET
4,J. Carberry,https://orcid.org/{CARBERRY},,SECRET
5,Ada Example,{CUT},,SECRET
"""


SIX = [f"A50000000{at:02}" for at in range(1, 7)]


def staff(tmp_path: Path, text: str = ROSTER, name: str = "staff.csv") -> str:
    """Write a roster and return its name."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    return name


def value(text: str) -> dict[str, Any]:
    """Return a report, checked against its schema."""
    report: dict[str, Any] = json.loads(text)
    jsonschema.validate(report, json.loads((shipped.schemas() / "report-1.0.schema.json").read_text(encoding="utf-8")))
    return report


def blocking(subject: dict[str, Any]) -> list[str]:
    """Return why there is no verdict on a subject."""
    return [f"{gap['code']} {gap['detail']}" for gap in subject["gaps"] if gap["blocks_verdict"]]


def test_everybody_is_looked_at_in_the_order_of_the_roster(rsscan: Run, tmp_path: Path) -> None:
    """Each with the line; a row without identifier names candidates, a doubtful one says why, and nobody is guessed."""
    done = rsscan("batch", staff(tmp_path), *EXAMPLE, "-f", "json")
    report = value(done.stdout)
    subjects = report["subjects"]
    assert done.returncode == report["run"]["exit_code"] == 1
    assert [(s["location"]["line"], bare(s["id"]), s["verdict"]) for s in subjects] == [
        (2, CLEAN, "clear"), (3, "reference:2", "incomplete"), (4, CARBERRY, "flagged"), (6, CUT, "incomplete"),
    ]  # fmt: skip
    assert {s["location"]["file"] for s in subjects} == {"staff.csv"}
    [unknown] = blocking(subjects[1])
    assert unknown == (
        "RS902 The row has neither an ORCID iD nor an OpenAlex id. 1 profile may be this person, and none is picked: "
        f"A9900000001, {CARBERRY}, 11 works, Kamome University. Put the identifier of the right one into the row."
    )
    assert blocking(subjects[2]) == [
        f"RS902 The roster gives A9900000004 too, which OpenAlex does not unite with {CARBERRY}; that was not read."
    ]
    assert blocking(subjects[3])[0] == (
        f"RS902 The roster's name (Ada Example) does not agree with the profile's (Tomás Valdivia-Rey); is {CUT} this "
        "person's?"
    )
    assert "SECRET" not in done.stdout + done.stderr
    assert "not read, as nothing is ever judged by it: Nationality" in done.stderr
    assert "looked at once (line 5)" in done.stderr
    assert not list(tmp_path.glob("*journal*"))
    [alone] = json.loads(rsscan("author", CLEAN, *EXAMPLE, "-f", "json").stdout)["subjects"]
    assert subjects[0] | {"location": None} == alone


def test_rosters_of_every_encoding_give_the_same_report(rsscan: Run, tmp_path: Path) -> None:
    """A workbook and a CSV of Japanese spreadsheets with its own headings."""
    rows = [["研究者番号", "氏名", "識別子"], ["12345678", "鴎 太郎", CLEAN], ["2", "灯台 花子", ""]]
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(tmp_path / "staff.xlsx")
    (tmp_path / "staff.csv").write_bytes("\r\n".join(";".join(row) for row in rows).encode("cp932"))
    reports = [
        rsscan("batch", name, *EXAMPLE, "-f", "json", "--map", "識別子=orcid", "-q", SOURCE_DATE_EPOCH=DAY).stdout
        for name in ("staff.xlsx", "staff.csv")
    ]
    assert reports[0].replace("staff.xlsx", "staff.csv") == reports[1]
    assert [bare(s["id"]) for s in value(reports[1])["subjects"]] == [CLEAN, "reference:2"]


def test_an_empty_roster_is_an_error_unless_it_is_allowed(rsscan: Run, tmp_path: Path) -> None:
    """Exit 2, or a clear report of nobody."""
    name = staff(tmp_path, "Name,ORCID\n")
    refused = rsscan("batch", name, *EXAMPLE)
    assert (refused.returncode, "--allow-empty" in refused.stderr) == (2, True)
    allowed = rsscan("batch", name, *EXAMPLE, "--allow-empty", "-f", "json")
    assert (allowed.returncode, value(allowed.stdout)["summary"]["subjects"]) == (0, 0)


def test_resume_says_that_there_is_nothing_to_go_on_with(rsscan: Run, tmp_path: Path) -> None:
    """A mistyped place of the journal must not pass for a run that was gone on with."""
    done = rsscan("batch", staff(tmp_path, f"ORCID\n{CLEAN}\n"), *EXAMPLE, "--resume", "--journal", "other")
    assert done.returncode == 0
    assert "rsscan: other: nothing is kept there to go on with; everybody is looked at" in done.stderr


def test_killed_at_any_point_and_gone_on_with_gives_the_same_bytes(rsscan: Run, tmp_path: Path) -> None:
    """Three times killed in the middle, once with the last line torn: the report of a run that nobody disturbed."""
    made_records(tmp_path / "records", 150)
    made_roster(tmp_path / "staff.csv", 150)
    common = (
        "batch",
        "staff.csv",
        "--source",
        "recorded:records",
        "--as-of",
        "2026-11-23",
        "--lists",
        "dprk",
        "-f",
        "json",
    )
    whole = rsscan(*common, SOURCE_DATE_EPOCH=DAY)
    assert whole.returncode == 1, whole.stderr
    journal = tmp_path / "staff.csv.rsscan-journal"
    points = sorted(random.sample(range(1_000, 200_000), 3))
    for point in points:
        killed_at([sys.executable, "-m", "rsscan", *common, "--resume"], journal, point)
        journal.write_bytes(journal.read_bytes()[:-7])
        assert journal.stat().st_size >= point - 7, points
        assert journal.stat().st_mode & 0o777 == 0o600
    refused = rsscan(*common)
    assert (refused.returncode, "go on with --resume" in refused.stderr) == (2, True)
    other = rsscan(*common, "--resume", "--fail-on", "low", "--since", "2000-01-01")
    assert (other.returncode, "--fail-on, --since changed since" in other.stderr) == (2, True)
    gone_on = rsscan(*common, "--resume")
    assert gone_on.stdout == whole.stdout, points
    assert not journal.exists()


@pytest.fixture
def many() -> World:
    """Six persons with a work each."""
    works = [
        made_work(f"W50000000{at:02}", authorships=(made_authorship(who, name="Ada", texts=("ETH, Switzerland",)),))
        for at, who in enumerate(SIX)
    ]
    return World(authors=[made_author(who, name="Ada") for who in SIX], works=works)


def _roster_of_six(tmp_path: Path) -> str:
    return staff(tmp_path, "\n".join(["OpenAlex", *SIX]))


@pytest.mark.parametrize("flagged", [True, False])
def test_a_spent_budget_ends_in_a_report_and_the_next_day_goes_on(
    rsscan: Run, tmp_path: Path, *, flagged: bool
) -> None:
    """The verdict is that on those who were reached; --resume asks for the others, and ends as an undisturbed run."""
    people = [f"A500000{1000 + at}" for at in range(120)]  # one list holds a hundred
    printed = "Kim Chaek University of Technology, Pyongyang, DPR Korea" if flagged else "ETH, Zurich, Switzerland"
    peer = made_authorship("A5000000999", name="Peer", texts=(printed,))
    works = [
        made_work(f"W{who[1:]}", authorships=(made_authorship(who, name="Ada", texts=("ETH, Switzerland",)), peer))
        for who in people
    ]
    world = World(authors=[made_author(who, name="Ada") for who in people], works=works)
    roster = staff(tmp_path, "\n".join(["OpenAlex", *people]))
    common = ("batch", roster, "--no-cache", "-f", "json", "--lists", "dprk")
    with OpenAlexServer(world) as server:
        here = {"RSSCAN_OPENALEX_URL": server.url, "SOURCE_DATE_EPOCH": DAY}
        everything = rsscan(*common, **here)
        if flagged:
            server.begin_day(budget=3)
        else:
            server.add(Fault.too_many(500, times=None, path="^/works", after=1))
        stopped = rsscan(*common, **here)
        server.clear_faults()
        server.begin_day()
        asked = len(server.requests)
        resumed = rsscan(*common, "--resume", **here)
        again = " ".join(request.target for request in server.requests[asked:])
    report = value(stopped.stdout)
    left = [bare(subject["id"]) for subject in report["subjects"] if subject["verdict"] == "incomplete"]
    assert len(report["subjects"]) == 120
    assert len(left) in {20, 100}
    assert stopped.returncode == report["run"]["exit_code"] == (1 if flagged else 3)
    told = {gap for subject in report["subjects"] if subject["verdict"] == "incomplete" for gap in blocking(subject)}
    assert all("it asks to wait until 2" in gap and gap.startswith("RS907 ") for gap in told)
    over, on = stopped.stderr.splitlines()
    assert "longer than --max-wait allows" in over
    assert on == (
        f"rsscan: {120 - len(left)} of 120 persons are done, {120 - len(left) if flagged else 0} flagged, and kept in "
        "staff.csv.rsscan-journal; go on with: rsscan batch staff.csv --resume and the same options"
    )
    assert (resumed.returncode, resumed.stderr) == (everything.returncode, "")
    spent = re.compile(r'"spent": \{[^}]*\}')
    assert spent.sub("", resumed.stdout) == spent.sub("", everything.stdout)
    assert {who for who in people if who in again} == set(left)
    assert not list(tmp_path.glob("*journal*"))


def test_whom_the_source_failed_on_is_asked_for_again(rsscan: Run, tmp_path: Path, many: World) -> None:
    """The report says so (exit 3); --resume asks for them alone, and without it a new run begins anew."""
    common = ("batch", _roster_of_six(tmp_path), "--no-cache", "-f", "json")
    with OpenAlexServer(many) as server:
        server.add(Fault.status(400, times=None, path="A5000000002"))
        failed = rsscan(*common, RSSCAN_OPENALEX_URL=server.url)
        assert failed.returncode == value(failed.stdout)["run"]["exit_code"] == 3
        server.clear_faults()
        asked = len(server.requests)
        mended = rsscan(*common, "--resume", RSSCAN_OPENALEX_URL=server.url)
        again = [request.target for request in server.requests[asked:]]
    assert mended.returncode == 0
    assert value(mended.stdout)["summary"]["clear"] == 6
    assert not [target for target in again if "A5000000005" in target and "A5000000002" not in target]


def test_the_dry_run_spends_nothing_and_holds_what_is_spent(rsscan: Run, tmp_path: Path, many: World) -> None:
    """Its ranges hold the calls and credits of the run, and count what further registries are asked."""
    name = _roster_of_six(tmp_path)
    with OpenAlexServer(many) as server:
        said = rsscan("batch", name, "--dry-run", "--orcid", "--crossref", RSSCAN_OPENALEX_URL=server.url)
        assert (said.returncode, len(server.requests)) == (0, 0)
        spent = value(rsscan("batch", name, "-f", "json", RSSCAN_OPENALEX_URL=server.url).stdout)["run"]["spent"]
    [row] = [line.split() for line in said.stdout.splitlines() if line.startswith("all ")]
    for cell, figure in zip(row[1:3], (spent["calls"], spent["credits"]), strict=True):
        least, most = (int(part.replace(",", "")) for part in cell.split("–"))
        assert least <= figure <= most
    assert re.findall(r"^(?:ORCID records|author lists of Crossref) +(0–\d+) ", said.stdout, re.MULTILINE) == [
        "0–6",
        "0–96",
    ]
    followed = rsscan("batch", name, "--dry-run", "--indirect", "2").stdout
    assert re.search(r"^works of frequent co-authors +0–252 +0–252 ", followed, re.MULTILINE)
    free = rsscan("batch", name, "--dry-run", "--source", "example")
    assert "costs nothing" in free.stdout


@pytest.mark.usefixtures("heeding_ctrl_c", "lists_read_before")
def test_ctrl_c_says_how_to_go_on(tmp_path: Path, many: World) -> None:
    """Exit 130; what is done is kept."""
    name = _roster_of_six(tmp_path)
    with OpenAlexServer(many) as server:
        server.add(Fault.stall(30, times=None, path="A5000000003"))
        process = subprocess.Popen(
            [sys.executable, "-m", "rsscan", "batch", name], cwd=tmp_path, stderr=subprocess.PIPE,
            env={**os.environ, "RSSCAN_OPENALEX_URL": server.url},
        )  # fmt: skip
        while process.poll() is None and not any("A5000000003" in request.target for request in server.requests):
            time.sleep(0.02)
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"persons are done and kept in staff.csv.rsscan-journal; go on with: rsscan batch staff.csv --resume" in err
