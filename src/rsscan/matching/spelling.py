"""What a printed word may stand for among the words of the lists: itself, a misspelling, an abbreviation, two words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from rapidfuzz.distance import OSA

from rsscan.matching.rarity import COUNTS
from rsscan.matching.vocabulary import EITHER, JOINING, PARTS, SPELLINGS

SHORTEST_MISSPELT = 5
"""Letters from which a word may be misspelt; in shorter ones one letter makes another word."""

LONG_WORD = 8
"""Letters from which two slips are forgiven, and one costs little."""

SLIP, SLIP_IN_SHORT = 0.10, 0.27
"""What each slip takes from the likeness of a word."""

KNOWN_WORD = 5
"""Records of ROR from which a word is taken to be meant as it stands, and not as a slip of another."""

SHORTEST_GLUED = 6

REMEMBERED = 300_000
"""Spellings that are remembered; a hundred million texts hold more than a machine should keep."""

_SCANNED = (("rn", "m"), ("m", "rn"), ("ii", "il"), ("1", "l"), ("0", "o"), ("vv", "w"), ("cl", "d"))
"""Letters that scanning takes for one another."""

_L_FOR_I = re.compile("l[bcdfghjklmnpqrstvwxz]")
"""A capital I read as a small l: "lmam", "Kim ll Sung"; hardly a word begins so."""

SCANNED_LIKENESS, EITHER_LIKENESS, PLURAL_LIKENESS, GLUED_LIKENESS, UMLAUT_LIKENESS = 0.93, 0.95, 0.97, 0.97, 0.98


class Meaning(NamedTuple):
    """What a word may stand for: words of the lists, each with its likeness.

    `halves` are the two words that it glues together, `forms` all of these and what it is short for; `shortens` are the
    words that it may abbreviate; `begins` says that with the next word it may make one.
    """

    words: tuple[tuple[str, float], ...]
    forms: tuple[str, ...]
    halves: tuple[str, str] | None
    begins: bool
    shortens: tuple[str, ...]


NOTHING = Meaning((), (), None, begins=False, shortens=())
"""The meaning of a word that concerns no list: that of most words."""


def _scanned(form: str) -> Iterator[str]:
    """Yield what a word may have been before it was scanned."""
    if _L_FOR_I.match(form):
        yield SPELLINGS.get(f"i{form[1:]}", f"i{form[1:]}")
    for seen, meant in _SCANNED:
        if seen in form:
            word = form.replace(seen, meant)
            yield SPELLINGS.get(word, word)


def _without_umlauts(raw: str) -> Iterator[str]:
    """Yield the word as it reads where "ae", "oe" and "ue" stand for ä, ö and ü: Universitaetsklinikum."""
    for umlaut, letter in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        if umlaut in raw and len(raw) >= SHORTEST_MISSPELT:
            plain = raw.replace(umlaut, letter)
            yield SPELLINGS.get(plain, plain)


class Spellings(dict[str, Meaning]):
    """Folded word → its meaning, worked out when first met."""

    def __init__(self, vocabulary: Iterable[str], keys: frozenset[str], remembered: int = REMEMBERED) -> None:
        """Take every word of every name, and those by which names are looked up."""
        super().__init__()
        self._remembered = remembered
        self._keys = keys
        self.vocabulary = frozenset(vocabulary)
        """Every word of every name."""
        self._quiet: set[str] = set()
        """Words met that are, hold or abbreviate the key of no name."""
        self._beginners: set[str] = set()
        self._shorteners: set[str] = set()
        self._ends: dict[str, list[str]] = defaultdict(list)
        self._prefixes: dict[str, list[str]] = defaultdict(list)
        self._starts = {word[:3] for word, usual in SPELLINGS.items() if usual in self.vocabulary}
        self._starts |= {word[:3] for word in self.vocabulary}
        self._beginnings: set[str] = set()
        kinds = [word for word, usual in SPELLINGS.items() if len(word) >= LONG_WORD and usual in self.vocabulary]
        for word in sorted({*self.vocabulary, *kinds}):  # "Univertsität" is a slip too
            if len(word) >= SHORTEST_MISSPELT and word.isalpha():
                self._ends[f"{word[:3]}*"].append(word)
                self._ends[f"*{word[-3:]}"].append(word)
                if word in self.vocabulary:
                    self._prefixes[word[:3]].append(word)
            if len(word) >= SHORTEST_GLUED and word in self.vocabulary:
                self._beginnings.update(word[:at] for at in range(2, len(word) - 1))

    def __missing__(self, raw: str) -> Meaning:
        if len(self) >= self._remembered:
            for memory in (self, self._quiet, self._beginners, self._shorteners):
                memory.clear()
        meaning = self[raw] = self._meaning(raw)
        if meaning.begins:
            self._beginners.add(raw)
        if meaning.shortens:
            self._shorteners.add(raw)
        if self._keys.isdisjoint((*meaning.forms, *meaning.shortens)):
            self._quiet.add(raw)
        return meaning

    def lead(self, raws: Sequence[str]) -> bool:
        """Whether the words of a text may hold the key of any name: those of most texts do not."""
        if not self._quiet.issuperset(raws):
            for raw in raws:
                self[raw]
            if not self._quiet.issuperset(raws):  # now that all are known
                return True
        return not self._keys.isdisjoint(self._joined_in(raws))

    def meant_by(self, raws: Sequence[str], *, shortened: bool) -> set[str]:
        """Return the words of the lists that a text's may stand for; `shortened` says that the text abbreviates."""
        meant = set().union(*[self[raw].forms for raw in raws])
        meant.update(self._joined_in(raws))
        if shortened and not self._shorteners.isdisjoint(raws):
            meant.update(*[self[raw].shortens for raw in raws])
        return meant

    def _joined_in(self, raws: Sequence[str]) -> Iterable[str]:
        if self._beginners.isdisjoint(raws):
            return ()
        joined = [self.joined(one, other) for one, other in pairwise(raws) if one in self._beginners]
        return [word for word in joined if word is not None]

    def _meaning(self, raw: str) -> Meaning:
        if raw in JOINING:
            return NOTHING  # never compared, and "for" abbreviates nothing
        form = SPELLINGS.get(raw, raw)
        if self._is_like_none(raw, form):
            return NOTHING
        found = {word: EITHER_LIKENESS for word in EITHER.get(raw, ()) if word in self.vocabulary}
        found |= {form: 1.0} if form in self.vocabulary else {}
        found |= {word: UMLAUT_LIKENESS for word in _without_umlauts(form) if word in self.vocabulary}
        found = found or dict(sorted(self._misspelt(form), key=itemgetter(1)))  # of two ways to a word the likelier
        best = tuple(sorted(found.items(), key=lambda item: (-item[1], item[0]))[:4])
        halves = None if best else self._halves(form)
        begins = raw in self._beginnings
        shortens = () if best or len(raw) < 3 else self._shortened(raw)  # "un." could be anything
        forms = (*(word for word, _ in best), *(halves or ()), *PARTS.get(raw, ()))
        return Meaning(best, forms, halves, begins, shortens) if forms or begins or shortens else NOTHING

    def _is_like_none(self, raw: str, form: str) -> bool:
        """Whether a word neither begins nor ends like any of the lists, as most words do not: nothing more is tried.

        A slip, an abbreviation, two glued words and a scanned letter all leave the beginning or the end as it is.
        """
        if form[:3] in self._starts or raw[:3] in self._starts or f"*{form[-3:]}" in self._ends:
            return False
        umlaut = "ae" in raw or "oe" in raw or "ue" in raw
        return len(raw) >= SHORTEST_MISSPELT and not (umlaut or _L_FOR_I.match(raw))

    def _misspelt(self, form: str) -> Iterable[tuple[str, float]]:
        if form.isdigit() or (COUNTS.get(form, 0) >= KNOWN_WORD and len(form) > 2):  # "Kim II Sung"
            return
        allowed = 2 if len(form) >= LONG_WORD else 1
        if form not in COUNTS and len(form) >= SHORTEST_MISSPELT:
            for word in {*self._ends.get(f"{form[:3]}*", ()), *self._ends.get(f"*{form[-3:]}", ())}:
                slips = OSA.distance(form, word, score_cutoff=allowed)
                if slips > allowed or (form[0] != word[0] and form[-1] != word[-1]):
                    continue
                usual = word if word in self.vocabulary else SPELLINGS[word]
                if slips == 1 and (f"{form}s" == word or f"{word}s" == form):
                    yield usual, PLURAL_LIKENESS
                else:
                    yield usual, 1 - slips * (SLIP if len(word) >= LONG_WORD else SLIP_IN_SHORT)
        for word in _scanned(form):
            if word in self.vocabulary:
                yield word, SCANNED_LIKENESS

    def _halves(self, form: str) -> tuple[str, str] | None:
        if form[:3] not in self._starts or COUNTS.get(form, 0) >= KNOWN_WORD:
            return None  # "biomedical" is not "bio medical"
        for at in range(3, len(form) - 2):
            one, other = form[:at], form[at:]
            one, other = SPELLINGS.get(one, one), SPELLINGS.get(other, other)
            if one in self.vocabulary and other in self.vocabulary:
                return one, other
        return None

    def _shortened(self, raw: str) -> tuple[str, ...]:
        """Words that `raw` may abbreviate; none if it could be too many."""
        found = [word for word in self._prefixes.get(raw[:3], ()) if word.startswith(raw) and len(word) - len(raw) > 1]
        return tuple(found) if len(found) < 40 else ()  # then it says nothing

    def joined(self, one: str, other: str) -> str | None:
        """Return the word that two printed words make together, if the lists have it."""
        form = one + other
        return form if len(form) >= SHORTEST_GLUED and form in self.vocabulary else None
