"""Scheduled rescans: `rsscan diff OLD.json NEW.json`, and `--baseline` that flags only what is new."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rsscan.errors import InputError
from rsscan.inputs.saved_reports import reported_runs
from rsscan.render.rescan import FORMS
from rsscan.rescan import rescan
from rsscan.severity import Severity
from tests.acceptance.test_author import CARBERRY, CUT, EXAMPLE, report
from tests.acceptance.test_explain_finding import MADE
from tests.acceptance.test_fairness import FORBIDDEN
from tests.conftest import ROOT, Run

SCAN = ("author", CARBERRY, *EXAMPLE, "--lists", "dprk")
KIM_CHAEK, KIM_IL_SUNG, ACADEMY = (
    "dprk/kim-chaek-university-of-technology",
    "dprk/kim-il-sung-university",
    "dprk/state-academy-of-sciences",
)
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u202e\u2066]")


@pytest.fixture
def saved(rsscan: Run) -> dict[str, Any]:
    """Scan once, save the report as r.json, and return it."""
    return report(rsscan, *SCAN, "-o", "json=r.json")


def put(path: Path, value: dict[str, Any], change: Callable[[dict[str, dict[str, Any]]], object]) -> None:
    """Write a copy of a report whose findings were changed."""
    copy = json.loads(json.dumps(value))
    findings = {finding["entry"]: finding for finding in copy["subjects"][0]["findings"]}
    change(findings)
    copy["subjects"][0]["findings"] = list(findings.values())
    path.write_text(json.dumps(copy), encoding="utf-8")


def marks(value: dict[str, Any]) -> dict[str, str]:
    """Return the mark of each finding by its entry."""
    return {finding["entry"]: finding["baseline"] for subject in value["subjects"] for finding in subject["findings"]}


def test_what_the_baseline_knew_is_shown_and_flags_nobody(rsscan: Run, saved: dict[str, Any]) -> None:
    """Exit 0 where all is known; all of it stands in the table and the JSON, with a mark."""
    assert saved["run"]["baseline"] is None
    assert not any(marks(saved).values())
    done = rsscan(*SCAN, "--baseline", "r.json", "-o", "json=again.json")
    assert (done.returncode, done.stderr) == (0, "")
    table = " ".join(done.stdout.split())
    assert "CLEAR" in table
    assert "3 findings, 3 of them known to the baseline, on 3 of 12 works" in table
    assert "None that is new or changed reaches high." in table
    assert f"{KIM_CHAEK} known" in table
    assert "Baseline: the scan as of 2026-11-23." in table
    again = json.loads(rsscan(*SCAN, "-f", "json", RSSCAN_BASELINE="r.json").stdout)
    assert marks(again) == dict.fromkeys((KIM_CHAEK, KIM_IL_SUNG, ACADEMY), "known")
    assert (again["run"]["verdict"], again["summary"]["known"]) == ("clear", 3)
    assert again["summary"]["findings_by_severity"] == saved["summary"]["findings_by_severity"]


def test_what_is_new_or_changed_since_the_baseline_flags(rsscan: Run, saved: dict[str, Any], tmp_path: Path) -> None:
    """A finding it lacks, one that it graded lower, one with other evidence; and what was not seen is not forgiven."""

    def earlier(findings: dict[str, dict[str, Any]]) -> None:
        del findings[KIM_CHAEK]
        findings[KIM_IL_SUNG]["severity"] = "medium"
        findings[ACADEMY]["evidence"][0]["position"] += 1

    put(tmp_path / "old.json", saved, earlier)
    (tmp_path / "rsscan.yaml").write_text("baseline: old.json\n", encoding="utf-8")
    now = report(rsscan, *SCAN)
    assert marks(now) == {KIM_CHAEK: "new", KIM_IL_SUNG: "changed", ACADEMY: "changed"}
    assert (now["run"]["verdict"], now["summary"]["known"], now["run"]["baseline"]["remarks"]) == ("flagged", 0, [])
    both = rsscan(
        "author", CARBERRY, CUT, *EXAMPLE, "--add-lists", "dprk", "--baseline", "r.json", "--lists", "un-1718"
    )
    assert both.returncode == 3
    assert both.stderr == "rsscan: The baseline does not hold 1 of 2 subjects; all that was found there is new.\n"
    assert "3 findings known to the baseline." in " ".join(both.stdout.split())
    assert report(rsscan, *SCAN, "--baseline", "")["run"]["baseline"] is None


@pytest.mark.parametrize(
    "scan",
    [
        tuple(map(str, MADE)),
        ("work", "W9900000006", "--byline", str(ROOT / "examples" / "byline.txt"), *EXAMPLE),
    ],
)
def test_evidence_of_every_kind_is_known_again(rsscan: Run, scan: tuple[str, ...]) -> None:
    """By identifier, lineage, name, country or profile, on a paper and in a manuscript."""
    first = report(rsscan, *scan, "-o", "json=r.json")
    assert first["run"]["verdict"] == "flagged"
    again = report(rsscan, *scan, "--baseline", "r.json")
    for subject in again["subjects"]:
        assert set(marks({"subjects": [subject]}).values()) == {"known"}
    assert [len(subject["findings"]) for subject in again["subjects"]] == [
        len(subject["findings"]) for subject in first["subjects"]
    ]


def test_a_baseline_that_cannot_be_read_is_told_with_all_else(rsscan: Run, tmp_path: Path) -> None:
    """Nothing is asked and nothing is written."""
    (tmp_path / "bad.json").write_text('{"schema_version": "1.0", "run": {}}', encoding="utf-8")
    done = rsscan(*SCAN, "--baseline", "bad.json", "--since", "never", "-o", "x.json")
    assert (done.returncode, done.stdout) == (2, "")
    first, second = sorted(done.stderr.splitlines())
    assert "--since never" in first
    assert second.startswith("rsscan: bad.json: was changed; a part is missing or of another kind")
    assert not (tmp_path / "x.json").exists()


def test_a_comparison_says_first_what_differs_and_ends_with_its_code(
    rsscan: Run, saved: dict[str, Any], tmp_path: Path
) -> None:
    """0 nothing new, 1 something new at or above --fail-on, 3 where the later scan is incomplete."""
    put(tmp_path / "less.json", saved, lambda findings: findings.pop(KIM_CHAEK))
    same = rsscan("diff", "r.json", "r.json")
    assert (same.returncode, same.stderr) == (0, "")
    assert same.stdout.splitlines()[0] == "0 findings new, 0 gone, 0 not looked at now, 0 changed."
    more = rsscan("diff", "less.json", "r.json")
    assert more.returncode == 1
    assert "F-2145996d7c7a RS203 high, certain: Kim Chaek University of Technology" in more.stdout
    assert "Something new or changed is at or above high: review it." in more.stdout
    assert rsscan("diff", "less.json", "r.json", "--fail-on", "critical").returncode == 0
    value = json.loads((tmp_path / "less.json").read_text(encoding="utf-8"))
    value["subjects"][0]["gaps"] = [{"code": "RS907", "detail": "Made.", "blocks_verdict": True}]
    value["subjects"][0]["verdict"] = "incomplete"
    value["lists"][0] |= {"edition": "2027-01-01", "sha256": "f" * 64}
    (tmp_path / "cut.json").write_text(json.dumps(value), encoding="utf-8")
    cut = rsscan("diff", "r.json", "cut.json", "-f", "json")
    told = json.loads(cut.stdout)
    assert (cut.returncode, told["exit_code"], told["verdict"]) == (3, 3, "incomplete")
    assert [one["entry"] for one in told["not_looked_at"]] == [KIM_CHAEK]
    assert (told["new"], told["gone"], told["changed"]) == ([], [], [])
    assert told["lists_differ"][0]["field"] == "dprk"


def test_both_reports_that_cannot_be_read_are_named(rsscan: Run, tmp_path: Path) -> None:
    """Exit 2 and a sentence each."""
    (tmp_path / "list.json").write_text("[]", encoding="utf-8")
    done = rsscan("diff", "none.json", "list.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == ["none.json", "list.json"]


BROKEN: tuple[tuple[tuple[str | int, ...], object], ...] = (
    (("run",), []),
    (("lists",), 7),
    (("subjects",), {"a": 1}),
    (("subjects", 0), None),
    (("subjects", 0, "id"), 5),
    (("subjects", 0, "openalex_ids"), None),
    (("subjects", 0, "verdict"), "guessed"),
    (("subjects", 0, "gaps"), [[]]),
    (("subjects", 0, "coverage"), "many"),
    (("subjects", 0, "findings", 0, "severity"), "dreadful"),
    (("subjects", 0, "findings", 0, "severity"), 4),
    (("subjects", 0, "findings", 0, "evidence"), [None]),
)


def test_a_report_of_another_make_is_one_sentence(saved: dict[str, Any], tmp_path: Path) -> None:
    """A part that is missing or of another kind is named as that, in whatever place."""
    for path, value in BROKEN:
        broken = json.loads(json.dumps(saved))
        holder: Any = broken
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = value
        (tmp_path / "other.json").write_text(json.dumps(broken), encoding="utf-8")
        with pytest.raises(InputError, match=r"^\S+: was changed; a part is missing or of another kind: [^\n]+$"):
            reported_runs([tmp_path / "other.json"])


def test_numbers_that_count_nothing_are_none(saved: dict[str, Any], tmp_path: Path) -> None:
    """An infinite position, works without number: the rest is compared."""
    piece = saved["subjects"][0]["findings"][0]["evidence"][0]
    piece["position"], saved["subjects"][0]["coverage"]["works"] = float("inf"), "many"
    (tmp_path / "other.json").write_text(json.dumps(saved), encoding="utf-8")
    before, after = reported_runs([tmp_path / "r.json", tmp_path / "other.json"])
    assert after.subjects[0].works == 0
    assert [one.counts for one in rescan(before, after).changed] == [True]


def test_a_hostile_report_is_shown_and_not_obeyed(saved: dict[str, Any], tmp_path: Path) -> None:
    """Escapes, direction marks, markup and rows of a table in every text of it come out as visible text."""
    evil = "\x1b[2J\x9b31m\u202eab\u2066\u061c\r\x00\n| ![x](https://e.example) <b> \ud800 @octocat ~~no~~ " + "x" * 300
    kept = {"id", "verdict", "severity", "confidence", "status", "blocks_verdict", "work", "code"}

    def hostile(value: Any) -> Any:
        if isinstance(value, list):
            return [hostile(inner) for inner in value]
        if isinstance(value, dict):
            return {key: inner if key in kept else hostile(inner) for key, inner in value.items()}
        return evil if isinstance(value, str) else value

    changed = hostile(saved) | {"schema_version": "1.0"}
    findings = changed["subjects"][0]["findings"]
    findings[0] |= {"list": "dprk", "entry": KIM_CHAEK, "relation": "coauthor", "severity": "low"}
    findings[0]["evidence"] *= 2
    for at in range(7):
        findings[0]["evidence"].append(findings[0]["evidence"][0] | {"work": f"https://openalex.org/W{at}"})
    (tmp_path / "evil.json").write_text(json.dumps(changed), encoding="utf-8")
    before, after = reported_runs([tmp_path / "r.json", tmp_path / "evil.json"])
    for told in (rescan(before, after), rescan(after, before)):
        texts = {form: FORMS[form](told, Severity.HIGH) for form in FORMS}
        assert not any(CONTROLS.search(text) or "\ud800" in text for text in texts.values())
        assert "\\x1b[2J" in texts["table"]
        assert "and 3 more" in texts["table"]
        assert not re.search(r"(?<!\\)!\[|<b>|@octocat|https://e|~~", texts["markdown"].replace("!\\[", ""))
        rows = [line for line in texts["markdown"].splitlines() if line.startswith("|")]
        assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} <= {4, 8}
        assert json.loads(texts["json"])["exit_code"] in {0, 1}


def test_where_nothing_is_flagged_something_new_is_not_denied(saved: dict[str, Any], tmp_path: Path) -> None:
    """A bar of none is not one below which everything lies."""
    put(tmp_path / "none.json", saved, lambda findings: findings.clear())
    before, after = reported_runs([tmp_path / "none.json", tmp_path / "r.json"])
    for form in ("table", "markdown"):
        said = FORMS[form](rescan(before, after), Severity.NONE)
        assert "No severity is flagged." in said
        assert "Nothing new" not in said


def test_no_comparison_judges_a_person(saved: dict[str, Any], tmp_path: Path) -> None:
    """In any form, whatever changed; and each says what it is not."""
    put(tmp_path / "none.json", saved, lambda findings: findings.clear())
    before, after = reported_runs([tmp_path / "none.json", tmp_path / "r.json"])
    for form in ("table", "markdown"):
        said = FORMS[form](rescan(before, after), Severity.HIGH)
        assert not FORBIDDEN.search(said)
        assert "co-authorship is lawful unless a rule says otherwise" in said
