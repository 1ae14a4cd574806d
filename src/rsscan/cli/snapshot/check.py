"""`rsscan snapshot check`: is a copy of OpenAlex's snapshot whole, or a store as it was built?"""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How a snapshot is published."""

    parquet = "parquet"
    jsonl = "jsonl"


SnapshotArgument = Annotated[
    str,
    typer.Argument(metavar="SNAPSHOT", help="The folder that holds data/parquet or data/jsonl, or s3://openalex."),
]
SnapshotFormat = Annotated[
    Format | None,
    typer.Option("--format", help="Read this format.", show_default="parquet where there is any"),
]


def check(
    snapshot: Annotated[
        str,
        typer.Argument(
            metavar="SNAPSHOT|STORE", help="The folder of a snapshot, s3://openalex, or the folder of a store."
        ),
    ],
    format: SnapshotFormat = None,
) -> None:
    """Hold a snapshot against its manifests, or the edition of a store in use against its hashes.

    Of a snapshot: files, bytes, and the rows of Parquet. Exit 2 names all that is wrong.
    """
    from rsscan.sources.snapshot.store import is_store

    if is_store(Path(snapshot)):
        _check_store(Path(snapshot))
    else:
        _check_snapshot(snapshot, format)


def _check_store(place: Path) -> None:
    from rsscan.errors import InputError
    from rsscan.sources.snapshot.store import open_store

    store = open_store(place)
    if faults := list(store.faults()):
        raise InputError(faults)
    sys.stdout.write(f"{store.edition}: whole, {store.bytes:,} bytes as they were built\n")


def _check_snapshot(snapshot: str, format: Format | None) -> None:
    from rsscan.cli.saying import say
    from rsscan.errors import InputError
    from rsscan.sources.snapshot.layout import faults_of, layout_of

    layout = layout_of(snapshot, format)
    faults = list(faults_of(layout))
    if any(fault.part for fault in faults):
        raise InputError(fault.sentence for fault in faults)
    for fault in faults:
        say(fault.sentence)
    for entity, parts in (("works", layout.works), ("authors", layout.authors), ("institutions", layout.institutions)):
        records, length = sum(part.records for part in parts), sum(part.length for part in parts)
        files = f"{len(parts):,} files" if len(parts) != 1 else "a file"
        sys.stdout.write(f"{entity}: {records:,} records in {files}, {length:,} bytes\n")
    deleted = "a ledger of deleted works" if layout.deleted else "no ledger of deleted works"
    sys.stdout.write(f"{snapshot}: whole, {layout.format} of {layout.date}, with {deleted}\n")
