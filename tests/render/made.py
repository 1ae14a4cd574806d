"""A made report: flagged, incomplete and clear subjects, an ignored finding, one below the bar, and hostile texts."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from rsscan.assessment import Assessment, assess
from rsscan.disposition import Disposition
from rsscan.publications import Author
from rsscan.render.report_values import gathered, values_of
from rsscan.render.values import Values
from rsscan.report import Report, SourceUsed
from rsscan.severity import Severity
from rsscan.subject import Gap, Location, Subject
from tests.render import careers
from tests.unit import made

HOSTILE = (
    "]]><!-- &amp; \"' --> \n::error::x\r\n###[add-mask]x ::stop-commands::x ::add-mask::x %0A::debug::x, y: z "
    "\x1b[31m\x00\x85\u2028\u202e\ud800\ufffe =1+1 | `x` [a](https://example.org/x) {0} 大学"
)
"""What a file format, a terminal or a runner of jobs would obey if it stood there as it is."""

TERMS = made.terms(made.watchlist(made.entry()))


def person(number: int, location: Location | None = None) -> Subject:
    """Make a person with a name that must stand in no format that a system of continuous integration shows."""
    id_ = f"https://openalex.org/A{number}"
    return Subject(id_, None, (Author(id_, "Ada Example"),), "Ada Example", location)


def tied(number: int, location: Location | None = None) -> Assessment:
    """Assess a person whose co-author's affiliation is on the list."""
    own = made.line(1, author=f"https://openalex.org/A{number}", name="Ada Example")
    return assess(
        person(number, location), [made.work(1, own, made.line(2, "Northern Harbour University, DPRK"))], TERMS
    )


def ignored(number: int) -> Assessment:
    """Assess such a person whose link somebody has looked into."""
    one = tied(number)
    (finding,) = one.findings
    said = Disposition(made.ME, finding.match.entry.id, f"another body {HOSTILE}", "AB", made.TODAY, date(2026, 10, 1))
    return replace(one, findings=(replace(finding, disposition=said),))


def report(fail_on: Severity = Severity.HIGH) -> Report:
    """Make the report of a scan of five persons."""
    gap = Gap("RS907", f"The source failed {HOSTILE}.")
    persons = (
        tied(1, Location("./packets/a b/staff, 1: %.csv", 3)),
        assess(person(2, Location("packets/b.csv", 7)), [], TERMS, [gap]),
        assess(person(3), [made.work(2, made.line(1, author="https://openalex.org/A3"))], TERMS),
        tied(4),
        ignored(5),
    )
    source = SourceUsed("made", f"nothing {HOSTILE}", ("grey papers",), 3, 30, 1)
    started = datetime(2026, 9, 1, 12, 30, tzinfo=UTC)
    return Report("1.0", started, made.TODAY, source, TERMS.policy, TERMS.index.watchlists, fail_on, persons)


def values(fail_on: Severity = Severity.HIGH) -> Values:
    """Return the made report as JSON values, in the printed texts and names of which stands what is hostile."""
    rows = [_with_hostile(subject) for subject in values_of(report(fail_on)).subjects]
    rows[0] |= _hostile_career(careers.values())
    rows[3]["verdict"] = "clear"
    rows[3]["findings"][0]["severity"] = "medium"
    return gathered(report(fail_on), rows)


def many(flagged: int, below: int, unseen: int) -> Values:
    """Return a report with so many subjects of each kind."""
    first, second, _, fourth, _ = values().subjects
    rows = [*_numbered(fourth, below), *_numbered(second, unseen), *_numbered(first, flagged)]
    return gathered(report(), rows)


def _numbered(subject: Mapping[str, Any], count: int) -> list[dict[str, Any]]:
    rows = []
    for number in range(count):
        row = deepcopy(dict(subject))
        row["id"] = f"{row['id']}{number:05}"
        for finding in row["findings"]:
            finding["id"] = f"F-{int(row['id'].rpartition('A')[2]):012x}"
        rows.append(row)
    return rows


def _with_hostile(subject: Mapping[str, Any]) -> dict[str, Any]:
    row = deepcopy(dict(subject))
    for finding in row["findings"]:
        finding["entry_name"] += f" {HOSTILE}"
        for piece in finding["evidence"]:
            piece["affiliation_text"] += f" {HOSTILE}"
            piece["title"] += f" {HOSTILE}"
    return row


def _hostile_career(told: dict[str, Any]) -> dict[str, Any]:
    """Put what is hostile into what of a career comes from outside."""
    station, funder = told["career"]["stations"][0], told["funding"]["funders"][0]
    for text in ("role", "department", "city"):
        station[text] = f"{station[text]} {HOSTILE}"
    for body in (station["body"], told["career"]["concurrent"][0]["bodies"][0], funder["body"]):
        body["name"] += f" {HOSTILE}"
    station["attested"][0]["place"] += f" {HOSTILE}"
    funder["awards"][0]["title"] += f" {HOSTILE}"
    return told
