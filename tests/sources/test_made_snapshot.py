"""The made snapshots that other tests read: true to the layout, the same in both formats, with ties that are there."""

import gzip
import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from rsscan.inputs.compiled import index_of
from rsscan.inputs.lists import load_lists
from rsscan.matching import Index, matches
from rsscan.publications import Institution
from rsscan.sources.payload import institution_profile_from, work_from
from tests.made_snapshot import (
    Records,
    World,
    half_download,
    leave_old_folder,
    lose_manifest,
    lose_part,
    records,
    spoil_bytes,
    write_snapshot,
)
from tests.openalex_server import OpenAlexServer
from tests.openalex_server import World as Served
from tests.sources import openalex, places, scanned

Json = dict[str, Any]

WORK = (
    "id doi title display_name ids indexed_in publication_date publication_year language type authorships "
    "authors_count corresponding_author_ids corresponding_institution_ids primary_topic topics keywords concepts "
    "locations locations_count primary_location best_oa_location sustainable_development_goals awards funders "
    "institutions countries_distinct_count institutions_distinct_count open_access is_paratext is_retracted is_xpac "
    "biblio abstract referenced_works referenced_works_count related_works abstract_inverted_index cited_by_count "
    "counts_by_year apc_list apc_paid fwci citation_normalized_percentile cited_by_percentile_year mesh has_abstract "
    "has_content has_fulltext created_date updated_date"
).split()
AUTHORSHIP = (
    "author author_position affiliations countries raw_author_name raw_orcid is_corresponding raw_affiliation_strings "
    "institutions"
).split()
AUTHOR = (
    "id display_name display_name_alternatives orcid works_count cited_by_count summary_stats ids affiliations "
    "last_known_institutions topics topic_share x_concepts sources counts_by_year works_api_url updated_date "
    "created_date"
).split()
INSTITUTION = "id display_name ror country_code type lineage".split()

SMALL = World(works=200, widest=130)
FORMATS = ("parquet", "jsonl")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a first edition in both formats."""
    folder = tmp_path_factory.mktemp("first")
    write_snapshot(folder, SMALL, part_size=60)
    return folder


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the edition that follows it, as JSON Lines."""
    folder = tmp_path_factory.mktemp("second")
    write_snapshot(folder, World(works=200, widest=130, edition=2), formats=["jsonl"], part_size=60)
    return folder


@pytest.fixture(scope="module")
def known(first: Path) -> Records:
    """Read the first edition as the API would answer."""
    return records(first)


def lines(folder: Path, entity: str) -> Iterator[Json]:
    """Yield the records of an entity as they stand in JSON Lines."""
    for path in parts(folder, "jsonl", entity):
        yield from map(json.loads, gzip.decompress(path.read_bytes()).splitlines())


def parts(folder: Path, form: str, entity: str) -> list[Path]:
    """Return the files of an entity."""
    return sorted((folder / "data" / form / entity).glob("updated_date=*/part_*"))


def truth(folder: Path) -> list[Json]:
    """Return what is planted."""
    return [json.loads(line) for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()]


def read_parquet(folder: Path, entity: str) -> list[Json]:
    """Return the records of an entity as they stand in Parquet, with texts where JSON has texts."""
    with closing(duckdb.connect()) as connection:
        asked = connection.execute(
            "FROM read_parquet(?, hive_partitioning = false)",
            [[str(path) for path in parts(folder, "parquet", entity)]],
        )
        names = [column[0] for column in asked.description or ()]
        return [dict(zip(names, map(plain, row), strict=True)) for row in asked.fetchall()]


