"""What an institution has written together with listed bodies: with which, when, and in which fields."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rsscan.evidence import Evidence, work_evidence
from rsscan.finding import Finding
from rsscan.matching import Match
from rsscan.publications import Authorship, Institution, RorIds, Work
from rsscan.severity import Confidence, Relation
from rsscan.terms import Terms

NEWEST = 3
"""Joint works that are named for a partner; how many there are is said beside."""


@dataclass(frozen=True, slots=True)
class Partner:
    """A listed body with the joint works that a byline confirms, the newest first."""

    list_id: str
    entry: str
    name: str
    works: tuple[Work, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """Joint works of one year, None is that of undated works; `of` all works of the institution, None if not known."""

    year: int | None
    works: int
    of: int | None


@dataclass(frozen=True, slots=True)
class Field:
    """Joint works in a field: a technology of a list, or the first topic that OpenAlex gives a work."""

    kind: str
    id: str
    name: str
    works: int


@dataclass(frozen=True, slots=True)
class Joint:
    """The joint works in the window that begins on `since`, counted; a work with two listed bodies is one work.

    `of` is how many works the institution has from the year of that day on, None where nobody counted them.
    """

    institution: Institution
    since: date | None
    works: int = 0
    of: int | None = None
    by_year: tuple[Year, ...] = ()
    by_field: tuple[Field, ...] = ()
    partners: tuple[Partner, ...] = ()


def own_lines(body: Institution, work: Work) -> tuple[Authorship, ...]:
    """Return the lines of a byline that were resolved to the body or to one below it."""
    return tuple(line for line in work.authorships if body.id and line.is_at(body.id))


def joint_evidence(
    work: Work, body: Institution, itself: Iterable[Match], terms: Terms, rors: RorIds
) -> Iterator[Evidence]:
    """Yield what the lines of a byline meet, those of the institution too: one may name a listed body beside it.

    What the institution meets `itself` says nothing new on its own lines.
    """
    own = own_lines(body, work)
    known = {(match.list_id, match.entry.id) for match in itself}
    for piece in work_evidence(work, (), terms, rors):
        if piece.link.relation is Relation.COAUTHOR and not (
            piece.authorship in own and (piece.match.list_id, piece.match.entry.id) in known
        ):
            yield piece


def joint_of(body: Institution, found: Sequence[Finding], output: Mapping[int, int] | None, terms: Terms) -> Joint:
    """Count the joint works among the findings; one that is only possible is shown and not counted."""
    partners = tuple(sorted(filter(None, map(_partner, found)), key=lambda one: (-len(one.works), one.entry)))
    joint = {work.id: work for partner in partners for work in partner.works}
    total = max(sum(output.values()), len(joint)) if output is not None else None
    return Joint(
        institution=body,
        since=terms.window_from,
        works=len(joint),
        of=total,
        by_year=_by_year(joint.values(), output or {}),
        by_field=_by_field(found),
        partners=partners,
    )


def _counts(piece: Evidence) -> bool:
    judged = piece.in_window and piece.match.confidence >= Confidence.PROBABLE
    return judged and piece.link.relation is Relation.COAUTHOR


def _partner(finding: Finding) -> Partner | None:
    """Return the body of a finding with its joint works, newest first; the evidence is in that order."""
    works = {piece.work.id: piece.work for piece in finding.evidence if piece.work and _counts(piece)}
    entry = finding.match.entry
    return Partner(finding.match.list_id, entry.id, entry.name, tuple(works.values())) if works else None


def _by_year(joint: Iterable[Work], output: Mapping[int, int]) -> tuple[Year, ...]:
    years = Counter(work.published.year if work.published else None for work in joint)
    every = sorted({*years, *output}, key=lambda year: (year is None, year or 0))
    return tuple(Year(year, years[year], output.get(year) if year and output else None) for year in every)


def _by_field(found: Iterable[Finding]) -> tuple[Field, ...]:
    """Return the fields of the joint works: those of technology lists, then topics, those of the most works first."""
    works: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    joint = [(piece.work, piece.tagging) for one in found for piece in one.evidence if piece.work and _counts(piece)]
    for work, tagging in joint:
        for tag in tagging.tags:
            works["technology", tag.id, tag.title.get("en", tag.area.id)].add(work.id)
        for topic in work.topics[:1]:
            works["topic", topic.id, topic.name or topic.id].add(work.id)
    fields = [Field(*key, len(ids)) for key, ids in works.items()]
    return tuple(sorted(fields, key=lambda field: (field.kind == "topic", -field.works, field.id)))
