"""Opens pages in the browser of this system, and lets none of them fetch, warn or ask."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from rsscan.render import chunks
from rsscan.render.reading import PLAIN, Reading
from rsscan.render.values import Values

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def program() -> str | None:
    """Return the browser of this system, None where there is none."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@dataclass
class Window:
    """Where pages are opened; `faults` is whatever a page did beside showing itself."""

    browser: Browser
    folder: Path
    faults: list[str] = field(default_factory=list)

    def show(self, report: Values, reading: Reading = PLAIN, **how: Any) -> Page:
        """Write a report as a page and open that file as a reader does."""
        return self.open("".join(chunks(report, "html", reading)), **how)

    def open(self, text: str, **how: Any) -> Page:
        """Open a text as a file."""
        path = self.folder / "page.html"
        path.write_text(text, encoding="utf-8")
        context = self.browser.new_context(**how)
        context.on("console", lambda told: self.faults.append(f"{told.type}: {told.text}"))
        context.on("weberror", lambda error: self.faults.append(f"exception: {error.error}"))
        context.on("dialog", self._refuse)
        context.on("request", lambda asked: self.faults.append(asked.url) if asked.url != path.as_uri() else None)
        page = context.new_page()
        page.goto(path.as_uri())
        context.on("page", lambda other: self.faults.append(f"window: {other.url}"))
        return page

    def close(self) -> None:
        """Close every page."""
        for context in self.browser.contexts:
            context.close()

    def _refuse(self, dialog: Dialog) -> None:
        self.faults.append(f"{dialog.type}: {dialog.message}")
        dialog.dismiss()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start the system's browser once for all tests of this folder, which are skipped where there is none."""
    if program() is None:
        pytest.skip("needs Chromium (on Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program())
        yield started
        started.close()


@pytest.fixture
def watched(browser: Browser, tmp_path: Path) -> Iterator[Window]:
    """Open pages, and tell what they do."""
    window = Window(browser, tmp_path)
    yield window
    window.close()


@pytest.fixture
def window(watched: Window) -> Iterator[Window]:
    """Open pages that must do nothing beside showing themselves."""
    yield watched
    assert watched.faults == []
