"""A sweep on Spark says what a sweep on one machine says, and says in a sentence why it cannot be carried out."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from rsscan.errors import InputError, SourceError
from rsscan.sweep.rows import COVERAGE
from rsscan.sweep.spark_parquet import Shared
from rsscan.sweep.spark_session import session
from tests.conftest import Run
from tests.made_snapshot import World, records, write_snapshot
from tests.sources.snapshot.opening import built

WORLD = World(works=240, widest=120)
LISTS = ("--lists", "dprk", "--lists", "us-dod-1286")
LEAN = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote"
DEFAULTS = f"""
spark.driver.memory 512m
spark.driver.extraJavaOptions {LEAN}
spark.executor.memory 512m
spark.executor.extraJavaOptions {LEAN}
spark.ui.enabled false
spark.sql.codegen.wholeStage false
spark.sql.codegen.factoryMode NO_CODEGEN
"""
LONG = 240
"""Seconds after which a sweep on a busy machine hangs."""


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made snapshot."""
    folder = tmp_path_factory.mktemp("snapshot")
    write_snapshot(folder, WORLD, formats=("jsonl",))
    return folder


@pytest.fixture(scope="module")
def store(snapshot: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of it, in several files."""
    place = tmp_path_factory.mktemp("built") / "store"
    built(snapshot, place, rows=80)
    return place


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A master and two workers, for all tests of this module; where there is no Spark or no Java they are skipped."""
    _has_spark()
    from tests.sweep.cluster import Cluster

    running = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        running.start()
        yield running
    finally:
        running.stop()


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, str]:
    """The settings of somebody whose machine is small, and a clock that stands still."""
    folder = tmp_path / "spark-conf"
    folder.mkdir()
    (folder / "spark-defaults.conf").write_text(DEFAULTS, encoding="utf-8")
    return {"SPARK_CONF_DIR": str(folder), "SPARK_LOCAL_IP": "127.0.0.1", "SOURCE_DATE_EPOCH": "1790000000"}


def test_an_institution_is_swept_on_a_cluster_as_on_one_machine(
    cluster: Any, store: Path, snapshot: Path, tmp_path: Path, rsscan: Run, settings: dict[str, str]
) -> None:
    """The whole report on its people is equal, and so are the tables with a row for each who was not judged."""
    sweep = ("snapshot", "sweep", store, "--institution", _institution(snapshot), "--linked-only", *LISTS)
    here = rsscan(*sweep, "--threads", "1", "-o", "json=here.json", "-o", "parquet=here", timeout=LONG, **settings)
    shutil.rmtree(next(store.glob("*/matches")), ignore_errors=True)  # so that Spark meets everything itself
    on_spark = ("--engine", "spark", "--master", cluster.address)
    there = rsscan(*sweep, *on_spark, "-o", "json=there.json", "-o", "parquet=there", timeout=LONG, **settings)
    assert (there.returncode, there.stderr) == (here.returncode, here.stderr)
    report = _read(tmp_path / "here.json")
    assert any(subject["findings"] for subject in report["subjects"])
    assert _read(tmp_path / "there.json") == report
    tables = _tables(tmp_path / "here")
    assert all(len(rows) > 1 for rows in tables.values())
    assert _tables(tmp_path / "there") == tables


def test_a_worker_that_is_killed_takes_no_row_with_it(
    cluster: Any, store: Path, snapshot: Path, tmp_path: Path, rsscan: Run, settings: dict[str, str]
) -> None:
    """The executors are writing tables when one is killed, and what it kept of what was judged is gone.

    The tables have the columns, types and rows of those that are written on one machine, with a row for each who was
    not judged, and for somebody whom nobody knows. What executors read is a copy of the store. What was decided of
    persons and counts no more, or covers nothing, is said as it is there.
    """
    shutil.copytree(store, tmp_path / "copy")
    authors = [author["id"] for author in records(snapshot).authors]
    (tmp_path / "roster.csv").write_text("\n".join(["openalex", *authors, "A999", ""]), encoding="utf-8")
    _decide(tmp_path / ".rsscanignore.yaml", authors)
    to = tmp_path / "there"
    sweep = ("snapshot", "sweep", store, "--roster", "roster.csv", "--linked-only", *LISTS, "--threads", "1", "-o")
    on_spark = ("--engine", "spark", "--master", cluster.address, "--reached-at", (tmp_path / "copy").as_uri())
    with ThreadPoolExecutor() as beside:
        running = beside.submit(rsscan, *sweep, f"parquet={to.as_uri()}", *on_spark, timeout=LONG, **settings)
        while not (to / "findings").exists():
            assert not running.done(), running.result()
            time.sleep(0.01)
        cluster.kill_a_worker()
        there = running.result()
    assert cluster.processes[cluster.workers].returncode == -signal.SIGKILL
    here = rsscan(*sweep, "parquet=here", "-f", "json", timeout=LONG, **settings)
    assert (there.returncode, there.stderr) == (here.returncode, here.stderr)
    assert "expired on 2020-01-01 and counts no more" in there.stderr
    assert "covers nothing: no such link was found" in there.stderr
    tables = _tables(tmp_path / "here")
    assert all(len(rows) > 1 for rows in tables.values())
    assert _tables(to) == tables
    (run,) = (to / "run").glob("*.txt")
    assert _read(run) == _read(tmp_path / "here" / "run.json")
    judged, left_out = _read(run)["summary"], _read(run)["not_assessed"]
    assert there.stdout.startswith(f"{judged['subjects']} persons judged: {judged['flagged']} flagged, ")
    assert there.stdout.endswith(f"; {left_out} not judged. Tables: {to.as_uri()}\n")


