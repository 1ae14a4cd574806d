"""The one parser: every age of OpenAlex's JSON and every damage, without a crash and without losing a line."""

from contextlib import suppress
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsscan.errors import SourceError
from rsscan.publications import (
    API_LIST_LIMIT,
    API_WORK_LIMIT,
    Author,
    Funding,
    Institution,
    InstitutionProfile,
    Topic,
    Work,
)
from rsscan.sources import fuller, payload
from tests.openalex_server import made_authorship, made_institution, made_institution_record
from tests.sources import ORCID, PERSON, PRINTED, PROFILE, ULM, me, paper, peer, profile

Json = dict[str, Any]

NAMES = [
    *("id doi title display_name publication_date publication_year type authorships is_authors_truncated").split(),
    *("author institutions raw_affiliation_strings raw_affiliation_string affiliations raw_author_name").split(),
    *("raw_orcid orcid ror country_code lineage author_position works_count counts_by_year year years").split(),
    *("institution last_known_institutions last_known_institution display_name_alternatives").split(),
    *("topics score subfield updated_date").split(),
]
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters())  # lone surrogates too: JSON can carry them
    | st.sampled_from(["https://openalex.org/A10", "https://openalex.org/I1", PERSON, "10.1/x", "KP", PRINTED]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES) | st.text(), inner, max_size=4),
    max_leaves=12,
)


def set_at(record: Any, path: list[str | int], value: object) -> None:
    """Put a value into nested JSON."""
    for step in path[:-1]:
        record = record[step]
    record[path[-1]] = value


def paths_in(value: object, *before: str | int) -> list[list[str | int]]:
    """Return the way to every place in nested JSON."""
    found: list[list[str | int]] = [list(before)] if before else []
    rows: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        rows = list(value.items())
    elif isinstance(value, list):
        rows = list(enumerate(value))
    for key, inner in rows:
        found += paths_in(inner, *before, key)
    return found


def full_work() -> Json:
    """Return a work every field of which is filled."""
    line = made_authorship(
        "A900", "Kim Chol", orcid=ORCID, raw_orcid=ORCID, institutions=[ULM, ULM], texts=["Ulm", PRINTED]
    )
    subfield = {"id": "https://openalex.org/subfields/3107", "display_name": "Atomic Physics"}
    topic = {"id": "https://openalex.org/T10020", "display_name": "Quantum", "score": 0.97, "subfield": subfield}
    return paper(1, [me(), line, peer()], topics=[topic], updated_date="2026-11-02T03:04:05.678901")


def full_profile() -> Json:
    """Return a profile every field of which is filled."""
    return profile(
        affiliations=[(ULM, (2020, 2021))], alternatives=["J. C."], counts_by_year=[{"year": 2020, "works_count": 2}]
    )


WORK_PATHS = paths_in(full_work())
AUTHOR_PATHS = paths_in(full_profile())


@given(st.sampled_from(WORK_PATHS), ANYTHING)
@settings(max_examples=400, deadline=None)
def test_anything_in_any_field_of_a_work_loses_no_line(path: list[str | int], value: object) -> None:
    """Whatever stands in one field, the record reads or is refused, and every line of a byline is kept."""
    record = deepcopy(full_work())  # records share their institutions
    set_at(record, path, value)
    try:
        work = payload.work_from(record)
    except SourceError:
        assert path == ["id"]
        return
    lines = record["authorships"]
    assert len(work.authorships) == (len(lines) if isinstance(lines, list) else 0)
    assert [line.position for line in work.authorships] == list(range(1, len(work.authorships) + 1))
    hash(work)


@given(st.lists(ANYTHING, max_size=6), st.sampled_from([0, 1, 2]))
def test_damaged_lines_keep_their_place(damaged: list[object], at: int) -> None:
    """A line that is no object is a line of which nothing is known; the lines around it keep their places."""
    good = [me(), peer(), made_authorship("A900", "Kim Chol", texts=[PRINTED])]
    lines = [*good[:at], *damaged, *good[at:]]
    work = payload.work_from(paper(1) | {"authorships": lines})
    assert len(work.authorships) == len(lines)
    assert [work.authorships[lines.index(line)].author_id for line in good] == [line["author"]["id"] for line in good]


