"""Elements of a figure. Text goes through the XML library alone, which escapes it."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from xml.etree.ElementTree import Element, tostring

from markupsafe import Markup

from rsscan.render.language import Language
from rsscan.render.told import Told

LETTERS = 12
"""Size of letters in a picture."""

SMALL = 10.5
"""Size of letters of lesser things."""

WIDTH = 900
"""Width of a picture; it is as high as it must be."""

Row = Sequence[str]


def tag(name: str, *inside: str | Element, **attributes: str | float) -> Element:
    """Return an element; an underscore in the name of an attribute is a hyphen, one at its end is dropped."""
    made = Element(name, {key.rstrip("_").replace("_", "-"): _value(value) for key, value in attributes.items()})
    for one in inside:
        if isinstance(one, Element):
            made.append(one)
        else:
            made.text = one
    return made


def _value(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def line(x: float, y: float, text: str, **attributes: str | float) -> Element:
    """Return a line of text in letters of the ordinary size."""
    return tag("text", text, x=x, y=y, **attributes)


def small(x: float, y: float, text: str, **attributes: str | float) -> Element:
    """Return a line of text in small letters."""
    return tag("text", text, x=x, y=y, font_size=SMALL, class_="small", **attributes)


def path(*pieces: str, class_: str) -> Element:
    """Return many lines or shapes of one kind as one element."""
    return tag("path", d="".join(pieces), class_=class_)


def shape(x: float, y: float, relative: str) -> str:
    """Return a shape around a point."""
    return f"M{at(x, y)}{relative}"


def at(*numbers: float) -> str:
    """Return coordinates as they stand in a path."""
    return " ".join(map(_value, numbers))


def anchor(subject: Told, picture: str) -> str:
    """Return what the identifiers of a subject's picture begin with, which no other subject's have."""
    place = subject.part("location")
    who = "\n".join((subject.text("id"), place.text("file"), place.text("line")))
    return f"{picture}-{sha256(who.encode()).hexdigest()[:12]}"


def figure(
    prefix: str, title: str, description: str, height: float, drawn: Iterable[Element], table: Sequence[Element],
    language: Language,
) -> Markup:  # fmt: skip
    """Return a picture with its title, and the same as a table below it."""
    picture = tag(
        "svg",
        tag("title", title, id=f"{prefix}-title"),
        tag("desc", description, id=f"{prefix}-desc"),
        *drawn,
        role="img",
        aria_labelledby=f"{prefix}-title {prefix}-desc",
        viewBox=f"0 0 {WIDTH} {_value(height)}",
        width=WIDTH,
        height=height,
        font_size=LETTERS,
        fill="currentColor",
    )
    told = tag("details", tag("summary", language.say("The same as a table")), *table)
    whole = tag("figure", picture, tag("figcaption", title), told, class_="picture")
    return Markup(tostring(whole, encoding="unicode", short_empty_elements=False))  # noqa: S704, escaped by the library


def table(caption: str, heads: Row, rows: Iterable[Row]) -> Element:
    """Return a table."""
    head = tag("tr", *(tag("th", name, scope="col") for name in heads))
    body = (tag("tr", *(tag("td", cell) for cell in row)) for row in rows)
    return tag("table", tag("caption", caption), tag("thead", head), tag("tbody", *body))
