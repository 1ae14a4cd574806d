"""Two names side by side: which words both have, and which only one of them.

Words are compared as they are printed but for case and width; in scripts without blanks every sign is a word.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, groupby

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import partial_ratio_alignment

_PIECE = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
    r"|[^\W_]+(?:['’][^\W_]+)*|[\W_]"
)
"""A sign of a script without blanks, a word, or what stands between words."""


class Kind(StrEnum):
    """What a part of a name is beside the other name."""

    SAME = "same"
    DIFFERS = "differs"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Part:
    """Some words on end of one kind; `beside` is what stands around the place that is compared."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A printed text and a listed name, each in parts."""

    printed: tuple[Part, ...]
    listed: tuple[Part, ...]

    @property
    def only_printed(self) -> str:
        """The words that only the printed text has where the name stands."""
        return _differing(self.printed)

    @property
    def only_listed(self) -> str:
        """The words that only the listed name has."""
        return _differing(self.listed)

    @property
    def share(self) -> bool:
        """Whether they have a word in common."""
        return any(part.kind is Kind.SAME for part in self.listed)


def compared(printed: str, listed: str) -> Compared:
    """Lay a listed name beside the text that is printed."""
    ours, theirs = _PIECE.findall(printed), _PIECE.findall(listed)
    our_words, their_words = _words(ours), _words(theirs)
    near = _near(printed, listed, ours, our_words)
    keys = [_key(ours[our_words[at]]) for at in near], [_key(theirs[at]) for at in their_words]
    blocks = [block for block in Indel.opcodes(*keys) if block.tag == "equal"]
    if not blocks:
        return Compared((Part(Kind.BESIDE, printed),), (Part(Kind.BESIDE, listed),))
    same_ours = {our_words[near[at]] for block in blocks for at in range(block.src_start, block.src_end)}
    same_theirs = {their_words[at] for block in blocks for at in range(block.dest_start, block.dest_end)}
    before, after = blocks[0].dest_start, len(their_words) - blocks[-1].dest_end
    first = our_words[_reached(ours, our_words, near[blocks[0].src_start], -before)]
    last = our_words[_reached(ours, our_words, near[blocks[-1].src_end - 1], after)]
    return Compared(_parts(ours, same_ours, range(first, last + 1)), _parts(theirs, same_theirs, range(len(theirs))))


def _words(pieces: list[str]) -> list[int]:
    return [at for at, piece in enumerate(pieces) if piece[0].isalnum()]


def _near(printed: str, listed: str, pieces: list[str], words: list[int]) -> range:
    """Return which of the words stand where the text is most like the name, the greater part of each."""
    found = partial_ratio_alignment(_folded(listed), _folded(printed))
    start, end = (found.dest_start, found.dest_end) if found else (0, 0)
    starts = [0, *accumulate(map(len, pieces))]
    middles = [starts[at] + len(pieces[at]) / 2 for at in words]
    return range(bisect_left(middles, start), bisect_right(middles, end))


def _folded(text: str) -> str:
    """Return text without case, sign for sign."""
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)


def _reached(pieces: list[str], words: list[int], start: int, steps: int) -> int:
    """Return the place among the words so many steps on, or as far as no comma or the like stands between."""
    step, at = (1 if steps > 0 else -1), start
    for _ in range(abs(steps)):
        near = at + step
        if not 0 <= near < len(words):
            break
        low, high = sorted((words[at], words[near]))
        if any(not piece.isspace() for piece in pieces[low + 1 : high]):
            break
        at = near
    return at


def _parts(pieces: list[str], same: set[int], span: range) -> tuple[Part, ...]:
    """Return the pieces by their kind; what stands between two words is of the kind that both have."""
    kinds: list[Kind] = []
    for at, piece in enumerate(pieces):
        if at not in span:
            kinds.append(Kind.BESIDE)
        elif piece[0].isalnum():
            kinds.append(Kind.SAME if at in same else Kind.DIFFERS)
        else:
            kinds.append(Kind.BESIDE)
    for at in range(1, len(pieces) - 1):
        if not pieces[at][0].isalnum() and kinds[at - 1] is kinds[at + 1]:
            kinds[at] = kinds[at - 1]
    marked = groupby(zip(kinds, pieces, strict=True), key=lambda pair: pair[0])
    return tuple(Part(kind, "".join(piece for _, piece in run)) for kind, run in marked)


def _differing(parts: tuple[Part, ...]) -> str:
    return " … ".join(part.text for part in parts if part.kind is Kind.DIFFERS)


def _key(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()
