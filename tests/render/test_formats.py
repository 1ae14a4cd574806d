"""Same numbers in all formats: each is read back by its own reader, and tells of the same subjects and findings.

A new format brings a reader of its numbers, in one line of `READERS`.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from defusedxml.ElementTree import fromstring

from rsscan.render import FORMATS, chunks
from rsscan.render.values import Values
from rsscan.severity import Severity
from tests.render import made


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many subjects have each verdict, how many open findings each severity, how many findings are ignored.

    None is what a format has no place for.
    """

    flagged: int | None = None
    incomplete: int | None = None
    clear: int | None = None
    severities: Counter[str] | None = None
    ignored: int | None = None

    def agrees(self, other: "Numbers") -> bool:
        """Whether both say the same wherever both say something."""
        pairs = ((getattr(self, name), getattr(other, name)) for name in self.__slots__)
        return all(one == another for one, another in pairs if one is not None and another is not None)


def of_sentence(text: str) -> Numbers:
    """Read the sentence that says how many subjects there are of each verdict."""
    met = re.search(r"(\d+) subjects?: (\d+) flagged for review, (\d+) incomplete, (\d+) clear(.*)", text)
    assert met
    subjects, flagged, incomplete, clear = (int(number) for number in met.groups()[:4])
    assert flagged + incomplete + clear == subjects
    ignored = re.match(r"; (\d+) findings? ignored", met[5])
    return Numbers(flagged, incomplete, clear, ignored=int(ignored[1]) if ignored else 0)


def of_summary(summary: dict[str, Any]) -> Numbers:
    """Read the numbers of a summary, which must add up."""
    flagged, incomplete, clear = (summary[key] for key in ("flagged", "incomplete", "clear"))
    assert flagged + incomplete + clear == summary["subjects"]
    return Numbers(flagged, incomplete, clear, Counter(summary["findings_by_severity"]), summary["ignored"])


def of_subjects(subjects: list[dict[str, Any]]) -> Numbers:
    """Count subjects and findings one by one."""
    verdicts = Counter(subject["verdict"] for subject in subjects)
    findings = [finding for subject in subjects for finding in subject["findings"]]
    severities = Counter(finding["severity"] for finding in findings if finding["status"] == "open")
    ignored = sum(finding["status"] == "ignored" for finding in findings)
    return Numbers(verdicts["flagged"], verdicts["incomplete"], verdicts["clear"], severities, ignored)


def of_json(text: str) -> Numbers:
    """Read a JSON report, whose summary must be what its subjects add up to."""
    report = json.loads(text)
    assert of_summary(report["summary"]) == of_subjects(report["subjects"])
    return of_subjects(report["subjects"])


def of_lines(text: str) -> Numbers:
    """Read JSON lines, whose last must be what the others add up to."""
    lines = [json.loads(line) for line in text.splitlines()]
    counted = of_subjects([line["subject"] for line in lines if "subject" in line])
    assert of_summary(lines[-1]["summary"]) == counted
    return counted


def of_rows(text: str) -> Numbers:
    """Read CSV: subjects by their number, findings by their rows."""
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    verdicts = Counter({row["subject"]: row["verdict"] for row in rows}.values())
    severities = Counter(row["severity"] for row in rows if row["status"] == "open")
    ignored = sum(row["status"] == "ignored" for row in rows)
    return Numbers(verdicts["flagged"], verdicts["incomplete"], verdicts["clear"], severities, ignored)


def of_table(text: str) -> Numbers:
    """Read the table: a heading a subject, a row a finding, those that are ignored below a heading of their own."""
    if re.match(r"\d", text):
        return of_cards(text)
    heads = Counter(re.findall(r"^(FLAGGED|INCOMPLETE|CLEAR)\b", text, re.MULTILINE))
    severities: Counter[str] = Counter()
    ignored, is_ignored = 0, False
    for line in text.splitlines():
        if re.match("FLAGGED|INCOMPLETE|CLEAR|Ignored by disposition", line):
            is_ignored = line.startswith("Ignored")
        elif met := re.match(r"(critical|high|medium|low|none) +(?:certain|probable|possible) +RS\d", line):
            ignored += is_ignored
            severities[met[1]] += not is_ignored
    counted = Numbers(heads["FLAGGED"], heads["INCOMPLETE"], heads["CLEAR"], severities, ignored)
    assert heads.total() == 1 or counted.agrees(of_sentence(text))
    return counted


def of_cards(text: str) -> Numbers:
    """Read the table of many subjects: a card or a line a subject, each with the numbers of its findings."""
    heads = Counter(re.findall(r"^(FLAGGED|INCOMPLETE)\b", text, re.MULTILINE))
    rows = [row for part in re.findall(r"^CLEAR\n((?:  .*\n)+)", text, re.MULTILINE) for row in part.splitlines()]
    clear = sum(row.startswith("  https://openalex.org/A") for row in rows)
    severities: Counter[str] = Counter()
    ignored = 0
    for still_open, aside in re.findall(
        r"Open findings: ((?:, |\d+ \w+|none)+)(?:; of them[a-z ]+: \d+)?(?:; ignored: (\d+))?", " ".join(text.split())
    ):
        severities.update({word: int(number) for number, word in re.findall(r"(\d+) (\w+)", still_open)})
        ignored += int(aside or 0)
    counted = Numbers(heads["FLAGGED"], heads["INCOMPLETE"], clear, severities, ignored)
    assert counted.agrees(of_sentence(text))
    return counted


