"""How well the words of a listed name stand in a printed affiliation: as a name of their own, or inside another's.

The score is the share of the name's weight that stands there, less what speaks against it: words missing that make a
difference, words between that make another name of it, words before or behind that belong to it, order, boundaries. A
word that contradicts costs more than one that is missing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from rsscan.matching.index import Listed
from rsscan.matching.normalize import HARD, SOFT, Word
from rsscan.matching.places import STATES, is_place
from rsscan.matching.vocabulary import COMMON, HEADS, LEGAL_FORMS, QUALIFIERS, ROMAN

Positions = Mapping[str, Sequence[tuple[float, float]]]
"""Word of the lists → where it stands in the text and how like it is.

The place is a half more for the second of two glued words, and a quarter more for a word written as two.
"""

SECOND_HALF, AS_TWO = 0.5, 0.25

ANOTHER = 0.25
"""Cost of a word that makes another body of the name: between its words, before it or behind it."""

MISSING_HEAD_OF_SHORT, MISSING_HEAD, MISSING_QUALIFIER, MISSING_FIELD, MISSING_NUMBER = 0.25, 0.12, 0.12, 0.08, 0.30

OTHER_ORDER, HEAD_ELSEWHERE, TURNED_ROUND = 0.12, 0.05, 0.04

OF_MORE, AND_MORE = 0.28, 0.16

SCHOOL = 0.06
"""Cost of a university named by one of its schools."""

ALIGNED = 0.70
"""Score from which an alignment is looked at further."""

PHRASE = 12
"""Words that are looked back for the head of a phrase."""

SHORT_NAME = 3
"""Words up to which a name loses itself with its head."""

_OF = frozenset("of de di for del da do".split())
_PHRASE_LINKS = _OF | {"and", "in", "fur", "du", "des"}
_OWN_BODIES = {"foundation": 0.26, "trust": 0.26, "system": 0.08, "press": 0.08}
_AND = frozenset("and et y e und".split())
_SUBUNITS = frozenset("medical business law engineering medicine education".split())
_SHORT_UNIVERSITY = frozenset({"univ", "uni"})
_CAMPUS = frozenset("campus kampus unidade location site branch".split())


@dataclass(frozen=True, slots=True)
class Alignment:
    """Words `start` to before `end` of the text carry the name with this score (0-1).

    `likeness` is that of the least like of its words, `turned` says that they stand in another order, `notes` say what
    was weighed.
    """

    score: float
    start: int
    end: int
    likeness: float
    turned: bool
    notes: tuple[str, ...]


class _Costs:
    """Adds up what speaks against an alignment, and remembers why."""

    __slots__ = ("notes", "total")

    def __init__(self) -> None:
        self.total = 0.0
        self.notes: list[str] = []

    def add(self, cost: float, why: str) -> None:
        if cost:
            self.total += cost
            self.notes.append(f"{why} ({-cost:+.2f})")


def align(listed: Listed, words: Sequence[Word], positions: Positions) -> Alignment:
    """Return the best alignment of a name at any place of its anchor, which stands in the text; the first of equals."""
    found = (_aligned(listed, words, positions, *place) for place in positions[listed.forms[listed.anchor]])
    return max(found, key=lambda alignment: alignment.score)


def _aligned(listed: Listed, words: Sequence[Word], positions: Positions, at: float, likeness: float) -> Alignment:
    low, high = _reach(words, int(at), len(listed.forms))
    placed = _placed(listed, positions, at, likeness, low, high)
    stand = sorted(place for place in placed if place is not None)
    start, last = int(stand[0][0]), stand[-1][0]
    end = int(last) + 1 + (last % 1 == AS_TWO)
    costs = _Costs()
    share = _share(listed, placed)
    if share < ALIGNED:
        return Alignment(share, start, end, 0.0, turned=False, notes=())  # whatever else is weighed, it is too little
    _weigh_missing(listed, placed, words, start, end, costs)
    turned = _weigh_order(listed, placed, words, costs)
    _weigh_between(listed, placed, words, start, end, costs)
    _weigh_behind(listed, words, end, costs)
    _weigh_before(listed, words, start, costs)
    likest = min(place[1] for place in stand)
    return Alignment(share - costs.total, start, end, likest, turned, tuple(costs.notes))


def _reach(words: Sequence[Word], at: int, length: int) -> tuple[int, int]:
    """The words around the anchor among which the others may stand: never past a hard boundary."""
    low = at
    while low > 0 and words[low].boundary != HARD and at - low < length + 3:
        low -= 1
    high = at + 1
    while high < len(words) and words[high].boundary != HARD and high - at < length + 4:
        high += 1
    return low, high


Placed = list[tuple[float, float] | None]


def _placed(listed: Listed, positions: Positions, at: float, likeness: float, low: int, high: int) -> Placed:
    """Place each word of the name at its occurrence nearest to where it is expected from the anchor."""
    anchor = listed.anchor
    placed: Placed = [None] * len(listed.forms)
    placed[anchor] = (at, likeness)
    for number in (*range(anchor - 1, -1, -1), *range(anchor + 1, len(placed))):
        expected = at + number - anchor
        best: tuple[float, float, float] | None = None
        for place, like in positions.get(listed.forms[number], ()):
            if low <= place < high and not any(other is not None and other[0] == place for other in placed):
                candidate = (abs(place - expected), -like, place)
                if best is None or candidate < best:
                    best = candidate
        if best is not None:
            placed[number] = (best[2], -best[1])
    return placed


def _share(listed: Listed, placed: Placed) -> float:
    """Weight that stands there over the whole weight; the city of a name that is carried by others counts little."""
    total, stands = listed.total, 0.0
    for form, weight, place in zip(listed.forms, listed.weights, placed, strict=True):
        if place is not None:
            stands += weight * place[1]
        elif listed.carried and form in listed.city:
            total -= 0.7 * weight
    return stands / total


def _weigh_missing(listed: Listed, placed: Placed, words: Sequence[Word], start: int, end: int, costs: _Costs) -> None:
    for form, place in zip(listed.forms, placed, strict=True):
        if place is not None or form in LEGAL_FORMS:
            continue
        if form in listed.city and listed.carried and _goes_on(words, end):
            costs.add(ANOTHER, f"“{words[end].raw}” stands where “{form}” is listed")  # INSA Rennes is not INSA Rouen
        elif form == "university" and listed.carried and _is_school_of(listed, words, start, end):
            # "Harvard Medical School" is the university's; the share that its missing word took is given back.
            costs.add(SCHOOL - listed.weight_of[form] / listed.total, "a school under the university's name")
        elif form in HEADS:
            other = _other_head(listed, words, start, end)
            if other:
                costs.add(ANOTHER, f"“{other}” stands where “{form}” is listed")
                continue
            costs.add(MISSING_HEAD_OF_SHORT if len(placed) <= SHORT_NAME else MISSING_HEAD, f"“{form}” is missing")
            if end < len(words) and not words[end].boundary and not words[end].link:
                costs.add(0.10, f"“{words[end].raw}” follows in its place")
        else:
            costs.add(_missing_cost(form), f"“{form}” is missing")


def _missing_cost(form: str) -> float:
    if form in QUALIFIERS:
        return MISSING_QUALIFIER
    if form.isdigit() or form in ROMAN:
        return MISSING_NUMBER
    return MISSING_FIELD if form in COMMON else 0.0


def _is_school_of(listed: Listed, words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a school follows directly on a name that is no place's: many cities have a medical school."""
    if any(is_place(form) or form in listed.city for form in listed.forms):
        return False
    if not words[start].boundary and not words[start].link:
        return False  # "John Curtin School": a person's, not the university's
    following = words[end : end + 3]
    if end - start > 2 or not following or following[0].boundary:
        return False
    return following[0].form == "school" or any(w.form == "school" and not w.boundary for w in following[1:2])


