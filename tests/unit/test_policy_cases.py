"""Shipped policies against cases that were derived by hand from the texts the policies rest on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import pytest

from rsscan.condition import Link, Listed
from rsscan.errors import InputError
from rsscan.inputs import fields, yaml_tree
from rsscan.inputs.policies import shipped_policies
from rsscan.inputs.yaml_tree import Document, Path_
from rsscan.matching import Index
from rsscan.policy import Policy, grade
from rsscan.severity import Confidence, Ladder, Relation, Severity
from rsscan.technology import Area, Level, Tag
from rsscan.terms import Terms
from rsscan.watchlist import Effect
from tests import shipped
from tests.unit import made

E = TypeVar("E", bound=Enum)

CASES = Path(__file__).parents[1] / "cases" / "policies"

TOP = ("policy", "as_of", "usual", "cases")
FACTS = tuple("list effect country relation ladder confidence published listed authors fields rule severity".split())
MORE = ("case", "why", "listed_today")


@dataclass(frozen=True, slots=True)
class Case:
    """A link, the severities that its texts allow, and the policy's rule that must decide (None: any)."""

    policy: str
    name: str
    link: Link
    severities: frozenset[Severity]
    rule: str | None
    why: str


def read(path: Path) -> list[Case]:
    """Read the cases of one policy, or raise an InputError with everything in the file that nobody would read."""
    document = yaml_tree.read(path)
    yaml_tree.raise_all([document])
    top = fields.mapping(document, document.value, (), TOP)
    usual = fields.mapping(document, top.get("usual") or {}, ("usual",), FACTS)
    cases = [
        _case(document, top, {**usual, **fields.mapping(document, row, ("cases", at), (*FACTS, *MORE))}, at)
        for at, row in enumerate(top.get("cases") or [])
    ]
    for at, case in enumerate(cases):
        if case.name in {earlier.name for earlier in cases[:at]}:
            document.problem(("cases", at), f"{case.name!r} is a case already")
    yaml_tree.raise_all([document])
    return cases


def _case(document: Document, top: Mapping[str, Any], facts: dict[str, Any], number: int) -> Case:
    at = ("cases", number)
    for key in FACTS:
        if key not in facts:
            document.problem(at, f"{key} is missing")
    severities = fields.words(document, facts, "severity", at, Severity)
    if not severities:
        document.problem(at, "severity names none")
    return Case(
        policy=fields.text(document, dict(top), "policy", (), required=True) or "",
        name=fields.text(document, facts, "case", at, required=True) or "",
        link=_link(document, top, facts, at),
        severities=severities,
        rule=fields.text(document, facts, "rule", at),
        why=fields.text(document, facts, "why", at, required=True) or "",
    )


def _link(document: Document, top: Mapping[str, Any], facts: dict[str, Any], at: Path_) -> Link:
    authors = facts.get("authors")
    if authors is not None and type(authors) is not int:
        document.problem((*at, "authors"), "must be a number or null")
    published = fields.day(document, facts, "published", at)
    return Link(
        list_id=fields.text(document, facts, "list", at, required=True) or "",
        effect=_word(document, facts, "effect", at, Effect),
        country=fields.text(document, facts, "country", at),
        relation=_word(document, facts, "relation", at, Relation),
        ladder=_word(document, facts, "ladder", at, Ladder),
        confidence=_word(document, facts, "confidence", at, Confidence),
        published=published,
        as_of=fields.day(document, dict(top), "as_of", (), required=True) or made.TODAY,
        listed=_word(document, facts, "listed", at, Listed),
        listed_today=fields.word(document, facts, "listed_today", at, Listed) or Listed.UNKNOWN,
        latest=made.work(1, published=published).latest,
        authors=authors,
        tags=tuple(map(_tag, fields.texts(document, facts, "fields", at))),
    )


def _tag(written: str) -> Tag:
    """Return the field that a case names; `~` behind it is the lesser level."""
    list_id, _, area = written.removesuffix("~").partition("/")
    return Tag(list_id, Area(area, {"en": area}), Level.MEDIUM if written.endswith("~") else Level.HIGH, ())


