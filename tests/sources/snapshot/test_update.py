"""A store brought to a newer snapshot: it holds what a fresh one would, and is of use at any moment."""

import gzip
import json
import os
import random
import shutil
import signal
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from rsscan.errors import InputError
from rsscan.sources.snapshot.build import Wanted, build
from rsscan.sources.snapshot.database import Means
from rsscan.sources.snapshot.lookup import Lookup
from rsscan.sources.snapshot.store import Store, open_store
from rsscan.sources.snapshot.update import difference, pruned, update
from tests.conftest import Run
from tests.made_snapshot import World, half_download, write_snapshot
from tests.made_snapshot.manifests import Written, write_manifests
from tests.sources.snapshot.opening import indexed, places_of, rows_in

Json = dict[str, Any]
Folders = Mapping[str, Sequence[Json]]
"""Records of an entity by the day of their folder."""


def _wanted(snapshot: Path, store: Path) -> Wanted:
    return Wanted(str(snapshot), store, Means(600, 2, store.parent / f"{store.name}-temp"), rows=60)


def content(store: Store) -> dict[str, list[str]]:
    """Return everything in a store, freed of the order of its works."""
    works = rows_in(store, "works")
    ids = {work.pop("place"): work["id"] for work in works}
    found: dict[str, Iterable[object]] = {
        "works": works,
        "authors": rows_in(store, "authors"),
        "ids": [ids[row["place"]] == row["id"] for row in rows_in(store, "ids")],
        "dois": [(row["doi"], ids[row["place"]]) for row in rows_in(store, "dois")],
        "author": [
            (author, orcid, sorted(ids[place] for place in places_of(packed)))
            for author, orcid, packed in indexed(store, "SELECT id, orcid, places FROM author")
        ],
        **{name: indexed(store, f"SELECT * FROM {name}") for name in ("orcid", "institution", "topic")},
    }
    return {name: sorted(map(str, rows)) for name, rows in found.items()}


@dataclass(frozen=True, slots=True)
class Editions:
    """Two snapshots that follow each other, a store of the first, and a fresh store of the second."""

    first: Path
    second: Path
    store: Path
    fresh: Store


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """Make two made snapshots and build a store of each."""
    folder = tmp_path_factory.mktemp("editions")
    for edition in (1, 2):
        world = World(works=200, widest=30, edition=edition)
        write_snapshot(folder / str(edition), world, formats=["parquet"], part_size=60)
    build(_wanted(folder / "1", folder / "store"))
    fresh = build(_wanted(folder / "2", folder / "fresh"))
    return Editions(folder / "1", folder / "2", folder / "store", fresh)


@pytest.fixture
def store(editions: Editions, tmp_path: Path) -> Path:
    """Give a store of the first snapshot, to be updated."""
    return _copied(editions.store, tmp_path / "store")


def _copied(store: Path, to: Path) -> Path:
    """Make a store of links, since no file of one is ever written again."""
    for path in store.rglob("*"):
        (to / path.relative_to(store)).parent.mkdir(parents=True, exist_ok=True)
        if path.is_file():
            os.link(path, to / path.relative_to(store))
    return to


def test_an_updated_store_holds_what_a_fresh_one_does(editions: Editions, store: Path) -> None:
    """Every work, profile, ORCID iD, DOI, institution and topic, and every author's works."""
    before = open_store(store)
    after = update(_wanted(editions.second, store))
    assert content(after) == content(editions.fresh)
    assert after.counts == editions.fresh.counts
    assert after.said["snapshot"]["parts"] == editions.fresh.said["snapshot"]["parts"]
    assert difference(after) is None
    assert open_store(store) == after
    assert content(open_store(editions.store)) == content(before)
    assert list(store.glob(".building/*")) == []
    assert pruned(store) == [before.edition.name]
    assert pruned(store) == []
    assert content(open_store(store)) == content(editions.fresh)


def test_a_store_that_is_of_the_snapshot_is_returned_as_it_is(editions: Editions, store: Path) -> None:
    """Nothing is made twice."""
    before = open_store(store)
    assert update(_wanted(editions.first, store)) == before
    assert {path.name for path in store.iterdir()} == {"current", before.edition.name}


