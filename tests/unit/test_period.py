"""Lengths of time count back in calendar time."""

from datetime import date

import pytest

from rsscan.period import Period, period


@pytest.mark.parametrize(
    ("amount", "unit", "day", "before"),
    [
        (5, "y", date(2026, 9, 1), date(2021, 9, 1)),
        (1, "y", date(2024, 2, 29), date(2023, 2, 28)),
        (4, "y", date(2024, 2, 29), date(2020, 2, 29)),
        (18, "m", date(2026, 9, 1), date(2025, 3, 1)),
        (1, "m", date(2026, 3, 31), date(2026, 2, 28)),
        (1, "m", date(2026, 1, 15), date(2025, 12, 15)),
        (12, "m", date(2026, 12, 31), date(2025, 12, 31)),
        (90, "d", date(2026, 9, 1), date(2026, 6, 3)),
        (9999, "y", date(2026, 9, 1), date.min),
        (1, "y", date(1, 2, 3), date.min),
        (9999, "m", date(100, 9, 1), date.min),
        (90, "d", date(1, 2, 3), date.min),
    ],
)
def test_period_counts_back_in_calendar_time(amount: int, unit: str, day: date, before: date) -> None:
    """Years and months end in the same day of the month or the last there is; nothing lies before year one."""
    assert Period(amount, unit).before(day) == before


def test_period_is_written_as_it_is_read() -> None:
    """`5y` is what users write in a policy and read in a report."""
    assert str(Period(5, "y")) == "5y"


def test_a_period_in_a_sentence_is_in_words() -> None:
    """No reader of a report has to know how periods are abbreviated."""
    assert [Period(2, "y").words, Period(1, "m").words, Period(90, "d").words] == ["2 years", "1 month", "90 days"]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("5y", Period(5, "y")),
        (" 18M ", Period(18, "m")),
        ("90d", Period(90, "d")),
        ("0d", None),
        ("5", None),
        ("y", None),
        ("-5y", None),
        ("5w", None),
        ("99999y", None),
        ("", None),
    ],
)
def test_length_of_time_is_a_number_and_a_unit(text: str, length: Period | None) -> None:
    """Years, months or days; anything else is nothing."""
    assert period(text) == length
