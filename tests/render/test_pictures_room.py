"""Pictures of a subject: everything has room, at any number of authors and years."""

from itertools import combinations
from typing import Any

import pytest

from rsscan.render.language import LANGUAGES, language
from rsscan.render.pictures.layers import ordered
from rsscan.render.pictures.lettering import ems, fitted
from tests.render.measured import MANY, boxes, drawn, labels, size


@pytest.mark.parametrize(
    ("subject", "tag"), [*((subject, "en") for subject in MANY), *((MANY[2], tag) for tag in LANGUAGES[1:])]
)
def test_nothing_is_written_over_anything_or_beyond_the_edge(subject: dict[str, Any], tag: str) -> None:
    """Labels have room at 1, 5, 50 and 200 authors, for 3 and for 60 years, in every language."""
    for picture in drawn(subject, language=language(tag)):
        wide, high = size(picture)
        for area in labels(picture):
            assert 0 <= area.left <= area.right <= wide, area
            assert 0 <= area.top <= area.bottom <= high, area
        for one, other in combinations(labels(picture), 2):
            assert not one.meets(other), (one, other)


@pytest.mark.parametrize("subject", MANY)
def test_boxes_stand_apart_and_hold_their_labels(subject: dict[str, Any]) -> None:
    """No box covers another or leaves the picture, whose height is bounded."""
    _, picture = drawn(subject)
    wide, high = size(picture)
    found = boxes(picture)
    assert high < 1100
    for area, texts in found:
        assert 0 <= area.left < area.right <= wide
        assert 0 <= area.top < area.bottom <= high
        assert texts
        for text in texts:
            assert area.left < text.left < text.right < area.right
            assert area.top < text.top < text.bottom < area.bottom
    for (one, _), (other, _) in combinations(found, 2):
        assert not one.meets(other), (one, other)


def test_ties_that_need_not_cross_do_not() -> None:
    """Columns are put into an order in which few ties cross; one that is good already stays."""
    ties = [("s", "a"), ("s", "b"), ("a", "x"), ("b", "y"), ("x", "2"), ("y", "1")]
    assert ordered([["s"], ["a", "b"], ["y", "x"], ["1", "2"]], ties) == [["s"], ["a", "b"], ["x", "y"], ["2", "1"]]
    good = [["s"], ["a", "b"], ["x", "y"], ["2", "1"]]
    assert ordered(good, ties) == good


@pytest.mark.parametrize(("text", "room", "lines", "shown"), [
    ("short", 10, 1, ["short"]),
    ("two words", 4, 1, ["two…"]),
    ("two words", 4, 2, ["two", "words"]),
    ("Unbreakablewordthatislong", 5, 2, ["Unbrea…"]),
    ("大学大学大学", 3.5, 1, ["大学…"]),
    ("e\u0301e\u0301e\u0301", 2, 1, ["e\u0301e\u0301e\u0301"]),
    ("", 3, 2, [""]),
])  # fmt: skip
def test_a_label_is_shortened_to_its_room(text: str, room: float, lines: int, shown: list[str]) -> None:
    """Whole words where they fit, an ellipsis for the rest; a wide sign counts as one."""
    assert fitted(text, room, lines) == shown
    assert all(ems(row) <= room for row in shown)
