"""The timeline of a person: its lines and their sources, what lies beside each other, and what is remarked."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from rsscan.assessment import Beside, assess
from rsscan.career import Attestation, Career, Station, career_of
from rsscan.publications import Author, Authorship, Institution, ProfileAffiliation, Work
from rsscan.record import Asserter, PartialDate, Post, PostKind, PublicRecord, RecordedFunding
from rsscan.severity import Relation
from rsscan.watchlist import Kind
from tests.unit import made
from tests.unit.made import ME, MY_ORCID

PLAIN = made.institution(1, "Plain University")
HILL = made.institution(2, "Hill Institute of Physics", ror="https://ror.org/00hill001")
HOSPITAL = made.institution(3, "Plain University Hospital", above=[1])


def printed(number: int, *bodies: Institution, year: int = 2025, texts: Iterable[str] = ()) -> Work:
    """Make a work on which the subject prints some bodies."""
    line = made.line(1, *texts, author=ME, institutions=bodies)
    return made.work(number, line, made.line(2, author="https://openalex.org/A9"), published=date(year, 5, 6))


def career(*works: Work, record: PublicRecord | None = None, profile: Author | None = None) -> Career:
    """Return the timeline of the subject."""
    subject = made.subject(*([profile] if profile else []))
    return career_of(subject, works, record, made.terms(made.watchlist(made.entry(), made.alphaland())))


def lines(found: Career) -> list[tuple[str, str, bool]]:
    """Return the stations in brief."""
    return [(station.kind, station.name, station.current) for station in found.stations]


# The timeline


def test_a_printed_affiliation_is_one_line_with_years_works_and_the_newest_and_oldest_paper() -> None:
    """Six works of one body are one line, which names three of them; a co-author's body is on no line."""
    works = [printed(number, PLAIN, year=2010 + number) for number in range(1, 7)]
    other = made.work(9, made.line(1, author=ME), made.line(2, institutions=[HILL]))
    (station,) = career(*works, other).stations
    assert (station.years, station.works) == (tuple(range(2011, 2017)), 6)
    assert [(one.what, one.source, one.on) for one in station.attested] == [
        ("byline", f"https://openalex.org/W{number}", date(2010 + number, 5, 6)) for number in (6, 5, 1)
    ]


def test_what_is_current_comes_first_then_what_is_newer() -> None:
    """Current is what was printed within two years, and a post without an end or with one that lies ahead.

    A distinction is a moment, which does not go on.
    """
    record = made.record(
        made.post("Old School", "2001", "2004"),
        made.post("Open Post", "2009"),
        made.post("Ahead Post", "2020", "2027-03"),
        made.post("Not Begun", "2027"),
        made.post("Hill Medal", "2026", kind=PostKind.DISTINCTION),
        made.post("Old Medal", kind=PostKind.DISTINCTION),
        made.post("Open Society", kind=PostKind.MEMBERSHIP),
    )
    found = career(printed(1, PLAIN, year=2024), printed(2, HILL, year=2019), record=record)
    assert lines(found) == [
        ("employment", "Open Post", True),
        ("employment", "Ahead Post", True),
        ("membership", "Open Society", True),
        ("employment", "Not Begun", False),
        ("distinction", "Hill Medal", False),
        ("printed affiliation", "Plain University", False),  # in May 2024, and the scan is in September 2026
        ("printed affiliation", "Hill Institute of Physics", False),
        ("employment", "Old School", False),
        ("distinction", "Old Medal", False),
    ]
    assert [(one.since, one.until) for one in found.stations if one.name == "Hill Medal"] == [(PartialDate(2026),) * 2]
    assert found.rule == (
        "Current is an employment, an invited position or a membership without an end, or whose end lies ahead, and an "
        "affiliation that was printed within 2 years before 2026-09-01."
    )


