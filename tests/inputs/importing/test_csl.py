"""The Consolidated Screening List, as CSV of either age and as JSON, sound and damaged."""

import csv
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rsscan.errors import InputError
from rsscan.inputs.importing import Edition, Row, Skipped, format_named, json_array
from rsscan.inputs.importing.csl import FORMAT
from rsscan.watchlist import Effect, Entry
from tests.inputs.importing.kept import lacking, needs_lists, rows_of, several

COLUMNS = (
    "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,"
    "standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,"
    "vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,"
    "places_of_birth,source_information_url,ids"
).split(",")
EL = "Entity List (EL) - Bureau of Industry and Security"
SDN = "Specially Designated Nationals (SDN) - Treasury Department"
DPL = "Denied Persons List (DPL) - Bureau of Industry and Security"
ISN = "Nonproliferation Sanctions (ISN) - State Department"


def table(path: Path, *rows: Mapping[str, str], columns: list[str] = COLUMNS) -> Path:
    """Write listings as the CSV form of the list."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="", quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(rows)
    return path


def document(path: Path, value: object) -> Path:
    """Write a value as JSON."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def read(path: Path) -> list[Row]:
    """Return all rows that the format yields."""
    return list(FORMAT.read(path, {}))


def only(path: Path) -> Entry:
    """Return the one row of a file, which is an entry."""
    (row,) = read(path)
    assert isinstance(row, Entry)
    return row


def listing(tmp_path: Path, **values: str) -> Entry:
    """Return the entry of one listing on the Entity List, changed as said."""
    return only(table(tmp_path / "list.csv", {"source": EL, "name": "Example University", **values}))


def names(entry: Entry) -> list[str]:
    """Return the names of an entry."""
    return [name.value for name in entry.names]


LISTED = {
    "_id": "0a1b",
    "source": EL,
    "name": "Example Institute of Physics (EIP)",
    "addresses": "No. 1 Some Road, Beijing, CN; Unit 2, Kowloon, HK",
    "federal_register_notice": "80 FR 69852",
    "start_date": "2015-11-12",
    "license_requirement": "For all items subject to the EAR.  (See §744.11 of the EAR)",
    "license_policy": "Presumption of denial.",
    "source_list_url": "https://www.bis.gov/regulations/ear/744#supplement-4-744",
    "alt_names": "Sample Laboratory, Example Academy; EXA; and Example Academy, Institute of Physics.",
}


@pytest.mark.parametrize("columns", [COLUMNS, COLUMNS[1:]])
def test_a_listing_is_a_body_with_licence_and_dates(tmp_path: Path, columns: list[str]) -> None:
    """All that the list says of a body is in its entry, in copies of either age."""
    row = {key: value for key, value in LISTED.items() if key in columns}
    entry = only(table(tmp_path / "list.csv", row, columns=columns))
    assert [(name.value, name.weak) for name in entry.names] == [
        ("Example Institute of Physics (EIP)", False),
        ("Example Institute of Physics", False),
        ("Sample Laboratory, Example Academy", False),
        ("Example Academy, Institute of Physics", False),
        ("EIP", True),
        ("EXA", True),
    ]
    assert (entry.country, entry.effect, entry.research) == ("CN", Effect.LICENCE, True)
    assert (entry.listed_from, entry.listed_until, entry.number) == (date(2015, 11, 12), None, None)
    assert entry.legal_basis is not None
    assert entry.legal_basis.startswith("15 CFR 744.16 and Supplement No. 4")
    assert entry.source_url == "https://www.bis.gov/regulations/ear/744#supplement-4-744"
    assert entry.reason == (
        f"{EL}; licence requirement: For all items subject to the EAR. (See §744.11 of the EAR); "
        "licence policy: Presumption of denial.; Federal Register: 80 FR 69852"
    )


def test_json_says_the_same_as_csv(tmp_path: Path) -> None:
    """Lists and objects of JSON are what CSV packs into a cell."""
    said: dict[str, Any] = {
        **{key: value for key, value in LISTED.items() if key != "_id"},
        "id": "0a1b",
        "entity_number": 906,
        "type": "Entity",
        "programs": ["CUBA", "SDGT"],
        "end_date": None,
        "alt_names": ["Sample Laboratory, Example Academy", "EXA"],
        "addresses": [{"address": "No. 1 Some Road", "city": "Beijing", "country": "CN"}, {"country": "HK"}],
        "ids": [{"type": "Website", "number": 5}],
    }
    row = {
        **LISTED,
        "entity_number": "906",
        "type": "Entity",
        "programs": "CUBA; SDGT",
        "alt_names": "Sample Laboratory, Example Academy; EXA",
    }
    entry = only(table(tmp_path / "list.csv", row))
    assert entry.number == "EL 906"
    for value in ([said], {"total": 1, "results": [said]}):
        assert only(document(tmp_path / "list.json", value)) == entry


