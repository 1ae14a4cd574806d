"""ORCID beside OpenAlex from the command line: when it is asked, what the report says, and that it is verified."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.openalex_server import OpenAlexServer, World, made_author, made_authorship, made_work
from tests.orcid_server import OrcidServer, made_doi, made_record, made_row, refusal
from tests.orcid_server import made_work as recorded_work

ORCID, OTHER = "0000-0002-1825-0097", "0000-0001-5109-3700"
ADDED = "https://doi.org/10.5555/made.stray"


def world() -> World:
    """Two persons with a clean work each, and a work of a namesake with a co-author at a listed university."""
    people = {"A5000000001": ORCID, "A5000000002": OTHER}
    works = [
        made_work(
            f"W500000000{at}",
            title=f"A clean work {at}",
            date="2024-05-01",
            authorships=[made_authorship(author, "Josiah Carberry", orcid=orcid, texts=["Ulm University, Germany"])],
        )
        for at, (author, orcid) in enumerate(people.items())
    ]
    stray = made_work(
        "W5000000009",
        title="A stray work",
        date="2024-05-01",
        doi=ADDED,
        authorships=[
            made_authorship("A5000000077", "J. Carberry", texts=["Ulm University, Germany"]),
            made_authorship("A5000000078", "Co Author", texts=["Kim Chaek University of Technology, Pyongyang"]),
        ],
    )
    authors = [made_author(author, name="Josiah Carberry", orcid=orcid) for author, orcid in people.items()]
    return World(authors=authors, works=[*works, stray])


def record() -> dict[str, Any]:
    """Return the record of the first person, which names the stray work."""
    work = recorded_work(made_row(7, ORCID), "A stray work", [made_doi(ADDED)], "2024-05")
    return made_record(ORCID, works=[work])


@pytest.fixture
def servers() -> Iterator[tuple[OpenAlexServer, OrcidServer]]:
    """Both servers."""
    with OpenAlexServer(world()) as openalex, OrcidServer(record()) as orcid:
        yield openalex, orcid


def where(servers: tuple[OpenAlexServer, OrcidServer]) -> Mapping[str, str]:
    """Return the environment that puts both in place of the real ones."""
    return {"RSSCAN_OPENALEX_URL": servers[0].url, "RSSCAN_ORCID_URL": servers[1].url}


def test_the_record_of_a_person_is_asked_for_and_adds_what_openalex_does_not_tie(
    rsscan: Run, servers: tuple[OpenAlexServer, OrcidServer]
) -> None:
    """The listed co-author is found, the cost told apart; without ORCID the report says what was not searched."""
    done = rsscan("author", ORCID, "-f", "json", **where(servers))
    report = json.loads(done.stdout)
    assert done.returncode == 1, done.stderr
    assert report["run"]["spent"]["others"] == [{"name": "ORCID", "calls": 1, "cached": 0}]
    assert "the ORCID record of the person" not in report["run"]["source"]["not_searched"]
    without = rsscan("author", ORCID, "-f", "json", "--no-orcid", **where(servers))
    assert without.returncode == 0, without.stderr
    assert "the ORCID record of the person" in json.loads(without.stdout)["run"]["source"]["not_searched"]
    assert "others" not in json.loads(without.stdout)["run"]["spent"]
    offline = json.loads(rsscan("author", ORCID, "-f", "json", "--offline", **where(servers)).stdout)
    assert offline["subjects"] == report["subjects"]
    assert len(servers[1].requests) == 1


def test_a_mirror_of_openalex_is_the_only_one_asked_unless_somebody_wishes_otherwise(
    rsscan: Run, servers: tuple[OpenAlexServer, OrcidServer]
) -> None:
    """ORCID's own address is never asked behind a mirror; with the option set, there, it is."""
    mirror = {"RSSCAN_OPENALEX_URL": servers[0].url}
    assert rsscan("author", ORCID, **mirror).returncode == 0
    assert rsscan("author", ORCID, **where(servers), RSSCAN_ORCID="false").returncode == 0
    assert rsscan("author", ORCID, "--orcid", **where(servers), RSSCAN_ORCID="false").returncode == 1
    assert len(servers[1].requests) == 1


def test_a_store_is_searched_without_the_network(rsscan: Run) -> None:
    """To ask for a record there is a mistake that is said."""
    done = rsscan("author", ORCID, "--orcid", "--source", "snapshot:store")
    assert (done.returncode, done.stderr) == (
        2, "rsscan: --orcid: a store is searched without the network; leave it out\n",
    )  # fmt: skip


def test_an_orcid_that_fails_leaves_no_verdict_and_says_how_to_go_on(
    rsscan: Run, servers: tuple[OpenAlexServer, OrcidServer]
) -> None:
    """Exit 3, one sentence, no traceback; who has no record at all is not held up."""
    servers[1].faults = [refusal(400)]
    done = rsscan("author", ORCID, **where(servers))
    assert done.returncode == 3
    assert "--no-orcid goes on without it" in " ".join(done.stdout.split())
    none = rsscan("author", OTHER, "-f", "json", **where(servers))
    (told,) = [gap for gap in json.loads(none.stdout)["subjects"][0]["gaps"] if gap["code"] == "RS907"]
    assert (none.returncode, told["blocks_verdict"]) == (0, False)
    assert told["detail"] == "ORCID has no record with this iD."


def test_a_batch_asks_once_for_each_and_adds_up_over_its_parts(
    rsscan: Run, servers: tuple[OpenAlexServer, OrcidServer], tmp_path: Path
) -> None:
    """Who has no record counts as looked at; the cost of ORCID stands in the report."""
    (tmp_path / "staff.csv").write_text(f"orcid\n{ORCID}\n{OTHER}\n", encoding="utf-8")
    done = rsscan("batch", "staff.csv", "-f", "json", **where(servers))
    report = json.loads(done.stdout)
    assert done.returncode == 1, done.stderr
    assert report["run"]["spent"]["others"] == [{"name": "ORCID", "calls": 2, "cached": 0}]
    assert [subject["verdict"] for subject in report["subjects"]] == ["flagged", "clear"]
    assert not list(tmp_path.glob("*journal*"))


def test_a_bundle_has_the_answers_of_orcid_and_is_verified_from_them(
    rsscan: Run, servers: tuple[OpenAlexServer, OrcidServer], tmp_path: Path
) -> None:
    """The same report again, with both servers gone; what was recorded with a record is verified too."""
    assert rsscan("author", ORCID, OTHER, "-o", "bundle=evidence", **where(servers)).returncode == 1
    assert len(list((tmp_path / "evidence" / "records" / "ORCID").iterdir())) == 2
    folder = tmp_path / "lying"
    folder.mkdir()
    made = world()
    for at, value in enumerate([*made.authors.records, *made.works.records, record()]):
        (folder / f"{at}.json").write_text(json.dumps(value), encoding="utf-8")
    for wish, code in (("--orcid", 1), ("--no-orcid", 0)):
        done = rsscan("author", ORCID, "--source", "recorded:lying", wish, "-o", f"bundle=of{wish}")
        assert done.returncode == code, done.stderr
    for bundle in ("evidence", "of--orcid", "of--no-orcid"):
        done = rsscan("verify", bundle)
        assert (done.returncode, done.stdout[:5]) == (0, "same:"), done.stdout + done.stderr
