"""What holds under every shipped policy, whatever the link and whatever the record."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from rsscan.assessment import assess
from rsscan.condition import Link, Listed
from rsscan.inputs.policies import shipped_policies
from rsscan.matching import Index
from rsscan.policy import Policy, grade
from rsscan.publications import Work
from rsscan.severity import Confidence, Ladder, Relation, Severity
from rsscan.technology import Area, Level, Tag, tagged
from rsscan.terms import Terms
from rsscan.watchlist import Effect
from tests import shipped
from tests.unit import made

DAYS = (
    date(2010, 1, 1), date(2016, 1, 1), date(2016, 3, 1), date(2016, 3, 2), date(2016, 11, 29), date(2016, 11, 30),
    date(2017, 1, 1), date(2019, 5, 6), date(2021, 9, 2), date(2024, 9, 2), date(2026, 8, 1),
)  # fmt: skip
LISTS = {
    "dprk": (Effect.PROHIBITION, "KP"),
    "un-1718": (Effect.ASSET_FREEZE, "KP"),
    "un-2231": (Effect.ASSET_FREEZE, "IR"),
    "jp-meti-eul": (Effect.LICENCE, "CN"),
    "ca-nro": (Effect.FUNDING_BAR, "CN"),
    "us-dod-1286": (Effect.FUNDING_BAR, "CN"),
    "us-1260h": (Effect.ADVISORY, "CN"),
    "own-list": (Effect.DISCLOSURE, None),
}
"""Kinds of lists: what being on them means, and where their bodies are."""

AREAS = [
    ("un-2321-11", "un-nuclear"), ("un-training", "unt-physics"), ("jp-sct", "jp-quantum"), ("ca-stra", "ca-quantum"),
    ("un-medical", "un-medicine"),
]  # fmt: skip
TAGS = st.builds(
    lambda of, level: Tag(of[0], Area(of[1], {"en": of[1]}), level, ()), st.sampled_from(AREAS), st.sampled_from(Level)
)


@st.composite
def links(draw: st.DrawFn) -> Link:
    """Draw any link: of every relation, rung, list, date and field."""
    list_id = draw(st.sampled_from(sorted(LISTS)))
    effect, country = LISTS[list_id]
    published = draw(st.none() | st.sampled_from(DAYS))
    return made.link(
        list_id=list_id,
        effect=effect,
        country=country,
        relation=draw(st.sampled_from(Relation)),
        ladder=draw(st.sampled_from(Ladder)),
        confidence=draw(st.sampled_from(Confidence)),
        published=published,
        latest=made.work(1, published=published).latest,
        listed=draw(st.sampled_from(Listed)),
        listed_today=draw(st.sampled_from(Listed)),
        authors=draw(st.none() | st.sampled_from([1, 2, 12, 100, 101, 3000])),
        tags=tuple(draw(st.lists(TAGS, max_size=3))),
    )


POLICIES = [shipped.policy(name) for name in shipped_policies()]


@settings(deadline=None)
@given(link=links())
def test_severity_is_never_without_a_reason(link: Link) -> None:
    """A rule decides every link, and says why."""
    for policy in POLICIES:
        graded = grade(policy, link)
        assert graded.rule is not None, policy.id
        assert graded.reasons, policy.id
        assert all(reason.strip() for reason in graded.reasons), policy.id


@settings(deadline=None)
@given(link=links(), more=TAGS)
def test_one_more_field_never_lowers_a_grade(link: Link, more: Tag) -> None:
    """A tag may raise and never lower: the field that is not sensitive clears nobody."""
    assert_never_milder(link, replace(link, tags=(*link.tags, more)))


@settings(deadline=None)
@given(link=links(), more=st.integers(1, 5000))
def test_more_authors_never_raise_a_grade(link: Link, more: int) -> None:
    """A crowd on the byline is no reason to think worse of one name in it."""
    few = link.authors or 2
    assert_never_milder(replace(link, authors=few + more), replace(link, authors=few))


@settings(deadline=None)
@given(link=links())
def test_what_is_not_known_is_never_milder(link: Link) -> None:
    """Neither the date nor the number of authors lowers a grade by being unknown."""
    assert_never_milder(link, replace(link, published=None, latest=None))
    assert_never_milder(link, replace(link, authors=None))


@settings(deadline=None)
@given(link=links(), sure=st.sampled_from(Confidence))
def test_surer_match_is_never_milder(link: Link, sure: Confidence) -> None:
    """Being surer that it is the listed body never lowers a grade."""
    assert_never_milder(link, replace(link, confidence=max(link.confidence, sure)))


def assert_never_milder(one: Link, other: Link) -> None:
    """Hold that no shipped policy grades the other link milder than the one."""
    for policy in POLICIES:
        assert grade(policy, other).severity >= grade(policy, one).severity, policy.id


@settings(deadline=None)
@given(link=links())
def test_caps_of_the_house_hold(link: Link) -> None:
    """A merely possible match and another person's other work are never above low."""
    if link.confidence is Confidence.POSSIBLE or link.relation is Relation.INDIRECT:
        assert max(grade(policy, link).severity for policy in POLICIES) <= Severity.LOW


