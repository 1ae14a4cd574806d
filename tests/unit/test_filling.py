"""Affiliations of another registry go to the lines they belong to, and to no other."""

import time
from dataclasses import replace
from itertools import islice, product

from hypothesis import given, settings
from hypothesis import strategies as st

from rsscan.filling import filled
from rsscan.publications import Authorship, Byline, Institution, Work

IDS = ("https://orcid.org/0000-0001-5109-3700", "https://orcid.org/0000-0002-1825-0097")
DOI = "https://doi.org/10.1234/made"


def work(*lines: Authorship) -> Work:
    """Return a work with this byline."""
    placed = tuple(replace(line, position=place) for place, line in enumerate(lines, 1))
    return Work("https://openalex.org/W1", "Made", placed, DOI)


def byline(*lines: Authorship) -> Byline:
    """Return the byline of another registry."""
    return Byline(DOI, "Made registry", tuple(replace(line, position=at) for at, line in enumerate(lines, 1)))


def bare(name: str | None, orcid: str | None = None, printed_orcid: str | None = None) -> Authorship:
    """Return a line that shows no affiliation."""
    return Authorship(0, name, orcid=orcid, printed_orcid=printed_orcid)


def at(name: str | None, text: str, orcid: str | None = None) -> Authorship:
    """Return a line with a printed affiliation."""
    return Authorship(0, name, orcid=orcid, texts=(text,))


def texts(found: Work) -> list[tuple[str, ...]]:
    """Return what the lines show."""
    return [line.texts for line in found.authorships]


def test_a_line_without_affiliation_gets_that_of_the_line_of_the_same_name() -> None:
    """Number and order of the lines may differ: a name that each side has once tells which is meant."""
    found = filled(
        work(bare("Anna Berg"), bare("Li Na")), byline(at("L. Na", "A"), at("Berg, Anna", "B"), at("C D", "C"))
    )
    assert texts(found) == [("B",), ("A",)]
    assert [line.filled_from for line in found.authorships] == ["Made registry"] * 2


def test_a_line_that_shows_something_stays_as_it_is() -> None:
    """An institution or a printed affiliation of OpenAlex is never replaced, nor added to."""
    body = Institution("https://openalex.org/I1", "Made University")
    lines = (replace(bare("Anna Berg"), institutions=(body,)), at("Li Na", "Here"))
    given_work = work(*lines)
    assert filled(given_work, byline(at("Anna Berg", "There"), at("Li Na", "There"))) == given_work


def test_a_line_that_shows_nothing_there_either_is_not_said_to_be_filled() -> None:
    """Only what was given counts as given."""
    given_work = work(bare("Anna Berg"))
    assert filled(given_work, byline(bare("Anna Berg"))) == given_work


def test_two_lines_of_one_name_are_told_apart_by_place_where_all_names_agree() -> None:
    """The same number of lines, agreeing at every place, says which is which."""
    found = filled(work(bare("Wei Wang"), bare("Li Na"), bare("Wei Wang")),
                   byline(at("W. Wang", "A"), at("Li Na", "B"), at("W. Wang", "C")))  # fmt: skip
    assert texts(found) == [("A",), ("B",), ("C",)]


def test_two_lines_of_one_name_stay_empty_where_the_lists_differ() -> None:
    """With another number of lines, or a name that disagrees anywhere, a place says nothing."""
    given_work = work(bare("Wei Wang"), bare("Wei Wang"))
    longer = byline(at("Wei Wang", "A"), at("Wei Wang", "B"), at("Wei Wang", "C"))
    assert filled(given_work, longer) == given_work
    mixed = work(bare("Wei Wang"), bare("Wei Wang"), bare("Anna Berg"))
    assert filled(mixed, byline(at("Wei Wang", "A"), at("Wei Wang", "B"), at("Otto Kern", "C"))) == mixed


def test_one_line_is_not_taken_for_one_of_two_that_its_name_may_mean() -> None:
    """An abbreviated name that two persons here may have says of neither where she works."""
    given_work = work(bare("Wei Wang"), bare("Wen Wang"))
    assert filled(given_work, byline(at("W. Wang", "A"))) == given_work
    one = work(bare("W. Wang"))
    assert filled(one, byline(at("Wei Wang", "A"), at("Wen Wang", "B"))) == one


def test_lines_that_changed_places_are_told_apart_by_name() -> None:
    """A shared family name does not make two neighbours one, though loosely their names agree."""
    found = filled(work(bare("Wang Wei"), bare("Wang Lei")), byline(at("Lei Wang", "B"), at("Wei Wang", "A")))
    assert texts(found) == [("A",), ("B",)]


def test_a_name_that_changed_a_little_is_known_by_its_place() -> None:
    """A second spelling of a given name is no other person where both lists agree in everything else."""
    found = filled(work(bare("Joanna Smith"), bare("Li Na")), byline(at("Jo Smith", "A"), at("Li Na", "B")))
    assert texts(found) == [("A",), ("B",)]


def test_names_in_two_scripts_are_not_taken_for_one() -> None:
    """Without a letter in common the place alone would have to say it."""
    given_work = work(bare("王伟"))
    assert filled(given_work, byline(at("Wei Wang", "A"))) == given_work


