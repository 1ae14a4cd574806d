"""`--pseudonymize`: whom a CI log is about is not for all who may read it."""

import json
import os
import re
from pathlib import Path

import pytest

from rsscan.cli.options import ScanOptions
from rsscan.cli.pseudonyms import FOR_CI, veiled
from tests.acceptance.test_author import CARBERRY, CLEAN, EXAMPLE, report
from tests.conftest import Run
from tests.inputs.packets import forms
from tests.render.personal import made, values

KEY = {"RSSCAN_PSEUDONYM_KEY": "a key that is long enough"}


def test_no_output_of_a_run_names_anybody(rsscan: Run, tmp_path: Path) -> None:
    """Neither stdout, nor a file, nor stderr; the verdict and the exit code are the same."""
    (tmp_path / ".rsscanignore.yaml").write_text(
        "version: 1\nignore:\n- person: orcid:0000-0002-1825-0097\n  entry: dprk/kim-hyong-jik-university\n"
        "  reason: r\n  reviewer: AB\n  decided: 2026-09-01\n  expires: 2027-03-01\n",
        encoding="utf-8",
    )
    done = rsscan("author", CARBERRY, CLEAN, *EXAMPLE, "--pseudonymize", "-o", "json=r.json", **KEY)
    said = done.stdout + done.stderr + (tmp_path / "r.json").read_text(encoding="utf-8")
    assert done.returncode == 1
    assert "the disposition on person-" in done.stderr
    assert not re.search(r"Carberry|Fjordheim(?! Technical)|Nampori|\d{4}-\d{4}-\d{4}-|A99000|W99000|10\.5555", said)
    plain = report(rsscan, "author", CARBERRY, CLEAN, *EXAMPLE, "--ignore-file", "")
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["summary"] == plain["summary"]


def test_a_wrong_identifier_is_not_repeated(rsscan: Run, tmp_path: Path) -> None:
    """An error is a line of the log too; so is what stands in the column of a roster that is none of identifiers."""
    for body, words in (
        ("ORCID,Name\nJosiah Carberry,Carberry\n", "staff.csv:2: column ORCID: “…”: is no ORCID iD"),
        ("Josiah Carberry,Kamome University\n", "(columns: “…”, “…”)"),
    ):
        (tmp_path / "staff.csv").write_text(body, encoding="utf-8")
        wrong = rsscan("batch", "staff.csv", "--source", "example", "--pseudonymize", **KEY)
        assert (wrong.returncode, words in wrong.stderr) == (2, True), wrong.stderr
        assert "Carberry" not in wrong.stderr
    done = rsscan("author", "0000-0002-1825-0098", "--source", "example", "--pseudonymize", **KEY)
    assert done.returncode == 2
    assert "the checksum of this ORCID iD is wrong" in done.stderr
    assert "1825" not in done.stderr


def test_a_key_is_made_once_and_is_its_users_alone(rsscan: Run) -> None:
    """Two runs of one user show one person alike; a key that others may read is not used."""
    asked = ("author", CLEAN, *EXAMPLE, "-f", "json", "--pseudonymize")
    first, second = (json.loads(rsscan(*asked).stdout)["subjects"] for _ in range(2))
    assert first == second
    [kept] = Path(os.environ["RSSCAN_CONFIG_DIR"]).iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    kept.chmod(0o644)
    refused = rsscan(*asked)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "others may read this key" in refused.stderr
    assert "16 characters or more" in rsscan(*asked, RSSCAN_PSEUDONYM_KEY="short").stderr


def test_a_job_without_key_has_one_of_its_own_and_says_so_once(rsscan: Run) -> None:
    """A key that is gone after the job would tell nobody anything, so none is kept."""
    asked = ("author", CLEAN, *EXAMPLE, "-f", "json", "--pseudonymize")
    done = rsscan(*asked, CI="true")
    assert done.stderr.count("RSSCAN_PSEUDONYM_KEY") == 1
    assert not Path(os.environ["RSSCAN_CONFIG_DIR"]).exists()
    assert json.loads(done.stdout)["subjects"] != json.loads(rsscan(*asked, CI="true").stdout)["subjects"]


