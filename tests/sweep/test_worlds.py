"""Records as they should not be, and stores in odd places: a sweep says what a scan of each person says."""

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

import pytest

from rsscan.errors import InputError, SourceError
from rsscan.sources.snapshot.store import open_store
from rsscan.sweep import memory
from rsscan.sweep.engine import Means, opened_sweep
from rsscan.sweep.people import OfStore, Sought
from rsscan.sweep.sweeping import Sweep
from tests.sources.snapshot.stores import store_of
from tests.sweep.worlds import BLANK, LISTED, PLAIN, TERMS, at, everybody, line, profile, roster, scanned, swept, work

SEVEN, NOUGHT = "https://orcid.org/0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0090"
"""Two that differ in the last digit; only of the first the checksum holds."""

X = "https://orcid.org/0000-000{number}-1694-233X"

LONE = [f"https://orcid.org/0000-0001-0000-0{number}X" for number in (11, 22, 33, 44)]
"""Of persons whose ties stand on lines that lead to no profile of theirs, or to another's."""

WRITTEN = (
    "http://orcid.org/0000-000{number}-1694-233x",
    "0000000{number}1694233X",
    "0000-000{number}-1694-233x",
    "orcid:0000000{number}1694233X/",
)
"""How profiles may show an ORCID iD."""

NAMESAKE = {"id": "https://openalex.org/I-1", "display_name": "Kim Chaek University of Technology"}
OTHER = {"id": "https://openalex.org/I-1", "display_name": "University of Paris"}
KNOWN = {"id": "https://openalex.org/I8", "display_name": LISTED.split(",")[0], "ror": "https://ror.org/0abcdef12"}
ROME = {"id": "https://openalex.org/I7", "display_name": "University of Rome"}
PARIS = {"id": "https://openalex.org/I5", "display_name": "University of Paris"}


