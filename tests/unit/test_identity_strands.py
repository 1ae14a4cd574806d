"""Works that nothing joins are doubted as one person's, and whatever joins them is believed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsscan.identity import Check, Result, identify
from rsscan.publications import Institution, Topic, Work
from rsscan.subject import Subject
from tests.unit import made
from tests.unit.made import ME, MY_ORCID, OTHER_ORCID

NOW = date(2026, 11, 1)
"""A day on which topics are of the second model."""

CHEMISTRY, MEDICINE, SURGERY, LAW = "1605", "2713", "2746", "3308"


def strand(
    start: int,
    *years: int,
    country: str | None = "JP",
    subfield: str | None = CHEMISTRY,
    with_author: int | None = 2,
    score: float | None = 0.9,
) -> list[Work]:
    """Make a strand of works, numbered from `start`: the subject somewhere, in one field, with one co-author."""
    body = Institution(f"https://openalex.org/I{start}", f"University {start}", country=country)
    own = made.line(1, author=ME, institutions=[body])
    others = [made.line(2, author=f"https://openalex.org/A{with_author}")] if with_author else []
    topics = (Topic(f"https://openalex.org/T{start}", f"Topic {start}", score, subfield),)
    works = (made.work(start + n, own, *others, published=date(year, 5, 6)) for n, year in enumerate(years))
    return [replace(work, topics=topics, topics_as_of=NOW) for work in works]


CHEMIST = strand(100, *range(2010, 2018))
SURGEON = strand(200, *range(2012, 2020), country="DE", subfield=SURGERY, with_author=3)


def said(*works: Work, subject: Subject | None = None) -> Check:
    """Return what the check says of the works of one profile."""
    checks = identify(subject or made.subject(), works).checks
    return next(check for check in checks if check.name == "fields and countries")


def test_chemist_in_japan_and_surgeon_in_germany_are_hardly_one_person() -> None:
    """In the same years, with other co-authors: the reason names both, with a work of each to look at."""
    identity = identify(made.subject(), [*CHEMIST, *SURGEON])
    assert identity.status == "uncertain"
    [reason] = identity.reasons
    assert reason == (
        "The works of 2012 to 2017 fall into strands that share no co-author, institution, country or field: "
        "8 works in JP such as https://openalex.org/W100, on “Topic 100”; "
        "8 works in DE such as https://openalex.org/W200, on “Topic 200”."
    )


def test_each_alone_is_one_person() -> None:
    """Neither a chemist nor a surgeon is doubted for being one."""
    assert said(*CHEMIST, *strand(110, 2010, 2011)).result is Result.PASSED
    assert said(*SURGEON, *strand(210, 2010, 2011, country="DE", subfield=SURGERY)).result is Result.PASSED


def test_who_moves_and_changes_everything_is_one_person() -> None:
    """One life after the other, the last works of the first coming out until three years into the second."""
    for overlap, result in ((-5, Result.PASSED), (0, Result.PASSED), (2, Result.PASSED), (3, Result.DOUBT)):
        years = range(2017 - overlap, 2027 - overlap)
        later = strand(200, *sorted([*years] * 2), country="DE", subfield=LAW, with_author=3)
        earlier = strand(100, *sorted([*range(2008, 2018)] * 2))
        assert said(*earlier, *later).result is result


@pytest.mark.parametrize(
    "bridge",
    [
        strand(300, 2015, country="JP", subfield=SURGERY, with_author=None),
        strand(300, 2015, country="JP", subfield=None, with_author=3),
        strand(300, 2015, country=None, subfield=CHEMISTRY, with_author=3),
        strand(100, 2025, country="DE", subfield=None, with_author=None),
        strand(300, 2015, country="DE", subfield="1602", with_author=None, score=0.1),
    ],
    ids=["visit", "colleague", "joint work", "institution in two countries", "doubtful field"],
)
def test_one_work_that_joins_the_strands_is_enough(bridge: list[Work]) -> None:
    """A visit, a colleague who came along, a joint institute: whatever it is, one person explains it."""
    [joint] = bridge
    assert said(*CHEMIST, *SURGEON, replace(joint, id="https://openalex.org/W999")).result is Result.PASSED


def test_further_topics_join_only_if_they_are_sure() -> None:
    """The first topic is the model's answer, the others are its next guesses."""
    for score, result in ((0.7, Result.PASSED), (0.6, Result.DOUBT)):
        guess = Topic("https://openalex.org/T9", "Guess", score, MEDICINE)
        guessed = [replace(work, topics=(*work.topics, guess)) for work in CHEMIST]
        assert said(*guessed, *SURGEON).result is result


