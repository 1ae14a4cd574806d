"""A name of an entry as its words, each with what it weighs and what the name loses without it."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rsscan.matching import scripts
from rsscan.matching.normalize import fold, forms, words
from rsscan.matching.places import is_place
from rsscan.matching.rarity import weight
from rsscan.matching.vocabulary import COMMON, HEADS, JOINING, LEGAL_FORMS, QUALIFIERS, ROMAN
from rsscan.watchlist import Entry, Name

SHOWN = 0.78
"""Score from which a match is shown at all; one word that makes another body of a name keeps it below."""

AGREED = 0.02
"""What the entry's own country or city adds to a score."""

ALIGNED = SHOWN - AGREED
"""Score from which an alignment is looked at further."""

MAY_LOSE = 1 - ALIGNED + 1e-9
"""What a name may lose by missing words and still be shown."""

COMMON_WEIGHT = 3.2
"""Most that a word of kind or field may weigh, so that the words of its own carry a name."""

INITIALS_WEIGHT, LEGAL_WEIGHT = 1.0, 0.5

STRONG_WORD = 6.0
"""Weight from which a word can carry a name whose city is not printed with it."""

CITY_SPARED = 0.7
"""Share of the weight of a city that a name may lose without being held to have lost it."""

SHORT_NAME = 3
"""Words up to which a name loses itself with its head."""

MISSING_HEAD_OF_SHORT, MISSING_HEAD, MISSING_QUALIFIER, MISSING_FIELD, MISSING_NUMBER = 0.25, 0.12, 0.12, 0.08, 0.30

SCHOOL = 0.06
"""Cost of a university named by one of its schools."""


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """A name of an entry as words, each with its weight; `anchor` is the place of the rarest."""

    list_id: str
    entry: Entry
    name: Name
    reading: str
    """The name as it is looked for here: in Latin letters, or without its parent body."""
    forms: tuple[str, ...]
    raws: frozenset[str]
    """Its words as the list writes them, singular and plural alike."""
    weights: tuple[float, ...]
    total: float
    anchor: int
    tail: int
    """Where the words of its city begin with which it ends; its length if it does not end with them."""
    boundaries: frozenset[int]
    city: frozenset[str]
    present: frozenset[str]
    common: bool
    """Whether every word tells nobody apart: such a name needs its country and its place."""
    loss_of: dict[str, float]
    """Word → what the score loses at least where it does not stand there."""
    literal: str
    """What must stand in the text as it is, capitals too; empty for most names."""
    bracketed: frozenset[str]
    """Words of a bracket behind the name that this reading leaves out."""
    carried: bool
    """Whether it has a head and a rare word of its own beside its city."""
    spared: frozenset[str]
    """Words of its city that print may leave out without losing the name: (Tel Aviv) Sourasky Medical Center."""

    @property
    def keys(self) -> tuple[str, str]:
        """The two rarest of the words that must stand in a text for the name to be shown; "" where only one must."""
        must = {self.forms[self.anchor], *(form for form, loss in self.loss_of.items() if loss > MAY_LOSE)}
        rarest = sorted(must, key=lambda form: (-weight(form), form))
        return rarest[0], rarest[1] if len(rarest) > 1 else ""

    def may_stand_in(self, present: AbstractSet[str]) -> bool:
        """Whether so much of the name stands anywhere in a text that it is worth looking where."""
        missing = self.present - present
        return not missing or sum([self.loss_of[form] for form in missing]) <= MAY_LOSE


