"""One contract over all sources: the same world gives equal persons, works and judgements, however it is kept."""

import gzip
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rsscan.assessment import Assessment
from rsscan.errors import NotFound, SourceError
from rsscan.publications import Topic, Work
from rsscan.severity import Verdict
from rsscan.sources import Opening, Source, fuller, open_kept, open_source
from rsscan.sources.kept import Keeping
from rsscan.sources.openalex import OpenAlex
from rsscan.sources.recorded import Recorded
from rsscan.subject import Subject
from tests.openalex_server import (
    OpenAlexServer,
    made_author,
    made_authorship,
    made_institution,
    made_institution_record,
    made_work,
)
from tests.sources import (
    ORCID,
    PERSON,
    PROFILE,
    ULM,
    Json,
    client,
    crowd,
    judged,
    listed_peer,
    me,
    openalex,
    paper,
    papers,
    peer,
    places,
    plain,
    profile,
    scanned,
    scanned_work,
    verdict,
    world,
)
from tests.sources.snapshot.stores import store_of

OTHER = "0000-0001-5109-3700"
TWIN = "https://openalex.org/A11"
KIM_IL_SUNG = made_institution("I99", "Kim Il Sung University", ror="01zxpj864", country="KP")


def award(number: str | None, told: str | None, funder: str | None, name: str | None) -> Json:
    """Return an award as a work shows it."""
    return {
        "id": number and f"https://openalex.org/{number}",
        "display_name": None,
        "funder_award_id": told,
        "funder_id": funder,
        "funder_display_name": name,
    }


QUANTUM: Json = {
    "id": "https://openalex.org/T10020",
    "display_name": "Quantum Information and Cryptography",
    "score": 0.9712,
    "subfield": {"id": "https://openalex.org/subfields/1702", "display_name": "Artificial Intelligence"},
}


LISTED_FUNDER = {"id": "https://openalex.org/F99", "display_name": "A fund", "ror": "https://ror.org/01zxpj864"}
PAID: Json = {
    "funders": [
        {"id": "https://openalex.org/F7", "display_name": "Made Fund", "ror": None},
        LISTED_FUNDER,
        {"id": "https://openalex.org/F7", "display_name": "Made Fund, as it was called later", "ror": None},
        {"id": None, "display_name": "A fund without id", "ror": None},
        {"id": None, "display_name": "  ", "ror": None},
    ],
    "awards": [
        award("G1", "MA-1", "https://openalex.org/F99", "A fund"),
        award("G2", "MA-2", "https://openalex.org/funders/f7", "Made Fund") | {"display_name": "Tides"},
        award(None, None, "https://openalex.org/F8", "Kim Chaek University of Technology"),
        award("G4", "MA-4", None, "A fund without id"),
        award("G5", "MA-5", None, "A fund that an award alone names"),
        award("G6", "MA-6", None, None),
        award("G1", "MA-1", "https://openalex.org/F99", "A fund"),
    ],
}
"""Who paid for a work, told in every way."""


def authors() -> list[Json]:
    """Return the subject under two profiles of equal size, another person, and one without ORCID iD."""
    return [
        profile("A11", alternatives=["J. Carberry"]),
        profile("A10"),
        made_author("A50", "Mina Made", orcid=OTHER, affiliations=[(KIM_IL_SUNG, (2010, 2011)), ULM]),
        made_author("A60", "Josiah Carberry", affiliations=[ULM]),
    ]


def works() -> list[Json]:
    """Return works in which something is the matter, and many in which nothing is."""
    resolved = made_authorship("A902", "Pak Made", institutions=[KIM_IL_SUNG], texts=["Kim Il Sung University"])
    bare = made_authorship(None, None)
    return [
        *papers(110),
        *(paper(300 + n, [me("A11"), peer(n)]) for n in range(110)),
        paper(500, [me(), listed_peer()], topics=[QUANTUM], updated_date="2026-11-02T03:04:05.678901"),
        paper(501, crowd(132, 117), topics=[QUANTUM], updated_date="2026-09-30T03:04:05.678901"),
        paper(502, crowd(100, 100)),
        paper(503, [me("A12"), resolved, bare]) | PAID,
        paper(505, [me(), peer()]) | {"awards": [award(None, "MA-9", "https://openalex.org/F7", "Made Fund")]},
        paper(504, [me(), bare, bare | {"raw_orcid": PERSON}]) | {"doi": None},
        paper(506, [me(None), listed_peer()]),
        paper(507, [me("A9999999999"), listed_peer(), peer()]),
        made_work("W1600", None, "2019-01-01", None, [me("A50", OTHER), peer()]),
        made_work("W1601", "Alone", "2019-01-01", "10.5555/Alone", [me("A60", None)]),
    ]


