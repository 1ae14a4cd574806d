"""The overview of a report on many subjects: a row each, what is flagged first, then what is incomplete."""

from dataclasses import dataclass

from rsscan.render.in_words import is_ignored
from rsscan.render.reading import Reading
from rsscan.render.told import Told
from rsscan.render.values import Values
from rsscan.severity import Severity, Verdict


@dataclass(frozen=True, slots=True)
class Row:
    """What the overview says of a subject; `highest` is the severity of its gravest open finding."""

    number: int
    verdict: str
    name: str
    id: str
    highest: Severity | None
    open: int
    ignored: int
    lists: tuple[str, ...]
    latest: str
    unseen: tuple[str, ...]

    @property
    def rank(self) -> int:
        """The place of the verdict: flagged first."""
        return list(Verdict).index(Verdict(self.verdict))


def overview(report: Values, reading: Reading) -> list[Row]:
    """Return a row for every subject; what is left out for its severity is counted all the same."""
    rows = [_row(number, Told(value, language=reading.language)) for number, value in enumerate(report.subjects, 1)]
    return sorted(rows, key=lambda row: row.rank)


def _row(number: int, subject: Told) -> Row:
    findings = subject.parts("findings")
    still_open = [finding for finding in findings if not is_ignored(finding)]
    return Row(
        number,
        subject.text("verdict"),
        subject.text("name"),
        subject.text("id"),
        max((finding.severity("severity") for finding in still_open), default=None),
        len(still_open),
        len(findings) - len(still_open),
        tuple(dict.fromkeys(finding.text("list") for finding in still_open)),
        max((finding.text("last_date") for finding in still_open), default=""),
        tuple(dict.fromkeys(gap.text("code") for gap in subject.parts("gaps") if gap.flag("blocks_verdict"))),
    )
