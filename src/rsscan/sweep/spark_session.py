"""A session on the user's own Spark, from which executors can judge: classic (`spark://…`, `local[2]`) or Connect.

Only what both know is used. Executors get this very package from here, so that they judge by the same code; what it
rests on (rapidfuzz, anyascii and the like) must be installed there, which is looked at before any work is read.
"""

import contextlib
import hashlib
import importlib.util
import logging
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import traceback
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rsscan.errors import InputError, SourceError
from rsscan.sweep import spark_tasks
from rsscan.version import __version__

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_LOG = logging.getLogger(__name__)

JAVA = 17
"""The oldest Java that Spark 4 runs on."""

PATIENCE = 180.0
"""Seconds until an executor must have taken up work."""

_CONNECT = "sc://"
_STANDALONE = "spark://"
_PORTS = {"sc": 15002, "spark": 7077}
_LONGEST = 300

_SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "2000",  # a byline may have 5,000 authors
}
_CLASSIC = {"spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR"}
_NEAR = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "8",  # the 200 that are usual cost more than they bring on one machine
}


@contextlib.contextmanager
def session(master: str | None, patience: float = PATIENCE) -> "Iterator[SparkSession]":
    """Open a session whose executors can judge, and end it.

    Without a `master` it is the one that spark-submit or SPARK_REMOTE says, or else all cores of this machine. Raises
    InputError for what is missing here, SourceError where Spark does not answer or fails.
    """
    try:
        import pyspark  # noqa: F401
    except ImportError:
        raise InputError("--engine spark: needs pyspark; pip install 'rsscan[spark]'") from None
    with faults_told(master or "Spark"), tempfile.TemporaryDirectory() as folder:
        spark = _opened(master, Path(folder))
        try:
            for name, value in _SETTINGS.items():
                spark.conf.set(name, value)
            spark.addArtifacts(str(_package(Path(folder))), pyfile=True)
            _look(spark, master, patience)
            yield spark
        finally:
            with contextlib.suppress(Exception):  # a session that is lost has been told of already
                spark.stop()


