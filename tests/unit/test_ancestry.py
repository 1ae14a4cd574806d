"""Bodies above those that were resolved: what is known of them, and what has to be asked."""

from dataclasses import replace

import pytest

from rsscan.ancestry import (
    bodies_of,
    given_in,
    known_among,
    known_of,
    placed_record,
    placed_row,
    placed_work,
    rors_of,
    unknown_parents,
    without_lineage,
)
from rsscan.assessment import Beside, assess
from rsscan.declaration import DeclaredAffiliation, DeclaredPerson, Place
from rsscan.declared import Declared
from rsscan.publications import Author, Funding, Institution, ProfileAffiliation
from rsscan.record import RecordedFunding
from rsscan.watchlist import Entry
from tests.unit import made

ROR = "https://ror.org/0abcdef12"
OTHER_ROR = "https://ror.org/0abcdef23"
BY_ROR = made.index(made.entry(ror=ROR))
CHILD = made.institution(5, "Harbour Hospital", above=[9, 8])
I8, I9 = "https://openalex.org/I8", "https://openalex.org/I9"


def test_bodies_are_those_of_profiles_and_of_every_line_each_once() -> None:
    """The same body on paper after paper is one."""
    employer = made.institution(1, "Plain University")
    me = Author("https://openalex.org/A1", "Ada", affiliations=(ProfileAffiliation(employer, (2020,)),))
    works = [made.work(n, made.line(1, institutions=[employer]), made.line(2, institutions=[CHILD])) for n in (1, 2)]
    assert bodies_of([me], works) == (employer, CHILD)


def test_the_ror_of_a_body_is_what_any_record_shows_or_the_source_told() -> None:
    """A record that lacks it hides it in no other, and one without an id shows nothing."""
    bodies = [
        made.institution(9, ror=ROR),
        made.institution(9),
        made.institution(8),
        made.institution(None, ror=OTHER_ROR),
    ]
    assert rors_of(bodies) == {I9: ROR, I8: None}
    assert rors_of(bodies, {I8: OTHER_ROR}) == {I9: ROR, I8: OTHER_ROR}


def test_only_parents_that_no_record_shows_are_unknown() -> None:
    """A body is not its own parent; one that is known to have no ROR is known."""
    assert unknown_parents([CHILD], {}, BY_ROR) == (I8, I9)
    assert unknown_parents([CHILD, made.institution(8)], {I9: None}, BY_ROR) == (I8,)
    assert unknown_parents([made.institution(8)], {}, BY_ROR) == ()


@pytest.mark.parametrize(
    "entry",
    [
        made.entry(),
        made.entry(openalex=I9),
        made.entry(ror=ROR, openalex=I9),
        made.entry(ror=ROR, includes_children=False),
    ],
    ids=["no identifier", "OpenAlex id", "both", "itself alone"],
)
def test_nothing_need_be_known_where_no_entry_would_be_met_by_it(entry: Entry) -> None:
    """Who has a list of OpenAlex ids, or of names alone, pays no call and reads no remark."""
    assert unknown_parents([CHILD], {}, made.index(entry)) == ()
    assert unknown_parents([CHILD], {}, made.index(entry, made.entry("other", ror=ROR))) == (I8, I9)


WARD = Institution(None, "A made ward", OTHER_ROR)
"""As an ORCID record gives it."""
RESOLVED = replace(CHILD, ror=OTHER_ROR)
"""The same as OpenAlex has it."""
FUNDER = Institution("https://openalex.org/F1", "A made ward", OTHER_ROR)
TERMS = made.terms(made.watchlist(made.entry(ror=ROR)))


def test_what_is_above_a_body_that_is_given_by_ror_id_is_what_any_line_shows() -> None:
    """One of which nothing is known is to be asked for, once; one without a ROR id cannot be."""
    work = replace(made.work(1), funding=(Funding(FUNDER), Funding(FUNDER, "7")))
    record = made.record(made.post("A made ward", ror=OTHER_ROR), made.post("Plain University"))
    given = given_in([work], record)
    assert given == (FUNDER, replace(WARD), Institution(None, "Plain University"))
    assert given_in([work]) == (FUNDER,)
    assert without_lineage(given) == (OTHER_ROR,)
    assert without_lineage((*given, RESOLVED)) == without_lineage([replace(WARD, known=RESOLVED)]) == ()
    assert known_among([RESOLVED, WARD, CHILD]) == {OTHER_ROR: RESOLVED}


