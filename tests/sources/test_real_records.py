"""Real records of every age, where they are at hand: counted as the manifest counts them, and none is flagged."""

import csv
import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rsscan.identity import identify
from rsscan.record import Asserter
from rsscan.severity import Severity
from rsscan.sources import orcid_payload, payload
from rsscan.sources.recorded import Recorded
from rsscan.sources.recorded_files import ENDINGS
from tests.sources import judged

_PLACE = os.environ.get("RSSCAN_SHARED_DATA")
REAL = (Path(_PLACE) if _PLACE else Path(__file__).parents[3] / "shared" / "data") / "openalex" / "real"
pytestmark = pytest.mark.skipif(
    not (REAL / "MANIFEST.csv").is_file(),
    reason=f"real records are not at {REAL}; RSSCAN_SHARED_DATA names their folder",
)


def manifest() -> list[dict[str, str]]:
    """Return the rows of the manifest whose files hold JSON."""
    if not (REAL / "MANIFEST.csv").is_file():
        return []
    with (REAL / "MANIFEST.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return [row for row in rows if row["file"].endswith((".json", ".json.gz", ".gz")) and "csv" not in row["file"]]


def files(*, works: bool = True, portfolio: bool = False) -> list[str]:
    """Return the names of files of JSON, by what is in them."""
    rows = [row for row in manifest() if "cassette" not in row["file"]]
    if works:
        rows = [row for row in rows if int(row["n_works"] or 0)]
    if portfolio:
        rows = [row for row in rows if row["file"].startswith("portfolio_")]
    return [row["file"] for row in rows]


def values_in(name: str) -> Iterator[Any]:
    """Yield the JSON values of a file: one, or one a line."""
    body = (REAL / name).read_bytes()
    text = (gzip.decompress(body) if name.endswith(".gz") else body).decode()
    try:
        yield json.loads(text)
    except ValueError:
        yield from (json.loads(line) for line in text.splitlines() if line.strip())


def objects_in(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in nested JSON."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from objects_in(inner)


def named(name: str, letter: str) -> list[dict[str, Any]]:
    """Return the records of one kind in a file, wherever they stand."""
    whole = "authorships" if letter == "W" else "works_count"
    return [
        one
        for value in values_in(name)
        for one in objects_in(value)
        if whole in one and str(one.get("id")).startswith(f"https://openalex.org/{letter}")
    ]


@cache
def row_of(name: str) -> dict[str, str]:
    """Return the manifest's row of a file."""
    return next(row for row in manifest() if row["file"] == name)


@pytest.mark.parametrize("name", files())
def test_works_and_authorships_are_those_of_the_manifest(name: str) -> None:
    """Every work of every age is read, with every line of its byline."""
    works = [payload.work_from(record) for record in named(name, "W")]
    row = row_of(name)
    assert len(works) == int(row["n_works"])
    assert sum(len(work.authorships) for work in works) == int(row["n_authorships"])
    assert sum(bool(line.texts) for work in works for line in work.authorships) == int(
        row["n_authorships_with_raw_affiliation"]
    )


@pytest.mark.parametrize("name", files(works=False))
def test_no_record_of_any_age_is_refused(name: str) -> None:
    """Works and authors of 2022 to 2026 read without an error."""
    for record in named(name, "W"):
        assert payload.work_from(record).id == record["id"]
    for record in named(name, "A"):
        assert payload.author_from(record).id == record["id"]


@pytest.mark.parametrize("name", files())
def test_recorded_source_reads_the_file_as_it_lies(name: str, tmp_path: Path) -> None:
    """The layouts that people have on their disks need no preparation, but for the ending of a snapshot part."""
    ending = "" if name.endswith(ENDINGS) else ".jsonl.gz"
    (tmp_path / f"{name.removesuffix('.gz') if ending else name}{ending}").symlink_to(REAL / name)
    source = Recorded(tmp_path)
    ids = {record["id"] for record in named(name, "W")}
    assert {source.work(work_id).id for work_id in ids} == ids


@pytest.mark.parametrize("name", files(portfolio=True))
def test_no_real_portfolio_meets_the_dprk_list(name: str, tmp_path: Path) -> None:
    """Whole portfolios of real people with no link to the DPRK: not even a possible match is shown."""
    (tmp_path / name).symlink_to(REAL / name)
    people = [record["id"] for value in values_in(name) for record in _owners(value)]
    assert people
    with Recorded(tmp_path) as source:
        for person in people:
            found = judged(source, person)
            assert found.coverage.works > 0
            assert [(each.rule, each.match.entry.id) for each in found.findings] == []
            assert max((each.severity for each in found.findings), default=Severity.NONE) is Severity.NONE


@pytest.mark.parametrize("name", files(portfolio=True))
def test_real_profiles_are_of_one_person_but_one(name: str, tmp_path: Path) -> None:
    """The one also has papers of an oil engineer of 1951; also with topics as sure as today's no other is doubted."""
    (tmp_path / name).symlink_to(REAL / name)
    [person] = {record["id"] for value in values_in(name) for record in _owners(value)}
    with Recorded(tmp_path) as source:
        subject = source.author(person)
        works = [work for page in source.works(subject) for work in page.works]
    for day in (None, date(2026, 11, 23)):
        dated = [replace(work, topics_as_of=day or work.topics_as_of) for work in works]
        doubts = [check.name for check in identify(subject, dated).doubts]
        assert doubts == (["career"] if person.endswith("/A5040147688") else [])


def _owners(value: Any) -> list[dict[str, Any]]:
    """Return the author records a portfolio is of."""
    found = [
        value[key] for key in ("details", "author") if isinstance(value, dict) and isinstance(value.get(key), dict)
    ]
    return found or [one for one in objects_in(value) if "works_count" in one and "/A" in str(one.get("id"))]


def test_the_works_of_a_real_orcid_record_are_read_whole() -> None:
    """Each of its groups is one work with a DOI, a type and a date, and either the person or Crossref put it in."""
    (section,) = values_in("orcid_public_api_works_ykfrkw_2026-08.json.gz")
    identifier = {"path": section["path"].split("/")[1]}
    read = orcid_payload.record_from({"orcid-identifier": identifier, "activities-summary": {"works": section}})
    assert len(read.works) == len(section["group"]) == len({work.doi for work in read.works} - {None})
    assert all(work.type and work.published and work.said.changed for work in read.works)
    assert {(work.said.by, work.said.by_name) for work in read.works} == {
        (Asserter.PERSON, None),
        (Asserter.ORGANIZATION, "Crossref"),
    }
