"""Works by year as bars: those of very many authors stand apart, on top and hollow."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from rsscan.render.language import Language
from rsscan.render.pictures.axis import LEFT, RIGHT, Axis
from rsscan.render.pictures.lettering import spaced
from rsscan.render.pictures.svg import SMALL, at, path, small
from rsscan.render.pictures.years import Counted

NAMES = 18
"""How high the years below them are."""

_TALLEST = 96
_NUMBERS = 22
_BROADEST = 44
_FEW = 4
"""So many works stand as high as can be, where no year has more: one work is no tower."""


@dataclass(frozen=True, slots=True)
class Bars:
    """Works by the spans of an axis; `crowded` of them have very many authors."""

    along: Axis
    works: Counter[int]
    crowded: Counter[int]

    @property
    def height(self) -> float:
        """How high they are with the numbers above them."""
        return max(self.works.values(), default=0) * self._unit + _NUMBERS

    @property
    def _unit(self) -> float:
        return _TALLEST / max(_FEW, *self.works.values(), 0)

    def drawn(self, base: float, language: Language) -> Iterator[Element]:
        """Yield the bars that stand on a line, with their numbers above and the years below."""
        along, unit = self.along, self._unit
        wide = min(along.room * 0.7, _BROADEST)
        plain = {span: (works - self.crowded[span]) * unit for span, works in self.works.items()}
        solid = (_bar(along.middle(span), base, wide, high) for span, high in plain.items() if high)
        hollow = (
            _bar(along.middle(span), base - plain[span], wide, many * unit)
            for span, many in self.crowded.items() if many
        )  # fmt: skip
        yield path(*solid, class_="works")
        yield path(*hollow, class_="crowded")
        yield path(f"M{at(LEFT, base)}H{at(RIGHT)}", class_="axis")
        for span, works in sorted(self.works.items()):
            yield from _centred([(along.middle(span), language.number(works))], base - works * unit - 5)
        undated = [(along.middle(along.spans), language.say("no date"))] if along.undated else []
        yield from _centred([*along.names(), *undated], base + 14)


def bars(years: Mapping[int | None, Counted], along: Axis) -> Bars:
    """Return the bars of works by year."""
    works, crowded = Counter[int](), Counter[int]()
    for year, counted in years.items():
        works[along.span(year)] += counted.works
        crowded[along.span(year)] += counted.crowded
    return Bars(along, works, crowded)


def _bar(middle: float, base: float, wide: float, high: float) -> str:
    return f"M{at(middle - wide / 2, base)}v{at(-high)}h{at(wide)}v{at(high)}z"


def _centred(labels: list[tuple[float, str]], y: float) -> Iterator[Element]:
    return (small(x, y, text, text_anchor="middle") for x, text in spaced(labels, SMALL))
