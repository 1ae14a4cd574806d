"""Which numbers stand in which file: folders by day of change, parts of a size, and what an edition moves."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

LARGEST = 400_000
"""Records in the largest part of the real snapshot."""

OLD_FOLDERS = ("2026-06-23", "2026-06-09", "2026-03-18", "2025-12-04", "2025-11-06")
SHARES = (0.40, 0.15, 0.20, 0.15, 0.10)
"""What each folder holds of the works; the real ones are as uneven."""

NEW_FOLDERS = ("2026-09-21", "2026-09-22")
"""Where the second edition puts what changed, and what is new."""

INSTITUTIONS_FOLDER = "2026-05-02"

DATES = {1: "2026-06-24", 2: "2026-09-23"}
"""The day of an edition's manifests."""

_CHANGED_SHARE = 10
"""Of so many works in a changing folder one changes."""


@dataclass(frozen=True, slots=True)
class World:
    """What a made snapshot is of: two equal worlds are written as equal bytes."""

    works: int
    seed: int = 1
    edition: int = 1
    widest: int = 5_000
    """Most authorships of one work."""

    @property
    def new(self) -> int:
        """Works that come with the second edition; their numbers follow those of the first."""
        return self.works // 20 if self.edition > 1 else 0

    @property
    def communities(self) -> int:
        """Groups of fifty authors who write together; four works have one author more."""
        return max(self.works // 200, 4)

    @property
    def institutions(self) -> int:
        """Institutions where authors work."""
        return min(max(self.works // 200, 80), 5_000)


@dataclass(frozen=True, slots=True)
class Part:
    """One file: an entity's records with numbers from `low` to `high`, as far as they are `which`."""

    entity: str
    folder: str
    number: int
    low: int
    high: int
    which: str = "all"

    @property
    def stem(self) -> str:
        """The file below its format, without an ending."""
        return f"{self.entity}/updated_date={self.folder}/part_{self.number:04d}"


def work_parts(world: World, size: int) -> Iterator[Part]:
    """Yield the files of works; even folders are the same in each edition."""
    for at, (folder, (low, high)) in enumerate(zip(OLD_FOLDERS, _ranges(world), strict=True)):
        yield from _cut("works", folder, low, high, size, "kept" if world.edition > 1 and at % 2 else "all")
    if world.edition > 1:
        # Chance gives a little more than the share at times, so the cut is finer than it need be.
        wide = size * _CHANGED_SHARE * 2 // 3
        pieces = [(at, min(at + wide, high)) for low, high in changed_parts(world) for at in range(low, high, wide)]
        for number, (low, high) in enumerate(pieces):
            yield Part("works", NEW_FOLDERS[0], number, low, high, "changed")
        yield from _cut("works", NEW_FOLDERS[1], world.works, world.works + world.new, size, "all")


def changed_parts(world: World) -> list[tuple[int, int]]:
    """Return the ranges of works of which the second edition changes some and deletes some: odd folders."""
    return _ranges(world)[1::2]


def _ranges(world: World) -> list[tuple[int, int]]:
    ends = [round(world.works * share) for share in accumulate(SHARES)]
    return list(pairwise([0, *ends[:-1], world.works]))


def author_parts(world: World, highest: int, size: int) -> Iterator[Part]:
    """Yield the files of authors, in two folders; a new edition counts works anew and so dates all anew."""
    old, new = (OLD_FOLDERS[0], OLD_FOLDERS[2]) if world.edition == 1 else NEW_FOLDERS
    half = highest // 2
    size = min(20 * size, LARGEST)  # a record is shorter
    yield from _cut("authors", old, 0, half, size, "all")
    yield from _cut("authors", new, half, highest + 1, size, "all")


def _cut(entity: str, folder: str, low: int, high: int, size: int, which: str) -> Iterator[Part]:
    for number, at in enumerate(range(low, high, size)):
        yield Part(entity, folder, number, at, min(at + size, high), which)
