"""What an application declares: whom it is about, what its bodies meet, and where it differs from the records."""

from datetime import date

import pytest

from rsscan.assessment import Beside, assess, assess_application
from rsscan.declaration import Declaration, DeclaredAffiliation, DeclaredPerson, DeclaredWork, Packet, Place
from rsscan.declared import COA, Applicant, Declared, application, differences
from rsscan.identity import Identity
from rsscan.identity.names import same_name
from rsscan.publications import Work
from rsscan.severity import Confidence, Severity, Verdict
from rsscan.subject import Gap, Subject
from tests.unit import made
from tests.unit.made import ME, MY_ORCID, OTHER_ORCID, TODAY

LISTED = "Northern Harbour University, DPRK"
PLAIN = "Plain University, Oslo, Norway"
TERMS = made.terms(made.watchlist(made.entry(ror="https://ror.org/012345678")))


def body(
    text: str = PLAIN, *, ror: str | None = None, since: date | None = None, until: date | None = None, file: str = "f"
) -> DeclaredAffiliation:
    """Make a declared body."""
    return DeclaredAffiliation(text, Place(file, 7), ror, since, until)


def person(
    name: str | None = "Ada Example",
    *bodies: DeclaredAffiliation,
    role: str = "subject",
    orcid: str | None = None,
    openalex: str | None = None,
    file: str = "f",
    line: int = 5,
) -> DeclaredPerson:
    """Make a declared person."""
    return DeclaredPerson(role, name, Place(file, line), orcid, openalex, bodies)


def file(
    *persons: DeclaredPerson, name: str = "f", kind: str = "made", works: tuple[DeclaredWork, ...] = ()
) -> Declaration:
    """Make a file of a packet."""
    return Declaration(name, kind, "0" * 64, persons, works)


def test_a_place_reads_as_file_line_and_cell() -> None:
    """What is not known is left out."""
    assert str(Place("a/b.xlsx", 5, "S!B5")) == "a/b.xlsx:5 (S!B5)"
    assert str(Place("a.pdf", cell="page 2")) == "a.pdf (page 2)"


def test_a_place_in_a_packet_is_found_from_outside() -> None:
    """Below its folder or archive; a packet of one file is that file."""
    assert Packet("apps/17").at(Place("a.xlsx", 5)) == "apps/17/a.xlsx:5"
    assert Packet("apps/a.xlsx", alone="a.xlsx").at(Place("a.xlsx", 5)) == "apps/a.xlsx:5"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Doe, Jane A.", "Jane Doe", True),
        ("Doe, J.", "Jane Doe", True),
        ("X.-M. Li", "Li, Xiaoming", True),
        ("Xiao-Ming Li", "Xiaoming Li", True),
        ("金 哲", "金哲", True),
        ("金哲", "金明", False),
        ("John Doe", "Jane Doe", False),
        ("J. D.", "Jane Doe", False),
        ("Doe", "Jane Doe", False),
        ("Zhang Wei", "张伟", None),
    ],
)
def test_names_are_the_same_but_for_order_initials_and_names_left_out(one: str, other: str, same: bool | None) -> None:
    """A shared family name is not enough, whichever is asked first."""
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_rows_are_one_persons_by_a_shared_identifier() -> None:
    """The iD of one file and the profile of another meet in a row that has both."""
    told = application([
        file(person(orcid=MY_ORCID, openalex=ME, file="a"), name="a"),
        file(person("A. E.", openalex=ME, file="b"), name="b"),
        file(person(None, orcid=MY_ORCID, file="c"), name="c"),
        file(person("Ada Example", orcid=OTHER_ORCID, file="d"), name="d"),
    ])  # fmt: skip
    assert [(one.id, len(one.rows)) for one in told.applicants] == [(MY_ORCID, 3), (OTHER_ORCID, 1)]
    assert [one.openalex for one in told.applicants] == [ME, None]


def test_a_form_without_an_id_is_joined_to_the_only_one_of_that_name() -> None:
    """Its collaborators and works become theirs; they stand where their identifier does."""
    other = person("B. Else", role="co-author", file="coa")
    coa = file(person("Example, Ada", body(file="coa"), file="coa"), other, name="coa", kind=COA)
    bio = file(person(orcid=MY_ORCID, file="bio"), name="bio", works=(DeclaredWork(Place("bio"), "d"),))
    (one,) = application([coa, bio]).applicants
    assert (one.id, one.name, one.place.file) == (MY_ORCID, "Ada Example", "bio")
    assert (one.others, [work.doi for work in one.works]) == ((other,), ["d"])
    assert [a.text for a in one.affiliations] == [PLAIN]


def test_a_name_that_two_have_or_nobody_joins_nothing() -> None:
    """It stays by itself, once, in however many files it stands; what its files name stays with it."""
    two = [person(orcid=MY_ORCID, file="a"), person(orcid=OTHER_ORCID, file="b")]
    files = [
        file(two[0], name="a"),
        file(two[1], name="b"),
        file(person(file="c"), name="c"),
        file(person(file="d"), name="d"),
    ]
    told = application(files)
    assert [(one.id, len(one.rows)) for one in told.applicants] == [(MY_ORCID, 1), (OTHER_ORCID, 1), (None, 2)]
    (_, stranger) = application([file(two[0], name="a"), file(person("Bob Other", file="c"), name="c")]).applicants
    assert (stranger.id, stranger.name) == (None, "Bob Other")