def _goes_on(words: Sequence[Word], end: int) -> bool:
    """Whether a word that may be a name follows without a boundary."""
    if end >= len(words) or words[end].boundary or words[end].link in _AND:
        return False
    return not words[end].form.isdigit() and words[end].form not in COMMON


def _other_head(listed: Listed, words: Sequence[Word], start: int, end: int) -> str | None:
    """A word for another kind of body that stands with the name and is not its own."""
    first, after = start, end
    while first > 0 and start - first < 2 and not words[first].boundary:  # two words either side
        first -= 1
    while after < len(words) and after - end < 2 and not words[after].boundary:
        after += 1
    for word in words[first:after]:
        if word.form in HEADS and word.form not in listed.present:
            return word.raw
    return None


def _weigh_order(listed: Listed, placed: Placed, words: Sequence[Word], costs: _Costs) -> bool:
    """Another order is another name, but a head may stand on either side: Ghent University, University of Ghent."""
    turned: list[tuple[str, str]] = []
    before, previous = "", -1.0
    for form, place in zip(listed.forms, placed, strict=True):
        if place is None:
            continue
        if place[0] < previous:
            turned.append((before, form))
        before, previous = form, place[0]
    if not turned:
        return False
    if len(listed.forms) == 2 and len(turned) == 1 and not HEADS.isdisjoint(listed.forms):
        costs.add(_turned_round(listed, placed, words), "head and name are turned round")
        return True
    for one, other in turned:
        cost = HEAD_ELSEWHERE if one in HEADS or other in HEADS else OTHER_ORDER
        costs.add(cost, f"“{other}” stands before “{one}”")
    return True


