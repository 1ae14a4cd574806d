"""The five rungs of evidence, strongest first; each function's docstring is its public explanation."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from rsscan.matching.index import Index, ListedName, is_generic
from rsscan.matching.match import Match
from rsscan.matching.normalize import Word, fold, has_cjk, segments, squeezed, words
from rsscan.matching.places import countries_in
from rsscan.publications import Institution
from rsscan.severity import Confidence, Ladder
from rsscan.watchlist import Entry, Means

SIMILAR_NAME = 0.90
"""Likeness of the whole name (0-1) from which a misspelt name is shown."""

SIMILAR_OWN = 85
"""Likeness (0-100) that the name's own words, without those of kind and field, must reach among themselves."""

LONG_MARKER = 12
"""Letters from which a country's name is so long that stray spaces inside it do not matter ("K orea")."""

PLACE_WORDS = 12
"""Words after a name among which its country is looked for; the longest country's name has seven."""

_ARMED_FORCES = frozenset({"pla"})
"""Words that stand before a body's name as its owner and do not make another name of it."""

_SUBJECT_OF_STUDY = frozenset({"on", "in", "for", "about", "against", "to", "with"})


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a printed affiliation between hard boundaries, with the countries it names."""

    text: str
    folded: str
    words: tuple[Word, ...]
    countries: frozenset[str]
    hint: str | None


def segments_of(text: str, hint: str | None) -> list[Segment]:
    """Cut one printed affiliation; `hint` is a country known from elsewhere, used only where the text names none."""
    cut = []
    for folded in segments(text):
        found = words(folded)
        cut.append(Segment(text, folded, tuple(found), countries_in(found), hint))
    return cut


def identifier(index: Index, institution: Institution) -> Iterator[Match]:
    """What it reports: OpenAlex resolved the affiliation to an institution whose ROR or OpenAlex id the entry has.

    Why it matters: it is the strongest evidence there is, because no name had to be compared.

    Known false matches: OpenAlex resolves about one string in fourteen to a wrong institution, most often a
    namesake in another country; where the printed affiliation names another country the confidence is lowered.

    Example: an affiliation resolved to https://ror.org/01zxpj864 meets the entry with that ROR id.

    How to resolve: open the paper and compare the printed affiliation with the institution.

    References: https://ror.org, https://help.openalex.org/hc/en-us/articles/24396686889751
    """
    for value in (institution.ror, institution.id):
        for list_id, entry in index.by_identifier.get(value or "", ()):
            yield Match(
                list_id, entry, Ladder.IDENTIFIER, Confidence.CERTAIN, value or "", value or "", 1.0,
                (f"OpenAlex resolved the affiliation to the listed body itself: {institution.name} ({value}).",),
                institution=institution,
            )  # fmt: skip


def lineage(index: Index, institution: Institution) -> Iterator[Match]:
    """What it reports: a parent of the resolved institution is the entry, and the entry includes its children.

    Why it matters: hospitals, institutes and laboratories publish under their own name while the list names the
    university or academy above them.

    Known false matches: OpenAlex's tree also holds joint institutes with several parents, of which the listed one
    may be the smaller.

    Example: an institute of an academy meets the academy's entry.

    How to resolve: see whether the institute was governed by the listed body when the paper appeared.

    References: https://help.openalex.org/hc/en-us/articles/24396686889751
    """
    for ancestor in institution.lineage:
        if ancestor == institution.id:
            continue
        for list_id, entry in index.by_identifier.get(ancestor, ()):
            if entry.includes_children:
                yield Match(
                    list_id, entry, Ladder.LINEAGE, Confidence.CERTAIN, institution.id or "", ancestor, 1.0,
                    (f"{institution.name or institution.id} stands below the listed body in OpenAlex ({ancestor}).",),
                    institution=institution,
                )  # fmt: skip


def listed_name(index: Index, segment: Segment) -> Iterator[Match]:
    """What it reports: a name or alias of the entry stands in the printed affiliation, spelling differences aside.

    Why it matters: most bodies on lists have no record that OpenAlex could resolve to; their name in print is the
    only trace, often as a second affiliation beside a harmless one.

    Known false matches: namesakes in other countries. A name that could belong to several bodies matches only
    where the affiliation names the entry's country or city; a name inside a longer name does not match.

    Example: "Fac. of Automation, Kim Chaek Univ. of Technology, Pyongyang" meets Kim Chaek University of Technology.

    How to resolve: read the whole affiliation in the paper; look for the person's other papers.

    References: Unicode Standard Annex #15 (normalization forms), https://unicode.org/reports/tr15/
    """
    met: list[tuple[int, int, ListedName]] = []
    for at, word in enumerate(segment.words):
        for name in index.by_first_word.get(word.form, ()):
            end = at + len(name.forms)
            if _stands(segment, name, at, end):
                met.append((at, end, name))
    for start, end, name in met:
        if not _inside_longer(start, end, met, segment):
            yield from _graded(segment, name, Ladder.LISTED_NAME, 1.0)
    for name in index.scripts:
        if name.squeezed in squeezed(segment.folded):
            yield from _graded(segment, name, Ladder.LISTED_NAME, 1.0)


def _stands(segment: Segment, name: ListedName, start: int, end: int) -> bool:
    """Whether the name's words stand at `start` as a name of their own and not as part of another name."""
    there = segment.words[start:end]
    if tuple(word.form for word in there) != name.forms or _parted(there, name):
        return False
    if name.acronym and name.name.value not in segment.text:
        return False
    before = None if segment.words[start].boundary else segment.words[start - 1]
    if before is not None and before.form not in _ARMED_FORCES and _begins_plainly(name):
        # "Capital Medical University" is not "Medical University", "Chiang Mai" is not "MAI".
        owner = segment.words[start].link == "of" and not is_generic(before.form)
        if not owner:
            return False
    after = segment.words[end] if end < len(segment.words) else None
    if after is None or after.boundary:
        return True
    if after.link in {"of", "de", "for"}:
        # "Nanjing University of Aeronautics" is not "Nanjing University"; "… of DPR Korea" says where it is.
        return _place_follows(segment, end)
    return not (after.link == "and" and is_generic(after.form))


