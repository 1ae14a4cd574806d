"""The table: as wide as the terminal, plain in a pipe, and one sentence where nothing is found."""

import io
import os
import pty
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from rsscan import Index, Institution, Subject, Terms, Work, assess
from rsscan.assessment import assess_application
from rsscan.cli.terminal import shows_links
from rsscan.declaration import DeclaredAffiliation, DeclaredPerson, Place
from rsscan.declared import Declared
from rsscan.files import write
from rsscan.publications import Author, Authorship
from rsscan.render import chunks
from rsscan.render.language import LANGUAGES, language
from rsscan.render.lines import Line, given
from rsscan.render.plain import show
from rsscan.render.reading import Reading
from rsscan.render.report_values import values_of
from rsscan.render.table import parts
from rsscan.render.wrapping import columns
from rsscan.report import Report, SourceUsed
from rsscan.severity import Severity
from tests import shipped
from tests.render import made, wide

LONG = "金日成総合大学 물리학부, 평양, 조선민주주의인민공화국; " + "Department of very long names, " * 12


def made_report(works: int = 8) -> Report:
    """A report with one listed co-author on every work, in several scripts and with a very long affiliation."""
    author = Author("https://openalex.org/A1", "山田 太郎", works_count=works)
    own = Authorship(1, "山田 太郎", author.id, institutions=(Institution("https://openalex.org/I1", "東京大学"),))
    other = Authorship(2, "김 아무개", texts=(LONG,))
    made = [
        Work(f"https://openalex.org/W{at}", "題名 " * 30, (own, other), published=date(2018, 1, 1 + at))
        for at in range(works)
    ]
    terms = Terms(shipped.index("dprk"), shipped.policy("default"), date(2026, 11, 23))
    assessment = assess(Subject(author.id, profiles=(author,), name=author.name), made, terms)
    used = SourceUsed("openalex", "https://api.openalex.org", ("works of nobody",), 5, 3, 2)
    lists = terms.index.watchlists
    return Report(
        "0", datetime(2026, 11, 23, tzinfo=UTC), terms.as_of, used, terms.policy, lists, Severity.HIGH, (assessment,)
    )


def text(report: Report, form: str) -> str:
    """Write a report in a format."""
    return "".join(chunks(values_of(report), form))


def at(width: int, *persons: int, tag: str = "en", explain: bool = False) -> str:
    """Write the report with signs of every width so wide."""
    return "".join(
        chunks(wide.report(*persons), "table", Reading(explain=explain, language=language(tag), width=width))
    )


@pytest.mark.parametrize(("width", "tag"), [(60, "en"), (80, "en"), (120, "en"), (200, "en"), (80, "ja")])
def test_the_table_looks_as_agreed_at_every_width(golden: Callable[[str, str], None], width: int, tag: str) -> None:
    """One subject in full, then five as cards, with signs of one column, of two and of none."""
    name = f"table-{width}.txt" if tag == "en" else f"table-{width}.{tag}.txt"
    golden(name, at(width, 1, tag=tag) + at(width, 1, 2, 3, 4, 5, tag=tag))


@pytest.mark.parametrize("width", [40, 41, 60, 79, 80, 120, 200])
@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_line_is_wider_than_the_terminal(width: int, tag: str) -> None:
    """Whatever scripts and lengths stand in it, every line fits the columns there are, and no text is lost."""
    for explain in (False, True):
        text = at(width, 1, tag=tag, explain=explain)
        assert max(map(columns, text.splitlines())) <= width
        assert all("".join(title.split()) in "".join(text.split()) for title in (*wide.TITLES, *wide.PRINTED[:1]))
    cards = at(width, 1, 2, 3, 4, 5, tag=tag)
    assert max(map(columns, cards.splitlines())) <= width
    assert all("".join(name.split()) in "".join(cards.split()) for name in (*wide.NAMES[:2], *wide.NAMES[3:]))


