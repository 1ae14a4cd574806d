"""Which body an entry may be: alike in both directions, in the same country, and never decided alone."""

from dataclasses import replace

import pytest

from rsscan.publications import InstitutionProfile
from rsscan.resolution import Proposal, contradiction, obstacle, proposals, questions, resolved, unresolved
from rsscan.severity import Confidence
from rsscan.watchlist import Entry, Kind, Name
from tests.unit.made import alphaland, entry, index, watchlist

KIM_CHAEK = "Kim Chaek University of Technology"
ROR = "https://ror.org/03nbxaq37"


def body(
    number: int = 1,
    name: str | None = KIM_CHAEK,
    *aliases: str,
    country: str | None = "KP",
    city: str | None = None,
    ror: str | None = ROR,
    works: int | None = 12,
) -> InstitutionProfile:
    """Make a body as OpenAlex describes it."""
    return InstitutionProfile(
        f"https://openalex.org/I{number}", name, ror, country, city, tuple(aliases), works_count=works
    )


def judged(listed: Entry, *bodies: InstitutionProfile, beside: tuple[Entry, ...] = ()) -> tuple[Proposal, ...]:
    """Return what is proposed for an entry of a list that holds others beside it."""
    return proposals(index(listed, *beside), listed, bodies)


def grades(listed: Entry, *bodies: InstitutionProfile, beside: tuple[Entry, ...] = ()) -> list[tuple[str, str]]:
    """Say what is proposed: the end of the body's id and the grade."""
    return [(each.body.id[-2:], each.grade.word) for each in judged(listed, *bodies, beside=beside)]


def test_the_same_name_in_the_same_country_is_certain_and_says_why() -> None:
    """Both names, the country and the works are the evidence; spelling is no difference."""
    [found] = judged(entry("kut", "Kim Chaek Univ. of Technology", country="KP"), body(works=1))
    assert (found.grade, found.likeness, found.city_agrees) == (Confidence.CERTAIN, 1.0, None)
    assert found.reasons == (
        "“Kim Chaek University of Technology” reads the same as “Kim Chaek Univ. of Technology”",
        "both in KP",
        "1 work",
    )


def test_one_of_the_other_names_is_enough() -> None:
    """Aliases of either side count, in any script."""
    listed = entry("kut", "Polytechnic of Pyongyang", Name("김책공업종합대학", "ko"), country="KP")
    [found] = judged(listed, body(1, "Kim Chaek University of Technology", "김책공업종합대학"))
    assert (found.listed, found.name) == ("김책공업종합대학", "김책공업종합대학")


def test_a_body_of_another_country_is_never_proposed() -> None:
    """However equal the names are."""
    listed = entry("kut", KIM_CHAEK, country="KP")
    assert judged(listed, body(country="KR")) == ()
    assert contradiction(listed, body(country="KR")) == "is in KR, and made/kut in KP"
    assert contradiction(listed, body()) is None


@pytest.mark.parametrize(
    ("of_entry", "of_body", "says"),
    [("KP", None, "OpenAlex names no country"), (None, "KP", "the list names no country")],
)
def test_without_a_country_on_one_side_nothing_is_certain(of_entry: str | None, of_body: str | None, says: str) -> None:
    """A namesake elsewhere cannot be told apart."""
    [found] = judged(entry("kut", KIM_CHAEK, country=of_entry), body(country=of_body))
    assert found.grade is Confidence.PROBABLE
    assert says in found.reasons


def test_a_city_that_agrees_is_said_and_one_that_differs_leaves_it_possible() -> None:
    """Campuses and namesakes of one country lie in different cities."""
    listed = entry("kut", KIM_CHAEK, country="KP", city="Pyongyang")
    [same] = judged(listed, body(city="Pyongyang"))
    assert (same.grade, same.city_agrees, "both in Pyongyang" in same.reasons) == (Confidence.CERTAIN, True, True)
    [other] = judged(listed, body(city="Hamhung"))
    assert (other.grade, other.city_agrees) == (Confidence.POSSIBLE, False)
    assert other.reasons[-1] == "OpenAlex has it in Hamhung, the list in Pyongyang"


def test_a_name_that_is_only_alike_is_not_certain() -> None:
    """A misspelt name is shown with how like it is."""
    [found] = judged(entry("kut", KIM_CHAEK, country="KP"), body(1, "Kim Chaeck University of Technology"))
    assert found.grade <= Confidence.PROBABLE
    assert found.likeness < 1
    assert "like “Kim Chaek University of Technology”" in found.reasons[0]


