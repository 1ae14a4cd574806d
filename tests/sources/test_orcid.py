"""ORCID beside OpenAlex, over real sockets: what it adds, what its refusals mean, and that it is asked as it wishes."""

import json
import time
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rsscan.errors import InputError, NotFound, SourceError
from rsscan.sources import Opening, cache, open_kept, service
from rsscan.sources.conversation import ANSWER_LIMIT, Conversation, Manners
from rsscan.sources.kept import Keeping
from rsscan.sources.openalex import ALONE, NOT_SEARCHED, OpenAlex
from rsscan.sources.orcid import NOT_ASKED, REGISTRY
from rsscan.sources.recorded import Recorded
from rsscan.sources.source import NOT_RECORDED
from tests.openalex_server import Fault, OpenAlexServer, made_authorship
from tests.orcid_server import (
    OrcidServer,
    made_doi,
    made_organization,
    made_post,
    made_record,
    made_row,
    made_work,
    refusal,
)
from tests.sources import (
    MANNERS,
    ORCID,
    PERSON,
    blocking,
    client,
    crowd,
    details,
    judged,
    listed_peer,
    me,
    openalex,
    paper,
    papers,
    peer,
    places,
    profile,
    scanned,
    world,
)

Json = dict[str, Any]

OTHER = "0000-0001-5109-3700"


def row(code: int) -> Json:
    """Return a row of the subject's record."""
    return made_row(code, ORCID)


def work(number: int, day: str = "2020-01", **fields: Any) -> Json:
    """Return a work of the record: the one that OpenAlex has under the same number, if it has it."""
    return made_work(row(number), f"Paper {number}", [made_doi(f"10.5555/made.{number}")], day, **fields)


def record(*works: Json, **sections: Any) -> Json:
    """Return the subject's record with these works and one post."""
    return made_record(ORCID, works=works, **{"employments": [made_post(row(1), "2019")], **sections})


def strays(*lines: Json, number: int = 500) -> Json:
    """Return a work that OpenAlex ties to nobody whom the subject is: it has the person's name and no more."""
    return paper(number, [made_authorship("A77", "Josiah Carberry", texts=["Ulm"]), *lines])


def beside(
    running: ExitStack, works: list[Json], *records: Json, manners: Manners = MANNERS, **options: Any
) -> tuple[OpenAlex, OpenAlexServer, OrcidServer]:
    """Return OpenAlex with ORCID beside it, and both servers."""
    server = running.enter_context(OpenAlexServer(world(works, [profile(works_count=len(works))])))
    orcid = running.enter_context(OrcidServer(*records))
    return of(server, orcid, manners=manners, **options), server, orcid


def of(server: OpenAlexServer, orcid: OrcidServer, *, manners: Manners = MANNERS, **options: Any) -> OpenAlex:
    """Return OpenAlex with ORCID beside it."""
    return OpenAlex(
        client(server, manners=manners, **options),
        Conversation(service.orcid(), orcid.url, None, manners, **options),
    )


# What a record adds


def test_a_coauthor_on_a_work_that_openalex_does_not_tie_to_the_person_is_found(running: ExitStack) -> None:
    """The person's own record names the work, OpenAlex has it under a namesake: everybody on it is read."""
    works = [*papers(3), strays(peer(), listed_peer())]
    source, server, _ = beside(running, works, record(work(0), work(500)))
    found = scanned(source)
    assert places(found) == [("W1500", 3)]
    assert blocking(found) == set()
    assert (
        "names 1 work that OpenAlex does not tie to the person, read too: https://doi.org/10.5555/made.500"
        in details(found)
    )
    assert places(scanned(openalex(server))) == []


def test_a_doi_of_others_in_the_record_flags_nobody_and_clears_nobody(running: ExitStack) -> None:
    """A slip of the pen in a record, or of whoever filled it, makes no co-author; whether it is one is left open."""
    works = [*papers(3), paper(500, [peer(), listed_peer()])]
    source, *_ = beside(running, works, record(work(0), work(500)))
    found = scanned(source)
    assert places(found) == []
    assert blocking(found) == {"RS903"}
    assert "on which nobody is called like the person" in details(found)


