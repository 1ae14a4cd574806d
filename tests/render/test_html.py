"""The page: whole, calm and checkable; whatever stands in a report is text there, and nothing is fetched."""

import base64
import hashlib
import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from rsscan.render import chunks
from rsscan.render.reading import PLAIN, Reading
from rsscan.render.values import Values, of_subject, summary_of
from rsscan.severity import Severity
from tests.acceptance.test_fairness import FORBIDDEN
from tests.render import made

COPY = Reading(audience="subject")

PAYLOAD = "\"'></style></title></script><img src=x onerror=alert(1)><script>alert(2)</script>{{ 7*191 }}{% raw %} {x}"
"""What a browser or a template engine would obey if it stood there as it is."""

OF_THE_VERDICT = frozenset("verdict severity status relation code baseline fail_on as_of started last_date".split())
"""Keys whose words decide which parts the page has."""


def page(report: Values, reading: Reading = PLAIN) -> str:
    """Write a report as a page."""
    return "".join(chunks(report, "html", reading))


def soup(report: Values, reading: Reading = PLAIN) -> BeautifulSoup:
    """Write a report as a page and read that."""
    return BeautifulSoup(page(report, reading), "html.parser")


def rich(line: int = 3) -> dict[str, Any]:
    """Make a subject of which everything is told that a page can show."""
    [chosen] = of_subject(made.values(), ["https://openalex.org/A1"]).subjects
    row = deepcopy(dict(chosen))
    [finding] = row["findings"]
    piece = finding["evidence"][0]
    piece["institution"] = {"id": None, "name": "Harbour", "ror": "https://ror.org/012345678", "country": "KP"}
    piece["tags"] = [{"id": "t/x", "title": "Sonar", "titles": [], "level": "high", "unverified": False, "by": ["x"]}]
    piece["coauthor"] = {"name": "Bo", "id": None, "orcid": "https://orcid.org/0000-0002-1825-0097"}
    finding["evidence"] = [{**piece, "decisive": number == 6} for number in range(8)]
    finding["listed_from"], finding["listed_until"] = "2019-01-01", "2024-01-01"
    finding["legal_basis"], finding["entry_url"] = "Made law", "https://example.org/entry"
    finding["entry_names"] = [{"lang": "ja", "value": finding["entry_name"]}]
    said = {
        "reason": "Inner remark", "reviewer": "Rita Reviewer", "decided": "2026-01-02", "expires": "2027-01-02",
        "evidence": None,
    }  # fmt: skip
    row["findings"] += [
        {**finding, "id": "F-000000000001", "list": "other", "entry": "other/harbour"},
        {**finding, "id": "F-000000000002", "baseline": "known", "relation": "own", "entry_name": "Known Body"},
        {**finding, "id": "F-000000000003", "status": "ignored", "disposition": said, "entry_name": "Other Body"},
        {**finding, "id": "F-000000000004", "severity": "low", "relation": "funder", "entry_name": "Fund Body"},
    ]
    row["orcid"], row["location"] = "https://orcid.org/0000-0002-1825-0097", {"file": "secret/a.pdf", "line": line}
    row["gaps"] = [
        {"code": "RS908", "detail": "secret/b.pdf: is not a PDF.", "blocks_verdict": True},
        {"code": "RS906", "detail": "The list is not complete.", "blocks_verdict": False},
        {"code": "RS910", "detail": "secret/c.xlsx:5 names others.", "blocks_verdict": False},
    ]
    row["identity"]["checks"] = [{"name": "names", "result": "passed", "reason": "The names agree."}]
    return row


def on(*rows: dict[str, Any]) -> Values:
    """Make a report on subjects."""
    values = made.values()
    return Values(values.head, values.lists, rows, summary_of(rows))


def _changed(value: Any, behind: str, key: str = "") -> Any:
    """Return a JSON value with something behind every text of it."""
    if isinstance(value, dict):
        return {
            name: inner if name in OF_THE_VERDICT else _changed(inner, behind, name) for name, inner in value.items()
        }
    if isinstance(value, list | tuple):
        return [_changed(inner, behind, key) for inner in value]
    return f"{value} {behind}" if isinstance(value, str) else value


