"""In a browser the page shows itself and does nothing else, whatever stands in the report."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from rsscan.render.language import LANGUAGES, language
from rsscan.render.reading import Reading
from tests.browser.conftest import Window
from tests.render import made
from tests.render.test_html import COPY, on, rich, with_behind

PAYLOAD = (
    "\"'></style></title></script></a></td></dd></select></textarea>--><img src=x onerror=alert(1)>"
    "<script>alert(2)</script><svg/onload=alert(3)><iframe srcdoc='<script>alert(4)</script>'></iframe>"
    "<meta http-equiv=refresh content='0;url=https://example.org/'><link rel=stylesheet href=https://example.org/x>"
    "&lt;img src=x onerror=alert(5)&gt; &#60;b&#62; javascript:alert(6) <base href=https://example.org/>"
    "{{7*191}} {% raw %} ${7*191} {x} {0.__class__} <form><input name=text><button formaction=javascript:alert(7)>"
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src onerror=alert(8)&gt;'>"
)
"""What a browser would obey if it stood in a page as it is."""

SHAPE = """() => [...document.querySelectorAll(':not(mark, b, svg *)')].map(
    (one) => [one.localName, ...one.getAttributeNames()])"""
"""All elements with the names of their attributes, but those that mark words and those of pictures."""

DRAWN = "() => [...document.querySelectorAll('svg *')].flatMap((one) => [one.localName, ...one.getAttributeNames()])"
"""The elements and attributes of pictures, where a long text takes more lines."""

LEADING = "() => [...document.querySelectorAll('[href], [src], [action]')].map((one) => one.getAttribute('href'))"


def test_a_page_that_does_more_than_show_itself_is_noticed(watched: Window) -> None:
    """It asks for a file, runs what its own policy forbids, and opens a dialog and a window."""
    watched.open("<img src='https://example.invalid/x.png'>")
    watched.open("<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\"><script>1</script>")
    watched.open("<script>alert('asked')</script>")
    watched.open("<script>open('about:blank'); throw new Error('broken')</script>")
    told = "\n".join(watched.faults)
    acts = ("https://example.invalid/x.png", "violates", "alert: asked", "exception: broken", "window: about:blank")
    for expected in acts:
        assert expected in told


@pytest.mark.parametrize("tag", LANGUAGES)
def test_it_opens_without_a_warning_and_without_asking_for_anything(window: Window, tag: str) -> None:
    """From a file, in every language; the page says which one that is."""
    plain = Reading(language=language(tag))
    for report, reading in (
        (made.values(), plain),
        (on(rich()), replace(plain, explain=True)),
        (on(rich()), replace(plain, audience="subject")),
    ):
        page = window.show(report, reading)
        expect(page.locator("html")).to_have_attribute("lang", tag)
        expect(page.locator("h1")).to_be_visible()
        assert page.locator("#filter").is_visible() == (len(list(report.subjects)) > 1)


def test_what_stands_in_a_report_stays_text(window: Window) -> None:
    """Markup behind every text adds no element and no attribute, leads nowhere, and is found as it was written."""
    harmless, page = (
        window.show(with_behind(behind, rich(), rich()), Reading(explain=True)) for behind in ("plain", PAYLOAD)
    )
    assert page.evaluate(SHAPE) == harmless.evaluate(SHAPE)
    assert {*page.evaluate(DRAWN)} - {"title"} == {*harmless.evaluate(DRAWN)} - {"title"}
    assert all(re.match(r"#|https://[a-z.]+(/|$)", address) for address in page.evaluate(LEADING))
    assert page.locator("body").inner_text().count(PAYLOAD) > 20
    page.get_by_role("searchbox").fill(PAYLOAD)
    expect(page.get_by_role("status")).to_have_text("2 of 2 subjects are shown.")
    copied = window.show(with_behind(PAYLOAD, rich()), COPY)
    assert copied.locator("body").inner_text().count(PAYLOAD) > 5


def test_without_scripts_everything_can_be_read_and_links_lead_on(window: Window) -> None:
    """The filter is not there; every row is, and leads to its subject and back."""
    page = window.show(made.many(5, 3, 2), java_script_enabled=False)
    expect(page.locator("#filter")).to_be_hidden()
    rows = page.locator("#subjects tbody tr")
    assert [row.is_visible() for row in rows.all()] == [True] * 10
    rows.last.get_by_role("link").click()
    expect(_target(page)).to_be_in_viewport()
    _target(page).get_by_role("link", name="Back to the overview").click()
    expect(page.get_by_role("heading", name="Overview")).to_be_in_viewport()


def test_more_evidence_unfolds_without_scripts(window: Window) -> None:
    """Of eight pieces five are seen at first."""
    page = window.show(on(rich()), java_script_enabled=False)
    pieces = page.locator("#s1f1 .evidence > li")
    assert [piece.is_visible() for piece in pieces.all()] == [True] * 5 + [False] * 3
    page.locator("#s1f1 summary").press("Enter")
    assert [piece.is_visible() for piece in pieces.all()] == [True] * 8


def _target(page: Page) -> Locator:
    return page.locator(":target")
