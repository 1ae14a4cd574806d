"""A watchlist: who keeps it, what being on it means, and the bodies on it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rsscan.period import Period


class Effect(StrEnum):
    """What being on a list means in law or policy, strictest first."""

    PROHIBITION = "prohibition"
    ASSET_FREEZE = "asset-freeze"
    LICENCE = "licence"
    FUNDING_BAR = "funding-bar"
    DISCLOSURE = "disclosure"
    ADVISORY = "advisory"


class Kind(StrEnum):
    """What an entry is."""

    INSTITUTION = "institution"
    FUNDER = "funder"
    PROGRAMME = "programme"
    JURISDICTION = "jurisdiction"


class Means(StrEnum):
    """What a marker of a jurisdiction is: its name, a place in it, or a postcode."""

    COUNTRY = "country"
    CITY = "city"
    POSTCODE = "postcode"


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an entry; a weak one never matches alone."""

    value: str
    lang: str | None = None
    weak: bool = False
    means: Means | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One body on a list, or one jurisdiction that a list covers.

    `country` is ISO 3166-1 alpha-2; `listed_from` and `listed_until` are inclusive and None when unknown. `number` is
    the authority's own number or reference, `concerns` are the codes it gives, `effect` is what being listed means
    where that differs from the rest of the list. `left_out` are names that the authority prints and the list leaves out
    on purpose, because they would meet others. `research` is False for what publishes nothing by its nature: a ship,
    a bank, a trading company.
    """

    id: str
    names: tuple[Name, ...]
    kind: Kind = Kind.INSTITUTION
    country: str | None = None
    city: str | None = None
    ror: str | None = None
    openalex: str | None = None
    wikidata: str | None = None
    includes_children: bool = True
    reason: str | None = None
    legal_basis: str | None = None
    effect: Effect | None = None
    number: str | None = None
    concerns: tuple[str, ...] = ()
    research: bool = True
    source_url: str | None = None
    listed_from: date | None = None
    listed_until: date | None = None
    left_out: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The first name, by which people know the entry."""
        return self.names[0].value

    @property
    def names_by_language(self) -> dict[str, str]:
        """The first name that is not weak in each language that is told."""
        return {name.lang: name.value for name in reversed(self.names) if name.lang and not name.weak}

    def listed_on(self, day: date | None) -> bool | None:
        """Whether the entry was listed on `day`; None when either is not known."""
        if day is None or (self.listed_from is None and self.listed_until is None):
            return None
        if self.listed_until is not None and day > self.listed_until:
            return False
        if self.listed_from is None:
            return None
        return day >= self.listed_from


@dataclass(frozen=True, slots=True)
class Watchlist:
    """A list with its authority; `sha256` is that of the file it was read from.

    `cadence` is how often the authority brings out an edition, None where it keeps no time.
    """

    id: str
    title: dict[str, str]
    authority: str
    legal_basis: str
    effect: Effect
    edition: date
    complete: bool
    source_url: str
    licence: str
    entries: tuple[Entry, ...]
    cadence: Period | None = None
    sha256: str = ""

    def stale_on(self, day: date, longest: Period | None = None) -> bool:
        """Whether on `day` the edition is older than `longest`, or than its authority's cadence."""
        age = longest or self.cadence
        return age is not None and self.edition < age.before(day)

    def effect_of(self, entry: Entry) -> Effect:
        """Return what being on the list means for an entry of it."""
        return entry.effect or self.effect


Place = tuple[str | int, ...]
"""Where something stands in a list's file: `("entries", 3, "names", 0)`."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Comments that belong to a place of a list: lines above it, and one beside it; each without its `#`."""

    above: tuple[str, ...] = ()
    beside: str = ""
