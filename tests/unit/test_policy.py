"""A link is graded by the first rule that fits, and the grade says why."""

import pickle
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsscan.condition import Condition, Link, Listed
from rsscan.period import Period
from rsscan.policy import UNVERIFIED, grade, near_misses
from rsscan.severity import Confidence, Ladder, Relation, Severity
from rsscan.technology import Level, Tag
from rsscan.watchlist import Effect
from tests import shipped
from tests.unit import made

DAY = date(2020, 5, 6)


@pytest.mark.parametrize(
    ("condition", "fits"),
    [
        (Condition(), True),
        (Condition(lists=frozenset({"made", "other"})), True),
        (Condition(lists=frozenset({"other"})), False),
        (Condition(effects=frozenset({Effect.PROHIBITION})), True),
        (Condition(effects=frozenset({Effect.LICENCE})), False),
        (Condition(countries=frozenset({"KP"})), True),
        (Condition(countries=frozenset({"CN"})), False),
        (Condition(relations=frozenset({Relation.COAUTHOR})), True),
        (Condition(relations=frozenset({Relation.OWN})), False),
        (Condition(ladders=frozenset({Ladder.LISTED_NAME})), True),
        (Condition(ladders=frozenset({Ladder.JURISDICTION})), False),
        (Condition(confidences=frozenset({Confidence.CERTAIN})), True),
        (Condition(confidences=frozenset({Confidence.POSSIBLE})), False),
        (Condition(published_from=DAY), True),
        (Condition(published_from=date(2020, 5, 7)), False),
        (Condition(published_before=DAY), False),
        (Condition(published_before=date(2020, 5, 7)), True),
        (Condition(older_than=Period(6, "y")), True),
        (Condition(older_than=Period(7, "y")), False),
        (Condition(lists=frozenset({"made"}), countries=frozenset({"CN"})), False),
    ],
)
def test_condition_asks_only_what_it_names(condition: Condition, fits: bool) -> None:
    """The link: a co-author at a prohibited body of KP by its name, published 2020-05-06, judged on 2026-09-01."""
    assert condition.fits(made.link(published=DAY)) is fits


@pytest.mark.parametrize(
    ("condition", "fits"),
    [
        (Condition(published_from=DAY), True),
        (Condition(published_before=DAY), True),
        (Condition(older_than=Period(1, "d")), False),
    ],
)
def test_work_without_a_date_is_never_held_to_be_old(condition: Condition, fits: bool) -> None:
    """It fits questions about its date, but not the one that would make it milder for its age."""
    assert condition.fits(made.link(published=None)) is fits


@pytest.mark.parametrize(
    ("condition", "fits"),
    [
        (Condition(published_from=date(2016, 3, 2)), True),
        (Condition(published_from=date(2017, 1, 1)), False),
        (Condition(published_before=date(2016, 1, 2)), True),
        (Condition(published_before=date(2016, 1, 1)), False),
        (Condition(newer_than=Period(10, "y")), True),
        (Condition(older_than=Period(10, "y")), False),
        (Condition(older_than=Period(9, "y")), True),
    ],
)
def test_bare_year_fits_whatever_a_day_of_it_fits_and_is_as_new_as_it_may_be(condition: Condition, fits: bool) -> None:
    """The work: of 2016 and no more is known, judged on 2026-09-01."""
    assert condition.fits(made.link(published=date(2016, 1, 1), latest=date(2016, 12, 31))) is fits


@pytest.mark.parametrize(
    ("condition", "authors", "fits"),
    [
        (Condition(authors_over=100), 101, True),
        (Condition(authors_over=100), 100, False),
        (Condition(authors_over=100), None, False),
        (Condition(authors_up_to=100), 100, True),
        (Condition(authors_up_to=100), 101, False),
        (Condition(authors_up_to=100), None, True),
    ],
)
def test_what_is_no_paper_is_on_no_long_byline(condition: Condition, authors: int | None, fits: bool) -> None:
    """A rule on hyper-authored works, which is milder, needs a byline that is known to be long."""
    assert condition.fits(made.link(authors=authors)) is fits


