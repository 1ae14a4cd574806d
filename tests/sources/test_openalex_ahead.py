"""Many persons looked up together: the same answers as one by one, for less, whatever goes wrong."""

import re
import threading
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count

import pytest

from rsscan.assessment import Assessment
from rsscan.errors import InputError
from rsscan.publications import Work
from rsscan.scanning import scan
from rsscan.severity import Verdict
from rsscan.sources import fuller
from rsscan.sources.openalex_query import MOST_IDS
from rsscan.subject import Gap, Subject
from tests.openalex_server import (
    Fault,
    OpenAlexServer,
    RecordedRequest,
    World,
    made_author,
    made_authorship,
    made_work,
)
from tests.sources import ULM, Json, blocking, details, listed_peer, openalex, peer, places, terms, verdict, world

Serve = Callable[[World], OpenAlexServer]

MERGED = "(%7C.*){3}"
"""What stands in the address of every question about several persons; one person has three profiles."""

SECOND = rf"/works.*{MERGED}.*cursor=(?!\*)"
"""The second page and those after it of every list of several persons' works."""

ORCIDS = [
    "0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X", "0000-0001-5000-0007", "0000-0002-9079-593X",
]  # fmt: skip


def person(number: int, author_id: str | None = None, *, orcid: bool = True) -> Json:
    """Return the line of one of five persons, under a profile of hers."""
    return made_authorship(
        author_id or f"A{10 + number}",
        f"Person {number}",
        ORCIDS[number] if orcid else None,
        institutions=[ULM],
        texts=["Ulm University, Ulm, Germany"],
    )


def of(number: int) -> str:
    """Return by which identifier a person is asked for."""
    return f"https://orcid.org/{ORCIDS[number]}"


def people() -> list[Json]:
    """Return five persons, one of them under two profiles and under one that is emptied, and one without ORCID iD."""
    return [
        *(made_author(f"A{10 + number}", f"Person {number}", ORCIDS[number]) for number in range(5)),
        made_author("A21", "Person 1", ORCIDS[1], affiliations=[ULM]),
        made_author("A22", "Person 1", ORCIDS[1], works_count=0, alternatives=["P. One"]),
        made_author("A30", "Somebody"),
        made_author("A31", "Nobody's Work", works_count=0),
    ]


SOMEBODIES = ["https://openalex.org/A30", "https://openalex.org/A31"]
ASKED = [of(0), of(1), "https://openalex.org/A30", of(2), "https://openalex.org/A13", of(4), "https://openalex.org/A31"]
UNKNOWN = ["https://openalex.org/A404", "https://orcid.org/0000-0003-1419-2405", "https://openalex.org/A9999999999"]


def nasty() -> list[Json]:
    """Return works that several share, of second profiles and none, of long bylines, and by an ORCID iD alone."""
    numbers = count(1)

    def work(*lines: Json, size: int = 0) -> Json:
        number = next(numbers)
        return made_work(
            f"W{number}", f"Work {number}", "2020-03-04", None, [*(peer(at) for at in range(size)), *lines]
        )

    somebody = made_authorship("A30", "Somebody", institutions=[ULM])
    return [
        *(work(person(0), peer(at)) for at in range(120)),
        *(work(person(1), person(2), peer(at)) for at in range(60)),
        work(person(1, "A21"), listed_peer()),
        work(person(2), person(4), listed_peer(), size=130),
        work(person(0), person(1, "A21"), somebody, size=98),
        work(person(0), person(2), listed_peer(), size=97),
        work(person(3, "A99"), listed_peer()),
        work(person(3, orcid=False), peer()),
        work(person(4, "A98"), person(0), peer()),
        work(somebody, listed_peer()),
    ]


def together(server: OpenAlexServer, asked: list[str], **options: object) -> list[Assessment]:
    """Scan some persons in one run."""
    with openalex(server, **options) as source:
        return [each for each in scan(asked, source, terms()) if isinstance(each, Assessment)]