def ids(*authors: int) -> set[str]:
    """Return authors' ids in full form."""
    return {f"https://openalex.org/A{author}" for author in authors}


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of what is odd in records."""
    works = [
        work(1, line(1, PLAIN)),
        work(2, line(2, PLAIN, bodies=[PARIS]), line(3, LISTED)),
        work(3, line(4, bodies=[NAMESAKE])),
        work(4, line(5, bodies=[OTHER])),
        work(5, line(6, " \n", "\u3000"), line(None, "\t"), line(7, PLAIN)),
        work(6, line(6, PLAIN, bodies=[{"display_name": " "}])),
        work(7, line(8, PLAIN))
        | {"funders": [{"id": "https://openalex.org/F1", "display_name": LISTED.split(",")[0]}]},
        work(8, line(9, PLAIN)) | {"awards": [{"funder_display_name": LISTED.split(",")[0]}, {}]},
        work(9, line(99, PLAIN)) | {"funders": [{"id": "https://openalex.org/F2", "display_name": "A fund"}, {}]},
        work(40, line(96, PLAIN)) | {"funders": [{"id": "https://openalex.org/F3", "ror": KNOWN["ror"]}]},
        work(41, line(97, PLAIN))
        | {"funders": [{"id": "https://openalex.org/F4", "ror": "https://ror.org/0abcdef99"}]},
    ]
    profiles = [profile(1, SEVEN), profile(2, NOUGHT), *map(profile, (4, 5, 6, 8, 9, 96, 97, 99))]
    works += [
        work(31, line(None, PLAIN, printed=LONE[0]), line(3, LISTED)),
        work(32, line(None, PLAIN, bodies=[ROME], orcid=LONE[1]), line(3, LISTED)),
        work(33, line(9_999_999_999, PLAIN, orcid=LONE[2].lower()), line(3, LISTED)),
        work(34, line(98, PLAIN, orcid=X.format(number=9), printed=LONE[3].replace("https", "http")), line(3, LISTED)),
        work(35, line(64, PLAIN, printed=LONE[3])),
    ]
    profiles += [profile(60 + number, orcid) for number, orcid in enumerate(LONE, 1)]
    for number, written in enumerate(WRITTEN, 1):
        works += [work(10 + number, line(10 * number, PLAIN)), work(20 + number, line(10 * number + 1, LISTED))]
        profiles += [profile(10 * number, written.format(number=number))]
        profiles += [profile(10 * number + 1, X.format(number=number))]
    empty = {"id": "https://openalex.org/I6", "display_name": "Nobody's"}
    return store_of(tmp_path_factory.mktemp("odd"), works, profiles, [empty, KNOWN])


ALL = [
    *sorted(ids(*range(1, 10), *range(61, 65), 96, 97, 99, *(10 * at + more for at in range(1, 5) for more in (0, 1)))),
    SEVEN,
    NOUGHT,
    *LONE,
]


def placed(store: Path, identifiers: Iterable[str]) -> dict[str, object]:
    """Return what a scan says of each, with the places that they have in a roster."""
    said = scanned(store, identifiers)
    return {
        name: value | {"location": {"file": "staff.csv", "line": number}}
        for number, (name, value) in enumerate(said.items(), 2)
    }


def test_what_is_said_of_everybody_is_what_a_scan_says(odd: Path) -> None:
    """To the last field; and with --linked-only nobody who has a finding is lost, and what is left out is counted."""
    assert swept(odd, roster(ALL), linked_only=False).judged == placed(odd, ALL)
    said = scanned(odd, ALL)
    found = swept(odd, roster(ALL))
    assert found.linked >= {name for name, value in said.items() if value["findings"]}
    counted = ("works", "authorships", "with_institution", "with_text_only", "without_affiliation")
    for name, seen in found.left_out.items():
        assert seen == tuple(said[name]["coverage"][key] for key in counted), name


def test_an_orcid_that_is_not_as_its_checksum_says_is_a_persons_own(odd: Path) -> None:
    """Two that differ in the last digit alone are two persons', and neither is lost or given the other's ties."""
    for who in (everybody, roster([SEVEN, NOUGHT]), at(PARIS["id"])):
        found = swept(odd, who)
        assert found.linked & {SEVEN, NOUGHT} == {NOUGHT}


def test_a_line_that_shows_a_persons_orcid_is_hers_whatever_author_it_leads_to(odd: Path) -> None:
    """Whoever is asked for by ORCID iD or by profile has its ties, and it tells of a body who is there."""
    for who in (everybody, roster(LONE), roster(ids(*range(61, 65)))):
        assert swept(odd, who).linked >= {*LONE, *ids(*range(61, 65))}
    assert swept(odd, at(ROME["id"])).judged.keys() == {LONE[1]}


def test_an_orcid_in_any_usual_form_unites_profiles(odd: Path) -> None:
    """Whoever is asked for by one profile has the ties of the other one too, whatever is asked for."""
    asked = ids(*(10 * number for number in range(1, len(WRITTEN) + 1)))
    for who in (everybody, roster(asked)):
        assert swept(odd, who).linked >= asked


def test_whoever_has_nothing_but_a_listed_funder_is_found(odd: Path) -> None:
    """By the funder of a work, of an award alone, or by what the store has under its ROR id, as a scan says."""
    some = ids(8, 9, 96, 97, 99)
    said = scanned(odd, some)
    assert {name for name, value in said.items() if value["findings"]} == ids(8, 9, 96)
    for who in (everybody, roster(some), everybody):
        assert swept(odd, who).linked & some == ids(8, 9, 96)


def test_bodies_under_an_id_that_is_none_are_not_taken_for_each_other(odd: Path) -> None:
    """Records of early 2026 have I-1 for whatever body; the name of one is no other's."""
    assert {name for name, said in scanned(odd, ids(4, 5)).items() if said["findings"]} == ids(4)
    for who in (everybody, roster(ids(4, 5))):
        assert swept(odd, who).linked & ids(4, 5) == ids(4)


def test_folders_that_are_named_like_columns_change_nothing(odd: Path, tmp_path: Path) -> None:
    """Neither what was printed, nor what is kept of an earlier sweep, is taken from the name of a folder."""
    moved = tmp_path / "place=7" / "id=1" / "body=3" / "text=x" / "kind=text" / "met=false" / "store"
    shutil.copytree(odd, moved, ignore=shutil.ignore_patterns("matches"))
    expected = swept(odd, everybody)
    for _ in range(2):
        assert swept(moved, everybody) == expected


def test_a_line_without_an_author_is_nobodys(tmp_path: Path) -> None:
    """Also where the store has no profile at all."""
    store = store_of(tmp_path, [work(1, line(None, LISTED), line(2, PLAIN))])
    assert set(swept(store, everybody).judged) == ids(2)


