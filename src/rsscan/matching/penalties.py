"""What speaks against a name inside the words that carry it: words missing, words between, order, boundaries.

A word that contradicts costs more than one that is missing.
"""

from collections.abc import Sequence
from typing import cast

from rsscan.matching.listed import SCHOOL, SHORT_NAME, Listed, missing_cost
from rsscan.matching.match import Part
from rsscan.matching.normalize import SOFT, Word
from rsscan.matching.places import STATES, is_place, is_whole_place
from rsscan.matching.vocabulary import AND, COMMON, HEADS, LEGAL_FORMS, OF, QUALIFIERS

Placed = list[tuple[float, float] | None]
"""For each word of a name, where it stands in the text and how like it is; None where it does not stand."""

SECOND_HALF, AS_TWO = 0.5, 0.25
"""What is added to the place of the second of two glued words, and of a word written as two."""

ANOTHER = 0.25
"""Cost of a word that makes another body of the name: between its words, before it or behind it."""

OTHER_ORDER, HEAD_ELSEWHERE, TURNED_ROUND = 0.12, 0.05, 0.04

CITY_BEHIND_COMMA = 0.06
"""Cost of the comma in "Imperial College, London": the city belongs to the name, or is the address of another."""

_IN_ITS_PLACE = "“{}” stands where “{}” is listed"
_BELOW_UNIVERSITY = frozenset("high primary middle elementary secondary junior preparatory experimental".split())
_FILLERS = frozenset({"research", "comprehensive"})
"""Words that come and go in a name with a rare word of its own: Fred Hutchinson Cancer (Research) Center."""


class Costs:
    """Adds up what speaks against a name, and remembers why."""

    __slots__ = ("_reasons", "total")

    def __init__(self) -> None:
        self.total = 0.0
        self._reasons: list[tuple[float, str, tuple[str, ...]]] = []

    def add(self, cost: float, why: str, *words: str) -> None:
        """Add a cost; `why` has a pair of braces for each of the words."""
        if cost:
            self.total += cost
            self._reasons.append((cost, why, words))

    @property
    def parts(self) -> tuple[Part, ...]:
        """What was weighed, put into words for the few alignments that are shown; what is said twice is added up."""
        changes: dict[str, float] = {}
        for cost, why, words in self._reasons:
            said = why.format(*words)
            changes[said] = changes.get(said, 0.0) - cost
        return tuple(Part(why, change) for why, change in changes.items())


def weigh_missing(listed: Listed, placed: Placed, words: Sequence[Word], start: int, end: int, costs: Costs) -> None:
    """Add what it costs that words of the name are missing; those behind the last place are in the address."""
    for form, place in zip(listed.forms, placed, strict=False):
        if place is not None or form in LEGAL_FORMS:
            continue
        if form in listed.city and listed.carried and (_goes_on(words, end) or _in_another_town(listed, words, end)):
            costs.add(ANOTHER, _IN_ITS_PLACE, words[end].raw, form)  # INSA Rennes is not INSA Rouen
        elif form in listed.city and listed.forms[0] == form and _comes_from(words, start):
            costs.add(ANOTHER, _IN_ITS_PLACE, words[start - 1].raw, form)
        elif form == "university" and listed.carried and _is_school_of(listed, words, start, end):
            # "Harvard Medical School" is the university's; the share that its missing word took is given back.
            costs.add(
                SCHOOL - listed.weights[listed.forms.index(form)] / listed.total, "a school under the university's name"
            )
        elif form in HEADS:
            other = _other_head(listed, words, start, end)
            if other:
                costs.add(ANOTHER, _IN_ITS_PLACE, other, form)
                continue
            length = SHORT_NAME if _only_a_place(listed, placed) else len(listed.forms)
            costs.add(missing_cost(form, length), "“{}” is missing", form)
            if end < len(words) and not words[end].boundary and not words[end].link:
                costs.add(0.10, "“{}” follows in its place", words[end].raw)
        else:
            costs.add(missing_cost(form, len(listed.forms)), "“{}” is missing", form)


def _only_a_place(listed: Listed, placed: Placed) -> bool:
    """Whether what stands there is but a city or country: "…, Dar es Salaam, Tanzania" names no university."""
    stands = tuple(form for form, place in zip(listed.forms, placed, strict=False) if place is not None)
    return is_whole_place(stands) or listed.city.issuperset(stands)


