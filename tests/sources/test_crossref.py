"""Crossref beside OpenAlex, over real sockets: which lines it fills, what its refusals mean, and how it is asked."""

import time
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rsscan.errors import InputError, SourceError
from rsscan.identifiers import bare
from rsscan.publications import Byline
from rsscan.severity import Confidence, Ladder, Relation
from rsscan.sources import cache, crossref, service
from rsscan.sources.conversation import Conversation, Manners
from rsscan.sources.openalex import OpenAlex
from rsscan.sources.payload import work_from
from rsscan.unseen import MOST_ASKED, completed
from tests.crossref_server import CrossrefServer, made_line, made_ror
from tests.openalex_server import OpenAlexServer, made_authorship
from tests.orcid_server import Answer, OrcidServer, made_doi, made_record, made_row, refusal
from tests.orcid_server import made_work as recorded_work
from tests.sources import (
    MANNERS,
    ORCID,
    blocking,
    client,
    details,
    me,
    paper,
    papers,
    peer,
    places,
    profile,
    scanned,
    terms,
    world,
)

Json = dict[str, Any]

ADDRESS = "librarian@example.org"
SUBJECT = made_line("Josiah", "Carberry", "Ulm University")
LISTED = made_line("Chol", "Kim", "Kim Chaek University of Technology, Pyongyang, DPR Korea")


def unseen(number: int, **extra: Any) -> Json:
    """Return a work whose second line shows no affiliation."""
    return paper(number, [me(), made_authorship("A900", "Kim Chol"), peer()], **extra)


def talk(
    server: CrossrefServer | str, manners: Manners = MANNERS, mailto: str | None = ADDRESS, **options: Any
) -> Conversation:
    """Return a client of Crossref with short waits."""
    base = server if isinstance(server, str) else server.url
    return Conversation(service.crossref(mailto), base, None, manners, **options)


def beside(running: ExitStack, works: list[Json], bylines: dict[str, list[Json]]) -> tuple[OpenAlex, CrossrefServer]:
    """Return OpenAlex with Crossref beside it, and the server of Crossref."""
    server = running.enter_context(OpenAlexServer(world(works, [profile(works_count=len(works))])))
    asked = running.enter_context(CrossrefServer(bylines))
    return OpenAlex(client(server), None, talk(asked)), asked


def listed_by(server: CrossrefServer, dois: list[str], **options: Any) -> list[Byline]:
    """Return the author lists that a server has of some works."""
    with talk(server, **options) as asked:
        return list(crossref.CrossrefBylines(asked).of([f"https://doi.org/{doi}" for doi in dois]))


def test_a_coauthor_whose_affiliation_openalex_lacks_is_found(running: ExitStack) -> None:
    """The link says where the affiliation is from, and the coverage how many lines were filled."""
    works = [*papers(3), unseen(500), unseen(501)]
    source, asked = beside(running, works, {"10.5555/made.500": [SUBJECT, LISTED, made_line("P", "Eer")]})
    found = scanned(source)
    assert places(found) == [("W1500", 2)]
    (piece,) = found.findings[0].evidence
    assert piece.source == "byline of https://openalex.org/W1500, affiliation from Crossref"
    assert (found.coverage.filled, found.coverage.without_affiliation) == (1, 1)
    assert "without affiliation in OpenAlex 1 in 1 work have one from Crossref; 1 still have none." in details(found)
    assert asked.asked == [["10.5555/made.501", "10.5555/made.500"]]
    assert blocking(found) == set()
    assert [(other.name, other.calls, other.cached) for other in source.spent.others] == [("Crossref", 1, 0)]


def test_a_ror_id_that_crossref_has_is_sure(running: ExitStack) -> None:
    """Where a publisher deposits the id of the body, that decides as OpenAlex's would."""
    line = made_line("Chol", "Kim", made_ror("KCUT", "https://ror.org/00ybseg45"))
    source, _ = beside(running, [unseen(500)], {"10.5555/made.500": [SUBJECT, line]})
    found = [one.match for one in scanned(source).findings]
    assert [(match.ladder, match.confidence) for match in found] == [(Ladder.IDENTIFIER, Confidence.CERTAIN)]


def test_nobody_is_asked_where_every_line_shows_something(running: ExitStack) -> None:
    """Nor for works that would not be judged, or have no DOI."""
    works = [*papers(3), {**unseen(501), "doi": None}]
    source, asked = beside(running, works, {"10.5555/made.500": [SUBJECT, LISTED]})
    assert places(scanned(source)) == []
    old = work_from(unseen(500))
    assert completed([old], source, replace(terms(), since=date(2025, 1, 1))) == ((old,), [])
    assert asked.requests == []


