"""A sweep says of each person what a scan says, and of nobody that they are clear who was not read."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest

from rsscan.sources.snapshot.part import parquet
from rsscan.sources.snapshot.store import open_store
from rsscan.sweep.rows import NOT_JUDGED
from tests.benchmarks import sweep
from tests.conftest import Run
from tests.made_snapshot import World, write_snapshot
from tests.sources.snapshot.opening import built
from tests.sources.snapshot.stores import store_of

Json = dict[str, Any]

EPOCH = {"SOURCE_DATE_EPOCH": "1790000000"}
LIST = ("--lists", "dprk", "--lists", "us-dod-1286")


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made snapshot with ties that are known."""
    folder = tmp_path_factory.mktemp("snapshot")
    write_snapshot(folder, World(works=300, widest=60), part_size=300, formats=["parquet"])
    return folder


@pytest.fixture(scope="module")
def store(snapshot: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of it, of several files, in a folder whose name DuckDB would read otherwise."""
    place = tmp_path_factory.mktemp("built") / "place=1" / "store"
    built(snapshot, place, rows=60)
    return place


@pytest.fixture(scope="module")
def roster(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everybody in the store and three who are not, as a roster; every third by ORCID iD where there is one."""
    path = tmp_path_factory.mktemp("roster") / "staff.csv"
    known = profiles(store)
    told = [orcid if orcid and at % 3 == 0 else author for at, (author, orcid) in enumerate(sorted(known.items()))]
    told += ["https://openalex.org/A99999999999", "https://orcid.org/0000-0002-1825-0097"]
    rows = [row_of(each) for each in dict.fromkeys(told)]
    path.write_text("\n".join(["name,openalex,orcid", *rows, "Jane Nobody,,"]) + "\n")
    return path


def profiles(store: Path) -> dict[str, str]:
    """Return the author of every profile, and the ORCID iD that it shows or nothing."""
    rows = columns_of(open_store(store).edition / "authors", "profile")
    told = [json.loads(profile) for (profile,) in rows]
    return {each["id"]: each["orcid"] or "" for each in told}


def row_of(identifier: str) -> str:
    """Return a row of a roster."""
    return f",,{identifier}" if "orcid" in identifier else f",{identifier},"


def swept(rsscan: Run, store: Path, *arguments: str | Path, code: int = 1, threads: str | None = "1") -> Json:
    """Return the report of a sweep by so many processes, whose start takes the most time; None leaves it to rsscan."""
    by = ("--threads", threads) if threads else ()
    done = rsscan("snapshot", "sweep", store, *LIST, *arguments, *by, "-f", "json", **EPOCH)
    assert done.returncode == code, done.stderr
    return dict(json.loads(done.stdout))


def linked(report: Json) -> set[str]:
    """Return who has a finding."""
    return {subject["id"] for subject in report["subjects"] if subject["findings"]}


def columns_of(path: Path, *names: str) -> list[tuple[Any, ...]]:
    """Return some columns of a table of Parquet, sorted."""
    with duckdb.connect() as connection:
        asked = f"SELECT {', '.join(names)} FROM {parquet(path, '/*.parquet')}"
        return sorted(connection.execute(asked).fetchall(), key=repr)


def test_what_is_said_of_everybody_is_what_batch_says(rsscan: Run, store: Path, roster: Path) -> None:
    """The whole report to the byte, strangers and rows without an identifier with it, whatever does the work."""
    asked = rsscan("batch", roster, "--source", f"snapshot:{store}", *LIST, "-f", "json", **EPOCH)
    assert asked.returncode == 1, asked.stderr
    expected = json.loads(asked.stdout)
    assert len(linked(expected)) > 20
    assert {subject["verdict"] for subject in expected["subjects"]} == {"flagged", "incomplete", "clear"}
    for threads in ("1", "2"):
        assert swept(rsscan, store, "--roster", roster, threads=threads) == expected


def test_linked_only_loses_nobody_with_a_finding_and_calls_nobody_else_clear(
    rsscan: Run, store: Path, roster: Path, tmp_path: Path
) -> None:
    """Who is left out has a row of what there was to be seen; a second sweep with the same lists says the same."""
    whole = swept(rsscan, store, "--roster", roster)
    only = swept(rsscan, store, "--roster", roster, "--linked-only", "-o", f"parquet={tmp_path / 'tables'}")
    assert linked(only) == linked(whole)
    judged = {subject["id"]: subject for subject in only["subjects"]}
    everybody = {subject["id"]: subject for subject in whole["subjects"]}
    assert all(subject == everybody[identifier] for identifier, subject in judged.items())
    counted = ("works", "authorships", "with_institution", "with_text_only", "without_affiliation")
    rows = columns_of(tmp_path / "tables" / "coverage", "id", "said", *counted)
    left_out = [subject for identifier, subject in everybody.items() if identifier not in judged]
    expected = [(each["id"], NOT_JUDGED, *(each["coverage"][name] for name in counted)) for each in left_out]
    assert rows == sorted(expected, key=repr)
    assert rows
    assert f"{len(rows)} of {len(everybody)} persons" in only["run"]["source"]["not_searched"][-1]
    assert list((open_store(store).edition / "matches").glob("*.parquet"))
    again = swept(rsscan, store, "--roster", roster, "--linked-only")
    assert again == only


def test_nobody_is_clear_where_nobody_was_judged(rsscan: Run, store: Path, tmp_path: Path) -> None:
    """A roster on whose works no list meets anything has no verdict."""
    everybody = swept(rsscan, store, "--all")
    known = {subject["id"] for subject in everybody["subjects"]}
    other = next(author for author, orcid in profiles(store).items() if not known & {author, orcid})
    path = tmp_path / "one.csv"
    path.write_text(f"name,openalex,orcid\n{row_of(other)}\n")
    report = swept(rsscan, store, "--roster", path, "--linked-only", code=3)
    assert report["subjects"] == []
    assert report["run"]["verdict"] == "incomplete"


def test_everybody_with_a_planted_tie_is_found_in_the_whole_store(rsscan: Run, store: Path, snapshot: Path) -> None:
    """Whom the maker of the snapshot tied to a listed body by an identifier, its name or money has that finding."""
    report = swept(rsscan, store, "--all", threads=None)
    told = [json.loads(line) for line in (snapshot / "truth.jsonl").read_text().splitlines()]
    sure = [each for each in told if each["kind"] in {"ror", "exact", "funder", "award"} and not each["expansion"]]
    assert sure
    met = {
        (identifier, finding["entry"], finding["relation"])
        for subject in report["subjects"]
        for identifier in subject["openalex_ids"]
        for finding in subject["findings"]
    }
    lists = {each["id"] for each in report["lists"]}
    listed = (each for each in sure if each["entry"].partition("/")[0] in lists)
    expected = {(each["subject"], each["entry"], each["relation"]) for each in listed}
    assert expected <= met


def test_an_institution_is_who_published_there_or_carries_it(rsscan: Run, store: Path) -> None:
    """Its members are found by their own lines and by their profiles, bodies below it with it."""
    edition = open_store(store).edition
    with duckdb.connect() as connection:
        lines = f"""
            SELECT line[2]::BIGINT, unnest(from_json(line[5], '["VARCHAR"]')) AS body
            FROM (
                SELECT unnest(from_json(byline, '[["VARCHAR"]]')) AS line
                FROM {parquet(edition / "works", "/*.parquet")}
            )
        """
        printed = connection.execute(lines).fetchall()
    body = max((body for _, body in printed), key=[body for _, body in printed].count)
    expected = {author for author, found in printed if found == body and author}
    for author, profile in columns_of(edition / "authors", "id", "profile"):
        told = json.loads(profile)
        bodies = [row["institution"] for row in told["affiliations"] or []] + (told["last_known_institutions"] or [])
        expected |= {author} if int(body) in bodies else set()
    report = swept(rsscan, store, "--institution", f"I{body}")
    known = profiles(store)
    ids = [f"https://openalex.org/A{author}" for author in expected]
    assert {each["id"] for each in report["subjects"]} == {known.get(author) or author for author in ids}


def test_what_was_met_is_kept_until_a_list_or_a_file_changes(rsscan: Run, store: Path, roster: Path) -> None:
    """A file that is cut, and one that is not what was written, are made anew, and nobody is lost by it."""
    expected = swept(rsscan, store, "--roster", roster, "--linked-only")
    (kept,) = (path for path in (open_store(store).edition / "matches").glob("*.parquet"))
    before = kept.read_bytes()
    kept.write_bytes(before[: len(before) // 2])
    assert swept(rsscan, store, "--roster", roster, "--linked-only") == expected
    assert len(kept.read_bytes()) == len(before)


def test_tables_hold_a_row_for_every_piece_of_evidence(rsscan: Run, store: Path, roster: Path, tmp_path: Path) -> None:
    """With the columns of the csv format; the folder is whole, and is never mixed with other files."""
    to = tmp_path / "tables"
    report = swept(rsscan, store, "--roster", roster, "-o", f"parquet={to}", "-o", "jsonl=also.jsonl")
    pieces = [
        (finding["id"], piece["work"] or "", piece["position"])
        for subject in report["subjects"]
        for finding in subject["findings"]
        for piece in finding["evidence"]
    ]
    rows = columns_of(to / "findings", "finding", "coalesce(work, '')", "position")
    assert rows == sorted(pieces, key=repr)
    assert columns_of(to / "subjects", "id") == sorted([(each["id"],) for each in report["subjects"]], key=repr)
    assert json.loads((to / "run.json").read_text())["summary"] == report["summary"]
    again = rsscan("snapshot", "sweep", store, "--roster", roster, "-o", f"parquet={to}")
    assert again.returncode == 2
    assert "is there already" in again.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "by one of --roster FILE, --institution ID and --all"),
        (["--all", "--institution", "I1"], "by one of --roster FILE, --institution ID and --all"),
        (["--institution", "Harvard"], "is neither a ROR id nor an OpenAlex id"),
        (["--institution", "I77"], "the store has no such institution"),
        (["--all", "--map", "a=id"], "--map: says what a column of a roster is"),
        (["--all", "--temp", "nowhere"], "--temp nowhere: is no folder"),
        (["--all", "--temp", "/proc"], "--temp /proc: cannot be written: "),
        (["--all", "--memory", "lots"], "--memory lots: is not an amount of memory"),
        (["--all", "-o", "bundle=kept"], "use rsscan batch"),
        (["--roster", "staff.csv", "-o", "json=staff.csv"], "would take the place of staff.csv"),
        (["--all", "-o", "parquet=STORE/out"], "would be read as part of it"),
        (["--all", "--engine", "spark", "-o", "parquet=file:STORE/out"], "would be read as part of it"),
        (["--all", "-o", "parquet=no/where"], "there is no folder no"),
        (["--all", "--pseudonymize", "-o", "parquet=out"], "leave out --pseudonymize, or the tables"),
        (["--all", "-o", "parquet=out", "-o", "parquet=./out"], "parquet=out: another --output writes there too"),
        (["--roster", "two.csv", "--audience", "subject", "-f", "html", "-o", "a.html"], "is on 2 subjects"),
        (["--all", "--pseudonymize", "-o", "parquet=hdfs:///out"], "leave out --pseudonymize, or the tables"),
        (["--all", "-o", "parquet=s3a://bucket/out"], "give --engine spark too, or a folder of this machine"),
        (["--all", "--engine", "spark", "-f", "json", "-o", "parquet=hdfs:///out"], "leave out --format"),
        (["--all", "--engine", "spark", "-o", "csv=a.csv", "-o", "parquet=hdfs:///out"], "and other outputs"),
        (["--all", "--engine", "spark", "--baseline", "a.json", "-o", "parquet=hdfs:///out"], "leave out --baseline"),
    ],
)
def test_a_mistake_is_said_in_a_sentence(
    rsscan: Run, store: Path, tmp_path: Path, arguments: list[str], said: str
) -> None:
    """Before anybody is looked at, and with exit code 2."""
    (tmp_path / "two.csv").write_text("openalex\nA1\nA2\n")
    done = rsscan("snapshot", "sweep", store, *(argument.replace("STORE", str(store)) for argument in arguments))
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_store_of_nobody_is_a_mistake(rsscan: Run, tmp_path: Path) -> None:
    """No report is clear for want of persons."""
    empty = store_of(tmp_path, [{"id": "https://openalex.org/W1", "authorships": []}])
    done = rsscan("snapshot", "sweep", empty, "--all")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "rsscan: --all: the store has no author, so nobody was looked at\n"


