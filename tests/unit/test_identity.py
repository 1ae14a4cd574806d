"""Named checks say whether a profile is one person; names serve this and nothing else."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsscan.identity import Check, Result, identify, own_authorships
from rsscan.identity.names import names_agree
from rsscan.identity.orcids import orcids_of
from rsscan.publications import Author, Work
from rsscan.rules import RULES
from rsscan.subject import Subject
from tests.unit import made
from tests.unit.made import ME, MY_ORCID, OTHER_ORCID

THIRD_ORCID = "https://orcid.org/0000-0002-1694-233X"


def works(count: int, *, orcid: str | None = None, printed: str | None = None, name: str = "Ada Example") -> list[Work]:
    """Make works of the subject over as many years."""
    own = made.line(1, author=ME, name=name, orcid=orcid, printed_orcid=printed)
    return [made.work(n, own, published=date(2000 + n % 20, 1, 1)) for n in range(count)]


def printing(orcids: Iterable[str | None]) -> list[Work]:
    """Make a work of the subject for each ORCID iD that its line prints."""
    return [made.work(n, made.line(1, author=ME, printed_orcid=orcid)) for n, orcid in enumerate(orcids)]


def result_of(name: str, subject: Subject, listed: Iterable[Work]) -> Check:
    """Return what one check says."""
    return next(check for check in identify(subject, listed).checks if check.name == name)


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
    assert identify(Subject("x"), ()).checks == ()


def test_plain_profile_is_confirmed() -> None:
    """Few works, one ORCID iD, one name, one lifetime: each check says what it saw, in a fixed order."""
    identity = identify(made.subject(orcid=MY_ORCID), works(30, orcid=MY_ORCID))
    assert (identity.status, identity.reasons, identity.doubts) == ("confirmed", (), ())
    assert [(check.name, check.result.value, check.reason) for check in identity.checks] == [
        ("output", "passed", "At most 2 full papers in 2000."),
        ("career", "passed", "The works run from 2000 to 2019."),
        ("orcid", "passed", "Profiles and works carry one ORCID iD."),
        ("names", "passed", "The names agree."),
        (
            "fields and countries",
            "not checked",
            "Fewer than 10 works carry a date, the subject's country and a topic that can be relied on.",
        ),
        ("works", "passed", "30 works read."),
    ]


def test_every_check_is_explained_by_its_rule() -> None:
    """The page of RS902 names each check, and each says what it looks at."""
    for check in identify(made.subject(), ()).checks:
        assert f"{check.name}: " in RULES["RS902"].page.reports
        assert check.looks_at.endswith(".")


def test_profile_without_works_is_uncertain() -> None:
    """Nothing shows whose it is; there is nothing else to check."""
    identity = identify(made.subject(Author(ME, "Ada Example", works_count=0)), ())
    assert identity.status == "uncertain"
    assert [check.name for check in identity.doubts] == ["works"]
    assert {check.result for check in identity.checks} == {Result.DOUBT, Result.NOT_CHECKED}


def test_works_that_were_not_delivered_are_no_doubt_and_leave_nothing_to_confirm() -> None:
    """That the source delivered nothing is a gap of its own; who the profile is remains unknown."""
    identity = identify(made.subject(Author(ME, "Ada Example", orcid=MY_ORCID, works_count=7)), ())
    assert (identity.status, identity.reasons) == ("unknown", ())
    assert identity.checks[-1].reason == "No work was read, though OpenAlex counts 7 under the profile."


def test_what_cannot_be_checked_is_no_doubt() -> None:
    """A work without date, ORCID iD and name says nothing but that it is there."""
    identity = identify(made.subject(), [made.work(1, made.line(1, author=ME, name=None), published=None)])
    assert identity.status == "confirmed"
    unchecked = [check.name for check in identity.checks if check.result is Result.NOT_CHECKED]
    assert unchecked == ["output", "career", "orcid", "names", "fields and countries"]


def test_several_profiles_of_one_orcid_are_named() -> None:
    """A union of profiles is a decision, and so it is said."""
    two = made.subject(Author(ME, "Ada Example"), Author("https://openalex.org/A2", "A. Example"), orcid=MY_ORCID)
    identity = identify(two, works(1))
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
    identity = identify(made.subject(), listed)
    assert identity.status == status
    assert status == "confirmed" or "from 1920 (https://openalex.org/W0) to 1991 (" in identity.reasons[0]


def test_profiles_with_several_orcids_are_uncertain() -> None:
    """An ORCID iD is one person's; two of them on united profiles are a doubt, each named."""
    two = made.subject(Author(ME, "Ada Example", orcid=OTHER_ORCID), orcid=MY_ORCID)
    identity = identify(two, works(1))
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
    check = result_of("orcid", made.subject(orcid=MY_ORCID), listed)
    assert check.result is (Result.DOUBT if status == "uncertain" else Result.PASSED)
    assert check.reason.startswith(f"{wrong} of {right + wrong} works") is (status == "confirmed" and wrong > 0)


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
@given(st.permutations([MY_ORCID, OTHER_ORCID, THIRD_ORCID]), st.randoms())
def test_order_of_works_does_not_matter(orcids: list[str], dice: Random) -> None:
    """Also where several ORCID iDs are printed equally often."""
    listed = [replace(work, id=f"{work.id}{n}") for n, orcid in enumerate(orcids) for work in works(2, orcid=orcid)]
    shuffled = dice.sample(listed, len(listed))
    assert identify(made.subject(), listed) == identify(made.subject(), shuffled)