def with_behind(behind: str, *rows: dict[str, Any]) -> Values:
    """Make a report on subjects with something behind every text."""
    report = on(*(_changed(row, behind) for row in rows))
    return Values(
        _changed(dict(report.head), behind), _changed(list(report.lists), behind), report.subjects, report.summary
    )


def _shape(page: BeautifulSoup) -> list[tuple[str, list[str]]]:
    """Return all elements with the names of their attributes, but those that mark words or draw as many as fit."""
    drawn = {id(tag) for tag in page.select("b, mark, svg *")}
    return [(tag.name, sorted(tag.attrs)) for tag in page.find_all() if id(tag) not in drawn]


def test_made_report_is_written_as_agreed(golden: Callable[[str, str], None]) -> None:
    """The whole page, with every hostile sign in its place."""
    golden("report-made.html", page(made.values()))


def test_the_copy_for_the_person_is_written_as_agreed(golden: Callable[[str, str], None]) -> None:
    """In plain words, with room for an answer."""
    golden("report-copy.html", page(on(rich()), COPY))


@pytest.mark.parametrize("reading", [PLAIN, Reading(explain=True), COPY], ids=["plain", "explained", "copy"])
def test_whatever_stands_in_a_report_is_text(reading: Reading) -> None:
    """Markup behind every text changes no element and no attribute; it stands in the page as it was written."""
    hostile, harmless = (soup(with_behind(behind, rich()), reading) for behind in (PAYLOAD, "plain"))
    assert _shape(hostile) == _shape(harmless)
    assert {tag.name for tag in hostile.select("svg *")} <= {"title", "desc", "g", "path", "rect", "text", "line"}
    assert not re.search("<img|<script>alert|1337", str(hostile.body))
    assert hostile.get_text().count(PAYLOAD) > 20


@pytest.mark.parametrize(
    ("report", "reading"),
    [(made.values(), PLAIN), (on(rich()), Reading(explain=True)), (on(rich()), COPY)],
    ids=["several", "one", "copy"],
)
def test_it_keeps_its_own_policy_and_fetches_nothing(report: Values, reading: Reading) -> None:
    """Style and script stand in the page under their hashes; no address but in links, and no handler anywhere."""
    written = soup(report, reading)
    [policy] = [str(meta["content"]) for meta in written.select("meta[http-equiv=Content-Security-Policy]")]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for name, rule in (("style", "style-src"), ("script", "script-src")):
        blocks = [block.string or "" for block in written.find_all(name)]
        hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in blocks]
        assert rules[rule] == (" ".join(hashes) or "'none'")
        assert not any(word in block for block in blocks for word in ("url(", "@import", "http", "eval", "innerHTML"))
    attributes = [(name, value) for tag in written.find_all() for name, value in tag.attrs.items()]
    assert not [name for name, _ in attributes if name in {"style", "src", "srcset", "action"} or name.startswith("on")]
    links = [str(value) for name, value in attributes if name == "href"]
    assert all(re.match(r"#|https://", link) for link in links)
    assert all(link["rel"] == ["noreferrer", "noopener"] for link in written.select("a[href^=http]"))
    assert not written.select("img, iframe, object, embed, link, base, video, audio")


@pytest.mark.parametrize(
    ("report", "reading"),
    [(made.values(), PLAIN), (on(rich()), Reading(explain=True)), (on(rich(), rich(4)), PLAIN), (on(rich()), COPY)],
    ids=["made", "one", "twice", "copy"],
)
def test_it_can_be_read_by_ear_and_by_keyboard(report: Values, reading: Reading) -> None:
    """Ids stand once, what is pointed to is there, headings go down step by step, cells have heads."""
    written = soup(report, reading)
    ids = [str(tag["id"]) for tag in written.select("[id]")]
    assert len(ids) == len(set(ids))
    wanted = [str(link["href"])[1:] for link in written.select("a[href^='#']")]
    wanted += [id_ for tag in written.select("[aria-labelledby]") for id_ in str(tag["aria-labelledby"]).split()]
    assert set(wanted) <= set(ids)
    levels = [int(head.name[1]) for head in written.find_all(re.compile("^h[1-6]$"))]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))
    assert all(head.get("scope") for head in written.find_all("th"))
    assert written.html is not None
    assert written.html["lang"] == "en"
    assert [tag.name for tag in written.select("body > main")] == ["main"]
    assert not FORBIDDEN.search(written.get_text())


