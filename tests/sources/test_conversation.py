"""One conversation with OpenAlex: rate, retries, key, and every refusal told apart, over real sockets."""

import json
import logging
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from rsscan.errors import BudgetSpent, InputError, NotFound, RsscanError, SourceError
from rsscan.files import cache_folder
from rsscan.severity import Verdict
from rsscan.sources import service
from rsscan.sources.conversation import ANSWER_LIMIT, Conversation, Manners
from rsscan.sources.network import Network
from rsscan.sources.source import Spent
from tests.openalex_server import Fault, OpenAlexServer, World
from tests.sources import (
    KEY,
    MANNERS,
    TimedServer,
    answering,
    blocking,
    client,
    crowd,
    details,
    listed_peer,
    me,
    openalex,
    packed,
    paper,
    papers,
    scanned,
    verdict,
    world,
)

Serve = Callable[[World], OpenAlexServer]

OPENALEX = service.openalex(None)
WORK = "/works/W1000"


@pytest.fixture
def server(serve: Serve) -> OpenAlexServer:
    """Return a server that knows one work."""
    return serve(world(papers(1)))


def refused(asking: Conversation, path: str = WORK) -> SourceError:
    """Ask and return the error, which must be one sentence of one line."""
    with asking, pytest.raises(SourceError) as met:
        asking.get(path)
    said = str(met.value)
    assert said
    assert "\n" not in said
    assert "Traceback" not in said
    return met.value


# What passes is waited for


@pytest.mark.parametrize("code", [500, 502, 503, 504])
def test_a_failure_that_passes_is_asked_again(server: OpenAlexServer, code: int) -> None:
    """The server's own failures are tried again after a pause."""
    server.add(Fault.status(code, times=2))
    with client(server) as asking:
        assert asking.get(WORK)["id"].endswith("W1000")
    assert len(server.requests) == 3


@pytest.mark.parametrize("code", [500, 502, 503, 504])
def test_a_failure_that_stays_is_an_error_after_the_attempts(server: OpenAlexServer, code: int) -> None:
    """After all attempts the error names the status and how often it was met."""
    server.add(Fault.status(code, times=None))
    assert str(refused(client(server))) == f"OpenAlex answered {code}, 3 times"
    assert len(server.requests) == 3


@pytest.mark.parametrize(
    "fault",
    [Fault.reset(), Fault.cut_body(), Fault.stall(1), Fault.slow_body(1.5), Fault.not_json(), Fault.wrong_shape("[]")],
    ids=["reset", "cut", "stall", "drip", "html", "array"],
)
def test_a_broken_answer_is_asked_again(server: OpenAlexServer, fault: Fault) -> None:
    """A connection that breaks off, dawdles, or brings no JSON object is tried again and heals."""
    server.add(fault)
    with client(server, manners=replace(MANNERS, silence=0.3, answer_within=0.5)) as asking:
        assert asking.get(WORK)["id"].endswith("W1000")
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        (Fault.reset(times=None), "broke off"),
        (Fault.cut_body(times=None), "broke off"),
        (Fault.stall(5, times=None), "broke off"),
        (Fault.slow_body(4, times=None), "took longer than"),
        (Fault.not_json(times=None), "not the JSON of OpenAlex, 3 times"),
        (Fault.wrong_shape("[]", times=None), "not the JSON of OpenAlex"),
        (Fault.wrong_shape("", times=None), "not the JSON of OpenAlex"),
        (Fault.wrong_shape("[" * 100_000, times=None), "not the JSON of OpenAlex"),
    ],
    ids=["reset", "cut", "stall", "drip", "html", "array", "empty", "deep"],
)
def test_an_answer_that_stays_broken_is_an_error(server: OpenAlexServer, fault: Fault, word: str) -> None:
    """Nothing is taken for an answer that is none, and no patience is endless."""
    server.add(fault)
    started = time.monotonic()
    error = refused(client(server, manners=replace(MANNERS, silence=0.3, answer_within=0.6)))
    assert word in str(error)
    assert time.monotonic() - started < 100


