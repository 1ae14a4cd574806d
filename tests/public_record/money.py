"""Situations of money: acknowledged on papers in every shape that OpenAlex has had, and named in ORCID records."""

from tests.openalex_server.ids import Json
from tests.public_record.bodies import ACADEMY, COUNCIL, FLIGHT, FUND, PROGRAMME, WIND_TUNNEL, Body
from tests.public_record.own import Situation
from tests.public_record.person import Part, Person

CROWD = 120


def _award(body: Body, number: str, award: str) -> Json:
    return {
        "id": f"https://openalex.org/{award}",
        "display_name": f"Made award {number}",
        "funder_award_id": number,
        "funder_id": f"https://openalex.org/F{body.number}",
        "funder_display_name": body.name,
    }


def _acknowledged(person: Person, body: Body, *years: int, needs: Part | None = None) -> None:
    person.says("funder", body, "acknowledgement", needs)
    person.says("listed", body, "funder", needs)
    person.says("paid", body.name, ", ".join(map(str, years)), needs)


def by_ror(person: Person) -> None:
    """A funder that is told by its ROR id, on papers of two years."""
    person.paper(person.home, year=2021, funders=[FUND.funder()])
    person.paper(person.home, year=2024, funders=[FUND.funder()])
    _acknowledged(person, FUND, 2021, 2024)


def by_name(person: Person) -> None:
    """A funder of which OpenAlex has the name alone."""
    person.paper(person.home, year=2022, funders=[FUND.funder(ror=False)])
    _acknowledged(person, FUND, 2022)


def by_award(person: Person) -> None:
    """An award, with its number and its id."""
    person.paper(person.home, year=2023, awards=[_award(PROGRAMME, "BT-77", "G77")])
    _acknowledged(person, PROGRAMME, 2023)
    person.says("award", "BT-77", PROGRAMME.name)


def by_old_grants(person: Person) -> None:
    """The shape of 2024 and before, which is in files and which OpenAlex answers no more."""
    funder = f"https://openalex.org/F{FUND.number}"
    row = {"funder": funder, "funder_display_name": FUND.name, "award_id": "OLD-5"}
    person.paper(person.home, year=2019, grants=[row])
    _acknowledged(person, FUND, 2019, needs=Part.FILES)
    person.says("award", "OLD-5", FUND.name, Part.FILES)


def by_a_listed_institution(person: Person) -> None:
    """An institution of the list that pays."""
    person.paper(person.home, year=2020, funders=[ACADEMY.funder()])
    _acknowledged(person, ACADEMY, 2020)


def of_a_crowd(person: Person) -> None:
    """A funder that a work of many authors acknowledges: said, and told from others by the number of authors."""
    person.paper(person.home, year=2021, crowd=CROWD, funders=[FUND.funder()])
    _acknowledged(person, FUND, 2021)


def recorded(person: Person) -> None:
    """Money that the ORCID record names."""
    person.funding(FUND, "OF-9", "2022", "2025")
    person.says("funder", FUND, "funding", Part.ORCID)
    person.says("listed", FUND, "funder", Part.ORCID)
    person.says("paid", FUND.name, "", Part.ORCID)
    person.says("award", "OF-9", FUND.name, Part.ORCID)


def recorded_by_name(person: Person) -> None:
    """Money that the ORCID record names without an id of the funder, and that goes on."""
    person.funding(PROGRAMME, "BT-8", "2024", ror=False)
    person.says("funder", PROGRAMME, "funding", Part.ORCID)
    person.says("listed", PROGRAMME, "funder", Part.ORCID)
    person.says("paid", PROGRAMME.name, "", Part.ORCID)
    person.says("award", "BT-8", PROGRAMME.name, Part.ORCID)


def below_a_listed_institution(person: Person) -> None:
    """A body below a listed one that pays, told by its ROR id: only OpenAlex's own record says where it belongs."""
    person.paper(person.home, year=2020, funders=[WIND_TUNNEL.funder()])
    person.says("funder", FLIGHT, "acknowledgement")
    person.says("listed", FLIGHT, "funder")
    person.says("paid", WIND_TUNNEL.name, "2020")


def recorded_below_a_listed_institution(person: Person) -> None:
    """The same in the ORCID record."""
    person.funding(WIND_TUNNEL, "WT-3", "2020", "2021")
    person.says("funder", FLIGHT, "funding", Part.ORCID)
    person.says("listed", FLIGHT, "funder", Part.ORCID)
    person.says("paid", WIND_TUNNEL.name, "", Part.ORCID)
    person.says("award", "WT-3", WIND_TUNNEL.name, Part.ORCID)


def ordinary(person: Person) -> None:
    """A funder that nobody watches, on works of three years."""
    for year in (2018, 2021, 2024):
        person.paper(person.home, year=year, funders=[COUNCIL.funder()], awards=[_award(COUNCIL, f"RC-{year}", "G5")])
        person.says("award", f"RC-{year}", COUNCIL.name)
    person.says("paid", COUNCIL.name, "2018, 2021, 2024")
    person.says("not placed", COUNCIL.ror, "OpenAlex")


SITUATIONS: tuple[Situation, ...] = (
    ("funder by ROR id", by_ror),
    ("funder by name", by_name),
    ("funder by award", by_award),
    ("funder by old grants", by_old_grants),
    ("funder that is an institution", by_a_listed_institution),
    ("funder of a work of many", of_a_crowd),
    ("funding in the record", recorded),
    ("funding in the record, by name", recorded_by_name),
    ("funder below a listed institution", below_a_listed_institution),
    ("funding in the record, from below a listed institution", recorded_below_a_listed_institution),
    ("ordinary funder", ordinary),
)
