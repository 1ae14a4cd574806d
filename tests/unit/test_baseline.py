"""A finding is new, changed or known beside an earlier scan, and only what is known decides nothing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from rsscan.assessment import Assessment, assess
from rsscan.baseline import Baseline, Compared, ReportedFinding, ReportedRun, ReportedSubject, Standing, remarks
from rsscan.disposition import Disposition
from rsscan.finding import reported
from rsscan.publications import Author, Work
from rsscan.render.report_values import values_of
from rsscan.report import Report, SourceUsed
from rsscan.severity import Severity, Verdict
from rsscan.subject import Gap
from rsscan.terms import Terms
from tests.unit import made
from tests.unit.reported import OTHER, PIECE, UNSEEN, finding, run, subject

LISTED = "Northern Harbour University, DPRK"


@pytest.mark.parametrize(
    ("now", "what"),
    [
        (finding(), Standing.KNOWN),
        (finding(severity=Severity.LOW, last=None), Standing.KNOWN),
        (finding(pieces=()), Standing.KNOWN),
        (finding(is_open=False), Standing.KNOWN),
        (finding(severity=Severity.CRITICAL), Standing.CHANGED),
        (finding(pieces=(PIECE, OTHER)), Standing.CHANGED),
        (finding("port"), Standing.NEW),
        (finding(relation="own"), Standing.NEW),
        (finding(list_id="other"), Standing.NEW),
    ],
)
def test_finding_is_compared_with_that_of_the_same_body_and_relation(now: ReportedFinding, what: Standing) -> None:
    """Less of it than before is known; more, or a graver grade, is not."""
    assert Baseline(run(subject(finding()))).standing({made.ME}, now) is what


def test_finding_that_was_ignored_and_is_open_again_changed() -> None:
    """The decision that held it back expired, and nobody has seen it since."""
    before = Baseline(run(subject(finding(is_open=False))))
    assert before.standing({made.ME}, finding()) is Standing.CHANGED
    assert before.standing({made.ME}, finding(is_open=False)) is Standing.KNOWN


def test_person_is_known_by_any_identifier() -> None:
    """Profiles that were two and are one know together what each knew; another person's findings tell nothing."""
    before = Baseline(
        run(
            subject(finding(pieces=[PIECE], severity=Severity.LOW), ids=["https://openalex.org/A1"]),
            subject(finding(pieces=[OTHER]), ids=["https://openalex.org/A2", made.MY_ORCID]),
        )
    )
    both = finding(pieces=[PIECE, OTHER])
    assert before.standing({"https://openalex.org/A1", made.MY_ORCID}, both) is Standing.KNOWN
    assert before.standing({made.MY_ORCID}, both) is Standing.CHANGED
    assert before.standing({made.OTHER_ORCID}, both) is Standing.NEW
    assert len(before.subjects({"https://openalex.org/A2", made.MY_ORCID})) == 1


@pytest.mark.parametrize(
    ("subjects", "said"),
    [
        ([Compared(frozenset({made.ME}))], []),
        (
            [Compared(frozenset({made.OTHER_ORCID}))],
            ["The baseline does not hold 1 of 1 subject; all that was found there is new."],
        ),
        (
            [Compared(frozenset({made.MY_ORCID})), Compared(frozenset({made.ME}), frozenset({"made", "b", "a"}))],
            [
                "The baseline's own scan of 1 of 2 subjects was incomplete; what is new may have been there before.",
                "The baseline was made without the list “a”; all that it names is new.",
                "The baseline was made without the list “b”; all that it names is new.",
            ],
        ),
    ],
)
def test_what_a_baseline_did_not_look_at_is_said_where_it_matters(subjects: list[Compared], said: list[str]) -> None:
    """Another person, a part of a record, another list; by number, since logs are read by others."""
    note = Gap("RS906", "Made.", blocks_verdict=False)
    before = Baseline(run(subject(gaps=[note]), subject(ids=[made.MY_ORCID], gaps=[UNSEEN, note])))
    assert list(remarks(before, subjects)) == said


