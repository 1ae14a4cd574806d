"""The China Defence Universities Tracker in MISP's form: institutions with names of their own, and not their parts'."""

import csv
import json
import os
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from rsscan.errors import InputError
from rsscan.inputs.importing import Row, Skipped, format_named
from rsscan.inputs.importing.parting import clean
from rsscan.watchlist import Effect, Entry, Name
from tests.inputs.importing.kept import lacking, spelling

_PLACE = os.environ.get("RSSCAN_SHARED_DATA")
SHARED = (Path(_PLACE) if _PLACE else Path(__file__).parents[4] / "shared" / "data") / "watchlists"


def cluster(path: Path, *values: Any, **top: Any) -> Path:
    """Write a galaxy cluster with these values."""
    body = {
        "authors": ["Australian Strategic Policy Institute"],
        "category": "academic-institution",
        "name": "China Defence Universities Tracker",
        "type": "china-defence-universities",
        "uuid": "d985d2eb-d6ad-4b44-9c69-44eb90095e23",
        "values": list(values),
        "version": 1,
        **top,
    }
    path.write_text(json.dumps(body), encoding="utf-8")
    return path


def value(name: str, **meta: Any) -> dict[str, Any]:
    """Return one value; blanks in the names of fields are written as underscores."""
    return {
        "description": "A narrative that is not kept.",
        "meta": {key.replace("_", " "): found for key, found in meta.items()},
        "uuid": "6ba88ae5-0000-4000-8000-000000000001",
        "value": name,
    }


def rows(path: Path) -> list[Row]:
    """Read a file."""
    return list(format_named("aspi").read(path, {}))


def problems(path: Path) -> list[str]:
    """Return with which sentences a file is refused, without its folder."""
    with pytest.raises(InputError) as caught:
        rows(path)
    return [problem.replace(f"{path.parent}/", "") for problem in caught.value.problems]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a file that is not there yet."""
    return tmp_path / "cluster.json"


def test_a_value_becomes_an_entry_and_its_parts_do_not(path: Path) -> None:
    """The native name stands in brackets; category and agencies are the reason; nothing is said of a rating."""
    cluster(
        path,
        value(
            "Acme University (阿克梅大学)",
            address="China, Beijing",
            aliases=["阿克梅大学", "AU", "Acme Polytechnic", "阿大", "Key Lab of Acme"],
            categories=["Seven sons of national defence"],
            lat="40.0",
            long="116.2",
            major_defence_laboratories=["Key Lab of Acme (阿克梅重点实验室)\n"],
            subsidiaries=["Acme Institute (阿克梅研究院)"],
            supervising_agencies=["Ministry of Acme (MA)", "State Bureau"],
            refs=["not an address", "https://unitracker.test/acme"],
            topics=["Chemistry"],
        ),
    )
    assert rows(path) == [
        Entry(
            id="",
            names=(
                Name("Acme University"),
                Name("阿克梅大学", "zh"),
                Name("Acme Polytechnic"),
                Name("AU", weak=True),
                Name("阿大", "zh", weak=True),
            ),
            country="CN",
            reason="Category: Seven sons of national defence. Supervised by: Ministry of Acme (MA); State Bureau.",
            number="6ba88ae5-0000-4000-8000-000000000001",
            source_url="https://unitracker.test/acme",
        ),
        Skipped("values[0]: Key Lab of Acme (阿克梅重点实验室)", "a laboratory of a listed body, not a name of it"),
        Skipped("values[0]: Acme Institute (阿克梅研究院)", "a subsidiary of a listed body, not a name of it"),
        Skipped("values[0]: Key Lab of Acme", "an alias that is a laboratory or subsidiary of the body"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("China University of Acme (Wuhan) (中国大学)", ["China University of Acme (Wuhan)", "中国大学"]),
        ("China University of Acme (Wuhan)", ["China University of Acme (Wuhan)"]),
        ("中国大学(武汉)", ["中国大学(武汉)"]),
        ("Acme University (中国大学(武汉))", ["Acme University", "中国大学(武汉)"]),
        ("Acme Center (阿克梅中心", ["Acme Center", "阿克梅中心"]),
        ("Acme Institute (a.k.a. Acme Institute 625)",
         ["Acme Institute (a.k.a. Acme Institute 625)", "Acme Institute", "Acme Institute 625"]),
        ("Acme Academy (a.k.a., Acme Corporation)",
         ["Acme Academy (a.k.a., Acme Corporation)", "Acme Academy", "Acme Corporation"]),
        ("Acme Academy (ACAD)", ["Acme Academy (ACAD)", "Acme Academy", "ACAD"]),
        ("Acme (Strategic Force) College", ["Acme (Strategic Force) College"]),
    ],
)  # fmt: skip
def test_one_text_may_hold_several_names(path: Path, text: str, found: list[str]) -> None:
    """Brackets with Han letters, with an acronym or with "a.k.a." part names; those with a place do not."""
    cluster(path, value(text))
    [entry] = rows(path)
    assert isinstance(entry, Entry)
    assert [name.value for name in entry.names] == found


def test_a_name_clipped_out_of_a_longer_one_is_weak(path: Path) -> None:
    """Taiwan has a 国防大学 too; the institution's own native name stays strong."""
    cluster(path, value("Acme University (中国人民解放军国防大学)", aliases=["国防大学", "人民大学校"]))
    [entry] = rows(path)
    assert isinstance(entry, Entry)
    assert [(name.value, name.weak) for name in entry.names][1:] == [
        ("中国人民解放军国防大学", False),
        ("国防大学", True),
        ("人民大学校", False),
    ]