def test_a_work_in_the_record_with_a_long_byline_is_read_whole(running: ExitStack) -> None:
    """A list cuts it at a hundred as any other."""
    lines = crowd(140, 139)
    lines[0] = made_authorship("A77", "Josiah Carberry", texts=["Ulm"])
    source, _, _ = beside(running, [*papers(3), paper(500, lines)], record(work(0), work(500)))
    assert places(scanned(source)) == [("W1500", 139)]


def test_a_post_at_a_listed_body_is_found(running: ExitStack) -> None:
    """An employment that no paper prints, with its place in the record as its source."""
    post = made_post(
        row(4), "2020", organization=made_organization("Kim Chaek University of Technology", "Pyongyang", "KP")
    )
    source, _, _ = beside(running, papers(2), record(work(0), employments=[post]))
    evidence = [piece for finding in scanned(source).findings for piece in finding.evidence]
    assert {piece.source for piece in evidence} == {f"ORCID record {PERSON}#employment/4, employment"}


def test_a_work_that_nobody_has_holds_back_the_verdict(running: ExitStack) -> None:
    """An article of the record that OpenAlex does not have: its co-authors were seen nowhere."""
    source, _, _ = beside(running, papers(2), record(work(0), work(900), work(901, type="data-set")))
    found = scanned(source)
    assert blocking(found) == {"RS903"}
    assert "lacks 1 work that the ORCID record names by DOI: https://doi.org/10.5555/made.900." in details(found)


def test_a_work_of_the_expansion_corpus_is_looked_up_alone(running: ExitStack) -> None:
    """No list has it; the free look-up does."""
    stray = {**strays(listed_peer()), "is_xpac": True}
    source, server, _ = beside(running, [*papers(2), stray], record(work(0), work(500)))
    assert places(scanned(source)) == [("W1500", 2)]
    assert any("/works/doi:10.5555/made.500" in request.target for request in server.requests)


def test_works_are_asked_for_many_at_a_time_and_none_that_is_there(running: ExitStack) -> None:
    """Sixty works in two lists; of those that the profile has none is asked for again."""
    works = [*papers(3), *(strays(number=500 + at) for at in range(60))]
    source, server, _ = beside(running, works, record(work(0), *(work(500 + at) for at in range(60))))
    found = scanned(source)
    lists = [request.target for request in server.requests if "filter=doi" in request.target]
    assert len(lists) == 2
    assert "made.0%7C" not in "".join(lists)
    assert "names 60 works that" in details(found)


def test_no_more_than_some_works_are_looked_up_alone(running: ExitStack) -> None:
    """A record may name thousands that OpenAlex does not have; the rest is told."""
    unknown = [f"https://doi.org/10.5555/none.{at}" for at in range(ALONE + 5)]
    source, server, _ = beside(running, papers(1))
    with source:
        pages = list(source.works_by_doi([*unknown, "https://doi.org/10.5555/made.0"]))
    assert [found.id.rpartition("/")[2] for page in pages for found in page.works] == ["W1000"]
    (gap,) = [gap for page in pages for gap in page.gaps]
    assert f"only {ALONE} were looked up alone" in gap.detail
    assert not gap.blocks_verdict
    assert sum("/works/doi:" in request.target for request in server.requests) == ALONE


def test_a_list_that_comes_empty_or_of_other_works_misleads_nobody(running: ExitStack) -> None:
    """In an outage lists are empty, and a filter may be dropped: what lacks is asked for alone, others are left."""
    others = {"meta": {"count": 1, "db_response_time_ms": 5}, "results": [paper(700, [listed_peer()])]}
    for fault in (Fault.empty_list(path="filter=doi"), Fault.wrong_shape(json.dumps(others), path="filter=doi")):
        source, server, _ = beside(running, [*papers(3), strays(listed_peer())], record(work(0), work(500)))
        server.add(fault)
        found = scanned(source)
        assert places(found) == [("W1500", 2)]
        assert found.coverage.works == 4


def test_what_is_asked_and_what_it_cost_is_said(running: ExitStack) -> None:
    """ORCID's calls stand apart from OpenAlex's, and what is not searched changes with it."""
    source, server, orcid = beside(running, papers(2), record(work(0)))
    scanned(source)
    (other,) = source.spent.others
    assert other == (REGISTRY, len(orcid.requests), 0) == ("ORCID", 1, 0)
    assert source.spent.calls == len(server.requests)
    assert NOT_RECORDED in source.description.not_searched
    assert NOT_ASKED not in source.description.not_searched
    alone = OpenAlex(client(server))
    assert alone.spent.others == ()
    assert alone.description.not_searched == NOT_SEARCHED
    with alone:
        assert alone.record(PERSON) is None