def test_the_format_is_known_by_name() -> None:
    """The list as a whole only advises; each source says what it means."""
    assert format_named("csl") is FORMAT
    assert FORMAT.head is not None
    assert (FORMAT.head.id, FORMAT.head.effect) == ("us-csl", Effect.ADVISORY)


@pytest.mark.parametrize(
    ("source", "effect"),
    [
        (EL, Effect.LICENCE),
        ("Entity List", Effect.LICENCE),
        ("Military End User (MEU) List - Bureau of Industry and Security", Effect.LICENCE),
        ("Unverified List (UVL) - Bureau of Industry and Security", Effect.LICENCE),
        ("Unverified List", Effect.LICENCE),
        (DPL, Effect.PROHIBITION),
        (ISN, Effect.PROHIBITION),
        ("ITAR Debarred (DTC) - State Department", Effect.PROHIBITION),
        ("AECA Debarred List", Effect.PROHIBITION),
        (SDN, Effect.ASSET_FREEZE),
        ("Non-SDN Chinese Military-Industrial Complex Companies List (CMIC) - Treasury Department", Effect.ADVISORY),
        ("Non-SDN Chinese Military-Industrial Complex Companies List (NS-CMIC List)", Effect.ADVISORY),
        ("Chinese Military Companies, Section 1260H - Department of Defense", Effect.ADVISORY),
        ("Sectoral Sanctions Identifications List (SSI) - Treasury Department", None),
        ("Uyghur Forced Labor Prevention Act (UFLPA) Entity List - Department of Homeland Security", None),
        ("", None),
    ],
)
def test_the_effect_is_that_of_the_source(tmp_path: Path, source: str, effect: Effect | None) -> None:
    """What is not known of a source is not claimed: then the list's own effect holds."""
    entry = listing(tmp_path, source=source)
    assert entry.effect is effect
    assert (entry.legal_basis is None) is (effect is None)
    assert entry.reason == (source or "source not given")


@pytest.mark.parametrize(
    ("name", "alt_names", "found"),
    [
        (
            "One University, a.k.a., the following two aliases: -Two; and -Three.",
            "",
            ["One University", "Two", "Three"],
        ),
        ("One Trading; and any successor, sub-unit, or subsidiary thereof", "", ["One Trading"]),
        ("One\u0092s Works", "", ["One’s Works"]),
        ("One Institute", "Two (a.k.a. Three); 模范研究所", ["One Institute", "模范研究所", "Two", "Three"]),
    ],
)
def test_aliases_inside_a_name_are_parted(tmp_path: Path, name: str, alt_names: str, found: list[str]) -> None:
    """Sentences, tails of law and letters broken on the way are no part of a name."""
    assert names(listing(tmp_path, name=name, alt_names=alt_names)) == found


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"addresses": "CN"}, "CN"),
        ({"addresses": "Moscow; 2 Some Street, Tomsk, RU; Tehran, IR"}, "RU"),
        ({"addresses": "605 TRAIL LAKE DRIVE, RICHARDSON, TX, 75081"}, None),
        ({"addresses": "Somewhere; CN"}, "CN"),
        ({}, None),
    ],
)
def test_the_country_is_that_of_the_first_address_with_one(
    tmp_path: Path, values: dict[str, str], code: str | None
) -> None:
    """It stands at the end of an address."""
    assert listing(tmp_path, **values).country == code


@pytest.mark.parametrize(
    ("result", "code"),
    [
        ({"addresses": [None, {"country": "China"}]}, "CN"),
        ({"addresses": [{"country": None}], "country": "TH"}, "TH"),
        ({"addresses": ["Moscow, RU"]}, "RU"),
        ({"addresses": None, "country": ["Iran", "China"]}, "IR"),
    ],
)
def test_the_country_of_json_is_a_code_or_a_name(tmp_path: Path, result: dict[str, Any], code: str) -> None:
    """Some listings have a country and no address."""
    said = {"source": ISN, "name": "Example University", "alt_names": None, **result}
    assert only(document(tmp_path / "list.json", [said])).country == code


@pytest.mark.parametrize(
    ("values", "research"),
    [
        ({"type": "Entity"}, True),
        ({"type": "Vessel"}, False),
        ({"type": "Aircraft"}, False),
        ({"name": "Example Trading"}, False),
    ],
)
def test_ships_and_aircraft_are_no_research_bodies(tmp_path: Path, values: dict[str, str], research: bool) -> None:
    """They are listed and publish nothing, even one named after a university."""
    assert listing(tmp_path, **values).research is research


