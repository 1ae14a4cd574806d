"""What ties a subject to listed bodies: in which work, by whose affiliation."""

from dataclasses import dataclass, field

from rsscan.render.pictures.bodies import bodies, work_of
from rsscan.render.told import Told
from rsscan.severity import Relation

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
