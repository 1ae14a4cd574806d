"""ORCID's JSON: what is read of it, who said it, and that no damage to it is more than a gap."""

from contextlib import suppress
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsscan.errors import NotFound, SourceError
from rsscan.publications import Institution
from rsscan.record import Asserter, PartialDate, Post, PostKind, PublicRecord, RecordedFunding, RecordedWork, Statement
from rsscan.sources.orcid_payload import answer_from, is_record, record_from, shown
from tests.orcid_server import (
    UNIVERSITY,
    by_organization,
    made_day,
    made_doi,
    made_organization,
    made_post,
    made_record,
    made_row,
    made_work,
)
from tests.sources import ORCID, PERSON
from tests.sources.test_payload import paths_in, set_at

Json = dict[str, Any]

ULM = Institution(None, "Made University", "https://ror.org/032000t02", "DE")
CHANGED = date(2026, 2, 25)


def row(code: int, source: Json | None = None, **fields: Any) -> Json:
    """Return a row of the subject's record."""
    return made_row(code, ORCID, source, **fields)


def post(since: str | None = None, until: str | None = None, **fields: Any) -> Json:
    """Return an employment."""
    return made_post(row(1), since, until, **fields)


def full_record() -> Json:
    """Return a record every section of which is filled, those too that are not read."""
    grant = {"external-id-type": "grant_number", "external-id-value": "G-7", "external-id-relationship": "self"}
    funding = row(
        6,
        title={"title": {"value": "A made grant"}},
        type="grant",
        organization=made_organization("Made Fund", "Bonn", "DE"),
        **{
            "start-date": made_day("2021"),
            "end-date": made_day("2024-06"),
            "external-ids": {"external-id": [made_doi("10.5555/grant"), grant]},
        },
    )
    record = made_record(
        ORCID,
        name={
            "given-names": {"value": "Josiah"},
            "family-name": {"value": "Carberry"},
            "credit-name": {"value": "J. Carberry"},
            "visibility": "public",
        },
        others=[{"content": "Josiah Stinkney", "visibility": "public"}],
        employments=[
            made_post(
                row(2, by_organization("Made University")),
                "2019-04-01",
                "2023",
                **{"department-name": "Physics", "role-title": "Professor"},
            )
        ],
        invited_positions=[made_post(row(3), "2022-02-29")],
        distinctions=[made_post(row(4))],
        memberships=[made_post(row(5), organization=made_organization("Made Society"))],
        educations=[made_post(row(9))],
        fundings=[funding],
        works=[made_work(row(7), "A made work", [made_doi("10.5555/MADE.1")], "2020-03")],
    )
    record["person"]["emails"] = {"email": [{"email": "josiah@example.org"}]}
    record["person"]["addresses"] = {"address": [{"country": {"value": "US"}}]}
    return record


def statement(place: str, by: Asserter | None = Asserter.PERSON, name: str | None = None) -> Statement:
    """Return where something stands."""
    return Statement(f"{PERSON}#{place}", by, name, CHANGED)


def test_a_whole_record_is_read_with_its_sources() -> None:
    """Every post, grant and work with its place, who said it and when; a course of study is no post."""
    employer = statement("employment/2", Asserter.ORGANIZATION, "Made University")
    fund, society = Institution(None, "Made Fund", None, "DE"), Institution(None, "Made Society")
    since, until = PartialDate(2019, 4, 1), PartialDate(2023)
    assert record_from(full_record()) == PublicRecord(
        PERSON,
        ("J. Carberry", "Josiah Carberry", "Josiah Stinkney"),
        (
            Post(PostKind.EMPLOYMENT, ULM, employer, "Ulm", "Physics", "Professor", since, until),
            # 2022 has no 29 February: of the date the month is what is known.
            Post(PostKind.INVITED_POSITION, ULM, statement("invited-position/3"), "Ulm", since=PartialDate(2022, 2)),
            Post(PostKind.DISTINCTION, ULM, statement("distinction/4"), "Ulm"),
            Post(PostKind.MEMBERSHIP, society, statement("membership/5")),
        ),
        (
            RecordedFunding(
                fund,
                statement("funding/6"),
                "A made grant",
                "G-7",
                "grant",
                "Bonn",
                PartialDate(2021),
                PartialDate(2024, 6),
            ),
        ),
        (
            RecordedWork(
                statement("work/7"),
                "https://doi.org/10.5555/made.1",
                "A made work",
                "journal-article",
                PartialDate(2020, 3),
            ),
        ),
    )


def test_what_protects_the_person_is_not_read() -> None:
    """Neither addresses, e-mails nor studies are anywhere in what was read."""
    read = repr(record_from(full_record()))
    assert "josiah@" not in read
    assert "'US'" not in read
    assert "#education" not in read


