"""What a reviewer decided is shown, decides no verdict, and ends by itself."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsscan.assessment import Assessment, assess, assess_work
from rsscan.disposition import Case, Disposition, Scanned, covering, fingerprint, remarks, renewed, whose
from rsscan.finding import Finding
from rsscan.publications import Author, Authorship, ProfileAffiliation, Work
from rsscan.severity import Severity, Verdict
from rsscan.subject import Gap, Subject
from rsscan.terms import Terms
from tests.unit import made
from tests.unit.made import ME, MY_ORCID, OTHER_ORCID, TODAY
from tests.unit.test_assessment import I_AM_AUTHOR, LISTED, law_terms, portfolios

DAY = timedelta(days=1)
ENTRY = "made/harbour"
TERMS = made.terms(made.watchlist(made.entry()))
TIED = made.work(1, I_AM_AUTHOR, made.line(2, LISTED, author="https://openalex.org/A7", orcid=OTHER_ORCID))


def decided(
    person: str = ME, entry: str = ENTRY, evidence: str | None = None, expires: date | None = None
) -> Disposition:
    """Make a decision of last month that holds for another."""
    last = expires or TODAY + 30 * DAY
    return Disposition(person, entry, "another body", "AB", min(TODAY, last) - 30 * DAY, last, evidence)


def judged(*works: Work, by: Iterable[Disposition], subject: Subject | None = None) -> Assessment:
    """Judge works of the subject with these decisions."""
    return assess(subject or made.subject(), works, replace(TERMS, dispositions=tuple(by)))


def only(assessment: Assessment) -> Finding:
    """Return the one finding there is."""
    (finding,) = assessment.findings
    return finding


# What is ignored


def test_an_ignored_finding_keeps_everything_and_decides_nothing() -> None:
    """Severity, confidence, reasons and evidence stay; only status and verdict change."""
    before, after = judged(TIED, by=()), judged(TIED, by=[decided()])
    assert (only(before).status, only(after).status) == ("open", "ignored")
    assert replace(only(after), disposition=None) == only(before)
    assert only(after).disposition == decided()
    assert (before.verdict(Severity.HIGH), after.verdict(Severity.HIGH)) == (Verdict.FLAGGED, Verdict.CLEAR)
    assert (before.open, before.ignored) == (before.findings, ())
    assert (after.open, after.ignored) == ((), after.findings)


def test_another_finding_of_the_person_still_flags() -> None:
    """A decision on one entry says nothing of another."""
    terms = made.terms(made.watchlist(made.entry(), made.entry("port", "Port Polytechnic Academy")))
    both = made.work(1, I_AM_AUTHOR, made.line(2, LISTED), made.line(3, "Port Polytechnic Academy, DPRK"))
    assessed = assess(made.subject(), [both], replace(terms, dispositions=(decided(),)))
    assert [finding.match.entry.id for finding in assessed.open] == ["made/port"]
    assert assessed.verdict(Severity.HIGH) is Verdict.FLAGGED


def test_a_gap_still_leaves_no_verdict() -> None:
    """What could not be seen is not decided on by ignoring what was."""
    terms = replace(TERMS, dispositions=(decided(),))
    assert assess(made.subject(), [TIED], terms, [Gap("RS907", "down")]).verdict(Severity.HIGH) is Verdict.INCOMPLETE


@pytest.mark.parametrize("person", [ME, "https://openalex.org/A2", MY_ORCID])
def test_the_person_is_known_by_any_identifier(person: str) -> None:
    """By the ORCID iD and by each united profile."""
    subject = made.subject(Author(ME, "Ada"), Author("https://openalex.org/A2", "Ada"), orcid=MY_ORCID)
    assert only(judged(TIED, by=[decided(person)], subject=subject)).status == "ignored"


@pytest.mark.parametrize(
    "other", [decided("https://openalex.org/A3"), decided(OTHER_ORCID), decided(entry="other/harbour")]
)
def test_another_persons_or_entrys_decision_is_none(other: Disposition) -> None:
    """Not even the co-author's own, whose line it is."""
    assert only(judged(TIED, by=[other])).status == "open"


@pytest.mark.parametrize(("expires", "status"), [(TODAY + DAY, "ignored"), (TODAY, "open"), (TODAY - DAY, "open")])
def test_the_day_it_expires_is_the_first_without_it(expires: date, status: str) -> None:
    """An expired decision does nothing."""
    assert only(judged(TIED, by=[decided(expires=expires)])).status == status


def test_without_a_profile_the_identifier_that_was_asked_for_counts() -> None:
    """A person whom the source knows by works alone is still the person that was named."""
    subject = Subject(MY_ORCID, MY_ORCID)
    own = replace(I_AM_AUTHOR, orcid=MY_ORCID)
    assert only(judged(made.work(1, own, made.line(2, LISTED)), by=[decided(MY_ORCID)], subject=subject)).status == (
        "ignored"
    )
    assert Subject(ME).person_ids == {ME}
    assert Subject("https://openalex.org/W1").person_ids == frozenset()