def _turned_round(listed: Listed, placed: Placed, words: Sequence[Word]) -> float:
    head = 0 if listed.forms[0] in HEADS else 1
    own = listed.forms[1 - head]
    if (own,) in STATES or own == "miami":
        return ANOTHER  # Washington University is not the University of Washington
    at_head, at_own = cast("tuple[float, float]", placed[head]), cast("tuple[float, float]", placed[1 - head])
    if at_head < at_own and not words[int(at_own[0])].link:
        return ANOTHER + 0.01  # "… University Nanjing": the end of one name and a city
    return TURNED_ROUND


def _weigh_between(listed: Listed, placed: Placed, words: Sequence[Word], start: int, end: int, costs: _Costs) -> None:
    taken = {int(place[0]) for place in placed if place} | {
        int(place[0]) + 1 for place in placed if place and place[0] % 1 == AS_TWO
    }
    for at in range(start, end):
        word = words[at]
        if at > start and word.boundary == SOFT:
            costs.add(_over_boundary(listed, placed, at), "a comma parts it")
        if at in taken:
            continue
        if len(word.form) == 1 or word.form.isdigit():
            costs.add(0.04, f"“{word.raw}” stands between")
        else:
            costs.add(ANOTHER, f"“{word.raw}” stands between")


def _over_boundary(listed: Listed, placed: Placed, at: int) -> float:
    """What a comma inside costs: little where the name goes on with its city, much where another body begins."""
    if listed.boundaries:
        return 0.03
    left = [form for form, place in zip(listed.forms, placed, strict=True) if place and place[0] < at]
    right = [form for form, place in zip(listed.forms, placed, strict=True) if place and place[0] >= at]
    left_own, right_own = any(f not in COMMON for f in left), any(f not in COMMON for f in right)
    if left_own and not HEADS.isdisjoint(left):
        return 0.04
    if right_own and not HEADS.isdisjoint(right):
        return 0.10
    return 0.30 if right_own and not left_own else 0.15