def test_a_row_without_a_name_is_the_only_persons() -> None:
    """A CV that names nobody, beside a form that names one."""
    (one,) = application([file(person(orcid=MY_ORCID)), file(person(None, file="cv"), name="cv")]).applicants
    assert len(one.rows) == 2


def test_a_file_that_names_no_subject_is_the_only_applicants() -> None:
    """A list of publications; with two applicants it stays with the packet."""
    listed = file(person("B", role="co-author", file="l"), name="l", works=(DeclaredWork(Place("l"), "d"),))
    alone = application([file(person(orcid=MY_ORCID)), listed])
    assert (len(alone.applicants[0].works), alone.works) == (1, ())
    two = application([file(person(orcid=MY_ORCID), person("C D", orcid=OTHER_ORCID)), listed])
    assert (len(two.works), len(two.others)) == (1, 1)


# What declared bodies meet


@pytest.mark.parametrize(("role", "rule"), [("subject", "RS103"), ("co-author", "RS203"), ("funder", "RS303")])
def test_a_declared_body_is_matched_as_a_line_is(role: str, rule: str) -> None:
    """Own, a co-author's or a funder's; it stands on no work, and its source says where."""
    declared = Declared((person("Bob", body(LISTED), role=role),))
    (found,) = assess(made.subject(), [made.work(1)], TERMS, beside=Beside(declared)).findings
    assert (found.rule, found.works_count, found.last_date) == (rule, 0, TODAY)
    (piece,) = found.evidence
    assert (piece.work, piece.authorship, piece.source) == (None, None, f"declared in f:7, as {role}")


def test_a_declared_body_is_dated_by_its_end() -> None:
    """An end in the future means today; before the window nothing is graded."""
    ends = [(date(2019, 1, 1), date(2019, 1, 1)), (date(2030, 1, 1), TODAY)]
    for until, last in ends:
        declared = Declared((person("Bob", body(LISTED, until=until), role="co-author"),))
        (found,) = assess(made.subject(), (), TERMS, beside=Beside(declared)).findings
        assert found.last_date == last


def test_a_declared_ror_id_is_an_identifier() -> None:
    """The text says nothing, the id everything."""
    declared = Declared((person("Bob", body("NHU", ror="https://ror.org/012345678"), role="co-author"),))
    (found,) = assess(made.subject(), [made.work(1)], TERMS, beside=Beside(declared)).findings
    assert (found.rule, found.confidence) == ("RS201", Confidence.CERTAIN)


def test_a_work_that_only_the_application_names_is_read_and_is_no_missing_one() -> None:
    """Its authors are all co-authors, and that it is not on the profile raises no doubt about the profile."""
    beside = made.work(2, made.line(1, LISTED, author="https://openalex.org/A9"))
    judged = assess(made.subject(), [made.work(1)], TERMS, beside=Beside(Declared((), (beside,))))
    assert [found.rule for found in judged.findings] == ["RS203"]
    assert judged.coverage.works == 2
    assert "RS903" not in {gap.code for gap in judged.gaps}


def test_an_application_of_nobody_is_judged_for_what_it_says() -> None:
    """Bodies and works are matched; it is no person, unless it is one whose identifier is not known."""
    declared = Declared((person("Bob", body(LISTED), role="co-author"),), (made.work(2, made.line(1, LISTED)),))
    judged = assess_application(Subject("packet:p"), declared, TERMS)
    assert judged.identity.status == "confirmed"
    assert len(judged.findings[0].evidence) == 2
    gap = Gap("RS902", "Nobody is picked.")
    unsure = assess_application(Subject("packet:p"), Declared(), TERMS, [gap], identity=Identity("uncertain", ("?",)))
    assert unsure.verdict(Severity.HIGH) is Verdict.INCOMPLETE


# Declared against observed


RECENT = date(2026, 3, 4)
OTHER = "https://openalex.org/A9"


def told(applicant: Applicant, *works: Work, beside: tuple[Work, ...] = (), since: date | None = None) -> list[str]:
    """Return the differences; each is one of RS910 that blocks nothing."""
    terms = made.terms(made.watchlist(made.entry()), since=since)
    gaps = differences(applicant, made.subject(), works, beside, terms)
    assert all((gap.code, gap.blocks_verdict) == ("RS910", False) for gap in gaps)
    return [gap.detail for gap in gaps]


def mine(*institutions: str, texts: tuple[str, ...] = (), published: date | None = RECENT, number: int = 1) -> Work:
    """Make a work of the subject alone."""
    bodies = [made.institution(at, name) for at, name in enumerate(institutions, 1)]
    return made.work(number, made.line(1, *texts, author=ME, institutions=bodies), published=published)


