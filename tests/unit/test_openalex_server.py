"""The stand-in for OpenAlex behaves as the real one is documented to behave."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

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

ORCID = "0000-0002-1825-0097"
ULM = made_institution("I20", "Ulm University", ror="032000t02", country="DE", lineage=["I21"])


def small_world() -> World:
    """Return seven works of one person under two profiles, a crowd, an expansion work, an emptied profile."""
    me = made_authorship("A10", "Ada Example", orcid=ORCID, institutions=[ULM], texts=["Ulm", "Pyongyang"])
    other = made_authorship("A11", "Ada Exämple", orcid=ORCID, raw_orcid=ORCID)
    crowd = [made_authorship(f"A{n}", f"Person {n}") for n in range(1000, 1249)]
    works = [made_work(f"W1{n}", f"Paper {n}", f"201{n}-05-06", f"10.1/P{n}", [me, other]) for n in range(6)]
    works.append(made_work("W20", "A crowd", "2021-01-01", "10.1/crowd", [*crowd, me], pmid="77"))
    works.append(made_work("W30", "A data set", "2022-01-01", None, [me], type="dataset", is_xpac=True))
    authors = [
        made_author("A10", "Ada Example", orcid=ORCID, affiliations=[ULM], alternatives=["A. Example"]),
        made_author("A11", "Ada Exämple", orcid=ORCID),
        made_author("A12", "Ada Emptied"),
    ]
    return World(authors=authors, works=works)


@pytest.fixture
def server() -> Iterator[OpenAlexServer]:
    """Run a server on the small world."""
    with OpenAlexServer(small_world()) as running:
        yield running


@pytest.fixture
def client(server: OpenAlexServer) -> Iterator[httpx.Client]:
    """Return a client of the server that follows no redirect."""
    with httpx.Client(base_url=server.url, timeout=5) as made:
        yield made


def listed(client: httpx.Client, **params: str | int) -> Any:
    """Return the JSON of a list of works."""
    answer = client.get("/works", params={"select": "id", "per_page": 200, **params})
    assert answer.status_code == 200, answer.text
    return answer.json()


def ids(payload: Any) -> list[str]:
    """Return the short ids of a list."""
    return [each["id"].removeprefix("https://openalex.org/") for each in payload["results"]]


def refused(client: httpx.Client, target: str, word: str) -> None:
    """Check that a target is refused with a JSON 400 whose message holds a word."""
    answer = client.get(target)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/json")
    assert word in answer.json()["message"]


# Lists


def test_list_cuts_authorships_at_100_without_a_flag_and_singleton_gives_all(client: httpx.Client) -> None:
    """A list work with 250 authors shows 100 and no sign of it; the singleton shows all."""
    cut = client.get("/works?filter=authors_count:>100&select=id,authorships,is_authors_truncated").json()
    assert cut["meta"]["count"] == 1
    assert set(cut["results"][0]) == {"id", "authorships"}
    assert len(cut["results"][0]["authorships"]) == 100
    assert cut["results"][0]["authorships"][-1]["author_position"] == "middle"
    whole = client.get("/works/W20?select=authorships").json()
    assert set(whole) == {"authorships"}
    assert len(whole["authorships"]) == 250
    assert whole["authorships"][-1]["author_position"] == "last"


def test_singleton_keeps_5000_authorships() -> None:
    """Even the singleton stops at 5,000."""
    crowd = [made_authorship(f"A{n}") for n in range(5_100)]
    with OpenAlexServer(World(works=[made_work("W40", authorships=crowd)])) as server:
        assert len(httpx.get(f"{server.url}/works/W40").json()["authorships"]) == 5_000
        assert httpx.get(f"{server.url}/works?filter=author.id:A5050").json()["meta"]["count"] == 0
        assert httpx.get(f"{server.url}/works?filter=author.id:A4050").json()["meta"]["count"] == 1


@pytest.mark.parametrize(
    ("condition", "count"),
    [
        ("author.id:A10", 7),
        ("authorships.author.id:https://openalex.org/a11", 6),
        ("author.id:A10|A11", 7),
        ("author.orcid:" + ORCID, 7),
        ("authorships.author.orcid:https://orcid.org/" + ORCID, 7),
        ("authorships.raw-orcid:" + ORCID, 6),
        ("doi:10.1/p1|https://doi.org/10.1/P2", 2),
        ("openalex_id:W11|W12|W999", 2),
        ("ids.openalex:W11", 1),
        ("authors_count:<100", 6),
        ("author.id:A10,from-publication-date:2013-05-06,to_publication_date:2014-05-06", 2),
        ("type:!article", 0),
        ("author.id:A1248", 1),
        ("raw_author_name.search:person 1248", 0),
        ("author.id:A9999999999|A9999999999", 7),
        ("author.id:A9999999999", 7),
        ("author.id:A9999999999|A1000", 1),
        ("is_xpac:true", 1),
    ],
)
def test_filters_match_as_documented(client: httpx.Client, condition: str, count: int) -> None:
    """Each filter finds its works; the null author's id vanishes and may leave all works."""
    payload = listed(client, filter=condition)
    assert payload["meta"]["count"] == len(payload["results"]) == count


