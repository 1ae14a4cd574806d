"""What a policy may ask of a link between a subject and a listed body, and how the link answers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from rsscan.period import Period
from rsscan.severity import Confidence, Ladder, Relation
from rsscan.technology import Area, Level, Tag
from rsscan.watchlist import Effect

_DAY = timedelta(days=1)


class Listed(StrEnum):
    """Whether a body was on its list when a work appeared, or is on the day of the scan."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Link:
    """The facts of one piece of evidence that a policy may look at.

    `latest` is the last day on which it may have been published, where that is later than `published`. `authors` is how
    many lines the byline has, None for what is not a paper; `tags` are the fields of technology that the work lies in,
    as far as anything says so.
    """

    list_id: str
    effect: Effect
    country: str | None
    relation: Relation
    ladder: Ladder
    confidence: Confidence
    published: date | None
    as_of: date
    latest: date | None = None
    listed: Listed = Listed.UNKNOWN
    listed_today: Listed = Listed.UNKNOWN
    authors: int | None = None
    tags: tuple[Tag, ...] = ()


class Question(NamedTuple):
    """One thing that a rule asks of a link: its key in a policy's file, what it asks for, and how a link answers.

    `yes` returns links that differ from one in this answer alone, and give the one that is asked for.
    """

    key: str
    asked: str
    fits: Callable[[Link], bool]
    answer: Callable[[Link], str]
    yes: Callable[[Link], tuple[Link, ...]]

    @property
    def words(self) -> str:
        """The question as one reads it."""
        return f"{self.key.replace('_', ' ')} {self.asked}"


@dataclass(frozen=True, slots=True)
class Condition:
    """When a rule fits; an empty field asks nothing.

    What is not known fits as the worst that it may be: a work without a date fits every question about its date but
    those that would make it old, a link without a number of authors is on no long byline. `fields` are references to
    technology lists (`un-2321-11`) or to one area of them (`un-2321-11/un-nuclear`).
    """

    lists: frozenset[str] = frozenset()
    effects: frozenset[Effect] = frozenset()
    countries: frozenset[str] = frozenset()
    relations: frozenset[Relation] = frozenset()
    ladders: frozenset[Ladder] = frozenset()
    confidences: frozenset[Confidence] = frozenset()
    listed: frozenset[Listed] = frozenset()
    listed_today: frozenset[Listed] = frozenset()
    fields: frozenset[str] = frozenset()
    field_level: Level = Level.MEDIUM
    published_from: date | None = None
    published_before: date | None = None
    newer_than: Period | None = None
    older_than: Period | None = None
    authors_over: int | None = None
    authors_up_to: int | None = None
    questions: tuple[Question, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Lay out what is asked, once."""
        object.__setattr__(self, "questions", (*_of_kind(self), *_of_fields(self), *_of_date(self), *_of_authors(self)))

    def __reduce__(self) -> tuple[type["Condition"], tuple[Any, ...]]:
        """Go to another process as what it was made of; there it is laid out anew."""
        return Condition, tuple(getattr(self, each.name) for each in fields(self) if each.init)

    def fits(self, link: Link) -> bool:
        """Whether every question that is asked is answered with yes."""
        return all(question.fits(link) for question in self.questions)

    def has(self, tag: Tag) -> bool:
        """Whether a field of a work is one that is asked for."""
        return not self.fields.isdisjoint((tag.list_id, tag.id)) and tag.level >= self.field_level


def _of_kind(when: Condition) -> Iterator[Question]:
    """Yield what is asked of the entry, the relation and the match: to be one of some words."""
    asked: tuple[tuple[str, str, frozenset[Any]], ...] = (
        ("list", "list_id", when.lists),
        ("effect", "effect", when.effects),
        ("country", "country", when.countries),
        ("relation", "relation", when.relations),
        ("ladder", "ladder", when.ladders),
        ("confidence", "confidence", when.confidences),
        ("listed_at_publication", "listed", when.listed),
        ("listed_today", "listed_today", when.listed_today),
    )
    return (_one_of(key, attribute, values) for key, attribute, values in asked if values)


def _one_of(key: str, attribute: str, values: frozenset[Any]) -> Question:
    ordered = sorted(values)
    return Question(
        key,
        " or ".join(map(_word, ordered)),
        lambda link: getattr(link, attribute) in values,
        lambda link: _word(getattr(link, attribute)),
        lambda link: tuple(replace(link, **{attribute: value}) for value in ordered),
    )


def _word(value: Any) -> str:
    return "unknown" if value is None else str(getattr(value, "word", value))


def _of_fields(when: Condition) -> Iterator[Question]:
    if when.fields:
        fields = " or ".join(sorted(when.fields))
        yield Question(
            "field",
            f"{fields} at level high" if when.field_level is Level.HIGH else fields,
            lambda link: any(when.has(tag) for tag in link.tags),
            lambda link: ", ".join(f"{tag.id} ({tag.level.word})" for tag in link.tags) or "none known",
            lambda link: tuple(replace(link, tags=(*link.tags, _tag(one))) for one in sorted(when.fields)),
        )


def _tag(reference: str) -> Tag:
    """Return a plain tag of a list or area."""
    list_id, _, area = reference.partition("/")
    return Tag(list_id, Area(area, {"en": area}), Level.HIGH, ())


def _of_date(when: Condition) -> Iterator[Question]:
    """Yield what is asked of the date: whether it may be so, and of age, whether it must be."""
    start, end, young, old = when.published_from, when.published_before, when.newer_than, when.older_than

    def asks(key: str, what: object, fits: Callable[[Link], bool], day: Callable[[Link], date]) -> Question:
        return Question(
            key, str(what), fits, _told_date, lambda link: (replace(link, published=day(link), latest=None),)
        )

    if start:
        yield asks("published_from", start, lambda link: _latest(link) >= start, lambda _: start)
    if end:
        yield asks("published_before", end, lambda link: (link.published or date.min) < end, lambda _: _day_before(end))
    if young:
        since = young.before
        yield asks("newer_than", young, lambda link: _latest(link) >= since(link.as_of), lambda link: since(link.as_of))
    if old:
        until = old.before
        yield asks(
            "older_than",
            old,
            lambda link: _latest(link) < until(link.as_of),
            lambda link: _day_before(until(link.as_of)),
        )


def _day_before(day: date) -> date:
    return max(day, date.min + _DAY) - _DAY


def _latest(link: Link) -> date:
    return link.latest or link.published or date.max


def _told_date(link: Link) -> str:
    if link.published is None:
        return "of an unknown date"
    return f"{link.published} to {link.latest}" if link.latest not in {None, link.published} else str(link.published)


def _of_authors(when: Condition) -> Iterator[Question]:
    """Yield what is asked of the number of authors; a link without one is on no long byline."""
    over, most = when.authors_over, when.authors_up_to
    if over is not None:
        more = over + 1
        yield Question(
            "authors_over",
            str(over),
            lambda link: (link.authors or 0) > over,
            _told_authors,
            lambda link: (replace(link, authors=more),),
        )
    if most is not None:
        yield Question(
            "authors_up_to",
            str(most),
            lambda link: (link.authors or 0) <= most,
            _told_authors,
            lambda link: (replace(link, authors=most),),
        )


def _told_authors(link: Link) -> str:
    return "no paper" if link.authors is None else f"{link.authors} authors"