@settings(deadline=None)
@given(st.lists(st.sampled_from([None, MY_ORCID, OTHER_ORCID, THIRD_ORCID]), max_size=40), st.booleans(), st.data())
def test_taking_away_an_orcid_that_doubts_never_adds_a_doubt(
    printed: list[str | None], known: bool, data: st.DataObject
) -> None:
    """A profile that is mended on some of its works is never worse for it."""
    person = made.subject(orcid=MY_ORCID if known else None)
    own = orcids_of(person, tuple(printing(printed)))
    mended = [None if orcid not in own and data.draw(st.booleans()) else orcid for orcid in printed]
    doubts = {check.name for check in identify(person, printing(printed)).doubts}
    assert {check.name for check in identify(person, printing(mended)).doubts} <= doubts


@pytest.mark.parametrize(
    ("strange", "status"),
    [(0, "confirmed"), (1, "confirmed"), (2, "confirmed"), (3, "uncertain")],
)
def test_works_under_names_that_do_not_agree(strange: int, status: str) -> None:
    """Up to a fifth of the works may be under a former name; of ten works that are two."""
    listed = [*works(10 - strange), *works(strange, name="Bela Different")]
    check = result_of("names", made.subject(), listed)
    assert check.result is (Result.DOUBT if status == "uncertain" else Result.PASSED)
    assert check.reason.startswith(f"{strange} of 10 works are under") is (strange > 0)


def test_one_work_under_another_name_is_no_doubt() -> None:
    """A single work cannot show a mixture."""
    assert identify(made.subject(), works(1, name="Bela Different")).status == "confirmed"


def test_profiles_whose_names_do_not_agree_are_uncertain() -> None:
    """One ORCID iD on two profiles of plainly different names."""
    both = [Author(ME, "Ada Example"), Author("https://openalex.org/A2", "Bela Different")]
    identity = identify(made.subject(*both, orcid=MY_ORCID), works(1))
    assert [check.name for check in identity.doubts] == ["names"]
    assert identify(made.subject(*both[::-1], orcid=MY_ORCID), works(1)) == identity


