"""`-o bundle=DIR` and `rsscan verify`: the evidence of a report, and whether the report is what it gives."""

import gzip
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import fields
from pathlib import Path

import pytest

from rsscan.cli import same
from rsscan.cli.options import ScanOptions
from rsscan.inputs.bundles import read_bundle
from tests.acceptance.test_author import CARBERRY, CLEAN, CUT, EXAMPLE
from tests.acceptance.test_batch import ROSTER, staff
from tests.acceptance.test_packet import NAME, packet, profile
from tests.conftest import ROOT, Run
from tests.inputs.packets import forms
from tests.openalex_server import (
    Fault,
    OpenAlexServer,
    World,
    made_author,
    made_authorship,
    made_institution,
    made_work,
)

KEY = "sekrit-key-1234567890"
OWN_LIST = """
id: own
title: {en: Own}
authority: Somebody
source_url: https://example.org
effect: advisory
edition: 2026-01-01
complete: true
entries:
  - {id: own/kamome, names: [Kamome University], country: JP}
"""
OWN_POLICY = """
id: own-policy
title: {en: Own policy}
authority: Somebody
sources: [{title: A text, url: https://example.org, date: 2026-01-01}]
lists: [lists/own.yaml, dprk]
technology: [un-training]
rules:
  - {id: of-own, when: {list: own}, severity: medium, because: It stands on our own list.}
  - {id: rest, severity: high, because: It stands on another list.}
"""


@pytest.fixture
def bundle(rsscan: Run, tmp_path: Path) -> Path:
    """Scan two persons of the example into a bundle."""
    done = rsscan("author", CARBERRY, CUT, *EXAMPLE, "-o", "bundle=evidence", "-o", "json=report.json", "-f", "jsonl")
    assert (done.returncode, done.stdout[:9]) == (1, '{"report"'), done.stderr
    return tmp_path / "evidence"


