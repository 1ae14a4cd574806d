"""What people read in other languages: as agreed, with no English but names, identifiers and what is quoted."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from rich.text import Text

from rsscan.notice import IN_BRIEF
from rsscan.render import chunks
from rsscan.render.escapes import shown
from rsscan.render.language import LANGUAGES, language
from rsscan.render.marks import escaped
from rsscan.render.plain import plain
from rsscan.render.reading import Reading
from rsscan.render.values import Values
from tests.catalogues import VOCABULARY
from tests.render import made

OTHERS = [tag for tag in LANGUAGES if tag != "en"]

KEPT = re.compile(
    r"OpenAlex|ORCID(?: iD)?|JSON|UTC|SHA-256|rsscan explain|rsscan render REPORT\.json --subject ID|--explain|rsscan|"
    r"--format html|sha256|https:\\?//\S+"
)
"""Names of programs, forms and records, which are the same in every language."""

WORDS = {word for words in VOCABULARY.values() for word in words}


WIDE = 2000
"""Columns of a table that breaks no line."""


def text(tag: str, report: Values, form: str = "markdown", *, explain: bool = False) -> str:
    """Write a report in a language."""
    return "".join(chunks(report, form, Reading(explain=explain, language=language(tag), width=WIDE)))


def seen(page: str) -> str:
    """Return what a page says, to the eye and to the ear; letters in pictures are those of its tables, cut short."""
    soup = BeautifulSoup(page, "html.parser")
    for unseen in soup.select("style, script, svg text"):
        unseen.decompose()
    for block in soup.select("dt, dd, li, p, td, th, option, div"):
        block.append("\n")
    spoken = [tag[name] for name in ("aria-label", "alt", "title") for tag in soup.select(f"[{name}]")]
    counting = [re.sub(r"\{\w+\}", "", str(tag["data-message"])) for tag in soup.select("[data-message]")]
    return "\n".join((soup.get_text(), *map(str, spoken), *counting))


def quoted(value: Any) -> Iterator[str]:
    """Yield the texts of a report that are shown as they are; words of its vocabulary are none."""
    if isinstance(value, dict | list | tuple):
        for held in value.values() if isinstance(value, dict) else value:
            yield from quoted(held)
    elif isinstance(value, str) and value not in WORDS:
        yield shown(value)


@pytest.mark.parametrize("tag", OTHERS)
def test_made_report_is_written_as_agreed(golden: Callable[[str, str], None], tag: str) -> None:
    """The whole text, read over by somebody who reads the language."""
    golden(f"report-made.{tag}.md", text(tag, made.values()))


@pytest.mark.parametrize("tag", OTHERS)
@pytest.mark.parametrize("form", ["table", "markdown", "html"])
@pytest.mark.parametrize("explain", [False, True])
def test_no_english_is_left(tag: str, form: str, explain: bool) -> None:
    """What is neither quoted nor a name is in the reader's language, words of the vocabulary too."""
    report = made.values()
    left = text(tag, report, form, explain=explain)
    left = seen(left) if form == "html" else left
    said = {IN_BRIEF, *quoted([report.head["notice"], report.head["run"], list(report.lists), list(report.subjects)])}
    for one in sorted(said, key=len, reverse=True):
        forms = "|".join(map(re.escape, (escaped(one), plain([Text(one)], WIDE).strip(), one)))
        left = re.sub(rf"(?<![A-Za-z])(?:{forms})(?![A-Za-z])", "", left)
    assert not re.findall(r"[A-Za-z]{2,}", KEPT.sub("", left))


def test_counts_are_the_same_in_every_language() -> None:
    """The numbers of the first line, in the order of a language."""
    first = {tag: re.findall(r"\d+", text(tag, made.values()).splitlines()[2]) for tag in LANGUAGES}
    assert set(map(tuple, first.values())) == {("5", "1", "1", "3", "1")}