def test_a_profile_joins_the_line_of_the_same_body_and_else_has_its_own() -> None:
    """The years that are printed stay; a body that only the profile has is told as the profile's."""
    carried = [
        ProfileAffiliation(PLAIN, (2019, 2025)),
        ProfileAffiliation(HILL, (2010, 2012)),
        ProfileAffiliation(HOSPITAL),
    ]
    profile = Author(ME, "Ada Example", affiliations=tuple(carried), last_known=(PLAIN,))
    plain, hill, hospital = career(printed(1, PLAIN), profile=profile).stations
    assert (plain.kind, plain.years, [one.what for one in plain.attested]) == (
        "printed affiliation", (2025,), ["byline", "OpenAlex author profile, last known institution"],
    )  # fmt: skip
    assert (hill.kind, hill.years, hill.current) == ("profile affiliation", (2010, 2012), False)
    assert hill.attested == (Attestation("OpenAlex author profile", ME, on=date(2012, 12, 31)),)
    assert (hospital.years, hospital.current, hospital.attested[0].on) == ((), False, None)


def test_two_profiles_of_one_body_are_one_line() -> None:
    """Their years are united, and the line is current where the newer of them is."""
    bodies = [(ProfileAffiliation(PLAIN, years),) for years in ((2010,), (2025,))]
    profiles = [Author(f"https://openalex.org/A{n}", None, affiliations=body) for n, body in enumerate(bodies, 1)]
    (station,) = career_of(made.subject(*profiles), (), None, made.terms(made.watchlist(made.entry()))).stations
    assert (station.years, station.current, len(station.attested)) == ((2010, 2025), True, 2)


def test_a_post_keeps_its_dates_its_role_and_who_put_it_in() -> None:
    """What an organization put in is told by its name, what the person did as the person's."""
    said = made.statement(7, Asserter.ORGANIZATION, "Plain University")
    post = replace(made.post("Plain University", "2019-04", said=said), role="Professor", city="Oslo")
    (station,) = career(record=made.record(post)).stations
    assert (station.since, station.until, station.role, station.city) == (
        PartialDate(2019, 4),
        None,
        "Professor",
        "Oslo",
    )
    assert station.attested == (
        Attestation("ORCID record", f"{MY_ORCID}#7", Asserter.ORGANIZATION, "Plain University", date(2024, 1, 1)),
    )


def test_a_text_without_a_body_is_a_line_of_its_own() -> None:
    """OpenAlex resolved nothing, and what is printed is all that is known."""
    text = "Harbour Works, Alphaville"
    (station,) = career(printed(1, texts=[text])).stations
    assert (station.name, station.body, station.text) == (text, Institution(None, None), text)


def test_a_text_that_names_the_body_of_another_paper_joins_its_line() -> None:
    """OpenAlex resolved one printing of an address and not the other."""
    (station,) = career(printed(1, PLAIN, year=2024), printed(2, texts=["Physics, Plain University, Oslo"])).stations
    assert (station.name, station.works, station.years) == ("Plain University", 2, (2024, 2025))


def test_a_text_beside_a_body_is_a_line_only_where_it_is_surely_anothers() -> None:
    """A body in none of the texts may be what one of them means in other words."""
    both = ["Plain University, Oslo", "Harbour Works, Alphaville"]
    assert {name for _, name, _ in lines(career(printed(1, PLAIN, texts=both)))} == {"Plain University", both[1]}
    assert {name for _, name, _ in lines(career(printed(1, PLAIN, texts=both[1:])))} == {"Plain University"}


def test_lines_without_anything_are_no_station() -> None:
    """Neither a body nor a text is known; a text of signs alone says nothing."""
    assert career(printed(1), printed(2, Institution(None, None)), printed(3, texts=["—"])).stations == ()


