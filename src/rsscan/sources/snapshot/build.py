"""A store built of a snapshot: parts staged, then an edition made of them, then that edition put in use.

Everything lies below `.building` until it is whole. Each step leaves a file that is whole or not there, so a build that
was interrupted goes on where it was, and gives the same store as one that was not.
"""

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rsscan.errors import InputError
from rsscan.sources.snapshot import store as stores
from rsscan.sources.snapshot.database import Means, digest_of_queries
from rsscan.sources.snapshot.edition import Made, make
from rsscan.sources.snapshot.engine import must_be_installed, said
from rsscan.sources.snapshot.jobs import Tell, each
from rsscan.sources.snapshot.layout import Layout, Part, faults_of, layout_of
from rsscan.sources.snapshot.packing import FAN, ROWS
from rsscan.sources.snapshot.staging import Staging

_ROOM_A_WORK = 1_100
"""Bytes that a build takes of a work while it is at it."""

_ROOM_AN_AUTHOR = 1_100


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a store is to be built of, and with what means."""

    snapshot: str
    store: Path
    means: Means
    format: str | None = None
    expansion: bool = False
    keep_going: bool = False
    rows: int = ROWS
    fan: int = FAN


def build(wanted: Wanted, tell: Tell = lambda _doing, _done, _of: None) -> stores.Store:
    """Build a store of a snapshot, put it in use and return it; what is there already is not built again.

    Raises InputError with every part that cannot be read, unless told to keep going without them, and where memory or
    disk do not suffice.
    """
    with sufficing(wanted):
        layout = layout_of(wanted.snapshot, wanted.format)
        broken = {fault.part: fault.sentence for fault in faults_of(layout) if fault.part}
        _refuse(wanted, broken)
        _make_folder(wanted.store, layout)
        with changing(wanted):
            if there := _whole(wanted.store / _name(wanted, layout, broken)):
                stores.put_in_use(wanted.store, there.edition.name)
                return there
            return _built(wanted, layout, broken, tell)


def _built(wanted: Wanted, layout: Layout, broken: dict[Part, str], tell: Tell) -> stores.Store:
    check_room(wanted, layout)
    folder = workplace(wanted.store, digest_of(wanted, layout, layout.parts))
    staging = Staging(folder / "staged", expansion=wanted.expansion)
    broken |= _stage(wanted, layout, staging, broken, tell)
    _refuse(wanted, broken)
    name = _name(wanted, layout, broken)
    return put(wanted, Made(layout, broken, staging, folder / name, wanted.means, wanted.rows, wanted.fan), tell)


def _make_folder(store: Path, layout: Layout) -> None:
    """Make the folder of a store. Raises InputError where it cannot be one."""
    if store.exists() and not store.is_dir():
        raise InputError(f"{store}: is no folder; a store is one")
    must_lie_outside(store, layout)
    store.mkdir(parents=True, exist_ok=True)


def must_lie_outside(store: Path, layout: Layout) -> None:
    """Raise InputError where a store lies in the snapshot that it is made of."""
    if "://" not in layout.place and store.resolve().is_relative_to(Path(layout.place).resolve()):
        raise InputError(f"{store}: lies in the snapshot, whose next copy would remove it; keep it elsewhere")


@contextmanager
def changing(wanted: Wanted) -> Iterator[None]:
    """Hold a store for this run, and leave nothing in the folder for what does not fit in memory."""
    with stores.held(wanted.store):
        shutil.rmtree(wanted.means.temp, ignore_errors=True)
        try:
            yield
        finally:
            shutil.rmtree(wanted.means.temp, ignore_errors=True)


@contextmanager
def sufficing(wanted: Wanted) -> Iterator[None]:
    """Say in a sentence where memory or disk do not suffice."""
    must_be_installed()
    import duckdb

    try:
        yield
    except duckdb.OutOfMemoryException:
        raise InputError(
            f"{wanted.means.memory:,} MB do not suffice for {wanted.means.threads} threads; give more --memory"
        ) from None
    except (duckdb.Error, sqlite3.Error) as error:
        raise InputError(f"{wanted.store}: cannot be built: {said(error)}") from None
    except OSError as error:
        raise InputError(f"{error.filename or wanted.store}: cannot be used: {error.strerror or error}") from None


def put(wanted: Wanted, made: Made, tell: Tell) -> stores.Store:
    """Make an edition unless it is there, put it in use, and leave nothing of its making."""
    edition = wanted.store / made.folder.name
    if not _whole(edition):
        ready = make(made, tell)
        shutil.rmtree(edition, ignore_errors=True)
        ready.replace(edition)
        stores.sync(wanted.store)
    found = stores.open_edition(edition)
    stores.put_in_use(wanted.store, edition.name)
    shutil.rmtree(wanted.store / stores.BUILDING)
    return found


def _whole(edition: Path) -> stores.Store | None:
    """Return an edition that is there and whole."""
    try:
        return stores.open_edition(edition)
    except InputError:
        return None


def _name(wanted: Wanted, layout: Layout, broken: Mapping[Part, str]) -> str:
    """Return the name of the edition that comes of the parts that are not broken."""
    return f"{layout.date}-{digest_of(wanted, layout, [part for part in layout.parts if part not in broken])}"


def _refuse(wanted: Wanted, broken: dict[Part, str]) -> None:
    if broken and not wanted.keep_going:
        raise InputError(broken.values())


def digest_of(wanted: Wanted, layout: Layout, parts: Iterable[Part], *before: str) -> str:
    """Return what tells a store of these parts, built in this way upon an edition before it, from any other."""
    told = [
        stores.SCHEMA, layout.date, layout.format, wanted.expansion, wanted.rows,
        [[part.name, part.records, part.length] for part in parts], *before,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:8]


def workplace(store: Path, digest: str) -> Path:
    """Return where an edition is made; rows that another version of rsscan staged are not taken for its own."""
    return store / stores.BUILDING / f"{digest}-{digest_of_queries()}"


def _stage(wanted: Wanted, layout: Layout, staging: Staging, broken: dict[Part, str], tell: Tell) -> dict[Part, str]:
    """Read every part that is not broken. Return those that could not be read, each with why."""
    staging.folder.mkdir(parents=True, exist_ok=True)
    wrong: dict[Part, str] = {}
    for doing, entities in (
        ("reading institutions", (layout.institutions,)), ("reading", (layout.works, layout.authors))
    ):  # fmt: skip
        jobs = {
            part: partial(staging.stage, part=part, number=number)
            for entity in entities
            for number, part in enumerate(entity)
            if part not in broken
        }
        wrong |= {part: str(error) for part, error in each(doing, jobs, wanted.means, tell) if error}
    return wrong


def check_room(wanted: Wanted, layout: Layout) -> None:
    """Raise InputError where the disk has too little room for a build of that size."""
    works, authors = (sum(part.records for part in parts) for parts in (layout.works, layout.authors))
    needed = works * _ROOM_A_WORK + authors * _ROOM_AN_AUTHOR
    begun = sum(path.stat().st_size for path in (wanted.store / stores.BUILDING).rglob("*") if path.is_file())
    free = shutil.disk_usage(wanted.store).free + begun
    if free < needed:
        raise InputError(f"{wanted.store}: has {free >> 20:,} MB of room, a build may take {needed >> 20:,} MB")
