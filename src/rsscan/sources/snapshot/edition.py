"""An edition of a store, of staged parts: rows brought to their places, what they are found by, and the manifest."""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rsscan.errors import InputError
from rsscan.sources.snapshot import store as stores
from rsscan.sources.snapshot.clustering import place_authors, place_works
from rsscan.sources.snapshot.database import Means, first, query, table, working, written
from rsscan.sources.snapshot.indexing import write_index
from rsscan.sources.snapshot.jobs import Job, Tell, each
from rsscan.sources.snapshot.layout import Layout, Part
from rsscan.sources.snapshot.packing import Packing
from rsscan.sources.snapshot.part import parquet
from rsscan.sources.snapshot.staging import Staging

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_FOUND = "COMPRESSION zstd, COMPRESSION_LEVEL 6, PARQUET_VERSION V2, ROW_GROUP_SIZE 32768, WRITE_BLOOM_FILTER false"
"""How tables are written of which one row is wanted at a time."""


@dataclass(frozen=True, slots=True)
class Made:
    """What an edition is made of, and with what means."""

    layout: Layout
    broken: Mapping[Part, str]
    """The parts that are left out, each with why."""

    staging: Staging
    folder: Path
    means: Means
    rows: int
    """Works in a file."""

    fan: int
    """Files that are written side by side."""

    @property
    def edition(self) -> Path:
        """The folder that is the edition in the end."""
        return self.folder / "edition"

    def losers(self, entity: str) -> str:
        """The rows of an entity that are not kept."""
        return parquet(self.folder / entity / "losers.parquet")


def make(made: Made, tell: Tell) -> Path:
    """Make an edition and return its folder. What was made before is not made again."""
    for entity in ("works", "authors"):
        (made.edition / entity).mkdir(parents=True, exist_ok=True)
    with working(made.means) as connection:
        packings = [_placed(made, connection, entity, tell) for entity in ("works", "authors")]
    for packing in packings:
        for doing, jobs in (
            ("scattering", packing.scatter()), ("scattering", packing.scatter_again()), ("sorting", packing.sort())
        ):  # fmt: skip
            _do(f"{doing} {packing.entity}", jobs, made.means, tell)
    with working(made.means) as connection:
        tell("indexing", 0, 1)
        counts = {packing.entity: packing.count for packing in packings} | _indexed(made, connection)
        counts |= _counted(made, connection)
        firsts = {packing.entity: _firsts(connection, packing) for packing in packings}
        tell("indexing", 1, 1)
    _write_manifest(made, counts, firsts)
    return made.edition


def _do(doing: str, jobs: Iterable[Job], means: Means, tell: Tell) -> None:
    for _, error in each(doing, dict(enumerate(jobs)), means, tell):
        if error:
            raise error


def _placed(made: Made, connection: "DuckDBPyConnection", entity: str, tell: Tell) -> Packing:
    tell(f"placing {entity}", 0, 1)
    place = place_works if entity == "works" else place_authors
    places = place(connection, made.staging.rows(entity), made.folder / entity)
    (count,) = first(connection, f"SELECT count(*) FROM {parquet(places)}")
    staged = {int(path.stem): path for path in sorted((made.staging.folder / entity).glob("*.parquet"))}
    tell(f"placing {entity}", 1, 1)
    return Packing(entity, staged, places, count, made.folder, made.edition, made.rows, made.fan)


def _indexed(made: Made, connection: "DuckDBPyConnection") -> dict[str, int]:
    """Write the tables by which works and persons are found. Return how much is in them."""
    edition, staged = made.edition, made.staging.rows
    works = table(edition / "works", "id BIGINT, place BIGINT, doi VARCHAR")
    for name, asked in (
        ("ids", f"SELECT id, place FROM {works} ORDER BY id"),
        ("dois", f"SELECT doi_of(doi) AS doi, place FROM {works} WHERE doi IS NOT NULL ORDER BY ALL"),
    ):
        if not (edition / f"{name}.parquet").exists():
            written(connection, asked, edition / f"{name}.parquet", _FOUND)
    losers = made.losers("authors")
    for name, asked in (
        ("carriers", query("carriers", holders=staged("holders"), profiles=staged("authors"), losers=losers)),
        ("institutions", query("bodies", own=staged("institutions"), named=staged("named"))),
        ("topics", query("subjects", topics=staged("topics"))),
        ("names", query("names", rows=table(edition / "authors", "id BIGINT, profile VARCHAR"))),
    ):
        written(connection, asked, made.folder / f"{name}.parquet")
    tables = {
        name: parquet(made.folder / f"{name}.parquet") for name in ("carriers", "institutions", "topics", "names")
    }
    tables["written"] = table(made.folder / "written", "author BIGINT, place BIGINT")
    return write_index(connection, tables, edition / "index.sqlite")


def _counted(made: Made, connection: "DuckDBPyConnection") -> dict[str, int]:
    """Count what the manifest says beside."""
    rows = made.staging.rows("works")
    (lines,) = first(connection, query("authorships", rows=rows, losers=made.losers("works")))
    without_id, left_out = first(connection, query("left", rows=made.staging.rows("counted-works")))
    return {"authorships": lines, "without_id": without_id, "left_out": left_out}


def _firsts(connection: "DuckDBPyConnection", packing: Packing) -> list[dict[str, Any]]:
    """Return the files of an entity, each with the first number in it and how many rows it has.

    Raises InputError where these are not all that were placed: what was left of an earlier run was not as it left it.
    """
    by = "place" if packing.entity == "works" else "id"
    found = []
    for number in range(packing.files):
        path = packing.file(number)
        least, rows = first(connection, f"SELECT min({by}), count(*) FROM {parquet(path)}")
        found.append({"file": path.relative_to(packing.edition).as_posix(), "first": least, "rows": rows})
    packed = sum(file["rows"] for file in found)
    if packed != packing.count:
        raise InputError(
            f"{packing.folder}: lost its way with {packed:,} {packing.entity} of {packing.count:,}; remove "
            f"{packing.folder.parent} and build again"
        )
    return found


def _write_manifest(made: Made, counts: Mapping[str, int], firsts: Mapping[str, Any]) -> None:
    """Write what the edition is, last: with it the edition is whole."""
    paths = [path for path in sorted(made.edition.rglob("*")) if path.is_file() and path.name != stores.MANIFEST]
    parts = [part for part in made.layout.parts if part not in made.broken]
    said = {
        "schema": stores.SCHEMA,
        "snapshot": {
            "date": made.layout.date,
            "format": made.layout.format,
            "place": made.layout.place,
            "parts": [{"path": part.name, "records": part.records, "length": part.length} for part in parts],
            "skipped": [
                {"path": part.name, "records": part.records, "wrong": why} for part, why in made.broken.items()
            ],
        },
        "expansion": made.staging.expansion,
        "counts": dict(sorted(counts.items())),
        **firsts,
        "files": {
            path.relative_to(made.edition).as_posix(): {"bytes": path.stat().st_size, "sha256": stores.digest(path)}
            for path in paths
        },
    }
    with (made.edition / stores.MANIFEST).open("w", encoding="utf-8") as stream:
        json.dump(said, stream, ensure_ascii=False, indent=1)
        stream.flush()
        os.fsync(stream.fileno())
    for folder in (made.edition, made.edition / "works", made.edition / "authors"):
        stores.sync(folder)
