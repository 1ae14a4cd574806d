"""A link is graded by the first rule that fits, and the grade says why."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsscan.inputs.policies import load_policy
from rsscan.period import Period
from rsscan.policy import Condition, Link, PolicyRule, grade
from rsscan.severity import Confidence, Ladder, Relation, Severity
from rsscan.watchlist import Effect
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


def test_first_fitting_rule_decides() -> None:
    """Its number, severity and sentence are the grade; later rules are not asked."""
    by = made.policy(
        PolicyRule(Condition(countries=frozenset({"CN"})), Severity.CRITICAL, "Not this one."),
        PolicyRule(Condition(), Severity.MEDIUM, "This one."),
        PolicyRule(Condition(), Severity.HIGH, "Nor this one."),
    )
    graded = grade(by, made.link())
    assert (graded.severity, graded.reasons, graded.rule) == (Severity.MEDIUM, ("This one.",), 2)


def test_link_of_which_no_rule_speaks_is_none() -> None:
    """A policy that is silent grades nothing, and says so."""
    graded = grade(made.policy(PolicyRule(Condition(lists=frozenset({"x"})), Severity.HIGH, "X.")), made.link())
    assert (graded.severity, graded.rule) == (Severity.NONE, None)
    assert "made" in graded.reasons[0]


@settings(deadline=None)
@given(st.sampled_from(Severity))
def test_possible_match_is_never_above_low(severity: Severity) -> None:
    """Whatever the policy says; a severity of none or low stays."""
    by = made.policy(PolicyRule(Condition(), severity, "Because."))
    graded = grade(by, made.link(confidence=Confidence.POSSIBLE))
    assert graded.severity == min(severity, Severity.LOW)
    assert (len(graded.reasons) > 1) == (severity > Severity.LOW)


@pytest.mark.parametrize(
    ("condition", "said"),
    [(Condition(published_from=DAY), True), (Condition(published_before=DAY), True), (Condition(), False)],
)
def test_unknown_date_is_said_where_it_counted(condition: Condition, said: bool) -> None:
    """A reader must see that a grade rests on a date that nobody knows."""
    graded = grade(made.policy(PolicyRule(condition, Severity.HIGH, "Because.")), made.link(published=None))
    assert any("date of the work is not known" in reason for reason in graded.reasons) is said


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
    assert grade(load_policy("default"), made.link(published=published)).severity is severity


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
    assert grade(load_policy("default"), link).severity is severity


@settings(deadline=None)
@given(
    st.builds(
        made.link,
        relation=st.sampled_from(Relation),
        effect=st.sampled_from(Effect),
        country=st.sampled_from([None, "KP", "CN"]),
        ladder=st.sampled_from(Ladder),
        confidence=st.sampled_from(Confidence),
        published=st.none() | st.dates(date(1950, 1, 1), date(2026, 9, 1)),
    )
)
def test_default_policy_speaks_of_every_link(link: Link) -> None:
    """No link falls through to a severity that nobody decided."""
    assert grade(load_policy("default"), link).rule is not None