def test_printed_orcid_of_the_subject_joins_and_anothers_does_not() -> None:
    """Who signs both strands with one ORCID iD is one person; a stranger's ORCID iD on both shows nothing."""
    for orcid, result in ((MY_ORCID, Result.PASSED), (OTHER_ORCID, Result.DOUBT)):
        signed = [_signed(work, orcid) for work in (CHEMIST[0], SURGEON[0])]
        assert said(*signed, *CHEMIST[1:], *SURGEON[1:], subject=made.subject(orcid=MY_ORCID)).result is result


def _signed(work: Work, orcid: str) -> Work:
    own, *others = work.authorships
    return replace(work, authorships=(replace(own, printed_orcid=orcid), *others))


@pytest.mark.parametrize("number", [4, 5])
def test_few_works_make_no_strand(number: int) -> None:
    """Four works may be slips of the record; five in the years of both are a strand."""
    few = strand(200, *range(2012, 2012 + number), country="DE", subfield=SURGERY, with_author=3)
    assert (said(*CHEMIST, *few).result is Result.DOUBT) is (number == 5)


def test_one_work_with_a_wrong_year_does_not_bring_strands_together() -> None:
    """Only works in the years of both count."""
    earlier = strand(100, *range(2000, 2010), 2019)
    later = strand(200, *range(2010, 2020), country="DE", subfield=SURGERY, with_author=3)
    assert said(*earlier, *later).result is Result.PASSED


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"topics_as_of": date(2026, 10, 5)}, "topics of the first model"),
        ({"topics_as_of": None}, "topics of a day that is not known"),
        ({"topics": ()}, "no topics"),
        ({"published": None}, "no date"),
    ],
)
def test_works_of_which_too_little_is_known_are_not_judged(change: dict[str, object], why: str) -> None:
    """Scores of the first model say next to nothing, and a work without date may be of any time."""
    listed = [replace(work, **change) for work in (*CHEMIST, *SURGEON)]  # type: ignore[arg-type]
    assert said(*listed).result is Result.NOT_CHECKED, why


def test_three_strands_are_compared_two_by_two() -> None:
    """The two largest need not be the two that run side by side."""
    early = strand(300, *range(1980, 2000), country="FR", subfield=LAW, with_author=4)
    check = said(*early, *CHEMIST, *SURGEON)
    assert check.result is Result.DOUBT
    assert "FR" not in check.reason


@settings(deadline=None)
@given(st.randoms(), st.sampled_from([(), CHEMIST, SURGEON, (*CHEMIST, *SURGEON)]))
def test_order_of_works_does_not_matter(dice: Random, listed: Iterable[Work]) -> None:
    """The sentence too is the same."""
    works = list(listed)
    assert said(*dice.sample(works, len(works))) == said(*works)


@settings(deadline=None)
@given(st.sets(st.integers(0, 15)), st.sampled_from([2, 3, 4]))
def test_a_colleague_takes_the_doubt_away_by_writing_in_both_strands(places: set[int], author: int) -> None:
    """Be it a known colleague of one strand or a new one, and in however many works of one strand alone."""
    colleague = made.line(3, author=f"https://openalex.org/A{author}")
    works = [
        replace(work, authorships=(*work.authorships, colleague)) if n in places else work
        for n, work in enumerate((*CHEMIST, *SURGEON))
    ]
    with_chemist = author == 2 or any(n < 8 for n in places)
    with_surgeon = author == 3 or any(n >= 8 for n in places)
    assert (said(*works).result is Result.PASSED) is (with_chemist and with_surgeon)
