"""The lists that come with rsscan say what their sources say."""

import csv
import os
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from rsscan.editions import name_key
from rsscan.inputs.validation import namesakes, validated
from rsscan.matching import matches
from rsscan.publications import Institution
from rsscan.severity import Confidence
from rsscan.watchlist import Effect, Kind, Watchlist
from tests import shipped
from tests.conftest import ROOT

LISTS = shipped.watchlists()
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
    """It names authority, law, source and licence; an entry says why it is there, or its number or day on the list."""
    assert watchlist.authority
    assert "https://" in watchlist.legal_basis
    assert watchlist.source_url.startswith("https://")
    assert watchlist.licence
    assert watchlist.title["en"]
    assert all(entry.reason or entry.number or entry.listed_from for entry in watchlist.entries)
    assert sum(entry.country is None for entry in watchlist.entries) <= 3  # addresses in several countries, or none


@pytest.mark.parametrize(
    ("name", "edition", "effect", "complete", "entries"),
    [
        ("ca-nro", date(2024, 4, 18), Effect.FUNDING_BAR, True, 103),
        ("cn-seven-sons", date(2026, 8, 22), Effect.ADVISORY, True, 7),
        ("jp-meti-eul", date(2025, 9, 29), Effect.LICENCE, True, 835),
        ("jp-mof", date(2026, 3, 6), Effect.ASSET_FREEZE, True, 222),
        ("uk-sanctions", date(2026, 8, 22), Effect.ASSET_FREEZE, True, 306),
        ("un-1718", date(2026, 2, 27), Effect.ASSET_FREEZE, True, 75),
        ("un-2231", date(2026, 2, 27), Effect.ASSET_FREEZE, True, 78),
        ("us-1260h", date(2026, 6, 8), Effect.ADVISORY, True, 212),
        ("us-dod-1286", date(2026, 7, 1), Effect.FUNDING_BAR, True, 160),
    ],
)
def test_list_is_the_edition_that_it_says(
    name: str, edition: date, effect: Effect, complete: bool, entries: int
) -> None:
    """An entry that is lost in an edit, or an edition that is put in place of another, is seen here."""
    watchlist = LISTS[name]
    assert (watchlist.edition, watchlist.effect, watchlist.complete) == (edition, effect, complete)
    assert len(watchlist.entries) == entries


def test_lists_that_number_their_entries_lack_none() -> None:
    """METI's rows 1 to 835, the UN's KPe.001 to 075 and IRe.001 to 078; concern codes are those METI has."""
    numbers = {name: [entry.number for entry in LISTS[name].entries] for name in ("jp-meti-eul", "un-1718", "un-2231")}
    assert sorted(int(number or 0) for number in numbers["jp-meti-eul"]) == list(range(1, 836))
    assert sorted(str(number) for number in numbers["un-1718"]) == [f"KPe.{number:03}" for number in range(1, 76)]
    assert sorted(str(number) for number in numbers["un-2231"]) == [f"IRe.{number:03}" for number in range(1, 79)]
    assert {code for entry in LISTS["jp-meti-eul"].entries for code in entry.concerns} == {"B", "C", "M", "N", "CW"}
    countries = Counter(entry.country for entry in LISTS["jp-meti-eul"].entries)
    assert [countries[code] for code in ("IR", "KP", "CN", "PK", "RU", "AE", "HK")] == [257, 154, 127, 103, 100, 29, 22]


def test_us_list_tells_since_when_and_until_when() -> None:
    """Each body once; four that the newest list leaves out end the day before it."""
    entries = LISTS["us-dod-1286"].entries
    ended = [entry.id.partition("/")[2] for entry in entries if entry.listed_until]
    assert len(ended) == 4
    assert {entry.listed_until for entry in entries if entry.listed_until} == {date(2026, 6, 30)}
    assert min(entry.listed_from for entry in entries if entry.listed_from) == date(2023, 6, 30)
    assert sum(entry.kind is Kind.PROGRAMME for entry in entries) == 6
    assert all(entry.reason and "2" in entry.reason for entry in entries)


def test_seven_sons_are_seven_with_their_identifiers() -> None:
    """A label of researchers, without legal force, and the list says so."""
    sons = LISTS["cn-seven-sons"]
    assert [bool(entry.ror and entry.wikidata) for entry in sons.entries] == [True] * 7
    assert "no legal" in sons.legal_basis.casefold()


@pytest.mark.parametrize("watchlist", LISTS.values(), ids=LISTS)
def test_research_bodies_and_others_are_told_apart(watchlist: Watchlist) -> None:
    """A university, academy or laboratory is never marked as a body that does no research; a bank or ship line is."""
    for entry in watchlist.entries:
        named = entry.name.casefold()
        if any(word in named for word in ("university", "academy of", "institute of tech", "laboratory of")):
            assert entry.research, entry.id
        if any(word in named.split() for word in ("bank", "shipping")) and "research" not in named:
            assert not entry.research, entry.id


@pytest.mark.usefixtures("lists_read_before")
def test_no_list_meets_a_well_known_body_of_another_name() -> None:
    """The names that have been confused before, and near ones; also every rule that a keeper's list is held to."""
    assert {watchlist.id for watchlist in validated()} == set(LISTS)
    assert len(namesakes()) > 70


def test_no_shipped_acronym_matches_alone() -> None:
    """One word in capitals is weak wherever it stands; only markers of a country have rules of their own."""
    for entry in ENTRIES.values():
        for name in entry.names:
            if name.value.isupper() and name.value.isascii() and len(name.value) <= 8 and " " not in name.value:
                assert name.weak or entry.kind is Kind.JURISDICTION, (entry.id, name)


