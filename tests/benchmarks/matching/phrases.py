"""Exact phrase search: the least that finds a listed name in a text, and so the floor of what finding one costs."""

import importlib
import re
import string
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection

Search = Callable[[str], list[str]]

UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Kana, Han and Hangul, where a name has no space on either side."""

_PLAIN = str.maketrans(dict.fromkeys(string.punctuation, " "))
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Fold as anybody would: case, diacritics, punctuation; quick where a text is ASCII, as most are."""
    if text.isascii():
        return " ".join(text.lower().translate(_PLAIN).split())
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(_WORD.findall(unicodedata.normalize("NFC", "".join(filter(_no_mark, apart)))))


def _no_mark(character: str) -> bool:
    return not unicodedata.combining(character)


def searcher(names: Collection[str]) -> tuple[str, Search]:
    """Return how folded names are looked for, in words, and a function from a folded text to those it holds.

    By Aho-Corasick where that library is installed, else by dictionary; both find the same.
    """
    try:
        library = importlib.import_module("ahocorasick")
    except ImportError:
        return "a dictionary of phrases; `pip install pyahocorasick` for Aho-Corasick", by_dictionary(names)
    automaton = library.Automaton()
    for name in filter(None, names):
        automaton.add_word(name if UNSPACED.search(name) else f" {name} ", name)
    if not len(automaton):
        return "Aho-Corasick", lambda _: []
    automaton.make_automaton()
    return "Aho-Corasick", lambda folded: [name for _, name in automaton.iter(f" {folded} ")]


def by_dictionary(names: Collection[str]) -> Search:
    """Look at each word of a text for the phrases, of so many words, that begin with it."""
    lengths: dict[str, set[int]] = defaultdict(set)
    runs: dict[str, set[int]] = defaultdict(set)
    listed = frozenset(filter(None, names))
    for name in listed:
        if UNSPACED.search(name):
            runs[name[:2]].add(len(name))
        else:
            lengths[name.split()[0]].add(len(name.split()))

    def search(folded: str) -> list[str]:
        words = folded.split()
        found = [
            " ".join(words[at : at + length])
            for at, word in enumerate(words)
            for length in lengths.get(word, ())
            if at + length <= len(words)
        ]
        if not folded.isascii():
            found += [
                folded[at : at + length] for at in range(len(folded)) for length in runs.get(folded[at : at + 2], ())
            ]
        return [name for name in found if name in listed]

    return search