def test_filter_grammar_refuses(client: httpx.Client) -> None:
    """Unknown keys, empty values, 101 values and filters joined by a bar are 400."""
    refused(client, "/works?filter=nonsense:1", "nonsense is not a valid field. Valid fields are underscore")
    refused(client, "/works?filter=author.id:", "cannot be empty")
    refused(client, "/works?filter=author.id:none", "cannot be empty")
    refused(client, "/works?filter=author.id:Ada", "not a valid OpenAlex ID")
    refused(client, "/works?filter=doi:10.1/1|doi:10.1/2", "OR query between filters")
    refused(client, "/works?filter=from_publication_date:2020", "yyyy-mm-dd")
    refused(client, "/works?filter=author.id:" + "|".join(f"A{n}" for n in range(101)), "Maximum number")
    assert listed(client, filter="author.id:" + "|".join(f"A{n}" for n in range(9, 109)))["meta"]["count"] == 7


def test_last_of_several_filters_wins(client: httpx.Client) -> None:
    """A repeated filter is not an error: the edge keeps the last."""
    answer = client.get("/works?filter=author.id:A10&filter=doi:10.1/p1")
    assert answer.json()["meta"]["count"] == 1


def test_expansion_works_are_hidden_unless_asked_for(client: httpx.Client) -> None:
    """Lists leave out the expansion corpus; the singleton shows it; corpus= is unknown to the code."""
    assert "W30" not in ids(listed(client))
    assert "W30" in ids(listed(client, include_xpac="true"))
    assert client.get("/works/W30").status_code == 200
    refused(client, "/works?corpus=all", "corpus is not a valid parameter")
    with OpenAlexServer(small_world(), corpus=True) as newer:
        assert httpx.get(f"{newer.url}/works?corpus=all").json()["meta"]["count"] == 8


def test_select_takes_root_fields_only(client: httpx.Client) -> None:
    """An unknown or nested field is refused, on lists and singletons."""
    refused(client, "/works?select=author.id", "author.id is not a valid select field")
    refused(client, "/works/W11?select=nonsense", "Valid fields for select are: id, doi, title")
    assert set(client.get("/works/W11?select=id,doi").json()) == {"id", "doi"}


def test_meta_has_the_recorded_keys(client: httpx.Client) -> None:
    """The first page names itself, a cursor page does not."""
    payload = client.get("/works").json()
    assert list(payload) == ["meta", "results", "group_by"]
    expected = {"count": 7, "page": 1, "per_page": 25, "groups_count": None, "cost_usd": 0.0001}
    assert {key: payload["meta"][key] for key in expected} == expected
    assert "next_cursor" not in payload["meta"]
    assert client.get("/works?cursor=*").json()["meta"]["page"] is None


# Paging


def walked(client: httpx.Client, **params: str | int) -> tuple[list[str], list[int]]:
    """Follow cursors to the end; return all ids and the sizes of the pages."""
    cursor, found, sizes = "*", [], []
    while cursor:
        payload = listed(client, cursor=cursor, **params)
        found += ids(payload)
        sizes.append(len(payload["results"]))
        cursor = payload["meta"]["next_cursor"]
    return found, sizes


