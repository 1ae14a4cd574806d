"""`rsscan packet`: applications from files to report, manifest and exit code."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.conftest import ROOT, Run
from tests.inputs.packets import forms

SCHEMA = json.loads((ROOT / "src/rsscan/schemas/report-1.0.schema.json").read_text(encoding="utf-8"))
CLEAN = "0000-0000-1000-0013"
NAME = "Mina Fjordheim-Okafor"


def packet(folder: Path, **files: bytes) -> Path:
    """Write an application."""
    folder.mkdir()
    for name, body in files.items():
        (folder / name).write_bytes(body)
    return folder


def profile(orcid: str, name: str, doi: str = "") -> bytes:
    """Return a profile of SciENcv."""
    given, _, family = name.partition(" ")
    cited = f'<citation><externalids><externalid type="doi">{doi}</externalid></externalids></citation>' if doi else ""
    return (
        '<profile xmlns="http://www.ncbi.nlm.nih.gov/sciencv"><identification>'
        f'<id idtype="orcid">{orcid}</id><name><givennames>{given}</givennames><surname>{family}</surname></name>'
        f"<gender>{forms.PLANTED}</gender></identification>"
        f"<contributions><citations>{cited}</citations></contributions></profile>"
    ).encode()


def report(text: str) -> dict[str, Any]:
    """Return a report that its schema allows."""
    value: dict[str, Any] = json.loads(text)
    jsonschema.validate(value, SCHEMA)
    assert forms.PLANTED not in text
    return value


def test_packets_are_scanned_together_and_each_says_its_own(rsscan: Run, tmp_path: Path) -> None:
    """One whose form names a listed body, one that is clear, one with a file that nobody can read."""
    flagged = {17: (None, NAME, "Fjordheim Technical University"), 28: forms.FILLED[28], 53: forms.FILLED[53]}
    packet(tmp_path / "flagged", coa=forms.coa(flagged), bio=profile(CLEAN, NAME))
    packet(tmp_path / "clear", bio=profile(CLEAN, NAME))
    packet(tmp_path / "unread", bio=profile(CLEAN, NAME), scan=forms.pdf([]))
    done = rsscan("packet", "flagged", "clear", "unread", "--source", "example", "-f", "json", "--manifest", "m.json")
    assert (done.returncode, done.stderr) == (1, "")
    value = report(done.stdout)
    assert [one["verdict"] for one in value["subjects"]] == ["flagged", "clear", "incomplete"]
    first, _, third = value["subjects"]
    assert first["location"] == {"file": "flagged/bio", "line": 1}
    assert {finding["rule"] for finding in first["findings"]} == {"RS203"}
    evidence = first["findings"][0]["evidence"][0]
    assert evidence["source"] == "declared in coa:53 (NSF COA Template!C53), as co-author"
    assert (evidence["work"], evidence["affiliation_text"]) == (None, "Kim Il Sung University, Pyongyang")
    assert [gap["detail"] for gap in third["gaps"] if gap["code"] == "RS908"] == [
        "unread/scan: shows no text on most of its pages; it may be scanned, and was not read."
    ]
    differ = [gap for gap in first["gaps"] if gap["code"] == "RS910"]
    assert differ
    assert not any(gap["blocks_verdict"] for gap in differ)
    assert "flagged/coa: Table 2 (family and business relations) (never read)" in value["run"]["source"]["not_searched"]
    manifest = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    assert [(file["file"], file["kind"]) for file in manifest["packets"][0]["files"]] == [
        ("bio", "sciencv"),
        ("coa", "nsf_coa"),
    ]
    assert "may be scanned" in manifest["packets"][2]["files"][1]["why"]
    assert forms.PLANTED not in json.dumps(manifest)


@pytest.mark.parametrize(
    ("doi", "code", "words"),
    [("10.5555/rsscan.example.6", 1, "RS910"), ("10.5555/nobody.knows", 3, "RS903")],
)
def test_works_that_the_files_name_are_read(rsscan: Run, tmp_path: Path, doi: str, code: int, words: str) -> None:
    """One that another's profile has flags by its byline; one that nobody knows leaves no verdict."""
    done = rsscan("packet", packet(tmp_path / "p", bio=profile(CLEAN, NAME, doi)), "--source", "example", "-f", "json")
    assert done.returncode == code
    (subject,) = report(done.stdout)["subjects"]
    assert any(gap["code"] == words and doi in gap["detail"] for gap in subject["gaps"])


def test_nobody_is_guessed_by_name(rsscan: Run, tmp_path: Path) -> None:
    """A form without an iD names candidates and picks none; what it declares is matched all the same."""
    rows = {17: (None, NAME, "Fjordheim Technical University"), 53: ("A:", "A B", "Plain College")}
    packet(tmp_path / "p", coa=forms.coa(rows))
    done = rsscan("packet", "p", "--source", "example", "-f", "json")
    assert done.returncode == 3
    (subject,) = report(done.stdout)["subjects"]
    assert (subject["identity"]["status"], subject["openalex_ids"]) == ("uncertain", [])
    (gap,) = (gap for gap in subject["gaps"] if gap["code"] == "RS902")
    assert gap["detail"].startswith(
        "p/coa:17 (NSF COA Template!B17) names somebody without an ORCID iD or OpenAlex id."
    )
    assert "2 profiles may be this person, and none is picked" in gap["detail"]
    assert "A9900000006" in gap["detail"]
    assert CLEAN in gap["detail"]


