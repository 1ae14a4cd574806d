"""A printed string as words: spelling folded, boundaries kept.

Folding makes equal what readers hold equal: case, width, diacritics on letters of alphabets, apostrophes lost or
broken on the way ("People's", "People?s", "Ch'aek"), HTML left-overs, words run together ("BeijingInstitute"),
initials, British and American endings ("organisation"), and the field's usual spellings ("Univ.", "Universität").
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from rsscan.matching.repair import repaired
from rsscan.matching.vocabulary import JOINING, PARTS, SPELLINGS

TEXT_LIMIT = 10_000
"""Characters of a printed string that are read at once."""

WORD = re.compile(r"[^\W_]+")
"""A word: letters and digits of any script."""

SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2,}")
"""Han, kana or Hangul, whose words are not parted by spaces."""

HANGUL = re.compile(r"[\uac00-\ud7a3]")

_APOSTROPHE = re.compile(r"(?<=\w)['’‘`´ʼʹ?\ufffd](?=[^\W\d_])")
_INITIALS = re.compile(r"\b(?:[a-z]\.\s{0,2}){2,6}(?:[a-z]\b)?")
_MIXED = re.compile(r"(?=\w*[a-z])(?=\w*[\u0400-\u04ff])\w+")
_LOOK_ALIKE = str.maketrans("асеорхуіјѕкмтнв", "aceopxyijskmthb")  # Cyrillic letters inside a Latin word
_SPACES = re.compile(r" {2,}")
_HONOUR = re.compile(r"\s*\((?:a\.?\s?[sj]\.?|pbuh|ع|عج|س)\)\s*")
_U = re.compile(r"(?<=[a-z]{3} )u\.(?!\s?[a-z]\b)")  # "Tianjin U.", but not the country of "U. S. A."
_ELISION = re.compile(r"\b[dl]['’](?=[^\W\d_])")
_TWO_INITIALS = re.compile(r"[a-z]\.\s{0,2}[a-z]\b")
_HYPHENATED = re.compile(r"(?<=[a-z]{3})-(?=(?:sity|versity|tute|nology|ences?|ing)\b)")
_TOKEN = re.compile(r"([\W_]*)([^\W_]+)")
_HARD = re.compile(r"[;؛|\n\r\t\v\f•\u2028\u2029]")
_SOFT = re.compile(r"[,،、:()\[\]/{}–—\"«»“”]|\s-|-\s")
_STOP = re.compile(r"\.\s")
_KEPT_MARKS = "\u3099\u309a"  # voicing marks of kana make another sound, not another accent

HARD, SOFT = 2, 1
"""Kinds of boundary: another body begins, or a part of the address or of the body."""

_ABBREVIATION = 5
"""Letters up to which a word before a full stop counts as an abbreviation and not as the end of a part."""


class Word(NamedTuple):
    """One word: its usual `form`, as `raw` printed (folded), the boundary before it, and the word that joins it."""

    form: str
    raw: str
    boundary: int
    link: str
    abbreviated: bool


def fold(text: str) -> str:
    """Return `text` in the one spelling that is compared; may differ in length from the original."""
    text = repaired(text[:TEXT_LIMIT])
    text = text.lower() if text.isascii() else _folded_script(text)
    if "'" in text or "?" in text or "`" in text or not text.isascii():
        text = _APOSTROPHE.sub("", _ELISION.sub("", text))
    if "isation" in text:
        text = text.replace("isation", "ization")
    if "  " in text:
        text = _SPACES.sub(" ", text)
    if "(" in text:
        text = _HONOUR.sub(" ", text)
    if "-" in text:
        text = _HYPHENATED.sub("", text)
    if " u." in text:
        text = _U.sub("univ.", text)
    if "." in text and _TWO_INITIALS.search(text):
        text = _INITIALS.sub(lambda met: met.group().replace(".", "").replace(" ", "") + " ", text)
    return text[:TEXT_LIMIT]  # again, because one character can unfold to eighteen


def _folded_script(text: str) -> str:
    text = text.replace("´", "'")
    text = _unmarked(text) if _COMPOSING.search(text) else text.translate(_FOLDED)
    return _MIXED.sub(lambda met: met.group().translate(_LOOK_ALIKE), text) if _CYRILLIC.search(text) else text


def _unmarked(text: str) -> str:
    """Return text in lower case without diacritics, signs of direction and the like, with usual letters."""
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(
        char
        for char in text
        if (not unicodedata.combining(char) or char in _KEPT_MARKS) and unicodedata.category(char) != "Cf"
    )
    return unicodedata.normalize("NFC", text).translate(_LETTERS)


_LETTERS = str.maketrans(
    {"ي": "ی", "ى": "ی", "ك": "ک", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"}
)


class _Folded(dict[int, str]):
    """Code point → its folded letters, worked out when first met; for those whose folding is theirs alone."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _unmarked(chr(code))
        return folded


