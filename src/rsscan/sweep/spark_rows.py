"""Rows of tables, made by executors of what they judged and counted; a value is a text still."""

import json
import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rsscan.disposition import Scanned
from rsscan.inputs.saved_reports import scanned
from rsscan.render.csv_rows import Rows
from rsscan.render.values import summary_of
from rsscan.sweep.people import whom
from rsscan.sweep.rows import COVERAGE, FINDINGS, SUBJECTS, coverage_row, subject_row
from rsscan.sweep.tables import batches

if TYPE_CHECKING:
    from pyarrow import RecordBatch

_AT_ONCE = 2_000
"""Rows of a table that are handed to Spark at once."""

_Judged = tuple[int, dict[str, Any]]


def subjects(rows: Rows, judged: "Iterable[RecordBatch]") -> "Iterator[RecordBatch]":
    """Yield a row for each person who was judged."""
    return _texts(SUBJECTS, (subject_row(rows.shared(at + 1, each), each) for at, each in _read(judged)))


def findings(rows: Rows, judged: "Iterable[RecordBatch]") -> "Iterator[RecordBatch]":
    """Yield a row for each piece of evidence."""
    return _texts(FINDINGS, (row for at, each in _read(judged) for row in rows.of(at + 1, each, every=True)))


def coverage(counted: "Iterable[RecordBatch]") -> "Iterator[RecordBatch]":
    """Yield a row for each person who was not judged."""
    return _texts(COVERAGE, (row for batch in counted for row in map(_unjudged, batch.to_pylist())))


def _unjudged(counted: Mapping[str, Any]) -> Mapping[str, str]:
    number, named, *counts = counted.values()
    return coverage_row(whom(number, 0, pickle.loads(named) if named else None), counts)  # noqa: S301 - from where the sweep runs


def told(named: frozenset[str], lists: frozenset[str], judged: "Iterable[RecordBatch]") -> "Iterator[RecordBatch]":
    """Yield how many rows there are of some persons, and the summary of a report on them, as JSON.

    Beside it, pickled, what is to be known of those on whom there are dispositions: they are `named`, the others not.
    """
    import pyarrow as pa

    pieces = [0]
    decided: list[Scanned] = []

    def seen() -> Iterator[dict[str, Any]]:
        for _, each in _read(judged):
            pieces[0] += sum(len(finding["evidence"]) for finding in each["findings"])
            known = scanned(each, lists)
            if not named.isdisjoint(known.persons.union(*(case.persons for case in known.cases))):
                decided.append(known)
            yield each

    summary = summary_of(seen())
    said = json.dumps({"findings": pieces[0], "summary": summary})
    yield pa.record_batch({"said": [said], "decided": [pickle.dumps(decided)]})


def _read(judged: "Iterable[RecordBatch]") -> Iterator[_Judged]:
    for batch in judged:
        for at, value in zip(batch.column(0), batch.column(1), strict=True):
            yield at.as_py(), json.loads(value.as_py())


def _texts(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> "Iterator[RecordBatch]":
    import pyarrow as pa

    for some in batches(rows, _AT_ONCE):
        texts = {column: [_written(row.get(column, "")) for row in some] for column in columns}
        yield pa.record_batch({column: pa.array(values, pa.string()) for column, values in texts.items()})


def _written(text: str) -> str:
    """Return a text without half a character, which no file in UTF-8 can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
