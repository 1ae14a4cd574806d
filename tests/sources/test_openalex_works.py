"""Works from the live source: no co-author disappears without a gap that says so.

The numbers in brackets are those of the ten ways in which OpenAlex silently loses or invents a co-author.
"""

import json
from collections.abc import Callable

import pytest

from rsscan.publications import API_WORK_LIMIT, Author
from rsscan.severity import Verdict
from rsscan.sources.openalex import NOT_SEARCHED
from rsscan.sources.openalex_query import MOST_IDS, works_by_authors
from rsscan.sources.payload import WORK_FIELDS
from rsscan.sources.source import Page
from rsscan.subject import Subject
from tests.openalex_server import Fault, OpenAlexServer, World, made_author, made_authorship, made_institution
from tests.sources import (
    ORCID,
    PERSON,
    PROFILE,
    ULM,
    answering,
    blocking,
    crowd,
    details,
    listed_peer,
    me,
    openalex,
    paper,
    papers,
    peer,
    places,
    profile,
    scanned,
    scanned_work,
    verdict,
    world,
)

Serve = Callable[[World], OpenAlexServer]

LISTS = r"^/works\?"


def filters(server: OpenAlexServer) -> list[str]:
    """Return the filters of all works lists asked for."""
    return [each.query["filter"] for each in server.requests if each.path == "/works"]


# 1: lists cut at 100 without a flag


def test_way_1_author_at_place_117_is_found_though_the_list_is_cut_at_100(serve: Serve) -> None:
    """A work that the list cuts without a flag is fetched alone, so that author 117 of 132 is seen."""
    server = serve(world([paper(1), paper(2, crowd(132, 117))]))
    found = scanned(openalex(server))
    assert places(found) == [("W1002", 117)]
    assert (verdict(found), found.coverage.refetched, found.coverage.authorships) == (Verdict.FLAGGED, 1, 134)


def test_way_1_fetching_a_work_alone_costs_nothing(serve: Serve) -> None:
    """Single works are free: a scan with five cut works costs what a scan with none does."""
    whole, cut = serve(world(papers(5))), serve(world([paper(n, crowd(120, 110)) for n in range(5)]))
    for server in (whole, cut):
        scanned(openalex(server))
    assert cut.credits_used == whole.credits_used
    assert len(cut.requests) == len(whole.requests) + 5


def test_way_1_the_source_counts_the_credits_that_were_billed(serve: Serve) -> None:
    """What a report says was spent is what the server billed and received."""
    server = serve(world([*papers(120), paper(200, crowd(120, 110))]))
    source = openalex(server)
    scanned(source)
    assert (source.spent.credits, source.spent.calls) == (server.credits_used, len(server.requests))


def test_way_1_subject_beyond_place_100_is_found(serve: Serve) -> None:
    """The subject may be the one beyond place 100: filters by author see all, and the whole byline names him."""
    found = scanned(openalex(serve(world([paper(1), paper(2, crowd(132, 4, mine=130))]))))
    assert places(found) == [("W1002", 4)]
    assert not blocking(found)


@pytest.mark.parametrize("size", [100, 101])
def test_way_1_a_work_with_exactly_100_lines_is_fetched_alone_too(serve: Serve, size: int) -> None:
    """One hundred lines may be all or a cut: both are looked at, and neither leaves a gap."""
    found = scanned(openalex(serve(world([paper(1, crowd(size, size))]))))
    assert places(found) == [("W1001", size)]
    assert (found.coverage.refetched, blocking(found)) == (1, set())


@pytest.mark.parametrize(
    "fault",
    [
        Fault.missing(times=None, path="^/works/W1002"),
        Fault.status(503, times=None, path="^/works/W1002"),
        Fault.reset(times=None, path="^/works/W1002"),
        Fault.not_json(times=None, path="^/works/W1002"),
        Fault.wrong_shape("{}", times=None, path="^/works/W1002"),
        Fault.status(400, times=None, path="^/works/W1002"),
    ],
    ids=["merged", "unavailable", "reset", "page of html", "no record", "refused"],
)
def test_way_1_cut_work_that_cannot_be_fetched_alone_blocks(serve: Serve, fault: Fault) -> None:
    """Where the whole byline cannot be had the cut one leaves a gap RS904, and the scan is never clear."""
    server = serve(world([paper(1), paper(2, crowd(132, 117))]))
    server.add(fault)
    found = scanned(openalex(server))
    assert (verdict(found), blocking(found)) == (Verdict.INCOMPLETE, {"RS904"})
    assert "10.5555/made.2" in details(found)
    assert found.coverage.refetched == 0


