"""A body is found by any of its names, in any script, and in every list that names it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsscan.lookup import crosswalk, search
from rsscan.watchlist import Entry, Name
from tests.unit import made

KIM = replace(
    made.entry(
        "kim", "Kim Chaek University of Technology", Name("KUT", weak=True), "金策工业综合大学", "김책공업종합대학"
    ),
    number="328",
)
BEIHANG = replace(
    made.entry("beihang", "Beihang University", "北京航空航天大学", country="CN"),
    ror="https://ror.org/00wk2mp56",
    openalex="https://openalex.org/I1",
    wikidata="Q2299797",
)
NAVY = made.entry("navy", "Военно-морская академия", "P'yŏng Academy", country="RU")
LIST = made.watchlist(KIM, BEIHANG, NAVY)


@pytest.mark.parametrize(
    ("text", "entry", "name", "how"),
    [
        ("made/kim", "made/kim", None, "id"),
        ("328", "made/kim", None, "number"),
        ("00wk2mp56", "made/beihang", None, "identifier"),
        ("https://openalex.org/I1", "made/beihang", None, "identifier"),
        ("q2299797", "made/beihang", None, "identifier"),
        ("kim chaek university OF technology", "made/kim", "Kim Chaek University of Technology", "name"),
        ("Kim Chaek", "made/kim", "Kim Chaek University of Technology", "beginning of the name"),
        ("University of Technology", "made/kim", "Kim Chaek University of Technology", "part of the name"),
        ("kut", "made/kim", "KUT", "name"),
        ("金策工業綜合大學", "made/kim", "金策工业综合大学", "name in another script"),
        ("책공업", "made/kim", "김책공업종합대학", "part of the name"),
        ("Beijing Hangkong Hangtian Daxue", "made/beihang", "北京航空航天大学", "name in another script"),
        ("hangkong hangtian", "made/beihang", "北京航空航天大学", "part of the name in another script"),
        ("Voenno-morskaya", "made/navy", "Военно-морская академия", "part of the name in another script"),
        ("Pyong Academy", "made/navy", "P'yŏng Academy", "name"),
        ("Kim Chek Univercity of Technology", "made/kim", "Kim Chaek University of Technology", "much like the name"),
        ("Beihan Universty", "made/beihang", "Beihang University", "much like the name"),
    ],
)
def test_entry_is_found(text: str, entry: str, name: str | None, how: str) -> None:
    """And the name that met is told, with the way in which it did."""
    best = search([LIST], text)[0]
    assert (best.entry.id, best.name.value if best.name else None, best.how) == (entry, name, how)


@pytest.mark.parametrize("text", ["Harbour", "kong", "KU T X", "Kitt", "!?", "", "  ", "329", "01zxpj864", "大学院"])
def test_nothing_is_found_that_is_not_there(text: str) -> None:
    """Nor anything for a text without letters."""
    assert search([LIST], text) == ()


def test_name_that_is_left_out_is_found_and_told() -> None:
    """It does not match anybody's affiliation, but whoever looks for it learns of the entry and why."""
    guard = replace(made.entry("guard", "Guard Corps of the Harbour"), left_out=("Pasdaran",))
    (hit,) = search([made.watchlist(guard)], "pasdaran")
    assert (hit.entry.id, hit.name) == ("made/guard", Name("Pasdaran"))
    assert hit.how == "name, left out because it would meet others"


def test_likeliest_stands_first_and_each_entry_once() -> None:
    """The same name before its beginning, its beginning before a part of it."""
    names = ["Old Harbour University", "Harbour University of Technology", "Harbour University", "Harbor University"]
    listed = made.watchlist(*(made.entry(f"e{at}", name) for at, name in enumerate(names)))
    assert [hit.entry.name for hit in search([listed], "Harbour University")] == [
        names[2],
        names[1],
        names[0],
        names[3],
    ]


@given(st.text(max_size=30))
def test_any_text_can_be_searched_for(text: str) -> None:
    """Whatever is typed; scores fall and lie within 0 and 100."""
    scores = [hit.score for hit in search([LIST], text)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 100 for score in scores)


# Crosswalk


def bodies(*lists: tuple[Entry, ...]) -> list[list[str]]:
    """Return the bodies of lists of these entries as the ids of their entries."""
    listed = [made.watchlist(*entries, list_id=f"l{at}") for at, entries in enumerate(lists)]
    return [[f"{watchlist.id}:{entry.id}" for watchlist, entry in body.entries] for body in crosswalk(listed)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            replace(made.entry("a", "One"), ror="https://ror.org/01zxpj864"),
            replace(made.entry("b", "Two", country=None), ror="https://ror.org/01zxpj864"),
        ),
        (replace(made.entry("a", "One"), openalex="I"), replace(made.entry("b", "Two"), openalex="I")),
        (replace(made.entry("a", "One"), wikidata="Q1"), replace(made.entry("b", "Two"), wikidata="Q1")),
        (made.entry("a", "Harbour University"), made.entry("b", "HARBOUR UNIVERSITY")),
        (made.entry("a", "Port", "Harbour University"), made.entry("b", "Harbour University", "Haven")),
        (made.entry("a", Name("Harbour Academy", weak=True)), made.entry("b", Name("Harbour Academy", weak=True))),
        (made.entry("a", "One", "中北大学"), made.entry("b", "Two", "中北大学")),
    ],
)
def test_two_lists_name_one_body(one: Entry, other: Entry) -> None:
    """By an identifier, a strong name, or the first name of both."""
    assert bodies((one,), (other,)) == [["l0:made/a", "l1:made/b"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (made.entry("a", "Harbour University"), made.entry("b", "Harbour University", country="CN")),
        (
            made.entry("a", "One", Name("Harbour Academy", weak=True)),
            made.entry("b", "Two", Name("Harbour Academy", weak=True)),
        ),
        (made.entry("a", "One", "SHORT"), made.entry("b", "Two", "SHORT")),
        (made.alphaland(), made.alphaland()),
    ],
)
def test_two_lists_name_two_bodies(one: Entry, other: Entry) -> None:
    """In two countries, by a weak alias or a short word; a country is no institution."""
    assert len(bodies((one,), (other,))) == 2


def test_two_entries_of_one_list_are_two_bodies() -> None:
    """An authority that names both means both, though one is printed as an alias of the other."""
    group = made.entry("group", "Harbour Industrial Group", "Harbour Paint Works")
    works = made.entry("works", "Harbour Paint Works")
    assert bodies((group, works), (works,)) == [["l0:made/group"], ["l0:made/works", "l1:made/works"]]
    assert bodies((works,), (group, works)) == [["l0:made/works", "l1:made/works"], ["l1:made/group"]]


def test_three_lists_are_joined_through_the_middle_one() -> None:
    """A by identifier to B, B by name to C; what tells it is said."""
    one = replace(made.entry("a", "One"), ror="https://ror.org/01zxpj864")
    middle = replace(made.entry("b", "Harbour University"), ror="https://ror.org/01zxpj864", wikidata="Q5")
    last = made.entry("c", "Harbour University", "Harbour University")
    assert bodies((last,), (one,), (middle, made.entry("d", "Other")), (made.entry("e", "Another"),)) == [
        ["l0:made/c", "l1:made/a", "l2:made/b"],
        ["l2:made/d"],
        ["l3:made/e"],
    ]
    listed = [made.watchlist(entry, list_id=entry.id[-1]) for entry in (one, last, middle)]
    (body,) = crosswalk(listed)
    assert set(body.why) == {"https://ror.org/01zxpj864", "“Harbour University”"}
