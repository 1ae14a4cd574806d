"""What systems of continuous integration show: valid in each one's own terms, the same figures, and nothing obeyed."""

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import jsonschema
import pytest
import xmlschema
from defusedxml.ElementTree import fromstring

from rsscan.render import chunks, ci
from rsscan.render.told import Told
from rsscan.render.values import Values
from rsscan.rules import RULES
from rsscan.severity import Severity
from tests.acceptance.test_fairness import FORBIDDEN
from tests.render import made

SCHEMAS = Path(__file__).parent / "schemas"
FORMS = ("sarif", "junit", "github", "gitlab")
TOOL = re.compile(r'^"tool": .*$', re.MULTILINE)
"""The line of the rules, which are those that `rsscan explain` prints, and have a test of their own."""

COMMAND = re.compile(r"^\s*::([a-z-]+)(?: ([^:]*))?::(.*)$")
"""What a runner heeds: the command, its properties, its message."""

EMPTY = replace(made.many(0, 0, 0), subjects=[])
OLDER = replace(EMPTY, subjects=[{"id": "x", "verdict": "clear", "findings": [{"status": "open"}], "gaps": [{}]}])
"""A report of a version, or of somebody, that tells next to nothing."""

REPORTS = {"made": made.values(), "empty": EMPTY, "older": OLDER, "many": made.many(12, 12, 12)}


def text(report: Values, form: str) -> str:
    """Return a report in a format."""
    return "".join(chunks(report, form))


def sarif_run(report: Values) -> dict[str, Any]:
    """Return the one run of a SARIF log."""
    (run,) = json.loads(text(report, "sarif"))["runs"]
    return dict(run)


def suites(report: Values) -> list[Element]:
    """Return the suites of a JUnit document."""
    return list(fromstring(text(report, "junit")))


def annotations(report: Values) -> list[tuple[str, dict[str, str], str]]:
    """Read what is printed as a runner does: commands with properties and message; all other lines are text."""
    read = []
    for line in text(report, "github").splitlines():
        assert "##[" not in line
        if met := COMMAND.match(line):
            pairs = (pair.split("=", 1) for pair in (met[2] or "").split(",") if pair)
            read.append((met[1], {key: unquote(value) for key, value in pairs}, unquote(met[3])))
    return read


@pytest.mark.parametrize(
    ("form", "ending"), [("junit", "xml"), ("github", "txt"), ("gitlab", "json"), ("sarif", "json")]
)
def test_made_report_is_written_as_agreed(form: str, ending: str, golden: Callable[[str, str], None]) -> None:
    """The whole text, with every hostile sign in its place; of SARIF all but the rules."""
    golden(f"ci-{form}.{ending}", TOOL.sub('"tool": {"driver": {"name": "rsscan"}},', text(made.values(), form)))


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_sarif_is_valid(report: Values) -> None:
    """By the JSON Schema of SARIF 2.1.0."""
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(json.loads(text(report, "sarif")))


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_junit_is_valid(report: Values) -> None:
    """By what Ant's and Jenkins' schema have in common."""
    xmlschema.XMLSchema(SCHEMAS / "junit.xsd").validate(text(report, "junit"))


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_gitlab_has_what_it_asks_for(report: Values) -> None:
    """Its five keys, a word it knows, a relative path, a line from one on, and no fingerprint twice."""
    issues = json.loads(text(report, "gitlab"))
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith((".", "/"))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


@pytest.mark.parametrize(
    "report",
    [made.values(), made.values(Severity.NONE), EMPTY, made.many(3, 2, 1)],
    ids=["made", "none flags", "empty", "many"],
)
def test_figures_are_those_of_the_report(report: Values) -> None:
    """Failed, broken, skipped and passed tests; results and suppressions; issues; and the sentence at the end."""
    told = report.summary
    counts = Counter[str]()
    for suite in suites(report):
        counts.update({key: int(suite.attrib[key]) for key in ("tests", "failures", "errors", "skipped")})
        outcomes = Counter(outcome.tag for case in suite.iter("testcase") for outcome in case)
        assert [outcomes[tag] for tag in ("failure", "error", "skipped")] == [
            int(suite.attrib[key]) for key in ("failures", "errors", "skipped")
        ]
    assert (counts["failures"], counts["errors"], counts["skipped"]) == (
        told["flagged"], told["incomplete"], told["ignored"]
    )  # fmt: skip
    assert counts["tests"] - counts["failures"] - counts["errors"] - counts["skipped"] == told["clear"]
    results = sarif_run(report)["results"]
    found = Counter(each["properties"]["severity"] for each in results if not each["suppressions"])
    assert found == Counter(told["findings_by_severity"])
    assert sum(bool(each["suppressions"]) for each in results) == told["ignored"]
    codes = [issue["check_name"] for issue in json.loads(text(report, "gitlab"))]
    assert len([code for code in codes if not code.startswith("RS9")]) == len(results)
    said = f"{told['flagged']} flagged for review, {told['incomplete']} incomplete, {told['clear']} clear"
    assert said in annotations(report)[-1][2]


