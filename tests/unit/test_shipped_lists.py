"""The lists that come with rsscan say what their sources say."""

from datetime import date

import pytest

from rsscan.inputs.lists import load_lists
from rsscan.watchlist import Effect, Entry, Kind, Watchlist

LISTS = {watchlist.id: watchlist for watchlist in load_lists(strict=True)}
ENTRIES = {entry.id: entry for watchlist in LISTS.values() for entry in watchlist.entries}


def test_canadian_list_is_whole() -> None:
    """The page of 2024-04-18 names 103 organizations: 85 of China, 12 of Iran, 6 of Russia."""
    canada = LISTS["ca-nro"]
    assert (canada.edition, canada.complete, canada.effect) == (date(2024, 4, 18), True, Effect.FUNDING_BAR)
    countries = [entry.country for entry in canada.entries]
    assert (len(countries), countries.count("CN"), countries.count("IR"), countries.count("RU")) == (103, 85, 12, 6)


def test_dprk_list_rests_on_the_resolution() -> None:
    """Resolution 2321 of 2016-11-30, paragraph 11, covers the country; the list says that it is not complete."""
    dprk = LISTS["dprk"]
    country = ENTRIES["dprk/democratic-peoples-republic-of-korea"]
    assert (dprk.effect, dprk.complete) == (Effect.PROHIBITION, False)
    assert (country.kind, country.country, country.listed_from) == (Kind.JURISDICTION, "KP", date(2016, 11, 30))
    assert "2321 (2016), paragraph 11" in (country.legal_basis or "")
    assert "except for medical exchanges" in " ".join((country.legal_basis or "").split()).replace(",", "")
    assert {entry.country for entry in dprk.entries} == {"KP"}
    assert [entry.id for entry in dprk.entries if entry.kind is Kind.JURISDICTION] == [country.id]


@pytest.mark.parametrize(
    ("entry", "ror"),
    [
        ("dprk/koryo-songgyungwan-university", "00wtvt142"),
        ("dprk/huichon-university-of-telecommunications", "00fq58w87"),
        ("dprk/kim-il-sung-military-university", "01zxpj864"),
        ("dprk/pyongyang-university-of-music-and-dance", "03nbxaq37"),
        ("dprk/zoological-institute-state-academy-of-sciences", "00ybseg45"),
        ("dprk/central-institute-of-metrology", "02a9x5m28"),
    ],
)
def test_dprk_bodies_carry_the_ror_ids_that_are_known(entry: str, ror: str) -> None:
    """The six full records among the 13 of the DPRK in ROR."""
    assert ENTRIES[entry].ror == f"https://ror.org/{ror}"


@pytest.mark.parametrize(
    ("entry", "number"),
    [
        ("dprk/kim-il-sung-university", "#329"),
        ("dprk/kim-chaek-university-of-technology", "#328"),
        ("dprk/national-defense-college", "#399"),
        ("dprk/pyongyang-technical-university", "#416"),
        ("dprk/university-of-chemical-industry", "#444"),
        ("dprk/academy-of-national-defense-science", "#299"),
        ("dprk/second-academy-of-natural-sciences", "#425"),
        ("dprk/korea-computer-center", "#333"),
        ("dprk/pyongyang-informatics-centre", "#412"),
        ("dprk/yongbyon-nuclear-scientific-research-centre", "#445"),
    ],
)
def test_dprk_bodies_on_the_japanese_list_say_where(entry: str, number: str) -> None:
    """METI's Foreign End User List of 2025-09-29, by its number there."""
    reason = ENTRIES[entry].reason or ""
    assert "METI Foreign End User List 2025-09-29" in reason
    assert number in reason


@pytest.mark.parametrize("entry", ["pyongyang-university-of-science-and-technology", "state-academy-of-sciences"])
def test_dprk_bodies_on_no_list_say_so(entry: str) -> None:
    """They are covered by place only, and nobody must read more into their being here."""
    assert "On no official list by name" in (ENTRIES[f"dprk/{entry}"].reason or "")
    assert ENTRIES[f"dprk/{entry}"].listed_from is None


@pytest.mark.parametrize("watchlist", LISTS.values(), ids=LISTS)
def test_shipped_list_can_be_cited(watchlist: Watchlist) -> None:
    """It names authority, law, source and licence, and every institution a reason and a country."""
    assert watchlist.authority
    assert "https://" in watchlist.legal_basis
    assert watchlist.source_url.startswith("https://")
    assert watchlist.licence
    assert watchlist.title["en"]
    assert all(entry.reason and entry.country for entry in watchlist.entries)


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_no_shipped_acronym_matches_alone(entry: Entry) -> None:
    """One word in capitals is weak wherever it stands; only markers of a country have rules of their own."""
    for name in entry.names:
        if name.value.isupper() and name.value.isascii() and len(name.value) <= 8 and " " not in name.value:
            assert name.weak or entry.kind is Kind.JURISDICTION, name