@contextlib.contextmanager
def faults_told(master: str) -> Iterator[None]:
    """Turn whatever Spark fails with into one sentence; where it failed is told by -v."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    for name in ("SQLQueryContextLogger", "DataFrameQueryContextLogger"):  # which say on stderr what is raised as well
        logging.getLogger(name).disabled = True
    try:
        yield
    except (PySparkException, Py4JError) as error:
        _LOG.info("%s", traceback.format_exc())
        raise SourceError(f"{master}: Spark failed: {_sentence(error)}") from None


def _sentence(error: Exception) -> str:
    """Return what an error of Spark says in one line: of a fault in Python on an executor, the fault itself."""
    java = getattr(error, "java_exception", None)
    said = str(java.getMessage() or java.getClass().getName()) if java else str(error)
    lines = [line.strip() for line in said.splitlines() if line.strip()] or [type(error).__name__]
    python = [line for line in lines if re.match(r"[\w.]*(Error|Exception|NotFound)\b", line)]
    line = python[-1] if "Traceback (most recent call last):" in said and python else lines[0]
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _opened(master: str | None, folder: Path) -> "SparkSession":
    from pyspark.sql import SparkSession

    if (master or os.environ.get("SPARK_REMOTE", "")).startswith(_CONNECT):
        return _connected(master or os.environ["SPARK_REMOTE"])
    submitted = "PYSPARK_GATEWAY_PORT" in os.environ
    master = master or (None if submitted else "local[*]")
    builder = SparkSession.builder.appName("rsscan")
    if master:
        if not re.fullmatch(r"local(\[[\d*, ]+\])?|spark://\S+|yarn|k8s://\S+", master):
            raise InputError(
                f"--master {master}: is none of local[N], spark://HOST:PORT, sc://HOST:PORT, yarn, k8s://URL"
            )
        if master.startswith(_STANDALONE):
            _reach(master)
        builder = builder.master(master)
    if not submitted:
        _refuse_old_java()
    near = master and (master.startswith("local") or urlsplit(master.partition(",")[0]).hostname == "127.0.0.1")
    for name, value in {**_CLASSIC, **(_NEAR if near else {})}.items():
        builder = builder.config(name, value)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    with _apart(folder / "spark.log"):
        return builder.getOrCreate()


def _connected(address: str) -> "SparkSession":
    from pyspark.sql import SparkSession

    lacking = [name for name in ("grpc", "grpc_status", "google.rpc", "zstandard") if not _has(name)]
    if lacking:
        raise InputError(f"--master {address}: Spark Connect needs more of pyspark; pip install 'pyspark[connect]'")
    _reach(address)
    return SparkSession.builder.remote(address).appName("rsscan").getOrCreate()


def _has(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # what it is a part of is not there
        return False


def _reach(address: str) -> None:
    """See that somebody listens at an address, since Spark itself goes on asking for minutes."""
    scheme, _, rest = address.partition("://")
    refused: list[str] = []
    for place in rest.partition("/")[0].split(","):
        try:
            parts = urlsplit(f"//{place}")
            where = (parts.hostname or "", parts.port or _PORTS[scheme])
        except ValueError:
            raise InputError(f"--master {address}: {place!r} is not a host and a port") from None
        try:
            socket.create_connection(where, timeout=10).close()
        except OSError as error:
            refused.append(f"{place} ({error.strerror or error})")
        else:
            return
    raise SourceError(f"no Spark answers at {address}: {', '.join(refused)}")


def _refuse_old_java() -> None:
    home = os.environ.get("JAVA_HOME")
    program = shutil.which("java", path=str(Path(home) / "bin") if home else None)
    if not program:
        raise InputError(f"--engine spark: needs Java {JAVA} or newer, and none is found on PATH or in JAVA_HOME")
    told = subprocess.run([program, "-version"], capture_output=True, text=True, check=False).stderr  # noqa: S603
    version = re.search(r'version "(\d+)', told)
    if not version or int(version[1]) < JAVA:
        said = version[0] if version else "of an unknown version"
        raise InputError(f"--engine spark: needs Java {JAVA} or newer; {program} is {said}")


@contextlib.contextmanager
def _apart(log: Path) -> Iterator[None]:
    """Let what is started meanwhile say on stderr whatever it will into a file; with -v it is heard."""
    if _LOG.isEnabledFor(logging.INFO):
        yield
        return
    sys.stderr.flush()
    kept = os.dup(2)
    with log.open("wb") as stream:
        os.dup2(stream.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _package(folder: Path) -> Path:
    """Write this package as an archive that executors import from, named by what it holds."""
    top = Path(spark_tasks.__file__).parents[1]
    path = folder / "rsscan.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(top.rglob("*.py")):
            archive.write(file, file.relative_to(top.parent))
    return path.rename(folder / f"rsscan-{hashlib.sha256(path.read_bytes()).hexdigest()[:12]}.zip")


def _look(spark: "SparkSession", master: str | None, patience: float) -> None:
    """See that an executor takes up work within some time, and that it can judge."""
    told: list[str | Exception] = []

    def ask() -> None:
        try:
            rows = spark.range(1).mapInArrow(spark_tasks.readiness, "said string").toArrow().to_pylist()
            told.append(rows[0]["said"])
        except Exception as error:  # noqa: BLE001 - told by whoever waits for it
            told.append(error)

    waiting = threading.Thread(target=ask, daemon=True)
    waiting.start()
    waiting.join(patience)
    where = master or "Spark"
    if not told:
        raise SourceError(
            f"{where}: no executor took up work within {patience:.0f} s; are there workers with free cores and memory?"
        )
    if isinstance(told[0], Exception):
        raise SourceError(f"{where}: the executors cannot run Python for rsscan: {_sentence(told[0])}") from told[0]
    if told[0] != spark_tasks.READY:
        raise SourceError(
            f"{where}: the executors cannot judge: {told[0]}; install there what rsscan {__version__} needs"
        )
