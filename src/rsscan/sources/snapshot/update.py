"""A store brought to a newer snapshot: only the parts that changed are read, beside the edition that is in use.

The new edition is made as a build makes one, with what is kept of the old one staged as further parts. The old edition
stays as it is, and in use until the new one is whole.
"""

import shutil
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from rsscan.errors import InputError
from rsscan.sources.snapshot import store as stores
from rsscan.sources.snapshot.build import (
    Wanted,
    changing,
    check_room,
    digest_of,
    must_lie_outside,
    put,
    sufficing,
    workplace,
)
from rsscan.sources.snapshot.carrying import Carrying, key_of, keys_in
from rsscan.sources.snapshot.database import working
from rsscan.sources.snapshot.edition import Made
from rsscan.sources.snapshot.jobs import Job, Tell, each
from rsscan.sources.snapshot.layout import Layout, Part, faults_of, layout_of
from rsscan.sources.snapshot.staging import Staging


def update(wanted: Wanted, tell: Tell = lambda _doing, _done, _of: None) -> stores.Store:
    """Make a new edition of a store and put it in use; a store that is of the snapshot already is returned as it is.

    Whether works of the expansion are kept is as it was. Raises InputError for a snapshot older than the store, with
    every part that cannot be read, and where the store lacks what it should have.
    """
    stores.open_store(wanted.store)  # there may be none to be held
    with sufficing(wanted), changing(wanted):
        return _updated(wanted, tell)


def _updated(wanted: Wanted, tell: Tell) -> stores.Store:
    before = stores.open_store(wanted.store)
    layout = layout_of(wanted.snapshot, wanted.format)
    must_lie_outside(wanted.store, layout)
    date = before.said["snapshot"]["date"]
    if layout.date < date:
        raise InputError(f"{wanted.snapshot}: is of {layout.date}, and the store of {date} already")
    if keys_in(before) == set(map(key_of, layout.parts)):
        # An update that was killed after its end left its folder, which is named as the edition is.
        shutil.rmtree(workplace(wanted.store, before.edition.name.rpartition("-")[2]), ignore_errors=True)
        return before
    return _succeeded(replace(wanted, expansion=before.said["expansion"]), before, layout, tell)


def _succeeded(wanted: Wanted, before: stores.Store, layout: Layout, tell: Tell) -> stores.Store:
    _refuse(fault.sentence for fault in faults_of(layout) if fault.part)
    check_room(wanted, layout)
    digest = digest_of(wanted, layout, layout.parts, before.edition.name)
    folder = workplace(wanted.store, digest)
    staging = Staging(folder / "staged", expansion=wanted.expansion)
    _stage(wanted, Carrying(before, layout, staging), tell)
    made = Made(layout, {}, staging, folder / f"{layout.date}-{digest}", wanted.means, wanted.rows, wanted.fan)
    return put(wanted, made, tell)


def _stage(wanted: Wanted, carrying: Carrying, tell: Tell) -> None:
    """Stage the parts that changed, and what is kept of the store as further ones."""
    layout, staging, same = carrying.layout, carrying.staging, carrying.same()
    staging.folder.mkdir(parents=True, exist_ok=True)
    for doing, entities in (
        ("reading institutions", (layout.institutions,)),
        ("reading", (layout.works, layout.authors)),
    ):
        parts = [numbered for entity in entities for numbered in enumerate(entity)]
        jobs: dict[Part, Job] = {
            part: partial(carrying.recognise, part=part, nth=nth)
            if part in same
            else partial(staging.stage, part=part, number=nth)
            for nth, part in parts
        }
        _refuse(error for _, error in each(doing, jobs, wanted.means, tell) if error)
    with working(wanted.means) as connection:
        carrying.weigh(connection)
    _refuse(error for _, error in each("carrying", carrying.jobs(), wanted.means, tell) if error)


def _refuse(problems: Iterable[object]) -> None:
    if found := [str(problem) for problem in problems]:
        raise InputError(found)


def difference(store: stores.Store) -> str | None:
    """Return a sentence where a store has other works than the manifests of its snapshot count, else None."""
    counts = store.counts
    held = counts["works"] + counts["left_out"] + counts["without_id"]
    counted = sum(part["records"] for part in store.said["snapshot"]["parts"] if part["path"].startswith("works/"))
    if held == counted:
        return None
    return (
        f"{store.edition}: accounts for {held:,} works, the manifest counts {counted:,}: records stand in it twice, or "
        "among the deleted too; rsscan snapshot build makes a store of the parts alone"
    )


def pruned(place: Path) -> list[str]:
    """Remove every edition of a store but the one in use. Return the names of what was removed.

    Raises InputError for what cannot be removed.
    """
    with stores.held(place):
        used = stores.open_store(place).edition
        old = [path.parent for path in sorted(place.glob(f"*/{stores.MANIFEST}")) if path.parent != used]
        for edition in old:
            try:
                shutil.rmtree(edition)
            except OSError as error:
                raise InputError(f"{edition}: cannot be removed: {error.strerror or error}") from None
    return [edition.name for edition in old]
