"""Every code that a report can show has a page."""

import re

import pytest

from rsscan.rules import GAPS, RULES
from rsscan.severity import Ladder, Relation, rule_code

LINKS = [rule_code(relation, rung) for relation in Relation for rung in Ladder]


def test_catalogue_holds_every_link_and_every_gap() -> None:
    """Four relations times five rungs, and the gaps of the public contract."""
    gaps = {"RS901", "RS902", "RS903", "RS904", "RS905", "RS906", "RS907", "RS908", "RS910"}
    assert set(RULES) == {*LINKS, *gaps}
    assert len(LINKS) == 20


@pytest.mark.parametrize("code", LINKS)
@pytest.mark.parametrize(
    "part",
    ["What it reports", "Why it matters", "Known false matches", "Example", "How to resolve", "References"],
)
def test_page_of_a_link_has_every_part(code: str, part: str) -> None:
    """What, why, where it errs, an example, what to do, where it rests on."""
    assert re.search(rf"^{part}: \S", RULES[code].page, re.MULTILINE)


@pytest.mark.parametrize("code", sorted(GAPS))
def test_page_of_a_gap_says_why_it_matters_and_what_to_do(code: str) -> None:
    """Somebody who sees a gap must be able to close it."""
    assert "Why it matters: " in RULES[code].page
    assert "How to resolve: " in RULES[code].page


def test_rule_carries_its_code_and_a_short_name() -> None:
    """`RS203` is a co-author met by a listed name."""
    assert (RULES["RS203"].code, RULES["RS203"].name) == ("RS203", "coauthor, listed name")
    assert (RULES["RS904"].code, RULES["RS904"].name) == ("RS904", "authorships cut")


@pytest.mark.parametrize("code", sorted(RULES))
def test_no_page_accuses(code: str) -> None:
    """Pages speak of links and flags, never of offenders."""
    for word in ("suspicious", "adversary", "guilty", "risky", "violation"):
        assert word not in RULES[code].page.lower()