def _is_school_of(listed: Listed, words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a school follows directly on a name that is no place's: many cities have a medical school."""
    if any(is_place(form) or form in listed.city for form in listed.forms):
        return False
    if not words[start].boundary and not words[start].link:
        return False  # "John Curtin School": a person's, not the university's
    following = words[end : end + 3]
    if end - start > 2 or not following or following[0].boundary or following[0].form in _BELOW_UNIVERSITY:
        return False
    if following[0].form == "school" and (len(following) == 1 or following[1].boundary):
        return False  # "Imam Hossein School" teaches children
    return following[0].form == "school" or any(w.form == "school" and not w.boundary for w in following[1:2])


def _goes_on(words: Sequence[Word], end: int) -> bool:
    """Whether a word that may be a name follows without a boundary."""
    if end >= len(words) or words[end].boundary or words[end].link in AND:
        return False
    return not words[end].form.isdigit() and words[end].form not in COMMON


def _in_another_town(listed: Listed, words: Sequence[Word], end: int) -> bool:
    """Whether a name that ends with its city is followed by a part of one word that may be another city."""
    if listed.tail == len(listed.forms) or listed.boundaries or end >= len(words):
        return False
    town = words[end]
    alone = end + 1 == len(words) or words[end + 1].boundary
    return bool(
        town.boundary == SOFT and alone and town.form not in COMMON and not is_place(town.form) and town.form.isalpha()
    )


def _comes_from(words: Sequence[Word], start: int) -> bool:
    """Whether a word that may be a name stands before without a boundary."""
    if start == 0 or words[start].boundary or words[start].link:
        return False
    return not words[start - 1].form.isdigit() and words[start - 1].form not in COMMON


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


def weigh_order(listed: Listed, placed: Placed, words: Sequence[Word], costs: Costs) -> bool:
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
        costs.add(_turned_cost(listed, placed, words, one, other), "“{}” stands before “{}”", other, one)
    return True


def _turned_cost(listed: Listed, placed: Placed, words: Sequence[Word], one: str, other: str) -> float:
    """What it costs that `other`, which follows `one` in the name, stands before it in the text."""
    at, behind = (
        min(int(place[0]) for form, place in zip(listed.forms, placed, strict=True) if place and form == sought)
        for sought in (other, one)
    )
    if {one, other} <= COMMON and any(word.boundary for word in words[at + 1 : behind + 1]):
        return ANOTHER  # "Lab of Technology, Zhejiang University" is not the University of Technology
    if other in HEADS and one in QUALIFIERS and behind + 1 < len(words):
        follows = words[behind + 1]
        if follows.form in HEADS and not follows.boundary:
            return ANOTHER  # "Nanjing University Medical School" is not the Medical University
    return HEAD_ELSEWHERE if one in HEADS or other in HEADS else OTHER_ORDER


def _turned_round(listed: Listed, placed: Placed, words: Sequence[Word]) -> float:
    head = 0 if listed.forms[0] in HEADS else 1
    own = listed.forms[1 - head]
    if (own,) in STATES or own == "miami":
        return ANOTHER  # Washington University is not the University of Washington
    at_head, at_own = cast("tuple[float, float]", placed[head]), cast("tuple[float, float]", placed[1 - head])
    if at_head < at_own and words[int(at_own[0])].link not in OF:
        return ANOTHER + 0.01  # "… University Nanjing": the end of one name and a city
    return TURNED_ROUND


def weigh_between(listed: Listed, placed: Placed, words: Sequence[Word], start: int, end: int, costs: Costs) -> None:
    """Add what words and boundaries between the words of the name cost."""
    taken = {int(place[0]) for place in placed if place} | {
        int(place[0]) + 1 for place in placed if place and place[0] % 1 == AS_TWO
    }
    for at in range(start, end):
        word = words[at]
        if at > start and word.boundary == SOFT:
            costs.add(_over_boundary(listed, placed, at), "a comma parts it")
        if at in taken:
            continue
        again = word.form in HEADS and word.form in listed.present  # "CHRU Hôpitaux de Tours"
        if len(word.form) == 1 or word.form.isdigit() or again:
            costs.add(0.04, "“{}” stands between", word.raw)
        elif word.form in _FILLERS and listed.carried:
            costs.add(0.10, "“{}” stands between", word.raw)
        else:
            costs.add(ANOTHER, "“{}” stands between", word.raw)


def _over_boundary(listed: Listed, placed: Placed, at: int) -> float:
    """What a comma inside costs: little where the name goes on with its city, much where another body begins."""
    if listed.boundaries:
        return 0.03
    left = [form for form, place in zip(listed.forms, placed, strict=True) if place and place[0] < at]
    right = [form for form, place in zip(listed.forms, placed, strict=True) if place and place[0] >= at]
    left_own, right_own = any(f not in COMMON for f in left), any(f not in COMMON for f in right)
    if left_own and not HEADS.isdisjoint(left):
        return 0.04
    in_order = (*left, *right) == listed.forms  # "Institute of Technology, Beijing" is any in the city
    if len(left) > 1 and in_order and not HEADS.isdisjoint(left) and listed.city.issuperset(right):
        return CITY_BEHIND_COMMA  # "Imperial College, London"
    if right_own and not HEADS.isdisjoint(right):
        return 0.10
    return 0.30 if right_own and not left_own else 0.15