@pytest.mark.parametrize(
    ("condition", "fits"),
    [
        (Condition(fields=frozenset({"made-list"})), True),
        (Condition(fields=frozenset({"made-list/reactors"})), True),
        (Condition(fields=frozenset({"made-list/rockets"})), False),
        (Condition(fields=frozenset({"other-list"})), False),
        (Condition(fields=frozenset({"made-list"}), field_level=Level.HIGH), False),
        (Condition(fields=frozenset({"made-list/rockets", "made-list"})), True),
    ],
)
def test_field_is_asked_for_by_list_or_area_and_level(condition: Condition, fits: bool) -> None:
    """The work lies in the area `made-list/reactors`, at the level medium."""
    assert condition.fits(made.link(tags=(made.tag("reactors", Level.MEDIUM),))) is fits


def test_a_policy_that_went_to_another_process_asks_the_same() -> None:
    """Its questions are functions, which cannot be sent and are laid out anew."""
    policy = shipped.policy("default")
    sent = pickle.loads(pickle.dumps(policy))  # noqa: S301 - its own
    assert sent == policy
    asked = [[question.words for question in rule.when.questions] for rule in policy.rules]
    assert [[question.words for question in rule.when.questions] for rule in sent.rules] == asked


def test_rule_may_ask_whether_the_body_was_listed_then() -> None:
    """What is not known is a word of its own, and no wildcard."""
    asked = Condition(listed=frozenset({Listed.YES}))
    assert asked.fits(made.link(listed=Listed.YES))
    assert not asked.fits(made.link(listed=Listed.UNKNOWN))


def test_first_fitting_rule_decides() -> None:
    """It, its severity and its sentence are the grade; later rules are not asked."""
    by = made.policy(
        made.rule(Condition(countries=frozenset({"CN"})), Severity.CRITICAL, "Not this one."),
        made.rule(Condition(), Severity.MEDIUM, "This one."),
        made.rule(Condition(), Severity.HIGH, "Nor this one."),
    )
    graded = grade(by, made.link())
    assert (graded.severity, graded.reasons, graded.rule) == (Severity.MEDIUM, ("This one.",), by.rules[1])
    assert by.number(by.rules[1]) == 2


def test_link_of_which_no_rule_speaks_is_none() -> None:
    """A policy that is silent grades nothing, and says so."""
    graded = grade(made.policy(made.rule(Condition(lists=frozenset({"x"})), Severity.HIGH, "X.")), made.link())
    assert (graded.severity, graded.rule) == (Severity.NONE, None)
    assert "made" in graded.reasons[0]


REACTORS, MEDICINE = made.tag("reactors"), made.tag("medicine")
BY_FIELD = made.policy(
    made.rule(Condition(fields=frozenset({"made-list/medicine"})), Severity.MEDIUM, "Medicine.", "medicine"),
    made.rule(Condition(fields=frozenset({"made-list/reactors"})), Severity.CRITICAL, "Reactors.", "reactors"),
    made.rule(Condition(fields=frozenset({"made-list/birds"})), Severity.NONE, "Birds.", "birds"),
    made.rule(Condition(), Severity.MEDIUM, "Else.", "else"),
)


@pytest.mark.parametrize(
    ("tags", "rule"),
    [
        ((), "else"),
        ((MEDICINE,), "medicine"),
        ((REACTORS,), "reactors"),
        ((MEDICINE, REACTORS), "reactors"),
        ((REACTORS, MEDICINE), "reactors"),
        ((made.tag("birds"),), "else"),
        ((made.tag("stones"),), "else"),
    ],
)
def test_field_may_raise_a_grade_and_never_lowers_it(tags: tuple[Tag, ...], rule: str) -> None:
    """Of equals the rule that speaks of the field stands, since it says more; a milder one is passed over."""
    graded = grade(BY_FIELD, made.link(tags=tags))
    assert graded.rule is not None
    assert graded.rule.id == rule
    named = [tag.id for tag in tags if tag.area.id == rule]
    assert ([graded.tag.id] if graded.tag else []) == named
    assert any("by topic" in reason for reason in graded.reasons) is bool(named)


@given(st.lists(st.sampled_from(["reactors", "medicine", "birds", "stones"])), st.sampled_from(["reactors", "birds"]))
def test_one_more_field_never_lowers_a_grade(areas: list[str], more: str) -> None:
    """Whatever fields a work has, one more leaves the severity or raises it."""
    tags = tuple(made.tag(area) for area in areas)
    before, after = grade(BY_FIELD, made.link(tags=tags)), grade(BY_FIELD, made.link(tags=(*tags, made.tag(more))))
    assert after.severity >= before.severity