def test_cursor_walks_every_work_once(client: httpx.Client) -> None:
    """A short page ends the walk; a multiple of the page size leads to one empty page."""
    found, sizes = walked(client, per_page=2)
    assert (len(set(found)), sizes) == (7, [2, 2, 2, 1])
    found, sizes = walked(client, per_page=2, filter="author.id:A11")
    assert (len(set(found)), sizes) == (6, [2, 2, 2, 0])
    assert walked(client, per_page=3, sort="publication_date:desc")[0][0] == "W20"


def test_pages_outside_the_limits_are_refused(client: httpx.Client) -> None:
    """The limits of size, depth and the mixing of cursor and page are 400."""
    assert client.get("/works?per_page=201").json()["error"] == "Pagination error."
    refused(client, "/works?per-page=201", "between 1 and 200")
    refused(client, "/works?per_page=many", "must be a number")
    refused(client, "/works?page=0", "greater than 0")
    refused(client, "/works?page=101&per_page=100", "10,000")
    refused(client, "/works?cursor=*&page=2", "Cannot use page parameter with cursor")
    refused(client, "/works?cursor=null", "Cursor is null")
    refused(client, "/works?cursor=rubbish", "Invalid cursor")
    assert client.get("/works?page=9").json()["results"] == []
    assert client.get("/works?cursor=*&page=1&per_page=200").status_code == 200


# Singletons


@pytest.mark.parametrize("form", ["W11", "doi:10.1/P1", "doi:10.1%2Fp1", "https://doi.org/10.1/p1", "doi%3A10.1/p1"])
def test_work_is_found_by_each_of_its_ids(client: httpx.Client, form: str) -> None:
    """The OpenAlex id and the DOI in any form lead to the work."""
    assert client.get(f"/works/{form}").json()["id"] == "https://openalex.org/W11"


def test_work_is_found_by_pubmed_id(client: httpx.Client) -> None:
    """The PubMed id leads to the work."""
    assert client.get("/works/pmid:77?select=id").json() == {"id": "https://openalex.org/W20"}


@pytest.mark.parametrize("form", ["w11", "https://openalex.org/W11", "openalex:w11", "mag:11"])
def test_other_forms_of_an_id_redirect_with_the_query(client: httpx.Client, form: str) -> None:
    """A form that is not canonical is a 302 that copies the whole query string, a key in it too."""
    answer = client.get(f"/works/{form}?select=id&api_key=secret")
    assert answer.status_code == 302
    assert answer.headers["location"] == "/works/W11?select=id&api_key=secret"
    assert client.get(f"/works/{form}?select=id", follow_redirects=True).json()["id"].endswith("W11")


@pytest.mark.parametrize("target", ["/works/W999", "/works/doi:10.1/none", "/works/nonsense", "/authors/A999", "/none"])
def test_missing_record_is_an_html_404(client: httpx.Client, target: str) -> None:
    """What is not there is a page of HTML, not JSON."""
    answer = client.get(target)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "<title>404 Not Found</title>" in answer.text
    with pytest.raises(ValueError, match="Expecting value"):
        answer.json()


# Authors and institutions


def test_author_singleton_by_orcid_gives_one_of_several_profiles(client: httpx.Client) -> None:
    """Of two profiles with one ORCID the singleton gives one, the list both."""
    one = client.get(f"/authors/orcid:{ORCID}").json()
    assert one["id"] == "https://openalex.org/A11"
    both = client.get("/authors", params={"filter": f"orcid:{ORCID}"}).json()
    assert ids(both) == ["A10", "A11"]
    assert [each["works_count"] for each in both["results"]] == [7, 6]
    assert client.get(f"/authors/https://orcid.org/{ORCID}").json()["id"] == one["id"]


def test_emptied_profile_is_hidden_from_lists_only(client: httpx.Client) -> None:
    """A profile without works has a singleton, and a list that asks for it by count."""
    assert "A12" not in ids(client.get("/authors").json())
    assert ids(client.get("/authors?filter=works_count:0").json()) == ["A12"]
    assert client.get("/authors/A12").json()["works_count"] == 0


@pytest.mark.parametrize("query", ["search=EXAMPLE ada", "filter=display_name.search:a example", "search=exämple"])
def test_author_search_reads_names_and_alternatives(client: httpx.Client, query: str) -> None:
    """Words match whatever their case and accents; a search costs ten credits."""
    answer = client.get(f"/authors?{query}")
    assert "A10" in ids(answer.json())
    assert answer.headers["x-ratelimit-credits-used"] == "10"