def test_one_orcid_id_makes_two_lines_one() -> None:
    """Where names cannot be compared, or are not given, the iD tells."""
    found = filled(work(bare("Anna Berg"), bare("王伟", orcid=IDS[0]), bare(None, printed_orcid=IDS[1])),
                   byline(at("Wei Wang", "A", IDS[0]), at("Otto Kern", "B", IDS[1])))  # fmt: skip
    assert texts(found) == [(), ("A",), ("B",)]


def test_an_orcid_id_on_a_line_of_another_name_is_not_believed() -> None:
    """Publishers have put the iD of who submits on whatever line."""
    given_work = work(bare("Anna Berg", orcid=IDS[0]), bare("Li Na"))
    found = filled(given_work, byline(at("Anna Berg", "A"), at("Li Na", "B", IDS[0])))
    assert texts(found) == [("A",), ("B",)]


def test_an_orcid_id_on_two_lines_says_nothing() -> None:
    """Then names decide, which here do not."""
    given_work = work(bare("W. Wang", orcid=IDS[0]))
    assert filled(given_work, byline(at("Wei Wang", "A", IDS[0]), at("Wen Wang", "B", IDS[0]))) == given_work


def test_two_orcid_ids_make_two_persons_of_one_name() -> None:
    """The same name at the same place, and yet another person."""
    given_work = work(bare("Wei Wang", orcid=IDS[0]))
    assert filled(given_work, byline(at("Wei Wang", "A", IDS[1]))) == given_work


def test_a_body_known_by_its_ror_id_alone_fills_a_line() -> None:
    """A registry may give no more than the id."""
    body = Institution(None, None, "https://ror.org/032000t02")
    found = filled(work(bare("Anna Berg")), byline(replace(bare("Anna Berg"), institutions=(body,))))
    assert [line.institutions for line in found.authorships] == [(body,)]


FULL = st.builds(
    "{} {}".format,
    st.sampled_from(["Wei", "Wen", "Lei", "Li", "Anna", "Otto"]),
    st.sampled_from(["Wang", "Berg", "Na"]),
)


@st.composite
def two_bylines(draw: st.DrawFn) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Draw one byline as two registries have it: names abbreviated or turned, and one of the two lacks some lines."""
    people = list(enumerate(draw(st.lists(FULL, min_size=1, max_size=7))))
    written = st.sampled_from(
        [
            lambda name: name,
            lambda name: f"{name[0]}. {name.partition(' ')[2]}",
            lambda name: ", ".join(reversed(name.split())),
        ]
    )
    here, there = ([(number, draw(written)(name)) for number, name in people] for _ in range(2))
    lacking = draw(st.sampled_from([here, there]))
    lacking[:] = [line for line in lacking if draw(st.integers(0, 3))]
    return here, there


@settings(max_examples=300)
@given(two_bylines())
def test_nobody_gets_what_stands_on_another_line(drawn: tuple[list[tuple[int, str]], list[tuple[int, str]]]) -> None:
    """However the names are written, and whichever side lacks some, each gets her own affiliation or none."""
    here, there = drawn
    found = filled(work(*(bare(name) for _, name in here)), byline(*(at(name, str(number)) for number, name in there)))
    for (number, _), line in zip(here, found.authorships, strict=True):
        assert line.texts in {(), (str(number),)}


ANY = st.builds(
    Authorship,
    st.just(0),
    st.none() | FULL | st.text(max_size=8),
    orcid=st.none() | st.sampled_from(IDS),
    printed_orcid=st.none() | st.sampled_from(IDS),
    institutions=st.just(()) | st.just((Institution(None, None, "https://ror.org/032000t02"),)),
    texts=st.just(()) | st.just(("Somewhere",)),
)


@settings(max_examples=200)
@given(st.lists(ANY, max_size=6), st.lists(ANY, max_size=6))
def test_a_filled_work_loses_and_changes_nothing(here: list[Authorship], there: list[Authorship]) -> None:
    """Whatever another registry answers, lines stay what and where they are, and only empty ones gain."""
    before = work(*here)
    after = filled(before, byline(*there))
    assert replace(after, authorships=before.authorships) == before
    for old, new in zip(before.authorships, after.authorships, strict=True):
        assert new == old or (
            old.unseen and new.filled_from and replace(new, texts=(), institutions=(), filled_from=None)
            == replace(old, texts=(), institutions=())
        )  # fmt: skip


def test_a_list_of_one_family_name_is_given_up_soon() -> None:
    """Whoever makes such a list must hold up nobody: by place its lines are still told apart."""
    names = [f"Wang {''.join(letters)}" for letters in islice(product("abcdefghij", repeat=4), 1, 2002)]
    lines, others = [bare(name) for name in names], [at(name, name) for name in names]
    started = time.process_time()
    assert len([line for line in filled(work(*lines), byline(*others)).authorships if line.texts]) == len(names)
    assert not [line for line in filled(work(*lines), byline(*others[1:])).authorships if line.texts]
    assert time.process_time() - started < 6