@settings(deadline=None)
@given(st.sampled_from(Severity))
def test_possible_match_is_never_above_low(severity: Severity) -> None:
    """Whatever the policy says; a severity of none or low stays."""
    by = made.policy(made.rule(Condition(), severity, "Because."))
    graded = grade(by, made.link(confidence=Confidence.POSSIBLE))
    assert graded.severity == min(severity, Severity.LOW)
    assert (len(graded.reasons) > 1) == (severity > Severity.LOW)


@settings(deadline=None)
@given(st.sampled_from(Severity))
def test_work_of_a_coauthor_alone_is_never_above_low(severity: Severity) -> None:
    """Whatever the policy says: an indirect link is another person's."""
    graded = grade(made.policy(made.rule(Condition(), severity)), made.link(relation=Relation.INDIRECT))
    assert graded.severity == min(severity, Severity.LOW)
    assert any("never graded above low" in reason for reason in graded.reasons) is (severity > Severity.LOW)


@pytest.mark.parametrize(
    ("condition", "said"),
    [(Condition(published_from=DAY), True), (Condition(published_before=DAY), True), (Condition(), False)],
)
def test_unknown_date_is_said_where_it_counted(condition: Condition, said: bool) -> None:
    """A reader must see that a grade rests on a date that nobody knows."""
    graded = grade(made.policy(made.rule(condition, Severity.HIGH, "Because.")), made.link(published=None))
    assert any("date of the work is not known" in reason for reason in graded.reasons) is said


@pytest.mark.parametrize(("start", "said"), [(date(2016, 3, 2), True), (date(2016, 1, 1), False)])
def test_bare_year_is_said_where_it_counted(start: date, said: bool) -> None:
    """A reader must see that a grade rests on a day that the paper may not have."""
    link = made.link(published=date(2016, 1, 1), latest=date(2016, 12, 31), tags=(REACTORS,))
    for asked in (frozenset[str](), frozenset({"made-list"})):
        by = made.policy(made.rule(Condition(published_from=start, fields=asked), Severity.HIGH))
        assert any("bare year" in reason for reason in grade(by, link).reasons) is said


def test_rule_whose_source_was_not_seen_says_so() -> None:
    """Nobody must take for the text of an authority what was only recalled."""
    rule = replace(made.rule(Condition(), Severity.LOW, "The text may say so."), unverified=True)
    assert grade(made.policy(rule), made.link()).reasons == ("The text may say so.", UNVERIFIED)
    whole = replace(made.policy(replace(rule, unverified=False)), unverified=True)
    assert grade(whole, made.link()).reasons == ("The text may say so.", UNVERIFIED)


def test_near_misses_are_rules_of_another_severity_that_one_answer_kept_away() -> None:
    """Each says what it asks and what the link is.

    Those that ask two things in vain, that grade alike, or that stand behind a rule that fits all the same, are none.
    """
    own = frozenset({Relation.OWN})
    by = made.policy(
        made.rule(Condition(fields=frozenset({"made-list/reactors"}), field_level=Level.HIGH), Severity.HIGH, id_="f"),
        made.rule(Condition(relations=own), Severity.CRITICAL, id_="own"),
        made.rule(Condition(relations=own, lists=frozenset({"made"})), Severity.LOW, id_="behind another"),
        made.rule(Condition(authors_over=9, countries=frozenset({"CN"})), Severity.CRITICAL, id_="two answers"),
        made.rule(Condition(confidences=frozenset({Confidence.POSSIBLE})), Severity.CRITICAL, id_="capped"),
        made.rule(Condition(ladders=frozenset({Ladder.LINEAGE})), Severity.MEDIUM, id_="alike"),
        made.rule(Condition(published_before=date(2025, 1, 1)), Severity.MEDIUM, id_="decides"),
        made.rule(Condition(authors_over=9), Severity.LOW, id_="behind what decides"),
        made.rule(Condition(published_from=date(2025, 1, 1)), Severity.NONE, id_="instead of what decides"),
        made.rule(Condition(), Severity.LOW, id_="below"),
    )
    link = made.link(tags=(MEDICINE,))
    near = near_misses(by, link, grade(by, link))
    assert [(each.rule.id, each.severity.word, each.sentence) for each in near] == [
        ("f", "high", "asks for field made-list/reactors at level high; it is made-list/medicine (high)"),
        ("own", "critical", "asks for relation own; it is coauthor"),
        ("capped", "low", "asks for confidence possible; it is certain"),
        ("instead of what decides", "none", "asks for published from 2025-01-01; it is 2020-05-06"),
    ]