def sums(folder: Path) -> None:
    """Write the hashes of a bundle anew, as somebody would who changes it on purpose."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "SHA256SUMS"]
    rows = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder)}\n" for path in files]
    (folder / "SHA256SUMS").write_text("".join(rows))


def moved(folder: Path, to: Path) -> Path:
    """Take a bundle away from everything that it was made of."""
    to.mkdir()
    return Path(shutil.move(folder, to / "bundle"))


def verified_alone(folder: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Verify a bundle in a process that ends with 99 as soon as it looks for a server or connects to one."""
    code = (
        "import os, sys\n"
        "asking = {'socket.' + each for each in ('connect', 'getaddrinfo', 'gethostbyname', 'sendto', 'sendmsg')}\n"
        "sys.addaudithook(lambda event, _: os._exit(99) if event in asking else None)\n"
        f"sys.argv = ['rsscan', 'verify', {str(folder)!r}]\n"
        "from rsscan.cli.main import main\n"
        "main()\n"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder.parent, env={**os.environ, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_bundle_is_whole_and_for_this_user_alone(rsscan: Run, bundle: Path, tmp_path: Path) -> None:
    """The report as it was written beside, hashes as `sha256sum -c` reads them, and nothing else left."""
    assert (bundle / "report.json").read_bytes() == (tmp_path / "report.json").read_bytes()
    checked = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=bundle, capture_output=True, check=False)
    assert checked.returncode == 0, checked.stdout
    for path in (bundle, *bundle.rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path
    assert sorted(path.name for path in tmp_path.iterdir()) == ["evidence", "report.json"]
    done = rsscan("verify", "evidence")
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)
    assert done.stdout.startswith("same: the report is what its records, lists and policy give. ")
    assert hashlib.sha256((bundle / "SHA256SUMS").read_bytes()).hexdigest() in done.stdout


def test_what_surrounds_a_bundle_does_not_count(rsscan: Run, bundle: Path, tmp_path: Path) -> None:
    """Neither config file, environment nor decisions of the working directory, and nobody is connected to."""
    (tmp_path / "rsscan.yaml").write_text("policy: strict\nfail_on: none\nlists: [un-1718]\nwrong: 1\n")
    (tmp_path / ".rsscanignore.yaml").write_text("nonsense")
    surroundings = {
        "RSSCAN_POLICY": "strict", "RSSCAN_LISTS": "un-1718", "RSSCAN_AS_OF": "2001-01-01", "RSSCAN_FAIL_ON": "none",
        "RSSCAN_OPENALEX_URL": "http://127.0.0.1:9", "SOURCE_DATE_EPOCH": "0", "RSSCAN_SOURCE": "openalex",
        "RSSCAN_IGNORE_FILE": "gone.yaml", "OPENALEX_API_KEY": "wrong key",
    }  # fmt: skip
    done = verified_alone(bundle, **surroundings)
    assert (done.returncode, done.stdout[:5], done.stderr) == (0, "same:", "")


def test_answers_of_openalex_are_kept_with_what_went_wrong_and_without_the_key(rsscan: Run, tmp_path: Path) -> None:
    """Five persons and a name, asked for together, one of whom the source fails on; verified when it is gone."""
    kim = made_institution("I99", "Kim Il Sung University", ror="01zxpj864", country="KP")
    people = [f"A50000000{at:02}" for at in range(1, 6)]
    listed = made_authorship("A5000000099", name="Kim", institutions=[kim], texts=["Kim Il Sung University"])
    works = [
        made_work(f"W50000000{at:02}", f"Paper {at}", "2020-01-01", None, [made_authorship(who, name="Ada"), listed])
        for at, who in enumerate(people)
    ]
    known = World(authors=[made_author(who, name="Ada") for who in people[:4]], works=works)
    name = staff(tmp_path, "\n".join(["OpenAlex,Name", *(f"{who},Ada" for who in people), ",Ada"]))
    with OpenAlexServer(known) as server:
        server.add(Fault.status(400, times=None, path="A5000000002"))
        set_up = {"RSSCAN_OPENALEX_URL": server.url, "OPENALEX_API_KEY": KEY}
        done = rsscan("batch", name, "-o", "bundle=evidence", **set_up)
        assert done.returncode == 1, done.stderr
    assert re.search(r"evidence: a bundle of \d+ files, [\d.]+ MiB, records of persons among them; SHA256", done.stderr)
    folder = moved(tmp_path / "evidence", tmp_path / "elsewhere")
    report = json.loads((folder / "report.json").read_text())
    assert {"RS901", "RS902", "RS907"} <= {gap["code"] for each in report["subjects"] for gap in each["gaps"]}
    for path in folder.rglob("*.*"):
        body = path.read_bytes()
        assert KEY.encode() not in (gzip.decompress(body) if path.suffix == ".gz" else body), path
    (tmp_path / name).unlink()
    done = verified_alone(folder)
    assert (done.returncode, done.stdout[:5], done.stderr) == (0, "same:", ""), done.stdout


def test_everything_that_was_handed_in_comes_along(rsscan: Run, tmp_path: Path) -> None:
    """A roster without protected columns, own list and policy, decisions, a baseline: moved, and all else gone."""
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "own.yaml").write_text(OWN_LIST)
    (tmp_path / "own-policy.yaml").write_text(OWN_POLICY)
    common = (*EXAMPLE, "--policy", "own-policy.yaml", "--lookback", "20Y", "--fail-on", "medium")
    rsscan("author", CLEAN, *common, "-o", "json=old.json")
    rsscan("author", CARBERRY, *common, "-o", "json=first.json")
    [subject] = json.loads((tmp_path / "first.json").read_text())["subjects"]
    why = ("--reason", "seen", "--reviewer", "AB", "--expires", "2027-03-01", "--as-of", "2026-11-23")
    rsscan("ignore", "add", subject["findings"][0]["id"], "--report", "first.json", *why)
    done = rsscan("batch", staff(tmp_path), *common, "--baseline", "old.json", "-o", "bundle=evidence")
    assert done.returncode == 1, done.stderr
    folder = moved(tmp_path / "evidence", tmp_path / "elsewhere")
    for gone in ("lists/own.yaml", "own-policy.yaml", "staff.csv", "old.json", ".rsscanignore.yaml"):
        (tmp_path / gone).unlink()
    assert not [path for path in folder.rglob("*") if path.is_file() and b"SECRET" in path.read_bytes()]
    report = json.loads((folder / "report.json").read_text())
    assert report["summary"]["ignored"] == 1
    assert report["run"]["baseline"]["subjects"] == 1
    assert report["subjects"][0]["location"] == {"file": "staff.csv", "line": 2}
    done = rsscan("verify", folder)
    assert (done.returncode, done.stdout[:5]) == (0, "same:"), done.stdout + done.stderr


