"""The overview by keyboard alone: to reach, to filter, to sort and to follow."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Window
from tests.render import made

FOCUSED = """() => {
    const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
    return {
        name: one.textContent.trim() || one.name,
        seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    };
}"""

CELLS = """(place) => [...document.querySelectorAll('#subjects tbody tr:not([hidden])')].map(
    (row) => row.cells[place].innerText)"""


@pytest.fixture
def page(window: Window) -> Page:
    """Open a report on sixty subjects, twenty of each verdict."""
    return window.show(made.many(20, 20, 20))


def _column(page: Page, place: int) -> list[str]:
    """Return the cells of a column in the rows that are shown."""
    cells: list[str] = page.evaluate(CELLS, place)
    return cells


def _tab_to(page: Page, name: str) -> None:
    """Press the key until what has this name is reached; whatever is passed shows that it has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["seen"], focused
        assert focused["ring"], focused
        if focused["name"] == name:
            return
    pytest.fail(f"{name} is not reached")


def test_rows_are_filtered_by_what_is_typed_and_chosen(page: Page) -> None:
    """How many are shown is told; what is chosen adds to what is typed, and a button shows all again."""
    count = page.get_by_role("status")
    expect(count).to_have_text("60 of 60 subjects are shown.")
    _tab_to(page, "text")
    page.keyboard.type("clear")
    expect(count).to_have_text("20 of 60 subjects are shown.")
    assert {*_column(page, 0)} == {"CLEAR"}
    page.keyboard.press("Tab")
    page.keyboard.type("flag")
    expect(count).to_have_text("0 of 60 subjects are shown.")
    _tab_to(page, "Show all")
    page.keyboard.press("Enter")
    expect(count).to_have_text("60 of 60 subjects are shown.")


def test_columns_are_sorted_there_and_back(page: Page) -> None:
    """Which way is told by an attribute and by a sign; numbers are sorted as numbers, and the focus stays."""
    _tab_to(page, "Identifier")
    head = page.get_by_role("columnheader", name="Identifier")
    for key, way in (("Enter", "ascending"), ("Space", "descending")):
        page.keyboard.press(key)
        expect(head).to_have_attribute("aria-sort", way)
        ids = _column(page, 2)
        numbers = sorted((int(one.removeprefix("A")) for one in ids), reverse=way == "descending")
        assert ids == [f"A{number}" for number in numbers]
        assert page.evaluate(FOCUSED)["name"] == "Identifier"
    _tab_to(page, "Highest severity")
    page.keyboard.press("Enter")
    assert page.locator("[aria-sort]").count() == 1
    assert list(dict.fromkeys(_column(page, 3))) == ["no finding", "medium", "high"]


def test_a_row_leads_to_its_subject_and_back(page: Page) -> None:
    """To the very one that it names, however far down that is."""
    _tab_to(page, "text")
    page.keyboard.type(page.locator("#subjects tbody tr").last.locator("td").nth(1).inner_text())
    expect(page.get_by_role("status")).to_have_text("1 of 60 subjects are shown.")
    _tab_to(page, "Ada Example")
    page.keyboard.press("Enter")
    subject = page.locator(":target")
    expect(subject.get_by_role("heading", level=2)).to_be_in_viewport()
    expect(subject).to_contain_text(_column(page, 2)[0])
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.querySelector(':target').contains(document.activeElement)")
    _tab_to(page, "Back to the overview")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Overview")).to_be_in_viewport()


def test_the_first_key_leads_past_the_head(page: Page) -> None:
    """The link is seen as soon as it has the focus, and leads to the content."""
    _tab_to(page, "Skip to the content")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.querySelector('main').contains(document.activeElement)")
