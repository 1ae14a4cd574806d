"""A later scan beside an earlier one: what is new, gone, unseen and changed, and why."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsscan.baseline import Baseline, ReportedFinding, ReportedList, ReportedRun, ReportedSubject, Standing
from rsscan.editions import Change
from rsscan.rescan import Lone, Person, rescan
from rsscan.severity import Confidence, Severity, Verdict
from rsscan.subject import Gap
from tests.unit import made
from tests.unit.reported import OTHER, PIECE, UNSEEN, finding, run, subject

NOTE = Gap("RS906", "Made.", blocks_verdict=False)


@pytest.mark.parametrize(
    ("old", "new", "looked", "why"),
    [
        (run(subject(finding())), run(), False, ("the newer scan does not hold this person",)),
        (
            run(subject(finding())),
            run(subject(gaps=[UNSEEN]), lists=[]),
            False,
            ("the newer scan did not use the list “made”", "the newer scan was incomplete (RS907)"),
        ),
        (
            run(subject(finding())),
            run(subject(), lists=[("made", "b")]),
            True,
            ("the list of the newer scan is another (edition b, not edition a), and may not name the body",),
        ),
        (
            run(subject(finding())),
            run(subject(), subject(finding(), ids=[made.MY_ORCID]), lists=[("made", "b")]),
            True,
            ("the newer scan met none of its evidence in the record",),
        ),
        (
            run(subject(finding()), lists=[]),
            run(subject(gaps=[NOTE])),
            True,
            ("the newer scan met none of its evidence in the record",),
        ),
        (
            run(subject(finding(last="2026-02-02")), source="openalex"),
            run(subject(works=2)),
            True,
            (
                "its newest evidence is of 2026-02-02, after the day of the newer scan",
                "the newer scan read 2 works, the other 3",
                "the source differs between the scans",
            ),
        ),
        (
            run(subject(finding(last=None))),
            run(subject()),
            True,
            ("the newer scan met none of its evidence in the record",),
        ),
    ],
)
def test_finding_that_is_there_no_more_is_gone_only_where_it_was_looked_for(
    old: ReportedRun, new: ReportedRun, looked: bool, why: tuple[str, ...]
) -> None:
    """Else it is unseen; and what explains it is said."""
    told = rescan(old, new)
    [one] = told.gone
    assert (one.finding.id, one.looked, one.why) == ("F-harbour", looked, why)


def test_list_changed_without_a_new_edition_is_told_without_one() -> None:
    """The sum of the file tells that it did."""
    old, new = run(subject(finding())), run(subject(), lists=[("made", "b")])
    same = replace(new, lists=(ReportedList("made", "edition a", "b"),))
    assert rescan(old, same).gone[0].why == ("the list of the newer scan is another, and may not name the body",)


def test_what_is_new_flags_where_it_is_open_and_reaches_the_bar() -> None:
    """A finding of a new person too; `none` flags nothing, and what was not seen is never clear."""
    old = run(subject())
    new = run(subject(finding(severity=Severity.MEDIUM)), subject(finding(is_open=False), ids=[made.MY_ORCID]))
    told = rescan(old, new)
    assert [(one.person.id, one.finding.severity) for one in told.new] == [
        (made.MY_ORCID, Severity.HIGH),
        (made.ME, Severity.MEDIUM),
    ]
    assert [told.verdict(bar) for bar in (Severity.NONE, Severity.MEDIUM, Severity.HIGH)] == [
        Verdict.CLEAR, Verdict.FLAGGED, Verdict.CLEAR,
    ]  # fmt: skip
    assert rescan(old, run(subject(gaps=[UNSEEN]))).verdict(Severity.HIGH) is Verdict.INCOMPLETE


@pytest.mark.parametrize(
    ("was", "now", "changes", "why", "counts"),
    [
        (
            finding(severity=Severity.LOW, confidence=Confidence.POSSIBLE),
            finding(),
            (Change("severity", "low", "high"), Change("confidence", "possible", "certain")),
            ("the policy differs between the scans", "the list “made” differs between the scans"),
            True,
        ),
        (
            finding(),
            finding(severity=Severity.NONE, in_window=False),
            (Change("severity", "high", "none"),),
            (
                "the policy differs between the scans",
                "its evidence lies in the window that is judged no more",
                "the list “made” differs between the scans",
            ),
            False,
        ),
        (
            finding(severity=Severity.NONE, in_window=False, list_id="same"),
            finding(list_id="same"),
            (Change("severity", "none", "high"),),
            ("the policy differs between the scans", "its evidence lies in the window that is judged now"),
            True,
        ),
        (finding(is_open=False), finding(), (Change("status", "ignored", "open"),), (), True),
        (finding(), finding(is_open=False), (Change("status", "open", "ignored"),), (), False),
        (finding(pieces=[PIECE]), finding(pieces=[OTHER]), (), (), True),
        (finding(pieces=[PIECE, OTHER]), finding(pieces=[OTHER]), (), (), False),
    ],
)
def test_finding_that_changed_says_in_what_and_whether_to_look_anew(
    was: ReportedFinding, now: ReportedFinding, changes: tuple[Change, ...], why: tuple[str, ...], counts: bool
) -> None:
    """Severity, confidence, disposition, evidence; less than before is not to be looked at anew."""
    old = run(subject(was), lists=[("made", "a"), ("same", "a")])
    new = run(subject(now), lists=[("made", "b"), ("same", "a")], policy="strict")
    told = rescan(old, new)
    [one] = told.changed
    assert (one.changes, one.why, one.counts) == (changes, why, counts)
    assert (one.evidence_new, one.evidence_gone) == (now.pieces - was.pieces, was.pieces - now.pieces)
    assert told.verdict(Severity.HIGH) is (Verdict.FLAGGED if counts else Verdict.CLEAR)


def test_runs_that_differ_say_in_what() -> None:
    """The day, the policy, the source and every list; what both have alike is not told."""
    old = run(lists=[("a", "a"), ("b", "b"), ("c", "c")])
    new = run(as_of="2026-02-02", policy="strict", lists=[("b", "b"), ("c", "d"), ("e", "e")])
    told = rescan(old, new)
    assert told.conditions == (Change("as of", "2026-01-01", "2026-02-02"), Change("policy", "default", "strict"))
    assert told.lists == (
        Change("a", "edition a (sha256 aaaaaaaaaaaa)", ""),
        Change("c", "edition c (sha256 cccccccccccc)", "edition d (sha256 dddddddddddd)"),
        Change("e", "", "edition e (sha256 eeeeeeeeeeee)"),
    )
    assert not told.empty


def test_verdicts_and_gaps_are_followed_for_each_person() -> None:
    """New and gone persons too; the name is the newer report's."""
    old = run(subject(gaps=[UNSEEN, NOTE]), subject(ids=[made.OTHER_ORCID], name=None))
    new = run(subject(finding(), gaps=[NOTE], name="Ada New"), subject(ids=[made.MY_ORCID], gaps=[UNSEEN]))
    [newcomer, gone, same] = sorted(rescan(old, new).courses, key=lambda one: one.before or "")
    assert (newcomer.person.id, newcomer.after, newcomer.gaps_new) == (made.MY_ORCID, Verdict.INCOMPLETE, (UNSEEN,))
    assert (gone.person, gone.before, gone.after) == (Person(made.OTHER_ORCID, None), Verdict.CLEAR, None)
    assert (same.person, same.before, same.after) == (
        Person(made.ME, "Ada New"),
        Verdict.INCOMPLETE,
        Verdict.FLAGGED,
    )
    assert (same.gaps_new, same.gaps_gone) == ((), (UNSEEN,))