def plain(value: object) -> object:
    """Return a value of Parquet as JSON has it."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="milliseconds")
    if isinstance(value, date):
        return value.isoformat()
    return json.loads(value) if isinstance(value, str) and value.startswith("{") else value


def test_every_record_has_every_field_of_the_export_in_its_order(first: Path) -> None:
    """A reader meets the columns that it will meet in the real snapshot, nulls written out."""
    works, authors = list(lines(first, "works")), list(lines(first, "authors"))
    assert {tuple(work) for work in works} == {tuple(WORK)}
    assert {tuple(line) for work in works for line in work["authorships"]} == {tuple(AUTHORSHIP)}
    assert {tuple(body) for work in works for line in work["authorships"] for body in line["institutions"]} == {
        tuple(INSTITUTION)
    }
    assert {tuple(author) for author in authors} == {tuple(AUTHOR)}


@pytest.mark.parametrize("entity", ["works", "authors"])
def test_both_formats_hold_the_same_records(first: Path, entity: str) -> None:
    """Whichever is read, the same is there."""
    assert read_parquet(first, entity) == list(lines(first, entity))


def test_the_world_is_as_uneven_as_the_real_one(known: Records) -> None:
    """Long bylines and none, lines without profile, institution or print, days not known, ids that stand twice."""
    bylines = [work["authorships"] for work in known.works]
    everybody = [line for byline in bylines for line in byline]
    assert {0, 100, 101, 130} <= {len(byline) for byline in bylines}
    assert any(line["author"]["id"] is None for line in everybody)
    assert any(line["raw_affiliation_strings"] and not line["institutions"] for line in everybody)
    assert any(line["institutions"] and not line["raw_affiliation_strings"] for line in everybody)
    assert any(line["raw_affiliation_strings"] == [""] for line in everybody)
    assert {True, False} == {work["is_xpac"] for work in known.works}
    assert any(work["publication_date"] is None for work in known.works)
    dois = Counter(work["doi"] for work in known.works if work["doi"])
    orcids = Counter(author["orcid"] for author in known.authors if author["orcid"])
    assert set(dois.values()) == set(orcids.values()) == {1, 2}


def test_the_same_seed_writes_the_same_bytes(first: Path, tmp_path: Path) -> None:
    """A second run gives the same snapshot, another seed another world."""
    again, other = tmp_path / "again", tmp_path / "other"
    write_snapshot(again, SMALL, part_size=60)
    assert _bytes(again) == _bytes(first)
    write_snapshot(other, World(works=1, seed=2), formats=["jsonl"])
    assert next(lines(other, "works"))["title"] not in {work["title"] for work in lines(first, "works")}


def _bytes(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_manifests_name_every_file_with_its_length_and_records(first: Path) -> None:
    """What a reader holds a copy against is so, in each format and entity."""
    for form in FORMATS:
        whole = json.loads((first / "data" / form / "manifest.json").read_text(encoding="utf-8"))
        for entry in whole["entities"]:
            own = json.loads((first / "data" / form / entry["entity"] / "manifest.json").read_text(encoding="utf-8"))
            assert {key: own[key] for key in entry} == entry
            told = {each["url"]: each["meta"]["content_length"] for each in own["files"]}
            found = parts(first, form, entry["entity"])
            root = first / "data"
            assert told == {f"s3://openalex/data/{p.relative_to(root)}": p.stat().st_size for p in found}
        assert whole["entities"][0]["record_count"] == SMALL.works


def test_the_truth_points_to_lines_that_hold_it(first: Path, known: Records) -> None:
    """Each planted tie is in the byline at its place, and the person to ask for is in the same byline."""
    works = {work["id"]: work for work in known.works}
    planted = truth(first)
    assert len({each["kind"] for each in planted}) == 14
    for each in planted:
        byline = works[each["work"]]["authorships"]
        assert each["subject"] in {other["author"]["id"] for other in byline}
        if each["funder"]:
            paid = works[each["work"]]["awards" if each["kind"] == "award" else "funders"]
            assert paid[-1]["funder_id" if each["kind"] == "award" else "id"] == each["funder"]
            continue
        line = byline[each["place"] - 1]
        assert line["raw_affiliation_strings"] == ([each["text"]] if each["text"] else [])
        assert [body["id"] for body in line["institutions"]] == ([each["institution"]] if each["institution"] else [])
        assert line["author"]["id"] == each["author"]
        assert (each["subject"] == each["author"]) == (each["relation"] == "own")
        assert works[each["work"]]["is_xpac"] == each["expansion"]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Read the shipped lists once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RSSCAN_CACHE_DIR", str(tmp_path_factory.mktemp("lists")))
        return index_of(load_lists())


def test_the_shipped_lists_find_what_is_planted_and_nothing_else(first: Path, known: Records, index: Index) -> None:
    """The made names meet no list by chance, the planted ones do, the look-alikes do not."""
    profiles = map(institution_profile_from, known.institutions)
    rors = {profile.id: profile.ror for profile in profiles}

    def listed(texts: Iterable[str], bodies: Iterable[Institution]) -> set[str]:
        found = matches(index, texts, bodies, rors=rors)
        return {match.entry.id for match in found if match.confidence > 1}

    works = [work_from(work, singleton=True) for work in known.works]
    met: dict[tuple[str, int | None], set[str]] = {
        (work.id, line.position): listed(line.texts, line.institutions) for work in works for line in work.authorships
    }
    met |= {(work.id, None): listed([], [given.funder for given in work.funding]) for work in works}
    told = {(each["work"], each["place"]): each["entry"] for each in truth(first) if each["entry"]}
    assert {at for at, entries in met.items() if entries} == set(told)
    assert all(entry in met[at] for at, entry in told.items())


def test_the_records_are_served_as_the_api_answers(
    first: Path, known: Records, serve: Callable[[Served], OpenAlexServer]
) -> None:
    """The live source meets the tie past the hundredth line, and not the one in an expansion work."""
    server = serve(Served(known.authors, known.works, known.institutions))
    planted = {each["kind"]: each for each in truth(first)}
    for kind, met in (("past-hundred", True), ("expansion", False)):
        told = planted[kind]
        at = (told["work"].rpartition("/")[2], told["place"])
        assert (at in places(scanned(openalex(server), told["orcid"] or told["subject"]))) == met


def test_a_second_edition_moves_adds_and_deletes_and_leaves_folders_as_they_were(first: Path, second: Path) -> None:
    """Each work stands once, in a newer folder where it changed; some folders are the same to the byte."""
    old, new = ({work["id"]: work for work in lines(folder, "works")} for folder in (first, second))
    told = (second / "data" / "jsonl" / "works" / "deleted_ids.csv").read_text(encoding="utf-8").splitlines()[1:]
    deleted = {line.split(",")[0] for line in told}
    assert deleted == old.keys() - new.keys() != set()
    assert len(new.keys() - old.keys()) == 10
    assert any(new[key]["cited_by_count"] > old[key]["cited_by_count"] for key in new.keys() & old.keys())
    assert sum(1 for _ in lines(second, "works")) == len(new)
    before, after = (
        {p.parent.name + p.name: p.read_bytes() for p in parts(f, "jsonl", "works")} for f in (first, second)
    )
    same = [before[name] == after[name] for name in before]
    assert True in same
    assert False in same


@pytest.mark.parametrize("spoil", [half_download, lose_part, spoil_bytes, leave_old_folder, lose_manifest])
def test_a_fault_changes_the_copy_and_nothing_else(first: Path, tmp_path: Path, spoil: Callable[..., Path]) -> None:
    """Only what is named differs from the whole copy."""
    copy = tmp_path / "copy"
    shutil.copytree(first, copy)
    path = spoil(copy, "parquet")
    whole, spoilt = _bytes(first), _bytes(copy)
    differing = {name for name in whole.keys() | spoilt.keys() if whole.get(name) != spoilt.get(name)}
    assert differing
    assert all((copy / name).is_relative_to(path) for name in differing)