def test_profiles_can_be_compared_where_no_work_prints_a_name() -> None:
    """Two names on two profiles are enough."""
    both = [Author(ME, "Ada Example", works_count=3), Author("https://openalex.org/A2", "A. Example")]
    assert result_of("names", made.subject(*both, orcid=MY_ORCID), ()).reason == "The names agree."


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
        ("王伟", "王 伟", True),
        ("王伟", "伟王", True),
        ("王伟", "王娜", True),
        ("陳國華", "陈国华", True),
        ("佐々木", "佐々木 健", True),
        ("山田 太郎", "ヤマダ タロウ", True),
        ("ヤマダ タロウ", "ヤマダタロウ", True),
        ("ヤマダ タロウ", "スズキ ハナコ", False),
        ("김철수", "김 철수", True),
        ("김철수", "박영희", False),
        ("Иван Петров", "Ιωάννης Πέτρος", True),
        ("Иван Петров", "Петров, И.", True),
        ("Иван Петров", "Анна Сидорова", False),
        ("राम कुमार", "कुमार, राम", True),
        ("राम कुमार", "सीता देवी", False),
        ("محمد علي", "مُحَمَّد", True),
        ("Wei Wang 王伟", "Bela Different", False),
        ("Wei Wang 王伟", "王伟", True),
        ("Kaʻiulani", "Kaiulani", True),
        ("王伟\ud800", "王伟", True),
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


LATIN = "abcdefghijklmnopqrst"
SCRIPTS = (
    "".join(chr(ord("α") + n) for n in range(17)) + "φχψ",
    "бвгдежзклмнопрстуфхц",
    "".join(chr(ord("ա") + n) for n in range(20)),
    "".join(chr(ord("ა") + n) for n in range(20)),
    "".join(chr(ord("क") + n) for n in range(20)),
)
NAMES = st.text(alphabet=LATIN[:6] + " ., -", max_size=14)


@settings(deadline=None)
@given(NAMES, NAMES, st.permutations(LATIN), st.sampled_from(SCRIPTS))
def test_other_names_of_the_same_shape_agree_alike(one: str, other: str, letters: list[str], script: str) -> None:
    """Whatever the letters are, and in whatever script with letters, only what the two have in common counts."""
    expected = names_agree(one, other)
    for target in ("".join(letters), script):
        replaced = str.maketrans(LATIN, target)
        assert names_agree(one.translate(replaced), other.translate(replaced)) == expected


@settings(deadline=None)
@given(NAMES, NAMES, st.randoms())
def test_the_order_of_words_does_not_matter(one: str, other: str, dice: Random) -> None:
    """Family name first or last: no order is the usual one."""
    words = one.replace(".", " ").replace(",", " ").replace("-", " ").split()
    assert names_agree(" ".join(dice.sample(words, len(words))), other) == names_agree(" ".join(words), other)


@settings(deadline=None)
@given(st.lists(st.integers(0, 5), min_size=1, max_size=3), st.lists(st.integers(0, 5), min_size=1, max_size=3))
def test_characters_that_are_words_agree_as_words_do(one: list[int], other: list[int]) -> None:
    """A shared Han character or Hangul syllable is what a shared word is elsewhere, with spaces or without."""
    words = ("ada", "bela", "cleo", "dora", "emil", "fern")
    expected = names_agree(" ".join(words[n] for n in one), " ".join(words[n] for n in other))
    for script in ("王李张刘陈杨", "김이박최정강"):
        for space in ("", " "):
            in_script = (space.join(script[n] for n in names) for names in (one, other))
            assert names_agree(*in_script) == expected


def test_other_names_of_the_same_shape_give_the_same_identity() -> None:
    """The whole result is equal but for the names that it cites."""
    for names in (
        ("Ada Example", "Bela Different"),
        ("Хо Пример", "Ян Другой"),
        ("王伟", "李娜"),
        ("김철수", "박영희"),
    ):
        person = made.subject(Author(ME, names[0]))
        identity = identify(person, [*works(7, name=names[0]), *works(3, name=names[1])])
        assert [check.name for check in identity.doubts] == ["names"]
        assert identity.reasons[0] == f"3 of 10 works are under names that do not agree with {names[0]}: {names[1]}."
