"""Works by year as bars: those of very many authors stand apart, on top and hollow."""

from collections import Counter
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from rsscan.render.language import Language
from rsscan.render.pictures.axis import LEFT, RIGHT, Axis
from rsscan.render.pictures.lettering import spaced
from rsscan.render.pictures.svg import SMALL, at, path, small
from rsscan.render.pictures.years import Counted

HIGH = 118
"""How high the bars are with the numbers above them."""

NAMES = 18
"""How high the years below them are."""

_TALLEST = 96
_BROADEST = 44
_FEW = 4
"""So many works stand as high as can be, where no year has more: one work is no tower."""


def bars(years: Mapping[int | None, Counted], along: Axis, base: float, language: Language) -> Iterator[Element]:
    """Yield the bars with their numbers above and the years below."""
    works, crowded = Counter[int](), Counter[int]()
    for year, counted in years.items():
        works[along.span(year)] += counted.works
        crowded[along.span(year)] += counted.crowded
    unit = _TALLEST / max(_FEW, *works.values(), 0)
    wide = min(along.room * 0.7, _BROADEST)
    plain = {span: (works[span] - crowded[span]) * unit for span in works}
    yield path(*(_bar(along.middle(span), base, wide, high) for span, high in plain.items() if high), class_="works")
    hollow = (_bar(along.middle(s), base - plain[s], wide, many * unit) for s, many in crowded.items() if many)
    yield path(*hollow, class_="crowded")
    yield path(f"M{at(LEFT, base)}H{at(RIGHT)}", class_="axis")
    for span in sorted(works):
        yield from _centred([(along.middle(span), language.number(works[span]))], base - works[span] * unit - 5)
    undated = [(along.middle(along.spans), language.say("no date"))] if along.undated else []
    yield from _centred([*along.names(), *undated], base + 14)


def _bar(middle: float, base: float, wide: float, high: float) -> str:
    return f"M{at(middle - wide / 2, base)}v{at(-high)}h{at(wide)}v{at(high)}z"


def _centred(labels: list[tuple[float, str]], y: float) -> Iterator[Element]:
    return (small(x, y, text, text_anchor="middle") for x, text in spaced(labels, SMALL))