def listed_name(list_id: str, entry: Entry, name: Name, reading: str) -> Listed | None:
    """Lay out one reading of a name; None if it holds no word that tells anything."""
    found = words(fold(reading))
    if not found:
        return None
    formed = tuple(word.form for word in found)
    if LEGAL_FORMS.issuperset(formed):
        return None  # what is left of "A & B Co., Ltd." must not stand for every company
    weights = tuple(
        _weight(form, alone=len(found) == 1, first=not at, initials=_is_initials(word.raw, reading))
        for at, (form, word) in enumerate(zip(formed, found, strict=True))
    )
    city = frozenset(forms(entry.city)) if entry.city else frozenset()
    own = [
        (form, value)
        for form, value in zip(formed, weights, strict=True)
        if form not in COMMON and form not in city and not is_place(form) and len(form) > 2  # not "1", not "de"
    ]
    carried = any(value >= STRONG_WORD for _, value in own) and any(form in HEADS for form in formed)
    anchor = _anchor(formed, weights, city if carried else frozenset())
    boundaries = frozenset(at for at, word in enumerate(found) if at and word.boundary)
    spared = frozenset(
        form
        for at, form in enumerate(formed)
        if carried and form in city and (at < anchor or at in boundaries or weights[at] <= weights[anchor])
    )
    return Listed(
        list_id=list_id,
        entry=entry,
        name=name,
        reading=reading,
        forms=formed,
        raws=frozenset(word.raw.removesuffix("s") for word in found),
        weights=weights,
        total=sum(weights),
        anchor=anchor,
        tail=next((at for at in range(len(formed), 0, -1) if formed[at - 1] not in city), 0),
        boundaries=boundaries,
        city=city,
        present=frozenset(formed),
        common=all(form in COMMON for form in formed),
        loss_of=_losses(formed, weights, carried=carried, spared=spared),
        literal=reading if _is_capitals(reading) else "",
        bracketed=frozenset(forms(name.value)) - frozenset(formed) if scripts.bracketed(name.value) else frozenset(),
        carried=carried,
        spared=spared,
    )


def _losses(
    formed: Sequence[str], weights: Sequence[float], *, carried: bool, spared: AbstractSet[str]
) -> dict[str, float]:
    total = sum(weights)
    lost: dict[str, float] = {}
    for form, value in zip(formed, weights, strict=True):
        if form in spared:
            lost[form] = (1 - CITY_SPARED) * value / (total - CITY_SPARED * value)
        elif form == "university" and carried:
            lost[form] = SCHOOL
        else:
            lost[form] = value / total + missing_cost(form, len(formed))
    return lost


def missing_cost(form: str, length: int) -> float:
    """Return what it costs a name of so many words that a word is missing, beside its weight."""
    if form in LEGAL_FORMS:
        return 0.0
    if form in HEADS:
        return MISSING_HEAD_OF_SHORT if length <= SHORT_NAME else MISSING_HEAD
    if form in QUALIFIERS:
        return MISSING_QUALIFIER
    if form.isdigit() or form in ROMAN:
        return MISSING_NUMBER
    return MISSING_FIELD if form in COMMON else 0.0


def _anchor(formed: Sequence[str], weights: Sequence[float], city: AbstractSet[str]) -> int:
    """Return the place of the rarest word that must stand there: not the city of a name that is carried by others."""
    return max(range(len(formed)), key=lambda at: weights[at] if len(formed[at]) > 2 and formed[at] not in city else 0)


def _weight(form: str, *, alone: bool, first: bool, initials: bool) -> float:
    value = weight(form)
    if alone:
        return value
    if initials:
        return min(value, INITIALS_WEIGHT)
    if form in LEGAL_FORMS and not first:  # "SPA Vijayawada" is no company
        return min(value, LEGAL_WEIGHT)
    return min(value, COMMON_WEIGHT) if form in COMMON else value


def _is_initials(raw: str, reading: str) -> bool:
    """Whether a word is a person's initials ("P. N." is folded to one word), which print leaves out at will."""
    if len(raw) > 3 or "." not in reading or not raw.isalpha():  # three initials at most
        return False
    return ".".join(raw) + "." in reading.replace(" ", "").casefold()


def _is_capitals(reading: str) -> bool:
    """Whether a name is short words in capitals of which one reads like a joining word: "IM SB RAS"."""
    parts = reading.split()
    return reading.isupper() and max(map(len, parts)) <= 4 and not JOINING.isdisjoint(map(str.casefold, parts))