def test_a_listed_body_is_marked_on_every_kind_of_line() -> None:
    """By the body, by the text of a paper that has only this one, by the profile and by a post."""
    harbour = made.institution(5, "Northern Harbour University", country="KP")
    profile = Author(ME, None, affiliations=(ProfileAffiliation(harbour, (2012,)),))
    record = made.record(made.post("Northern Harbour University", "2001", "2002"))
    text = "Northern Harbour University, Alphaville, DPRK"
    found = career(printed(1, PLAIN, texts=[text]), printed(2, HILL), record=record, profile=profile)
    listed = {(station.kind, station.name): station.listed for station in found.stations}
    assert listed == {
        ("printed affiliation", "Plain University"): ("made/alphaland", "made/harbour"),
        ("printed affiliation", "Hill Institute of Physics"): (),
        ("profile affiliation", "Northern Harbour University"): ("made/harbour",),
        ("employment", "Northern Harbour University"): ("made/harbour",),
    }


def test_a_namesake_in_another_country_is_not_marked_as_listed() -> None:
    """The record gives the country as a code, beside a department; the listed body is of another one."""
    posts = [made.post("Northern Harbour University", "2020", department="Physics") for _ in range(2)]
    bodies = [Institution(None, "Northern Harbour University", None, country) for country in ("KP", "AU")]
    found = career(record=made.record(*(replace(post, body=body) for post, body in zip(posts, bodies, strict=True))))
    assert {(one.body.country, one.listed) for one in found.stations} == {("KP", ("made/harbour",)), ("AU", ())}


def test_a_post_at_a_listed_body_is_the_subjects_own_affiliation() -> None:
    """Evidence without a work, which says where it stands; dated by its end, or still going on."""
    record = made.record(
        made.post("Northern Harbour University", "2010", "2012-02"),
        made.post("Northern Harbour University", "2015", department="Physics", said=made.statement(2)),
        made.post("Plain University", "2015"),
    )
    terms = made.terms(made.watchlist(made.entry("harbour", made.HARBOUR, country=None)))
    (finding,) = assess(made.subject(orcid=MY_ORCID), (), terms, beside=Beside(record=record)).findings
    assert (finding.rule, finding.works_count) == ("RS103", 0)
    assert [(piece.work, piece.source, piece.published) for piece in finding.evidence] == [
        (None, f"ORCID record {MY_ORCID}#2, employment", made.TODAY),
        (None, f"ORCID record {MY_ORCID}#1, employment", date(2012, 2, 29)),
    ]


def test_money_that_a_record_names_is_a_funder() -> None:
    """By its register number or by its name, until the money ends, which may lie ahead."""
    funder = Institution(None, "Northern Harbour University", country="KP")
    money = [
        RecordedFunding(funder, made.statement(3), until=PartialDate(2019, 12)),
        RecordedFunding(replace(funder, name="Council", ror="https://ror.org/00hill001"), made.statement(4)),
        RecordedFunding(Institution(None, "Some Fund"), made.statement(5), until=PartialDate(2031)),
    ]
    listed = made.entry("harbour", made.HARBOUR, ror="https://ror.org/00hill001", kind=Kind.FUNDER)
    terms = made.terms(made.watchlist(listed))
    (finding,) = assess(
        made.subject(orcid=MY_ORCID), (), terms, beside=Beside(record=made.record(fundings=money))
    ).findings
    assert (finding.rule, finding.relation) == ("RS301", Relation.FUNDER)
    assert [(piece.source, piece.published) for piece in finding.evidence] == [
        (f"ORCID record {MY_ORCID}#4, funding", made.TODAY),
        (f"ORCID record {MY_ORCID}#3, funding", date(2019, 12, 31)),
    ]


def test_a_date_of_which_a_part_is_known_is_any_day_of_it() -> None:
    """From the first to the last, and written as far as it is known."""
    for written, first, last in (
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024-12-30", date(2024, 12, 30), date(2024, 12, 30)),
    ):
        day = PartialDate(*map(int, written.split("-")))
        assert (day.first, day.last, str(day)) == (first, last, written)


# Beside each other