def test_merged_profiles_are_one_person() -> None:
    """Two subjects of the older scan that carry identifiers of one of the newer know together what each knew."""
    old = run(
        subject(finding(pieces=[PIECE], severity=Severity.LOW), ids=["https://openalex.org/A1"]),
        subject(finding(pieces=[OTHER]), ids=["https://openalex.org/A2"]),
    )
    new = run(
        subject(finding(pieces=[PIECE, OTHER]), ids=["https://openalex.org/A1", "https://openalex.org/A2"], works=6)
    )
    told = rescan(old, new)
    assert (told.new, told.gone, told.changed, told.courses) == ((), (), (), ())


LISTS = ("made", "other")
FINDINGS = st.builds(
    finding,
    st.sampled_from(["harbour", "port"]),
    severity=st.sampled_from(Severity),
    confidence=st.sampled_from(Confidence),
    is_open=st.booleans(),
    pieces=st.sets(st.sampled_from([PIECE, OTHER])),
    last=st.sampled_from([None, "2020-01-01", "2026-02-02"]),
    in_window=st.booleans(),
    list_id=st.sampled_from(LISTS),
)
SUBJECTS = st.builds(
    lambda findings, ids, name, works, gaps: subject(*findings, ids=ids, name=name, works=works, gaps=gaps),
    st.lists(FINDINGS, max_size=3),
    st.sets(st.sampled_from([f"https://openalex.org/A{n}" for n in range(5)]), min_size=1, max_size=3),
    st.sampled_from([None, "Ada", "Eve"]),
    st.integers(0, 2),
    st.sets(st.sampled_from([UNSEEN, NOTE])),
)
RUNS = st.builds(
    lambda subjects, lists, policy: run(*subjects, lists=sorted(lists.items()), policy=policy),
    st.lists(SUBJECTS, max_size=4),
    st.dictionaries(st.sampled_from(LISTS), st.sampled_from("ab")),
    st.sampled_from(["default", "strict"]),
)


