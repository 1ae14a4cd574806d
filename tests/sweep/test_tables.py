"""The tables that a sweep reads a store through: what is read does not depend on how much fits in memory."""

from pathlib import Path

import pytest

from rsscan.sources.snapshot.store import Store, open_store
from rsscan.sweep.memory import Memory
from rsscan.sweep.tables import tables_of
from tests.sources.snapshot.stores import store_of
from tests.sweep.worlds import line, work

WIDE, LINES, BYTES = 60, 400, 1_000
"""Works, the lines of each, and bytes of what is printed on a line: 24 MB of bylines, parsed 120 MB."""

MEMORY = 100
"""Megabytes in which that cannot be parsed at once."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store of works of many authors with long affiliations, of which one in each is its own, and of one of two."""
    long = "Department of Physics " * (BYTES // 22)
    works = [
        work(number, *(line(1000 * number + at, f"{long}, {number if at == 7 else ''}") for at in range(LINES)))
        for number in range(1, WIDE + 1)
    ]
    folder = tmp_path_factory.mktemp("wide")
    return open_store(store_of(folder, [*works, work(900, line(1, "Paris"), line(2, "Rome"))]))


@pytest.mark.parametrize("concerned", [range(WIDE + 1), range(0, WIDE, 2), [3]], ids=["all", "half", "one"])
def test_works_of_very_many_authors_side_by_side_are_read_in_little_memory(
    store: Store, tmp_path: Path, concerned: "list[int] | range"
) -> None:
    """Every line of each is read, though they would not fit in memory together; and none twice when others follow."""
    with tables_of(store, tmp_path, MEMORY, 1) as tables:
        tables.put("concerned", ((place,) for place in concerned))
        for _ in range(2):
            tables.read_concerned(concerned)
            read = dict(tables.rows("SELECT place, count(*) FROM line WHERE whole GROUP BY place"))
            assert set(read) == set(concerned)
            assert set(read.values()) <= {LINES, 2}
            with_own = "SELECT DISTINCT place FROM printed WHERE text SIMILAR TO '.*(, \\d+|Paris|Rome)'"
            assert {place for (place,) in tables.rows(with_own)} == set(concerned)
        tables.read_all()
        tables.execute("SET memory_limit = '1GB'")
        assert list(tables.rows("SELECT count(*) FROM line WHERE whole")) == [(WIDE * LINES + 2,)]


def test_what_was_met_is_kept_though_it_hardly_fits_in_memory(store: Store, tmp_path: Path) -> None:
    """As many affiliations as memory holds are kept for the next sweep, which would meet them all anew otherwise."""
    with tables_of(store, tmp_path, MEMORY, 1) as tables:
        made = "md5(each::VARCHAR) || md5('x' || each) FROM range(600_000) AS r(each)"
        tables.execute(f"INSERT INTO read_text SELECT {made}")
        tables.execute("INSERT INTO read_work FROM range(100_000)")
        Memory(store, ()).keep(tables, whole=False, linked=True)
    again = Memory(store, ())
    with tables_of(store, tmp_path / "again", MEMORY, 1) as tables:
        again.recall(tables, linked=True)
        counted = "SELECT (SELECT count(*) FROM read_text), (SELECT count(*) FROM read_work)"
        assert list(tables.rows(counted)) == [(600_000, 100_000)]
