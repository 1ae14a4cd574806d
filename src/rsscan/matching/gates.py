"""What else a printed affiliation says: country, city, and whether a name of common words stands alone."""

from collections.abc import Sequence
from typing import NamedTuple

from rsscan.matching.alignment import Alignment
from rsscan.matching.listed import AGREED, Listed
from rsscan.matching.match import AGREES
from rsscan.matching.normalize import HARD, Word, fold, forms
from rsscan.matching.penalties import Costs
from rsscan.matching.places import SAME_PLACE, Place, cities_of, places
from rsscan.matching.vocabulary import AND, HEADS, LEGAL_FORMS
from rsscan.watchlist import Entry

CONTRADICTED = 0.30
"""What another country takes from a score."""

_OWNED = frozenset({"institute", "laboratory", "center", "department"})
_OWNERS = frozenset({"academy", "university", "corporation", "company"})
_ITS = frozenset("china chinese russian iran iranian republic peoples state national ras cas pla sinica ussr".split())
"""Words of an owner that say no more than whose state it is."""

RARE_WORD = 8.0
"""Weight from which one word inside others is hardly anybody else's: at most 16 of the records counted."""

SHORT_COMMON = 3
"""Words up to which a name of common words is taken for many bodies' name."""


_OF_EVERY_STATE = frozenset({"ministry", "department"})


class Body(NamedTuple):
    """The words between two hard boundaries, and the countries they name."""

    start: int
    end: int
    places: list[Place]


def bodies(words: Sequence[Word]) -> list[Body]:
    """Cut a text at its hard boundaries, and at an "and" between the country of one body and the next."""
    found, start = [], 0
    for at in range(1, len(words) + 1):
        if at == len(words) or words[at].boundary == HARD or _begins_another(words, start, at):
            found.append(Body(start, at, places(words, start, at)))
            start = at
    return found