def test_a_body_that_drips_for_ever_is_ended(server: OpenAlexServer) -> None:
    """Each piece comes before the silence is too long; the whole answer has a time of its own."""
    server.add(Fault.slow_body(8, times=None))
    started = time.monotonic()
    error = refused(client(server, manners=replace(MANNERS, silence=2, answer_within=0.3, attempts=1)))
    assert "took longer than" in str(error)
    assert time.monotonic() - started < 8


@pytest.mark.parametrize("compressed", [False, True])
def test_a_body_without_end_is_not_read(server: OpenAlexServer, compressed: bool) -> None:
    """Neither a huge body nor a small one that unpacks to a huge one fills the memory."""
    server.add(Fault.huge(packed=compressed, times=None))
    error = refused(client(server, manners=replace(MANNERS, answer_within=20)))
    assert f"larger than {ANSWER_LIMIT >> 20} MiB" in str(error)
    assert len(server.requests) == 1


def test_a_body_that_cannot_be_unpacked_is_an_error() -> None:
    """A body announced as gzip that is none is tried again and told in a sentence."""
    with answering(lambda _: (200, {"Content-Encoding": "gzip"}, b'{"id":"plain"}')) as url:
        assert "cannot be unpacked, 3 times" in str(refused(client(url)))


def test_a_body_that_is_no_utf8_is_an_error() -> None:
    """JSON in another encoding is no answer of OpenAlex."""
    with answering(lambda _: (200, {}, b'{"id":"\xff\xfe"}')) as url:
        assert "not the JSON of OpenAlex" in str(refused(client(url)))


# Refusals


def test_haste_is_slowed_as_the_server_asks(server: OpenAlexServer, caplog: pytest.LogCaptureFixture) -> None:
    """The 429 of a second is obeyed for as long as it says, and the wait is shown."""
    server.add(Fault.too_many(1))
    started = time.monotonic()
    with client(server) as asking:
        asking.get(WORK)
    assert 1 <= time.monotonic() - started < 10
    assert "OpenAlex is asked too fast; waiting 1 s as it asks" in caplog.text


def test_a_503_with_retry_after_is_obeyed(server: OpenAlexServer) -> None:
    """A pause that the server names takes the place of our own."""
    server.add(Fault.status(503, retry_after=1))
    started = time.monotonic()
    with client(server) as asking:
        asking.get(WORK)
    assert 1 <= time.monotonic() - started < 10


def test_a_retry_after_that_is_a_date_is_obeyed(server: OpenAlexServer) -> None:
    """HTTP allows a date in place of seconds."""
    moment = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=2)
    server.add(Fault.too_many(format_datetime(moment, usegmt=True)))
    with client(server) as asking:
        asking.get(WORK)
    assert datetime.now(UTC) >= moment


def test_a_wait_longer_than_allowed_is_told_and_not_waited(server: OpenAlexServer) -> None:
    """A 503 that asks for a minute, where three seconds are allowed, ends with the time to come back."""
    server.add(Fault.status(503, retry_after=60, times=None))
    started = time.monotonic()
    error = refused(client(server))
    assert isinstance(error, BudgetSpent)
    assert "longer than --max-wait allows" in str(error)
    assert time.monotonic() - started < 10
    assert len(server.requests) == 1


def test_waits_add_up_to_the_most_that_is_allowed(server: OpenAlexServer) -> None:
    """Two waits of a second fit into two and a half, a third does not."""
    server.add(Fault.too_many(1, times=None))
    error = refused(client(server, manners=replace(MANNERS, max_wait=2.5, attempts=9)))
    assert "longer than --max-wait allows" in str(error)
    assert len(server.requests) == 3


def test_attempts_that_run_out_are_not_called_a_wait_too_long(server: OpenAlexServer) -> None:
    """Refused thrice with waits that were kept, the error speaks of the attempts."""
    server.add(Fault.too_many("0", times=None))
    assert str(refused(client(server))) == "OpenAlex is asked too fast, 3 times"


def test_a_spent_budget_says_until_when_and_is_asked_once(server: OpenAlexServer) -> None:
    """The day's budget does not come back by asking; the error says when it does."""
    server.add(Fault.budget(40_000, times=None))
    error = refused(client(server))
    assert isinstance(error, BudgetSpent)
    until = datetime.now(UTC) + timedelta(seconds=40_000)
    assert until.strftime("%Y-%m-%d %H:") in str(error) or (until - timedelta(minutes=1)).strftime("%H:") in str(error)
    assert "UTC" in str(error)
    assert len(server.requests) == 1


