"""A career and who paid in Markdown, all of it."""

from collections.abc import Iterator

from rsscan.render.career import (
    acknowledged,
    award_of,
    concurrent,
    funder_of,
    name_of,
    names_of,
    on_lists,
    post_of,
    sources,
    standing,
    stations,
    times,
    years_of,
)
from rsscan.render.marks import address, code, escaped
from rsscan.render.told import Told


def career_block(subject: Told) -> str:
    """Return the timeline, what lies beside each other in it and what is remarked; empty where nothing is known."""
    told, say = subject.part("career"), subject.language.say
    beside, remarks = told.parts("concurrent"), told.sentences("remarks")
    text = _part(say("Career"), [_station(row) for row in stations(subject)], told.sentence("current_rule"))
    text += _part(say("Concurrent affiliations"), [_beside(one) for one in beside])
    return text + _part(say("Remarks on the career"), [[escaped(remark)] for remark in remarks])


def funding_block(subject: Told) -> str:
    """Return every funder with its years and awards; empty where nobody is known to have paid."""
    money, say = subject.part("funding"), subject.language.say
    return _part(say("Funding"), [_funder(funder) for funder in money.parts("funders")], acknowledged(money))


def _part(heading: str, rows: list[list[str]], below: str = "") -> str:
    """Return items below a heading, each with what stands below it in turn; empty where there is none."""
    items = "".join(f"- {head}\n" + "".join(f"  - {row}\n" for row in rest) for head, *rest in rows)
    end = f"\n{escaped(below)}\n" if below else ""
    return f"\n**{heading}**\n\n{items}{end}" if rows else ""


def _station(row: Told) -> list[str]:
    when, post = escaped(times(row)), filter(None, (name_of(row), post_of(row)))
    body = code(row.language.comma.join(post))
    what = escaped(row.language.comma.join(standing(row)))
    head = row.language.say("{years}: {body}, {what}", years=when, body=body, what=what)
    return [head, *_listed(row), *_places(row)]


def _beside(one: Told) -> list[str]:
    said = escaped(one.language.comma.join(concurrent(one)))
    head = one.language.say("{name} ({said})", name=one.language.semicolon.join(map(code, names_of(one))), said=said)
    return [head, *_listed(one), *_places(one)]


def _funder(funder: Told) -> list[str]:
    years = escaped(funder.language.comma.join(years_of(funder)))
    name = code(funder_of(funder))
    head = funder.language.say("{name}: {years}", name=name, years=years) if years else name
    awards = funder.parts("awards")
    named = [funder.language.say("award: {award}", award=code(said)) for one in awards if (said := award_of(one))]
    return [head, *_listed(funder), *named, *_places(funder)]


def _listed(told: Told) -> Iterator[str]:
    if lists := on_lists(told):
        yield f"**{escaped(lists)}**"


def _places(told: Told) -> Iterator[str]:
    for source in sources(told):
        yield " ".join((escaped(source.said), *map(_place, source.places)))


def _place(place: str) -> str:
    found = address(place)
    return found if found.startswith("<") else code(place)
