"""Annotations of a GitHub Actions run: what reaches the bar as errors; what was not seen or is below it as warnings.

A step may show ten annotations of each kind; the gravest are chosen and the rest is counted. A line with a command is
`::command property=value,…::message`, and nothing from outside can begin one: it never stands at the beginning of a
line, and what would end a line, a property or a message is encoded.
Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

import heapq
from collections.abc import Iterator
from typing import NamedTuple

from rsscan.notice import IN_BRIEF
from rsscan.render import ci
from rsscan.render.in_words import bar_of, decides, flags, is_ignored, total
from rsscan.render.searched import searched
from rsscan.render.told import Told, told_of
from rsscan.render.values import Values
from rsscan.severity import Severity

SHOWN = 10
"""Annotations of one kind that a step shows."""

_UNSEEN = Severity.CRITICAL + 1
"""Rank of a gap among warnings: that nothing could be said comes before a link below the bar."""

_IN_A_MESSAGE = "%\r\n"
_IN_A_PROPERTY = "%\r\n:,"


class Annotation(NamedTuple):
    """One remark: its rank among those of its kind, where it belongs, and what it says."""

    rank: int
    place: ci.Place
    title: str
    message: str

    def line(self, command: str) -> str:
        """Return the workflow command that shows it."""
        where = {"file": self.place.path, "line": str(self.place.line)} if self.place.is_file else {}
        return _command(command, self.message, **where, title=self.title)


class Gravest:
    """The gravest annotations of one kind, and how many there were."""

    def __init__(self, command: str) -> None:
        """Start with none."""
        self.command = command
        self.count = 0
        self._kept: list[tuple[int, int, Annotation]] = []

    def add(self, one: Annotation) -> None:
        """Keep an annotation as long as there are not enough graver ones; of equal ones the first stay."""
        self.count += 1
        heapq.heappush(self._kept, (one.rank, -self.count, one))
        if len(self._kept) > SHOWN:
            heapq.heappop(self._kept)

    def lines(self) -> Iterator[str]:
        """Yield the commands, the gravest first."""
        return (one.line(self.command) for _, _, one in sorted(self._kept, reverse=True))

    @property
    def left(self) -> list[str]:
        """How many are not shown, in words, if any."""
        return [f"{self.count - SHOWN:,} more of kind {self.command}"] if self.count > SHOWN else []


def chunks(report: Values) -> Iterator[str]:
    """Yield what was searched and the subjects, folded; the annotations, gravest first; the result in a sentence."""
    told, errors, warnings = told_of(report), Gravest("error"), Gravest("warning")
    bar, result = bar_of(told), total(told.part("summary"))
    yield _command("group", result)
    yield from (f"{_inert(line)}\n" for line in searched(told))
    for subject in ci.subjects(report):
        yield _row(subject)
        for remark in ci.gaps_of(subject):
            if remark.about.flag("blocks_verdict"):
                warnings.add(_unseen(remark))
        for remark in ci.findings_of(subject):
            if flags(remark.about, bar):
                errors.add(_found(remark))
            elif remark.about.severity("severity") is not Severity.NONE and decides(remark.about):
                warnings.add(_found(remark))
    yield "::endgroup::\n"
    yield from errors.lines()
    yield from warnings.lines()
    left = ", ".join(errors.left + warnings.left)
    more = f" Not shown here: {left}; the whole report has them." if left else ""
    yield _command("notice", f"{result}{more} {IN_BRIEF}", title="rsscan")


def _row(subject: Told) -> str:
    findings, gaps = subject.parts("findings"), subject.parts("gaps")
    ignored = sum(map(is_ignored, findings))
    said = f"findings: {len(findings)}{f' ({ignored} ignored)' if ignored else ''}"
    blocking = sum(gap.flag("blocks_verdict") for gap in gaps)
    seen = f", blocking gaps: {blocking}" if blocking else ""
    row = f"Subject {subject.text('id')}: {subject.text('verdict')}; {said}{seen}"
    return f"{_inert(row)}\n"


def _unseen(remark: ci.Remark) -> Annotation:
    title = f"{remark.about.text('code')} could not be seen"
    return Annotation(_UNSEEN, ci.place_of(remark.subject), title, ci.unseen(remark))


def _found(remark: ci.Remark) -> Annotation:
    finding = remark.about
    severity = finding.severity("severity")
    return Annotation(severity, ci.place_of(remark.subject), ci.heading(finding), ci.sentence(remark))


def _command(command: str, message: str, **properties: str) -> str:
    said = ",".join(f"{key}={_encoded(value, _IN_A_PROPERTY)}" for key, value in properties.items())
    return f"::{command}{' ' if said else ''}{said}::{_encoded(message, _IN_A_MESSAGE)}\n"


def _encoded(text: str, signs: str) -> str:
    """Return a text in which none of these signs stands as itself; the percent sign is the first of them."""
    for sign in signs:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return _inert(text)


def _inert(text: str) -> str:
    """Return a text without the mark of the runner's older commands (`##[…]`), which it heeds anywhere in a line."""
    return text.replace("#[", "# [")