def test_way_1_exactly_100_lines_that_cannot_be_fetched_alone_block(serve: Serve) -> None:
    """A byline of 100 that ends with its last author is probably whole, but only probably."""
    server = serve(world([paper(1, [*crowd(99, 1, mine=2), peer(500)])]))
    server.add(Fault.missing(times=None, path="^/works/W1001"))
    assert blocking(scanned(openalex(server))) == {"RS904"}


def test_way_1_a_single_work_that_brings_no_more_than_the_cut_list_blocks(serve: Serve) -> None:
    """A copy of the work that is as short as the cut list's proves nothing."""
    lines = [*crowd(100, 50)]
    lines[-1] = lines[-1] | {"author_position": "middle"}
    record = paper(1, lines)
    record["authorships"][-1]["author_position"] = "middle"
    assert blocking(scanned(openalex(serve(world([record]))))) == {"RS904"}


def test_way_1_another_work_in_place_of_the_one_asked_for_blocks(serve: Serve) -> None:
    """A redirect from a merged work to another one does not complete the byline that was cut."""
    server = serve(world([paper(1), paper(2, crowd(132, 117)), paper(3, crowd(200, 3))]))
    server.add(Fault.redirect_to("/works/W1003?select=" + ",".join(WORK_FIELDS), times=None, path="^/works/W1002"))
    assert "RS904" in blocking(scanned(openalex(server)))


# 2: even a single work is cut at 5,000


def test_way_2_work_cut_at_5000_blocks(serve: Serve) -> None:
    """Authors beyond the 5,000th are nowhere to be had, so the verdict is never clear."""
    lines = [me(), *(peer(number) for number in range(API_WORK_LIMIT + 10))]
    found = scanned(openalex(serve(world([paper(1, lines)]))))
    assert (verdict(found), blocking(found)) == (Verdict.INCOMPLETE, {"RS904"})
    assert found.coverage.authorships == API_WORK_LIMIT


def test_way_2_single_scan_of_a_work_cut_at_5000_blocks(serve: Serve) -> None:
    """The scan of one paper says the same."""
    lines = [me(), *(peer(number) for number in range(API_WORK_LIMIT + 10))]
    found = scanned_work(openalex(serve(world([paper(1, lines)]))), "https://doi.org/10.5555/made.1")
    assert "RS904" in blocking(found)


# 3: partial answers


@pytest.mark.parametrize("page", [1, 2])
def test_way_3_a_short_page_is_asked_again_and_heals(serve: Serve, page: int) -> None:
    """A page cut by a time-out ends the paging early; asked once more it is whole."""
    server = serve(world([*papers(150), paper(900, [me(), listed_peer()])]))
    server.add(Fault.short_page(50, path=LISTS, after=0 if page == 1 else 2))
    found = scanned(openalex(server))
    assert places(found) == [("W1900", 2)]
    assert (found.coverage.works, blocking(found)) == (151, set())


def test_way_3_a_page_that_stays_short_blocks(serve: Serve) -> None:
    """When OpenAlex announces more than it ever delivers the difference is a gap RS903."""
    server = serve(world([*papers(20), paper(903, [me(), listed_peer()])]))  # the last in the order of the list
    server.add(Fault.short_page(1, times=None, path=LISTS))
    found = scanned(openalex(server))
    assert (verdict(found), blocking(found)) == (Verdict.INCOMPLETE, {"RS903"})
    assert "announced 21 works and delivered 20" in details(found)


def test_way_3_a_slow_search_is_asked_again(serve: Serve) -> None:
    """An answer that took the search's whole time is suspect; a quicker one removes the suspicion."""
    server = serve(world(papers(3)))
    server.add(Fault.slow_search(path=LISTS))
    found = scanned(openalex(server))
    assert verdict(found) is Verdict.CLEAR
    assert len(filters(server)) == 3