def test_autocomplete_is_free_and_hints_at_the_institution(client: httpx.Client) -> None:
    """A prefix finds authors, the hint is the last institution."""
    answer = client.get("/autocomplete/authors?q=ada exa")
    first = answer.json()["results"][0]
    assert (first["short_id"], first["hint"]) == ("authors/A10", "Ulm University, DE")
    assert (first["external_id"], first["entity_type"]) == (f"https://orcid.org/{ORCID}", "author")
    assert answer.headers["x-ratelimit-credits-used"] == "0"


def test_institutions_are_taken_from_the_authorships(client: httpx.Client) -> None:
    """An institution that an authorship mentions has a list row and a singleton."""
    assert ids(client.get("/institutions?filter=country_code:DE").json()) == ["I20"]
    assert client.get("/institutions/ror:032000t02").json()["display_name"] == "Ulm University"
    assert client.get("/institutions/I20").json()["lineage"] == [f"https://openalex.org/I2{n}" for n in (0, 1)]


# Money, keys, limits


@pytest.mark.parametrize(
    ("target", "cost"),
    [
        ("/works/W11", 0),
        ("/works/w11", 0),
        ("/works/doi:10.1/p1", 0),
        ("/works/pmid:77", 0),
        (f"/authors/orcid:{ORCID}", 0),
        (f"/authors/orcid%3A{ORCID}", 1),
        (f"/authors/https://orcid.org/{ORCID}", 1),
        ("/works/https://openalex.org/W11", 1),
        ("/works?filter=author.id:A10", 1),
        ("/works?filter=nonsense:1", 1),
        ("/works?search=paper", 10),
        ("/works?filter=title.search:paper", 10),
        ("/authors?search=ada&per_page=10&select=id,display_name,works_count", 0),
    ],
)
def test_each_form_of_request_has_its_price(
    server: OpenAlexServer, client: httpx.Client, target: str, cost: int
) -> None:
    """The price is in the headers and is billed, errors of the origin too."""
    answer = client.get(target)
    assert answer.headers["x-ratelimit-credits-used"] == str(cost)
    assert answer.headers["x-ratelimit-limit"] == "1000"
    assert answer.headers["x-ratelimit-remaining"] == str(1000 - cost)
    assert server.credits_used == cost


def test_keys_are_read_from_every_place_and_a_bad_one_is_401() -> None:
    """A known key or none is served; another one is refused as recorded, without limits in the headers."""
    with OpenAlexServer(small_world(), keys={"good"}) as server, httpx.Client(base_url=server.url) as client:
        for headers in ({"Authorization": "Bearer bad"}, {"api_key": "bad"}, {"api-key": "bad"}):
            answer = client.get("/works", headers=headers)
            assert answer.status_code == 401
            assert answer.json() == {"error": "Invalid or missing API key", "message": "API key not found"}
            assert "x-ratelimit-limit" not in answer.headers
        assert client.get("/works?api-key=bad").status_code == 401
        assert client.get("/works").headers["x-ratelimit-limit"] == "1000"
        good = client.get("/works", headers={"Authorization": "Bearer good"})
        assert good.headers["x-ratelimit-limit"] == "10000"
        assert client.get("/works?api_key=good").status_code == 200
        assert client.get("/rate-limit").json()["error"] == "Authentication required"
        status = client.get("/rate-limit?api_key=good")
        assert status.json()["rate_limit"]["credits_used"] == server.credits_used == 3
        assert "x-ratelimit-limit" not in status.headers


def test_spent_budget_is_a_429_with_a_long_wait() -> None:
    """What the budget cannot pay is refused, what is free is still served."""
    with OpenAlexServer(small_world(), budget=2) as server, httpx.Client(base_url=server.url) as client:
        assert [client.get("/works").status_code for _ in range(3)] == [200, 200, 429]
        answer = client.get("/works")
        assert answer.json()["message"].startswith("Insufficient budget. This request costs $0.0001 but")
        assert 0 < int(answer.headers["retry-after"]) <= 86_400
        assert (answer.headers["x-ratelimit-remaining"], answer.headers["x-ratelimit-credits-required"]) == (
            "0",
            "1",
        )
        assert client.get("/works/W11").status_code == 200
        assert server.credits_used == 2


