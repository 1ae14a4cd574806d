"""What is said to whoever keeps a policy: problems of every file at once, and doubts."""

from datetime import date
from pathlib import Path

import pytest

from rsscan.errors import InputError
from rsscan.inputs.policies import load_policy, shipped_policies
from rsscan.inputs.policy_validation import valid_policies
from rsscan.policy import Policy

MADE = Path(__file__).parents[1] / "cases" / "policies_made"
DAY = date(2026, 11, 23)

HEAD = """\
id: made
title: Made policy
authority: Nobody
sources: [{title: Made text, url: "https://example.org", date: 2020-01-01}]
"""
ALL = '  - {id: all, severity: low, because: "Made text, article 9."}\n'

LIST = """\
id: my-list
title: My list
authority: Nobody
legal_basis: Made law
effect: advisory
edition: 2025-01-01
complete: true
source_url: https://example.org
licence: CC0-1.0
entries:
  - {id: my-list/harbour, kind: institution, country: "NO", names: [{value: Northern Harbour University, lang: en}]}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a file that is not there yet."""
    return tmp_path / "made.yaml"


def doubts(path: Path, *rules: str, head: str = HEAD) -> list[str]:
    """Return the doubts about a policy of these rules, without the folder's name."""
    path.write_text(head + "rules:\n" + "".join(f"  - {{id: r{at}, {each}}}\n" for at, each in enumerate(rules)) + ALL)
    (valid,) = valid_policies([str(path)], DAY)
    return [doubt.replace(f"{path.parent}/", "") for doubt in valid.doubts]


def problems(*paths: Path) -> list[str]:
    """Return the problems of policies, without the folders' names."""
    with pytest.raises(InputError) as raised:
        valid_policies(map(str, paths), DAY)
    return [problem.replace(f"{path.parent}/", "") for path in paths[:1] for problem in raised.value.problems]


def test_every_shipped_policy_is_valid() -> None:
    """No rule of ours is silent."""
    assert [valid.policy.id for valid in valid_policies(shipped_policies(), DAY)] == list(shipped_policies())


def test_problems_of_all_files_are_told_at_once() -> None:
    """What is unknown, what contradicts itself, and which rules can never decide, each with file, line and place."""
    told = problems(MADE / "broken.yaml", MADE / "idle.yaml", MADE / "made.yaml")
    for start in (
        "broken.yaml:6: lists: 'no-such-list' is neither a shipped list (",
        "broken.yaml:7: technology: 'no-such-fields' is neither a shipped technology list (",
        "broken.yaml:9: rules[0].when.list: 'no-such-list' is neither a shipped list nor one that stands under lists",
        "broken.yaml:10: rules[1].when.field: 'un-birds' is no area of un-2321-11, which has un-aerospace, un-manuf",
        "broken.yaml:11: rules[2].when.published_before: 2019-01-01 is not after published_from 2020-01-01",
        "broken.yaml:12: rules[3].severity: 'dreadful' is none of none, low",
        "idle.yaml:8: rules[0]: 'never' can never decide: no link is newer than 2y and older than 5y",
        "idle.yaml:9: rules[1]: 'mild-field' can never decide: whatever it fits is decided by 'own', 'others', for a",
        "idle.yaml:12: rules[4]: 'own-frozen' can never decide: whatever it fits is decided by 'own'",
        "idle.yaml:13: rules[5]: 'all' can never decide: whatever it fits is decided by 'own', 'others'",
    ):
        assert [line for line in told if line.startswith(start)], start
    assert len(told) == 10


def test_file_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    """Its own sentence stands beside the others'."""
    told = problems(tmp_path / "absent.yaml", MADE / "idle.yaml")
    assert told[0].startswith("absent.yaml: is neither a shipped policy (")
    assert len(told) == 5


def test_sound_policy_has_no_doubts(path: Path) -> None:
    """One that names its source, speaks of every link, and uses what it asks for."""
    assert doubts(path, 'when: {relation: own}, severity: high, because: "Made text, article 1."') == []


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (
            "when: {relation: indirect}, severity: medium, because: Made text.",
            "6: rules[0]: 'r0' can never show its severity medium: it decides only possible matches and indirect links",
        ),
        (
            "when: {confidence: possible}, severity: high, because: Made text.",
            "6: rules[0]: 'r0' can never show its severity high",
        ),
        ("severity: low, when: {relation: own}, because: Because.", "5: rules: 1 of 2 rules name no source, neither a"),
        (
            'severity: low, when: {relation: own}, because: "made  TEXT, article 9."',
            "7: rules[1].because: says just what 'r0' says",
        ),
        (
            "severity: low, when: {authors_over: 40}, because: Made text.",
            "6: rules[0].when.authors_over: 40 is another number than hyperauthored (100)",
        ),
        (
            "severity: high, when: {authors_over: hyperauthored}, because: Made text.",
            "6: rules[0]: 'r0' makes a link graver for having more authors: with fewer, 'all' decides and is milder",
        ),
        (
            "severity: low, when: {relation: own}, because: Made text., unverified: true",
            "6: rules[0]: 'r0' says what its source was not seen to say",
        ),
    ],
)
def test_doubt_about_a_rule_is_told_with_its_line(path: Path, rule: str, told: str) -> None:
    """Each alone, for whoever keeps the policy; none of them stops a scan."""
    (doubt,) = doubts(path, rule)
    assert doubt.startswith(f"made.yaml:{told}")
    assert load_policy(path).rules[0].id == "r0"


