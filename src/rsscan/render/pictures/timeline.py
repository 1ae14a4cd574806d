"""The timeline of a subject: works by year, and for each listed body works that tie to it, and when it was listed."""

from collections.abc import Iterable, Iterator
from datetime import date
from xml.etree.ElementTree import Element

from markupsafe import Markup

from rsscan.render.language import Language
from rsscan.render.pictures.axis import RIGHT, Axis, axis
from rsscan.render.pictures.bars import NAMES, bars
from rsscan.render.pictures.lanes import DIAMOND, lanes
from rsscan.render.pictures.lettering import ems
from rsscan.render.pictures.svg import SMALL, WIDTH, anchor, at, figure, path, shape, small, tag
from rsscan.render.pictures.timeline_words import Years, bodies_table, crowded_words, described, years_table
from rsscan.render.pictures.years import Evidence, counted_years, day, tied_years, together, window
from rsscan.render.told import Told

SQUARE = "m-5.5 -5.5h11v11h-11z"
DASH = "m-6 0h12"
"""Signs of the legend, beside those of the lanes."""

_ABOVE = 18
"""Room for what is said of the window."""

_LEADING = 18


def timeline(subject: Told, report: Told) -> Markup | None:
    """Return the picture of a subject's works by year; None where there is none."""
    language, years, tied = report.language, counted_years(subject), tied_years(subject)
    evidence = together(dated for _, dated in tied)
    told = {*years, *evidence}
    as_of = day(report.part("run").text("as_of"))
    dated = [year for year in told if year]
    if not dated:
        return None
    along = axis(dated, None in told, as_of)
    since = window(subject, report)
    drawn, head = _legend(_signs(subject, along, years, [one for _, part in tied for one in part.values()]))
    standing = bars(years, along)
    base = head + standing.height + (_ABOVE if since else 0)
    drawn += standing.drawn(base, language)
    top = base + NAMES + 8
    for lane in lanes(tied, language):
        drawn += lane.drawn(along, top, language)
        top += lane.height
    if since and as_of:
        drawn[:0] = _window(along, since, as_of, (head, top), language)
    title = language.say("Works by year, and when the listed bodies concerned were listed")
    tables = [years_table(subject, years, evidence, language)]
    tables += [bodies_table(tied, language)] if tied else []
    return figure(anchor(subject, "years"), title, described(years, evidence, language), top, drawn, tables, language)


def _signs(subject: Told, along: Axis, years: Years, marks: list[Evidence]) -> Iterator[tuple[str, str, str]]:
    """Yield the signs that the picture has, with what they mean."""
    language = subject.language
    joined = language.counted("works, {number} year a bar", "works, {number} years a bar", along.length)
    yield "works", SQUARE, joined if along.length > 1 else language.say("works")
    if any(counted.crowded for counted in years.values()):
        yield "crowded", SQUARE, crowded_words(subject, language)
    if any(mark.is_listed for mark in marks):
        yield "then", DIAMOND, language.say("works with evidence, the body being listed when they appeared")
    if any(not mark.is_listed for mark in marks):
        yield (
            "not-then",
            DIAMOND,
            language.say("works with evidence, the body not being listed then, or it is not known"),
        )
    if any(finding.text("listed_from") or finding.text("listed_until") for finding in subject.parts("findings")):
        yield "listed", DASH, language.say("while it is listed")


def _legend(signs: Iterable[tuple[str, str, str]]) -> tuple[list[Element], float]:
    """Return signs, each a class, a shape and its meaning, in lines; and how high they are."""
    x, y, drawn = 0.0, 8.0, list[Element]()
    for class_, form, meaning in signs:
        wide = 14 + ems(meaning) * SMALL
        if x and x + wide > WIDTH:
            x, y = 0, y + _LEADING
        drawn += [path(shape(x + 6, y, form), class_=class_), small(x + 16, y + 4, meaning)]
        x += wide + 20
    return drawn, y + _LEADING


def _window(along: Axis, since: date, until: date, span: tuple[float, float], language: Language) -> Iterator[Element]:
    """Yield what lies behind the years that are judged."""
    (top, bottom), left = span, along.day(since)
    said = language.say("judged: from {day} on", day=language.day(since.isoformat()))
    yield tag("rect", x=left, y=top, width=along.day(until) - left, height=bottom - top, class_="window")
    yield path(f"M{at(left, top)}V{at(bottom)}", class_="since")
    yield small(min(left + 5, RIGHT - ems(said) * SMALL), top + 12, said)