def test_what_is_known_is_put_to_every_body_without_lineage() -> None:
    """Funders, lines of another registry, posts, money and declared bodies; a work without any stays as it is."""
    known = {OTHER_ROR: RESOLVED}
    plain = made.work(2, made.line(1, institutions=[CHILD]))
    assert placed_work(plain, known) is plain
    line = made.line(1, institutions=[WARD, CHILD])
    work = placed_work(replace(made.work(1, line), funding=(Funding(FUNDER),)), known)
    assert work.funding[0].funder == replace(FUNDER, known=RESOLVED)
    assert work.authorships[0].institutions == (replace(WARD, known=RESOLVED), CHILD)
    assert placed_work(work, known) is work
    money = RecordedFunding(WARD, made.statement())
    record = placed_record(made.record(made.post("A made ward", ror=OTHER_ROR), fundings=[money]), known)
    assert [each.known for each in given_in((), record)] == [RESOLVED]
    bodies = tuple(DeclaredAffiliation("A ward", Place("f"), ror) for ror in (OTHER_ROR, None))
    row = placed_row(DeclaredPerson("subject", None, Place("f"), affiliations=bodies), known)
    assert [one.body.known for one in row.affiliations] == [RESOLVED, None]
    assert known_of(Declared((row,)).bodies) == (row.affiliations[0].body, RESOLVED)


def test_a_body_given_by_ror_id_is_judged_as_one_that_was_resolved() -> None:
    """As a post, as money of the record and of a work, on a line and in an application, by what is above it."""
    known, told = {OTHER_ROR: RESOLVED}, {I9: ROR, I8: None}
    work = replace(made.work(1, made.line(1, institutions=[WARD])), funding=(Funding(FUNDER),))
    record = made.record(made.post("A made ward", ror=OTHER_ROR), fundings=[RecordedFunding(WARD, made.statement(2))])
    body = DeclaredAffiliation("A ward", Place("f"), OTHER_ROR)
    row = placed_row(DeclaredPerson("collaborator", None, Place("f"), affiliations=(body,)), known)
    beside = Beside(Declared((row,)), placed_record(record, known))
    found = assess(made.subject(), [placed_work(work, known)], TERMS, told=told, beside=beside)
    assert {finding.rule: len(finding.evidence) for finding in found.findings} == {"RS102": 1, "RS202": 2, "RS302": 2}
    assert [station.listed for station in found.career.stations] == [("made/harbour",)]
    assert {funder.listed for funder in found.money.funders} == {("made/harbour",)}
    assert not any("ROR id" in gap.detail for gap in found.gaps)


def test_bodies_that_nobody_can_place_are_counted() -> None:
    """By a ROR id that is not known, and without one where its name meets no list; neither holds anything back."""
    record = made.record(
        made.post("A made ward", ror=OTHER_ROR), made.post("Plain University"), made.post("Northern Harbour University")
    )
    gaps = assess(made.subject(), [made.work(1)], TERMS, beside=Beside(record=record)).gaps
    assert {gap.detail for gap in gaps if gap.code == "RS905"} == {
        f"What is above 1 body, given by ROR id alone, is not known: {OTHER_ROR}.",
        "The ORCID record gives 1 body without a ROR id, compared with lists by name alone: Plain University.",
    }
    two = made.record(made.post("A"), made.post("B"))
    gaps = assess(made.subject(), [made.work(1)], TERMS, beside=Beside(record=two)).gaps
    assert any("gives 2 bodies without a ROR id" in gap.detail for gap in gaps)
    assert not any(gap.blocks_verdict for gap in gaps if gap.code == "RS905")
