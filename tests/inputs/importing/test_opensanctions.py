"""OpenSanctions collections: bodies by schema, weak aliases, programmes with their effect, and days of listing."""

import csv
import io
import json
import tracemalloc
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rsscan.errors import InputError
from rsscan.inputs.importing import Edition, Row, Skipped, format_named
from rsscan.inputs.importing.programmes import EFFECTS, Listing, effect_of, listing_of
from rsscan.watchlist import Effect, Entry, Name

HEADING = (
    "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,dataset,"
    "first_seen,last_seen,last_change"
).split(",")


def inner(values: Iterable[str]) -> str:
    """Return several values as one cell, as the exporter writes them."""
    out = io.StringIO()
    csv.writer(out, dialect=csv.unix_dialect, delimiter=";", lineterminator="", quoting=csv.QUOTE_MINIMAL).writerow(
        sorted(values)
    )
    return out.getvalue()


def simple(path: Path, *targets: dict[str, Any]) -> Path:
    """Write `targets.simple.csv` with these targets."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, dialect=csv.unix_dialect)
        writer.writerow(HEADING)
        for target in targets:
            cells = {"schema": "Organization", "last_seen": "2026-02-27T10:00:00", **target}
            several = {key: inner(value) for key, value in cells.items() if isinstance(value, list)}
            writer.writerow([{**cells, **several}.get(key, "") for key in HEADING])
    return path


def entity(id: str, schema: str = "Organization", *, target: bool | None = True, **properties: Any) -> dict[str, Any]:
    """Return one entity; its caption is its first name."""
    names = properties.get("name") or [""]
    line = {"id": id, "caption": names[0], "schema": schema, "properties": properties, "datasets": ["made"]}
    return {**line, "target": target, "last_seen": "2026-02-27T10:00:00"} if target is not None else line


def lines(path: Path, *entities: Any) -> Path:
    """Write `entities.ftm.json` with these entities."""
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in entities), encoding="utf-8")
    return path


def rows(path: Path) -> list[Row]:
    """Read a file."""
    return list(format_named("opensanctions").read(path, {}))


def only(path: Path) -> Entry:
    """Return the one entry of a file."""
    [entry] = [row for row in rows(path) if isinstance(row, Entry)]
    return entry


def refusal(path: Path, body: str | bytes | None = None) -> str:
    """Return the sentence with which a file is refused, without its folder."""
    if body is not None:
        path.write_bytes(body if isinstance(body, bytes) else body.encode())
    with pytest.raises(InputError) as caught:
        rows(path)
    [problem] = caught.value.problems
    return problem.replace(f"{path.parent}/", "")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a file that is not there yet; its ending says nothing."""
    return tmp_path / "collection"


def test_the_head_says_under_what_licence_the_data_are() -> None:
    """The data may not be sold, which whoever imports them must know."""
    head = format_named("opensanctions").head
    assert head is not None
    assert head.licence.startswith("CC BY-NC 4.0, unless licensed otherwise")
    assert head.effect is Effect.ADVISORY


# targets.simple.csv


def test_a_target_of_the_table_becomes_an_entry(path: Path) -> None:
    """Each value of a cell is one, whatever it holds; acronyms are weak, because the table mixes them in."""
    simple(
        path,
        {
            "id": "NK-1",
            "schema": "PublicBody",
            "name": "Acme Institute",
            "aliases": ["Acme; Works", 'Acme "A" Lab', "AI", "北大", "Two\nlines"],
            "countries": ["cn"],
            "sanctions": ["Entity List - A - 2019-05-21", "Policy - 2024-01-16"],
            "program_ids": ["US-BIS-EL", "CA-NRO"],
        },
    )
    assert rows(path) == [
        Entry(
            id="",
            names=(
                Name("Acme Institute"),
                Name('Acme "A" Lab'),
                Name("Acme; Works"),
                Name("Two lines"),
                Name("AI", weak=True),
                Name("Acme", weak=True),
                Name("北大", "zh", weak=True),
            ),
            country="CN",
            reason="Programmes: CA-NRO; US-BIS-EL; since 2019-05-21 (Entity List - A); since 2024-01-16 (Policy).",
            effect=Effect.LICENCE,
            number="NK-1",
            research=True,
            listed_from=date(2019, 5, 21),
        ),
        Edition(date(2026, 2, 27)),
    ]


