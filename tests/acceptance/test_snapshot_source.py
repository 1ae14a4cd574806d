"""`--source snapshot:STORE`: the same commands, no network, and evidence that outlives the store."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.acceptance.test_packet import packet
from tests.acceptance.test_packet import profile as declared
from tests.conftest import Run
from tests.sources import ORCID, listed_peer, me, paper, papers, peer, profile
from tests.sources.snapshot.stores import store_of

NO_NETWORK = """
import sys
def refused(event, _):
    if event.startswith(("socket.", "urllib.", "http.")):
        raise AssertionError(f"the network was asked for: {event}")
sys.addaudithook(refused)
from rsscan.cli.main import main
main()
"""
NO_DUCKDB = """
import sys
sys.modules["duckdb"] = None
from rsscan.cli.main import main
main()
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a store of a person with a tie, and of a work, once."""
    folder = tmp_path_factory.mktemp("made")
    return store_of(folder, [*papers(3), paper(9, [me(), peer(), listed_peer()])], [profile()])


@pytest.fixture
def store(made: Path, tmp_path: Path) -> str:
    """Put a copy of it into the folder where the program runs, and return it as a source."""
    shutil.copytree(made, tmp_path / "store")
    return "snapshot:store"


def program(text: str, *arguments: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run the program in an interpreter in which something was done before."""
    command = [sys.executable, "-c", text, *arguments]
    return subprocess.run(command, cwd=folder, env=os.environ, capture_output=True, text=True, check=False)


def test_a_person_is_flagged_and_the_evidence_outlives_the_store(rsscan: Run, store: str, tmp_path: Path) -> None:
    """Whoever verifies has no store and needs none; options that concern the network are no mistake."""
    asked = rsscan(
        "author", ORCID, "--source", store, "--lists", "dprk", "--refresh", "--offline", "-f", "json",
        "-o", "bundle=evidence",
    )  # fmt: skip
    assert asked.returncode == 1, asked.stderr
    report = json.loads(asked.stdout)
    assert report["run"]["source"] == {
        "name": "snapshot",
        "detail": "the OpenAlex snapshot of 2026-06-24 in store/",
        "not_searched": [
            "works that OpenAlex ties to no profile of the person",
            "what came to OpenAlex after 2026-06-24",
            "the expansion corpus (DataCite and repository records, about 190 million works)",
            "authorships after the 5,000th of a work",
        ],
    }
    assert report["run"]["spent"] == {"calls": 0, "credits": 0, "cached": 0}
    shutil.rmtree(tmp_path / "store")
    assert rsscan("verify", "evidence").returncode == 0
    for file in (tmp_path / "evidence" / "records").iterdir():
        assert file.stat().st_mode & 0o077 == 0


def test_batch_work_and_packet_are_answered_as_well(rsscan: Run, store: str, tmp_path: Path) -> None:
    """With persons the store does not know, who are never clear."""
    (tmp_path / "staff.csv").write_text(
        f"Name,ORCID\nJosiah Carberry,{ORCID}\nNobody,0000-0002-9999-9998\nMina Made,\n"
    )
    done = rsscan("batch", "staff.csv", "--source", store, "--lists", "dprk", "-f", "json")
    assert done.returncode == 1, done.stderr
    assert [each["verdict"] for each in json.loads(done.stdout)["subjects"]] == ["flagged", "incomplete", "incomplete"]
    assert "no author with 0000-0002-9999-9998 is recorded in store/" in done.stdout.lower()
    assert rsscan("work", "10.5555/MADE.9", "--source", store, "--lists", "dprk", "--no-cache").returncode == 1
    packet(tmp_path / "17", **{"cv.xml": declared(ORCID, "Josiah Carberry", "10.5555/made.9")})
    done = rsscan("packet", "17", "--source", store, "--lists", "dprk", "-f", "json")
    [subject] = json.loads(done.stdout)["subjects"]
    assert (subject["orcid"], subject["verdict"]) == (f"https://orcid.org/{ORCID}", "flagged")


@pytest.mark.usefixtures("rsscan")
def test_nothing_is_asked_of_the_network(store: str, tmp_path: Path) -> None:
    """No name is looked up and no socket is made, from the first import to the last line."""
    arguments = ("author", ORCID, "--source", store, "--lists", "dprk", "-f", "json")
    done = program(NO_NETWORK, *arguments, folder=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.usefixtures("rsscan")
@pytest.mark.parametrize(
    "command",
    [
        f"author {ORCID} --source STORE",
        "snapshot check SNAPSHOT",
        "snapshot build SNAPSHOT another",
        "snapshot sweep PLACE --all",
    ],
)
def test_without_duckdb_the_error_says_what_to_install(store: str, made: Path, tmp_path: Path, command: str) -> None:
    """One sentence, before anything is looked up."""
    named = {"STORE": store, "PLACE": str(made), "SNAPSHOT": str(made.parent / "snapshot")}
    done = program(NO_DUCKDB, *(named.get(word, word) for word in command.split()), folder=tmp_path)
    assert done.returncode == 2
    assert "pip install 'rsscan[snapshot]'" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_bundle_in_a_store_is_refused(rsscan: Run, store: str) -> None:
    """A store holds what it was built of and nothing else."""
    done = rsscan("author", ORCID, "--source", store, "-o", "bundle=store/evidence")
    assert (done.returncode, "lies in store, and would be read as part of it" in done.stderr) == (2, True), done.stderr
