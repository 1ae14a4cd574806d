"""A finding says how much of the record it is, what was asked of the policy, and which rules nearly fitted."""

from dataclasses import replace
from datetime import date

import pytest

from rsscan.assessment import assess
from rsscan.condition import Condition, Listed
from rsscan.finding import Finding, proportion
from rsscan.publications import Author, ProfileAffiliation, Topic, Work
from rsscan.severity import Relation, Severity
from rsscan.technology import Area, Keyword, Level, TechnologyList
from tests.unit import made

LISTED = "Northern Harbour University, DPRK"
REACTORS = Area("reactors", {"en": "Reactors"}, keywords=(Keyword("reactor", Level.HIGH),))
FIELDS = TechnologyList("made-list", {"en": "Made"}, "Nobody", "https://example.org", "2020-01", (REACTORS,))


def paper(number: int, *, crowd: int = 0, published: date | None = date(2020, 5, 6), listed: bool = True) -> Work:
    """Make a work of the subject with one co-author at the listed body, or none, and a crowd of others."""
    others = [made.line(2, LISTED)] if listed else []
    others += [made.line(n, "Plain University, Oslo, Norway") for n in range(3, crowd + 3)]
    return made.work(number, made.line(1, author=made.ME), *others, published=published)


def only(*works: Work) -> Finding:
    """Return the one finding on these works."""
    (found,) = assess(made.subject(), works, made.terms(made.watchlist(made.entry()))).findings
    return found


@pytest.mark.parametrize(
    ("works", "sentence"),
    [
        ([paper(1)], "1 of 1 work (100.0 %), last 2020"),
        ([paper(1), paper(2, listed=False), paper(3, listed=False)], "1 of 3 works (33.3 %), last 2020"),
        ([paper(1, published=None), paper(2, listed=False)], "1 of 2 works (50.0 %), undated"),
        ([paper(1), paper(2, published=date(2022, 2, 2))], "2 of 2 works (100.0 %), last 2022"),
        ([paper(1, crowd=98)], "1 of 1 work (100.0 %), last 2020"),
        ([paper(1, crowd=99)], "1 of 1 work (100.0 %), last 2020; it has more than 100 authors"),
        (
            [paper(1), paper(2, crowd=99)],
            "2 of 2 works (100.0 %), last 2020; 1 of the 2 has more than 100 authors",
        ),
        (
            [paper(1), paper(2, crowd=99), paper(3, crowd=200)],
            "3 of 3 works (100.0 %), last 2020; 2 of the 3 have more than 100 authors",
        ),
    ],
)
def test_finding_says_how_much_of_the_record_it_is(works: list[Work], sentence: str) -> None:
    """Out of how many works, how recent, and how many of them have a crowd of authors."""
    assert only(*works).proportion.sentence == sentence


def test_link_in_a_profile_alone_is_on_no_work() -> None:
    """Nothing is divided by nothing."""
    body = made.institution(3, "Northern Harbour University", country="KP")
    profile = Author(made.ME, None, affiliations=(ProfileAffiliation(body, (2015,)),))
    (finding,) = assess(made.subject(profile), (), made.terms(made.watchlist(made.entry()))).findings
    assert finding.proportion.sentence == "on no work that was read"
    assert finding.proportion.share == 0.0


def test_proportion_of_a_person_counts_each_work_once() -> None:
    """A work that carries two findings is one work."""
    work = made.work(1, made.line(1, LISTED, author=made.ME), made.line(2, LISTED))
    judged = assess(made.subject(), [work, paper(2, listed=False)], made.terms(made.watchlist(made.entry())))
    assert len(judged.findings) == 2
    assert judged.touched(100).sentence == "1 of 2 works (50.0 %), last 2020"
    assert judged.touched(1).sentence == "1 of 2 works (50.0 %), last 2020; it has more than 1 authors"
    assert proportion((), 2, 100).sentence == "on no work that was read"


