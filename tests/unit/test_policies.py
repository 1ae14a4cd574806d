"""Policies are read whole or not at all, every problem at once."""

from datetime import date
from pathlib import Path

import pytest

from rsscan.errors import InputError
from rsscan.inputs.policies import load_policy, shipped_policies
from rsscan.period import Period
from rsscan.policy import Condition, Policy, PolicyRule
from rsscan.severity import Confidence, Ladder, Relation, Severity
from rsscan.watchlist import Effect

HEAD = """\
id: made
title: Made policy
authority: Nobody
source_url: https://example.org/policy
"""
RULES = """\
rules:
  - severity: high
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
lookback: 5y
unseen_limit: 0.5
rules:
  - when:
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
  - {severity: none, because: Else.}
""",
        encoding="utf-8",
    )
    policy = load_policy(str(path))
    assert len(policy.sha256) == 64
    assert policy == Policy(
        "made",
        {"en": "Made policy"},
        "Nobody",
        "https://example.org/policy",
        (
            PolicyRule(
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
            ),
            PolicyRule(Condition(), Severity.NONE, "Else."),
        ),
        lists=("dprk", "ca-nro"),
        lookback=Period(5, "y"),
        unseen_limit=0.5,
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
        ("", ["1: id is missing", "1: title must be text, or", "1: authority is missing", "1: source_url is missing"]),
        ("rules: []\n", ["1: rules: rules must be a list with at least one rule"]),
        (HEAD, ["1: rules must be a list with at least one rule"]),
        (HEAD + "rules: {}\n", ["5: rules: rules must be a list with at least one rule"]),
        (HEAD + "colour: red\n" + RULES, ["5: colour: is not a known key; known are authority, id, lists"]),
        (HEAD + "lookback: five years\n" + RULES, ["5: lookback: 'five years' is not a length of time (5y, 18m, 90d)"]),
        (HEAD + "lookback: 0y\n" + RULES, ["5: lookback: '0y' is not a length of time (5y, 18m, 90d)"]),
        (HEAD + "unseen_limit: 1.5\n" + RULES, ["5: unseen_limit: must be a share from 0 to 1"]),
        (HEAD + "unseen_limit: most\n" + RULES, ["5: unseen_limit: must be a share from 0 to 1"]),
        (HEAD + "unseen_limit: true\n" + RULES, ["5: unseen_limit: must be a share from 0 to 1"]),
        (HEAD + "lists: [1718]\n" + RULES, ["5: lists: must be text or a list of texts"]),
        (HEAD + "rules:\n  - because: X.\n", ["6: rules[0]: severity is missing"]),
        (HEAD + "rules:\n  - severity: high\n", ["6: rules[0]: because is missing"]),
        (
            HEAD + "rules:\n  - severity: grave\n    because: X.\n",
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
        ("lists: dprk", "when.lists: is not a known key; known are confidence, country"),
    ],
)
def test_wrong_condition_is_told(path: Path, condition: str, told: str) -> None:
    """A condition that can never fit would silently make links milder."""
    body = f"{HEAD}rules:\n  - severity: high\n    because: X.\n    when:\n      {condition}\n"
    (problem,) = problems(path, body)
    assert problem.startswith(f"made.yaml:9: rules[0].{told}")


def test_every_problem_is_told_at_once(path: Path) -> None:
    """One in the head and one in each of two rules."""
    body = "rules:\n  - {severity: grave, because: X.}\n  - {severity: high}\n"
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
