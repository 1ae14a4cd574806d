"""What an application declares beside the posts of the ORCID record and the money that works and record tell of."""

from dataclasses import replace
from datetime import date

from rsscan.declaration import DeclaredAffiliation, DeclaredPerson, Place
from rsscan.declared import COA, Applicant
from rsscan.declared_record import record_differences
from rsscan.publications import Funding, Institution, Work
from rsscan.record import PartialDate, PostKind, PublicRecord, RecordedFunding
from tests.unit import made
from tests.unit.made import ME, MY_ORCID

COUNCIL = Institution("https://openalex.org/F1", "Council of Plain Research", "https://ror.org/012345678")
FUND = Institution("https://openalex.org/F2", "Hill Fund")


def declared(text: str, until: date | None = None, line: int = 7) -> DeclaredAffiliation:
    """Make a declared body."""
    return DeclaredAffiliation(text, Place("f", line), until=until)


def applicant(*bodies: str, funders: tuple[DeclaredAffiliation, ...] = (), kind: str = "made") -> Applicant:
    """Make an applicant who names bodies, and funders beside."""
    row = DeclaredPerson("subject", "Ada Example", Place("f", 1), affiliations=tuple(map(declared, bodies)))
    beside = tuple(DeclaredPerson("funder", None, body.place, affiliations=(body,)) for body in funders)
    return Applicant((row,), MY_ORCID, others=beside, kinds=(("f", kind),))


def paid(number: int, *funders: Institution, published: date = date(2025, 5, 6), authors: int = 1) -> Work:
    """Make a work of the subject that acknowledges funders."""
    lines = [made.line(1, author=ME), *(made.line(at) for at in range(2, authors + 1))]
    return replace(made.work(number, *lines, published=published), funding=tuple(Funding(one) for one in funders))


def money(funder: Institution, since: int | None = None, until: int | None = None) -> RecordedFunding:
    """Make money in the record."""
    dates = [PartialDate(year) if year else None for year in (since, until)]
    return RecordedFunding(funder, made.statement(9), since=dates[0], until=dates[1])


def told(
    one: Applicant, record: PublicRecord | None = None, works: tuple[Work, ...] = (), since: date | None = None
) -> list[str]:
    """Return the differences; each is one of RS910 that blocks nothing."""
    gaps = record_differences(one, record, works, made.terms(made.watchlist(made.entry()), since=since))
    assert all((gap.code, gap.blocks_verdict) == ("RS910", False) for gap in gaps)
    return [gap.detail for gap in gaps]


def test_a_post_that_the_application_does_not_name_is_told_with_its_time_and_place() -> None:
    """One that it names, in whatever words, is not; nor is an honour, which no form asks for."""
    record = made.record(
        made.post("Plain University", "2015", department="Physics"),
        made.post("Hill Institute", "2021-04"),
        made.post("Old School", "2001", "2004", kind=PostKind.INVITED_POSITION),
        made.post("Hill Academy", "2020", kind=PostKind.DISTINCTION),
        made.post("Coming College", "2031"),
    )
    (said,) = told(applicant("Dept. of Physics, Plain University, Oslo"), record)
    assert said == (
        f"Posts in the ORCID record that the application does not name: Hill Institute (2021-04/..; {MY_ORCID}#1), "
        f"Old School (2001/2004; {MY_ORCID}#1). The record may be out of date, and a form may ask for other years; ask."
    )


def test_posts_are_compared_within_the_time_that_is_asked_for() -> None:
    """The window of the scan, or the last year of a form that asks for that."""
    record = made.record(made.post("Old School", "2001", "2004"), made.post("Hill Institute", "2019", "2024"))
    (said,) = told(applicant("Plain University"), record, since=date(2016, 1, 1))
    assert said.startswith("Posts in the ORCID record since 2016-01-01 that the application does not name: Hill Inst")
    assert told(applicant("Plain University", kind=COA), record) == []


def test_where_the_files_name_no_body_nothing_is_said_of_posts() -> None:
    """A list of publications asks for none; and without a record there is nothing to compare."""
    assert told(applicant(), made.record(made.post("Hill Institute", "2021"))) == []
    assert told(applicant("Plain University")) == []


def test_a_funder_of_recent_works_that_the_application_does_not_name_is_told_with_its_works() -> None:
    """The newest of them is named; older works and those of many authors are not compared."""
    works = (
        paid(1, COUNCIL, FUND),
        paid(2, FUND, published=date(2026, 1, 2)),
        paid(3, Institution(None, "Old Fund"), published=date(2015, 1, 2)),
        paid(4, Institution(None, "Crowd Fund"), authors=101),
    )
    one = applicant("Plain University", funders=(declared("Council of Plain Research (CPR)"),))
    (said,) = told(one, works=works)
    assert said == (
        "Funders that works since 2023-09-01 acknowledge and the application does not name, each with its number of "
        "works: Hill Fund (2; https://openalex.org/W2). It may be a co-author's money, or a name written otherwise; "
        "ask."
    )


def test_money_of_the_record_that_the_application_does_not_name_is_told_while_it_is_asked_for() -> None:
    """What ended long ago is not; what has no dates may go on."""
    fundings = (money(FUND, 2024), money(COUNCIL), money(Institution(None, "Old Fund"), 2001, 2004))
    one = applicant(funders=(declared("Council of Plain Research"),))
    (said,) = told(one, made.record(fundings=fundings))
    assert said == (
        f"Money in the ORCID record since 2023-09-01 that the application does not name: Hill Fund (2024/..; "
        f"{MY_ORCID}#9). A form may ask for what goes on alone; ask."
    )


def test_a_declared_funder_that_nothing_acknowledges_is_told_by_its_place() -> None:
    """It need not be; what had ended before is not asked for, and where nothing is acknowledged nothing is said."""
    funders = (declared("Hill Fund"), declared("Sea Fund", line=8), declared("Past Fund", date(2020, 1, 1), line=9))
    (said,) = told(applicant(funders=funders), works=(paid(1, FUND),))
    assert said == (
        "Funders that the application names and no work since 2023-09-01 acknowledges: f:8. It need not, and OpenAlex "
        "does not read every acknowledgement."
    )
    assert told(applicant(funders=funders), works=(paid(1),)) == []


def test_where_no_file_names_a_funder_it_is_said_that_money_was_not_compared() -> None:
    """A form may not ask for it, or its section be empty: nobody can tell. Without money there is nothing to say."""
    plain = applicant("Plain University")
    over = money(FUND, 2001, 2004)
    (said,) = told(plain, made.record(fundings=(money(FUND), over)), (paid(1, COUNCIL, FUND), paid(2, FUND)))
    assert said == (
        "No file of the application names a funder, so that the money since 2023-09-01 was not compared: funders that "
        "works acknowledge 2, statements of the ORCID record 1."
    )
    assert told(plain, made.record(fundings=(over,)), (paid(1),)) == []