def test_too_many_in_a_second_is_a_429_with_a_short_wait() -> None:
    """The bucket empties at once and fills again."""
    with OpenAlexServer(small_world(), per_second=2) as server, httpx.Client(base_url=server.url) as client:
        codes = [client.get("/works/W11").status_code for _ in range(2)]
        assert codes == [200, 200]
        answer = client.get("/works/W11")
        assert answer.status_code == 429
        assert answer.headers["retry-after"] == "1"
        assert answer.json()["message"] == "Rate limit exceeded: 2 requests per second. Please slow down."
        time.sleep(0.6)
        assert client.get("/works/W11").status_code == 200


@pytest.mark.parametrize(
    "query",
    ["filter=from_updated_date:2026-01-01", "filter=from_created_date:2026-01-01", "sort=updated_date:desc"],
)
def test_paid_filters_are_a_429_for_ever(client: httpx.Client, query: str) -> None:
    """A filter of paid plans is refused without Retry-After, so waiting never helps."""
    answer = client.get(f"/works?{query}")
    assert (answer.status_code, answer.json()["error"]) == (429, "Plan upgrade required")
    assert "retry-after" not in answer.headers


def test_edge_rejects_before_the_origin(client: httpx.Client) -> None:
    """The limit typo, a bare comma and an over-long target never reach the origin."""
    typo = client.get("/works?limit=5")
    assert (typo.status_code, typo.headers["x-openalex-edge-reject"]) == (400, "f1:limit_param")
    assert typo.json()["error"] == "Invalid request rejected at the API edge"
    comma = client.get("/works?filter=display_name.search:a,b")
    assert comma.headers["x-openalex-edge-reject"] == "f1:raw_comma_filter"
    assert client.get('/works?filter=display_name.search:"a,b"').status_code == 200
    long = client.get("/works?filter=doi:" + "x" * 8_190)
    assert (long.status_code, long.json()["error"]) == (400, "Request URL too long")
    assert client.get("/works?search=" + "x" * 1_501).json()["error"] == "Search query too long"
    assert client.post("/works", content=b"{}").status_code == 405


# Transport


def test_requests_are_recorded_as_they_arrived(server: OpenAlexServer, client: httpx.Client) -> None:
    """Method, decoded path, last values, lower-case headers and the raw target are kept in order."""
    client.get("/works/doi%3A10.1/p1?select=id&select=doi", headers={"Authorization": "Bearer k"})
    client.head("/works")
    first, second = server.requests
    assert (first.method, first.path, first.query) == ("GET", "/works/doi:10.1/p1", {"select": "doi"})
    assert first.target == "/works/doi%3A10.1/p1?select=id&select=doi"
    assert first.headers["authorization"] == "Bearer k"
    assert second.method == "HEAD"


