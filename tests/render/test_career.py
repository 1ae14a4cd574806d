"""A career and who paid as people read them: with who says so, bounded where room is short, and nothing where empty."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from rsscan.render import chunks
from rsscan.render.career import acknowledged, award_of, current, first_and_last, sources, times
from rsscan.render.language import LANGUAGES, language
from rsscan.render.reading import Reading
from rsscan.render.told import Told
from rsscan.render.values import Values
from tests.acceptance.test_fairness import FORBIDDEN
from tests.render import careers

EMPTY: dict[str, Any] = {
    "career": {"current_rule": "", "stations": [], "concurrent": [], "remarks": []},
    "funding": {"works": 0, "of": 5, "funders": []},
}


def text(report: Values, form: str, **how: Any) -> str:
    """Write a report in a format."""
    return "".join(chunks(report, form, Reading(**{"width": 80, **how})))


def said(report: Values, form: str, **how: Any) -> str:
    """Write a report in a format, without its line ends."""
    return " ".join(text(report, form, **how).split())


def station(**told: Any) -> dict[str, Any]:
    """Make a line of a timeline that tells little."""
    row: dict[str, Any] = {
        "kind": "employment",
        "body": {"name": "A"},
        "from": None,
        "to": None,
        "years": [],
        "listed": [],
    }
    return {**row, "current": False, "works": 0, "attested": [], **told}


def many(count: int, funders: int = 0) -> dict[str, Any]:
    """Make a subject with so many lines, remarks, sets of bodies and funders."""
    lines = [station(body={"name": f"Body {number}"}, years=[2000 + number]) for number in range(count)]
    lines[-1] |= {"listed": ["made/harbour"]}
    lines[-2] |= {"current": True}
    beside = {"on": "one paper", "bodies": [{"name": "A"}, {"name": "B"}], "from": 2019, "to": 2019, "works": 1}
    career = {
        "current_rule": "", "stations": lines, "concurrent": [{**beside, "listed": [], "attested": []}] * count,
        "remarks": [f"Remark {number}." for number in range(count)],
    }  # fmt: skip
    funder = {"body": {"name": "F"}, "works": 1, "years": [], "awards": [], "listed": [], "attested": []}
    return careers.subject(career=career, funding={"works": 1, "of": 2, "funders": [funder] * funders})


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_career_is_written_as_agreed(golden: Callable[[str, str], None], tag: str) -> None:
    """In the terminal and in Markdown, read over by somebody who reads the language."""
    report = careers.on(careers.subject())
    golden(f"career.{tag}.txt", text(report, "table", language=language(tag)))
    golden(f"career.{tag}.md", text(report, "markdown", language=language(tag)))


@pytest.mark.parametrize("form", ["table", "markdown", "html"])
@pytest.mark.parametrize("audience", ["reviewer", "subject"])
def test_nobody_is_accused(form: str, audience: str) -> None:
    """In no form, and least of all in the copy for the person."""
    assert not FORBIDDEN.search(text(careers.on(careers.subject()), form, audience=audience))


@pytest.mark.parametrize("form", ["table", "markdown", "html"])
def test_nothing_is_said_of_a_career_that_nobody_tells(form: str) -> None:
    """No heading without a line."""
    written = said(careers.on(careers.subject(**EMPTY)), form)
    assert not [word for word in ("Career", "Funding", "Concurrent", "Remarks on") if word in written]


@pytest.mark.parametrize("form", ["table", "markdown", "html"])
def test_remarks_are_shown_where_no_line_is(form: str) -> None:
    """Beside pseudonyms a remark may be all there is: how much is not shown."""
    career = {**EMPTY["career"], "remarks": ["Left out: 4."]}
    written = text(careers.on(careers.subject(career=career)), form)
    assert "Left out: 4." in written
    assert form != "table" or "\n\nCareer\nRemarks on the career\n" in written


def test_the_terminal_shows_what_is_listed_then_what_is_current_and_counts_the_rest() -> None:
    """Twelve lines, three sets of bodies, five remarks and five funders."""
    written = text(careers.on(many(20, funders=7)), "table")
    career = written[written.index("\nCareer\n") :]
    lines = [line for line in career.splitlines() if "(employment" in line]
    assert len(lines) == 12
    assert lines[0].split() == "2019 Body 19 (employment); on a list: made/harbour".split()
    assert lines[1].split() == "2018 Body 18 (employment; current)".split()
    assert lines[2].split() == "2000 Body 0 (employment)".split()
    left = [line.strip() for line in career.splitlines() if "more; --format html" in line]
    assert left == [f"… and {number} more; --format html shows all" for number in (8, 17, 15)]
    assert "F (1 work), and 2 more." in " ".join(career.split())


@pytest.mark.parametrize("width", [40, 60, 200])
@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_line_of_a_career_is_wider_than_the_terminal(width: int, tag: str) -> None:
    """Whatever is told of it."""
    written = text(careers.on(careers.subject(), many(30)), "table", width=width, language=language(tag))
    assert max(map(len, written.splitlines())) <= width


def test_of_many_subjects_only_where_they_are_now_is_said() -> None:
    """On cards, which are of those who are flagged, and in Markdown, which would have no room for findings."""
    rows = [careers.subject(id=f"https://openalex.org/A{number}") for number in range(4)]
    for form in ("table", "markdown"):
        written = said(careers.on(*rows), form)
        assert written.count("Current: Northern Harbour University (on a list: made/harbour), Plain University") == 4
        assert "Concurrent" not in written
    for row in rows:
        row["career"]["stations"][-1]["current"] = True
    assert "and 1 more" in said(careers.on(*rows), "table")
    assert "Current" not in said(careers.on(*[row | EMPTY for row in rows]), "table")


def test_markdown_shows_the_career_of_whoever_is_clear_too() -> None:
    """Where there are few; of those of whom nothing at all is told the row says it."""
    clear = {"findings": [], "gaps": [], "verdict": "clear"}
    assert "**Career**" in text(careers.on(careers.subject(**clear)), "markdown")
    assert "###" not in text(careers.on(careers.subject(**clear, **EMPTY)), "markdown")


def test_a_page_folds_careers_where_there_are_several() -> None:
    """One subject's stands open; links lead to where something is said."""
    alone, several = (
        BeautifulSoup(text(careers.on(*[careers.subject()] * count), "html"), "html.parser") for count in (1, 2)
    )
    folded = [page.select("details:has(summary:-soup-contains('10 lines'))") for page in (alone, several)]
    assert list(map(len, folded)) == [0, 2]
    for page in (alone, several):
        links = {str(link["href"]) for link in page.select("article a")}
        assert {"https://orcid.org/0000-0002-1825-0097#2", "https://doi.org/10.5555/made.33"} <= links
        assert page.select(".on-list")