def _begins_another(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether "and" joins another body to an address: "…, Munich, Germany and Harbin Institute of …"."""
    if words[at].link not in AND or words[at].boundary:
        return False
    before = any(place.end == at and words[place.start].boundary for place in places(words, start, at))
    return before and not any(place.start == at for place in places(words, at))  # not "Japan and China"


class Evidence(NamedTuple):
    """How the places that are printed stand to the entry's: True agrees, False contradicts, None says nothing."""

    agrees: bool | None
    named: frozenset[str]


def place_evidence(
    entry: Entry,
    words: Sequence[Word],
    cut: Sequence[Body],
    start: int,
    end: int,
    hint: str | None,
    *,
    apart: bool = False,
) -> Evidence:
    """Compare the places around words `start` to before `end` with the entry's country and city.

    A place inside the name itself says nothing: "University of Georgia" does not say where it is. With `apart`, for a
    name that is nobody else's, a place of a body before it or beside it does not contradict.
    """
    own = next(body for body in cut if body.start <= start < body.end)
    beside = [place for place in own.places if not (start <= place.start and place.end <= end)]
    named = {code for place in beside for code in place.countries}
    country = entry.country
    if country is None:
        return Evidence(None, frozenset(named))
    if country in named:
        return Evidence(True, frozenset(named))
    contradicts = any(not (apart and _of_another_body(words, own, place, start, end)) for place in beside)
    if contradicts and f"({country})" not in named and not any((country, code) in SAME_PLACE for code in named):
        return Evidence(False, frozenset(code for code in named if len(code) == 2))  # not "(KP)"
    if hint:
        return Evidence(hint == country, frozenset({hint}))
    elsewhere = [place for body in cut if body is not own for place in body.places]
    if any(country in place.countries for place in elsewhere):
        return Evidence(True, frozenset({country}))
    city = forms(entry.city) if entry.city else ()
    outside = {word.form for at, word in enumerate(words) if not start <= at < end}
    return Evidence(True if city and outside.issuperset(city) else None, frozenset(named))


def _of_another_body(words: Sequence[Word], own: Body, place: Place, start: int, end: int) -> bool:
    """Whether a place is that of a body before the name, or of one that "and" puts beside it."""
    if place.end <= start:
        return any(word.form in HEADS for word in words[own.start : place.start])
    joined = next((at for at in range(end, place.start) if words[at].link in AND), place.start)
    stop = next((at for at in range(joined + 1, place.start) if words[at].boundary), place.start)
    return any(word.form in HEADS for word in words[joined:stop])


def gated(listed: Listed, alignment: Alignment, words: Sequence[Word], evidence: Evidence) -> Costs:
    """Return what country, city and commonness take from the score of an alignment, or add to it."""
    costs = Costs()
    start, end = alignment.start, alignment.end
    whole = bool(words[start].boundary) and (end >= len(words) or bool(words[end].boundary))
    length = len([form for at, form in enumerate(listed.forms) if not at or form not in LEGAL_FORMS])
    if evidence.agrees is not False and _its_namesake_is_meant(listed, words):
        costs.add(CONTRADICTED, "a namesake's city is printed")
    if evidence.agrees is False:
        costs.add(CONTRADICTED, "another country is printed")
    elif listed.name.weak and _is_anothers(listed, words, end):
        costs.add(CONTRADICTED, "another body stands behind it as its owner")
    elif evidence.agrees:
        costs.add(-AGREED, AGREES)
        cost = _common_cost(listed, words, start, whole=whole)
        costs.add(cost, "a name of common words, its place in doubt")
    elif listed.common or listed.name.weak:
        as_written = listed.raws.issuperset(word.raw.removesuffix("s") for word in words[start:end])
        cost = _unplaced_cost(listed, whole=whole, as_written=as_written) + (0.15 if alignment.turned else 0)
        if listed.name.weak:
            cost = max(cost, CONTRADICTED)
        costs.add(cost, "a general or weak name without its country or city")
    elif length == 1:
        costs.add(0.12, "one word without its country or city")
    if length == 1:
        exact = alignment.likeness >= 1 and words[start].raw in fold(listed.name.value)  # not "MT" for "The Mount"
        cost = _one_word_cost(listed, whole=whole, exact=exact)
        costs.add(cost, "one word, short, misspelt, a city, or not alone")
    return costs


def _is_anothers(listed: Listed, words: Sequence[Word], end: int) -> bool:
    """Whether the part behind an institute's general name names an owner with a word that the entry's names lack."""
    if _OWNED.isdisjoint(listed.forms) or not _OWNERS.isdisjoint(listed.forms):
        return False
    stop = next((at for at in range(end + 1, len(words)) if words[at].boundary), len(words))
    part = [word.form for word in words[end:stop]] if end < len(words) and words[end].boundary != HARD else []
    own = {form for name in listed.entry.names for form in forms(name.value)} | listed.city | _ITS
    return not _OWNERS.isdisjoint(part) and not own.issuperset(part)


def _its_namesake_is_meant(listed: Listed, words: Sequence[Word]) -> bool:
    """Whether another city is printed than that in brackets behind the name.

    "China University of Geosciences (Beijing)" is not the one in Wuhan.
    """
    if not listed.bracketed or not listed.bracketed <= listed.city or listed.bracketed & {word.form for word in words}:
        return False
    return bool(cities_of(listed.entry.country or "", words))


def _one_word_cost(listed: Listed, *, whole: bool, exact: bool) -> float:
    """One word can be anything: it must be the very word, stand alone, be long and rare, and not be a city."""
    rare = listed.weights[0] >= RARE_WORD or whole
    cost = 0.0 if exact and rare and listed.forms[0] not in listed.city else 0.4
    return cost + (0 if whole else 0.15) + (0.3 if len(listed.forms[0]) <= SHORT_COMMON else 0)


def _unplaced_cost(listed: Listed, *, whole: bool, as_written: bool) -> float:
    """In so few common words each spelling counts: Northwestern Polytechnic is not Northwestern Polytechnical."""
    length = len(listed.forms)
    if length <= SHORT_COMMON and listed.forms[0] in _OF_EVERY_STATE:
        return 0.30
    if length < SHORT_COMMON:
        return 0.30
    if length == SHORT_COMMON:
        return (0.12 if as_written else 0.21) if whole else 0.25
    return 0.05


def _between_hard(words: Sequence[Word], at: int) -> Sequence[Word]:
    """Return the words between the hard boundaries around a place; all of them if those name no country."""
    first = next((number for number in range(at, 0, -1) if words[number].boundary == HARD), 0)
    last = next((number for number in range(at + 1, len(words)) if words[number].boundary == HARD), len(words))
    return words[first:last] if places(words, first, last) else words


def _common_cost(listed: Listed, words: Sequence[Word], start: int, *, whole: bool) -> float:
    """Country alone does not tell apart what every country has several of."""
    if not (listed.common and len(listed.forms) <= SHORT_COMMON):
        return 0.0
    cost = 0.0 if whole else 0.10
    elsewhere = not listed.city or listed.city.isdisjoint(word.form for word in words)
    if (
        ((elsewhere and listed.forms[0] == "department") or not listed.city)
        and "university" not in listed.forms
        and any(word.form == "university" for word in _between_hard(words, start))
    ):
        cost += 0.24  # the institute of that name of some university of the country
    elif listed.city and elsewhere:
        # A body's other name of common words is as often another's: "National Institute of Technology".
        cost += 0.14 if listed.name == listed.entry.names[0] else 0.24
    return cost