def test_of_a_packet_only_what_was_read_comes_along(rsscan: Run, tmp_path: Path) -> None:
    """Links, hidden files and what nobody can read are told as before, and their content stays out."""
    packet(tmp_path / "17", bio=profile(CLEAN, NAME), coa=forms.coa(forms.FILLED), scan=forms.pdf([]))
    (tmp_path / "17" / "photo.png").write_bytes(b"\x89PNG of a face")
    (tmp_path / "17" / ".hidden").write_text("hidden words")
    (tmp_path / "17" / "link").symlink_to(tmp_path / "17" / "bio")
    shutil.make_archive(str(tmp_path / "18"), "zip", ROOT / "examples" / "packets" / "flagged")
    (tmp_path / "19.json").write_bytes((ROOT / "examples" / "packets" / "clean" / "orcid.json").read_bytes())
    done = rsscan("packet", "17", "18.zip", tmp_path / "19.json", *EXAMPLE, "-o", "bundle=evidence")
    assert done.returncode == 1, done.stderr
    folder = moved(tmp_path / "evidence", tmp_path / "elsewhere")
    shutil.rmtree(tmp_path / "17")
    kept = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert b"of a face" not in kept
    assert b"hidden words" not in kept
    done = rsscan("verify", folder)
    assert (done.returncode, done.stdout[:5]) == (0, "same:"), done.stdout + done.stderr


def test_works_and_manuscripts_are_verified_too(rsscan: Run, tmp_path: Path) -> None:
    """Under the name that the author list had; a manuscript alone asks no source."""
    (tmp_path / "authors.txt").write_bytes((ROOT / "examples" / "byline.txt").read_bytes())
    for number, asked in enumerate((["10.5555/rsscan.example.6", "10.5555/none"], [])):
        done = rsscan("work", *asked, "--byline", "authors.txt", *EXAMPLE, "-o", f"bundle=evidence{number}")
        assert done.returncode == 1, done.stderr
    (tmp_path / "authors.txt").unlink()
    for number in range(2):
        done = rsscan("verify", f"evidence{number}")
        assert (done.returncode, done.stdout[:5]) == (0, "same:"), done.stdout + done.stderr


def test_every_option_on_which_a_result_depends_is_kept() -> None:
    """One that comes later is either out of the way, told by its content, or has its place in `bundle.json`."""
    names = {field.name for field in fields(ScanOptions)}
    assert names - same._OF_THE_WAY - same._BY_CONTENT == {
        "since",
        "lookback",
        "orcid",
        "crossref",
        "strict_lists",
        "ignore_max",
        "baseline",
        "indirect",
    }


def test_a_change_of_any_file_is_noticed(bundle: Path) -> None:
    """Changed, missing or additional, each file named."""
    files = [path for path in bundle.rglob("*") if path.is_file() and path.name != "SHA256SUMS"]
    for path in files:
        name, body = path.relative_to(bundle), path.read_bytes()
        path.write_bytes(body + b" ")
        assert read_bundle(bundle).differing == (f"{name}: was changed; its hash is not the one in SHA256SUMS",)
        path.write_bytes(body)
    assert read_bundle(bundle).differing == ()
    (bundle / "records" / "000001.json").rename(bundle / "records" / "0.json")
    assert read_bundle(bundle).differing == (
        "records/0.json: is additional; SHA256SUMS does not have it",
        "records/000001.json: is missing",
    )