def test_wide_text_fills_its_lines_and_keeps_marks_with_their_signs() -> None:
    """It is broken between signs, and no line begins with a mark that closes or combines."""
    stream = io.StringIO()
    show([Line("か\u3099き、" * 40 + "x" * 90)], Console(file=stream, width=21, color_system=None))
    lines = stream.getvalue().splitlines()
    assert {cell_len(line) for line in lines[:-6]} == {18, 20}
    assert {line[:1] for line in lines[:-6]} == {"か", "き"}
    assert [cell_len(line) for line in lines[-5:]] == [21, 21, 21, 21, 6]


def test_columns_stand_below_each_other_by_what_they_take_on_a_terminal() -> None:
    """The year of each row ends where its head does, whatever stands before it."""
    for tag in LANGUAGES:
        head, _, *rows = at(80, 1, tag=tag).split("\n\n")[1].splitlines()
        ends = {cell_len(row) for row in rows if row.endswith(("2019", "2020"))}
        assert len(ends) == 1
        assert cell_len(head) in range(min(ends) - 4, min(ends) + 5)


def test_more_than_three_subjects_are_cards() -> None:
    """What is flagged stands before what is incomplete and what is clear, a line each; what all share is said once."""
    cards = at(200, 5, 3, 1, 4, 2)
    order = [cards.index(name) for name in (wide.NAMES[0], wide.NAMES[1], "RS907 source failed", "김", "王小明")]
    assert order[:3] == sorted(order[:3])
    assert max(order[:3]) < cards.index("CLEAR") < order[4] < order[3]
    assert cards.startswith("5 subjects: 2 flagged for review, 1 incomplete, 2 clear.")
    assert cards.count("RS906 The list “made”") == cards.count("RS906") == 1
    assert "Gravest: F-" in cards
    assert "rsscan render REPORT.json --subject ID" in cards
    assert "Gravest" not in at(200, 1, 2, 3) + at(200, 1, 2, 3, 4, explain=True)


def test_of_a_verdict_a_hundred_subjects_are_shown_and_the_rest_counted() -> None:
    """Nobody reads a card for each of ten thousand; what is left out is said, and where it is."""
    told = "".join(chunks(made.many(103, 0, 102), "table"))
    assert len(re.findall(r"^FLAGGED FOR REVIEW  (?!…)", told, re.MULTILINE)) == 100
    assert len(re.findall(r"^INCOMPLETE: no verdict  (?!…)", told, re.MULTILINE)) == 100
    assert "\nFLAGGED FOR REVIEW  … and 3 more; --format json shows all\n" in told
    assert "\nINCOMPLETE: no verdict  … and 2 more; --format json shows all\n" in told
    assert "… and" not in "".join(chunks(made.many(100, 100, 100), "table"))


def test_a_card_says_what_decides_no_verdict() -> None:
    """Findings that are ignored or known are counted apart; what one subject alone has is noted on its card."""
    persons = [deepcopy(dict(subject)) for subject in wide.report(1, 2, 3, 4).subjects]
    known, aside = persons[0]["findings"]
    known["baseline"], aside["status"], aside["last_date"] = "known", "ignored", None
    persons[1]["findings"][0]["last_date"] = persons[3]["name"] = None
    persons[1]["gaps"].append({"code": "RS999", "detail": "A note of a later version.", "blocks_verdict": False})
    persons[3] |= {"location": None}
    persons[2]["coverage"] |= {"works": 7}
    text = " ".join("".join(chunks(replace(wide.report(1, 2, 3, 4), subjects=persons), "table")).split())
    assert "Open findings: 1 high; of them known to the baseline: 1; ignored: 1 " in text
    assert "certain, undated Also note: RS906 list stale or incomplete, RS999 " in text
    assert "No link to a listed body was found on 7 works." in text
    assert "(name unknown); 1 work; RS906 list stale or incomplete All" in text


def sent(text: Line, *, linked: bool = True, **how: Any) -> str:
    """Return what a terminal is sent."""
    stream = io.StringIO()
    show(
        [text],
        Console(**{"file": stream, "width": 60, "force_terminal": True, "color_system": "256", **how}),
        linked=linked,
    )
    return stream.getvalue()


def links(text: str) -> list[tuple[str, str]]:
    """Return where each link leads and what it says."""
    return re.findall(r"\x1b\]8;id=\d+;([^\x1b]*)\x1b\\(.*?)\x1b\]8;;\x1b\\", text, re.DOTALL)


