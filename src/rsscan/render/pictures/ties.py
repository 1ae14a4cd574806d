"""What ties a subject to listed bodies: in which work, by whose affiliation; and which boxes a picture of it has.

Boxes are bounded in number: what has none of its own stands together with others.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from rsscan.render.pictures.bodies import bodies, work_of
from rsscan.render.told import Told
from rsscan.severity import Relation

MOST_WORKS, MOST_PEOPLE, MOST_BODIES = 12, 24, 10

Node = tuple[str, ...]
"""A column, and the keys of those for whom one box in it stands."""

START: Node = ("subject",)
"""The box of the subject, alone in its column."""

Tie = tuple[str, str, str]
"""The keys of a work, of whose affiliation it is, and of a body."""


@dataclass(frozen=True, slots=True)
class Named:
    """What is written of a thing: its name, and something smaller below it."""

    name: str
    below: str = ""


@dataclass(slots=True)
class Ties:
    """All ties of a subject, and what is written of what they tie; the latest works come first.

    `unnamed` are those of `people` who are no author of their own, but the subject or a funder.
    """

    works: dict[str, Named] = field(default_factory=dict)
    people: dict[str, Named] = field(default_factory=dict)
    bodies: dict[str, Named] = field(default_factory=dict)
    unnamed: dict[str, None] = field(default_factory=dict)
    rows: dict[Tie, None] = field(default_factory=dict)


def ties(subject: Told) -> Ties:
    """Return the ties that the findings on a subject tell of."""
    told, days = Ties(), dict[str, str]()
    for number, body in enumerate(bodies(subject).values()):
        told.bodies[str(number)] = Named(body.name, body.lists)
        for finding, piece in body.evidence():
            work, who = work_of(piece), _who(finding, piece)
            days[work] = piece.text("date")
            told.works.setdefault(work, Named(piece.text("title") or work, piece.day("date")))
            told.people.setdefault(who, _named(finding, piece))
            if not piece.part("coauthor"):
                told.unnamed[who] = None
            told.rows[work, who, str(number)] = None
    told.works = {work: told.works[work] for work in sorted(told.works, key=lambda work: days[work], reverse=True)}
    return told


def _who(finding: Told, piece: Told) -> str:
    """Return what tells whoever has the affiliation from others."""
    person = piece.part("coauthor")
    known = person.text("orcid") or person.text("id") or person.text("name")
    line = f"{work_of(piece)} {piece.text('position')}" if person else ""
    return known or line or finding.text("relation")


def _named(finding: Told, piece: Told) -> Named:
    language, relation = finding.language, finding.text("relation")
    if person := piece.part("coauthor"):
        return Named(person.text("name") or language.say("(no name)"))
    if relation == Relation.FUNDER.word:
        return Named(language.say("funder of the work"))
    return Named(language.say("own affiliation") if relation == Relation.OWN.word else relation)


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