def _word(document: Document, facts: dict[str, Any], key: str, at: Path_, kind: type[E]) -> E:
    found = fields.word(document, facts, key, at, kind)
    if found is None and facts.get(key) is None:
        document.problem(at, f"{key} says nothing")
    return next(iter(kind)) if found is None else found


FILES = {path.stem: read(path) for path in sorted(CASES.glob("*.yaml"))}
ALL = tuple(chain.from_iterable(FILES.values()))


def decided(policy: Policy, link: Link) -> tuple[Severity, str | None]:
    """Say how a policy grades a link and which rule decided; before its window nothing is judged."""
    if not Terms(Index([]), policy, link.as_of).judges(link.latest or link.published):
        return Severity.NONE, None
    graded = grade(policy, link)
    return graded.severity, graded.rule.id if graded.rule else None


def in_use(name: str) -> list[Case]:
    """Return the cases of every policy that are about a list this one uses."""
    lists = shipped.policy(name).lists
    return [case for case in ALL if not lists or case.link.list_id in lists]


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.policy}: {case.name}") for case in ALL])
def test_link_is_graded_as_the_texts_ask(case: Case) -> None:
    """One of the severities that the case allows, by the rule that it names if it names one."""
    severity, rule = decided(shipped.policy(case.policy), case.link)
    assert severity in case.severities, f"{severity.word}, by {rule}: {case.why}"
    assert case.rule in {None, rule}, case.why


def test_every_shipped_policy_has_its_cases() -> None:
    """A policy without cases would be believed without a look, and cases without a policy would never run."""
    assert sorted(FILES) == sorted(shipped_policies())
    assert [name for name, cases in FILES.items() if {case.policy for case in cases} != {name}] == []


def test_cases_are_many_enough_to_hold_a_policy() -> None:
    """A file that was cut or emptied must not pass."""
    assert len(ALL) >= 60
    assert {name: len(cases) for name, cases in FILES.items() if len(cases) < 8} == {}


@pytest.mark.parametrize("name", shipped_policies())
def test_every_rule_decides_a_case(name: str) -> None:
    """A rule that no case reaches may say anything, or may stand behind one that always comes first."""
    deciding = {decided(shipped.policy(name), case.link)[1] for case in FILES[name]}
    assert [rule.id for rule in shipped.policy(name).rules if rule.id not in deciding] == []


def test_what_several_policies_say_of_the_dprk_is_said_alike() -> None:
    """One reading of the resolutions: each policy is read whole in its own file, and none may drift from the others."""
    un = {f"dprk-{rule.id}": rule for rule in shipped.policy("un-dprk").rules}
    for name in ("default", "strict", "jp-research-security"):
        said = {rule.id: rule for rule in shipped.policy(name).rules if rule.id.startswith("dprk-")}
        for id_, rule in said.items():
            when = replace(un[id_].when, relations=rule.when.relations)  # money of before 2321 they grade by its effect
            assert rule == replace(un[id_], id=id_, when=when)
        assert len(said) == 9


def test_strict_policy_is_never_below_the_default() -> None:
    """Whoever asks for the strict one must not see less, whatever the link."""
    strict, default = shipped.policy("strict"), shipped.policy("default")
    assert [case.name for case in ALL if decided(strict, case.link)[0] < decided(default, case.link)[0]] == []


@pytest.mark.parametrize("name", shipped_policies())
@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"published": None, "latest": None}, "an unknown date may be the worst one"),
        ({"authors": None}, "an unknown number of authors may be a small one"),
        ({"relation": Relation.OWN}, "an own affiliation stands above joint work of the same day"),
    ],
    ids=["no date", "no number of authors", "own instead of joint"],
)
def test_change_never_makes_joint_work_milder(name: str, change: dict[str, Any], why: str) -> None:
    """In every case of a list that the policy uses; where the texts leave a level open, this still holds."""
    milder = [
        case.name
        for case in in_use(name)
        if case.link.relation is Relation.COAUTHOR
        if decided(shipped.policy(name), replace(case.link, **change))[0] < decided(shipped.policy(name), case.link)[0]
    ]
    assert milder == [], why