@given(st.sampled_from(AUTHOR_PATHS), ANYTHING)
@settings(max_examples=300, deadline=None)
def test_anything_in_any_field_of_an_author_reads_or_is_refused(path: list[str | int], value: object) -> None:
    """A profile with one damaged field is still a profile; without an id it is refused."""
    record = deepcopy(full_profile())
    set_at(record, path, value)
    try:
        author = payload.author_from(record)
    except SourceError:
        assert path == ["id"]
        return
    hash(author)


@given(ANYTHING)
def test_what_is_no_record_is_refused(value: object) -> None:
    """Anything at all is a record or a SourceError, never a crash."""
    for read in (payload.work_from, payload.author_from):
        with suppress(SourceError):
            read(value)


@given(st.lists(st.text(min_size=1).filter(str.strip), max_size=5), st.lists(st.text(min_size=1), max_size=5))
def test_every_printed_affiliation_is_read_wherever_it_stands(texts: list[str], others: list[str]) -> None:
    """The list, the singular of old, and those inside `affiliations` are read as one, each once."""
    line = made_authorship("A900", "Kim Chol", texts=texts)
    line["affiliations"] = [{"raw_affiliation_string": text} for text in others]
    line["raw_affiliation_string"] = PRINTED
    (read,) = payload.work_from(paper(1, [line])).authorships
    assert set(read.texts) == {text.strip() for text in [*texts, *others, PRINTED]} - {""}
    assert len(read.texts) == len(set(read.texts))


def test_work_of_2026_is_read_whole() -> None:
    """Every field that rsscan keeps, in full form."""
    line = made_authorship("A900", "Kim C.", orcid=ORCID, raw_orcid=ORCID, institutions=[ULM], texts=[PRINTED])
    work = payload.work_from(paper(1, [me(), line | {"raw_author_name": "Kim Chol"}]))
    assert (work.id, work.doi, work.title) == (
        "https://openalex.org/W1001",
        "https://doi.org/10.5555/made.1",
        "Paper 1",
    )
    assert (work.published, work.type, work.cut) == (date(2018, 3, 4), "article", False)
    read = work.authorships[1]
    assert (read.position, read.name, read.author_id) == (2, "Kim Chol", "https://openalex.org/A900")
    assert (read.orcid, read.printed_orcid, read.texts) == (PERSON, PERSON, (PRINTED,))
    assert read.institutions == (
        Institution(
            "https://openalex.org/I20",
            "Ulm University",
            "https://ror.org/032000t02",
            "DE",
            ("https://openalex.org/I20",),
        ),
    )


COUNCIL = {"id": "https://openalex.org/F1", "display_name": "Research Council", "ror": "https://ror.org/032000t02"}
AWARD = {
    "id": "https://openalex.org/G7", "display_name": "Tides", "funder_award_id": "C-1", "funder_id": COUNCIL["id"],
    "funder_display_name": "Council",
}  # fmt: skip
FUND = Institution("https://openalex.org/F1", "Research Council", "https://ror.org/032000t02")
UNKNOWN_FUND = Institution("https://openalex.org/F2", "Fund")


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"funders": [COUNCIL], "awards": []}, (Funding(FUND),)),
        (
            {"funders": [COUNCIL], "awards": [AWARD, AWARD]},
            (Funding(FUND, "C-1", "https://openalex.org/G7", "Tides"),),
        ),
        (
            {"awards": [{"funder_id": "https://openalex.org/F2", "funder_display_name": "Fund", "id": 7}]},
            (Funding(UNKNOWN_FUND),),
        ),
        (
            {"grants": [{"funder": COUNCIL["id"], "funder_display_name": "Council", "award_id": "C-1"}] * 2},
            (Funding(Institution(FUND.id, "Council"), "C-1"),),
        ),
        ({"funders": [{"id": None, "display_name": " ", "ror": 3}, "x"], "awards": [{}, None], "grants": {}}, ()),
        ({"funders": None, "awards": "x", "grants": [{"funder": "https://openalex.org/I1"}]}, ()),
        ({}, ()),
    ],
)
def test_money_that_a_work_acknowledges_is_read_of_any_age_and_damage(
    record: dict[str, object], expected: tuple[Funding, ...]
) -> None:
    """Funders and awards of today, grants of before; each award once, and a funder alone where none is named."""
    assert payload.work_from({"id": "W1", **record}).funding == expected


