"""Works that an ORCID record names: which are asked for, and what is said of those that nobody has."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rsscan.publications import Author, Authorship, Byline, Work
from rsscan.record import PartialDate, PublicRecord, RecordedWork, Statement, own_doi, version_doi
from rsscan.record_works import (
    by_others,
    claimed,
    claims_gaps,
    record_works_gaps,
    registered,
    unlisted,
    unread_prints,
)
from rsscan.subject import Gap, Subject
from rsscan.terms import Terms
from rsscan.titles import Titles
from tests import shipped

PERSON = "https://orcid.org/0000-0002-1825-0097"
YEAR = PartialDate(2020)
TITLES = (
    "Tidal engines of the northern harbour",
    "A census of lanternfish in deep water",
    "On the strength of driftwood beams",
    "Quillback hulls and how they bend",
    "Salt marshes as stores of heat",
)


def work(number: int, title: str | None = None, doi: str | None = None) -> Work:
    """Return a work of OpenAlex."""
    return Work(
        f"https://openalex.org/W{number}", title, (), doi or f"https://doi.org/10.5555/w{number}", date(2020, 1, 1)
    )


AHEAD = PartialDate(2999)


def named(number: int, title: str | None = None, day: PartialDate | None = YEAR, **fields: Any) -> RecordedWork:
    """Return a work of the record, an article with a DOI of its own."""
    said = Statement(f"{PERSON}#work/{number}")
    given = {"doi": f"https://doi.org/10.5555/r{number}", "type": "journal-article", **fields}
    return RecordedWork(said, title=title, published=day, **given)


def record(*works: RecordedWork) -> PublicRecord:
    """Return a record with these works."""
    return PublicRecord(PERSON, works=works)


def terms(since: date | None = date(2018, 1, 1)) -> Terms:
    """Return terms as of a day with a window."""
    return Terms(shipped.index("dprk"), shipped.policy("default"), date(2026, 11, 1), since)


def said(
    *works: RecordedWork, listed: list[Work] | None = None, added: tuple[Work, ...] = (), strange: tuple[Work, ...] = ()
) -> list[Gap]:
    """Return what is said of a record beside one listed work."""
    return list(record_works_gaps(record(*works), listed or [work(1)], added, strange, terms()))


def test_what_openalex_has_is_not_asked_for_and_the_newest_comes_first() -> None:
    """A DOI once, one that a listed work has not at all, a work without one neither; data come last."""
    listed = work(1, doi="https://doi.org/10.5555/r1")
    old, new, undated = named(2, day=PartialDate(2001)), named(3, day=PartialDate(2024, 5)), named(4, day=None)
    twice = named(5, day=PartialDate(2000), doi=new.doi)
    data = named(7, day=PartialDate(2025), type="data-set")
    found = unlisted(record(named(1), data, old, undated, new, twice, named(6, doi=None)), [listed])
    assert found == [new.doi, old.doi, undated.doi, data.doi]


def test_what_the_record_adds_is_said_and_does_not_block() -> None:
    """Co-authors who would have been missed were read: that is no doubt."""
    (gap,) = said(named(2, doi="https://doi.org/10.5555/w2"), added=(work(2),))
    assert gap == Gap(
        "RS903",
        "The ORCID record names 1 work that OpenAlex does not tie to the person, read too: https://doi.org/10.5555/w2.",
        blocks_verdict=False,
    )


@pytest.mark.parametrize(
    ("one", "blocks"),
    [
        (named(2), True),
        (named(2, day=None), True),
        (named(2, type="book-chapter"), True),
        (named(2, day=PartialDate(2018)), True),
        (named(2, day=PartialDate(2017, 12)), False),
        (named(2, day=PartialDate(2027)), False),
        (named(2, type="data-set"), False),
        (named(2, type=None), False),
    ],
    ids=["article", "undated", "chapter", "first year", "before", "to come", "data", "no type"],
)
def test_a_printed_work_of_the_window_that_nobody_has_holds_back_the_verdict(one: RecordedWork, blocks: bool) -> None:
    """Its co-authors were not read; of data, and of what is not judged, it is only said."""
    (gap,) = said(one)
    assert (gap.code, gap.blocks_verdict) == ("RS903", blocks)
    assert str(one.doi) in gap.detail
    assert ("none of them an article" in gap.detail) != blocks


def test_a_work_that_openalex_has_under_another_doi_is_known_by_its_title() -> None:
    """A preprint and its article, or a work without a DOI at all."""
    listed = [work(1, TITLES[0])]
    assert said(named(2, TITLES[0]), named(3, TITLES[0].upper(), doi=None), listed=listed) == []


def test_a_work_without_a_doi_and_with_a_title_that_nobody_has_is_said() -> None:
    """Nobody can look for it; it is no reason to hold back the verdict."""
    (gap,) = said(named(2, TITLES[1], doi=None))
    assert not gap.blocks_verdict
    assert f'names 1 work without a DOI whose title no work has that was read: "{TITLES[1]}".' in gap.detail


def test_a_doi_that_is_told_twice_is_said_once() -> None:
    """As an article by one and as data by another: what may not be left unread counts."""
    (gap,) = said(named(2, day=PartialDate(2023), type="other"), named(3, doi=named(2).doi))
    assert gap.blocks_verdict
    assert "lacks 1 work" in gap.detail


@pytest.mark.parametrize(("common", "by"), [(0, None), (1, "doi"), (1, "title")])
def test_a_record_that_shares_nothing_with_the_profile_is_doubted(common: int, by: str | None) -> None:
    """Five works on either side and none on both: one of the two may be somebody else's."""
    listed = [work(number, title) for number, title in enumerate(TITLES)]
    theirs = [named(10 + number, f"{title} of others entirely") for number, title in enumerate(TITLES)]
    if by == "doi":
        theirs[0] = named(10, doi=listed[0].doi)
    if by == "title":
        theirs[0] = named(10, TITLES[0], doi=None)
    gaps = said(*theirs, listed=listed)
    doubts = [gap.detail for gap in gaps if gap.code == "RS902" and gap.blocks_verdict]
    told = "None of the 5 works of the ORCID record is among the 5 that OpenAlex has; is 0000-0002-1825-0097 this "
    told += "person's?"
    assert doubts == ([] if common else [told])


