"""The official layout of a snapshot: which files its manifests name, what is in them, and what a bad copy is told."""

import gzip
import json
import shutil
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from rsscan.errors import InputError
from rsscan.sources.snapshot.layout import Part, faults_of, layout_of, rows_of
from rsscan.sources.snapshot.part import COLUMNS, ENTITIES
from tests.conftest import Run
from tests.made_snapshot import World, half_download, leave_old_folder, lose_manifest, lose_part, write_snapshot

Json = dict[str, Any]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a snapshot in both formats."""
    folder = tmp_path_factory.mktemp("whole")
    write_snapshot(folder, World(works=200, widest=130), part_size=60)
    return folder


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    """Copy it, to be spoilt."""
    return shutil.copytree(whole, tmp_path / "copy")


def _problems(place: Path, format: str | None = None) -> str:
    with pytest.raises(InputError) as caught:
        layout_of(str(place), format)
    return str(caught.value)


def _faults(place: Path, format: str) -> list[str]:
    return [fault.sentence for fault in faults_of(layout_of(str(place), format))]


def _change(manifest: Path, change: Callable[[Json], object]) -> None:
    told = json.loads(manifest.read_text(encoding="utf-8"))
    change(told)
    manifest.write_text(json.dumps(told), encoding="utf-8")


def _rows(parts: Iterable[Part]) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the columns of some parts, and their rows in order."""
    query = " UNION ALL ".join(f"FROM {rows_of(part)}" for part in parts)
    with closing(duckdb.connect()) as connection:
        columns = [(name, kind) for name, kind, *_ in connection.execute(f"DESCRIBE {query}").fetchall()]
        return columns, sorted(map(str, connection.execute(query).fetchall()))


@pytest.mark.parametrize("format", ["parquet", "jsonl"])
def test_a_layout_has_the_files_that_the_manifests_name(whole: Path, format: str) -> None:
    """Each with its entity, day, records and length; the sums are those of the manifests."""
    layout = layout_of(str(whole), format)
    assert (layout.format, layout.date, layout.deleted) == (format, "2026-06-24", None)
    for entity in ENTITIES:
        parts: tuple[Part, ...] = getattr(layout, entity)
        manifest = json.loads((whole / "data" / format / entity / "manifest.json").read_text(encoding="utf-8"))
        assert {part.entity for part in parts} == {entity}
        assert sum(part.records for part in parts) == manifest["record_count"]
        assert [part.length for part in parts] == [Path(part.path).stat().st_size for part in parts]
        assert [part.name for part in parts] == sorted(
            each["url"].split(f"/{format}/")[1] for each in manifest["files"]
        )
    assert layout.works[0].date == "2025-11-06"
    assert layout.parts == layout.works + layout.authors + layout.institutions


def test_parquet_is_preferred_and_a_copy_may_lack_the_other_format_or_the_folder_data(whole: Path) -> None:
    """Parquet is read five times as quickly."""
    assert layout_of(str(whole)).format == "parquet"
    assert layout_of(f"{whole}/data/") == layout_of(f"{whole}/data", "parquet")
    assert layout_of(str(whole / "data")).works == layout_of(str(whole)).works


def test_json_lines_are_taken_where_parquet_is_not_whole(copy: Path) -> None:
    """The manifest is written last, so what has none is no format to read."""
    for entity in (None, "works"):
        lose_manifest(copy, "parquet", entity)
    assert layout_of(str(copy)).format == "jsonl"
    assert "has no manifest in data/parquet; it comes last, so the copy is not whole" in _problems(copy, "parquet")


def test_the_ledger_of_deleted_works_is_found(copy: Path) -> None:
    """It is there since August 2026."""
    ledger = copy / "data/parquet/works/deleted_ids.csv"
    ledger.write_text("work_id,deleted_date\n", encoding="utf-8")
    assert layout_of(str(copy)).deleted == str(ledger)


@pytest.mark.parametrize("entity", ENTITIES)
def test_both_formats_give_equal_rows_of_equal_types(whole: Path, entity: str) -> None:
    """Nobody after the layout knows in which format a snapshot came."""
    parquet, lines = (_rows(getattr(layout_of(str(whole), form), entity)) for form in ("parquet", "jsonl"))
    assert parquet == lines
    assert [name for name, _ in parquet[0]] == list(COLUMNS[entity])
    assert parquet[1]


