"""Policies are read whole or not at all, every problem at once."""

from datetime import date
from pathlib import Path

import pytest

from rsscan.condition import Condition, Listed
from rsscan.errors import InputError
from rsscan.inputs.policies import WHEN_KEYS, load_policy, shipped_policies
from rsscan.period import Period
from rsscan.policy import Policy, PolicyRule, PolicySource
from rsscan.render.policies import PHRASES
from rsscan.severity import Confidence, Ladder, Relation, Severity
from rsscan.technology import Level
from rsscan.traits import TRAITS
from rsscan.watchlist import Effect

HEAD = """\
id: made
title: Made policy
authority: Nobody
sources: [{title: Made text, url: "https://example.org/policy", date: 2020-01-01}]
"""
RULES = """\
rules:
  - id: all
    severity: high
    because: Everything is high.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a file that is not there yet."""
    return tmp_path / "made.yaml"


def problems(path: Path, text: str) -> list[str]:
    """Return what the loader says of a policy with this text, without the folder's name."""
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        load_policy(path)
    return [problem.replace(f"{path.parent}/", "") for problem in raised.value.problems]


def test_policy_is_read_with_everything_it_says(path: Path) -> None:
    """One word or several, dates, lengths of time: each question arrives."""
    path.write_text(
        HEAD
        + """\
lists: [dprk, ca-nro]
technology: [un-2321-11, jp-sct]
lookback: 5y
current: 18m
hyperauthored: 50
unseen_limit: 0.5
unverified: true
rules:
  - id: first
    when:
      list: dprk
      effect: [prohibition, asset-freeze]
      country: [KP, NO]
      relation: own
      ladder: [listed name, jurisdiction]
      confidence: certain
      published_from: 2016-11-30
      published_before: 2020-01-01
      older_than: 18m
    severity: critical
    because: Because.
    unverified: true
  - id: second
    when:
      field: [un-2321-11, jp-sct/jp-quantum]
      field_level: high
      listed_at_publication: [yes, unknown]
      listed_today: yes
      newer_than: 10y
      authors_over: 3
      authors_up_to: hyperauthored
    severity: high
    because: Because.
  - {id: now, when: {standing: current}, severity: high, because: Because.}
  - {id: then, when: {standing: past}, severity: low, because: Because.}
  - {id: crowd, when: {authors_over: hyperauthored}, severity: low, because: Because.}
  - {id: else, severity: none, because: Else.}
""",
        encoding="utf-8",
    )
    policy = load_policy(str(path))
    assert len(policy.sha256) == 64
    assert policy == Policy(
        "made",
        {"en": "Made policy"},
        "Nobody",
        (PolicySource("Made text", "https://example.org/policy", date(2020, 1, 1)),),
        (
            PolicyRule(
                "first",
                Condition(
                    lists=frozenset({"dprk"}),
                    effects=frozenset({Effect.PROHIBITION, Effect.ASSET_FREEZE}),
                    countries=frozenset({"KP", "NO"}),
                    relations=frozenset({Relation.OWN}),
                    ladders=frozenset({Ladder.LISTED_NAME, Ladder.JURISDICTION}),
                    confidences=frozenset({Confidence.CERTAIN}),
                    published_from=date(2016, 11, 30),
                    published_before=date(2020, 1, 1),
                    older_than=Period(18, "m"),
                ),
                Severity.CRITICAL,
                "Because.",
                unverified=True,
            ),
            PolicyRule(
                "second",
                Condition(
                    fields=frozenset({"un-2321-11", "jp-sct/jp-quantum"}),
                    field_level=Level.HIGH,
                    listed=frozenset({Listed.YES, Listed.UNKNOWN}),
                    listed_today=frozenset({Listed.YES}),
                    newer_than=Period(10, "y"),
                    authors_over=3,
                    authors_up_to=50,
                ),
                Severity.HIGH,
                "Because.",
            ),
            PolicyRule("now", Condition(newer_than=Period(18, "m")), Severity.HIGH, "Because."),
            PolicyRule("then", Condition(older_than=Period(18, "m")), Severity.LOW, "Because."),
            PolicyRule("crowd", Condition(authors_over=50), Severity.LOW, "Because."),
            PolicyRule("else", Condition(), Severity.NONE, "Else."),
        ),
        lists=("dprk", "ca-nro"),
        technology=("un-2321-11", "jp-sct"),
        lookback=Period(5, "y"),
        current=Period(18, "m"),
        hyperauthored=50,
        unseen_limit=0.5,
        unverified=True,
        sha256=policy.sha256,
    )