def test_a_spent_budget_without_a_time_ends_at_midnight(server: OpenAlexServer) -> None:
    """Where the server does not say until when, the rule of the budget does."""
    server.add(Fault.budget(None, times=None))
    error = refused(client(server))
    assert isinstance(error, BudgetSpent)
    assert "begins anew at 00:00 UTC" in str(error)


def test_a_real_budget_is_told_as_such(serve: Serve) -> None:
    """The stand-in's own meter, spent by a scan, gives the same answer."""
    with OpenAlexServer(world(papers(250)), budget=3) as server:
        found = scanned(openalex(server))
    assert (verdict(found), "RS907" in blocking(found)) == (Verdict.INCOMPLETE, True)
    assert "The OpenAlex budget is spent; it asks to wait until" in details(found)


def test_a_refusal_for_good_is_asked_once(server: OpenAlexServer) -> None:
    """The 429 of a missing plan has no Retry-After and never passes."""
    server.add(Fault.plan_upgrade(times=None))
    assert "refuses this request for good (Plan upgrade required" in str(refused(client(server)))
    assert len(server.requests) == 1


@pytest.mark.parametrize("value", ["inf", "nan", "1e999", "-5", "soon", "9" * 400, "²", "Wed, 99 Foo 2026", ""])
def test_a_retry_after_of_nonsense_is_an_error_and_no_crash(server: OpenAlexServer, value: str) -> None:
    """Whatever stands in the header, the end is a sentence, soon."""
    server.add(Fault.status(503, retry_after=value, times=None))
    started = time.monotonic()
    refused(client(server))
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("used", ["²", "-1", "9" * 5000, "many", ""])
def test_a_price_of_nonsense_is_no_crash(used: str) -> None:
    """A header that is no number costs nothing."""
    with answering(lambda _: (200, {"X-RateLimit-Credits-Used": used}, b"{}")) as url, client(url) as asking:
        assert asking.get("/works/W1") == {}
        assert asking.spent.calls == 1


def test_a_bad_request_is_one_line_and_asked_once(server: OpenAlexServer) -> None:
    """OpenAlex explains a 400 in up to 5 kB; what is told of it is short."""
    error = refused(client(server), "/works?filter=nonsense:1")
    assert str(error).startswith("OpenAlex answered 400 (Invalid query parameters error. nonsense is not a valid field")
    assert len(str(error)) < 400
    assert len(server.requests) == 1


@pytest.mark.parametrize("code", [403, 418, 410])
def test_another_refusal_is_asked_once(server: OpenAlexServer, code: int) -> None:
    """A status that no one expects is an error with its number."""
    server.add(Fault.html(code, times=None))
    assert str(refused(client(server))) == f"OpenAlex answered {code} (no reason given)"
    assert len(server.requests) == 1


def test_not_found_is_its_own_error(server: OpenAlexServer) -> None:
    """A 404 page of HTML says that nobody has the identifier."""
    assert isinstance(refused(client(server), "/works/W404?select=id"), NotFound)


def test_a_refused_key_is_the_users_to_correct() -> None:
    """A key that OpenAlex does not know ends the whole run as unusable input, and is not repeated in the error."""
    with OpenAlexServer(world(papers(1)), keys=["good"]) as server:
        with client(server, key=KEY) as asking, pytest.raises(InputError) as met:
            asking.get(WORK)
        assert "OPENALEX_API_KEY was refused" in str(met.value)
        assert KEY not in str(met.value)
        with pytest.raises(InputError):
            scanned(openalex(server, key=KEY))


@pytest.mark.parametrize("padding", [0, 200, 285, 299, 400])
def test_a_key_repeated_by_the_server_is_not_shown_even_in_part(padding: int) -> None:
    """Wherever the message is cut: what stands of the key before the cut is hidden too."""

    def answer(_: str) -> tuple[int, dict[str, str], bytes]:
        return 403, {"Content-Type": "application/json"}, json.dumps({"error": "x" * padding, "message": KEY}).encode()

    with answering(answer) as address, client(address, key=KEY) as asking:
        with pytest.raises((SourceError, InputError)) as met:
            asking.get(WORK)
        assert KEY[:6] not in str(met.value)


