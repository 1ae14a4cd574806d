"""What is told of a career and of who paid, in the words that all forms for people have in common."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rsscan.render.in_words import works_in_all
from rsscan.render.language import Language
from rsscan.render.told import Told

BYLINE = "byline"
"""The kind of source that a printed affiliation has, which needs not be said beside."""

RECORD = "ORCID record"
"""The kind of source of which the day is that of the last change."""

CURRENT = 3
"""Bodies that are named where a subject is shown in a few lines."""


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of source that says something, with who put it in and when, and the places where it stands there."""

    what: str
    said: str
    places: tuple[str, ...]


def stations(subject: Told) -> list[Told]:
    """Return the timeline of a subject."""
    return subject.part("career").parts("stations")


def name_of(station: Told) -> str:
    """Return what a body of a timeline is called, as far as anybody says."""
    body = station.part("body")
    return _named(body) or station.text("text") or _known(body, station.language)


def funder_of(funder: Told) -> str:
    """Return what a body that paid is called."""
    body = funder.part("body")
    return _named(body) or _known(body, funder.language)


def names_of(concurrent: Told) -> list[str]:
    """Return what the bodies at one time are called."""
    return [_named(body) or _known(body, concurrent.language) for body in concurrent.parts("bodies")]


def _named(body: Told) -> str:
    return body.text("name")


def _known(body: Told, language: Language) -> str:
    return body.text("ror") or body.text("id") or language.sentence("a body without a name")


def times(station: Told) -> str:
    """Return when somebody was somewhere: from when until when, or in which years, as far as it is told."""
    if between := spanned(station):
        return between
    return station.language.comma.join(_runs(station.counts("years"))) or station.language.say("no dates")


def spanned(told: Told) -> str:
    """Return from when until when something was; empty where nothing is told."""
    begin, end, say = told.day("from"), told.day("to"), told.language.say
    if begin and end:
        return begin if begin == end else say("{begin} to {end}", begin=begin, end=end)
    if begin:
        return say("from {begin}", begin=begin)
    return say("until {end}", end=end) if end else ""


def _runs(years: list[int]) -> Iterator[str]:
    """Yield years on end as one."""
    ordered = sorted(set(years))
    breaks = [0, *(at for at, (one, other) in enumerate(pairwise(ordered), 1) if other - one > 1), len(ordered)]
    for start, end in pairwise(breaks) if ordered else ():
        first, last = ordered[start], ordered[end - 1]
        yield str(first) if first == last else f"{first}-{last}"


def post_of(station: Told) -> str:
    """Return what somebody was there, in which part of the body and where, as far as it is told."""
    place = station.text("city"), station.part("body").text("country")
    return station.language.comma.join(filter(None, (station.text("role"), station.text("department"), *place)))


def standing(station: Told) -> Iterator[str]:
    """Yield what kind of tie it is, whether it is current, and how many works print it."""
    yield station.sentence("kind")
    if station.flag("current"):
        yield station.language.say("current")
    if works := station.count("works"):
        yield works_in_all(works, station.language)


def on_lists(told: Told) -> str:
    """Return which entries of lists a body meets; empty where it meets none."""
    entries = told.texts("listed")
    return told.language.say("on a list: {entries}", entries=told.language.comma.join(entries)) if entries else ""


def sources(told: Told) -> list[Source]:
    """Return where something is said, one for each kind of source, asserter and day of a change."""
    places: dict[tuple[str, str], list[str]] = {}
    for attested in told.parts("attested"):
        places.setdefault((attested.text("what"), _said(attested)), []).append(attested.text("place"))
    return [Source(*said, tuple(dict.fromkeys(filter(None, each)))) for said, each in places.items()]


def _said(attested: Told) -> str:
    """Return what kind of source it is, who put it in, and since when a record says it; a paper has its own day."""
    say, said = attested.language.say, attested.sentence("what")
    if attested.text("by") == "person":
        said = say("{source}, asserted by the person", source=said)
    elif attested.text("by") == "organization":
        said = say("{source}, asserted by {name}", source=said, name=attested.text("by_name") or say("an organization"))
    changed = attested.day("on") if attested.text("what") == RECORD else ""
    return say("{source}, last changed {day}", source=said, day=changed) if changed else said


def concurrent(one: Told) -> Iterator[str]:
    """Yield what lies beside each other, when, and on how many works."""
    yield one.sentence("on")
    yield spanned(one) or one.language.say("no dates")
    if works := one.count("works"):
        yield works_in_all(works, one.language)


def listed_first(rows: list[Told]) -> list[Told]:
    """Return rows with those that meet a list first, else as they stand."""
    return sorted(rows, key=lambda row: not row.texts("listed"))


def years_of(funder: Told) -> Iterator[str]:
    """Yield the years in which works acknowledge a funder, with how many do."""
    for row in funder.parts("years"):
        year = row.text("year") or funder.language.say("undated")
        yield funder.language.say("{year} ({works})", year=year, works=funder.language.number(row.count("works")))


def acknowledged(money: Told) -> str:
    """Return how many of the works name anybody who paid."""
    of, language = money.count("of"), money.language
    works = works_in_all(of, language)
    return language.say("{number} of {works} acknowledge a funder.", number=money.count("works"), works=works)


def first_and_last(money: Told) -> str:
    """Return from when until when works acknowledge money; empty where none of them has a year."""
    years = [row.count("year") for funder in money.parts("funders") for row in funder.parts("years")]
    known = sorted(filter(None, years))
    return next(_runs(list(range(known[0], known[-1] + 1)))) if known else ""


def award_of(award: Told) -> str:
    """Return the number and the title of an award, as far as they are told."""
    return award.language.comma.join(filter(None, (award.text("number") or award.text("id"), award.text("title"))))


def current(subject: Told) -> str:
    """Return where somebody is now, in a few words; empty where nothing is known of it."""
    language = subject.language
    names = list(dict.fromkeys(map(_marked, listed_first([row for row in stations(subject) if row.flag("current")]))))
    if not names:
        return ""
    shown, rest = language.comma.join(names[:CURRENT]), len(names) - CURRENT
    if rest > 0:
        return language.say("Current: {bodies}, and {number} more", bodies=shown, number=language.number(rest))
    return language.say("Current: {bodies}", bodies=shown)


def _marked(station: Told) -> str:
    if lists := on_lists(station):
        return station.language.say("{name} ({said})", name=name_of(station), said=lists)
    return name_of(station)
