"""Editions are paired by what tells that two entries are one body, and what changed is told."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsscan.editions import Change, changes, difference, name_key, paired
from rsscan.watchlist import Effect, Entry, Name, Watchlist
from tests.unit import made


def one(*names: Name | str, number: str | None = None, country: str | None = "CN", ror: str | None = None) -> Entry:
    """Make an entry as an official file gives it: without id."""
    return replace(made.entry("x", *names, country=country, ror=ror), id="", number=number)


def of(slug: str, *names: Name | str, number: str | None = None, country: str | None = "CN") -> Entry:
    """Make an entry of the older edition."""
    return replace(made.entry(slug, *names, country=country), number=number)


def edition(*entries: Entry, day: date = date(2026, 9, 1)) -> Watchlist:
    """Make a newer edition."""
    return replace(made.watchlist(*entries), edition=day)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (of("a", "Harbour University"), of("a", "Seaside Academy")),  # the same id
        (of("a", "Harbour University", number="KPe.001"), one("Seaside Academy", number="KPe.001 ")),
        (
            replace(of("a", "Harbour University"), ror="https://ror.org/01zxpj864"),
            one("Port", ror="https://ror.org/01zxpj864"),
        ),
        (of("a", "Harbour University", number="1"), one("HARBOUR  University", number="2")),
        (of("a", "Harbour University", "Port College"), one("Port College", "Harbour Academy")),
        (of("a", "Harbour University", Name("Port College", weak=True)), one("Port College", "Harbour Academy")),
        (of("a", "Amirkabir University of Technology"), one("Amir Kabir Univercity of Technology")),
        (of("a", "Factory No. 12 of the Northern Harbour"), one("Factory No 12 of Northern Harbour")),
    ],
)
def test_two_entries_are_one_body(old: Entry, new: Entry) -> None:
    """By id, number, identifier, first name, another name, or a first name reprinted with a slip."""
    pairing = paired([old, of("z", "Quite Another")], [one("Something New"), new])
    assert [(pair[0].id, pair[1].name) for pair in pairing.pairs] == [("made/a", new.name)]
    assert [entry.name for entry in pairing.added] == ["Something New"]
    assert [entry.id for entry in pairing.removed] == ["made/z"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (of("a", "Harbour University"), one("Harbour University", country="RU")),
        (of("a", "Harbour University", Name("HU", weak=True)), one("Hilltop Academy", Name("HU", weak=True))),
        (of("a", "Factory No. 12 of the Northern Harbour"), one("Factory No. 13 of the Northern Harbour")),
        (of("a", "Beijing Institute of Technology"), one("Beijing University of Technology")),
    ],
)
def test_two_entries_are_two_bodies(old: Entry, new: Entry) -> None:
    """In another country, by an acronym alone, with another number, or only alike."""
    assert paired([old], [new]).pairs == ()


def test_numbers_that_shift_with_each_edition_tell_nothing() -> None:
    """A row number of a table is the next body's a year later."""
    old = [of("a", "Harbour University", number="1"), of("b", "Port College", number="2")]
    new = [
        one("Brand New Institute", number="1"),
        one("Harbour University", number="2"),
        one("Port College", number="3"),
    ]
    pairing = paired(old, new, by_number=False)
    assert [(was.id, now.number) for was, now in pairing.pairs] == [("made/a", "2"), ("made/b", "3")]


def test_name_that_two_entries_bear_pairs_neither() -> None:
    """Which is which cannot be told, so both are told as new and gone."""
    old = [of("a", "Harbour University"), of("b", "Harbour University")]
    pairing = paired(old, [one("Harbour University")])
    assert (pairing.pairs, len(pairing.added), len(pairing.removed)) == ((), 1, 2)


NAMES = st.lists(
    st.sampled_from(
        ["Harbour University", "Port College", "Hill 12 Plant", "Hill 13 Plant", "北港大学", "Port Colledge"]
    ),
    max_size=5,
)


