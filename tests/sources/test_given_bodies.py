"""Bodies that a record gives by ROR id alone: where they belong is asked for by few calls, and never left out."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import unquote

import pytest

from rsscan.applications import scan_packets
from rsscan.assessment import Assessment
from rsscan.declaration import Declaration, DeclaredAffiliation, DeclaredPerson, Packet, Place
from rsscan.scanning import scan
from rsscan.severity import Verdict
from rsscan.sources import open_kept, open_source, service
from rsscan.sources.conversation import Conversation
from rsscan.sources.kept import Keeping
from rsscan.sources.openalex import OpenAlex
from rsscan.sources.orcid import REGISTRY
from rsscan.sources.recorded import Recorded
from tests.openalex_server import (
    Fault,
    OpenAlexServer,
    World,
    made_author,
    made_authorship,
    made_institution,
    made_institution_record,
    made_work,
)
from tests.orcid_server import OrcidServer, made_organization, made_post, made_record, made_row
from tests.public_record.person import orcid_of
from tests.sources import (
    MANNERS,
    ORCID,
    PERSON,
    Json,
    blocking,
    client,
    details,
    judged,
    me,
    openalex,
    paper,
    profile,
    scanned,
    scanned_work,
    terms,
    verdict,
    world,
)
from tests.sources.snapshot.stores import store_of

Serve = Callable[[World], OpenAlexServer]

HARBOUR, WARD, NOBODYS = "0abcdef12", "0abcdef23", "0abcdef99"
LISTED = made_institution_record("I30", "Military University", ror="01zxpj864", country="KP")
HOSPITAL = made_institution_record("I31", "Taesong Hospital", ror=HARBOUR, lineage=["I31", "I30"])
KNOWN_BY_NAME = made_institution_record("I32", "Kim Chaek University of Technology", ror=WARD, country="KP")
UNKNOWN = "https://orcid.org/0000-0002-9999-9993"
LISTS = r"^/institutions\?filter=ror"


def paid(ror: str, name: str = "A made ward") -> Json:
    """Return a funder as works show it."""
    return {"id": "https://openalex.org/F31", "display_name": name, "ror": f"https://ror.org/{ror}"}


def asked(server: OpenAlexServer) -> list[str]:
    """Return the requests for institutions as they were sent."""
    return [unquote(each.target) for each in server.requests if each.target.startswith("/institutions")]


def rules(assessment: Assessment) -> set[str]:
    """Return the codes of what was found."""
    return {finding.rule for finding in assessment.findings}


def post(ror: str | None, name: str = "A made ward", orcid: str = ORCID) -> Json:
    """Return the record of a person with one post, which is long over."""
    body = made_organization(name, "Somewhere", "CN", ror and f"https://ror.org/{ror}")
    return made_record(orcid, employments=[made_post(made_row(1, orcid), "2019", "2019", organization=body)])


@pytest.fixture
def running() -> Iterator[ExitStack]:
    """Hold servers that live as long as the test."""
    with ExitStack() as held:
        yield held


def beside(running: ExitStack, known: World, *records: Json) -> tuple[OpenAlex, OpenAlexServer]:
    """Return OpenAlex with ORCID beside it, and the server of the first."""
    server, orcid = running.enter_context(OpenAlexServer(known)), running.enter_context(OrcidServer(*records))
    return OpenAlex(client(server), Conversation(service.orcid(), orcid.url, None, MANNERS)), server


def test_a_post_below_a_listed_body_is_met_by_one_question_and_one_for_its_parents(running: ExitStack) -> None:
    """The record says nothing of what is above: OpenAlex does."""
    source, server = beside(running, world([paper(1)], institutions=[LISTED, HOSPITAL]), post(HARBOUR))
    met = scanned(source)
    assert rules(met) == {"RS102"}
    assert asked(server) == [
        f"/institutions?filter=ror:{HARBOUR}&select=id,ror,display_name,country_code,lineage&per_page=100",
        "/institutions?filter=id:I30&select=id,ror&per_page=100",
    ]
    (piece,) = met.findings[0].evidence
    assert piece.source.endswith("#employment/1, employment")
    assert piece.match.institution
    assert piece.match.institution.name == "A made ward"
    assert "Taesong Hospital stands below the listed body in OpenAlex (https://ror.org/01zxpj864)." in (
        met.findings[0].reasons
    )


def test_a_body_whose_name_in_openalex_is_listed_is_met_by_that(running: ExitStack) -> None:
    """A list that has no id of it would meet it in a byline; so it does by the ROR id of a post."""
    source, _ = beside(running, world([paper(1)], institutions=[KNOWN_BY_NAME]), post(WARD))
    met = scanned(source)
    assert rules(met) == {"RS103"}
    assert "in the name that OpenAlex gives the body with that ROR id" in " ".join(met.findings[0].reasons)


def test_a_funder_below_a_listed_body_is_met_on_a_paper_and_on_a_paper_alone(serve: Serve) -> None:
    """Funders have ids of their own and no lineage; a ROR id leads to the institution that they are."""
    server = serve(world([paper(1, funders=[paid(HARBOUR)])], institutions=[LISTED, HOSPITAL]))
    assert rules(scanned(openalex(server))) == {"RS302"}
    assert rules(scanned_work(openalex(server), "https://doi.org/10.5555/made.1")) == {"RS302"}


def test_what_a_byline_shows_is_not_asked_for(serve: Serve) -> None:
    """The hospital pays for the work on which it is printed."""
    body = made_institution("I31", "Taesong Hospital", ror=HARBOUR, lineage=["I30"])
    line = made_authorship("A900", "Pak Made", institutions=[body])
    server = serve(world([paper(1, [me(), line], funders=[paid(HARBOUR)])], institutions=[LISTED]))
    assert rules(scanned(openalex(server))) == {"RS202", "RS302"}
    assert asked(server) == ["/institutions?filter=id:I30&select=id,ror&per_page=100"]


@pytest.mark.parametrize("known", [None, NOBODYS])
def test_what_nobody_can_place_is_said_and_blocks_nothing(running: ExitStack, known: str | None) -> None:
    """A ROR id that OpenAlex does not have, looked up alone too; and a body without one, known by its name."""
    source, server = beside(running, world([paper(1)]), post(known))
    met = scanned(source)
    assert (verdict(met), rules(met), blocking(met)) == (Verdict.CLEAR, set(), set())
    if known:
        assert f"What is above 1 body, given by ROR id alone, is not known: https://ror.org/{NOBODYS}." in details(met)
        assert [each.partition("?")[0] for each in asked(server)] == ["/institutions", f"/institutions/ror:{NOBODYS}"]
    else:
        said = "The ORCID record gives 1 body without a ROR id, compared with lists by name alone: A made ward."
        assert said in details(met)
        assert asked(server) == []


@pytest.mark.parametrize(
    "fault", [Fault.status(503, times=None, path=LISTS), Fault.wrong_shape("{}", path=LISTS)], ids=["503", "no list"]
)
def test_what_could_not_be_asked_blocks_the_verdict(serve: Serve, fault: Fault) -> None:
    """What was not looked at is unknown; and the answer is asked for anew in the next run."""
    server = serve(world([paper(1, funders=[paid(HARBOUR)])], institutions=[LISTED, HOSPITAL]))
    server.add(fault)
    met = scanned(openalex(server, cache_for=3600))
    assert (verdict(met), blocking(met)) == (Verdict.INCOMPLETE, {"RS907"})
    assert "0 of 1 bodies that are given by ROR id were read." in details(met)
    server.clear_faults()
    assert rules(scanned(openalex(server, cache_for=3600))) == {"RS302"}


def test_a_body_that_a_list_leaves_out_is_looked_up_alone(serve: Serve) -> None:
    """A list that is empty in an outage is not kept, and nothing is missed; offline the good one serves."""
    server = serve(world([paper(1, funders=[paid(HARBOUR)])], institutions=[LISTED, HOSPITAL]))
    server.add(Fault.empty_list(path=LISTS))
    assert rules(scanned(openalex(server, cache_for=3600))) == {"RS302"}
    assert [each.partition("?")[0] for each in asked(server)][:2] == ["/institutions", f"/institutions/ror:{HARBOUR}"]
    first = scanned(openalex(server, cache_for=3600))
    count = len(server.requests)
    assert scanned(openalex(server, cache_for=3600, offline=True)) == first
    assert len(server.requests) == count


def test_persons_of_a_roster_are_asked_about_together_and_the_answers_serve_again(
    running: ExitStack, tmp_path: Path
) -> None:
    """Every person has a post and a funder of their own: one question for all, and the same from what was kept."""
    people = [orcid_of(number) for number in range(30)]
    rors = [f"0abcde{number:03}" for number in range(60)]
    bodies = [made_institution_record(f"I{100 + at}", f"Ward {at}", ror=ror) for at, ror in enumerate(rors)]
    works = [
        made_work(
            f"W{at}",
            authorships=[made_authorship(f"A{50 + at}", f"Person {at}")],
            funders=[paid(rors[at]), paid(NOBODYS) | {"id": "https://openalex.org/F99"}],
        )
        for at in range(len(people))
    ]
    authors = [made_author(f"A{50 + at}", f"Person {at}", orcid) for at, orcid in enumerate(people)]
    records = [post(rors[30 + at], orcid=orcid) for at, orcid in enumerate(people)]
    server = running.enter_context(OpenAlexServer(world(works, authors, bodies)))
    orcid = running.enter_context(OrcidServer(*records))
    source = OpenAlex(
        Keeping(client(server), tmp_path, None),
        Keeping(Conversation(service.orcid(), orcid.url, None, MANNERS), tmp_path / REGISTRY, None),
    )

    def everybody(of: OpenAlex) -> list[Assessment]:
        asked = [f"https://orcid.org/{one}" for one in people]
        return [event for event in scan(asked, of, terms()) if isinstance(event, Assessment)]

    with source:
        found = everybody(source)
    assert len(found) == len(people)
    assert all("What is above 1 body" in details(one) for one in found)
    assert [each.partition("?")[0] for each in asked(server)] == ["/institutions", f"/institutions/ror:{NOBODYS}"]
    with open_kept(tmp_path, source.opening) as again:
        assert isinstance(again, OpenAlex)
        assert everybody(again) == found


def test_a_folder_and_a_store_tell_of_bodies_by_their_ror_ids(tmp_path: Path) -> None:
    """An institution's own record, or any line that was resolved to it; and what they lack is said."""
    mine = [profile(), paper(1, funders=[paid(HARBOUR)])]
    (tmp_path / "all.json").write_text(json.dumps([*mine, LISTED, HOSPITAL]))
    with Recorded(tmp_path) as source:
        assert rules(judged(source)) == {"RS302"}
    (tmp_path / "all.json").write_text(json.dumps(mine))
    with Recorded(tmp_path) as source:
        met = judged(source)
    assert (rules(met), blocking(met)) == (set(), set())
    assert "What is above 1 body, given by ROR id alone, is not known" in details(met)
    store = store_of(tmp_path, mine[1:], mine[:1], [LISTED, HOSPITAL])
    assert rules(scanned(open_source(f"snapshot:{store}"))) == {"RS302"}


@pytest.mark.parametrize("orcid", [PERSON, None, UNKNOWN], ids=["looked up", "without an id", "unknown"])
def test_a_body_that_an_application_gives_by_ror_id_is_placed_too(serve: Serve, orcid: str | None) -> None:
    """A declared post below a listed body, under a name that is on no list, whoever the applicant is."""
    server = serve(world([paper(1)], institutions=[LISTED, HOSPITAL]))
    place = Place("form.json", 1)
    ward = DeclaredAffiliation("A made ward", place, f"https://ror.org/{HARBOUR}")
    applicant = DeclaredPerson("subject", "Josiah Carberry", place, orcid, affiliations=(ward,))
    colleague = DeclaredPerson("co-author", "Somebody Else", place, affiliations=(ward,))
    packet = Packet("17", (Declaration("form.json", "made", "", (applicant, colleague)),))
    with openalex(server) as source:
        events = list(scan_packets([packet], source, terms()))
    found = [event for event in events if isinstance(event, Assessment)]
    assert {rule for one in found for rule in rules(one)} == {"RS102", "RS202"}
    assert not any("What is above" in details(one) for one in found)
