"""A career and who paid in the terminal: the first of it, and how much more there is."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rsscan.render.career import (
    BYLINE,
    acknowledged,
    concurrent,
    first_and_last,
    funder_of,
    listed_first,
    name_of,
    names_of,
    on_lists,
    post_of,
    sources,
    standing,
    stations,
    times,
)
from rsscan.render.in_words import works_in_all
from rsscan.render.language import Language
from rsscan.render.lines import Line, indented, listed
from rsscan.render.told import Told

STATIONS, BESIDE, REMARKS, FUNDERS = 12, 3, 5, 5
"""How many lines of each are shown; the others are counted."""

_LISTED = "bold"
"""How what meets a list looks, which its words say too."""


def career(subject: Told) -> Iterator[RenderableType]:
    """Yield the timeline, what is listed and what is current first; nothing where nothing is known."""
    told, language = subject.part("career"), subject.language
    rows = sorted(stations(subject), key=lambda row: (not row.texts("listed"), not row.flag("current")))
    beside, remarks = listed_first(told.parts("concurrent")), told.sentences("remarks")
    if rows or beside or remarks:
        yield Line(f"\n{language.say('Career')}", style="bold")
    if rows:
        yield indented(_timeline(rows[:STATIONS]), 2)
        yield from _more(len(rows) - STATIONS, language)
    if beside:
        yield Line(language.say("Concurrent affiliations"), style="bold")
        yield from (listed(_beside(one)) for one in beside[:BESIDE])
        yield from _more(len(beside) - BESIDE, language)
    if remarks:
        yield Line(language.say("Remarks on the career"), style="bold")
        yield from (listed(Line(remark)) for remark in remarks[:REMARKS])
        yield from _more(len(remarks) - REMARKS, language)


def _timeline(rows: list[Told]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(max_width=16)
    grid.add_column(ratio=1)
    for row in rows:
        grid.add_row(Line(times(row), style="dim"), _station(row))
    return grid


def _station(row: Told) -> Line:
    language, marked = row.language, on_lists(row)
    line = Line()
    line.append(name_of(row), style=_LISTED if marked else "")
    said = [*standing(row), *(source.said for source in sources(row) if source.what != BYLINE)]
    line.append("".join(f"{language.comma}{part}" for part in filter(None, [post_of(row)])))
    line.append(language.say(" ({said})", said=language.semicolon.join(said)), style="dim")
    line.append(language.say("; {listed}", listed=marked) if marked else "", style=_LISTED)
    return line


def _beside(one: Told) -> Text:
    language, marked = one.language, on_lists(one)
    said = {"name": language.semicolon.join(names_of(one)), "said": language.comma.join(concurrent(one))}
    line = Line(language.say("{name} ({said})", **said))
    return line.append(language.say("; {listed}", listed=marked) if marked else "", style=_LISTED)


def _more(number: int, language: Language) -> Iterator[RenderableType]:
    if number > 0:
        more = language.say("… and {number} more; --format html shows all", number=language.number(number))
        yield indented(Line(more, style="dim"), 2)


def funding(subject: Told) -> Iterator[RenderableType]:
    """Yield who paid in a line or two; nothing where nobody is known to have."""
    money, language = subject.part("funding"), subject.language
    funders = listed_first(money.parts("funders"))
    if not funders:
        return
    shown = language.comma.join(map(_funder, funders[:FUNDERS]))
    if (rest := len(funders) - FUNDERS) > 0:
        shown = language.say("{shown}, and {number} more", shown=shown, number=language.number(rest))
    if years := first_and_last(money):
        said = language.say("Funders {years}: {funders}.", years=years, funders=shown)
    else:
        said = language.say("Funders: {funders}.", funders=shown)
    yield Line(f"\n{language.say('Funding')}", style="bold")
    yield indented(Line(language.space.join((said, acknowledged(money)))), 2)


def _funder(funder: Told) -> str:
    language, works = funder.language, funder.count("works")
    notes = [works_in_all(works, language) if works else sources(funder)[0].said if sources(funder) else ""]
    said = language.semicolon.join(filter(None, (*notes, on_lists(funder))))
    return language.say("{name} ({said})", name=funder_of(funder), said=said) if said else funder_of(funder)
