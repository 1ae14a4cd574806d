"""What the posts and the money of an ORCID record meet: dated by their end, with their place in the record."""

from dataclasses import replace
from datetime import date

import pytest

from rsscan.evidence import record_evidence
from rsscan.publications import Institution
from rsscan.record import PartialDate, Post, PostKind, PublicRecord, RecordedFunding, Statement
from rsscan.severity import Confidence, Relation
from rsscan.terms import Terms
from tests import shipped

PERSON = "https://orcid.org/0000-0002-1825-0097"
LISTED = Institution(None, "Kim Chaek University of Technology", None, "KP")
AS_OF = date(2026, 11, 1)


def terms() -> Terms:
    """Return terms as of a day."""
    return Terms(shipped.index("dprk"), shipped.policy("default"), AS_OF)


@pytest.mark.parametrize(
    ("until", "dated"),
    [(None, AS_OF), (PartialDate(2020), date(2020, 12, 31)), (PartialDate(2099), AS_OF)],
    ids=["goes on", "ended", "to come"],
)
def test_a_post_at_a_listed_body_is_the_persons_own_until_it_ended(until: PartialDate | None, dated: date) -> None:
    """One without an end goes on; none lies after the day that is judged."""
    post = Post(PostKind.EMPLOYMENT, LISTED, Statement(f"{PERSON}#employment/1"), "Pyongyang", until=until)
    found = list(record_evidence(PublicRecord(PERSON, posts=(post,)), terms()))
    assert {(each.source, each.link.relation, each.published) for each in found} == {
        (f"ORCID record {PERSON}#employment/1, employment", Relation.OWN, dated)
    }


@pytest.mark.parametrize(
    ("since", "until", "dated"),
    [
        (PartialDate(2019, 4), None, date(2019, 4, 30)),
        (PartialDate(2019), PartialDate(2021), date(2021, 12, 31)),
        (None, None, None),
    ],
    ids=["given", "for a time", "undated"],
)
def test_a_distinction_is_a_moment(since: PartialDate | None, until: PartialDate | None, dated: date | None) -> None:
    """Without an end it does not go on; of which day it is nobody can know where the record has none."""
    given = Post(PostKind.DISTINCTION, LISTED, Statement(PERSON), "Pyongyang", since=since, until=until)
    found = list(record_evidence(PublicRecord(PERSON, posts=(given,)), terms()))
    assert {each.published for each in found} == {dated}


def test_times_that_end_before_they_begin_hide_nothing() -> None:
    """A slip of a figure must not put a post, or money, before the window."""
    since, until = PartialDate(2025, 3), PartialDate(2014)
    post = Post(PostKind.EMPLOYMENT, LISTED, Statement(PERSON), "Pyongyang", since=since, until=until)
    money = RecordedFunding(LISTED, Statement(PERSON), city="Pyongyang", since=since, until=until)
    found = list(record_evidence(PublicRecord(PERSON, posts=(post,), fundings=(money,)), terms()))
    assert {each.published for each in found} == {date(2025, 3, 31)}


def test_money_of_a_listed_body_is_a_funders() -> None:
    """The relation is another than that of a post."""
    money = RecordedFunding(LISTED, Statement(f"{PERSON}#funding/2"), city="Pyongyang")
    found = list(record_evidence(PublicRecord(PERSON, fundings=(money,)), terms()))
    assert {(each.source, each.link.relation) for each in found} == {
        (f"ORCID record {PERSON}#funding/2, funding", Relation.FUNDER)
    }


@pytest.mark.parametrize("country", ["KP", "AU"])
def test_the_country_that_the_record_gives_tells_namesakes_apart(country: str) -> None:
    """It stands there as a code and not in words; what bears the very name elsewhere is not more than possible."""
    body = Institution(None, "Kim Chaek University of Technology", "https://ror.org/012345678", country)
    post = Post(PostKind.EMPLOYMENT, body, Statement(PERSON), department="Department of Physics")
    money = RecordedFunding(body, Statement(PERSON))
    found = list(record_evidence(PublicRecord(PERSON, posts=(post,), fundings=(money,)), terms()))
    sure = {each.link.relation for each in found if each.match.confidence >= Confidence.PROBABLE}
    assert sure == ({Relation.OWN, Relation.FUNDER} if country == "KP" else set())


def test_what_met_is_said_of_the_record_and_not_of_a_paper() -> None:
    """By the id that the record gives, and by the name: OpenAlex resolved nothing, and nothing was printed."""
    ror = "https://ror.org/01zxpj864"
    named = Institution(None, "Kim Il-Sung Military University", None, "KP")
    posts = [Post(PostKind.EMPLOYMENT, body, Statement(PERSON)) for body in (replace(named, ror=ror), named)]
    found = record_evidence(PublicRecord(PERSON, posts=tuple(posts)), terms())
    said = {reason for each in found for reason in each.match.reasons}
    assert f"The affiliation is given with the identifier of the listed body: {ror}." in said
    assert any(reason.startswith(f"“{named.name}” stands in what the ORCID record says") for reason in said)
    assert not [reason for reason in said if "OpenAlex" in reason or "printed affiliation" in reason]


def test_a_record_of_other_bodies_meets_nothing() -> None:
    """Nor does an empty one."""
    post = Post(PostKind.MEMBERSHIP, Institution(None, "Ulm University", None, "DE"), Statement(PERSON))
    assert list(record_evidence(PublicRecord(PERSON, posts=(post,)), terms())) == []
