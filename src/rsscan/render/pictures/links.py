"""The links from a subject to listed bodies: works with evidence, whose affiliation it is, and the bodies."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from markupsafe import Markup

from rsscan.render.language import Language
from rsscan.render.pictures.box import WIDTHS, Box, box
from rsscan.render.pictures.layers import ordered, stacked
from rsscan.render.pictures.svg import WIDTH, anchor, at, figure, path, small, table
from rsscan.render.pictures.ties import Named, Node, Ties, gathered, ties
from rsscan.render.told import Told

_HEAD = 26
_BETWEEN = 9
_EDGE = 1
_AISLE = (WIDTH - 2 * _EDGE - sum(WIDTHS.values())) / (len(WIDTHS) - 1)


def links(subject: Told, report: Told) -> Markup | None:
    """Return the picture of a subject's links; None where it has none."""
    told = ties(subject)
    if not told.rows:
        return None
    language = report.language
    columns, pairs = gathered(told)
    boxes = _placed(subject, told, ordered(columns, pairs), language)
    drawn = [*_heads(language), _lines(pairs, boxes), *(one.drawn() for one in boxes.values())]
    height = max(one.top + one.height for one in boxes.values()) + _EDGE
    title = language.say("Works, authors and listed bodies that the findings tie together")
    rows = [_table(told, language)]
    return figure(anchor(subject, "links"), title, _description(told, language), height, drawn, rows, language)


def _placed(subject: Told, told: Ties, columns: list[list[Node]], language: Language) -> dict[Node, Box]:
    """Return the boxes of all columns, each column around the middle of the highest."""
    boxes, left = dict[Node, Box](), float(_EDGE)
    laid = []
    for kind, column in zip(WIDTHS, columns, strict=True):
        laid.append([box(kind, _named(subject, told, node, language), left) for node in column])
        left += WIDTHS[kind] + _AISLE
    heights = [[one.height for one in column] for column in laid]
    middle = _HEAD + max(sum(column) + _BETWEEN * (len(column) - 1) for column in heights) / 2
    for column, row, high in zip(columns, laid, heights, strict=True):
        for node, one, top in zip(column, row, stacked(high, _BETWEEN, middle), strict=True):
            boxes[node] = replace(one, top=top)
    return boxes


def _named(subject: Told, told: Ties, node: Node, language: Language) -> Named:
    kind, *keys = node
    if kind == "subject":
        return Named(subject.text("name") or subject.text("id"))
    things: Mapping[str, Named] = {"work": told.works, "author": told.people, "body": told.bodies}[kind]
    if len(keys) == 1:
        return things[keys[0]]
    if kind == "work":
        return Named(language.counted("{number} work", "{number} works", len(keys)))
    if kind == "author":
        return Named(language.counted("{number} author", "{number} authors", len(keys)))
    return Named(language.counted("{number} more listed body", "{number} more listed bodies", len(keys)))


def _heads(language: Language) -> Iterator[Element]:
    said = (
        language.say("Subject"),
        language.say("Works with evidence"),
        language.say("Whose affiliation"),
        language.say("Listed bodies"),
    )
    left = float(_EDGE)
    for kind, head in zip(WIDTHS, said, strict=True):
        yield small(left, 12, head)
        left += WIDTHS[kind] + _AISLE


def _lines(pairs: Iterable[tuple[Node, Node]], boxes: Mapping[Node, Box]) -> Element:
    curves = []
    for start, end in pairs:
        x, y, goal, height = (
            boxes[start].left + boxes[start].width,
            boxes[start].middle,
            boxes[end].left,
            boxes[end].middle,
        )
        half = (x + goal) / 2
        curves.append(f"M{at(x, y)}C{at(half, y, half, height, goal, height)}")
    return path(*curves, class_="tie")


def _description(told: Ties, language: Language) -> str:
    return language.say(
        "{works} with evidence, {authors}, {bodies}. The table below has every link.",
        works=language.counted("{number} work", "{number} works", len(told.works)),
        authors=language.counted(
            "{number} author or own affiliation", "{number} authors or own affiliations", len(told.people)
        ),
        bodies=language.counted("{number} listed body", "{number} listed bodies", len(told.bodies)),
    )


def _table(told: Ties, language: Language) -> Element:
    heads = [
        language.say("Work"), language.say("Date"), language.say("Whose affiliation"),
        language.say("Listed body"), language.say("Lists"),
    ]  # fmt: skip
    rows = [
        (told.works[work].name, told.works[work].below, told.people[who].name, told.bodies[body].name,
         told.bodies[body].below)
        for work, who, body in told.rows
    ]  # fmt: skip
    return table(language.say("Every link of the picture"), heads, rows)