ADDRESSES = (
    "https://doi.org/10.5555/a(b)1.2",
    "https://orcid.org/0000-0002-1825-0097",
    "https://openalex.org/W1",
    "https://ror.org/00cpeq058",
    "https://orcid.org",
)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("around", ["{}", "see {}.", "({}), and", "“{}”", "作品{}、"])
def test_an_identifier_is_a_link_that_leads_where_it_says(address: str, around: str) -> None:
    """What stands behind it in a sentence is no part of it."""
    assert links(sent(Line(around.format(address)))) == [(address, address)]


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/list",
        "http://doi.org/10.5555/a",
        "https://doi.org@example.org/10.5555/a",
        "https://doi.org.example.org/10.5555/a",
        "https://doi.org/10.5555/aä",
        "https://doi.org/10.5555/a\\x1b]8;;https://example.org\\x1b\\",
        "https://orcid.org/0000-0002-1825-0097/works",
        "javascript:https//doi.org/10.5555/a",
        "https://",
    ],
)
def test_nothing_else_is_a_link(text: str) -> None:
    """Not another host, nor what goes on in signs that no address has."""
    assert links(sent(Line(text))) == []


def test_addresses_of_lists_and_policy_are_links() -> None:
    """Those that they give, and no others; a long one leads there from each of its lines."""
    known = given(wide.report(1))
    assert known == {"https://example.org/list", "https://example.org"}
    assert links(sent(Line("At https://example.org/list, https://example.org/lists.", known=known))) == [
        ("https://example.org/list",) * 2
    ]
    long = f"https://doi.org/10.5555/{'x' * 90}"
    assert {address for address, _ in links(sent(Line(long)))} == {long}


def test_hostile_text_cannot_break_out_of_a_link() -> None:
    """Every escape of a whole report is one that the table makes; without colour, or where none are wanted, none is."""
    for whole in (made.values(), wide.report(1)):
        subject, *_ = whole.subjects
        report = replace(whole, subjects=[subject])
        for piece in subject["findings"][0]["evidence"]:
            piece["doi"] = f"https://doi.org/10.5555/x\x1b\\\x07;{made.HOSTILE}"
        stream = io.StringIO()
        console = Console(file=stream, width=80, force_terminal=True, color_system="256")
        show(parts(report, Reading(explain=True)), console, linked=True)
        text = stream.getvalue()
        assert links(text)
        assert {address for address, _ in links(text)} <= {
            "https://help.openalex.org",
            "https://openalex.org/A1",
            "https://openalex.org/W1",
            *ADDRESSES,
            *given(report),
            "https://doi.org/10.5555/made.1.1",
            "https://doi.org/10.5555/made.2",
        }
        bare = re.sub(r"\x1b\]8;(?:id=\d+;[!-~]+)?;?\x1b\\|\x1b\[[\d;]*m", "", text)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", bare)


def test_links_are_only_where_they_are_wanted() -> None:
    """Neither without colour nor where a terminal shows none; the text is the same."""
    line = Line(f"see {ADDRESSES[0]} in 日本")
    assert sent(line, color_system=None) == sent(line, linked=False) == f"see {ADDRESSES[0]} in 日本\n"


@pytest.mark.parametrize(
    ("environment", "shown"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "linux"}, False),
        ({"TERM": "dumb"}, False),
        ({"CI": "true"}, False),
    ],
)
def test_which_terminals_are_sent_links(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], shown: bool
) -> None:
    """Not the console of Linux, one that obeys no escapes, or the log of a job."""
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert shows_links() is shown


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


@pytest.mark.parametrize(
    ("affiliation", "words"),
    [
        ("Kim Chaek University of Technology, Pyongyang", "1 finding in all. No work was read."),
        ("Kamome University, Nagoya", "No link to a body on dprk was found. No work was read."),
    ],
)
def test_an_application_without_works_is_judged_by_what_it_says(affiliation: str, words: str) -> None:
    """A subject that is flagged or clear is not one of whom nothing can be said."""
    place = Place("coa.xlsx", 5)
    row = DeclaredPerson("co-author", None, place, affiliations=(DeclaredAffiliation(affiliation, place),))
    report = made_report(0)
    terms = Terms(Index(report.lists), report.policy, report.as_of)
    assessment = assess_application(Subject("packet:17"), Declared((row,)), terms)
    for form in ("table", "html", "markdown", "junit"):
        said = " ".join(text(replace(report, subjects=(assessment,)), form).split())
        assert words in said, form
        assert "nothing can be said" not in said, form


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


