"""The report for the one at the terminal: what was found, why, and what could not be seen.

Text from outside may carry terminal escapes or direction marks; it is shown as text and never obeyed.
"""

from collections.abc import Collection, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from rsscan.identifiers import bare
from rsscan.render.cards import MORE_THAN, STYLES, cards
from rsscan.render.career_table import career, funding
from rsscan.render.finding_table import in_full, table_of
from rsscan.render.in_words import decides, handed_in, is_ignored, is_known, lacking, not_shown, result, total, verdict
from rsscan.render.joint_words import joint_lines
from rsscan.render.language import Language
from rsscan.render.lines import Line, given, indented, listed
from rsscan.render.plain import WIDTH, pieces
from rsscan.render.reading import PLAIN, Reading
from rsscan.render.searched import searched
from rsscan.render.told import Told, told_of
from rsscan.render.values import Values


def chunks(report: Values, reading: Reading = PLAIN) -> Iterator[str]:
    """Yield the table as plain text, part by part."""
    yield from pieces(parts(report, reading), reading.width or WIDTH)


def parts(report: Values, reading: Reading = PLAIN) -> Iterator[RenderableType]:
    """Yield the parts of the table."""
    told = told_of(report, reading.language)
    subjects = told.part("summary").count("subjects")
    if subjects > MORE_THAN and not reading.explain:
        yield from cards(report, told, reading)
    else:
        known = given(report)
        for value in report.subjects:
            yield from _subject(Told(value, told.lacking, told.language), told, known, reading)
        if subjects != 1:
            yield Text(total(told.part("summary")), style="bold")
    lines = [*searched(told), _elsewhere(told.language)]
    if told.lacking:
        lines.append(lacking(told))
    yield Group(*(Line(line, style="dim") for line in lines))


def _elsewhere(language: Language) -> str:
    return language.say(
        "Explain a code: {explain}; a grade: --explain. Correct a record: {places}.",
        explain="rsscan explain RS203",
        places=language.comma.join(("https://help.openalex.org", "https://orcid.org")),
    )


def _subject(subject: Told, report: Told, known: Collection[str], reading: Reading) -> Iterator[RenderableType]:
    language = subject.language
    yield _heading(subject)
    yield Line(result(subject, report))
    yield from map(Line, joint_lines(subject))
    findings = subject.parts("findings")
    shown = [finding for finding in findings if finding.severity("severity") >= reading.least]
    parted = (
        ("", [finding for finding in shown if decides(finding)]),
        (language.say("Known to the baseline"), [finding for finding in shown if is_known(finding)]),
        (language.say("Ignored by disposition"), [finding for finding in shown if is_ignored(finding)]),
    )
    for head, kept in parted:
        if kept:
            yield Line(f"\n{head}\n" if head else "", style="bold")
            yield table_of(kept, language)
        yield from in_full(kept, report, known, explain=reading.explain)
    if hidden := len(findings) - len(shown):
        yield Line(not_shown(hidden, reading))
    yield from _unseen(subject)
    yield from career(subject)
    yield from funding(subject)
    yield Text()


def _heading(subject: Told) -> Text:
    word = subject.text("verdict")
    ids = " ".join(bare(author_id) for author_id in subject.texts("openalex_ids"))
    line = Line()
    line.append(subject.text("name") or subject.language.say("(name unknown)"), style="bold")
    line.append(f"  {'  '.join(filter(None, (subject.text('id'), handed_in(subject))))}\n", style="dim")
    line.append(verdict(word, subject.language), style=STYLES.get(word, "bold"))
    return line.append(f"  OpenAlex {ids}" if ids else "", style="dim")


def _unseen(subject: Told) -> Iterator[RenderableType]:
    identity, gaps, language = subject.part("identity"), subject.parts("gaps"), subject.language
    reasons = language.space.join(identity.sentences("reasons"))
    if reasons and subject.texts("openalex_ids") and identity.text("status") != "uncertain":
        known = language.say("Identity: {reasons}", reasons=reasons)
        yield Line(f"\n{known}")
    blocking = [gap for gap in gaps if gap.flag("blocks_verdict")]
    if blocking:
        head = language.say("Could not be seen")
        yield Text(f"\n{head}", style="bold yellow")
    for gap in blocking:
        told = gap.text("detail") == " ".join(identity.texts("reasons"))
        checks = identity.parts("checks") if gap.text("code") == "RS902" and told else []
        doubts = [check for check in checks if check.text("result") == "doubt"]
        said = language.say("Identity uncertain") if doubts else gap.sentence("detail")
        yield indented(Line(f"{gap.text('code')} {said}"), 2)
        for check in doubts:
            named = {"name": check.word("name", "check"), "reason": check.sentence("reason")}
            yield listed(Line(language.say("{name}: {reason}", **named)))
    others = [gap for gap in gaps if not gap.flag("blocks_verdict")]
    if others:
        head = language.say("Also note")
        yield Text(f"\n{head}", style="bold")
    for gap in others:
        yield indented(Line(f"{gap.text('code')} {gap.sentence('detail')}"), 2)
