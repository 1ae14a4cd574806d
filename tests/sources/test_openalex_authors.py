"""Persons from the live source: who is found, who is unknown, and what an outage must not be taken for."""

from collections.abc import Callable

import pytest

from rsscan.errors import NotFound, SourceError
from rsscan.severity import Verdict
from rsscan.sources.payload import AUTHOR_FIELDS
from tests.openalex_server import Fault, OpenAlexServer, World, made_author, made_institution
from tests.sources import (
    ORCID,
    PERSON,
    PROFILE,
    ULM,
    blocking,
    details,
    listed_peer,
    me,
    openalex,
    paper,
    papers,
    places,
    profile,
    scanned,
    verdict,
    world,
)

Serve = Callable[[World], OpenAlexServer]


def test_person_is_found_by_orcid_with_every_profile(serve: Serve) -> None:
    """Both profiles that carry the ORCID iD are one subject, named as the larger one is."""
    authors = [profile("A11", works_count=1), profile("A10", works_count=9, alternatives=["J. Carberry"])]
    with openalex(serve(world([], authors))) as source:
        subject = source.author(PERSON)
    assert (subject.id, subject.orcid, subject.name) == (PERSON, PERSON, "Josiah Carberry")
    assert subject.openalex_ids == (PROFILE, "https://openalex.org/A11")
    assert [each.works_count for each in subject.profiles] == [9, 1]


def test_the_single_look_up_is_free_and_keeps_its_colon(serve: Serve) -> None:
    """An ORCID iD with an encoded colon, or in full, would be billed as a list."""
    server = serve(world(papers(1)))
    with openalex(server) as source:
        source.author(PERSON)
    single = next(each for each in server.requests if not each.is_list)
    assert single.target == f"/authors/orcid:{ORCID}?select={','.join(AUTHOR_FIELDS)}"
    assert server.credits_used == 1


def test_way_4_empty_author_list_is_not_unknown_when_the_single_look_up_knows(serve: Serve) -> None:
    """On 16 July 2026 every author list was empty; the single look-up still knew everybody."""
    server = serve(world([paper(1, [me(), listed_peer()])]))
    server.add(Fault.empty_list(times=None, path=r"^/authors\?"))
    found = scanned(openalex(server))
    assert (verdict(found), places(found)) == (Verdict.FLAGGED, [("W1001", 2)])
    assert "RS901" not in blocking(found)


def test_way_4_a_total_outage_of_lists_is_incomplete_and_not_unknown(serve: Serve) -> None:
    """When every list is empty the person is known and the works are missing."""
    server = serve(world(papers(5)))
    server.add(Fault.empty_list(times=None))
    found = scanned(openalex(server))
    assert (verdict(found), blocking(found)) == (Verdict.INCOMPLETE, {"RS903"})


def test_way_8_a_person_only_the_list_knows_is_found(serve: Serve) -> None:
    """A single look-up that is missing does not make a person unknown whom the list shows."""
    server = serve(world([paper(1, [me(), listed_peer()])]))
    server.add(Fault.missing(times=None, path="^/authors/"))
    assert verdict(scanned(openalex(server))) is Verdict.FLAGGED


def test_way_9_a_merged_id_is_unknown_with_advice(serve: Serve) -> None:
    """A merged id is a 404 page of HTML, not a redirect; the gap says how to ask instead."""
    found = scanned(openalex(serve(world(papers(2)))), "https://openalex.org/A99")
    assert (verdict(found), blocking(found)) == (Verdict.INCOMPLETE, {"RS901"})
    assert "OpenAlex has no author A99" in details(found)
    assert "ask by ORCID iD or with --name" in details(found)
    assert found.identity.status == "unknown"


def test_way_9_an_id_that_does_redirect_is_followed(serve: Serve) -> None:
    """Where a merged id is redirected after all the surviving profile is scanned."""
    server = serve(world([paper(1, [me(), listed_peer()])]))
    server.add(Fault.redirect_to(f"/authors/A10?select={','.join(AUTHOR_FIELDS)}", path="^/authors/A9"))
    found = scanned(openalex(server), "https://openalex.org/A9")
    assert (found.subject.openalex_ids, verdict(found)) == ((PROFILE,), Verdict.FLAGGED)