@pytest.mark.parametrize("form", FORMS)
def test_no_name_no_judging_word_and_no_control_stands_there(form: str) -> None:
    """Ids alone tell whom a line is about; what a terminal would obey is written out; what a flag is, is said."""
    written = text(made.values(), form)
    assert "Ada" not in written
    assert not FORBIDDEN.search(written)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e\ud800-\udfff\ufffe]", written)
    assert "not a determination" in written


def test_nothing_from_outside_is_a_command_of_the_runner() -> None:
    """Only what this program means is: a group, its end, and annotations, each with the path it has."""
    read = annotations(made.values())
    assert Counter(command for command, _, _ in read) == {
        "group": 1, "endgroup": 1, "error": 1, "warning": 3, "notice": 1
    }  # fmt: skip
    (error,) = (properties for command, properties, _ in read if command == "error")
    assert (error["file"], error["line"]) == ("packets/a b/staff, 1: %.csv", "3")
    assert {key for _, properties, _ in read for key in properties} == {"file", "line", "title"}


def test_a_line_of_the_log_begins_with_our_own_words() -> None:
    """Also where a saved report, which anybody may have written, has a command in place of a verdict or an id."""
    row = {"id": "::add-mask::x", "verdict": "::stop-commands::x", "findings": [{"entry_name": "::debug::x"}]}
    head = {**EMPTY.head, "run": {"source": {"name": "::debug::x", "not_searched": ["::debug::x"]}}}
    read = annotations(replace(EMPTY, head=head, subjects=[row]))
    assert [command for command, _, _ in read] == ["group", "endgroup", "error", "notice"]


def test_no_more_annotations_than_a_step_shows() -> None:
    """Ten of each kind, what was not seen before what is below the bar; the rest is counted."""
    read = annotations(made.many(12, 25, 4))
    shown = Counter(command for command, _, _ in read)
    assert (shown["error"], shown["warning"], shown["notice"]) == (10, 10, 1)
    warned = [properties["title"][:5] for command, properties, _ in read if command == "warning"]
    assert warned == ["RS902", "RS907"] * 4 + ["RS203"] * 2
    assert "2 more of kind error, 23 more of kind warning" in read[-1][2]


def test_gravest_annotations_are_shown_first() -> None:
    """A critical link at the end of a long report is not lost."""
    report = made.many(12, 0, 0)
    rows = list(report.subjects)
    rows[-1]["findings"][0]["severity"] = "critical"
    first = next(properties for command, properties, _ in annotations(report) if command == "error")
    assert first["title"].startswith("RS203 critical")


def test_nothing_is_an_error_where_nothing_flags() -> None:
    """With `--fail-on none` every open link is a warning, and no test fails."""
    report = made.values(Severity.NONE)
    assert [command for command, _, _ in annotations(report)].count("error") == 0
    assert [properties["title"][:11] for command, properties, _ in annotations(report) if command == "warning"] == [
        "RS902 could", "RS907 could", "RS203 high:", "RS203 mediu"
    ]  # fmt: skip


def test_links_graded_none_are_left_to_the_report() -> None:
    """They are no annotation, and a note in SARIF."""
    report = made.many(0, 1, 0)
    next(iter(report.subjects))["findings"][0]["severity"] = "none"
    assert [command for command, _, _ in annotations(report)] == ["group", "endgroup", "notice"]
    assert [each["level"] for each in sarif_run(report)["results"]] == ["note"]


def test_sarif_rules_are_the_public_ones() -> None:
    """Each with its page, at the place that results name, and no longer than GitHub takes."""
    run = sarif_run(made.values())
    driver = run["tool"]["driver"]
    assert [rule["id"] for rule in (*driver["rules"], *driver["notifications"])] == list(RULES)
    for rule in (*driver["rules"], *driver["notifications"]):
        assert all(part in rule["help"]["text"] for part in RULES[rule["id"]].page.parts.values())
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert "security-severity" not in rule["properties"]
    assert all(driver["rules"][each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])


