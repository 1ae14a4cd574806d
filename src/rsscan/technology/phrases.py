"""How phrases may stand in a title: folded, in the plural, and in Japanese without spaces."""

import re
import unicodedata
from functools import cache
from html import unescape

_JAPANESE = r"\u3040-\u30ff\u3400-\u9fff"
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")
_BETWEEN = re.compile(r"[\W_]+")
_SPACELESS = re.compile(rf"[{_JAPANESE}]")
_SCRIPTS_MEET = re.compile(
    rf"(?<=[^\W{_JAPANESE}])(?=[{_JAPANESE}])|(?<=[{_JAPANESE}])(?=[^\W{_JAPANESE}])",
)
_READ = re.compile(rf"[a-z{_JAPANESE}]")
"""Letters of the scripts that phrases are written in."""


def folded(text: str) -> str:
    """Return the words of a text in lower case with one space around each, without markup and marks.

    Words of letters that stand in Japanese without spaces are words too.
    """
    text = unicodedata.normalize("NFKC", unescape(_MARKUP.sub("", text))).casefold()
    parted = text if text.isascii() else _SCRIPTS_MEET.sub(" ", text)
    return f" {_BETWEEN.sub(' ', parted).strip()} "


@cache
def forms(phrase: str) -> tuple[str, ...]:
    """Return how a phrase may stand: words whole with one space around each, also in the plural.

    Japanese has no spaces between words, and writes the signs between them or not.
    """
    text = folded(phrase)
    if _SPACELESS.search(text):
        return (text.replace(" ", ""),)
    return (text, f"{_plural(text.rstrip())} ")


def _plural(word: str) -> str:
    if word.endswith("y") and not word.endswith(("ay", "ey", "oy", "uy")):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"


def head(form: str) -> str:
    """Return the first word of words with spaces around them, and else the first letter."""
    first = next(iter(form.split()), "")
    return first if form.startswith(" ") else first[:1]


def is_readable(text: str) -> bool:
    """Whether most letters of a text are of scripts that phrases are written in."""
    return 2 * len(_READ.findall(text)) > sum(map(str.isalpha, text))
