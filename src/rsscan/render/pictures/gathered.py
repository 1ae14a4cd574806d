"""Which boxes a picture of links has, bounded in number: what has no box of its own stands together with others."""

from collections.abc import Hashable, Iterable, Mapping
from itertools import pairwise

from rsscan.render.pictures.ties import Ties

MOST_WORKS, MOST_PEOPLE, MOST_BODIES = 12, 24, 10

Node = tuple[str, ...]
"""A column, and the keys of those for whom one box in it stands."""

START: Node = ("subject",)
"""The box of the subject, alone in its column."""


def gathered(ties: Ties) -> tuple[list[list[Node]], list[tuple[Node, Node]]]:
    """Return four columns of boxes and the pairs of boxes that are tied."""
    works = _bounded("work", [[key] for key in ties.works], MOST_WORKS)
    bodies = _bounded("body", [[key] for key in ties.bodies], MOST_BODIES)
    people = _bounded("author", _alike(ties, works, bodies), MOST_PEOPLE)
    pairs: dict[tuple[Node, Node], None] = {}
    for work, who, body in ties.rows:
        through = START, works[work], people[who], bodies[body]
        pairs.update(dict.fromkeys(pairwise(through)))
    columns = [[START], *(list(dict.fromkeys(column.values())) for column in (works, people, bodies))]
    return columns, list(pairs)


def _alike(ties: Ties, works: Mapping[str, Node], bodies: Mapping[str, Node]) -> list[list[str]]:
    """Return people, each alone where there is room, else together the authors of the same works and bodies."""
    if len(ties.people) <= MOST_PEOPLE:
        return [[key] for key in ties.people]
    tied: dict[str, set[Node]] = {key: set() for key in ties.people}
    for work, who, body in ties.rows:
        tied[who] |= {works[work], bodies[body]}
    groups: dict[Hashable, list[str]] = {}
    for who, ends in tied.items():
        if who not in ties.unnamed:
            groups.setdefault(frozenset(ends), []).append(who)
    return [*([who] for who in ties.unnamed), *sorted(groups.values(), key=len, reverse=True)]


def _bounded(column: str, groups: Iterable[list[str]], most: int) -> dict[str, Node]:
    """Return the box of each key; the last of as many boxes as there may be stands for all further groups."""
    listed = list(groups)
    if len(listed) > most:
        listed[most - 1 :] = [[key for group in listed[most - 1 :] for key in group]]
    return {key: (column, *group) for group in listed for key in group}
