"""axe-core, by which accessibility is judged, finds nothing serious."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from rsscan.render.reading import Reading
from tests.browser.conftest import Window
from tests.render import made
from tests.render.test_html import COPY, on, rich

GRAVE = {"serious", "critical"}


@pytest.mark.parametrize("shown", ["overview", "subject", "copy"])
def test_axe_finds_nothing_serious(window: Window, shown: str) -> None:
    """Neither in light colours nor in dark ones; what is less than serious is printed."""
    row = rich()
    for finding in row["findings"]:
        finding["evidence"] = finding["evidence"][:2]
    report = made.many(1, 1, 1) if shown == "overview" else on(row)
    reading = COPY if shown == "copy" else Reading(explain=True)
    page = window.show(report, reading)
    found = Axe().run(page).response
    assert len(found["passes"]) > 20
    page.emulate_media(color_scheme="dark")
    dark = Axe().run(page, options={"runOnly": ["color-contrast"], "resultTypes": ["violations"]}).response
    assert dark["passes"]
    told = [
        (one["impact"], one["id"], [node["html"][:120] for node in one["nodes"]])
        for one in (*found["violations"], *dark["violations"])
    ]
    print(*told, sep="\n")  # noqa: T201 - shown where it fails
    assert not [one for one in told if one[0] in GRAVE]


def test_axe_finds_what_cannot_be_read(window: Window) -> None:
    """A text that is hardly seen and a button without words are serious."""
    page = window.open("<!doctype html><title>x</title><p style='color: #eee; background: #fff'>Pale words<p><button>")
    found = Axe().run(page).response["violations"]
    assert {"color-contrast", "button-name"} <= {one["id"] for one in found if one["impact"] in GRAVE}