# Evidence


def test_new_evidence_opens_a_decision_on_evidence_again() -> None:
    """One more work, or another line of the same work, is new evidence; a decision on the pair covers it too."""
    seen = only(judged(TIED, by=())).fingerprint
    assert only(judged(TIED, by=[decided(evidence=seen)])).status == "ignored"
    more = made.work(2, I_AM_AUTHOR, made.line(2, LISTED))
    for works in ([TIED, more], [replace(TIED, authorships=(*TIED.authorships, made.line(3, LISTED)))]):
        assert only(judged(*works, by=[decided(evidence=seen)])).status == "open"
        assert only(judged(*works, by=[decided()])).status == "ignored"


def test_a_line_that_turns_out_to_be_the_subjects_own_is_new_evidence() -> None:
    """What was decided of a co-author's line was not decided of the subject's."""
    seen = only(judged(TIED, by=())).fingerprint
    own = replace(TIED, authorships=(I_AM_AUTHOR, replace(TIED.authorships[1], author_id=ME)))
    assert only(judged(own, by=[decided(evidence=seen)])).status == "open"


def test_a_profiles_institution_is_evidence_too() -> None:
    """A recorded affiliation is known by profile, years and body."""
    body = made.institution(3, "Northern Harbour University", country="KP")
    by_years = {
        only(
            judged(by=(), subject=made.subject(Author(ME, None, affiliations=(ProfileAffiliation(body, years),))))
        ).fingerprint
        for years in ((2015,), (2015, 2016))
    }
    assert len(by_years) == 2


PIECES = st.lists(st.tuples(st.text(max_size=5), st.integers(0, 9), st.text(max_size=5)), max_size=5)


@given(PIECES, st.randoms(use_true_random=False))
def test_fingerprint_knows_neither_order_nor_repetition(pieces: list[tuple[str, int, str]], random: Random) -> None:
    """The same evidence told otherwise is the same evidence."""
    mixed = pieces + pieces[:2]
    random.shuffle(mixed)
    assert fingerprint(ENTRY, "own", mixed) == fingerprint(ENTRY, "own", pieces)


@given(PIECES, PIECES)
def test_other_evidence_has_another_fingerprint(
    one: list[tuple[str, int, str]], two: list[tuple[str, int, str]]
) -> None:
    """It tells sets of evidence, entries and relations apart."""
    assert (fingerprint(ENTRY, "own", one) == fingerprint(ENTRY, "own", two)) is (set(one) == set(two))
    assert fingerprint(ENTRY, "own", one) != fingerprint("made/port", "own", one)
    assert fingerprint(ENTRY, "own", one) != fingerprint(ENTRY, "coauthor", one)


# Papers


def on_paper(*lines: Authorship, by: Disposition) -> str:
    """Return the status of the finding of a single paper."""
    terms = replace(TERMS, dispositions=(by,))
    return only(assess_work(Subject("https://openalex.org/W1"), made.work(1, *lines), terms)).status


def test_on_a_paper_the_person_is_whose_line_it_is() -> None:
    """Its author's decision covers it, nobody else's does, and two authors' lines are not one person's link."""
    line = TIED.authorships[1]
    assert on_paper(I_AM_AUTHOR, line, by=decided(OTHER_ORCID)) == "ignored"
    assert on_paper(I_AM_AUTHOR, line, by=decided("https://openalex.org/A7")) == "ignored"
    assert on_paper(I_AM_AUTHOR, line, by=decided(ME)) == "open"
    assert on_paper(I_AM_AUTHOR, line, made.line(3, LISTED), by=decided(OTHER_ORCID)) == "open"


def test_nobody_is_meant_where_nothing_is_known() -> None:
    """Neither a subject nor a line: nobody."""
    assert whose(frozenset(), []) == frozenset()


# Which one counts, and what is said of the others


def test_of_several_the_one_that_counts_longest_is_named() -> None:
    """In whatever order they are written."""
    case = Case("F", frozenset({ME}), ENTRY, "sha256:x")
    short, long = decided(), decided(expires=TODAY + 60 * DAY)
    assert covering([short, long], case, TODAY) == covering([long, short], case, TODAY) == long
    assert covering([], case, TODAY) is None


def test_two_decisions_on_the_same_clash_only_at_the_same_time() -> None:
    """One may follow on another; on other evidence it is another decision."""
    one = decided()
    assert one.clashes(replace(one, reviewer="CD"))
    assert not one.clashes(replace(one, decided=one.expires, expires=one.expires + DAY))
    assert not one.clashes(replace(one, evidence="sha256:x"))


def said(*dispositions: Disposition, assessment: Assessment, lists: Iterable[str] = ("made",)) -> list[str]:
    """Return what is said of decisions after a scan."""
    return list(remarks(dispositions, [assessment.scanned(lists)], TODAY))