@given(old=NAMES, new=NAMES)
def test_every_entry_is_in_one_place(old: list[str], new: list[str]) -> None:
    """Whatever the editions: each entry is paired, added or removed, and just once; order changes nothing else."""
    before = [of(f"e{at}", name) for at, name in enumerate(old)]
    after = [one(name, number=str(at)) for at, name in enumerate(new)]
    pairing = paired(before, after, by_number=False)
    assert sorted(entry.id for entry in (*(a for a, _ in pairing.pairs), *pairing.removed)) == [e.id for e in before]
    assert sorted(str(entry.number) for entry in (*(b for _, b in pairing.pairs), *pairing.added)) == sorted(
        str(entry.number) for entry in after
    )


def test_difference_tells_what_an_officer_asks() -> None:
    """Added, removed, renamed, changed, and what changed of the list itself."""
    old = made.watchlist(
        of("a", "Harbour University"),
        of("b", "Port College", Name("PC", weak=True), "Old Port"),
        of("c", "Gone Institute"),
        of("d", "Same Institute"),
    )
    new = replace(
        edition(
            of("a", "Harbour Technical University"),
            replace(of("b", "Port College", "PC", "New Port"), city="Porttown", research=False, concerns=("N",)),
            of("e", "New Institute"),
            of("d", "Same Institute"),
        ),
        effect=Effect.LICENCE,
        legal_basis="Newer law",
        complete=False,
    )
    told = difference(old, new)
    assert [entry.id for entry in told.added] == ["made/e"]
    assert [entry.id for entry in told.removed] == ["made/c"]
    assert [(was.name, now.name) for was, now in told.renamed] == [
        ("Harbour University", "Harbour Technical University")
    ]
    ((was, _, what),) = told.changed
    assert was.id == "made/b"
    assert what == (
        Change("city", "", "Porttown"),
        Change("concerns", "", "N"),
        Change("research", "yes", "no"),
        Change("name", "Old Port", ""),
        Change("name", "", "New Port"),
        Change("strength of “PC”", "weak", "strong"),
    )
    assert told.head == (
        Change("edition", "2026-01-01", "2026-09-01"),
        Change("effect", "prohibition", "licence"),
        Change("legal basis", "Made law, section 1", "Newer law"),
        Change("complete", "yes", "no"),
    )
    assert not told.empty


def test_list_does_not_differ_from_itself() -> None:
    """Nor do two entries that say the same."""
    listed = made.watchlist(made.entry(), made.alphaland())
    assert difference(listed, listed).empty
    assert changes(made.entry(), made.entry()) == ()


def test_numbers_counted_anew_are_no_change_and_pair_nothing() -> None:
    """Rows shift, and the number of one that went is that of a new one; a corrected number is told."""
    names = ("Harbour University", "Port College", "Hilltop Academy", "Riverside Institute")
    old = made.watchlist(
        *(of(f"n{at}", name, number=str(at)) for at, name in enumerate(names)), of("z", "Gone", number="9")
    )
    shifted = [of(f"n{at}", name, number=str(at + 1)) for at, name in enumerate(names)]
    told = difference(old, made.watchlist(*shifted, of("y", "Quite New", number="9")))
    assert (told.renamed, told.changed) == ((), ())
    assert ([entry.id for entry in told.added], [entry.id for entry in told.removed]) == (["made/y"], ["made/z"])
    corrected = made.watchlist(*old.entries[1:], replace(old.entries[0], number="77"))
    ((_, _, what),) = difference(old, corrected).changed
    assert what == (Change("number", "0", "77"),)


def test_lists_of_two_ids_are_said_to_be_two() -> None:
    """Comparing them is allowed, and plain."""
    listed = made.watchlist(made.entry())
    assert difference(listed, replace(listed, id="other")).head == (Change("list", "made", "other"),)


def test_name_that_could_be_reprinted_from_two_is_of_neither() -> None:
    """Two as likely halves are one too many."""
    old = [of("a", "Amirkabir University of Technology Xan"), of("b", "Amirkabir University of Technology Yan")]
    assert paired(old, [one("Amirkabir University of Technology Zan")]).pairs == ()


def test_name_is_compared_without_its_looks() -> None:
    """Case, accents, signs and spaces are print."""
    assert name_key("P'yŏng-yang  UNIVERSITY") == name_key("pyongyang university".replace("pyongyang", "P'yong yang"))
