"""Days as lists write them."""

from datetime import date

import pytest

from rsscan.inputs.importing.days import day, iso_day


def test_days_are_read_in_the_ways_they_are_written() -> None:
    """Nothing is no day; anything else that cannot be read is said, cut to a line."""
    assert day(" 3-Oct-2017 ", "%d/%m/%Y", "%d-%b-%Y") == date(2017, 10, 3)
    assert day("  ", "%Y") is None
    with pytest.raises(ValueError, match=r"^'x{40}' is not a day$"):
        day("x" * 100, "%Y")


@pytest.mark.parametrize(
    ("text", "told"),
    [("2016-11-30", date(2016, 11, 30)), ("2016", None), ("20161130", None), ("2016-13-45", None), ("", None)],
)
def test_a_day_is_whole_or_none(text: str, told: date | None) -> None:
    """A year alone, or a form that another list writes, is not taken for a day."""
    assert iso_day(text) == told
