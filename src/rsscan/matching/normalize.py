"""A printed string as words: spelling folded, boundaries kept.

Folding makes equal what readers hold equal: case, width, diacritics on Latin letters, apostrophes lost or broken
on the way ("People's", "People?s", "Ch'aek"), HTML entities, and usual abbreviations ("Univ.", "Acad. Sci.").
"""

import html
import re
import unicodedata
from dataclasses import dataclass

TEXT_LIMIT = 20_000
"""Characters of one printed string that are read; the longest real one on record has 4,000."""

_TAG = re.compile(r"<[^<>]{0,200}>")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’‘`´ʼʹ?\ufffd](?=[^\W\d_])")
_INITIALS = re.compile(r"\b(?:[a-z]\. *){2,6}(?:[a-z]\b)?")
_WORD = re.compile(r"[^\W_]+")
_HARD = re.compile(r"[;|\n\r\t\v\f\u2028\u2029]+")
_SOFT = re.compile(r"[,:()\[\]{}/–—]|(?<=\s)-(?=\s)")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")

LINKS = frozenset(
    "of and for the in on at de des del della di du la le und der für et y & to about with against".split()
)
"""Words that join others and carry no name themselves."""

_USUAL_FORM = {
    short: usual
    for usual, shorts in {
        "university": "univ universities univers",
        "institute": "inst instit institutes",
        "academy": "acad academies",
        "science": "sci sciences scis",
        "technology": "tech technol technologies tec",
        "technological": "techn",
        "technical": "tekhn",
        "national": "natl nat",
        "defense": "defence",
        "engineering": "eng engn engg engineer",
        "center": "centre ctr cent",
        "medicine": "med",
        "agricultural": "agr agric",
        "laboratory": "lab labs laboratories",
        "department": "dept dep departments",
        "college": "coll colleges",
        "research": "res",
        "mechanical": "mech",
        "electrical": "elect",
        "international": "int intl",
        "republic": "rep",
        "democratic": "dem",
        "peoples": "people",
        "physics": "phys",
        "chemistry": "chem",
        "mathematics": "math maths",
        "faculty": "fac",
        "school": "sch",
        "state": "st",
    }.items()
    for short in shorts.split()
}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a string: its folded `form`, its place in the original, and what stands before it.

    `boundary` says that a comma, bracket or colon parts it from the word before; `link` is the joining
    word that was passed over ("of", "and"), if any.
    """

    form: str
    start: int
    end: int
    boundary: bool = False
    link: str = ""


def fold(text: str) -> str:
    """Return `text` in the one spelling that is compared; may differ in length from the original."""
    text = html.unescape(_TAG.sub(" ", text)) if "<" in text or "&" in text else text
    text = unicodedata.normalize("NFKC", text).casefold()
    if not text.isascii():
        # Only marks on letters of alphabets go: a mark on a kana makes another sound, and Hangul is recomposed.
        kept: list[str] = []
        for char in unicodedata.normalize("NFD", text):
            if unicodedata.combining(char) and not (kept and _CJK.match(kept[-1])):
                continue
            if unicodedata.category(char) != "Cf":  # direction marks, zero-width joiners, soft hyphens
                kept.append(char)
        text = unicodedata.normalize("NFC", "".join(kept)).replace("ł", "l").replace("ø", "o")
    text = _APOSTROPHE.sub("", text)
    return _INITIALS.sub(lambda met: met.group().replace(".", "").replace(" ", "") + " ", text)


def segments(text: str) -> list[str]:
    """Return the folded parts of `text` between hard boundaries (`;`, `|`, new line), empty ones left out."""
    return [part.strip() for part in _HARD.split(fold_lines(text[:TEXT_LIMIT])[:TEXT_LIMIT]) if part.strip()]


def fold_lines(text: str) -> str:
    """Fold while keeping line ends, which NFKC leaves but HTML may write as tags."""
    return fold(re.sub(r"<br\s*/?>|</p>", "\n", text, flags=re.IGNORECASE))


def words(folded: str) -> list[Word]:
    """Return the words of one folded segment, joining words left out but remembered."""
    found: list[Word] = []
    boundary, link, last = True, "", 0
    for met in _WORD.finditer(folded):
        between = folded[last : met.start()]
        boundary = boundary or bool(_SOFT.search(between))
        if "&" in between:
            link = "and"
        last = met.end()
        form = met.group()
        if form in LINKS:
            link = form
            continue
        found.append(Word(_USUAL_FORM.get(form, form), met.start(), met.end(), boundary, link))
        boundary, link = False, ""
    return found


def has_cjk(text: str) -> bool:
    """Whether `text` holds a Han, kana or Hangul character, whose words are not parted by spaces."""
    return _CJK.search(text) is not None


def squeezed(folded: str) -> str:
    """Return the folded text without anything but letters and digits: "K orea" and "Korea" are the same."""
    return "".join(_WORD.findall(folded))