def _decide(file: Path, authors: list[str]) -> None:
    """Write what was decided of each author, of every other one for a time that is over."""
    lines = [
        f"  - {{person: {author}, entry: dprk/kim-il-sung-university, reviewer: R. Made, reason: Known, "
        f"decided: {decided}-06-01, expires: {expires}-01-01}}\n"
        for author, (decided, expires) in zip(authors, cycle([(2019, 2020), (2026, 2027)]), strict=False)
    ]
    file.write_text("".join(["version: 1\nignore:\n", *lines]), encoding="utf-8")


def test_half_of_the_tables_never_pass_for_the_whole(cluster: Any, tmp_path: Path, settings: dict[str, str]) -> None:
    """Whether each machine writes to a folder of its own, or a row is there twice; and what is there is left alone."""
    with ProcessPoolExecutor(1, get_context("spawn")) as beside:
        unshared, doubled, again = beside.submit(_half_written, cluster.address, tmp_path, settings).result(LONG)
    own = "--output parquet=file:///proc/self/cwd/own"
    assert unshared.startswith(f"{own}: of 1,000 rows that the executors wrote 0 are there; give a folder")
    place = (tmp_path / "there").as_uri()
    assert doubled.startswith(f"--output parquet={place}: of 10 rows that the executors wrote 20 are there; ")
    assert not (tmp_path / "there" / "run").exists()
    assert again == f"--output parquet={place}: is there already; tables are never mixed with other files"


def _half_written(address: str, folder: Path, settings: dict[str, str]) -> list[str]:
    """Have a cluster write what it should not; return what is said each time."""
    os.environ.update(settings)
    os.chdir(folder)
    place = (folder / "there").as_uri()
    with session(address) as spark:
        unshared = _refused(lambda: Shared(spark, "file:///proc/self/cwd/own"))
        shared = Shared(spark, place)
        rows = spark.range(10).selectExpr(*(f"'' AS {column}" for column in COVERAGE))
        shared.add("coverage", rows.coalesce(1), COVERAGE, 10)
        (part,) = (folder / "there" / "coverage").glob("*.parquet")
        shutil.copy(part, part.with_name("again.parquet"))
        return [unshared, _refused(lambda: shared.end("{}")), _refused(lambda: Shared(spark, place))]


def _refused(what: Callable[[], object]) -> str:
    with pytest.raises((InputError, SourceError)) as refused:
        what()
    return str(refused.value)


def test_spark_connect_finds_the_same(
    cluster: Any, store: Path, snapshot: Path, tmp_path: Path, rsscan: Run, settings: dict[str, str]
) -> None:
    """Its server is one more program beside the cluster; no Java is started here."""
    for module in ("grpc", "grpc_status", "google.rpc", "zstandard"):
        pytest.importorskip(module, reason="needs pyspark[connect] (pip install 'pyspark[connect]')")
    sweep = ("snapshot", "sweep", store, "--institution", _institution(snapshot), "--linked-only", *LISTS, "-o")
    here = rsscan(*sweep, "json=here.json", "-o", "parquet=here", timeout=LONG, **settings)
    on_spark = ("--engine", "spark", "--master", cluster.connect())
    for output in ("json=there.json", f"parquet={(tmp_path / 'there').as_uri()}"):
        done = rsscan(*sweep, output, *on_spark, timeout=LONG, **settings, JAVA_HOME="/nowhere")
        assert (done.returncode, done.stderr) == (here.returncode, here.stderr)
    assert _read(tmp_path / "there.json") == _read(tmp_path / "here.json")
    assert _tables(tmp_path / "there") == _tables(tmp_path / "here")