def test_the_benchmark_compares_with_a_loop_over_the_same_persons(store: Path) -> None:
    """It tells of both sweeps, with and without what was kept, and of everybody judged."""
    head, columns, *rows = sweep.measured(store, [5], sample=2)
    assert head.startswith(f"{store.name}, {open_store(store).counts['works']} works")
    assert columns.split()[0] == "subjects"
    assert [row[11:33].strip() for row in rows] == ["linked only, first", "linked only, second", "everybody judged"]


@pytest.mark.usefixtures("heeding_ctrl_c", "lists_read_before")
def test_an_interrupted_sweep_leaves_nothing(store: Path, roster: Path, tmp_path: Path) -> None:
    """No process, no table half written, no scraps; and the exit code is that of an interruption."""
    to, temp = tmp_path / "tables", tmp_path / "temp"
    temp.mkdir()
    command = [sys.executable, "-m", "rsscan", "snapshot", "sweep", str(store), "--roster", str(roster)]
    more = ["-o", f"parquet={to}", "--temp", str(temp), "--threads", "2"]
    with subprocess.Popen([*command, *more], env=os.environ, stderr=subprocess.PIPE, start_new_session=True) as run:
        until = time.monotonic() + 30
        while not list(temp.glob("*/judged")) and time.monotonic() < until:
            time.sleep(0.001)
        os.killpg(run.pid, signal.SIGINT)
        _, said = run.communicate(timeout=30)
    assert run.returncode == 130, said
    assert b"Traceback" not in said
    assert b"rsscan: interrupted; no verdict, and no report was written" in said
    assert not to.exists()
    assert list(temp.iterdir()) == []
    assert _ended(run.pid)


def _ended(group: int) -> bool:
    """Whether every process of a group ends within some seconds; one that nobody waits for has ended too."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        said = subprocess.run(["ps", "-A", "-o", "pgid=,stat="], capture_output=True, text=True, check=True).stdout
        if not [row for row in map(str.split, said.splitlines()) if row[0] == str(group) and row[1][0] != "Z"]:
            return True
        time.sleep(0.05)
    return False