def test_two_records_of_one_work_add_to_each_others_money() -> None:
    """A list and a single record may have been brought up to date apart."""
    one, other = (payload.work_from({"id": "W1", "funders": [row]}) for row in (COUNCIL, {**COUNCIL, "id": "F2"}))
    assert [one.funder.id for one in fuller(one, other).funding] == [
        "https://openalex.org/F1", "https://openalex.org/F2",
    ]  # fmt: skip


def test_topics_of_a_work_are_read_with_score_and_day() -> None:
    """Id, name, score, subfield, and the day of the record's own stamp."""
    work = payload.work_from(full_work())
    assert work.topics == (Topic("https://openalex.org/T10020", "Quantum", 0.97, "3107"),)
    assert work.topics_as_of == date(2026, 11, 2)


@pytest.mark.parametrize(
    ("topics", "expected"),
    [
        (None, ()),
        ([], ()),
        ("T1", ()),
        ([None, {}, {"id": "W1"}, {"id": "nonsense"}], ()),
        ([{"id": "T1"}, {"id": "https://openalex.org/T1", "score": 1}], (Topic("https://openalex.org/T1"),)),
        ([{"id": "T1", "score": 1}], (Topic("https://openalex.org/T1", None, 1.0),)),
        ([{"id": "T1", "score": True}], (Topic("https://openalex.org/T1"),)),
        ([{"id": "T1", "score": "0.9"}], (Topic("https://openalex.org/T1"),)),
        ([{"id": "T1", "score": 17}], (Topic("https://openalex.org/T1"),)),
        ([{"id": "T1", "score": float("nan")}], (Topic("https://openalex.org/T1"),)),
        ([{"id": "T1", "subfield": {"id": 1607}}], (Topic("https://openalex.org/T1", subfield="1607"),)),
        ([{"id": "T1", "subfield": "1607"}], (Topic("https://openalex.org/T1"),)),
    ],
)
def test_topics_of_any_age_and_damage(topics: object, expected: tuple[Topic, ...]) -> None:
    """Each once; what is no probability is no score, and what is not there is empty."""
    work = payload.work_from(paper(1) | {"topics": topics, "updated_date": "soon"})
    assert (work.topics, work.topics_as_of) == (expected, None)


def test_a_record_from_before_topics_has_none() -> None:
    """The fields themselves may be absent."""
    record = {name: value for name, value in full_work().items() if name not in {"topics", "updated_date"}}
    work = payload.work_from(record)
    assert (work.topics, work.topics_as_of) == ((), None)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("T1", "2026-11-01"), ("T2", "2026-11-02"), "T2"),
        (("T1", "2026-11-02"), ("T2", "2026-11-01"), "T1"),
        (("T1", "2026-11-01"), (None, "2026-11-02"), "T1"),
        ((None, None), ("T2", None), "T2"),
        (("T1", None), ("T2", "2026-11-02"), "T2"),
    ],
)
def test_of_two_records_of_one_work_the_newer_topics_count(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None], expected: str
) -> None:
    """Topics of two models are never mixed; the longer byline counts all the same."""
    long, short = (
        payload.work_from(paper(1, lines) | {"topics": [{"id": topic}], "updated_date": day})
        for lines, (topic, day) in (([me(), peer(), peer(2)], one), ([me()], other))
    )
    for read in (fuller(long, short), fuller(short, long)):
        assert [each.id for each in read.topics] == [f"https://openalex.org/{expected}"]
        assert len(read.authorships) == 3


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"publication_date": "2019-02-03"}, date(2019, 2, 3)),
        ({"publication_date": "2019-02-03T00:00:00"}, date(2019, 2, 3)),
        ({"publication_date": None, "publication_year": 2019}, date(2019, 1, 1)),
        ({"publication_date": "2019-02-30", "publication_year": 2019}, date(2019, 1, 1)),
        ({"publication_date": None, "publication_year": None}, None),
        ({"publication_date": 20190203, "publication_year": "2019"}, None),
        ({"publication_date": "", "publication_year": 0}, None),
        ({"publication_date": "", "publication_year": 10**9}, None),
        ({"publication_date": "", "publication_year": True}, None),
    ],
)
def test_date_of_a_work(fields: Json, expected: date | None) -> None:
    """The date, else the first of the year as OpenAlex writes it, else unknown."""
    assert payload.work_from(paper(1) | fields).published == expected