def test_a_key_in_a_redirect_is_not_shown() -> None:
    """An address made of the key is another place, and not to be repeated."""

    def answer(_: str) -> tuple[int, dict[str, str], bytes]:
        return 302, {"Location": f"http://{KEY}.invalid/x"}, b""

    with answering(answer) as address, client(address, key=KEY) as asking:
        with pytest.raises(SourceError, match="redirects to another place") as met:
            asking.get(WORK)
        assert KEY.lower() not in str(met.value).lower()


def test_a_key_refused_in_the_middle_of_a_scan_ends_it(serve: Serve) -> None:
    """A key that is withdrawn between pages is not taken for a missing page."""
    server = serve(world([*papers(150), paper(900, crowd(120, 3))]))
    server.add(Fault.status(401, times=None, path=r"cursor=(?!\*)|^/works/W"))
    with pytest.raises(InputError):
        scanned(openalex(server))


# No server


def test_no_server_is_an_error_within_seconds() -> None:
    """A refused connection is tried again a few times and then told, with what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    started = time.monotonic()
    error = refused(client(f"http://127.0.0.1:{port}"))
    assert "could not be reached" in str(error)
    assert "--offline" in str(error)
    assert time.monotonic() - started < 20


def test_a_server_behind_a_firewall_that_swallows_everything_is_left_soon() -> None:
    """No refusal comes, so each attempt waits its time: three tell, and whoever asks next makes but one."""
    patient = replace(MANNERS, attempts=60, connect_within=0.1, first_pause=0)
    with ExitStack() as full:
        swallowing = full.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(4):  # more than wait in its line: to the next it does not answer
            waiting = full.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(swallowing.getsockname())
        asking = full.enter_context(client(f"http://127.0.0.1:{swallowing.getsockname()[1]}", manners=patient))
        took = []
        for path in ("/works/W1", "/works/W2"):
            started = time.monotonic()
            with pytest.raises(SourceError, match="could not be reached"):
                asking.get(path)
            took.append(time.monotonic() - started)
    assert took[0] < 3
    assert took[1] < 0.25


def test_an_unknown_host_is_an_error() -> None:
    """A name that does not resolve is told like a host that does not answer."""
    assert "could not be reached" in str(refused(client("http://openalex.invalid")))


def test_a_scan_without_a_server_is_incomplete() -> None:
    """Nobody could be asked, so nothing is clear."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    found = scanned(openalex(f"http://127.0.0.1:{port}"))
    assert (verdict(found), blocking(found)) == (Verdict.INCOMPLETE, {"RS907"})


@pytest.mark.parametrize(
    "address",
    [
        "",
        "api.openalex.org",
        "ftp://api.openalex.org",
        "http://",
        "file:///etc/passwd",
        "https://user:word@openalex.invalid",
        "https://openalex.invalid/?api_key=secret",
        "https://openalex.invalid/#part",
    ],
)
def test_a_base_that_is_no_plain_address_is_refused(address: str) -> None:
    """The address is that of a server and nothing else: what stands in it would be kept with every answer."""
    with pytest.raises(InputError, match="RSSCAN_OPENALEX_URL") as met:
        client(address)
    assert "secret" not in str(met.value)
    assert "word" not in str(met.value)


def test_a_base_with_a_path_is_asked_below_it(server: OpenAlexServer) -> None:
    """A mirror may lie below a path, with or without a slash at its end."""
    for end in ("", "/"):
        with client(f"{server.url}/mirror{end}") as asking, pytest.raises(NotFound):
            asking.get(WORK)
    assert [each.target for each in server.requests] == [f"/mirror{WORK}"] * 2


# Redirects


def test_a_redirect_is_followed(server: OpenAlexServer) -> None:
    """An id in another form is redirected to its canonical one."""
    with client(server) as asking:
        assert asking.get("/works/w1000?select=id") == {"id": "https://openalex.org/W1000"}
    assert [each.path for each in server.requests] == ["/works/w1000", "/works/W1000"]


