"""The layout in which OpenAlex publishes a snapshot since 2026: which files hold which entity, by its manifests.

The files are those that the manifests name, never what happens to lie in the folders: a record moves to a newer folder
when it changes, and a copy that was taken over an older one holds both.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rsscan.errors import InputError
from rsscan.sources.snapshot.bucket import reach
from rsscan.sources.snapshot.engine import connected
from rsscan.sources.snapshot.footer import footer_fault
from rsscan.sources.snapshot.manifests import HOW_TO_COPY, told_of
from rsscan.sources.snapshot.part import ENTITIES, FORMATS, MOST_RECORDS, Part, rows_of
from rsscan.sources.snapshot.place import Place, place_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Fault", "Layout", "Part", "faults_of", "layout_of", "rows_of"]


@dataclass(frozen=True, slots=True)
class Layout:
    """A snapshot in one of its formats."""

    place: str
    format: str
    date: str
    """The day that the manifests give."""

    works: tuple[Part, ...]
    authors: tuple[Part, ...]
    institutions: tuple[Part, ...]
    deleted: str | None
    """The ledger of deleted works, where there is one."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every file that the manifests name."""
        return self.works + self.authors + self.institutions


@dataclass(frozen=True, slots=True)
class Fault:
    """Something about a copy of a snapshot that is not as its manifests say."""

    sentence: str
    part: Part | None
    """The part that cannot be read for it; None for files that no manifest names and that are left aside."""


def layout_of(place: str, format: str | None = None) -> Layout:
    """Read the manifests of a snapshot: below `place` or in its folder `data`, on this machine or in an S3 bucket.

    Parquet is preferred where both formats are there. Raises InputError with everything that is wrong with them.
    """
    with place_of(place.rstrip("/") or place) as root:
        above, form = _format_in(root, format)
        told = told_of(root, above, form)
        if told.problems:
            raise InputError(told.problems)
        works, authors, institutions = (told.parts[entity] for entity in ENTITIES)
        ledger = f"{above}/works/deleted_ids.csv"
        deleted = root.at(ledger) if root.holds(ledger) else None
        return Layout(root.name, form, told.dates.pop(), works, authors, institutions, deleted)


def _format_in(root: Place, wanted: str | None) -> tuple[str, str]:
    """Return the folder of a format, and the format."""
    for form in [wanted] if wanted else FORMATS:
        for above in (f"data/{form}", form):
            if any(root.holds(f"{above}/{name}") for name in ("manifest.json", "works/manifest.json")):
                return above, form
    raise InputError(_no_layout(root, wanted))


def _no_layout(root: Place, wanted: str | None) -> str:
    """Return why a place is no snapshot."""
    if not root.is_folder("."):
        return f"{root.name}: no such folder"
    what = " or ".join(f"data/{form}" for form in ([wanted] if wanted else FORMATS))
    if any(root.is_folder(f"data/{form}") for form in ([wanted] if wanted else FORMATS)):
        return f"{root.name}: has no manifest in {what}; it comes last, so the copy is not whole: {HOW_TO_COPY}"
    if any(map(root.is_folder, ("data/works", "data/merged_ids", "merged_ids", "legacy-data"))):
        return (
            f"{root.name}: has the layout from before 2026 (data/works, merged_ids), which is kept up no more; copy "
            f"today's: {HOW_TO_COPY}"
        )
    return f"{root.name}: is no snapshot of OpenAlex, it has no {what}; copy one: {HOW_TO_COPY}"


def faults_of(layout: Layout) -> Iterator[Fault]:
    """Yield what is not as the manifests say: parts missing, of another length or with other rows, and strays.

    The rows of JSON Lines are not counted, since that takes as long as reading them.
    """
    with place_of(layout.place) as root, connected() as connection:
        if layout.place.startswith("s3://"):
            reach(connection)
        for part in layout.parts:
            if sentence := _fault(root, connection, part):
                yield Fault(f"{part.path}: {sentence}", part)
        yield from _strays(root, layout)


def _fault(root: Place, connection: "DuckDBPyConnection", part: Part) -> str | None:
    length = root.length(part.path)
    if length is None:
        return "is missing"
    if length != part.length:
        return f"has {length:,} bytes, the manifest says {part.length:,}; copy it again"
    if part.records > MOST_RECORDS:
        return f"has {part.records:,} records, of which at most {MOST_RECORDS:,} in a file can be told apart"
    return footer_fault(connection, part) if part.format == "parquet" else None


def _strays(root: Place, layout: Layout) -> Iterator[Fault]:
    """Yield the folders with files that no manifest names, which a copy over an older one leaves."""
    named = {part.path for part in layout.parts}
    for above in dict.fromkeys(part.path.rsplit("/", 2)[0] for part in layout.parts):
        for folder, files in root.folders(above):
            strays = [file for file in files if f"{above}/{folder}/{file}" not in named]
            if strays:
                count = "a file" if len(strays) == 1 else f"{len(strays):,} files"
                sentence = (
                    f"{above}/{folder}: holds {count} that no manifest names ({strays[0]}); left aside, since its "
                    "records stand elsewhere"
                )
                yield Fault(sentence, None)
