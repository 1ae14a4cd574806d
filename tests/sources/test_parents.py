"""Bodies above those that OpenAlex resolved: asked for by few calls, never left out in silence."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import unquote

import pytest

from rsscan.assessment import Assessment
from rsscan.severity import Verdict
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
from tests.sources import (
    PERSON,
    Json,
    blocking,
    details,
    judged,
    me,
    openalex,
    paper,
    peer,
    profile,
    scanned,
    scanned_work,
    verdict,
    world,
)

Serve = Callable[[World], OpenAlexServer]

LISTED = made_institution_record("I30", "Military University", ror="01zxpj864", country="KP")
HOSPITAL = made_institution("I31", "Taesong Hospital", ror="0abcdef12", lineage=["I30"])
PATHS = r"^/institutions"


def line(body: Json, author_id: str = "A900") -> Json:
    """Return the line of a co-author whose print says nothing but a name that is on no list."""
    return made_authorship(author_id, "Pak Made", institutions=[body], texts=["Taesong Hospital"])


def clan(count: int, start: int = 100) -> tuple[list[Json], list[Json]]:
    """Return so many bodies with a parent each, and the parents."""
    parents = [made_institution_record(f"I{start + at}", f"Parent {at}", ror="0abcdef23") for at in range(count)]
    children = [made_institution(f"I{5000 + start + at}", "Child", lineage=[f"I{start + at}"]) for at in range(count)]
    return children, parents


def asked(server: OpenAlexServer) -> list[str]:
    """Return the requests for institutions as they were sent."""
    return [unquote(each.target) for each in server.requests if each.target.startswith("/institutions")]


def rules(assessment: Assessment) -> set[str]:
    """Return the codes of what was found."""
    return {finding.rule for finding in assessment.findings}


def test_a_coauthor_below_a_listed_body_is_met_though_the_list_knows_its_ror_alone(serve: Serve) -> None:
    """The parent's ROR is asked for, once and by one call that costs as little as any list."""
    server = serve(world([paper(1, [me(), line(HOSPITAL)]), paper(2, [me(), line(HOSPITAL)])], institutions=[LISTED]))
    with openalex(server) as source:
        met = judged(source)
    assert rules(met) == {"RS202"}
    assert met.findings[0].match.matched == "https://ror.org/01zxpj864"
    assert asked(server) == ["/institutions?filter=id:I30&select=id,ror&per_page=100"]
    assert "parent" not in details(met)


def test_an_employer_below_a_listed_body_is_met_in_the_profile(serve: Serve) -> None:
    """Lineage of a profile's affiliation is read too."""
    server = serve(world([paper(1)], [profile(affiliations=[HOSPITAL])], [LISTED]))
    assert rules(scanned(openalex(server))) == {"RS102"}


def test_a_single_work_is_read_with_its_parents(serve: Serve) -> None:
    """`rsscan work` asks as well, and tells when it could not."""
    server = serve(world([paper(1, [peer(), line(HOSPITAL)])], institutions=[LISTED]))
    assert rules(scanned_work(openalex(server), "https://doi.org/10.5555/made.1")) == {"RS202"}
    server.add(Fault.budget(times=None, path=PATHS))
    met = scanned_work(openalex(server), "https://doi.org/10.5555/made.1")
    assert (rules(met), blocking(met)) == (set(), {"RS907"})


def test_nothing_is_asked_of_bodies_without_parents_or_with_known_ones(serve: Serve) -> None:
    """A parent that is resolved on another line shows its ROR there."""
    seen = made_institution("I30", "Military University", ror="01zxpj864", country="KP")
    server = serve(world([paper(1), paper(2, [me(), line(HOSPITAL)]), paper(3, [me(), line(seen)])]))
    assert rules(scanned(openalex(server))) == {"RS201"}
    assert asked(server) == []


