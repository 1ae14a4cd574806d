"""`--audience subject`: a copy for the person concerned, and for nobody else."""

import json
from pathlib import Path

from tests.acceptance.test_author import CARBERRY, CUT, EXAMPLE
from tests.conftest import Run


def test_one_persons_copy_is_chosen_from_a_report_on_several(rsscan: Run, tmp_path: Path) -> None:
    """By any usual form of an identifier; nobody else who was scanned stands in it."""
    rsscan("author", CARBERRY, CUT, *EXAMPLE, "-o", "json=scan.json")
    copy = ("--audience", "subject", "-f", "html")
    refused = rsscan("render", "scan.json", *copy, "-o", "copy.html")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "the report is on 2 subjects, and the copy for the person concerned is on one" in refused.stderr
    assert not (tmp_path / "copy.html").exists()
    for form in (CARBERRY, f"https://orcid.org/{CARBERRY}", "a9900000001"):
        done = rsscan("render", "scan.json", "--subject", form, *copy)
        assert (done.returncode, done.stderr) == (0, "")
        assert "Josiah Carberry" in done.stdout
        assert "Valdivia" not in done.stdout
    assert "is no subject of scan.json" in rsscan("render", "scan.json", "--subject", "A1", *copy).stderr
    alone = json.loads(rsscan("render", "scan.json", "--subject", CUT, "-f", "json").stdout)
    assert (alone["summary"]["subjects"], alone["run"]["verdict"], alone["run"]["exit_code"]) == (1, "incomplete", 3)


def test_a_copy_is_html_alone_and_shows_no_pseudonyms(rsscan: Run, tmp_path: Path) -> None:
    """Refused before anything is looked up; a paper has no copy."""
    for beside in ((), ("-f", "html", "-o", "json=x.json"), ("-f", "markdown")):
        done = rsscan("author", CARBERRY, *EXAMPLE, "--audience", "subject", *beside)
        assert (done.returncode, done.stdout) == (2, "")
        assert "the copy for the person concerned is html alone" in done.stderr
    veiled = rsscan("author", CARBERRY, *EXAMPLE, "--audience", "subject", "-f", "html", "--pseudonymize")
    assert veiled.returncode == 2
    assert "so --pseudonymize does not go with it" in veiled.stderr
    paper = rsscan("work", "10.5555/rsscan.example.6", *EXAMPLE, "--audience", "subject", "-f", "html")
    assert paper.returncode == 2
    assert "is no person with an identifier, and has no copy" in paper.stderr
    assert not list(tmp_path.glob("*.json"))


def test_nothing_is_spent_on_a_copy_that_cannot_be(rsscan: Run, tmp_path: Path) -> None:
    """Two persons, a paper and a roster are refused before a source is asked, here one that is not there."""
    (tmp_path / "staff.csv").write_text(f"ORCID\n{CARBERRY}\n{CUT}\n", encoding="utf-8")
    for command, said in (
        (("author", CARBERRY, CUT), "the report is on 2 subjects"),
        (("work", "10.5555/rsscan.example.6"), "is no person with an identifier"),
        (("batch", "staff.csv"), "the report is on 2 subjects"),
    ):
        done = rsscan(*command, "--audience", "subject", "-f", "html", RSSCAN_OPENALEX_URL="http://127.0.0.1:9")
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["staff.csv"]
