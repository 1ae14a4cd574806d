"""The recorded folder: every usual layout, and files that cannot be read named at once."""

import gzip
import json
from contextlib import suppress
from pathlib import Path

import pytest

from rsscan.errors import InputError, NotFound
from rsscan.severity import Verdict
from rsscan.sources import open_source
from rsscan.sources.recorded import Recorded
from rsscan.sources.source import Spent
from tests.openalex_server import made_institution
from tests.sources import (
    ORCID,
    PERSON,
    PROFILE,
    blocking,
    crowd,
    listed_peer,
    me,
    packed,
    paper,
    papers,
    places,
    profile,
    scanned,
    scanned_work,
    verdict,
)


def written(folder: Path, name: str, value: object) -> Path:
    """Write JSON, gzipped if the name says so."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    body = json.dumps(value).encode()
    path.write_bytes(gzip.compress(body) if name.endswith(".gz") else body)
    return path


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("one.json", [profile(), paper(1, [me(), listed_peer()])]),
        ("deep/er/list.json", {"meta": {"count": 1}, "results": [profile(), paper(1, [me(), listed_peer()])]}),
        ("portfolio.json.gz", {"details": profile(), "works": [paper(1, [me(), listed_peer()])]}),
        ("portfolio.json", {"author": profile(), "works": [paper(1, [me(), listed_peer()])]}),
        ("pages.json", [{"results": [profile()]}, {"results": [paper(1, [me(), listed_peer()])]}]),
    ],
)
def test_every_usual_layout_is_read(tmp_path: Path, name: str, value: object) -> None:
    """Lists, list answers, portfolios and pages, plain or gzipped, in folders below."""
    written(tmp_path, name, value)
    assert verdict(scanned(Recorded(tmp_path))) is Verdict.FLAGGED


@pytest.mark.parametrize("name", ["all.jsonl", "all.ndjson", "all.jsonl.gz", "all.ndjson.gz"])
def test_json_lines_are_read(tmp_path: Path, name: str) -> None:
    """One record a line, empty lines aside."""
    text = "\n\n".join(json.dumps(record) for record in [profile(), paper(1, [me(), listed_peer()])]).encode()
    (tmp_path / name).write_bytes(gzip.compress(text) if name.endswith(".gz") else text)
    assert verdict(scanned(Recorded(tmp_path))) is Verdict.FLAGGED


def test_of_two_records_of_one_work_the_fuller_counts(tmp_path: Path) -> None:
    """A cut copy from a list does not hide the whole one, whichever is read first."""
    whole = paper(1, crowd(132, 117))
    cut = whole | {"authorships": whole["authorships"][:100]}
    for first, second in ((whole, cut), (cut, whole)):
        folder = tmp_path / ("a" if first is whole else "b")
        written(folder, "1.json", [profile(), first])
        written(folder, "2.json", second)
        found = scanned(Recorded(folder))
        assert (places(found), blocking(found)) == ([("W1001", 117)], set())


def test_two_copies_of_one_byline_are_united(tmp_path: Path) -> None:
    """A copy of another age without printed affiliations does not hide those of the other, whichever is read first."""
    whole = paper(1, [me(), listed_peer()])
    bare_lines = [line | {"raw_affiliation_strings": [], "affiliations": []} for line in whole["authorships"]]
    for first, second in ((whole, whole | {"authorships": bare_lines}), (whole | {"authorships": bare_lines}, whole)):
        folder = tmp_path / ("a" if first is whole else "b")
        written(folder, "1.json", [profile(), first])
        written(folder, "2.json", second)
        assert verdict(scanned(Recorded(folder))) is Verdict.FLAGGED


def test_two_copies_of_one_profile_are_united(tmp_path: Path) -> None:
    """A sparser copy read later takes neither the person's posts nor the ORCID iD away."""
    kim = (made_institution("I99", "Kim Il Sung University", country="KP"), (2019, 2020))
    written(tmp_path, "1.json", [profile(affiliations=[kim]), paper(1)])
    written(tmp_path, "2.json", profile(affiliations=[], orcid=None))
    assert verdict(scanned(Recorded(tmp_path))) is Verdict.FLAGGED


