"""The table: as wide as the terminal, plain in a pipe, and one sentence where nothing is found."""

import io
import os
import pty
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from rsscan import Index, Institution, Subject, Terms, Work, assess, load_lists, load_policy
from rsscan.files import write
from rsscan.publications import Author, Authorship
from rsscan.render import chunks
from rsscan.render.plain import show
from rsscan.render.table import parts
from rsscan.render.values import values_of
from rsscan.report import Report, SourceUsed
from rsscan.severity import Severity

LONG = "金日成総合大学 물리학부, 평양, 조선민주주의인민공화국; " + "Department of very long names, " * 12


def made_report(works: int = 8) -> Report:
    """A report with one listed co-author on every work, in several scripts and with a very long affiliation."""
    lists = load_lists(["dprk"])
    author = Author("https://openalex.org/A1", "山田 太郎", works_count=works)
    own = Authorship(1, "山田 太郎", author.id, institutions=(Institution("https://openalex.org/I1", "東京大学"),))
    other = Authorship(2, "김 아무개", texts=(LONG,))
    made = [
        Work(f"https://openalex.org/W{at}", "題名 " * 30, (own, other), published=date(2018, 1, 1 + at))
        for at in range(works)
    ]
    terms = Terms(Index(lists), load_policy("default"), date(2026, 11, 23))
    assessment = assess(Subject(author.id, profiles=(author,), name=author.name), made, terms)
    used = SourceUsed("openalex", "https://api.openalex.org", ("works of nobody",), 5, 3, 2)
    return Report(
        "0", datetime(2026, 11, 23, tzinfo=UTC), terms.as_of, used, terms.policy, lists, Severity.HIGH, (assessment,)
    )


def text(report: Report, form: str) -> str:
    """Write a report in a format."""
    return "".join(chunks(values_of(report), form))


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Whatever scripts and lengths stand in it, every line fits the columns there are."""
    stream = io.StringIO()
    show(parts(values_of(made_report())), Console(file=stream, width=width, color_system=None))
    lines = stream.getvalue().splitlines()
    assert max(cell_len(line) for line in lines) <= width
    assert "Kim Il Sung University" in stream.getvalue()


def test_many_pieces_of_evidence_are_counted_not_poured_out() -> None:
    """The table shows five and says how many more the JSON report has."""
    table = text(made_report(works=8), "table")
    assert len(re.findall(r"^    author 2 of 2", table, re.MULTILINE)) == 5
    assert "… and 3 more; --format json shows all" in table


def test_nothing_found_is_one_sentence_and_no_empty_grid() -> None:
    """Without a finding there is no table head."""
    report = made_report(works=0)
    table = text(report, "table")
    assert "Severity" not in table
    assert "No work was read, so nothing can be said." in table


def test_each_check_that_doubts_the_identity_is_a_line_of_its_own() -> None:
    """By its name and with its reason, once; checks that passed are in the JSON report."""
    table = text(made_report(works=0), "table")
    assert re.search(r"^  RS902 Identity uncertain\n   • works: No work was read", table, re.MULTILINE)
    assert table.count("No work was read and") == 1
    assert "output:" not in table


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    """A name that the file system refuses is told; no temporary file stays."""
    with pytest.raises(Exception, match="cannot be written"):
        write(tmp_path / ("x" * 300), "text")
    assert list(tmp_path.iterdir()) == []


def _on_a_terminal(*arguments: str, **environment: str) -> str:
    """Run the program with a terminal of 80 columns for stdout and stderr; return all it wrote there."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "rsscan", *arguments],
        stdout=slave,
        stderr=slave,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", **environment},
    )
    os.close(slave)
    written = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        written += part
    process.wait(timeout=30)
    os.close(master)
    return written.decode()


ASK = ("author", "0000-0002-1825-0097", "--source", "example")


def test_a_terminal_gets_colour_and_progress_and_no_color_is_obeyed() -> None:
    """Colour on a terminal, none with NO_COLOR or --color never; progress can be switched off."""
    assert "\x1b[" in _on_a_terminal(*ASK)
    assert "\x1b[" not in _on_a_terminal(*ASK, "--no-progress", NO_COLOR="1")
    assert "\x1b[" not in _on_a_terminal(*ASK, "--no-progress", "--color", "never")


def test_a_pipe_gets_plain_text_unless_colour_is_asked_for() -> None:
    """--color always is obeyed in a pipe."""
    plain = subprocess.run([sys.executable, "-m", "rsscan", *ASK], capture_output=True, check=False).stdout
    always = subprocess.run(
        [sys.executable, "-m", "rsscan", *ASK, "--color", "always"], capture_output=True, check=False
    ).stdout
    assert b"\x1b[" not in plain
    assert b"\x1b[" in always
