"""Many subjects at a glance: a card for each that is flagged or incomplete, a line for each that is clear.

Everything that is left out here is counted, the subjects of a verdict beyond the first hundred too; the whole of a
subject is shown by itself.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from rich.console import RenderableType
from rich.text import Text

from rsscan.render.career import current
from rsscan.render.finding_table import body_of, colour
from rsscan.render.in_words import (
    by_severity,
    decides,
    found,
    handed_in,
    is_ignored,
    is_known,
    not_shown,
    total,
    verdict,
    works_in_all,
)
from rsscan.render.lines import Line, indented
from rsscan.render.reading import Reading
from rsscan.render.told import Told
from rsscan.render.values import Values
from rsscan.rules.gaps import GAPS
from rsscan.severity import Verdict

MORE_THAN = 3
"""Subjects that are shown in full; of more, each has a card."""

MOST = 100
"""Subjects of a verdict that are shown; of a country's researchers nobody reads on at a terminal."""

STYLES = {
    Verdict.FLAGGED.value: "bold magenta",
    Verdict.INCOMPLETE.value: "bold yellow",
    Verdict.CLEAR.value: "bold green",
}
"""How the word of a verdict looks, which says it by itself."""

_ID = len("https://orcid.org/0000-0000-0000-0000")
"""Columns of the usual identifier."""

Note = tuple[str, str]
"""Code and sentence of what holds back no verdict."""


def cards(report: Values, told: Told, reading: Reading) -> Iterator[RenderableType]:
    """Yield the total, the subjects by verdict, what is noted of all of them, and how to see the whole of one."""
    language = told.language
    yield Line(total(told.part("summary")), style="bold")
    shared = _shared(report)
    for word, style in STYLES.items():
        chosen = (Told(value, told.lacking, language) for value in report.subjects if value["verdict"] == word)
        for number, subject in enumerate(islice(chosen, MOST)):
            if word != Verdict.CLEAR.value:
                yield from _card(subject, told, shared, reading)
                continue
            if not number:
                yield Text(f"\n{verdict(word, language)}", style=style)
            yield indented(_row(subject, shared, reading), 2)
        if rest := sum(1 for _ in chosen):
            said = language.say("… and {number} more; --format json shows all", number=language.number(rest))
            yield Line(f"\n{verdict(word, language)}  {said}", style=style)
    if shared:
        head = language.say("Also note, of all whose works were read")
        yield Text(f"\n{head}", style="bold")
    for code, detail in shared:
        yield indented(Line(f"{code} {language.sentence(detail)}"), 2)
    more = language.say(
        "All of one subject: {one}; of every subject: {every}.",
        one="rsscan render REPORT.json --subject ID",
        every="--explain",
    )
    yield Line(f"\n{more}")


def _shared(report: Values) -> dict[Note, None]:
    """Return what is noted of every subject alike whose works were read, such as of the lists, to be said once."""
    shared: dict[Note, None] | None = None
    for value in report.subjects:
        subject = Told(value)
        if subject.part("coverage").count("works"):
            notes = dict.fromkeys(_notes(subject))
            shared = notes if shared is None else {note: None for note in shared if note in notes}
    return shared or {}


def _notes(subject: Told) -> Iterator[Note]:
    for gap in subject.parts("gaps"):
        if not gap.flag("blocks_verdict"):
            yield gap.text("code"), gap.text("detail")


def _card(subject: Told, report: Told, shared: dict[Note, None], reading: Reading) -> Iterator[RenderableType]:
    """Yield what a reader needs to choose whom to look at first."""
    language, word = subject.language, subject.text("verdict")
    head = Line("\n")
    head.append(verdict(word, language), style=STYLES[word])
    head.append(f"  {_name(subject)}", style="bold")
    yield head
    yield indented(Line("  ".join(filter(None, (subject.text("id"), handed_in(subject)))), style="dim"), 2)
    yield indented(Line(_result(subject, report)), 2)
    yield from (indented(part, 2) for part in _gravest(subject, reading))
    if now := current(subject):
        yield indented(Line(now), 2)
    if unseen := _codes(subject, blocking=True):
        yield indented(Line(language.say("Could not be seen: {codes}", codes=language.comma.join(unseen))), 2)
    if noted := _codes(subject, blocking=False, but=shared):
        yield indented(Line(language.say("Also note: {codes}", codes=language.comma.join(noted))), 2)


