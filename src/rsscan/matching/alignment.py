"""How well the words of a listed name stand in a printed affiliation: as a name of their own, or inside another's.

The score is the share of the name's weight that stands there, less what speaks against it (`penalties` for what is
missing or between, `surroundings` for what stands before or behind).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rsscan.matching.listed import ALIGNED, CITY_SPARED, SHORT_NAME, Listed
from rsscan.matching.match import Part
from rsscan.matching.normalize import HARD, Word
from rsscan.matching.penalties import (
    AS_TWO,
    Costs,
    Placed,
    weigh_between,
    weigh_missing,
    weigh_order,
)
from rsscan.matching.places import is_whole_place
from rsscan.matching.surroundings import weigh_before, weigh_behind
from rsscan.matching.vocabulary import COMMON, HEADS

PLACE_IN_ADDRESS = 0.06
"""Cost of a place at the end of a name that stands in the address instead."""

REACH_BEFORE, REACH_BEHIND = 3, 4
"""Words beyond a name's length among which it may be scattered, either side of its anchor."""


MOST_PLACES = 20
"""Places of one word, from the beginning of a text and from its end, at which a name is sought."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Words `start` to before `end` of the text carry the name with this score (0-1).

    `likeness` is that of the least like of its words, `turned` says that they stand in another order, `parts` say what
    was weighed: 1 and their changes make the score.
    """

    score: float
    start: int
    end: int
    likeness: float
    turned: bool
    parts: tuple[Part, ...]


class Standing:
    """A text's words, and where words of the lists stand among them."""

    def __init__(self, words: Sequence[Word], positions: Mapping[str, Sequence[tuple[float, float]]]) -> None:
        self.words = words
        self.positions = positions
        """Word of the lists → places and how like it is there; a place is a half more for the second of two glued
        words, and a quarter more for a word written as two."""
        self.forms = tuple(word.form for word in words)
        self._begins: list[int] = []
        self._ends = [len(words)] * len(words)
        begin = 0
        for at, word in enumerate(words):
            if word.boundary == HARD:
                self._ends[begin:at] = [at] * (at - begin)
                begin = at
            self._begins.append(begin)

    def reach(self, at: int, length: int) -> tuple[int, int]:
        """Return the words around an anchor among which the others may stand: never past a hard boundary."""
        return (
            max(self._begins[at], at - length - REACH_BEFORE),
            min(self._ends[at], at + length + REACH_BEHIND),
        )

    def parted(self, one: float, other: float) -> bool:
        """Whether any boundary stands between two places."""
        return any(word.boundary for word in self.words[int(min(one, other)) + 1 : int(max(one, other)) + 1])


def alignments(listed: Listed, text: Standing) -> Iterator[Alignment]:
    """Yield the alignments of a name, one for each place of its anchor; a name may stand there more than once."""
    places = text.positions.get(listed.forms[listed.anchor], ())
    if len(places) > 2 * MOST_PLACES:
        places = [*places[:MOST_PLACES], *places[-MOST_PLACES:]]
    for at, likeness in places:
        found = _letter_by_letter(listed, text, at) or _aligned(listed, text, at, likeness)
        if found is not None:
            yield found


def _letter_by_letter(listed: Listed, text: Standing, at: float) -> Alignment | None:
    """Align a name whose words all stand there in order and unparted: most names are printed so."""
    start = int(at) - listed.anchor
    end = start + len(listed.forms)
    if start < 0 or text.forms[start:end] != listed.forms or any(word.boundary for word in text.words[start + 1 : end]):
        return None
    costs = Costs()
    weigh_behind(listed, text.words, end, costs)
    weigh_before(listed, text.words, start, costs)
    return Alignment(1 - costs.total, start, end, 1.0, turned=False, parts=costs.parts)