_FOLDED = _Folded()
_COMPOSING = re.compile("[^\x00-\u08ff\u1e00-\u1fff\u2000-\u2fff\u3000-\u3098\u309b-\u9fff\uac00-\ud7a3\uff01-\uff60]")
"""What may make one letter with its neighbours (Hangul jamo, kana's voicing marks, Indic vowels): folded as a whole."""

_CYRILLIC = re.compile("[\u0400-\u04ff]")


def words(folded: str) -> list[Word]:
    """Return the words of a folded string in order; joining words are left out but remembered as links."""
    found: list[Word] = []
    new = tuple.__new__  # a third of the time of Word(…), in the loop that every text with a listed word goes through
    boundary, link, before = HARD, "", ""
    tokens = _TOKEN.findall(folded)
    last = len(tokens) - 1
    behind = folded[folded.rfind(tokens[-1][1]) + len(tokens[-1][1]) :] if tokens else ""
    for at, (gap, raw) in enumerate(tokens):
        dotted = tokens[at + 1][0][:1] == "." if at < last else behind[:1] == "."
        if gap and gap != " ":
            kind, stops, joins = _GAPS[gap]
            # A full stop ends a part only after a word too long to be an abbreviation, and not among abbreviations.
            if stops and not (kind or dotted) and len(before) > _ABBREVIATION and before not in SPELLINGS:
                kind = SOFT
            boundary = max(boundary, kind)
            link = "and" if joins else link
        before = raw
        if raw in JOINING:
            link = link if raw == "the" else raw
            continue
        if raw in PARTS:
            for form in PARTS[raw]:
                found.append(Word(form, raw, boundary, link, dotted))
                boundary, link = 0, ""
        else:
            found.append(new(Word, (SPELLINGS.get(raw, raw), raw, boundary, link, dotted)))
            boundary, link = 0, ""
    return found


class _Gaps(dict[str, tuple[int, bool, bool]]):
    """What stands between two words → the boundary it is, whether it holds a full stop, and whether it joins."""

    def __missing__(self, gap: str) -> tuple[int, bool, bool]:
        kind = HARD if _HARD.search(gap) else SOFT if _SOFT.search(gap) else 0
        found = kind, _STOP.search(gap) is not None, "&" in gap
        if len(gap) <= _SHORT_GAP and len(self) < REMEMBERED_GAPS:
            self[gap] = found
        return found


_SHORT_GAP, REMEMBERED_GAPS = 8, 10_000
_GAPS = _Gaps()


def squeezed(folded: str) -> str:
    """Return the folded text without anything but letters and digits: "K orea" and "Korea" are the same."""
    return "".join(WORD.findall(folded))


@lru_cache(maxsize=4096)
def forms(text: str) -> tuple[str, ...]:
    """Return the usual forms of the words of a name, joining words left out."""
    return tuple(word.form for word in words(fold(text)))


def read_as(text: str) -> str:
    """Return the words of a text as they are compared, with `|` where another part begins and `||` another body."""
    parts = []
    for word in words(fold(text)):
        parts += [("", "|", "||")[word.boundary], word.form]
    return " ".join(filter(None, parts[1:]))
