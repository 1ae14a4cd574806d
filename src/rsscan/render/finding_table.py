"""One finding in the table: what it is, where it stands, and why it is graded so."""

from collections.abc import Iterator

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rsscan.render.chain import chain
from rsscan.render.in_words import decisive, disposed, listed_then, where
from rsscan.render.told import Told
from rsscan.severity import Relation, Severity

EVIDENCE_SHOWN = 5
"""Pieces of evidence shown for one finding; the JSON report has all."""

_COLOURS = {
    Severity.CRITICAL.word: "bold red",
    Severity.HIGH.word: "red",
    Severity.MEDIUM.word: "yellow",
    Severity.LOW.word: "cyan",
    Severity.NONE.word: "dim",
}


def table_of(findings: list[Told]) -> Table:
    """Return the findings at a glance, a row each."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=False)
    table.add_column("Severity", no_wrap=True)
    table.add_column("Confidence", no_wrap=True)
    table.add_column("Rule", no_wrap=True)
    table.add_column("Listed body", ratio=1, overflow="fold")
    table.add_column("Works", justify="right", no_wrap=True)
    table.add_column("Last", no_wrap=True)
    for finding in findings:
        table.add_row(
            Text(finding.text("severity"), style=_colour(finding)),
            Text(finding.text("confidence")),
            Text(finding.text("rule")),
            Text(f"{finding.text('entry_name')} ({finding.text('list')})"),
            Text(finding.text("works_count")),
            Text(finding.text("last_date")[:4] or "?"),
        )
    return table


def _colour(finding: Told) -> str:
    return _COLOURS.get(finding.text("severity"), "")


def in_full(findings: list[Told], report: Told, *, explain: bool) -> Iterator[RenderableType]:
    """Yield every finding with its evidence; what several lists' entries share is shown at the first of them."""
    first: dict[object, Told] = {}
    for finding in findings:
        before = first.setdefault(where(finding), finding)
        yield _name(finding)
        yield from _evidence(finding) if before is finding else _again(finding, before)
        yield from _graded(finding, report)
        if explain:
            yield chain(report, finding)
        else:
            yield from _reasons(finding, before)


def _name(finding: Told) -> Text:
    head = Text()
    head.append(f"\n{finding.text('rule')} ", style=_colour(finding))
    head.append(finding.text("entry_name"), style="bold")
    head.append(f"  {finding.text('entry')}", style="dim")
    if standing := finding.text("baseline"):
        head.append(f"  {standing}", style="bold")
    return head


def _again(finding: Told, before: Told) -> Iterator[RenderableType]:
    """Evidence that was shown just before for an entry of another list."""
    yield from _disposed(finding)
    said = f"the same evidence as {before.text('entry')} ({before.text('id')})"
    yield indented(Text(f"{said}; {listed_then(decisive(finding.parts('evidence')), finding)}", style="dim"), 2)


def _evidence(finding: Told) -> Iterator[RenderableType]:
    touched, evidence = finding.part("proportion"), finding.parts("evidence")
    if touched.count("of") > 1:
        yield indented(Text(touched.text("sentence"), style="dim"), 2)
    yield from _disposed(finding)
    for piece in evidence[:EVIDENCE_SHOWN]:
        yield from _piece(piece, finding)
    if (rest := len(evidence) - EVIDENCE_SHOWN) > 0:
        yield indented(Text(f"… and {rest} more; --format json shows all", style="dim"), 2)


def _disposed(finding: Told) -> Iterator[RenderableType]:
    if said := disposed(finding):
        yield indented(Text(said, style="bold"), 2)


def _graded(finding: Told, report: Told) -> Iterator[RenderableType]:
    """The grade and the rule that gave it."""
    rule = finding.part("policy_rule")
    policy = report.part("run").part("policy").text("id")
    by = f", by rule {rule.text('number')} ({policy}/{rule.text('id')})" if rule else ""
    grade = f"{finding.text('severity')}, {finding.text('confidence')}"
    yield indented(Text(f"{finding.text('id')}: graded {grade}{by}:", style="dim"), 2)


def _reasons(finding: Told, before: Told) -> Iterator[RenderableType]:
    """The reasons for the grade that were not told just before."""
    told = before.texts("reasons") if before is not finding else ()
    for reason in finding.texts("reasons"):
        if reason not in told:
            yield listed(Text(reason))


def _piece(piece: Told, finding: Told) -> Iterator[RenderableType]:
    is_paper = piece.count("authors_count") > 0
    head = Text(piece.text("date") or "undated", style="bold")
    source = piece.text("source")
    place = piece.text("doi") or piece.text("work") or source.removeprefix("byline of ") if is_paper else source
    head.append(f"  {place}", style="not bold")
    yield indented(head, 2)
    for row in (*_printed(piece, finding, is_paper=is_paper), *_met(piece, finding)):
        yield indented(Text(row), 4)


def _printed(piece: Told, finding: Told, *, is_paper: bool) -> Iterator[str]:
    """What stands on the paper or in the profile."""
    if piece.text("title"):
        yield f"“{piece.text('title')}”"
    if is_paper:
        own = finding.text("relation") == Relation.OWN.word
        who = piece.part("printed_as" if own else "coauthor")
        named = ", ".join(filter(None, (who.text("name") or "(no name)", who.text("orcid"))))
        whose = f"{named} (the subject)" if own else named
        yield f"author {piece.text('position')} of {piece.text('authors_count')}: {whose}"
    if printed := piece.text("affiliation_text") or next(iter(piece.texts("printed")), ""):
        yield f"printed: {printed}"


def _met(piece: Told, finding: Told) -> Iterator[str]:
    """What it was resolved to, what of the entry met, and what else is known of the work."""
    if body := piece.part("institution"):
        country = body.text("country") or "no country"
        how = "resolved by OpenAlex" if body.text("id") or piece.text("work") else "identified as"
        yield f"{how}: {body.text('name')}, {country}, {body.text('ror') or body.text('id')}"
    met, score = piece.part("met"), piece.number("score")
    likeness = f", {score:.0%} alike" if score < 1 else ""
    yield f"met: {piece.text('matched')} ({met.text('ladder')}{likeness}, {met.text('confidence')})"
    yield listed_then(piece, finding)
    because = piece.texts("graded_because") if piece.flag("decisive") else []
    for tag in piece.parts("tags"):
        wording = ", wording unverified" if tag.flag("unverified") else ""
        named = f"“{tag.text('title')}” ({tag.text('id')}, {tag.text('level')}{wording})"
        sentence = f"Field {named}, by {'; '.join(tag.texts('by'))}."
        yield f"field: {named}" if sentence in because else sentence  # the reasons say what put the work there
    if unknown := piece.text("field_unknown"):
        yield unknown


def listed(part: Text) -> Table:
    """Return a sentence behind a bullet, its further lines in line with the first."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_row("   •", part)
    return grid


def indented(part: RenderableType, columns: int) -> Padding:
    """Return a part some columns further right."""
    return Padding(part, (0, 0, 0, columns))
