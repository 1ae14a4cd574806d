"""From publications and lists to findings, gaps and a verdict."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsscan.assessment import Assessment, assess, assess_work
from rsscan.condition import Condition
from rsscan.evidence import Evidence
from rsscan.finding import DOUBTED, Finding
from rsscan.matching import LONGEST, Index
from rsscan.period import Period, period
from rsscan.publications import Author, Authorship, ProfileAffiliation, Work
from rsscan.severity import Confidence, Relation, Severity, Verdict
from rsscan.subject import Gap, Subject
from rsscan.terms import Terms
from rsscan.watchlist import Effect, Kind, Means, Name
from tests.unit import made
from tests.unit.made import ME

LISTED = "Northern Harbour University, DPRK"
PLAIN = "Plain University, Oslo, Norway"
I_AM_AUTHOR = made.line(1, PLAIN, author=ME)


def judged(*works: Work, terms: Terms | None = None, gaps: Iterable[Gap] = (), refetched: int = 0) -> Assessment:
    """Judge works of the subject; without terms, by one university and one jurisdiction, where everything is high."""
    usual = made.terms(made.watchlist(made.entry(), made.alphaland()))
    return assess(made.subject(), works, terms or usual, gaps, refetched)


def codes(assessment: Assessment) -> list[tuple[str, bool]]:
    """Return the gaps as code and whether they block."""
    return [(gap.code, gap.blocks_verdict) for gap in assessment.gaps]


# Findings


def test_every_line_of_every_byline_is_read() -> None:
    """The listed co-author is the 300th of 300, on the second of two works."""
    crowd = [made.line(n, PLAIN, name=None) for n in range(2, 300)]
    found = judged(made.work(1, I_AM_AUTHOR), made.work(2, I_AM_AUTHOR, *crowd, made.line(300, LISTED))).findings
    assert [(f.rule, f.match.entry.id, f.severity) for f in found] == [("RS203", "made/harbour", Severity.HIGH)]
    (evidence,) = found[0].evidence
    assert evidence.authorship is not None
    assert (evidence.authorship.position, evidence.match.text) == (300, LISTED)
    assert evidence.source == "byline of https://openalex.org/W2"


def test_own_affiliation_is_not_a_coauthors() -> None:
    """The same body in both relations gives two findings with ids of their own."""
    found = judged(made.work(1, made.line(1, LISTED, author=ME), made.line(2, LISTED))).findings
    assert sorted(f.rule for f in found) == ["RS103", "RS203"]
    assert len({f.id for f in found}) == 2


def test_profile_of_the_person_is_evidence_without_a_work() -> None:
    """A recorded affiliation counts as own, dated by the last day of its last year."""
    body = made.institution(3, "Northern Harbour University", country="KP")
    with_years = Author(ME, None, affiliations=(ProfileAffiliation(body, (2015, 2017)),))
    (finding, *others) = assess(made.subject(with_years), (), made.terms(made.watchlist(made.entry()))).findings
    assert (finding.rule, others) == ("RS103", [])
    (evidence,) = finding.evidence
    assert (evidence.work, evidence.authorship) == (None, None)
    assert evidence.published == date(2017, 12, 31)
    assert evidence.source == f"OpenAlex author profile {ME}, 2015-2017"
    assert finding.works_count == 0
    assert finding.last_date == date(2017, 12, 31)


def test_profile_affiliation_without_years_is_undated() -> None:
    """No year is invented."""
    body = made.institution(3, "Northern Harbour University", country="KP")
    profile = Author(ME, None, affiliations=(ProfileAffiliation(body),))
    (finding,) = assess(made.subject(profile), (), made.terms(made.watchlist(made.entry()))).findings
    assert finding.last_date is None
    assert finding.evidence[0].source == f"OpenAlex author profile {ME}"


def test_works_that_touch_one_body_are_one_finding() -> None:
    """The newest stands first; two lines of one work are one work."""
    old = made.work(1, I_AM_AUTHOR, made.line(2, LISTED), made.line(3, LISTED), published=date(2018, 1, 1))
    new = made.work(2, I_AM_AUTHOR, made.line(2, LISTED), published=date(2021, 1, 1))
    undated = made.work(3, I_AM_AUTHOR, made.line(2, LISTED), published=None)
    (finding,) = judged(undated, old, new).findings
    assert (finding.works_count, finding.last_date) == (3, date(2021, 1, 1))
    places = [(e.work.id[-1], e.authorship.position) for e in finding.evidence if e.work and e.authorship]
    assert places == [("2", 2), ("1", 2), ("1", 3), ("3", 2)]


def test_finding_id_is_that_of_the_link_and_not_of_its_evidence() -> None:
    """A rescan that sees more works keeps the id, so that a decision about it stays; another person has another."""
    one = made.work(1, I_AM_AUTHOR, made.line(2, LISTED))
    two = made.work(2, I_AM_AUTHOR, made.line(2, LISTED))
    (first,) = judged(one).findings
    (later,) = judged(one, two).findings
    assert first.id == later.id
    assert first.id.startswith("F-")
    assert len(first.id) == 14
    terms = made.terms(made.watchlist(made.entry()))
    (other,) = assess(replace(made.subject(), id="https://openalex.org/A2"), [one], terms).findings
    assert other.id != first.id


def test_worst_evidence_grades_and_surest_names_the_rule() -> None:
    """The severity is the worst piece's, with its reasons, and the list's authority is among them."""
    by = made.policy(
        made.rule(Condition(published_before=date(2016, 1, 1)), Severity.LOW, "Old."),
        made.rule(Condition(), Severity.HIGH, "New."),
    )
    surer = made.work(1, I_AM_AUTHOR, made.line(2, LISTED), published=date(2015, 1, 1))
    worse = made.work(2, I_AM_AUTHOR, made.line(2, "Northern Harbour University"), published=date(2020, 1, 1))
    (finding,) = judged(surer, worse, terms=made.terms(made.watchlist(made.entry()), by=by)).findings
    assert (finding.severity, finding.confidence) == (Severity.HIGH, Confidence.PROBABLE)
    assert finding.match.confidence is Confidence.CERTAIN
    assert finding.reasons[0] == "New."
    basis = "Northern Harbour University is on the list “made” (prohibition): Made law, section 1"
    assert basis in finding.reasons


def test_jurisdiction_is_folded_into_the_body_that_lies_in_it() -> None:
    """One printed line is one fact: the university in Alphaville is the finding, Alphaville one of its reasons."""
    (finding,) = judged(made.work(1, I_AM_AUTHOR, made.line(2, "Northern Harbour University, Alphaville"))).findings
    assert finding.match.entry.id == "made/harbour"
    assert any("Alphaville" in reason for reason in finding.reasons)


def test_jurisdiction_stands_where_the_body_is_doubtful_or_another_lists() -> None:
    """A merely possible body takes nothing away, nor does a body that only another list names."""
    doubtful = made.line(2, "Northern Harbour University, Lisbon, Portugal; Laboratory of Tides, Alphaville")
    assert [f.match.entry.id for f in judged(made.work(1, I_AM_AUTHOR, doubtful)).findings] == [
        "made/alphaland",
        "made/harbour",
    ]
    two = made.terms(made.watchlist(made.alphaland()), made.watchlist(made.entry(list_id="other"), list_id="other"))
    line = made.line(2, "Northern Harbour University, Alphaville")
    assert [f.match.entry.id for f in judged(made.work(1, I_AM_AUTHOR, line), terms=two).findings] == [
        "made/alphaland",
        "other/harbour",
    ]


def test_findings_are_sorted_by_severity_then_list() -> None:
    """The worst first; nothing is sorted by a person's name."""
    by = made.policy(
        made.rule(Condition(lists=frozenset({"b"})), Severity.CRITICAL, "B."),
        made.rule(Condition(), Severity.LOW, "Others."),
    )
    lists = [made.watchlist(made.entry(list_id=i), list_id=i) for i in ("c", "a", "b")]
    found = judged(made.work(1, I_AM_AUTHOR, made.line(2, LISTED)), terms=made.terms(*lists, by=by)).findings
    assert [f.match.list_id for f in found] == ["b", "a", "c"]


