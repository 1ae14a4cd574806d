"""Days that files write in part: a year, or a year and a month."""

import re
from calendar import monthrange
from datetime import MAXYEAR, date

_WRITTEN = re.compile(r"(\d{4})(?:[-/.年](\d{1,2}))?(?:[-/.月](\d{1,2}))?(?!\d)", re.ASCII)
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|2[01]\d\d)(?!\d)", re.ASCII)


_FORTHCOMING = re.compile(
    r"\W*(?:(?:manuscript |article |paper |currently )?"
    r"(?:in[ -]press|forthcoming|to appear|in preparation|submitted|accepted|(?:under|in) (?:review|revision)|"
    r"revision requested|unpublished|soumis|accepté|sous presse|en révision)\b"
    r"|印刷中|投稿中|投稿準備中|掲載予定|掲載決定|査読中|準備中|受理|採録決定)",
    re.IGNORECASE,
)


def forthcoming(*written: str) -> bool:
    """Whether what stands in the place of a year, a status or a remark says that a work has not appeared yet."""
    return any(_FORTHCOMING.match(one) for one in written)


def between(written: str) -> tuple[date, date] | tuple[None, None]:
    """Return the first and the last day that a date may mean; `9999`, no end, and what is no date mean none."""
    met = _WRITTEN.match(written.strip())
    year, month, day = (int(part or 0) for part in met.groups()) if met else (0, 0, 0)
    if not 0 < year < MAXYEAR:
        return None, None
    if not 1 <= month <= 12:  # noqa: PLR2004 - months
        return date(year, 1, 1), date(year, 12, 31)
    last = monthrange(year, month)[1]
    return (date(year, month, day),) * 2 if 1 <= day <= last else (date(year, month, 1), date(year, month, last))


def year(written: str) -> int | None:
    """Return the first year that stands in a text."""
    met = _YEAR.search(written)
    return int(met.group()) if met else None
