"""CSV: one row a finding, read back by a program as it was meant, and calculated by no spreadsheet."""

import csv
import io
from typing import Any

import pytest

from rsscan.render import chunks
from rsscan.render.csv_rows import BYTE_ORDER_MARK, COLUMNS, defused
from rsscan.render.report_values import gathered
from rsscan.render.told import LONGEST
from rsscan.render.values import Values
from tests.render import made


def read(report: Values) -> list[dict[str, str]]:
    """Read a report as a program does."""
    written = "".join(chunks(report, "csv"))
    return list(csv.DictReader(io.StringIO(written.removeprefix(BYTE_ORDER_MARK), newline="")))


def with_title(title: str) -> Values:
    """Return the made report with another title of its first paper."""
    rows: list[Any] = list(made.values().subjects)
    rows[0]["findings"][0]["evidence"][0]["title"] = title
    return gathered(made.report(), rows)


def test_it_is_as_the_rfc_says() -> None:
    """Every line ends as RFC 4180 has it, the first is the head, all have the same number of cells."""
    written = "".join(chunks(made.values(), "csv"))
    assert written.startswith(f"{BYTE_ORDER_MARK}subject,id,orcid,")
    assert written.count("\n") == written.count("\r\n") == len(written.splitlines()) == 6
    assert {len(row) for row in csv.reader(io.StringIO(written, newline=""))} == {len(COLUMNS)}
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_each_finding_is_a_row_and_nobody_is_left_out() -> None:
    """A subject of whom nothing was found has a row of its own, with what could not be seen."""
    rows = read(made.values())
    assert [(row["subject"], row["verdict"], row["severity"], row["status"]) for row in rows] == [
        ("1", "flagged", "high", "open"), ("2", "incomplete", "", ""), ("3", "clear", "", ""),
        ("4", "clear", "medium", "open"), ("5", "clear", "high", "ignored"),
    ]  # fmt: skip
    assert rows[0]["file"] == "./packets/a b/staff, 1: %.csv"
    assert rows[0]["line"] == "3"
    assert rows[1]["blocking_gaps"] == "RS902 RS907"
    assert rows[4]["reviewer"] == "AB"
    assert rows[4]["expires"] == "2026-10-01"
    assert {row["as_of"] for row in rows} == {"2026-09-01"}
    assert all("not a determination" in row["notice"] for row in rows)


def test_what_stands_there_is_what_was_found() -> None:
    """The columns of a finding and of its decisive evidence, value by value; every column is of some row."""
    rows = read(made.values())
    first = rows[0]
    assert first["rule"] == "RS203"
    assert first["list"] == "made"
    assert first["edition"] == "2026-01-01"
    assert first["score"] == "1.000"
    assert first["work"] == "https://openalex.org/W1"
    assert (first["position"], first["authors_count"]) == ("2", "2")
    assert first["affiliation_text"].startswith("Northern Harbour University, DPRK")
    empty = {column for column in COLUMNS if not any(row[column] for row in rows)}
    assert empty == {
        "orcid", "listed_from", "listed_until", "doi", "coauthor_id", "coauthor_orcid", "institution",
        "institution_id", "institution_ror", "institution_country", "fields", "way",
    }  # fmt: skip


@pytest.mark.parametrize(
    "begins", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x", " =1"]
)
def test_no_cell_is_calculated(begins: str) -> None:
    """OWASP's dangerous beginnings stand behind an apostrophe, or are written out; the text stays legible."""
    [row, *_] = read(with_title(f'{begins}|cmd,"/c calc"'))
    assert row["title"].endswith('|cmd,"/c calc"')
    assert row["title"].lstrip()[0] not in "=+-@＝＋－＠\t\r\n"


def test_plain_cells_stay_as_they_are() -> None:
    """An address, a name, a number and an empty cell are not touched; neither is a sign further on."""
    for cell in ("https://doi.org/10.1/x", "大学", "1.000", "", "a=b", " "):
        assert defused(cell) == cell


def test_a_cell_has_one_line_and_an_end() -> None:
    """Line ends and escapes are written out, and no cell is longer than a spreadsheet takes."""
    [row, *_] = read(with_title("a\nb\x1b[2J" + "x" * 40_000))
    assert row["title"].startswith("a b\\x1b[2J")
    assert len(row["title"]) < LONGEST + 40