@pytest.mark.parametrize(
    ("source", "by", "name"),
    [
        (by_organization("Crossref"), Asserter.ORGANIZATION, "Crossref"),
        ({"source-orcid": {"uri": PERSON}}, Asserter.PERSON, None),
        ({**by_organization("A tool"), "assertion-origin-orcid": {"path": ORCID}}, Asserter.PERSON, None),
        (
            {
                **by_organization("A tool"),
                "assertion-origin-client-id": {"path": "APP-1"},
                "assertion-origin-name": {"value": "A university"},
            },
            Asserter.ORGANIZATION,
            "A university",
        ),
        ({"source-orcid": {"path": "0000-0001-5109-3700"}, "source-name": {"value": "Another"}}, None, None),
        ({"source-name": {"value": "Nobody knows"}}, None, None),
        (["damaged"], None, None),
    ],
    ids=[
        "organization",
        "person",
        "person through a tool",
        "organization through a tool",
        "another",
        "none",
        "damaged",
    ],
)
def test_who_put_a_statement_in_is_told_apart(source: Any, by: Asserter | None, name: str | None) -> None:
    """What the person enters through a tool is the person's; what nobody is known to have said is nobody's."""
    record = made_record(ORCID, employments=[made_post({**row(2), "source": source})])
    assert record_from(record).posts[0].said == statement("employment/2", by, name)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ({"year": {"value": "2020"}, "month": {"value": "13"}}, PartialDate(2020)),
        ({"year": {"value": "2020"}, "month": {"value": "0"}, "day": {"value": "5"}}, PartialDate(2020)),
        ({"year": {"value": "2020"}, "month": None, "day": {"value": "5"}}, PartialDate(2020)),
        ({"year": {"value": "2021"}, "month": {"value": "2"}, "day": {"value": "30"}}, PartialDate(2021, 2)),
        ({"year": {"value": 2021}}, PartialDate(2021)),
        ({"year": {"value": "0"}}, None),
        ({"year": {"value": "99999"}}, None),
        ({"year": {"value": "-5"}}, None),
        ({"year": {"value": True}}, None),
        ({"year": {"value": 10**400}}, None),
        ({"year": {"value": "²"}}, None),
        ({"month": {"value": "5"}}, None),
        ("2020-01-01", None),
        (None, None),
    ],
)
def test_a_date_is_read_as_far_as_it_is_one(written: Any, read: PartialDate | None) -> None:
    """A month that is none leaves the year; a year that is none leaves nothing."""
    record = made_record(ORCID, employments=[{**post(), "start-date": written}])
    assert record_from(record).posts[0].since == read


@pytest.mark.parametrize(
    ("moment", "day"), [(0, date(1970, 1, 1)), (10**30, None), (True, None), ("1", None), (-(10**20), None)]
)
def test_the_day_of_a_change_is_read_where_it_is_one(moment: Any, day: date | None) -> None:
    """Milliseconds since 1970; numbers beyond any calendar are none."""
    record = made_record(ORCID, employments=[{**post(), "last-modified-date": {"value": moment}}])
    assert record_from(record).posts[0].said.changed == day


@pytest.mark.parametrize(
    ("given_ids", "dois"),
    [
        ([made_doi("10.5555/a", "part-of")], [None]),
        ([made_doi("10.5555/a", "funded-by")], [None]),
        ([made_doi("10.5555/a", "VERSION_OF"), made_doi("10.5555/v", "part-of")], ["https://doi.org/10.5555/a"]),
        ([made_doi("10.5555/a", "version-of"), made_doi("10.5555/b")], ["https://doi.org/10.5555/b"]),
        ([made_doi("www.doi.org/10.5555/A", normalized="10.5555/a")], ["https://doi.org/10.5555/a"]),
        ([made_doi("10.5555/a b", "part-of", normalized="10.5555/a")], [None]),
        ([made_doi("10.5555/a", None)], ["https://doi.org/10.5555/a"]),
        ([made_doi("https://doi.org/10.5555/A"), made_doi("10.5555/a")], ["https://doi.org/10.5555/a"]),
        ([made_doi("10.5555/a"), made_doi("10.5555/b")], ["https://doi.org/10.5555/a", "https://doi.org/10.5555/b"]),
        ([made_doi("work:doi")], [None]),
        ([{"external-id-type": "isbn", "external-id-value": "10.5555/a"}], [None]),
        ([None, "x", {"external-id-type": 5}], [None]),
    ],
    ids=[
        "volume",
        "money",
        "version alone",
        "version",
        "own way",
        "volume in its own way",
        "no relation",
        "twice",
        "two",
        "none",
        "other kind",
        "damaged",
    ],
)
def test_a_work_has_the_dois_that_are_its_own(given_ids: list[Any], dois: list[str | None]) -> None:
    """The DOI of a volume is another work's, that of a version serves where there is no other; else the title does."""
    record = made_record(ORCID, works=[made_work(row(7), "A made work", given_ids)])
    assert [work.doi for work in record_from(record).works] == dois


def test_a_group_is_one_work_for_each_doi_with_the_row_that_names_it() -> None:
    """Two tell of one work: the title and type are of whoever names the DOI; a DOI of the group alone counts too."""
    rows = [
        made_work(row(7), "As one tells it", [made_doi("10.5555/a")], type="preprint"),
        made_work(row(8), "As another tells it", [made_doi("10.5555/b"), made_doi("10.5555/a")]),
    ]
    record = made_record(ORCID, works=rows[:1])
    group = record["activities-summary"]["works"]["group"][0]
    group["work-summary"] = rows
    group["external-ids"] = {"external-id": [made_doi("10.5555/c")]}
    read = record_from(record).works
    assert {(work.doi, work.title, work.type) for work in read} == {
        ("https://doi.org/10.5555/a", "As one tells it", "preprint"),
        ("https://doi.org/10.5555/b", "As another tells it", "journal-article"),
        ("https://doi.org/10.5555/c", "As one tells it", "preprint"),
    }


