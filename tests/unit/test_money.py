"""Who paid: the funders that works acknowledge and a record names, and those of them that are listed."""

from dataclasses import replace
from datetime import date

from rsscan.assessment import assess
from rsscan.career import Attestation
from rsscan.money import Money, money_of
from rsscan.publications import Funding, Institution, Work
from rsscan.record import Asserter, RecordedFunding
from rsscan.severity import Relation
from rsscan.watchlist import Kind
from tests.unit import made
from tests.unit.made import ME, MY_ORCID

COUNCIL = Institution("https://openalex.org/F1", "Research Council", "https://ror.org/00counc01")
HARBOUR = Institution("https://openalex.org/F2", "Northern Harbour University")
NAMELESS = Institution("https://openalex.org/F3", None)


def paid(number: int, *funding: Funding, year: int | None = 2024) -> Work:
    """Make a paper of the subject that acknowledges money."""
    published = date(year, 5, 6) if year else None
    return replace(made.work(number, made.line(1, author=ME), published=published), funding=funding)


def money(*works: Work, fundings: tuple[RecordedFunding, ...] = ()) -> Money:
    """Return who paid the subject."""
    return money_of(works, made.record(fundings=fundings), made.terms(made.watchlist(made.entry())))


def test_funders_are_told_by_year_that_of_the_most_works_first() -> None:
    """A work counts once for a funder, however many awards it names; one that names none counts for nobody."""
    twice = (Funding(COUNCIL, "C-1", "https://openalex.org/G1"), Funding(COUNCIL, "C-2"))
    found = money(
        paid(1, *twice), paid(2, Funding(COUNCIL, "C-1"), year=2020), paid(3, Funding(HARBOUR), year=None), paid(4)
    )
    assert (found.works, found.of) == (3, 4)
    council, harbour = found.funders
    assert (council.body, council.works, council.years, council.listed) == (COUNCIL, 2, ((2020, 1), (2024, 1)), ())
    assert (harbour.works, harbour.years, harbour.listed) == (1, ((None, 1),), ("made/harbour",))
    assert council.attested[0] == Attestation("acknowledgement", "https://openalex.org/W1", on=date(2024, 5, 6))


def test_an_award_that_two_works_name_is_one_at_two_places() -> None:
    """What one of them lacks the other adds; an award without number, id and title is none."""
    named = Funding(COUNCIL, "C-1", title="Tides")
    found = money(paid(1, Funding(COUNCIL, "C-1", "https://openalex.org/G1"), Funding(COUNCIL)), paid(2, named))
    (award,) = found.funders[0].awards
    assert (award.number, award.id, award.title) == ("C-1", "https://openalex.org/G1", "Tides")
    assert [said.source for said in award.attested] == ["https://openalex.org/W1", "https://openalex.org/W2"]


def test_money_of_a_record_joins_the_funder_by_register_number_or_by_its_only_name() -> None:
    """Several councils have one name: then it is told apart, as the record's own."""
    said = made.statement(5, Asserter.ORGANIZATION, "Council")
    by_ror = RecordedFunding(Institution(None, "The Council", COUNCIL.ror), said, number="C-9")
    by_name = RecordedFunding(Institution(None, "Research Council"), made.statement(6))
    found = money(paid(1, Funding(COUNCIL)), fundings=(by_ror, by_name))
    (council,) = found.funders
    assert [one.what for one in council.attested] == ["acknowledgement", "ORCID record", "ORCID record"]
    assert council.attested[1] == Attestation(
        "ORCID record", f"{MY_ORCID}#5", Asserter.ORGANIZATION, "Council", date(2024, 1, 1)
    )
    assert [award.number for award in council.awards] == ["C-9"]
    namesake = replace(COUNCIL, id="https://openalex.org/F9", ror=None)
    apart = money(paid(1, Funding(COUNCIL), Funding(namesake)), fundings=(by_name,))
    assert sorted(funder.works for funder in apart.funders) == [0, 1, 1]


def test_a_funder_without_a_name_is_told_by_its_id() -> None:
    """OpenAlex may know no more."""
    (funder,) = money(paid(1, Funding(NAMELESS))).funders
    assert (funder.body, funder.works) == (NAMELESS, 1)
    assert money().funders == ()
    assert money_of((), None, made.terms(made.watchlist(made.entry()))) == Money()


def test_a_listed_funder_of_the_subjects_work_is_a_finding() -> None:
    """It has the work, no line of the byline, and the awards; two awards of one body are one piece of evidence."""
    work = paid(1, Funding(HARBOUR, "H-1"), Funding(HARBOUR, "H-2"), Funding(COUNCIL, "C-1"))
    terms = made.terms(made.watchlist(made.entry(country=None, kind=Kind.FUNDER)))
    (finding,) = assess(made.subject(), [work], terms).findings
    assert (finding.rule, finding.relation, finding.works_count) == ("RS303", Relation.FUNDER, 1)
    (piece,) = finding.evidence
    assert (piece.work, piece.authorship, piece.source) == (work, None, "acknowledgement in https://openalex.org/W1")
    assert [one.number for one in piece.funding] == ["H-1", "H-2"]
    assert (piece.link.authors, piece.published) == (1, date(2024, 5, 6))


def test_a_funder_is_met_by_its_identifier_and_by_its_register_number() -> None:
    """Whatever it is called."""
    for listed in (made.entry(ror=COUNCIL.ror), made.entry(openalex=COUNCIL.id)):
        (finding,) = assess(made.subject(), [paid(1, Funding(COUNCIL))], made.terms(made.watchlist(listed))).findings
        assert finding.rule == "RS301"
        assert any(said.startswith("OpenAlex took the funder for the listed body itself") for said in finding.reasons)