def test_days_that_are_text_in_parquet_are_read_as_days(copy: Path) -> None:
    """Trimmed or not; only what is nested keeps further fields."""
    part = layout_of(str(copy)).works[0]
    with closing(duckdb.connect()) as connection:
        before = connection.execute(f"FROM {rows_of(part)}").fetchall()
        textual = "publication_date::VARCHAR AS publication_date, updated_date::VARCHAR AS updated_date"
        connection.execute(f"""COPY (SELECT * REPLACE ({textual})
            FROM read_parquet('{part.path}', hive_partitioning = false)) TO '{part.path}.new' (FORMAT parquet)""")
        Path(f"{part.path}.new").replace(part.path)
        assert connection.execute(f"FROM {rows_of(part)}").fetchall() == before
        days = "publication_date, updated_date, len(authorships)"
        whole, trimmed = (
            connection.execute(f"SELECT {days} FROM {rows_of(part, trimmed=told)}").fetchall() for told in (False, True)
        )
        assert whole == trimmed
        (kind,) = connection.execute(f"SELECT typeof(authorships) FROM {rows_of(part, trimmed=False)}").fetchall()[0]
        assert "is_corresponding" in kind


def test_the_stamp_of_a_record_is_not_the_day_of_its_folder(whole: Path) -> None:
    """DuckDB would put the folder's day in the place of the column."""
    with closing(duckdb.connect()) as connection:
        stamps = [
            stamp
            for part in layout_of(str(whole)).works
            for (stamp,) in connection.execute(f"SELECT updated_date FROM {rows_of(part)}").fetchall()
        ]
    assert all(isinstance(stamp, datetime) for stamp in stamps)
    assert len(set(stamps)) > len(stamps) / 2


def _lines_of(folder: Path, *records: object) -> Part:
    path = folder / "it's [one].gz"
    path.write_bytes(gzip.compress("".join(json.dumps(each) + "\n" for each in records).encode(), compresslevel=1))
    return Part("works", str(path), len(records), path.stat().st_size, "2026-06-23", "jsonl")


def test_a_date_that_is_none_is_read_as_unknown(tmp_path: Path) -> None:
    """One bad value must not hide the record; the name of the file holds a quote and a bracket."""
    part = _lines_of(tmp_path, {"id": "W1", "publication_date": "2026-02-30", "updated_date": "soon"}, {"id": "W2"})
    with closing(duckdb.connect()) as connection:
        query = f"SELECT id, publication_date, updated_date FROM {rows_of(part)}"
        assert connection.execute(query).fetchall() == [("W1", None, None), ("W2", None, None)]


def test_a_byline_of_another_shape_fails_and_is_not_read_as_empty(tmp_path: Path) -> None:
    """Whoever stands in it would be missed without a word."""
    part = _lines_of(tmp_path, {"id": "W1", "authorships": "damaged"})
    with closing(duckdb.connect()) as connection, pytest.raises(duckdb.Error):
        connection.execute(f"SELECT authorships FROM {rows_of(part)}").fetchall()


def test_a_line_longer_than_duckdb_takes_of_itself_is_read(tmp_path: Path) -> None:
    """Its default is 16 MB."""
    part = _lines_of(tmp_path, {"id": "W1", "abstract_inverted_index": "x" * (20 << 20)})
    with closing(duckdb.connect()) as connection:
        assert connection.execute(f"SELECT id FROM {rows_of(part)}").fetchall() == [("W1",)]


@pytest.mark.parametrize("format", ["parquet", "jsonl"])
def test_a_whole_copy_has_no_faults(whole: Path, format: str) -> None:
    """Presence, bytes and rows are as the manifests say."""
    assert _faults(whole, format) == []


@pytest.mark.parametrize("format", ["parquet", "jsonl"])
def test_every_fault_of_a_copy_is_named_with_its_file(copy: Path, format: str) -> None:
    """A half file and a lost one cannot be read; a folder left behind is left aside."""
    half, lost, old = half_download(copy, format), lose_part(copy, format), leave_old_folder(copy, format)
    layout = layout_of(str(copy), format)
    faults = list(faults_of(layout))
    assert [Path(fault.part.path) for fault in faults if fault.part] == [half, lost]
    said = [fault.sentence for fault in faults]
    assert said[0].startswith(f"{half}: has {half.stat().st_size:,} bytes, the manifest says ")
    assert said[1] == f"{lost}: is missing"
    assert said[2].startswith(f"{old}: holds a file that no manifest names (part_0000.")
    assert len(said) == 3


