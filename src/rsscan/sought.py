"""Which listed bodies are looked for beside an institution, as far as anything but a name tells them from others."""

from collections.abc import Iterable
from dataclasses import dataclass

from rsscan.publications import InstitutionProfile
from rsscan.watchlist import Entry, Kind, Watchlist


@dataclass(frozen=True, slots=True)
class Sought:
    """Listed bodies by OpenAlex id and by ROR id, and the countries all of whose bodies are looked for.

    Of all `entries`, `identified` have an identifier; of those without one that are no whole jurisdiction `by_country`
    lie in one of the countries, and `unreached` do not.
    Whoever has the bylines at hand needs none of this.
    """

    ids: tuple[str, ...] = ()
    rors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    entries: int = 0
    identified: int = 0
    by_country: int = 0
    unreached: int = 0


def sought_beside(body: InstitutionProfile, watchlists: Iterable[Watchlist], *, wide: bool = False) -> Sought:
    """Return what is looked for beside a body; its own id and its own country stand on all of its works.

    The countries are those of listed jurisdictions; where it is asked `wide`, also of bodies without an identifier.
    """
    entries = [entry for watchlist in watchlists for entry in watchlist.entries]
    unidentified = [entry for entry in entries if not (entry.ror or _openalex(entry))]
    countries = _each_once(
        entry.country
        for entry in unidentified
        if (wide or entry.kind is Kind.JURISDICTION) and entry.country != body.country
    )
    reached = sum(entry.country in countries for entry in unidentified if entry.kind is not Kind.JURISDICTION)
    whole = sum(entry.country in countries for entry in unidentified if entry.kind is Kind.JURISDICTION)
    return Sought(
        ids=_each_once(_openalex(entry) for entry in entries if _openalex(entry) != body.id),
        rors=_each_once(entry.ror for entry in entries if not _openalex(entry) and entry.ror != body.ror),
        countries=countries,
        entries=len(entries),
        identified=len(entries) - len(unidentified),
        by_country=reached,
        unreached=len(unidentified) - reached - whole,
    )


def _openalex(entry: Entry) -> str | None:
    """The OpenAlex id of an institution; a funder's stands on no byline."""
    return entry.openalex if entry.openalex and "/I" in entry.openalex else None


def _each_once(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value}))
