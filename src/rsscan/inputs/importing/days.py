"""Days as lists write them."""

from datetime import UTC, date, datetime

_ISO = len("2016-11-30")


def day(text: str, *written: str) -> date | None:
    """Read a day in the first of the ways it may be `written` (as in `%d/%m/%Y`); None where nothing is said.

    Raises ValueError for what is no day.
    """
    return sure_day(text, *written) if text.strip() else None


def sure_day(text: str, *written: str) -> date:
    """Read a day as `day` does, where one must be said."""
    for form in written:
        try:
            return datetime.strptime(text.strip(), form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    raise ValueError(f"{text.strip()[:40]!r} is not a day")


def iso_day(text: str) -> date | None:
    """Return the day that is written YYYY-MM-DD; None for anything else, as a year alone."""
    try:
        return date.fromisoformat(text) if len(text) == _ISO else None
    except ValueError:
        return None
