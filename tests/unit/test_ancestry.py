"""Bodies above those that were resolved: what is known of them, and what has to be asked."""

import pytest

from rsscan.ancestry import bodies_of, rors_of, unknown_parents
from rsscan.publications import Author, ProfileAffiliation
from rsscan.watchlist import Entry
from tests.unit import made

ROR = "https://ror.org/0abcdef12"
OTHER_ROR = "https://ror.org/0abcdef23"
BY_ROR = made.index(made.entry(ror=ROR))
CHILD = made.institution(5, "Harbour Hospital", above=[9, 8])
I8, I9 = "https://openalex.org/I8", "https://openalex.org/I9"


def test_bodies_are_those_of_profiles_and_of_every_line_each_once() -> None:
    """The same body on paper after paper is one."""
    employer = made.institution(1, "Plain University")
    me = Author("https://openalex.org/A1", "Ada", affiliations=(ProfileAffiliation(employer, (2020,)),))
    works = [made.work(n, made.line(1, institutions=[employer]), made.line(2, institutions=[CHILD])) for n in (1, 2)]
    assert bodies_of([me], works) == (employer, CHILD)


def test_the_ror_of_a_body_is_what_any_record_shows_or_the_source_told() -> None:
    """A record that lacks it hides it in no other, and one without an id shows nothing."""
    bodies = [
        made.institution(9, ror=ROR),
        made.institution(9),
        made.institution(8),
        made.institution(None, ror=OTHER_ROR),
    ]
    assert rors_of(bodies) == {I9: ROR, I8: None}
    assert rors_of(bodies, {I8: OTHER_ROR}) == {I9: ROR, I8: OTHER_ROR}


def test_only_parents_that_no_record_shows_are_unknown() -> None:
    """A body is not its own parent; one that is known to have no ROR is known."""
    assert unknown_parents([CHILD], {}, BY_ROR) == (I8, I9)
    assert unknown_parents([CHILD, made.institution(8)], {I9: None}, BY_ROR) == (I8,)
    assert unknown_parents([made.institution(8)], {}, BY_ROR) == ()


@pytest.mark.parametrize(
    "entry",
    [
        made.entry(),
        made.entry(openalex=I9),
        made.entry(ror=ROR, openalex=I9),
        made.entry(ror=ROR, includes_children=False),
    ],
    ids=["no identifier", "OpenAlex id", "both", "itself alone"],
)
def test_nothing_need_be_known_where_no_entry_would_be_met_by_it(entry: Entry) -> None:
    """Who has a list of OpenAlex ids, or of names alone, pays no call and reads no remark."""
    assert unknown_parents([CHILD], {}, made.index(entry)) == ()
    assert unknown_parents([CHILD], {}, made.index(entry, made.entry("other", ror=ROR))) == (I8, I9)
