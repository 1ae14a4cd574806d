"""`rsscan explain`: what a code means, at any width, and true of what the program does."""

import re
from collections.abc import Callable

import pytest

from rsscan import Index, matches
from rsscan.publications import Institution
from rsscan.render.pages import catalogue_text, page_text
from rsscan.rules import RULES
from rsscan.severity import Ladder
from tests import shipped
from tests.acceptance.test_author import EXAMPLE, report
from tests.conftest import Run


@pytest.fixture
def index() -> Index:
    """Return the names of every list that comes along."""
    return shipped.index()


def quoted(text: str) -> list[str]:
    """Return what stands between quotation marks."""
    return re.findall("“(.+?)”", text)


def words(text: str) -> str:
    """Return the text without its layout."""
    return " ".join(text.split())


def test_every_page_is_as_agreed(golden: Callable[[str, str], None]) -> None:
    """The list of codes and all 29 pages, letter by letter."""
    golden("rules.txt", "\n\n".join((catalogue_text(80), *(page_text(rule, 80) for rule in RULES.values()))))


def test_a_code_brings_its_page(rsscan: Run) -> None:
    """`rsscan explain rs203` prints the page as it is set for 80 columns, and nothing else."""
    done = rsscan("explain", " rs203", COLUMNS="80")
    assert (done.returncode, done.stdout, done.stderr) == (0, page_text(RULES["RS203"], 80), "")


def test_no_code_brings_all_of_them_with_their_names(rsscan: Run) -> None:
    """Somebody who knows no code finds it; an empty word is no code."""
    for arguments in (["explain"], ["explain", ""]):
        done = rsscan(*arguments, COLUMNS="80")
        assert (done.returncode, done.stdout, done.stderr) == (0, catalogue_text(80), "")
    for rule in RULES.values():
        assert f"{rule.code}  {rule.name}" in catalogue_text(80)


@pytest.mark.parametrize(("written", "near"), [("RS209", "RS203 (coauthor, listed name)"), ("stale", "RS906")])
def test_what_is_no_code_is_one_sentence_with_those_near_it(rsscan: Run, written: str, near: str) -> None:
    """Exit 2, nothing on stdout, and a way on."""
    done = rsscan("explain", written)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert near in done.stderr


@pytest.mark.parametrize("columns", [1, 20, 40, 72, 100, 300])
def test_a_page_fits_a_terminal_of_any_width(rsscan: Run, columns: int) -> None:
    """Every line fits or is one word, an address stays whole, and the words are the same ones."""
    text = rsscan("explain", "RS205", COLUMNS=str(columns)).stdout
    assert words(text) == words(page_text(RULES["RS205"], 80))
    for line in text.splitlines():
        heading = line in RULES["RS205"].page.parts
        assert len(line) <= min(columns, 100) or heading or len(line.split()) == 1
    assert max(map(len, text.splitlines())) > min(columns, 100) - 15


@pytest.mark.parametrize("rung", [Ladder.LISTED_NAME, Ladder.SIMILAR_NAME, Ladder.JURISDICTION])
def test_the_example_of_a_rung_meets_as_its_page_says(index: Index, rung: Ladder) -> None:
    """The quoted affiliation meets the named entry on that rung, and as much alike as is told."""
    example = RULES[f"RS20{rung}"].page.example
    [text] = quoted(example)
    said = [match for match in matches(index, [text]) if f"meets the entry {match.entry.name}" in example]
    assert said
    assert {match.ladder for match in said} == {rung}
    assert ("alike" in example) == (rung is Ladder.SIMILAR_NAME)
    for match in said:
        assert match.score == 1 or f"{match.score:.0%} alike" in example


def test_the_example_of_an_identifier_meets_as_its_page_says(index: Index) -> None:
    """The ROR id is the named entry's."""
    example = RULES["RS201"].page.example
    [ror] = re.findall(r"https://ror\.org/\w+", example)
    [match] = matches(index, (), [Institution(None, None, ror)])
    assert match.ladder is Ladder.IDENTIFIER
    assert f"meets the entry {match.entry.name}," in example


@pytest.mark.parametrize(("code", "text"), [
    ("RS203", "National Sun Yat-sen University"),
    ("RS204", "Beijing University of Technology"),
    ("RS205", "Institute for North Korean Studies, Seoul"),
])  # fmt: skip
def test_what_is_told_not_to_meet_meets_nothing(index: Index, code: str, text: str) -> None:
    """The look-alikes that a page calls harmless are."""
    assert text in quoted(RULES[code].page.false_matches)
    assert not matches(index, [text])


@pytest.mark.parametrize(("code", "stays", "text"), [
    ("RS203", "college", "Zhuhai College, Beijing Institute of Technology, China"),
    ("RS203", "“formerly at”", "formerly at Beihang University, Beijing, China"),
    ("RS205", "“WHO country office, Pyongyang, DPR Korea”", "WHO country office, Pyongyang, DPR Korea"),
])  # fmt: skip
def test_what_is_told_to_meet_wrongly_still_does(index: Index, code: str, stays: str, text: str) -> None:
    """A weakness that was mended is to leave the page."""
    assert stays in RULES[code].page.false_matches.partition("What stays:")[2]
    assert any(int(code[-1]) == match.ladder for match in matches(index, [text]))


def test_the_example_of_an_unknown_subject_is_one(rsscan: Run) -> None:
    """The command that the page names brings RS901 and no verdict."""
    [command] = re.findall("`rsscan (.+?)`", RULES["RS901"].page.example)
    done = rsscan(*command.split())
    assert done.returncode == 3
    assert "RS901" in done.stdout


@pytest.mark.parametrize(("code", "orcid"), [
    ("RS904", "0000-0000-1000-0021"),
    ("RS905", "0000-0002-1825-0097"),
    ("RS906", "0000-0002-1825-0097"),
])  # fmt: skip
def test_the_example_of_a_gap_is_what_is_told_of_one(rsscan: Run, code: str, orcid: str) -> None:
    """The quoted sentence stands word for word in the made example's report, under that code."""
    [subject] = report(rsscan, "author", orcid, *EXAMPLE)["subjects"]
    told = [f"“{gap['detail']}”" for gap in subject["gaps"] if gap["code"] == code]
    assert RULES[code].page.example in told


def test_every_command_and_option_that_a_page_names_exists(rsscan: Run) -> None:
    """Nobody is sent to a command that is not there."""
    pages = "".join(page_text(rule, 1000) for rule in RULES.values())
    commands = {command.strip() for command in re.findall(r"`rsscan ((?:[a-z]+ ?)+)", pages)}
    helps = {command: rsscan(*command.split(), "--help", COLUMNS="200") for command in commands}
    assert {"author", "work", "match", "lists resolve"} <= commands
    assert not [command for command, done in helps.items() if done.returncode]
    for option in set(re.findall(r"(?<![\w-])--[a-z-]+", pages)):
        assert any(option in done.stdout for done in helps.values()), option
