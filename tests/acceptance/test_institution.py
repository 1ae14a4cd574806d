"""`rsscan institution`: with whom an institution published, for choosing a partner."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rsscan import shipped
from tests.conftest import Run
from tests.openalex_server import OpenAlexServer
from tests.sources.joint import HOME_ROR, LISTS, world

AS_OF = ("--as-of", "2026-11-01")


@pytest.fixture(scope="module")
def server() -> Iterator[OpenAlexServer]:
    """Serve the made world."""
    with OpenAlexServer(world()) as running:
        yield running


@pytest.fixture
def asked(rsscan: Run, tmp_path: Path, server: OpenAlexServer) -> Run:
    """Run with the made list on the made world."""
    (tmp_path / "made.yaml").write_text(LISTS, encoding="utf-8")

    def run(*arguments: str | Path, timeout: float = 60, **environment: str) -> Any:
        return rsscan(
            "institution", *arguments, "--lists", "made.yaml", *AS_OF, timeout=timeout,
            RSSCAN_OPENALEX_URL=server.url, **environment,
        )  # fmt: skip

    return run


def test_joint_works_are_told_by_partner_year_and_field_in_every_format(asked: Run, tmp_path: Path) -> None:
    """One scan; JSON agrees with its schema, and what people read has the same figures and the works' DOIs."""
    files = [argument for form in ("json", "markdown", "html", "csv") for argument in ("-o", f"{form}=r.{form}")]
    done = asked("0aaaaaa42", *files)
    assert done.returncode == 1, done.stderr
    report = json.loads((tmp_path / "r.json").read_text())
    jsonschema.validate(report, json.loads((shipped.schemas() / "report-1.0.schema.json").read_text()))
    (subject,) = report["subjects"]
    joint = subject["joint"]
    assert (subject["id"], subject["name"], joint["since"]) == (HOME_ROR, "Northern Harbour University", "2021-11-01")
    assert (joint["works"], joint["of"]) == (5, 8)
    assert {one["name"]: one["works"] for one in joint["partners"]}["Academy of Tidal Engines"] == 3
    assert joint["partners"][0]["newest"][0]["doi"] == "https://doi.org/10.5555/joint.2"
    assert report["run"]["spent"]["credits"] == 4
    left_out = report["run"]["source"]["not_searched"]
    assert {"works on which OpenAlex did not recognize the institution", "who paid for joint works"} <= {*left_out}
    assert not any("person" in each for each in left_out)
    for text in (done.stdout, (tmp_path / "r.markdown").read_text(), (tmp_path / "r.html").read_text()):
        flat = " ".join(text.split())
        assert "since 2021-11-01: 5 of 8 since 2021-01-01." in flat
        assert "2023 1/1, 2024 1/4, 2025 3/3" in flat
        assert "Tidal Power (2)" in flat
    assert "10.5555/joint.9" in (tmp_path / "r.csv").read_text(encoding="utf-8-sig")


def test_a_name_that_was_not_looked_for_holds_the_verdict_back_and_the_window_can_be_widened(asked: Run) -> None:
    """Below the bar it is incomplete, never clear; a work of 2010 counts where one asks for it."""
    done = asked("0aaaaaa42", "--fail-on", "critical", "--since", "2009-01-01", "-f", "json")
    assert done.returncode == 3, done.stderr
    (subject,) = json.loads(done.stdout)["subjects"]
    assert {one["entry"]: one["works"] for one in subject["joint"]["partners"]}["made/tidal"] == 4


def test_a_window_without_works_is_said_as_a_count(asked: Run) -> None:
    """Nothing was found in it, which is no failure to read."""
    done = asked("0aaaaaa42", "--since", "2026-10-01")
    flat = " ".join(done.stdout.split())
    assert "No link to a body on made was found." in flat
    assert "since 2026-10-01: 0 of 0 since 2026-01-01." in flat
    assert "No work was read" not in flat


def test_a_name_lists_institutions_and_none_is_picked(asked: Run) -> None:
    """Not even the only one; nothing was scanned, so the exit code is that of input that cannot be used."""
    done = asked("quiet", "college")
    assert done.returncode == 2
    assert done.stdout.splitlines()[0].split(maxsplit=2) == ["https://ror.org/0cccccc89", "I60", "Quiet College"]
    assert (
        done.stderr
        == "rsscan: quiet college: is a name, and none is picked; scan one by its id: rsscan institution ID\n"
    )
    (one,) = json.loads(asked("quiet", "college", "-f", "json").stdout)
    assert (one["ror"], one["country"]) == ("https://ror.org/0cccccc89", "SE")
    nowhere = asked("nowhere at all")
    assert (nowhere.returncode, nowhere.stdout) == (2, "")
    assert "no institution of that name was found" in nowhere.stderr


@pytest.mark.parametrize(("arguments", "said"), [
    ((), "no institution is given"),
    (("?!",), "?!: is neither a ROR id, nor an OpenAlex institution id, nor a name"),
    (("0aaaaaa42", "Quiet College"), "Quiet College: is neither a ROR id (032000t02) nor an OpenAlex institution id"),
    (("https://ror.org/0aaaaaa4",), "https://ror.org/0aaaaaa4: is neither a ROR id"),
    (("0aaaaaa24",), "0aaaaaa24: the checksum of this ROR id is wrong"),
    (("0aaaaaa42", "--indirect", "5"), "No such option: --indirect"),
    (("Quiet College", "-f", "html"), "--format html: institutions of a name are listed as table or json"),
    (("Quiet College", "-o", "x.json"), "--output x.json: institutions of a name are no report"),
])  # fmt: skip
def test_wrong_input_is_said_in_a_sentence(asked: Run, arguments: tuple[str, ...], said: str) -> None:
    """Exit 2, and nothing is asked; an option that means nothing to an institution is not taken in silence."""
    done = asked(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_an_unknown_institution_has_no_verdict(asked: Run) -> None:
    """The id is well-formed, and nobody has it."""
    done = asked("0zzzzzz02")
    assert done.returncode == 3
    assert "OpenAlex has no institution 0zzzzzz02" in " ".join(done.stdout.split())


def test_a_bundle_is_verified_when_the_server_is_gone(asked: Run, rsscan: Run, tmp_path: Path) -> None:
    """What was answered is kept, and gives the same report."""
    done = asked("0aaaaaa42", "--wide", "-o", "bundle=evidence", RSSCAN_CACHE_DIR=str(tmp_path / "cache"))
    assert done.returncode == 1, done.stderr
    shutil.rmtree(tmp_path / "cache", ignore_errors=True)
    again = rsscan("verify", "evidence", RSSCAN_OPENALEX_URL="http://127.0.0.1:1")
    assert (again.returncode, again.stdout[:5]) == (0, "same:"), again.stdout + again.stderr


def test_beside_pseudonyms_no_paper_is_named(asked: Run) -> None:
    """Neither DOI nor title leads to an author; the institution is nobody, and stays."""
    done = asked("0aaaaaa42", "--pseudonymize", "-f", "json", RSSCAN_PSEUDONYM_KEY="k" * 40)
    assert done.returncode == 1, done.stderr
    assert "10.5555/joint" not in done.stdout
    (subject,) = json.loads(done.stdout)["subjects"]
    assert subject["joint"]["works"] == 5
    assert (subject["id"], subject["name"]) == (HOME_ROR, "Northern Harbour University")
    assert "Author 6" not in done.stdout