def test_a_work_without_doi_and_title_says_nothing() -> None:
    """There is nothing by which anybody could look for it."""
    assert record_from(made_record(ORCID, works=[made_work(row(7), None)])).works == ()


@pytest.mark.parametrize("section", ["employments", "fundings", "works"])
def test_what_is_not_public_is_not_read(section: str) -> None:
    """A file that somebody exported may hold what the person shows to few."""
    rows = {
        "employments": made_post(row(1, visibility="limited")),
        "fundings": made_post(row(1, visibility="PRIVATE")),
        "works": made_work(row(1, visibility="limited"), "A made work"),
    }
    name = {"credit-name": {"value": "J. C."}, "visibility": "limited"}
    record = made_record(
        ORCID, name=name, others=[{"content": "Other", "visibility": "private"}], **{section: [rows[section]]}
    )
    assert record_from(record) == PublicRecord(PERSON)


def test_a_body_without_a_name_is_known_by_its_ror_id_or_not_at_all() -> None:
    """A post at nowhere is no post; numbers of other registries are not taken for names."""
    _, _, _, ror = UNIVERSITY
    for organization, posts in (
        (made_organization("", ror=ror), 1),
        (made_organization("", "Ulm", "DE"), 0),
        ({}, 0),
        ("Made University", 0),
    ):
        record = made_record(ORCID, employments=[{**post(), "organization": organization}], fundings=[])
        assert len(record_from(record).posts) == posts


@pytest.mark.parametrize("country", ["Germany", "D1", "", None, 5, "ß"])
def test_a_country_is_two_letters_or_unknown(country: Any) -> None:
    """ORCID writes ISO codes; anything else is no country."""
    record = made_record(ORCID, employments=[post(organization=made_organization("X", None, country))])
    assert record_from(record).posts[0].body == Institution(None, "X")


@pytest.mark.parametrize("code", [None, True, "7/../8", 1.5])
def test_a_row_without_a_number_is_still_told_by_its_section(code: Any) -> None:
    """The address leads to the section of the record."""
    record = made_record(ORCID, employments=[{**post(), "put-code": code}])
    assert record_from(record).posts[0].said.source == f"{PERSON}#employment"


@pytest.mark.parametrize("identifier", [None, {}, {"path": "0000-0002-1825-0098"}, {"uri": 5}, "0000-0002-1825-0097"])
def test_a_record_without_an_id_is_refused(identifier: Any) -> None:
    """Nobody could be told whose it is; an iD whose check digit is wrong is none."""
    with pytest.raises(SourceError, match="has no usable iD"):
        record_from({**full_record(), "orcid-identifier": identifier})


def test_the_record_of_another_is_not_taken_for_the_person() -> None:
    """Who gave up an iD for another is answered with the other's record: what was asked for was not looked at."""
    with pytest.raises(SourceError, match="with the record of 0000-0002-1825-0097"):
        answer_from(full_record(), "https://orcid.org/0000-0001-5109-3700")
    assert answer_from(full_record(), PERSON) == record_from(full_record())


def test_an_empty_record_is_none() -> None:
    """A record that shows nothing says nothing."""
    with pytest.raises(NotFound, match="shows no post, funding or work in public"):
        answer_from(made_record(ORCID), PERSON)
    whole = record_from(full_record())
    assert shown(whole) is whole


PATHS = paths_in(full_record())
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters())
    | st.sampled_from([ORCID, "ROR"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["value", "path", "group", "external-id"]) | st.text(), inner, max_size=3)
    ),
    max_leaves=10,
)


@given(st.sampled_from(PATHS), ANYTHING)
@settings(max_examples=300, deadline=None)
def test_anything_in_any_field_costs_no_more_than_what_hangs_on_it(path: list[str | int], value: object) -> None:
    """Whatever stands in one field, the record reads or is refused for its iD; other sections are as they were."""
    record, whole = full_record(), record_from(full_record())
    set_at(record, path, deepcopy(value))
    try:
        read = record_from(record)
    except SourceError:
        assert path[0] == "orcid-identifier"
        return
    hash(read)
    section = path[1] if len(path) > 1 and path[0] == "activities-summary" else None
    if path[0] == "activities-summary" and section is None:
        return
    if section != "works":
        assert read.works == whole.works
    if section != "fundings":
        assert read.fundings == whole.fundings
    if section in {"works", "fundings", "educations", None}:
        assert read.posts == whole.posts


@given(ANYTHING)
def test_what_is_no_record_is_refused(value: object) -> None:
    """Anything at all is a record or a SourceError, never a crash."""
    with suppress(SourceError):
        record_from(value)
    assert not is_record({})
