"""For each listed body a lane below the years: when works tie to it, and from when until when it was listed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element

from rsscan.render.language import Language
from rsscan.render.pictures.axis import LEFT, RIGHT, Axis
from rsscan.render.pictures.bodies import Body
from rsscan.render.pictures.lettering import ems, fitted, spaced
from rsscan.render.pictures.svg import LETTERS, SMALL, at, line, path, shape, small, tag
from rsscan.render.pictures.years import Dated, Evidence, day, together

DIAMOND = "m0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z"
"""The mark of works with evidence."""

MOST = 8
"""How many lanes there are; the last of them then stands for all further bodies."""

_NAMES = LEFT - 16
_MOST_LISTINGS = 3
_MARKS = 33
_LISTING = 19
_LEADING = 15


@dataclass(frozen=True, slots=True)
class Lane:
    """What stands in one lane."""

    name: str
    below: str
    evidence: Dated
    listings: Sequence[tuple[str, date | None, date | None]]
    """What is said of the days on which it was listed, and these days."""

    @property
    def rows(self) -> list[str]:
        """The lines of the name."""
        return fitted(self.name, _NAMES / LETTERS, 2)

    @property
    def height(self) -> float:
        """How high it is."""
        named = _LEADING * (len(self.rows) + bool(self.below)) + 10
        return max(named, _MARKS + _LISTING * len(self.listings) + 6)

    def drawn(self, along: Axis, top: float, language: Language) -> Iterator[Element]:
        """Yield the lane."""
        yield path(f"M{at(0, top)}H{at(RIGHT)}", class_="between")
        below = fitted(self.below, _NAMES / SMALL)[0]
        written = [line(0, top + 18 + _LEADING * number, row) for number, row in enumerate(self.rows)]
        is_cut = (self.name, self.below) != (" ".join(self.rows), below)
        told = [tag("title", f"{self.name} · {self.below}")] if is_cut else []
        yield tag("g", *told, *written, small(0, top + 18 + _LEADING * len(self.rows), below))
        yield from self._marks(along, top, language)
        for number, listing in enumerate(self.listings):
            yield from _listing(*listing, along, top + _MARKS + _LISTING * (number + 0.7))

    def _marks(self, along: Axis, top: float, language: Language) -> Iterator[Element]:
        spans: dict[int, Evidence] = defaultdict(Evidence)
        for year, evidence in self.evidence.items():
            spans[along.span(year)].add(evidence)
        for is_listed, class_ in ((True, "then"), (False, "not-then")):
            marks = [shape(along.middle(s), top + 22, DIAMOND) for s, e in spans.items() if e.is_listed == is_listed]
            yield path(*marks, class_=class_)
        counts = [(along.middle(span), language.number(len(spans[span].works))) for span in sorted(spans)]
        yield from (small(x, top + 13, text, text_anchor="middle") for x, text in spaced(counts, SMALL))


def _listing(said: str, begin: date | None, until: date | None, along: Axis, y: float) -> Iterator[Element]:
    """Yield the days on which a body was listed as a line, and above it what is said of them."""
    start, end = along.day(begin) if begin else LEFT, along.day(until) if until else along.now
    (said,) = fitted(said, (RIGHT - LEFT) / SMALL)
    wide = ems(said) * SMALL
    yield small(max(min(start + 4, RIGHT - wide), LEFT), y - 6, said)
    if begin or until:
        ticks = [f"M{at(x, y - 4)}v8" for x, one in ((start, begin), (end, until)) if one and along.has(one)]
        yield path(*ticks, class_="listed")
        yield path(f"M{at(start, y)}H{at(end)}", class_="listed" if begin else "listed unsure")


def lanes(tied: Sequence[tuple[Body, Dated]], language: Language) -> Iterator[Lane]:
    """Yield the lanes of bodies in their order."""
    shown = len(tied) if len(tied) <= MOST else MOST - 1
    for body, evidence in tied[:shown]:
        yield Lane(body.name, body.lists, evidence, list(_listings(body, language)))
    if rest := tied[shown:]:
        name = language.counted("{number} more listed body", "{number} more listed bodies", len(rest))
        yield Lane(name, "", together(evidence for _, evidence in rest), ())


def _listings(body: Body, language: Language) -> Iterator[tuple[str, date | None, date | None]]:
    lists: dict[tuple[str, str], dict[str, None]] = {}
    for finding in body.findings:
        days = finding.text("listed_from"), finding.text("listed_until")
        lists.setdefault(days, {})[finding.text("list")] = None
    shown = len(lists) if len(lists) <= _MOST_LISTINGS else _MOST_LISTINGS - 1
    for (begin, until), ids in list(lists.items())[:shown]:
        yield _said(", ".join(ids), begin, until, language), day(begin), day(until)
    if rest := len(lists) - shown:
        yield language.counted("{number} more, in the table", "{number} more, in the table", rest), None, None


def _said(lists: str, begin: str, until: str, language: Language) -> str:
    days = {"lists": lists, "begin": language.day(begin), "until": language.day(until)}
    if begin and until:
        return language.say("on {lists} from {begin} until {until}", **days)
    if begin:
        return language.say("on {lists} from {begin}", **days)
    if until:
        return language.say("on {lists} until {until}", **days)
    return language.say("on {lists}; the day of listing is not known", **days)