WORKS: Folders = {
    "2026-06-01": [
        {"id": "W1", "title": "stays", "authorships": [
            {"author": {"id": "A1", "orcid": "https://orcid.org/0000-0002-1825-0097"}, "raw_author_name": "A. One",
             "raw_affiliation_strings": ["Here"], "institutions": [{"id": "I7", "display_name": "Without a record"}]},
            {"raw_author_name": "Nobody", "institutions": [{"display_name": "Without an id"}]},
            {"author": {"id": "A2"}, "institutions": [{"id": "I1"}], "raw_orcid": "https://orcid.org/0000-0001-5109-3700"},
        ], "topics": [{"id": "T1", "display_name": "Old name", "score": 0.5, "subfield": {"id": "S/11"}}]},
        {"id": "W2", "title": "is deleted after its part was written"},
        {"id": "W3", "title": "of the expansion", "is_xpac": True},
        {"id": "W4", "title": "without authors", "publication_year": 1999},
    ],
    "2026-06-02": [
        {"id": "W5", "title": "moves", "authorships": [{"author": {"id": "A3"}}]},
        {"id": "W6", "title": "vanishes", "authorships": [{"author": {"id": "A1"}}]},
        {"id": "W7", "title": "joins the expansion"},
        {"id": "W8", "title": "stays though its part changes"},
    ],
}  # fmt: skip
NEWER_WORKS: Folders = {
    "2026-06-01": WORKS["2026-06-01"],
    "2026-06-02": WORKS["2026-06-02"][3:],
    "2026-09-01": [
        {"id": "W5", "title": "moved", "authorships": [{"author": {"id": "A4"}, "raw_affiliation_strings": ["There"]}]},
        {"id": "W7", "title": "joined the expansion", "is_xpac": True},
        {"id": "W9", "title": "new", "topics": [{"id": "T1", "display_name": "Old name", "subfield": {"id": "S/11"}}]},
    ],
}
HELD = [{"institution": {"id": "I8", "display_name": "In a profile alone"}, "years": [2020]}]
AUTHORS: Folders = {
    "2026-06-01": [
        {"id": "A1", "display_name": "Ann One", "affiliations": HELD},
        {"id": "A2", "orcid": "https://orcid.org/0000-0001-5109-3700", "last_known_institutions": [{"id": "I1"}]},
        {"id": "https://openalex.org/A9999999999", "display_name": "No author"},
    ],
    "2026-06-02": [{"id": "A3", "display_name": "Merged into A4"}, {"id": "A5", "display_name": "Eve Five"}],
}
NEWER_AUTHORS: Folders = {
    "2026-06-01": AUTHORS["2026-06-01"],
    "2026-09-01": [{"id": "A4"}, {"id": "A5", "works_count": 3}],
}
INSTITUTIONS: Folders = {"2026-05-01": [{"id": "I1", "display_name": "One"}]}
NEWER_INSTITUTIONS: Folders = {
    "2026-05-01": [{"id": "I1", "display_name": "One, renamed"}, {"id": "I2", "display_name": "Two"}]
}
NEWER = {"works": NEWER_WORKS, "authors": NEWER_AUTHORS, "institutions": NEWER_INSTITUTIONS}