def test_work_before_the_window_stays_visible_and_is_not_judged() -> None:
    """The first day of the window is judged, the day before is shown at none, the undated work is judged."""
    days = [date(2020, 1, 1), date(2019, 12, 31), None]
    works = [made.work(n, I_AM_AUTHOR, made.line(2, LISTED), published=day) for n, day in enumerate(days)]
    terms = made.terms(made.watchlist(made.entry()), since=date(2020, 1, 1))
    graded = [judged(work, terms=terms).findings[0] for work in works]
    assert [f.severity for f in graded] == [Severity.HIGH, Severity.NONE, Severity.HIGH]
    assert [f.evidence[0].in_window for f in graded] == [True, False, True]
    assert graded[1].reasons[0] == "Before the window that is judged, which begins on 2020-01-01."
    assert judged(*works, terms=terms).coverage.works_in_window == 2


@pytest.mark.parametrize(("since", "first"), [(None, date(2021, 9, 1)), (date(2010, 1, 1), date(2010, 1, 1))])
def test_window_is_the_policys_unless_one_is_asked_for(since: date | None, first: date) -> None:
    """Five years before 2026-09-01 by the policy; `--since` has more weight."""
    terms = made.terms(by=replace(made.policy(), lookback=Period(5, "y")), since=since)
    assert terms.window_from == first