@settings(deadline=None)
@given(link=links())
def test_strict_is_never_below_default(link: Link) -> None:
    """Whoever asks for the strict policy sees no less."""
    by = {policy.id: grade(policy, link).severity for policy in POLICIES}
    assert by["strict"] >= by["default"]


# The whole of a record

TITLES = (
    "Paper",
    "Neutronics of a reactor core with plutonium fuel",
    "A randomised clinical trial of surgery in patients with tuberculosis",
    "Quantum key distribution over fibre",
)
NAMES = {
    list_id: made.entry(f"body-{list_id}", f"{word} Harbour University", country=country, list_id=list_id)
    for word, (list_id, (_, country)) in zip(
        ("Northern", "Southern", "Eastern", "Western", "Upper", "Lower", "Outer", "Inner"), LISTS.items(), strict=True
    )
}
INDEX = Index([made.watchlist(NAMES[i], list_id=i, effect=effect) for i, (effect, _) in LISTS.items()])
PRINTED = [f"{entry.name}, {entry.country or 'Norway'}" for entry in NAMES.values()]
TECHNOLOGY = shipped.technology()


@st.composite
def records(draw: st.DrawFn) -> list[Work]:
    """Draw works of the subject with titles that lie in fields, and a few co-authors or a crowd."""
    works = []
    for number in range(draw(st.integers(0, 3))):
        texts = draw(st.lists(st.sampled_from(PRINTED), max_size=2))
        own = draw(st.sampled_from([*PRINTED, "Plain University, Oslo, Norway"]))
        crowd = draw(st.sampled_from([0, 110]))
        lines = [made.line(1, own, author=made.ME), *(made.line(n, text) for n, text in enumerate(texts, 2))]
        lines += [made.line(n, "Plain University, Oslo, Norway") for n in range(len(lines) + 1, len(lines) + crowd + 1)]
        work = made.work(number, *lines, published=draw(st.none() | st.sampled_from(DAYS)))
        works.append(replace(work, title=draw(st.sampled_from(TITLES))))
    return works


def under(policy: Policy) -> Terms:
    """Return the terms of a scan by this policy with one list of every kind."""
    return Terms(INDEX, policy, made.TODAY, technology=TECHNOLOGY)


@settings(deadline=None, max_examples=50)
@given(record=records(), others=records())
def test_another_work_never_lowers_a_severity(record: list[Work], others: list[Work]) -> None:
    """More evidence adds findings or makes them worse, whatever field or crowd the new work has."""
    more = [replace(work, id=f"{work.id}99") for work in others]
    for policy in POLICIES:
        before = assess(made.subject(), record, under(policy)).findings
        after = {f.id: f.severity for f in assess(made.subject(), record + more, under(policy)).findings}
        assert all(after[finding.id] >= finding.severity for finding in before), policy.id


@settings(deadline=None, max_examples=50)
@given(record=records())
def test_without_technology_lists_no_severity_is_higher(record: list[Work]) -> None:
    """What a field adds is the only thing that is lost with the lists of fields."""
    for policy in POLICIES:
        with_fields = {f.id: f.severity for f in assess(made.subject(), record, under(policy)).findings}
        bare = assess(made.subject(), record, replace(under(policy), technology=())).findings
        assert {f.id for f in bare} == set(with_fields)
        assert all(f.severity <= with_fields[f.id] for f in bare), policy.id


def test_the_titles_of_these_laws_lie_in_fields() -> None:
    """Else the laws on fields would hold of nothing."""
    placed = [{tag.list_id for tag in tagged(replace(made.work(1), title=t), TECHNOLOGY).tags} for t in TITLES]
    assert [bool(lists) for lists in placed] == [False, True, True, True]