def test_way_3_a_search_that_stays_slow_blocks(serve: Serve) -> None:
    """A search that always runs into its time may leave out works without a sign."""
    server = serve(world(papers(3)))
    server.add(Fault.slow_search(times=None, path=LISTS))
    found = scanned(openalex(server))
    assert (verdict(found), blocking(found)) == (Verdict.INCOMPLETE, {"RS903"})
    assert "time limit" in details(found)


def test_way_3_pages_that_go_in_a_circle_end(serve: Serve) -> None:
    """A server that gives the first page to every cursor is left after a few requests, with a gap."""
    server = serve(world(papers(250)))
    first = f"/works?filter=author.orcid:{ORCID}&select=id,authorships&per_page=100&cursor=*"
    server.add(Fault.redirect_to(first, times=None, path=r"cursor=(?!\*)"))
    found = scanned(openalex(server))
    assert blocking(found) == {"RS903"}
    assert len(server.requests) < 40


def test_way_3_a_record_without_an_id_is_missed_by_the_count(serve: Serve) -> None:
    """A damaged record does not take its page along, and is announced but not delivered."""
    server = serve(world([paper(1, [me(), listed_peer()]), paper(2) | {"id": "https://openalex.org/"}]))
    found = scanned(openalex(server))
    assert places(found) == [("W1001", 2)]
    assert blocking(found) == {"RS903"}


@pytest.mark.parametrize("text", ['{"meta":{},"results":[]}', '{"results":[]}', '{"meta":{"count":3}}', "{}"])
def test_way_3_a_list_of_another_shape_blocks(serve: Serve, text: str) -> None:
    """A list that does not say how much there is could be cut anywhere."""
    server = serve(world(papers(3)))
    server.add(Fault.wrong_shape(text, times=None, path=LISTS))
    found = scanned(openalex(server))
    assert (verdict(found), "RS907" in blocking(found)) == (Verdict.INCOMPLETE, True)


@pytest.mark.parametrize("results", ["[null]", "[5]", '["W1"]', "[[]]"])
def test_way_3_results_that_are_no_records_block(serve: Serve, results: str) -> None:
    """Whatever stands in the place of a record was announced and not delivered."""
    server = serve(world(papers(3)))
    server.add(Fault.wrong_shape(f'{{"meta":{{"count":1}},"results":{results}}}', times=None, path=LISTS))
    assert "RS903" in blocking(scanned(openalex(server)))


# 4: empty lists in an outage


def test_way_4_empty_lists_against_a_profile_that_counts_works_block(serve: Serve) -> None:
    """In an outage every list is empty under status 200; the profile's count contradicts it."""
    server = serve(world(papers(12)))
    server.add(Fault.empty_list(times=None, path=LISTS))
    found = scanned(openalex(server))
    assert (verdict(found), blocking(found), found.coverage.works) == (Verdict.INCOMPLETE, {"RS903"}, 0)
    assert "counts 12 works and OpenAlex lists 0" in details(found)


def test_way_4_an_outage_that_passes_is_healed(serve: Serve) -> None:
    """Asked once more, the list is there."""
    server = serve(world([paper(1, [me(), listed_peer()])]))
    server.add(Fault.empty_list(times=2, path=LISTS))
    assert verdict(scanned(openalex(server))) is Verdict.FLAGGED


def test_way_4_a_list_that_is_empty_by_orcid_alone_blocks(serve: Serve) -> None:
    """Works that carry the ORCID iD must be listed under it; if nothing is, what only it knows is missing."""
    unknown_twin = paper(2, [me("A11"), listed_peer()])
    server = serve(world([paper(1), unknown_twin]))
    server.add(Fault.empty_list(times=None, path="author.orcid"))
    found = scanned(openalex(server))
    assert (verdict(found), blocking(found)) == (Verdict.INCOMPLETE, {"RS903"})


def test_way_4_a_list_that_is_empty_by_id_alone_blocks(serve: Serve) -> None:
    """The work that only the profile's id knows is missing, though the ORCID iD lists the others."""
    line = me() | {"author": me()["author"] | {"orcid": None}, "raw_orcid": None}
    server = serve(world([*papers(6), paper(7, [line, listed_peer()])]))
    server.add(Fault.empty_list(times=None, path=r"author\.id"))
    found = scanned(openalex(server))
    assert (verdict(found), blocking(found)) == (Verdict.INCOMPLETE, {"RS903"})