def test_two_bodies_on_one_paper_are_concurrent_and_told_with_their_papers() -> None:
    """Three papers print both; one prints one of them alone."""
    both = [printed(number, PLAIN, HILL, year=2020 + number) for number in (1, 2, 3)]
    (one,) = career(*both, printed(9, PLAIN)).concurrent
    assert (one.on, [body.name for body in one.bodies]) == (
        "one paper",
        ["Plain University", "Hill Institute of Physics"],
    )
    assert (one.since, one.until, one.works, one.listed) == (2021, 2023, 3, ())
    assert [said.source[-2:] for said in one.attested] == ["W3", "W2", "W1"]


def test_a_concurrent_body_that_is_listed_is_marked_and_is_a_finding() -> None:
    """The mark leads to the finding, which is the subject's own affiliation."""
    harbour = made.institution(5, "Northern Harbour University", country="KP")
    terms = made.terms(made.watchlist(made.entry()))
    judged = assess(made.subject(), [printed(1, PLAIN, harbour)], terms)
    assert [one.listed for one in judged.career.concurrent] == [("made/harbour",)]
    assert [finding.rule for finding in judged.findings] == ["RS103"]


def test_a_body_and_what_lies_below_it_are_one() -> None:
    """A hospital and its university, a body under two names, and a department beside its university."""
    twice = Institution(None, "Plain University")
    assert career(printed(1, PLAIN, HOSPITAL)).concurrent == ()
    assert career(printed(1, PLAIN, twice)).concurrent == ()
    assert career(printed(1, PLAIN, texts=["Plain University", "Department of Physics"])).concurrent == ()


def test_a_text_may_be_concurrent_with_a_body() -> None:
    """An address that names no body of the line is another place."""
    texts = ["Plain University, Oslo", "Harbour Works, Alphaville, DPRK"]
    (one,) = career(printed(1, PLAIN, texts=texts)).concurrent
    assert ([body.name for body in one.bodies], one.listed) == ([texts[1], "Plain University"], ("made/alphaland",))


def test_posts_are_concurrent_where_their_times_surely_overlap() -> None:
    """By more than a quarter of a year, whatever days nobody gave; honours and memberships are no posts."""
    held = made.record(
        made.post("One", "2015", "2019"),
        made.post("Follows", "2019", "2020"),
        made.post("Beside", "2017-01", "2017-12"),
        made.post("Open", "2020"),
        made.post("Open too", "2021", kind=PostKind.INVITED_POSITION),
        made.post("Undated"),
        made.post("Not begun", "2027"),
        made.post("Ends in the future", "2022", "2030"),
        made.post("Open", "2023"),
        made.post("Society", "2015", kind=PostKind.MEMBERSHIP),
    )
    found = [(tuple(body.name for body in one.bodies), one.since, one.until) for one in career(record=held).concurrent]
    assert found == [
        (("Open too", "Open"), 2023, None),
        (("Open", "Open too"), 2021, None),
        (("Ends in the future", "Open"), 2023, 2026),
        (("Open", "Ends in the future"), 2022, 2026),
        (("Open too", "Ends in the future"), 2022, 2026),
        (("One", "Beside"), 2017, 2017),
    ]


# Remarks


def test_a_hole_of_two_years_in_the_last_ten_is_remarked() -> None:
    """One year without a paper is none; what a post tells of is no hole; older holes nobody asks for."""
    years = (1990, 2000, 2017, 2019, 2022)
    said = career(*(printed(year, PLAIN, year=year) for year in years)).remarks
    assert said == ("No affiliation is known of these years: 2001 to 2016, 2020 to 2021.",)
    held = made.record(made.post("Elsewhere", "2001", "2016"))
    assert "2001" not in career(*(printed(year, PLAIN, year=year) for year in years), record=held).remarks[0]


