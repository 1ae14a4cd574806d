"""Stores from the command line: what is said, what a kill leaves, and what status tells."""

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from rsscan.errors import InputError
from rsscan.sources.snapshot.store import held, open_store
from tests.benchmarks import building
from tests.conftest import Run
from tests.made_snapshot import World, half_download, write_snapshot
from tests.sources.snapshot.opening import built

KILLS = 2


def test_a_store_is_built_and_its_status_told(rsscan: Run, snapshot: Path, tmp_path: Path) -> None:
    """Where it is and how much is in it; for programs as JSON."""
    of_another = tmp_path / "temp" / "rsscan-spill" / "of-another"
    of_another.mkdir(parents=True)
    done = rsscan("snapshot", "build", snapshot, "store", "--threads", "1", "--temp", "temp")
    assert of_another.exists()
    store = open_store(tmp_path / "store")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{store.counts['works']:,} works, {store.bytes:,} bytes" in done.stdout
    told = rsscan("snapshot", "status", "store", "--as-of", "2026-07-04")
    assert "in use" in told.stdout
    assert "snapshot of 2026-06-24, 10 days old" in told.stdout
    assert f"  {store.counts['works']:,} works, {store.counts['authorships']:,} authorships, " in told.stdout
    assert f"without {store.counts['left_out']} works of OpenAlex's expansion" in told.stdout
    assert "!" not in told.stdout
    whole = rsscan("snapshot", "check", "store")
    assert (whole.returncode, whole.stdout) == (
        0, f"store/{store.edition.name}: whole, {store.bytes:,} bytes as they were built\n"
    )  # fmt: skip
    index = store.edition / "index.sqlite"
    index.write_bytes(index.read_bytes()[::-1])
    spoilt = rsscan("snapshot", "check", "store")
    assert (spoilt.returncode, spoilt.stderr) == (
        2, f"rsscan: store/{store.edition.name}/index.sqlite: is not as it was built; build the store anew\n"
    )  # fmt: skip
    (tmp_path / "store" / "current").write_text("2020-01-01-gone")
    faults = json.loads(rsscan("snapshot", "status", "store", "-f", "json").stdout)["faults"]
    assert faults == ["store/current: names an edition that is not there; build the store anew"]
    (edition,) = json.loads(rsscan("snapshot", "status", "store", "-f", "json").stdout)["editions"]
    assert (edition["edition"], edition["counts"]) == (store.edition.name, dict(store.counts))


def test_parts_that_cannot_be_read_are_said_or_left_out(rsscan: Run, snapshot: Path, tmp_path: Path) -> None:
    """Exit 2 and no store; with --keep-going a store, and what it lacks, then and ever after."""
    copy = shutil.copytree(snapshot, tmp_path / "snapshot")
    half = half_download(copy, "parquet")
    refused = rsscan("snapshot", "build", copy, "store", "-q")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith(f"rsscan: {half}: has ")
    done = rsscan("snapshot", "build", copy, "store", "--keep-going", "-q")
    assert (done.returncode, done.stdout) == (0, "")
    assert "left out with 40 records" in done.stderr
    assert "left out with 40 records" in rsscan("snapshot", "status", "store").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("build", "nowhere", "store"), "nowhere: no such folder"),
        (("build", "SNAPSHOT", "store", "--memory", "much"), "is not an amount of memory"),
        (("build", "SNAPSHOT", "store", "--memory", "400MB"), "does not suffice"),
        (("build", "SNAPSHOT", "taken"), "taken: is no folder"),
        (("build", "SNAPSHOT", "taken/store"), "taken/store: cannot be used: Not a directory"),
        (("build", "SNAPSHOT", "SNAPSHOT/store"), "lies in the snapshot, whose next copy would remove it"),
        (("build", "SNAPSHOT", "linked/works/store"), "lies in the snapshot, whose next copy would remove it"),
        (("build", "SNAPSHOT", "held"), "held: is being built, updated or pruned by another run"),
        (("check", "n" * 300), "File name too long"),
        (("status", "n" * 300), "File name too long"),
        (("update", "SNAPSHOT", "n" * 300), "File name too long"),
        (("status", "nowhere"), "no such store"),
        (("status", "taken"), "is no store"),
        (("status", "damaged"), "has no edition"),
    ],
)
def test_mistakes_are_said_in_a_sentence(
    rsscan: Run, snapshot: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    """Exit 2, one line, no traceback."""
    (tmp_path / "taken").write_text("a file")
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "current").write_text("")
    (tmp_path / "linked").symlink_to(snapshot / "data" / "parquet")
    (tmp_path / "held").mkdir()
    with held(tmp_path / "held"):
        done = rsscan("snapshot", *(word.replace("SNAPSHOT", str(snapshot)) for word in arguments))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_build_that_is_killed_goes_on_and_gives_the_same_store(snapshot: Path, tmp_path: Path) -> None:
    """Killed without a word at random moments; until the end there is no store, and then there is the one."""
    expected = built(snapshot, tmp_path / "expected", rows=200_000)
    chosen = random.Random(8)  # noqa: S311 - moments, no secret
    command = [sys.executable, "-m", "rsscan", "snapshot", "build", str(snapshot), str(tmp_path / "store"), "-q"]
    for _ in range(KILLS):
        process = subprocess.Popen([*command, "--threads", "1"])
        begun = tmp_path / "store" / ".building"
        while process.poll() is None and not begun.exists():
            time.sleep(0.01)
        time.sleep(chosen.uniform(0, 0.5))
        process.kill()
        process.wait()
    subprocess.run([*command, "--threads", "1"], check=True, timeout=60)
    found = open_store(tmp_path / "store")
    assert found.said["files"] == expected.said["files"]
    assert not list(found.faults())


@pytest.mark.usefixtures("heeding_ctrl_c")
def test_ctrl_c_keeps_what_is_done_and_says_so(snapshot: Path, tmp_path: Path) -> None:
    """Exit 130, as everywhere."""
    command = [sys.executable, "-m", "rsscan", "snapshot", "build", str(snapshot), str(tmp_path / "store")]
    process = subprocess.Popen([*command, "--threads", "1"], stderr=subprocess.PIPE, encoding="utf-8")
    while not (tmp_path / "store" / ".building").exists():
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "goes on from there" in said


def test_the_benchmark_sees_every_work_whichever_way_it_reads(tmp_path: Path) -> None:
    """The ratio is that of CPU time per work to the floor; a way that is not there is said so."""
    write_snapshot(tmp_path, World(works=60, widest=10), formats=("jsonl",))
    ways: list[building.Read] = [building.unpacked, building.parsed, building.plain, partial(building.built, "jsonl")]
    assert [read(tmp_path)[0] for read in ways] == [60] * 4
    floor = building.Cost(works=100, seconds=2, cpu=1, peak=50, remark="zlib, json")
    assert (
        building.Cost(200, 4, 5, 60, "").told(floor).split() == "50 works/s 25000.0 CPU-s/M 60 MB 2.50 x floor".split()
    )
    with pytest.raises(InputError, match="parquet"):
        building.built("parquet", tmp_path)
