"""Boxes in columns, each tied to boxes of the next one: in which order few ties cross, and where each box stands.

The order is found as Sugiyama, Tagawa and Toda do (1981): by turns each column is sorted by where the neighbours of a
box stand on average, and the best of all orders met is kept. It is the same on every run.
"""

from bisect import bisect_right, insort
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)

_TURNS = 12


def ordered(columns: Sequence[Sequence[Node]], ties: Iterable[tuple[Node, Node]]) -> list[list[Node]]:
    """Return the columns, each in an order in which few ties cross."""
    before: dict[Node, list[Node]] = {node: [] for column in columns for node in column}
    after: dict[Node, list[Node]] = {node: [] for column in columns for node in column}
    for left, right in ties:
        after[left].append(right)
        before[right].append(left)
    best = now = [list(column) for column in columns]
    fewest = _crossings(best, after)
    for turn in range(_TURNS):
        if not fewest:
            break
        now = _sorted(now, before) if turn % 2 == 0 else _sorted(now[::-1], after)[::-1]
        if (crossings := _crossings(now, after)) < fewest:
            best, fewest = now, crossings
    return best


def _sorted(columns: list[list[Node]], before: Mapping[Node, Sequence[Node]]) -> list[list[Node]]:
    """Return the columns, each sorted by where its neighbours in the one before stand on average."""
    done = columns[:1]
    for column in columns[1:]:
        place = _places(done[-1])
        middle = {node: sum(place[one] for one in before[node]) / len(before[node]) for node in column}
        done.append(sorted(column, key=middle.__getitem__))
    return done


def _places(column: Sequence[Node]) -> dict[Node, float]:
    return {node: number / len(column) for number, node in enumerate(column)}


def _crossings(columns: Sequence[Sequence[Node]], after: Mapping[Node, Sequence[Node]]) -> int:
    count = 0
    for left, right in pairwise(columns):
        place = _places(right)
        passed: list[float] = []
        for node in left:
            ends = [place[one] for one in after[node]]
            count += sum(len(passed) - bisect_right(passed, end) for end in ends)
            for end in ends:
                insort(passed, end)
    return count


def stacked(column: Sequence[float], between: float, middle: float) -> list[float]:
    """Return where boxes of these heights begin that stand below one another around a middle."""
    top = middle - (sum(column) + between * (len(column) - 1)) / 2
    return [top + sum(column[:number]) + between * number for number in range(len(column))]
