"""The report as Markdown, for the summary of a CI job: counts, a table of the subjects, then their findings.

What is flagged stands before what is incomplete, and that before what is clear; else the order is that of the report.
It fits where GitHub shows it: what is too much is left out at the end, and a sentence says how much that is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from rsscan.notice import NOTICE
from rsscan.render.career import current, stations
from rsscan.render.career_marks import career_block, funding_block
from rsscan.render.finding_marks import finding_block, unseen_block
from rsscan.render.in_words import (
    bar_of,
    by_severity,
    findings_in_all,
    is_ignored,
    lacking,
    not_shown,
    result,
    total,
    verdict,
    where,
)
from rsscan.render.joint_words import joint_lines
from rsscan.render.language import Language
from rsscan.render.marks import address, code, escaped
from rsscan.render.reading import PLAIN, Reading
from rsscan.render.searched import searched
from rsscan.render.told import Told, told_of
from rsscan.render.values import Values
from rsscan.severity import Severity, Verdict

ROOM = 1000 * 1024
"""Bytes of what is shown: GitHub shows 1 MiB a step, of which some is left for the end and for what else is written."""

WHOLE = 3
"""Subjects whose whole career is shown; of more, it would leave no room for findings."""

ROWS = 1000
"""Subjects of each verdict in the table."""


@dataclass(slots=True)
class _Overview:
    """The rows of the table by verdict, as many as are shown, how many there are, and how many findings to show."""

    rows: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    subjects: Counter[str] = field(default_factory=Counter)
    findings: int = 0


def chunks(report: Values, reading: Reading = PLAIN) -> Iterator[str]:
    """Yield the report as far as it fits."""
    told = told_of(report, reading.language)
    overview = _overview(report, reading)
    room, shown = ROOM, 0
    for block, findings in _blocks(report, told, overview, reading):
        room -= len(block.encode(errors="replace"))
        if room < 0:
            left = findings_in_all(overview.findings - shown, told.language)
            yield f"\n**{_for_want_of_room(left, told.language)}**\n"
            break
        shown += findings
        yield block
    yield from _end(told)


def _for_want_of_room(findings: str, language: Language) -> str:
    return language.say(
        "Not shown for want of room: {findings}, and what stands behind. The JSON report has all.", findings=findings
    )


def _overview(report: Values, reading: Reading) -> _Overview:
    found = _Overview()
    for value in report.subjects:
        subject = Told(value, language=reading.language)
        word = subject.text("verdict")
        if found.subjects[word] < ROWS:
            found.rows[word].append(_row(subject))
        found.subjects[word] += 1
        found.findings += sum(finding.severity("severity") >= reading.least for finding in subject.parts("findings"))
    return found


def _row(subject: Told) -> str:
    findings, language = subject.parts("findings"), subject.language
    still_open = Counter(finding.severity("severity") for finding in findings if not is_ignored(finding))
    cells = (
        escaped(verdict(subject.text("verdict"), language)),
        escaped(subject.text("name") or language.say("(name unknown)")),
        address(subject.text("id")),
        by_severity(still_open, language),
        str(len(findings) - still_open.total()),
        " ".join(
            dict.fromkeys(escaped(gap.text("code")) for gap in subject.parts("gaps") if gap.flag("blocks_verdict"))
        ),
    )
    return f"| {' | '.join(cells)} |\n"


def _blocks(report: Values, told: Told, overview: _Overview, reading: Reading) -> Iterator[tuple[str, int]]:
    """Yield pieces that are shown whole or not at all, each with how many findings it shows."""
    summary, language = told.part("summary"), told.language
    still_open = Counter({severity: summary.part("findings_by_severity").count(severity.word) for severity in Severity})
    yield f"## rsscan\n\n**{total(summary)}**\n\n", 0
    yield f"{_counted(by_severity(still_open, language), bar_of(told), language)}\n", 0
    yield f"\n> {language.sentence(NOTICE)}\n", 0
    yield f"\n| {' | '.join(_columns(language))} |\n| --- | --- | --- | --- | ---: | --- |\n", 0
    for word in Verdict:
        for row in overview.rows[word]:
            yield row, 0
    for word in Verdict:
        if more := overview.subjects[word] - len(overview.rows[word]):
            yield f"\n{_more_subjects(more, verdict(word, language), language)}\n", 0
    for word in Verdict if overview.subjects else ():
        for value in report.subjects:
            subject = Told(value, told.lacking, told.language)
            if subject.text("verdict") == word and _has_more(subject, told):
                yield from _subject(subject, told, reading)


def _has_more(subject: Told, report: Told) -> bool:
    """Whether there is more to say of a subject than its row does."""
    if subject.parts("findings") or subject.parts("gaps"):
        return True
    is_whole = report.part("summary").count("subjects") <= WHOLE
    return is_whole and bool(stations(subject) or subject.part("funding").parts("funders"))


def _counted(counts: str, bar: Severity, language: Language) -> str:
    if bar is Severity.NONE:
        return language.say("Open findings: {counts}; nothing is flagged.", counts=counts)
    severity = language.word("severity", bar.word)
    return language.say("Open findings: {counts}; flagged from {severity} on.", counts=counts, severity=severity)


def _columns(language: Language) -> tuple[str, ...]:
    return (
        language.say("Verdict"),
        language.say("Subject"),
        language.say("Id"),
        language.say("Open findings"),
        language.say("Ignored"),
        language.say("Not seen"),
    )


def _more_subjects(number: int, over: str, language: Language) -> str:
    return language.counted(
        "{number} more subject: {verdict}.", "{number} more subjects: {verdict}.", number, verdict=over
    )


def _subject(subject: Told, report: Told, reading: Reading) -> Iterator[tuple[str, int]]:
    findings = subject.parts("findings")
    shown = [finding for finding in findings if finding.severity("severity") >= reading.least]
    hidden = len(findings) - len(shown)
    yield f"\n### {_heading(subject)}\n\n{address(subject.text('id'))}{_place(subject.part('location'))}\n", 0
    said = [escaped(result(subject, report)), *([not_shown(hidden, reading)] if hidden else [])]
    yield f"\n{subject.language.space.join(said)}\n", 0
    yield "".join(f"\n{escaped(line)}\n" for line in joint_lines(subject)), 0
    yield "\n" if shown else "", 0
    first: dict[object, Told] = {}
    for finding in shown:
        yield finding_block(finding, first.setdefault(where(finding), finding), report, explain=reading.explain), 1
    yield unseen_block(subject), 0
    if report.part("summary").count("subjects") > WHOLE:
        now = escaped(current(subject))
        yield f"\n{now}\n" if now else "", 0
    else:
        yield career_block(subject), 0
        yield funding_block(subject), 0


def _heading(subject: Told) -> str:
    language = subject.language
    named = code(subject.text("name")) or language.say("(name unknown)")
    return language.say("{verdict}: {name}", verdict=verdict(subject.text("verdict"), language), name=named)


def _place(place: Told) -> str:
    """Return where a subject was named, to stand behind its identifier."""
    file, line = code(place.text("file")), place.text("line")
    return place.language.say(" ({file}, line {line})", file=file, line=line) if place else ""


def _end(report: Told) -> Iterator[str]:
    yield "\n---\n\n"
    yield "".join(f"{escaped(line)}  \n" for line in searched(report))
    if report.lacking:
        yield f"{escaped(lacking(report))}\n"
