"""Which rules of a policy can decide is found exactly: as asking of every link would find it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsscan.condition import Condition, Link
from rsscan.period import Period
from rsscan.policy import Policy, PolicyRule, ceiling, grade
from rsscan.reach import Reach, TooManyKindsError, reach
from rsscan.severity import Confidence, Relation, Severity
from rsscan.technology import Area, Level, Tag, TechnologyList
from rsscan.traits import ANOTHER
from rsscan.watchlist import Effect
from tests.unit import made

DAY = date(2020, 1, 3)
REACTORS, BIRDS = Area("reactors", {"en": "Reactors"}), Area("birds", {"en": "Birds"})
FIELDS = (TechnologyList("made-list", {"en": "Made"}, "Nobody", "https://example.org", "2020", (REACTORS, BIRDS)),)


def tried(*rules: PolicyRule, lookback: Period | None = None) -> Reach:
    """Try a policy of these rules."""
    return reach(replace(made.policy(*rules), lookback=lookback), FIELDS, DAY)


def rule(when: Condition, severity: Severity = Severity.MEDIUM) -> PolicyRule:
    """Make a rule that nobody has to know by its name."""
    return made.rule(when, severity)


# Against every link there is, one by one

DAYS = [date(2019, 12, 28) + timedelta(days=at) for at in range(13)]
SCANS = [*(DAY + timedelta(days=at) for at in range(8)), *(date(2020, 12, 31) + timedelta(days=at) for at in range(5))]
BARE = [(date(year, 1, 1), date(year, 12, 31)) for year in (2018, 2019, 2020, 2021)]
TAGS = tuple(Tag("made-list", area, level, ()) for area in (REACTORS, BIRDS) for level in Level)

boundaries = st.none() | st.sampled_from(DAYS[3:7])
ages = st.none() | st.builds(Period, st.integers(1, 3), st.just("d"))
some_relations = st.frozensets(st.sampled_from([Relation.OWN, Relation.COAUTHOR, Relation.INDIRECT]), max_size=2)
thresholds = st.none() | st.integers(1, 3)
severities = st.sampled_from(Severity)

by_date = st.builds(
    Condition,
    relations=some_relations,
    published_from=boundaries,
    published_before=boundaries,
    newer_than=ages,
    older_than=ages,
)
by_field = st.builds(
    Condition,
    relations=some_relations,
    confidences=st.frozensets(st.sampled_from(Confidence), max_size=2),
    fields=st.frozensets(st.sampled_from(["made-list", "made-list/reactors", "made-list/birds"]), max_size=1),
    field_level=st.sampled_from(Level),
    published_from=st.none() | st.just(DAYS[3]),
    authors_over=thresholds,
    authors_up_to=thresholds,
)


def links_by_date() -> Iterator[Link]:
    """Yield a link of each relation on each date, judged on each day."""
    dates = [*((day, None) for day in DAYS), *((None, None),), *BARE]
    for relation, as_of, (first, last) in product(Relation, SCANS, dates):
        yield made.link(relation=relation, published=first, latest=last, as_of=as_of)


def links_by_field() -> Iterator[Link]:
    """Yield a link of each relation, with none, one or two fields and few or many authors."""
    tags = [(), *((one,) for one in TAGS), (TAGS[1], TAGS[2]), TAGS]
    days = (DAYS[2], DAYS[3], None)
    for relation, confidence, fields, day in product(Relation, Confidence, tags, days):
        for authors in (None, 1, 2, 3, 4, 5):
            yield made.link(
                relation=relation, confidence=confidence, tags=fields, published=day, authors=authors, as_of=DAY
            )


BY_DATE, BY_FIELD = tuple(links_by_date()), tuple(links_by_field())


def agrees(policy: Policy, links: Iterable[Link]) -> None:
    """Compare what is found with what asking link by link finds."""
    found = reach(policy, FIELDS, DAY)
    decided: list[list[Link]] = [[] for _ in policy.rules]
    crowded: set[int] = set()
    fewer = (Severity.NONE, -1)
    silent = False
    for link in links:
        graded = grade(policy, link)
        if graded.rule is None:
            silent = True
            fewer = (Severity.NONE, -1)
            continue
        at = next(at for at, each in enumerate(policy.rules) if each is graded.rule)
        decided[at].append(link)
        if link.authors and graded.severity > fewer[0]:
            crowded.add(at)
        fewer = (graded.severity, at)
    assert (found.silent is not None) == silent
    if found.silent:
        assert grade(policy, found.silent).rule is None
    window = policy.lookback
    for each, by in zip(found.rules, decided, strict=True):
        assert each.decides == bool(by)
        assert each.above_low == any(ceiling(link) > Severity.LOW for link in by)
        assert each.dated == any(link.published and link.latest is None for link in by)
        assert each.judged == any(
            link.published and (window is None or (link.latest or link.published) >= window.before(link.as_of))
            for link in by
        )
        assert each.fits == any(each.rule.when.fits(link) for link in links)
    assert {at for at, each in enumerate(found.rules) if each.crowded is not None} == crowded


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(by_date, severities), min_size=1, max_size=4), ages)
def test_rules_of_dates_and_ages_are_found_as_link_by_link(
    rules: list[tuple[Condition, Severity]], lookback: Period | None
) -> None:
    """Every day about every boundary, bare years, no date; judged on the day and on later ones."""
    agrees(replace(made.policy(*(rule(*each) for each in rules)), lookback=lookback), BY_DATE)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(by_field, severities), min_size=1, max_size=4))
def test_rules_of_fields_and_authors_are_found_as_link_by_link(rules: list[tuple[Condition, Severity]]) -> None:
    """No field, one, or several together; no paper, few authors, many."""
    agrees(made.policy(*(rule(*each) for each in rules)), BY_FIELD)


# One by one

OWN, COAUTHOR = frozenset({Relation.OWN}), frozenset({Relation.COAUTHOR})
KP = frozenset({"KP"})


def test_rule_behind_a_wider_one_decides_nothing_and_that_one_is_named() -> None:
    """Whatever it fits is decided before."""
    found = tried(
        rule(Condition(relations=OWN)), rule(Condition(relations=COAUTHOR)), rule(Condition(countries=KP)),
        rule(Condition(relations=OWN, countries=KP)),
    )  # fmt: skip
    last = found.rules[3]
    assert (last.decides, last.fits, last.taken_by) == (False, True, (0,))
    assert [each.decides for each in found.rules[:3]] == [True, True, True]


def test_rule_that_several_take_together_names_them_all() -> None:
    """Neither takes everything alone."""
    found = tried(
        rule(Condition(effects=frozenset(Effect) - {Effect.LICENCE})), rule(Condition(effects=frozenset(Effect))),
        rule(Condition(countries=KP)),
    )  # fmt: skip
    assert found.rules[2].taken_by == (0, 1)


def test_milder_rule_of_a_field_is_taken_by_a_later_plain_one() -> None:
    """A field never lowers a grade, so that the first place does not help it."""
    fields = frozenset({"made-list/birds"})
    found = tried(rule(Condition(fields=fields), Severity.LOW), rule(Condition(), Severity.HIGH))
    assert (found.rules[0].decides, found.rules[0].taken_by) == (False, (1,))


def test_graver_rule_of_a_field_decides_before_a_plain_one() -> None:
    """Whatever is in the field is its own, and the rest is left to the plain one."""
    fields = frozenset({"made-list/birds"})
    found = tried(rule(Condition(fields=fields), Severity.HIGH), rule(Condition(), Severity.LOW))
    assert [(each.decides, each.taken_by) for each in found.rules] == [(True, ()), (True, ())]


def test_rule_of_a_field_that_no_list_has_fits_nothing() -> None:
    """It would be silent for ever."""
    found = tried(rule(Condition(fields=frozenset({"made-list/stones"}))), rule(Condition()))
    assert (found.rules[0].fits, found.rules[0].decides, found.rules[0].taken_by) == (False, False, ())


def test_rule_whose_time_is_still_to_come_can_decide() -> None:
    """Nothing is older than a year yet that appeared after today; in a year it is."""
    found = tried(rule(Condition(published_from=DAY, older_than=Period(1, "y"))), rule(Condition()))
    assert found.rules[0].decides


def test_boundaries_at_the_ends_of_time_are_no_trouble() -> None:
    """The first day there is, the last one, and ages as long as all years."""
    found = tried(
        rule(Condition(published_before=date.min, older_than=Period(9999, "y"))),
        rule(Condition(published_from=date.max, newer_than=Period(9999, "d"))),
    )
    assert [each.decides for each in found.rules] == [False, True]


def test_link_of_which_no_rule_speaks_is_shown() -> None:
    """With the body, the relation and the list that fall through."""
    found = tried(rule(Condition(lists=frozenset({"made"}))))
    assert found.silent is not None
    assert found.silent.list_id == ANOTHER
    assert tried(rule(Condition())).silent is None


def test_milder_rule_for_few_authors_is_named() -> None:
    """More authors must never make a link graver; where no rule speaks of few, that is milder too."""
    grave, mild = (Condition(authors_over=9), Severity.HIGH), (Condition(authors_up_to=9), Severity.LOW)
    assert [each.crowded for each in tried(rule(*mild), rule(*grave)).rules] == [None, 0]
    assert [each.crowded for each in tried(rule(*grave)).rules] == [-1]
    few = rule(Condition(authors_over=1, authors_up_to=2), Severity.NONE)
    assert [each.crowded for each in tried(few, rule(Condition())).rules] == [None, 0]
    assert [each.crowded for each in tried(rule(Condition(authors_over=9), Severity.LOW), rule(*mild)).rules] == [
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("when", "most"),
    [
        (Condition(effects=frozenset({Effect.LICENCE}), relations=OWN), 2),
        (Condition(effects=frozenset({Effect.LICENCE}), relations=OWN), 6),
        (Condition(authors_over=9), 8),
    ],
)
def test_policy_that_tells_too_much_apart_is_not_tried_in_part(when: Condition, most: int) -> None:
    """Half an answer would look like a whole one."""
    by = made.policy(rule(when))
    assert reach(by, FIELDS, DAY).silent is not None
    with pytest.raises(TooManyKindsError):
        reach(by, FIELDS, DAY, most)
