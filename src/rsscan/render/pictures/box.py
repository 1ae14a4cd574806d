"""A box in a picture of links: what it says, and a shape by which its kind is known without colour."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from rsscan.render.pictures.lettering import fitted
from rsscan.render.pictures.svg import LETTERS, SMALL, at, line, path, small, tag
from rsscan.render.pictures.ties import Named

WIDTHS = {"subject": 124, "work": 200, "author": 160, "body": 200}
"""How wide the boxes of each kind are; the kinds stand in this order."""

_ROWS = {"subject": 4, "work": 2, "author": 1, "body": 2}
_LEADING = 15
_PADDING = 7
_FOLD = 9


@dataclass(frozen=True, slots=True)
class Box:
    """A box, the lines that there is room for in it, and where its upper left corner is."""

    kind: str
    named: Named
    rows: list[str]
    below: list[str]
    left: float
    top: float = 0

    @property
    def width(self) -> float:
        """How wide it is."""
        return WIDTHS[self.kind]

    @property
    def height(self) -> float:
        """How high it is, with all its lines."""
        return 2 * _PADDING + _LEADING * (len(self.rows) + len(self.below)) - 2

    @property
    def middle(self) -> float:
        """At which height lines meet it."""
        return self.top + self.height / 2

    def drawn(self) -> Element:
        """Return the box; what is not written in full is told when one points at it."""
        x, y = self.left + _PADDING + 3, self.top + _PADDING + 10
        written = [line(x, y + _LEADING * number, row) for number, row in enumerate(self.rows)]
        written += [small(x, y + _LEADING * len(self.rows), row) for row in self.below]
        full = [part for part in (self.named.name, self.named.below) if part]
        is_cut = full != [" ".join(self.rows), *self.below]
        told = [tag("title", " · ".join(full))] if is_cut else []
        return tag("g", *told, *self._outline(), *written, class_=self.kind)

    def _outline(self) -> list[Element]:
        """Return the shape: works have a folded corner, authors round ends, bodies a bar at their left."""
        x, y, wide, high = self.left, self.top, self.width, self.height
        if self.kind == "work":
            fold = f"M{at(x, y)}h{at(wide - _FOLD)}l{at(_FOLD, _FOLD)}v{at(high - _FOLD)}h{at(-wide)}z"
            return [path(fold, f"M{at(x + wide - _FOLD, y)}v{at(_FOLD)}h{at(_FOLD)}", class_="box")]
        corner = {"author": high / 2, "subject": 6}.get(self.kind, 0)
        outline = tag("rect", x=x, y=y, width=wide, height=high, rx=corner, class_="box")
        bar = tag("rect", x=x, y=y, width=4, height=high, class_="bar")
        return [outline, bar] if self.kind == "body" else [outline]


def box(kind: str, named: Named, left: float) -> Box:
    """Return a box of a kind that stands so far from the left."""
    room = WIDTHS[kind] - 2 * _PADDING - 6
    below = fitted(named.below, room / SMALL) if named.below else []
    return Box(kind, named, fitted(named.name, room / LETTERS, _ROWS[kind]), below, left)