def test_an_application_that_names_nobody_has_no_verdict(rsscan: Run, tmp_path: Path) -> None:
    """An empty folder is no clear one; somebody whom nobody knows is said with what the files declare of them."""
    (tmp_path / "empty").mkdir()
    packet(tmp_path / "unknown", bio=profile("0000-0000-1000-0099", NAME, "10.5555/rsscan.example.6"))
    done = rsscan("packet", "empty", "unknown", "--source", "example", "-f", "json")
    assert done.returncode == 1
    empty, unknown = report(done.stdout)["subjects"]
    assert (empty["id"], empty["verdict"]) == ("packet:empty", "incomplete")
    assert "RS901" in {gap["code"] for gap in unknown["gaps"]}
    assert unknown["findings"]


def test_a_folder_without_files_has_no_verdict(rsscan: Run, tmp_path: Path) -> None:
    """An export that came out empty must not look like an application that is clear."""
    packet(tmp_path / "empty")
    done = rsscan("packet", "empty", "--source", "example")
    assert done.returncode == 3
    assert "RS902 No file of it was read." in done.stdout


def test_works_that_no_doi_finds_are_looked_for_by_title(rsscan: Run, tmp_path: Path) -> None:
    """One that was read is found, with its preprint; another is told, and leaves no verdict if it is the subject's."""
    entry = "@article{{k{0}, author={{{2}}}, title={{{1}}}, year={{2017}}, doi={{{3}}}}}\n"
    title, preprint, mine = "Whistles under the ice: a two-year record!", "10.5555/preprint", "Fjordheim-Okafor, Mina"
    for author, code in (("Else, Bob", 0), (mine, 3)):
        rows = [(title, mine, ""), (title, mine, preprint), ("A paper that nobody knows", author, "")]
        pubs = "".join(entry.format(number, *row) for number, row in enumerate(rows)).encode()
        done = rsscan(
            "packet", packet(tmp_path / str(code), bio=profile(CLEAN, NAME), pubs=pubs), "--source", "example",
            "-f", "json",
        )  # fmt: skip
        assert done.returncode == code
        [subject] = report(done.stdout)["subjects"]
        told = {gap["detail"]: gap["blocks_verdict"] for gap in subject["gaps"] if gap["code"] == "RS903"}
        [found] = [detail for detail in told if "by title, not by DOI" in detail]
        [unread] = [detail for detail in told if detail != found]
        assert found.startswith("2 works of the application were found")
        assert f"https://doi.org/{preprint} (pubs:2) is https://" in found
        assert 'and not read: "A paper that nobody knows" (pubs:3).' in unread
        assert (told[found], told[unread]) == (False, code == 3)


def test_an_unknown_doi_of_a_bare_list_leaves_no_verdict(rsscan: Run, tmp_path: Path) -> None:
    """Nobody read that work, and in an application it is taken for the applicant's own."""
    packet(tmp_path / "p", bio=profile(CLEAN, NAME), list=b"10.5555/nobody.knows.this\n")
    done = rsscan("packet", "p", "--source", "example")
    assert done.returncode == 3
    assert "RS903 1 work of the application was found neither by DOI nor by title" in " ".join(done.stdout.split())


def test_titles_are_looked_for_among_the_works_of_everybody_whom_it_is_about(rsscan: Run, tmp_path: Path) -> None:
    """A list in a packet of two; and beside pseudonyms no title is shown."""
    pubs = b"@book{a, title={Whistles under the ice: a two-year record}, year={2017}}\n@book{b, title={A SECRET}}\n"
    other = profile("0000-0002-1825-0097", "Josiah Carberry")
    packet(tmp_path / "p", a=profile(CLEAN, NAME), b=other, pubs=pubs)
    common = ("packet", "p", "--source", "example", "-f", "json")
    [subject] = [one for one in report(rsscan(*common).stdout)["subjects"] if one["id"] == "packet:p"]
    details = [gap["detail"] for gap in subject["gaps"] if gap["code"] == "RS903"]
    assert [detail.partition(" (pubs")[0] for detail in details] == [
        '1 work of the application was found by title, not by DOI: "Whistles under the ice: a two-year record"',
        '1 work of the application was found neither by DOI nor by title, and not read: "A SECRET"',
    ]
    veiled = rsscan(*common, "--pseudonymize").stdout
    assert "found neither by DOI nor by title" in veiled
    assert not any(word in veiled for word in ("SECRET", "Whistles", "rsscan.example"))


def test_what_cannot_be_packets_is_refused_before_anything_is_asked(rsscan: Run, tmp_path: Path) -> None:
    """Nothing at the path; a manifest that would become part of the packet."""
    packet(tmp_path / "p", bio=profile(CLEAN, NAME))
    for arguments, words in (
        (("q",), "q: is neither"),
        (("p", "--manifest", "p/m.json"), "lies in p, and would be read"),
    ):
        done = rsscan("packet", *arguments, "--source", "example")
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr
