"""Text set to a width in columns, also where signs are two columns wide and stand without spaces."""

import re
import unicodedata
from collections.abc import Callable

from rich.cells import cell_len

_WIDE = "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
_OPENS, _CLOSES = "（「『【《〈〔“‘", "）」』】》〉〕”’、。，．：；！？…"
"""Marks that must not end a line, and such as must not begin one."""

_PIECE = re.compile(rf"\s+|[{_OPENS}]*(?:[{_WIDE}]|[^\s{_WIDE}]+)[{_CLOSES}]*")
"""What is never broken: a word or an address, and a wide sign, with those marks about it."""


def columns(text: str) -> int:
    """Return how many columns a text takes at most: terminals disagree on signs that several are joined to."""
    apart = (2 if _is_wide(sign) else cell_len(sign) for sign in text)
    return max(cell_len(text), sum(apart))


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF" and not unicodedata.combining(sign)


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