def institutions() -> list[Json]:
    """Return namesakes in two countries, one known by another name and by its initials, and a bare one."""
    return [
        made_institution_record("I500", "Institute of Mechanics", "0abcdef12", "CN", "Beijing", works_count=40),
        made_institution_record("I501", "Institute of Mechanics", "0abcdef23", "BG", "Sofia", works_count=900),
        made_institution_record(
            "I502",
            "Northern Harbour University",
            country="NO",
            alternatives=["Nordhavn universitet", "Northern Harbour University"],
            acronyms=["NHU"],
            international={"display_name": {"zh": "北港大学", "en": "Northern Harbour University"}},
        ),
        made_institution_record("I503", "Harbour", works_count=0, homepage_url=None, geo=None),
    ]


def single_files(folder: Path) -> None:
    """Write one file a record."""
    for record in [*authors(), *works()]:
        name = record["id"].rpartition("/")[2]
        (folder / f"{name}.json").write_text(json.dumps(record))
    (folder / "institutions").mkdir()
    for record in institutions():
        (folder / "institutions" / f"{record['id'].rpartition('/')[2]}.json").write_text(json.dumps(record))


def list_answers(folder: Path) -> None:
    """Write the pages of lists, each within its envelope; works are whole, as in the snapshot."""
    counted = world(works(), authors(), institutions())
    kinds = {
        "authors": counted.authors.records,
        "works": counted.works.records,
        "institutions": counted.institutions.records,
    }
    for name, records in kinds.items():
        for start in range(0, len(records), 100):
            envelope = {"meta": {"count": len(records)}, "results": records[start : start + 100], "group_by": []}
            (folder / f"{name}-{start}.json").write_text(json.dumps(envelope))


def portfolios(folder: Path) -> None:
    """Write {details, works} a profile; a work of two profiles stands in two files."""
    for author in authors():
        mine = [work for work in works() if any(line["author"]["id"] == author["id"] for line in work["authorships"])]
        (folder / f"{author['display_name']}-{author['id'][-3:]}.json").write_text(
            json.dumps({"details": author, "works": mine})
        )
    left = [work for work in works() if work["id"].endswith(("W1503", "W1506", "W1507"))]
    (folder / "left.json").write_text(json.dumps([*left, *institutions()]))