@pytest.mark.parametrize("count", [0, None])
def test_way_4_no_work_at_all_is_never_clear(serve: Serve, count: int | None) -> None:
    """A profile emptied by curation and an outage look the same; nobody has a profile without having published."""
    found = scanned(openalex(serve(world([], [profile(works_count=count)]))))
    assert (verdict(found), blocking(found), found.coverage.works) == (Verdict.INCOMPLETE, {"RS902"}, 0)


# 5: `countries` hides a country


def test_way_5_a_second_unresolved_affiliation_is_found_behind_countries_cn(serve: Serve) -> None:
    """An author tagged China alone, whose second printed affiliation is in Pyongyang, is found by the print."""
    harbin = made_institution("I30", "Harbin Institute of Technology", country="CN")
    line = made_authorship("A901", "Ri Song", institutions=[harbin], texts=["Harbin Institute of Technology, China"])
    line["raw_affiliation_strings"].append(PYONGYANG)
    assert line["countries"] == ["CN"]
    found = scanned(openalex(serve(world([paper(1, [me(), line])]))))
    assert places(found) == [("W1001", 2)]
    assert verdict(found) is Verdict.FLAGGED


PYONGYANG = "Institute of Mathematics, Pyongyang, DPR Korea"


def test_way_5_a_country_alone_is_kept_where_the_institution_has_neither_id_nor_name(serve: Serve) -> None:
    """OpenAlex leaked institutions of nulls; their country is shown as a possible match, not dropped."""
    line = made_authorship("A901", "Ri Song", institutions=[made_institution(None, None, country="KP")])
    found = scanned(openalex(serve(world([paper(1, [me(), peer(), line])]))))
    assert places(found) == [("W1001", 3)]
    assert [finding.confidence.word for finding in found.findings] == ["possible"]


# 6, 7: what filters do not see


def test_way_6_only_filters_that_see_every_author_are_sent(serve: Serve) -> None:
    """Filters by text, name or country see the first 100 authors alone and are never used."""
    server = serve(world(papers(3)))
    scanned(openalex(server))
    assert {text.partition(":")[0] for text in filters(server)} == {"author.id", "author.orcid"}


def test_way_7_what_is_not_searched_is_said(serve: Serve) -> None:
    """The expansion corpus, works of no profile, and authors past the 5,000th are named in the description."""
    server = serve(world([paper(1), paper(2, [me(), listed_peer()], is_xpac=True)]))
    source = openalex(server)
    found = scanned(source)
    assert found.coverage.works == 1
    assert source.description.not_searched == NOT_SEARCHED
    said = " ".join(NOT_SEARCHED)
    assert all(words in said for words in ("expansion corpus", "no profile", "5,000th"))


# 8: one person, several profiles


def test_way_8_works_of_every_profile_on_the_orcid_are_united(serve: Serve) -> None:
    """The single look-up shows one of two profiles; the works of both are read."""
    authors = [profile("A10"), profile("A11")]
    works = [paper(1), paper(2, [me("A11"), listed_peer()])]
    found = scanned(openalex(serve(world(works, authors))))
    assert found.subject.openalex_ids == ("https://openalex.org/A10", "https://openalex.org/A11")
    assert places(found) == [("W1002", 2)]


def test_way_8_a_profile_asked_by_its_id_is_united_with_its_twin(serve: Serve) -> None:
    """Asking by author id follows the profile's ORCID iD to the other profile."""
    authors = [profile("A10"), profile("A11")]
    works = [paper(1), paper(2, [me("A11"), listed_peer()])]
    found = scanned(openalex(serve(world(works, authors))), PROFILE)
    assert (places(found), verdict(found)) == ([("W1002", 2)], Verdict.FLAGGED)


def test_way_8_a_profile_that_only_bylines_show_is_united(serve: Serve) -> None:
    """A third author id that carries the ORCID iD in bylines alone is the subject's own line, not a co-author's."""
    works = [paper(1), paper(2, [me("A12"), listed_peer()])]
    found = scanned(openalex(serve(world(works))))
    assert places(found) == [("W1002", 2)]
    assert not blocking(found)


