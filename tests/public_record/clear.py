"""Situations of which nothing listed is to be said: names that look alike, other times, and ordinary people."""

from tests.public_record.bodies import ACADEMY_ELSEWHERE, ARTS, COLLEGE, FLYING_SCHOOL, FUND, HARBOUR, TWIN
from tests.public_record.own import Situation
from tests.public_record.person import AS_PAPERS, Coauthor, Part, Person


def ordinary(person: Person) -> None:
    """Nothing beside what everybody has."""


def namesake_resolved(person: Person) -> None:
    """A body elsewhere whose name is like that of a listed one."""
    person.paper(COLLEGE, year=2025)
    person.says("current", COLLEGE.name, AS_PAPERS)


def namesake_as_text(person: Person) -> None:
    """A body elsewhere whose name has the rare words of a listed one, not resolved."""
    person.paper(FLYING_SCHOOL, year=2025, resolved=False)
    person.says("current", FLYING_SCHOOL.text, AS_PAPERS)


def twin(person: Person) -> None:
    """A body of the very name of a listed one in another country, with an id of its own."""
    person.paper(TWIN, year=2025)
    person.says("current", TWIN.name, AS_PAPERS)


def twin_as_text(person: Person) -> None:
    """The same, not resolved: the printed country tells them apart."""
    person.paper(TWIN, year=2025, resolved=False)
    person.says("current", TWIN.text, AS_PAPERS)


def twin_in_the_record(person: Person) -> None:
    """The same as an employer, with its ROR id."""
    person.post("employments", TWIN, "2008-01", "2010-12")
    person.says("put in by the person", TWIN.name, "employment", Part.ORCID)


def academy_elsewhere(person: Person) -> None:
    """An academy that shares its generic words with a listed one, as the employer of a co-author."""
    person.paper(person.home, year=2023, others=[Coauthor(f"A{person.number}777", ACADEMY_ELSEWHERE)])


def namesake_in_the_record(person: Person) -> None:
    """The same in an ORCID post."""
    person.post("memberships", COLLEGE, "2020-01", ror=False)
    person.says("current", COLLEGE.name, "membership", Part.ORCID)
    person.says("by name alone", COLLEGE.name, "ORCID record", Part.ORCID)
    person.says("put in by the person", COLLEGE.name, "membership", Part.ORCID)


def namesake_that_pays(person: Person) -> None:
    """A fund elsewhere that shares words with a listed one."""
    person.paper(person.home, year=2022, funders=[ARTS.funder(ror=False)])
    person.says("paid", ARTS.name, "2022")


def department(person: Person) -> None:
    """A department of an ordinary university with words of a listed body in its name."""
    text = f"Institute of Flight and Department of Northern Harbour Studies, {person.home.text}"
    person.paper(person.home, year=2024, texts=[text])


def namesake_of_the_person(person: Person) -> None:
    """A co-author of the person's own name at a listed body: a co-author, and not the person."""
    who = Coauthor(f"A{person.number}777", HARBOUR)
    person.paper(person.home, year=2022, others=[who])
    person.works[-1]["authorships"][-1]["author"]["display_name"] = f"Person {person.number}"
    person.says("coauthor", HARBOUR, "byline")


def before_the_window(person: Person) -> None:
    """An own affiliation of long ago: shown, and graded by nothing."""
    person.paper(HARBOUR, year=2009)
    person.says("own, before the window", HARBOUR, "byline")
    person.says("listed", HARBOUR, AS_PAPERS)


def coauthor_before_the_window(person: Person) -> None:
    """A co-author of long ago."""
    person.paper(person.home, year=2008, others=[Coauthor(f"A{person.number}777", HARBOUR)])
    person.says("coauthor, before the window", HARBOUR, "byline")


def funding_before_the_window(person: Person) -> None:
    """Money of long ago in the record."""
    person.funding(FUND, "OF-0", "2008", "2011")
    person.says("funder, before the window", FUND, "funding", Part.ORCID)
    person.says("listed", FUND, "funder", Part.ORCID)
    person.says("paid", FUND.name, "", Part.ORCID)
    person.says("award", "OF-0", FUND.name, Part.ORCID)


SITUATIONS: tuple[Situation, ...] = (
    ("ordinary", ordinary),
    ("ordinary again", ordinary),
    ("namesake, resolved", namesake_resolved),
    ("namesake as text", namesake_as_text),
    ("twin, resolved", twin),
    ("twin as text", twin_as_text),
    ("twin in the record", twin_in_the_record),
    ("academy elsewhere", academy_elsewhere),
    ("namesake in the record", namesake_in_the_record),
    ("namesake that pays", namesake_that_pays),
    ("words of a listed body in a department", department),
    ("namesake of the person", namesake_of_the_person),
    ("own line before the window", before_the_window),
    ("co-author before the window", coauthor_before_the_window),
    ("funding before the window", funding_before_the_window),
)
