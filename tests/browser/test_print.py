"""On paper nothing is lost and nothing is torn apart that belongs together."""

import io
import json
from typing import Any

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from rsscan.render.language import language
from rsscan.render.reading import PLAIN, Reading
from tests.browser.conftest import Window
from tests.render import made
from tests.render.test_html import COPY, on, rich

WHOLE = ".card, .unseen, .notice, .review, figure, tbody tr"
"""What stands on one sheet where it fits one."""

MARKED = """([whole, height]) => {
    const hidden = 'svg, option, details:not([open]), summary';
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
        const one = walker.currentNode, holder = one.parentElement;
        if (one.data.trim() && !holder.closest(hidden) && holder.checkVisibility()) texts.push(one);
    }
    const within = (one) => texts.filter((text) => one.contains(text));
    const pairs = [...document.querySelectorAll(':is(h1, h2, h3, h4, h5):has(+ *)')].map((one) => {
        const next = one.nextElementSibling;
        return [one, within(one).at(-1), within(next)[0] ?? next.appendChild(new Text(' '))];
    });
    for (const one of document.querySelectorAll(whole)) {
        const inner = within(one);
        if (inner.length && one.getBoundingClientRect().height < height) pairs.push([one, inner[0], inner.at(-1)]);
    }
    return pairs.filter(([, first]) => first).map(([one, first, last], at) => {
        first.data += ` ZA${at}Z`;
        last.data += ` ZB${at}Z`;
        return `${one.localName} ${one.className}: ${first.data}`;
    });
}"""
"""Puts a mark at what begins and at what ends each thing that belongs together; returns what they are."""

PAPER = {"A4": (674, 986), "Letter": (695, 920)}
"""Width and height of what is printed on a sheet, in pixels."""


def _sheets(page: Page, paper: str, sheets: str = "") -> list[str]:
    """Print a page and return the text of every sheet, or of those asked for, without what is white."""
    printed = PdfReader(io.BytesIO(page.pdf(format=paper, page_ranges=sheets)))
    return ["".join(sheet.extract_text().split()) for sheet in printed.pages]


def _plain(row: dict[str, Any], pieces: int) -> dict[str, Any]:
    """Return a subject with names as they are in life, and so many pieces of evidence to each finding."""
    text = json.dumps(row, ensure_ascii=False).replace(json.dumps(f" {made.HOSTILE}", ensure_ascii=False)[1:-1], "")
    plain: dict[str, Any] = json.loads(text)
    for finding in plain["findings"]:
        several = enumerate(finding["evidence"][:pieces])
        finding["evidence"] = [{**piece, "title": f"Title {number}."} for number, piece in several]
    return plain


@pytest.mark.parametrize(
    ("paper", "reading"), [("A4", PLAIN), ("Letter", Reading(language=language("ja"))), ("Letter", COPY)]
)
def test_what_belongs_together_stands_on_one_sheet(window: Window, paper: str, reading: Reading) -> None:
    """Each card, picture and row that fits one, and each heading with what follows it."""
    width, height = PAPER[paper]
    page = window.show(on(_plain(rich(), 1)), reading, viewport={"width": width, "height": height})
    page.emulate_media(media="print")
    kinds = page.evaluate(MARKED, [WHOLE, 0.95 * height])
    assert sum("card" in kind for kind in kinds) > 2
    sheets = _sheets(page, paper)
    torn = [kind for at, kind in enumerate(kinds) if _sheet(sheets, f"ZA{at}Z") != _sheet(sheets, f"ZB{at}Z")]
    assert torn == []


def test_nothing_is_lost_on_paper(window: Window) -> None:
    """Every finding, also those far down, and all evidence, also what is folded away on a screen."""
    row = _plain(rich(), 8)
    printed = "".join(_sheets(window.show(on(row)), "A4"))
    assert not [finding["id"] for finding in row["findings"] if finding["id"] not in printed]
    assert not [number for number in range(8) if printed.count(f"Title{number}.") < 4]
    report = made.many(3, 1, 2)
    printed = "".join(_sheets(window.show(report), "A4"))
    ids = [finding["id"] for subject in report.subjects for finding in subject["findings"]]
    assert len(ids) == 4
    assert not [id_ for id_ in ids if id_ not in printed]


def test_a_long_overview_has_its_heads_on_every_sheet(window: Window) -> None:
    """What is a button on a screen is a word on paper."""
    sheets = _sheets(window.show(made.many(40, 0, 0)), "A4", "1-2")
    assert ["Highestseverity" in text for text in sheets] == [True, True]


def _sheet(sheets: list[str], mark: str) -> int:
    """Return the first sheet with a mark; the head of a table stands on every sheet of it."""
    return next(number for number, text in enumerate(sheets) if mark in text)