def test_a_part_with_other_rows_than_the_manifest_says_is_a_fault(copy: Path) -> None:
    """The footer of Parquet counts them."""

    def move_a_record(told: Json) -> None:
        told["files"][0]["meta"]["record_count"] += 1
        told["files"][1]["meta"]["record_count"] -= 1

    _change(copy / "data/parquet/works/manifest.json", move_a_record)
    first, second = layout_of(str(copy)).works[:2]
    assert _faults(copy, "parquet") == [
        f"{part.path}: has {rows} records, the manifest says {part.records}"
        for part, rows in ((first, first.records - 1), (second, second.records + 1))
    ]


def test_a_part_of_more_records_than_can_be_told_apart_is_a_fault(copy: Path) -> None:
    """Their numbers would be those of the next part, and works would be lost or mixed."""

    def tell(told: Json) -> None:
        told["files"][0]["meta"]["record_count"] += 1 << 24
        told["record_count"] += 1 << 24

    _change(copy / "data/jsonl/works/manifest.json", tell)
    (copy / "data/jsonl/manifest.json").unlink()
    (said,) = _faults(copy, "jsonl")
    assert "records, of which at most 16,777,216 in a file can be told apart" in said


def test_a_part_without_a_field_or_that_is_no_parquet_is_a_fault(copy: Path) -> None:
    """DuckDB reads a field that is not there as unknown, so that every affiliation would be missed."""
    first, second, third = (Path(part.path) for part in layout_of(str(copy)).works[:3])
    texts = "{'raw_affiliation_strings': ['Here']}"
    with closing(duckdb.connect()) as connection:
        connection.execute(f"""COPY (SELECT * EXCLUDE doi FROM '{first}')
            TO '{first.with_name("new")}' (FORMAT parquet)""")
        connection.execute(f"""COPY (SELECT * REPLACE ([{texts}] AS authorships) FROM '{second}')
            TO '{second.with_name("new")}' (FORMAT parquet)""")
    for path in (first, second):
        path.with_name("new").replace(path)
    third.write_bytes(b"no parquet")

    def tell(told: Json) -> None:
        for entry, path in zip(told["files"], (first, second, third), strict=False):
            told["content_length"] += path.stat().st_size - entry["meta"]["content_length"]
            entry["meta"]["content_length"] = path.stat().st_size

    _change(copy / "data/parquet/works/manifest.json", tell)
    said = _faults(copy, "parquet")
    assert said[0] == f"{first}: lacks doi; its layout is not the one of 2026"
    assert said[1].startswith(f"{second}: lacks authorships.author, authorships.author.id, ")
    assert "authorships.institutions.lineage" in said[1]
    assert "raw_affiliation_strings" not in said[1]
    assert said[2].startswith(f"{third}: cannot be read: ")
    assert (len(said), "\n".join(said).count("\n")) == (3, 2)


def test_everything_wrong_with_the_manifests_is_told_at_once(copy: Path) -> None:
    """One of another day, one with wrong sums, a file named twice, one that lies elsewhere, and one lost."""
    works = copy / "data/parquet/works/manifest.json"

    def spoil(told: Json) -> None:
        told["files"].append(told["files"][0])
        told["files"].append({"url": "s3://openalex/data/parquet/works/../../etc/passwd", "meta": {}})
        told["record_count"] += 7

    _change(works, spoil)
    _change(copy / "data/parquet/authors/manifest.json", lambda told: told.update(date="2026-09-23"))
    lose_manifest(copy, "parquet", "institutions")
    said = _problems(copy)
    for sentence in (
        "names works/updated_date=2025-11-06/part_0000.parquet twice",
        "tells of no file of works by",
        "its record_count is 207, the sum of its files 200",
        "institutions/manifest.json: is missing",
        "counts 200 works, the manifest of works 207",
        "of different days (2026-06-24, 2026-09-23)",
    ):
        assert sentence in said
    assert len(said.splitlines()) == 6


META: Json = {"content_length": 1, "record_count": 1}