def test_persons_and_rows_without_a_name_are_passed_over(tmp_path: Path) -> None:
    """No personal data is kept, and everything passed over is said."""
    path = table(
        tmp_path / "list.csv",
        {"source": SDN, "type": "Individual", "name": "DOE, Jane"},
        {"source": DPL, "name": "JANE A. DOE"},
        {"source": DPL, "name": "JANE DOE AND SONS TRADING"},
        {"source": DPL, "name": "Example Institute"},
        {"source": DPL, "type": "Entity", "name": "Example"},
        {},
        {"source": EL, "type": "Entity"},
        {"source": EL, "name": "?!"},
        {"source": EL, "name": "x" * 1501},
        {"source": EL, "name": "Jane"},
    )
    rows = read(path)
    assert [row for row in rows if isinstance(row, Skipped)] == [
        Skipped("line 2", "a person"),
        Skipped("line 3", "a person, by the look of the name"),
        Skipped("line 8", "no name"),
        Skipped("line 9", "no name"),
        Skipped("line 10", "has a name of more than 1,500 letters, which no body has"),
    ]
    assert [row.name for row in rows if isinstance(row, Entry)] == [
        "JANE DOE AND SONS TRADING", "Example Institute", "Example", "Jane",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end", "listed", "reason"),
    [
        ("2002-03-04", "2056-06-29", (date(2002, 3, 4), date(2056, 6, 29)), EL),
        ("2002-03-04", "2001-01-01", (date(2002, 3, 4), None), f"{EL}; dates as printed: 2002-03-04 to 2001-01-01"),
        ("March 2002", "", (None, None), f"{EL}; dates as printed: March 2002"),
        ("", "", (None, None), EL),
    ],
)
def test_dates_are_kept_or_shown_as_printed(
    tmp_path: Path, start: str, end: str, listed: tuple[date | None, date | None], reason: str
) -> None:
    """A date that is none, or an end before its start, is not lost and not believed."""
    entry = listing(tmp_path, start_date=start, end_date=end)
    assert ((entry.listed_from, entry.listed_until), entry.reason) == (listed, reason)


@pytest.mark.parametrize(
    ("first", "second", "url"),
    [("http://a.example", "", "http://a.example"), ("-", "https://b.example", "https://b.example"), ("-", "", None)],
)
def test_the_address_of_the_source_list_is_kept(tmp_path: Path, first: str, second: str, url: str | None) -> None:
    """Of the two that a row may have, the first that is one."""
    assert listing(tmp_path, source_list_url=first, source_information_url=second).source_url == url


SOUND: dict[str, Any] = {"source": EL, "name": "Example University", "type": None, "addresses": [], "alt_names": []}


@pytest.mark.parametrize(
    ("sources", "day"),
    [
        ([{"source_last_updated": "2026-09-23T14:07:33+00:00"}, {"source_last_updated": "2026-09-21"}, 5],
         date(2026, 9, 23)),
        ([{"source_last_updated": None}, {"source": EL}, {"source_last_updated": "yesterday"}], None),
        ("none", None),
    ],
)  # fmt: skip
def test_the_edition_is_the_last_renewal_that_json_tells(tmp_path: Path, sources: object, day: date | None) -> None:
    """CSV tells none; neither do most copies."""
    rows = read(document(tmp_path / "list.json", {"results": [SOUND], "sources_used": sources}))
    assert rows[1:] == ([Edition(day)] if day else [])


