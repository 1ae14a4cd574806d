"""Names in Han, kana or Hangul that stand in a printed affiliation, also in pinyin, and the places beside them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rsscan.matching import scripts
from rsscan.matching.alignment import MOST_PLACES
from rsscan.matching.gates import place_evidence
from rsscan.matching.index import Index
from rsscan.matching.listed import SHOWN, Listed
from rsscan.matching.normalize import SCRIPT, Word
from rsscan.matching.places import codes_in
from rsscan.matching.printed import Printed
from rsscan.matching.vocabulary import COMMON


def speaks_han(text: str, folded: str) -> bool:
    """Whether a text is written in Han, kana or Hangul, or has a word that names of bodies end with in pinyin.

    They are: university, college, research (institute).
    """
    return "daxue" in folded or "xueyuan" in folded or "yanjiu" in folded or _in_script(text, folded)


def _in_script(text: str, folded: str) -> bool:
    return not text.isascii() and SCRIPT.search(folded) is not None


class InScript(NamedTuple):
    """A name in another script, or in pinyin, that stands in a text as `part`; `agrees` is what places say of it."""

    listed: Listed
    part: str
    score: float
    agrees: bool | None


def scripts_in(index: Index, printed: Printed) -> list[InScript]:
    """Return names in Han, kana or Hangul that stand in the text, and names in Han that it spells in pinyin."""
    found: list[InScript] = []
    if not speaks_han(printed.text, printed.folded):
        return found
    if SCRIPT.search(printed.folded):
        plain = scripts.plain(printed.text)
        spans: list[tuple[int, int]] = []
        times = Counter[str]()
        for at in range(len(plain) - 1):
            for part, listed in index.scripts.get(plain[at : at + 2], ()):
                score = scripts.standing(part, plain, at, listed.entry.city) if plain.startswith(part, at) else 0.0
                times[part] += score >= SHOWN
                if score >= SHOWN and times[part] <= MOST_PLACES:
                    spans = spans or _spans(printed.words, plain)
                    held = _held_by(printed.words, spans, at, at + len(part))
                    found.append(InScript(listed, part, score, _agrees(listed, printed, *held)))
    else:
        for latin, names in index.romanized.items():
            start, end = _spelt_out(latin, printed.words)
            if end:
                found += [InScript(one, latin, 0.95, _agrees(one, printed, start, end, ())) for one in names]
    return found


def _spans(found: Sequence[Word], plain: str) -> list[tuple[int, int]]:
    """Return where each word stands in a text without spaces; one that was repaired stands nowhere."""
    spans, at = [], 0
    lower = plain.lower() if len(plain.lower()) == len(plain) else plain
    for word in found:
        piece = word.raw if word.raw.isascii() else scripts.plain(word.raw)
        start = lower.find(piece, at)
        if start >= 0:
            at = start + len(piece)
        spans.append((at - len(piece), at) if start >= 0 else (at, at))
    return spans


def _held_by(
    found: Sequence[Word], spans: Sequence[tuple[int, int]], start: int, end: int
) -> tuple[int, int, tuple[str, ...]]:
    """Return the first of the words that hold a name, the one behind the last, and what of them is not the name."""
    held = [at for at, (begins, ends) in enumerate(spans) if begins < end and start < ends]
    if not held:
        return 0, 0, ()
    first, last = held[0], held[-1]
    before, behind = max(start - spans[first][0], 0), max(spans[last][1] - end, 0)
    return first, last + 1, (found[first].form[:before], found[last].form[-behind:] if behind else "")


def _agrees(listed: Listed, printed: Printed, start: int, end: int, beside: Iterable[str]) -> bool | None:
    """Whether places agree with the entry's; `beside` is what stands in one word with its name.

    A country inside a weak name says nothing, because others bear it; inside 中国科学院 it says whose the academy is.
    """
    entry, raws = listed.entry, [word.raw for word in printed.words]
    said = beside if listed.name.weak else (*beside, "".join(raws[start:end]))
    if any(entry.country in codes_in(piece) for piece in said if piece):
        return True
    if entry.city and any(scripts.in_town(raw, entry.city) for raw in (*raws[:start], *raws[end:])):
        return True
    return place_evidence(entry, printed.words, printed.cut, start, end, printed.hint).agrees


def _spelt_out(latin: str, found: Sequence[Word]) -> tuple[int, int]:
    """Return the words that a name in pinyin fills from the beginning of a part; twice 0 if it does not stand there.

    Dianzi Keji Daxue also ends Xidian's name.
    """
    for at, word in enumerate(found):
        if not ((word.boundary or found[at - 1].form in COMMON) and latin.startswith(word.raw[: len(latin)])):
            continue
        end, run = at, ""
        while end < len(found) and len(run) < len(latin):
            run += found[end].raw
            end += 1
        if run.startswith(latin):
            return at, end
    return 0, 0