def test_every_subject_is_led_to_and_back_from_the_overview() -> None:
    """What is flagged stands first; a report on one subject has neither overview nor script."""
    written = soup(made.values())
    rows = written.select("#subjects tbody tr")
    assert [row["data-verdict"] for row in rows] == ["flagged", "incomplete", "clear", "clear", "clear"]
    led = [str(row.select_one("a")["href"]) for row in rows if isinstance(row.select_one("a"), Tag)]  # type: ignore[index] # is one
    assert sorted(led) == [f"#{article['id']}" for article in written.find_all("article")]
    assert len(written.select("article .back a")) == 5
    alone = soup(on(rich()))
    assert not alone.select("#subjects, .back, script")


def test_what_is_one_body_is_shown_once_and_every_part_has_its_place() -> None:
    """Open, known and ignored findings stand apart; the same evidence is pointed to; gaps that block stand out."""
    written = soup(on(rich()))
    under = {
        heading.get_text(): [card["id"] for card in section.select(".card")]
        for section in written.select("article > section")
        if (heading := section.find("h3"))
    }
    assert under["Findings"] == ["s1f1", "s1f2", "s1f5"]
    assert (under["Known to the baseline"], under["Ignored by decision"]) == (["s1f3"], ["s1f4"])
    assert "secret/c.xlsx:5" in written.find("h3", string="Declared and observed").parent.get_text()  # type: ignore[union-attr] # is there
    assert [link["href"] for link in written.select("#s1f2 a[href^='#']")] == ["#s1f1"]
    assert not written.select("#s1f2 .evidence")
    assert len(written.select("#s1f1 details .evidence > li")) == 3
    assert "secret/b.pdf" in written.select_one(".unseen").get_text()  # type: ignore[union-attr] # is there
    assert "Rita Reviewer, 2026-01-02, until 2027-01-02" in written.select_one("#s1f4 .decision").get_text()  # type: ignore[union-attr] # is there


def test_findings_below_what_a_reader_asks_for_are_left_out_and_counted() -> None:
    """The sentence says how many; the overview counts them all the same."""
    written = soup(on(rich(), rich()), Reading(Severity.HIGH))
    assert len(written.select(".card")) == 8
    assert written.get_text().count("1 finding below high not shown.") == 2


def test_the_copy_has_nothing_internal() -> None:
    """No decision, reviewer, rule of the policy, near miss, code or file; the body that two lists have stands once."""
    row = rich()
    report = on(row)
    written = soup(report, COPY).get_text()
    [rule] = {finding["policy_rule"]["id"] for finding in row["findings"]}
    near = [miss["because"] for finding in row["findings"] for miss in finding["near_misses"]]
    internal = ["secret", "Inner remark", "Rita", "baseline", "2027-01-02", rule, "RS2", "RS9", "F-0", *near]
    assert not [word for word in internal if word in written]
    assert written.count("Northern Harbour University") > 1
    assert "A person has looked at this link and set it aside." in written
    assert "https://ror.org" in written
    for finding in row["findings"]:
        finding["evidence"][6].update(work=None, doi=None, source="declared in secret/coa.xlsx:5, as coauthor")
    assert "secret" not in soup(on(row), COPY).get_text()


def test_where_nothing_is_flagged_no_reader_is_told_that_something_is() -> None:
    """A bar of none flags nothing; it is not one that everything reaches."""
    report = on(rich())
    head = {**report.head, "run": {**report.head["run"], "fail_on": "none"}}
    for reading in (PLAIN, Reading(explain=True), COPY):
        for form in ("html", "markdown", "table"):
            written = "".join(chunks(Values(head, report.lists, report.subjects, report.summary), form, reading))
            said = " ".join(written.split())
            assert "asked to look at" not in said
            assert not re.search("flagged (for review )?from (severity )?none on", said), form