def test_no_byte_of_a_packets_outputs_names_anybody(rsscan: Run, tmp_path: Path) -> None:
    """Names in forms, titles, DOIs, files and folders; the manifest's persons are those of the report."""
    folder = tmp_path / "josiahcarberry"
    folder.mkdir()
    (folder / "Carberry COA.xlsx").write_bytes(forms.coa())
    (folder / "profile.xml").write_bytes(forms.SCIENCV)
    (folder / "jcarberry-scan.pdf").write_bytes(forms.pdf([]))
    (folder / "pubs.ris").write_text("TY  - JOUR\nTI  - Ice of Carberry\nER  - \n", encoding="utf-8")
    done = rsscan(
        "packet", "josiahcarberry", "--source", "example", "--pseudonymize", "--manifest", "m.json",
        "-o", "json=r.json", "-o", "csv=r.csv", "-o", "sarif=r.sarif", "-v", **KEY,
    )  # fmt: skip
    assert done.returncode == 1
    files = {name: (tmp_path / name).read_text(encoding="utf-8") for name in ("m.json", "r.json", "r.csv", "r.sarif")}
    for name, said in {**files, "stdout": done.stdout, "stderr": done.stderr}.items():
        flat = re.sub(r"\s+", " ", said)
        met = re.search(r"(?i)josiah|carberry|alphaman|\bchol\b|1825-?0097|A99000|W99000|example\.6\b|\bice of", flat)
        assert not met, (name, flat[max(met.start() - 90, 0) : met.end() + 30])
    manifest, value = json.loads(files["m.json"]), json.loads(files["r.json"])
    assert value["notice"].endswith(manifest["notice"])
    [packet] = manifest["packets"]
    [profile] = [file for file in packet["files"] if file["kind"] == "sciencv"]
    assert profile["persons"][0]["name"] in {subject["id"] for subject in value["subjects"]}
    assert "Kamome University" in json.dumps(profile["persons"][0]["affiliations"])
    assert {re.sub(r"\w{12}", "…", file["file"]) for file in packet["files"]} == {"file-…"}


def test_a_comparison_names_nobody_and_ends_with_the_same_code(rsscan: Run, tmp_path: Path) -> None:
    """Of two reports as they are; one with pseudonyms beside one without is refused, as a baseline too."""
    scan = ("author", CARBERRY, *EXAMPLE, "--lists", "dprk")
    old = report(rsscan, *scan, "-o", "json=new.json")
    old["subjects"][0]["findings"].pop()
    (tmp_path / "old.json").write_text(json.dumps(old), encoding="utf-8")
    plain = rsscan("diff", "old.json", "new.json", "--fail-on", "low")
    hidden = rsscan("diff", "old.json", "new.json", "--fail-on", "low", "--pseudonymize", **KEY)
    assert (hidden.returncode, hidden.stderr) == (plain.returncode, "") == (1, "")
    assert re.search("Carberry|0000-0002-1825-0097", plain.stdout)
    assert not re.search(r"Carberry|\d{4}-\d{4}-\d{4}-|A99000|W99000|10\.5555", hidden.stdout)
    assert re.sub(r"(?m)^(F-|    person-)\S+.*$", "", hidden.stdout) == re.sub(
        r"(?m)^(F-\S+|    Josiah).*$", "", plain.stdout
    )
    rsscan("render", "new.json", "-o", "json=veiled.json", "--pseudonymize", **KEY)
    same = rsscan("diff", "veiled.json", "veiled.json", "--pseudonymize", **KEY)
    assert (same.returncode, same.stdout.splitlines()[0]) == (
        0, "0 findings new, 0 gone, 0 not looked at now, 0 changed.",
    )  # fmt: skip
    for refused in (rsscan("diff", "old.json", "veiled.json"), rsscan(*scan, "--baseline", "veiled.json")):
        assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
        assert "pseudonyms" in refused.stderr


@pytest.mark.parametrize("form", [*sorted(FOR_CI), "table", "json"])
def test_what_is_made_for_ci_has_pseudonyms_there_unless_told_otherwise(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By default in CI only, and for its formats only; the option decides for all."""
    monkeypatch.setenv("RSSCAN_PSEUDONYM_KEY", KEY["RSSCAN_PSEUDONYM_KEY"])
    given = values(made())

    def hides(wanted: bool | None, ci: str) -> bool:
        monkeypatch.setenv("CI", ci)
        return veiled(given, form, ScanOptions(pseudonymize=wanted)) is not given

    assert hides(None, "true") is (form in FOR_CI)
    assert not hides(None, "false")
    assert hides(True, "")
    assert not hides(False, "true")
