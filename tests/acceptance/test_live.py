"""The whole program against a server on this machine that behaves as OpenAlex does."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rsscan.files import cache_folder
from tests.conftest import Run
from tests.openalex_server import Fault, OpenAlexServer, World, made_author, made_authorship, made_work

ORCID = "0000-0002-1825-0097"
CLEAR = "0000-0000-1000-0013"
KEY = "sekrit-key-1234567890"


def world(works: int = 3, *, listed: bool = True) -> World:
    """A person with some works, the first of which has a DPRK co-author where `listed`."""
    own = made_authorship("A5000000001", name="Josiah Carberry", orcid=ORCID, texts=("Kamome University, Japan",))
    place = "Kim Il Sung University, Pyongyang, DPR Korea" if listed else "University of Oslo, Norway"
    made = [
        made_work(
            f"W50000000{at:03}",
            title=f"Work {at}",
            date="2020-05-01",
            authorships=(
                dict(own),
                made_authorship(
                    author_id="A5000000002", name="Co Author", texts=(place if at == 0 else "ETH, Switzerland",)
                ),
            ),
        )
        for at in range(works)
    ]
    return World(authors=[made_author("A5000000001", name="Josiah Carberry", orcid=ORCID)], works=made)


@pytest.fixture
def server() -> Iterator[OpenAlexServer]:
    """A server with a flagged person."""
    with OpenAlexServer(world(), keys={KEY}) as running:
        yield running


def test_a_live_scan_flags_counts_its_cost_and_is_free_the_second_time(rsscan: Run, server: OpenAlexServer) -> None:
    """The first run asks OpenAlex, the second answers from the cache with the same findings."""
    first = rsscan("author", ORCID, "-f", "json", RSSCAN_OPENALEX_URL=server.url)
    second = rsscan("author", ORCID, "-f", "json", RSSCAN_OPENALEX_URL=server.url)
    assert (first.returncode, second.returncode) == (1, 1), first.stderr
    one, two = json.loads(first.stdout), json.loads(second.stdout)
    assert one["subjects"] == two["subjects"]
    assert one["run"]["spent"]["calls"] == len(server.requests) > 0
    assert one["run"]["spent"]["credits"] == server.credits_used > 0
    assert two["run"]["spent"] == {"calls": 0, "credits": 0, "cached": one["run"]["spent"]["calls"]}


def test_offline_answers_from_the_cache_and_says_what_is_missing(rsscan: Run, server: OpenAlexServer) -> None:
    """Offline before the first look is no verdict; after it, the same verdict."""
    before = rsscan("author", ORCID, "--offline", RSSCAN_OPENALEX_URL=server.url)
    assert before.returncode == 3
    assert "not in the cache" in before.stdout
    assert not server.requests
    rsscan("author", ORCID, RSSCAN_OPENALEX_URL=server.url)
    asked = len(server.requests)
    assert rsscan("author", ORCID, "--offline", RSSCAN_OPENALEX_URL=server.url).returncode == 1
    assert len(server.requests) == asked


def test_the_key_goes_into_the_header_and_nowhere_else(rsscan: Run, server: OpenAlexServer, tmp_path: Path) -> None:
    """Neither address, output, log, report nor cache holds the key."""
    done = rsscan(
        "author", ORCID, "-v", "-o", "json=r.json", RSSCAN_OPENALEX_URL=server.url, OPENALEX_API_KEY=KEY
    )  # fmt: skip
    assert done.returncode == 1
    assert {request.headers["authorization"] for request in server.requests} == {f"Bearer {KEY}"}
    assert not any(KEY in request.target for request in server.requests)
    assert KEY not in done.stdout + done.stderr
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or KEY.encode() not in path.read_bytes(), path


def test_the_key_can_come_from_a_file(rsscan: Run, server: OpenAlexServer, tmp_path: Path) -> None:
    """OPENALEX_API_KEY_FILE names a file; a missing one is exit 2 without its content."""
    (tmp_path / "key").write_text(f"{KEY}\n", encoding="utf-8")
    rsscan("author", ORCID, RSSCAN_OPENALEX_URL=server.url, OPENALEX_API_KEY_FILE=str(tmp_path / "key"))
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
    gone = rsscan("author", ORCID, RSSCAN_OPENALEX_URL=server.url, OPENALEX_API_KEY_FILE="gone")
    assert (gone.returncode, "cannot be read" in gone.stderr) == (2, True)


def test_a_refused_key_is_exit_2_and_not_shown(rsscan: Run, server: OpenAlexServer) -> None:
    """A wrong key is the user's mistake, told without the key."""
    done = rsscan("author", ORCID, RSSCAN_OPENALEX_URL=server.url, OPENALEX_API_KEY="wrong-key-77")
    assert done.returncode == 2
    assert "OPENALEX_API_KEY was refused" in done.stderr
    assert "wrong-key-77" not in done.stderr + done.stdout