def test_an_expired_decision_on_a_scanned_person_is_told_until_it_is_renewed() -> None:
    """With its place; those of other persons are not the scan's matter."""
    old = replace(decided(expires=TODAY - DAY), place="f.yaml:3")
    told = ["f.yaml:3: the disposition on A1 and made/harbour expired on 2026-08-31 and counts no more."]
    assert said(old, assessment=judged(TIED, by=())) == told
    assert said(old, assessment=judged(by=())) == told
    assert said(old, decided(), assessment=judged(TIED, by=())) == []
    assert said(replace(old, person="https://openalex.org/A3"), assessment=judged(TIED, by=())) == []
    assert renewed(old, [old, decided()], TODAY)
    assert not renewed(old, [old, decided(entry="made/port")], TODAY)


def test_a_decision_that_covers_nothing_is_told_where_all_was_looked_at() -> None:
    """Not where its list was not used, nor where something could not be seen: then nothing is known of it."""
    none = "the disposition on A1 and made/harbour covers nothing: no such link was found."
    unseen = assess(made.subject(), [], TERMS, [Gap("RS907", "down")])
    assert said(decided(), assessment=judged(made.work(1), by=())) == [none]
    assert said(decided(), assessment=judged(made.work(1), by=()), lists=["other"]) == []
    assert said(decided(), assessment=unseen) == []
    assert said(decided(), assessment=judged(TIED, by=())) == []


def test_a_decision_on_other_evidence_is_told() -> None:
    """The reviewer learns that the link is open again, and why."""
    (sentence,) = said(decided(evidence="sha256:" + "0" * 64), assessment=judged(TIED, by=()))
    assert "of other evidence than was found now" in sentence


def test_a_paper_shows_no_decision_to_be_unused() -> None:
    """One paper is not all that a person wrote; what has expired is told for the author whose line it is."""
    assessed = assess_work(Subject("https://openalex.org/W1"), TIED, TERMS)
    assert said(decided(ME), assessment=assessed) == []
    assert len(said(decided(OTHER_ORCID, expires=TODAY), assessment=assessed)) == 1


# Laws


@st.composite
def decisions(draw: st.DrawFn) -> list[Disposition]:
    """Draw decisions on the subject and others, of entries that may be found, some of them expired."""
    return [
        decided(
            draw(st.sampled_from([ME, MY_ORCID, "https://openalex.org/A3"])),
            draw(st.sampled_from([ENTRY, "made/alphaland", "other/harbour"])),
            draw(st.sampled_from([None, "sha256:" + "0" * 64])),
            TODAY + draw(st.integers(-3, 3)) * DAY,
        )
        for _ in range(draw(st.integers(0, 4)))
    ]


def with_(given_: Iterable[Disposition]) -> Terms:
    """Return the terms of the laws with decisions."""
    return replace(law_terms(), dispositions=tuple(given_))


SEVERITY = {Verdict.CLEAR: 0, Verdict.INCOMPLETE: 1, Verdict.FLAGGED: 2}


@settings(deadline=None)
@given(portfolios(), decisions(), st.data())
def test_without_a_decision_no_severity_is_lower_and_no_verdict_milder(
    portfolio: list[Work], given_: list[Disposition], data: st.DataObject
) -> None:
    """Removing any of them keeps every finding and grade, and never makes a verdict milder."""
    kept = [one for one in given_ if data.draw(st.booleans())]
    many, few = (assess(made.subject(), portfolio, with_(some)) for some in (given_, kept))
    assert [replace(f, disposition=None) for f in few.findings] == [replace(f, disposition=None) for f in many.findings]
    assert {finding.id for finding in many.open} <= {finding.id for finding in few.open}
    for bar in Severity:
        assert SEVERITY[few.verdict(bar)] >= SEVERITY[many.verdict(bar)]


@settings(deadline=None)
@given(portfolios(), decisions(), st.randoms(use_true_random=False))
def test_order_of_decisions_does_not_matter(portfolio: list[Work], given_: list[Disposition], random: Random) -> None:
    """Neither to findings nor to what is said of the decisions."""
    mixed = list(given_)
    random.shuffle(mixed)
    one, two = (assess(made.subject(), portfolio, with_(some)) for some in (given_, mixed))
    assert one == two
    seen: Scanned = one.scanned(["made"])
    assert list(remarks(given_, [seen], TODAY)) == list(remarks(mixed, [seen], TODAY))


@settings(deadline=None)
@given(portfolios(), portfolios())
def test_a_decision_on_evidence_never_covers_more_than_was_seen(portfolio: list[Work], others: list[Work]) -> None:
    """After more works appear, every finding that they touch is open again."""
    before = assess(made.subject(), portfolio, law_terms())
    on_all = [decided(entry=f.match.entry.id, evidence=f.fingerprint) for f in before.findings]
    after = assess(made.subject(), [*portfolio, *(replace(w, id=f"{w.id}99") for w in others)], with_(on_all))
    seen = {finding.id: len(finding.evidence) for finding in before.findings}
    assert all(f.status == ("ignored" if seen.get(f.id) == len(f.evidence) else "open") for f in after.findings)