def _begins_plainly(name: ListedName) -> bool:
    """Whether a word more in front would make another body's name of it."""
    return name.name.weak or is_generic(name.forms[0]) or not name.distinctive


def _parted(there: tuple[Word, ...], name: ListedName) -> bool:
    """Whether a boundary stands inside the words where the name itself has none."""
    return any(word.boundary and at not in name.boundaries for at, word in enumerate(there) if at)


def _place_follows(segment: Segment, at: int) -> bool:
    """Whether a country or known city stands within a few words from `at`, before the next boundary."""
    rest = [segment.words[at]]
    for word in segment.words[at + 1 : at + PLACE_WORDS]:
        if word.boundary:
            break
        rest.append(word)
    return bool(countries_in(rest))


def _inside_longer(start: int, end: int, met: list[tuple[int, int, ListedName]], segment: Segment) -> bool:
    """Whether these words are only part of a longer listed name that was met there.

    A name that fills a part between commas is still itself: in "Zoological Institute, State Academy of Sciences"
    the academy is named too.
    """
    whole = segment.words[start].boundary and (end == len(segment.words) or segment.words[end].boundary)
    return not whole and any(s <= start and end <= e and e - s > end - start for s, e, _ in met)


def _graded(segment: Segment, name: ListedName, ladder: Ladder, score: float) -> Iterator[Match]:
    """Weigh a met name by what else the segment says of the place, and yield the match if it holds."""
    entry, value = name.entry, name.name.value
    place = _place(segment, name)
    weak = name.name.weak or not name.distinctive
    says = f"“{value}” stands in the printed affiliation"
    if ladder is Ladder.SIMILAR_NAME:
        says = f"A name {score:.0%} like “{value}” stands in the printed affiliation"
    if place == "agrees":
        confidence = Confidence.CERTAIN if ladder is Ladder.LISTED_NAME and not weak else Confidence.PROBABLE
        reason = f"{says}, and its country or city agrees ({entry.country or entry.city})."
    elif place == "contradicts":
        if weak or ladder is Ladder.SIMILAR_NAME:
            return
        confidence = Confidence.POSSIBLE
        named = ", ".join(sorted(segment.countries)) or segment.hint
        reason = f"{says}, but the affiliation names another country ({named}, not {entry.country})."
    else:
        if weak:
            return
        confidence = Confidence.PROBABLE if ladder is Ladder.LISTED_NAME else Confidence.POSSIBLE
        reason = f"{says}; the affiliation names no country or city to compare."
    yield Match(
        name.list_id,
        entry,
        ladder,
        confidence,
        segment.text,
        value,
        round(score, 3),
        (reason,),
        text=segment.text,
    )


