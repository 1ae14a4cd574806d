"""One file of a snapshot, and the rows in it: the same columns and types from Parquet and from JSON Lines."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ENTITIES = ("works", "authors", "institutions")
FORMATS = ("parquet", "jsonl")
"""How a snapshot is published; Parquet is read five times as quickly and so preferred."""
PART_BITS = 24
"""A row's number is that of its part, shifted by so many bits, and its place in the part, which has 400,000 at most."""

MOST_RECORDS = 1 << PART_BITS
"""Records of a part; the numbers of further ones would be those of the next part."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of an entity, as the manifest tells of it."""

    entity: str
    path: str
    """A path on this machine, or an s3:// address."""

    records: int
    length: int
    date: str
    """The day of its folder, on which its newest records changed."""

    format: str

    @property
    def name(self) -> str:
        """The file below its format, the same wherever the snapshot lies."""
        return "/".join(self.path.split("/")[-3:])


_BODY = "id VARCHAR, display_name VARCHAR, ror VARCHAR, country_code VARCHAR, lineage VARCHAR[]"

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "works": {
        "id": "VARCHAR",
        "doi": "VARCHAR",
        "title": "VARCHAR",
        "display_name": "VARCHAR",
        "publication_date": "DATE",
        "publication_year": "BIGINT",
        "type": "VARCHAR",
        "authorships": (
            "STRUCT(author STRUCT(id VARCHAR, display_name VARCHAR, orcid VARCHAR), author_position VARCHAR, "
            "affiliations STRUCT(raw_affiliation_string VARCHAR)[], raw_author_name VARCHAR, raw_orcid VARCHAR, "
            f"raw_affiliation_strings VARCHAR[], institutions STRUCT({_BODY})[])[]"
        ),
        "topics": "STRUCT(id VARCHAR, display_name VARCHAR, score DOUBLE, subfield STRUCT(id VARCHAR))[]",
        "funders": "STRUCT(id VARCHAR, display_name VARCHAR, ror VARCHAR)[]",
        "awards": (
            "STRUCT(id VARCHAR, display_name VARCHAR, funder_award_id VARCHAR, funder_id VARCHAR, "
            "funder_display_name VARCHAR)[]"
        ),
        "is_xpac": "BOOLEAN",
        "updated_date": "TIMESTAMP",
    },
    "authors": {
        "id": "VARCHAR",
        "orcid": "VARCHAR",
        "display_name": "VARCHAR",
        "display_name_alternatives": "VARCHAR[]",
        "works_count": "BIGINT",
        "counts_by_year": 'STRUCT("year" BIGINT, works_count BIGINT)[]',
        "affiliations": f'STRUCT(institution STRUCT({_BODY}), "years" BIGINT[])[]',
        "last_known_institutions": f"STRUCT({_BODY})[]",
        "updated_date": "TIMESTAMP",
    },
    "institutions": {
        "id": "VARCHAR",
        "ror": "VARCHAR",
        "display_name": "VARCHAR",
        "country_code": "VARCHAR",
        "lineage": "VARCHAR[]",
        "homepage_url": "VARCHAR",
        "display_name_acronyms": "VARCHAR[]",
        "display_name_alternatives": "VARCHAR[]",
        "works_count": "BIGINT",
        "geo": "STRUCT(city VARCHAR, country_code VARCHAR)",
        "international": "STRUCT(display_name MAP(VARCHAR, VARCHAR))",
        "updated_date": "TIMESTAMP",
    },
}
"""What is read of each entity, with the types of DuckDB. Told in full, because types guessed file by file differ."""

LARGEST_RECORD = 64 << 20
"""Most bytes of a line: a work of 5,000 authors has nine million. Twice as much is allocated in each thread."""

_TIMES = ("DATE", "TIMESTAMP")


def rows_of(part: Part, *, trimmed: bool = True) -> str:
    """Return the rows of a file as a table expression of DuckDB with the columns of its entity in COLUMNS.

    A date that is none is read as unknown; any other value of a wrong type fails, since reading it as unknown could
    hide a whole byline. Untrimmed, what is nested in Parquet keeps the fields that nobody reads, and is read quicker.
    """
    columns = COLUMNS[part.entity]
    if part.format == "parquet":
        source = parquet(part.path)
    else:
        told = ", ".join(f"{name}: {quoted('VARCHAR' if kind in _TIMES else kind)}" for name, kind in columns.items())
        source = (
            f"read_json({quoted(alone(part.path))}, format = 'newline_delimited', compression = 'gzip', "
            f"auto_detect = false, hive_partitioning = false, maximum_object_size = {LARGEST_RECORD}, "
            f"columns = {{{told}}})"
        )
    read = (_read(name, kind if trimmed or "STRUCT" not in kind else None) for name, kind in columns.items())
    return f"(SELECT {', '.join(read)} FROM {source})"


def _read(name: str, kind: str | None) -> str:
    """Return how a column is read as its kind, or as it is where none is told."""
    if kind is None:
        return name
    return f"{'TRY_CAST' if kind in _TIMES else 'CAST'}({name} AS {kind}) AS {name}"


def quoted(text: str) -> str:
    """Return a text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def alone(path: str | Path) -> str:
    """Return a path as DuckDB takes it for itself: of `store*` it would read `store2` too, and of `a[1]` only `a1`."""
    return re.sub(r"[*?[]", r"[\g<0>]", str(path))


def parquet(path: str | Path, files: str = "") -> str:
    """Return the rows of a Parquet file as a table expression, or those of the files of a pattern in a folder.

    A folder above that is called `year=2026` would be taken for a column.
    """
    return f"(FROM read_parquet({quoted(alone(path) + files)}, hive_partitioning = false))"
