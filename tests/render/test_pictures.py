"""Pictures of a subject: everything has room, everything is told, and what is told stays text."""

import os
import subprocess
import sys
from copy import deepcopy
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from markupsafe import Markup

from rsscan.render.language import LANGUAGES, language
from rsscan.render.pictures import links, stylesheet, timeline
from rsscan.render.pictures.lettering import ems, fitted
from rsscan.render.pseudonymized import pseudonymized
from rsscan.render.pseudonyms import Pseudonyms
from rsscan.render.told import Told
from tests.render import made, pictured

ELEMENTS = set(
    "figure svg title desc g path rect text figcaption details summary table caption thead tbody tr th td".split()
)
ATTRIBUTES = set(
    "class role aria-labelledby viewBox width height font-size fill id x y d rx text-anchor scope".split()
)  # fmt: skip


class Area(NamedTuple):
    """Where something stands in a picture."""

    left: float
    top: float
    right: float
    bottom: float
    what: str

    def meets(self, other: "Area") -> bool:
        """Whether both cover a point."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def drawn(subject: dict[str, Any], **asked: Any) -> list[Element]:
    """Return both pictures of a subject."""
    told = pictured.report(**asked)
    found = [draw(Told(subject, language=told.language), told) for draw in (timeline, links)]
    return [fromstring(picture) for picture in found if picture is not None]


def labels(picture: Element) -> list[Area]:
    """Return where every text stands, as broad as letters may be."""
    found = []
    for text in picture.iter("text"):
        size = float(text.get("font-size", 12))
        wide, x, y = ems(text.text or "") * size, float(text.get("x", 0)), float(text.get("y", 0))
        left = x - wide / 2 if text.get("text-anchor") == "middle" else x
        if text.text:
            found.append(Area(left, y - 0.8 * size, left + wide, y + 0.2 * size, text.text))
    return found


def boxes(picture: Element) -> list[tuple[Area, list[Area]]]:
    """Return the boxes of a picture of links with the labels in each."""
    found = []
    for group in picture.iter("g"):
        outline, texts = group.find("*[@class='box']"), labels(group)
        if outline is None:
            continue
        if outline.tag == "rect":
            left, top, wide, high = (float(outline.attrib[name]) for name in ("x", "y", "width", "height"))
        else:
            start, right, _, down, *_ = (
                outline.attrib["d"].replace("l9 9", "l").replace("h", "v").replace("l", "v").split("v")
            )
            left, top = map(float, start.removeprefix("M").split())
            wide, high = float(right) + 9, float(down) + 9
        found.append((Area(left, top, left + wide, top + high, group.get("class", "")), texts))
    return found


def size(picture: Element) -> tuple[float, float]:
    """Return the width and height of a picture."""
    svg = next(picture.iter("svg"))
    _, _, wide, high = map(float, svg.attrib["viewBox"].split())
    return wide, high


def rows(picture: Element) -> list[tuple[str, ...]]:
    """Return the rows of all tables of a figure."""
    return [tuple("".join(cell.itertext()) for cell in row) for row in picture.iter("tr")]


MANY = [
    pictured.values(1, works=1, bodies=1, first=2024),
    pictured.values(5),
    pictured.values(50, works=20),
    pictured.values(50, works=3, bodies=14, first=1964),
    pictured.values(200, works=1, first=2023),
    pictured.values(200, works=40, bodies=40, first=1900),
    pictured.values(50, more=f" {'W' * 300} {made.HOSTILE}"),
    pictured.values(50, more=" 大学" * 40),
]


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("subject", MANY)
def test_nothing_is_written_over_anything_or_beyond_the_edge(subject: dict[str, Any], tag: str) -> None:
    """Labels have room at 1, 5, 50 and 200 authors, for 3 and for 60 years, in every language."""
    for picture in drawn(subject, language=language(tag)):
        wide, high = size(picture)
        for area in labels(picture):
            assert 0 <= area.left <= area.right <= wide, area
            assert 0 <= area.top <= area.bottom <= high, area
        for one, other in combinations(labels(picture), 2):
            assert not one.meets(other), (one, other)


@pytest.mark.parametrize("subject", MANY)
def test_boxes_stand_apart_and_hold_their_labels(subject: dict[str, Any]) -> None:
    """No box covers another or leaves the picture, whose height is bounded."""
    _, picture = drawn(subject)
    wide, high = size(picture)
    found = boxes(picture)
    assert high < 1100
    for area, texts in found:
        assert 0 <= area.left < area.right <= wide
        assert 0 <= area.top < area.bottom <= high
        assert texts
        for text in texts:
            assert area.left < text.left < text.right < area.right
            assert area.top < text.top < text.bottom < area.bottom
    for (one, _), (other, _) in combinations(found, 2):
        assert not one.meets(other), (one, other)


@pytest.mark.parametrize("subject", MANY)
def test_every_piece_of_evidence_is_in_the_table(subject: dict[str, Any]) -> None:
    """Whatever stands together in one box, the table has each link."""
    told = Told(subject)
    picture = links(told, pictured.report())
    assert picture is not None
    found = {(work, who, body) for work, _, who, body, _ in rows(fromstring(picture))[1:]}
    asked = {
        (piece.text("title"), piece.part("coauthor").text("name") or "own affiliation", finding.text("entry_name"))
        for finding in told.parts("findings")
        for piece in finding.parts("evidence")
    }
    assert found == asked


def test_authors_of_the_same_works_and_bodies_stand_together_where_there_are_many() -> None:
    """At 200 authors of one work a box says how many; at five each has a box."""
    _, few = drawn(pictured.values(5, works=1, bodies=2))
    _, many = drawn(pictured.values(200, works=1, bodies=2))
    assert sum(area.what == "author" for area, _ in boxes(few)) == 6
    assert [text.what for area, texts in boxes(many) for text in texts if area.what == "author"] == [
        "own affiliation", "100 authors", "100 authors",
    ]  # fmt: skip


def test_entries_of_several_lists_are_one_body() -> None:
    """One box and one lane name a body, and below it the lists that have it."""
    subject = pictured.values(5, bodies=1)
    again = deepcopy(subject["findings"][0])
    again.update(list="other", listed_from="2020-02-03")
    subject["findings"].append(again)
    years, tied = drawn(subject)
    assert [text.what for area, texts in boxes(tied) for text in texts if area.what == "body"][
        -1
    ] == "made-north, other"
    said = [text.what for text in labels(years)]
    assert said.count("Northern Harbour") + said.count("Northern Harbour University") == 1
    assert "on other from 2020-02-03" in said
    assert "on made-north from 2017-06-05" in said


def test_the_table_of_years_has_the_numbers_of_the_report() -> None:
    """Works, works of many authors apart, and works with evidence."""
    subject = pictured.values(5, works=2, bodies=1, first=2020, last=2023)
    subject["coverage"]["by_year"].append({"year": None, "works": 3, "hyperauthored": 0})
    years, _ = drawn(subject)
    assert rows(years)[:6] == [
        ("Year", "Works", "With more than 100 authors", "Works with evidence"),
        ("2020", "6", "0", "1"),
        ("2021", "7", "1", "1"),
        ("2022", "8", "0", "0"),
        ("2023", "9", "1", "0"),
        ("no date", "3", "0", "0"),
    ]
    assert ("Northern Harbour University", "made-north", "2017-06-05", "no end known", "2020: 1, 2021: 1") in rows(
        years
    )


def test_the_window_is_drawn_where_the_counts_bear_it_out() -> None:
    """A scan may have looked further than its policy: then nothing is said of the window."""
    subject = pictured.values(5)
    assert "judged: from 2016-09-01 on" in [text.what for text in labels(drawn(subject)[0])]
    subject["coverage"]["works_in_window"] += 50
    for none in (drawn(subject), drawn(pictured.values(5), lookback=None)):
        assert not [text for text in labels(none[0]) if "judged" in text.what]


def test_works_of_many_authors_and_bodies_not_yet_listed_have_signs_of_their_own() -> None:
    """No meaning rests on colour: hollow and filled bars and marks, and the words beside them."""
    years, _ = drawn(pictured.values(6, works=6, bodies=1))
    shapes = {path.get("class"): path.get("d") for path in years.iter("path")}
    assert all(shapes[name] for name in ("works", "crowded", "then", "not-then", "listed"))
    style = stylesheet()
    assert ".picture .crowded { fill: none;" in style
    assert ".picture .not-then { fill: var(--ground" in style
    said = [text.what for text in labels(years)]
    assert "works with more than 100 authors" in said
    assert "works with evidence, the body being listed when they appeared" in said


@pytest.mark.parametrize("subject", MANY)
def test_a_picture_holds_under_the_strictest_policy_of_contents(subject: dict[str, Any]) -> None:
    """Known elements and attributes alone: no script, style, link or address; what a text says is no element."""
    for picture in drawn(subject):
        assert {one.tag for one in picture.iter()} <= ELEMENTS
        assert {name for one in picture.iter() for name in one.attrib} <= ATTRIBUTES
        assert not [value for one in picture.iter() for value in one.attrib.values() if "url(" in value]


def test_a_hostile_name_is_text() -> None:
    """It stands in the table, sign by sign, as every other format shows it."""
    subject = pictured.values(2, works=1, bodies=1, more=f"<script>x</script>{made.HOSTILE}")
    shown = Told(subject).text("name").removeprefix("Ada Example")
    assert "<script>" in shown
    _, tied = drawn(subject)
    assert f"Toraji Nampori 1{shown}" in rows(tied)[2]


def test_pictures_have_names_and_identifiers_of_their_own() -> None:
    """A screen reader reads title and description; two subjects on one page have no identifier in common."""
    one, other = pictured.values(5), pictured.values(5)
    other["id"] = "https://openalex.org/A99"
    line = {**pictured.values(5), "location": {"file": "staff.csv", "line": 3}}
    ids = []
    for subject in (one, other, line):
        for picture in drawn(subject):
            svg = next(picture.iter("svg"))
            named = svg.attrib["aria-labelledby"].split()
            texts = {found.attrib["id"]: found.text for found in svg if "id" in found.attrib}
            assert svg.get("role") == "img"
            assert list(texts) == named
            assert all(texts.values())
            ids += named
    assert len(ids) == len(set(ids))


def test_a_report_without_evidence_has_no_links() -> None:
    """Works are drawn alone; where nothing is told nothing is drawn."""
    subject = {**pictured.values(0), "findings": []}
    told = pictured.report()
    assert links(Told(subject), told) is None
    assert isinstance(timeline(Told(subject), told), Markup)
    for nothing in ({}, {"coverage": {"by_year": [{"year": None, "works": 1}, {"year": 10**9, "works": "x"}]}}):
        assert timeline(Told(nothing), told) is None
        assert links(Told(nothing), told) is None


def test_what_a_saved_report_lacks_or_gets_wrong_stops_no_picture() -> None:
    """Absent days, names and persons, years below zero: drawn as far as it goes."""
    subject = {
        "coverage": {"by_year": [{"year": 2020, "works": -1, "hyperauthored": 9}, {"year": -5, "works": 1}]},
        "findings": [{"listed_from": "soon", "evidence": [{}, {"coauthor": {}, "date": "2020"}, {"relation": 3}]}],
    }
    assert len(drawn(subject)) == 2


def test_a_pseudonymized_report_has_pictures_without_names() -> None:
    """They show what the report shows."""
    plain = made.values()
    veiled = pseudonymized(plain, Pseudonyms(b"k" * 32))
    (before, *_), (after, *_) = plain.subjects, veiled.subjects
    told = pictured.report()
    for draw in (timeline, links):
        assert "Paper 1" in str(links(Told(before), told))
        assert "Ada Example" not in str(draw(Told(after), told))
        assert "Paper 1" not in str(draw(Told(after), told))


def test_pictures_are_the_same_on_every_run() -> None:
    """Whatever the order of sets and hashes."""
    program = (
        "from tests.render import pictured; from rsscan.render.pictures import links, timeline;"
        "from rsscan.render.told import Told;"
        "s, r = Told(pictured.values(120, works=30, bodies=15)), pictured.report(); print(timeline(s, r), links(s, r))"
    )
    root = Path(__file__).parents[2]
    said = [
        subprocess.run(
            [sys.executable, "-c", program], cwd=root, capture_output=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert said[0] == said[1]
    assert len(said[0]) > 1000


@pytest.mark.parametrize(("text", "room", "lines", "shown"), [
    ("short", 10, 1, ["short"]),
    ("two words", 4, 1, ["two…"]),
    ("two words", 4, 2, ["two", "words"]),
    ("Unbreakablewordthatislong", 5, 2, ["Unbrea…"]),
    ("大学大学大学", 3.5, 1, ["大学…"]),
    ("", 3, 2, [""]),
])  # fmt: skip
def test_a_label_is_shortened_to_its_room(text: str, room: float, lines: int, shown: list[str]) -> None:
    """Whole words where they fit, an ellipsis for the rest; a wide sign counts as one."""
    assert fitted(text, room, lines) == shown
    assert all(ems(row) <= room for row in shown)
