"""A made career and who paid, with every kind of line, source and remark, as a report tells them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from rsscan.assessment import Assessment, Beside, assess
from rsscan.publications import Author, Funding, Institution, ProfileAffiliation, Work
from rsscan.record import Asserter, PostKind, RecordedFunding
from rsscan.render.career_values import career_values, money_values
from rsscan.render.report_values import gathered, values_of
from rsscan.render.values import Values
from rsscan.report import Report, SourceUsed
from rsscan.severity import Severity
from tests.unit import made

TERMS = made.terms(made.watchlist(made.entry()))

PLAIN = made.institution(1, "Plain University")
HILL = made.institution(2, "Hill Institute of Physics", ror="https://ror.org/00hill001")
COUNCIL = Institution("https://openalex.org/F1", "Research Council", "https://ror.org/00counc01", "JP")
HARBOUR = Institution("https://openalex.org/F2", "Northern Harbour University", None, "KP")


def _work(number: int, year: int | None, *bodies: Institution, paid: tuple[Funding, ...] = (), text: str = "") -> Work:
    line = made.line(1, *([text] if text else []), author=made.ME, institutions=bodies)
    made_work = made.work(number, line, published=date(year, 5, 6) if year else None)
    return replace(made_work, funding=paid, doi=f"https://doi.org/10.5555/made.{number}" if number % 2 else None)


WORKS = (
    _work(31, 2012, PLAIN),
    _work(32, 2013, PLAIN),
    _work(33, 2024, PLAIN, HILL, paid=(Funding(COUNCIL, "C-1", "https://openalex.org/G1", "Tides | and `ice`"),)),
    _work(34, 2025, PLAIN, HILL, paid=(Funding(COUNCIL, "C-2"), Funding(HARBOUR, title="No number"))),
    _work(35, None, text="Laboratory of Gates, 1 Long Road, Alphaville", paid=(Funding(Institution(None, None)),)),
)

RECORD = made.record(
    replace(
        made.post(
            "Northern Harbour University", "2019-04-01", ror="https://ror.org/012345678", department="Faculty of Ice"
        ),
        role="Visiting professor",
        city="Alphaville",
    ),
    made.post("Plain University", "2011-04", said=made.statement(2, Asserter.ORGANIZATION, "Plain University")),
    made.post("Old School", None, "2004", kind=PostKind.INVITED_POSITION, said=made.statement(3, None)),
    made.post("Academy", "2020", "2020", kind=PostKind.MEMBERSHIP, said=made.statement(4, Asserter.ORGANIZATION)),
    made.post(None, kind=PostKind.DISTINCTION, said=replace(made.statement(5), changed=None)),
    made.post("Wrong Way", "2018", "2016"),
    fundings=[
        RecordedFunding(
            Institution(None, "Hill Foundation"), made.statement(6), title="Gates", number="H-1", kind="grant"
        )
    ],
)


def lived() -> Assessment:
    """Assess a person with a long career, one post of which is at a listed body, and money from it."""
    years = (ProfileAffiliation(made.institution(7, "Profile College"), (2008, 2009)),)
    person = made.subject(Author(made.ME, "Ada Example", affiliations=years))
    return assess(person, WORKS, TERMS, beside=Beside(record=RECORD))


def values() -> dict[str, Any]:
    """Return career and funding as a report has them."""
    assessed = lived()
    return {"career": career_values(assessed.career), "funding": money_values(assessed.money)}


def report(*persons: Assessment) -> Report:
    """Make the report of a scan; without persons, of the one with a long career."""
    started, used = datetime(2026, 9, 1, tzinfo=UTC), SourceUsed("made", "made records", ())
    lists = TERMS.index.watchlists
    return Report("1.0", started, made.TODAY, used, TERMS.policy, lists, Severity.HIGH, persons or (lived(),))


def subject(**changed: Any) -> dict[str, Any]:
    """Return the person with a long career as a report has them, with something changed."""
    [row] = values_of(report()).subjects
    return {**row, **changed}


def on(*rows: dict[str, Any]) -> Values:
    """Make a report on such rows."""
    return gathered(report(), rows)
