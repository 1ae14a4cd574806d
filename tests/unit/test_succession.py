"""A new edition keeps the ids of the older one, and what a keeper added to it."""

from dataclasses import replace
from datetime import date

import pytest

from rsscan.succession import merged
from rsscan.watchlist import Effect, Entry, Kind, Name, Watchlist
from tests.unit import made


def one(*names: Name | str, number: str | None = None, country: str | None = "CN") -> Entry:
    """Make an entry as an official file gives it: without id."""
    return replace(made.entry("x", *names, country=country), id="", number=number)


def of(slug: str, *names: Name | str) -> Entry:
    """Make an entry of the older edition."""
    return made.entry(slug, *names, country="CN")


def edition(*entries: Entry, day: date = date(2026, 9, 1)) -> Watchlist:
    """Make a newer edition."""
    return replace(made.watchlist(*entries), edition=day)


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
    assert told.names_new == ((entry, ("Port School",)),)
    assert told.older == made.watchlist(kept)
    assert told.watchlist.edition == date(2026, 9, 1)


@pytest.mark.parametrize("keep", [True, False])
def test_body_that_a_new_edition_drops_goes_or_is_dated(keep: bool) -> None:
    """A link of the years before stays datable where the keeper wants it; an end already known stays, and is old."""
    gone = [of("a", "Harbour University"), replace(of("b", "Port College"), listed_until=date(2021, 1, 1))]
    land = made.alphaland()
    told = merged(edition(one("New Institute")), made.watchlist(*gone, land), keep_removed=keep)
    assert [(entry.id, entry.listed_until) for entry in told.watchlist.entries] == [
        ("made/alphaland", None),
        ("made/new-institute", None),
        *([("made/a", date(2026, 8, 31)), ("made/b", date(2021, 1, 1))] if keep else []),
    ]
    assert [entry.id for entry in told.pairing.removed] == (["made/a"] if keep else ["made/a", "made/b"])
    assert told.watchlist.entries[0].kind is Kind.JURISDICTION


def test_id_of_a_body_that_is_gone_is_not_given_to_another() -> None:
    """A decision that names the id must not come to speak of somebody else."""
    told = merged(
        edition(one("Harbour University", country="RU")), made.watchlist(of("harbour-university", "Harbour Univ"))
    )
    assert [entry.id for entry in told.watchlist.entries] == ["made/harbour-university-ru"]


def test_name_that_a_keeper_left_out_stays_out() -> None:
    """It would meet others; the keeper's first name stands for a first name that is left out."""
    kept = replace(
        of("a", "Harbour University of Luoyang", "北港大学"), left_out=("Luoyang University", "Harbour Alias")
    )
    told = merged(edition(one("LUOYANG UNIVERSITY", "Harbour Alias", "New Alias", "北港大学")), made.watchlist(kept))
    (entry,) = told.watchlist.entries
    assert [name.value for name in entry.names] == ["Harbour University of Luoyang", "New Alias", "北港大学"]
    assert entry.left_out == kept.left_out
    assert [names for _, names in told.names_new] == [("New Alias",)]
    assert told.names_kept == 1


def test_body_that_is_listed_again_has_no_last_day() -> None:
    """It was kept with the day it went; on that word it would pass for one that is not listed."""
    old = replace(of("a", "Harbour University"), listed_until=date(2024, 1, 1))
    (entry,) = merged(edition(one("Harbour University")), made.watchlist(old)).watchlist.entries
    assert (entry.id, entry.listed_until) == ("made/a", None)


def test_body_listed_after_the_day_before_the_new_edition_does_not_end_before_it_began() -> None:
    """Such an entry could not be read again."""
    old = replace(of("a", "Harbour University"), listed_from=date(2026, 9, 1))
    told = merged(edition(one("New Institute")), made.watchlist(old), keep_removed=True)
    assert told.watchlist.entries[1].listed_until == date(2026, 9, 1)


def test_newer_word_of_the_authority_on_law_and_effect_counts() -> None:
    """What being listed means may become stricter; where a newer edition says nothing, the older word stays."""
    old = replace(
        of("a", "Harbour University"), effect=Effect.LICENCE, legal_basis="Old law", source_url="https://example.org/1"
    )
    new = replace(one("Harbour University"), effect=Effect.PROHIBITION, legal_basis="New law")
    (entry,) = merged(edition(new), made.watchlist(old)).watchlist.entries
    assert (entry.effect, entry.legal_basis) == (Effect.PROHIBITION, "New law")
    assert entry.source_url == "https://example.org/1"


def test_ids_of_a_list_with_another_id_go_over_to_the_new_one() -> None:
    """The slug lasts, and the part before it is the id of the list that the entry is in now."""
    older = made.watchlist(made.entry("harbour", "Harbour University", country="CN", list_id="other"), list_id="other")
    told = merged(edition(one("Harbour University"), one("Harbour", country="RU")), older)
    assert [entry.id for entry in told.watchlist.entries] == ["made/harbour", "made/harbour-ru"]
