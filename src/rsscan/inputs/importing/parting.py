"""A printed name in its parts: aliases that run on, and what stands in brackets behind a name.

"X (XYZ)", "X; Y", "X (formerly known as Y)", "X (native name)": matching needs each by itself.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterator

from rsscan.inputs.importing.countries import country
from rsscan.inputs.importing.languages import language
from rsscan.matching.normalize import SCRIPT, forms
from rsscan.matching.places import is_whole_place
from rsscan.matching.vocabulary import COMMON, LEGAL_FORMS

_TAIL = re.compile(
    r"[;,]?\s?\b(?:and|including)\s+(?:any|all|its|their)\b[^;]{0,200}?\b(?:successors?|sub-?units?|subsidiar(?:y|ies)|affiliates?)"
    r"\b[^;]*|,?\s?\band\s+(?:successors|sub-?units|subsidiaries|affiliates)\s*$",
    re.IGNORECASE,
)
"""\"X; and any successor, sub-unit, or subsidiary thereof", "X and affiliates": law, not name."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_QUOTES = "\"'“”‘’«»"

_KNOWN_AS = (
    r"(?:[afdn]\.\s?[kb]\.\s?a\b\.?[,:]?|[afn]\.?k\.?a\.?[,:]|(?:also|formerly|previously|now) known as:?|"
    r"doing business as:?)"
)
_SAID = re.compile(
    rf"(?:{_KNOWN_AS}|(?:[afn]\.?k\.?a\.?|formerly|alias(?:es)?)[\s:,])[\s:,]*(?P<names>.+)", re.IGNORECASE
)
_SEVERAL = re.compile(rf"\s*;\s*(?:and\s+)?|(?<=\))\s+and\s+|[,;]?\s+{_KNOWN_AS}[\s,:]+", re.IGNORECASE)
_LISTED = re.compile(r"\s*;\s*|\s*,(?!\s*(?:co|inc|llc|ltd|limited|s\.?a)\b)\s*", re.IGNORECASE)
"""Between the names that a bracket lists, of which the form of a company is none."""

_REFERENCE = re.compile(r"[A-Z]{2,3}[ei]\.\d+|original script|the following\b.*", re.IGNORECASE)
_ACRONYM = re.compile(r"(?P<letters>[A-Z][A-Z&./-]{0,6}[A-Z]) ?\d{0,3}")
_BRACKETED = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"(?:[^\W\d_]|\d)[^\W_]*")
_LONG_FORM = 3
"""Words from which what stands in brackets behind a single word is its long form."""

_FORMS = LEGAL_FORMS | frozenset(
    "ao asia branch fz fzc fze ftz ger hk holding jsc llp london ngo oao offshore ojsc ooo pjs pjsc private pte pty "
    "pvt sal zao".split()
)
"""What stands in brackets behind a name and is no name: forms of companies, branches, zones."""

_DEEP = 3
"""Names inside names that are followed."""


def clean(text: str) -> str:
    """Return a name in one line, without the tail that extends it to successors and subsidiaries."""
    one_line = " ".join(unicodedata.normalize("NFC", _CONTROL.sub(" ", text)).split())
    return _TAIL.sub("", one_line).strip(" ;,") or one_line


def parts(printed: str, deep: int = _DEEP) -> Iterator[str]:
    """Yield a printed name and the names that stand in it, in their order.

    A name with another in another script behind it is two names, and never met as one.
    """
    text = clean(printed).rstrip(" (")
    text = _closed(text.strip(_QUOTES) if not any(quote in text.strip(_QUOTES) for quote in _QUOTES) else text)
    head, inside = _bracket(text)
    if not head and inside and deep:
        yield from parts(inside, deep - 1)
    elif text:
        others = list(_others(text, head, inside)) if deep else []
        if not (others and head and _scripts_differ(head, inside)):
            yield text
        for part in others:
            yield from parts(part, deep - 1)


def _closed(text: str) -> str:
    """Return a name whose last bracket the list forgot to close with it closed."""
    return f"{text})" if text.count("(") == text.count(")") + 1 else text


def _others(text: str, head: str, inside: str) -> Iterator[str]:
    """Yield the names that stand in a name: a run of them, or the one before its last bracket and those in it."""
    several, said = _split(text), _SAID.fullmatch(inside)
    if len(several) > 1:
        yield from (name for name in several if not _is_no_name(name))
    elif head and inside and (said or ";" in inside or _REFERENCE.fullmatch(inside)):
        yield head
        listed = _LISTED.split(said["names"]) if said else _split(inside)
        yield from (name for name in listed if not _is_no_name(name))
    elif head and inside and not _is_no_name(inside):
        yield from _both(head, inside, parted=text[len(head)].isspace())