def test_works_inside_a_profile_are_read(tmp_path: Path) -> None:
    """A layout that some exports have."""
    written(tmp_path, "1.json", profile() | {"works": [paper(1, [me(), listed_peer()])]})
    assert verdict(scanned(Recorded(tmp_path))) is Verdict.FLAGGED


def test_far_fewer_works_than_the_profile_counts_block(tmp_path: Path) -> None:
    """A folder with the profile and a part of the works is not the whole portfolio."""
    written(tmp_path, "1.json", [profile(works_count=57), paper(1)])
    found = scanned(Recorded(tmp_path))
    assert (verdict(found), blocking(found)) == (Verdict.INCOMPLETE, {"RS903"})


@pytest.mark.parametrize("count", [0, None])
def test_a_profile_without_works_is_never_clear(tmp_path: Path, count: int | None) -> None:
    """Nothing was looked at, and nothing shows whose profile it is; that is told once."""
    written(tmp_path, "1.json", profile(works_count=count))
    found = scanned(Recorded(tmp_path))
    assert (verdict(found), blocking(found), found.coverage.works) == (Verdict.INCOMPLETE, {"RS902"}, 0)


def test_a_profile_whose_works_are_not_recorded_has_works_missing(tmp_path: Path) -> None:
    """The profile counts works, so it is no identity in doubt; what cannot be confirmed is unknown."""
    written(tmp_path, "1.json", profile(works_count=3))
    found = scanned(Recorded(tmp_path))
    assert (verdict(found), blocking(found)) == (Verdict.INCOMPLETE, {"RS903"})
    assert found.identity.status == "unknown"


def test_a_cut_byline_blocks(tmp_path: Path) -> None:
    """There is nobody to ask for the rest."""
    whole = paper(1, crowd(132, 117))
    written(tmp_path, "1.json", [profile(), whole | {"authorships": whole["authorships"][:100]}])
    found = scanned(Recorded(tmp_path))
    assert (verdict(found), blocking(found)) == (Verdict.INCOMPLETE, {"RS904"})


def test_other_files_are_said_not_to_be_searched(tmp_path: Path) -> None:
    """A file whose name is not known is counted, not silently passed over."""
    written(tmp_path, "works.json", papers(1))
    (tmp_path / "works.parquet").write_bytes(b"")
    source = Recorded(tmp_path)
    said = " ".join(source.description.not_searched)
    assert "files whose name does not end in .json, .jsonl, .ndjson or .gz: 1" in said
    assert f"works that are not in {tmp_path.name}/" in said
    assert source.spent == Spent()


def test_a_folder_without_records_knows_nobody(tmp_path: Path) -> None:
    """Nothing recorded is "unknown", which blocks."""
    assert blocking(scanned(Recorded(tmp_path))) == {"RS901"}


def test_other_records_are_passed_over(tmp_path: Path) -> None:
    """Institutions, numbers and empty objects among the records are no works."""
    written(tmp_path, "1.json", [5, None, "text", {}, {"id": "https://openalex.org/I5", "display_name": "Ulm"}])
    written(tmp_path, "2.json", {"results": [profile(), paper(1)], "group_by": []})
    assert verdict(scanned(Recorded(tmp_path))) is Verdict.CLEAR


@pytest.mark.parametrize(
    ("name", "body", "word"),
    [
        ("a.json", b"{", "a.json:1: is not JSON"),
        ("a.json", b"", "a.json:1: is not JSON"),
        ("a.json", b"\xff\xfe{}", "is not JSON"),
        ("a.json", b"[" * 200_000, "is not JSON"),
        ("a.jsonl", b'{"id":"https://openalex.org/I1"}\n{"id":\n', "a.jsonl:2: is not JSON"),
        ("a.json.gz", b"no gzip", "cannot be read"),
        ("a.json.gz", packed('{"results":[]}')[:-9], "cannot be read"),
        ("a.jsonl.gz", packed('{"a":1}\n' * 99)[:-9], "cannot be read"),
        ("a.json.gz", packed("{}")[:10] + b"\xff" * 20, "cannot be read"),
        ("a.json", b'{"authorships":[],"id":null}', "no usable id"),
        ("a.json", b'{"display_name":"x","id":"https://openalex.org/A"}', "no usable id"),
    ],
    ids=range(11),
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, body: bytes, word: str) -> None:
    """A broken file is unusable input with its path, never a person without works."""
    (tmp_path / name).write_bytes(body)
    with pytest.raises(InputError) as met:
        scanned(Recorded(tmp_path))
    assert word in str(met.value)
    assert str(tmp_path / name) in str(met.value)


