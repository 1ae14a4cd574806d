"""The first pass over a snapshot: each part read once, and what is kept of it written as plain columns.

A byline becomes a line of JSON here, so that nothing nested is moved afterwards. An institution stands in it by its
number alone; what bylines and profiles tell of one that has no record of its own is kept apart.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rsscan.errors import InputError
from rsscan.publications import API_LIST_LIMIT, API_WORK_LIMIT
from rsscan.sources.snapshot.bucket import reach
from rsscan.sources.snapshot.database import first, is_of_means, query, settled, table, written
from rsscan.sources.snapshot.engine import said
from rsscan.sources.snapshot.part import COLUMNS, PART_BITS, Part, rows_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CORE = "is_xpac IS NOT TRUE"
_BODIES = {
    "works": "flatten(list_transform(authorships, lambda line: line.institutions))",
    "authors": "list_concat(list_transform(affiliations, lambda held: held.institution), last_known_institutions)",
}
_COLUMNS = {
    "works": '"row" BIGINT, id BIGINT, updated TIMESTAMP, lines BIGINT, authors BIGINT[]',
    "authors": '"row" BIGINT, id BIGINT, updated TIMESTAMP, orcid VARCHAR',
    "institutions": "id BIGINT, updated TIMESTAMP, record VARCHAR",
    "named": "id BIGINT, updated TIMESTAMP, record VARCHAR",
    "topics": "id BIGINT, record VARCHAR",
    "holders": "author BIGINT, orcid VARCHAR",
    "counted-works": "unusable BIGINT, left_out BIGINT",
}
"""The columns that are asked for of each kind, where no part gave any row."""

_BY_NUMBER = {"body": "number_in", "number": "body"}
_IN_FULL = {"body": "body_of", "number": "try_cast(body::VARCHAR AS BIGINT)"}


@dataclass(frozen=True, slots=True)
class Staging:
    """Where staged parts lie, and whether works of the expansion are among them."""

    folder: Path
    expansion: bool

    def path(self, kind: str, number: int) -> Path:
        """Return the file of a kind that came of a part."""
        return self.folder / kind / f"{number:05d}.parquet"

    def rows(self, kind: str) -> str:
        """Return the rows of every file of a kind as a table expression."""
        return table(self.folder / kind, _COLUMNS[kind])

    def chosen(self, entity: str) -> dict[str, str]:
        """Return which records of an entity are kept, for a query: the letter of their ids, and a condition."""
        wanted = _CORE if entity == "works" and not self.expansion else "true"
        return {"letter": entity[0].upper(), "wanted": wanted}

    def stage(self, connection: "DuckDBPyConnection", part: Part, number: int) -> None:
        """Stage a part, unless that was done before. Raises InputError for a part that cannot be read.

        The part's own file is moved to its place last: where it is, everything of the part is.
        """
        import duckdb

        if self.path(part.entity, number).exists():
            return
        try:
            with self._slim(connection, part) as rows:
                self._stage(connection, part, number, rows)
        except duckdb.Error as error:
            if is_of_means(error):
                raise
            raise InputError(f"{part.path}: cannot be read: {said(error)}") from None

    @contextmanager
    def _slim(self, connection: "DuckDBPyConnection", part: Part) -> Iterator[str]:
        """Give the rows of a part as a table expression that is cheap to read more than once."""
        if part.path.startswith("s3://"):
            reach(connection)
        if part.format == "parquet":
            yield rows_of(part, trimmed=False)
            return
        # Of what is left out nothing is moved but that it was there.
        wanted = self.chosen(part.entity)["wanted"]
        columns = COLUMNS[part.entity]
        slim = (f"CASE WHEN {wanted} THEN {name} END AS {name}" if "[]" in columns[name] else name for name in columns)
        try:
            connection.execute(f"CREATE OR REPLACE TEMP TABLE parsed AS SELECT {', '.join(slim)} FROM {rows_of(part)}")
            yield "parsed"
        finally:
            connection.execute("DROP TABLE IF EXISTS parsed")

    def _stage(self, connection: "DuckDBPyConnection", part: Part, number: int, rows: str) -> None:
        if part.entity != "institutions":
            self._stage_records(
                connection, part.entity, number, {"rows": rows, "wanted": self.chosen(part.entity)["wanted"]}
            )
        else:
            written(connection, query("institutions", rows=rows), self.folder / f"institutions-{number:05d}.parquet")
        self.count(connection, part, number, rows)
        beside = self.folder / f"{part.entity}-{number:05d}.parquet"
        self.path(part.entity, number).parent.mkdir(exist_ok=True)
        settled(beside, self.path(part.entity, number))

    def count(self, connection: "DuckDBPyConnection", part: Part, number: int, rows: str) -> None:
        """Note how many records a part has. Raises InputError where these are not as many as the manifest says."""
        connection.execute(query("counted", rows=rows, **self.chosen(part.entity)))
        (records,) = first(connection, "SELECT records FROM counted")
        if records != part.records:
            raise InputError(f"{part.path}: has {records:,} records, the manifest says {part.records:,}")
        written(connection, "FROM counted", self.path(f"counted-{part.entity}", number))

    def _stage_records(self, connection: "DuckDBPyConnection", entity: str, number: int, where: dict[str, Any]) -> None:
        beside = self.folder / f"{entity}-{number:05d}.parquet"
        values = {**where, "base": number << PART_BITS, "most": API_WORK_LIMIT, "listed": API_LIST_LIMIT}
        written(connection, query(entity, **values, **_BY_NUMBER), beside)
        known = self.rows("institutions")
        connection.execute(query("asked", rows=beside, known=known))
        nameless, named = first(connection, "SELECT count(*) FILTER (id IS NULL), count(id) FROM asked")
        if nameless:
            written(connection, query(entity, **values, **_IN_FULL), beside)
        if named:
            told = query("named", **where, bodies=_BODIES[entity])
            written(connection, told, self.path("named", 2 * number + (entity == "authors")))
        if entity == "works":
            written(connection, query("topics", **where), self.path("topics", number))
            written(connection, query("holders", rows=beside), self.path("holders", number))