@pytest.mark.parametrize("name", shipped_policies())
def test_listed_body_is_never_milder_than_one_not_listed(name: str) -> None:
    """Listed on the day of the work weighs at least what unknown does, and unknown at least what not listed does."""
    for case in in_use(name):
        no, unknown, yes = (
            decided(shipped.policy(name), replace(case.link, listed=each))[0]
            for each in (Listed.NO, Listed.UNKNOWN, Listed.YES)
        )
        assert no <= unknown <= yes, case.name


def test_cases_name_lists_and_fields_that_are_shipped() -> None:
    """A misspelt list or field would be one that no rule asks for; only disclosure is the effect of no shipped list."""
    effects = {each.id: {each.effect_of(entry) for entry in each.entries} for each in shipped.watchlists().values()}
    areas = {f"{each.id}/{area.id}" for each in shipped.technology() for area in each.areas}
    links = [case.link for case in ALL]
    assert {link.list_id for link in links} <= set(effects)
    assert {tag.id for link in links for tag in link.tags} <= areas
    assert {
        (link.list_id, link.effect) for link in links if link.effect not in {*effects[link.list_id], Effect.DISCLOSURE}
    } == set()


# How the case files are read

WRITTEN = """\
policy: made
as_of: 2026-09-01
usual: {list: dprk, effect: prohibition, country: KP, relation: coauthor, ladder: listed name, confidence: certain,
        published: 2019-05-06, listed: yes, authors: 6, fields: [], rule: null}
cases:
  - {case: One, severity: high, why: Because.}
  - {case: Two, published: null, listed: no, fields: [un-training/unt-physics~], severity: [low, high], why: Because.}
"""


def test_case_is_read_with_what_is_usual_and_what_it_overrides(tmp_path: Path) -> None:
    """Words as an officer writes them: yes and no are no truth values, null is not known, ~ is a lesser level."""
    path = tmp_path / "made.yaml"
    path.write_text(WRITTEN, encoding="utf-8")
    one, two = read(path)
    assert (one.link.listed, one.link.authors, one.link.tags) == (Listed.YES, 6, ())
    assert (two.link.published, two.link.listed) == (None, Listed.NO)
    assert [(tag.id, tag.level) for tag in two.link.tags] == [("un-training/unt-physics", Level.MEDIUM)]
    assert one.severities == {Severity.HIGH}
    assert two.severities == {Severity.LOW, Severity.HIGH}


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("as_of", "as_off", "as_off: is not a known key"),
        ("usual: {list", "usual: {lists", "lists: is not a known key"),
        ("{case: One,", "{case: One, autors: 7,", "autors: is not a known key"),
        ("{case: One,", "{case: One, authors: 7, authors: 8,", "authors: is given twice"),
        ("{case: One,", "{case: One, authors: many,", "must be a number or null"),
        ("country: KP, ", "", "country is missing"),
        ("effect: prohibition", "effect: ban", "'ban' is none of prohibition"),
        ("relation: coauthor", "relation: null", "relation says nothing"),
        ("ladder: listed name", "ladder: name", "'name' is none of identifier"),
        ("2019-05-06", "2019", "'2019' is not a date"),
        ("listed: yes", "listed: maybe", "'maybe' is none of yes, no, unknown"),
        ("severity: high", "severity: grave", "'grave' is none of none, low"),
        ("severity: high", "severity: []", "severity names none"),
        (", why: Because.", "", "why is missing"),
        ("case: Two", "case: One", "'One' is a case already"),
    ],
)
def test_typo_in_a_case_file_does_not_go_unread(tmp_path: Path, right: str, wrong: str, told: str) -> None:
    """A case that is read otherwise than it is written proves nothing."""
    path = tmp_path / "made.yaml"
    path.write_text(WRITTEN.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read(path)
    assert any(told in problem for problem in raised.value.problems), raised.value.problems
