"""Stores and small snapshots for tests: records written as a snapshot, and read back from a store with plain means."""

import gzip
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb

from rsscan.sources.snapshot.build import Wanted, build
from rsscan.sources.snapshot.database import Means
from rsscan.sources.snapshot.part import COLUMNS
from rsscan.sources.snapshot.store import Store
from tests.made_snapshot.manifests import ENTITIES, Written, write_manifests

Json = dict[str, Any]


def built(
    snapshot: Path | str, store: Path, *, threads: int = 1, rows: int = 200, fan: int = 64, **wanted: Any
) -> Store:
    """Build a store with small files."""
    means = Means(500, threads, store / ".building" / "spill")
    return build(Wanted(str(snapshot), store, means, rows=rows, fan=fan, **wanted))


def write_records(folder: Path, form: str = "parquet", **records: Sequence[Sequence[Json]]) -> Path:
    """Write records as a snapshot: of each entity a part for every sequence, each in a folder of its own."""
    done = []
    for entity in ENTITIES:
        for at, rows in enumerate(records.get(entity, ())):
            path = folder / "data" / form / entity / f"updated_date=2026-06-{at + 1:02d}" / "part_0000"
            path.parent.mkdir(parents=True)
            lines = "".join(json.dumps(dict.fromkeys(COLUMNS[entity]) | row) + "\n" for row in rows)
            path = _gz(path, lines) if form == "jsonl" else _parquet(path, lines, entity)
            name = path.relative_to(folder / "data" / form).as_posix()
            done.append(Written(form, name, path.stat().st_size, len(rows)))
    for entity in ENTITIES:
        (folder / "data" / form / entity).mkdir(parents=True, exist_ok=True)
    write_manifests(folder / "data", form, "2026-06-24", done)
    return folder


def _gz(path: Path, lines: str) -> Path:
    path = path.with_suffix(".gz")
    path.write_bytes(gzip.compress(lines.encode(), mtime=0))
    return path


def _parquet(path: Path, lines: str, entity: str) -> Path:
    scrap, path = path.with_suffix(".jsonl"), path.with_suffix(".parquet")
    scrap.write_text(lines, encoding="utf-8")
    told = ", ".join(f"{name}: '{kind}'" for name, kind in COLUMNS[entity].items())
    with closing(duckdb.connect()) as connection:
        connection.execute(
            f"COPY (FROM read_json('{scrap}', format = 'newline_delimited', hive_partitioning = false, "
            f"columns = {{{told}}})) TO '{path}'"
        )
    scrap.unlink()
    return path


def rows_in(store: Store, name: str) -> list[Json]:
    """Return the rows of a table of a store, in the order in which they lie."""
    files = sorted(map(str, store.edition.glob(f"{name}.parquet"))) or sorted(
        map(str, store.edition.glob(f"{name}/*.parquet"))
    )
    with closing(duckdb.connect()) as connection:
        found = connection.execute("FROM read_parquet(?)", [files])
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def indexed(store: Store, asked: str) -> list[tuple[Any, ...]]:
    """Return what the index answers."""
    with closing(sqlite3.connect(store.edition / "index.sqlite")) as index:
        return index.execute(asked).fetchall()


def works_in(store: Store) -> list[Json]:
    """Return the works of a store as OpenAlex's records, in the order of their places."""
    known = {number: json.loads(record) for number, record in indexed(store, "SELECT id, record FROM institution")}
    topics = {number: json.loads(record) for number, record in indexed(store, "SELECT id, record FROM topic")}
    return [
        {
            "id": f"W{row['id']}",
            "doi": row["doi"],
            "title": row["title"],
            "publication_date": row["published"] and str(row["published"]),
            "publication_year": row["year"],
            "type": row["type"],
            "updated_date": row["updated"] and str(row["updated"]),
            "is_authors_truncated": row["cut"],
            "topics": [topics[topic] | {"score": score} for topic, score in json.loads(row["topics"])],
            **_paid(*json.loads(row["funding"] or "[[], []]")),
            "authorships": [_line(line, known) for line in json.loads(row["byline"])],
        }
        for row in rows_in(store, "works")
    ]


def _paid(funders: list[list[Any]], awards: list[list[Any]]) -> Json:
    return {
        "funders": [{"id": number and f"F{number}", "display_name": name, "ror": ror} for number, name, ror in funders],
        "awards": [
            {"id": f"G{award}", "funder_award_id": number, "display_name": title, "funder_id": f"F{funder}"}
            for funder, number, award, title in awards
        ],
    }


def _line(line: list[Any], known: dict[int, Json]) -> Json:
    name, author, orcid, printed, bodies, texts = line
    return {
        "raw_author_name": name,
        "author": {"id": author and f"A{author}", "orcid": orcid},
        "raw_orcid": printed,
        "institutions": [body_of(body, known) for body in bodies or ()],
        "raw_affiliation_strings": texts,
    }


def body_of(body: Any, known: dict[int, Json]) -> Any:
    """Return an institution as a byline shows it."""
    return known[body] if isinstance(body, int) else body


def places_of(packed: bytes) -> Iterator[int]:
    """Yield the numbers that stand in LEB128 as differences."""
    number = shift = step = 0
    for byte in packed:
        step |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            number += step
            yield number
            shift = step = 0