def _place(segment: Segment, name: ListedName) -> str:
    """How the segment's places stand to the entry's: `agrees`, `contradicts` or `silent`.

    A country within the name itself is no evidence: "Korea …" does not say where it is.
    """
    entry = name.entry
    if entry.country is None:
        return "silent"
    city = entry.city and fold(entry.city)
    if entry.country in segment.countries:
        return "agrees"
    if city and city not in fold(name.name.value) and re.search(rf"\b{re.escape(city)}\b", segment.folded):
        return "agrees"
    if segment.countries:
        return "contradicts"
    if segment.hint:
        return "agrees" if segment.hint == entry.country else "contradicts"
    return "silent"


def similar_name(index: Index, segment: Segment) -> Iterator[Match]:
    """What it reports: a name close to the entry's, but not equal, stands in the printed affiliation.

    Why it matters: names are misspelt, badly scanned and romanized in several ways.

    Known false matches: two bodies whose names differ in one word. A word of the field (Engineering, Medical) must
    be equal; only words of the name itself may be misspelt; the country or city must agree where the text names one;
    confidence is never certain.

    Example: "Kim Chaeck University of Technology, DPR Korea" is like Kim Chaek University of Technology.

    How to resolve: compare the two strings in the evidence, letter by letter.

    References: Levenshtein 1966; https://rapidfuzz.github.io/RapidFuzz/
    """
    tried: set[int] = set()
    for at, word in enumerate(segment.words):
        glued = word.form + segment.words[at + 1].form if at + 1 < len(segment.words) else word.form
        for own in dict.fromkeys((*index.spellings(word.form), *index.spellings(glued))):
            for name in index.by_word[own]:
                if id(name) in tried:
                    continue
                tried.add(id(name))
                score = _likeness(segment, name)
                if score >= SIMILAR_NAME:
                    yield from _graded(segment, name, Ladder.SIMILAR_NAME, score)


def _likeness(segment: Segment, name: ListedName) -> float:
    """The best likeness (0-1) of the name to any run of words in the segment; 0 where a word contradicts."""
    best = 0.0
    length = len(name.forms)
    for at in range(len(segment.words)):
        for size in (length, length - 1, length + 1):
            window = segment.words[at : at + size]
            if len(window) != size or not window or any(word.boundary for word in window[1:]):
                continue
            forms = [word.form for word in window]
            # Words of kind and field must be the very same; what remains may be misspelt or glued.
            if sorted(filter(is_generic, forms)) != sorted(filter(is_generic, name.forms)):
                continue
            rest = segment.words[at + size : at + size + 1]
            if rest and not rest[0].boundary and rest[0].link in {"of", "and", "for"} and is_generic(rest[0].form):
                continue
            if forms == list(name.forms):
                return 0.0  # equal: a listed name, not a similar one
            own, theirs = _own(forms), _own(name.forms)
            if fuzz.ratio(own, theirs) < SIMILAR_OWN or _digits(own) != _digits(theirs):
                continue
            # Glued or parted differently is as like as can be without being equal.
            best = max(best, min(fuzz.ratio("".join(forms), "".join(name.forms)) / 100, 0.999))
    return best


def _own(forms: Iterable[str]) -> str:
    return "".join(form for form in forms if not is_generic(form))


def _digits(text: str) -> str:
    """Numbers are part of a name and never misspelt: the 7th institute is not the 9th."""
    return "".join(filter(str.isdigit, text))


