"""Opens pages in the browser of this system, and lets none of them fetch, warn or ask."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, sync_playwright

from rsscan.render import chunks
from rsscan.render.reading import PLAIN, Reading
from rsscan.render.values import Values

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def program() -> str | None:
    """Return the browser of this system, None where there is none."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


class Window:
    """Where pages are opened; `faults` is whatever a page did beside showing itself.

    Pages that are opened alike share a context, for making one takes more than all that is done in it.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.folder = Path()
        self.faults: list[str] = []
        self._contexts: dict[str, BrowserContext] = {}

    def show(self, report: Values, reading: Reading = PLAIN, **how: Any) -> Page:
        """Write a report as a page and open that file as a reader does."""
        return self.open("".join(chunks(report, "html", reading)), **how)

    def open(self, text: str, **how: Any) -> Page:
        """Open a text as a file."""
        path = self.folder / "page.html"
        path.write_text(text, encoding="utf-8")
        page = self._context(**how).new_page()
        page.on("console", lambda told: self.faults.append(f"{told.type}: {told.text}"))
        page.on("pageerror", lambda error: self.faults.append(f"exception: {error}"))
        page.on("dialog", self._refuse)
        page.on("request", lambda asked: self.faults.append(asked.url) if asked.url != path.as_uri() else None)
        page.on("popup", lambda other: self.faults.append(f"window: {other.url}"))
        page.goto(path.as_uri())
        return page

    def clear(self, folder: Path) -> None:
        """Close every page and forget what these did; what is opened from now on is written to a folder."""
        for context in self._contexts.values():
            for page in context.pages:
                page.close()
        self.folder = folder
        self.faults.clear()

    def _context(self, **how: Any) -> BrowserContext:
        """Return the context of whatever is opened like this."""
        if repr(how) not in self._contexts:
            self._contexts[repr(how)] = self.browser.new_context(**how)
        return self._contexts[repr(how)]

    def _refuse(self, dialog: Dialog) -> None:
        self.faults.append(f"{dialog.type}: {dialog.message}")
        dialog.dismiss()


@pytest.fixture(scope="package")
def opened() -> Iterator[Window]:
    """Start the system's browser once for all tests of this folder, which are skipped where there is none."""
    if program() is None:
        pytest.skip("needs Chromium (on Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program())
        yield Window(started)
        started.close()


@pytest.fixture
def watched(opened: Window, tmp_path: Path) -> Window:
    """Open pages, and tell what they do."""
    opened.clear(tmp_path)
    return opened


@pytest.fixture
def window(watched: Window) -> Iterator[Window]:
    """Open pages that must do nothing beside showing themselves."""
    yield watched
    assert watched.faults == []
