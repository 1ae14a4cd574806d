"""Text set to a width in columns, also where signs are two columns wide and stand without spaces."""

import re
import unicodedata
from collections.abc import Callable

_WIDE = "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
_OPENS, _CLOSES = "（「『【《〈〔“‘", "）」』】》〉〕”’、。，．：；！？…"
"""Marks that must not end a line, and such as must not begin one."""

_PIECE = re.compile(rf"\s+|[{_OPENS}]*(?:[{_WIDE}]|[^\s{_WIDE}]+)[{_CLOSES}]*")
"""What is never broken: a word or an address, and a wide sign, with those marks about it."""


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def pieces(text: str) -> list[str]:
    """Return the pieces that a text is broken between, blanks among them."""
    return _PIECE.findall(text)


def wrapped(
    text: str, width: float, first: str = "", rest: str = "", measure: Callable[[str], float] = columns
) -> list[str]:
    """Return the lines of a text, none wider than `width` by a measure where it can be broken.

    `first` stands before the first of them, `rest` before the others.
    """
    lines, line, is_empty = [], first, True
    for piece in pieces(text.strip()):
        if not is_empty and measure(line) + measure(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line, is_empty = rest, True
        if piece.strip() or not is_empty:
            line += piece if piece.strip() else " "
            is_empty = False
    return [*lines, line.rstrip()]
