"""GitLab Code Quality: findings and blocking gaps as issues of a merge request.

Source: https://docs.gitlab.com/ci/testing/code_quality/ (implement a custom tool)
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from rsscan.render import ci
from rsscan.render.in_words import is_ignored
from rsscan.render.json_text import dumped
from rsscan.render.values import Values
from rsscan.severity import Severity

SEVERITIES = {
    Severity.NONE: "info",
    Severity.LOW: "minor",
    Severity.MEDIUM: "major",
    Severity.HIGH: "critical",
    Severity.CRITICAL: "blocker",
}
"""GitLab's five words; what is ignored is `info`, and a gap that leaves no verdict `major`."""


def chunks(report: Values) -> Iterator[str]:
    """Yield one JSON array, an issue a line: every finding of a subject, then what leaves it without a verdict."""
    before = "[\n"
    for issue in _issues(report):
        yield f"{before}{dumped(issue)}"
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _issues(report: Values) -> Iterator[dict[str, Any]]:
    for subject in ci.subjects(report):
        yield from map(_found, ci.findings_of(subject))
        yield from (_unseen(remark) for remark in ci.gaps_of(subject) if remark.about.flag("blocks_verdict"))


def _found(remark: ci.Remark) -> dict[str, Any]:
    finding = remark.about
    severity = Severity.NONE if is_ignored(finding) else finding.severity("severity")
    return _issue(remark, f"{ci.heading(finding)}. {ci.sentence(remark)}", ci.mark_of(remark), severity)


def _unseen(remark: ci.Remark) -> dict[str, Any]:
    said = f"{remark.about.text('code')} {ci.unseen(remark)} {ci.REVIEW}"
    return _issue(remark, said, hashlib.sha256(said.encode()).hexdigest(), Severity.MEDIUM)


def _issue(remark: ci.Remark, description: str, fingerprint: str, severity: Severity) -> dict[str, Any]:
    place = ci.place_of(remark.subject)
    return {
        "description": description,
        "check_name": remark.about.text("rule") or remark.about.text("code"),
        "fingerprint": fingerprint,
        "severity": SEVERITIES[severity],
        "location": {"path": place.path.lstrip("/"), "lines": {"begin": place.line}},
    }