def test_way_8_works_of_a_profile_without_the_orcid_in_the_byline_are_read_by_author_id(serve: Serve) -> None:
    """A byline that gives the profile but not its ORCID iD is found by the author id."""
    found = scanned(openalex(serve(world([paper(1), paper(2, [me(orcid=None), listed_peer()])]))))
    assert places(found) == [("W1002", 2)]


# 10: filters that drop what they do not like


def test_way_10_ids_for_no_author_are_never_sent(serve: Serve) -> None:
    """OpenAlex drops the id for "no author" from a filter, and an empty filter matches every work there is."""
    assert works_by_authors(["https://openalex.org/A9999999999", "https://openalex.org/A5317838346"]) == []
    (query,) = works_by_authors(["https://openalex.org/A9999999999", PROFILE])
    assert "A10" in query
    assert "A9999999999" not in query
    nobody = made_authorship("A9999999999", "Nobody")
    server = serve(world([paper(1, [me(), nobody])]))
    scanned(openalex(server))
    scanned(openalex(server), "https://openalex.org/A9999999999")
    assert not [each.target for each in server.requests if "A9999999999" in each.target]


def test_way_10_asking_for_no_author_is_answered_with_nobody(serve: Serve) -> None:
    """The id for "no author" is unknown, not a person."""
    found = scanned(openalex(serve(world([]))), "https://openalex.org/A9999999999")
    assert blocking(found) == {"RS901"}


def test_way_10_a_dropped_filter_is_noticed(serve: Serve) -> None:
    """Other people's works in answer to a question about one person are refused as a failure of the source."""
    strangers = [paper(100 + n, [peer(n), listed_peer()]) for n in range(30)]
    server = serve(world([paper(1), *strangers]))
    anybody = f"/works?select={','.join(WORK_FIELDS)}&per_page=100&cursor=*"
    server.add(Fault.redirect_to(anybody, times=None, path="filter=author"))
    found = scanned(openalex(server))
    assert (verdict(found), "RS907" in blocking(found)) == (Verdict.INCOMPLETE, True)
    assert "ignored the question" in details(found)
    assert found.findings == ()


def test_way_10_a_single_strange_work_is_read_and_said(serve: Serve) -> None:
    """One listed work that does not name the subject is judged, and leaves a gap."""
    server = serve(world([*papers(3), paper(9, [peer(), listed_peer()])]))
    anybody = f"/works?select={','.join(WORK_FIELDS)}&per_page=100&cursor=*"
    server.add(Fault.redirect_to(anybody, times=None, path="filter=author"))
    found = scanned(openalex(server))
    assert places(found) == [("W1009", 2)]
    assert "RS903" in blocking(found)


def test_way_10_one_filter_a_request_and_no_repeated_parameter(serve: Serve) -> None:
    """Of repeated parameters the edge keeps the last without a word."""
    server = serve(world([*papers(120), paper(500, crowd(120, 3))]))
    scanned(openalex(server))
    for request in server.requests:
        assert all(len(values) == 1 for values in request.all_values.values()), request.target
    assert all(request.target.count("filter=") == 1 for request in server.requests if request.is_list)


def test_way_10_many_profiles_are_asked_in_several_short_questions(serve: Serve) -> None:
    """More ids than one filter takes are parted, each question well below the limit of an address."""
    ids = [f"A{7_000_000_000 + n}" for n in range(MOST_IDS * 2 + 1)]
    works = [paper(n, [me(one), *([listed_peer()] if n == 100 else [])]) for n, one in enumerate(ids)]
    server = serve(world(works, [profile(one) for one in ids[:100]]))
    found = scanned(openalex(server))
    assert (places(found), blocking(found)) == ([("W1100", 2)], set())
    assert len(filters(server)) >= 3
    assert all(len(request.target) < 4_000 for request in server.requests)


# Asking