@given(told=RUNS)
def test_scan_does_not_differ_from_itself(told: ReportedRun) -> None:
    """Whatever it holds, persons twice among it."""
    same = rescan(told, told)
    assert same.empty
    assert same.verdict(Severity.LOW) is (Verdict.INCOMPLETE if same.incomplete else Verdict.CLEAR)


@given(old=RUNS, new=RUNS)
def test_what_is_new_one_way_is_gone_the_other_way(old: ReportedRun, new: ReportedRun) -> None:
    """And what changed one way changed back."""

    def plain(ones: tuple[Lone, ...]) -> list[tuple[str, ReportedFinding, bool]]:
        return [(one.person.id, one.finding, one.looked) for one in ones]

    there, back = rescan(old, new), rescan(new, old)
    assert plain(there.new) == plain(back.gone)
    assert plain(there.gone) == plain(back.new)
    assert {(one.person.id, one.changes, one.evidence_new, one.evidence_gone) for one in there.changed} == {
        (one.person.id, tuple(Change(each.field, each.after, each.before) for each in one.changes),
         one.evidence_gone, one.evidence_new)
        for one in back.changed
    }  # fmt: skip
    assert there.empty == back.empty


@given(old=RUNS, new=RUNS, seed=st.integers(0, 99))
def test_order_of_subjects_does_not_matter(old: ReportedRun, new: ReportedRun, seed: int) -> None:
    """To nothing that is told."""

    def shuffled(one: ReportedRun) -> ReportedRun:
        dice = random.Random(seed)  # noqa: S311 - no secret
        subjects = list(one.subjects)
        dice.shuffle(subjects)
        return replace(one, subjects=tuple(subjects))

    assert rescan(shuffled(old), shuffled(new)) == rescan(old, new)


@given(old=RUNS, newer=SUBJECTS)
def test_baseline_knows_nothing_that_a_comparison_calls_new(old: ReportedRun, newer: ReportedSubject) -> None:
    """What is to be looked at anew by the one is not passed over by the other."""
    told = rescan(old, run(newer))
    anew = [one.finding for one in told.new] + [one.now for one in told.changed if one.counts]
    assert all(Baseline(old).standing(newer.ids, one) is not Standing.KNOWN for one in anew)
