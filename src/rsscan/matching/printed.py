"""One printed affiliation, read once: its words, where words of the lists stand, and which names stand there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from rsscan.matching.acronyms import CAPITALS, Met, acronyms, written_large
from rsscan.matching.alignment import Alignment, Standing, alignments
from rsscan.matching.gates import SHORT_COMMON, Body, Evidence, bodies, gated, place_evidence
from rsscan.matching.index import Index
from rsscan.matching.listed import SHOWN, Listed
from rsscan.matching.match import Part
from rsscan.matching.normalize import TEXT_LIMIT, WORD, Word, words
from rsscan.matching.penalties import AS_TWO, SECOND_HALF
from rsscan.matching.spelling import GLUED_LIKENESS, NOTHING, SLIP
from rsscan.matching.vocabulary import AND, MILITARY

SHOWN_ACRONYM = 0.70
"""Score from which capitals are shown."""

EXACT = 0.94
"""Score of an alignment in which every word of the name stands, turned round or glued at most."""

ABBREVIATED, SHORTENED = 0.90, 0.82
"""Likeness of an abbreviation with its full stop, and of one without in a text that abbreviates."""

SLIPPED = 1 - SLIP
"""Likeness up to which a word is taken for a slip of another."""

MOST_SHORTENED = 9
"""Letters up to which a word without a full stop may be an abbreviation."""

_SHORT_FORMS = frozenset("univ inst dept acad natl sch coll ctr hosp fac sci engn technol med".split())


class Named(NamedTuple):
    """A listed name that stands in a text: where, how well, and what was weighed."""

    listed: Listed
    score: float
    start: int
    end: int
    evidence: Evidence
    exact: bool
    parts: tuple[Part, ...]

    @property
    def elsewhere(self) -> bool:
        """Whether a name of its own stands there letter by letter, in what print says is another country.

        OpenAlex and journals have put bodies of one Korea into the other; it is shown as possible.
        """
        own = not (self.listed.common or self.listed.name.weak) and len(self.listed.forms) > 1
        return self.exact and own and self.evidence.agrees is False

    @property
    def order(self) -> tuple[float, int, bool, float, str]:
        """Sort key among the names of one entry, the best last: of those that stand there whole the longest."""
        name = self.listed.name
        return min(self.score, EXACT), self.end - self.start, not name.weak, self.score, name.value


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed affiliation as words, cut at hard boundaries; `hint` is a country known from elsewhere."""

    text: str
    folded: str
    words: tuple[Word, ...]
    cut: tuple[Body, ...]
    hint: str | None


def read(text: str, folded: str, hint: str | None) -> Printed:
    """Cut one printed affiliation that is folded already."""
    found = tuple(words(folded))
    return Printed(text[:TEXT_LIMIT], folded, found, tuple(bodies(found)), hint)


def candidates(index: Index, folded: str) -> list[Listed]:
    """Return the names of which so much stands anywhere in a folded text that it is worth looking where.

    This is the gate that most strings do not pass: a dictionary look-up a word.
    """
    spellings = index.spellings
    raws = WORD.findall(folded)
    if not spellings.lead(raws):
        return []
    shortened = "." in folded or not _SHORT_FORMS.isdisjoint(raws)
    present = spellings.meant_by(raws, shortened=shortened)
    return [listed for listed in _held(index, present) if listed.may_stand_in(present)]


def _held(index: Index, present: AbstractSet[str]) -> Iterator[Listed]:
    """Yield the names whose rarest words a text holds."""
    by_word = index.by_word
    for form in present:
        others = by_word.get(form)
        if others is None:
            continue
        if len(others) <= len(present):
            for other, names in others.items():
                if other in present or not other:
                    yield from names
        else:  # a city where many bodies are
            yield from others.get("", ())
            for other in present:
                yield from others.get(other, ())


def has_acronym(index: Index, text: str) -> bool:
    """Whether a word in capitals of the text is, or holds, an acronym of the lists."""
    known = index.acronyms
    for word in CAPITALS.findall(text):
        for part in (word, *word.split("-")) if "-" in word else (word,):
            if part in known or written_large(part) in known:
                return True
    return False


def names_in(index: Index, printed: Printed, listed_names: Iterable[Listed]) -> list[Named]:
    """Return those of the names that stand in the text as names, those inside longer ones left out."""
    text = Standing(printed.words, _positions(index, printed.words))
    at_place: dict[tuple[str, str, int], Named] = {}
    for listed in listed_names:
        if listed.literal and listed.literal not in printed.text:
            continue
        for alignment in alignments(listed, text):
            named = _named(listed, alignment, printed)
            if not (named.score >= SHOWN or named.elsewhere or _is_told_by_itself(named, printed)):
                continue
            key = (listed.list_id, listed.entry.id, named.start)
            if key not in at_place or named.order > at_place[key].order:
                at_place[key] = named
    # A university inside its hospital's name may stand for itself further on.
    best: dict[tuple[str, str], Named] = {}
    for (list_id, entry_id, _), named in at_place.items():
        key_of_entry = (list_id, entry_id)
        if key_of_entry in best and named.order <= best[key_of_entry].order:
            continue
        if not _inside_another(named, at_place.values(), printed.words):
            best[key_of_entry] = named
    return list(best.values())


