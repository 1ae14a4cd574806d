"""Crossref beside OpenAlex from the command line: when it is asked, what the report says, and that it is verified."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.crossref_server import CrossrefServer, made_line
from tests.openalex_server import OpenAlexServer, World, made_author, made_authorship, made_work

ORCID, DOI = "0000-0002-1825-0097", "10.5555/made.unseen"
Servers = tuple[OpenAlexServer, CrossrefServer]


@pytest.fixture
def servers() -> Iterator[Servers]:
    """OpenAlex, which lacks the affiliation of a co-author, and Crossref, which has it."""
    lines = [
        made_authorship("A5000000001", "Josiah Carberry", orcid=ORCID, texts=["Ulm University, Germany"]),
        made_authorship("A5000000002", "Co Author"),
        made_authorship("A5000000003", "Another Author", texts=["Ulm University, Germany"]),
    ]
    work = made_work("W5000000001", title="A made work", date="2024-05-01", doi=DOI, authorships=lines)
    listed = made_line("Co", "Author", "Kim Chaek University of Technology, Pyongyang, DPR Korea")
    world = World(authors=[made_author("A5000000001", name="Josiah Carberry", orcid=ORCID)], works=[work])
    with OpenAlexServer(world) as openalex, CrossrefServer({DOI: [listed]}) as crossref:
        yield openalex, crossref


def where(servers: Servers) -> Mapping[str, str]:
    """Return the environment that puts both in place of the real ones."""
    return {"RSSCAN_OPENALEX_URL": servers[0].url, "RSSCAN_CROSSREF_URL": servers[1].url}


def test_affiliations_that_openalex_lacks_are_asked_of_crossref(rsscan: Run, servers: Servers) -> None:
    """The link is found and says where from, offline too; without Crossref the report says what was not searched."""
    done = rsscan("author", ORCID, "-f", "json", **where(servers), RSSCAN_MAILTO="librarian@example.org")
    report = json.loads(done.stdout)
    assert done.returncode == 1, done.stderr
    (subject,) = report["subjects"]
    assert subject["coverage"]["filled"] == 1
    assert subject["findings"][0]["evidence"][0]["source"].endswith("W5000000001, affiliation from Crossref")
    assert report["run"]["spent"]["others"] == [{"name": "Crossref", "calls": 1, "cached": 0}]
    assert not [left for left in report["run"]["source"]["not_searched"] if "Crossref" in left]
    (agent,) = [headers["user-agent"] for _, headers in servers[1].requests]
    assert agent.endswith("(mailto:librarian@example.org)")
    offline = json.loads(rsscan("author", ORCID, "-f", "json", "--offline", **where(servers)).stdout)
    assert offline["subjects"] == [subject]
    table = " ".join(rsscan("author", ORCID, "--offline", **where(servers)).stdout.split())
    assert "affiliation from Crossref" in table
    assert "every line shows an affiliation. Another registry than OpenAlex gave the affiliation of 1." in table
    without = rsscan("author", ORCID, "-f", "json", "--no-crossref", **where(servers))
    assert without.returncode == 0, without.stderr
    assert [left for left in json.loads(without.stdout)["run"]["source"]["not_searched"] if "Crossref" in left]
    assert "filled" not in json.loads(without.stdout)["subjects"][0]["coverage"]
    assert len(servers[1].requests) == 1


def test_a_single_work_is_completed_too(rsscan: Run, servers: Servers) -> None:
    """Who puts a name on a paper wants to know of every line; behind a mirror alone nothing else is asked."""
    assert rsscan("work", DOI, **where(servers)).returncode == 1
    assert rsscan("work", DOI, RSSCAN_OPENALEX_URL=servers[0].url).returncode == 0
    assert len(servers[1].requests) == 1


def test_a_bundle_has_the_answers_of_crossref_and_is_verified_from_them(
    rsscan: Run, servers: Servers, tmp_path: Path
) -> None:
    """The same report again, asked of nobody."""
    assert rsscan("author", ORCID, "-o", "bundle=evidence", **where(servers)).returncode == 1
    assert len(list((tmp_path / "evidence" / "records" / "Crossref").iterdir())) == 1
    done = rsscan("verify", "evidence")
    assert (done.returncode, done.stdout[:5]) == (0, "same:"), done.stdout + done.stderr


@pytest.mark.parametrize(
    ("given", "variables", "said"),
    [
        (["--crossref", "--source", "recorded:x"], {}, "--crossref: is asked beside OpenAlex alone; leave it out"),
        ([], {"RSSCAN_MAILTO": "not an address"}, "RSSCAN_MAILTO: is not an e-mail address"),
    ],
)
def test_what_cannot_be_wished_is_said(rsscan: Run, given: list[str], variables: dict[str, str], said: str) -> None:
    """One sentence, and nothing is asked."""
    done = rsscan("author", ORCID, *given, **variables)
    assert (done.returncode, done.stderr) == (2, f"rsscan: {said}\n")
