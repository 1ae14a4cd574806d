"""Situations of others: co-authors, what frequent ones print elsewhere, and works or lines that OpenAlex lacks."""

from tests.public_record.bodies import HARBOUR, HOMES
from tests.public_record.money import CROWD
from tests.public_record.own import Situation
from tests.public_record.person import AS_PAPERS, Coauthor, Part, Person

FREQUENT = 10
"""Frequent co-authors of somebody who has more of them than are followed."""


def coauthor(person: Person) -> None:
    """A co-author at a listed body."""
    person.paper(person.home, year=2022, others=[Coauthor(f"A{person.number}777", HARBOUR)])
    person.says("coauthor", HARBOUR, "byline")


def _with_links_elsewhere(person: Person, joint: tuple[int, ...], elsewhere: int, crowd: int = 0) -> str:
    other = person.colleague(50)
    for year in joint:
        person.paper(person.home, year=year, others=[other], crowd=crowd)
    person.elsewhere(other, HARBOUR, elsewhere)
    return other.id


def frequent_elsewhere(person: Person) -> None:
    """Somebody with two joint works who prints a listed body on a work without the person."""
    who = _with_links_elsewhere(person, (2021, 2023), 2022)
    person.says("indirect", HARBOUR, f"through {who}, 2 joint works", Part.INDIRECT)


def infrequent_elsewhere(person: Person) -> None:
    """The same of somebody with one joint work, where more than are followed have two: not followed."""
    often = [person.colleague(60 + at) for at in range(FREQUENT)]
    for year in (2020, 2021):
        person.paper(person.home, year=year, others=often)
    _with_links_elsewhere(person, (2021,), 2022)


def of_a_crowd_elsewhere(person: Person) -> None:
    """The same of one of many authors, with whom the person need not have met: not followed."""
    _with_links_elsewhere(person, (2021, 2023), 2022, crowd=CROWD)


def long_ago_elsewhere(person: Person) -> None:
    """The same on a work before the window."""
    _with_links_elsewhere(person, (2021, 2023), 2012)


def joint_long_ago(person: Person) -> None:
    """The same of somebody whose joint works lie before the window: not followed."""
    _with_links_elsewhere(person, (2011, 2013), 2022)


def recorded_work(person: Person) -> None:
    """A paper with a listed co-author that OpenAlex takes for another person's, and the ORCID record names."""
    other = Coauthor(f"A{person.number}777", HARBOUR)
    doi = person.paper(person.home, year=2022, others=[other], tied=False)
    person.recorded(doi, 2022)
    person.says("coauthor", HARBOUR, "byline", Part.ORCID)
    person.says("read", doi, "ORCID record", Part.ORCID)
    person.says("told by name", doi, "ORCID record", Part.ORCID)


def recorded_work_of_ones_own(person: Person) -> None:
    """A paper that OpenAlex takes for another person's, on which the person prints a listed body: their own."""
    doi = person.paper(HARBOUR, year=2022, others=[Coauthor(f"A{person.number}777", person.home)], tied=False)
    person.recorded(doi, 2022)
    person.says("own", HARBOUR, "byline", Part.ORCID)
    person.says("listed", HARBOUR, AS_PAPERS, Part.ORCID)
    person.says("read", doi, "ORCID record", Part.ORCID)
    person.says("told by name", doi, "ORCID record", Part.ORCID)


def recorded_ordinary_work(person: Person) -> None:
    """An ordinary paper that only the ORCID record ties to the person: read, and nothing follows."""
    doi = person.paper(person.home, year=2021, tied=False)
    person.recorded(doi, 2021)
    person.says("read", doi, "ORCID record", Part.ORCID)
    person.says("told by name", doi, "ORCID record", Part.ORCID)


def work_that_openalex_lacks(person: Person) -> None:
    """A paper that the ORCID record names and OpenAlex does not have: said, and no verdict without it."""
    doi = person.paper(person.home, year=2021, known=False)
    person.recorded(doi, 2021)
    person.says("lacking", doi, "ORCID record", Part.ORCID)


def line_that_crossref_has(person: Person) -> None:
    """A co-author whose affiliation OpenAlex lacks and Crossref has."""
    doi = person.paper(person.home, year=2022, others=[Coauthor(f"A{person.number}777", None)])
    person.printed_in_crossref(doi, [person.home.text], [HARBOUR.text])
    person.says("coauthor", HARBOUR, "byline", Part.CROSSREF)


def own_line_that_crossref_has(person: Person) -> None:
    """The person's own affiliation, which OpenAlex lacks and Crossref has."""
    doi = person.paper(HARBOUR, year=2023, resolved=False, texts=[])
    person.printed_in_crossref(doi, [HARBOUR.text])
    person.says("own", HARBOUR, "byline", Part.CROSSREF)
    person.says("listed", HARBOUR, AS_PAPERS, Part.CROSSREF)


def line_that_nobody_has(person: Person) -> None:
    """A co-author of whom neither registry prints an affiliation: it stays unseen."""
    doi = person.paper(person.home, year=2022, others=[Coauthor(f"A{person.number}777", None)])
    person.printed_in_crossref(doi, [], [])


def ordinary_line_that_crossref_has(person: Person) -> None:
    """A co-author of an ordinary university, printed in Crossref alone."""
    doi = person.paper(person.home, year=2022, others=[Coauthor(f"A{person.number}777", None)])
    person.printed_in_crossref(doi, [person.home.text], [HOMES[(person.number + 1) % len(HOMES)].text])


SITUATIONS: tuple[Situation, ...] = (
    ("co-author", coauthor),
    ("frequent co-author elsewhere", frequent_elsewhere),
    ("infrequent co-author elsewhere", infrequent_elsewhere),
    ("one of many elsewhere", of_a_crowd_elsewhere),
    ("co-author elsewhere long ago", long_ago_elsewhere),
    ("joint works long ago", joint_long_ago),
    ("work that the record names", recorded_work),
    ("own work that the record names", recorded_work_of_ones_own),
    ("ordinary work that the record names", recorded_ordinary_work),
    ("work that OpenAlex lacks", work_that_openalex_lacks),
    ("line that Crossref has", line_that_crossref_has),
    ("own line that Crossref has", own_line_that_crossref_has),
    ("line that nobody has", line_that_nobody_has),
    ("ordinary line that Crossref has", ordinary_line_that_crossref_has),
)
