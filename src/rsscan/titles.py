"""Whether two titles are of one publication, told so strictly that another one is not taken for it."""

import html
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

GENERIC = 25
"""Letters of a title below which many publications may have it, such as “Letter to the editor”."""

YEARS_APART = 3
"""Years that may lie between a preprint and its article; “Review of Particle Physics” comes out every second year."""

_WIDE = 3
"""Latin letters that one wide letter, such as a kanji, counts for."""

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_ROMAN = re.compile(r"[ivxlcdm]+")
_TWICE = re.compile(r"(.)\1+")
_SLIPS_FROM = 5
"""Letters from which a word may be spelled otherwise; `mice` and `rice` are two."""

_GREEK = {at: unicodedata.name(chr(at)).split()[-1].lower().replace("lamda", "lambda") for at in range(0x3B1, 0x3CA)}
"""Greek letters in words: one side writes β, the other beta."""


def title_keys(title: str | None) -> tuple[str, ...]:
    """Return what two titles of one publication have in common: their letters, or how these are spelled; none of none.

    Case, width, marks of layout, blanks and signs are no part of it.
    """
    words = _words(title)
    return tuple(dict.fromkeys(("".join(words), " ".join(map(_sounds, words))))) if words else ()


def same_title(one: str | None, other: str | None, year: int | None, other_year: int | None) -> bool:
    """Whether two publications are one by their titles and years.

    Equal titles are, unless the years are far apart; short ones only in one year. Titles that differ in nothing but
    how a word is spelled are in the same year or the next.
    """
    a, b = _words(one), _words(other)
    apart = abs(year - other_year) if year and other_year else None
    if not (a and b) or _is_generic(a) or _is_generic(b):
        return bool(a) and "".join(a) == "".join(b) and apart == 0
    if "".join(a) == "".join(b):
        return apart is None or apart <= YEARS_APART
    return apart in {0, 1} and [*map(_sounds, a)] == [*map(_sounds, b)]


class Titles:
    """Publications by what their titles have in common: each a title, a year, and how it is known."""

    def __init__(self, rows: Iterable[tuple[str | None, int | None, str]]) -> None:
        """Take the publications; of several with one title and year the first is the one that is known."""
        self._rows: dict[str, list[tuple[str | None, int | None, str]]] = defaultdict(list)
        for row in rows:
            for key in title_keys(row[0]):
                self._rows[key].append(row)

    def known(self, title: str | None, year: int | None) -> str | None:
        """Return how the publication with this title is known, None where there is none."""
        rows = (row for key in title_keys(title) for row in self._rows.get(key, ()))
        return next((known for other, its_year, known in rows if same_title(title, other, year, its_year)), None)


def _words(title: str | None) -> list[str]:
    text = unicodedata.normalize("NFKC", _TAG.sub("", html.unescape(title or ""))).casefold().translate(_GREEK)
    return "".join(letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in text).split()


def _is_generic(words: list[str]) -> bool:
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in "".join(words))
    return sum(map(len, words)) + (_WIDE - 1) * wide < GENERIC


def _sounds(word: str) -> str:
    """Return a word in the one form of its spellings: `colour`, `centres` and `naïve` as `color`, `center`, `naive`.

    Accents, doubled letters, a plural and the order of letters go; words of numbers stay as they are, and so do short
    ones. What tells substances apart, `nitrate` and `nitrite`, stays.
    """
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))
    if not bare.isascii():
        return word
    if len(bare) < _SLIPS_FROM or not bare.isalpha() or _ROMAN.fullmatch(bare):
        return bare
    plain = _TWICE.sub(r"\1", bare.replace("ou", "o").replace("ae", "e").replace("oe", "e").replace("s", "z"))
    return plain[0] + "".join(sorted(plain[1:].removesuffix("z")))