def test_a_master_that_nobody_listens_as_is_named(store: Path, rsscan: Run) -> None:
    """Spark itself would go on asking for minutes."""
    pytest.importorskip("pyspark")
    done = rsscan("snapshot", "sweep", store, "--all", "--engine", "spark", "--master", "spark://127.0.0.1:9")
    assert done.returncode == 3
    assert done.stderr == "rsscan: no Spark answers at spark://127.0.0.1:9: 127.0.0.1:9 (Connection refused)\n"


@pytest.mark.parametrize(
    ("master", "said"),
    [
        ("nowhere", "--master nowhere: is none of local[N], spark://HOST:PORT, sc://HOST:PORT, yarn, k8s://URL"),
        ("spark://one:two", "--master spark://one:two: 'one:two' is not a host and a port"),
        ("local[1]", "--engine spark: needs Java 17 or newer, and none is found on PATH or in JAVA_HOME"),
    ],
)
def test_what_is_wrong_here_is_said_before_spark_is_started(store: Path, rsscan: Run, master: str, said: str) -> None:
    """A master that is none, and a machine without Java."""
    pytest.importorskip("pyspark")
    arguments = ("snapshot", "sweep", store, "--all", "--engine", "spark", "--master", master)
    done = rsscan(*arguments, JAVA_HOME="/nowhere")
    assert (done.returncode, done.stderr) == (2, f"rsscan: {said}\n")


@pytest.mark.parametrize("option", ["--master", "--reached-at"])
def test_what_is_of_spark_is_not_taken_for_granted(store: Path, rsscan: Run, option: str) -> None:
    """Who names a cluster does not mean this machine."""
    done = rsscan("snapshot", "sweep", store, "--all", option, "spark://there:7077")
    assert (done.returncode, done.stderr) == (2, f"rsscan: {option}: is of Spark; give --engine spark too\n")


def test_an_old_java_is_refused_by_its_version(store: Path, tmp_path: Path, rsscan: Run) -> None:
    """Spark 4 would fail with a fault of its own."""
    pytest.importorskip("pyspark")
    java = tmp_path / "old" / "bin" / "java"
    java.parent.mkdir(parents=True)
    java.write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n", encoding="utf-8")
    java.chmod(0o755)
    arguments = ("snapshot", "sweep", store, "--all", "--engine", "spark", "--master", "local[1]")
    done = rsscan(*arguments, JAVA_HOME=str(tmp_path / "old"))
    said = f'rsscan: --engine spark: needs Java 17 or newer; {java} is version "11\n'
    assert (done.returncode, done.stderr) == (2, said)


def test_without_pyspark_the_extra_is_named(store: Path) -> None:
    """What to install is said in one sentence."""
    program = "import sys; sys.modules['pyspark'] = None\nfrom rsscan.cli.main import main\nmain()"
    done = subprocess.run(
        [sys.executable, "-c", program, "snapshot", "sweep", str(store), "--all", "--engine", "spark"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (2, "rsscan: --engine spark: needs pyspark; pip install 'rsscan[spark]'\n")


def _has_spark() -> None:
    """Skip a test where there is no Spark, or no Java for it."""
    pytest.importorskip("pyspark", reason="needs pyspark (pip install 'rsscan[spark]')")
    if not _has_java():
        pytest.skip("needs Java 17 (on Debian: apt-get install openjdk-17-jre-headless)")


def _institution(snapshot: Path) -> str:
    """Return the institution that most profiles carry."""
    carried = [body["id"] for author in records(snapshot).authors for body in author["last_known_institutions"] or ()]
    return str(max(carried, key=carried.count))


def _has_java() -> bool:
    java = shutil.which("java")
    if not java:
        return False
    told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', told)
    return bool(version and int(version[1]) >= 17)


def _read(path: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return report


def _tables(folder: Path) -> dict[str, list[Any]]:
    """Return the columns and types of each table, and its rows sorted."""
    import duckdb

    tables = {}
    with duckdb.connect() as connection:
        for name in ("findings", "subjects", "coverage"):
            asked = connection.execute("SELECT * FROM read_parquet(?)", [f"{folder}/{name}/*.parquet"])
            columns = [column[:2] for column in asked.description or ()]
            tables[name] = [columns, *sorted(asked.fetchall(), key=repr)]
    return tables