@pytest.mark.parametrize(
    ("schema", "research", "why"),
    [
        ("Organization", True, None),
        ("Company", True, None),
        ("LegalEntity", True, None),
        ("PublicBody", True, None),
        ("Vessel", False, None),
        ("Airplane", False, None),
        ("Person", None, "a person"),
        ("CryptoWallet", None, "CryptoWallet: not a body"),
        ("Security", None, "Security: not a body"),
        ("", None, ": not a body"),
    ],
)
def test_the_schema_decides_what_is_read(path: Path, schema: str, research: bool | None, why: str | None) -> None:
    """Persons are passed over without their names; ships and aircraft publish nothing."""
    simple(path, {"id": "x", "schema": schema, "name": "Acme Institute"})
    [row, _] = rows(path)
    if isinstance(row, Entry):
        assert (row.research, why) == (research, None)
    else:
        assert row == Skipped("line 2", str(why))


def test_a_target_without_a_name_is_said(path: Path) -> None:
    """Nothing is lost silently, and no book is taken for a name."""
    simple(path, {"id": "x", "name": "—"}, {"id": "y", "name": "A" * 1501})
    assert rows(path)[:2] == [
        Skipped("line 2", "no name"),
        Skipped("line 3", "has a name of more than 1,500 letters, which no body has"),
    ]


@pytest.mark.parametrize(
    ("countries", "country", "reason"),
    [
        (["kp"], "KP", None),
        ([], None, None),
        (["cn", "hk"], None, "Countries: CN, HK."),
        (["cn", "eu", "suhh"], "CN", None),
        (["suhh"], None, "Countries: SUHH."),
        (["ge-ab"], None, "Countries: GE-AB."),
    ],
)
def test_one_country_is_the_country(path: Path, countries: list[str], country: str | None, reason: str | None) -> None:
    """A country among several cannot be chosen, since a wrong one would hide a tie; none is lost."""
    simple(path, {"id": "x", "name": "Acme Institute", "countries": countries})
    entry = only(path)
    assert (entry.country, entry.reason) == (country, reason)


@pytest.mark.parametrize(
    ("sanctions", "since", "until"),
    [
        (["List - 2016-11-30"], date(2016, 11, 30), None),
        (["List - why - so - Active - 2016-11-30 - 2020-01-01"], date(2016, 11, 30), None),
        (["List - Removed - 2016-11-30 - 2020-01-01"], date(2016, 11, 30), date(2020, 1, 1)),
        (["List - Inactive - 2020-01-01"], None, date(2020, 1, 1)),
        (["List - expired - 2016-11-30 - 2020-01-01", "Other - 2018-01-01"], date(2016, 11, 30), None),
        (["List - 2016"], None, None),
        (["List - 2016", "Other - 2018-01-01"], None, None),
        (["List", "Other - 2018-01-01"], None, None),
        (["List - 2016-13-45"], None, None),
        (["2016-11-30T00:00:00"], date(2016, 11, 30), None),
        ([], None, None),
    ],
)
def test_days_of_listing_are_those_that_are_sure(
    path: Path, sanctions: list[str], since: date | None, until: date | None
) -> None:
    """The first day of all sanctions, if each has one; an end only where the status says that all have ended."""
    simple(path, {"id": "x", "name": "Acme Institute", "sanctions": sanctions})
    entry = only(path)
    assert (entry.listed_from, entry.listed_until) == (since, until)


def test_a_long_reason_is_cut(path: Path) -> None:
    """A narrative of pages does not become the reason of a finding."""
    simple(path, {"id": "x", "name": "Acme Institute", "sanctions": ["why " * 1000]})
    reason = only(path).reason
    assert reason is not None
    assert len(reason) <= 400
    assert reason.endswith(" …")


def test_an_id_of_wikidata_identifies(path: Path) -> None:
    """Entities that Wikidata knows bear its id."""
    simple(path, {"id": "Q42", "name": "Acme Institute"})
    assert only(path).wikidata == "Q42"