def alone(server: OpenAlexServer, asked: list[str], **options: object) -> list[Assessment]:
    """Scan each in a run of her own."""
    return [each for one in asked for each in together(server, [one], **options)]


Seen = list[tuple[Subject, dict[str, Work], list[Gap], int]]


def looked_up(server: OpenAlexServer, *runs: list[str]) -> Seen:
    """Return persons, works, gaps and how many works were fetched alone, without judging them."""
    seen: Seen = []
    for asked in runs:
        with openalex(server) as source:
            for identifier in source.ahead(asked):
                subject = source.author(identifier)
                pages = list(source.works(subject))
                works: dict[str, Work] = {}
                for work in (work for page in pages for work in page.works):
                    works[work.id] = fuller(works.get(work.id, work), work)
                gaps = [gap for page in pages for gap in page.gaps]
                seen.append((subject, works, gaps, sum(page.refetched for page in pages)))
    return seen


@cache
def expected(fault: Fault | None = None) -> Seen:
    """Return what is seen of each asked for alone, in a world where nothing else goes wrong."""
    with OpenAlexServer(world(nasty(), people())) as calm:
        if fault:
            calm.add(fault)
        return looked_up(calm, *([one] for one in ASKED))


@pytest.fixture
def server(serve: Serve) -> OpenAlexServer:
    """Serve the nasty world."""
    return serve(world(nasty(), people()))


def test_together_is_as_one_by_one(server: OpenAlexServer) -> None:
    """Equal to the value: persons, works, findings, coverage and gaps; and what is there is found."""
    asked = [*ASKED, *UNKNOWN, of(0)]
    found = together(server, asked)
    assert found == alone(server, asked)
    assert [len(places(each)) for each in found] == [1, 1, 1, 2, 1, 1, 0, 0, 0, 0, 1]
    assert [blocking(each) for each in found[7:10]] == [{"RS901"}] * 3


def test_together_costs_less_and_asks_for_a_shared_byline_once(server: OpenAlexServer) -> None:
    """One question for profiles by id, one by ORCID iD; one list of works, one count, and what only an iD ties."""
    together(server, ASKED)
    paths = [each.path for each in server.requests]
    assert paths.count("/authors") == 2
    assert [path for path in paths if path.startswith("/authors/")] == []
    assert sorted(path for path in paths if path.startswith("/works/")) == [f"/works/W{n}" for n in (182, 183, 184)]
    assert paths.count("/works") == 2 + 1 + 1
    spent = server.credits_used
    alone(server, ASKED)
    assert spent * 2 < server.credits_used - spent


@pytest.mark.parametrize(
    "fault",
    [
        Fault.short_page(path=MERGED, times=None),
        Fault.short_page(7, path=f"/works.*{MERGED}"),
        Fault.short_page(path=SECOND, times=None),
        Fault.short_page(path=SECOND),
        Fault.slow_search(path=SECOND, times=None),
        Fault.status(400, path=SECOND, times=None),
        Fault.empty_list(path=MERGED, times=None),
        Fault.empty_list(path="per_page=1$", times=None),
        Fault.empty_list(path="%21", times=None),
        Fault.slow_search(path=MERGED, times=None),
        Fault.status(500, path=MERGED, times=None),
        Fault.status(400, path=f"/works.*{MERGED}", times=None),
        Fault.status(400, path="per_page=1$", times=None),
        Fault.status(400, path="%21", times=None),
        Fault.too_many(0.01, path=MERGED),
        Fault.not_json(path=MERGED, times=1),
        Fault.wrong_shape("{}", path=MERGED, times=None),
        Fault.reset(path=MERGED, times=2),
        Fault.missing(path="^/works/W182", times=None),
    ],
    ids=lambda fault: f"{fault.kind} {fault.code} {fault.path}",
)
def test_together_is_as_one_by_one_whatever_goes_wrong(server: OpenAlexServer, fault: Fault) -> None:
    """A fault in a merged answer is made good by asking alone; one in a person's own answers is told as there."""
    server.add(fault)
    assert looked_up(server, ASKED) == expected(fault if "W182" in fault.path else None)