def test_bodies_that_agree_are_not_told() -> None:
    """A department before it, another order, a ROR id or another script are no difference."""
    bodies = (body("Dept. of Physics, Plain University, Oslo"), body("東京大学"))
    assert told(Applicant((person("A", *bodies),)), mine("Plain University", "University of Tokyo")) == []
    with_ror = Applicant((person("A", body("PU", ror="https://ror.org/1")),))
    line = made.line(1, author=ME, institutions=[made.institution(1, "Plain University", ror="https://ror.org/1")])
    assert told(with_ror, made.work(1, line, published=RECENT)) == []


def test_a_body_that_only_one_side_shows_is_told_with_its_place() -> None:
    """The observed one with the work, the declared one with file and line; no person is named."""
    strange, unseen = told(
        Applicant((person("A", body("Other College")),)), mine("Plain University", "Plain University")
    )
    assert "does not name: Plain University (https://openalex.org/W1)" in strange
    assert "no publication shows: f:7" in unseen
    assert "Ada" not in strange + unseen


def test_printed_lines_without_an_institution_count_as_seen() -> None:
    """A text alone meets what was declared."""
    assert told(Applicant((person("A", body()),)), mine(texts=(PLAIN,))) == []


def test_nothing_observed_says_nothing_of_what_was_declared() -> None:
    """No works, or lines that show nothing."""
    assert told(Applicant((person("A", body()),)), mine()) == []
    assert told(Applicant((person("A"),)), mine("Plain University")) == []


def test_a_form_of_a_year_is_compared_with_that_year() -> None:
    """Older addresses are not asked about, nor bodies that were left before."""
    kinds = (("f", COA),)
    old = mine("Old College", published=date(2024, 1, 2), number=2)
    undated = mine("Undated College", published=None, number=3)
    applicant = Applicant((person("A", body(), body("Left", until=date(2025, 1, 1))),), kinds=kinds)
    assert told(applicant, mine("Plain University"), old, undated) == []
    career = Applicant((person("A", body()),))
    assert "Old College" in told(career, mine("Plain University"), old)[0]
    assert told(career, mine("Plain University"), old, since=date(2025, 1, 1)) == []


def with_others(*others: DeclaredPerson) -> Applicant:
    """Make an applicant with a form of collaborators."""
    return Applicant((person("A"),), others=others, kinds=(("f", COA),))


def test_co_authors_whom_the_form_does_not_name_are_told_by_id() -> None:
    """One is named, one is not, one is too long ago, one in another script; nobody's name is printed."""
    lines = [made.line(1, author=ME)]
    for at, name in enumerate(("Bob Known", "Cy Stranger", "金哲", None), 2):
        lines.append(made.line(at, author=f"https://openalex.org/A{at}" if at != 3 else None, name=name))
    old = made.work(
        2, made.line(1, author=ME), made.line(2, author=OTHER, name="Old Friend"), published=date(2020, 1, 2)
    )
    found = told(with_others(person("Known, Bob", role="co-author")), made.work(1, *lines, published=RECENT), old)
    assert len(found) == 2
    assert found[0].startswith("1 of 3 co-authors since 2022-09-01 are not named in the application: author 3 of https")
    assert "1 of 3 co-authors since 2022-09-01 are written in another script" in found[1]
    assert not any(name in "".join(found) for name in ("Bob", "Stranger", "金哲", "Friend"))


def test_works_of_crowds_are_counted_apart() -> None:
    """One line among hundreds is no collaborator whom a form asks for."""
    crowd = [made.line(n, author=f"https://openalex.org/A{n}", name=f"Name Number{n}") for n in range(2, 140)]
    (sentence,) = told(with_others(), made.work(1, made.line(1, author=ME), *crowd, published=RECENT))
    assert sentence == "Works since 2022-09-01 with more than 100 authors were not compared with the application: 1."


def test_collaborators_who_are_on_no_work_are_told_by_place() -> None:
    """An advisor or somebody whose time is over is not expected on a work."""
    others = (
        person("Bob Known", role="co-author"),
        person("Gone Long", body(until=date(2015, 1, 1)), role="co-author"),
        person("Old Prof", role="advisor"),
        person("New Friend", body(), role="collaborator", line=9),
    )
    line = made.line(2, author=OTHER, name="Bob Known")
    (sentence,) = told(with_others(*others), made.work(1, made.line(1, author=ME), line, published=RECENT))
    assert sentence.startswith("1 of 2 collaborators that the application names are on no work since 2022-09-01: f:9.")


def test_without_the_form_nobody_asks_who_is_missing() -> None:
    """A list of publications does not ask for every collaborator."""
    line = made.line(2, author=OTHER, name="Bob Known")
    assert told(Applicant((person("A"),)), made.work(1, made.line(1, author=ME), line, published=RECENT)) == []


def test_works_that_the_profile_lacks_are_told_with_their_place() -> None:
    """The place in the file where there is one, else where the person stands."""
    applicant = Applicant((person("A"),), works=(DeclaredWork(Place("cv", 3), None), DeclaredWork(Place("cv", 4), "d")))
    (sentence,) = told(applicant, beside=(made.work(8),))
    assert "does not list under the subject: https://openalex.org/W8 (cv:3)." in sentence
