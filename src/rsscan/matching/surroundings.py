"""What speaks against a name from outside: words before or behind that make a longer name of it."""

import re
from collections.abc import Sequence

from rsscan.matching.listed import Listed
from rsscan.matching.normalize import Word
from rsscan.matching.penalties import ANOTHER, Costs
from rsscan.matching.places import is_place, places
from rsscan.matching.vocabulary import ADJECTIVES, AND, COMMON, HEADS, MILITARY, OF, PARTS, QUALIFIERS, ROMAN

OF_MORE, AND_MORE = 0.28, 0.16

HONOUR = 0.02
"""Cost of a person's initials and name before a body's."""

PHRASE = 12
"""Words that are looked back for the head of a phrase."""

_PHRASE_LINKS = OF | {"and", "in", "fur", "du", "des"}
_OWN_BODIES = {"foundation": 0.26, "trust": 0.26, "system": 0.08, "press": 0.08}
_SUBUNITS = frozenset("medical business law engineering medicine education".split())
_NO_FIELDS = frozenset(
    """
    affiliated branch building city county district division east education group library main municipal north
    prefecture province south west
    """.split()
)
"""Common words that may follow on a university and say no field of it."""

_STREETS_BEFORE = frozenset("av ave avenida avenue rua rue calle ulitsa ul خیابان بلوار میدان".split())
_STREETS = frozenset("road rd street avenue boulevard blvd lane highway station stop town village".split())
_LINES = frozenset("metro subway underground tram bus mrt".split())
_SHORT_UNIVERSITY = frozenset({"univ", "uni"})
_HEADS_BEHIND = frozenset("university univ college institute inst hospital school academy".split())
"""Heads of languages that put them behind the name."""

_HEADS_BEFORE = frozenset("universitas universidad universidade universita universite universitatea".split())
"""Heads of languages that put them before the name: what stands before them belongs to something else."""

_INITIALS = re.compile(r"(?!us|uk|eu|un|tu|ku|uc|ut)[^\W\d_]{1,2}$")
_FIELD_ENDS = ("logy", "logie", "logia", "logi", "ics", "ik", "ica", "istry", "ol", "tion", "ing", "ment", "sis", "ery")
_CAMPUS = frozenset("campus kampus unidade location site branch cnrs inserm csic".split())


def weigh_behind(listed: Listed, words: Sequence[Word], end: int, costs: Costs) -> None:
    """Words that follow without a boundary may belong to the name: "Nanjing University of Aeronautics"."""
    if end >= len(words) or (words[end].boundary and words[end].link != "of"):  # a line broken before "of"
        return
    word, after = words[end], words[end + 1] if end + 1 < len(words) else None
    if word.form == "pla":
        return
    if word.link in OF:
        cost = _of_more(listed, words, end)
    elif word.link in AND:
        another = not _begins_a_body(words, end)
        cost = (ANOTHER if listed.common else AND_MORE) if another else 0.0
    elif _is_numbered(listed, word) or _is_street(listed, word, after):
        cost = ANOTHER
    elif words[end - 1].form == "university" and _short_of(words, end):
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
    costs.add(cost, "“{}” follows", word.raw)


def _is_numbered(listed: Listed, word: Word) -> bool:
    """Whether a number follows: Université Paris II is not the University of Paris."""
    return word.form in ROMAN and len(word.form) > 1 and listed.forms[0] in HEADS


def _is_street(listed: Listed, word: Word, after: Word | None) -> bool:
    """Whether a street or a station is called after a name: "Hunan University Road", "… University Metro Station"."""
    if len(listed.forms) == 1:
        return False
    named = after is not None and not after.boundary and after.form in _STREETS
    return word.form in _STREETS or (named and word.form in COMMON | _LINES)


def _begins_a_body(words: Sequence[Word], at: int) -> bool:
    """Whether a kind of body stands among the next words: "… and Technical University of Munich"."""
    for number, word in enumerate(words[at : at + 5]):
        if number and (word.boundary or word.link in OF | AND):
            return False
        if word.form in HEADS and word.form not in QUALIFIERS:
            return True
    return False


def _short_of(words: Sequence[Word], end: int) -> bool:
    """Whether a field and no head follows up to the next boundary."""
    rest = []
    for word in words[end : end + 5]:
        if word.boundary:
            break
        rest.append(word.form)
    if not HEADS.isdisjoint(rest) or is_place(rest[0]):
        return False
    fields = COMMON - _NO_FIELDS
    if words[end - 1].raw in _SHORT_UNIVERSITY:
        return any(form in fields for form in rest[:2])
    # Spelled out, only fields must follow, and more than what a university also has.
    return fields.issuperset(rest) and not (len(rest) == 1 and rest[0] in {"medical", "system", "normal"})