def _lines(snapshot: Path, date: str, entities: Mapping[str, Folders]) -> Path:
    """Write a snapshot of a few records as JSON Lines that are not compressed. Return its folder."""
    data, written = snapshot / "data", []
    for entity, folders in entities.items():
        for day, records in folders.items():
            path = data / "jsonl" / entity / f"updated_date={day}" / "part_0000.gz"
            path.parent.mkdir(parents=True)
            stamped = ({**record, "updated_date": f"{day}T01:02:03"} for record in records)
            text = "".join(json.dumps(record) + "\n" for record in stamped)
            path.write_bytes(gzip.compress(text.encode(), compresslevel=0, mtime=0))
            name = path.relative_to(data / "jsonl").as_posix()
            written.append(Written("jsonl", name, path.stat().st_size, len(records)))
    write_manifests(data, "jsonl", date, written)
    return snapshot


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a store of a few records, and write the snapshot that follows."""
    folder = tmp_path_factory.mktemp("few")
    older = _lines(folder / "1", "2026-06-24", {"works": WORKS, "authors": AUTHORS, "institutions": INSTITUTIONS})
    build(_wanted(older, folder / "store"))
    _lines(folder / "2", "2026-09-23", NEWER)
    return folder


def test_whatever_becomes_of_a_record_an_update_is_as_a_fresh_build(few: Path, tmp_path: Path) -> None:
    """It stays, moves, vanishes without a trace, joins the expansion; bodies without a record are known still."""
    store = _copied(few / "store", tmp_path / "store")
    updated = update(_wanted(few / "2", store))
    fresh = build(_wanted(few / "2", tmp_path / "fresh"))
    assert content(updated) == content(fresh)
    assert updated.counts == fresh.counts
    assert len(content(updated)["works"]) == 6
    assert len(content(updated)["authors"]) == 4
    bodies = "".join(content(updated)["institution"])
    assert all(name in bodies for name in ("One, renamed", "Two", "Without a record", "In a profile alone"))


def test_only_parts_that_changed_are_read_but_for_ids(few: Path, tmp_path: Path) -> None:
    """A title that was altered in a part of the same name, length and count is not seen."""
    store = _copied(few / "store", tmp_path / "store")
    snapshot = shutil.copytree(few / "2", tmp_path / "2")
    for path in snapshot.glob("data/jsonl/works/updated_date=*/part_0000.gz"):
        text = gzip.decompress(path.read_bytes()).replace(b"stays", b"STAYS")
        path.write_bytes(gzip.compress(text, compresslevel=0, mtime=0))
    works = "".join(content(update(_wanted(snapshot, store)))["works"])
    assert "'stays'" in works
    assert "'STAYS though its part changes'" in works


def test_deleted_works_leave_and_a_count_that_is_not_the_manifests_is_told(few: Path, tmp_path: Path) -> None:
    """A ledger may be newer than the parts, and of other columns; a work that stands in a newer part is back."""
    snapshot = _lines(tmp_path / "2", "2026-09-23", NEWER)
    ledger = "deleted_date,work_id,why\n,https://openalex.org/W2,x\n\n2026-09-20,W9\n,no work,\n"
    (snapshot / "data/jsonl/works/deleted_ids.csv").write_text(ledger, encoding="utf-8")
    updated = update(_wanted(snapshot, _copied(few / "store", tmp_path / "store")))
    works = "".join(content(updated)["works"])
    assert ("is deleted" in works, "'new'" in works) == (False, True)
    told = difference(updated)
    assert told is not None
    assert "accounts for 7 works, the manifest counts 8" in told


def test_a_part_that_did_not_change_must_have_its_records(few: Path, tmp_path: Path) -> None:
    """Else works of which nothing is to be read would be taken for such that left it."""
    snapshot = shutil.copytree(few / "2", tmp_path / "2")
    part = next(snapshot.glob("data/jsonl/works/updated_date=2026-06-01/*.gz"))
    length = part.stat().st_size
    text = gzip.decompress(part.read_bytes())
    rest = text.partition(b"\n")[2]
    part.write_bytes(gzip.compress(b" " * (len(text) - len(rest)) + rest, compresslevel=0, mtime=0))
    assert part.stat().st_size == length
    with pytest.raises(InputError, match="has 3 records, the manifest says 4"):
        update(_wanted(snapshot, _copied(few / "store", tmp_path / "store")))


def test_a_store_that_lacks_what_it_should_have_is_not_updated(few: Path, tmp_path: Path) -> None:
    """Its manifest names a part that it was never built of."""
    store = _copied(few / "store", tmp_path / "store")
    told = next(store.glob("*/store.json"))
    said = json.loads(told.read_text(encoding="utf-8"))
    manifest = json.loads((few / "2/data/jsonl/works/manifest.json").read_text(encoding="utf-8"))
    entry = next(each for each in manifest["files"] if "2026-09-01" in each["url"])
    part = {
        "path": "works/updated_date=2026-09-01/part_0000.gz",
        "records": 3,
        "length": entry["meta"]["content_length"],
    }
    said["snapshot"]["parts"].append(part)
    told.unlink()
    told.write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(InputError, match="lacks 1 works of parts that did not change; build the store anew"):
        update(_wanted(few / "2", store))


def test_a_store_that_was_moved_into_the_snapshot_is_refused(few: Path, tmp_path: Path) -> None:
    """The next copy of the snapshot would remove it."""
    shutil.copytree(few / "2", tmp_path / "2")
    store = _copied(few / "store", tmp_path / "2/store")
    before = content(open_store(store))
    with pytest.raises(InputError, match="2/store: lies in the snapshot, whose next copy would remove it"):
        update(_wanted(tmp_path / "2", store))
    assert content(open_store(store)) == before


def test_an_older_snapshot_is_refused(editions: Editions) -> None:
    """What it lacks would be lost."""
    with pytest.raises(InputError, match="1: is of 2026-06-24, and the store of 2026-09-23 already"):
        update(_wanted(editions.first, editions.fresh.edition.parent))


def test_half_a_part_is_refused_and_the_old_edition_stays_in_use(
    editions: Editions, store: Path, tmp_path: Path
) -> None:
    """There is no update with parts left out."""
    newer = shutil.copytree(editions.second, tmp_path / "new")
    half = half_download(newer, "parquet")
    before = open_store(store)
    with pytest.raises(InputError, match=f"{half}: has .* bytes, the manifest says"):
        update(_wanted(newer, store))
    assert open_store(store) == before


def _update_until(wanted: Wanted, until: int) -> None:
    """Update, and be killed when something is told for the nth time."""
    told = 0

    def tell(_doing: str, _done: int, _of: int) -> None:
        nonlocal told
        told += 1
        if told == until:
            os.kill(os.getpid(), signal.SIGKILL)

    update(wanted, tell)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill a process so")
def test_an_update_that_is_killed_leaves_the_old_edition_and_the_next_one_finishes(
    editions: Editions, store: Path
) -> None:
    """Killed at random moments, again and again, each time further on."""
    before, wanted = open_store(store), _wanted(editions.second, store)
    forked = get_context("forkserver")
    forked.set_forkserver_preload(["duckdb", "rsscan.sources.snapshot.update"])
    chance = random.Random(8)  # noqa: S311
    for until in (chance.randrange(least, least + 14) for least in (2, 16, 30)):
        child = forked.Process(target=_update_until, args=(wanted, until))
        child.start()
        child.join(60)
        assert child.exitcode == -signal.SIGKILL
        assert open_store(store) == before
    assert content(update(wanted)) == content(editions.fresh)


def test_the_command_updates_says_what_it_did_and_prunes(editions: Editions, store: Path, rsscan: Run) -> None:
    """From a folder that is named as seen from here; the second time there is nothing to do; no store is said so."""
    before = open_store(store)
    done = rsscan("snapshot", "update", editions.second, store.name)
    assert (done.returncode, done.stderr) == (0, "")
    after = open_store(store)
    assert (
        done.stdout
        == f"{after.edition.relative_to(store.parent)}: {after.counts['works']:,} works, {after.bytes:,} bytes\n"
    )
    assert done.stdout.startswith(f"{store.name}/2026-09-23-")
    again = rsscan("snapshot", "update", editions.second, store, "--prune", "--quiet")
    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr.splitlines() == [
        f"rsscan: {store}: is of this snapshot already", f"rsscan: {before.edition}: removed"
    ]  # fmt: skip
    none = rsscan("snapshot", "update", editions.second, editions.first)
    assert (none.returncode, none.stderr.count("\n")) == (2, 1)
    assert "is no store" in none.stderr


def test_a_folder_may_have_any_name(few: Path, tmp_path: Path) -> None:
    """No sign in it stands for another folder, as `[1]` and `*` do for DuckDB, or for a column."""
    store = _copied(few / "store", tmp_path / "store")
    expected = content(update(_wanted(few / "2", store)))
    (other, odd) = (tmp_path / "row=7,place=1" / name for name in ("it's 1 a", "it's [12] * {i} \u00fc ?"))
    for edition in ("1", "2"):
        for place in (other, odd):
            shutil.copytree(few / edition, place / edition)
    build(_wanted(other / "1", other / "store"))
    build(_wanted(odd / "1", odd / "store"))
    assert content(update(_wanted(odd / "2", odd / "store"))) == expected
    with Lookup(odd / "store") as lookup:
        assert [work["id"] for work in lookup.get("work/W9")["works"]] == [9]