def test_a_request_carries_no_key_and_asks_for_json(running: ExitStack) -> None:
    """The key is OpenAlex's; ORCID hears who asks and for what form."""
    source, _, orcid = beside(running, papers(1), record(work(0)))
    scanned(source)
    ((path, headers),) = orcid.requests
    assert path == f"/v3.0/{ORCID}/record"
    assert headers["accept"] == "application/json"
    assert headers["user-agent"].startswith("rsscan/")
    assert "authorization" not in headers


def test_the_records_of_many_come_before_their_turn(running: ExitStack) -> None:
    """In a batch a record is asked for once, together with the works that are read ahead."""
    people = [(f"A{10 + at}", orcid) for at, orcid in enumerate((ORCID, OTHER, "0000-0002-9079-593X"))]
    works = [paper(at, [me(author, orcid), peer()]) for at, (author, orcid) in enumerate(people)]
    authors = [profile(author, orcid=orcid, works_count=1) for author, orcid in people]
    server = running.enter_context(OpenAlexServer(world(works, authors)))
    orcid_server = running.enter_context(
        OrcidServer(*(made_record(orcid, employments=[made_post(made_row(1, orcid))]) for _, orcid in people))
    )
    with of(server, orcid_server) as source:
        seen = []
        for identifier in source.ahead([f"https://orcid.org/{orcid}" for _, orcid in people]):
            subject = source.author(identifier)
            assert subject.orcid == identifier
            told = source.record(identifier)
            assert told is not None
            seen.append(told.orcid)
    assert len(seen) == len(orcid_server.requests) == 3


# What refusals mean


def refused(source: OpenAlex) -> SourceError:
    """Ask for the record and return the error, one sentence of one line."""
    with source, pytest.raises(SourceError) as met:
        source.record(PERSON)
    assert "\n" not in str(met.value)
    return met.value


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        (refusal(404), "ORCID has no record with this iD"),
        (refusal(409), "does not show this record"),
        (refusal(409), "The ORCID record is locked."),
        (refusal(410), "The made reason."),
        ((200, {}, json.dumps(made_record(ORCID)).encode()), "shows no post, funding or work in public"),
    ],
    ids=["unknown", "locked", "why", "gone", "empty"],
)
def test_nobody_is_blocked_because_there_is_no_public_record(running: ExitStack, answer: Any, word: str) -> None:
    """A note: there is nothing that could have been read."""
    source, _, orcid = beside(running, papers(2))
    orcid.faults = [answer]
    found = scanned(source)
    (gap,) = [gap for gap in found.gaps if gap.code == "RS907"]
    assert word in gap.detail
    assert not gap.blocks_verdict
    orcid.faults = [answer]
    assert isinstance(refused(of(source_server(running), orcid)), NotFound)


def source_server(running: ExitStack) -> OpenAlexServer:
    """Return a server that nothing is asked of."""
    return running.enter_context(OpenAlexServer(world([])))


def test_a_record_that_was_given_up_for_another_is_asked_for_by_that_one(running: ExitStack) -> None:
    """ORCID leads on to the record that is kept: what stands there was not looked at, so nothing is clear, kept or not.

    Whoever asked for the given-up iD may mean the other person or not; the sentence says whom to ask for.
    """
    source, server, orcid = beside(running, papers(2), made_record(OTHER, works=[work(0)]), cache_for=60)
    orcid.merged = {ORCID: OTHER}
    for each in (source, of(server, orcid, cache_for=60)):
        found = scanned(each)
        assert blocking(found) == {"RS907"}
        assert f"answered for {ORCID} with the record of {OTHER}, as for an iD that was given up" in details(found)


def test_a_place_that_is_not_orcids_is_no_word_on_a_person(running: ExitStack) -> None:
    """An address without its version, and a proxy's own page: not found is said of the path, not of a record."""
    _, server, orcid = beside(running, papers(2), record(work(0)))
    lost = Conversation(service.orcid(), orcid.url.removesuffix("/v3.0"), None, MANNERS)
    found = scanned(OpenAlex(client(server), lost))
    assert blocking(found) == {"RS907"}
    assert "RSSCAN_ORCID_URL" in details(found)
    orcid.faults = [(404, {"Content-Type": "text/html"}, b"<html>Not found</html>")]
    assert blocking(scanned(of(server, orcid))) == {"RS907"}