def problem(path: Path) -> str:
    """Return the one sentence with which a file is refused."""
    with pytest.raises(InputError) as refused:
        read(path)
    (sentence,) = refused.value.problems
    assert sentence.startswith(f"{path}:")
    return sentence.removeprefix(f"{path}:")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", " is empty"),
        ("<!DOCTYPE html><html><body>sign in</body></html>", "1: is a web page"),
        ("id,schema,name\n1,Company,Example\n", "1: lacks the columns source, type, addresses, alt_names"),
        (",,\n", "1: lacks the columns source, name, type, addresses, alt_names"),
        ("source,name,type,addresses,alt_names\na,b,c,d,e\na,b\n", "3: has 2 cells where the heading has 5"),
        ('source,name,type,addresses,alt_names\n"a","b","c', "2: is not CSV"),
        ("source,name,type,addresses,alt_names\na,b\0,c,d,e\n", " is not text"),
        ("source,name,type,addresses,alt_names\na," + "b" * (4 * 2**20 + 1) + ",c,d,e\n", "2: a cell is longer than"),
        ('{"results": [{"name": "Example"}, {"name":', "1: is not JSON that is whole"),
        ('{"results": [\n{"name": "Example"}\n', "3: is not JSON that is whole: ends too early"),
        ('{"results": [\n{"name": "Example"}\n}', "3: is not JSON that is whole: has '}' where , or ] belongs"),
        ('{"results": []}]', "1: is not JSON that is whole: goes on behind its end"),
        ('{"results": {}}', "1: is not JSON that is whole: has '{' where [ belongs"),
        ('{"message": "Access denied", "code": 401}', " has no 'results', but message, code"),
        ("{}", " has no 'results', but nothing"),
        ("{5: []}", "1: is not JSON that is whole: has a key that is no text"),
        ('{"results": ["Example"]}', "1: a result is a text, not an object"),
        ("[[1]]", "1: a result is a list, not an object"),
        ('[\n{"name": {"en": "Example"}}]', "2: name: is or holds an object, where a text was expected"),
        ('[{"name": "Example", "alt_names": ["A", [5]]}]', "1: alt_names: is or holds a list"),
        ('[{"name": true}]', "1: name: is or holds true or false"),
        ('[{"name": 1.5}]', "1: name: is or holds a number"),
        ('[{"name": "A", "addresses": [{"country": ["CN", {}]}]}]', "1: addresses: country: is or holds an object"),
        ('[{"name": "A", "addresses": [5.5]}]', "1: addresses: is or holds a number"),
        ("[" * 200_000, "1: is not JSON that is whole: is nested too deeply"),
        ("[" + "9" * 10_000 + "]", "1: is not JSON that is whole: is nested too deeply or holds a number too long"),
        ('{"total": 12000, "results": [{"name": "Example"}]}', " holds 1 of 12000 results"),
        ('[{"name": "' + " " * 5000 + '\0"}]', "1: is not JSON that is whole: invalid control character"),
    ],
)  # fmt: skip
def test_another_or_a_broken_file_is_refused(tmp_path: Path, text: str, said: str) -> None:
    """Each is said in one sentence, with the line where there is one."""
    path = tmp_path / "list"
    path.write_text(text, encoding="utf-8")
    assert said in problem(path)


@pytest.mark.parametrize("text", ['[{"name": "é"}]', "source,name,type,addresses,alt_names\na,é,c,d,e\n"])
def test_another_encoding_is_refused(tmp_path: Path, text: str) -> None:
    """Names with broken letters would never be met."""
    path = tmp_path / "list"
    path.write_bytes(text.encode("latin-1"))
    assert "is not UTF-8" in problem(path)


def test_json_without_measure_is_refused(tmp_path: Path) -> None:
    """What would not fit into memory is refused before it is read, and the way out is said."""
    path = tmp_path / "list.json"
    with path.open("wb") as stream:
        stream.write(b"[")
        stream.truncate(json_array.LIMIT + 1)  # a hole: the file takes no room
    assert "is larger than 256 MiB; import the CSV form" in problem(path)


def test_an_empty_list_yields_nothing(tmp_path: Path) -> None:
    """No listing is no error here."""
    assert read(document(tmp_path / "list.json", [])) == []
    assert read(document(tmp_path / "list.json", {"total": 0, "results": []})) == []


@needs_lists
@pytest.mark.parametrize("inside", [True, False])
def test_the_kept_part_of_the_entity_list_arrives(tmp_path: Path, inside: bool) -> None:
    """Every body with all its aliases, whether they stand in the name as a sentence or in their own column."""
    kept = rows_of("us_bis_entity_list_cn_univ.csv")
    path = table(tmp_path / "list.csv", *(printed(row, inside=inside) for row in kept))
    entries = read(path)
    assert len(entries) == len(kept)
    for entry, row in zip(entries, kept, strict=True):
        assert isinstance(entry, Entry)
        assert lacking(entry, [row["entry_name"], *map(closed, several(row["aliases"]))]) == []
        assert (entry.country, entry.effect) == ("CN", Effect.LICENCE)


def closed(alias: str) -> str:
    """Return an alias whose sentence was cut inside a bracket as it is read: the alias before the bracket."""
    return alias.partition(" (a.k.a.")[0]


def printed(row: dict[str, str], *, inside: bool) -> dict[str, str]:
    """Return a row as the Entity List prints it."""
    aliases = [closed(alias) for alias in several(row["aliases"])]
    dashed = "; and ".join(
        filter(None, ["; ".join(f"—{one}" for one in aliases[:-1]), *(f"—{a}" for a in aliases[-1:])])
    )
    sentence = f"{row['entry_name']}, a.k.a., the following {len(aliases)} aliases: {dashed}."
    return {
        "source": EL,
        "name": sentence if aliases and inside else row["entry_name"],
        "alt_names": "" if inside else "; ".join(aliases),
        "addresses": "No. 1 Some Road, Beijing, CN",
    }
