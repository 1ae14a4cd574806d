"""How a finding came about, step by step: from the printed string to the severity and the rules that nearly fitted.

It is read from the JSON values of a report, so that a saved report and a fresh one read alike.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple

from rich.table import Table

from rsscan.render.chain import graded, met
from rsscan.render.in_words import decisive, disposed
from rsscan.render.language import Language
from rsscan.render.lines import Line
from rsscan.render.told import Told


class Step(NamedTuple):
    """One step of the chain: its name and what is said of it, a row each."""

    name: str
    rows: list[str]


def chain(report: Told, finding: Told, known: Collection[str] = ()) -> Table:
    """Return the chain of a finding's decisive evidence, numbered, to be printed as wide as there is room.

    `known` are addresses that are links on a terminal.
    """
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", no_wrap=True, style="dim")
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    for number, step in enumerate(steps(report, finding), 1):
        grid.add_row(str(number), step.name, Line("\n".join(step.rows), known=known))
    return grid


def steps(report: Told, finding: Told) -> Iterator[Step]:
    """Yield the steps of the decisive evidence in order; the last names what the report lacks, if anything."""
    evidence, language = finding.parts("evidence"), finding.language
    piece = decisive(evidence)
    listed = next((one for one in report.parts("lists") if one.text("id") == finding.text("list")), Told(None))
    yield Step(language.say("printed"), list(met.printed(piece, len(evidence), language)))
    yield Step(language.say("read as"), list(met.read(piece, language)))
    yield Step(language.say("listed"), list(met.listed(finding, piece, listed)))
    yield Step(language.say("rung"), list(met.rung(finding, piece)))
    yield Step(language.say("score"), list(met.score(piece, language)))
    yield Step(language.say("confidence"), list(met.confidence(finding, piece)))
    yield Step(language.say("asked"), list(graded.asked(report, finding, piece)))
    yield Step(language.say("rule"), list(graded.rule(report, finding, piece)))
    yield Step(language.say("severity"), list(graded.severity(report, finding, piece)))
    yield Step(language.say("nearly"), list(graded.nearly(finding)))
    yield Step(language.say("others"), list(_others(evidence, piece, language)))
    yield Step(language.say("next"), list(_next(finding, piece, listed)))
    if report.lacking:
        keys = language.comma.join(report.lacking)
        lacks = language.say(
            "The report lacks {keys}, or has it in another form: scan anew for the whole chain.", keys=keys
        )
        yield Step(language.say("untold"), [lacks])


def _others(evidence: list[Told], piece: Told, language: Language) -> Iterator[str]:
    """Yield how many other pieces there are, by their own grades."""
    others = Counter((one.word("severity") or "?", one.text("policy_rule")) for one in evidence if one is not piece)
    for (severity, rule), count in others.items():
        grade = language.say("{severity} by {rule}", severity=severity, rule=rule) if rule else severity
        yield language.counted(
            "{number} more piece of evidence graded {graded}",
            "{number} more pieces of evidence graded {graded}",
            count,
            graded=grade,
        )
    if not others:
        yield language.say("this is all the evidence")


def _next(finding: Told, piece: Told, listed: Told) -> Iterator[str]:
    """The decision that was taken on it, if any, and where what is wrong is corrected."""
    say = finding.language.say
    if decided := disposed(finding):
        yield decided
    else:
        place = piece.text("doi") or piece.text("work") or piece.sentence("source")
        yield say("open; look at {place}", place=place)
    yield say("wrong record: {places}", places="https://help.openalex.org, https://orcid.org")
    keeper = finding.text("entry_url") or listed.text("source_url") or say("whoever keeps the list")
    yield say("wrong entry: {place}", place=keeper)