def test_a_post_without_an_end_that_no_newer_paper_prints_is_remarked() -> None:
    """Two papers of the last two years print another body; one says little, and a new post is not printed yet."""
    works = [printed(1, HILL), printed(2, HILL)]
    (remark,) = career(
        *works, record=made.record(made.post("Harbour School", "2015"), made.post("Hill Institute of Physics"))
    ).remarks
    assert remark == (
        "The ORCID record names Harbour School without an end, and none of 2 works since 2024-09-01 prints it. Not "
        "everybody publishes under each; ask."
    )
    assert career(works[0], record=made.record(made.post("Harbour School", "2015"))).remarks == ()
    new = made.record(made.post("Harbour School", "2026-01"), made.post("Hill Institute of Physics", "2020"))
    assert career(*works, record=new).remarks == ()


def test_a_body_that_papers_print_long_after_the_post_has_ended_is_remarked() -> None:
    """Not where another post there goes on, nor within two years."""
    works = [printed(1, PLAIN, year=2017), printed(2, PLAIN, year=2018)]
    ended = made.post("Plain University", "2010", "2015")
    (remark,) = career(*works, record=made.record(ended)).remarks
    assert remark == (
        "The ORCID record ends Plain University in 2015, and works to 2018 print it. A paper may appear late; ask."
    )
    assert career(*works, record=made.record(ended, made.post("Plain University", "2016", "2018"))).remarks == ()
    assert career(*works, record=made.record(made.post("Plain University", "2010", "2016"))).remarks == ()


def test_a_body_that_papers_print_and_the_record_does_not_name_is_remarked() -> None:
    """On two works or more, within the time that the record tells of; a record without posts tells of none."""
    works = [printed(1, PLAIN, year=2021), printed(2, PLAIN, year=2023)]
    (remark,) = career(*works, record=made.record(made.post("Hill Institute of Physics", "2020", "2023"))).remarks
    assert remark == (
        "Plain University is printed on 2 works (2021 to 2023), and the ORCID record names no post there. The record "
        "may be incomplete; ask."
    )
    assert career(*works, record=made.record(made.post("Hill Institute", None, "2023"))).remarks == ()
    late = made.record(made.post("Hill Institute of Physics", "2024", "2024"))
    assert career(*works, record=late).remarks == ()
    assert "(2023)" in career(*works, record=made.record(made.post("Hill Institute", "2022", "2023"))).remarks[0]


def test_times_that_make_no_sense_are_remarked_and_not_compared() -> None:
    """The end lies before the beginning."""
    (remark,) = career(record=made.record(made.post("Plain University", "2019", "2011"))).remarks
    assert remark == (
        "The ORCID record ends a post (2011) before it begins (2019): Plain University. Its times are not compared."
    )


def test_names_in_two_scripts_raise_no_remark() -> None:
    """Nobody can tell letter by letter whether they are one."""
    record = made.record(made.post("平野大学", "2015"))
    assert career(printed(1, PLAIN), printed(2, PLAIN), record=record).remarks == ()


# Laws


BODIES = st.lists(st.sampled_from([PLAIN, HILL, HOSPITAL]), max_size=3)
RECORDS = st.lists(
    st.builds(
        made.post,
        st.sampled_from(["Plain University", "Hill Institute", "平野大学", None]),
        st.sampled_from([None, "2010", "2018-04", "2025-12-31"]),
        st.sampled_from([None, "2009", "2019", "2030-02"]),
        kind=st.sampled_from(list(PostKind)),
    ),
    max_size=4,
)


