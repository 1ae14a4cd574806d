"""`rsscan ignore`: a link that was reviewed stays in sight, decides nothing, and comes back by itself."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.test_author import CARBERRY, EXAMPLE, report
from tests.acceptance.test_fairness import FORBIDDEN
from tests.conftest import Run

SCAN = (*EXAMPLE, "--lists", "dprk")
AS_OF = ("--as-of", "2026-11-23")
KIM_CHAEK, KIM_IL_SUNG = "dprk/kim-chaek-university-of-technology", "dprk/kim-il-sung-university"
REASON = "the line is that of a namesake: see file 12"
WHY = ("--reason", REASON, "--reviewer", "AB", "--expires", "2027-03-01")
FILE = ".rsscanignore.yaml"


def findings(run: Run, *arguments: str) -> dict[str, dict[str, Any]]:
    """Scan and return the findings by entry, checked against the schema."""
    [subject] = report(run, "author", CARBERRY, *SCAN, *arguments)["subjects"]
    return {finding["entry"]: finding for finding in subject["findings"]}


@pytest.fixture
def ids(rsscan: Run) -> dict[str, str]:
    """Scan once, save the report as r.json, and return the ids of its findings by entry."""
    return {entry: finding["id"] for entry, finding in findings(rsscan, "-o", "json=r.json").items()}


def add(run: Run, finding: str, *more: str) -> str:
    """Ignore a finding of the saved report; return what was said."""
    done = run("ignore", "add", finding, "--report", "r.json", *WHY, *AS_OF, *more)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_is_ignored_stays_in_sight_and_flags_no_more(rsscan: Run, ids: dict[str, str]) -> None:
    """Two findings flag; with both ignored the person is clear, and both stand below the open ones."""
    before = findings(rsscan)
    add(rsscan, ids[KIM_CHAEK])
    assert rsscan("author", CARBERRY, *SCAN).returncode == 1
    add(rsscan, ids[KIM_IL_SUNG], "--all-evidence")
    value = report(rsscan, "author", CARBERRY, *SCAN)
    assert (value["run"]["verdict"], value["summary"]["ignored"]) == ("clear", 2)
    assert sum(value["summary"]["findings_by_severity"].values()) == 1
    after = findings(rsscan)
    assert after[KIM_CHAEK]["disposition"] == {
        "reason": REASON, "reviewer": "AB", "decided": "2026-11-23", "expires": "2027-03-01",
        "evidence": before[KIM_CHAEK]["fingerprint"],
    }  # fmt: skip
    assert after[KIM_IL_SUNG]["disposition"]["evidence"] is None
    for entry, finding in after.items():
        status = {"status": "ignored" if entry in {KIM_CHAEK, KIM_IL_SUNG} else "open"}
        assert finding | {"disposition": None} == before[entry] | status


def test_the_table_shows_ignored_findings_below_the_open_ones(rsscan: Run, ids: dict[str, str]) -> None:
    """With reason, reviewer and days; the sentences count them."""
    add(rsscan, ids[KIM_CHAEK])
    table = rsscan("author", CARBERRY, *SCAN).stdout
    said = " ".join(table.split())
    assert "3 findings, 1 of them ignored, on 3 of 12 works" in said
    assert f"ignored, this evidence: {REASON} (AB, decided 2026-11-23, expires 2027-03-01)" in said
    open_part, _, ignored = table.partition("Ignored by disposition")
    assert KIM_CHAEK in ignored
    assert KIM_CHAEK not in open_part
    assert KIM_IL_SUNG in open_part
    assert "10.5555/rsscan.example.6" in ignored
    add(rsscan, ids[KIM_IL_SUNG], "--all-evidence")
    said = " ".join(rsscan("author", CARBERRY, "0000-0000-1000-0013", *SCAN).stdout.split())
    assert "None that is open reaches high." in said
    assert "2 subjects: 0 flagged for review, 0 incomplete, 2 clear; 2 findings ignored." in said
    assert "ignored, all evidence:" in said
    assert not FORBIDDEN.search(said)


def test_nothing_is_ignored_without_a_file_or_by_an_expired_decision(rsscan: Run, ids: dict[str, str]) -> None:
    """A decision ends on its day, and is told; an empty name reads none."""
    for finding in (ids[KIM_CHAEK], ids[KIM_IL_SUNG]):
        add(rsscan, finding)
    assert rsscan("author", CARBERRY, *SCAN).returncode == 0
    assert rsscan("author", CARBERRY, *SCAN, "--ignore-file", "").returncode == 1
    done = rsscan("author", CARBERRY, "--source", "example", "--as-of", "2027-03-01", "--lists", "dprk")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"rsscan: {FILE}:{line}: the disposition on {CARBERRY} and {entry} expired on 2027-03-01 and counts no more."
        for line, entry in ((3, KIM_CHAEK), (10, KIM_IL_SUNG))
    ]


def test_new_evidence_opens_it_again_and_says_so(rsscan: Run, ids: dict[str, str], tmp_path: Path) -> None:
    """A decision on one piece of evidence does not cover another."""
    for finding in (ids[KIM_CHAEK], ids[KIM_IL_SUNG]):
        add(rsscan, finding)
    text = (tmp_path / FILE).read_text(encoding="utf-8")
    digest = findings(rsscan)[KIM_CHAEK]["fingerprint"]
    (tmp_path / FILE).write_text(text.replace(digest, "sha256:" + "0" * 64), encoding="utf-8")
    done = rsscan("author", CARBERRY, *SCAN)
    assert done.returncode == 1
    assert f"{FILE}:3: the disposition on {CARBERRY} and {KIM_CHAEK} is of other evidence" in done.stderr


def test_the_file_is_named_by_flag_environment_and_config(rsscan: Run, ids: dict[str, str], tmp_path: Path) -> None:
    """As every option; `ignore` reads the same places, and passes over what other commands have."""
    for finding in (ids[KIM_CHAEK], ids[KIM_IL_SUNG]):
        add(rsscan, finding, "--ignore-file", "own.yaml")
    assert not (tmp_path / FILE).exists()
    ask = ("author", CARBERRY, *SCAN)
    assert rsscan(*ask).returncode == 1
    assert rsscan(*ask, "--ignore-file", "own.yaml").returncode == 0
    assert rsscan(*ask, RSSCAN_IGNORE_FILE="own.yaml").returncode == 0
    (tmp_path / "rsscan.yaml").write_text("ignore-file: own.yaml\nignore-max: 90d\nformat: json\n", encoding="utf-8")
    done = rsscan(*ask)
    assert (done.returncode, done.stdout) == (2, "")
    assert "own.yaml:9: ignore[0].expires: 2027-03-01 is more than 90d after 2026-11-23" in done.stderr
    assert "more than 90d" in rsscan("ignore", "check", *AS_OF).stderr
    assert rsscan("ignore", "check", *AS_OF, "--ignore-max", "1y").returncode == 0


def test_on_a_paper_the_author_is_named_whose_line_it_is(rsscan: Run, tmp_path: Path) -> None:
    """An author with an identifier can be named, and the paper is clear for that; one without cannot."""
    line = {"name": "A. Nobody", "affiliation": "Kim Il Sung University, Pyongyang, DPR Korea"}
    ask = ("work", "--byline", "m.json", "--source", "example", "--lists", "dprk", *AS_OF)
    for orcid in (None, CARBERRY):
        (tmp_path / "m.json").write_text(json.dumps([line | {"orcid": orcid}]), encoding="utf-8")
        [subject] = report(rsscan, *ask, "-o", "json=r.json")["subjects"]
        [finding] = subject["findings"]
        if orcid is None:
            done = rsscan("ignore", "add", finding["id"], "--report", "r.json", *WHY, *AS_OF)
            assert (done.returncode, "nobody can be named" in done.stderr) == (2, True)
        else:
            assert f"person: orcid:{orcid}" in add(rsscan, finding["id"])
    [subject] = report(rsscan, *ask)["subjects"]
    assert ([one["status"] for one in subject["findings"]], subject["verdict"]) == (["ignored"], "clear")


def test_add_shows_what_it_wrote_and_leaves_the_rest(rsscan: Run, ids: dict[str, str], tmp_path: Path) -> None:
    """A new file is private; one that is there keeps comments, order and rights."""
    said = add(rsscan, ids[KIM_CHAEK])
    path = tmp_path / FILE
    text = path.read_text(encoding="utf-8")
    assert said == f"{FILE}: added\n{text.removeprefix('version: 1' + chr(10) + 'ignore:' + chr(10))}"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("# ours\n" + text + "# the end\n", encoding="utf-8")
    path.chmod(0o640)
    said = add(rsscan, ids[KIM_IL_SUNG])
    block = said.partition("\n")[2]
    assert path.read_text(encoding="utf-8") == f"# ours\n{text}{block}# the end\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(one.name for one in tmp_path.iterdir()) == [FILE, "r.json"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"--expires": "2026-11-23"}, "--expires: 2026-11-23 must lie after 2026-11-23"),
        ({"--expires": "2029-01-01"}, "--expires: 2029-01-01 is more than 2y after 2026-11-23"),
        ({"--expires": "never"}, "--expires never: is not a date"),
        ({"--reason": " "}, "--reason: is empty"),
        ({"--reviewer": ""}, "--reviewer: is empty"),
        ({"--report": "none.json"}, "none.json: cannot be read"),
        ({"--as-of": "x"}, "--as-of x: is not a date"),
        ({"--ignore-max": "x"}, "--ignore-max x: is not a length of time"),
        ({"--ignore-file": "."}, ".: is a folder"),
    ],
)
def test_a_decision_that_cannot_be_meant_writes_nothing(
    rsscan: Run, ids: dict[str, str], tmp_path: Path, changed: dict[str, str], said: str
) -> None:
    """Exit 2, one sentence, no file."""
    options = {"--report": "r.json", **dict(zip(WHY[::2], WHY[1::2], strict=True)), "--as-of": "2026-11-23"} | changed
    done = rsscan("ignore", "add", ids[KIM_CHAEK], *(part for option in options.items() for part in option))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["r.json"]


def test_a_finding_that_is_not_there_or_decided_already_is_refused(rsscan: Run, ids: dict[str, str]) -> None:
    """With the findings that there are, or the place of the decision."""
    again = ("--report", "r.json", *WHY, *AS_OF)
    done = rsscan("ignore", "add", "F-000000000000", *again)
    assert (done.returncode, ids[KIM_CHAEK] in done.stderr) == (2, True)
    add(rsscan, ids[KIM_CHAEK])
    done = rsscan("ignore", "add", ids[KIM_CHAEK], *again)
    assert (done.returncode, f"decides the same already, at {FILE}:3" in done.stderr) == (2, True)


def test_a_file_that_is_wrong_or_laid_out_otherwise_is_left_as_it_is(
    rsscan: Run, ids: dict[str, str], tmp_path: Path
) -> None:
    """What cannot be added to safely is not touched."""
    path = tmp_path / FILE
    one = f"{{person: A1, entry: {KIM_CHAEK}, reason: x, reviewer: y, decided: 2026-11-01, expires: 2027-01-01}}"
    for body, said in (
        ("version: 1\nignore: [{}]\n", "person is missing"),
        (f"version: 1\nignore: [{one}]\n", "nothing can be put behind"),
    ):
        path.write_text(body, encoding="utf-8")
        done = rsscan("ignore", "add", ids[KIM_CHAEK], "--report", "r.json", *WHY, *AS_OF)
        assert (done.returncode, said in done.stderr) == (2, True), done.stderr
        assert path.read_text(encoding="utf-8") == body


def test_check_names_everything_at_once(rsscan: Run, ids: dict[str, str], tmp_path: Path) -> None:
    """Malformed, expired, soon to expire and unused: each once, exit 2; exit 0 when all holds."""
    add(rsscan, ids[KIM_CHAEK])
    assert rsscan("ignore", "check", "--report", "r.json", *AS_OF).stdout == (
        f"{FILE}: 1 in force, 0 expired and renewed\n"
    )
    row = "  - {{person: {}, entry: {}, reason: x, reviewer: y, decided: 2026-01-01, expires: {}}}\n"
    with (tmp_path / FILE).open("a", encoding="utf-8") as stream:
        stream.write(row.format(CARBERRY, KIM_IL_SUNG, "2026-11-23"))
        stream.write(row.format(CARBERRY, KIM_CHAEK, "2026-11-23"))
        stream.write(row.format("A9900000002", "dprk/nowhere", "2026-12-23"))
        stream.write(row.format("A5", "dprk/nowhere", "2027-12-23"))
        stream.write(row.format("nobody", "nowhere", "2027-12-23"))
    done = rsscan("ignore", "check", "--report", "r.json", *AS_OF)
    assert done.returncode == 2
    problems = done.stderr.splitlines()
    assert [line.split(":")[2] for line in problems] == ["14", "14", "10", "12"]
    for part, line in zip(("person", "entry", "expired on", "covers nothing"), problems, strict=True):
        assert part in line
    assert done.stdout == f"{FILE}:12: the disposition on A9900000002 and dprk/nowhere expires soon, on 2026-12-23.\n"


def test_check_tells_what_it_cannot_read(rsscan: Run, tmp_path: Path) -> None:
    """No file, and a report that is none, are told together."""
    (tmp_path / "r.json").write_text("{}", encoding="utf-8")
    done = rsscan("ignore", "check", "--report", "r.json")
    assert done.returncode == 2
    assert f"{FILE}: cannot be read" in done.stderr
    assert "r.json: is no report of rsscan" in done.stderr


def test_a_wrong_file_is_told_with_all_else_before_anything_is_asked(rsscan: Run, tmp_path: Path) -> None:
    """A scan does not run with decisions that it can read in part."""
    (tmp_path / FILE).write_text("version: 1\nignore:\n  - {person: x}\n", encoding="utf-8")
    done = rsscan("author", CARBERRY, "--source", "example", "--since", "x")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--since x" in done.stderr
    assert f"{FILE}:3: ignore[0].person: x: is neither" in done.stderr