@pytest.mark.parametrize("section", ["works", "fundings", "employments", "memberships"])
def test_a_record_with_a_section_left_out_is_not_taken_for_one_without_it(running: ExitStack, section: str) -> None:
    """ORCID names every section, empty or not; what is cut out of an answer would look like nothing to tell."""
    whole = record(work(0))
    del whole["activities-summary"][section]
    source, *_ = beside(running, papers(2), whole)
    found = scanned(source)
    assert blocking(found) == {"RS907"}
    assert f"without its section “{section}”" in details(found)


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        (refusal(500), "ORCID answered 500, 3 times"),
        (refusal(503), "ORCID answered 503, 3 times"),
        (refusal(429), "ORCID is asked too fast, 3 times"),
        (refusal(400), "ORCID answered 400 (The made reason.)"),
        (refusal(503, Retry_After="86400"), "longer than --max-wait allows"),
        ((200, {}, b"<html>Maintenance</html>"), "not the JSON of ORCID"),
        ((200, {}, b"[]"), "not the JSON of ORCID"),
        ((200, {}, b'{"orcid-identifier": {"path": "0000"}}'), "has no usable iD"),
        ((200, {}, refusal(500)[2]), "has no usable iD"),
        ((200, {}, json.dumps(made_record(OTHER, works=[work(0)])).encode()), f"the record of {OTHER}"),
        ((200, {"Content-Encoding": "gzip"}, b"no gzip"), "cannot be unpacked"),
        ((302, {"Location": "http://127.0.0.2:9/v3.0/x"}, b""), "redirects to another place"),
    ],
    ids=[
        "500",
        "503",
        "429",
        "400",
        "tomorrow",
        "html",
        "list",
        "wrong",
        "error",
        "another's",
        "unpacked",
        "elsewhere",
    ],
)
def test_an_orcid_that_fails_holds_back_the_verdict_and_loses_no_work(
    running: ExitStack, answer: Any, word: str
) -> None:
    """What could not be read is said, with the way to go on without it; the scan of OpenAlex is whole."""
    source, _, orcid = beside(running, [*papers(2), paper(800, [me(), listed_peer()])])
    orcid.faults = [answer] * 3
    found = scanned(source)
    (gap,) = [gap for gap in found.gaps if gap.code == "RS907"]
    assert gap.blocks_verdict
    assert word in gap.detail
    assert "--no-orcid goes on without it" in gap.detail
    assert places(found) == [("W1800", 2)]


def test_a_failure_that_passes_is_waited_for(running: ExitStack) -> None:
    """Beyond its rate ORCID answers 503; it may say for how long."""
    _, server, orcid = beside(running, papers(1), record(work(0)))
    orcid.faults = [refusal(503), refusal(429, Retry_After="0"), (200, {}, b"<html>")]
    patient = Conversation(service.orcid(), orcid.url, None, replace(MANNERS, attempts=5))
    with OpenAlex(client(server), patient) as source:
        assert source.record(PERSON) is not None
    assert len(orcid.requests) == 4


def test_nobody_there_slowness_and_endless_answers_are_said(running: ExitStack) -> None:
    """No patience is endless, and a body as large as a disk is not read."""
    manners = replace(MANNERS, silence=0.3, answer_within=0.4, attempts=1)
    source, server, orcid = beside(running, papers(1), record(work(0)), manners=manners)
    orcid.faults = [0.1]
    started = time.monotonic()
    assert "took longer than" in str(refused(source))
    orcid.faults = [0.5]
    assert "broke off" in str(refused(of(server, orcid, manners=manners)))
    orcid.faults = [(200, {}, b" " * (ANSWER_LIMIT + 1))]
    assert "larger than" in str(refused(of(server, orcid, manners=replace(manners, silence=5, answer_within=30))))
    nobody = Conversation(service.orcid(), "http://127.0.0.1:9/v3.0", None, manners)
    assert "could not be reached" in str(refused(OpenAlex(client(server), nobody)))
    assert time.monotonic() - started < 60


def test_an_address_that_is_none_is_refused_by_its_name() -> None:
    """The sentence names the variable of the environment that is wrong."""
    with pytest.raises(InputError, match="RSSCAN_ORCID_URL"):
        Conversation(service.orcid(), "ftp://orcid", None, MANNERS)


