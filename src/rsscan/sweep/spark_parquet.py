"""`-o parquet=URL` on Spark: tables that the executors write, and of which no row passes through the driver.

Only what classic Spark and Connect both know is used, so nothing is renamed or deleted: what says that all of it is
there, `run`, is written last.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rsscan.errors import InputError, SourceError
from rsscan.sweep.rows import typed

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType

FILES = 200
"""The most files of a table."""

_TRIED = 1_000
"""Rows that the executors write at first, to see that they write where it is read."""

_OPTIONS = {
    "compression": "zstd",
    "mapreduce.fileoutputcommitter.marksuccessfuljobs": "false",  # of a table, while others are missing
}


def texts(columns: Sequence[str]) -> str:
    """Return the columns of rows whose values are texts."""
    return ", ".join(f"{column} string" for column in columns)


class Shared:
    """A folder that every executor writes to; it is whole once there is `run` in it."""

    def __init__(self, spark: "SparkSession", place: str) -> None:
        """Take a folder that is not there, and see that it can be written to. Raises InputError."""
        self._spark = spark
        self._place = place.rstrip("/")
        self._count: dict[str, int] = {}
        self._kinds: dict[str, StructType] = {}
        if self._is_there():
            raise InputError(f"--output parquet={place}: is there already; tables are never mixed with other files")
        self._write("_begun", spark.range(_TRIED), _TRIED)
        self._see("_begun")

    def _is_there(self) -> bool:
        from pyspark.errors import AnalysisException

        try:
            return bool(self._spark.read.format("binaryFile").load(self._place).schema)
        except AnalysisException as error:
            if error.getCondition() != "PATH_NOT_FOUND":
                raise
            return False

    def add(self, table: str, rows: "DataFrame", columns: Sequence[str], count: int) -> None:
        """Add rows to a table, of which there are so many; their values are texts."""
        self._write(table, rows.selectExpr(*typed(columns)).coalesce(FILES), count)

    def _write(self, table: str, rows: "DataFrame", count: int) -> None:
        mode = "append" if table in self._count else "error"
        rows.write.mode(mode).options(**_OPTIONS).parquet(f"{self._place}/{table}")
        self._count[table] = self._count.get(table, 0) + count
        self._kinds[table] = rows.schema

    def _see(self, table: str) -> None:
        count = self._count[table]
        seen = self._spark.read.schema(self._kinds[table]).parquet(f"{self._place}/{table}").count()
        if seen != count:
            raise SourceError(
                f"--output parquet={self._place}: of {count:,} rows that the executors wrote {seen:,} are there; "
                "give a folder that all of them and the driver share, such as hdfs://, s3a:// or a network drive"
            )

    def end(self, run: str) -> None:
        """Say that all of the run is there, once every row is. Raises SourceError where rows are lost or double."""
        for table in self._count:
            self._see(table)
        said = self._spark.createDataFrame([(run,)], "value string")
        said.coalesce(1).write.mode("error").text(f"{self._place}/run")