def test_rule_that_only_undated_links_reach_is_told(path: Path) -> None:
    """Whatever has a date is newer or older."""
    found = doubts(
        path,
        'when: {older_than: 1y}, severity: low, because: "Made text, 1."',
        'when: {published_before: 2015-01-01}, severity: low, because: "Made text, 2."',
    )
    assert found == ["made.yaml:7: rules[1]: 'r1' decides only links whose day is not known"]


def test_rule_for_what_the_window_leaves_out_is_told(path: Path) -> None:
    """It would seem to speak, and does so only when asked to look back further."""
    old = "when: {older_than: 9y}, severity: low, because: Made text."
    (doubt,) = doubts(path, old, head=f"{HEAD}lookback: 5y\n")
    assert "rules[0]: 'r0' speaks only with --since or --lookback" in doubt
    assert doubts(path, old, head=f"{HEAD}lookback: 10y\n") == []


def test_link_of_which_no_rule_speaks_is_described(path: Path) -> None:
    """Its date and its number of authors are told once, however many rules ask for them."""
    when = "{relation: own, published_from: 2010-01-01, older_than: 3y, authors_over: 100, country: KP}"
    path.write_text(f'{HEAD}rules:\n  - {{id: a, when: {when}, severity: low, because: "Made text."}}\n')
    (valid,) = valid_policies([str(path)], DAY)
    (doubt,) = [doubt for doubt in valid.doubts if "one such" in doubt]
    assert doubt.endswith("one such: country unknown, relation coauthor, date 2026-11-23, authors no paper")


def test_list_that_the_policy_does_not_use_is_told(path: Path) -> None:
    """Its rule is silent unless the list is added."""
    rule = "when: {list: [dprk, jp-mof]}, severity: low, because: Made text."
    (doubt,) = doubts(path, rule, head=f"{HEAD}lists: [dprk]\n")
    assert doubt == "made.yaml:7: rules[0].when.list: 'jp-mof' stands not under lists; only --add-lists brings it"
    assert doubts(path, rule) == []


def test_own_list_may_be_asked_for_once_it_is_named(path: Path) -> None:
    """By its id, where its file stands under lists or is in use whatever the policy says."""
    (path.parent / "list.yaml").write_text(LIST, encoding="utf-8")
    rules = f"rules:\n  - {{id: a, when: {{list: my-list}}, severity: low, because: Made text.}}\n{ALL}"
    path.write_text(HEAD + rules, encoding="utf-8")
    (problem,) = problems(path)
    assert "rules[0].when.list: 'my-list' is neither a shipped list nor one that stands under lists" in problem
    assert load_policy(path, ["my-list"]).id == "made"
    assert valid_policies([str(path)], DAY, ["my-list"])[0].doubts == ()
    path.write_text(f"{HEAD}lists: [dprk, {path.parent}/list.yaml]\n{rules}", encoding="utf-8")
    read: Policy = load_policy(path)
    assert read.lists == ("dprk", f"{path.parent}/list.yaml")
    (path.parent / "list.yaml").write_text("id: my-list\n", encoding="utf-8")
    assert any("list.yaml:1: authority is missing" in problem for problem in problems(path))


def test_own_fields_may_be_asked_for_by_the_id_in_their_file(path: Path) -> None:
    """A technology list that cannot be read is told with what is wrong with it."""
    fields = path.parent / "fields.yaml"
    fields.write_text(
        'id: my-fields\ntitle: Mine\nauthority: Nobody\nsource_url: "https://example.org"\nedition: 2026-01\n'
        "unverified: false\nareas: [{id: boats, title: Boats, unverified: false, "
        "keywords: [{phrase: boat, strength: high}]}]\n",
        encoding="utf-8",
    )
    head = f"{HEAD}technology: {fields}\n"
    assert doubts(path, "when: {field: my-fields/boats}, severity: high, because: Made text.", head=head) == []
    path.write_text(f"{head}rules:\n  - {{id: a, when: {{field: my-fields/b}}, severity: low, because: Made text.}}\n")
    assert any("'b' is no area of my-fields, which has boats" in problem for problem in problems(path))
    fields.write_text("id: my-fields\n", encoding="utf-8")
    assert any("fields.yaml:1: authority is missing" in problem for problem in problems(path))
    path.write_text(path.read_text(encoding="utf-8").replace(str(fields), "my-fields"), encoding="utf-8")
    (absent,) = problems(path)
    assert "'my-fields' is neither a shipped technology list" in absent


def test_policy_that_tells_too_much_apart_is_said_not_to_be_tried(path: Path) -> None:
    """A doubt, and never silence."""
    asked = [
        question
        for at in range(40)
        for question in (
            f"country: {chr(65 + at // 8)}{chr(65 + at % 8)}",
            f"published_from: {1980 + at}-03-01",
            f"authors_over: {1000 - at}",
        )
    ]
    rules = [f'when: {{{each}}}, severity: low, because: "Made text, {each[-4:]}."' for each in asked]
    assert any("kinds of links apart; which rules can decide was not tried" in doubt for doubt in doubts(path, *rules))