# Coverage and gaps


def test_works_are_counted_by_year_and_the_undated_apart() -> None:
    """The years add up to the works; those with more authors than the policy's threshold are counted among them."""
    crowd = [I_AM_AUTHOR, *(made.line(place, PLAIN) for place in range(2, 103))]
    works = [
        replace(made.work(1, I_AM_AUTHOR), published=date(2020, 3, 1)),
        replace(made.work(2, *crowd), published=date(2019, 3, 1)),
        replace(made.work(3, I_AM_AUTHOR), published=date(2019, 5, 1)),
        replace(made.work(4, I_AM_AUTHOR), published=None),
    ]
    by_year = assess(made.subject(), works, made.terms(made.watchlist(made.entry()))).coverage.by_year
    assert [(one.year, one.works, one.hyperauthored) for one in by_year] == [(2019, 2, 1), (2020, 1, 0), (None, 1, 0)]


def test_coverage_counts_each_authorship_once() -> None:
    """With an institution, with text only, with neither: together they are all."""
    lines = (
        I_AM_AUTHOR,
        made.line(2, "Somewhere", institutions=[made.institution()]),
        made.line(3, institutions=[made.institution(None, "Named only")]),
        made.line(4, "Text"),
        made.line(5, "Text", institutions=[made.institution(None, None)]),
        made.line(6),
    )
    coverage = judged(made.work(1, *lines), refetched=7).coverage
    assert (coverage.works, coverage.authorships, coverage.refetched) == (1, 6, 7)
    assert (coverage.with_institution, coverage.with_text_only, coverage.without_affiliation) == (2, 3, 1)


@pytest.mark.parametrize(
    ("unseen", "seen", "gaps"),
    [(0, 10, []), (1, 9, [("RS905", False)]), (9, 1, [("RS905", False)]), (91, 9, [("RS905", True)])],
)
def test_more_than_nine_tenths_unseen_coauthors_block(unseen: int, seen: int, gaps: list[tuple[str, bool]]) -> None:
    """An unseen affiliation is not a clean one; the subject's own lines do not count."""
    others = [made.line(n + 2, *([PLAIN] if n < seen else [])) for n in range(seen + unseen)]
    assert codes(judged(made.work(1, made.line(1, author=ME), *others))) == gaps


def test_unseen_coauthors_outside_the_window_do_not_count() -> None:
    """What is not judged need not be seen."""
    old = made.work(1, I_AM_AUTHOR, made.line(2), published=date(2010, 1, 1))
    assert codes(judged(old, terms=made.terms(since=date(2020, 1, 1)))) == []


