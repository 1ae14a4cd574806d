"""Print what a page on many subjects costs: to write it, and in a browser until it is seen, filtered and sorted.

python -m tests.benchmarks.page [SUBJECTS [FINDINGS]]
"""

import resource
import sys
import tempfile
import time
from copy import deepcopy
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from rsscan.render import chunks
from rsscan.render.report_values import gathered
from rsscan.render.values import Values
from tests.browser.conftest import program
from tests.render import made

TAKEN = """([where, text]) => {
    const one = document.querySelector(where), before = performance.now();
    if (text === null) one.click();
    else { one.value = text; one.dispatchEvent(new Event('input', { bubbles: true })); }
    return new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now() - before))));
}"""
"""Milliseconds from a click, or from what is typed, until what it does is painted."""

ELEMENTS = "() => document.querySelectorAll('*').length"

READY = "() => document.getElementById('filter')?.hidden === false"

TIMES = """() => {
    const [first] = performance.getEntriesByName('first-contentful-paint');
    const [whole] = performance.getEntriesByType('navigation');
    return [first.startTime, whole.loadEventEnd];
}"""


def report(subjects: int, findings: int) -> Values:
    """Make a report on so many subjects with so many findings each."""
    [first, *_] = made.values().subjects
    return gathered(made.report(), [_subject(dict(first), number, findings) for number in range(subjects)])


def _subject(row: dict[str, Any], number: int, findings: int) -> dict[str, Any]:
    one = deepcopy(row)
    one["id"], one["name"] = f"https://openalex.org/A{number + 1000}", f"Ada Example {number}"
    [finding] = one["findings"]
    one["findings"] = []
    for place in range(findings):
        each = deepcopy(finding)
        each["id"], each["entry"] = f"F-{number * findings + place:012x}", f"made/body-{place}"
        each["entry_name"] = f"Northern Harbour University {place}"
        for piece in each["evidence"]:
            piece["work"] = f"https://openalex.org/W{number * findings + place}"
            piece["affiliation_text"] = f"Department {number}, Northern Harbour University {place}, DPRK"
            piece["title"] = f"Paper {place}"
        one["findings"].append(each)
    return one


def main(subjects: int = 2000, findings: int = 5) -> None:
    """Write a page, open it, and print what that takes."""
    values = report(subjects, findings)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "page.html"
        started = time.perf_counter()
        with path.open("w", encoding="utf-8") as file:
            file.writelines(chunks(values, "html"))
        seconds = time.perf_counter() - started
        more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
        print(f"{subjects} subjects with {findings} findings each: {path.stat().st_size / 1e6:.1f} MB")
        print(f"written in {seconds:.1f} s, peak of memory {more / 1024:.0f} MB above that of the report itself")
        page = playwright.chromium.launch(executable_path=program()).new_page()
        page.goto(path.as_uri(), wait_until="commit")
        page.wait_for_function(READY)
        ready = page.evaluate("() => performance.now()")
        page.wait_for_load_state(timeout=300_000)
        seen, whole = page.evaluate(TIMES)
        print(f"seen after {seen:.0f} ms, can be filtered after {ready:.0f}, is there as a whole after {whole:.0f}")
        print(f"{page.evaluate(ELEMENTS)} elements")
        for what, where, text in (
            ("filtered", "[type=search]", "example 19"),
            ("all shown again", "[type=search]", ""),
            ("sorted", "#subjects th:nth-child(2) button", None),
            ("led to the last subject", "#subjects tr:last-child a", None),
        ):
            print(f"{what} in {page.evaluate(TAKEN, [where, text]):.0f} ms")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
