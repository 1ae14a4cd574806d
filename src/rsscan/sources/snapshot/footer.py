"""What the footer of a Parquet file tells without reading its rows: how many there are, and which fields they have."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rsscan.sources.snapshot.engine import said
from rsscan.sources.snapshot.part import COLUMNS, Part, alone, parquet, quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def footer_fault(connection: "DuckDBPyConnection", part: Part) -> str | None:
    """Return what is wrong with the footer of a part, None where nothing is."""
    import duckdb

    path = quoted(alone(part.path))
    try:
        ((rows,),) = connection.execute(f"SELECT num_rows FROM parquet_file_metadata({path})").fetchall()
        relation = connection.sql(f"FROM {parquet(part.path)}")
        found = set(_columns(zip(relation.columns, relation.types, strict=True)))
    except duckdb.Error as error:
        return f"cannot be read: {said(error)}"
    wanted = _columns((name, connection.type(kind)) for name, kind in COLUMNS[part.entity].items())
    # DuckDB reads a field that a structure lacks as unknown, and with it every affiliation that stands in it.
    if lacking := [field for field in wanted if field not in found]:
        return f"lacks {', '.join(lacking)}; its layout is not the one of 2026"
    return None if rows == part.records else f"has {rows:,} records, the manifest says {part.records:,}"


def _columns(columns: Any) -> Iterator[str]:
    for name, kind in columns:
        yield name
        yield from _fields(kind, name)


def _fields(kind: Any, above: str) -> Iterator[str]:
    """Yield the names of the fields in a type, those in lists and structures with what they stand in."""
    if kind.id == "list":
        yield from _fields(dict(kind.children)["child"], above)
    elif kind.id == "struct":
        for name, inner in kind.children:
            yield f"{above}.{name}"
            yield from _fields(inner, f"{above}.{name}")