def test_pages_hold_100_works_and_are_followed_to_the_end(serve: Serve) -> None:
    """Three hundred and fifty works are four pages of either question, each with its cursor."""
    server = serve(world(papers(350)))
    found = scanned(openalex(server))
    assert (found.coverage.works, blocking(found)) == (350, set())
    lists = [each for each in server.requests if each.path == "/works"]
    assert {each.query["per_page"] for each in lists} == {"100"}
    assert len(lists) == 8
    assert len({(each.query["filter"], each.query["cursor"]) for each in lists}) == 8
    assert not any("page" in each.query for each in lists)


@pytest.mark.parametrize("count", [100, 200])
def test_a_total_that_is_a_multiple_of_the_page_is_whole(serve: Serve, count: int) -> None:
    """The last full page leads to one empty page, which is neither an outage nor a gap."""
    found = scanned(openalex(serve(world(papers(count)))))
    assert (found.coverage.works, found.gaps) == (count, found.gaps)
    assert (verdict(found), blocking(found)) == (Verdict.CLEAR, set())


def test_only_the_fields_that_are_read_are_asked_for(serve: Serve) -> None:
    """Every request names its fields, and a work made of those alone reads as the whole record does."""
    from rsscan.sources import payload

    server = serve(world([paper(1, crowd(120, 3))]))
    scanned(openalex(server))
    assert all(request.query.get("select") for request in server.requests)
    works = [each.query["select"] for each in server.requests if each.path.startswith("/works")]
    assert set(works) == {",".join(WORK_FIELDS)}
    record = paper(1)
    assert payload.work_from(record) == payload.work_from({name: record[name] for name in WORK_FIELDS})
    author = profile()
    fields = {name: author[name] for name in payload.AUTHOR_FIELDS}
    assert payload.author_from(author) == payload.author_from(fields)


@pytest.mark.parametrize(
    "asked", [f"https://doi.org/10.5555/made.{n}" for n in (1, 2)] + ["https://openalex.org/W1001"]
)
def test_single_look_ups_are_free_and_keep_their_colon(serve: Serve, asked: str) -> None:
    """An encoded colon would be billed as a list."""
    server = serve(world([paper(1), paper(2)]))
    assert scanned_work(openalex(server), asked).coverage.works == 1
    (request,) = server.requests
    assert "%3A" not in request.target.upper()
    assert server.credits_used == 0


@pytest.mark.parametrize(
    "doi",
    [
        "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o",
        "10.1234/a#b?c&d=e+f%g",
        "10.1234/łódź",
        "10.1234/a;b,c'd\"e",
        "10.1016/s0140-6736(05)67728-8",
        "10.1234/a//b",
    ],
)
def test_a_doi_with_odd_characters_finds_its_work(serve: Serve, doi: str) -> None:
    """Whatever a DOI is made of arrives at the server as it is written, and as one free look-up."""
    server = serve(World(works=[paper(1) | {"doi": f"https://doi.org/{doi}"}]))
    with openalex(server) as source:
        assert source.work(f"https://doi.org/{doi}").id == "https://openalex.org/W1001"
    assert server.credits_used == 0


def test_an_over_long_doi_is_a_failure_in_one_sentence(serve: Serve) -> None:
    """A DOI that no address can hold is told as such, without a traceback."""
    found = scanned_work(openalex(serve(world([]))), "https://doi.org/10.1234/" + "x" * 70_000)
    assert blocking(found) == {"RS907"}


def test_an_unknown_work_is_unknown(serve: Serve) -> None:
    """A 404 page of HTML is "nobody has it", not a failure to read JSON."""
    found = scanned_work(openalex(serve(world([]))), "https://doi.org/10.5555/none")
    assert blocking(found) == {"RS901"}
    assert "OpenAlex has no work 10.5555/none." in details(found)


# Going wrong in the middle


def test_budget_spent_in_the_middle_judges_what_was_read(serve: Serve) -> None:
    """A budget that ends after the first page leaves the first page's finding and a gap that says until when."""
    works = [*papers(150), paper(900, [me(), listed_peer()], cited_by_count=99)]
    server = serve(world(works))
    server.add(Fault.budget(40_000, times=None, path=r"cursor=(?!\*)"))
    found = scanned(openalex(server))
    assert (verdict(found), places(found)) == (Verdict.FLAGGED, [("W1900", 2)])
    assert "RS907" in blocking(found)
    assert "until 20" in details(found)
    assert "100 of 151 works were read" in details(found)