def test_policy_that_says_little_has_the_documented_defaults(path: Path) -> None:
    """Every list, all years, nine tenths."""
    path.write_text(HEAD + RULES, encoding="utf-8")
    policy = load_policy(path)
    assert (policy.lists, policy.lookback, policy.unseen_limit) == ((), None, 0.9)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("", ["1: is no policy: it holds no mapping (key: value)"]),
        ("- id: made\n", ["1: is no policy: it holds no mapping (key: value)"]),
        ("id: made\nentries: []\n", ["1: is no policy: it has no rules, and what is in it belongs to a list"]),
        (
            "lookback: 5y\n",
            ["1: id is missing", "1: title must be text, or", "1: authority is missing", "1: sources must be"],
        ),
        ("rules: []\n", ["1: rules: rules must be a list with at least one rule"]),
        (HEAD, ["1: rules must be a list with at least one rule"]),
        (HEAD + "rules: {}\n", ["5: rules: rules must be a list with at least one rule"]),
        (
            HEAD + "colour: red\n" + RULES,
            ["5: colour: is not a known key; known are authority, current, hyperauthored"],
        ),
        (HEAD + "lookback: five years\n" + RULES, ["5: lookback: 'five years' is not a length of time (5y, 18m, 90d)"]),
        (HEAD + "lookback: 0y\n" + RULES, ["5: lookback: '0y' is not a length of time (5y, 18m, 90d)"]),
        (HEAD + "unseen_limit: 1.5\n" + RULES, ["5: unseen_limit: must be a share from 0 to 1"]),
        (HEAD + "unseen_limit: most\n" + RULES, ["5: unseen_limit: must be a share from 0 to 1"]),
        (HEAD + "unseen_limit: true\n" + RULES, ["5: unseen_limit: must be a share from 0 to 1"]),
        (HEAD + "lists: [1718]\n" + RULES, ["5: lists: must be text or a list of texts"]),
        (HEAD + "rules:\n  - because: X.\n", ["6: rules[0]: severity is missing", "6: rules[0]: id is missing"]),
        (HEAD + "rules:\n  - severity: high\n", ["6: rules[0]: because is missing"]),
        (
            HEAD + "rules:\n  - {id: a, severity: low, because: X.}\n  - {id: a, severity: low, because: X.}\n",
            ["7: rules[1].id: 'a' is the id of another rule too"],
        ),
        (HEAD + RULES.replace("id: all", "id: All of it"), ["6: rules[0].id: 'All of it' must be lower-case letters"]),
        (HEAD.replace("https:", "http:") + RULES, ["4: sources[0].url: 'http://example.org/policy' is not a web"]),
        (HEAD.replace("2020-01-01", "2020") + RULES, ["4: sources[0].date: '2020' is not a date (YYYY-MM-DD)"]),
        (HEAD + "hyperauthored: 0\n" + RULES, ["5: hyperauthored: must be a number of authors, from 1 to 1,000,000"]),
        (HEAD + "hyperauthored: true\n" + RULES, ["5: hyperauthored: must be a number of authors"]),
        (HEAD + "unverified: perhaps\n" + RULES, ["5: unverified: unverified must be true or false"]),
        (
            HEAD + "rules:\n  - severity: grave\n    because: X.\n    id: x\n",
            ["6: rules[0].severity: 'grave' is none of none, low"],
        ),
        (HEAD + "rules:\n  - high\n", ["6: rules[0]: must be a mapping (key: value)"]),
    ],
)
def test_wrong_policy_is_told(path: Path, body: str, told: list[str]) -> None:
    """A typo must not go unread: it would grade every link by what stands below."""
    found = problems(path, body)
    for sentence in told:
        assert any(problem.startswith(f"made.yaml:{sentence}") for problem in found), found


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("effect: ban", "when.effect: 'ban' is none of prohibition, asset-freeze"),
        ("relation: [own, friend]", "when.relation: 'friend' is none of own, coauthor, funder, indirect"),
        ("ladder: 3", "when.ladder: 3 is none of identifier, lineage"),
        ("confidence: sure", "when.confidence: 'sure' is none of possible, probable, certain"),
        ("country: kp", "when.country: 'kp' is not an ISO 3166-1 code of two capitals"),
        ("country: [KP, North Korea]", "when.country: 'North Korea' is not an ISO 3166-1 code of two capitals"),
        ("country: [850]", "when.country: must be text or a list of texts"),
        ("published_from: 2016", "when.published_from: '2016' is not a date (YYYY-MM-DD)"),
        ("older_than: long", "when.older_than: 'long' is not a length of time (5y, 18m, 90d)"),
        ("standing: former", "when.standing: 'former' is none of current, past"),
        ("{standing: past, older_than: 3y}", "when.standing: says by `current` of the policy what newer_than or"),
        ("{standing: current, newer_than: 3y}", "when.standing: says by `current` of the policy what newer_than or"),
        ("field: jp-sct/jp-quantum", "when.field: 'jp-sct/jp-quantum' is of no list that stands under technology"),
        ("field_level: low", "when.field_level: 'low' is none of medium, high"),
        ("listed_at_publication: maybe", "when.listed_at_publication: 'maybe' is none of yes, no, unknown"),
        ("authors_over: many", "when.authors_over: must be a number of authors, from 1 to 1,000,000"),
        (
            "{published_from: 2020-01-01, published_before: 2020-01-01}",
            "when.published_before: 2020-01-01 is not after published_from 2020-01-01, so no day fits",
        ),
        ("list: no-list", "when.list: 'no-list' is neither a shipped list nor one that stands under lists"),
        ("lists: dprk", "when.lists: is not a known key; known are authors_over, authors_up_to"),
    ],
)
def test_wrong_condition_is_told(path: Path, condition: str, told: str) -> None:
    """A condition that can never fit would silently make links milder."""
    body = f"{HEAD}rules:\n  - id: x\n    severity: high\n    because: X.\n    when:\n      {condition}\n"
    (problem,) = problems(path, body)
    assert problem.startswith(f"made.yaml:10: rules[0].{told}")


def test_every_question_of_the_file_is_known_to_who_tries_and_to_who_tells_it() -> None:
    """A new one would otherwise be left out of the table, or not be tried."""
    keys = set(WHEN_KEYS) - {"field_level", "standing"}
    assert keys == set(TRAITS) == set(PHRASES)


def test_every_problem_is_told_at_once(path: Path) -> None:
    """One in the head and one in each of two rules."""
    body = "rules:\n  - {id: a, severity: grave, because: X.}\n  - {id: b, severity: high}\n"
    assert len(problems(path, HEAD.replace("id: made\n", "") + body)) == 3


def test_unknown_policy_names_those_that_are_known(tmp_path: Path) -> None:
    """Neither a shipped id nor a file; a folder is no file either."""
    with pytest.raises(InputError, match=r"neither a shipped policy \(.*default.*\) nor a file"):
        load_policy(tmp_path / "absent.yaml")
    with pytest.raises(InputError, match="is a folder, not a file"):
        load_policy(tmp_path)


def test_every_shipped_policy_loads_under_its_own_id() -> None:
    """The id in the file is that by which it is asked for."""
    assert "default" in shipped_policies()
    assert [load_policy(name).id for name in shipped_policies()] == list(shipped_policies())