def test_a_copy_tells_where_in_a_profile_something_stands() -> None:
    """A profile is public; so are its years."""
    row = rich()
    row["findings"][0]["evidence"][6].update(
        work=None, doi=None, source="OpenAlex author profile https://openalex.org/A1, 2011-2012"
    )
    assert "OpenAlex author profile https://openalex.org/A1, 2011-2012" in soup(on(row), COPY).get_text()


@pytest.mark.parametrize("confidence", ["certain", "probable", "possible"])
def test_a_copy_says_in_words_how_sure_it_is(confidence: str) -> None:
    """And which relation it is, with the way that leads from the person there."""
    row = rich()
    row["findings"] = [{**row["findings"][0], "confidence": confidence, "relation": "indirect"}]
    works = [{"id": "https://openalex.org/W7", "doi": None, "date": None}]
    row["findings"][0]["evidence"][0]["path"] = {"author": "A co-author", "joint_works": 1, "works": works}
    assert "by way of A co-author, who wrote 1 work with the subject" in soup(on(row), COPY).get_text()
    assert re.search(rf"It is (taken as )?{confidence}", soup(on(row), COPY).get_text())
    assert "Another work of" in soup(on(row), COPY).get_text()
    assert "Another work of" in soup(on(row)).get_text()


def test_a_person_without_a_link_has_a_page_too() -> None:
    """Nothing found is said as such, in both."""
    row = {**rich(), "findings": [], "gaps": []}
    row["verdict"] = "clear"
    assert "No link to a body on made was found." in soup(on(row)).get_text()
    assert "No link to a listed institution is shown." in soup(on(row), COPY).get_text()


def test_an_older_report_says_what_it_lacks() -> None:
    """What is unknown is no nothing."""
    row = rich()
    del row["proportion"], row["coverage"]
    del row["findings"][0]["evidence"][0]["met"]
    report = on(row)
    head = {**report.head, "run": {**report.head["run"], "started": "x", "as_of": "x"}}
    for reading in (PLAIN, COPY):
        written = page(Values(head, [], [row], report.summary), reading)
        assert "The report lacks" in written
        assert "coverage" in written.partition("The report lacks")[2]


def test_what_another_registry_gave_is_counted_beside_what_is_not_there() -> None:
    """A row of its own where it gave anything, and none where not."""
    row = rich()
    said = "Author lines whose affiliation another registry gave"
    assert said not in page(on(row))
    lent = on({**row, "coverage": {**row["coverage"], "filled": 1234}})
    assert soup(lent).find("th", string=said).find_next("td").get_text() == "1,234"  # type: ignore[union-attr]
    assert "gave the affiliation of 1234." in page(lent)


def test_findings_without_evidence_are_shown_too() -> None:
    """As a report from elsewhere may have them, even two on the same nothing."""
    row = rich()
    for finding in row["findings"]:
        finding["evidence"] = []
    assert soup(on(row)).get_text().count("0 pieces of evidence") == 4
    assert "It stands in 0 places" in soup(on(row), COPY).get_text()


def test_a_list_without_a_match_is_named() -> None:
    """As checked and without a match; where each has one, that is said."""
    row = rich()
    assert "Each list has a match." in soup(on(row)).get_text()
    row["findings"] = []
    assert "Made list (made)" in soup(on(row)).get_text()


def test_an_unverified_policy_and_its_window_are_said() -> None:
    """Beside by which policy it was graded."""
    report = made.values()
    policy = {**report.head["run"]["policy"], "unverified": True, "lookback": "5y"}
    policy["sources"] = [{"title": "T", "url": "https://example.org/t", "date": "2020-01-01", "unverified": True}]
    head = {**report.head, "run": {**report.head["run"], "policy": policy}}
    written = soup(Values(head, report.lists, report.subjects, report.summary)).get_text()
    assert "The policy is unverified" in written
    assert "Works of the last 5y are judged" in written
    assert "(unverified) https://example.org/t" in written
