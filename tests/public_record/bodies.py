"""The bodies of the made world: those on its list, and ordinary ones that nobody watches."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from rsscan.inputs.policies import load_policy
from rsscan.matching import Index
from rsscan.terms import Terms
from rsscan.watchlist import Effect, Entry, Kind, Name, Watchlist
from tests.openalex_server import made_institution
from tests.openalex_server.ids import Json
from tests.orcid_server import made_organization

LANDS = {
    "AU": "Australia",
    "FR": "France",
    "GB": "United Kingdom",
    "JP": "Japan",
    "KP": "DPR Korea",
    "NO": "Norway",
    "SE": "Sweden",
    "SY": "Syria",
    "US": "USA",
}
"""Countries as papers print them."""

TODAY, WINDOW = date(2026, 9, 1), date(2016, 1, 1)


@dataclass(frozen=True, slots=True)
class Body:
    """A body as registries know it; `slug` is that of its entry on the list."""

    number: int
    name: str
    city: str
    country: str
    slug: str = ""
    kind: Kind = Kind.INSTITUTION
    above: "Body | None" = None

    @property
    def ror(self) -> str:
        """Its ROR id, made of its number."""
        return f"https://ror.org/0mzdx{self.number}{self.number}"

    @property
    def text(self) -> str:
        """As a paper prints it."""
        return f"{self.name}, {self.city}, {LANDS[self.country]}"

    @property
    def placed(self) -> Json:
        """As it stands in an authorship."""
        lineage = (f"I{self.number}", *((f"I{self.above.number}",) if self.above else ()))
        return made_institution(f"I{self.number}", self.name, self.ror, self.country, lineage)

    def organization(self, *, ror: bool = True) -> Json:
        """As it stands in an ORCID record."""
        return made_organization(self.name, self.city, self.country, self.ror if ror else None)

    def funder(self, *, ror: bool = True) -> Json:
        """As a work's `funders` have it."""
        return {
            "id": f"https://openalex.org/F{self.number}",
            "display_name": self.name,
            "ror": self.ror if ror else None,
        }


HARBOUR = Body(11, "Northern Harbour University", "Qorvath", "KP", "harbour")
FLIGHT = Body(12, "Zelmira Institute of Flight", "Zelmira", "SY", "flight")
PROPULSION = Body(13, "Turrimoor Propulsion Laboratory", "Zelmira", "SY", above=FLIGHT)
WIND_TUNNEL = Body(17, "Ombrash Wind Tunnel", "Zelmira", "SY", above=FLIGHT)
"""Which no paper prints: OpenAlex alone knows where it belongs."""
ACADEMY = Body(14, "Vashkeel Academy of Sciences", "Vashkeel", "SY", "academy")
FUND = Body(15, "Oskelund Strategic Science Fund", "Vashkeel", "SY", "fund", Kind.FUNDER)
PROGRAMME = Body(16, "Brightpath Overseas Talent Programme", "Vashkeel", "SY", "programme", Kind.PROGRAMME)
LISTED = (HARBOUR, FLIGHT, ACADEMY, FUND, PROGRAMME)
REGISTERED = (*LISTED, WIND_TUNNEL)
"""Bodies with a record of their own in OpenAlex."""

ALDERMOOR = Body(31, "Aldermoor University", "Leeds", "GB")
KIRIYAMA = Body(32, "Kiriyama University", "Sendai", "JP")
LINDHAVN = Body(33, "Lindhavn University", "Bergen", "NO")
SAINT_AUBRAC = Body(34, "Saint-Aubrac University", "Lyon", "FR")
OPTICS = Body(35, "Turrilund Centre for Optics", "Leeds", "GB")
"""Which belongs to the university of whoever works there."""
COLLEGE = Body(36, "Northern Harbor Music College", "Darwin", "AU")
FLYING_SCHOOL = Body(37, "Institute of Flight Attendants", "Miami", "US")
COUNCIL = Body(38, "Research Council of Lindhavn", "Bergen", "NO", kind=Kind.FUNDER)
ARTS = Body(39, "Oskelund Arts Fund", "Oskelund", "SE", kind=Kind.FUNDER)
TWIN = Body(40, "Northern Harbour University", "Darwin", "AU")
ACADEMY_ELSEWHERE = Body(41, "Academy of Sciences of Lindhavn", "Bergen", "NO")
HOMES = (ALDERMOOR, KIRIYAMA, LINDHAVN, SAINT_AUBRAC)
"""Where the persons of the world work, each at one."""


@cache
def terms(indirect: int = 0) -> Terms:
    """Return the made list under the default policy, looked back to the beginning of the window."""
    entries = tuple(
        Entry(f"made/{one.slug}", (Name(one.name, "en"),), one.kind, one.country, one.city, one.ror) for one in LISTED
    )
    listed = Watchlist(
        id="made",
        title={"en": "Made list"},
        authority="Nobody",
        legal_basis="Made law, section 1",
        effect=Effect.LICENCE,
        edition=date(2026, 1, 1),
        complete=True,
        source_url="https://example.org/list",
        licence="CC0-1.0",
        entries=entries,
    )
    return Terms(Index([listed]), load_policy("default"), TODAY, WINDOW, indirect=indirect)