def test_lists_within_lists_to_any_depth_end(tmp_path: Path) -> None:
    """Nesting deep enough to exhaust a program is refused or read, never a crash."""
    for depth in (50, 400, 900, 3_000):
        (tmp_path / "a.json").write_bytes(b"[" * depth + json.dumps(paper(1)).encode() + b"]" * depth)
        with suppress(InputError):
            assert Recorded(tmp_path).work("https://openalex.org/W1001").id == "https://openalex.org/W1001"


def test_a_wrong_path_is_said_when_the_source_is_opened(tmp_path: Path) -> None:
    """Before anybody is looked up."""
    with pytest.raises(InputError, match="is not a folder"), open_source(f"recorded:{tmp_path / 'none'}"):
        pytest.fail("it should not open")


@pytest.mark.parametrize("name", ["recorded", "recorded:", "snapshot", "snapshot:", "OpenAlex", "", "example:x"])
def test_an_unknown_source_is_refused(name: str) -> None:
    """The error names those there are."""
    with pytest.raises(InputError, match="use openalex, example, recorded:DIR or snapshot:STORE"):
        open_source(name)


def test_a_person_known_from_bylines_alone_is_found(tmp_path: Path) -> None:
    """Where no author record was kept the bylines' own ids make the person."""
    written(tmp_path, "works.json", [paper(1, [me(), listed_peer()]), paper(2, [me("A11")])])
    found = scanned(Recorded(tmp_path))
    assert found.subject.openalex_ids == (PROFILE, "https://openalex.org/A11")
    assert verdict(found) is Verdict.FLAGGED
    assert scanned(Recorded(tmp_path), "https://openalex.org/A11").coverage.works == 1


def test_works_that_print_the_orcid_under_another_profile_are_read(tmp_path: Path) -> None:
    """The paper's own ORCID iD counts, whatever profile OpenAlex chose."""
    line = me("A66", None) | {"raw_orcid": PERSON}
    written(tmp_path, "all.json", [profile(), paper(1, [line, listed_peer()])])
    assert places(scanned(Recorded(tmp_path))) == [("W1001", 2)]


def test_a_work_is_found_by_doi_and_by_id(tmp_path: Path) -> None:
    """Both full forms lead to it; an unknown one to nobody."""
    written(tmp_path, "works.json", papers(2))
    source = Recorded(tmp_path)
    assert source.work("https://doi.org/10.5555/made.1") == source.work("https://openalex.org/W1001")
    assert blocking(scanned_work(source, "https://doi.org/10.5555/none")) == {"RS901"}
    with pytest.raises(NotFound, match=r"10\.5555/none"):
        source.work("https://doi.org/10.5555/none")


def test_the_example_opens_and_has_its_four_persons() -> None:
    """What the README promises of the made records is what they give."""
    records: dict[str, Verdict] = {}
    for orcid in (ORCID, "0000-0000-1000-0013", "0000-0000-1000-0021", "0000-0000-1000-003X"):
        records[orcid] = verdict(scanned(open_source("example"), f"https://orcid.org/{orcid}"))
    assert list(records.values()) == [Verdict.FLAGGED, Verdict.CLEAR, Verdict.INCOMPLETE, Verdict.INCOMPLETE]


def test_the_example_says_that_it_is_made() -> None:
    """Nobody takes it for the world."""
    with open_source("example") as source:
        assert source.description.name == "example"
        assert "made records" in source.description.detail
        assert len(source.candidates("Mina Fjordheim-Okafor")) == 2
