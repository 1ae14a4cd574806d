"""The report as Markdown, for the summary of a CI job: counts, a table of the subjects, then their findings.

What is flagged stands before what is incomplete, and that before what is clear; else the order is that of the report.
It fits where GitHub shows it: what is too much is left out at the end, and a sentence says how much that is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from rsscan.render.finding_marks import finding_block, unseen_block
from rsscan.render.in_words import VERDICTS, counted, result, searched, total, where
from rsscan.render.marks import address, code, escaped
from rsscan.render.reading import PLAIN, Reading
from rsscan.render.told import Told
from rsscan.render.values import Values
from rsscan.report import NOTICE
from rsscan.severity import Severity, Verdict

ROOM = 1000 * 1024
"""Bytes of what is shown: GitHub shows 1 MiB a step, of which some is left for the end and for what else is written."""

ROWS = 1000
"""Subjects of each verdict in the table."""

_ORDER = (Verdict.FLAGGED.value, Verdict.INCOMPLETE.value, Verdict.CLEAR.value)


@dataclass(slots=True)
class _Overview:
    """The rows of the table by verdict, as many as are shown, how many there are, and how many findings to show."""

    rows: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    subjects: Counter[str] = field(default_factory=Counter)
    findings: int = 0


def chunks(report: Values, reading: Reading = PLAIN) -> Iterator[str]:
    """Yield the report as far as it fits."""
    told = Told({**report.head, "lists": report.lists, "summary": report.summary}, language=reading.language)
    overview = _overview(report, reading)
    room, shown = ROOM, 0
    for block, findings in _blocks(report, told, overview, reading):
        room -= len(block.encode(errors="replace"))
        if room < 0:
            left = counted(overview.findings - shown, "finding")
            yield f"\n**Not shown for want of room: {left}, and what stands behind. The JSON report has all.**\n"
            break
        shown += findings
        yield block
    yield from _end(told)


def _overview(report: Values, reading: Reading) -> _Overview:
    found = _Overview()
    for value in report.subjects:
        subject = Told(value, language=reading.language)
        verdict = subject.text("verdict")
        if found.subjects[verdict] < ROWS:
            found.rows[verdict].append(_row(subject))
        found.subjects[verdict] += 1
        found.findings += sum(finding.severity("severity") >= reading.least for finding in subject.parts("findings"))
    return found


def _row(subject: Told) -> str:
    findings = subject.parts("findings")
    still_open = Counter(finding.severity("severity") for finding in findings if finding.text("status") != "ignored")
    cells = (
        VERDICTS.get(subject.text("verdict"), "?"),
        escaped(subject.text("name") or "(name unknown)"),
        address(subject.text("id")),
        _by_severity(still_open) or "none",
        str(len(findings) - still_open.total()),
        " ".join(
            dict.fromkeys(escaped(gap.text("code")) for gap in subject.parts("gaps") if gap.flag("blocks_verdict"))
        ),
    )
    return f"| {' | '.join(cells)} |\n"


def _by_severity(counts: Counter[Severity]) -> str:
    return ", ".join(f"{counts[severity]} {severity.word}" for severity in reversed(Severity) if counts[severity])


def _blocks(report: Values, told: Told, overview: _Overview, reading: Reading) -> Iterator[tuple[str, int]]:
    """Yield pieces that are shown whole or not at all, each with how many findings it shows."""
    summary, run = told.part("summary"), told.part("run")
    by_severity = Counter(
        {severity: summary.part("findings_by_severity").count(severity.word) for severity in Severity}
    )
    yield f"## rsscan\n\n**{total(summary)}**\n\n", 0
    yield f"Open findings: {_by_severity(by_severity) or 'none'}; flagged from {run.severity('fail_on').word} on.\n", 0
    yield f"\n> {NOTICE}\n", 0
    yield (
        "\n| Verdict | Subject | Id | Open findings | Ignored | Not seen |\n| --- | --- | --- | --- | ---: | --- |\n",
        0,
    )
    for verdict in _ORDER:
        for row in overview.rows[verdict]:
            yield row, 0
    for verdict in _ORDER:
        if more := overview.subjects[verdict] - len(overview.rows[verdict]):
            yield f"\n{counted(more, 'more subject')}: {VERDICTS[verdict]}.\n", 0
    for verdict in _ORDER if overview.subjects else ():
        for value in report.subjects:
            subject = Told(value, told.lacking, told.language)
            if subject.text("verdict") == verdict and (subject.parts("findings") or subject.parts("gaps")):
                yield from _subject(subject, told, reading)


def _subject(subject: Told, report: Told, reading: Reading) -> Iterator[tuple[str, int]]:
    findings = subject.parts("findings")
    shown = [finding for finding in findings if finding.severity("severity") >= reading.least]
    hidden = len(findings) - len(shown)
    named = code(subject.text("name")) or "(name unknown)"
    place = subject.part("location")
    place_said = f" ({code(place.text('file'))}, line {place.text('line')})" if place else ""
    said = f" {counted(hidden, 'finding')} below {reading.least.word} not shown." if hidden else ""
    yield f"\n### {VERDICTS[subject.text('verdict')]}: {named}\n\n{address(subject.text('id'))}{place_said}\n", 0
    yield f"\n{escaped(result(subject, report))}{said}\n", 0
    yield "\n" if shown else "", 0
    first: dict[object, Told] = {}
    for finding in shown:
        yield finding_block(finding, first.setdefault(where(finding), finding), report, explain=reading.explain), 1
    yield unseen_block(subject), 0


def _end(report: Told) -> Iterator[str]:
    yield "\n---\n\n"
    yield "".join(f"{escaped(line)}  \n" for line in searched(report))
    if report.lacking:
        lacking = escaped(", ".join(report.lacking))
        yield f"The report lacks {lacking}, or has it in another form: scan anew for the whole.\n"