def test_a_redirect_in_a_circle_is_an_error(server: OpenAlexServer) -> None:
    """A redirect to itself is left after a few rounds."""
    server.add(Fault.redirect_loop())
    assert "redirects in a circle" in str(refused(client(server)))
    assert len(server.requests) < 10


# The key


def test_the_key_is_sent_as_a_bearer_and_nowhere_else(
    serve: Serve, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Not in an address, another header, the cache's bytes, the logs, the output or an error."""
    caplog.set_level(logging.DEBUG)
    server = serve(world([*papers(150), paper(900, crowd(130, 120))]))
    server.add(Fault.status(503, path=r"cursor=(?!\*)"))
    server.add(Fault.too_many("0", path="^/works/W"))
    found = scanned(openalex(server, cache_for=3600))
    assert verdict(found) is Verdict.FLAGGED
    assert {each.headers["authorization"] for each in server.requests} == {f"Bearer {KEY}"}
    for request in server.requests:
        others = {name: value for name, value in request.headers.items() if name != "authorization"}
        assert KEY not in request.target + repr(others)
    kept = [path.read_bytes() for path in cache_folder().iterdir()]
    assert kept
    assert not any(KEY.encode() in each or b"uthorization" in each for each in kept)
    printed = capfd.readouterr()
    assert KEY not in caplog.text + printed.out + printed.err + repr(found)


@pytest.mark.parametrize(
    "fault",
    [
        Fault.status(400),
        Fault.status(401),
        Fault.html(403),
        Fault.missing(),
        Fault.budget(),
        Fault.plan_upgrade(),
        Fault.reset(times=None),
        Fault.redirect_loop(),
        Fault.not_json(times=None),
        Fault.redirect_to("http://elsewhere.invalid/"),
    ],
    ids=lambda fault: f"{fault.kind} {fault.code}",
)
def test_the_key_is_in_no_error(server: OpenAlexServer, fault: Fault, caplog: pytest.LogCaptureFixture) -> None:
    """No error and no log line repeats the key, whatever went wrong."""
    caplog.set_level(logging.DEBUG)
    server.add(fault)
    with client(server) as asking, pytest.raises(RsscanError) as met:
        asking.get(WORK)
    assert KEY not in f"{met.value}{met.value!r}{caplog.text}"


def test_a_redirect_to_another_host_is_not_followed(server: OpenAlexServer, serve: Serve) -> None:
    """The other host sees neither the key nor whom one asks about."""
    other = serve(world(papers(1)))
    server.add(Fault.redirect_to(f"{other.url}{WORK}"))
    assert "redirects to another place" in str(refused(client(server)))
    assert other.requests == []


def test_a_redirect_from_https_to_http_is_not_followed() -> None:
    """The same host without encryption is another place: the key would be readable on the way."""
    network = Network(service.openalex(KEY), httpx.URL("https://openalex.invalid"), KEY, Spent(), offline=False)
    request = httpx.Request("GET", "http://openalex.invalid/works/W1")
    with pytest.raises(SourceError, match="redirects to another place"):
        network.handle_request(request)
    network.close()
    assert "Authorization" not in request.headers


def test_the_key_is_not_sent_over_plain_http(server: OpenAlexServer, caplog: pytest.LogCaptureFixture) -> None:
    """Only a loopback may be asked with a key without encryption; 127.1 leads there but is not known as one."""
    with client(server.url.replace("127.0.0.1", "127.1")) as asking:
        asking.get(WORK)
    (request,) = server.requests
    assert "authorization" not in request.headers
    assert "the API key is not sent" in caplog.text
    assert KEY not in caplog.text


def test_without_a_key_no_header_is_sent(server: OpenAlexServer) -> None:
    """Works without a key, at a tenth of the budget."""
    with client(server, key=None) as asking:
        asking.get(WORK)
    (request,) = server.requests
    assert "authorization" not in request.headers
    assert request.headers["user-agent"].startswith("rsscan/")


# Pace


@pytest.mark.parametrize(("key", "per_second", "asked"), [(None, 10, 28), (KEY, 30, 85)], ids=["no key", "a key"])
def test_as_much_is_asked_as_the_edge_lets_through(key: str | None, per_second: int, asked: int) -> None:
    """Its bucket holds a second's requests and fills all the time: two seconds' worth are asked in that, none refused.

    The bucket fills from the first request on, so that no client can be quicker by more than what it holds.
    """
    with TimedServer(world(papers(1)), per_second=per_second) as server:
        with client(server, key=key) as asking, ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda _: asking.get(WORK), range(asked)))
        assert len(server.arrivals) == asked  # each refusal would have been asked again
        taken = server.arrivals[-1] - server.arrivals[0]
    assert taken > asked / per_second - 1
    assert server.busiest(1) <= 2 * per_second


