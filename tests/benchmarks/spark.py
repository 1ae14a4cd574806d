"""What a sweep costs on Spark beside DuckDB: `python -m tests.benchmarks.spark STORE [--persons N] [--all-judged]`.

Prints wall and CPU seconds of whole runs of the program, the start of Spark among them, and whether all say the same.
"""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.sweep.cluster import Cluster, cpu_of

_MEMORY = 1500
"""Megabytes of an executor."""


def main() -> None:
    """Run the same sweep on each engine, and print what each took beside the first."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.spark")
    parser.add_argument("store", type=Path)
    parser.add_argument("--persons", type=int, default=1000)
    parser.add_argument("--all-judged", action="store_true", help="not only persons whom a list meets")
    parser.add_argument("--engines", default="duckdb,local[1],local[2],workers 1,workers 2")
    told = parser.parse_args()
    how = [] if told.all_judged else ["--linked-only"]
    with tempfile.TemporaryDirectory() as scraps:
        folder = Path(scraps)
        edition = told.store / (told.store / "current").read_text(encoding="utf-8").strip()
        roster = _roster(edition, told.persons, folder)
        (folder / "spark-defaults.conf").write_text(
            f"spark.executor.memory {_MEMORY}m\nspark.driver.memory {_MEMORY}m\nspark.ui.enabled false\n",
            encoding="utf-8",
        )
        print(f"{told.persons:,} persons of {told.store}, {'those whom a list meets' if how else 'all of them'} judged")
        print(f"{'':12} {'wall s':>8} {'CPU s':>8}  times DuckDB's CPU")
        first: tuple[float, bytes] | None = None
        for engine in told.engines.split(","):
            shutil.rmtree(edition / "matches", ignore_errors=True)
            with _cluster(engine, folder) as cluster:
                arguments = [
                    "snapshot",
                    "sweep",
                    str(told.store),
                    "--roster",
                    str(roster),
                    *how,
                    *_engine(engine, cluster),
                ]
                wall, cpu, said = _run(arguments, folder, cluster)
            first = first or (cpu, said)
            same = "" if said == first[1] else "   and says something else"
            print(f"{engine:12} {wall:8.1f} {cpu:8.1f}  {cpu / first[0]:.1f}{same}", flush=True)


def _roster(edition: Path, persons: int, folder: Path) -> Path:
    """Write a roster of some who have published, spread over all."""
    with closing(sqlite3.connect(f"{(edition / 'index.sqlite').resolve().as_uri()}?mode=ro", uri=True)) as index:
        query = (
            "SELECT id FROM author WHERE id > 0 AND length(places) > 0 ORDER BY (id * 2654435761) % 4294967296 LIMIT ?"
        )
        ids = [f"A{author}" for (author,) in index.execute(query, (persons,))]
    path = folder / "roster.csv"
    path.write_text("\n".join(["openalex", *ids, ""]), encoding="utf-8")
    return path


@contextmanager
def _cluster(engine: str, folder: Path) -> Iterator[Cluster | None]:
    kind, _, workers = engine.partition(" ")
    if kind != "workers":
        yield None
        return
    cluster = Cluster(Path(tempfile.mkdtemp(dir=folder)), f"{_MEMORY + 100}m", int(workers))
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()


def _engine(engine: str, cluster: Cluster | None) -> list[str]:
    if engine == "duckdb":
        return []
    return ["--engine", "spark", "--master", cluster.address if cluster else engine]


def _run(arguments: list[str], folder: Path, cluster: Cluster | None) -> tuple[float, float, bytes]:
    """Return the wall and CPU seconds of a run of the program, and its report."""
    to = folder / "report.json"
    environment = {**os.environ, "SPARK_CONF_DIR": str(folder), "SOURCE_DATE_EPOCH": "1790000000"}
    before, at, cpu = cluster.cpu if cluster else 0.0, time.perf_counter(), 0.0
    command = [sys.executable, "-m", "rsscan", *arguments, "-q", "-o", f"json={to}"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as running:
        while running.poll() is None:
            cpu = max(cpu, cpu_of(running.pid))  # what Java took is told by nobody once it has ended
            time.sleep(0.2)
    wall = time.perf_counter() - at
    if running.returncode not in {0, 1, 3}:
        raise SystemExit(running.returncode)
    time.sleep(1)  # until the executors have ended
    return wall, cpu + (cluster.cpu - before if cluster else 0.0), to.read_bytes()


if __name__ == "__main__":
    main()
