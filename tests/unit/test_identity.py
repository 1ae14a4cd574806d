"""Names and dates say whether a profile is one person, and nothing else."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsscan.identity import Identity, identify, names_agree, own_authorships
from rsscan.publications import Author, Work
from rsscan.subject import Subject
from tests.unit import made
from tests.unit.made import ME, MY_ORCID, OTHER_ORCID

THIRD_ORCID = "https://orcid.org/0000-0002-1694-233X"


def works(count: int, *, orcid: str | None = None, printed: str | None = None, name: str = "Ada Example") -> list[Work]:
    """Make works of the subject over as many years."""
    own = made.line(1, author=ME, name=name, orcid=orcid, printed_orcid=printed)
    return [made.work(n, own, published=date(2000 + n % 20, 1, 1)) for n in range(count)]


def test_own_lines_are_found_by_identifier_and_never_by_name() -> None:
    """By author id, by the profile's ORCID iD and by the printed one; a namesake is another person."""
    lines = (
        made.line(1, author=ME, name=None),
        made.line(2, author="https://openalex.org/A2", orcid=MY_ORCID),
        made.line(3, printed_orcid=MY_ORCID),
        made.line(4, author="https://openalex.org/A3", name="Ada Example"),
        made.line(5),
    )
    found = own_authorships(made.subject(orcid=MY_ORCID), made.work(1, *lines))
    assert [authorship.position for authorship in found] == [1, 2, 3]


def test_subject_without_orcid_is_not_every_author_without_orcid() -> None:
    """Nothing known on both sides is no agreement."""
    assert own_authorships(made.subject(), made.work(1, made.line(1), made.line(2, author=ME)))[0].position == 2


def test_person_without_a_profile_is_unknown() -> None:
    """No profile, no identity: nothing can be confirmed."""
    assert identify(Subject("x"), ()).status == "unknown"


def test_plain_profile_is_confirmed() -> None:
    """Few works, one ORCID iD, one name, one lifetime."""
    assert identify(made.subject(orcid=MY_ORCID), works(30, orcid=MY_ORCID)) == Identity("confirmed")


def test_several_profiles_of_one_orcid_are_named() -> None:
    """A union of profiles is a decision, and so it is said."""
    two = made.subject(Author(ME, "Ada Example"), Author("https://openalex.org/A2", "A. Example"), orcid=MY_ORCID)
    identity = identify(two, ())
    assert identity.status == "confirmed"
    assert identity.reasons[0].startswith("2 OpenAlex profiles")


@pytest.mark.parametrize(
    ("count", "kind", "authors", "year_known", "status"),
    [
        (72, "article", 1, True, "confirmed"),
        (73, "article", 1, True, "uncertain"),
        (73, "conference-paper", 1, True, "uncertain"),
        (73, "dataset", 1, True, "confirmed"),
        (73, "article", 101, True, "confirmed"),
        (73, "article", 100, True, "uncertain"),
        (73, "article", 1, False, "confirmed"),
    ],
)
def test_more_full_papers_in_a_year_than_one_every_five_days(
    count: int, kind: str, authors: int, year_known: bool, status: str
) -> None:
    """More than 72 in a year are implausible; data sets and collaborations of more than a hundred do not count."""
    lines = (made.line(1, author=ME), *(made.line(n, name=None) for n in range(2, authors + 1)))
    day = date(2020, 1, 1) if year_known else None
    listed = [made.work(n, *lines, published=day, kind=kind) for n in range(count)]
    assert identify(made.subject(), listed).status == status


@pytest.mark.parametrize(("last", "status"), [(1990, "confirmed"), (1991, "uncertain")])
def test_more_than_seventy_years_of_works_are_no_one_persons(last: int, status: str) -> None:
    """From 1920 to 1990 is a long life, to 1991 too long a one."""
    listed = [made.work(n, published=date(year, 1, 1)) for n, year in enumerate((1920, last))]
    assert identify(made.subject(), listed).status == status


def test_profiles_with_several_orcids_are_uncertain() -> None:
    """An ORCID iD is one person's; two of them on united profiles are a doubt, each named."""
    two = made.subject(Author(ME, "Ada Example", orcid=OTHER_ORCID), orcid=MY_ORCID)
    identity = identify(two, ())
    assert identity.status == "uncertain"
    assert MY_ORCID in identity.reasons[0]
    assert OTHER_ORCID in identity.reasons[0]