def test_persons_with_the_same_evidence_have_results_of_their_own() -> None:
    """Two authors of one paper share its evidence; their alerts must not be taken for one."""
    marks = [each["partialFingerprints"] for each in sarif_run(made.many(2, 0, 0))["results"]]
    assert marks[0]["evidence/v1"] == marks[1]["evidence/v1"]
    assert marks[0]["primaryLocationLineHash"] != marks[1]["primaryLocationLineHash"]


def test_new_evidence_makes_another_alert() -> None:
    """An alert that somebody dismissed comes again with what was not known then, and only then."""
    report = made.many(1, 0, 0)
    (before,) = (each["partialFingerprints"] for each in sarif_run(report)["results"])
    finding = next(iter(report.subjects))["findings"][0]
    finding.update(severity="critical", confidence="possible", last_date="2026-01-01")
    (regraded,) = (each["partialFingerprints"] for each in sarif_run(report)["results"])
    finding["fingerprint"] = f"sha256:{'0' * 64}"
    (anew,) = (each["partialFingerprints"] for each in sarif_run(report)["results"])
    assert regraded == before
    assert anew["primaryLocationLineHash"] != before["primaryLocationLineHash"]
    assert anew["finding/v1"] == before["finding/v1"]


def test_sarif_keeps_the_gravest_of_too_many_and_says_so() -> None:
    """GitHub refuses a file with more than 25,000 results whole."""
    low, high, disposed = {"severity": "low"}, {"severity": "high"}, {"severity": "critical", "status": "ignored"}
    run = sarif_run(replace(EMPTY, subjects=[{"id": "x", "findings": [disposed, *[low] * 25_008, high]}]))
    assert Counter(each["level"] for each in run["results"]) == {"error": 1, "note": 24_999}
    said = run["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"]
    assert said.startswith("Only 25,000 of 25,010 findings are shown, the gravest;")


def test_text_from_outside_is_no_link_in_a_message() -> None:
    """Brackets before parentheses, and braces, have a meaning in SARIF messages."""
    said = sarif_run(made.values())["results"][0]["message"]["text"]
    assert "[a] (https://example.org/x) {{0}}" in said


def test_whether_everything_was_seen_is_told_beside_the_verdict() -> None:
    """A flagged run may also have subjects that could not be looked at."""
    (whole,) = sarif_run(made.many(1, 1, 0))["invocations"]
    (partly,) = sarif_run(made.many(1, 1, 1))["invocations"]
    assert (whole["executionSuccessful"], partly["executionSuccessful"]) == (True, False)
    assert whole["exitCode"] == partly["exitCode"] == 1


def test_a_flagged_subject_also_shows_what_was_not_seen() -> None:
    """Its test fails once, with the link and the gap."""
    flagged, unseen, *_ = made.values().subjects
    report = replace(made.values(), subjects=[{**flagged, "gaps": unseen["gaps"]}])
    (suite,) = suites(report)
    (failure,) = suite.iter("failure")
    assert failure.text
    assert [line.split()[0] for line in failure.text.splitlines()] == ["A", "RS902", "RS907"]


def test_what_is_neither_clear_nor_flagged_is_no_pass() -> None:
    """A word for a verdict that this version does not know errs, as incomplete does."""
    (suite,) = suites(replace(EMPTY, subjects=[{"id": "x", "verdict": "doubtful"}]))
    assert [outcome.tag for case in suite.iter("testcase") for outcome in case] == ["error"]


@pytest.mark.parametrize(
    ("subject", "path", "line", "uri"),
    [
        ({"location": {"file": "./a/b.csv", "line": 2}}, "a/b.csv", 2, "a/b.csv"),
        ({"location": {"file": "/data/a b#.csv", "line": 0}}, "/data/a b#.csv", 1, "file:///data/a%20b%23.csv"),
        ({"location": None, "id": "https://orcid.org/0000-0002"}, "rsscan/orcid.org/0000-0002.json", 1, None),
        ({"id": "https://doi.org/10.1234/a<b>/../c"}, "rsscan/doi.org/10.1234/a%3Cb%3E/c.json", 1, None),
        ({"id": "//.."}, "rsscan/subject.json", 1, None),
    ],
)
def test_every_remark_has_a_place(subject: dict[str, Any], path: str, line: int, uri: str | None) -> None:
    """Where the subject was named; without such a place, a path that stands for the subject and leads nowhere else."""
    place = ci.place_of(Told(subject))
    assert (place.path, place.line) == (path, line)
    report = replace(made.values(), subjects=[{**next(iter(made.values().subjects)), "location": None, **subject}])
    (result,) = sarif_run(report)["results"]
    (location,) = result["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == (uri or path)