def test_a_table_of_another_kind_says_what_is_missing(path: Path) -> None:
    """The columns that were expected and those that are there."""
    assert refusal(path, "id,schema,name,aliases,countries,sanctions\n") == (
        "collection:1: is neither targets.simple.csv nor entities.ftm.json of OpenSanctions: no column program_ids "
        "(columns: id, schema, name, aliases, countries, sanctions)"
    )
    assert refusal(path, "\n").endswith(
        "no column id, schema, name, aliases, countries, sanctions, program_ids (columns: none)"
    )


def test_a_table_that_is_cut_says_where(path: Path) -> None:
    """Cut inside a cell, and cut between two."""
    whole = simple(path, {"id": "x", "name": "Acme Institute"}).read_bytes()
    assert refusal(path, whole[: whole.index(b"Acme") + 4]) == "collection:2: is not CSV: unexpected end of data"
    said = "collection:2: has 3 cells where the heading has 16; is it cut?"
    assert refusal(path, whole[: whole.index(b"Institute") + 10]) == said


def test_a_blank_line_in_the_table_is_nothing(path: Path) -> None:
    """A blank line at the end is usual."""
    simple(path, {"id": "x", "name": "Acme Institute"}).write_bytes(path.read_bytes() + b"\n\n")
    assert only(path).number == "x"


def test_a_cell_of_several_that_cannot_be_read_is_said(path: Path) -> None:
    """A quotation that is not closed inside a cell."""
    simple(path, {"id": "x", "name": "Acme", "aliases": '"Acme; Lab'})
    said = "collection:2: a cell with several values cannot be read: unexpected end of data"
    assert refusal(path) == said


def test_a_table_that_names_no_day_has_no_edition(path: Path) -> None:
    """An edition is said only where the file has the day."""
    simple(path, {"id": "x", "name": "Acme Institute", "last_seen": ""})
    assert [type(row) for row in rows(path)] == [Entry]


# entities.ftm.json


def test_an_entity_becomes_an_entry(path: Path) -> None:
    """The caption is the first name, weak aliases and abbreviations are weak, sanctions stand on lines of their own."""
    body = entity(
        "NK-1",
        "Company",
        name=["Acme Inst. of Things", "Acme Institute"],
        alias=["Institute of Acme", "AOT"],
        previousName=["Old Acme"],
        weakAlias=["Acme"],
        abbreviation=["Ac. Inst."],
        country=["cn"],
        topics=["sanction"],
        programId=["US-BIS-EL", "US-DOD-1260H"],
        sourceUrl=["ftp://a.test", "https://a.test/1", "https://ror.org/05abc1234"],
        wikidataId=["Q7"],
        description=["not kept"],
    )
    before = entity(
        "s-1",
        "Sanction",
        entity=["NK-1"],
        programId=["US-BIS-EL"],
        listingDate=["2020-02-03", "2019-05-21T00:00:00"],
        startDate=["2001-01-01"],
        authority=["The\nBureau"],
        target=False,
    )
    behind = entity(
        "s-2", "Sanction", entity=["NK-1", "other"], program=["List A"], startDate=["2021-01-01"], target=None
    )
    lines(path, before, {**body, "caption": "Acme Institute"}, behind)
    assert rows(path) == [
        Entry(
            id="",
            names=(
                Name("Acme Institute"),
                Name("Acme Inst. of Things"),
                Name("Institute of Acme"),
                Name("Old Acme"),
                Name("AOT", weak=True),
                Name("Acme", weak=True),
                Name("Ac. Inst.", weak=True),
            ),
            country="CN",
            ror="https://ror.org/05abc1234",
            wikidata="Q7",
            reason="Programmes: US-DOD-1260H; US-BIS-EL since 2019-05-21 (The Bureau); List A since 2021-01-01.",
            effect=Effect.LICENCE,
            number="NK-1",
            research=True,
            source_url="https://a.test/1",
            listed_from=date(2019, 5, 21),
        ),
        Edition(date(2026, 2, 27)),
    ]


