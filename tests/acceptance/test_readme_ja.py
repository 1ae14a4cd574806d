"""The Japanese README says what the English one says, in its order."""

import itertools
import re
from collections import Counter

from tests.conftest import ROOT

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


ENGLISH, JAPANESE = _read("README.md"), _read("README.ja.md")


def _headings(text: str) -> list[str]:
    """Levels of headings and kinds of blocks, as they follow each other."""
    lines = _BLOCK.sub(lambda block: f"block {block.group(1)}", text).splitlines()
    return [line.split()[0] if line.startswith("#") else line for line in lines if re.match(r"#+ |block \w+$", line)]


def _blocks(text: str) -> list[tuple[str, list[str]]]:
    """Every block but the output, without comments and the spaces before them."""
    return [
        (language, [_without_comment(line) for line in content.splitlines()])
        for language, content in _BLOCK.findall(text)
        if language != "text"
    ]


def _without_comment(line: str) -> str:
    return re.sub(r"(?<=\S)\s+", " ", re.sub(r"(^|\s)#\s.*", "", line)).rstrip()


def _rows(text: str) -> list[list[str]]:
    """Every row of every table but its head, without the second cell, which is prose."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"]
    heads = {place - 1 for place, row in enumerate(rows) if set(row[0]) == {"-"}}
    return [[row[0], *row[2:]] for place, row in enumerate(rows) if place not in heads]


def _prose(text: str) -> str:
    return _BLOCK.sub("", text)


def _sections(text: str) -> list[str]:
    return re.split(r"^#+ .*\n", _prose(text), flags=re.MULTILINE)[1:]


def _missing(pattern: str) -> dict[str, int]:
    """What the pattern finds in a section of the English prose, and less often in that section of the Japanese."""
    missing: Counter[str] = Counter()
    for english, japanese in zip(_sections(ENGLISH), _sections(JAPANESE), strict=True):
        missing += Counter(re.findall(pattern, english)) - Counter(re.findall(pattern, japanese))
    return dict(missing)


def test_each_readme_points_to_the_other_in_its_first_lines() -> None:
    """Whoever opens the wrong one sees the other at once."""
    assert "(README.ja.md)" in "".join(ENGLISH.splitlines()[:3])
    assert "(README.md)" in "".join(JAPANESE.splitlines()[:3])


def test_both_have_the_same_sections_in_the_same_order() -> None:
    """So that whoever reads both finds the place again."""
    assert _headings(JAPANESE) == _headings(ENGLISH)


def test_both_have_the_same_commands() -> None:
    """Only comments, which are Japanese in the one, and the printed output differ."""
    assert _blocks(JAPANESE) == _blocks(ENGLISH)


def test_both_have_the_same_rows_in_their_tables() -> None:
    """Exit codes, formats, lists: the first cell is the same, and all behind the second."""
    assert len(_rows(ENGLISH)) > 20
    assert _rows(JAPANESE) == _rows(ENGLISH)


def test_what_the_english_names_in_code_the_japanese_names_too() -> None:
    """Options, variables, files, codes and formats that stand in sentences."""
    assert not _missing(r"`[^`\n]+`|\bRS\d{3}\b")


def test_what_the_english_measures_and_links_stands_in_the_japanese() -> None:
    """Figures are the same, and every address that is pointed to."""
    assert not _missing(r"\d+(?:[.,]\d+)*")
    assert not _missing(r"\]\((?!README)([^)]+)\)")


def test_the_japanese_is_made_of_whole_lines() -> None:
    """A paragraph is one line: between Japanese letters a line break would be shown as a space."""
    lines = [*_prose(JAPANESE).splitlines(), ""]
    broken = [line for line, after in itertools.pairwise(lines) if _is_text(line) and _is_text(after)]
    assert not broken


def _is_text(line: str) -> bool:
    return bool(line) and not line.startswith(("#", "|", "- ", "<!--", "[lines]"))


def test_it_accuses_nobody() -> None:
    """The words of the reports hold here too: a link is no violation, and nobody is dangerous or suspected."""
    assert not re.findall("不審|疑わし|容疑|危険人物|要注意人物|敵対|有罪|ブラックリスト", JAPANESE)
