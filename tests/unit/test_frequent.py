"""Who writes with the subject most often, and what they print elsewhere."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from rsscan.assessment import Assessment, Beside, assess
from rsscan.condition import Condition
from rsscan.evidence import COAUTHOR_DOUBTED
from rsscan.frequent import Elsewhere, elsewhere, frequent_coauthors
from rsscan.inputs.policies import load_policy, shipped_policies
from rsscan.policy import Policy
from rsscan.publications import Author, Work
from rsscan.severity import Confidence, Severity
from rsscan.subject import Subject
from rsscan.terms import Terms
from tests.unit import made
from tests.unit.made import ME, MY_ORCID, OTHER_ORCID

LISTED = "Northern Harbour University, DPRK"
BOB, EVE, DAN = (f"https://openalex.org/A{number}" for number in (20, 21, 22))


def terms(*, most: int = 2, policy: Policy | None = None, since: date | None = None) -> Terms:
    """Make terms under which the other works of some co-authors are looked at."""
    usual = made.terms(made.watchlist(made.entry(), made.alphaland()))
    return replace(usual, indirect=most, since=since, policy=policy or usual.policy)


def joint(number: int, *coauthors: str | None, day: date = date(2024, 1, 2), crowd: int = 0) -> Work:
    """Make a paper of the subject with others."""
    lines = [made.line(1, author=ME), *(made.line(at, author=who) for at, who in enumerate(coauthors, 2))]
    lines += [made.line(len(lines) + at, name=None) for at in range(1, crowd + 1)]
    return made.work(number, *lines, published=day)


def authors(works: Iterable[Work], of: Terms) -> list[tuple[str, int]]:
    """Return who is followed, with how many joint works."""
    return [(one.author, len(one.joint)) for one in frequent_coauthors(made.subject(), works, of)]


def of_bob(*works: Work, profile: Author | None = None) -> Elsewhere:
    """Return what Bob prints elsewhere, who wrote two papers with the subject."""
    (frequent, *_) = frequent_coauthors(made.subject(), [joint(1, BOB), joint(2, BOB)], terms())
    bob = Subject(BOB, None, (profile or Author(BOB, "Bob"),), "Bob")
    return elsewhere(made.subject(), frequent, bob, works, terms())


def judged(*found: Elsewhere, policy: Policy | None = None) -> Assessment:
    """Judge the subject by two joint works and what is found elsewhere."""
    return assess(
        made.subject(), [joint(1, BOB), joint(2, BOB)], terms(policy=policy), beside=Beside(elsewhere=tuple(found))
    )


def test_those_with_the_most_joint_works_are_followed_and_no_more_than_asked_for() -> None:
    """Of equals those of the newest joint work come first, then by id."""
    works = [
        joint(1, BOB, EVE),
        joint(2, BOB),
        joint(3, DAN, day=date(2025, 1, 2)),
        joint(4, DAN, "https://openalex.org/A5"),
    ]
    assert authors(works, terms(most=3)) == [(DAN, 2), (BOB, 2), (EVE, 1)]
    assert authors(works, terms(most=1)) == [(DAN, 2)]
    assert authors(works, terms(most=0)) == []
    assert authors(reversed(works), terms(most=3)) == authors(works, terms(most=3))


def test_works_of_many_authors_and_before_the_window_do_not_count() -> None:
    """People of a large collaboration need not have met; nobody is followed for what is not judged."""
    works = [joint(1, BOB, crowd=100), joint(2, EVE, day=date(2010, 1, 2)), joint(3, None), joint(4, DAN)]
    assert authors(works, terms(most=9, since=date(2020, 1, 1))) == [(DAN, 1)]


def test_the_subject_is_no_coauthor_of_their_own() -> None:
    """Neither under another profile nor where the byline prints the ORCID iD alone."""
    lines = (made.line(1, author=ME), made.line(2, author="https://openalex.org/A30", printed_orcid=MY_ORCID))
    subject = made.subject(orcid=MY_ORCID)
    assert frequent_coauthors(subject, [made.work(1, *lines)], terms()) == ()


def test_a_coauthors_own_line_on_another_work_is_an_indirect_link_with_its_path() -> None:
    """Not the lines of others there, and not the works with the subject."""
    other = made.work(9, made.line(1, LISTED, author=BOB), made.line(2, "Northern Harbour University", author=EVE))
    with_subject = made.work(8, made.line(1, LISTED, author=BOB), made.line(2, author=ME))
    (finding,) = judged(of_bob(other, with_subject)).findings
    assert (finding.rule, finding.works_count, finding.severity) == ("RS403", 0, Severity.LOW)
    (piece,) = finding.evidence
    assert piece.source == "byline of https://openalex.org/W9, without the subject"
    assert piece.authorship is not None
    assert piece.authorship.author_id == BOB
    assert piece.path is not None
    assert (piece.path.author, [work.id[-2:] for work in piece.path.joint]) == (BOB, ["W1", "W2"])
    assert finding.proportion.sentence == "on no work that was read"


def test_ids_that_one_orcid_unites_are_one_coauthor() -> None:
    """Else neither would be among those of the most joint works, and the works of one of them would not be read."""
    works = [
        made.work(1, made.line(1, author=ME), made.line(2, author=BOB, orcid=OTHER_ORCID)),
        made.work(2, made.line(1, author=ME), made.line(2, author=EVE, orcid=OTHER_ORCID)),
        made.work(3, made.line(1, author=ME), made.line(2, author=EVE, orcid=OTHER_ORCID)),
        joint(4, DAN), joint(5, DAN),
    ]  # fmt: skip
    united, dan = frequent_coauthors(made.subject(), works, terms())
    assert (united.author, united.also, len(united.joint)) == (EVE, (BOB,), 3)
    assert [profile.id for profile in united.profiles] == [EVE, BOB]
    assert (dan.author, dan.also) == (DAN, ())
    found = elsewhere(
        made.subject(), united, Subject(EVE, None, united.profiles),
        [made.work(9, made.line(1, LISTED, author=BOB))], terms(),
    )  # fmt: skip
    assert [line.author_id for work in found.bodies for line in work.authorships] == [BOB]
    (piece,) = judged(found).findings[0].evidence
    assert piece.path is not None
    assert (piece.path.author, len(piece.path.joint)) == (BOB, 3)


@pytest.mark.parametrize(("printed", "day", "relations"), [
    (LISTED, date(2024, 1, 2), ["coauthor"]),
    ("Plain University", date(2024, 1, 2), ["indirect"]),
    (LISTED, date(2010, 1, 2), ["coauthor", "indirect"]),
], ids=["shown", "not shown", "before the window"])  # fmt: skip
def test_a_body_that_a_joint_work_shows_is_no_indirect_link_as_well(
    printed: str, day: date, relations: list[str]
) -> None:
    """It is nearer there, and graded at least as high; in the window, that is."""
    other = of_bob(made.work(9, made.line(1, LISTED, author=BOB)))
    works = [made.work(1, made.line(1, author=ME), made.line(2, printed, author=BOB), published=day), joint(2, BOB)]
    under = terms(since=date(2020, 1, 1))
    found = assess(made.subject(), works, under, beside=Beside(elsewhere=(other,))).findings
    assert sorted(finding.relation.word for finding in found) == relations


def test_a_work_that_is_the_subjects_all_the_same_is_not_called_one_without_the_subject() -> None:
    """An ORCID record names it, or the profile lists it, though no line of its byline leads to the subject."""
    (frequent, *_) = frequent_coauthors(made.subject(), [joint(1, BOB), joint(2, BOB)], terms())
    bob = Subject(BOB, None, frequent.profiles)
    other = made.work(9, made.line(1, LISTED, author=BOB))
    assert elsewhere(made.subject(), frequent, bob, [other], terms(), known={other.id}).works == ()
    assert len(elsewhere(made.subject(), frequent, bob, [other], terms(), known={joint(1).id}).works) == 1


def test_money_of_a_coauthors_other_work_is_not_the_subjects() -> None:
    """Nor does it count among the works that were read."""
    assert judged(of_bob(made.work(9, made.line(1, "Plain University", author=BOB)))).findings == ()
    assert judged(of_bob(made.work(9, made.line(1, LISTED, author=BOB)))).coverage.works == 2


def test_a_profile_that_may_be_several_persons_is_said_and_never_certain() -> None:
    """The other work may be somebody else's."""
    many = [made.work(100 + number, made.line(1, LISTED, author=BOB)) for number in range(120)]
    found = of_bob(*many)
    assert found.doubted
    (finding,) = judged(found).findings
    assert finding.confidence <= Confidence.PROBABLE
    assert COAUTHOR_DOUBTED in finding.reasons


@pytest.mark.parametrize("name", [*sorted(shipped_policies()), "made"])
def test_no_policy_grades_an_indirect_link_above_low(name: str) -> None:
    """Not one that ships, and not one that says critical."""
    critical = made.policy(made.rule(Condition(), Severity.CRITICAL, "Everything."))
    policy = critical if name == "made" else load_policy(name)
    found = judged(of_bob(made.work(9, made.line(1, LISTED, author=BOB))), policy=policy).findings
    assert max(finding.severity for finding in found) <= Severity.LOW
