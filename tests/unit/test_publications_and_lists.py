"""Facts answer only what they know: dates of listing, lines without affiliation, ids of a person."""

from dataclasses import replace
from datetime import date

import pytest

from rsscan.publications import Author, Authorship, Institution
from rsscan.subject import Subject
from rsscan.version import __version__
from rsscan.watchlist import Name
from tests.unit import made

BEFORE, FIRST, BETWEEN, LAST, AFTER = (date(2016, 11, day) for day in (9, 10, 15, 20, 21))


@pytest.mark.parametrize(
    ("listed_from", "listed_until", "day", "answer"),
    [
        (FIRST, None, BEFORE, False),
        (FIRST, None, FIRST, True),
        (FIRST, None, AFTER, True),
        (FIRST, LAST, BEFORE, False),
        (FIRST, LAST, BETWEEN, True),
        (FIRST, LAST, LAST, True),
        (FIRST, LAST, AFTER, False),
        (None, LAST, BETWEEN, None),
        (None, LAST, LAST, None),
        (None, LAST, AFTER, False),
        (None, None, BETWEEN, None),
        (FIRST, LAST, None, None),
    ],
)
def test_listed_on_a_day(
    listed_from: date | None, listed_until: date | None, day: date | None, answer: bool | None
) -> None:
    """Both ends are inclusive, and what is not known is neither yes nor no."""
    entry = replace(made.entry(), listed_from=listed_from, listed_until=listed_until)
    assert entry.listed_on(day) is answer


def test_entry_is_known_by_its_first_name() -> None:
    """The order of names in a list is the list's own."""
    assert made.entry("x", "First Name", "Second Name").name == "First Name"


@pytest.mark.parametrize(
    ("line", "unseen"),
    [
        (made.line(1), True),
        (made.line(1, "Somewhere"), False),
        (made.line(1, institutions=[made.institution()]), False),
        (made.line(1, institutions=[Institution(None, "Named")]), False),
        (made.line(1, institutions=[Institution(None, None, ror="https://ror.org/01zxpj864")]), False),
        (made.line(1, institutions=[Institution(None, None, country="KP")]), True),
    ],
)
def test_line_without_text_and_body_is_unseen(line: Authorship, unseen: bool) -> None:
    """An institution whose id, name and ROR are all missing names nobody."""
    assert line.unseen is unseen


def test_what_a_work_counts_is_of_the_lines_that_it_has() -> None:
    """A copy with other lines is counted anew, though the first was counted already; and it stays the same work."""
    known, nameless = made.institution(), Institution(None, None, country="KP")
    work = made.work(1, made.line(1), made.line(2, "Somewhere"), made.line(3, institutions=[known, nameless]))
    assert (work.unseen, work.resolved, work.bodies) == (1, 1, (known, nameless))
    seen = replace(work, authorships=(made.line(1, "Somewhere", institutions=[known]), *work.authorships[1:]))
    assert (seen.unseen, seen.resolved, seen.bodies) == (0, 2, (known, nameless))
    assert replace(seen, authorships=work.authorships) == work


def test_subject_unites_its_profiles_in_one_order() -> None:
    """The ids of a person do not depend on the order in which profiles were found."""
    one, two = Author("https://openalex.org/A2", None), Author("https://openalex.org/A1", None)
    assert Subject("x", profiles=(one, two)).openalex_ids == ("https://openalex.org/A1", "https://openalex.org/A2")


def test_version_is_three_numbers() -> None:
    """Reports carry the version, so that it can be compared."""
    assert len([int(part) for part in __version__.split(".")]) == 3


def test_a_body_goes_by_its_first_telling_name_in_each_language() -> None:
    """A weak name, and one whose language is not told, is nobody's name in a language."""
    names = (Name("Alpha", "en"), Name("甲大学", "ja", weak=True), Name("甲", "ja"), Name("乙", "ja"), Name("A"))
    assert replace(made.entry(), names=names).names_by_language == {"en": "Alpha", "ja": "甲"}