def _on_a_terminal(*arguments: str | Path, columns: int = 80, **environment: str) -> str:
    """Run the program with a terminal for stdout and stderr; return all it wrote there."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "rsscan", *arguments],
        stdout=slave,
        stderr=slave,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": str(columns), **environment},
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


@pytest.mark.usefixtures("lists_read_before")
def test_a_terminal_gets_colour_links_and_the_next_command() -> None:
    """The last line is dim and names the command that follows, the scan's own arguments quoted for a shell."""
    text = _on_a_terminal(*ASK, "--ignore-file", "")
    assert "\x1b[1m" in text
    assert ("https://doi.org/10.5555/rsscan.example.6",) * 2 in links(text)
    last = text.splitlines()[-1]
    assert re.fullmatch(r"\x1b\[2mrsscan: next, [a-z ]+: .*\x1b\[22m", last)
    command = last.removesuffix("\x1b[22m").partition(": next, ")[2].partition(": ")[2]
    assert shlex.split(command) == ["rsscan", *ASK, "--ignore-file", "", "-o", "html=report.html"]


@pytest.mark.usefixtures("lists_read_before")
def test_what_moves_on_a_terminal_hides_persons_too(tmp_path: Path) -> None:
    """The line that shows how far a scan is says whom it is at: with pseudonyms, by them."""
    roster = tmp_path / "staff.csv"
    roster.write_text("ORCID\n0000-0002-1825-0097\n", encoding="utf-8")
    for command in (ASK, ("batch", roster, "--source", "example")):
        text = _on_a_terminal(*command, "--pseudonymize", RSSCAN_PSEUDONYM_KEY="a key that is long enough")
        assert re.search(r"person-[0-9a-f]{12}", text)
        assert not re.search(r"1825-0097|A99000|Carberry", text)


@pytest.mark.usefixtures("lists_read_before")
def test_no_color_and_quiet_are_obeyed_on_a_terminal() -> None:
    """No escape with NO_COLOR or --color never; with -q no next command either."""
    plain = _on_a_terminal(*ASK, "--no-progress", NO_COLOR="1")
    assert "\x1b" not in plain
    assert "rsscan: next, " in plain
    quiet = _on_a_terminal(*ASK, "--color", "never", "-q")
    assert "\x1b" not in quiet
    assert "rsscan: next, " not in quiet


def test_wide_signs_do_not_wrap_on_a_terminal(tmp_path: Path) -> None:
    """On one of 60 columns no line takes more, and each stands there as it does in a file."""
    saved = tmp_path / "wide.json"
    saved.write_text("".join(chunks(wide.report(1), "json")), encoding="utf-8")
    text = _on_a_terminal("render", saved, "--lang", "ja", columns=60)
    lines = [re.sub(r"\x1b\]8;[^\x1b]*\x1b\\|\x1b\[[\d;]*m", "", line) for line in text.splitlines()]
    assert lines == at(60, 1, tag="ja").splitlines()
    assert max(map(columns, lines)) <= 60


@pytest.mark.usefixtures("lists_read_before")
def test_a_pipe_gets_plain_text_unless_colour_is_asked_for() -> None:
    """--color always is obeyed in a pipe, without links; no command is suggested there."""
    plain = subprocess.run([sys.executable, "-m", "rsscan", *ASK], capture_output=True, check=False)
    always = subprocess.run(
        [sys.executable, "-m", "rsscan", *ASK, "--color", "always"], capture_output=True, check=False
    ).stdout
    assert b"\x1b" not in plain.stdout + plain.stderr
    assert b"next" not in plain.stderr
    assert b"\x1b[" in always
    assert b"\x1b]8" not in always
