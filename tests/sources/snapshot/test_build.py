"""A store holds what the snapshot says, whatever happens while it is built, and the same bytes each time."""

import json
import re
import shutil
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from rsscan.errors import InputError
from rsscan.sources.payload import author_from, work_from
from rsscan.sources.snapshot.build import Wanted, build, sufficing
from rsscan.sources.snapshot.database import Means, means_of
from rsscan.sources.snapshot.layout import layout_of
from rsscan.sources.snapshot.store import Store, open_store
from rsscan.sweep.directory import person_with
from tests.made_snapshot import Records, half_download, lose_part, records, spoil_bytes
from tests.sources.snapshot.opening import (
    body_of,
    built,
    indexed,
    places_of,
    rows_in,
    works_in,
    write_records,
)

Json = dict[str, Any]


@pytest.fixture(scope="module")
def told(snapshot: Path) -> Records:
    """What that snapshot says."""
    return records(snapshot)


@pytest.fixture(scope="module")
def store(snapshot: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store of it."""
    return built(snapshot, tmp_path_factory.mktemp("store"))


def test_every_work_is_read_back_as_the_parser_reads_its_record(store: Store, told: Records) -> None:
    """Names, ORCID iDs, institutions with lineage, printed texts, topics and days: nothing is lost on the way."""
    found = {work.id: work for work in map(work_from, works_in(store))}
    expected = {
        work.id: work for work in (work_from(each, singleton=True) for each in told.works if not each["is_xpac"])
    }
    assert expected
    assert found == expected


def test_both_formats_give_the_same_tables(snapshot: Path, store: Store, tmp_path: Path) -> None:
    """JSON Lines are the slower way to the same store."""
    other = built(snapshot, tmp_path, format="jsonl")
    for name in ("works", "authors", "ids", "dois"):
        assert rows_in(other, name) == rows_in(store, name)
    for name in ("author", "orcid", "institution", "topic"):
        assert indexed(other, f"SELECT * FROM {name}") == indexed(store, f"SELECT * FROM {name}")


def test_the_index_leads_to_every_work_of_an_author(store: Store, told: Records) -> None:
    """By author id and by ORCID iD, of the profile or of a byline; an iD on a line without author is one too."""
    places = {row["id"]: row["place"] for row in rows_in(store, "works")}
    expected, carried = defaultdict(set), defaultdict(set)
    for work in told.works:
        for line in work["authorships"] if not work["is_xpac"] else ():
            if author := line["author"]["id"]:
                expected[int(author[22:])].add(places[int(work["id"][22:])])
                carried[int(author[22:])].add(line["author"]["orcid"])
            elif line["raw_orcid"]:
                expected[person_with(line["raw_orcid"][18:])].add(places[int(work["id"][22:])])
                carried[person_with(line["raw_orcid"][18:])].add(line["raw_orcid"])
    found = {author: list(places_of(packed)) for author, packed in indexed(store, "SELECT id, places FROM author")}
    assert {author: sorted(each) for author, each in expected.items()} == found
    for each in told.authors:
        carried[int(each["id"][22:])].add(each["orcid"])
    pairs = {(orcid[18:], author) for author, orcids in carried.items() for orcid in orcids if orcid}
    assert set(indexed(store, "SELECT orcid, author FROM orcid")) == pairs


def test_works_are_found_by_id_and_by_doi(store: Store) -> None:
    """Both tables are in order and name the place of every work."""
    works = rows_in(store, "works")
    assert [work["place"] for work in works] == list(range(len(works)))
    assert rows_in(store, "ids") == sorted(
        ({"id": work["id"], "place": work["place"]} for work in works), key=lambda row: row["id"]
    )
    dois = [{"doi": work["doi"][16:].lower(), "place": work["place"]} for work in works if work["doi"]]
    assert rows_in(store, "dois") == sorted(dois, key=lambda row: (row["doi"], row["place"]))


def test_every_profile_is_read_back_as_the_parser_reads_it(store: Store, told: Records) -> None:
    """Profiles are all kept, those without a work in the store too."""
    known = {number: json.loads(record) for number, record in indexed(store, "SELECT id, record FROM institution")}
    rows = rows_in(store, "authors")
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    found = []
    for profile in (json.loads(row["profile"]) for row in rows):
        held = [row | {"institution": body_of(row["institution"], known)} for row in profile["affiliations"]]
        last = [body_of(body, known) for body in profile["last_known_institutions"]]
        found.append(author_from(profile | {"affiliations": held, "last_known_institutions": last}))
    assert found == sorted(map(author_from, told.authors), key=lambda author: author.id)


def test_the_manifest_counts_and_names_everything(store: Store, told: Records) -> None:
    """What is in the store, what was left out, and of which parts of which day it was built."""
    kept = [work for work in told.works if not work["is_xpac"]]
    counts = {"works": len(kept), "authorships": sum(len(work["authorships"]) for work in kept)}
    assert counts.items() <= store.counts.items()
    assert store.counts["left_out"] == len(told.works) - len(kept)
    assert store.counts["authors"] == len(told.authors)
    assert store.said["snapshot"]["date"] == "2026-06-24"
    assert sum(part["records"] for part in store.said["snapshot"]["parts"]) == sum(
        len(each) for each in (told.works, told.authors, told.institutions)
    )
    held = {path.relative_to(store.edition).as_posix() for path in store.edition.rglob("*") if path.is_file()}
    assert held == {*store.said["files"], "store.json"}
    assert not list(store.faults())


def test_with_the_expansion_every_work_is_kept(snapshot: Path, told: Records, tmp_path: Path) -> None:
    """An own edition, so that nobody takes the one for the other."""
    found = built(snapshot, tmp_path, expansion=True)
    assert (found.counts["works"], found.said["expansion"]) == (len(told.works), True)


def test_a_store_is_the_same_bytes_with_other_threads_and_another_order_of_files(
    snapshot: Path, store: Store, tmp_path: Path
) -> None:
    """Who checks a store by its hashes must not find another."""
    copy = tmp_path / "snapshot"
    for path in sorted(snapshot.rglob("*"), reverse=True):
        if path.is_file():
            (copy / path.relative_to(snapshot)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy / path.relative_to(snapshot))
    again = built(copy, tmp_path / "store", threads=3)
    assert again.said["files"] == store.said["files"]


def test_rows_are_scattered_twice_where_there_are_many_files(snapshot: Path, store: Store, tmp_path: Path) -> None:
    """How many files are open at a time changes nothing that is in the store."""
    again = built(snapshot, tmp_path, fan=1)
    assert [rows_in(again, name) for name in ("works", "authors", "ids")] == [
        rows_in(store, name) for name in ("works", "authors", "ids")
    ]
    assert again.said["files"]["index.sqlite"] == store.said["files"]["index.sqlite"]


class _Stopped(BaseException):
    """As Ctrl-C does, where it is told to."""


def test_a_build_that_is_interrupted_goes_on_and_gives_the_same_store(
    snapshot: Path, store: Store, tmp_path: Path
) -> None:
    """At whatever step: the store in use is untouched until the new one is whole."""
    wanted = Wanted(str(snapshot), tmp_path, Means(500, 1, tmp_path / ".building" / "spill"), rows=200)
    for last in (1, 7, 11, 14, 18):

        def stop(_doing: str, _done: int, _of: int, left: Iterator[int] = iter(range(last, -1, -1))) -> None:  # noqa: B008
            if next(left) == 0:
                raise _Stopped

        with pytest.raises(_Stopped):
            build(wanted, stop)
        with pytest.raises(InputError, match="goes on where it was"):
            open_store(tmp_path)
    found = build(wanted)
    assert found.said["files"] == store.said["files"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["current", found.edition.name])


def test_what_was_lost_since_an_interruption_is_never_lost_in_silence(snapshot: Path, tmp_path: Path) -> None:
    """Rows that were on their way to their places."""
    wanted = Wanted(str(snapshot), tmp_path, Means(500, 1, tmp_path / ".building" / "spill"), rows=50)

    def stop(doing: str, _done: int, _of: int) -> None:
        if doing == "sorting works":
            raise _Stopped

    with pytest.raises(_Stopped):
        build(wanted, stop)
    next(tmp_path.glob(".building/*/*/scattered/works/bucket=5/*.parquet")).unlink()
    with pytest.raises(InputError, match=r"works of 283; remove .* and build again"):
        build(wanted)
    left = next(tmp_path.glob(".building/*"))
    left.rename(left.with_name(left.name.rpartition("-")[0] + "-ofanother"))  # version, whose rows are not taken up
    assert build(wanted).counts["works"] == 283


def test_a_store_that_is_there_is_not_built_again(snapshot: Path, store: Store) -> None:
    """The second time nothing is read or written but the name of what is in use."""
    place = store.edition.parent
    before = {path: path.stat().st_mtime_ns for path in store.edition.rglob("*")}
    assert built(snapshot, place).edition == store.edition
    assert {path: path.stat().st_mtime_ns for path in store.edition.rglob("*")} == before
    assert sorted(path.name for path in place.iterdir()) == sorted(["current", store.edition.name])


def test_a_damaged_store_is_refused_and_built_anew(snapshot: Path, store: Store, tmp_path: Path) -> None:
    """As its sentence says."""
    copy = shutil.copytree(store.edition.parent, tmp_path / "store")
    edition = copy / store.edition.name
    (edition / "ids.parquet").write_bytes(b"short")
    (edition / "works" / "00000.parquet").unlink()
    with pytest.raises(InputError, match="build the store anew") as caught:
        open_store(copy)
    assert len(caught.value.problems) == 2
    assert built(snapshot, copy).said["files"] == store.said["files"]
    assert not list(open_store(copy).faults())
    (edition / "dois.parquet").write_bytes((edition / "dois.parquet").read_bytes()[::-1])
    assert [fault.split(": ")[0] for fault in open_store(copy).faults()] == [str(edition / "dois.parquet")]


@pytest.mark.parametrize("key", ["files", "works", "authors", "counts", "snapshot", "expansion"])
@pytest.mark.parametrize("value", [None, [7], {"a": 7}, "text"], ids=str)
def test_a_store_that_tells_of_itself_otherwise_is_refused(
    store: Store, tmp_path: Path, key: str, value: object
) -> None:
    """In a sentence, whatever somebody wrote into its manifest."""
    edition = tmp_path / "store" / store.edition.name
    shutil.copytree(store.edition.parent, tmp_path / "store")
    (edition / "store.json").write_text(json.dumps({**store.said, key: value}))
    with pytest.raises(InputError, match=r"store.json: is missing or damaged; build the store anew"):
        open_store(tmp_path / "store")


def test_broken_parts_are_all_named_and_nothing_is_built(snapshot: Path, tmp_path: Path) -> None:
    """What the manifest contradicts, and what only reading shows."""
    copy = shutil.copytree(snapshot, tmp_path / "snapshot")
    half, lost = half_download(copy, "parquet"), lose_part(copy, "parquet", "authors")
    with pytest.raises(InputError) as caught:
        built(copy, tmp_path / "store")
    assert [problem.split(": ")[0] for problem in caught.value.problems] == [str(half), str(lost)]
    assert not (tmp_path / "store").exists()


def _spoilt(snapshot: Path, form: str) -> Path:
    """Spoil the middle of a part; of Parquet all but its ends, so that a column is met that is read."""
    path = spoil_bytes(snapshot, form)
    if form == "parquet":
        content = path.read_bytes()
        end = int.from_bytes(content[-8:-4], "little") + 8
        path.write_bytes(content[:4] + b"\x5a" * (len(content) - end - 4) + content[-end:])
    return path


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_with_keep_going_a_broken_part_is_left_out_and_said(
    snapshot: Path, store: Store, tmp_path: Path, form: str
) -> None:
    """A scan must know that a work may be missing; the edition is another than that of the whole."""
    copy = shutil.copytree(snapshot, tmp_path / "snapshot")
    spoilt = _spoilt(copy, form)
    with pytest.raises(InputError, match=spoilt.parent.name):
        built(copy, tmp_path / "store", format=form)
    found = built(copy, tmp_path / "store", format=form, keep_going=True)
    (skipped,) = found.said["snapshot"]["skipped"]
    assert skipped["path"] in str(spoilt)
    assert skipped["wrong"].startswith(str(spoilt))
    assert 0 < found.counts["works"] < store.counts["works"]
    assert found.edition.name != store.edition.name


def _work(number: int, **fields: Any) -> Json:
    return {"id": f"https://openalex.org/W{number}", "updated_date": "2026-01-01T00:00:00", **fields}


def _line(number: int | None, **fields: Any) -> Json:
    author = {"id": number and f"https://openalex.org/A{number}", "display_name": "Ada Made", "orcid": None}
    return {"author": author, "author_position": "middle", **fields}


BODY = {"id": "https://openalex.org/I7", "display_name": "Made Institute", "ror": "https://ror.org/03yrm5c26",
        "country_code": "DE", "lineage": ["https://openalex.org/I7", "https://openalex.org/I8"]}  # fmt: skip

ODD: list[Json] = [
    _work(1),
    _work(2, title="  ", publication_year=1999, doi="HTTPS://doi.org/10.1234/ABC", authorships=[]),
    _work(3, authorships=[_line(None), _line(9999999999), _line(5, raw_author_name=" \u00a0\u3000")]),
    _work(4, authorships=[
        _line(5, raw_author_name="A. Made", institutions=[BODY, {**BODY, "id": None, "display_name": "Nowhere"}, None],
              raw_affiliation_strings=[" x ", "", "y", "x", None], affiliations=[
                  {"raw_affiliation_string": "z"}, {"raw_affiliation_string": "y"}, {"raw_affiliation_string": None}]),
        _line(5, raw_affiliation_strings=["twice", "twice"], raw_orcid="0000-0002-1825-0097", affiliations=[
            {"raw_affiliation_string": "twice"}, {"raw_affiliation_string": "twice"}]),
        _line(5, raw_affiliation_strings=["x"], affiliations=[{"raw_affiliation_string": "z\u00a0"}]),
        None,
    ]),
    _work(5, publication_date="0000-01-01", publication_year=1871),
    _work(6, authorships=[_line(None)] * 100, topics=[
        {"id": "https://openalex.org/T10001", "display_name": "Made", "score": 0.98765, "subfield": {
            "id": "https://openalex.org/subfields/1702"}},
        {"id": None, "display_name": "None", "score": None, "subfield": None}]),
    _work(7, authorships=[_line(None)] * 5000, publication_date="1998-02-03"),
    {"id": None, "title": "no id"},
]  # fmt: skip


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_odd_records_are_read_back_as_the_parser_reads_them(tmp_path: Path, form: str) -> None:
    """Blanks for names, institutions without id or without a record, texts twice, nobody, 100 and 5,000 authors."""
    found = built(write_records(tmp_path / "snapshot", form, works=[ODD]), tmp_path / "store")
    expected = [work_from(work, singleton=True) for work in ODD[:-1]]
    read = sorted((work_from(work) for work in works_in(found)), key=lambda work: work.id)
    assert read == expected
    assert [work.cut for work in read] == [False, False, False, False, False, True, True]
    assert found.counts["without_id"] == 1
    assert [line[5] for line in json.loads(_row(found, 4)["byline"])[:3]] == [["x", "y", "z"], ["twice"], ["x", "z"]]
    assert _row(found, 2)["year"] == 1999
    assert rows_in(found, "dois")[0]["doi"] == "10.1234/abc"


OWN = person_with("0000-0001-5109-3700")


def test_ids_in_other_forms_lead_to_the_same_and_never_to_another(tmp_path: Path) -> None:
    """With http, in small letters, bare; what is no id of that kind is none, however much it looks like a number."""
    bodies = [BODY | {"id": f"https://openalex.org/{number}", "display_name": f"Body {at}"}
              for at, number in enumerate(("I-1", "I-1", "F7", "I1e1", "i7", "I1234567890123"))]  # fmt: skip
    works = [
        _work(12, title="\u3000\x0b", display_name="Shown") | {"id": "http://openalex.org/W12"},
        _work(13, authorships=[
            _line(None, institutions=bodies) | {"author": {"id": number, "orcid": "0000-0001-5109-3700 "}}
            for number in ("http://openalex.org/A51", "a52", "openalex:A53", "A9999999999", "https://openalex.org/W54")
        ]),
        {"id": "https://openalex.org/I-1"},
    ]  # fmt: skip
    profiles = [{"id": "A55", "orcid": " https://orcid.org/0000-0002-1825-009x "}]
    found = built(write_records(tmp_path / "snapshot", works=[works], authors=[profiles]), tmp_path / "store")
    expected = [work_from(work, singleton=True) for work in works[:-1]]
    assert sorted((work_from(work) for work in works_in(found)), key=lambda work: work.id) == expected
    assert [body.id for body in expected[1].authorships[0].institutions if body.id] == ["https://openalex.org/I7"]
    assert indexed(found, "SELECT id FROM author") == [(OWN,), (51,), (52,), (53,)]
    assert indexed(found, "SELECT author, orcid FROM orcid WHERE author <> 51 ORDER BY author") == [
        (OWN, "0000-0001-5109-3700"), (52, "0000-0001-5109-3700"), (53, "0000-0001-5109-3700"),
        (55, "0000-0002-1825-009X")
    ]  # fmt: skip
    assert found.counts["without_id"] == 1


def test_a_day_is_the_same_wherever_the_machine_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spark writes moments with a time zone, and DuckDB reads such in the one of the machine."""
    snapshot = write_records(tmp_path / "snapshot", works=[[_work(1) | {"updated_date": "2026-01-01T20:00:00"}]])
    (part,) = layout_of(str(snapshot)).works
    with closing(duckdb.connect()) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(f"""COPY (SELECT * REPLACE (updated_date::TIMESTAMPTZ AS updated_date)
            FROM read_parquet('{part.path}', hive_partitioning = false)) TO '{part.path}.new' (FORMAT parquet)""")
    Path(f"{part.path}.new").replace(part.path)
    length = Path(part.path).stat().st_size
    for path in (snapshot / "data/parquet").rglob("manifest.json"):
        path.write_text(path.read_text().replace(str(part.length), str(length)))
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert str(_row(built(snapshot, tmp_path / "store"), 1)["updated"]) == "2026-01-01"


def _row(store: Store, number: int) -> Json:
    return next(row for row in rows_in(store, "works") if row["id"] == number)


def test_of_a_work_in_two_parts_the_newer_counts(tmp_path: Path) -> None:
    """Also where the older stands in the part that is read later, and its authors are not led to it."""
    old = _work(1, title="old", updated_date="2026-01-01", authorships=[_line(5)])
    new = _work(1, title="new", updated_date="2026-03-01", authorships=[_line(6)])
    profiles = [[{"id": "https://openalex.org/A6", "display_name": name, "updated_date": day}]
                for name, day in (("New", "2026-03-01"), ("Old", "2026-01-01"))]  # fmt: skip
    folder = write_records(tmp_path / "snapshot", works=[[_work(2)], [new], [old]], authors=profiles)
    found = built(folder, tmp_path / "store")
    assert {row["id"]: row["title"] for row in rows_in(found, "works")} == {1: "new", 2: None}
    assert [author for (author,) in indexed(found, "SELECT id FROM author")] == [6]
    assert [json.loads(row["profile"])["display_name"] for row in rows_in(found, "authors")] == ["New"]
    assert (found.counts["works"], found.counts["authors"], found.counts["authorships"]) == (2, 1, 1)


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_an_institution_without_a_record_is_known_by_what_bylines_say_last(tmp_path: Path, form: str) -> None:
    """Its own record goes before, and gives its lineage; works that are left out say nothing of it."""
    late = BODY | {"display_name": "Renamed Institute"}
    unheard = BODY | {"display_name": "Unheard Institute"}
    works = [
        _work(1, updated_date="2026-03-01", authorships=[_line(5, institutions=[late])]),
        _work(2, updated_date="2026-02-01", authorships=[_line(5, institutions=[BODY, BODY | {"id": "I9"}])]),
        _work(3, updated_date="2026-04-01", authorships=[_line(5, institutions=[unheard])], is_xpac=True),
    ]
    own = [[{"id": "https://openalex.org/I9", "display_name": "Own", "lineage": ["https://openalex.org/I9"]}]]
    found = built(write_records(tmp_path / "snapshot", form, works=[works], institutions=own), tmp_path / "store")
    known = {number: json.loads(record) for number, record in indexed(found, "SELECT id, record FROM institution")}
    assert known[7] == late
    assert (known[9]["display_name"], known[9]["lineage"]) == ("Own", ["https://openalex.org/I9"])


def test_works_of_one_hub_lie_together(tmp_path: Path) -> None:
    """The author with the most works gathers them, wherever they stand in the snapshot."""
    works = [[_work(10 * part + at, authorships=[_line(5 + at), _line(100 + 10 * part + at)]) for at in range(3)]
             for part in range(6)]  # fmt: skip
    found = built(write_records(tmp_path / "snapshot", works=works), tmp_path / "store", rows=6)
    by_file = [{row["id"] % 10 for row in rows_in(replace(found), f"works/{at:05d}")} for at in range(3)]
    assert sorted(map(sorted, by_file)) == [[0], [1], [2]]


def test_works_of_very_many_authors_lie_apart_from_their_hub(tmp_path: Path) -> None:
    """Else the papers of a large collaboration would make one group of rows that takes a gigabyte to read."""
    wide = [_line(5), *(_line(1000 + at) for at in range(200))]
    works = [_work(at, authorships=wide if at % 2 else [_line(5)]) for at in range(1, 7)]
    found = built(write_records(tmp_path / "snapshot", works=[[*works, _work(9)]]), tmp_path / "store")
    assert {row["id"] for row in rows_in(found, "works")[:3]} == {2, 4, 6}
    assert {row["id"] for row in rows_in(found, "works")[3:]} == {1, 3, 5, 9}


def test_too_little_room_is_said_before_anything_is_read(snapshot: Path, tmp_path: Path) -> None:
    """A manifest of more works than any disk holds."""
    copy = shutil.copytree(snapshot, tmp_path / "snapshot")
    for path in copy.rglob("manifest.json"):
        path.write_text(re.sub(r'("record_count": \d+)', r"\g<1>0000000", path.read_text()))
    with pytest.raises(InputError, match="of room"):
        built(copy, tmp_path / "store", keep_going=True)
    assert not any((tmp_path / "store").iterdir())


def test_a_disk_that_is_full_is_said_whoever_meets_it(tmp_path: Path) -> None:
    """DuckDB, SQLite, or Python."""
    wanted = Wanted("snapshot", tmp_path, Means(500, 1, tmp_path / "spill"))
    for error in (
        duckdb.IOException("IO Error: No space left on device"), sqlite3.OperationalError("database or disk is full"),
        OSError(28, "No space left on device"), OSError(28, "No space left on device", str(tmp_path)),
    ):  # fmt: skip
        with (
            pytest.raises(InputError, match=f"^{tmp_path}: cannot be (used|built): (No space|database)"),
            sufficing(wanted),
        ):
            raise error


@pytest.mark.parametrize(
    ("memory", "threads", "expected"),
    [("1GB", 2, (700, 2)), ("1GB", 8, None), ("4 GiB", 8, (3700, 8)), ("800 mb", 1, (500, 1)), ("300MB", 1, None),
     ("many", 1, None)],
)  # fmt: skip
def test_means_are_told_in_words(tmp_path: Path, memory: str, threads: int, expected: tuple[int, int] | None) -> None:
    """What does not suffice is refused, with what would."""
    if expected is None:
        with pytest.raises(InputError, match="--memory"):
            means_of(memory, threads, tmp_path)
    else:
        means = means_of(memory, threads, tmp_path)
        assert (means.memory, means.threads) == expected
