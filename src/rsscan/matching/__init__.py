"""Which listed bodies a printed affiliation names: from strings and resolved institutions to matches.

One direction: `vocabulary` and `rarity` (plain data) → `repair`, `normalize` (words) → `places` (countries) →
`scripts`, `spelling` (what a word or name may stand for) → `listed` (a name as weighed words), `index` (names by
their rarest words) → `penalties`, `surroundings` (what speaks against a name from inside and outside), `alignment`
(how well it stands there) → `gates`, `acronyms`, `jurisdiction` (what else the string says) → `printed` (one string,
read once), `native` (other scripts in it) → `ladder` (five rungs of evidence) → `matches` (the best rung for each
entry, with what supports and what contradicts it).
"""

from collections.abc import Iterable
from dataclasses import replace

from rsscan.matching import ladder
from rsscan.matching.index import Index
from rsscan.matching.jurisdiction import marks
from rsscan.matching.match import Match
from rsscan.matching.native import speaks_han
from rsscan.matching.normalize import TEXT_LIMIT, fold
from rsscan.matching.printed import candidates, has_acronym, names_in, read
from rsscan.publications import NO_ROR_IDS, Institution, RorIds
from rsscan.severity import Confidence, Ladder
from rsscan.watchlist import Entry

REMEMBERED = 100_000
"""Printed strings whose matches an index remembers."""

LONGEST = 50_000
"""Characters of one printed affiliation that are read, in pieces; the longest real one on record has 4,000."""

OVERLAP = 500
"""Characters that two pieces of a text too long to be read at once share, so that no name is cut in two."""

_BY_ROR = (
    (
        "OpenAlex resolved the affiliation to the listed body itself",
        "The ROR id that is given is in OpenAlex that of the listed body",
    ),
    ("in the name that OpenAlex gives it", "in the name that OpenAlex gives the body with that ROR id"),
    ("OpenAlex places", "In OpenAlex its ROR id places"),
)
"""How sentences about a match read, and how they read of a body that OpenAlex was asked about by its ROR id."""

__all__ = ["LONGEST", "Index", "Match", "matches"]


def matches(
    index: Index,
    texts: Iterable[str] = (),
    institutions: Iterable[Institution] = (),
    country: str | None = None,
    rors: RorIds = NO_ROR_IDS,
) -> tuple[Match, ...]:
    """Return for each listed entry the best match of one authorship, surest first.

    `texts` are its printed affiliations and are always read, also where `institutions` were resolved: a second,
    unresolved affiliation is where a listed body hides. `country` is a hint (ISO alpha-2) from the caller and is
    used only where a text names no country; the countries that OpenAlex gives clear nobody and are no hint. `rors` are
    the ROR ids of the bodies above `institutions`, whose `lineage` holds OpenAlex ids alone. What is known of a body by
    its ROR id counts as if it had been resolved.
    """
    strings = tuple(sorted(set(texts)))  # in whatever order they came, the same match is cited
    found = [match for text in strings for match in _printed(index, text, country)]
    for body in sorted(institutions, key=lambda body: (body.id or "", body.name or "", body.ror or "")):
        found += _structured(index, body, strings, rors)
        if body.known:
            found += (_by_ror(match, body) for match in _structured(index, body.known, strings, rors))
    if not found:
        return ()
    best: dict[tuple[str, str], Match] = {}
    for match in found:
        key = (match.list_id, match.entry.id)
        best[key] = _joined(best[key], match) if key in best else match
    return tuple(sorted(best.values(), key=lambda m: (-m.confidence, m.ladder, -m.score, m.list_id, m.entry.id)))


def _printed(index: Index, text: str, country: str | None) -> tuple[Match, ...]:
    """Matches of one printed string; the same string, met on paper after paper, is read once."""
    known = index.printed.get((text, country))
    if known is None:
        if len(index.printed) >= REMEMBERED:
            index.printed.clear()
        known = index.printed[text, country] = _read(index, text, country)
    return known