@pytest.mark.parametrize(
    ("right", "wrong", "status"),
    [
        (5, 0, "confirmed"),
        (5, 1, "uncertain"),
        (9, 1, "uncertain"),
        (10, 1, "confirmed"),
        (15, 2, "uncertain"),
        (29, 1, "confirmed"),
        (29, 2, "confirmed"),
        (19, 3, "uncertain"),
    ],
)
def test_other_orcids_on_works_are_a_doubt_beyond_a_slip(right: int, wrong: int, status: str) -> None:
    """One publisher's slip among many works is explained; one among few, or more than a tenth, is not."""
    listed = [*works(right, orcid=MY_ORCID), *works(wrong, printed=OTHER_ORCID)]
    assert identify(made.subject(orcid=MY_ORCID), listed).status == status


def test_unknown_orcid_is_the_most_printed_one() -> None:
    """Asked by OpenAlex id, the ORCID iD on most works is taken as the person's and the other as the doubt."""
    listed = [*works(5, orcid=MY_ORCID), *works(2, orcid=OTHER_ORCID)]
    identity = identify(made.subject(), listed)
    assert identity.status == "uncertain"
    assert identity.reasons == (
        f"Works of the profile print other ORCID iDs: {OTHER_ORCID} on 2 of 7 works with an ORCID iD.",
    )
    assert identify(made.subject(), works(5, orcid=MY_ORCID)).status == "confirmed"


@settings(deadline=None)
@given(st.permutations([MY_ORCID, OTHER_ORCID, THIRD_ORCID]))
def test_order_of_works_does_not_matter(orcids: list[str]) -> None:
    """Also where several ORCID iDs are printed equally often."""
    listed = [work for orcid in orcids for work in works(1, orcid=orcid)]
    assert identify(made.subject(), listed) == identify(made.subject(), listed[::-1])


@pytest.mark.parametrize(
    ("strange", "status"),
    [(0, "confirmed"), (1, "confirmed"), (2, "confirmed"), (3, "uncertain")],
)
def test_works_under_names_that_do_not_agree(strange: int, status: str) -> None:
    """Up to a fifth of the works may be under a former name; of ten works that are two."""
    listed = [*works(10 - strange), *works(strange, name="Bela Different")]
    assert identify(made.subject(), listed).status == status


def test_one_work_under_another_name_is_no_doubt() -> None:
    """A single work cannot show a mixture."""
    assert identify(made.subject(), works(1, name="Bela Different")).status == "confirmed"


def test_profiles_whose_names_do_not_agree_are_uncertain() -> None:
    """One ORCID iD on two profiles of plainly different names."""
    both = [Author(ME, "Ada Example"), Author("https://openalex.org/A2", "Bela Different")]
    assert identify(made.subject(*both, orcid=MY_ORCID), ()).status == "uncertain"
    assert identify(made.subject(*both[::-1], orcid=MY_ORCID), ()) == identify(made.subject(*both, orcid=MY_ORCID), ())


def test_profile_without_a_name_raises_no_doubt() -> None:
    """There is nothing to disagree with."""
    assert identify(made.subject(Author(ME, None)), works(5)).status == "confirmed"


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Ada Example", "Example, Ada", True),
        ("Ada Example", "Ada Lovelace", True),
        ("Ada Example", "A. Example", True),
        ("Müller, Jürgen", "Jurgen Muller", True),
        ("O'Neil", "ONeil", True),
        ("Kim Chol-su", "Cholsu Kim", True),
        ("Chol Su", "Cholsu", True),
        ("A. E.", "Ada Example", True),
        ("A.", "Ada Example", True),
        ("A. B. E.", "Ada Example", True),
        ("Ad", "A. B.", True),
        ("王伟", "Wei Wang", True),
        ("", "Ada Example", True),
        ("Ada Example", "123", True),
        ("Ada Example", "Bela Different", False),
        ("A. Example", "A. Different", False),
        ("Ada Example", "B. D.", False),
        ("王伟", "李娜", False),
    ],
)
def test_names_agree_unless_they_plainly_do_not(one: str, other: str, agree: bool) -> None:
    """Order, marks, initials, glued words and another script are no disagreement."""
    assert names_agree(one, other) is agree
    assert names_agree(other, one) is agree


@settings(deadline=None)
@given(st.text(alphabet=st.characters(), max_size=30), st.text(alphabet=st.characters(), max_size=30))
def test_any_names_can_be_compared(one: str, other: str) -> None:
    """It is symmetric, and a name agrees with itself."""
    assert names_agree(one, other) == names_agree(other, one)
    assert names_agree(one, one)