@pytest.mark.parametrize(
    ("url", "meta"),
    [("works/updated_date=/p.gz", META), ("works/updated_date=2026-01-01/a/b.gz", META), ("works/x=1/p.gz", META),
     ("works/updated_date=2026-01-01/p.gz", None), ("works/updated_date=2026-01-01/p.gz", META | {"record_count": "1"}),
     ("works/updated_date=2026-01-01/p.gz", META | {"record_count": -1})],
)  # fmt: skip
def test_an_entry_that_names_no_file_of_the_layout_is_a_problem(copy: Path, url: str, meta: object) -> None:
    """A path is never put together of what a manifest should not say."""
    entry = {"url": f"s3://openalex/data/jsonl/{url}", "meta": meta}
    _change(copy / "data/jsonl/works/manifest.json", lambda told: told["files"].append(entry))
    assert "tells of no file of works by" in _problems(copy, "jsonl")


@pytest.mark.parametrize(
    "text",
    ["", "[" * 100_000, '{"date": "2026-06-24"}', '{"date": 5, "files": []}', "\udcff",
     '{"date": "../../2026-06-24", "files": [], "entities": [{"entity": []}]}'],
    ids=range(6),
)  # fmt: skip
def test_a_manifest_that_is_none_is_named(copy: Path, text: str) -> None:
    """Half a file, another file, or one without what a manifest says."""
    for name in ("works/manifest.json", "manifest.json"):
        (copy / "data/parquet" / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    said = _problems(copy)
    assert "works/manifest.json: is not the manifest of works in parquet" in said
    assert "parquet/manifest.json: is not a manifest (JSON with date and entities)" in said


def test_the_layout_from_before_2026_is_told_from_a_folder_that_is_no_snapshot(tmp_path: Path) -> None:
    """Each with what to do."""
    assert "is no snapshot of OpenAlex, it has no data/parquet or data/jsonl; copy one: aws s3 sync" in _problems(
        tmp_path
    )
    (tmp_path / "data" / "merged_ids").mkdir(parents=True)
    assert "the layout from before 2026 (data/works, merged_ids)" in _problems(tmp_path)
    works = tmp_path / "data" / "jsonl" / "works"
    works.mkdir(parents=True)
    (works / "manifest.json").write_text('{"entries": []}', encoding="utf-8")
    assert "works/manifest.json: is from before 2026; copy today's snapshot" in _problems(tmp_path)
    assert _problems(tmp_path / "none").endswith("none: no such folder")
    with pytest.raises(InputError, match="is neither a folder nor an address in S3"):
        layout_of("gs://openalex")


def test_check_says_what_a_whole_snapshot_holds(rsscan: Run, whole: Path) -> None:
    """Records, files and bytes of each entity, the format and the day."""
    done = rsscan("snapshot", "check", whole)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("works: 200 records in 6 files, ")
    assert done.stdout.endswith(f"{whole}: whole, parquet of 2026-06-24, with no ledger of deleted works\n")


def test_check_names_all_that_is_wrong_and_ends_with_2(rsscan: Run, copy: Path) -> None:
    """In the format that was asked for."""
    half, lost = half_download(copy, "jsonl"), lose_part(copy, "jsonl")
    done = rsscan("snapshot", "check", copy, "--format", "jsonl")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{half}: has " in done.stderr
    assert f"{lost}: is missing" in done.stderr


def test_check_remarks_on_a_folder_left_behind_and_ends_with_0(rsscan: Run, copy: Path) -> None:
    """Nothing in it is read, so the snapshot is whole."""
    old = leave_old_folder(copy, "parquet")
    done = rsscan("snapshot", "check", copy)
    assert (done.returncode, done.stderr.count("\n")) == (0, 1)
    assert f"{old}: holds a file that no manifest names" in done.stderr
    assert "whole, parquet of 2026-06-24" in done.stdout


def test_without_duckdb_a_sentence_says_what_to_install(rsscan: Run, whole: Path, tmp_path: Path) -> None:
    """DuckDB comes with an extra."""
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "duckdb.py").write_text("raise ImportError('not here')", encoding="utf-8")
    source = Path(__file__).parents[3] / "src"
    done = rsscan("snapshot", "check", whole, PYTHONPATH=f"{tmp_path / 'bare'}:{source}")
    assert (done.returncode, done.stderr) == (
        2,
        "rsscan: a snapshot is read with DuckDB: pip install 'rsscan[snapshot]'\n",
    )