def test_the_copy_tells_the_person_what_is_read_of_them() -> None:
    """The same lines, remarks and funders, in words that are meant for them."""
    written = said(careers.on(careers.subject()), "html", audience="subject")
    for words in (
        "What you may be asked about",
        "To be somewhere is no fault",
        "Visiting professor",
        "Hill Foundation",
    ):
        assert words in written
    assert "Where you are said to be" not in said(careers.on(careers.subject(**EMPTY)), "html", audience="subject")


@pytest.mark.parametrize("form", ["table", "markdown", "html"])
def test_a_report_from_before_says_that_it_lacks_a_career(form: str) -> None:
    """Which is unknown and not nothing."""
    row = careers.subject()
    del row["career"], row["funding"]
    written = said(careers.on(row), form)
    assert "The report lacks career, funding" in written
    assert "Concurrent" not in written


# Single words


@pytest.mark.parametrize(("told", "when"), [
    ({"from": "2019-04", "to": "2020"}, "2019-04 to 2020"), ({"from": "2019", "to": "2019"}, "2019"),
    ({"from": "2019-04-01"}, "from 2019-04-01"), ({"to": "2019"}, "until 2019"), ({}, "no dates"),
    ({"years": [2012]}, "2012"), ({"years": [2015, 2012, 2013, 2014, 2018]}, "2012-2015, 2018"),
])  # fmt: skip
def test_when_somebody_was_somewhere(told: dict[str, Any], when: str) -> None:
    """By dates where there are any, else by the years, runs of which are one."""
    assert times(Told(station(**told))) == when


def test_who_says_so_is_told_once_with_all_places() -> None:
    """By source, asserter and day of the last change; the day of a paper is that of the paper."""
    attested = [
        {"what": "byline", "place": f"W{number % 2}", "by": None, "by_name": None, "on": f"202{number}-01-01"}
        for number in range(3)
    ]
    attested.append({"what": "ORCID record", "place": "O", "by": "organization", "by_name": None, "on": None})
    found = [(one.said, one.places) for one in sources(Told({"attested": attested}))]
    assert found == [("byline", ("W0", "W1")), ("ORCID record, asserted by an organization", ("O",))]


