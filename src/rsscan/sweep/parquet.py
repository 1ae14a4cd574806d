"""`-o parquet=DIR`: a sweep as tables that other programs join; the folder is complete or not there."""

import csv
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from rsscan.errors import InputError
from rsscan.render.csv_rows import Rows
from rsscan.render.values import Values
from rsscan.sources.snapshot.engine import connected
from rsscan.sources.snapshot.part import quoted
from rsscan.sweep.rows import COVERAGE, FINDINGS, SUBJECTS, run_text, subject_row, typed
from rsscan.sweep.tables import told

Row = Mapping[str, str]


def write_tables(to: Path, report: Values, left_out: Iterable[Row]) -> None:
    """Write `findings`, `subjects` and `coverage` as Parquet, and `run.json` on the run. Raises InputError."""
    try:
        with tempfile.TemporaryDirectory(prefix=f".{to.name}-", dir=to.parent) as scraps:
            made = Path(scraps) / "made"
            made.mkdir(mode=0o700)
            with _table(made, "findings", FINDINGS) as finding, _table(made, "subjects", SUBJECTS) as judged:
                rows = Rows(report)
                for number, subject in enumerate(report.subjects, 1):
                    judged(subject_row(rows.shared(number, subject), subject))
                    for piece in rows.of(number, subject, every=True):
                        finding(piece)
            count = 0
            with _table(made, "coverage", COVERAGE) as seen:
                for count, row in enumerate(left_out, 1):  # noqa: B007 - counted
                    seen(row)
            (made / "run.json").write_text(f"{run_text(report, count)}\n", encoding="utf-8")
            made.rename(to)
    except OSError as error:
        raise InputError(f"--output parquet={to}: cannot be written: {error.strerror or error}") from None


def misplaced(to: Path) -> Iterator[str]:
    """Yield what speaks against writing tables to a folder."""
    if to.exists() and not (to.is_dir() and not any(to.iterdir())):
        yield f"--output parquet={to}: is there already; tables are never mixed with other files"
    elif not to.parent.is_dir():
        yield f"--output parquet={to}: there is no folder {to.parent}"
    elif not os.access(to.parent, os.W_OK):
        yield f"--output parquet={to}: the folder {to.parent} cannot be written to"


@contextmanager
def _table(folder: Path, name: str, columns: Sequence[str]) -> Iterator[Callable[[Row], object]]:
    """Give what takes the rows of a table, which is written when all were taken."""
    rows, to = folder / f"{name}.csv", folder / name / "00000.parquet"
    to.parent.mkdir()
    with rows.open("x", encoding="utf-8", errors="replace", newline="") as stream:
        writer = csv.DictWriter(stream, columns, extrasaction="ignore", quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writeheader()
        yield writer.writerow
    values = ", ".join(typed(columns))
    with connected() as connection, told(f"the table {name} cannot be written"):
        read = (
            f"read_csv({quoted(str(rows))}, all_varchar = true, header = true, quote = '\"', max_line_size = 100000000)"
        )
        connection.execute(
            f"COPY (SELECT {values} FROM {read}) TO {quoted(str(to))} (FORMAT parquet, COMPRESSION zstd)"
        )
    rows.unlink()