def test_an_orcid_that_nobody_has_is_unknown(serve: Serve) -> None:
    """Neither the list nor the single look-up knows it: exit 3, not clear."""
    found = scanned(openalex(serve(world([], []))))
    assert blocking(found) == {"RS901"}
    assert f"OpenAlex has no author with ORCID iD {ORCID}." in details(found)


@pytest.mark.parametrize(
    "fault",
    [
        Fault.status(503, times=None, path="^/authors"),
        Fault.not_json(times=None, path="^/authors"),
        Fault.wrong_shape("{}", times=None, path="^/authors"),
        Fault.wrong_shape('{"id":null}', times=None, path="^/authors/"),
        Fault.wrong_shape('{"meta":{"count":1},"results":[null]}', times=None, path=r"^/authors\?"),
        Fault.wrong_shape('{"meta":{"count":1},"results":{"id":1}}', times=None, path=r"^/authors\?"),
    ],
    ids=["unavailable", "html", "empty object", "no id", "null in the list", "no list"],
)
def test_a_person_who_cannot_be_asked_for_is_not_unknown(serve: Serve, fault: Fault) -> None:
    """A failing source is RS907, never "nobody has this identifier"."""
    server = serve(world(papers(2)))
    server.add(fault)
    found = scanned(openalex(server))
    assert (verdict(found), blocking(found)) == (Verdict.INCOMPLETE, {"RS907"})


def test_a_profile_without_orcid_is_scanned_by_its_id(serve: Serve) -> None:
    """Nothing is asked by ORCID iD where there is none."""
    server = serve(world([paper(1, [me(orcid=None), listed_peer()])], [profile(orcid=None)]))
    found = scanned(openalex(server), PROFILE)
    assert (found.subject.orcid, verdict(found)) == (None, Verdict.FLAGGED)
    assert not [each.target for each in server.requests if "orcid:" in each.target]


def test_institutions_of_the_profile_are_judged(serve: Serve) -> None:
    """A listed body that only the profile carries is the subject's own affiliation."""
    kim_il_sung = made_institution("I99", "Kim Il Sung University", ror="01zxpj864", country="KP")
    found = scanned(openalex(serve(world([], [profile(affiliations=[ULM, (kim_il_sung, (2015, 2016))])]))))
    assert {finding.relation.word for finding in found.findings} == {"own"}


def test_several_persons_are_scanned_and_one_failure_does_not_stop_the_rest(serve: Serve) -> None:
    """A person who is unknown is said; the next is scanned with the same source."""
    from rsscan.assessment import Assessment
    from rsscan.scanning import scan
    from tests.sources import terms

    server = serve(world([paper(1, [me(), listed_peer()])]))
    with openalex(server) as source:
        events = list(scan(["https://openalex.org/A98", PERSON], source, terms()))
    verdicts = [verdict(event) for event in events if isinstance(event, Assessment)]
    assert verdicts == [Verdict.INCOMPLETE, Verdict.FLAGGED]


def test_candidates_of_a_name_are_listed_at_no_cost(serve: Serve) -> None:
    """A name lists profiles with their institutions; none is picked and nothing is billed."""
    authors = [profile(), made_author("A77", "Josiah Carberry", affiliations=[ULM]), made_author("A78", "Ada Other")]
    server = serve(world([paper(1), paper(2, [me("A77", None)]), paper(3, [me("A78", None)])], authors))
    with openalex(server) as source:
        found = source.candidates("josiah carberry")
    assert {each.author.id for each in found} == {PROFILE, "https://openalex.org/A77"}
    assert all(each.institutions == ("Ulm University",) for each in found)
    assert server.credits_used == 0


def test_candidates_who_vanish_between_two_questions_are_left_out(serve: Serve) -> None:
    """A profile that the search shows and the look-up does not know is no candidate."""
    server = serve(world(papers(1)))
    server.add(Fault.missing(times=None, path="^/authors/A10"))
    with openalex(server) as source:
        assert source.candidates("carberry") == ()


def test_no_candidate_is_an_empty_answer(serve: Serve) -> None:
    """A name that nobody has is looked for and not found."""
    with openalex(serve(world(papers(1)))) as source:
        assert source.candidates("Nobody Atall") == ()


def test_candidates_in_an_outage_are_an_error(serve: Serve) -> None:
    """A search that fails is not "nobody of this name"."""
    server = serve(world(papers(1)))
    server.add(Fault.status(500, times=None))
    with openalex(server) as source, pytest.raises(SourceError) as met:
        source.candidates("carberry")
    assert not isinstance(met.value, NotFound)