def assessed(*works: Work, baseline: ReportedRun | None = None, ignored: bool = False) -> Assessment:
    """Judge the subject with a baseline."""
    decided = Disposition(made.ME, "made/harbour", "because", "AB", made.TODAY, made.TODAY.replace(year=2027))
    terms = Terms(
        made.index(made.entry()), made.policy(), made.TODAY, dispositions=(decided,) if ignored else (),
        baseline=Baseline(baseline) if baseline else None,
    )  # fmt: skip
    return assess(made.subject(Author(made.ME, "Ada Example", works_count=len(works))), works, terms)


def paper(number: int) -> Work:
    """Make a work of the subject with a co-author at the listed body."""
    return made.work(number, made.line(1, author=made.ME), made.line(2, LISTED))


def kept(assessment: Assessment) -> ReportedSubject:
    """Return what the report of an assessment tells later scans."""
    return subject(*map(reported, assessment.findings), ids=assessment.subject.ids)


def test_what_is_known_stays_in_sight_and_flags_nobody() -> None:
    """Without a baseline it flags; with its own report it does not, and new evidence flags again."""
    first = assessed(paper(1))
    assert (first.verdict(Severity.HIGH), first.known, len(first.deciding)) == (Verdict.FLAGGED, (), 1)
    assert [one.standing for one in first.findings] == [None]
    again = assessed(paper(1), baseline=run(kept(first)))
    assert again.verdict(Severity.HIGH) is Verdict.CLEAR
    assert (again.known, again.open, again.deciding) == (again.findings, again.findings, ())
    assert replace(again.findings[0], standing=None) == first.findings[0]
    more = assessed(paper(1), paper(2), baseline=run(kept(first)))
    assert [one.standing for one in more.findings] == [Standing.CHANGED]
    assert more.verdict(Severity.HIGH) is Verdict.FLAGGED


def test_what_was_not_seen_is_not_forgiven() -> None:
    """A gap holds the verdict back though every finding is known."""
    first = assessed(paper(1))
    again = replace(assessed(paper(1), baseline=run(kept(first))), gaps=(UNSEEN,))
    assert again.verdict(Severity.HIGH) is Verdict.INCOMPLETE


def test_finding_that_is_ignored_and_known_is_told_as_ignored() -> None:
    """It stands in one place, and expires as a decision does."""
    ignored = assessed(paper(1), ignored=True)
    again = assessed(paper(1), ignored=True, baseline=run(kept(ignored)))
    assert (again.known, again.ignored) == ((), again.findings)
    assert assessed(paper(1), baseline=run(kept(ignored))).verdict(Severity.HIGH) is Verdict.FLAGGED


def said(report: Report) -> list[str]:
    """Return what is said of the comparison."""
    return list(values_of(report).head["run"]["baseline"]["remarks"])


def test_report_counts_what_is_known_and_says_what_the_baseline_lacks() -> None:
    """Per run; without a baseline there is nothing to say."""
    first = assessed(paper(1))
    before = run(kept(first), lists=[])

    def told(baseline: ReportedRun | None) -> Report:
        lists = (made.watchlist(made.entry()),)
        return Report(
            "1", datetime.now(UTC), made.TODAY, SourceUsed("made", "made", ()), made.policy(), lists, Severity.HIGH,
            (assessed(paper(1), baseline=baseline),), Baseline(baseline) if baseline else None,
        )  # fmt: skip

    with_one, without = values_of(told(before)), values_of(told(None))
    assert (with_one.summary["known"], with_one.head["run"]["verdict"], said(told(before))) == (1, "clear", [])
    assert (without.summary["known"], without.head["run"]["verdict"], without.head["run"]["baseline"]) == (
        0, "flagged", None,
    )  # fmt: skip
    of_another = run(subject(ids=[made.MY_ORCID]), lists=[])
    assert said(told(of_another)) == [
        "The baseline does not hold 1 of 1 subject; all that was found there is new.",
        "The baseline was made without the list “made”; all that it names is new.",
    ]


def test_undated_finding_is_compared_without_a_day() -> None:
    """A work without a date has none to compare."""
    (found,) = assessed(replace(paper(1), published=None)).findings
    assert reported(found).last is None
