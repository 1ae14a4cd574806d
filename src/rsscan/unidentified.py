"""Persons who are known by name alone: who of the source may be meant, and that nobody is picked."""

from collections.abc import Iterable

from rsscan.errors import SourceError
from rsscan.identifiers import bare
from rsscan.sources import Candidate, Source
from rsscan.subject import Gap

CANDIDATES_TOLD = 5
"""Profiles that are named where a person is known by name alone."""


def who_may_be_meant(
    said: str, names: Iterable[str], affiliation: str | None, where: str, source: Source
) -> tuple[Gap, ...]:
    """Return the gap of somebody without an identifier, with the profiles of these names, and what hid them.

    `said` is what lacks, as a sentence; `where` is what an identifier should be put into.
    """
    try:
        found = {one.author.id: one for name in names for one in source.candidates(name)}
    except SourceError as error:
        return (Gap("RS902", f"{said} Nobody could be looked for by name."), Gap("RS907", error.sentence))
    return (Gap("RS902", f"{said} {_told(likeliest(found.values(), affiliation), where)}"),)


def likeliest(candidates: Iterable[Candidate], affiliation: str | None) -> list[Candidate]:
    """Return candidates with those first whose institutions are like `affiliation`, then those of more works."""

    def order(one: Candidate) -> tuple[float, int, str]:
        likeness = 0.0
        if affiliation:
            from rapidfuzz import fuzz, utils

            likeness = max(
                (fuzz.token_set_ratio(affiliation, name, processor=utils.default_process) for name in one.institutions),
                default=0.0,
            )
        return (-likeness, -(one.author.works_count or 0), one.author.id)

    return sorted(candidates, key=order)


def _told(candidates: list[Candidate], where: str) -> str:
    """Say in a sentence or two who may be meant."""
    if not candidates:
        return (
            "No profile of that name was found, which is no proof that there is none; put an identifier into the "
            f"{where}."
        )
    count = "1 profile" if len(candidates) == 1 else f"{len(candidates)} profiles"
    rows = []
    for one in candidates[:CANDIDATES_TOLD]:
        author = one.author
        told = [bare(author.id), *([bare(author.orcid)] if author.orcid else []), f"{author.works_count or 0} works"]
        rows.append(", ".join([*told, *one.institutions[:1]]))
    more = f"; and {len(candidates) - CANDIDATES_TOLD} more" if len(candidates) > CANDIDATES_TOLD else ""
    return (
        f"{count} may be this person, and none is picked: {'; '.join(rows)}{more}. Put the identifier of the right one "
        f"into the {where}."
    )