def test_no_network_is_no_verdict_and_says_what_to_do(rsscan: Run) -> None:
    """A server that is not there ends within seconds, with a sentence."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    done = rsscan("author", ORCID, RSSCAN_OPENALEX_URL=address)
    assert done.returncode == 3
    assert "RS907" in done.stdout
    assert "check the network" in " ".join(done.stdout.split())


def test_an_address_that_is_none_is_exit_2(rsscan: Run) -> None:
    """RSSCAN_OPENALEX_URL must be a web address."""
    assert rsscan("author", ORCID, RSSCAN_OPENALEX_URL="nonsense").returncode == 2


def test_a_budget_spent_in_the_middle_judges_what_was_read_and_is_not_clear(rsscan: Run) -> None:
    """Works that could not be asked for any more are a gap that blocks, with the time when to go on."""
    with OpenAlexServer(world(250, listed=False)) as server:
        server.add(Fault.budget(retry_after=40_000, times=None, path="cursor=(?!%2A|\\*)"))
        done = rsscan("author", ORCID, "-f", "json", RSSCAN_OPENALEX_URL=server.url)
    value = json.loads(done.stdout)
    [subject] = value["subjects"]
    assert done.returncode == 3
    assert subject["coverage"]["works"] == 100
    assert any(gap["code"] == "RS907" and "UTC" in gap["detail"] for gap in subject["gaps"])


def test_flagged_beats_incomplete_when_a_page_never_comes(rsscan: Run) -> None:
    """A tie on the first page flags although the second page failed."""
    with OpenAlexServer(world(150)) as server:
        server.add(Fault.budget(retry_after=40_000, times=None, path="cursor=(?!%2A|\\*)"))
        assert rsscan("author", ORCID, RSSCAN_OPENALEX_URL=server.url).returncode == 1


def test_a_wait_that_the_server_asks_for_is_obeyed_and_shown(rsscan: Run, server: OpenAlexServer) -> None:
    """A 503 with Retry-After is waited out with a line on stderr; a longer one than --max-wait is not."""
    server.add(Fault.status(503, retry_after=1, times=1))
    done = rsscan("author", ORCID, RSSCAN_OPENALEX_URL=server.url)
    assert (done.returncode, "waiting 1 s as it asks" in done.stderr) == (1, True)
    server.add(Fault.status(503, retry_after=30, times=None))
    impatient = rsscan("author", ORCID, "--no-cache", "--max-wait", "5", RSSCAN_OPENALEX_URL=server.url)
    assert impatient.returncode == 3
    assert "--max-wait" in " ".join(impatient.stdout.split())


def test_a_cache_that_cannot_be_written_is_one_warning_and_the_scan_goes_on(
    rsscan: Run, server: OpenAlexServer, tmp_path: Path
) -> None:
    """A file where the folder of the cache should be: as good as a full disk."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = rsscan("author", ORCID, RSSCAN_OPENALEX_URL=server.url, RSSCAN_CACHE_DIR=str(tmp_path / "file" / "c"))
    assert done.returncode == 1
    assert done.stderr.count("going on without it") == 1
    assert "Traceback" not in done.stderr


def test_purge_forgets_a_person(rsscan: Run, server: OpenAlexServer) -> None:
    """After `cache purge --subject` no byte of the cache holds the ORCID iD."""
    rsscan("author", ORCID, RSSCAN_OPENALEX_URL=server.url)
    assert "0 answers" not in rsscan("cache", "status").stdout
    done = rsscan("cache", "purge", "--subject", ORCID)
    assert done.returncode == 0
    assert not any(
        needle in path.read_bytes()
        for path in cache_folder().iterdir()
        if path.is_file()
        for needle in (ORCID.encode(), b"A5000000001")
    )
    assert rsscan("cache", "purge").returncode == 0
    assert " 0 answers" in rsscan("cache", "status").stdout


@pytest.mark.usefixtures("heeding_ctrl_c", "lists_read_before")
@pytest.mark.parametrize("stage", ["connect", "body"])
def test_ctrl_c_is_130_at_once_and_nothing_is_written(server: OpenAlexServer, tmp_path: Path, stage: str) -> None:
    """An interrupt in the middle of a slow answer ends promptly, without traceback or half a report."""
    server.add(Fault.stall(30, times=None) if stage == "connect" else Fault.slow_body(30, times=None))
    process = subprocess.Popen(
        [sys.executable, "-m", "rsscan", "author", ORCID, "-o", "json=r.json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "RSSCAN_OPENALEX_URL": server.url},
    )
    deadline = time.monotonic() + 20
    while not server.requests and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.3)
    asked = time.monotonic()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130, err
    assert time.monotonic() - asked < 5
    assert (out, b"interrupted" in err, b"Traceback" in err) == (b"", True, False)
    assert not (tmp_path / "r.json").exists()


@pytest.mark.usefixtures("lists_read_before")
def test_a_full_disk_below_stdout_is_told(tmp_path: Path) -> None:
    """A short report, all of it held back until the end, and a long one: neither passes for written."""
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    for form in ("gitlab", "json"):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "rsscan", "author", CLEAR, "--source", "example", "-f", form],
                stdout=full, stderr=subprocess.PIPE, text=True, cwd=tmp_path, check=False,
            )  # fmt: skip
        said = "rsscan: stdout: cannot be written: No space left on device\n"
        assert (done.returncode, done.stderr) == (2, said), form


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("batch", "staff.csv", "--source", "example", "-f", "jsonl"), 0),
        (("author", CLEAR, "--source", "example", "--color", "always"), 0),
        (("lists", "show", "jp-meti-eul"), 3),
    ],
)
@pytest.mark.usefixtures("lists_read_before")
def test_a_reader_that_closes_the_pipe_changes_no_verdict(
    tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    """`rsscan … | head -1` of somebody who is clear is not 1, which says flagged; a batch is done."""
    (tmp_path / "staff.csv").write_text(f"ORCID\n{CLEAR}\n", encoding="utf-8")
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "rsscan", *arguments],
        stdout=write, stderr=subprocess.PIPE, text=True, cwd=tmp_path, check=False,
    )  # fmt: skip
    os.close(write)
    assert (done.returncode, done.stderr) == (code, "")
    assert [path.name for path in tmp_path.iterdir()] == ["staff.csv"]