def test_only_the_newest_of_very_many_are_asked_for(running: ExitStack) -> None:
    """The bound is told, once anything came."""
    works = [unseen(number) for number in range(MOST_ASKED + 10)]
    faster = {"10.5555/made.503": [SUBJECT, LISTED]}
    server = running.enter_context(OpenAlexServer(world(works, [profile(works_count=len(works))])))
    asked = running.enter_context(CrossrefServer(faster))
    quick = service.Service("Crossref", "", "RSSCAN_CROSSREF_URL", 100, 100)
    found = scanned(OpenAlex(client(server), None, Conversation(quick, asked.url, None, MANNERS)))
    assert len(asked.requests) == MOST_ASKED / crossref.MOST_DOIS
    assert f"Of {len(works)} works with author lines without affiliation only the newest {MOST_ASKED}" in details(found)


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        (refusal(400), "answered 400"),
        (refusal(403), "answered 403"),
        ((404, {}, b"Resource not found."), "knows nothing"),
        ((200, {}, b"<html>"), "not the JSON"),
        ((200, {}, b'{"message": {}}'), "neither a work nor a list"),
        ((200, {}, b'{"message": {"total-results": 1, "items": []}}'), "found 1 works and gave 0"),
        (refusal(500), "answered 500"),
        (refusal(429, Retry_After="9999"), "asks to wait until"),
    ],
)
def test_a_crossref_that_fails_is_told_and_holds_nothing_back(running: ExitStack, fault: Answer, word: str) -> None:
    """The lines stay counted as unseen."""
    source, asked = beside(running, [*papers(3), unseen(500)], {"10.5555/made.500": [SUBJECT, LISTED]})
    asked.faults = [fault] * 10
    found = scanned(source)
    (gap,) = [gap for gap in found.gaps if gap.code == "RS907"]
    assert not gap.blocks_verdict
    assert gap.detail.startswith("Crossref did not give every affiliation that it was asked for: ")
    assert word in gap.detail
    assert (blocking(found), found.coverage.without_affiliation) == (set(), 1)


def test_haste_is_waited_for_as_told(running: ExitStack) -> None:
    """A refusal that passes costs nothing but time."""
    asked = running.enter_context(CrossrefServer({"10.1000/a": [LISTED]}))
    asked.faults = [refusal(429, Retry_After="0"), refusal(503)]
    assert len(listed_by(asked, ["10.1000/a"])) == 1
    assert len(asked.requests) == 3


def test_doi_that_a_filter_cannot_hold_are_asked_for_alone(running: ExitStack) -> None:
    """A comma or a colon would part the filter; whom Crossref does not know is left out."""
    odd = "10.1002/(sici)1097:1<1::aid-x>3.0.co;2-2"
    asked = running.enter_context(CrossrefServer({"10.1000/a": [LISTED], odd: [SUBJECT]}))
    found = listed_by(asked, ["10.1000/a", "10.1000/none", odd, "10.1000/b,c"])
    assert [bare(byline.doi) for byline in found] == ["10.1000/a", odd]
    assert asked.asked == [["10.1000/a", "10.1000/none"], [odd], ["10.1000/b,c"]]


def test_questions_stay_short_enough_for_servers(running: ExitStack) -> None:
    """Long DOIs are parted among more addresses, each below 4 kB."""
    dois = [f"10.1234/{'made.' * 36}{number}" for number in range(20)]
    asked = running.enter_context(CrossrefServer({doi: [LISTED] for doi in dois}))
    assert [bare(byline.doi) for byline in listed_by(asked, dois)] == dois
    assert len(asked.requests) == 2
    assert all(len(path) < 4000 for path, _ in asked.requests)


def test_the_limit_that_crossref_announces_is_kept(running: ExitStack) -> None:
    """Lower than ours it counts from the first answer on."""
    headers = {"x-rate-limit-limit": "4", "x-rate-limit-interval": "2s", "x-concurrency-limit": "1"}
    asked = running.enter_context(CrossrefServer({}, headers))
    quick = service.Service("Crossref", "", "RSSCAN_CROSSREF_URL", 100, 100)
    with Conversation(quick, asked.url, None, MANNERS) as unhurried:
        started = time.monotonic()
        list(
            crossref.CrossrefBylines(unhurried).of(
                [f"https://doi.org/10.1000/{at}" for at in range(crossref.MOST_DOIS + 1)]
            )
        )
    assert len(asked.requests) == 2
    assert time.monotonic() - started > 0.45


@pytest.mark.parametrize(
    "announced",
    [
        {"x-rate-limit-limit": "0", "x-rate-limit-interval": "1s"},
        {"x-rate-limit-limit": "x"},
        {"x-rate-limit-limit": "1", "x-rate-limit-interval": "99999s"},
    ],
)
def test_a_limit_that_is_none_is_passed_over(running: ExitStack, announced: dict[str, str]) -> None:
    """Nothing is divided by it, and nobody waits a day because of it."""
    asked = running.enter_context(CrossrefServer({"10.1000/0": [LISTED]}, announced))
    quick = service.Service("Crossref", "", "RSSCAN_CROSSREF_URL", 100, 100)
    dois = [f"https://doi.org/10.1000/{number}" for number in range(2 * crossref.MOST_DOIS)]
    with Conversation(quick, asked.url, None, MANNERS) as unhurried:
        assert len(list(crossref.CrossrefBylines(unhurried).of(dois))) == 1
    assert len(asked.requests) == 2