def test_budget_spent_in_the_middle_leaves_the_others_standing() -> None:
    """Who was reached is judged as ever; who was not says so, and nobody is clear for want of an answer."""
    authors = [made_author(f"A{100 + at}", f"Made {at}") for at in range(MOST_IDS * 2)]
    works = [
        made_work(f"W{at}", "Work", "2020-01-01", None, [made_authorship(f"A{100 + at}", "Made"), listed_peer()])
        for at in range(len(authors))
    ]
    with OpenAlexServer(world(works, authors), budget=3) as server:  # two lists of persons and one of works
        found = together(server, [author["id"] for author in authors])
    halves = [{verdict(each) for each in half} for half in (found[:MOST_IDS], found[MOST_IDS:])]
    assert sorted(halves, key=str) == [{Verdict.FLAGGED}, {Verdict.INCOMPLETE}]
    left = [each for each in found if verdict(each) is Verdict.INCOMPLETE]
    assert all(blocking(each) == {"RS907"} and "until 20" in details(each) for each in left)


def test_nobody_is_asked_for_once_the_budget_is_spent(server: OpenAlexServer) -> None:
    """One refusal says it for all; what the cache holds is read all the same."""
    [kept] = together(server, ASKED[:1], cache_for=60)
    asked = len(server.requests)
    server.add(Fault.budget(times=None))
    found = together(server, ASKED, cache_for=60)
    assert found[0] == kept
    assert len(server.requests) - asked == 1
    said = {gap.detail for each in found[1:] for gap in each.gaps if gap.blocks_verdict}
    assert len(said) == 1
    assert re.fullmatch(
        "The OpenAlex budget is spent; it asks to wait until .* UTC, longer than .* allows.", said.pop()
    )


def test_what_was_read_together_is_kept_for_those_together(server: OpenAlexServer) -> None:
    """Offline, the same persons are read again; one of them alone is not, and the gap says why."""
    found = together(server, ASKED, cache_for=60)
    assert together(server, ASKED, cache_for=60, offline=True) == found
    [one] = together(server, ASKED[:1], cache_for=60, offline=True)
    assert blocking(one) == {"RS907"}
    assert "what was read for several persons together is kept for them together, not for one alone" in details(one)


def test_a_filter_that_is_dropped_gives_nobody_elses_works(server: OpenAlexServer) -> None:
    """An answer about all works there are is not parted among those asked for (10)."""
    everything = "/works?select=id,authorships&per_page=100&cursor=*"
    server.add(Fault.redirect_to(everything, times=None, path=f"/works.*{MERGED}"))
    assert looked_up(server, ASKED) == expected()


def test_pages_that_overlap_are_doubted(serve: Serve) -> None:
    """A work that comes twice, since the list moved between two pages, means that another did not come."""
    lines = [made_authorship(f"A{30 + at}", "Somebody", institutions=[ULM]) for at in range(2)]
    made = [made_work(f"W{at}", "Work", "2020-01-01", None, [lines[at % 2], listed_peer()]) for at in range(200)]
    server = serve(world(made, people()))
    fields = "id,title,publication_date,authorships"
    first = f"/works?filter=author.id:A30%7CA31&sort=publication_date&select={fields}&per_page=100&cursor=*"
    server.add(Fault.redirect_to(first, times=None, path=r"A30%7CA31&.*cursor=(?!\*)"))
    found = looked_up(server, SOMEBODIES)
    assert [len(works) for _, works, *_ in found] == [100, 100]
    assert first in {each.target for each in server.requests}


class MovingServer(OpenAlexServer):
    """A server whose works are others from the second page of the first list on that has one."""

    def __init__(self, before: World, after: World) -> None:
        """Begin with the works before."""
        super().__init__(before)
        self.after = after

    def receive(self, request: RecordedRequest) -> Fault | None:
        """Let the works change before the page is answered."""
        if request.path == "/works" and "cursor=*" not in request.target:
            self.gateway.world = self.after
        return super().receive(request)


