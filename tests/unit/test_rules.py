"""Every code that a report can show has a page, whole, true and its own."""

import re
from itertools import combinations, pairwise

import pytest

from rsscan.errors import InputError
from rsscan.identity.volume import CAREER, HYPERPROLIFIC, LARGE_COLLABORATION
from rsscan.rules import HEADINGS, RULES, Page, rule_of
from rsscan.rules.page import CANADIAN_POLICY
from rsscan.severity import Ladder, Relation, rule_code
from tests.conftest import ROOT

LINKS = [rule_code(relation, rung) for relation in Relation for rung in Ladder]
GAPS = ["RS901", "RS902", "RS903", "RS904", "RS905", "RS906", "RS907", "RS908", "RS910"]

SOURCES = ROOT / "src" / "rsscan"


def texts(page: Page) -> tuple[str, ...]:
    """Return the parts that are prose: all but the references."""
    return (page.reports, page.matters, page.false_matches, page.example, page.resolve)


def test_catalogue_holds_every_link_and_every_gap_in_order() -> None:
    """Four relations times five rungs, and the gaps of the public contract."""
    assert list(RULES) == [*LINKS, *GAPS]
    assert len(RULES) == 29
    assert all(rule.code == code for code, rule in RULES.items())


@pytest.mark.parametrize("code", RULES)
def test_every_part_of_a_page_is_there_and_is_prose(code: str) -> None:
    """Six parts, each of whole sentences; no heading and no mark of how they were joined is left in them."""
    page = RULES[code].page
    assert tuple(page.parts) == HEADINGS
    for part in "\n".join(texts(page)).splitlines():
        assert re.fullmatch(r"[A-Z“`].*[.”]", part), part
        assert not re.search(r"…|  |\.\.", part), part
        assert not any(f"{heading}:" in part for heading in HEADINGS)
    assert all(texts(page))
    assert page.references
    for reference in page.references.splitlines():
        assert re.search(r"https://\S|doi 10\.\d|DGXZ", reference)


@pytest.mark.parametrize("rung", Ladder)
def test_codes_of_different_relations_share_no_part(rung: Ladder) -> None:
    """A page about the subject's own affiliation reads in no part like one about a co-author's."""
    pages = [RULES[rule_code(relation, rung)].page for relation in Relation]
    for one, other in combinations(pages, 2):
        assert not set(one.parts.values()) & set(other.parts.values())


@pytest.mark.parametrize("relation", Relation)
def test_codes_of_different_rungs_share_no_part(relation: Relation) -> None:
    """A page about a name reads in no part like one about an identifier."""
    for one, other in combinations([RULES[rule_code(relation, rung)].page for rung in Ladder], 2):
        assert not set(texts(one)) & set(texts(other))


def test_pages_of_gaps_share_no_part() -> None:
    """What is missing, why and what to do differ from gap to gap."""
    for one, other in combinations([RULES[code].page for code in GAPS], 2):
        assert not set(texts(one)) & set(texts(other))


@pytest.mark.parametrize("rung", Ladder)
def test_a_page_speaks_of_its_own_relation(rung: Ladder) -> None:
    """What is reported, and the example, are about the one whose affiliation or money it is."""
    own, coauthor, funder, indirect = (RULES[rule_code(relation, rung)].page for relation in Relation)
    for part in texts(own):
        assert "co-author" not in part.lower()
    for page, said, shown in (
        (own, "The subject's own affiliation", "The subject's own affiliation on a paper is "),
        (
            coauthor,
            "A co-author on a work of the subject",
            "Another author's affiliation on a paper of the subject is ",
        ),
        (funder, "A work of the subject acknowledges", "A funder that a paper of the subject acknowledges is "),
        (indirect, "A co-author of the subject", "A co-author's affiliation on a paper without the subject is "),
    ):
        assert page.reports.startswith(said)
        assert page.example.startswith(shown)
        assert f"\nBy {rung.word}: " in page.reports


