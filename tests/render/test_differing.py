"""Two names side by side: what both have, and what one alone has."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsscan.render.html.differing import Compared, Kind, Part, compared


def shown(parts: tuple[Part, ...]) -> str:
    """Write parts with brackets around what differs and signs around what is the same."""
    marks = {Kind.SAME: "={}=", Kind.DIFFERS: "[{}]", Kind.BESIDE: "{}"}
    return "".join(marks[part.kind].format(part.text) for part in parts)


@pytest.mark.parametrize(("printed", "listed", "one", "other"), [
    ("Dept. X, Harbour University, Town", "Harbour University", "Dept. X, =Harbour University=, Town",
     "=Harbour University="),
    ("HARBOUR UNIVERSITY", "Harbour University", "=HARBOUR UNIVERSITY=", "=Harbour University="),
    ("Faculty of Law, Harbour Univercity of Arts", "Harbour University of Arts",
     "Faculty of Law, =Harbour= [Univercity] =of Arts=", "=Harbour= [University] =of Arts="),
    ("Dept of Sea, Harbor University", "Harbour University", "Dept of Sea, [Harbor] =University=",
     "[Harbour] =University="),
    ("Department of Marine Acoustics, Norther Harbor Univercity of Technology, Town",
     "Northern Harbour University of Technology",
     "Department of Marine Acoustics, [Norther Harbor Univercity] =of Technology=, Town",
     "[Northern Harbour University] =of Technology="),
    ("Harbour Inst. of Law, Harbour University", "Harbour University", "Harbour Inst. of Law, =Harbour University=",
     "=Harbour University="),
    ("The Great Harbor University", "Harbour University", "The Great [Harbor] =University=", "[Harbour] =University="),
    ("Harbour Universty, Town", "Harbour University", "=Harbour= [Universty], Town", "=Harbour= [University]"),
    ("Harbour", "Harbour University", "=Harbour=", "=Harbour= [University]"),
    ("Harbour, Town", "Harbour University", "=Harbour=, Town", "=Harbour= [University]"),
    ("金策工業綜合大学、平壌", "金策工業総合大学", "=金策工業=[綜]=合大学=、平壌", "=金策工業=[総]=合大学="),
    ("Université du Port", "Harbour University", "Université du Port", "Harbour University"),
    ("", "Harbour", "", "Harbour"),
    ("Ｈａｒｂｏｕｒ", "harbour", "=Ｈａｒｂｏｕｒ=", "=harbour="),
])  # fmt: skip
def test_what_differs_is_marked_where_the_name_stands(printed: str, listed: str, one: str, other: str) -> None:
    """Words around the name are neither same nor different; as many are marked beside it as the name has more."""
    both = compared(printed, listed)
    assert (shown(both.printed), shown(both.listed)) == (one, other)


def test_what_differs_is_said_in_words_too() -> None:
    """For those who see no marks."""
    both = compared("Harbor Univercity of Arts", "Harbour University of Arts")
    assert (both.only_printed, both.only_listed, both.share) == ("Harbor Univercity", "Harbour University", True)
    assert not compared("Université", "University").share


@settings(max_examples=40)
@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_of_a_name_is_lost(printed: str, listed: str) -> None:
    """Whatever the names are, their parts are the names."""
    both = compared(printed, listed)
    assert "".join(part.text for part in both.printed) == printed
    assert "".join(part.text for part in both.listed) == listed
    assert isinstance(both, Compared)


@pytest.mark.parametrize("text", ["a " * 750, "a," * 750, "大" * 1500, "ab " * 500])
def test_long_names_end_soon(text: str) -> None:
    """As long as any text is that is shown."""
    began = time.process_time()
    compared(text, text[1:])
    assert time.process_time() - began < 2