def of_markdown(text: str) -> Numbers:
    """Read Markdown: a row a subject, an item a finding."""
    heads = Counter(re.findall(r"^\| (FLAGGED|INCOMPLETE|CLEAR)\b", text, re.MULTILINE))
    items = re.findall(r"^- \*\*(\w+)\*\*(?:.*\n)(?:  -.*\n){1}  - (ignored, )?", text, re.MULTILINE)
    severities = Counter(severity for severity, is_ignored in items if not is_ignored)
    ignored = sum(bool(is_ignored) for _, is_ignored in items)
    [said] = re.findall(r"^Open findings: (.*); (?:flagged from|nothing is flagged)", text, re.MULTILINE)
    assert Counter({word: int(number) for number, word in re.findall(r"(\d+) (\w+)", said)}) == severities
    counted = Numbers(heads["FLAGGED"], heads["INCOMPLETE"], heads["CLEAR"], severities, ignored)
    assert counted.agrees(of_sentence(text))
    return counted


def of_html(text: str) -> Numbers:
    """Read the page: a part a subject, a card a finding."""
    page = BeautifulSoup(text, "html.parser")
    heads = Counter(head.text for head in page.select("article > header .verdict"))
    cards = [(card["data-severity"], card["data-status"]) for card in page.select("article .card")]
    severities = Counter(str(severity) for severity, status in cards if status == "open")
    ignored = sum(status == "ignored" for _, status in cards)
    verdicts = (heads["FLAGGED FOR REVIEW"], heads["INCOMPLETE: no verdict"], heads["CLEAR"])
    counted = Numbers(*verdicts, severities, ignored)
    assert heads.total() == 1 or counted.agrees(of_sentence(page.get_text()))
    return counted


def of_sarif(text: str) -> Numbers:
    """Read SARIF: a result a finding, those that are ignored suppressed."""
    (run,) = json.loads(text)["runs"]
    severities = Counter(one["properties"]["severity"] for one in run["results"] if not one["suppressions"])
    said = of_sentence(run["properties"]["result"])
    return replace(said, severities=severities, ignored=sum(bool(one["suppressions"]) for one in run["results"]))


def of_junit(text: str) -> Numbers:
    """Read JUnit XML: a test a subject, which fails where it is flagged and errs where it is incomplete."""
    outcomes = Counter(outcome.tag for outcome in fromstring(text).iterfind("testsuite/testcase/*"))
    clear = len(fromstring(text).findall("testsuite/testcase")) - outcomes.total()
    return Numbers(outcomes["failure"], outcomes["error"], clear, ignored=outcomes["skipped"])


def of_github(text: str) -> Numbers:
    """Read annotations, whose last is the sentence; of findings only the first ten are shown."""
    return of_sentence(text.splitlines()[-1])


def of_gitlab(text: str) -> Numbers:
    """Read Code Quality: an issue a finding, which tells no verdict."""
    found = [one["description"] for one in json.loads(text) if not one["check_name"].startswith("RS9")]
    graded = [(re.search(r"\bGraded (\w+)", said), " Ignored: " in said) for said in found]
    severities = Counter(met[1] for met, is_ignored in graded if met and not is_ignored)
    return Numbers(severities=severities, ignored=sum(is_ignored for _, is_ignored in graded))


READERS: dict[str, Callable[[str], Numbers]] = {
    "table": of_table,
    "json": of_json,
    "jsonl": of_lines,
    "csv": of_rows,
    "markdown": of_markdown,
    "html": of_html,
    "sarif": of_sarif,
    "junit": of_junit,
    "github": of_github,
    "gitlab": of_gitlab,
}

REPORTS = {
    "made": made.values(),
    "nothing flags": made.values(Severity.NONE),
    "all flag": made.values(Severity.LOW),
    "many": made.many(12, 11, 3),
    "one": made.many(0, 0, 1),
    "none": replace(made.many(0, 0, 0), subjects=[]),
}


def test_every_format_has_a_reader() -> None:
    """No format can be added without being compared."""
    assert set(READERS) == set(FORMATS)


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
@pytest.mark.parametrize("form", FORMATS)
def test_all_formats_tell_the_same_numbers(form: str, report: Values) -> None:
    """Subjects by verdict, open findings by severity, and what is ignored."""
    read = READERS[form]("".join(chunks(report, form)))
    assert read.agrees(of_summary(dict(report.summary))), (read, report.summary)


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"gitlab"}))
def test_another_number_would_be_seen(form: str) -> None:
    """The readers read: of a report with one subject more, each tells another number."""
    read = READERS[form]("".join(chunks(made.many(2, 3, 4), form)))
    assert not read.agrees(of_summary(dict(made.many(3, 3, 4).summary)))
