"""One finding in the table: what it is, where it stands, and why it is graded so."""

from collections.abc import Collection, Iterator

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rsscan.render.chain import chain
from rsscan.render.in_words import (
    EVIDENCE_SHOWN,
    address_of,
    author_of,
    beside,
    decisive,
    disposed,
    is_own,
    listed_then,
    printed_of,
    resolved,
    stands_in_byline,
    where,
)
from rsscan.render.language import Language
from rsscan.render.lines import Line, indented, listed
from rsscan.render.told import Told
from rsscan.severity import Severity

_COLOURS = {
    Severity.CRITICAL.word: "bold red",
    Severity.HIGH.word: "red",
    Severity.MEDIUM.word: "yellow",
    Severity.LOW.word: "cyan",
    Severity.NONE.word: "dim",
}


def table_of(findings: list[Told], language: Language) -> Table:
    """Return the findings at a glance, a row each."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=False)
    table.add_column(language.say("Severity"), no_wrap=True)
    table.add_column(language.say("Confidence"), no_wrap=True)
    table.add_column(language.say("Rule"), no_wrap=True)
    table.add_column(language.say("Listed body"), ratio=1, overflow="fold")
    table.add_column(language.say("Works"), justify="right", no_wrap=True)
    table.add_column(language.say("Last"), no_wrap=True)
    for finding in findings:
        table.add_row(
            Text(finding.word("severity"), style=colour(finding)),
            Text(finding.word("confidence")),
            Text(finding.text("rule")),
            Line(f"{body_of(finding)} ({finding.text('list')})"),
            Text(finding.text("works_count")),
            Text(finding.text("last_date")[:4] or "?"),
        )
    return table


def colour(finding: Told) -> str:
    """Return the colour of a finding's severity, which its word says too."""
    return _COLOURS.get(finding.text("severity"), "")


def body_of(finding: Told) -> str:
    """Return the name of the listed body in the reader's language."""
    return finding.language.name(finding, "entry_names", finding.text("entry_name"))


def in_full(findings: list[Told], report: Told, known: Collection[str], *, explain: bool) -> Iterator[RenderableType]:
    """Yield every finding with its evidence; what several lists' entries share is shown at the first of them."""
    first: dict[object, Told] = {}
    for finding in findings:
        before = first.setdefault(where(finding), finding)
        yield _name(finding)
        yield from _evidence(finding) if before is finding else _again(finding, before)
        yield from _graded(finding, report)
        if explain:
            yield chain(report, finding, known)
        else:
            yield from _reasons(finding, before, known)


def _name(finding: Told) -> Text:
    head = Line()
    head.append(f"\n{finding.text('rule')} ", style=colour(finding))
    head.append(body_of(finding), style="bold")
    head.append(f"  {finding.text('entry')}", style="dim")
    if standing := finding.word("baseline"):
        head.append(f"  {standing}", style="bold")
    return head


def _again(finding: Told, before: Told) -> Iterator[RenderableType]:
    """Evidence that was shown just before for an entry of another list."""
    yield from _disposed(finding)
    said = finding.language.say(
        "the same evidence as {entry} ({finding}); {listed}",
        entry=before.text("entry"),
        finding=before.text("id"),
        listed=listed_then(decisive(finding.parts("evidence")), finding),
    )
    yield indented(Line(said, style="dim"), 2)


def _evidence(finding: Told) -> Iterator[RenderableType]:
    touched, evidence = finding.part("proportion"), finding.parts("evidence")
    if touched.count("of") > 1:
        yield indented(Line(touched.sentence("sentence"), style="dim"), 2)
    yield from _disposed(finding)
    for piece in evidence[:EVIDENCE_SHOWN]:
        yield from _piece(piece, finding)
    if (rest := len(evidence) - EVIDENCE_SHOWN) > 0:
        more = finding.language.say("… and {number} more; --format json shows all", number=rest)
        yield indented(Line(more, style="dim"), 2)


def _disposed(finding: Told) -> Iterator[RenderableType]:
    if said := disposed(finding):
        yield indented(Line(said, style="bold"), 2)


