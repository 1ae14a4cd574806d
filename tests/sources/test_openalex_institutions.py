"""Institutions from the live source: cheaply, whatever signs a name has, and never empty because of an outage."""

from collections.abc import Callable

import pytest

from rsscan.errors import BudgetSpent, InputError, NotFound, SourceError
from rsscan.sources import openalex_query
from tests.openalex_server import Fault, OpenAlexServer, World, made_institution_record
from tests.sources import Json, openalex

Serve = Callable[[World], OpenAlexServer]


def namesakes(count: int) -> list[Json]:
    """Return so many institutes of one name that everybody cites, all in one country."""
    return [
        made_institution_record(f"I{100 + at}", "Institute of Physics", country="US", cited_by_count=10_000)
        for at in range(count)
    ]


MEANT = made_institution_record("I7", "Institute of Physics", country="CN", city="Beijing")


def test_a_look_up_costs_nothing(serve: Serve) -> None:
    """The search has the small form, and each body is looked up alone."""
    server = serve(World(institutions=[MEANT, *namesakes(3)]))
    with openalex(server) as source:
        assert len(source.institutions("Institute of Physics")) == 4
    assert server.credits_used == 0
    assert server.requests[0].query == {
        "search": "institute of physics",
        "select": "id,display_name,works_count",
        "per_page": "10",
    }


def test_a_body_behind_famous_namesakes_is_found_in_its_country(serve: Serve) -> None:
    """A search is ranked by citations too: where the page is full, the entry's country is asked for apart."""
    server = serve(World(institutions=[*namesakes(12), MEANT]))
    with openalex(server) as source:
        assert {body.country for body in source.institutions("Institute of Physics")} == {"US"}
        found = source.institutions("Institute of Physics", "CN")
    assert [body.id for body in found if body.country == "CN"] == ["https://openalex.org/I7"]


def test_a_country_is_not_asked_for_apart_while_the_page_has_room(serve: Serve) -> None:
    """Nine and one are all there are."""
    server = serve(World(institutions=[MEANT, *namesakes(8)]))
    with openalex(server) as source:
        assert len(source.institutions("Institute of Physics", "CN")) == 9
    assert not [each for each in server.requests if "filter" in each.query]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ('JSC "Concern Avrora", Ltd.', "jsc concern avrora ltd."),
        ("Institute: of Physics | Optics (A/B)", "institute of physics optics a b"),
        ("Research AND Development NOT sold OR kept", "research and development not sold or kept"),
        ("What is this? Star* ~2 [x]", "what is this star 2 x"),
        ("Xi'an Jiao-Tong & Co_op", "xi'an jiao-tong co op"),
        ("哈尔滨工业大学（深圳）", "哈尔滨工业大学 深圳"),
        ("- & .", ""),
        ("x" * 400, "x" * 300),
    ],
)
def test_a_name_is_searched_for_as_plain_words(name: str, words: str) -> None:
    """Quotes, wildcards and AND, OR, NOT would be read as an expression, and a comma as a filter's."""
    assert openalex_query.searchable(name) == words


@pytest.mark.parametrize(
    "name", ['Academy "Star*", OR: of (Physics | Optics)~2', "Academy star or of physics optics 2"]
)
def test_any_sign_in_a_name_arrives_whole(serve: Serve, name: str) -> None:
    """The server refuses expressions; a name with every sign is found all the same."""
    body = made_institution_record("I7", 'Academy "Star*", OR: of (Physics | Optics)~2', country="RU")
    with openalex(serve(World(institutions=[body]))) as source:
        assert [each.id for each in source.institutions(name, "RU")] == ["https://openalex.org/I7"]


def test_an_empty_answer_is_asked_for_again_and_not_kept(serve: Serve) -> None:
    """In an outage every list is empty; one such moment finds nobody gone."""
    server = serve(World(institutions=[MEANT]))
    server.add(Fault.empty_list(times=1))
    with openalex(server, cache_for=3600) as source:
        assert len(source.institutions("Institute of Physics")) == 1
    server.add(Fault.empty_list(times=2))
    with openalex(server, cache_for=3600, refresh=True) as source:
        assert source.institutions("Institute of Physics") == ()
    with openalex(server, cache_for=3600) as source:
        assert len(source.institutions("Institute of Physics")) == 1


def test_a_body_that_vanishes_between_two_questions_is_left_out(serve: Serve) -> None:
    """Merged or deleted ids are 404."""
    server = serve(World(institutions=[MEANT, *namesakes(1)]))
    server.add(Fault.missing(times=None, path="^/institutions/I7"))
    with openalex(server) as source:
        assert [each.country for each in source.institutions("Institute of Physics")] == ["US"]


def test_haste_and_a_passing_fault_are_waited_out(serve: Serve) -> None:
    """429 and 503 that pass cost time, not answers."""
    server = serve(World(institutions=[MEANT]))
    server.add(Fault.too_many(retry_after=1))
    server.add(Fault.status(503, retry_after=1))
    with openalex(server) as source:
        assert len(source.institutions("Institute of Physics")) == 1


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (Fault.status(503, times=None), SourceError),
        (Fault.budget(times=None), BudgetSpent),
        (Fault.not_json(times=None), SourceError),
        (Fault.wrong_shape("{}", times=None), SourceError),
        (Fault.wrong_shape('{"results":[{"id":null}]}', times=None), SourceError),
        (Fault.wrong_shape('{"id":"https://openalex.org/I-1"}', times=None, path="^/institutions/"), SourceError),
        (Fault.status(401, times=None), InputError),
    ],
    ids=["unavailable", "budget", "html", "no list", "no id in the list", "no id alone", "refused key"],
)
def test_what_could_not_be_asked_is_never_nothing_found(serve: Serve, fault: Fault, kind: type[Exception]) -> None:
    """A failing source is an error, and not the one that says nobody is there."""
    server = serve(World(institutions=[MEANT]))
    server.add(fault)
    with openalex(server) as source, pytest.raises(kind) as met:
        source.institutions("Institute of Physics")
    assert not isinstance(met.value, NotFound)
