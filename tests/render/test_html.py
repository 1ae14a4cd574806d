"""The page: whole, calm and checkable; whatever stands in a report is text there."""

from collections.abc import Callable

from rsscan.render import chunks
from rsscan.render.reading import PLAIN, Reading
from rsscan.render.values import Values
from tests.render import made


def page(report: Values, reading: Reading = PLAIN) -> str:
    """Write a report as a page."""
    return "".join(chunks(report, "html", reading))


def test_made_report_is_written_as_agreed(golden: Callable[[str, str], None]) -> None:
    """The whole page, with every hostile sign in its place."""
    golden("report-made.html", page(made.values()))
