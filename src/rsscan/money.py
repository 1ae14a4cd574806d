"""Who paid: the funders that the subject's works acknowledge and the ORCID record names, by year."""

from dataclasses import dataclass

from rsscan.career.station import Attestation
from rsscan.publications import Institution


@dataclass(frozen=True, slots=True)
class Award:
    """One award: the funder's number, the OpenAlex id and the title as far as they are known, and where it stands."""

    attested: tuple[Attestation, ...]
    number: str | None = None
    id: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Funder:
    """A body that paid. `years` tells for each year how many works acknowledge it, None is that of undated works.

    `listed` are the ids of the entries that it meets. Whose of the authors the money was, an acknowledgement does not
    tell.
    """

    body: Institution
    attested: tuple[Attestation, ...]
    years: tuple[tuple[int | None, int], ...] = ()
    awards: tuple[Award, ...] = ()
    works: int = 0
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Money:
    """Every funder, that of the most works first; `works` of `of` works acknowledge any."""

    funders: tuple[Funder, ...] = ()
    works: int = 0
    of: int = 0


NO_MONEY = Money()
"""Nothing is known of any."""