def _weigh_behind(listed: Listed, words: Sequence[Word], end: int, costs: _Costs) -> None:
    """Words that follow without a boundary may belong to the name: "Nanjing University of Aeronautics"."""
    if end >= len(words) or words[end].boundary:
        return
    word, after = words[end], words[end + 1] if end + 1 < len(words) else None
    if word.link in _OF:
        cost = _of_more(listed, word)
    elif word.link in _AND:
        another = word.form in QUALIFIERS or (word.form not in HEADS and not (after and after.form in HEADS))
        cost = AND_MORE if another else 0.0
    elif words[end - 1].raw in _SHORT_UNIVERSITY and _short_of(words, end):
        cost = OF_MORE  # "Tianjin Univ Sci & Technol": indexes leave "of" out
    elif word.form in QUALIFIERS:
        cost = 0.0 if word.form in _SUBUNITS and after and after.form in HEADS else 0.14
    elif word.form in {"university", "college"}:
        cost = 0.0 if after and (after.link == "of" or after.form == "hospital") else ANOTHER
    elif word.form in _OWN_BODIES:
        cost = _OWN_BODIES[word.form]
    else:
        # "Université Bordeaux Montaigne" is not "Université de Bordeaux".
        named = listed.forms[0] in HEADS and words[end - 1].form not in COMMON and _names_more(listed, words, end)
        cost = ANOTHER + 0.01 if named else 0.0
    costs.add(cost, f"“{word.raw}” follows")


def _short_of(words: Sequence[Word], end: int) -> bool:
    """Whether a field and no head follows up to the next boundary."""
    rest = []
    for word in words[end : end + 4]:
        if word.boundary:
            break
        rest.append(word.form)
    return HEADS.isdisjoint(rest) and not is_place(rest[0]) and any(form in QUALIFIERS for form in rest[:2])


def _of_more(listed: Listed, word: Word) -> float:
    if not is_place(word.form):
        return OF_MORE
    return 0.12 if listed.forms[-1] in HEADS and len(listed.forms) <= 2 else 0.03


def _names_more(listed: Listed, words: Sequence[Word], end: int) -> bool:
    word = words[end]
    if word.form.isdigit() or len(word.form) < 3 or word.form in HEADS | _CAMPUS | listed.city | listed.present:
        return False
    town_and_country = any(is_place(follows.form) and not follows.boundary for follows in words[end + 1 : end + 3])
    if is_place(word.form) or town_and_country:
        return False
    return not any(follows.form in HEADS for follows in words[end : end + 4])


def _weigh_before(listed: Listed, words: Sequence[Word], start: int, costs: _Costs) -> None:
    """Words before without a boundary may belong to the name: "Capital Medical University"."""
    if start == 0 or words[start].boundary:
        return
    costs.add(_cost_before(listed, words, start), f"“{words[start - 1].raw}” stands before")


def _cost_before(listed: Listed, words: Sequence[Word], start: int) -> float:
    first, word = words[start], words[start - 1]
    if first.link:
        return 0.10 if first.link in _AND and word.form in QUALIFIERS | HEADS else 0.0
    if word.form in {"foundation", "trust"}:
        return ANOTHER + 0.01
    plain = word.form not in QUALIFIERS and (word.form.isdigit() or len(word.form) == 1)
    if word.form == "pla" or word.form in HEADS or plain or _ends_a_phrase(words, start - 1):
        return 0.0
    if word.form in QUALIFIERS or first.form in HEADS:
        return ANOTHER + 0.01
    return 0.06 if listed.forms[0] in HEADS | QUALIFIERS else 0.04


def _ends_a_phrase(words: Sequence[Word], at: int) -> bool:
    """Whether the word ends a phrase of its own: "Department of Physics | University of …"."""
    for word in reversed(words[max(at - PHRASE, 0) : at + 1]):
        if word.link in _PHRASE_LINKS or word.form in HEADS:
            return True
        if word.boundary:
            return False
    return False
