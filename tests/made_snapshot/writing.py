"""Writing a made snapshot: works and what is planted by parts, then authors, institutions, deletions, manifests."""

import gzip
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

import duckdb

from tests.made_snapshot.institutions import INSTITUTION_COLUMNS, institution_records
from tests.made_snapshot.manifests import ENDINGS, Written, write_manifests
from tests.made_snapshot.parts import (
    DATES,
    INSTITUTIONS_FOLDER,
    LARGEST,
    Part,
    World,
    author_parts,
    changed_parts,
    work_parts,
)
from tests.made_snapshot.plants import body_records
from tests.made_snapshot.world import connect, lists_of, query

_STAMP = "%Y-%m-%dT%H:%M:%S.%g"
_TEXTUAL = ", ".join(f"strftime({name}, '{_STAMP}') AS {name}" for name in ("created_date", "updated_date"))
_PARQUET = "FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 40960"
_AS_JSON = {
    "works": f"* REPLACE (abstract_inverted_index::JSON AS abstract_inverted_index, {_TEXTUAL})",
    "authors": f"* REPLACE ({_TEXTUAL})",
}


@dataclass(frozen=True, slots=True)
class Job:
    """What a process needs to write any part: where to, of which world, in which formats, and a folder for scraps."""

    folder: Path
    world: World
    formats: tuple[str, ...]
    scraps: Path
    processes: int

    def path(self, part: Part, form: str) -> Path:
        """The file of a part in a format; its folder is there when this returns."""
        found = self.folder / "data" / form / f"{part.stem}.{ENDINGS[form]}"
        found.parent.mkdir(parents=True, exist_ok=True)
        return found


def write_snapshot(
    folder: Path,
    world: World,
    *,
    formats: Sequence[str] = ("parquet", "jsonl"),
    part_size: int = LARGEST,
    processes: int = 1,
) -> None:
    """Write a world below an empty folder, as a copy of the whole bucket would leave it.

    `data` holds a folder for each format; beside it stand `truth.jsonl`, what is planted, and `subjects.jsonl`, persons
    worth asking for.
    """
    with tempfile.TemporaryDirectory() as scraps, closing(connect(world)) as connection:
        job = Job(folder, world, tuple(formats), Path(scraps), processes)
        works = list(work_parts(world, part_size))
        written = _done(_write_works, connection, job, works)
        last = _gather(connection, job, works)
        written += _done(_write_authors, connection, job, list(author_parts(world, last, part_size)))
        written += _write_institutions(connection, job)
        if world.edition > 1:
            _write_deleted(connection, job)
    for form in formats:
        write_manifests(folder / "data", form, DATES[world.edition], [each for each in written if each.form == form])


Write = Callable[[duckdb.DuckDBPyConnection, Job, Part], list[Written]]


def _done(write: Write, connection: duckdb.DuckDBPyConnection, job: Job, parts: Sequence[Part]) -> list[Written]:
    """Write parts here, or with as many processes as the job has, each with about as much to do."""
    if job.processes == 1:
        return [each for part in parts for each in write(connection, job, part)]
    ordered = sorted(parts, key=lambda part: part.low - part.high)
    shared = [ordered[at :: job.processes] for at in range(job.processes)]
    with ProcessPoolExecutor(job.processes, mp_context=get_context("spawn")) as pool:
        return list(chain.from_iterable(pool.map(partial(_done_apart, write, job), shared)))


def _done_apart(write: Write, job: Job, parts: Sequence[Part]) -> list[Written]:
    with closing(connect(job.world)) as connection:
        return [each for part in parts for each in write(connection, job, part)]


def _write_works(connection: duckdb.DuckDBPyConnection, job: Job, part: Part) -> list[Written]:
    """Write a part of the works, and into the scraps its counts and what is planted in it."""
    scrap = part.stem.replace("/", "-")
    _copy(connection, query("counts", part), job.scraps / f"counts-{scrap}.parquet", "FORMAT parquet")
    _copy(connection, query("truth", part), job.scraps / f"truth-{scrap}.jsonl", "FORMAT json")
    return _write(connection, job, part)


