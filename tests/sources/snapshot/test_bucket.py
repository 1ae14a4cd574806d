"""A snapshot that is read where it lies, in a bucket of S3."""

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import duckdb
import pytest

from rsscan.errors import InputError
from rsscan.sources.snapshot.bucket import reach
from rsscan.sources.snapshot.build import Wanted
from rsscan.sources.snapshot.database import Means
from rsscan.sources.snapshot.engine import connected
from rsscan.sources.snapshot.layout import faults_of, layout_of, rows_of
from rsscan.sources.snapshot.update import update
from tests.made_snapshot import World, half_download, leave_old_folder, lose_part, write_snapshot
from tests.s3_server import s3_server
from tests.sources.snapshot.opening import built


@pytest.fixture(scope="module")
def _extension(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Have DuckDB's httpfs, from where it is installed or from the package that carries it."""
    with connected() as connection, pytest.MonkeyPatch.context() as patch:
        try:
            connection.execute("LOAD httpfs")
        except duckdb.Error:
            found = find_spec("duckdb_extension_httpfs")
            places = found.submodule_search_locations if found else None
            files = list(Path(next(iter(places))).rglob(f"v{duckdb.__version__}/*.duckdb_extension")) if places else []
            if not files:
                pytest.skip(f"no extension httpfs for DuckDB {duckdb.__version__} on this machine")
            patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
            with connected() as fresh:
                fresh.execute(f"INSTALL '{files[0]}'")
            yield
        else:
            yield


@pytest.fixture
def bucket(_extension: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Serve a snapshot as the bucket `openalex`, and give the folder below it."""
    write_snapshot(tmp_path, World(works=60, widest=9), part_size=20)
    with s3_server("openalex", tmp_path) as endpoint:
        monkeypatch.setenv("RSSCAN_S3_ENDPOINT", endpoint)
        yield tmp_path


@pytest.mark.parametrize("format", ["parquet", "jsonl"])
def test_a_bucket_has_the_layout_and_rows_of_its_copy(bucket: Path, format: str) -> None:
    """Anonymously, where it lies, in both formats."""
    there, here = layout_of("s3://openalex", format), layout_of(str(bucket), format)
    assert [part.name for part in there.parts] == [part.name for part in here.parts]
    assert there.works[0].path.startswith(f"s3://openalex/data/{format}/works/updated_date=")
    with connected() as connection:
        reach(connection)
        for one, other in zip(there.parts, here.parts, strict=True):
            remote, local = (connection.execute(f"FROM {rows_of(part)}").fetchall() for part in (one, other))
            assert remote == local
    assert list(faults_of(there)) == []


def test_faults_of_a_bucket_are_named(bucket: Path) -> None:
    """As those of a folder are."""
    half, lost, old = (spoil(bucket, "parquet") for spoil in (half_download, lose_part, leave_old_folder))
    said = [fault.sentence.partition(": ")[::2] for fault in faults_of(layout_of("s3://openalex/"))]
    assert [path for path, _ in said] == [f"s3://openalex/{path.relative_to(bucket)}" for path in (half, lost, old)]
    assert [what.split()[0] for _, what in said] == ["has", "is", "holds"]


def test_a_store_is_built_of_a_bucket_and_updated_from_it(bucket: Path, tmp_path: Path) -> None:
    """As from a copy, with the ledger of deleted works read where it lies."""
    store, newer = tmp_path / "store", tmp_path / "newer"
    assert built("s3://openalex", store).said["files"] == built(bucket, tmp_path / "copied").said["files"]
    write_snapshot(newer, World(works=60, widest=9, edition=2), part_size=20)
    (bucket / "data").rename(tmp_path / "older")
    (newer / "data").rename(bucket / "data")
    updated = update(Wanted("s3://openalex", store, Means(500, 1, tmp_path / "spill"), rows=200))
    assert updated.counts == built(bucket, tmp_path / "fresh").counts
    assert updated.said["snapshot"]["place"] == "s3://openalex"


def test_a_bucket_without_a_snapshot_or_that_does_not_answer_is_an_input_error(
    bucket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each with what to do."""
    shutil.rmtree(bucket / "data")
    with pytest.raises(InputError, match="s3://openalex: is no snapshot of OpenAlex"):
        layout_of("s3://openalex")
    monkeypatch.setenv("RSSCAN_S3_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(InputError, match=r"manifest\.json: cannot be read: "):
        layout_of("s3://openalex")


def test_without_the_extension_a_sentence_says_how_to_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be had nowhere, because the place where it would be put is a file."""
    (tmp_path / "home").write_text("", encoding="utf-8")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    with pytest.raises(
        InputError, match=r"extension httpfs, which cannot be had here .* copy the snapshot first: aws s3"
    ):
        layout_of("s3://openalex")