def _both(head: str, inside: str, *, parted: bool) -> tuple[str, ...]:
    """Return which of what stands before and in a bracket are names by themselves; `parted` by a space or not."""
    if _scripts_differ(head, inside):
        return head, inside
    if language(head):
        if not parted:
            return ()  # "电子(深圳)" is one name
        return (head, inside) if _names_a_body(inside) else (head,) if inside[0].islower() else ()
    if acronym := _ACRONYM.fullmatch(inside):
        return (head, inside) if _of_the_whole(acronym["letters"], head) else (head,)
    return (head, inside) if " " not in head and len(inside.split()) >= _LONG_FORM else ()


def _scripts_differ(head: str, inside: str) -> bool:
    """Whether a bracket is in another script than what stands before it and outside of other brackets."""
    return language(_BRACKETED.sub("", head) or head) != language(inside)


def _names_a_body(inside: str) -> bool:
    """Whether what stands behind a name in its own script is a name too, and no description ("state university")."""
    if inside.lower() == inside.upper():  # a script without capitals
        return SCRIPT.search(inside) is not None or " " in inside
    acronym = any(one.isupper() and two.isupper() for one, two in itertools.pairwise(inside))
    return acronym or any(quote in inside for quote in _QUOTES)


def _is_no_name(text: str) -> bool:
    """Whether words are a reference, a place, the form of a company, or one word for a kind of body."""
    key = tuple(form for form in forms(text) if form not in _FORMS)
    return (
        not key
        or text.casefold() in COMMON
        or is_whole_place(key)
        or _REFERENCE.fullmatch(text) is not None
        or (len(text) > len("XX") and country(text) is not None)  # two letters are an acronym sooner than a code
    )


def _of_the_whole(acronym: str, name: str) -> bool:
    """Whether an acronym behind a name is its own and does not spell the end of it only.

    "10th Institute of China Electronics Technology Group Corporation (CETC)" is not CETC; but before the first letter
    may stand a country or the form of a company.
    """
    found = _WORD.findall(name.removeprefix("The ").removeprefix("the "))
    initials = [word[0].upper() for word in found]
    starts = [at for at in range(len(found)) if initials[at] == acronym[0] and _spells(acronym, initials[at:])]
    before = [forms(word) for word in found[: starts[0]]] if starts else []
    return all(is_whole_place(key) or _FORMS.issuperset(key) for key in before)


def _spells(acronym: str, initials: list[str]) -> bool:
    left = iter(initials)
    return all(letter in left for letter in acronym if letter.isalpha())


def _split(text: str) -> list[str]:
    """Part a run of names where it is parted outside brackets."""
    found, start = [], 0
    for met in _SEVERAL.finditer(text):
        if text.count("(", 0, met.start()) == text.count(")", 0, met.start()):
            found.append(text[start : met.start()])
            start = met.end()
    return [*found, text[start:]]


def _bracket(text: str) -> tuple[str, str]:
    """Return what stands before and in the bracket that ends a name; nothing where none does."""
    depth = 0
    for at in range(len(text) - 1 if text.endswith(")") else -1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[at], 0)
        if not depth:
            return text[:at].strip(), text[at + 1 : -1].strip()
    return "", ""


_RUN = re.compile(
    rf"[\s,;(]*\b(?:(?:a\.?\s?k\.?\s?a\b\.?|also known as|and)[\s,]+the following\b[^:]{{0,100}}:|{_KNOWN_AS})\s*",
    re.IGNORECASE,
)
_PARTING = re.compile(r"\s*;\s*|\s+and\s+(?=[\u2012-\u2015-])")
_LEADING = re.compile(r"^(?:and\s+)?[\s\u2012-\u2015-]*(?:and\s+)?", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?<!corp)(?<!inc)(?<!ltd)(?<!co)(?<!\bno)\.\s+(?:no\.?\s|#?\d+\b).*$", re.IGNORECASE | re.DOTALL
)
"""An address that follows the last alias; an ordinal ("54th Institute") is no house number."""

_TRAILING = re.compile(r"[\s,;]+(?:and)?$")
_SHORTENED = frozenset("bros co corp dept inc intl jr llc ltd no pte pvt san st sti tic univ".split())


def run(text: str) -> list[str]:
    """Part a sentence of aliases: "X, a.k.a., the following two aliases: -Y; and -Z." is X, Y and Z."""
    found: list[str] = []
    for part in map(clean, _RUN.split(text)):
        opened = found and part.count(")") > part.count("(")  # the bracket before "a.k.a." closes behind the alias
        pieces = _PARTING.split(part.rstrip(" .;").removesuffix(")") if opened else part)
        found += [alias for piece in pieces if (alias := _alias(piece))]
    return found


def _alias(piece: str) -> str:
    text = _TRAILING.sub("", _ADDRESS.sub("", _LEADING.sub("", piece.strip())).strip())
    last = text.removesuffix(".").rpartition(" ")[2].casefold()
    return text if "." in last or last in _SHORTENED else text.removesuffix(".")