def _write_authors(connection: duckdb.DuckDBPyConnection, job: Job, part: Part) -> list[Written]:
    connection.execute(f"CREATE TABLE IF NOT EXISTS counts AS FROM '{job.scraps / 'counts.parquet'}'")
    return _write(connection, job, part)


def _write(connection: duckdb.DuckDBPyConnection, job: Job, part: Part) -> list[Written]:
    """Write a part in each format; the second is written from the first, so that both hold the same."""
    source = f"({query(part.entity, part)})"
    written = []
    for form in sorted(job.formats, reverse=True):
        path = job.path(part, form)
        if form == "parquet":
            count = _copy(connection, f"FROM {source}", path, _PARQUET)
            # Else the day of the folder would take the place of the column of that name.
            source = f"read_parquet('{path}', hive_partitioning = false)"
        else:
            how = "FORMAT json, COMPRESSION gzip"
            count = _copy(connection, f"SELECT {_AS_JSON[part.entity]} FROM {source}", path, how)
        written.append(Written(form, f"{part.stem}.{ENDINGS[form]}", path.stat().st_size, count))
    return written


def _copy(connection: duckdb.DuckDBPyConnection, rows: str, path: Path, how: str) -> int:
    (count,) = connection.execute(f"COPY ({rows}) TO '{path}' ({how})").fetchone() or (0,)
    return int(count)


def _gather(connection: duckdb.DuckDBPyConnection, job: Job, works: Sequence[Part]) -> int:
    """Put together what the parts of works left in the scraps. Return the number of the last author."""
    connection.execute(f"""
        CREATE TABLE counts AS
        SELECT a, sum(works_count)::BIGINT AS works_count, min(first_year) AS first_year, max(last_year) AS last_year
        FROM '{job.scraps}/counts-*.parquet' GROUP BY a ORDER BY a""")
    _copy(connection, "FROM counts", job.scraps / "counts.parquet", "FORMAT parquet")
    subjects = query("subjects", works[0])
    _copy(connection, subjects, job.folder / "subjects.jsonl", "FORMAT json")
    with (job.folder / "truth.jsonl").open("wb") as truth:
        for part in works:
            truth.write((job.scraps / f"truth-{part.stem.replace('/', '-')}.jsonl").read_bytes())
    (last,) = connection.execute("SELECT max(a) FROM counts").fetchone() or (0,)
    return int(last)


def _write_institutions(connection: duckdb.DuckDBPyConnection, job: Job) -> Iterator[Written]:
    """Write the one part of institutions, those that only plants name among them."""
    made = lists_of(job.world.seed, job.world.institutions)["institutions"]
    records = institution_records([*made, *body_records()])
    lines = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records).encode()
    scrap = job.scraps / "institutions.jsonl"
    scrap.write_bytes(lines)
    part = Part("institutions", INSTITUTIONS_FOLDER, 0, 0, len(records))
    for form in job.formats:
        path = job.path(part, form)
        if form == "parquet":
            rows = f"FROM read_json('{scrap}', columns = {INSTITUTION_COLUMNS})"
            _copy(connection, rows, path, _PARQUET)
        else:
            path.write_bytes(gzip.compress(lines, mtime=0))
        yield Written(form, f"{part.stem}.{ENDINGS[form]}", path.stat().st_size, len(records))


def _write_deleted(connection: duckdb.DuckDBPyConnection, job: Job) -> None:
    """Write the ledger of deleted works."""
    ranges = " UNION ALL ".join(
        f"SELECT range AS i FROM range({low}, {high})" for low, high in changed_parts(job.world)
    )
    rows = (
        f"SELECT work_id(i) AS work_id, DATE '2026-09-20' AS deleted_date FROM ({ranges}) WHERE vanishes(i) ORDER BY 1"
    )
    for form in job.formats:
        _copy(connection, rows, job.folder / "data" / form / "works" / "deleted_ids.csv", "FORMAT csv, HEADER")