def test_sanctions_that_have_ended_end_the_listing(path: Path) -> None:
    """The last end counts where every sanction has one; what still holds decides the effect."""
    ended = entity(
        "s-1",
        "Sanction",
        entity=["a", "b"],
        programId=["UN-SC1718"],
        startDate=["2010-01-01"],
        endDate=["2015-01-01", "2016-01-16"],
    )
    holds = entity("s-2", "Sanction", entity=["b"], programId=["CA-NRO"], startDate=["2024-01-16"])
    lines(
        path,
        entity("a", name=["Acme A"]),
        entity("b", name=["Acme B"], programId=["CA-NRO", "UN-SC1718"]),
        ended,
        holds,
    )
    found = {row.number: row for row in rows(path) if isinstance(row, Entry)}
    assert [(found[one].effect, found[one].listed_from, found[one].listed_until) for one in ("a", "b")] == [
        (Effect.ASSET_FREEZE, date(2010, 1, 1), date(2016, 1, 16)),
        (Effect.FUNDING_BAR, date(2010, 1, 1), None),
    ]


def test_what_is_no_listed_body_is_passed_over_and_said(path: Path) -> None:
    """Persons, owners who are no target, addresses; sanctions belong to their bodies and are not counted."""
    lines(
        path,
        entity("p", "Person", name=["A Person"]),
        entity("o", name=["Sanction"], target=False),
        entity("a", "Address", full=["Road 1"], target=False),
        entity("s", "Sanction", entity=["p"], target=False),
        entity("v", "Vessel", name=["Acme Institute 1"], target=None),
        entity("n", name=[]),
    )
    got = rows(path)
    assert [row for row in got if isinstance(row, Skipped)] == [
        Skipped("line 1", "a person"),
        Skipped("line 2", "not a target"),
        Skipped("line 3", "Address: not a body"),
        Skipped("line 6", "no name"),
    ]
    assert [(row.name, row.research) for row in got if isinstance(row, Entry)] == [("Acme Institute 1", False)]


@pytest.mark.parametrize(
    ("properties", "country"),
    [
        ({"mainCountry": ["kp"], "country": ["cn", "kp"]}, "KP"),
        ({"jurisdiction": ["hk"], "country": ["cn", "hk"]}, "HK"),
        ({"jurisdiction": ["hk", "cn"], "country": ["cn"]}, "CN"),
        ({"country": ["cn", "kp"]}, None),
    ],
)
def test_the_country_that_is_most_its_own_is_the_country(
    path: Path, properties: dict[str, Any], country: str | None
) -> None:
    """Where it mainly is, else where it is registered, else the one country there is."""
    lines(path, entity("x", name=["Acme Institute"], **properties))
    assert only(path).country == country


def test_identifiers_that_differ_identify_nothing(path: Path) -> None:
    """Two records merged into one leave open which is meant."""
    lines(path, entity("x", name=["Acme"], wikidataId=["Q1", "Q2"], rorCode=["05abc1234", "https://ror.org/05abc1235"]))
    assert (only(path).ror, only(path).wikidata) == (None, None)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ([1], "is not an entity of OpenSanctions (an object with id, schema, properties)"),
        ({"id": "x", "schema": "Company"}, "is not an entity of OpenSanctions (an object with id, schema, properties)"),
        (
            {"id": 7, "schema": "Company", "properties": {}},
            "is not an entity of OpenSanctions (an object with id, schema, properties)",
        ),
        ({"id": "x", "schema": "Company", "properties": {"name": "A"}}, "properties.name is not a list of texts"),
        (
            {"id": "x", "schema": "Company", "properties": {"country": [None]}},
            "properties.country is not a list of texts",
        ),
        ({"id": "x", "schema": "Sanction", "properties": {"entity": [{}]}}, "properties.entity is not a list of texts"),
    ],
)
def test_wrong_types_are_said_with_their_line(path: Path, value: Any, said: str) -> None:
    """JSON that is whole need not be an entity."""
    lines(path, entity("a", name=["Acme"]), value)
    assert refusal(path) == f"collection:2: {said}"


