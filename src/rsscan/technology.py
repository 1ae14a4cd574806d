"""Which sensitive fields of technology a work lies in, by its topics and its title, and what says so.

A tag may raise a grade and never lower it: where nothing meets, the field is not known to be harmless, and where there
is nothing to read, that is said.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from functools import cache
from html import unescape
from itertools import combinations, product
from typing import NamedTuple

from rsscan.publications import Topic, Work

SECOND_MODEL = date(2026, 10, 6)
"""The day on which OpenAlex replaced every topic; scores before it say next to nothing (a quarter were right)."""

ALONE, BESIDE = 0.9, 0.7
"""Scores from which a topic counts alone (94 of 100 are right) and beside something else (73 of 100)."""

ARTICLES = frozenset({"article", "review", "preprint", "book-chapter", "letter", "proceedings", "proceedings-article"})
"""Types of work that are read; records of data sets fill the topics of physics without being about it."""


class Level(IntEnum):
    """How plainly a work lies in an area, and how plainly a topic or a phrase names one."""

    MEDIUM = 1
    HIGH = 2

    @property
    def word(self) -> str:
        """The level as lists and reports write it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Keyword:
    """A phrase that a title of the area may hold."""

    phrase: str
    strength: Level


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A longer phrase that means another thing than the keyword in it."""

    phrase: str
    why: str


@dataclass(frozen=True, slots=True)
class Area:
    """One field of an official list; `topics` and `subfields` are strengths by OpenAlex id.

    `heads` are the places of keywords by how they begin, so that a title is looked through for few of them.
    """

    id: str
    title: Mapping[str, str]
    topics: Mapping[str, Level] = field(default_factory=dict)
    subfields: Mapping[str, Level] = field(default_factory=dict)
    keywords: tuple[Keyword, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    unverified: bool = False
    heads: Mapping[str, tuple[int, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the keywords by how they begin."""
        heads: dict[str, tuple[int, ...]] = {}
        for at, keyword in enumerate(self.keywords):
            for head in {_head(form) for form in _forms(keyword.phrase)[1]}:
                heads[head] = (*heads.get(head, ()), at)
        object.__setattr__(self, "heads", heads)


@dataclass(frozen=True, slots=True)
class TechnologyList:
    """An official list of fields; `cautions` say by topic why it never counts alone.

    `misfiled` topics are filed under a wrong subfield, which then says nothing of them; by themselves they count.
    `unverified` says that wording was recalled and not read in the source.
    """

    id: str
    title: Mapping[str, str]
    authority: str
    source_url: str
    edition: str
    areas: tuple[Area, ...]
    cautions: Mapping[str, str] = field(default_factory=dict)
    misfiled: frozenset[str] = frozenset()
    unverified: bool = False
    sha256: str = ""


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


class Span(NamedTuple):
    """A stretch of the title, as its words stand with spaces between them or, for scripts without, run together."""

    is_spaced: bool
    start: int
    end: int

    def is_inside(self, other: "Span") -> bool:
        """Whether the other stretch covers this one."""
        return self.is_spaced == other.is_spaced and other.start <= self.start and self.end <= other.end

    def is_apart_from(self, other: "Span") -> bool:
        """Whether the two share no letter."""
        return self.is_spaced != other.is_spaced or self.end <= other.start or other.end <= self.start


@dataclass(frozen=True, slots=True)
class PhraseHit:
    """A phrase of the area that stands in the title, and where in it."""

    phrase: str
    strength: Level
    spans: tuple[Span, ...]

    @property
    def saying(self) -> str:
        """What met, in one line."""
        return f"“{self.phrase}” in the title"


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


@dataclass(frozen=True, slots=True)
class Tagging:
    """The tags of a work; `unknown` is the reason, as a sentence, why its field cannot be told."""

    tags: tuple[Tag, ...] = ()
    unknown: str | None = None


def tagged(work: Work, lists: Iterable[TechnologyList]) -> Tagging:
    """Place a work in the areas of some lists; no tag does not say that a work is harmless."""
    if work.type is not None and work.type not in ARTICLES:
        return Tagging(unknown=f"The field is unknown: a work of the type {work.type} is not read for its field.")
    title = _Title(work.title or "")
    tags = tuple(tag for each in lists for area in each.areas if (tag := _tag(work, title, each, area)))
    if tags or title.is_readable or any(_is_sure(topic, work.topics_as_of) for topic in work.topics):
        return Tagging(tags)
    return Tagging(unknown="The field is unknown: the record has neither a sure topic nor a title that can be read.")


def _tag(work: Work, title: "_Title", each: TechnologyList, area: Area) -> Tag | None:
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


def _is_sure(topic: Topic, day: date | None) -> bool:
    return _is_second_model(day) and (topic.score or 0) >= BESIDE


_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")
_BETWEEN = re.compile(r"[\W_]+")
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_READ = re.compile(r"[a-z\u3040-\u30ff\u3400-\u9fff]")
"""Letters of the scripts that phrases are written in."""


def _folded(text: str) -> str:
    """Return the words of a text in lower case with one space around each, without markup and marks."""
    text = unicodedata.normalize("NFKC", unescape(_MARKUP.sub("", text))).casefold()
    return f" {_BETWEEN.sub(' ', text).strip()} "


@cache
def _forms(phrase: str) -> tuple[bool, tuple[str, ...]]:
    """Return whether a phrase is of words with spaces, and how it may stand: such words whole, also in the plural.

    Japanese has no spaces between words, and writes the signs between them or not.
    """
    folded = _folded(phrase)
    if _SPACELESS.search(folded):
        return False, (folded.replace(" ", ""),)
    word = folded.rstrip()
    plural = f"{word[:-1]}ies " if word.endswith("y") else f"{word}s "
    return True, (folded, plural)


def _head(form: str) -> str:
    """Return the first word of words with spaces around them, and else the first letter."""
    first = next(iter(form.split()), "")
    return first if form.startswith(" ") else first[:1]


class _Title:
    """A title as phrases are looked for in it."""

    def __init__(self, text: str) -> None:
        self._words = _folded(text)
        self._letters = self._words.replace(" ", "")
        self._heads = {*self._words.split(), *self._letters}
        self.is_readable = 2 * len(_READ.findall(self._letters)) > sum(map(str.isalpha, self._letters))

    def hits(self, area: Area) -> Iterator[PhraseHit]:
        """Yield the phrases of an area in the title, but for what stands only inside an exclusion."""
        heads = self._heads & area.heads.keys()
        if not heads:
            return
        begun = sorted({at for head in heads for at in area.heads[head]})
        met = [(area.keywords[at], spans) for at in begun if (spans := tuple(self._spans(area.keywords[at].phrase)))]
        excluded = [span for each in area.exclusions for span in self._spans(each.phrase)] if met else []
        for keyword, found in met:
            spans = tuple(span for span in found if not any(map(span.is_inside, excluded)))
            if spans:
                yield PhraseHit(keyword.phrase, keyword.strength, spans)

    def _spans(self, phrase: str) -> Iterator[Span]:
        is_spaced, forms = _forms(phrase)
        text, edge = (self._words, 1) if is_spaced else (self._letters, 0)
        for form in forms:
            at = text.find(form)
            while at >= 0:
                yield Span(is_spaced, at + edge, at + len(form) - edge)
                at = text.find(form, at + 1)
