"""Small builders of what saved reports tell: everything has a default but what a test is about."""

from collections.abc import Iterable

from rsscan.baseline import ReportedFinding, ReportedList, ReportedRun, ReportedSubject
from rsscan.severity import Confidence, Severity, Verdict
from rsscan.subject import Gap
from tests.unit import made

PIECE = ("https://openalex.org/W1", 2, "Northern Harbour University")
OTHER = ("https://openalex.org/W2", 3, "Northern Harbour University")
UNSEEN = Gap("RS907", "Made.")


def finding(
    slug: str = "harbour",
    *,
    severity: Severity = Severity.HIGH,
    confidence: Confidence = Confidence.CERTAIN,
    is_open: bool = True,
    pieces: Iterable[tuple[str, int, str]] = (PIECE,),
    last: str | None = "2020-05-06",
    in_window: bool = True,
    list_id: str = "made",
    relation: str = "coauthor",
) -> ReportedFinding:
    """Make a finding."""
    return ReportedFinding(
        f"F-{slug}", "RS203", relation, list_id, f"{list_id}/{slug}", slug.title(), severity, confidence, is_open,
        frozenset(pieces), last, in_window,
    )  # fmt: skip


def subject(
    *findings: ReportedFinding,
    ids: Iterable[str] = (made.ME,),
    name: str | None = "Ada Example",
    works: int = 3,
    gaps: Iterable[Gap] = (),
) -> ReportedSubject:
    """Make a subject with the verdict that its findings and gaps give."""
    told = tuple(gaps)
    flagged = any(one.is_open and one.severity >= Severity.HIGH for one in findings)
    missing = any(gap.blocks_verdict for gap in told)
    verdict = Verdict.FLAGGED if flagged else Verdict.INCOMPLETE if missing else Verdict.CLEAR
    return ReportedSubject(frozenset(ids), name, verdict, works, findings, told)


def run(
    *subjects: ReportedSubject,
    as_of: str = "2026-01-01",
    lists: Iterable[tuple[str, str]] = (("made", "a"),),
    policy: str = "default",
    source: str = "example",
) -> ReportedRun:
    """Make a run; a list is named with its content, which stands for its edition too."""
    used = tuple(ReportedList(list_id, f"edition {content}", content * 64) for list_id, content in lists)
    return ReportedRun("2026-01-01T00:00:00+00:00", as_of, (("policy", policy), ("source", source)), used, subjects)