def test_byline_that_ends_early_is_a_gap_with_its_name() -> None:
    """The DOI is named if there is one; the subject may stand in the part that is missing."""
    cut = replace(made.work(1, made.line(1, PLAIN), cut=True), doi="https://doi.org/10.5555/cut")
    (gap,) = judged(cut).gaps
    assert gap == Gap("RS904", "The author list of 1 work ends early: https://doi.org/10.5555/cut.")


@pytest.mark.parametrize(("length", "told"), [(LONGEST, []), (LONGEST + 1, [("RS904", True)])])
def test_affiliation_too_long_to_be_read_to_its_end_is_a_gap(length: int, told: list[tuple[str, bool]]) -> None:
    """What stands behind the limit is not said to be clear."""
    text = ("Department of Physics; " * (length // 20))[:length]
    assert codes(judged(made.work(1, made.line(1, PLAIN, author=ME), made.line(2, text, text)))) == told


def test_works_that_do_not_name_the_subject_are_a_gap() -> None:
    """Five are named and the others counted; all their authors are read as co-authors."""
    strangers = [made.work(n, made.line(1, LISTED)) for n in range(1, 8)]
    assessed = judged(*strangers)
    (gap,) = assessed.gaps
    assert (gap.code, gap.blocks_verdict) == ("RS903", True)
    assert gap.detail.startswith("7 works ")
    assert "https://openalex.org/W5 and 2 more" in gap.detail
    assert assessed.findings[0].relation is Relation.COAUTHOR
    assert "more" not in judged(*strangers[:5]).gaps[0].detail


@pytest.mark.parametrize("strict", [True, False])
def test_incomplete_list_is_a_gap_that_blocks_when_strict(strict: bool) -> None:
    """A listed body may be missing from it; only `--strict-lists` makes that decisive."""
    terms = made.terms(made.watchlist(made.entry(), complete=False), strict=strict)
    assert codes(judged(made.work(1, I_AM_AUTHOR), terms=terms)) == [("RS906", strict)]


@pytest.mark.parametrize(("cadence", "stale"), [("12m", False), ("6m", True), (None, False)])
def test_list_older_than_its_authoritys_cadence_is_a_gap(cadence: str | None, stale: bool) -> None:
    """The next edition may name more bodies; a list without a cadence does not grow old by itself."""
    listed = replace(made.watchlist(made.entry()), cadence=period(cadence) if cadence else None)
    gaps = judged(made.work(1, I_AM_AUTHOR), terms=made.terms(listed)).gaps
    told = [
        "The list “made” (edition 2026-01-01) is older than 6 months, in which its authority brings out the next one."
    ]
    assert [gap.detail for gap in gaps] == (told if stale else [])


@pytest.mark.parametrize(
    ("text", "own", "told"),
    [
        ("Polestar Trading, DPRK", False, 1),  # named exactly, with its country
        ("Polestar Trading", False, 1),  # named exactly
        ("Polestar Trading, Tokyo, Japan", False, 0),  # in another country
        ("Polstar Trading, DPRK", False, 0),  # much like it
        ("Polstar Trading, DPRK", True, 1),  # much like it, and where the subject works
        ("Old Star, DPRK", False, 0),  # a weak name
        ("Old Star, DPRK", True, 1),
    ],
)
def test_body_that_does_no_research_is_no_link_by_likeness(text: str, own: bool, told: int) -> None:
    """A bank or ship meets a co-author by its exact telling name only, an employer always; its country stays seen."""
    shop = replace(made.entry("shop", "Polestar Trading", Name("Old Star", weak=True)), research=False)
    country = made.entry("land", Name("DPRK", means=Means.COUNTRY), kind=Kind.JURISDICTION)
    lines = (made.line(1, text, author=ME),) if own else (I_AM_AUTHOR, made.line(2, text))
    found = judged(made.work(1, *lines), terms=made.terms(made.watchlist(shop, country))).findings
    met = [finding.match.entry.id for finding in found]
    assert met.count("made/shop") == told
    assert ("made/land" in met) is ("DPRK" in text and not told)


@pytest.mark.parametrize("above", [False, True])
def test_body_that_does_no_research_is_a_link_where_it_was_resolved(above: bool) -> None:
    """Its identifier, or that of a body above, is no likeness, even where the print names another country."""
    identifier = "https://openalex.org/I7"
    bank = replace(made.entry("bank", "Polestar Bank", openalex=identifier), research=False)
    body = made.institution(8, "Branch", above=(7,)) if above else made.institution(7, "Branch")
    line = made.line(2, "Branch, Tokyo, Japan", institutions=[body])
    found = judged(made.work(1, I_AM_AUTHOR, line), terms=made.terms(made.watchlist(bank))).findings
    assert [finding.match.entry.id for finding in found] == ["made/bank"]


ROR = "https://ror.org/0abcdef12"
PARENT = made.institution(9, "Plain University", ror=ROR)
CHILD = made.institution(5, "Plain Hospital", above=[9])
KNOWS_RORS = made.terms(made.watchlist(made.entry(ror=ROR)))


def test_parent_is_met_by_the_ror_that_another_line_shows() -> None:
    """The parent itself stands on another work, or in the profile; nothing has to be asked, and nothing is unknown."""
    child = made.work(1, I_AM_AUTHOR, made.line(2, institutions=[CHILD]))
    parent = made.work(2, I_AM_AUTHOR, made.line(2, institutions=[PARENT]))
    (finding,) = judged(child, parent, terms=KNOWS_RORS).findings
    assert (finding.rule, finding.works_count) == ("RS201", 2)
    me = made.subject(Author(ME, "Ada", affiliations=(ProfileAffiliation(PARENT),)))
    assert {each.rule for each in assess(me, [child], KNOWS_RORS).findings} == {"RS101", "RS202"}


def test_parent_is_met_by_the_ror_that_the_source_told() -> None:
    """In a byline, in a profile, and on a single work."""
    works = [made.work(1, I_AM_AUTHOR, made.line(2, institutions=[CHILD]))]
    me = made.subject(Author(ME, "Ada", affiliations=(ProfileAffiliation(CHILD),)))
    told = {"https://openalex.org/I9": ROR}
    judged = assess(me, works, KNOWS_RORS, told=told)
    assert {finding.rule for finding in judged.findings} == {"RS102", "RS202"}
    assert not judged.gaps
    (finding,) = assess_work(Subject("w"), works[0], KNOWS_RORS, told=told).findings
    assert finding.rule == "RS202"


@pytest.mark.parametrize(
    ("above", "said"),
    [
        ([9], "No ROR id is known of 1 parent of affiliations, and a list may know them by that alone: "),
        ([9, 8], "No ROR id is known of 2 parents of affiliations, and a list may know them by that alone: "),
    ],
)
def test_parent_whose_ror_is_not_known_is_told_and_does_not_block(above: list[int], said: str) -> None:
    """Lineage is one rung of five: the rest was looked at, and the remark names what was not."""
    line = made.line(2, institutions=[made.institution(5, "Plain Hospital", above=above)])
    work = made.work(1, I_AM_AUTHOR, line)
    ids = ", ".join(f"https://openalex.org/I{each}" for each in sorted(above))
    for assessment in (judged(work, terms=KNOWS_RORS), assess_work(Subject("w"), work, KNOWS_RORS)):
        assert assessment.gaps == (Gap("RS905", f"{said}{ids}.", blocks_verdict=False),)
        assert assessment.verdict(Severity.HIGH) is Verdict.CLEAR


def test_entry_may_have_an_effect_and_a_law_of_its_own() -> None:
    """One file may hold several official lists; the concern its authority gives is told too."""
    by = made.policy(made.rule(Condition(effects=frozenset({Effect.LICENCE})), Severity.MEDIUM, "A licence."))
    entry = replace(made.entry(), effect=Effect.LICENCE, legal_basis="Other law", concerns=("C", "N"))
    terms = made.terms(made.watchlist(entry), by=by)
    (finding,) = judged(made.work(1, I_AM_AUTHOR, made.line(2, LISTED)), terms=terms).findings
    assert finding.severity is Severity.MEDIUM
    assert "Northern Harbour University is on the list “made” (licence, concern C, N): Other law" in finding.reasons


def test_uncertain_identity_is_a_gap() -> None:
    """Works over more than seventy years are not one person's."""
    years = [made.work(n, I_AM_AUTHOR, published=date(1900 + 50 * n, 1, 1)) for n in range(3)]
    assert codes(judged(*years)) == [("RS902", True)]


def test_uncertain_identity_makes_no_finding_more_than_probable() -> None:
    """The match is as certain as ever, but not whose it is; the grade is of the link and stays, with a reason."""
    only_certain = made.rule(Condition(confidences=frozenset({Confidence.CERTAIN})), Severity.HIGH, "Certain.")
    by = made.policy(only_certain, made.rule(Condition(), Severity.MEDIUM, "The rest."))
    terms = made.terms(made.watchlist(made.entry()), by=by)
    told = []
    for year in (1970, 1990):
        old = made.work(1, I_AM_AUTHOR, published=date(1900, 1, 1))
        found = judged(old, made.work(2, I_AM_AUTHOR, made.line(2, LISTED), published=date(year, 1, 1)), terms=terms)
        (finding,) = found.findings
        told.append((finding.confidence, finding.severity, DOUBTED in finding.reasons, finding.match.confidence))
    assert told == [
        (Confidence.CERTAIN, Severity.HIGH, False, Confidence.CERTAIN),
        (Confidence.PROBABLE, Severity.HIGH, True, Confidence.CERTAIN),
    ]


def test_uncertain_identity_leaves_a_possible_link_as_it_is() -> None:
    """It lowers what is certain and raises nothing."""
    similar = made.work(2, I_AM_AUTHOR, made.line(2, "Northern Harbor Univercity, Alphaville"))
    sure, unsure = (judged(made.work(1, I_AM_AUTHOR, published=date(year, 1, 1)), similar) for year in (2000, 1900))
    assert [gap.code for gap in unsure.gaps] == ["RS902"]
    assert sure.findings == unsure.findings
    assert sure.findings[0].confidence < Confidence.CERTAIN


def test_names_that_disagree_leave_no_verdict_and_every_finding_as_it_is() -> None:
    """A name serves identity and nothing else: it may keep a scan from being clear and touches no finding."""
    lines = [made.line(1, PLAIN, author=ME, name=name) for name in ("Ada Example", "Bo Other", "Cy Third", "Di Fourth")]
    works = [made.work(n, own, made.line(2, LISTED)) for n, own in enumerate(lines)]
    named, alike = judged(*works), judged(*(replace(w, authorships=(lines[0], w.authorships[1])) for w in works))
    assert ([gap.code for gap in named.gaps], [gap.code for gap in alike.gaps]) == (["RS902"], [])
    assert [f.confidence for f in named.findings] == [f.confidence for f in alike.findings] == [Confidence.CERTAIN]


def test_person_without_a_profile_is_never_clear() -> None:
    """Nothing was looked at, so nothing can be said."""
    assessed = assess(Subject("https://openalex.org/A404"), (), made.terms())
    assert codes(assessed) == [("RS901", True)]
    assert assessed.verdict(Severity.HIGH) is Verdict.INCOMPLETE


def test_gaps_are_told_once_and_those_that_block_first() -> None:
    """What the source could not see stands beside what the records show."""
    told = [Gap("RS907", "b"), Gap("RS907", "a"), Gap("RS906", "z", blocks_verdict=False), Gap("RS907", "b")]
    gaps = judged(made.work(1, I_AM_AUTHOR), gaps=told).gaps
    assert [(gap.code, gap.detail) for gap in gaps] == [("RS907", "a"), ("RS907", "b"), ("RS906", "z")]


# Verdict


@pytest.mark.parametrize(
    ("severity", "blocked", "fail_on", "verdict"),
    [
        (Severity.HIGH, False, Severity.HIGH, Verdict.FLAGGED),
        (Severity.CRITICAL, True, Severity.HIGH, Verdict.FLAGGED),
        (Severity.MEDIUM, False, Severity.HIGH, Verdict.CLEAR),
        (Severity.MEDIUM, True, Severity.HIGH, Verdict.INCOMPLETE),
        (Severity.LOW, False, Severity.LOW, Verdict.FLAGGED),
        (Severity.CRITICAL, False, Severity.NONE, Verdict.CLEAR),
        (Severity.CRITICAL, True, Severity.NONE, Verdict.INCOMPLETE),
    ],
)
def test_flagged_beats_incomplete_beats_clear(
    severity: Severity, blocked: bool, fail_on: Severity, verdict: Verdict
) -> None:
    """A finding at the bar flags; a gap that blocks leaves no verdict; `--fail-on none` flags nothing."""
    by = made.policy(made.rule(Condition(), severity, "Because."))
    gaps = [Gap("RS907", "down", blocks_verdict=blocked)]
    terms = made.terms(made.watchlist(made.entry()), by=by)
    assert judged(made.work(1, I_AM_AUTHOR, made.line(2, LISTED)), terms=terms, gaps=gaps).verdict(fail_on) is verdict


def test_manuscript_has_only_coauthors() -> None:
    """Whoever stands in a byline is somebody to publish with, and its gaps are told."""
    paper = made.work(1, made.line(1, LISTED, author=ME), made.line(2, PLAIN), published=None, cut=True)
    assessed = assess_work(Subject("byline:x"), paper, made.terms(made.watchlist(made.entry())), [Gap("RS908", "x")])
    assert [(f.rule, f.severity) for f in assessed.findings] == [("RS203", Severity.HIGH)]
    assert codes(assessed) == [("RS904", True), ("RS908", True)]
    assert assessed.identity.status == "confirmed"


# Laws

AFFILIATIONS = [LISTED, PLAIN, "Alphaville", "Northern Harbuor University, DPRK", "Harbour, Betatown, 777111", ""]
NAMES = st.none() | st.text(alphabet=st.characters(), max_size=20)


@st.composite
def portfolios(draw: st.DrawFn) -> list[Work]:
    """Draw works of the subject with a few co-authors each."""
    lines = st.lists(st.lists(st.sampled_from(AFFILIATIONS), max_size=2), max_size=3)
    days = st.none() | st.sampled_from([date(2015, 1, 1), date(2017, 1, 1), date(2022, 1, 1)])
    portfolio = []
    for number in range(draw(st.integers(0, 4))):
        others = [made.line(n, *filter(None, texts)) for n, texts in enumerate(draw(lines), 2)]
        portfolio.append(made.work(number, I_AM_AUTHOR, *others, published=draw(days)))
    return portfolio


def law_terms() -> Terms:
    """Return terms with two lists and a policy that looks at dates."""
    by = made.policy(
        made.rule(Condition(published_before=date(2016, 11, 30)), Severity.LOW, "Old."),
        made.rule(Condition(lists=frozenset({"made"})), Severity.HIGH, "New."),
        made.rule(Condition(), Severity.MEDIUM, "Else."),
    )
    other = made.watchlist(made.entry(list_id="other"), list_id="other")
    return made.terms(made.watchlist(made.entry(), made.alphaland()), other, by=by)


def renamed(line: Authorship, name: str | None) -> Authorship:
    """Give a line another person's name."""
    return replace(line, name=name)


@settings(deadline=None)
@given(portfolios(), st.data())
def test_names_of_persons_change_nothing_in_findings(portfolio: list[Work], data: st.DataObject) -> None:
    """Every personal name replaced by any text: findings, ids, severities, reasons and places are equal."""
    other = [
        replace(work, authorships=tuple(renamed(line, data.draw(NAMES)) for line in work.authorships))
        for work in portfolio
    ]
    one = assess(made.subject(), portfolio, law_terms()).findings
    two = assess(made.subject(Author(ME, data.draw(NAMES))), other, law_terms()).findings
    assert repr([nameless(finding) for finding in one]) == repr([nameless(finding) for finding in two])


def nameless(finding: Finding) -> Finding:
    """Return a finding whose evidence cites no person's name."""

    def blank(piece: Evidence) -> Evidence:
        line, work = piece.authorship, piece.work
        return replace(piece, authorship=line and renamed(line, None), work=work and replace(work, authorships=()))

    return replace(finding, evidence=tuple(map(blank, finding.evidence)), decisive=blank(finding.decisive))


@settings(deadline=None)
@given(portfolios(), st.randoms(use_true_random=False))
def test_order_of_works_does_not_matter(portfolio: list[Work], random: Random) -> None:
    """The whole assessment is equal, gaps and identity included."""
    mixed = list(portfolio)
    random.shuffle(mixed)
    assert assess(made.subject(), mixed, law_terms()) == assess(made.subject(), portfolio, law_terms())


@settings(deadline=None)
@given(portfolios(), portfolios())
def test_another_work_never_lowers_a_severity(portfolio: list[Work], others: list[Work]) -> None:
    """More publications can only add findings or make them worse."""
    more = [replace(work, id=f"{work.id}99") for work in others]
    before = assess(made.subject(), portfolio, law_terms()).findings
    after = {finding.id: finding.severity for finding in assess(made.subject(), portfolio + more, law_terms()).findings}
    assert all(after[finding.id] >= finding.severity for finding in before)


@settings(deadline=None)
@given(portfolios())
def test_order_of_lists_and_profiles_does_not_matter(portfolio: list[Work]) -> None:
    """Neither which list is loaded first nor which profile was found first."""
    terms = law_terms()
    turned = replace(terms, index=Index(terms.index.watchlists[::-1]))
    body = ProfileAffiliation(made.institution(3, "Northern Harbour University", country="KP"), (2020,))
    profiles = [Author(ME, "Ada", affiliations=(body,)), Author("https://openalex.org/A2", "Ada", affiliations=(body,))]
    one = assess(made.subject(*profiles), portfolio, terms)
    two = assess(made.subject(*profiles[::-1]), portfolio, turned)
    assert (one.findings, one.gaps, one.coverage) == (two.findings, two.gaps, two.coverage)


def test_a_work_without_any_author_is_a_gap_and_never_clear() -> None:
    """An empty byline hides everybody: no verdict, for a single work as for one of a person's."""
    judged = assess_work(Subject("w"), Work("https://openalex.org/W1", "T", ()), made.terms())
    assert [(gap.code, gap.blocks_verdict) for gap in judged.gaps] == [("RS904", True)]
    assert judged.verdict(Severity.HIGH) is Verdict.INCOMPLETE


def test_a_line_that_another_registry_filled_is_evidence_that_says_so_and_is_counted() -> None:
    """What is lent is judged as what is printed; how many lines still show nothing is told beside."""
    lent = replace(made.line(2, LISTED), filled_from="Made Registry")
    found = judged(made.work(1, I_AM_AUTHOR, lent, made.line(3)))
    ((piece,),) = [finding.evidence for finding in found.findings]
    assert piece.source == "byline of https://openalex.org/W1, affiliation from Made Registry"
    assert found.coverage.filled == 1
    said = "Of author lines without affiliation in OpenAlex 1 in 1 work have one from Made Registry; 1 still have none."
    assert Gap("RS905", said, blocks_verdict=False) in found.gaps


def test_an_identifier_that_openalex_did_not_give_is_not_said_to_be_its() -> None:
    """A registry, a record or a file may give an id with what is printed."""
    ror = "https://ror.org/00made001"
    terms = made.terms(made.watchlist(made.entry(ror=ror)))
    bodies = (made.institution(1, ror=ror), replace(made.institution(1, ror=ror), id=None, name=None))
    reasons = [judged(made.work(1, I_AM_AUTHOR, made.line(2, institutions=[body])), terms=terms) for body in bodies]
    assert ["OpenAlex resolved" in found.findings[0].match.reasons[0] for found in reasons] == [True, False]