@pytest.mark.parametrize(
    ("published", "listed"),
    [
        (date(2020, 5, 6), Listed.YES),
        (date(2018, 12, 31), Listed.NO),
        (date(2022, 1, 2), Listed.NO),
        (None, Listed.UNKNOWN),
    ],
)
def test_policy_is_asked_whether_the_body_was_listed_when_the_work_appeared(
    published: date | None, listed: Listed
) -> None:
    """From the first day on the list to the last."""
    entry = replace(made.entry(), listed_from=date(2019, 1, 1), listed_until=date(2022, 1, 1))
    (finding,) = assess(made.subject(), [paper(1, published=published)], made.terms(made.watchlist(entry))).findings
    assert finding.decisive.link.listed is listed


def test_policy_is_asked_about_the_byline_and_the_fields_of_the_work() -> None:
    """How many authors, which field by what, and the last day of a bare year."""
    work = replace(paper(1, crowd=3, published=date(2016, 1, 1)), title="A small reactor")
    terms = replace(made.terms(made.watchlist(made.entry())), technology=(FIELDS,))
    (finding,) = assess(made.subject(), [work], terms).findings
    link = finding.decisive.link
    assert (link.authors, link.latest, [tag.id for tag in link.tags]) == (5, date(2016, 12, 31), ["made-list/reactors"])
    assert link.tags[0].sentence == "Field “Reactors” (made-list/reactors, high), by “reactor” in the title."


def test_field_that_cannot_be_told_is_told() -> None:
    """A record without a title is not one without a field."""
    work = replace(paper(1), title=None, topics=(Topic("https://openalex.org/T1", "Unsure", 0.2),))
    terms = replace(made.terms(made.watchlist(made.entry())), technology=(FIELDS,))
    (finding,) = assess(made.subject(), [work], terms).findings
    assert finding.decisive.tagging.unknown is not None
    assert finding.decisive.tagging.unknown.startswith("The field is unknown")
    assert only(work).decisive.tagging.unknown is None  # where no list of fields is in use, nobody asked


def test_policy_that_asks_for_fields_of_a_list_that_is_not_in_use_is_a_gap() -> None:
    """Its rules on fields could never fit, and nobody would know."""
    by = made.policy(made.rule(Condition(fields=frozenset({"made-list/reactors", "other"})), Severity.HIGH))
    terms = replace(made.terms(made.watchlist(made.entry()), by=by), technology=(FIELDS,))
    (gap,) = assess(made.subject(), [paper(1)], terms).gaps
    assert gap.code == "RS906"
    assert gap.detail == "The policy asks for fields of the technology list “other”, which is not in use."


def test_work_of_a_bare_year_that_ends_in_the_window_is_judged() -> None:
    """Of 2016 and no more is known; the window begins in the middle of it."""
    terms = made.terms(made.watchlist(made.entry()), since=date(2016, 6, 1))
    for published, severity in ((date(2016, 1, 1), Severity.HIGH), (date(2016, 1, 2), Severity.NONE)):
        (finding,) = assess(made.subject(), [paper(1, published=published)], terms).findings
        assert finding.severity is severity


def test_finding_names_the_rules_that_nearly_fitted_its_decisive_evidence() -> None:
    """And none where nothing was asked of the policy, because all of it lies before the window."""
    by = made.policy(
        made.rule(Condition(relations=frozenset({Relation.OWN})), Severity.CRITICAL, id_="own"),
        made.rule(Condition(), Severity.LOW, id_="else"),
    )
    terms = made.terms(made.watchlist(made.entry()), by=by)
    (finding,) = assess(made.subject(), [paper(1)], terms).findings
    assert [near.rule.id for near in finding.near] == ["own"]
    (older,) = assess(made.subject(), [paper(1)], replace(terms, since=date(2021, 1, 1))).findings
    assert (older.near, older.decisive.grade.rule) == ((), None)
