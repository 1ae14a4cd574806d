"""Pictures of a subject: everything is told, and what is told stays text."""

import os
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from markupsafe import Markup

from rsscan.render.pictures import links, stylesheet, timeline
from rsscan.render.pseudonymized import pseudonymized
from rsscan.render.pseudonyms import Pseudonyms
from rsscan.render.told import Told
from tests.render import made, pictured
from tests.render.measured import MANY, boxes, drawn, labels, rows

ELEMENTS = set(
    "figure svg title desc g path rect text figcaption details summary table caption thead tbody tr th td".split()
)
ATTRIBUTES = set(
    "class role aria-labelledby viewBox width height font-size fill id x y d rx text-anchor scope".split()
)  # fmt: skip


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


def test_each_list_of_a_body_has_a_line_of_its_days_and_the_table_has_them_all() -> None:
    """Two lines, and how many more there are; an end without a beginning is a broken line."""
    subject = pictured.values(5, bodies=1)
    for number in range(4):
        again = {**deepcopy(subject["findings"][0]), "list": f"list-{number}", "listed_from": f"201{number}-02-03"}
        subject["findings"].append(again)
    ended = {
        **deepcopy(subject["findings"][0]),
        "entry_name": "Ended",
        "listed_from": None,
        "listed_until": "2015-02-03",
    }
    subject["findings"].append(ended)
    years, _ = drawn(subject)
    said = [text.what for text in labels(years)]
    assert [text for text in said if text.startswith("on ")] == [
        "on made-north from 2017-06-05", "on list-0 from 2010-02-03", "on made-north until 2015-02-03",
    ]  # fmt: skip
    assert "3 more, in the table" in said
    assert {f"list-{number}" for number in range(4)} < {row[1] for row in rows(years) if len(row) == 5}
    assert [path.get("class") for path in years.iter("path")].count("listed unsure") == 1


def test_a_funder_and_a_declared_affiliation_are_no_author() -> None:
    """Nobody's name is made up where the evidence names nobody; a document stands for a work where there is none."""
    piece = {"source": "cv.pdf", "date": "2020-01-01", "coauthor": None}
    found = [
        {"relation": relation, "entry_name": relation, "evidence": [piece]}
        for relation in ("own", "funder", "indirect")
    ]
    years, tied = drawn({"findings": found})
    assert {row[:3] for row in rows(tied)[1:]} == {
        ("cv.pdf", "2020-01-01", whose) for whose in ("own affiliation", "funder of the work", "indirect")
    }
    assert "Works with evidence appeared in: 2020." in {one.text for one in years.iter("desc")}


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