def test_a_pause_does_not_hold_up_what_comes_after_it() -> None:
    """What was not asked in one second may be asked in the next: the first requests of a run wait for nothing."""
    with TimedServer(world(papers(1)), per_second=30) as server:
        with client(server) as asking, ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda _: asking.get(WORK), range(60)))
        arrivals = sorted(server.arrivals)
    at_once, later = arrivals[24] - arrivals[0], arrivals[59] - arrivals[25]
    assert at_once < later / 2


def test_single_works_are_fetched_side_by_side() -> None:
    """Eight slow look-ups take little longer than one, not eight times as long."""
    works = [paper(n, crowd(120, 110)) for n in range(8)]
    latency = 0.3
    with OpenAlexServer(world(works), latency=latency) as server:
        started = time.monotonic()
        found = scanned(openalex(server))
        taken = time.monotonic() - started
    assert found.coverage.refetched == 8
    # The person, the two lists, the singles: three rounds, where one after another would be twelve.
    assert taken < 7 * latency


def test_the_two_questions_for_works_are_asked_side_by_side() -> None:
    """By ORCID iD and by author id: three pages of each take three rounds, not six."""
    latency = 0.6
    with OpenAlexServer(world(papers(250)), latency=latency) as server:
        started = time.monotonic()
        found = scanned(openalex(server))
        taken = time.monotonic() - started
    assert found.coverage.works == 250
    assert taken < 6 * latency


def test_a_client_may_be_used_from_many_threads(server: OpenAlexServer) -> None:
    """Every call and every credit is counted once."""
    with client(server) as asking, ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: asking.get(f"{WORK}?select=id"), range(25)))
    assert answers == [{"id": "https://openalex.org/W1000"}] * 25
    assert asking.spent == Spent(calls=25)


def test_a_compressed_answer_is_read() -> None:
    """Good answers come as gzip."""
    with answering(lambda _: (200, {"Content-Encoding": "gzip"}, packed('{"id":"W1"}'))) as url, client(url) as asking:
        assert asking.get("/works/W1") == {"id": "W1"}


def test_a_scan_over_a_shaky_line_finds_what_a_quiet_one_finds(serve: Serve) -> None:
    """A reset here, a 500 there, a cut body, a short page: the end is the same."""
    works = [*papers(230), paper(900, [me(), listed_peer()]), paper(901, crowd(140, 139))]
    quiet, shaky = serve(world(works)), serve(world(works))
    for fault in (
        Fault.reset(path="^/authors/"),
        Fault.status(500, path=r"cursor=(?!\*)"),
        Fault.cut_body(path="^/works/W"),
        Fault.short_page(3, path="author.orcid", after=1),
        Fault.not_json(path="author.id"),
        Fault.too_many("0", path=r"^/authors\?"),
    ):
        shaky.add(fault)
    assert scanned(openalex(shaky)) == scanned(openalex(quiet))


def test_a_proxy_of_the_environment_is_used_and_no_proxy_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Institutions let nothing out but through their proxy: HTTP_PROXY is asked, NO_PROXY goes past it."""
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with OpenAlexServer(World()) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        with (
            Conversation(OPENALEX, "http://openalex.example", None, Manners(attempts=1)) as client,
            pytest.raises(SourceError),
        ):
            client.get("/works/W1")
        [seen] = proxy.requests
        assert seen.target.startswith("http://openalex.example/works/W1")
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        with (
            OpenAlexServer(World()) as server,
            Conversation(OPENALEX, server.url, None, Manners(attempts=1)) as client,
        ):
            with pytest.raises(SourceError):
                client.get("/works/W1")
            assert len(server.requests) == 1
        assert len(proxy.requests) == 1