def test_budget_spent_on_a_cut_work_says_both(serve: Serve) -> None:
    """The byline stays cut, and the reason is named."""
    server = serve(world([paper(1, crowd(132, 117))]))
    server.add(Fault.budget(40_000, times=None, path="^/works/W1001"))
    assert blocking(scanned(openalex(server))) == {"RS904", "RS907"}


def test_a_failing_page_leaves_the_other_question_standing(serve: Serve) -> None:
    """When the question by ORCID iD fails the works by author id are read all the same."""
    server = serve(world([paper(1, [me(), listed_peer()])]))
    server.add(Fault.status(400, times=None, path="author.orcid"))
    found = scanned(openalex(server))
    assert (places(found), blocking(found)) == ([("W1001", 2)], {"RS907"})


def test_the_profile_count_that_differs_a_little_is_said_and_does_not_block(serve: Serve) -> None:
    """Profiles and works are updated apart; a small difference is common."""
    server = serve(world(papers(10), [profile(works_count=14)]))
    found = scanned(openalex(server))
    assert "The profile counts 14 works and OpenAlex lists 10" in details(found)
    assert (verdict(found), blocking(found)) == (Verdict.CLEAR, set())


def test_a_profile_that_was_not_looked_up_has_no_count_to_differ_from(serve: Serve) -> None:
    """A co-author's works are asked for by the id in the byline alone."""
    server = serve(world(papers(10)))
    with openalex(server) as source:
        pages = list(source.works(Subject(PROFILE, profiles=(Author(PROFILE, None),))))
    assert (sum(len(page.works) for page in pages), [gap for page in pages for gap in page.gaps]) == (10, [])


def test_the_profile_count_that_is_twice_the_list_blocks(serve: Serve) -> None:
    """Less than half of what the profile counts is no small difference."""
    assert blocking(scanned(openalex(serve(world(papers(10), [profile(works_count=21)]))))) == {"RS903"}


def test_progress_grows_and_knows_the_total(serve: Serve) -> None:
    """Pages say how many works there are before all are read."""
    server = serve(world(papers(250)))
    with openalex(server) as source:
        subject = source.author(PERSON)
        assert isinstance(subject, Subject)
        pages: list[Page] = list(source.works(subject))
    assert {page.announced for page in pages} == {250, None}


def test_leaving_in_the_middle_is_quick(serve: Serve) -> None:
    """A scan that is interrupted after the first page closes without waiting for the rest."""
    server = serve(world(papers(250)))
    with openalex(server) as source:
        pages = source.works(source.author(PERSON))
        assert next(pages).works
    assert len(server.requests) < 10


def test_a_namesake_profile_without_orcid_is_not_united(serve: Serve) -> None:
    """A name is no identifier: another profile of the same name stays another person's."""
    other = made_author("A77", "Josiah Carberry", affiliations=[ULM])
    works = [paper(1), paper(2, [me("A77", None), listed_peer()])]
    found = scanned(openalex(serve(world(works, [profile(), other]))))
    assert (verdict(found), found.coverage.works) == (Verdict.CLEAR, 1)


def test_a_cursor_that_cannot_be_sent_is_a_gap(serve: Serve) -> None:
    """Half a character as the next page's name: what was read stays, and the missing pages are told by the count."""
    server = serve(world(papers(3)))
    body = json.dumps({"meta": {"count": 900, "next_cursor": "\ud800"}, "results": [paper(1)]})
    server.add(Fault.wrong_shape(body, times=None, path=LISTS))
    assert "RS903" in blocking(scanned(openalex(server)))


def test_another_work_than_asked_for_is_no_answer() -> None:
    """A byline of another paper would be judged as this one's."""

    def answer(_: str) -> tuple[int, dict[str, str], bytes]:
        return 200, {"Content-Type": "application/json"}, json.dumps(paper(7)).encode()

    with answering(answer) as address:
        found = scanned_work(openalex(address), "https://openalex.org/W1001")
    assert (verdict(found), blocking(found)) == (Verdict.INCOMPLETE, {"RS907"})
    assert "another work (W1007)" in details(found)