def _aligned(listed: Listed, text: Standing, at: float, likeness: float) -> Alignment | None:
    """Align a name at one place of its anchor; None as soon as too little is left."""
    placed = _placed(listed, text, at, likeness)
    costs = Costs()
    out = _take_out_place(listed, placed, text)
    if out < len(placed):
        costs.add(PLACE_IN_ADDRESS, "the place at its end stands in the address")
    share = _share(listed, placed, out)
    if share < ALIGNED:
        return None
    words = text.words
    stand = sorted(place for place in placed if place is not None)
    start, last = int(stand[0][0]), stand[-1][0]
    end = int(last) + 1 + (last % 1 == AS_TWO)
    weigh_missing(listed, placed[:out], words, start, end, costs)
    if share - costs.total < ALIGNED:
        return None
    weigh_between(listed, placed, words, start, end, costs)
    if share - costs.total < ALIGNED:
        return None
    turned = weigh_order(listed, placed, words, costs)
    weigh_behind(listed, words, end, costs)
    weigh_before(listed, words, start, costs)
    if share - costs.total < ALIGNED:
        return None
    likest = min(place[1] for place in stand)
    score = share - costs.total
    _say_what_is_lost(listed, placed[:out], words, costs)
    return Alignment(score, start, end, likest, turned, costs.parts)


def _placed(listed: Listed, text: Standing, at: float, likeness: float) -> Placed:
    """Place each word of the name at its occurrence nearest to where it is expected from the anchor."""
    anchor = listed.anchor
    low, high = text.reach(int(at), len(listed.forms))
    placed: Placed = [None] * len(listed.forms)
    placed[anchor] = (at, likeness)
    taken = {at}
    for number in (*range(anchor - 1, -1, -1), *range(anchor + 1, len(placed))):
        places = text.positions.get(listed.forms[number])
        if places is None:
            continue
        free = [(place, like) for place, like in places if low <= place < high and place not in taken]
        if len(free) > 1:
            # Of two in reach the one in the same part: "Universitas Muhammadiyah Surakarta, Surakarta".
            expected = at + number - anchor
            free.sort(key=lambda one: (abs(one[0] - expected) + 2 * text.parted(at, one[0]), -one[1], one[0]))
        if free:
            placed[number] = free[0]
            taken.add(free[0][0])
    return placed


def _take_out_place(listed: Listed, placed: Placed, text: Standing) -> int:
    """Take the city or country at the end of a name out of its words if it stands in the address.

    "Washington University School of Medicine, St. Louis" is Washington University in St. Louis. Return the number of
    the first word taken out; that of words if none is.
    """
    whole = len(placed)
    first = whole - 1 if _ends_with_country(listed, text) else listed.tail
    before, behind = placed[:first], placed[first:]
    if not behind or None in behind:
        return whole
    stands = [form for form, place in zip(listed.forms[:first], before, strict=True) if place is not None]
    city = first == listed.tail
    own = not COMMON.issuperset(stands) if city else None not in before
    if HEADS.isdisjoint(stands) or not own:
        return whole
    ends = int(max(place[0] for place in before if place))
    begins = int(min(place[0] for place in behind if place))
    if begins <= ends + city or not text.parted(ends, begins):
        return whole
    placed[first:] = [None] * len(behind)
    return first


def _ends_with_country(listed: Listed, text: Standing) -> bool:
    """Whether a long name ends with a country and the text has the body's city, which then says as much."""
    if listed.tail < len(listed.forms) or len(listed.forms) <= SHORT_NAME or not listed.city:
        return False
    return is_whole_place(listed.forms[-1:]) and listed.city.issubset(text.forms)


def _share(listed: Listed, placed: Placed, out: int) -> float:
    """Weight that stands there over the whole weight; the city of a name that is carried by others counts little.

    Words from number `out` on stand in the address and are not missing.
    """
    total, stands = listed.total, sum(listed.weights[out:])
    for form, weight, place in zip(listed.forms[:out], listed.weights, placed, strict=False):
        if place is not None:
            stands += weight * place[1]
        elif form in listed.spared:
            total -= CITY_SPARED * weight
    return stands / total


def _say_what_is_lost(listed: Listed, placed: Placed, words: Sequence[Word], costs: Costs) -> None:
    """Put into words what the share lacks to 1: words that do not stand there, and words not quite the same."""
    weighed = list(zip(listed.forms, listed.weights, placed, strict=False))
    kept = {at: CITY_SPARED for at, (form, _, place) in enumerate(weighed) if place is None and form in listed.spared}
    total = listed.total - sum(weighed[at][1] * share for at, share in kept.items())
    for at, (form, weight, place) in enumerate(weighed):
        if place is not None:
            costs.add(weight * (1 - place[1]) / total, "“{}” is read as “{}”", words[int(place[0])].raw, form)
        else:
            costs.add((1 - kept.get(at, 0.0)) * weight / total, "“{}” is missing", form)
