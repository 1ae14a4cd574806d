"""A sweep on Spark says what a sweep on one machine says, and says in a sentence why it cannot be carried out."""

import json
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.made_snapshot import World, records, write_snapshot
from tests.sources.snapshot.opening import built

WORLD = World(works=240, widest=120)
LEAN = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
DEFAULTS = f"""
spark.driver.memory 512m
spark.driver.extraJavaOptions {LEAN}
spark.executor.memory 512m
spark.executor.extraJavaOptions {LEAN}
spark.ui.enabled false
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
    pytest.importorskip("pyspark", reason="needs pyspark (pip install 'rsscan[spark]')")
    if not _has_java():
        pytest.skip("needs Java 17 (on Debian: apt-get install openjdk-17-jre-headless)")
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


def test_everybody_is_found_on_a_cluster_as_on_one_machine(
    cluster: Any, store: Path, tmp_path: Path, rsscan: Run, settings: dict[str, str]
) -> None:
    """The whole report is equal, and so are the tables with a row for each who was not judged."""
    sweep = ("snapshot", "sweep", store, "--all", "--threads", "1", "-o")
    here = rsscan(*sweep, "json=here.json", "-o", "parquet=here", timeout=LONG, **settings)
    shutil.rmtree(next(store.glob("*/matches")))  # so that Spark meets everything itself
    on_spark = ("--engine", "spark", "--master", cluster.address)
    there = rsscan(*sweep, "json=there.json", "-o", "parquet=there", *on_spark, timeout=LONG, **settings)
    assert (there.returncode, there.stderr) == (here.returncode, here.stderr)
    report = _read(tmp_path / "here.json")
    assert any(subject["findings"] for subject in report["subjects"])
    assert _read(tmp_path / "there.json") == report
    for name in ("findings", "subjects", "coverage"):
        rows = _rows(tmp_path / "here" / name)
        assert rows
        assert _rows(tmp_path / "there" / name) == rows


def test_a_worker_that_is_killed_takes_no_finding_with_it(
    cluster: Any, store: Path, snapshot: Path, tmp_path: Path, rsscan: Run, settings: dict[str, str]
) -> None:
    """Its executor is in the middle of a task when both are killed; somebody nobody knows is told of all the same.

    What executors read is a copy of the store.
    """
    shutil.copytree(store, tmp_path / "copy")
    authors = [author["id"] for author in records(snapshot).authors][:40]
    (tmp_path / "roster.csv").write_text("\n".join(["openalex", *authors, "A999", ""]), encoding="utf-8")
    sweep = ("snapshot", "sweep", store, "--roster", "roster.csv", "--threads", "1", "-o")
    before, _ = cluster.tasks()
    on_spark = ("--engine", "spark", "--master", cluster.address, "--reached-at", (tmp_path / "copy").as_uri())
    with ThreadPoolExecutor() as beside:
        running = beside.submit(rsscan, *sweep, "json=there.json", *on_spark, timeout=LONG, **settings)
        while not running.done():
            begun, ended = cluster.tasks()
            if begun > before + 3 and begun > ended:
                break
            time.sleep(0.01)
        assert not running.done(), running.result()
        cluster.kill_a_worker()
        there = running.result()
    assert cluster.processes[-1].returncode == -signal.SIGKILL
    here = rsscan(*sweep, "json=here.json", timeout=LONG, **settings)
    assert (there.returncode, there.stderr) == (here.returncode, here.stderr)
    assert _read(tmp_path / "there.json") == _read(tmp_path / "here.json")


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


def _rows(folder: Path) -> list[tuple[Any, ...]]:
    import duckdb

    with duckdb.connect() as connection:
        rows = connection.execute("SELECT * FROM read_parquet(?)", [f"{folder}/*.parquet"]).fetchall()
    return sorted(rows, key=repr)
