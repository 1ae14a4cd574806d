"""`rsscan snapshot status`: what is in a store, and how old it is."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rsscan.cli.lists.options import Form, put
from rsscan.cli.options import day

if TYPE_CHECKING:
    from rsscan.sources.snapshot.store import Store


_HELD = (
    "{works:,} works, {authorships:,} authorships, {authors:,} authors, {orcids:,} ORCID iDs, "
    "{institutions:,} institutions, {topics:,} topics; {bytes:,} bytes"
)


def status(
    store: Annotated[Path, typer.Argument(metavar="STORE", help="The folder of the store.")],
    as_of: Annotated[
        str | None, typer.Option(help="Count ages as of this day.", metavar="DATE", show_default="today")
    ] = None,
    format: Annotated[Form, typer.Option("--format", "-f", help="text, or json for programs.")] = Form.text,
) -> None:
    """Show the editions of a store: date, age, counts, bytes, what was left out, and whether a build has not ended."""
    from rsscan.sources.snapshot.store import editions_in

    on = day("--as-of", as_of) or datetime.now(UTC).date()
    found = editions_in(store)
    records = [_record(one, in_use=one.edition.name == found.in_use, on=on) for one in found.whole]
    put(
        format,
        lambda: "".join(
            f"{line}\n" for line in _lines(found.whole, records, found.faults, unfinished=found.unfinished)
        ),
        lambda: {"editions": records, "unfinished": found.unfinished, "faults": list(found.faults)},
    )


def _record(store: "Store", *, in_use: bool, on: date) -> dict[str, Any]:
    snapshot = store.said["snapshot"]
    return {
        "edition": store.edition.name,
        "in_use": in_use,
        "date": snapshot["date"],
        "age_days": (on - date.fromisoformat(snapshot["date"])).days,
        "format": snapshot["format"],
        "expansion": store.said["expansion"],
        "counts": dict(store.counts),
        "bytes": store.bytes,
        "skipped": snapshot["skipped"],
    }


def _lines(
    stores: "tuple[Store, ...]", records: list[dict[str, Any]], faults: tuple[str, ...], *, unfinished: bool
) -> Iterator[str]:
    for store, record in zip(stores, records, strict=True):
        use = "in use" if record["in_use"] else "not in use"
        yield f"{record['edition']} ({use}): snapshot of {record['date']}, {record['age_days']:,} days old"
        yield "  " + _HELD.format(**record["counts"], bytes=record["bytes"])
        if left_out := record["counts"]["left_out"]:
            yield f"  without {left_out:,} works of OpenAlex's expansion, which its API leaves out too"
        yield from (f"! {remark}" for remark in remarks(store))
    yield from (f"! {fault}" for fault in faults)
    if unfinished:
        yield "! a build or an update has not ended; the same command goes on from where it was"


def remarks(store: "Store") -> Iterator[str]:
    """Yield what an edition lacks of its snapshot, as sentences."""
    for part in store.said["snapshot"]["skipped"]:
        yield f"{part['path']}: left out with {part['records']:,} records: {part['wrong']}"
    if count := store.counts["without_id"]:
        yield f"{count:,} records of works without a usable id were left out"