def test_a_short_record_is_not_doubted() -> None:
    """With four works on one side nothing follows."""
    listed = [work(number, title) for number, title in enumerate(TITLES)]
    assert {gap.code for gap in said(*(named(10 + number) for number in range(4)), listed=listed)} == {"RS903"}


@pytest.mark.parametrize(
    ("kind", "relation", "own"),
    [
        ("doi", "self", True),
        (" DOI", "", True),
        ("doi", "PART_OF", False),
        ("doi", "funded-by", False),
        ("uri", "self", False),
    ],
)
def test_a_doi_is_a_works_own_unless_it_is_said_to_be_anothers(kind: str, relation: str, own: bool) -> None:
    """Of another volume, version or grant it is not."""
    assert own_doi(kind, "10.5555/A", relation) == ("https://doi.org/10.5555/a" if own else None)
    assert version_doi(kind, "10.5555/A", relation) is None
    assert version_doi("doi", "10.5555/A", "Version_of") == "https://doi.org/10.5555/a"


@pytest.mark.parametrize(
    ("day", "first", "last", "written"),
    [
        (PartialDate(2024), date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (PartialDate(2024, 2), date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        (PartialDate(2024, 12), date(2024, 12, 1), date(2024, 12, 31), "2024-12"),
        (PartialDate(2024, 2, 3), date(2024, 2, 3), date(2024, 2, 3), "2024-02-03"),
    ],
)
def test_a_date_that_is_known_in_part_has_a_first_and_a_last_day(
    day: PartialDate, first: date, last: date, written: str
) -> None:
    """What is not known may be any."""
    assert (day.first, day.last, str(day)) == (first, last, written)


def test_of_several_publications_with_a_title_the_first_is_known() -> None:
    """A title that nobody has is not known, nor is none."""
    titles = Titles([(TITLES[0], 2020, "one"), (TITLES[0], 2020, "other"), (None, 2020, "none")])
    assert [titles.known(title, 2020) for title in (TITLES[0], TITLES[1], None)] == ["one", None, None]


def test_printed_works_that_were_not_read_are_looked_for_in_another_registry() -> None:
    """Not data, and not what was read."""
    works = [named(1), named(2), named(3, type="data-set")]
    dois = [one.doi for one in works if one.doi]
    assert unread_prints(record(*works), dois, [work(1, doi=dois[1])]) == dois[:1]


@pytest.mark.parametrize(
    ("day", "published"),
    [
        (YEAR, date(2020, 1, 1)),
        (PartialDate(2020, 2), date(2020, 1, 1)),
        (PartialDate(2020, 2, 3), date(2020, 2, 3)),
        (None, None),
    ],
)
def test_a_work_of_a_registry_is_dated_as_far_as_is_known(day: PartialDate | None, published: date | None) -> None:
    """Title and date are the record's, the byline the registry's, which every line with an affiliation says."""
    one = named(1, "A made title", day)
    lines = (Authorship(1, "Anna Berg", texts=("Here",)), Authorship(2, "Li Na"))
    (found,) = registered(record(one), Byline(one.doi or "", "Made Registry", lines), ["Anna Berg"])
    assert (found.id, found.doi, found.title, found.published) == (one.doi, one.doi, "A made title", published)
    assert found.type == "article"
    assert [line.filled_from for line in found.authorships] == ["Made Registry", None]


def test_an_author_list_without_authors_is_no_work() -> None:
    """It would count as read."""
    one = named(1)
    assert not list(registered(record(one), Byline(one.doi or "", "Made Registry", ()), []))


def test_an_id_on_the_line_of_another_name_is_a_publishers_slip() -> None:
    """What is printed there is a co-author's, and not the person's own affiliation."""
    one = named(1, "A made title")
    lines = (Authorship(1, "Kim Chol", orcid=PERSON, texts=("There",)), Authorship(2, "A. Berg", orcid=PERSON))
    (found,) = registered(record(one), Byline(one.doi or "", "Made Registry", lines), ["Anna Berg"])
    assert [line.orcid for line in found.authorships] == [None, PERSON]


@pytest.mark.parametrize(
    ("line", "strange"),
    [
        (Authorship(1, "Kim Chol"), True),
        (Authorship(1, "A Berg"), False),
        (Authorship(1, "Кузнецов"), False),
        (Authorship(1, None), False),
        (Authorship(1, "Kim Chol", printed_orcid=PERSON), False),
    ],
    ids=["another", "she", "no common script", "nameless", "her iD"],
)
def test_a_work_of_the_record_is_by_others_where_nobody_may_be_the_person(line: Authorship, strange: bool) -> None:
    """Only plain disagreement tells; of a list that is cut or empty, and of a person without a name, nobody knows."""
    subject = Subject(PERSON, PERSON)
    one = replace(work(1), authorships=(Authorship(1, "Li Na"), line))
    assert by_others([one], subject, ["Anna Berg"]) == ([one] if strange else [])
    assert by_others([replace(one, cut=True), work(2)], subject, ["Anna Berg"]) == by_others([one], subject, []) == []


@pytest.mark.parametrize(
    ("kind", "day", "blocks"),
    [("journal-article", YEAR, True), ("preprint", YEAR, True), ("preprint", None, True), ("preprint", AHEAD, False)],
)
def test_a_work_by_others_is_told_and_not_called_one_that_openalex_lacks(
    kind: str, day: PartialDate | None, blocks: bool
) -> None:
    """Its DOI may be a slip, or she may have another name there: what would be judged, of any type, leaves it open."""
    (gap,) = said(named(2, day=day, type=kind), strange=(work(2, doi=named(2).doi),))
    assert gap.blocks_verdict == blocks
    assert (
        "names 1 work by DOI on which nobody is called like the person, so not judged: https://doi.org/" in gap.detail
    )


OTHER = "https://orcid.org/0000-0001-5109-3700"
SUBJECT = Subject(PERSON, PERSON, (Author("https://openalex.org/A1", "Josiah Carberry", PERSON),))


def by(*names: str | None, orcid: str | None = None) -> Work:
    """Return a work of the record with a line for each name, the first with an ORCID iD if one is given."""
    lines = (Authorship(at, name, orcid=None if at > 1 else orcid) for at, name in enumerate(names, 1))
    return Work("https://openalex.org/W9", "Tides", tuple(lines), "https://doi.org/10.5555/r9")


def own_places(work: Work) -> list[int]:
    """Return on which lines of a work the record's iD is put."""
    found = claimed(work, SUBJECT, PublicRecord(PERSON, names=("Josiah S. Carberry", "喬賽亞")))
    assert [line.name for line in found.authorships] == [line.name for line in work.authorships]
    return [line.position for line in found.authorships if line.orcid == PERSON]


@pytest.mark.parametrize(
    ("work", "places"),
    [
        (by("Mina Peer", "J. Carberry"), [2]),
        (by("Mina Peer", "喬賽亞"), [2]),
        (by("Anybody At All"), [1]),
        (by("Mina Peer", "Somebody Else"), []),
        (by("J Carberry", "Josiah Carberry"), []),
        (by("Josiah Carberry", "Mina Peer", orcid=OTHER), []),
        (by("Anybody At All", orcid=OTHER), []),
        (by("Mina Peer", "Josiah Carberry", orcid=PERSON), [1]),
        (by(None, None), []),
        (by(), []),
    ],
    ids=[
        "initials", "another script", "alone", "nobody", "two", "another's iD", "alone with another's iD", "an iD",
        "no names", "no lines",
    ],
)  # fmt: skip
def test_the_persons_own_line_on_a_work_of_the_record_is_told_by_name_where_that_is_sure(
    work: Work, places: list[int]
) -> None:
    """By iD where a line has it; else the one line of that name, or the only line; never one with another's iD."""
    assert own_places(work) == places


def test_it_is_said_where_a_name_told_the_line_and_where_nothing_did() -> None:
    """A line that is not told is read as a co-author's; neither holds anything back."""
    works = [by("Mina Peer", "J. Carberry"), by("Mina Peer", "Somebody Else"), by("A", "B", orcid=PERSON)]
    gaps = list(claims_gaps(works, [claimed(each, SUBJECT, PublicRecord(PERSON)) for each in works], SUBJECT))
    doi = "https://doi.org/10.5555/r9"
    assert list(claims_gaps(works[2:], works[2:], SUBJECT)) == []
    assert gaps == [
        Gap("RS903", f"In 1 work of the ORCID record the person's line is told by the name alone: {doi}.", False),
        Gap(
            "RS903",
            "In 1 work of the ORCID record no line is told to be the person's, so that theirs is read as a "
            f"co-author's: {doi}.",
            False,
        ),
    ]
