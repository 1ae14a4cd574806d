"""What a sweep keeps spares the next one the matching, in an edition that follows too, and never a tie."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from rsscan.report import Report, SourceUsed
from rsscan.severity import Severity
from rsscan.sources.snapshot.build import Wanted
from rsscan.sources.snapshot.database import Means as BuildMeans
from rsscan.sources.snapshot.store import open_store
from rsscan.sources.snapshot.update import update
from rsscan.subject import Location, Person
from rsscan.sweep.engine import Means, opened_sweep
from rsscan.sweep.people import OfRoster, OfStore, Sought
from rsscan.sweep.sweeping import Stage
from rsscan.version import __version__
from tests.sources import terms as terms_of_dprk
from tests.sources.snapshot.opening import built, write_records

Json = dict[str, Any]

LISTED, OTHER, NEW = "Kim Il Sung University, Pyongyang", "Smalltown Hospital", "Kim Chaek University of Technology"


def work(number: int, *lines: tuple[int, str]) -> Json:
    """Return a work whose authors print something."""
    byline = [{"author": {"id": f"A{author}"}, "raw_affiliation_strings": [text]} for author, text in lines]
    return {"id": f"W{number}", "publication_date": "2024-05-01", "authorships": byline}


PROFILES = [{"id": f"https://openalex.org/A{number}", "display_name": f"Author {number}"} for number in range(1, 19)]
FIRST = [[work(1, (1, LISTED), (2, OTHER)), work(2, (3, OTHER)), *(work(at, (at, OTHER)) for at in range(11, 19))]]
SECOND = [*FIRST, [work(3, (3, NEW), (4, OTHER))]]
WHOLE = OfStore()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Give a store of ten works, on one of which a list meets something."""
    built(write_records(tmp_path / "first", works=FIRST, authors=[PROFILES]), tmp_path / "store")
    return tmp_path / "store"


def updated(store: Path) -> None:
    """Bring the store to a snapshot with a further work, on which a list meets what nobody had printed."""
    second = write_records(store.parent / "second", works=SECOND, authors=[PROFILES])
    update(Wanted(str(second), store, BuildMeans(500, 1, store.parent / "temp")))


def people(*authors: int) -> OfRoster:
    """Return a roster."""
    place = Location("roster.csv", 2)
    return OfRoster([Person(place, f"https://openalex.org/A{author}") for author in authors])


def swept(store: Path, sought: Sought, folder: Path) -> tuple[set[str], int]:
    """Return who has a finding, and how many printed affiliations were met with the lists for it."""
    terms = terms_of_dprk()
    used = SourceUsed("snapshot", "a store", ())
    when = datetime(2026, 11, 1, tzinfo=UTC)
    lists = terms.index.watchlists
    blank = Report(__version__, when, date(2026, 11, 1), used, terms.policy, lists, Severity.LOW, (), None)
    folder.mkdir()
    with opened_sweep(store, terms, blank, Means(500, 1, folder)) as sweep:
        met = _met(sweep.seek(sought, linked_only=True))
        return {subject["id"][-2:] for _, subject in sweep.judge(sought) if subject["findings"]}, met


def _met(stages: Iterable[Stage]) -> int:
    return max((stage.of or 0 for stage in stages if stage.name == "affiliations met"), default=0)


def test_a_second_sweep_meets_only_what_is_new_to_it(store: Path, tmp_path: Path) -> None:
    """Whoever was swept before is found without a look at what is printed, others with one at theirs."""
    assert swept(store, people(2), tmp_path / "1") == ({"A2"}, 2)
    assert swept(store, people(2), tmp_path / "2") == ({"A2"}, 0)
    assert swept(store, people(1, 3), tmp_path / "3") == ({"A1"}, 0)
    assert swept(store, WHOLE, tmp_path / "4") == ({"A1", "A2"}, 0)
    assert swept(store, people(1, 2, 3), tmp_path / "5") == ({"A1", "A2"}, 0)


@pytest.mark.parametrize("before", [WHOLE, people(1, 2, 3)], ids=["all", "some"])
def test_what_was_printed_before_an_update_is_not_met_again(store: Path, tmp_path: Path, before: Sought) -> None:
    """The one string that came with it is, and whom it ties is found; who was found before still is."""
    assert swept(store, before, tmp_path / "before") == ({"A1", "A2"}, 2)
    updated(store)
    assert swept(store, WHOLE, tmp_path / "after") == ({"A1", "A2", "A3", "A4"}, 1)
    assert swept(store, WHOLE, tmp_path / "again") == ({"A1", "A2", "A3", "A4"}, 0)


def test_nothing_is_taken_from_an_edition_that_is_damaged(store: Path, tmp_path: Path) -> None:
    """All is met anew then, and nobody is lost."""
    swept(store, WHOLE, tmp_path / "before")
    earlier = open_store(store)
    updated(store)
    earlier.works_files()[0].unlink()
    assert swept(store, WHOLE, tmp_path / "after") == ({"A1", "A2", "A3", "A4"}, 3)
