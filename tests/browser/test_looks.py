"""In the dark, with colours of one's own, on a narrow screen and enlarged, all of the page is there."""

from typing import Any

import pytest

from rsscan.render.language import language
from rsscan.render.reading import Reading
from tests.browser.conftest import Window
from tests.render import careers, made
from tests.render.test_html import COPY, on, rich

SEEN = """() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
    for (const one of document.querySelectorAll('article')) one.style.contentVisibility = 'visible';
}"""
"""Unfolds everything, and has it laid out also where nobody has rolled to."""

BEYOND = """() => [...document.querySelectorAll('body *')].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width && box.right > document.documentElement.clientWidth + 1
        && !one.closest('.scroll, .skip, svg') && one.checkVisibility();
}).map((one) => one.outerHTML.slice(0, 80))"""
"""What stands out beyond the edge, but in the boxes that are rolled by themselves."""

BORDERS = """() => Object.fromEntries(
    ['.verdict', '.severity', '.confidence', '.card', '.unseen', '.review', 'mark'].map((name) => {
        const style = getComputedStyle(document.querySelector(`main ${name}`));
        return [name, style.borderBottomStyle !== 'none' && parseFloat(style.borderBottomWidth) > 0];
    }))"""

THINNEST = """() => Math.min(...[...document.querySelectorAll('.sourced :is(td, th)')]
    .filter((one) => one.innerText.trim() && one.checkVisibility())
    .map((one) => one.getBoundingClientRect().width / parseFloat(getComputedStyle(one).fontSize)))"""
"""Of all cells of a career and of who paid, how wide the narrowest is, in letters."""


@pytest.mark.parametrize("how", [{"color_scheme": "dark"}, {"forced_colors": "active"}], ids=["dark", "forced"])
def test_whatever_colours_there_are_nothing_is_told_by_them_alone(window: Window, how: dict[str, Any]) -> None:
    """The words are the same ones, and what has a colour has a border too."""
    row = rich()
    row["findings"][0]["evidence"][6]["affiliation_text"] = "Northern Haven University"
    light, other = (window.show(on(row, row), Reading(explain=True), **each) for each in ({}, how))
    assert other.locator("body").inner_text() == light.locator("body").inner_text()
    assert set(other.evaluate(BORDERS).values()) == {True}
    ground, text = other.evaluate(
        "() => [getComputedStyle(document.body)].flatMap((one) => [one.backgroundColor, one.color])"
    )
    assert ground != text


@pytest.mark.parametrize(("width", "enlarged"), [(320, "100%"), (640, "200%")], ids=["narrow", "enlarged"])
def test_nothing_stands_out_beyond_the_edge(window: Window, width: int, enlarged: str) -> None:
    """There is nothing to be rolled sideways but wide tables, and those in a box that the keyboard reaches."""
    for report, reading in (
        (made.values(), Reading(language=language("zh-Hant"))),
        (on(rich()), Reading(explain=True)),
        (on(rich()), COPY),
    ):
        page = window.show(report, reading, viewport={"width": width, "height": 800})
        page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", enlarged)
        page.evaluate(SEEN)
        assert page.evaluate(BEYOND) == []
        assert page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert page.locator(".scroll:not([tabindex='0'])").count() == 0


@pytest.mark.parametrize("width", [320, 620, 1100])
def test_no_cell_of_a_career_is_too_thin_to_be_read(window: Window, width: int) -> None:
    """Long addresses and names take no room from the years beside them; on a narrow screen cells stand in a column."""
    row = careers.subject()
    body = {"name": "Institute for the Long Study of Extended Names, Graduate School of Integrated Sciences"}
    place = {"what": "byline", "place": f"https://doi.org/10.5555/{'long.' * 12}1", "by": None, "on": None}
    for told in (*row["career"]["stations"], *row["funding"]["funders"]):
        told |= {"body": told["body"] | body, "attested": [*told["attested"], place]}
    page = window.show(careers.on(row), Reading(), viewport={"width": width, "height": 800})
    assert page.evaluate(THINNEST) > 7