def test_money_without_a_year_and_awards_without_a_number() -> None:
    """An id stands for a number."""
    money = {"works": 1, "of": 1, "funders": [{"years": [{"year": None, "works": 1}]}]}
    assert first_and_last(Told(money)) == ""
    assert acknowledged(Told(money)) == "1 of 1 work acknowledge a funder."
    assert award_of(Told({"number": None, "id": "G1", "title": "Ice"})) == "G1, Ice"
    [row] = careers.on(careers.subject(funding={**money, "funders": [{**money["funders"][0], "works": 0}]})).subjects  # type: ignore[index] # a list
    assert "Funders: a body without a name." in said(careers.on(dict(row)), "table")


def test_where_somebody_is_now_is_named_once() -> None:
    """A body that is printed and a post there are one."""
    rows = [station(current=True), station(current=True, works=2)]
    assert current(Told({"career": {"stations": rows}})) == "Current: A"
    assert current(Told({"career": {"stations": [station()]}})) == ""


# Evidence of a record, and of money


def _forms(form: str) -> str:
    return text(careers.on(careers.subject()), form)


def test_evidence_of_a_record_is_no_line_of_a_byline() -> None:
    """It names a body at an address of the record; money has a work, and no author stands beside it."""
    for form in ("table", "markdown"):
        written = " ".join(_forms(form).replace("`", "").split())
        assert "named there: Faculty of Ice, Northern Harbour University, Alphaville" in written
        assert "ORCID record https://orcid.org/0000-0002-1825-0097#1, employment" in written
        assert "author of" not in written
        assert "(no name)" not in written
    page = BeautifulSoup(_forms("html"), "html.parser")
    assert not page.find("dt", string="Author line")
    assert [page.find("dt", string=name) is not None for name in ("Named there", "Identified as")] == [True, True]


def test_systems_of_continuous_integration_show_where_it_stands() -> None:
    """In every format, with the place in words and the subject's own for the place in a file."""
    named = "Named: “Faculty of Ice, Northern Harbour University, Alphaville” (ORCID record "
    money = "Named: “Northern Harbour University” (https://openalex.org/W34)"
    for form in ("github", "gitlab", "junit", "sarif"):
        written = _forms(form)
        assert named in written, form
        assert money in written, form
    paths = {row["location"]["path"] for row in json.loads(_forms("gitlab"))}
    assert paths == {"rsscan/openalex.org/A1.json"}
    results = json.loads(_forms("sarif"))["runs"][0]["results"]
    places = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results]
    assert places == ["rsscan/openalex.org/A1.json"] * 2
    ET.fromstring(_forms("junit"))  # noqa: S314 - our own


def test_a_spreadsheet_has_no_author_and_no_work_where_there_is_none() -> None:
    """The row of a record has the text that it names; that of money has the work."""
    record, money = csv.DictReader(io.StringIO(_forms("csv").lstrip("\ufeff")))
    assert (record["relation"], record["work"], record["coauthor"], record["position"]) == ("own", "", "", "")
    assert record["affiliation_text"] == "Faculty of Ice, Northern Harbour University, Alphaville"
    assert (money["relation"], money["work"], money["coauthor"]) == ("funder", "https://openalex.org/W34", "")


@pytest.mark.parametrize("form", ["table", "markdown", "html", "csv", "sarif", "junit", "github", "gitlab"])
def test_an_indirect_link_says_through_whom_it_leads(form: str) -> None:
    """And money what it was, as far as it is told."""
    row = careers.subject()
    piece = row["findings"][1]["evidence"][0]
    works = [{"id": "https://openalex.org/W7", "doi": None, "date": None}]
    piece["path"] = {"author": "https://openalex.org/A9", "joint_works": 4, "works": works}
    piece["awards"] = [{"number": "C-2", "id": None, "title": "Tides"}, {"number": None, "id": "G", "title": None}]
    written = said(careers.on(row), form).replace("\\/", "/")
    way = "y way of https://openalex.org/A9, who wrote 4 works with the subject: https://openalex.org/W7"
    assert way in written
    assert form not in {"table", "markdown", "html"} or written.count("award: C-2, Tides") == 1
