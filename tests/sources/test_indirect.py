"""Frequent co-authors' other works, read from a server: which are asked for, at what cost, and what is said of them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rsscan.assessment import Assessment
from rsscan.scanning import Looked, read_elsewhere, scan
from rsscan.severity import Severity, Verdict
from tests.openalex_server import Fault, OpenAlexServer, World, made_author
from tests.sources import PERSON, Json, listed_peer, openalex, paper, peer, profile, terms, verdict

Serve = Callable[[World], OpenAlexServer]


def elsewhere(number: int, at: int) -> Json:
    """Return a paper without the subject, on which a peer prints a body of the DPRK."""
    return paper(number, [listed_peer() | {"author": peer(at)["author"]}, peer(77)])


def known(*works: Json) -> World:
    """Return a world in which peer 0 wrote three papers with the subject, peer 1 one, and each some elsewhere."""
    joint = [paper(1), paper(2), paper(3), paper(4, [paper(1)["authorships"][0], peer(1)])]
    authors = [profile(), *(made_author(f"A{2000 + at}", f"Peer {at}") for at in (0, 1, 77))]
    return World(authors=authors, works=[*joint, *works])


def followed(server: OpenAlexServer, most: int) -> Assessment:
    """Scan the subject and look at the other works of so many co-authors."""
    with openalex(server) as source:
        *_, last = scan([PERSON], source, replace(terms(), indirect=most))
    assert isinstance(last, Assessment)
    return last


def asked(server: OpenAlexServer) -> list[str]:
    """Return the addresses that were asked for."""
    return [request.target for request in server.requests]


def test_nobody_is_followed_unless_it_is_asked_for(serve: Serve) -> None:
    """The other works of co-authors cost calls and concern others."""
    server = serve(known(elsewhere(50, 0)))
    assert followed(server, 0).findings == ()
    assert not any("A2000" in address for address in asked(server))


def test_the_other_works_of_those_followed_are_indirect_links(serve: Serve) -> None:
    """One co-author is followed at the cost of one list; the one of a single joint work is not."""
    plain = serve(known(elsewhere(50, 0), elsewhere(51, 1)))
    followed(plain, 0)
    server = serve(known(elsewhere(50, 0), elsewhere(51, 1)))
    found = followed(server, 1)
    (finding, *others) = found.findings
    assert (finding.relation.word, finding.severity, others) == ("indirect", Severity.LOW, [])
    assert [piece.work.id[-5:] for piece in finding.evidence if piece.work] == ["W1050"]
    assert len(asked(server)) == len(asked(plain)) + 1
    assert verdict(found) is Verdict.CLEAR
    both = followed(serve(known(elsewhere(50, 0), elsewhere(51, 1))), 5)
    assert sorted({piece.path.author[-5:] for piece in both.findings[0].evidence if piece.path}) == ["A2000", "A2001"]


def test_a_work_that_the_record_names_is_no_other_work_of_a_coauthor(serve: Serve) -> None:
    """It is the subject's, though OpenAlex ties it to the co-author alone."""
    server = serve(known(elsewhere(50, 0)))
    with openalex(server) as source:
        subject = source.author(PERSON)
        works = tuple(work for page in source.works(subject) for work in page.works)
        looked = Looked(subject, works, (), 0)
        under = replace(terms(), indirect=1)
        ((found,), _) = read_elsewhere(looked, source, under)
        assert [work.id[-5:] for work, _ in found.works] == ["W1050"]
        ((found,), _) = read_elsewhere(replace(looked, named=(found.works[0][0],)), source, under)
    assert found.works == ()


@pytest.mark.parametrize(
    "fault",
    [
        Fault.status(500, times=None, path="^/works.*A2000"),
        Fault.empty_list(times=None, path="^/works.*A2000"),
    ],
    ids=["failing", "empty"],
)
def test_what_cannot_be_read_of_a_coauthor_is_told_and_holds_nothing_back(serve: Serve, fault: Fault) -> None:
    """It was asked for beside the scan; the subject's own works were all read."""
    server = serve(known(elsewhere(50, 0)))
    server.add(fault)
    found = followed(server, 1)
    said = "Of the works of A2000, a frequent co-author, only 0 were read."
    assert (said, False) in {(gap.detail, gap.blocks_verdict) for gap in found.gaps}
    assert verdict(found) is Verdict.CLEAR
