"""A store of OpenAlex's snapshot as a source: whole bylines, everything there is of a person, and what it has not."""

import json
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from rsscan.assessment import Assessment
from rsscan.errors import InputError, NotFound, SourceError
from rsscan.publications import Work
from rsscan.scanning import scan
from rsscan.severity import Verdict
from rsscan.sources import Source, open_kept, open_source
from rsscan.sources.called import person_has, words_of_person
from rsscan.sources.payload import author_from
from tests.benchmarks import lookup
from tests.made_snapshot import World, records, spoil_bytes, write_snapshot
from tests.openalex_server import OpenAlexServer, made_author, made_authorship, made_institution, made_work
from tests.openalex_server import World as Served
from tests.sources import (
    PERSON,
    PROFILE,
    Json,
    blocking,
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
    plain,
    profile,
    scanned,
    terms,
    verdict,
)
from tests.sources.snapshot.opening import built
from tests.sources.snapshot.stores import store_of

WIDE = (100, 101, 3_000, 5_000)
NAMELESS = made_institution(None, "Nameless Works", country="KP")
NOTHING: Json = {"id": None, "display_name": None, "orcid": None}
EMPTY_LINE: Json = {
    "author": None, "author_position": None, "institutions": None, "raw_author_name": None, "raw_orcid": None,
    "raw_affiliation_strings": None, "affiliations": None,
}  # fmt: skip
NULLS: Json = {
    "id": "https://openalex.org/W9001", "doi": None, "title": None, "display_name": None, "publication_date": None,
    "publication_year": None, "type": None, "topics": None, "updated_date": None, "is_xpac": None,
    "authorships": [
        EMPTY_LINE | {"author": {"id": PROFILE, "display_name": " ", "orcid": None}},
        EMPTY_LINE,
        EMPTY_LINE | {"author": NOTHING, "institutions": [None, NAMELESS], "raw_affiliation_strings": [None, " ", "x"]},
    ],
}  # fmt: skip
BARE_PROFILE: Json = {
    "id": "https://openalex.org/A77", "orcid": None, "display_name": None, "display_name_alternatives": None,
    "works_count": None, "counts_by_year": None, "affiliations": None, "last_known_institutions": None,
}  # fmt: skip