def _name(subject: Told) -> str:
    return subject.text("name") or subject.language.say("(name unknown)")


def _result(subject: Told, report: Told) -> str:
    coverage, language = subject.part("coverage"), subject.language
    works = coverage.count("works")
    if subject.parts("findings") or subject.part("joint"):
        return language.space.join(found(subject, report))
    if not works and not coverage.count("authorships"):
        return language.say("No work was read, so nothing can be said.")
    return language.say("No link to a listed body was found on {works}.", works=works_in_all(works, language))


def _gravest(subject: Told, reading: Reading) -> Iterator[Line]:
    """Yield how many findings there are of each severity, and the gravest of those that are shown."""
    findings = subject.parts("findings")
    if not findings:
        return
    yield Line(_counted(findings))
    shown = [finding for finding in findings if finding.severity("severity") >= reading.least]
    if shown:
        worst = max(shown, key=lambda finding: (decides(finding), finding.severity("severity")))
        yield Line(_in_a_line(worst), style=colour(worst))
    if hidden := len(findings) - len(shown):
        yield Line(not_shown(hidden, reading))


def _in_a_line(finding: Told) -> str:
    say, said = finding.language.say, {key: finding.word(key) for key in ("severity", "confidence")}
    said |= {
        "id": finding.text("id"),
        "code": finding.text("rule"),
        "body": f"{body_of(finding)} ({finding.text('list')})",
    }
    if year := finding.text("last_date")[:4]:
        return say("Gravest: {id} {code} {body}, {severity}, {confidence}, last {year}", year=year, **said)
    return say("Gravest: {id} {code} {body}, {severity}, {confidence}, undated", **said)


def _counted(findings: list[Told]) -> str:
    """Return how many findings are open, of each severity, and how many of all decide no verdict."""
    language, ignored, known = findings[0].language, sum(map(is_ignored, findings)), sum(map(is_known, findings))
    still_open = Counter(finding.severity("severity") for finding in findings if not is_ignored(finding))
    said = [language.say("Open findings: {counts}", counts=by_severity(still_open, language))]
    if known:
        said.append(language.say("of them known to the baseline: {number}", number=known))
    if ignored:
        said.append(language.say("ignored: {number}", number=ignored))
    return language.semicolon.join(said)


def _codes(subject: Told, *, blocking: bool, but: dict[Note, None] | None = None) -> list[str]:
    """Return the codes of what could not be seen, or is noted beside it, each once and with its name."""
    gaps = [gap for gap in subject.parts("gaps") if gap.flag("blocks_verdict") is blocking]
    codes = (gap.text("code") for gap in gaps if (gap.text("code"), gap.text("detail")) not in (but or {}))
    return [" ".join(filter(None, (code, _named(code, subject)))) for code in dict.fromkeys(codes)]


def _named(code: str, subject: Told) -> str:
    return subject.language.word("gap", GAPS[code][0]) if code in GAPS else ""


def _row(subject: Told, shared: dict[Note, None], reading: Reading) -> Text:
    """Return a clear subject: its identifier, then its name, its works, and its findings and notes if it has any."""
    language, findings = subject.language, subject.parts("findings")
    said = [_name(subject), works_in_all(subject.part("coverage").count("works"), language)]
    if findings:
        said.append(_counted(findings))
    said += _codes(subject, blocking=False, but=shared)
    if hidden := sum(finding.severity("severity") < reading.least for finding in findings):
        said.append(not_shown(hidden, reading))
    line = Line()
    line.append(f"{subject.text('id'):<{_ID}}  ", style="dim")
    return line.append(language.semicolon.join(said))
