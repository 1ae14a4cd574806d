"""What of a picture is where, as a reader's browser would place it."""

from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from rsscan.render.pictures import links, timeline
from rsscan.render.pictures.lettering import ems
from rsscan.render.told import Told
from tests.render import made, pictured


class Area(NamedTuple):
    """Where something stands in a picture."""

    left: float
    top: float
    right: float
    bottom: float
    what: str

    def meets(self, other: "Area") -> bool:
        """Whether both cover a point."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def drawn(subject: dict[str, Any], **asked: Any) -> list[Element]:
    """Return both pictures of a subject."""
    told = pictured.report(**asked)
    found = [draw(Told(subject, language=told.language), told) for draw in (timeline, links)]
    return [fromstring(picture) for picture in found if picture is not None]


def labels(picture: Element) -> list[Area]:
    """Return where every text stands, as broad as letters may be."""
    found = []
    for text in picture.iter("text"):
        size = float(text.get("font-size", 12))
        wide, x, y = ems(text.text or "") * size, float(text.get("x", 0)), float(text.get("y", 0))
        left = x - wide / 2 if text.get("text-anchor") == "middle" else x
        if text.text:
            found.append(Area(left, y - 0.8 * size, left + wide, y + 0.2 * size, text.text))
    return found


def boxes(picture: Element) -> list[tuple[Area, list[Area]]]:
    """Return the boxes of a picture of links with the labels in each."""
    found = []
    for group in picture.iter("g"):
        outline, texts = group.find("*[@class='box']"), labels(group)
        if outline is None:
            continue
        if outline.tag == "rect":
            left, top, wide, high = (float(outline.attrib[name]) for name in ("x", "y", "width", "height"))
        else:
            start, right, _, down, *_ = (
                outline.attrib["d"].replace("l9 9", "l").replace("h", "v").replace("l", "v").split("v")
            )
            left, top = map(float, start.removeprefix("M").split())
            wide, high = float(right) + 9, float(down) + 9
        found.append((Area(left, top, left + wide, top + high, group.get("class", "")), texts))
    return found


def size(picture: Element) -> tuple[float, float]:
    """Return the width and height of a picture."""
    svg = next(picture.iter("svg"))
    _, _, wide, high = map(float, svg.attrib["viewBox"].split())
    return wide, high


def rows(picture: Element) -> list[tuple[str, ...]]:
    """Return the rows of all tables of a figure."""
    return [tuple("".join(cell.itertext()) for cell in row) for row in picture.iter("tr")]


MANY = [
    pictured.values(1, works=1, bodies=1, first=2024),
    pictured.values(5),
    pictured.values(50, works=20),
    pictured.values(50, works=3, bodies=14, first=1964),
    pictured.values(200, works=1, first=2023),
    pictured.values(200, works=40, bodies=40, first=1900),
    pictured.values(50, more=f" {'W' * 300} {made.HOSTILE}"),
    pictured.values(50, more=" 大学" * 40),
]
"""Subjects with 1, 5, 50 and 200 authors, works of 3 to 60 years and more, and names without end."""