@pytest.mark.parametrize(
    "name",
    [
        "Kim Chaek University of Technology Hospital",
        "Institute of Physics, Kim Chaek University of Technology",
        "University of Technology",
        "Kim Hyong Jik University of Education",
        "KUT",
        "Republic of Alphaland",
    ],
)
def test_a_part_a_parent_another_and_initials_are_not_proposed(name: str) -> None:
    """A longer or shorter name is another body's, and two bodies share initials as soon as not."""
    listed = entry("kut", KIM_CHAEK, Name("KUT", weak=True), country="KP")
    assert judged(listed, body(1, name), beside=(alphaland(),)) == ()


def test_a_body_without_a_name_is_not_proposed() -> None:
    """There is nothing to compare."""
    assert judged(entry("kut", KIM_CHAEK, country="KP"), body(1, None)) == ()


def test_a_weak_name_needs_the_city() -> None:
    """The country has several bodies of such a name; with the city the body is probable."""
    name = Name("Institute of Mechanics", weak=True)
    assert grades(entry("m", name, country="CN"), body(1, "Institute of Mechanics", country="CN")) == [
        ("I1", "possible")
    ]
    listed = entry("m", name, country="CN", city="Beijing")
    assert grades(listed, body(1, "Institute of Mechanics", country="CN", city="Beijing")) == [("I1", "probable")]


def test_of_several_good_ones_none_is_certain_and_all_are_shown() -> None:
    """Namesakes are shown together, the one with more works first; a poor one keeps its grade."""
    listed = entry("kut", KIM_CHAEK, country="KP", city="Pyongyang")
    few, many = body(1, works=3), body(2, works=900, ror="https://ror.org/00wtvt142")
    poor = body(3, city="Hamhung", works=None)
    assert grades(listed, few, many, poor, few) == [("I2", "probable"), ("I1", "probable"), ("I3", "possible")]
    assert judged(listed, few, many)[0].reasons[-1] == "2 bodies fit as well"


def test_what_another_entry_has_or_is_like_leaves_it_possible() -> None:
    """One body is one entry: its identifier and its name are looked for in the rest of the list."""
    listed = entry("kut", KIM_CHAEK, country="KP")
    taken = entry("old", "Kim Chaek Polytechnic", country="KP", ror=ROR)
    [found] = judged(listed, body(), beside=(taken,))
    assert (found.grade, found.reasons[-1]) == (Confidence.POSSIBLE, "made/old has its identifier already")
    twin = entry("twin", KIM_CHAEK, country="KP")
    [found] = judged(listed, body(), beside=(twin,))
    assert (found.grade, found.reasons[-1]) == (Confidence.POSSIBLE, "made/twin has a name like it too")


def test_only_entries_that_lack_an_identifier_and_do_research_are_asked_for() -> None:
    """Bodies with an identifier, jurisdictions, programmes and what publishes nothing are left alone."""
    ship = replace(entry("ship", "Chong Chon Gang"), research=False)
    fund = entry("fund", "Fund", kind=Kind.FUNDER)
    done = [entry("a", ror=ROR), entry("b", openalex="https://openalex.org/I1")]
    left = entry("left")
    assert unresolved(watchlist(ship, fund, *done, alphaland(), left)) == (left,)
    assert obstacle(fund) == "is a funder, not an institution"
    assert obstacle(done[0]) == f"has an identifier already ({ROR})"
    assert obstacle(done[1]) == "has an identifier already (https://openalex.org/I1)"
    assert obstacle(ship) is None


def test_each_wording_is_asked_once_and_initials_only_alone() -> None:
    """Spelling variants find the same; a word without letters is kept as it is."""
    listed = entry("kut", KIM_CHAEK, "Kim Chaek Univ. of Technology", "KUT", "金策工业综合大学", "...")
    assert questions(listed) == (KIM_CHAEK, "金策工业综合大学", "...")
    assert questions(entry("kut", "KUT", "NUDT")) == ("KUT",)


def test_accepted_identifiers_go_to_their_entries_alone() -> None:
    """Both identifiers are set, and everything else stays."""
    one, other = entry("one"), entry("other")
    done = resolved(watchlist(one, other), {"made/one": body()})
    assert done.entries == (replace(one, ror=ROR, openalex="https://openalex.org/I1"), other)


def test_the_names_of_a_body_are_each_given_once() -> None:
    """OpenAlex repeats the first name among the others."""
    assert body(1, "A", "B", "A").names == ("A", "B")
    assert body(1, None, "B").names == ("B",)
