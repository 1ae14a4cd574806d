"""`rsscan work`: a paper, and a manuscript that is not yet one."""

import json
from pathlib import Path

import pytest

from tests.acceptance.test_author import EXAMPLE, report
from tests.conftest import ROOT, Run


def test_every_line_of_a_published_byline_is_read(rsscan: Run) -> None:
    """The 132-author paper is flagged by its 117th author's second affiliation."""
    [subject] = report(rsscan, "work", "https://doi.org/10.5555/RSSCAN.example.8", *EXAMPLE)["subjects"]
    assert subject["coverage"]["authorships"] == 132
    found = [(f["rule"], f["list"], f["severity"], f["evidence"][0]["position"]) for f in subject["findings"]]
    assert found == [("RS203", "dprk", "high", 117), ("RS203", "jp-meti-eul", "high", 117)]


def test_a_work_by_openalex_id_and_an_unknown_doi(rsscan: Run) -> None:
    """A known work is judged and an unknown one is RS901, in one run."""
    value = report(rsscan, "work", "W9900000006", "10.5555/nobody.knows", *EXAMPLE)
    assert [subject["verdict"] for subject in value["subjects"]] == ["flagged", "incomplete"]
    assert value["subjects"][1]["gaps"][0]["code"] == "RS901"


@pytest.mark.parametrize("name", ["byline.txt", "byline.json"])
def test_a_manuscript_is_checked_before_it_is_published(rsscan: Run, name: str) -> None:
    """The check that the nine researchers never had: the fifth author's second affiliation."""
    [subject] = report(rsscan, "work", "--byline", str(ROOT / "examples" / name), *EXAMPLE)["subjects"]
    finding, licence = subject["findings"]
    assert (licence["entry"], licence["severity"]) == ("jp-meti-eul/kim-chaek-university-of-technology", "high")
    [evidence] = finding["evidence"]
    assert (finding["entry"], finding["severity"]) == ("dprk/kim-chaek-university-of-technology", "high")
    assert (evidence["position"], evidence["work"], evidence["date"]) == (5, None, "2026-11-23")
    assert subject["location"]["file"].endswith(name)


def test_a_clean_manuscript_is_clear_and_one_without_affiliations_is_not(rsscan: Run, tmp_path: Path) -> None:
    """Names alone can't be checked: that is no verdict."""
    (tmp_path / "clean.txt").write_text("Ada Example; University of Nowhere, Norway\n", encoding="utf-8")
    (tmp_path / "names.txt").write_text("Ada Example\nBob Example\n", encoding="utf-8")
    assert rsscan("work", "--byline", "clean.txt").returncode == 0
    done = rsscan("work", "--byline", "names.txt")
    assert done.returncode == 3
    assert "RS905" in done.stdout
    lines = "Ann; Ulm University\n" * 20
    (tmp_path / "one.txt").write_text(lines + "Kim Chol - KISU\n", encoding="utf-8")
    assert rsscan("work", "--byline", "one.txt").returncode == 3


def test_a_manuscript_alone_does_not_claim_that_a_source_was_searched(rsscan: Run) -> None:
    """Nothing is asked of OpenAlex, and the report says what was read."""
    value = report(rsscan, "work", "--byline", str(ROOT / "examples" / "byline.txt"))
    assert value["run"]["source"]["name"] == "byline"
    assert value["run"]["source"]["detail"].endswith("byline.txt")
    assert value["run"]["spent"] == {"calls": 0, "credits": 0, "cached": 0}


def test_problems_of_a_json_byline_are_all_named(rsscan: Run, tmp_path: Path) -> None:
    """Each wrong row is named by its place."""
    rows = [{"name": 1, "affiliations": []}, "x", {"name": "A", "affiliations": [2], "orcid": "nope"}]
    (tmp_path / "b.json").write_text(json.dumps(rows), encoding="utf-8")
    done = rsscan("work", "--byline", "b.json")
    assert done.returncode == 2
    assert [line.split("b.json: ")[1].split(":")[0] for line in done.stderr.splitlines()] == [
        "[0].name", "[1]", "[2].affiliations", "[2].orcid",
    ]  # fmt: skip