def test_little_is_enough(path: Path) -> None:
    """A value without fields is a name; one without a letter is said."""
    cluster(path, {"value": "Acme"}, {"value": "—", "meta": {}}, {"value": "", "uuid": ""}, {"value": "A" * 1501})
    assert rows(path) == [
        Entry(id="", names=(Name("Acme", weak=True),), country="CN"),
        Skipped("values[1]", "no name"),
        Skipped("values[2]", "no name"),
        Skipped("values[3]", "has a name of more than 1,500 letters, which no body has"),
    ]


def test_the_list_has_no_effect_in_law() -> None:
    """The tracker is a think tank's."""
    head = format_named("aspi").head
    assert head is not None
    assert head.effect is Effect.ADVISORY
    assert head.legal_basis.startswith("None")


def test_wrong_types_are_all_said_with_their_place(path: Path) -> None:
    """JSON that is whole need not have the form of a cluster."""
    cluster(
        path,
        "Acme",
        {"uuid": "x"},
        {"value": "A", "meta": []},
        {"value": "A", "uuid": 7},
        {"value": "A", "meta": {"aliases": "B"}},
        {"value": "A", "meta": {"subsidiaries": [None]}},
    )
    assert problems(path) == [
        "cluster.json: values[0] is not an object with a value (the institution's name)",
        "cluster.json: values[1] is not an object with a value (the institution's name)",
        "cluster.json: values[2].meta is not an object",
        "cluster.json: values[3].uuid is not a text",
        "cluster.json: values[4].meta.aliases is not a list of texts",
        "cluster.json: values[5].meta.subsidiaries is not a list of texts",
    ]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("[]", "cluster.json: is not a MISP galaxy cluster (an object with a list of values)"),
        ('{"values": {}}', "cluster.json: is not a MISP galaxy cluster (an object with a list of values)"),
        (
            '{"type": "threat-actor", "values": []}',
            "cluster.json: is the MISP galaxy cluster 'threat-actor', where 'china-defence-universities' is expected",
        ),
        ('{"values": [\n{"value":', "cluster.json:2: is not JSON that is whole: Expecting value"),
        ('{"values":' + "[" * 100_000, "cluster.json:1: is nested too deeply to be read"),
        (
            "<!doctype html><html></html>",
            "cluster.json:1: is a web page, not JSON; was it saved from a page that asked to log in?",
        ),
    ],
)
def test_a_file_that_is_none_is_said(path: Path, body: str, said: str) -> None:
    """What was expected and what was found stand in one sentence."""
    path.write_text(body, encoding="utf-8")
    assert problems(path) == [said]


def test_a_map_of_columns_is_refused(path: Path) -> None:
    """The file names its fields itself; a map would be a mistake."""
    cluster(path, value("Acme"))
    with pytest.raises(InputError, match=r"^--map: the tracker's file names its fields itself$"):
        list(format_named("aspi").read(path, {"value": "name"}))


@pytest.mark.skipif(
    not (SHARED / "aspi_cdut.csv").is_file(), reason=f"no lists at {SHARED}; RSSCAN_SHARED_DATA names the folder above"
)
def test_the_whole_tracker_arrives(path: Path) -> None:
    """Every institution with each of its names, and every laboratory and subsidiary as passed over."""
    with (SHARED / "aspi_cdut.csv").open(encoding="utf-8", newline="") as stream:
        bodies = list(csv.DictReader(stream))
    with (SHARED / "aspi_cdut_labs_subsidiaries.csv").open(encoding="utf-8", newline="") as stream:
        parts = list(csv.DictReader(stream))
    with (SHARED / "INDEX.csv").open(encoding="utf-8", newline="") as stream:
        counted = {row["file"]: int(row["rows"]) for row in csv.DictReader(stream)}
    parts_of: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for part in parts:
        native = f" ({part['native_name']})" if part["native_name"] else ""
        parts_of[part["parent"], part["kind"]].append(part["name"] + native)
    cluster(
        path,
        *(
            value(
                f"{body['entry_name']} ({body['native_name'].partition('|')[0]})",
                aliases=[name for key in ("native_name", "aliases") for name in body[key].split("|") if name],
                refs=[body["source_url"]],
                major_defence_laboratories=parts_of[body["entry_name"], "major defence laboratories"],
                subsidiaries=parts_of[body["entry_name"], "subsidiaries"],
            )
            for body in bodies
        ),
    )
    got = rows(path)
    entries = [row for row in got if isinstance(row, Entry)]
    skipped = [row for row in got if isinstance(row, Skipped)]
    assert len(entries) == counted["aspi_cdut.csv"]
    assert sum(", not a name of it" in row.why for row in skipped) == counted["aspi_cdut_labs_subsidiaries.csv"]
    left_out = {spelling(row.where.partition(": ")[2]) for row in skipped}
    for body, entry in zip(bodies, entries, strict=True):
        listed = [body["entry_name"], *body["native_name"].split("|"), *body["aliases"].split("|")]
        wanted = [name for name in listed if name and spelling(name) not in left_out]
        assert lacking(entry, map(clean, wanted)) == []
        assert entry.name == clean(body["entry_name"])