def _is_told_by_itself(named: Named, printed: Printed) -> bool:
    """Whether a military name of common words stands whole where nothing says which country's: for review.

    "Army Medical University" is hardly anybody else's; "Institute of Applied Physics" is everybody's.
    """
    found = printed.words
    begins = found[named.start].boundary or found[named.start].link
    ends = named.end >= len(found) or found[named.end].boundary or found[named.end].link in AND | {"in"}
    military = not MILITARY.isdisjoint(named.listed.forms) and len(named.listed.forms) > SHORT_COMMON - 1
    as_listed = tuple(word.form for word in found[named.start : named.end]) == named.listed.forms
    return bool(begins and ends) and as_listed and named.evidence.agrees is None and military


def _named(listed: Listed, alignment: Alignment, printed: Printed) -> Named:
    exact = alignment.score > EXACT and alignment.likeness >= GLUED_LIKENESS
    own = exact and not (listed.common or listed.name.weak) and len(listed.forms) > 1
    evidence = place_evidence(
        listed.entry, printed.words, printed.cut, alignment.start, alignment.end, printed.hint, apart=own
    )
    costs = gated(listed, alignment, printed.words, evidence)
    score = alignment.score - costs.total
    return Named(listed, score, alignment.start, alignment.end, evidence, exact, (*alignment.parts, *costs.parts))


def _positions(index: Index, found: Sequence[Word]) -> dict[str, list[tuple[float, float]]]:
    """Where words of the lists stand in a text, or what may stand for them."""
    positions: dict[str, list[tuple[float, float]]] = defaultdict(list)
    spellings = index.spellings
    raws = [word.raw for word in found]
    shortens = any(word.abbreviated or word.raw in _SHORT_FORMS for word in found)
    for at, word in enumerate(found):
        meaning = spellings[word.raw] if word.raw in spellings or word.form == word.raw else spellings[word.form]
        known = meaning.words or (((word.form, 1.0),) if word.form in spellings.vocabulary else ())
        if (meaning is NOTHING and not known) or (known and known[0][1] <= SLIPPED and raws.count(word.raw) > 1):
            continue  # printed twice it is no slip: Changshu is not Changsha
        for form, likeness in known:
            positions[form].append((at, likeness))
        if not known and shortens and (word.abbreviated or len(word.raw) <= MOST_SHORTENED):
            for form in meaning.shortens:
                positions[form].append((at, ABBREVIATED if word.abbreviated else SHORTENED))
        if meaning.halves:
            positions[meaning.halves[0]].append((at, GLUED_LIKENESS))
            positions[meaning.halves[1]].append((at + SECOND_HALF, GLUED_LIKENESS))
        if meaning.begins and at + 1 < len(found) and not found[at + 1].boundary:
            joined = spellings.joined(word.raw, found[at + 1].raw)
            if joined:
                if positions[joined] and positions[joined][-1][0] == at:
                    positions[joined].pop()
                positions[joined].append((at + AS_TWO, GLUED_LIKENESS))
    return positions


def _inside_another(named: Named, others: Iterable[Named], found: Sequence[Word]) -> bool:
    """Whether the words are only part of a longer listed name, or of one that stands there much better.

    A name that fills a part between commas is still itself: in "Zoological Institute, State Academy of Sciences" the
    academy is named too. A name that stands there exactly is hidden by names of its own list alone: what one list says
    must not depend on what others are read beside it. One that is only like what stands there is hidden too where the
    exact name of another body, on whatever list, tells what it is.
    """
    length = named.end - named.start
    whole = bool(found[named.start].boundary) and (named.end >= len(found) or bool(found[named.end].boundary))
    for other in others:
        if other.listed.entry is named.listed.entry:
            continue
        if other.listed.list_id != named.listed.list_id and (
            named.exact or not other.exact or _is_same_body(named, other)
        ):
            continue
        within = other.start <= named.start and named.end <= other.end
        if within and other.end - other.start > length and other.score >= named.score - 0.05:
            if not (whole and other.start != named.start):
                return True
        elif (other.start, other.end) == (named.start, named.end):
            if other.listed.forms != named.listed.forms and other.score > named.score + 0.05:
                return True
        elif other.start < named.end and named.start < other.end and not within:
            inside_me = named.start <= other.start and other.end <= named.end
            if not inside_me and other.score > named.score + 0.08:
                return True
    return False


def _is_same_body(one: Named, other: Named) -> bool:
    """Whether two entries, of two lists, share a name that tells a body from others."""
    names, others = (
        {name.value.casefold() for name in named.listed.entry.names if not name.weak} for named in (one, other)
    )
    return not names.isdisjoint(others)


def acronyms_in(index: Index, printed: Printed) -> list[Met]:
    """Return the acronyms of the lists that stand in the text and are believed."""
    if not has_acronym(index, printed.text):
        return []
    met = acronyms(index, printed.text, printed.folded, printed.cut, printed.hint)
    return [one for one in met if one.score >= SHOWN_ACRONYM]