def _graded(finding: Told, report: Told) -> Iterator[RenderableType]:
    """The grade and the rule that gave it."""
    rule, say = finding.part("policy_rule"), finding.language.say
    said = {"id": finding.text("id"), **{key: finding.word(key) for key in ("severity", "confidence")}}
    if rule:
        name = f"{report.part('run').part('policy').text('id')}/{rule.text('id')}"
        number = rule.text("number")
        grade = say(
            "{id}: graded {severity}, {confidence}, by rule {number} ({name}):", number=number, name=name, **said
        )
    else:
        grade = say("{id}: graded {severity}, {confidence}:", **said)
    yield indented(Line(grade, style="dim"), 2)


def _reasons(finding: Told, before: Told, known: Collection[str]) -> Iterator[RenderableType]:
    """The reasons for the grade that were not told just before."""
    told = before.texts("reasons") if before is not finding else ()
    for reason in finding.texts("reasons"):
        if reason not in told:
            yield listed(Line(finding.language.sentence(reason), known=known))


def _piece(piece: Told, finding: Told) -> Iterator[RenderableType]:
    is_paper = stands_in_byline(piece)
    head = Line(piece.day("date") or piece.language.say("undated"), style="bold")
    written = piece.text("source").removeprefix("byline of ")
    place = piece.text("doi") or piece.text("work") or (written if is_paper else piece.sentence("source"))
    head.append(f"  {place}", style="not bold")
    yield indented(head, 2)
    for row in (*_printed(piece, finding, is_paper=is_paper), *_met(piece, finding)):
        yield indented(Line(row), 4)


def _printed(piece: Told, finding: Told, *, is_paper: bool) -> Iterator[str]:
    """What stands on the paper or in the profile."""
    say = piece.language.say
    if piece.text("title"):
        yield say("“{text}”", text=piece.text("title"))
    if is_paper:
        who = author_of(piece, finding)
        named = piece.language.comma.join(filter(None, (who.text("name") or say("(no name)"), who.text("orcid"))))
        said = {"position": piece.text("position"), "authors": piece.text("authors_count"), "name": named}
        if is_own(finding):
            yield say("author {position} of {authors}: {name} (the subject)", **said)
        else:
            yield say("author {position} of {authors}: {name}", **said)
    if printed := printed_of(piece):
        yield say("printed: {text}", text=printed) if is_paper else say("named there: {text}", text=printed)
    yield from beside(piece)


def _met(piece: Told, finding: Told) -> Iterator[str]:
    """What it was resolved to, what of the entry met, and what else is known of the work."""
    say = piece.language.say
    if body := piece.part("institution"):
        said = {
            "name": body.text("name") or say("(no name)"),
            "country": body.text("country") or say("no country"),
            "address": address_of(body),
        }
        if resolved(piece):
            yield say("resolved by OpenAlex: {name}, {country}, {address}", **said)
        else:
            yield say("identified as: {name}, {country}, {address}", **said)
    met, score = piece.part("met"), piece.number("score")
    grade = {"name": piece.text("matched"), "ladder": met.word("ladder"), "confidence": met.word("confidence")}
    if score < 1:
        yield say("met: {name} ({ladder}, {likeness} alike, {confidence})", likeness=f"{score:.0%}", **grade)
    else:
        yield say("met: {name} ({ladder}, {confidence})", **grade)
    yield listed_then(piece, finding)
    because = piece.texts("graded_because") if piece.flag("decisive") else []
    yield from (_field(tag, because) for tag in piece.parts("tags"))
    if unknown := piece.sentence("field_unknown"):
        yield unknown


def _field(tag: Told, because: list[str]) -> str:
    """Return a field that a work lies in, and what put it there where the reasons of the grade do not say so."""
    title, wording = tag.text("title"), ", wording unverified" if tag.flag("unverified") else ""
    sentence = f"Field “{title}” ({tag.text('id')}, {tag.text('level')}{wording}), by {'; '.join(tag.texts('by'))}."
    if sentence not in because:
        return tag.language.sentence(sentence)
    said = {
        "title": tag.language.name(tag, "titles", tag.sentence("title")),
        "id": tag.text("id"),
        "level": tag.word("level"),
    }
    if tag.flag("unverified"):
        return tag.language.say("field: “{title}” ({id}, {level}, wording unverified)", **said)
    return tag.language.say("field: “{title}” ({id}, {level})", **said)