@pytest.mark.parametrize("gone", [0, 50, 99], ids=["the first", "one in the middle", "the last of the page"])
def test_a_list_that_moves_between_two_pages_loses_nothing(gone: int) -> None:
    """One work leaves the first page and another comes behind: as many as before, and each place but one has moved."""
    lines = [made_authorship(f"A{30 + at}", "Somebody", institutions=[ULM]) for at in range(2)]
    made = [
        made_work(f"W{at}", "Work", f"20{at // 10:02}-0{at % 10 or 1}-02", None, [lines[at % 2], listed_peer()])
        for at in range(151)
    ]
    before, after = made[:150], [*made[:gone], *made[gone + 1 :]]
    with MovingServer(world(before, people()), world(after, people())) as server:
        found = looked_up(server, SOMEBODIES)
    seen = {work for _, works, *_ in found for work in works}
    assert {work["id"] for work in after[:149]} <= seen
    assert len([each for each in server.requests if each.path == "/works"]) == 2


def test_works_that_are_cited_anew_between_two_pages_are_not_lost() -> None:
    """The order of the list is one that does not change with the citations, which are counted anew every day."""
    lines = [made_authorship(f"A{30 + at}", "Somebody", institutions=[ULM]) for at in range(2)]
    made = [
        made_work(f"W{at}", "Work", f"{1850 + at}-02-03", None, [lines[at % 2], listed_peer()], cited_by_count=at)
        for at in range(150)
    ]
    cited = [work | {"cited_by_count": 149 - work["cited_by_count"]} for work in made]
    with MovingServer(world(made, people()), world(cited, people())) as server:
        found = looked_up(server, SOMEBODIES)
    assert [len(works) for _, works, *_ in found] == [75, 75]
    assert len([each for each in server.requests if each.path == "/works"]) == 2


def test_an_answer_with_a_work_of_nobody_is_doubted(server: OpenAlexServer) -> None:
    """A work that carries none of those asked for is not dropped; all of them are asked for alone."""
    strange = "/works?filter=author.id:A13%7CA14%7CA30&select=id,authorships&per_page=100&cursor=*"
    server.add(Fault.redirect_to(strange, times=None, path="author.id:A13%7CA14&"))
    assert looked_up(server, ["https://openalex.org/A13", of(4)]) == expected()[4:6]
    assert strange in {each.target for each in server.requests}


def test_reading_ahead_is_bounded(server: OpenAlexServer) -> None:
    """However many identifiers there are, some hundred are taken before the first is answered."""
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        for taken in count(1):
            yield f"https://openalex.org/A{900_000 + taken}"

    with openalex(server, key=None) as source:
        assert next(source.ahead(endless())) == "https://openalex.org/A900001"
    assert 100 < taken < 1500


def test_leaving_in_the_middle_leaves_nothing_running(server: OpenAlexServer) -> None:
    """A run that is interrupted while many are read ahead ends, with every thread of it."""
    server.latency = 0.05
    with openalex(server) as source:
        source.author(next(iter(source.ahead(ASKED))))
    for thread in threading.enumerate():
        if thread.name.startswith(("openalex-ahead", "openalex_")):
            thread.join(5)
            assert not thread.is_alive()


def test_a_refused_key_ends_the_run(server: OpenAlexServer) -> None:
    """As it does for one person: nobody is looked up with it."""
    server.add(Fault.status(401, times=None))
    with pytest.raises(InputError, match="OPENALEX_API_KEY"):
        together(server, ASKED)


def test_what_was_asked_together_is_kept(server: OpenAlexServer) -> None:
    """The same run again asks nothing anew, offline too."""
    first = together(server, ASKED, cache_for=3600)
    asked = len(server.requests)
    assert together(server, ASKED, cache_for=3600) == first
    assert together(server, ASKED, cache_for=3600, offline=True) == first
    assert len(server.requests) == asked
