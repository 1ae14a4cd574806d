"""Names of persons in running text, replaced: in any case and order, with or without accents."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from rsscan.matching.scripts import plain

SHORT = 4
"""Letters below which one word of a name counts only where it is written with a capital: “Li”, and not “li”."""

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_BETWEEN = r"[\W_]+"

Replace = Callable[[str], str]


def replacing(names: Mapping[str, str], *, words: bool = False) -> Replace:
    """Return what puts a pseudonym in the place of each name.

    With `words`, any word of a name is replaced too: for text that may tell a name in part, and is no evidence.
    """
    known: dict[tuple[str, ...], str] = {}
    for name, pseudonym in names.items():
        for form in _forms(name, words=words):
            known.setdefault(form, pseudonym)
    longest = sorted(known, key=lambda form: (-sum(map(len, form)), form))
    if not longest:
        return lambda text: text
    pattern = re.compile("|".join(_BETWEEN.join(map(_bounded, form)) for form in longest))

    def replace(text: str) -> str:
        whole = unicodedata.normalize("NFC", text)
        pieces, end = [], 0
        for met in pattern.finditer(_flat(whole)):
            said = whole[met.start() : met.end()]
            if len(said) < SHORT and said.islower() and not _UNSPACED.search(said):
                continue
            pieces += [whole[end : met.start()], known[tuple(_WORD.findall(met.group()))]]
            end = met.end()
        return "".join([*pieces, whole[end:]]) if pieces else text

    return replace


def holds(text: str, name: str) -> bool:
    """Whether a name stands in a text."""
    return replacing({name: "\0"})(text) != text


def _forms(name: str, *, words: bool) -> Iterator[tuple[str, ...]]:
    """Yield a name as words: as written, family name first, in simplified characters, and each word by itself."""
    for written in {name, name if name.isascii() else plain(name)}:
        found = tuple(_WORD.findall(_flat(unicodedata.normalize("NFC", written))))
        if not found:
            continue
        yield found
        yield (found[-1], *found[:-1])
        yield (*found[1:], found[0])
        if words:
            yield from ((word,) for word in found if len(word) > 1)


def _bounded(word: str) -> str:
    """Return a pattern that meets a word and no part of one; where no spaces part words, a part is enough."""
    escaped = re.escape(word)
    return escaped if _UNSPACED.search(word) else rf"(?<![^\W_]){escaped}(?![^\W_])"


def _flat(text: str) -> str:
    """Return text without accents and capitals, letter for letter."""
    return "".join(map(_letter, text))


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    return (unicodedata.normalize("NFKD", letter)[:1].lower() or letter)[:1]