def test_what_is_read_may_be_of_no_known_value(path: Path) -> None:
    """A caption that is none of the names, a day that is no text and an unknown programme do no harm."""
    line = {**entity("x", name=["Acme Institute"], programId=["XX-NEW"]), "caption": 7, "last_seen": 2026}
    lines(path, line)
    assert rows(path) == [
        Entry(id="", names=(Name("Acme Institute"),), number="x", reason="Programmes: XX-NEW.", effect=None)
    ]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"id": "x", "sch', "collection:1: is not JSON that is whole: Unterminated string starting at"),
        (b"[{}]", "collection:1: is one JSON array; JSON lines, one object a line, are expected"),
        (
            b"<html><head></head></html>",
            "collection:1: is a web page, not a table (CSV); was it saved from a page that asked to log in?",
        ),
        (b'{"a": "' + b"x" * 16 * 1024**2 + b'"}', "collection:1: the line is longer than 16 MiB"),
        (b"{" * 200_000, "collection:1: is not JSON that is whole: Expecting property name enclosed in double quotes"),
        (b'{"a":' * 200_000, "collection:1: is nested too deeply to be read"),
        (b"PK\x03\x04", "collection: is a workbook (.xlsx) or another zip archive, not a table (CSV)"),
        (b"", "collection: is empty"),
    ],
    ids=["cut", "array", "web page", "long line", "braces", "deep", "archive", "empty"],
)
def test_a_file_that_is_none_is_said(path: Path, body: bytes, said: str) -> None:
    """The first bytes tell which file it is; then each is read without trust."""
    assert refusal(path, body) == said


def test_a_map_of_columns_is_refused(path: Path) -> None:
    """The file names its columns itself; a map would be a mistake."""
    simple(path, {"id": "x", "name": "Acme"})
    with pytest.raises(InputError, match=r"^--map: an OpenSanctions file names its columns itself$"):
        list(format_named("opensanctions").read(path, {"name": "name"}))


def test_memory_does_not_grow_with_the_file(path: Path) -> None:
    """Seven megabytes of persons, bodies and their sanctions are read in less than two."""
    with path.open("w", encoding="utf-8") as stream:
        for number in range(3_000):
            schema = "Person" if number % 10 else "Company"
            body = entity(f"b{number}", schema, name=["Acme Institute"], notes=["x" * 2000])
            listed = entity(f"s{number}", "Sanction", entity=[f"b{2_999 - number}"], programId=["CA-NRO"])
            stream.write(json.dumps(body) + "\n" + json.dumps(listed) + "\n")
    tracemalloc.start()
    try:
        effects = [row.effect for row in format_named("opensanctions").read(path, {}) if isinstance(row, Entry)]
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert effects == [Effect.FUNDING_BAR] * 300
    assert most < path.stat().st_size / 4


# Programmes


@pytest.mark.parametrize(
    ("key", "effect"),
    [
        ("CA-NRO", Effect.FUNDING_BAR),
        ("US-MCCAIN-1286", Effect.FUNDING_BAR),
        ("US-DOD-1260H", Effect.ADVISORY),
        ("US-BIS-EL", Effect.LICENCE),
        ("US-BIS-MEU", Effect.LICENCE),
        ("US-BIS-UVL", Effect.LICENCE),
        ("UN-SC1718", Effect.ASSET_FREEZE),
        ("EU-PRK", Effect.ASSET_FREEZE),
        ("GB-DPRK", Effect.ASSET_FREEZE),
        ("US-NK", Effect.ASSET_FREEZE),
    ],
)
def test_a_programme_says_what_being_listed_means(key: str, effect: Effect) -> None:
    """The programmes that matter most for research."""
    assert EFFECTS[key] is effect


def test_the_strictest_programme_decides() -> None:
    """Unknown programmes say nothing; the list's own effect stands where no programme is known."""
    assert effect_of([], ["CA-NRO", "UN-SC1718", "US-BIS-EL", "XX-NEW"]) is Effect.ASSET_FREEZE
    assert effect_of([Listing(("CA-NRO",)), Listing(("US-BIS-EL",), until="2020-01-01")], []) is Effect.FUNDING_BAR
    assert effect_of([], ["XX-NEW"]) is None
    assert effect_of([], []) is None


def test_parts_of_a_sanction_may_hold_the_separator() -> None:
    """Only dates at the end are dates."""
    told = listing_of("Annex I - A - part B - 2016 - 2016-11-30")
    assert told == Listing((), "2016", None, "Annex I - A - part B")
    assert listing_of("Since 1990 - until now").written() == "(Since 1990 - until now)"
    assert listing_of("") == Listing()