@pytest.mark.parametrize(("count", "calls"), [(1, 1), (100, 1), (101, 2)])
def test_parents_are_asked_for_a_hundred_at_a_time(serve: Serve, count: int, calls: int) -> None:
    """However many works and bodies there are, one call and one credit for a hundred parents."""
    children, parents = clan(count)
    works = [
        paper(at, [me(), made_authorship(f"A{3000 + at}", institutions=[body])]) for at, body in enumerate(children)
    ]
    server = serve(world(works, institutions=parents))
    with openalex(server) as source:
        met = judged(source)
    assert len(asked(server)) == calls
    assert all(len(each) < 2000 for each in asked(server))
    assert "parent" not in details(met)


def test_persons_of_one_run_share_the_answer(serve: Serve) -> None:
    """A roster's parents are much the same: only those that are new are asked for."""
    two, parents = clan(2)
    other = "https://openalex.org/A70"
    works = [
        paper(1, [me(), made_authorship("A901", institutions=[two[0]])]),
        made_work("W7", authorships=[made_authorship("A70", "Ada", institutions=two)]),
    ]
    server = serve(world(works, [profile(), made_author("A70", "Ada")], parents))
    with openalex(server) as source:
        for person in (PERSON, other, other):
            judged(source, person)
    assert [each.partition("&")[0] for each in asked(server)] == [
        "/institutions?filter=id:I100",
        "/institutions?filter=id:I101",
    ]


def test_the_answer_is_kept_and_serves_offline(serve: Serve) -> None:
    """Like every other answer: the second scan asks nothing, and without a network it is whole."""
    server = serve(world([paper(1, [me(), line(HOSPITAL)])], institutions=[LISTED]))
    first = scanned(openalex(server, cache_for=3600))
    count = len(server.requests)
    assert scanned(openalex(server, cache_for=3600, offline=True)) == first
    assert len(server.requests) == count


def test_offline_without_the_answer_there_is_no_verdict(serve: Serve) -> None:
    """The works are kept and the parents are not: what was not looked at is not clear."""
    server = serve(world([paper(1, [me(), line(HOSPITAL)])], institutions=[LISTED]))
    server.add(Fault.status(503, times=None, path=PATHS))
    scanned(openalex(server, cache_for=3600))
    met = scanned(openalex(server, cache_for=3600, offline=True))
    assert (verdict(met), blocking(met)) == (Verdict.INCOMPLETE, {"RS907"})
    assert "Offline, and not in the cache" in details(met)
    assert "0 of 1 parents of affiliations were read." in details(met)


@pytest.mark.parametrize(
    "fault",
    [
        Fault.status(503, times=None, path=PATHS),
        Fault.budget(times=None, path=PATHS),
        Fault.not_json(times=None, path=PATHS),
        Fault.reset(times=None, path=PATHS),
        Fault.wrong_shape("{}", path=PATHS),
        Fault.wrong_shape('{"results":[{"id":null}]}', path=PATHS),
    ],
    ids=["unavailable", "budget", "html", "reset", "no list", "no id"],
)
def test_parents_that_could_not_be_asked_for_block_the_verdict(serve: Serve, fault: Fault) -> None:
    """The rest is judged; the remark names the parents that stayed unknown."""
    server = serve(world([paper(1, [me(), line(HOSPITAL)])], institutions=[LISTED]))
    server.add(fault)
    met = scanned(openalex(server, cache_for=3600))
    assert (verdict(met), blocking(met)) == (Verdict.INCOMPLETE, {"RS907"})
    assert "by that alone: https://openalex.org/I30." in details(met)
    server.clear_faults()
    assert rules(scanned(openalex(server, cache_for=3600))) == {"RS202"}


@pytest.mark.parametrize(
    "fault",
    [
        Fault.empty_list(times=None, path=PATHS),
        Fault.short_page(path=PATHS),
        Fault.wrong_shape('{"results":[{"id":"https://openalex.org/I4","ror":null}]}', path=PATHS + r"\?"),
    ],
    ids=["empty", "short", "of others"],
)
def test_parents_that_a_list_leaves_out_are_looked_up_alone(serve: Serve, fault: Fault) -> None:
    """An outage empties lists and a time-out shortens them, without a sign; single look-ups cost nothing."""
    server = serve(world([paper(1, [me(), line(HOSPITAL)])], institutions=[LISTED]))
    server.add(fault)
    with openalex(server, cache_for=3600) as source:
        assert rules(judged(source)) == {"RS202"}
    assert [each.partition("?")[0] for each in asked(server)] == ["/institutions", "/institutions/I30"]
    server.clear_faults()
    with openalex(server, cache_for=3600) as source:
        assert rules(judged(source)) == {"RS202"}
    assert len(asked(server)) == 3  # the bad list was not kept