def test_an_address_to_write_to_is_sent_where_it_is_given_alone(running: ExitStack) -> None:
    """Nothing else tells who asks."""
    asked = running.enter_context(CrossrefServer({}))
    listed_by(asked, ["10.1000/a"], mailto=None)
    listed_by(asked, ["10.1000/a"])
    told = [headers["user-agent"] for _, headers in asked.requests]
    assert "@" not in told[0]
    assert told[1].endswith(f"(mailto:{ADDRESS})")


def test_another_byline_than_was_asked_for_is_not_taken(running: ExitStack) -> None:
    """It would be put on another work's lines."""
    asked = running.enter_context(CrossrefServer({}))
    asked.faults = [(200, {}, b'{"message": {"items": [{"DOI": "10.1000/b", "author": []}]}}')]
    assert listed_by(asked, ["10.1000/a"]) == []


def test_an_answer_that_cannot_be_read_is_not_kept(running: ExitStack) -> None:
    """The next run asks anew, and the one after it reads what is kept; whoever is forgotten takes all of it along."""
    asked = running.enter_context(CrossrefServer({"10.1000/a": [LISTED]}))
    asked.faults = [(200, {}, b'{"message": 1}')]
    with pytest.raises(SourceError, match="neither a work"):
        listed_by(asked, ["10.1000/a"], cache_for=60)
    assert len(listed_by(asked, ["10.1000/a"], cache_for=60)) == len(listed_by(asked, ["10.1000/a"], cache_for=60)) == 1
    assert len(asked.requests) == 2
    assert cache.purge(frozenset({ORCID})) == 1


def test_offline_what_is_not_kept_is_said_without_fifty_dois(running: ExitStack) -> None:
    """A sentence is there to be read."""
    asked = running.enter_context(CrossrefServer({}))
    with pytest.raises(SourceError, match="offline, and not in the cache: /works") as met:
        listed_by(asked, [f"10.1000/made.{number}" for number in range(50)], cache_for=60, offline=True)
    assert len(str(met.value)) < 500


def test_an_address_that_is_none_is_refused_by_its_name() -> None:
    """The sentence names the variable of the environment that is wrong."""
    with pytest.raises(InputError, match="RSSCAN_CROSSREF_URL"):
        talk("ftp://crossref")


def test_a_work_of_the_orcid_record_that_openalex_lacks_is_read_from_crossref(running: ExitStack) -> None:
    """Its co-authors are judged, and no longer does it hold back the verdict; an own line is known by its iD."""
    doi = "10.5555/elsewhere"
    row = recorded_work(made_row(7, ORCID), "Elsewhere", [made_doi(doi)], "2020-02")
    orcid = running.enter_context(OrcidServer(made_record(ORCID, works=[row])))
    works = papers(3)
    server = running.enter_context(OpenAlexServer(world(works, [profile(works_count=len(works))])))
    own = {**SUBJECT, "ORCID": f"http://orcid.org/{ORCID}"}
    asked = running.enter_context(CrossrefServer({doi: [own, LISTED, made_line("Li", "Na")]}))

    def source() -> OpenAlex:
        return OpenAlex(client(server), Conversation(service.orcid(), orcid.url, None, MANNERS), talk(asked))

    found = scanned(source())
    (piece,) = [piece for finding in found.findings for piece in finding.evidence]
    assert piece.source == f"byline of https://doi.org/{doi}, affiliation from Crossref"
    assert piece.piece[:2] == (f"https://doi.org/{doi}", 2)
    assert (blocking(found), len(asked.requests)) == (set(), 1)
    asked.faults = [refusal(400)]
    assert blocking(scanned(source())) == {"RS903"}


def test_the_persons_id_on_a_coauthors_line_makes_his_affiliation_not_hers(running: ExitStack) -> None:
    """A publisher's swap: the link is a co-authorship, not an affiliation of her own."""
    doi = "10.5555/elsewhere"
    row = recorded_work(made_row(7, ORCID), "Elsewhere", [made_doi(doi)], "2020-02")
    orcid = running.enter_context(OrcidServer(made_record(ORCID, works=[row])))
    server = running.enter_context(OpenAlexServer(world(papers(3), [profile(works_count=3)])))
    asked = running.enter_context(CrossrefServer({doi: [SUBJECT, {**LISTED, "ORCID": f"https://orcid.org/{ORCID}"}]}))
    found = scanned(OpenAlex(client(server), Conversation(service.orcid(), orcid.url, None, MANNERS), talk(asked)))
    assert {one.relation for one in found.findings} == {Relation.COAUTHOR}