def test_a_store_whose_index_names_what_is_not_there_is_told_of_each_person(odd: Path, tmp_path: Path) -> None:
    """Whoever can be looked at is, and of who cannot the report says it, as of a scan of that person alone."""
    store = shutil.copytree(odd, tmp_path / "store")
    with closing(sqlite3.connect(next(store.glob("*/index.sqlite")))) as index:
        index.execute("UPDATE author SET places = x'7f' WHERE id = 1")  # of far fewer works
        index.commit()
    found = swept(store, roster(ids(1, 2)), linked_only=False).judged
    assert "RS907" in [gap["code"] for gap in found["https://openalex.org/A1"]["gaps"]]
    assert found == placed(store, sorted(found, key=lambda name: found[name]["location"]["line"]))


def test_a_damaged_index_is_said_in_a_sentence(odd: Path, tmp_path: Path) -> None:
    """No verdict, and nothing of the database's own words but the reason."""
    store = shutil.copytree(odd, tmp_path / "store")
    index = next(store.glob("*/index.sqlite"))
    index.write_bytes(index.read_bytes()[:8192] + b"\xff" * (index.stat().st_size - 8192))
    with pytest.raises(SourceError, match="the store store/ cannot be swept: database disk image is malformed"):
        swept(store, everybody)


def test_what_was_met_for_some_is_for_this_user_alone(odd: Path, tmp_path: Path) -> None:
    """Their affiliations tell who they are; what was met of the whole store tells of nobody."""
    store = shutil.copytree(odd, tmp_path / "store", ignore=shutil.ignore_patterns("matches"))
    swept(store, roster(ids(2)))
    (kept,) = store.glob("*/matches/*.parquet")
    assert not kept.stat().st_mode & 0o077
    swept(store, everybody)
    assert kept.stat().st_mode & 0o044


def test_what_was_met_by_other_code_is_met_anew(tmp_path: Path) -> None:
    """A list is read otherwise, or a line: what is kept is as good as none."""
    package = shutil.copytree(
        Path(memory.__file__).parents[1],
        tmp_path / "rsscan",
        ignore=shutil.ignore_patterns("render", "cli", "__pycache__"),
    )
    before = memory.code_of(package)
    for name in (
        "inputs/lists.py", "matching/index.py", "sources/payload.py", "sweep/judging.py", "sweep/sql/linked_works.sql",
        "watchlist.py",
    ):  # fmt: skip
        with (package / name).open("a") as stream:
            stream.write("# otherwise\n")
        before, known = memory.code_of(package), before
        assert before != known, name


def test_an_institution_where_nobody_was_is_a_mistake(odd: Path) -> None:
    """No report is clear for want of persons."""
    with pytest.raises(InputError, match="nobody in the store published there or carries it"):
        swept(odd, at("https://openalex.org/I6"))


@pytest.mark.parametrize("who", [everybody, roster(sorted(ids(1, 2, 3, 4, 5, 6, 7)))], ids=["everybody", "some"])
def test_who_is_left_out_is_counted_alike_beside_the_judgement_and_after_it(
    odd: Path, who: Callable[[Sweep], Sought]
) -> None:
    """What there was to be seen of each is the same, whether works are read for it before all are judged or later."""
    shutil.rmtree(open_store(odd).edition / "matches", ignore_errors=True)
    after, beside = swept(odd, who), swept(odd, who, beside=True)
    assert beside == after
    assert len(after.left_out) > 1
    assert any(counts[1] for counts in after.left_out.values())


def test_a_judgement_that_fails_ends_the_counting_beside_it(odd: Path, tmp_path: Path) -> None:
    """Nobody waits for a count that nobody reads, and what failed is what is told."""
    with opened_sweep(odd, TERMS, BLANK, Means(500, 1, tmp_path)) as sweep:
        list(sweep.seek(OfStore(), linked_only=True))
        rows = "SELECT range AS place, 1 AS author, true AS whole, true AS resolved, true AS printed"
        endless = f"CREATE OR REPLACE VIEW line AS {rows} FROM range(1_000_000_000_000)"
        sweep._tables.execute(endless)
        began = time.monotonic()
        with pytest.raises(SourceError, match="a person cannot be read"), sweep.counting():
            raise SourceError("a person cannot be read")
        assert time.monotonic() - began < 60
