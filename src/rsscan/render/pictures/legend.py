"""What the signs of a timeline mean."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from rsscan.render.pictures.lettering import ems
from rsscan.render.pictures.svg import SMALL, WIDTH, path, shape, small

SQUARE = "m-5.5 -5.5h11v11h-11z"
DASH = "m-6 0h12"

_LEADING = 18


def legend(signs: Iterable[tuple[str, str, str]]) -> tuple[list[Element], float]:
    """Return signs, each a class, a shape and its meaning, in lines; and how high they are."""
    x, y, drawn = 0.0, 8.0, list[Element]()
    for class_, form, meaning in signs:
        wide = 14 + ems(meaning) * SMALL
        if x and x + wide > WIDTH:
            x, y = 0, y + _LEADING
        drawn += [path(shape(x + 6, y, form), class_=class_), small(x + 16, y + 4, meaning)]
        x += wide + 20
    return drawn, y + _LEADING