@pytest.mark.parametrize(
    ("count", "last", "flag", "singleton", "cut"),
    [
        (API_LIST_LIMIT, "middle", None, False, True),
        (API_LIST_LIMIT, "last", None, False, False),
        (API_LIST_LIMIT, "middle", None, True, True),
        (API_LIST_LIMIT, "last", None, True, False),
        (API_LIST_LIMIT - 1, "middle", None, False, False),
        (API_LIST_LIMIT + 1, "middle", None, False, False),
        (API_LIST_LIMIT, "last", True, False, True),
        (3, "last", True, False, True),
        (API_LIST_LIMIT, "last", False, False, False),
        (API_WORK_LIMIT, "last", None, True, True),
        (API_WORK_LIMIT - 1, "last", None, True, False),
    ],
)
def test_cut_bylines_are_recognized(count: int, last: str, flag: bool | None, singleton: bool, cut: bool) -> None:
    """By the flag of old, by 100 lines whose last is not the last author, and by 5,000 lines."""
    lines = [{"author_position": "middle"}] * (count - 1) + [{"author_position": last}]
    record = paper(1) | {"authorships": lines} | ({} if flag is None else {"is_authors_truncated": flag})
    assert payload.work_from(record, singleton=singleton).cut is cut


@pytest.mark.parametrize("value", [None, "", "https://openalex.org/", "https://openalex.org/A5", "W", 5, {}, "WW1"])
def test_a_work_without_a_usable_id_is_refused(value: object) -> None:
    """A work that cannot be cited is no evidence."""
    with pytest.raises(SourceError, match="no usable id"):
        payload.work_from(paper(1) | {"id": value})


@pytest.mark.parametrize("value", [None, "", "https://openalex.org/W5", "https://openalex.org/A9999999999"])
def test_an_author_without_a_usable_id_is_refused(value: object) -> None:
    """The id for "no author" is nobody's profile."""
    with pytest.raises(SourceError, match="no usable id"):
        payload.author_from(profile() | {"id": value})


def test_the_id_for_no_author_is_no_id() -> None:
    """Two lines without an author are not one person."""
    lines = [made_authorship("A9999999999"), made_authorship("A5317838346"), made_authorship(None)]
    assert [line.author_id for line in payload.work_from(paper(1, lines)).authorships] == [None] * 3


def test_institutions_without_anything_are_left_out_and_those_with_a_country_are_kept() -> None:
    """An object of nulls says nothing; one with a country alone says that."""
    line = made_authorship(
        "A1", institutions=[made_institution(None, None), made_institution(None, None, country="kp")]
    )
    (read,) = payload.work_from(paper(1, [line])).authorships
    assert read.institutions == (Institution(None, None, None, "KP"),)


def test_an_institution_that_stands_in_a_line_twice_is_read_once() -> None:
    """OpenAlex matches it to each of two printed affiliations; the order is that of the record."""
    other = made_institution("I21", "Jena")
    (read,) = payload.work_from(paper(1, [made_authorship("A1", institutions=[ULM, other, ULM])])).authorships
    assert [body.name for body in read.institutions] == ["Ulm University", "Jena"]