def test_a_changed_record_changes_the_report_and_is_told(rsscan: Run, bundle: Path) -> None:
    """By the names of subject, finding and number, also where the hashes were written anew; exit 1."""
    named = '"doi": "https://doi.org/10.5555/rsscan.example.6"'  # as a work is, and no ORCID record
    [work] = [path for path in bundle.glob("records/*") if named in path.read_text(encoding="utf-8")]
    work.write_text(work.read_text().replace("Democratic People's Republic of Korea", "Ulm").replace("Kim Chaek", "X"))
    known = rsscan("verify", bundle)
    assert f"records/{work.name}: was changed" in known.stdout
    sums(bundle)
    made = json.loads((bundle / "bundle.json").read_text())
    made["made_by"]["rsscan"] = "0.0.9"
    (bundle / "bundle.json").write_text(json.dumps(made))
    sums(bundle)
    done = rsscan("verify", bundle)
    said = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (1, "")
    person = f"subject https://orcid.org/{CARBERRY}"
    assert f"{person}: finding F-2145996d7c7a: only in the saved report" in said
    assert "summary: findings_by_severity: high: saved 4, again 3" in said
    assert not [line for line in said if CUT in line]
    assert said[-2].startswith("Made by rsscan 0.0.9 on Python 3.")
    assert said[-1].startswith(f"differs: {len(said) - 2} differences. ")


def test_a_changed_report_is_told_and_so_is_one_written_otherwise(rsscan: Run, bundle: Path) -> None:
    """What its records do not give; the cost of the run and the version are none of it."""
    report = bundle / "report.json"
    body = report.read_text()
    value = json.loads(body)
    report.write_text(body.replace('"calls": 0', '"calls": 7').replace('"version": "', '"version": "9.'))
    sums(bundle)
    assert rsscan("verify", bundle).returncode == 0
    report.write_text(json.dumps(value))
    sums(bundle)
    done = rsscan("verify", bundle)
    assert (done.returncode, done.stdout.splitlines()[0]) == (1, "report.json: says the same and is written otherwise")
    value["subjects"][0]["verdict"] = "clear"
    del value["subjects"][1]["gaps"][0]
    report.write_text(json.dumps(value))
    sums(bundle)
    done = rsscan("verify", bundle)
    assert done.stdout.splitlines()[0] == f"subject https://orcid.org/{CARBERRY}: verdict: saved clear, again flagged"
    assert ": only in what was found again" in done.stdout


