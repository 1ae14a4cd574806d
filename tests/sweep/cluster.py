"""A Spark cluster on this machine: a master and two workers, real processes that speak over loopback alone."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pyspark

from tests.conftest import ROOT

_PATIENCE = 60
"""Seconds until a part of the cluster must have said that it is there."""

WORKERS = ("one", "two")

_DEPLOY = "org.apache.spark.deploy"

LEAN = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote"
"""What makes Java start in less time and memory; classes that Spark ships are not looked at for faults."""


@dataclass
class Cluster:
    """A master and its workers; `address` is what a user gives as --master."""

    folder: Path
    memory: str = "600m"
    workers: int = 2
    address: str = ""
    processes: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def kill_a_worker(self) -> None:
        """Kill the last worker and its executors, as a machine does that loses its power."""
        worker = self.processes[self.workers]
        for process in _below(worker.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        worker.wait()

    def _start(self, name: str, there: str, *arguments: str) -> str:
        """Start a part of the cluster and return what stands in its log once it is there."""
        log = self.folder / f"{name}.log"
        home = Path(pyspark.__file__).parent
        command = [str(home / "bin" / "spark-class"), *arguments]
        if shutil.which("setpriv"):  # whatever ends the tests ends this too
            command = ["setpriv", "--pdeathsig", "KILL", *command]
        told = {
            **os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "512m",
            "SPARK_DAEMON_JAVA_OPTS": LEAN, "SPARK_MASTER_OPTS": "-Dspark.master.rest.enabled=false",
            "SPARK_WORKER_DIR": str(self.folder / name), "SPARK_LOCAL_DIRS": str(self.folder / f"{name}-local"),
            "PYTHONPATH": str(ROOT / "src"), "PYSPARK_PYTHON": sys.executable,
        }  # fmt: skip
        with log.open("wb") as stream:
            started = subprocess.Popen(
                command, env=told, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=stream, stderr=subprocess.STDOUT,
                start_new_session=True,
            )  # fmt: skip
        self.processes.append(started)
        return _awaited(there, log, started)

    def start(self) -> None:
        """Start the master, and the workers, of one core each."""
        here = ("--host", "127.0.0.1", "--webui-port", "0")
        master = f"{_DEPLOY}.master.Master"
        self.address = self._start("master", r"spark://127\.0\.0\.1:\d+", master, *here, "--port", "0")
        for name in WORKERS[: self.workers]:
            self._start(name, "Successfully registered with master", f"{_DEPLOY}.worker.Worker", *here,
                        "--cores", "1", "--memory", self.memory, self.address)  # fmt: skip

    def connect(self) -> str:
        """Start a server of Spark Connect whose executors are those of the cluster, and return its address."""
        server = "org.apache.spark.sql.connect.service.SparkConnectServer"
        settings = {
            "spark.connect.grpc.binding.address": "127.0.0.1", "spark.connect.grpc.binding.port": "0",
            "spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "8",
            "spark.executor.memory": "512m", "spark.executor.extraJavaOptions": LEAN,
        }  # fmt: skip
        told = [word for name, value in settings.items() for word in ("--conf", f"{name}={value}")]
        submit = (f"{_DEPLOY}.SparkSubmit", "--master", self.address, *told, "--class", server, "spark-internal")
        said = self._start("connect", r"Spark Connect server started at: \S+", *submit)
        return f"sc://127.0.0.1:{said.rpartition(':')[2]}"

    @property
    def cpu(self) -> float:
        """The CPU-seconds that the cluster has taken so far."""
        return sum(map(cpu_of, [process.pid for process in self.processes]))

    def stop(self) -> None:
        """Kill every process of the cluster, and everything that these have started."""
        for process in reversed(self.processes):
            for each in _below(process.pid):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(each, signal.SIGKILL)
            process.wait()


def _awaited(there: str, log: Path, process: "subprocess.Popen[bytes]") -> str:
    """Return what in a log says that a process is there. Raises AssertionError where it ends or says nothing."""
    until = time.monotonic() + _PATIENCE
    while not (said := re.search(there, log.read_text(encoding="utf-8"))):
        assert process.poll() is None, log.read_text(encoding="utf-8")
        assert time.monotonic() < until, log.read_text(encoding="utf-8")
        time.sleep(0.05)
    return said[0]


def cpu_of(process: int) -> float:
    """Return the CPU-seconds of a process and of all that it and its children have started, as far as can be seen."""
    ticks = 0
    for each in _below(process):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            stat = Path(f"/proc/{each}/stat").read_text(encoding="utf-8", errors="replace")
            ticks += sum(map(int, stat.rpartition(")")[2].split()[11:15]))  # its own, and of those that have ended
    return ticks / os.sysconf("SC_CLK_TCK")


def _below(process: int) -> list[int]:
    """Return a process and all that it and its children have started."""
    listed = subprocess.run(["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=True)
    parents = [tuple(map(int, line.split())) for line in listed.stdout.splitlines()]
    found = [process]
    for one in found:
        found += [child for child, parent in parents if parent == one]
    return found