def test_a_parent_that_was_merged_away_is_told_and_blocks_nothing(serve: Serve) -> None:
    """Nobody has the id any more: filters drop it silently, and alone it is 404."""
    orphan = made_institution("I31", "Taesong Hospital", lineage=["I30", "I404"])
    server = serve(world([paper(1, [me(), line(orphan)])], institutions=[LISTED]))
    met = scanned(openalex(server))
    assert (rules(met), blocking(met)) == ({"RS202"}, set())
    assert "No ROR id is known of 1 parent of affiliations" in details(met)
    assert "https://openalex.org/I404." in details(met)


def test_another_body_than_asked_for_is_no_answer(serve: Serve) -> None:
    """A look-up that ends at another body says nothing of the one that was meant."""
    server = serve(world([paper(1, [me(), line(HOSPITAL)])], institutions=[LISTED]))
    server.add(Fault.empty_list(path=PATHS))
    server.add(Fault.wrong_shape('{"id":"https://openalex.org/I4","ror":"https://ror.org/01zxpj864"}', path=PATHS))
    met = scanned(openalex(server))
    assert rules(met) == set()
    assert "https://openalex.org/I30." in details(met)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Callable[..., Recorded]]:
    """Write records into a folder and open it."""
    with ExitStack() as opened:

        def written(*records: Json) -> Recorded:
            (tmp_path / "all.json").write_text(json.dumps(records))
            return opened.enter_context(Recorded(tmp_path))

        yield written


def test_any_record_in_a_folder_tells_of_a_parent(folder: Callable[..., Recorded]) -> None:
    """An institution's own record, a line of somebody else's paper, or an affiliation in a profile."""
    mine = [profile(), paper(1, [me(), line(HOSPITAL)])]
    body = made_institution("I30", "Military University", ror="01zxpj864", country="KP")
    others = made_work("W9", authorships=[made_authorship("A80", institutions=[body])])
    for record in (LISTED, others, made_author("A80", affiliations=[body])):
        assert rules(judged(folder(*mine, record))) == {"RS202"}


def test_a_parent_that_no_record_in_a_folder_knows_is_told_and_blocks_nothing(folder: Callable[..., Recorded]) -> None:
    """A folder seldom holds institutions; four other rungs were climbed all the same."""
    met = judged(folder(profile(), paper(1, [me(), line(HOSPITAL)])))
    assert (verdict(met), blocking(met)) == (Verdict.CLEAR, set())
    assert "No ROR id is known of 1 parent of affiliations" in details(met)


def test_a_merged_parent_is_told_offline_as_it_was_online(serve: Serve) -> None:
    """That a body is nowhere is not kept; the list that left it out is, and was compared when it came."""
    orphan = made_institution("I31", "Taesong Hospital", lineage=["I30", "I404"])
    server = serve(world([paper(1, [me(), line(orphan)])], institutions=[LISTED]))
    first = scanned(openalex(server, cache_for=3600))
    assert scanned(openalex(server, cache_for=3600, offline=True)) == first


def test_parents_that_were_read_count_though_others_could_not_be(serve: Serve) -> None:
    """The list was short and the look-up alone failed: flagged beats incomplete, and the short list is not kept."""
    orphan = made_institution("I31", "Taesong Hospital", lineage=["I30", "I404"])
    server = serve(world([paper(1, [me(), line(orphan)])], institutions=[LISTED]))
    server.add(Fault.status(503, times=None, path="^/institutions/I404"))
    met = scanned(openalex(server, cache_for=3600))
    assert (verdict(met), blocking(met), rules(met)) == (Verdict.FLAGGED, {"RS907"}, {"RS202"})
    assert "1 of 2 parents of affiliations were read." in details(met)
    assert blocking(scanned(openalex(server, cache_for=3600, offline=True))) == {"RS907"}