SAY_WHERE = {
    "中国人民解放军国防大学": "whose army's it is",
    "University of Science, Pyongyang": "its city",
    "Information Systems Iran (ISIRAN)": "its country",
    "GTCOM-US": "its country",
}
"""Weak names that hold another, shorter one of their entry, with its country or city beside it."""


@pytest.mark.parametrize("watchlist", LISTS.values(), ids=LISTS)
def test_weak_name_never_matches_alone(watchlist: Watchlist) -> None:
    """Printed with nothing else, or as the name of a body of which OpenAlex alone says the country: possible at most.

    Unless a strong name of the entry stands in it, which then is what matched.
    """
    index, wrong = shipped.index(watchlist.id), []
    for entry in watchlist.entries:
        for name in entry.names:
            if not name.weak or name.value in SAY_WHERE or entry.kind is Kind.JURISDICTION:
                continue
            body = Institution("https://openalex.org/I1", name.value, None, entry.country, ())
            alone = [match for match in matches(index, [name.value]) if match.entry is entry]
            named = [match for match in matches(index, [], [body]) if match.entry is entry]
            surest = max((match.confidence for match in alone if not match.weak), default=Confidence.POSSIBLE)
            wrong += [name for match in (*alone, *named) if match.weak and match.confidence > surest]
    assert wrong == []


CASES = Path(__file__).parents[1] / "cases" / "lists"


@pytest.mark.parametrize(
    ("name", "case"),
    [
        pytest.param(path.stem, case, id=f"{path.stem}-{number}")
        for path in sorted(CASES.glob("*.yaml"))
        for number, case in enumerate(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader), 1)
    ],
)
def test_affiliation_meets_what_its_case_says(name: str, case: dict[str, Any]) -> None:
    """By that list alone: every entry that is met, by which rung and how surely; nothing else is met."""
    bodies = [
        Institution(body["id"], body["name"], body.get("ror"), body.get("country"), (body["id"],))
        for body in case.get("institutions", [])
    ]
    found = matches(shipped.index(name), [case["text"]] if "text" in case else [], bodies)
    assert {m.entry.id: f"{m.ladder.word}, {m.confidence.word}" for m in found} == case["expected"], case["why"]


def test_every_list_has_cases_of_what_it_meets_and_what_not() -> None:
    """A list without cases would be believed without a look."""
    for name in LISTS:
        cases = yaml.load((CASES / f"{name}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
        assert sum(bool(case["expected"]) for case in cases) >= 10, name
        assert sum(not case["expected"] for case in cases) >= 5, name


# Against the tables that the lists were transcribed from, where they are at hand


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of the shared data."""
    path = Path(os.environ.get("RSSCAN_SHARED_DATA", ROOT.parent / "shared" / "data")) / "watchlists" / f"{name}.csv"
    if not path.is_file():
        pytest.skip("the tables that the lists were transcribed from are not at hand")
    csv.field_size_limit(10**7)
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True)))


@pytest.mark.parametrize(
    ("name", "table", "with_dates"),
    [
        ("un-1718", "un_1718_dprk", True),
        ("un-2231", "un_2231_iran", False),  # listed_from is the day since which it is carried again
        ("uk-sanctions", "uk_dprk_iran", True),
        ("jp-meti-eul", "jp_meti_enduser_2025", False),
    ],
)
def test_every_row_of_the_source_is_an_entry(name: str, table: str, with_dates: bool) -> None:
    """By the authority's number: each name is there or left out on purpose; day and concern codes are the source's."""
    entries = {(entry.number or "").strip(): entry for entry in LISTS[name].entries}
    wrong: list[tuple[object, ...]] = []
    names_of_all = {name_key(listed.value) for entry in LISTS[name].entries for listed in entry.names}
    for row in rows(table):
        entry = entries[row["list_ref"].strip()]
        keys = {name_key(text) for text in (*entry.left_out, *(listed.value for listed in entry.names))}
        for printed in (row["entry_name"], *filter(None, row["aliases"].split("|"))):
            key = name_key(printed)
            # "X (ABC)" may be there in its parts, and an alias that is an entry of its own is that entry.
            if key not in keys | names_of_all and not any(len(one) > 5 and one in key for one in keys):
                wrong.append((entry.id, printed))
        if with_dates and row["listed_on"] != str(entry.listed_from):
            wrong.append((entry.id, row["listed_on"]))
        codes = tuple(filter(None, row["programme_reason"].removeprefix("concern:").split(",")))
        if name == "jp-meti-eul" and codes and codes != entry.concerns:
            wrong.append((entry.id, codes))
    assert wrong == []
    assert len(entries) == len(rows(table))


@pytest.mark.parametrize(
    ("name", "table"), [("ca-nro", "ca_nro"), ("us-dod-1286", "us_dod_1286"), ("jp-mof", "jp_mof_asset_freeze")]
)
def test_every_name_of_the_source_finds_its_entry(name: str, table: str) -> None:
    """Also where the rows of several years or tabs are one entry."""
    index = shipped.index(name)
    known = {name_key(listed.value) for entry in LISTS[name].entries for listed in entry.names}
    known |= {name_key(text) for entry in LISTS[name].entries for text in entry.left_out}
    printed = {row["entry_name"]: row["country"] for row in rows(table) if row["entry_name"]}
    lost = [
        value
        for value, country in printed.items()
        if name_key(value) not in known and not matches(index, [value], country=country or None)
    ]
    assert len(lost) <= (1 if name == "jp-mof" else 0), lost  # one row of MOF names a private person