def _read(index: Index, text: str, country: str | None) -> tuple[Match, ...]:
    if len(text) > TEXT_LIMIT:  # a body at the end of the longest byline is a body still
        steps = range(0, min(len(text), LONGEST) - OVERLAP, TEXT_LIMIT - OVERLAP)
        return tuple(match for at in steps for match in _read(index, text[at : at + TEXT_LIMIT], country))
    folded = fold(text)
    names = candidates(index, folded)
    marked = marks(index, folded)
    if not (names or marked or has_acronym(index, text) or speaks_han(text, folded)):
        return ()
    printed = read(text, folded, country)
    named = names_in(index, printed, names) if names else []
    return (
        *ladder.listed_name(index, printed, named),
        *ladder.similar_name(printed, named),
        *(ladder.jurisdiction(index, printed) if marked else ()),
    )


def _structured(index: Index, body: Institution, strings: tuple[str, ...], rors: RorIds) -> list[Match]:
    """Matches of a resolved institution, doubted where the print says another country."""
    met = [*ladder.identifier(index, body), *ladder.lineage(index, body, rors)]
    if body.name:
        named = [match for match in _printed(index, body.name, body.country) if match.ladder is not Ladder.JURISDICTION]
        met += [replace(match, institution=body, text=None, reasons=_of_a_body(match.reasons)) for match in named]
    tagged = [*ladder.country_only(index, body)]
    printed = [read(text, fold(text), None) for text in strings] if met or tagged else []
    said = {code for one in printed for part in one.cut for place in part.places for code in place.countries}
    found = [_alone(index, match) if match.weak and match.entry.country not in said else match for match in met]
    found = [_doubted(match) if _contradicted(match.entry, said) else match for match in found]
    # A country code alone says little, and nothing once print says where the body is.
    return found if said else [*found, *tagged]


def _by_ror(match: Match, body: Institution) -> Match:
    """Say of what is known of a body that nobody resolved an affiliation: a record gave the body with its ROR id."""
    said = list(match.reasons)
    for usual, here in _BY_ROR:
        said = [reason.replace(usual, here) for reason in said]
    return replace(match, institution=body, reasons=tuple(said))


def _of_a_body(reasons: tuple[str, ...]) -> tuple[str, ...]:
    """Say of a name that OpenAlex gives a body that it is no printed one."""
    return tuple(
        reason.replace("in the printed affiliation", "in the name that OpenAlex gives it") for reason in reasons
    )


def _contradicted(entry: Entry, said: set[str]) -> bool:
    """Whether the printed affiliations name countries, and others than the entry's."""
    return bool(entry.country and said) and not said & {entry.country, f"({entry.country})"}


def _alone(index: Index, match: Match) -> Match:
    """Lower a match of a resolved institution's name with a weak one, which only OpenAlex's country supports."""
    without = [one for one in _printed(index, match.query, None) if one.entry is match.entry]
    sure = max((one.confidence for one in without), default=Confidence.POSSIBLE)
    if sure >= match.confidence:
        return match
    doubt = f"The name is a weak one, and no printed affiliation names {match.entry.country}."
    return replace(match, confidence=max(sure, Confidence.POSSIBLE), reasons=(*match.reasons, doubt))


def _doubted(match: Match) -> Match:
    """Lower a resolved match where the print names another country, and say so."""
    doubt = f"The printed affiliation names another country than {match.entry.country}: OpenAlex may be wrong here."
    return replace(match, confidence=Confidence.POSSIBLE, reasons=(*match.reasons, doubt))


def _joined(one: Match, other: Match) -> Match:
    """Join two matches of the same entry: the stronger stands, with the other's text and body.

    Reasons of the other are kept where it is evidence of another kind, such as a resolved id beside a printed name.
    """
    strong, weak = (one, other) if one.rank >= other.rank else (other, one)
    names = {Ladder.LISTED_NAME, Ladder.SIMILAR_NAME}
    if strong.ladder == weak.ladder or {strong.ladder, weak.ladder} <= names:
        if strong.rank == weak.rank and weak.matched in weak.query and strong.matched not in strong.query:
            strong, weak = weak, strong  # the spelling that stands there letter by letter reads best
        reasons = strong.reasons
    else:
        reasons = (*strong.reasons, *(reason for reason in weak.reasons if reason not in strong.reasons))
    return replace(
        strong,
        reasons=reasons,
        text=strong.text or weak.text,
        institution=strong.institution or weak.institution,
    )
