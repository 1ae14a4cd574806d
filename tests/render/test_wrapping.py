"""Text is set to the columns it takes on a terminal."""

import pytest

from rsscan.render.wrapping import columns, wrapped


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one  two\nthree ", 80, ["one two three"]),
        ("", 10, [""]),
        ("see https://example.org/an-address now", 10, ["see", "https://example.org/an-address", "now"]),
        ("日本の研究を、守る", 10, ["日本の研究", "を、守る"]),
        ("日本の研究、守る", 10, ["日本の研", "究、守る"]),
        ("日本（研究）を「守る」", 8, ["日本（研", "究）を", "「守る」"]),
        ("日本“研究”、abc。守る", 6, ["日本", "“研", "究”、", "abc。", "守る"]),
        ("METI 外国ユーザー list", 12, ["METI 外国ユ", "ーザー list"]),
    ],
)
def test_lines_are_as_long_as_they_may_be(text: str, width: int, lines: list[str]) -> None:
    """Words and addresses stay whole; wide signs part anywhere but before a closing mark."""
    assert wrapped(text, width) == lines
    assert all(columns(line) <= width or " " not in line for line in lines)


def test_what_stands_before_a_line_counts() -> None:
    """A label before the first, blanks before the others."""
    assert wrapped("aa bb cc", 8, "by ", "   ") == ["by aa bb", "   cc"]
