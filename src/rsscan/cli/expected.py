"""`rsscan batch --dry-run`: what a run would cost, said before anything is spent."""

import math
import sys

from rsscan.cli.options import ScanOptions
from rsscan.cli.run import api_key, mailto, registries
from rsscan.inputs.roster import Roster
from rsscan.sources import service
from rsscan.sources.estimate import DOLLARS, FREE_BUDGET, NO_BUDGET, Range, Stage, stages, total


def expected(roster: Roster, options: ScanOptions) -> None:
    """Print how many calls, credits, dollars and minutes the roster would take."""
    named = [person for person in roster.people if person.id is None]
    said = sys.stdout.write
    count = len(roster.people)
    said(f"{count:,} {'person' if count == 1 else 'persons'}, {len(named):,} of them without an identifier.\n")
    if options.source != "openalex" or options.offline:
        said("Nothing is asked over the network, so it costs nothing.\n")
        return
    key, others = api_key(), registries(options)
    asked = [each for each in (service.orcid(), service.crossref(mailto())) if each.name in others]
    names = sum(len(person.names) for person in named)
    parts = tuple(stages(count - len(named), names, (service.openalex(key), *asked), options.indirect))
    rows = [_row(part) for part in (*parts, total(parts))]
    heading = ("", "calls", "credits", "dollars", "minutes")
    widths = [max(len(row[at]) for row in (heading, *rows)) for at in range(len(heading))]
    for name, *cells in (heading, *rows):
        figures = "  ".join(cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))
        said(f"{name.ljust(widths[0])}  {figures}\n")
    budget, whose = (FREE_BUDGET, "a free key") if key else (NO_BUDGET, "no key")
    days = math.ceil(total(parts).credits.most / budget)
    said(
        f"A day with {whose} has {budget:,} credits, so {days:,} {'day is' if days == 1 else 'days are'} needed at "
        "most; --resume goes on the next day. Answers in the cache cost nothing.\n"
    )


def _row(part: Stage) -> tuple[str, ...]:
    cost = part.credits
    money = f"{cost.least * DOLLARS:,.2f}–{cost.most * DOLLARS:,.2f}"
    return part.name, _range(part.calls), _range(cost), money, _range(part.minutes)


def _range(one: Range) -> str:
    least, most = math.floor(one.least), math.ceil(one.most)
    return f"{least:,}–{most:,}" if least != most else f"{most:,}"