def works() -> list[Json]:
    """Return works of the subject in which something is out of the ordinary."""
    return [
        *(paper(size, crowd(size, size)) for size in WIDE),
        paper(1, [me(), made_authorship(None, "Nobody", texts=["Kim Chaek University of Technology, Pyongyang"])]),
        paper(2, [me("A12"), peer()]),  # the ORCID iD of the subject on an id that has no profile
        paper(3, [me("A12", None), listed_peer()]),
        paper(4, [me(), listed_peer()], is_xpac=True),
        paper(11, [made_authorship(None, "J. Carberry", raw_orcid=PERSON), listed_peer()]),
        paper(12, [made_authorship("A13", "J. Carberry", raw_orcid=PERSON), listed_peer()]),
        paper(13, [me("A9999999999"), listed_peer(), made_authorship(None, "Another", raw_orcid=" none ")]),
        paper(5, [me(), peer()]) | {"doi": "HTTPS://DOI.ORG/10.5555/UPPER.Case"},
        paper(6, [me()]) | {"doi": "https://doi.org/10.5555/twice"},
        paper(7, [me(), peer(), peer(1)]) | {"doi": "https://doi.org/10.5555/Twice"},
        paper(9) | {"doi": " https://doi.org/10.5555/(SICI)2%3C260::aid%3E3.0.co;2-4."},
        paper(10) | {"doi": "doi:10.5555/%ff"},
        paper(8) | {"publication_date": None, "publication_year": 1999},
        made_work("W9002", "Nobody's", "2019-01-01", None, []),
        NULLS,
        made_work("W9003", "A bare person's", "2019-01-01", None, [me("A77", None)]),
    ]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a store of these works once."""
    return store_of(tmp_path_factory.mktemp("odd"), works(), [profile(), profile("A11"), BARE_PROFILE])


@pytest.fixture
def source(store: Path) -> Source:
    """Return it as a source, not yet open."""
    return open_source(f"snapshot:{store}")


def by_id(source: Source, identifier: str = PERSON) -> dict[str, Work]:
    """Return the works of a person by the number in their ids."""
    found = [work for page in source.works(source.author(identifier)) for work in page.works]
    assert len({work.id for work in found}) == len(found)
    return {work.id.rpartition("/W")[2]: work for work in found}


def test_bylines_are_whole_to_the_five_thousandth_line(source: Source) -> None:
    """The last line is met, and only a byline that may go on after it is said to be cut."""
    found = scanned(source)
    assert {place for place in places(found) if place[1] >= 100} == {(f"W{1000 + size}", size) for size in WIDE}
    assert "The author list of 1 work ends early: https://doi.org/10.5555/made.5000." in details(found)
    assert verdict(found) is Verdict.FLAGGED


def test_profiles_of_one_orcid_are_united_whichever_is_asked_for(source: Source) -> None:
    """By ORCID iD and by either id: the same profiles and works; an id without a profile is not one of them."""
    with source:
        subject = source.author(PERSON)
        assert subject.openalex_ids == (PROFILE, "https://openalex.org/A11")
        for identifier in subject.openalex_ids:
            assert source.author(identifier) == replace(subject, id=identifier)
            assert by_id(source, identifier) == by_id(source)
        with pytest.raises(NotFound, match=r"no author with A12 is recorded in store/"):
            source.author("https://openalex.org/A12")
        with pytest.raises(NotFound, match="OpenAlex's id for no author at all"):
            source.author("https://openalex.org/A9999999999")


def test_a_work_is_the_persons_where_its_byline_says_so(source: Source) -> None:
    """The ORCID iD on an id without profile counts; a work of that id without it would show her as a co-author."""
    with source:
        found = by_id(source)
    assert "1002" in found
    assert "1003" not in found


def test_a_line_that_shows_the_persons_orcid_is_hers_whatever_author_it_leads_to(source: Source) -> None:
    """Printed or resolved, with no author id, with that of no author, or with that of another author."""
    tied = {("W1011", 2), ("W1012", 2), ("W1013", 2)}
    assert tied <= set(places(scanned(source)))
    with source:
        assert {"1011", "1012", "1013"} <= by_id(source, PROFILE).keys()


def test_a_co_author_without_an_id_is_met(source: Source) -> None:
    """A line is a line."""
    assert ("W1001", 2) in places(scanned(source))


def test_a_record_of_nulls_is_read_as_what_it_shows(source: Source) -> None:
    """Nothing is invented, no line is lost, and a body without an id is kept."""
    with source:
        work = source.work("https://openalex.org/W9001")
        assert source.author("https://openalex.org/A77").name is None
        assert by_id(source, "https://openalex.org/A77").keys() == {"9003"}
        assert source.work("https://openalex.org/W9002").authorships == ()
        assert str(source.work("https://openalex.org/W1008").published) == "1999-01-01"
    assert (work.title, work.doi, work.published, work.type, work.cut, work.topics) == (
        None,
        None,
        None,
        None,
        False,
        (),
    )
    assert [(line.author_id, line.name, line.texts) for line in work.authorships] == [
        (PROFILE, None, ()), (None, None, ()), (None, None, ("x",)),
    ]  # fmt: skip
    assert [(body.id, body.name, body.country) for body in work.authorships[2].institutions] == [
        (None, "Nameless Works", "KP")
    ]


def test_a_doi_is_found_in_any_case_and_the_longest_byline_of_several_is_read(source: Source) -> None:
    """In whatever signs it is written; where two works have one, the one that shows more people is looked at."""
    with source:
        assert source.work("https://doi.org/10.5555/upper.case").id.endswith("W1005")
        assert source.work("https://doi.org/10.5555/twice").id.endswith("W1007")
        assert source.work("https://doi.org/10.5555/(sici)2<260::aid>3.0.co;2-4").id.endswith("W1009")
        for unknown in ("https://doi.org/10.5555/none", "https://openalex.org/W1", "https://openalex.org/A10"):
            with pytest.raises(NotFound, match=r"no work with .* is recorded in store/"):
                source.work(unknown)


def test_expansion_works_are_searched_where_they_were_built_in(source: Source, tmp_path: Path) -> None:
    """And where they were not, the report says that they were not searched."""
    whole = open_source(f"snapshot:{store_of(tmp_path, works()[4:], [profile()], expansion=True)}")
    for each, there in ((source, False), (whole, True)):
        with each:
            assert (("W1004", 2) in places(judged(each))) == there
            assert any("expansion corpus" in said for said in each.description.not_searched) == (not there)


def test_a_store_says_of_which_day_it_is_and_not_where_it_lies(source: Source, store: Path) -> None:
    """Whoever published or was added later is not searched; the report is not about this machine."""
    with source:
        said = source.description
    assert said.name == "snapshot"
    assert said.detail == "the OpenAlex snapshot of 2026-06-24 in store/"
    assert said.not_searched[:2] == (
        "works that OpenAlex ties to no profile of the person", "what came to OpenAlex after 2026-06-24",
    )  # fmt: skip
    assert str(store.parent) not in str(said)
    assert (source.spent.calls, source.spent.credits, source.spent.cached) == (0, 0, 0)


def test_nobody_is_clear_where_parts_of_the_snapshot_were_left_out(tmp_path: Path) -> None:
    """A work may be in what could not be read, whoever it is that is asked for."""
    write_snapshot(tmp_path / "snapshot", World(works=60, widest=40), part_size=20, formats=["jsonl"])
    known = records(tmp_path / "snapshot")
    spoil_bytes(tmp_path / "snapshot", "jsonl")
    built(tmp_path / "snapshot", tmp_path / "store", keep_going=True)
    with open_source(f"snapshot:{tmp_path / 'store'}") as source:
        # No work of hers may be left: also then the part that lacks is said.
        for author in known.authors[:3]:
            found = judged(source, author["id"])
            assert "RS903" in blocking(found)
            assert "without parts of the snapshot that could not be read (1); works may be missing." in details(found)
        assert source.description.not_searched[-1] == "parts of the snapshot that could not be read (1)"


def test_far_fewer_works_than_the_profile_counts_are_a_gap(tmp_path: Path) -> None:
    """As with every other source; in a store it is a snapshot that was cut or a filter that was too narrow."""
    store = store_of(tmp_path, [paper(1, is_xpac=True), *papers(3, 10)], [profile(works_count=9)])
    found = scanned(open_source(f"snapshot:{store}"))
    assert "The profile counts 9 works and 3 are recorded." in details(found)
    assert blocking(found) == {"RS903"}


def test_works_of_the_prolific_come_in_pages(tmp_path: Path) -> None:
    """So that progress shows and no answer grows without bound; each work comes once."""
    store = store_of(tmp_path, papers(230), [profile()])
    with open_source(f"snapshot:{store}") as source:
        pages = list(source.works(source.author(PERSON)))
    assert [(len(page.works), page.announced) for page in pages] == [(100, 230), (100, 230), (30, 230)]
    assert len({work.id for page in pages for work in page.works}) == 230


def test_names_are_found_however_they_are_written(tmp_path: Path) -> None:
    """Case, sharp s, final sigma, quotes; a part of a word is no word; of very many those of the most works."""
    names = ["Jürgen STRAUẞ", "Νίκος Παπάς", 'Ann "Nan" Lee', "Annabel Lees", *(f"Many {n} Lee" for n in range(120))]
    people = [made_author(f"A{100 + at}", name, works_count=at) for at, name in enumerate(names)]
    with open_source(f"snapshot:{store_of(tmp_path, papers(1), people)}") as source:

        def met(name: str) -> set[str | None]:
            return {each.author.name for each in source.candidates(name)}

        assert met("strauss jürgen") == {"Jürgen STRAUẞ"}
        assert met("ΠΑΠΆΣ") == {"Νίκος Παπάς"}
        assert met('lee "nan"') == {'Ann "Nan" Lee'}
        assert met("Lee Ann") == {'Ann "Nan" Lee'}
        assert met(" ") == met("Nobody") == met("lee \udcff") == set()
        assert met("lee") == {f"Many {n} Lee" for n in range(20, 120)}


NAMES = (
    ("Søren D. Žďárskál", "Žďárskál, Søren", "S. D. Žďárskál"),
    ("Wei Wang", "Wang, W.", "王伟"), ("王 伟",),
    ("Максим Чернов", "Chernov, Maxim"), ("İbrahim Öz", "Ibrahim Oz"), ("O'Brien-Kim, J.-P.",),
    ("عمر خان", "Omar Khan"), ("J B", "J. B. Khan"), ("Wang Wang Wei",), ("김 철수",),
    ("Ann Lee", "Nan Wei"), ("", "  "),
)  # fmt: skip
MET = (
    "Søren Žďárskál", "žďárskál søren", "žďárskál, søren", "S. D. Žďárskál", "wang wei", "Wei Wang", "王伟",
    "伟 王", "伟", "Максим ЧЕРНОВ", "İBRAHIM", "ibrahim oz", "o'brien-kim,", "Khan", "خان عمر", "J",
    "j b", "김", "J. khan",
)  # fmt: skip
STRANGE = ("ann nan", "Lee,", "-", "Wangs")


def test_the_index_of_names_finds_whom_reading_all_profiles_finds(tmp_path: Path) -> None:
    """In any script and order, by initials, with marks; of the most works where they are more than are given."""
    people = [
        made_author(f"A{100 * copy + at + 1}", names[0], alternatives=names[1:], works_count=copy * copy % 37)
        for at, names in enumerate(NAMES)
        for copy in range(60)
    ]
    profiles = [author_from(each) for each in people]
    with open_source(f"snapshot:{store_of(tmp_path, papers(1), people)}") as source:
        for name in MET + STRANGE:
            met = [each for each in profiles if person_has(each, words_of_person(name))]
            likeliest = sorted(met, key=lambda each: (each.works_count or 0, each.id), reverse=True)[:100]
            assert [each.author for each in source.candidates(name)] == likeliest, name
            assert bool(met) == (name in MET), name


def test_institutions_without_a_record_are_known_from_bylines(source: Source) -> None:
    """A snapshot names bodies in bylines whose own record it lacks."""
    with source:
        assert dict(source.rors(["https://openalex.org/I20", "https://openalex.org/I404"])) == {
            "https://openalex.org/I20": "https://ror.org/032000t02"
        }
        assert [body.name for body in source.institutions("ulm", "DE")] == ["Ulm University"]


def test_a_store_that_is_spoilt_under_a_scan_is_a_gap_and_never_an_empty_answer(tmp_path: Path) -> None:
    """The failure is a sentence, kept like an answer, and whoever is asked for is not clear."""
    store = store_of(tmp_path, papers(3), [profile()])
    (works_file,) = store.glob("*/works/*.parquet")
    with open_source(f"snapshot:{store}", keep_in=tmp_path / "kept") as source:
        works_file.write_bytes(b"PAR1" + bytes(works_file.stat().st_size - 8) + b"PAR1")
        found = judged(source)
        with pytest.raises(SourceError, match=r"^the store store/ cannot be read: [^\n]*; build it anew$"):
            source.work("https://openalex.org/W1001")
    assert "RS907" in blocking(found)
    with open_kept(tmp_path / "kept", source.opening) as again:
        assert judged(again) == found


def test_works_that_are_named_and_not_there_are_a_gap(store: Path, tmp_path: Path) -> None:
    """A work is never left out in silence, also where the parts of a store do not go together."""
    shutil.copytree(store, tmp_path / "store")
    (index,) = (tmp_path / "store").glob("*/index.sqlite")
    with closing(sqlite3.connect(index)) as opened, opened:
        ((places,),) = opened.execute("SELECT places FROM author WHERE id = 10")
        opened.execute("UPDATE author SET places = ? WHERE id = 10", (places[:-1] + b"\x7f",))
    found = scanned(open_source(f"snapshot:{tmp_path / 'store'}"))
    assert "The store store/ lacks works that its index names; build it anew." in details(found)
    assert "RS907" in blocking(found)


def test_several_threads_may_ask_one_source(source: Source) -> None:
    """They are answered one after the other, each with what it asked for."""
    wanted = [f"https://openalex.org/W{1000 + size}" for size in (*WIDE[:2], 1, 2, 3)] * 3
    met: dict[int, str] = {}
    with source:
        threads = [
            threading.Thread(target=lambda at=at: met.update({at: source.work(wanted[at]).id}))
            for at in range(len(wanted))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert met == dict(enumerate(wanted))


@pytest.mark.parametrize("what", ["nowhere", "file", "empty"])
def test_what_is_no_store_is_said_when_the_source_is_opened(tmp_path: Path, what: str) -> None:
    """Before anybody is looked up."""
    (tmp_path / "file").write_text("store")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=f"{what}: .*store"), open_source(f"snapshot:{tmp_path / what}"):
        pytest.fail("it should not open")


def test_a_store_gives_the_findings_of_the_api_on_the_same_records(
    tmp_path: Path, serve: Callable[[Served], OpenAlexServer]
) -> None:
    """Persons, findings, identity, coverage and gaps are equal, but for what only the way of asking explains."""
    write_snapshot(tmp_path / "snapshot", World(works=200, widest=130), part_size=60)
    known = records(tmp_path / "snapshot")
    api = openalex(serve(Served(known.authors, known.works, known.institutions)))
    lines = [json.loads(line) for line in (tmp_path / "snapshot" / "truth.jsonl").read_text().splitlines()]
    people = list(dict.fromkeys(line["orcid"] or line["subject"] for line in lines))
    built(tmp_path / "snapshot", tmp_path / "store")
    with api, open_source(f"snapshot:{tmp_path / 'store'}") as store:
        asked, looked_up = (
            [plain(event) for event in scan(people, source, terms()) if isinstance(event, Assessment)]
            for source in (api, store)
        )
    assert looked_up == asked
    assert sum(bool(each.findings) for each in asked) >= 8


def test_the_benchmark_reads_all_works_of_whom_it_asks_for(store: Path, source: Source) -> None:
    """What it times is what a scan reads, and its figures are of each store and of their growth."""
    with source:
        works = by_id(source).values()
    warm, cold = lookup.measured(store, people=5)
    told = [(each.works, each.lines) for each in (*warm, *cold)]
    assert told == [(len(works), sum(len(work.authorships) for work in works))] * 2
    first, second, third, fourth, *others = lookup.report([store, store])
    assert (first, third.split()[0], fourth.split()[0]) == ("store: 19 works; 1 persons with", "warm", "cold")
    assert second.startswith(f"  {len(works)} works (at most {len(works)}) and ")
    assert others[2].endswith(" times the store before")
