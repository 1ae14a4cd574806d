"""Printed names that run several together: native names and acronyms in brackets, and aliases in a sentence."""

import re
from collections.abc import Iterable
from dataclasses import replace

from rsscan.inputs.importing.countries import country
from rsscan.inputs.importing.names import clean, language, names
from rsscan.matching.vocabulary import LEGAL_FORMS
from rsscan.watchlist import Name

_ACRONYM = re.compile(r"(?=[^\s]{2,8}$)[^a-z\s]*[A-Z][^a-z\s]*[A-Z][^a-z\s]*")
_NUMBERED = re.compile(r"([A-Z]{2,8}) ?\d{0,3}")
_NO_NAME = LEGAL_FORMS | {"fze", "fzc", "ftz", "pvt", "jsc", "ojsc", "pjsc", "ooo", "zao", "oao"}
_INITIAL = re.compile(r"(?:[^\W\d_]|\d)[^\W_]*")
_SHORT_FORM = 3
"""Words from which what stands in brackets behind a single word is its long form."""

_RUN = re.compile(
    r"[\s,;(]*\b(?:(?:a\.?\s?k\.?\s?a\b\.?|also known as|and)[\s,]+the following\b[^:]{0,100}:|"
    r"(?:[afdn]\.\s?[kb]\.\s?a\b\.?[,:]?|[afn]\.?k\.?a\.?[,:]|(?:also|formerly|previously|now) known as:?|"
    r"doing business as:?))\s*",
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


def is_acronym(text: str) -> bool:
    """Whether a name is one short word of capitals, which by itself tells no body from another."""
    return _ACRONYM.fullmatch(text) is not None


def listed(printed: Iterable[str], *, weak: Iterable[str] = (), lang: str | None = None) -> tuple[Name, ...]:
    """Return the names of a body as printed, the first first, then what stands in their brackets; acronyms are weak.

    Raises ValueError where there is no name at all.
    """
    strong: list[str] = []
    weaker = list(weak)
    for text in printed:
        whole, others, acronyms = parted(text)
        strong += [whole, *others]
        weaker += acronyms
    first = next((text for text in strong if text), "")
    found = names(first, strong, weak=weaker, lang=lang)
    return tuple(replace(name, weak=name.weak or is_acronym(name.value)) for name in found)


def parted(text: str) -> tuple[str, list[str], list[str]]:
    """Part a printed name: itself without native names in brackets, the other names in it, and the acronyms in it.

    "Kim Chaek University of Technology (金策工業総合大学)" is two names. The acronym behind a name is the body's own
    where it does not spell the end of the name only: "10th Institute of China Electronics Technology Group
    Corporation (CETC)" is not CETC.
    """
    spans = _brackets(text)
    native = [(start, end) for start, end in spans if language(text[start + 1 : end - 1])]
    if language(_without(spans, text)):  # "电子(深圳)有限公司" is one name
        native = [(start, end) for start, end in native if text[start - 1].isspace()]
    others = [clean(text[start + 1 : end - 1]) for start, end in native]
    whole = clean(_without(native, text))
    last = [span for span in _brackets(whole) if span[1] == len(whole)]
    if not last:
        return whole, others, []
    inside = " ".join(whole[last[0][0] + 1 : last[0][1] - 1].split())
    before = clean(whole[: last[0][0]])
    if len(before.split()) == 1 and len(inside.split()) >= _SHORT_FORM:
        return whole, [before, inside, *others], []
    spelt = _NUMBERED.fullmatch(inside)
    if spelt is None or inside.casefold() in _NO_NAME or country(inside):
        return whole, others, []
    return whole, [before, *others], [inside] if _of_the_whole(spelt.group(1), before) else []


def _brackets(text: str) -> list[tuple[int, int]]:
    """Return where the outermost pairs of brackets stand."""
    spans: list[tuple[int, int]] = []
    depth = start = 0
    for at, char in enumerate(text):
        if char == "(":
            start = start if depth else at
            depth += 1
        elif char == ")" and depth:
            depth -= 1
            if not depth:
                spans.append((start, at + 1))
    return spans


def _without(spans: list[tuple[int, int]], text: str) -> str:
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    return "".join(text[end:start] for end, start in zip([0, *ends], [*starts, len(text)], strict=True))


def _of_the_whole(acronym: str, name: str) -> bool:
    initials = [word[0].upper() for word in _INITIAL.findall(name.removeprefix("The ").removeprefix("the "))]
    spelt_from = [at for at in range(len(initials)) if initials[at] == acronym[0] and _spells(acronym, initials[at:])]
    return not spelt_from or spelt_from[0] == 0


def _spells(acronym: str, initials: list[str]) -> bool:
    left = iter(initials)
    return all(letter in left for letter in acronym)


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