def test_body_is_compressed_only_when_accepted(client: httpx.Client) -> None:
    """Good JSON is gzip when the client takes it, errors are plain."""
    packed = client.get("/works", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/works", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert ids(packed.json()) == ids(plain.json())
    assert "content-encoding" not in client.get("/works?per_page=0").headers


def test_many_threads_are_served_quickly_over_kept_connections(server: OpenAlexServer) -> None:
    """Five hundred requests from ten threads take a moment and are all recorded and billed."""
    with httpx.Client(base_url=server.url) as client, ThreadPoolExecutor(10) as pool:
        codes = list(pool.map(lambda _: client.get("/works?per_page=2").status_code, range(500)))
    assert codes == [200] * 500
    assert len(server.requests) == server.credits_used == 500


def test_stop_is_prompt_and_closes_what_clients_keep_open() -> None:
    """Neither an idle connection nor a stalled request holds the server up."""
    before = set(threading.enumerate())
    with httpx.Client(timeout=10) as client, ThreadPoolExecutor(1) as pool:
        with OpenAlexServer(small_world()) as server:
            server.add(Fault.stall(60, path="W11"))
            client.get(f"{server.url}/works")
            stalled = pool.submit(client.get, f"{server.url}/works/W11")
            while len(server.requests) < 2:
                time.sleep(0.01)
            started = time.monotonic()
        assert time.monotonic() - started < 20
        with pytest.raises(httpx.TransportError):
            stalled.result()
    assert not [one for one in set(threading.enumerate()) - before if one.name == "openalex" and one.is_alive()]


def test_latency_delays_every_answer() -> None:
    """The delay is waited before each answer."""
    with OpenAlexServer(small_world(), latency=0.1) as server:
        started = time.monotonic()
        httpx.get(f"{server.url}/works/W11")
        assert time.monotonic() - started >= 0.1


# Faults


def test_fault_hits_the_paths_and_times_it_names(server: OpenAlexServer, client: httpx.Client) -> None:
    """A fault lets other targets and the first `after` requests pass, hits `times` of them, then is over."""
    server.add(Fault.status(503, retry_after=1, times=2, after=1, path=r"^/works\?"))
    assert client.get("/works/W11").status_code == 200
    assert [client.get("/works?page=1").status_code for _ in range(4)] == [200, 503, 503, 200]
    server.add(Fault.missing(times=None))
    assert {client.get("/works/W11").status_code for _ in range(5)} == {404}
    server.clear_faults()
    assert client.get("/works/W11").status_code == 200


@pytest.mark.parametrize(
    ("code", "kind", "billed"), [(500, "text/html", 1), (502, "text/html", 1), (503, "application/json", 1)]
)
def test_failing_origin_has_its_own_bodies_and_is_billed(
    server: OpenAlexServer, client: httpx.Client, code: int, kind: str, billed: int
) -> None:
    """Errors behind the edge are HTML or JSON by status, and are paid for."""
    server.add(Fault.status(code, retry_after=7))
    answer = client.get("/works")
    assert (answer.status_code, answer.headers["retry-after"]) == (code, "7")
    assert answer.headers["content-type"].startswith(kind)
    assert server.credits_used == billed


def test_gateway_timeout_is_not_billed(server: OpenAlexServer, client: httpx.Client) -> None:
    """A 504 says so in JSON and costs nothing."""
    server.add(Fault.status(504))
    assert client.get("/works").json()["reason"] == "query_timeout"
    assert server.credits_used == 0


def test_refusals_on_demand(server: OpenAlexServer, client: httpx.Client) -> None:
    """The three kinds of 429 differ in message and Retry-After."""
    server.add(Fault.too_many(retry_after=1))
    server.add(Fault.budget(retry_after=40_000))
    server.add(Fault.plan_upgrade())
    second, day, plan = (client.get("/works") for _ in range(3))
    assert {second.status_code, day.status_code, plan.status_code} == {429}
    assert (second.headers["retry-after"], day.headers["retry-after"]) == ("1", "40000")
    assert "retry-after" not in plan.headers
    assert "requests per second" in second.json()["message"]
    assert int(day.headers["x-ratelimit-remaining"]) < int(day.headers["x-ratelimit-credits-required"])
    assert server.credits_used == 0


def test_broken_connections(server: OpenAlexServer, client: httpx.Client) -> None:
    """A reset comes before the answer, a cut in the middle of the body; the next request is served."""
    server.add(Fault.reset())
    with pytest.raises(httpx.ReadError):
        client.get("/works")
    server.add(Fault.cut_body())
    with pytest.raises(httpx.RemoteProtocolError):
        client.get("/works")
    assert client.get("/works").status_code == 200


def test_slow_answers(server: OpenAlexServer, client: httpx.Client) -> None:
    """A stall trips the client's patience, a dripping body arrives whole in the end."""
    server.add(Fault.stall(2))
    with pytest.raises(httpx.ReadTimeout):
        client.get("/works", timeout=0.1)
    server.add(Fault.slow_body(0.3))
    started = time.monotonic()
    assert client.get("/works", timeout=1).json()["meta"]["count"] == 7
    assert time.monotonic() - started >= 0.3


def test_lists_that_lie(server: OpenAlexServer, client: httpx.Client) -> None:
    """A partial page ends the paging early under a full count; an outage looks like nothing found."""
    server.add(Fault.short_page(1))
    server.add(Fault.empty_list())
    server.add(Fault.slow_search(ms=6000))
    assert client.get("/works/W11").status_code == 200
    short, empty, slow = (listed(client, cursor="*", per_page=3) for _ in range(3))
    assert (short["meta"]["count"], len(short["results"]), short["meta"]["next_cursor"]) == (7, 2, None)
    assert (empty["meta"]["count"], empty["results"], empty["meta"]["next_cursor"]) == (0, [], None)
    assert (slow["meta"]["db_response_time_ms"], len(slow["results"])) == (6000, 3)


def test_answers_that_are_not_what_they_should_be(server: OpenAlexServer, client: httpx.Client) -> None:
    """HTML under 200, JSON of another shape and HTML errors are all given on demand."""
    for fault in (Fault.not_json(), Fault.wrong_shape(), Fault.wrong_shape('{"meta":{}}'), Fault.html(403)):
        server.add(fault)
    page, array, bare, forbidden = (client.get("/works") for _ in range(4))
    assert (page.status_code, page.headers["content-type"][:9]) == (200, "text/html")
    assert (array.json(), bare.json()) == ([], {"meta": {}})
    assert (forbidden.status_code, forbidden.headers["content-type"][:9]) == (403, "text/html")


@pytest.mark.parametrize("packed", [False, True])
def test_huge_body_never_ends_unless_told(server: OpenAlexServer, client: httpx.Client, packed: bool) -> None:
    """A body grows as long as one reads; with a size it ends there."""
    server.add(Fault.huge(packed=packed))
    read = 0
    with client.stream("GET", "/works") as answer:
        for block in answer.iter_bytes():
            read += len(block)
            if read > 3_000_000:
                break
    assert read > 3_000_000
    server.add(Fault.huge(100_000, packed=packed))
    assert len(client.get("/works").content) == 100_000


def test_redirects_on_demand(server: OpenAlexServer, client: httpx.Client) -> None:
    """A loop never ends, and a redirect may lead to another host."""
    server.add(Fault.redirect_loop(path="W11"))
    with pytest.raises(httpx.TooManyRedirects):
        client.get("/works/W11", follow_redirects=True)
    server.add(Fault.redirect_to("http://elsewhere.invalid/works", path="W12"))
    assert client.get("/works/W12").headers["location"] == "http://elsewhere.invalid/works"


# Builders


def test_made_records_have_the_shape_of_2026() -> None:
    """Positions, countries and matches follow from what is given; unmatched texts add no country."""
    author = made_authorship("A1", institutions=[ULM], texts=["Ulm, Germany", "Pyongyang, DPR Korea"])
    work = made_work("W1", authorships=[author, made_authorship(None, None), made_authorship("A2")])
    first, nobody, last = work["authorships"]
    assert [each["author_position"] for each in work["authorships"]] == ["first", "middle", "last"]
    assert first["countries"] == ["DE"]
    assert [each["institution_ids"] for each in first["affiliations"]] == [["https://openalex.org/I20"], []]
    assert (nobody["author"]["id"], nobody["raw_author_name"]) == (None, None)
    assert (last["author"]["id"], last["raw_orcid"]) == ("https://openalex.org/A2", None)
    assert made_work("W2", authorships=[author])["authorships"][0]["author_position"] == "first"
    assert author["author_position"] == "middle"


# Institutions by name


def test_institution_search_ranks_fame_over_likeness_and_reads_every_name() -> None:
    """All words in one name, alternative or acronym; the much cited namesake comes first; a country can be asked."""
    places = [
        made_institution_record("I1", "Institute of Physics", country="CN", cited_by_count=4),
        made_institution_record("I2", "Harwell Institute of Physics", country="GB", cited_by_count=90_000),
        made_institution_record("I3", "Physics House", alternatives=["Institute of Physics"], acronyms=["IOP"]),
    ]
    with OpenAlexServer(World(institutions=places)) as server, httpx.Client(base_url=server.url) as client:
        assert ids(client.get("/institutions?search=institute of physics").json()) == ["I2", "I1", "I3"]
        assert ids(client.get("/institutions?search=iop").json()) == ["I3"]
        assert ids(client.get("/institutions?search=physics&filter=country_code:CN").json()) == ["I1"]
        assert ids(client.get("/institutions?search=institute of chemistry").json()) == []
        assert client.get("/institutions/I1?select=geo").json() == {
            "geo": {"city": None, "region": None, "country_code": "CN", "country": None}
        }


@pytest.mark.parametrize("search", ["a OR b", "NOT a", "star*", "what?", "a~2"])
def test_a_search_that_would_be_an_expression_is_not_part_of_this(client: httpx.Client, search: str) -> None:
    """A client that sends a printed name as it is must notice."""
    assert client.get("/institutions", params={"search": search}).status_code == 501
