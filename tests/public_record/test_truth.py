"""Of everybody in the made world all that is true is said, and nothing else, whatever is looked at."""

from collections import Counter

import pytest

from tests.public_record.judged import Run, asked_alone, judged
from tests.public_record.person import Part, Statement
from tests.public_record.world import Made, made

FEWEST = 40


@pytest.fixture(scope="module")
def world() -> Made:
    """Return the made world."""
    return made()


def wrong(run: Run) -> dict[str, list[Statement]]:
    """Return what is missed and what is false, by situation."""
    told = {one.person.situation: [*one.missed, *one.false] for one in run.people}
    return {situation: found for situation, found in told.items() if found}


@pytest.mark.parametrize(
    ("parts", "indirect"),
    [
        ([], 0),
        ([Part.ORCID], 0),
        ([Part.CROSSREF], 0),
        ([Part.INDIRECT], 10),
        ([Part.ORCID, Part.CROSSREF, Part.INDIRECT], 5),
        ([Part.FILES, Part.ORCID, Part.INDIRECT], 5),
    ],
    ids=lambda given: "+".join(given) or "co-authors alone" if isinstance(given, list) else str(given),
)
def test_all_that_is_true_is_said_and_nothing_else(world: Made, parts: list[Part], indirect: int) -> None:
    """Own bodies, posts, concurrency, money, indirect ties and works; of namesakes nothing above a possibility."""
    run = judged(world, parts, indirect)
    assert wrong(run) == {}
    severities = {
        (finding["relation"], finding["confidence"]): finding["severity"]
        for one in run.people
        for finding in one.values["findings"]
    }
    low = [grade for (relation, sure), grade in severities.items() if relation == "indirect" or sure == "possible"]
    assert set(low) <= {"none", "low"}


def test_the_world_has_every_situation_once_and_no_person_in_two(world: Made) -> None:
    """More persons than the least that was asked for; each part is needed for something."""
    assert len(world.people) >= FEWEST
    assert max(Counter(one.situation for one in world.people).values()) == 1
    assert len({one.orcid for one in world.people}) == len(world.people)
    assert {needs for one in world.people for needs in one.truth.values()} == {None, *Part}


def test_a_lie_and_a_silence_are_both_noticed(world: Made) -> None:
    """Truth of a part that is not looked at is missed; what was not planted is false."""
    run = judged(Made(world.people[:1]), [])
    (one,) = run.people
    assert (one.missed, one.false) == ([], [])
    told = one.values["findings"][0]
    told["entry"] = "made/nobody"
    assert {each.of for each in one.missed} == {"harbour"}
    assert {each.of for each in one.false} == {"nobody"}


def test_the_default_parts_cost_no_more_than_the_scan_of_co_authors_again(world: Made) -> None:
    """Requests to all registries for every tenth person, each asked for alone."""
    some = Made(world.people[::10])
    alone = sum(calls for calls, _ in asked_alone(some, []))
    assert alone < sum(calls for calls, _ in asked_alone(some, [Part.ORCID, Part.CROSSREF])) <= 2 * alone
