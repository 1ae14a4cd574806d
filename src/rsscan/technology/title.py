"""Which phrases of an area stand in a title, and where."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rsscan.technology.areas import Area, Level
from rsscan.technology.phrases import folded, forms, is_readable


class Span(NamedTuple):
    """A stretch of the title, counted in its letters without the spaces."""

    start: int
    end: int

    def is_inside(self, other: "Span") -> bool:
        """Whether the other stretch covers this one."""
        return other.start <= self.start and self.end <= other.end

    def is_apart_from(self, other: "Span") -> bool:
        """Whether the two share no letter."""
        return self.end <= other.start or other.end <= self.start


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


class Title:
    """A title as phrases are looked for in it."""

    def __init__(self, text: str) -> None:
        self._words = folded(text)
        self._letters = self._words.replace(" ", "")
        self._heads = {*self._words.split(), *self._letters}
        self.is_readable = is_readable(self._letters)

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
        for form in forms(phrase):
            text = self._words if form.startswith(" ") else self._letters
            length = len(form.replace(" ", ""))
            at = text.find(form)
            while at >= 0:
                start = at - text.count(" ", 0, at)
                yield Span(start, start + length)
                at = text.find(form, at + 1)