def _of_more(listed: Listed, words: Sequence[Word], end: int) -> float:
    if not is_place(words[end].form):
        return OF_MORE
    if len(listed.forms) == 2 and listed.forms[-1] == "university":
        place = next((place for place in places(words, end, min(end + 5, len(words))) if place.start == end), None)
        if place is None or (listed.entry.country and listed.entry.country not in place.countries):
            return OF_MORE  # "…, Hunan / University of South China": a line lost its end
    if words[end - 1].boundary and len(listed.forms) > 1:
        return ANOTHER  # "Hôpital Saint-Louis, Université de Paris"
    return 0.12 if listed.forms[-1] in HEADS and len(listed.forms) <= 2 else 0.03


def _names_more(listed: Listed, words: Sequence[Word], end: int) -> bool:
    word = words[end]
    if word.form.isdigit() or len(word.form) < 3 or word.form in HEADS | _CAMPUS | listed.city | listed.present:
        return False
    if _is_its_initials(listed, word) or any(follows.form.isdigit() for follows in words[end + 1 : end + 3]):
        return False  # "… de Madrid UAM", "University of Groningen Nijenborgh 4"
    town_and_country = any(is_place(follows.form) and not follows.boundary for follows in words[end + 1 : end + 3])
    if is_place(word.form) or town_and_country:
        return False
    return not any(follows.form in HEADS for follows in _unparted(words, end, 4))


def _unparted(words: Sequence[Word], start: int, most: int) -> Sequence[Word]:
    """Return the words from `start` up to the next boundary."""
    stop = next((at for at in range(start + 1, min(start + most, len(words))) if words[at].boundary), start + most)
    return words[start:stop]


def _is_its_initials(listed: Listed, word: Word) -> bool:
    return len(word.raw) > 1 and word.raw == "".join(form[0] for form in listed.forms)


def weigh_before(listed: Listed, words: Sequence[Word], start: int, costs: Costs) -> None:
    """Words before without a boundary may belong to the name: "Capital Medical University"."""
    if start == 0 or words[start].boundary:
        return
    costs.add(_cost_before(listed, words, start), "“{}” stands before", words[start - 1].raw)


def _cost_before(listed: Listed, words: Sequence[Word], start: int) -> float:
    first, word = words[start], words[start - 1]
    if first.link:
        return 0.10 if first.link in AND and word.form in QUALIFIERS | HEADS else 0.0
    if first.form in HEADS and start > 1 and words[start - 2].boundary and _INITIALS.match(words[start - 2].raw):
        return HONOUR  # "A. A. Kharkevich Institute for …"
    longer = _is_general(listed) and _adds_to(word) and not _is_headed(words, start)
    short = word.raw == first.raw and word.raw in PARTS and first.form == "university"  # the U of "CHU" alone
    if (
        longer
        or short
        or word.form in {"foundation", "trust"} | _STREETS_BEFORE
        or _draws_in(word, first, words, start)
    ):
        return ANOTHER + 0.01
    apart = word.form.isdigit() or len(word.form) == 1 or first.raw in _HEADS_BEFORE
    if word.form in HEADS | {"pla"} or (apart and word.form not in QUALIFIERS) or _ends_a_phrase(words, start - 1):
        return 0.0
    if word.form in QUALIFIERS or first.form in HEADS:
        return ANOTHER + 0.01
    return 0.06 if listed.forms[0] in HEADS | QUALIFIERS else 0.04


def _is_general(listed: Listed) -> bool:
    """Whether a weak name says nothing but kinds, fields and countries: "Physics Research Center"."""
    return listed.name.weak and all(form in COMMON or is_place(form) for form in listed.forms)


def _adds_to(word: Word) -> bool:
    """Whether a word of field or a name stands before a general name and makes a longer name of it."""
    return not (word.form in HEADS | MILITARY or word.form.isdigit() or len(word.form) == 1 or is_place(word.form))


def _is_headed(words: Sequence[Word], start: int) -> bool:
    """Whether a kind of body stands before in the same part: "Department of Radiology Army Medical University"."""
    begin = next(at for at in range(start - 1, -1, -1) if words[at].boundary)  # the first word has one
    return any(word.form in HEADS for word in words[begin:start])


def _draws_in(word: Word, head: Word, words: Sequence[Word], start: int) -> bool:
    """Whether the word before makes the head its own: "Free University Berlin", "McGill University Montreal"."""
    if head.form not in HEADS or (head.raw in _HEADS_BEFORE and word.form not in QUALIFIERS):
        return False
    if word.form in ADJECTIVES:
        return True
    if word.link in _PHRASE_LINKS or word.form in COMMON or word.raw.endswith(_FIELD_ENDS):
        return False
    return head.raw in _HEADS_BEHIND and start + 1 < len(words) and words[start + 1].link not in OF


def _ends_a_phrase(words: Sequence[Word], at: int) -> bool:
    """Whether the word ends a phrase of its own: "Department of Physics | University of …"."""
    for word in reversed(words[max(at - PHRASE, 0) : at + 1]):
        if word.link in _PHRASE_LINKS or word.form in HEADS:
            return True
        if word.boundary:
            return False
    return False