def json_lines(folder: Path) -> None:
    """Write everything into one packed file, a record a line, in the order of nothing."""
    lines = sorted(json.dumps(record) for record in [*works(), *authors(), *institutions()])
    (folder / "all.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))


def counted(layout: Callable[[Path], None]) -> Callable[[Path, OpenAlexServer], AbstractContextManager[Source]]:
    """Return an opener of the folder that a layout writes."""

    def opened(folder: Path, _: OpenAlexServer) -> AbstractContextManager[Source]:
        if not any(folder.iterdir()):
            layout(folder)
        return nullcontext(Recorded(folder))

    return opened


@contextmanager
def live(_: Path, server: OpenAlexServer) -> Iterator[Source]:
    """Open the live source on the world that is served."""
    yield openalex(server)


@contextmanager
def live_from_cache(folder: Path, server: OpenAlexServer) -> Iterator[Source]:
    """Ask for everything once, and open the live source on what was kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RSSCAN_CACHE_DIR", str(folder))
        if not any(folder.iterdir()):
            for person in PEOPLE:
                scanned(openalex(server, cache_for=3600), person)
            with openalex(server, cache_for=3600) as asked:
                for name in NAMES:
                    asked.institutions(name)
        yield openalex(server, cache_for=3600)


@contextmanager
def live_kept(folder: Path, _: OpenAlexServer) -> Iterator[Source]:
    """Serve the world, ask for everything once, and open what was kept of it when the server is gone."""
    if folder not in OPENINGS:
        with (
            OpenAlexServer(world(works(), authors(), institutions())) as server,
            OpenAlex(Keeping(client(server), folder, None)) as asked,
        ):
            OPENINGS[folder] = everything(asked)
    yield open_kept(folder, OPENINGS[folder])


@contextmanager
def records_kept(folder: Path, _: OpenAlexServer) -> Iterator[Source]:
    """Read a folder of records, and open the copies that were kept of it."""
    if folder not in OPENINGS:
        records = folder.with_name("portfolios to keep")
        records.mkdir()
        portfolios(records)
        with Recorded(records, keep_in=folder) as asked:
            OPENINGS[folder] = everything(asked)
    yield open_kept(folder, OPENINGS[folder])


@contextmanager
def store(folder: Path, _: OpenAlexServer) -> Iterator[Source]:
    """Build a store of a snapshot of the world, once, and open it."""
    if not (folder / "store").exists():
        counted = world(works(), authors(), institutions())
        store_of(folder, counted.works.records, counted.authors.records, institutions())
    yield open_source(f"snapshot:{folder / 'store'}")


@contextmanager
def store_kept(folder: Path, server: OpenAlexServer) -> Iterator[Source]:
    """Ask a store for everything once, and open what was kept of it when the store is gone."""
    if folder not in OPENINGS:
        with (
            store(folder.with_name("gone"), server),
            open_source(f"snapshot:{folder.with_name('gone')}/store", keep_in=folder) as asked,
        ):
            OPENINGS[folder] = everything(asked)
        shutil.rmtree(folder.with_name("gone"))
    yield open_kept(folder, OPENINGS[folder])


OPENINGS: dict[Path, Opening] = {}
"""How what was kept in a folder is opened: all tests read what was kept once."""


def everything(source: Source) -> Opening:
    """Ask a source for all that these tests ask for, also for what it does not know."""
    for person in [*PEOPLE, *UNKNOWN]:
        with suppress(NotFound):
            judged(source, person)
    for work in [*WORKS, *UNKNOWN_WORKS]:
        with suppress(NotFound):
            source.work(work)
    for name in ("carberry josiah", "Mina Made", "Nobody Atall"):
        source.candidates(name)
    for name in (*NAMES, *NO_NAMES):
        source.institutions(name)
    source.institutions("Institute of Mechanics", "CN")
    list(source.rors(BODIES))
    list(source.bodies(GIVEN))
    return source.opening


PEOPLE = [PERSON, PROFILE, TWIN, f"https://orcid.org/{OTHER}", "https://openalex.org/A60"]
NAMES = ["institute of MECHANICS", "harbour", "Nordhavn universitet", "NHU", "Northern Harbour University"]
UNKNOWN = ["https://orcid.org/0000-0002-9999-9993", "https://openalex.org/A404", "https://openalex.org/W1001"]
WORKS = [
    "https://doi.org/10.5555/made.501",
    "https://openalex.org/W1501",
    "https://openalex.org/W1503",
    "https://doi.org/10.5555/alone",
]
UNKNOWN_WORKS = ["https://doi.org/10.5555/none", "https://openalex.org/W404"]
NO_NAMES = ["Nowhere Institute", "Institute Harbour", "  ", "?*"]
RORS = {"I500": "0abcdef12", "I501": "0abcdef23", "I503": None, "I99": "01zxpj864", "I20": "032000t02"}
BODIES = [f"https://openalex.org/{each}" for each in (*RORS, "I404")]
GIVEN = [f"https://ror.org/{each}" for each in ("0abcdef12", "01zxpj864", "032000t02", "0abcdef99")]
SOURCES = {
    "live": live,
    "live from cache": live_from_cache,
    "live kept": live_kept,
    "records kept": records_kept,
    "single files": counted(single_files),
    "list answers": counted(list_answers),
    "portfolios": counted(portfolios),
    "json lines": counted(json_lines),
    "store": store,
    "store kept": store_kept,
}


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for all of these tests."""
    return tmp_path_factory.mktemp("once")


@pytest.fixture(scope="module")
def server() -> Iterator[OpenAlexServer]:
    """Serve the world."""
    with OpenAlexServer(world(works(), authors(), institutions())) as running:
        yield running


@pytest.fixture(params=SOURCES)
def source(request: pytest.FixtureRequest, once: Path, server: OpenAlexServer) -> Iterator[Source]:
    """Open each source on the same world, which is laid out once."""
    folder = once / request.param
    folder.mkdir(exist_ok=True)
    with SOURCES[request.param](folder, server) as opened:
        yield opened


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Source:
    """Return the plainest source, that all are compared with."""
    folder = tmp_path_factory.mktemp("reference")
    list_answers(folder)
    return Recorded(folder)


@pytest.fixture(scope="module")
def expected(reference: Source) -> dict[str, Assessment]:
    """Judge everybody by the reference."""
    return {person: common(scanned(reference, person)) for person in PEOPLE}


def uncounted(subject: Subject) -> Subject:
    """Return a subject without the figure that OpenAlex counts and a folder may not have."""
    profiles = tuple(replace(each, works_count=None) for each in subject.profiles)
    return replace(subject, profiles=profiles)


def all_works(source: Source, subject: Subject) -> dict[str, Work]:
    """Return every work of a subject, the fuller of two copies."""
    found: dict[str, Work] = {}
    for page in source.works(subject):
        for work in page.works:
            found[work.id] = fuller(found.get(work.id, work), work)
    return found


def common(assessment: Assessment) -> Assessment:
    """Return a judgement without what only the source explains."""
    found = plain(assessment)
    return replace(found, subject=uncounted(found.subject))


def test_every_source_gives_the_same_persons_and_works(source: Source, reference: Source) -> None:
    """Equal subjects and equal works, to the last line of every byline."""
    with source:
        for person in PEOPLE:
            subject, expected = source.author(person), reference.author(person)
            assert uncounted(subject) == uncounted(expected)
            assert all_works(source, subject) == all_works(reference, expected)


def test_every_source_reads_topics_with_their_day(source: Source) -> None:
    """From lists and alone, with score and subfield; the day is the record's own, and so the same in every copy."""
    topic = Topic(QUANTUM["id"], QUANTUM["display_name"], 0.9712, "1702")
    with source:
        met = all_works(source, source.author(PERSON))
        alone = source.work("https://openalex.org/W1501")
    assert (met["https://openalex.org/W1500"].topics_as_of, alone.topics_as_of) == (
        date(2026, 11, 2),
        date(2026, 9, 30),
    )
    assert met["https://openalex.org/W1500"].topics == alone.topics == (topic,)
    assert met["https://openalex.org/W1502"].topics == ()


def test_every_source_tells_who_paid(source: Source) -> None:
    """Funders with their ROR ids and awards with their numbers, also a funder that an award alone names."""
    with source:
        met = all_works(source, source.author(PERSON))
        alone = source.work("https://openalex.org/W1503")
    assert alone.funding == met["https://openalex.org/W1503"].funding
    told = {(given.funder.name, given.number, given.award, given.title) for given in alone.funding}
    assert told == {
        ("A fund", "MA-1", "https://openalex.org/G1", None),
        ("Made Fund", "MA-2", "https://openalex.org/G2", "Tides"),
        ("Kim Chaek University of Technology", None, None, None),
        ("A fund without id", "MA-4", "https://openalex.org/G4", None),
        ("A fund that an award alone names", "MA-5", "https://openalex.org/G5", None),
    }
    assert next(given.funder.ror for given in alone.funding if given.number == "MA-1") == "https://ror.org/01zxpj864"
    assert [given.number for given in met["https://openalex.org/W1505"].funding] == ["MA-9"]
    assert met["https://openalex.org/W1502"].funding == ()


def test_every_source_leads_to_the_same_judgement(source: Source, expected: dict[str, Assessment]) -> None:
    """Equal findings, coverage, identity and gaps, but for what the cut of lists explains."""
    with source:
        for person in PEOPLE:
            assert common(judged(source, person)) == expected[person]
    at_second = [("W1503", 2), ("W1506", 2), ("W1507", 2)]  # in the last two the subject has no author id
    assert places(expected[PERSON]) == [("W1500", 2), ("W1501", 117), ("W1502", 100), *at_second]
    assert verdict(expected[PERSON]) is Verdict.FLAGGED
    paid = {finding.match.entry.id for finding in expected[PERSON].findings if finding.relation.word == "funder"}
    assert paid == {
        "dprk/kim-il-sung-military-university",
        "dprk/kim-il-sung-university",  # so OpenAlex calls in this world what has the ROR id of the other
        "dprk/kim-chaek-university-of-technology",
    }
    assert {finding.relation.word for finding in expected[f"https://orcid.org/{OTHER}"].findings} == {"own"}


def test_every_source_gives_the_same_single_works(source: Source, reference: Source) -> None:
    """By DOI and by id, with the whole byline."""
    with source:
        for identifier in WORKS:
            try:
                found = source.work(identifier)
            except NotFound:
                pytest.fail(f"{identifier} is not found")
            assert found == reference.work(identifier)


@pytest.mark.parametrize("identifier", UNKNOWN)
def test_every_source_says_who_is_unknown(source: Source, identifier: str) -> None:
    """Nobody has the identifier: NotFound, which is never an empty answer."""
    with source, pytest.raises(NotFound) as met:
        source.author(identifier)
    assert "\n" not in str(met.value)


@pytest.mark.parametrize("identifier", UNKNOWN_WORKS)
def test_every_source_says_which_work_is_unknown(source: Source, identifier: str) -> None:
    """The same for works, and for a scan of one."""
    with source, pytest.raises(NotFound):
        source.work(identifier)


def test_every_source_lists_candidates_and_picks_none(source: Source) -> None:
    """All profiles of the name, with their institutions; part of a name in any order is enough."""
    with source:
        found = source.candidates("carberry josiah")
        assert {each.author.id for each in found} == {PROFILE, TWIN, "https://openalex.org/A60"}
        (mina,) = source.candidates("Mina Made")
        assert mina.institutions == ("Kim Il Sung University", "Ulm University")
        assert source.candidates("Nobody Atall") == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_source_finds_the_same_institutions_and_picks_none(source: Source, reference: Source, name: str) -> None:
    """Equal records of every body one of whose names, or whose initials, has every word."""
    with source:
        found = source.institutions(name)
    assert {body.id: body for body in found} == {body.id: body for body in reference.institutions(name)}
    assert found


def test_every_source_tells_namesakes_of_a_name_apart(source: Source) -> None:
    """Both are given, whichever country is asked for, with what tells them apart."""
    with source:
        found = source.institutions("Institute of Mechanics", "CN")
        assert {(body.country, body.city, body.ror, body.works_count) for body in found} == {
            ("CN", "Beijing", "https://ror.org/0abcdef12", 40),
            ("BG", "Sofia", "https://ror.org/0abcdef23", 900),
        }


def test_every_source_reads_all_names_of_an_institution(source: Source) -> None:
    """Names by language are names too, each once."""
    with source:
        (found,) = source.institutions("Nordhavn universitet")
    assert found.names == ("Northern Harbour University", "Nordhavn universitet", "北港大学")
    assert (found.acronyms, found.homepage) == (("NHU",), "https://i502.example.org")


def test_every_source_tells_the_rors_of_bodies_by_their_ids(source: Source) -> None:
    """Of institutions, and of bodies that only bylines and profiles show; one without ROR is known, a gone one not."""
    with source:
        found = dict(source.rors(BODIES))
        assert found == {f"https://openalex.org/{each}": ror and f"https://ror.org/{ror}" for each, ror in RORS.items()}
        assert not list(source.rors([]))


@pytest.mark.parametrize("name", NO_NAMES)
def test_every_source_may_find_no_institution(source: Source, name: str) -> None:
    """Looked and found nothing is an empty answer; of a text without words nothing is asked."""
    with source:
        assert source.institutions(name) == ()


def test_every_source_describes_itself(source: Source) -> None:
    """A report can say what was asked and what was not."""
    with source:
        assert source.description.name in {"openalex", "recorded", "snapshot"}
        assert source.description.detail
        assert source.description.not_searched
        assert source.spent.calls >= 0


def test_every_source_is_complete_as_it_says(source: Source) -> None:
    """What is announced in the end is what was delivered."""
    with source:
        pages = list(source.works(source.author(PERSON)))
    delivered = {work.id for page in pages for work in page.works}
    assert max(page.announced or 0 for page in pages) == len(delivered)


def test_the_example_keeps_the_contract_too() -> None:
    """Its persons and works are looked up like any other's."""
    with open_source("example") as example:
        subject = example.author(PERSON)
        assert example.author(subject.openalex_ids[0]) == replace(subject, id=subject.openalex_ids[0])
        found = all_works(example, subject)
        assert all(example.work(work_id) == work for work_id, work in found.items())
        with pytest.raises(NotFound):
            example.author("https://openalex.org/A404")
        with pytest.raises(NotFound):
            example.work("https://doi.org/10.5555/none")
        with pytest.raises(SourceError, match="this source has no institutions"):
            example.institutions("Kamome University")
        assert {each.author.orcid for each in example.candidates("carberry")} == {f"https://orcid.org/{ORCID}"}
    assert scanned_work(open_source("example"), next(iter(found))).coverage.works == 1


def test_every_source_knows_bodies_by_their_ror_ids(source: Source) -> None:
    """As bylines show them, with what is above; one of an unknown id is left out, and nothing asked gives nothing."""
    with source:
        found = {profile.ror: profile.body for profile in source.bodies(GIVEN)}
        assert list(source.bodies(())) == []
    assert {ror: (body.id, body.lineage) for ror, body in found.items()} == {
        f"https://ror.org/{RORS[short]}": (f"https://openalex.org/{short}", (f"https://openalex.org/{short}",))
        for short in ("I500", "I99", "I20")
    }
