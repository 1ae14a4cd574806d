"""Which listed bodies a printed affiliation names: from strings and resolved institutions to matches.

One direction: `normalize` (words) → `places` (countries) → `index` (names looked up) → `ladder` (five rungs of
evidence) → `matches` (the best rung for each entry, with what supports and what contradicts it).
"""

from collections.abc import Iterable
from dataclasses import replace

from rsscan.matching import ladder
from rsscan.matching.index import Index
from rsscan.matching.match import Match
from rsscan.publications import Institution
from rsscan.severity import Confidence, Ladder

REMEMBERED = 100_000
"""Printed strings whose matches an index remembers."""

__all__ = ["Index", "Match", "matches"]


def matches(
    index: Index,
    texts: Iterable[str] = (),
    institutions: Iterable[Institution] = (),
    country: str | None = None,
) -> tuple[Match, ...]:
    """Return for each listed entry the best match of one authorship, surest first.

    `texts` are its printed affiliations and are always read, also where `institutions` were resolved: a second,
    unresolved affiliation is where a listed body hides. `country` is a hint (ISO alpha-2) from the caller and is
    used only where a text names no country; the countries that OpenAlex gives clear nobody and are no hint.
    """
    cut: list[ladder.Segment] = []
    found: list[Match] = []
    for text in sorted(texts):  # so that their order decides nothing
        segments, met = _printed(index, text, country)
        cut += segments
        found += met
    for body in sorted(institutions, key=lambda body: (body.id or "", body.ror or "", body.name or "")):
        found += _structured(index, body, cut)
    best: dict[tuple[str, str], Match] = {}
    for match in found:
        key = (match.list_id, match.entry.id)
        best[key] = _joined(best[key], match) if key in best else match
    return tuple(sorted(best.values(), key=lambda m: (-m.confidence, m.ladder, -m.score, m.list_id, m.entry.id)))


def _printed(index: Index, text: str, country: str | None) -> tuple[tuple[ladder.Segment, ...], tuple[Match, ...]]:
    """Segments and matches of one printed string; the same string, met on paper after paper, is read once."""
    known = index.printed.get((text, country))
    if known is None:
        segments = tuple(ladder.segments_of(text, country))
        met: list[Match] = []
        for segment in segments:
            met += ladder.listed_name(index, segment)
            met += ladder.similar_name(index, segment)
            met += ladder.jurisdiction(index, segment)
        if len(index.printed) >= REMEMBERED:
            index.printed.clear()
        known = index.printed[text, country] = (segments, tuple(met))
    return known


def _structured(index: Index, body: Institution, cut: list[ladder.Segment]) -> list[Match]:
    """Matches of a resolved institution, doubted where the print says another country."""
    met = [*ladder.identifier(index, body), *ladder.lineage(index, body)]
    if body.name:
        for segment in ladder.segments_of(body.name, body.country):
            named = (*ladder.listed_name(index, segment), *ladder.similar_name(index, segment))
            met += [replace(match, institution=body, text=None) for match in named]
    found = [_doubted(match) if ladder.contradicted(match.entry, cut) else match for match in met]
    if not cut:
        found += ladder.country_only(index, body)
    return found


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
