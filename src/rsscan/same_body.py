"""Whether two records name one body: by identifier, else by name, and never said where nobody can tell."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

from rsscan.matching.normalize import fold, words

ALIKE = 90.0
"""Likeness of 100 from which two printed bodies are one here; what is called different is only asked about."""


def same_body(
    ror: str | None, names: Iterable[str | None], other_ror: str | None, others: Iterable[str | None]
) -> bool:
    """Whether two bodies are one, or cannot be compared: written in two scripts, nobody can tell letter by letter."""
    if ror and other_ror:
        return ror == other_ror
    rest = [folded(other) for other in others if other]
    return any(alike(folded(name), other) for name in names if name for other in rest)


def alike(one: str, other: str) -> bool:
    """Whether two folded names are one, or written in two scripts."""
    return one.isascii() != other.isascii() or fuzz.token_set_ratio(one, other) >= ALIKE


@lru_cache(maxsize=10_000)
def folded(name: str) -> str:
    """Return the words of a name in the spelling that is compared."""
    return " ".join(word.form for word in words(fold(name)))
