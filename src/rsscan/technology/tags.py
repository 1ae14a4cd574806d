"""What places a work in an area: its topics and its title, each alone or beside another."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from rsscan.publications import Topic, Work
from rsscan.technology.areas import Area, Level, TechnologyList
from rsscan.technology.title import PhraseHit, Title

SECOND_MODEL = date(2026, 10, 6)
"""The day on which OpenAlex replaced every topic; scores before it say next to nothing (a quarter were right)."""

ALONE, BESIDE = 0.9, 0.7
"""Scores from which a topic counts alone (94 of 100 are right) and beside something else (73 of 100)."""

ARTICLES = frozenset(
    {"article", "review", "preprint", "book-chapter", "letter", "proceedings", "proceedings-article", "manuscript"}
)
"""Types of work that are read; records of data sets fill the topics of physics without being about it."""


@dataclass(frozen=True, slots=True)
class TopicHit:
    """A topic of the work that belongs to the area; `caution` says why it does not count alone although it might."""

    topic: Topic
    as_of: date | None
    strength: Level
    caution: str | None = None

    @property
    def saying(self) -> str:
        """What met, in one line."""
        day = f", {self.as_of.isoformat()}" if self.as_of else ""
        return f"topic {self.topic.name or 'without a name'} ({self.topic.id}, score {self.topic.score:.2f}{day})"


Hit = TopicHit | PhraseHit


@dataclass(frozen=True, slots=True)
class Tag:
    """A work lies in an area of a list; `level` is high where something counts alone."""

    list_id: str
    area: Area
    level: Level
    hits: tuple[Hit, ...]

    @property
    def id(self) -> str:
        """How policies and reports refer to the area: `list/area`."""
        return f"{self.list_id}/{self.area.id}"

    @property
    def title(self) -> Mapping[str, str]:
        """The area's title by language."""
        return self.area.title

    @property
    def unverified(self) -> bool:
        """Whether the area's wording was recalled and not read in its source."""
        return self.area.unverified

    @property
    def sayings(self) -> tuple[str, ...]:
        """What met, each in one line."""
        return tuple(hit.saying for hit in self.hits)

    @property
    def named(self) -> str:
        """Which field it is, and how plainly."""
        title = self.title.get("en", self.area.id)
        return f"“{title}” ({self.id}, {self.level.word}{', wording unverified' if self.unverified else ''})"

    @property
    def sentence(self) -> str:
        """Which field it is and what says so, in one sentence."""
        return f"Field {self.named}, by {'; '.join(self.sayings)}."


@dataclass(frozen=True, slots=True)
class Tagging:
    """The tags of a work; `unknown` is the reason, as a sentence, why its field cannot be told."""

    tags: tuple[Tag, ...] = ()
    unknown: str | None = None


def tagged(work: Work, lists: Iterable[TechnologyList]) -> Tagging:
    """Place a work in the areas of some lists; no tag does not say that a work is harmless."""
    if work.type is not None and work.type not in ARTICLES:
        return Tagging(unknown=f"The field is unknown: a work of the type {work.type} is not read for its field.")
    title = Title(work.title or "")
    tags = tuple(tag for each in lists for area in each.areas if (tag := _tag(work, title, each, area)))
    if tags or title.is_readable or any(is_sure(topic, work.topics_as_of) for topic in work.topics):
        return Tagging(tags)
    return Tagging(unknown="The field is unknown: the record has neither a sure topic nor a title that can be read.")


def _tag(work: Work, title: Title, each: TechnologyList, area: Area) -> Tag | None:
    """Return the tag of an area, if something counts alone or two things that may support each other meet.

    Of the two, one must be more than a weak hint: a topic of the first model, one with a caution, or a subfield.
    """
    hits: list[Hit] = [*title.hits(area), *_topics(work, each, area)]
    if not hits:
        return None
    if any(map(_counts_alone, hits)):
        return Tag(each.id, area, Level.HIGH, tuple(hits))
    if any(_support_each_other(one, other) for one, other in combinations(hits, 2)):
        return Tag(each.id, area, Level.MEDIUM, tuple(hits))
    return None


def _support_each_other(one: Hit, other: Hit) -> bool:
    """Whether two things are more than one hint: not both weak, and not two phrases in the same words."""
    if isinstance(one, PhraseHit) and isinstance(other, PhraseHit):
        return any(here.is_apart_from(there) for here, there in product(one.spans, other.spans))
    return not (_is_weak(one) and _is_weak(other))


def _topics(work: Work, each: TechnologyList, area: Area) -> Iterator[TopicHit]:
    """Yield the topics of the work that belong to an area, with what speaks against each."""
    for topic in work.topics:
        if topic.score is None or topic.score < BESIDE:
            continue
        strength = area.topics.get(topic.id)
        caution = each.cautions.get(topic.id)
        if strength is None and topic.id not in each.misfiled:
            strength = area.subfields.get(topic.subfield or "")
            caution = caution or "only its subfield belongs to the area"
        if strength is None:
            continue
        if not _is_second_model(work.topics_as_of):
            caution = "its topics are of OpenAlex's first model, or of a day that is not known"
        yield TopicHit(topic, work.topics_as_of, strength, caution)


def _counts_alone(hit: Hit) -> bool:
    if isinstance(hit, PhraseHit):
        return hit.strength is Level.HIGH
    return hit.strength is Level.HIGH and hit.caution is None and (hit.topic.score or 0) >= ALONE


def _is_weak(hit: Hit) -> bool:
    return isinstance(hit, TopicHit) and hit.caution is not None


def _is_second_model(day: date | None) -> bool:
    return day is not None and day >= SECOND_MODEL


def is_sure(topic: Topic, day: date | None) -> bool:
    """Whether a topic says something: of the second model, with a score at which most are right."""
    return _is_second_model(day) and (topic.score or 0) >= BESIDE