@settings(max_examples=60)
@given(bodies=st.lists(st.tuples(BODIES, st.integers(2005, 2026)), max_size=6), posts=RECORDS, seed=st.integers())
def test_neither_order_nor_names_of_persons_change_a_career(
    bodies: list[tuple[list[Institution], int]], posts: list[Post], seed: int
) -> None:
    """Works in any order, and everybody called otherwise, give the same career; every line leads to a record."""
    works = [printed(number, *each, year=year) for number, (each, year) in enumerate(bodies, 1)]
    record = replace(made.record(), posts=tuple(posts))
    found = career(*works, record=record)
    shuffled = [replace(work, authorships=tuple(map(_renamed, work.authorships))) for work in works]
    Random(seed).shuffle(shuffled)  # noqa: S311 - a law is tried, nothing is kept secret
    renamed = Author(ME, "Somebody Else")
    assert career(*shuffled, record=record, profile=renamed) == found
    known = {work.id for work in works} | {ME} | {post.said.source for post in record.posts}
    for attested in [one.attested for one in found.stations] + [one.attested for one in found.concurrent]:
        assert attested
        assert {said.source for said in attested} <= known


def _renamed(line: Authorship) -> Authorship:
    return replace(line, name=f"Nobody {line.position}")


def test_a_station_without_any_name_is_told_by_its_identifier() -> None:
    """A body may have nothing but a ROR id, or nothing at all."""
    said = (Attestation("byline", "x"),)
    assert Station("printed affiliation", Institution(None, None, "https://ror.org/00hill001"), said).name.endswith(
        "001"
    )
    assert Station("employment", Institution(None, None), said).name == "a body without a name"
    assert Station("employment", Institution(None, None), said).last_year(2026) == 0


def test_an_id_alone_beside_what_is_printed_is_no_second_body() -> None:
    """Crossref gives the ROR id with the name: one body, and nothing concurrent."""
    body = made.institution(None, None, ror="https://ror.org/00hill001")
    found = career(printed(1, body, texts=["Hill Institute"]))
    assert [station.name for station in found.stations] == ["Hill Institute"]
    assert found.concurrent == ()


def test_an_affiliation_that_another_registry_gave_is_told_as_its() -> None:
    """The paper is named, and the registry in whose list of authors the affiliation stands."""
    line = made.line(1, author=ME, institutions=[PLAIN, HILL])
    lent = made.work(1, replace(line, filled_from="Crossref"), published=date(2025, 5, 6))
    found = career(lent, printed(2, PLAIN, HILL, year=2024))
    told = {(one.source, one.what) for station in found.stations for one in station.attested}
    assert told == {
        ("https://openalex.org/W1", "byline, affiliation from Crossref"), ("https://openalex.org/W2", "byline"),
    }  # fmt: skip
    assert {one.what for one in found.concurrent[0].attested} == {"byline, affiliation from Crossref", "byline"}


def test_a_body_by_its_ror_id_alone_is_the_line_of_the_body_that_has_it() -> None:
    """As OpenAlex calls it where that is known; and where it is not, what is concurrent has its id."""
    hill = "https://ror.org/00hill001"
    unnamed = Institution(None, None, hill)
    found = career(printed(1, replace(unnamed, known=HILL), year=2024), printed(2, HILL))
    assert [(station.name, station.works) for station in found.stations] == [("Hill Institute of Physics", 2)]
    other = Institution(None, None, "https://ror.org/00hill002")
    (beside,) = career(printed(1, unnamed, other)).concurrent
    assert {body.ror for body in beside.bodies} == {hill, other.ror}


def test_the_end_of_a_post_is_a_year_of_which_something_is_known() -> None:
    """Also where the record does not say when it began: no hole is remarked across it."""
    posts = made.record(made.post("Old School", "2017", "2019"), made.post("Hill School", None, "2021"))
    assert career(printed(1, PLAIN, year=2023), record=posts).remarks == ()


def test_a_body_below_that_of_a_post_is_no_other_one() -> None:
    """The university employs, its hospital is printed: nothing is remarked in either direction."""
    plain = Institution(None, "Plain University", "https://ror.org/00plain01", known=PLAIN)
    post = replace(made.post("Plain University", "2019"), body=plain)
    ward = made.institution(3, "Mercy Ward", above=[1])
    works = [printed(number, ward, year=2025) for number in (1, 2)]
    assert career(*works, record=made.record(post)).remarks == ()
