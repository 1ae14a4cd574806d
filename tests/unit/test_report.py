"""A run as one value: the verdict and the counts that are told of it are those of its subjects."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from rsscan.assessment import Assessment, assess
from rsscan.coverage import Coverage
from rsscan.disposition import Disposition
from rsscan.identity import Identity
from rsscan.notice import NOTICE
from rsscan.render.report_values import values_of
from rsscan.render.values import added, counted
from rsscan.report import Report, SourceUsed
from rsscan.severity import Severity, Verdict
from rsscan.subject import Gap
from tests.unit import made

CLEAR = Assessment(made.subject(), Identity("confirmed"), Coverage(), (), ())
INCOMPLETE = Assessment(made.subject(), Identity("unknown"), Coverage(), (), (Gap("RS907", "down"),))
TERMS = made.terms(made.watchlist(made.entry()))
FLAGGED = assess(
    made.subject(),
    [made.work(1, made.line(1, author=made.ME), made.line(2, "Northern Harbour University, DPRK"))],
    TERMS,
    [Gap("RS907", "down")],
)


def report(*subjects: Assessment, fail_on: Severity = Severity.HIGH) -> Report:
    """Make a report of these subjects."""
    started = datetime(2026, 9, 1, tzinfo=UTC)
    source = SourceUsed("made", "nothing", ())
    return Report("1", started, made.TODAY, source, TERMS.policy, TERMS.index.watchlists, fail_on, subjects)


@pytest.mark.parametrize(
    ("subjects", "verdict"),
    [
        ((), Verdict.CLEAR),
        ((CLEAR, CLEAR), Verdict.CLEAR),
        ((CLEAR, INCOMPLETE), Verdict.INCOMPLETE),
        ((CLEAR, INCOMPLETE, FLAGGED), Verdict.FLAGGED),
        ((FLAGGED, CLEAR), Verdict.FLAGGED),
    ],
)
def test_run_has_the_gravest_verdict_of_its_subjects(subjects: tuple[Assessment, ...], verdict: Verdict) -> None:
    """Flagged beats incomplete, incomplete beats clear."""
    assert values_of(report(*subjects)).head["run"]["verdict"] == verdict.value


def test_bar_decides_the_verdict_of_the_run() -> None:
    """What is high is not flagged where only critical counts; its gap then leaves no verdict."""
    assert values_of(report(FLAGGED, fail_on=Severity.CRITICAL)).head["run"]["verdict"] == "incomplete"


def test_a_report_may_be_summed_up_from_what_is_counted_apart() -> None:
    """As many machines do; nothing is lost where a part has nobody."""
    whole = values_of(report(CLEAR, INCOMPLETE, FLAGGED, FLAGGED))
    parts = [values_of(report(*some)) for some in ((FLAGGED,), (), (CLEAR, FLAGGED), (INCOMPLETE,))]
    summary = added(part.summary for part in parts)
    assert summary == whole.summary
    told = counted(values_of(report()), (), summary)
    assert told.head == whole.head
    assert told.summary == whole.summary
    assert added(()) == values_of(report()).summary


def test_a_finding_leads_to_its_list() -> None:
    """Whatever other lists there are."""
    run = replace(report(FLAGGED), lists=(made.watchlist(list_id="other"), *TERMS.index.watchlists))
    assert run.list_of(FLAGGED.findings[0]) is TERMS.index.watchlists[0]


def test_subjects_and_findings_are_counted() -> None:
    """Each subject has one verdict and each finding one severity."""
    summary = values_of(report(CLEAR, FLAGGED, INCOMPLETE, FLAGGED)).summary
    assert [summary[key] for key in ("subjects", "clear", "flagged", "incomplete")] == [4, 1, 2, 1]
    assert summary["findings_by_severity"] == dict.fromkeys(("critical", "medium", "low", "none"), 0) | {"high": 2}


def test_ignored_findings_are_counted_apart() -> None:
    """Open ones by severity, ignored ones by themselves: no finding is in neither count."""
    (finding,) = FLAGGED.findings
    day = date(2026, 10, 1)
    disposition = Disposition(made.ME, finding.match.entry.id, "another body", "AB", made.TODAY, day)
    ignored = replace(FLAGGED, findings=(replace(finding, disposition=disposition),))
    summary = values_of(report(FLAGGED, ignored, CLEAR)).summary
    assert (summary["findings_by_severity"]["high"], summary["ignored"]) == (1, 1)


@pytest.mark.parametrize("words", ["human review", "not a determination", "lawful unless a rule says otherwise"])
def test_notice_says_what_a_flag_is(words: str) -> None:
    """Every output carries it."""
    assert words in NOTICE


@pytest.mark.parametrize("word", ["suspicious", "adversary", "guilty", "risky", "violation"])
def test_notice_accuses_nobody(word: str) -> None:
    """A link is no offence."""
    assert word not in NOTICE.lower()
