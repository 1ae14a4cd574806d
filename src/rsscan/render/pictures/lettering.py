"""Text in a picture: how wide it is, roughly and rather too wide than too narrow, and what of it has room."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, takewhile

from rsscan.render.wrapping import wrapped

_WIDTHS = {
    sign: width
    for signs, width in (("ijlI.,:;'’|! ", 0.33), ("tfr-()[]/·", 0.42), ("mwMW@%—…&", 1.0))
    for sign in signs
}
"""Of signs that are much narrower or broader than others, in DejaVu Sans, than which few fonts are broader."""


@lru_cache(4096)
def ems(text: str) -> float:
    """Return the width of a text in sizes of its letters, whatever the font of the reader."""
    return sum(map(_em, text))


def fitted(text: str, room: float, lines: int = 1) -> list[str]:
    """Return a text in at most so many lines, none wider than there is room in ems; an ellipsis stands for the rest."""
    rows = wrapped(text, room, measure=ems)
    kept = [_cut(row, room) for row in rows[:lines]]
    if len(rows) > lines:
        kept[-1] = _cut(f"{kept[-1].rstrip('…')}…", room)
    return kept


def spaced(labels: Iterable[tuple[float, str]], size: float) -> Iterator[tuple[float, str]]:
    """Yield the labels, from left to right and each centred, that do not run into the one before."""
    end = float("-inf")
    for middle, text in labels:
        half = ems(text) * size / 2
        if middle - half >= end:
            end = middle + half + size / 3
            yield middle, text


def _cut(text: str, room: float) -> str:
    if ems(text) <= room:
        return text
    ends = accumulate(map(_em, text))
    kept = sum(1 for _ in takewhile(lambda end: end <= room - _em("…"), ends))
    return f"{text[:kept].rstrip(' …')}…"


@lru_cache(4096)
def _em(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.02
    return _WIDTHS.get(sign, 0.75 if sign.isupper() else 0.64)
