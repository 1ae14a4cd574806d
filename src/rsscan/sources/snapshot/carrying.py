"""What an edition hands on to the one that follows it: the records of the parts that are as they were.

Which these are is learnt from the ids alone in those parts, not by what is new: a record leaves a part without a trace
when it is merged into another, and only for works is there a ledger of what was deleted.
"""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rsscan.errors import InputError
from rsscan.sources.snapshot.bucket import reach
from rsscan.sources.snapshot.database import first, is_of_means, query, table, written
from rsscan.sources.snapshot.engine import said
from rsscan.sources.snapshot.jobs import Job
from rsscan.sources.snapshot.layout import Layout, Part
from rsscan.sources.snapshot.part import PART_BITS, alone, parquet, quoted, rows_of
from rsscan.sources.snapshot.staging import Staging
from rsscan.sources.snapshot.store import Store

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_BY = {"works": "place", "authors": "id"}
"""What the files of an entity are ordered by."""


Key = tuple[str, int, int]


def key_of(part: Part) -> Key:
    """Return what tells a part from every other one, wherever the snapshot lies."""
    return part.name, part.records, part.length


def keys_in(store: Store) -> set[Key]:
    """Return of which parts a store was built."""
    return {(part["path"], part["records"], part["length"]) for part in store.said["snapshot"]["parts"]}


@dataclass(frozen=True, slots=True)
class Carrying:
    """A store whose records go into an edition of a newer snapshot, as far as these are the same."""

    before: Store
    layout: Layout
    staging: Staging

    def same(self) -> frozenset[Part]:
        """Return the parts of which the store was built as they are; institutions are few and always read anew."""
        before = keys_in(self.before)
        return frozenset(part for part in self.layout.works + self.layout.authors if key_of(part) in before)

    def recognise(self, connection: "DuckDBPyConnection", part: Part, nth: int) -> None:
        """Note which records stand in a part that is the same."""
        import duckdb

        to = self.staging.path(f"recognised-{part.entity}", nth)
        if to.exists():
            return
        if part.path.startswith("s3://"):
            reach(connection)
        columns = "id, is_xpac" if part.entity == "works" else "id"
        try:
            connection.execute(f"CREATE OR REPLACE TEMP TABLE seen AS SELECT {columns} FROM {rows_of(part)}")
        except duckdb.Error as error:
            if is_of_means(error):
                raise
            raise InputError(f"{part.path}: cannot be read: {said(error)}") from None
        self.staging.count(connection, part, nth, "seen")
        number = {"works": "number_of(id, 'W')", "authors": "author_of(id)"}[part.entity]
        written(
            connection,
            query("recognised", rows="seen", number=number, wanted=self.staging.chosen(part.entity)["wanted"]),
            to,
        )

    def weigh(self, connection: "DuckDBPyConnection") -> None:
        """Note what is kept of the store. Raises InputError where it lacks records that it should have."""
        self._write_known(connection)
        deleted = self._deleted(connection)
        for entity in _BY:
            to = self._kept(entity)
            if to.exists():
                continue
            recognised = table(self.staging.folder / f"recognised-{entity}", "id BIGINT")
            held = f"({self._held(entity)})"
            (missed,) = first(connection, f"SELECT count(*) FROM {recognised} ANTI JOIN {held} USING (id)")
            if missed:
                lacking = f"lacks {missed:,} {entity} of parts that did not change"
                raise InputError(f"{self.before.edition}: {lacking}; build the store anew")
            written(connection, query(f"kept_{entity}", held=held, recognised=recognised, deleted=deleted), to)

    def jobs(self) -> dict[Path, Job]:
        """Return what is to be done for each file of the store: stage what is kept of it as a part."""
        return {
            self.before.edition / file["file"]: partial(self._carry, entity=entity, nth=nth, file=file)
            for entity in _BY
            for nth, file in enumerate(self.before.said[entity])
        }

    def _held(self, entity: str) -> str:
        if entity == "works":
            return f"SELECT id, place FROM {parquet(self.before.edition / 'ids.parquet')}"
        return f"SELECT id FROM {table(self.before.edition / 'authors', 'id BIGINT')}"

    def _kept(self, entity: str) -> Path:
        return self.staging.folder / f"kept-{entity}.parquet"

    def _deleted(self, connection: "DuckDBPyConnection") -> str:
        """Return the rows of the ledger of deleted works."""
        ledger = self.layout.deleted
        if ledger is None:
            return "(SELECT NULL::BIGINT AS id WHERE false)"
        if ledger.startswith("s3://"):
            reach(connection)
        return f"({query('deleted', ledger=quoted(alone(ledger)))})"

    def _known(self, name: str) -> Path:
        return self.staging.folder / f"known-{name}.parquet"

    def _write_known(self, connection: "DuckDBPyConnection") -> None:
        """Write what the store knows of institutions and topics, for DuckDB to read."""
        beside = self.staging.folder / "known.jsonl"
        with closing(sqlite3.connect(self.before.index, uri=True)) as index:
            for name in ("institution", "topic"):
                with beside.open("w", encoding="utf-8") as stream:
                    for number, record in index.execute(f"SELECT id, record FROM {name} ORDER BY id"):
                        stream.write(json.dumps({"id": number, "record": record}) + "\n")
                how = "format = 'newline_delimited', hive_partitioning = false"
                columns = "{id: 'BIGINT', record: 'VARCHAR'}"
                told = f"read_json({quoted(alone(beside))}, {how}, columns = {columns})"
                written(connection, f"FROM {told}", self._known(name))
        beside.unlink()

    def _carry(self, connection: "DuckDBPyConnection", entity: str, nth: int, file: dict[str, Any]) -> None:
        """Stage what is kept of a file of the store."""
        parts = self.layout.works if entity == "works" else self.layout.authors
        number = len(parts) + nth
        to = self.staging.path(entity, number)
        if to.exists():
            return
        path = parquet(self.before.edition / file["file"])
        low, high = first(connection, f"SELECT min({_BY[entity]}), max({_BY[entity]}) FROM {path}")
        beside = self.staging.folder / f"carried-{entity}-{number:05d}.parquet"
        values = {"rows": path, "kept": self._kept(entity), "low": low, "high": high, "base": number << PART_BITS}
        written(connection, query(f"carried_{entity}", **values), beside)
        connection.execute(query("asked", rows=beside, known=self.staging.rows("institutions")))
        named = query("carried_named", institutions=self._known("institution"))
        written(connection, named, self.staging.path("named", 2 * number + (entity == "authors")))
        if entity == "works":
            topics = query("carried_topics", topics=self._known("topic"), rows=beside)
            written(connection, topics, self.staging.path("topics", number))
            written(connection, query("holders", rows=beside), self.staging.path("holders", number))
        to.parent.mkdir(exist_ok=True)
        beside.replace(to)