# What is kept


def test_a_record_is_kept_for_a_day_and_answers_without_the_network(running: ExitStack) -> None:
    """ORCID forbids caches to keep anything; what one machine read for one person it keeps all the same."""
    source, server, orcid = beside(running, papers(2), record(work(0)), cache_for=60)
    first = scanned(source)
    again = of(server, orcid, cache_for=60)
    assert scanned(again) == first
    assert again.spent.others[0] == ("ORCID", 0, 1)
    assert scanned(of(server, orcid, cache_for=60, offline=True)) == first
    assert len(orcid.requests) == 1


def test_offline_a_record_that_is_not_kept_is_said(running: ExitStack) -> None:
    """Nothing goes out."""
    _, server, orcid = beside(running, papers(2), record(work(0)), cache_for=60)
    scanned(openalex(server, cache_for=60))
    found = scanned(of(server, orcid, cache_for=60, offline=True))
    assert "offline, and not in the cache: /0000-0002-1825-0097/record" in details(found)
    assert orcid.requests == []


def test_an_answer_that_cannot_be_read_is_not_kept(running: ExitStack) -> None:
    """The next run asks anew."""
    source, server, orcid = beside(running, papers(1), record(work(0)), cache_for=60)
    orcid.faults = [(200, {}, b'{"orcid-identifier": null}')]
    assert "has no usable iD" in str(refused(source))
    with of(server, orcid, cache_for=60) as again:
        assert again.record(PERSON) is not None


@pytest.mark.parametrize("asked", [ORCID, "A10"])
def test_to_forget_a_person_is_to_forget_the_record(running: ExitStack, asked: str) -> None:
    """By the iD, and by the OpenAlex id that a kept profile ties to it."""
    source, server, orcid = beside(running, papers(1), record(work(0)), cache_for=60)
    scanned(source)
    assert cache.purge(frozenset({asked})) == len(server.requests) + 1
    assert b"Made University" not in cache.file().read_bytes()
    with of(server, orcid, cache_for=60) as again:
        again.record(PERSON)
    assert len(orcid.requests) == 2


def test_what_was_answered_is_kept_in_a_bundle_and_given_again(running: ExitStack, tmp_path: Path) -> None:
    """Answers of both servers, each by itself: the same is said again, and nobody is asked."""
    works = [*papers(3), strays(listed_peer())]
    _, server, orcid = beside(running, works, record(work(0), work(500), work(900)))
    source = OpenAlex(
        Keeping(client(server), tmp_path / "records", None),
        Keeping(Conversation(service.orcid(), orcid.url, None, MANNERS), tmp_path / "records" / REGISTRY, None),
    )
    first, opening = scanned(source), source.opening
    asked = len(server.requests), len(orcid.requests)
    assert opening.others == {REGISTRY: orcid.url.removesuffix("/v3.0")}
    again = open_kept(tmp_path / "records", Opening(opening.name, opening.called, others=opening.others))
    assert scanned(again) == first
    assert (len(server.requests), len(orcid.requests)) == asked


# Recorded records


def recorded(folder: Path, *records: Json, orcid: bool = True) -> Recorded:
    """Return a folder of records, in which the subject has two works, and one of a namesake."""
    folder.mkdir(exist_ok=True)
    lines = [profile(works_count=2), *papers(2), strays(listed_peer()), *records]
    (folder / "all.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return Recorded(folder, orcid=orcid)


def test_a_record_that_lies_among_recorded_files_is_read(tmp_path: Path) -> None:
    """As its JSON came from ORCID; the work that it names is read."""
    assert places(judged(recorded(tmp_path / "a", record(work(0), work(500))))) == [("W1500", 2)]
    assert places(judged(recorded(tmp_path / "a", record(work(0), work(500)), orcid=False))) == []


def test_a_folder_without_the_record_of_a_person_says_so(tmp_path: Path) -> None:
    """Where none is recorded at all nobody asked for any; where another's is, this one lacks."""
    assert recorded(tmp_path / "a").record(PERSON) is None
    assert "No ORCID record of 0000-0002-1825-0097" in details(judged(recorded(tmp_path / "a", made_record(OTHER))))
    with pytest.raises(InputError, match="has no usable iD"):
        recorded(tmp_path / "a", {"orcid-identifier": {"path": "x"}}).record(PERSON)
