"""Editions are paired by what tells that two entries are one body, and a keeper's work outlives the old one."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsscan.editions import Change, carried, changes, difference, merged, name_key, paired
from rsscan.watchlist import Effect, Entry, Kind, Name, Remark, Watchlist
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


def test_rows_that_were_numbered_anew_are_told_once() -> None:
    """A row put in at the top of a table changes no entry; one number that changed by itself does."""
    slugs = ("a", "b", "c")
    old = made.watchlist(*(of(slug, f"Harbour {slug} University", number=str(at)) for at, slug in enumerate(slugs)))
    new = made.watchlist(*(of(slug, f"Harbour {slug} University", number=str(at + 1)) for at, slug in enumerate(slugs)))
    told = difference(old, new)
    assert (told.head, told.changed) == ((Change("numbers", "3 entries", "3 of them numbered anew"),), ())
    one_changed = made.watchlist(*old.entries[:2], replace(old.entries[2], number="7"))
    ((entry, _, what),) = difference(old, one_changed).changed
    assert (entry.id, what) == ("made/c", (Change("number", "2", "7"),))


def test_list_does_not_differ_from_itself() -> None:
    """Nor do two entries that say the same."""
    listed = made.watchlist(made.entry(), made.alphaland())
    assert difference(listed, listed).empty
    assert changes(made.entry(), made.entry()) == ()


def test_first_edition_gets_ids_made_of_names() -> None:
    """Latin letters, digits and hyphens; the country or a number tells namesakes apart; nothing is too long."""
    fresh = edition(
        one("Malek-Ashtar University of Technology (MUT)"),
        one("People's Hospital", country="KP"),
        one("People’s Hospital", country="IR"),
        one("Peoples Hospital", country="IR"),
        one("Peoples Hospital", country=None),
        one("北港大学", "North Port University"),
        one("Военно-морская академия", country="RU"),
        one("12th " + "very " * 30 + "long"),
        one("x" * 90),
        one("🏭"),
    )
    told = merged(fresh, None)
    assert [entry.id for entry in told.watchlist.entries] == [
        "made/malek-ashtar-university-of-technology-mut",
        "made/peoples-hospital",
        "made/peoples-hospital-ir",
        "made/peoples-hospital-2",
        "made/peoples-hospital-3",
        "made/north-port-university",
        "made/voenno-morskaya-akademiya",
        "made/12th-very-very-very-very-very-very-very-very-very-very-very-very-very",
        "made/" + "x" * 70,
        "made/factory",
    ]
    assert told.ids_made == tuple(entry.id for entry in told.watchlist.entries)


def test_newer_edition_keeps_ids_and_what_a_keeper_found_out() -> None:
    """Identifiers, native names, strengths stay; numbers, dates, concerns and spellings are the authority's."""
    kept = Entry(
        "made/hand-made",
        (Name("Harbour University", "en"), Name("HARBOUR", weak=True), Name("北港大学", "zh")),
        country="CN",
        city="Beijing",
        ror="https://ror.org/01zxpj864",
        wikidata="Q1",
        number="7",
        concerns=("N",),
        research=False,
        reason="Old reason.",
        includes_children=False,
        listed_from=date(2020, 1, 1),
    )
    fresh = replace(
        one("Harbour  University", "Harbour", "Port School", number="9"),
        concerns=("C",),
        reason="New.",
        city="Elsewhere",
    )
    told = merged(edition(fresh), made.watchlist(kept), by_number=False)
    (entry,) = told.watchlist.entries
    assert entry == replace(
        kept,
        names=(
            Name("Harbour  University", "en"),
            Name("Harbour", weak=True),
            Name("Port School"),
            Name("北港大学", "zh"),
        ),
        number="9",
        concerns=("C",),
        reason="New.",
    )
    assert (told.names_kept, told.ids_made) == (1, ())
    assert told.watchlist.edition == date(2026, 9, 1)


@pytest.mark.parametrize("keep", [True, False])
def test_body_that_a_new_edition_drops_goes_or_is_dated(keep: bool) -> None:
    """A link of the years before stays datable where the keeper wants it; an end already known stays."""
    gone = [of("a", "Harbour University"), replace(of("b", "Port College"), listed_until=date(2021, 1, 1))]
    land = made.alphaland()
    told = merged(edition(one("New Institute")), made.watchlist(*gone, land), keep_removed=keep)
    assert [(entry.id, entry.listed_until) for entry in told.watchlist.entries] == [
        ("made/alphaland", None),
        ("made/new-institute", None),
        *([("made/a", date(2026, 8, 31)), ("made/b", date(2021, 1, 1))] if keep else []),
    ]
    assert [entry.id for entry in told.pairing.removed] == ["made/a", "made/b"]
    assert told.watchlist.entries[0].kind is Kind.JURISDICTION


def test_comments_go_where_what_they_belong_to_goes() -> None:
    """By the entry's id and the name's wording; those of what is gone go with it."""
    old = made.watchlist(of("a", "Harbour University", "Port School", "Old Name"), of("b", "Gone"), of("c", "Hill"))
    new = made.watchlist(of("z", "New"), of("c", "Hill"), of("a", "PORT SCHOOL", "Harbour University"))
    remarks = {
        ("id",): Remark(("the head",)),
        (): Remark(("the end",)),
        ("entries", 0): Remark(("of a",)),
        ("entries", 0, "country"): Remark((), "from ROR"),
        ("entries", 0, "names"): Remark((), "all"),
        ("entries", 0, "names", 1): Remark((), "as printed"),
        ("entries", 0, "names", 2): Remark((), "gone"),
        ("entries", 1): Remark(("of b",)),
        ("entries", 2, "city"): Remark((), "of c"),
    }
    assert carried(remarks, old, new) == {
        ("id",): Remark(("the head",)),
        (): Remark(("the end",)),
        ("entries", 2): Remark(("of a",)),
        ("entries", 2, "country"): Remark((), "from ROR"),
        ("entries", 2, "names"): Remark((), "all"),
        ("entries", 2, "names", 0): Remark((), "as printed"),
        ("entries", 1, "city"): Remark((), "of c"),
    }


def test_id_of_a_body_that_is_gone_is_not_given_to_another() -> None:
    """A decision that names the id must not come to speak of somebody else."""
    told = merged(
        edition(one("Harbour University", country="RU")), made.watchlist(of("harbour-university", "Harbour Univ"))
    )
    assert [entry.id for entry in told.watchlist.entries] == ["made/harbour-university-ru"]


def test_name_is_compared_without_its_looks() -> None:
    """Case, accents, signs and spaces are print."""
    assert name_key("P'yŏng-yang  UNIVERSITY") == name_key("pyongyang university".replace("pyongyang", "P'yong yang"))