def jurisdiction(index: Index, segment: Segment) -> Iterator[Match]:
    """What it reports: the printed affiliation lies in a jurisdiction that a list covers by law as a whole.

    Why it matters: UN Security Council resolution 2321 (2016), paragraph 11 speaks of persons officially sponsored by
    or representing the DPRK, whose universities are bodies of the state; most of them are on no list by name.

    Known false matches: institutes elsewhere that study the country ("Institute for North Korean Studies, Seoul"),
    and cities that share a name. A marker must stand where an address stands; a second country in the same
    affiliation lowers the confidence; a weak marker (a smaller city, a postcode) never matches alone.

    Example: "Dept. of Physics, Pyongyang, DPR Korea" lies in the DPRK.

    How to resolve: read the printed address; medical exchanges are excepted from the resolution.

    References: https://undocs.org/S/RES/2321(2016)
    """
    for list_id, entry, names in index.jurisdictions:
        strong = [name for name in names if not name.name.weak and _marks(segment, name)]
        weak = {name.name.means: name for name in names if name.name.weak and _marks(segment, name)}
        if not strong and len(weak) < 2:  # noqa: PLR2004 - two kinds of weak marker support each other
            continue
        best = min(strong or weak.values(), key=lambda name: _plainness(name, segment))
        others = sorted(segment.countries - {entry.country or ""})
        by_name = best.name.means is Means.COUNTRY and not best.name.weak
        reason = f"The printed affiliation lies in {entry.name}: it says “{best.name.value}”"
        if others:
            confidence, reason = (
                Confidence.POSSIBLE,
                f"{reason}, but also names another country ({', '.join(others)}).",
            )
        elif by_name:
            confidence, reason = Confidence.CERTAIN, f"{reason}."
        elif strong:
            confidence, reason = Confidence.PROBABLE, f"{reason}, a city, and names no other country."
        else:
            confidence, reason = (
                Confidence.POSSIBLE,
                f"{reason} and another weak marker, and names no country.",
            )
        yield Match(
            list_id, entry, Ladder.JURISDICTION, confidence, segment.text, best.name.value, 1.0, (reason,),
            text=segment.text,
        )  # fmt: skip


def _plainness(marker: ListedName, segment: Segment) -> tuple[bool, bool, int]:
    """Sort key for the marker to show: a country before a city, as it is printed, the longest."""
    return (
        marker.name.means is not Means.COUNTRY,
        marker.name.value not in segment.text,
        -len(marker.squeezed),
    )


def _marks(segment: Segment, marker: ListedName) -> bool:
    """Whether the marker stands in the segment as a place."""
    if has_cjk(marker.squeezed):
        return marker.squeezed in squeezed(segment.folded)
    if len(marker.squeezed) >= LONG_MARKER and marker.squeezed in squeezed(segment.folded):
        return True
    size = len(marker.forms)
    for at in range(len(segment.words) - size + 1):
        there = segment.words[at : at + size]
        if tuple(word.form for word in there) != marker.forms:
            continue
        if there[0].link in _SUBJECT_OF_STUDY and not there[0].boundary:
            continue  # "Committee for Human Rights in North Korea"
        after = segment.words[at + size] if at + size < len(segment.words) else None
        if after is None or after.boundary or after.form.isdigit() or _place_follows(segment, at + size):
            return True
        if marker.name.means is Means.CITY and not after.link:
            return True  # "Pyongyang University of …": a body of that city
    return False


def country_only(index: Index, institution: Institution) -> Iterator[Match]:
    """Yield what a country code alone supports: OpenAlex's tag for the DPRK is often wrong, so it is only possible."""
    for list_id, entry, _ in index.jurisdictions:
        if entry.country and institution.country == entry.country:
            yield Match(
                list_id, entry, Ladder.JURISDICTION, Confidence.POSSIBLE, institution.country, entry.country, 1.0,
                (f"OpenAlex places {institution.name} in {entry.name}; no printed address says so.",),
                institution=institution,
            )  # fmt: skip


def contradicted(entry: Entry, cut: list[Segment]) -> bool:
    """Whether every printed affiliation names other countries than the entry's: the resolved id is then doubtful."""
    named = [segment.countries for segment in cut if segment.countries]
    return bool(entry.country and named) and not any(entry.country in countries for countries in named)
