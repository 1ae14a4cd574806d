"""Worlds, sources and verdicts that the tests of the sources share."""

import gzip
import http.server
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from rsscan.assessment import Assessment
from rsscan.scanning import scan, scan_works
from rsscan.severity import Severity, Verdict
from rsscan.sources import Source, service
from rsscan.sources.conversation import Conversation, Manners
from rsscan.sources.openalex import OpenAlex
from rsscan.terms import Terms
from tests import shipped
from tests.openalex_server import (
    OpenAlexServer,
    RecordedRequest,
    World,
    made_author,
    made_authorship,
    made_institution,
    made_work,
)

Json = dict[str, Any]

KEY = "made-key-4711"
ORCID = "0000-0002-1825-0097"
PERSON = f"https://orcid.org/{ORCID}"
PROFILE = "https://openalex.org/A10"
MANNERS = Manners(
    max_wait=3, attempts=3, first_pause=0.01, longest_pause=0.05, connect_within=2, silence=2, answer_within=3
)
ULM = made_institution("I20", "Ulm University", ror="032000t02", country="DE")
PRINTED = "Kim Chaek University of Technology, Pyongyang, DPR Korea"


def me(author_id: str | None = "A10", orcid: str | None = ORCID) -> Json:
    """Return the subject's own line."""
    return made_authorship(
        author_id, "Josiah Carberry", orcid=orcid, institutions=[ULM], texts=["Ulm University, Ulm, Germany"]
    )


def peer(number: int = 0) -> Json:
    """Return the line of a co-author of no concern."""
    return made_authorship(
        f"A{2000 + number}", f"Peer {number}", institutions=[ULM], texts=["Ulm University, Ulm, Germany"]
    )


def listed_peer(text: str = PRINTED) -> Json:
    """Return the line of a co-author whose printed affiliation is in the DPRK and resolved to nothing."""
    return made_authorship("A900", "Kim Chol", texts=[text])


def paper(number: int, lines: Sequence[Json] | None = None, **extra: Any) -> Json:
    """Return a work of the subject and a peer, or with the given byline; its year follows from the number."""
    byline = [me(), peer()] if lines is None else lines
    return made_work(
        f"W{1000 + number}", f"Paper {number}", f"{2017 + number % 8}-03-04", f"10.5555/made.{number}", byline, **extra
    )


def papers(count: int, start: int = 0) -> list[Json]:
    """Return so many works of the subject that nothing is the matter with."""
    return [paper(start + number) for number in range(count)]


def crowd(size: int, place: int, *, mine: int = 1) -> list[Json]:
    """Return a byline of so many with the listed co-author at a place and the subject at another, both 1-based."""
    lines = [peer(number) for number in range(size)]
    lines[mine - 1] = me()
    lines[place - 1] = listed_peer()
    return lines


def profile(author_id: str = "A10", **extra: Any) -> Json:
    """Return the subject's profile."""
    return made_author(author_id, "Josiah Carberry", **{"orcid": ORCID, "affiliations": [ULM], **extra})


def world(works: Iterable[Json], authors: Iterable[Json] | None = None, institutions: Iterable[Json] = ()) -> World:
    """Return a world with these works and the subject's one profile, or other profiles."""
    return World(authors=[profile()] if authors is None else authors, works=works, institutions=institutions)


@cache
def terms() -> Terms:
    """Return the terms of the shipped DPRK list and default policy on a fixed day."""
    return Terms(shipped.index("dprk"), shipped.policy("default"), date(2026, 11, 1))


def client(
    server: OpenAlexServer | str,
    *,
    key: str | None = KEY,
    manners: Manners = MANNERS,
    **options: Any,
) -> Conversation:
    """Return a client with short waits."""
    return Conversation(
        service.openalex(key), server if isinstance(server, str) else server.url, key, manners, **options
    )


def openalex(server: OpenAlexServer | str, **options: Any) -> OpenAlex:
    """Return the live source on a server, with short waits."""
    return OpenAlex(client(server, **options))


def scanned(source: Source, identifier: str = PERSON) -> Assessment:
    """Scan one person and return what is said in the end."""
    with source:
        return judged(source, identifier)


def judged(source: Source, identifier: str = PERSON) -> Assessment:
    """Scan one person with a source that is open already."""
    *_, last = scan([identifier], source, terms())
    assert isinstance(last, Assessment)
    return last


def scanned_work(source: Source, identifier: str) -> Assessment:
    """Scan one work and return what is said in the end."""
    with source:
        *_, last = scan_works([identifier], source, terms())
    assert isinstance(last, Assessment)
    return last


def plain(assessment: Assessment) -> Assessment:
    """Return a judgement without what only the way of asking explains."""
    gaps = tuple(gap for gap in assessment.gaps if "the two are updated apart" not in gap.detail)
    return replace(assessment, coverage=replace(assessment.coverage, refetched=0), gaps=gaps)


def verdict(assessment: Assessment) -> Verdict:
    """Return the verdict at the default bar."""
    return assessment.verdict(Severity.HIGH)


def blocking(assessment: Assessment) -> set[str]:
    """Return the codes of the gaps that block the verdict."""
    return {gap.code for gap in assessment.gaps if gap.blocks_verdict}


def details(assessment: Assessment) -> str:
    """Return what all gaps say."""
    return " ".join(gap.detail for gap in assessment.gaps)


def places(assessment: Assessment) -> list[tuple[str, int]]:
    """Return the works and places in the byline where listed bodies were met."""
    return sorted(
        {
            (each.work.id.removeprefix("https://openalex.org/"), each.authorship.position)
            for finding in assessment.findings
            for each in finding.evidence
            if each.work and each.authorship
        }
    )


class TimedServer(OpenAlexServer):
    """A server that notes when each request arrived."""

    def __init__(self, known: World, *, latency: float = 0, per_second: int | None = None) -> None:
        """Start with no arrivals."""
        super().__init__(known, latency=latency, per_second=per_second)
        self.arrivals: list[float] = []

    def receive(self, request: RecordedRequest) -> Any:
        """Note the moment and serve."""
        self.arrivals.append(time.monotonic())
        return super().receive(request)

    def busiest(self, seconds: float = 1) -> int:
        """Return the most requests that arrived within so many seconds."""
        at = sorted(self.arrivals)
        return max(sum(start <= other < start + seconds for other in at) for start in at)


@contextmanager
def answering(answer: Callable[[str], tuple[int, dict[str, str], bytes]]) -> Iterator[str]:
    """Serve whatever a function of the target says, for answers that OpenAlex would never give."""

    class Handler(http.server.BaseHTTPRequestHandler):
        """Gives the function's answer to every GET."""

        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:
            """Stay quiet."""

        def do_GET(self) -> None:
            """Answer."""
            status, headers, body = answer(self.path)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    class Server(http.server.ThreadingHTTPServer):
        """Does not wait for what its clients keep open."""

        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def packed(text: str) -> bytes:
    """Return a text as gzip."""
    return gzip.compress(text.encode(), mtime=0)