def test_profile_is_read_whole() -> None:
    """Counts, years, alternatives, and institutions from both fields, each once with its years."""
    other = made_institution("I21", "Jena")
    record = profile(
        works_count=7,
        affiliations=[(ULM, (2021, 2020))],
        last_known=[ULM, other],
        alternatives=["J. Carberry"],
        counts_by_year=[
            {"year": 2021, "works_count": 3},
            {"year": 2010, "works_count": 1},
            {"year": 2024, "works_count": 0},
        ],
    )
    author = payload.author_from(record)
    assert (author.id, author.orcid, author.works_count) == (PROFILE, PERSON, 7)
    assert (author.first_year, author.last_year) == (2010, 2021)
    assert author.alternatives == ("Josiah Carberry", "J. Carberry")
    assert [(row.institution.name, row.years) for row in author.affiliations] == [
        ("Ulm University", (2020, 2021)),
        ("Jena", ()),
    ]


def test_the_singular_institution_of_2023_is_read() -> None:
    """Records of 2023 and before have one last institution."""
    author = payload.author_from({"id": "A5", "last_known_institution": ULM})
    assert author == Author(
        "https://openalex.org/A5",
        None,
        affiliations=payload.author_from(profile(affiliations=[], last_known=[ULM])).affiliations,
        last_known=tuple(row.institution for row in author.affiliations),
    )


def test_a_bare_record_is_a_work() -> None:
    """An id is enough."""
    assert payload.work_from({"id": "W5"}) == Work("https://openalex.org/W5", None, ())


def test_an_institution_is_read_whole() -> None:
    """Names of all fields and languages, each once; the country from either field; web addresses alone."""
    record = made_institution_record(
        "I20",
        "Ulm University",
        "032000t02",
        "de",
        "Ulm",
        ["Universität Ulm", "Ulm University"],
        ["UULM"],
        7,
        international={"display_name": {"de": "Universität Ulm", "ja": "ウルム大学"}},
    )
    read = payload.institution_profile_from(record)
    assert read == InstitutionProfile(
        "https://openalex.org/I20",
        "Ulm University",
        "https://ror.org/032000t02",
        "DE",
        "Ulm",
        ("Universität Ulm", "Ulm University", "ウルム大学"),
        ("UULM",),
        7,
        "https://i20.example.org",
        ("https://openalex.org/I20",),
    )
    bare = {"id": "I20", "geo": {"country_code": "de"}, "homepage_url": "javascript:alert(1)", "works_count": True}
    assert payload.institution_profile_from(bare) == InstitutionProfile("https://openalex.org/I20", None, country="DE")


def test_an_institution_has_no_more_names_than_anybody() -> None:
    """A record of a million names is not compared a million times."""
    record = made_institution_record("I20", "Ulm", alternatives=[f"Ulm {n}" for n in range(1000)])
    assert len(payload.institution_profile_from(record).names) == payload.MOST_NAMES + 1


@pytest.mark.parametrize("value", [None, "", "https://openalex.org/A5", "https://openalex.org/I-1", 5, []])
def test_an_institution_without_a_usable_id_is_refused(value: object) -> None:
    """What cannot be cited cannot be proposed."""
    with pytest.raises(SourceError, match="no usable id"):
        payload.institution_profile_from({"id": value, "display_name": "Ulm"})


@given(ANYTHING)
@settings(max_examples=200)
def test_any_damage_to_an_institution_is_read_or_refused(value: object) -> None:
    """Whatever stands in a field, reading ends with a record or with a SourceError."""
    full = made_institution_record("I20", "Ulm", "032000t02", "DE", "Ulm", ["U"], ["UU"], international={})
    for key in full:
        with suppress(SourceError):
            payload.institution_profile_from(full | {key: value})
    with suppress(SourceError):
        payload.institution_profile_from(value)
