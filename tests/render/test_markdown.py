"""Markdown: what was found in the order of weight, nothing from outside obeyed, and never more than fits."""

import re
from collections.abc import Callable

import pytest

from rsscan.render import chunks
from rsscan.render.markdown import ROOM, ROWS
from rsscan.render.marks import address, code, escaped
from rsscan.render.reading import Reading
from rsscan.render.values import Values
from rsscan.severity import Severity
from tests.acceptance.test_fairness import FORBIDDEN
from tests.render import made

FITS = 1024 * 1024
"""Bytes that GitHub shows of a step's summary."""


def text(report: Values, least: Severity = Severity.NONE) -> str:
    """Write a report as Markdown."""
    return "".join(chunks(report, "markdown", Reading(least)))


def test_made_report_is_written_as_agreed(golden: Callable[[str, str], None]) -> None:
    """The whole text, with every hostile sign in its place."""
    golden("report-made.md", text(made.values()))


def test_counts_stand_first_and_what_is_flagged_before_the_rest() -> None:
    """The numbers, then a row for each subject, then the findings; what is clear comes last."""
    written = text(made.many(2, 2, 2))
    assert written.index("6 subjects: 2 flagged for review, 2 incomplete, 2 clear") < written.index("| Verdict |")
    rows = [line for line in written.splitlines() if line.startswith("| ") and "openalex" in line]
    assert [row.split(" | ")[0] for row in rows] == [
        *["| FLAGGED FOR REVIEW"] * 2, *["| INCOMPLETE: no verdict"] * 2, *["| CLEAR"] * 2
    ]  # fmt: skip
    assert written.index(rows[-1]) < written.index("### FLAGGED") < written.index("### INCOMPLETE")
    assert not FORBIDDEN.search(written)


def test_it_fits_the_summary_of_a_step_and_says_what_does_not() -> None:
    """Of very many findings as many are shown as there is room for; the sentence counts the others."""
    report = made.many(1500, 400, 1200)
    written = text(report)
    assert ROOM * 0.95 < len(written.encode()) < FITS
    [left] = re.findall(r"\*\*Not shown for want of room: ([\d,]+) findings, and what stands behind\.", written)
    assert int(left.replace(",", "")) + len(re.findall(r"^- \*\*", written, re.MULTILINE)) == 1900
    assert f"{1500 - ROWS} more subjects: FLAGGED FOR REVIEW." in written
    assert f"{1200 - ROWS} more subjects: INCOMPLETE: no verdict." in written
    assert written.endswith("co-authorship is lawful unless a rule says otherwise.  \n")


def test_evidence_of_another_lists_entry_is_told_once() -> None:
    """As in the table: the second finding points to the first, and repeats no reason."""
    row, *_ = made.values().subjects
    [finding] = row["findings"]
    row["findings"].append({**finding, "id": "F-000000000000", "entry": "other/harbour", "list": "other"})
    written = text(Values(made.values().head, [], [row], made.values().summary))
    assert written.count("the same evidence as `made/harbour`, finding `F-bb06fe4e5fa1`") == 1
    assert written.count("Everything is high.") == 1


@pytest.mark.parametrize(
    "inside", ["x", "`", "``x`", "`x", "x`", "@user", "<b>", "a|b", "[a](https://x.org)", "*x*", "&amp;"]
)
def test_a_code_span_holds_whatever_it_is_given(inside: str) -> None:
    """Its fence is longer than any run of backticks in it, so that it ends where it should."""
    span = code(inside)
    fence = re.match("`+", span)
    assert fence
    assert span.endswith(fence.group())
    within = span[len(fence.group()) : -len(fence.group())]
    assert within.strip(" ") == inside
    assert fence.group() not in re.findall("`+", within)


def test_nothing_is_no_code_span() -> None:
    """An empty span would be backticks."""
    assert code(" ") == code("") == ""


@pytest.mark.parametrize(("sentence", "marked"), [
    ("a|b", "a&#124;b"),
    ("a\\|b", "a\\\\&#124;b"),
    ("`x` *y* _z_ ~~w~~", "\\`x\\` \\*y\\* \\_z\\_ \\~\\~w\\~\\~"),
    ("<img src=x onerror=y>", "\\<img src=x onerror=y\\>"),
    ("&lt;", "\\&lt;"),
    ("[x](https://example.org)", "\\[x\\](https:\\//example.org)"),
    ("WWW.example.org", "WWW\\.example.org"),
    ("@user and a@b.org", "@&#8203;user and a@&#8203;b.org"),
    ("$x$", "\\$x\\$"),
    ("# head", "\\# head"),
    ("- item", "\\- item"),
    ("--- ", "\\--- "),
    ("===", "\\==="),
    ("1. item", "1\\. item"),
    ("1) item", "1\\) item"),
    ("3 of 12 works (25.0 %), last 2019.", "3 of 12 works (25.0 %), last 2019."),
    ("+0.020 its city agrees", "+0.020 its city agrees"),
])  # fmt: skip
def test_signs_in_a_sentence_are_no_markup(sentence: str, marked: str) -> None:
    """Neither markup, HTML, mention nor link; ordinary sentences stay as they are."""
    assert escaped(sentence) == marked


def test_only_addresses_of_records_are_links() -> None:
    """A DOI, a record of OpenAlex, an ORCID iD, a ROR; anything else is text."""
    for good in (
        "https://doi.org/10.5555/a.b-c_(1)",
        "https://example.org/x",
        "https://doi.org/10.1/x><b>",
        "javascript:x",
    ):
        assert not address(good).startswith("<")
    for good in ("https://doi.org/10.5555/a.b-c", "https://openalex.org/W1", "https://orcid.org/0000-0002-1825-0097"):
        assert address(good) == f"<{good}>"