@pytest.mark.parametrize(
    ("condition", "link", "told"),
    [
        (Condition(published_from=date(2021, 1, 1)), made.link(), "published from 2021-01-01; it is 2020-05-06"),
        (Condition(newer_than=Period(3, "y")), made.link(), "newer than 3y; it is 2020-05-06"),
        (Condition(authors_up_to=3), made.link(authors=9), "authors up to 3; it is 9 authors"),
        (Condition(older_than=Period(9, "y")), made.link(published=None), "older than 9y; it is of an unknown date"),
        (
            Condition(published_before=date(2016, 1, 1)),
            made.link(published=date(2016, 1, 1), latest=date(2016, 12, 31)),
            "published before 2016-01-01; it is 2016-01-01 to 2016-12-31",
        ),
        (Condition(authors_over=9), made.link(authors=3), "authors over 9; it is 3 authors"),
        (Condition(authors_over=9), made.link(), "authors over 9; it is no paper"),
        (Condition(countries=frozenset({"KP", "IR"})), made.link(country=None), "country IR or KP; it is unknown"),
        (Condition(fields=frozenset({"a", "b/c"})), made.link(), "field a or b/c; it is none known"),
    ],
)
def test_near_miss_tells_the_answer_in_words(condition: Condition, link: Link, told: str) -> None:
    """An officer reads it without knowing the program."""
    by = made.policy(made.rule(condition, Severity.HIGH), made.rule(Condition(), Severity.LOW))
    (near,) = near_misses(by, link, grade(by, link))
    assert near.sentence == f"asks for {told}"


# The shipped policy, against the resolutions it names

BEFORE_2270, ON_2270 = date(2016, 3, 1), date(2016, 3, 2)
BEFORE_2321, ON_2321 = date(2016, 11, 29), date(2016, 11, 30)


@pytest.mark.parametrize(
    ("published", "severity"),
    [
        (date(2013, 1, 1), Severity.LOW),
        (BEFORE_2270, Severity.LOW),
        (ON_2270, Severity.MEDIUM),
        (BEFORE_2321, Severity.MEDIUM),
        (ON_2321, Severity.HIGH),
        (date(2026, 1, 1), Severity.HIGH),
        (None, Severity.HIGH),
    ],
)
def test_default_policy_grades_dprk_coauthors_by_the_date_of_the_resolutions(
    published: date | None, severity: Severity
) -> None:
    """Resolution 2270 is of 2016-03-02, resolution 2321 of 2016-11-30; no limit of years, and the worst if undated."""
    assert grade(shipped.policy("default"), made.link(published=published)).severity is severity


@pytest.mark.parametrize(
    ("relation", "effect", "published", "severity"),
    [
        (Relation.OWN, Effect.PROHIBITION, date(2026, 1, 1), Severity.CRITICAL),
        (Relation.OWN, Effect.PROHIBITION, date(2016, 8, 31), Severity.HIGH),
        (Relation.OWN, Effect.FUNDING_BAR, date(2026, 1, 1), Severity.HIGH),
        (Relation.OWN, Effect.LICENCE, date(2021, 8, 31), Severity.MEDIUM),
        (Relation.OWN, Effect.ADVISORY, date(2026, 1, 1), Severity.MEDIUM),
        (Relation.COAUTHOR, Effect.ASSET_FREEZE, date(2026, 1, 1), Severity.HIGH),
        (Relation.COAUTHOR, Effect.FUNDING_BAR, date(2021, 9, 1), Severity.MEDIUM),
        (Relation.COAUTHOR, Effect.FUNDING_BAR, date(2021, 8, 31), Severity.LOW),
        (Relation.FUNDER, Effect.LICENCE, date(2026, 1, 1), Severity.HIGH),
        (Relation.COAUTHOR, Effect.DISCLOSURE, date(2026, 1, 1), Severity.LOW),
        (Relation.INDIRECT, Effect.PROHIBITION, date(2026, 1, 1), Severity.LOW),
    ],
)
def test_default_policy_weighs_relation_effect_and_age(
    relation: Relation, effect: Effect, published: date, severity: Severity
) -> None:
    """Own weighs more than joint work, a prohibition more than advice; another's other work is never above low."""
    link = made.link(relation=relation, effect=effect, country="CN", published=published)
    assert grade(shipped.policy("default"), link).severity is severity