def test_what_cannot_be_asked_again_is_exit_2_with_every_problem(rsscan: Run, bundle: Path, tmp_path: Path) -> None:
    """Files that are gone, and those that cannot be read any more, together; and what is no bundle at all."""
    (bundle / "lists" / "dprk.yaml").write_text("nonsense: [")
    (bundle / "policy.yaml").write_text("id: [")
    made = json.loads((bundle / "bundle.json").read_text())
    (bundle / "bundle.json").write_text(json.dumps(made | {"ids": ["A1", "nobody"], "ignore_file": "ids.yaml"}))
    (bundle / "ids.yaml").write_text("version: 2")
    done = rsscan("verify", bundle)
    assert (done.returncode, done.stdout) == (2, "")
    for said in (
        "dprk.yaml: was changed", "ids.yaml: is additional", "nobody: is neither an ORCID iD",
        "dprk.yaml:2: is not YAML", "policy.yaml:2: is not YAML", "ids.yaml:1: version: must be 1",
    ):  # fmt: skip
        assert said in done.stderr
    done = rsscan("verify", tmp_path)
    assert (done.returncode, "is no bundle; a folder that -o bundle=DIR wrote has SHA256SUMS in it" in done.stderr) == (
        2,
        True,
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--pseudonymize"], "records of persons as they are; leave out --pseudonymize"),
        (["-o", "bundle=other"], "one bundle of a run is enough"),
        (["-o", "bundle=full"], "the folder is not empty"),
        (["-o", "bundle=full/file"], "is no folder"),
        (["-o", "bundle=gone/evidence"], "there is no folder gone"),
        (["-o", "bundle=link"], "is no folder"),
    ],
)
def test_a_bundle_that_cannot_be_made_is_refused_before_anything_is_asked(
    rsscan: Run, tmp_path: Path, arguments: list[str], said: str
) -> None:
    """Exit 2, a sentence, and nothing is left."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_text("")
    (tmp_path / "link").symlink_to(tmp_path / "full")
    asked = (
        arguments if "bundle=" in arguments[-1] and "other" not in arguments[-1] else ["-o", "bundle=new", *arguments]
    )
    done = rsscan("author", CARBERRY, *asked, RSSCAN_OPENALEX_URL="http://127.0.0.1:9")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["full", "link"]


def test_where_no_bundle_can_be_it_is_said(rsscan: Run, bundle: Path, tmp_path: Path) -> None:
    """Of a saved report, of candidates, of a run gone on with, and within what is read."""
    shutil.copytree(bundle / "records", tmp_path / "records")
    shutil.copytree(ROOT / "examples" / "packets" / "clean", tmp_path / "17")
    staff(tmp_path, ROSTER)
    for arguments, said in (
        (["render", "report.json"], "a report does not hold the records that it rests on"),
        (["author", "--name", "Carberry", *EXAMPLE], "candidates are no report"),
        (["batch", "staff.csv", "--resume", *EXAMPLE], "begin anew without --resume"),
    ):
        done = rsscan(*arguments, "-o", "bundle=new")
        assert (done.returncode, said in done.stderr) == (2, True), done.stderr
    for place, *arguments in (
        ("17/new", "packet", "17", *EXAMPLE),
        ("records/new", "author", CARBERRY, "--source", "recorded:records"),
    ):
        done = rsscan(*arguments, "-o", f"bundle={place}")
        assert (done.returncode, "and would be read as part of it" in done.stderr) == (2, True), done.stderr
    done = subprocess.run(
        [sys.executable, "-m", "rsscan", "author", CARBERRY, *EXAMPLE, "-o", "bundle=new", "--baseline", "-"],
        input=(bundle / "report.json").read_text(), cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (2, "rsscan: -: is no file that can be read twice, as a bundle needs it\n")


@pytest.mark.usefixtures("heeding_ctrl_c", "lists_read_before")
def test_an_interrupted_run_leaves_no_bundle(tmp_path: Path) -> None:
    """Ctrl-C while an answer is waited for: exit 130, and neither the folder nor what was kept so far."""
    with OpenAlexServer(World()) as server:
        server.add(Fault.stall(20, times=None))
        run = subprocess.Popen(
            [sys.executable, "-m", "rsscan", "author", CARBERRY, "-o", "bundle=evidence"],
            cwd=tmp_path, env={**os.environ, "RSSCAN_OPENALEX_URL": server.url}, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        while not server.requests and run.poll() is None:
            time.sleep(0.05)
        assert list(tmp_path.glob(".evidence.*"))
        run.send_signal(signal.SIGINT)
        assert run.wait(20) == 130
    assert not list(tmp_path.iterdir())


def test_a_run_that_fails_leaves_no_bundle(rsscan: Run, tmp_path: Path) -> None:
    """A refused key, in the middle of asking; an empty folder that was there stays."""
    (tmp_path / "evidence").mkdir()
    with OpenAlexServer(World(), keys={"another"}) as server:
        set_up = {"RSSCAN_OPENALEX_URL": server.url, "OPENALEX_API_KEY": KEY}
        done = rsscan("author", CARBERRY, "-o", "bundle=evidence", **set_up)
    assert done.returncode == 2, done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["evidence"]
    assert not list((tmp_path / "evidence").iterdir())
    done = rsscan("author", CARBERRY, *EXAMPLE, "-o", "bundle=evidence", "-q")
    assert (done.returncode, done.stderr, (tmp_path / "evidence" / "report.json").is_file()) == (1, "", True)