def test_every_code_is_reported_and_every_reported_code_has_a_page() -> None:
    """The relations that are judged, and the gaps that are told."""
    judged = set(re.findall(r"Relation\.([A-Z]+)", (SOURCES / "evidence.py").read_text(encoding="utf-8")))
    told = {
        code
        for path in SOURCES.rglob("*.py")
        if path.parent.name != "rules"
        for code in re.findall(r'"(RS9\d\d)"', path.read_text(encoding="utf-8"))
    }
    assert {rule_code(Relation[name], rung) for name in judged for rung in Ladder} | told == RULES.keys()


def test_the_figures_of_the_identity_page_are_those_that_decide() -> None:
    """What is told of full papers, years and large collaborations is what is compared."""
    page = RULES["RS902"].page
    assert f"more than {HYPERPROLIFIC} full papers" in page.reports
    assert f"more than {CAREER} years apart" in page.reports
    assert f"more than {LARGE_COLLABORATION} authors" in page.false_matches


def test_the_policy_that_pages_refer_to_is_that_of_the_canadian_list() -> None:
    """One address for one text of law."""
    assert f"{CANADIAN_POLICY}\n" in (ROOT / "lists" / "ca-nro.yaml").read_text(encoding="utf-8")
    for code in ("RS101", "RS303", "RS910"):
        assert CANADIAN_POLICY in RULES[code].page.references.splitlines()


def test_rule_carries_its_code_and_a_short_name() -> None:
    """`RS203` is a co-author met by a listed name."""
    assert (RULES["RS203"].code, RULES["RS203"].name) == ("RS203", "coauthor, listed name")
    assert (RULES["RS904"].code, RULES["RS904"].name) == ("RS904", "authorships cut")


@pytest.mark.parametrize("written", ["RS203", "rs203", " RS203 ", "RS2 03", "RS-203", "203", "rs 2.03", "ＲＳ２０３"])
def test_a_code_is_read_in_whatever_way_it_is_written(written: str) -> None:
    """Case, spaces, marks and width of letters say nothing."""
    assert rule_of(written) is RULES["RS203"]


@pytest.mark.parametrize(("written", "near"), [
    ("RS209", ["RS201", "RS202", "RS203", "RS204", "RS205"]),
    ("RS909", ["RS901", "RS902", "RS903", "RS904", "RS905", "RS906", "RS907", "RS908", "RS910"]),
    ("lineage", ["RS102", "RS202", "RS302", "RS402"]),
    (" Works missing", ["RS903"]),
    ("name", ["RS103", "RS104", "RS203", "RS204", "RS303", "RS304", "RS403", "RS404"]),
])  # fmt: skip
def test_what_is_no_code_brings_the_codes_near_it_with_their_names(written: str, near: list[str]) -> None:
    """Somebody who mistyped a code, or knows only what it is called, is led to it, and to at most five."""
    with pytest.raises(InputError) as refused:
        rule_of(written)
    [sentence] = refused.value.problems
    named = re.findall(r"RS\d{3}(?= \()", sentence)
    assert sentence.startswith(f"{written.strip()}: is not a rule code; near are {named[0]} ({RULES[named[0]].name})")
    assert set(named) <= set(near)
    assert len(named) == min(len(near), 5)
    assert all(one < other for one, other in pairwise(named))


def test_what_is_like_no_code_is_refused_with_the_way_to_all_of_them() -> None:
    """Nothing is guessed."""
    with pytest.raises(InputError, match=r"^F-2145996d7c7a: is not a rule code; rsscan explain lists all of them$"):
        rule_of("F-2145996d7c7a")


@pytest.mark.parametrize("code", RULES)
def test_no_page_accuses(code: str) -> None:
    """Pages speak of links and flags, never of offenders."""
    said = " ".join((RULES[code].name, *RULES[code].page.parts.values())).lower()
    for word in ("suspicious", "adversar", "guilty", "risky", "threat", "violation"):
        assert word not in said
