"""What a scan found as JSON values, spelled out field by field; what is said of one subject is in `subject_values`.

The JSON Schema is shipped as `rsscan/schemas/report-1.0.schema.json`.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC
from typing import Any

from rsscan.baseline import Baseline, Compared, Standing, remarks
from rsscan.notice import NOTICE
from rsscan.policy import Policy
from rsscan.render.subject_values import in_languages, subject_values
from rsscan.render.values import Values, summary_of, verdict_of
from rsscan.report import Report
from rsscan.severity import Verdict
from rsscan.watchlist import Watchlist

SCHEMA_VERSION = "1.0"


def values_of(report: Report) -> Values:
    """Return a report as JSON values."""
    return gathered(report, tuple(subject_values(subject, report) for subject in report.subjects))


def gathered(report: Report, subjects: Iterable[Mapping[str, Any]]) -> Values:
    """Return a report on subjects that are JSON values already; they are gone through once, to be counted.

    Of `report` only what holds for the whole run is read, and not its subjects.
    """
    counted = summary_of(subjects)
    head = {
        "schema_version": SCHEMA_VERSION,
        "notice": NOTICE,
        "tool": {"name": "rsscan", "version": report.version},
        "run": _run(report, verdict_of(counted), subjects),
    }
    return Values(head, [_watchlist(watchlist) for watchlist in report.lists], subjects, counted)


def _watchlist(watchlist: Watchlist) -> dict[str, Any]:
    return {
        "id": watchlist.id,
        "title": watchlist.title.get("en", watchlist.id),
        "titles": in_languages(watchlist.title),
        "authority": watchlist.authority,
        "edition": watchlist.edition.isoformat(),
        "entries": len(watchlist.entries),
        "complete": watchlist.complete,
        "sha256": watchlist.sha256,
        "source_url": watchlist.source_url,
    }


def _run(report: Report, verdict: Verdict, subjects: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    return {
        "started": report.started.astimezone(UTC).isoformat(timespec="seconds"),
        "as_of": report.as_of.isoformat(),
        "source": {
            "name": report.source.name,
            "detail": report.source.detail,
            "not_searched": list(report.source.not_searched),
        },
        "spent": {
            "calls": report.source.calls,
            "credits": report.source.credits,
            "cached": report.source.cached,
            **({"others": asked} if (asked := [one._asdict() for one in report.source.others if any(one[1:])]) else {}),
        },
        "policy": _policy(report.policy),
        "fail_on": report.fail_on.word,
        "baseline": _baseline(report.baseline, subjects),
        "verdict": verdict.value,
        "exit_code": verdict.exit_code,
    }


def _baseline(baseline: Baseline | None, subjects: Iterable[Mapping[str, Any]]) -> dict[str, Any] | None:
    if baseline is None:
        return None
    return {
        "started": baseline.run.started,
        "as_of": baseline.run.as_of,
        "subjects": len(baseline.run.subjects),
        "remarks": list(remarks(baseline, map(_compared, subjects))),
    }


def _compared(subject: Mapping[str, Any]) -> Compared:
    """Return what is told of a comparison with a baseline."""
    ids = frozenset(filter(None, (subject["id"], subject["orcid"], *subject["openalex_ids"])))
    return Compared(ids, frozenset(row["list"] for row in subject["findings"] if row["baseline"] == Standing.NEW))


def _policy(policy: Policy) -> dict[str, Any]:
    return {
        "id": policy.id,
        "title": policy.title.get("en", policy.id),
        "titles": in_languages(policy.title),
        "sha256": policy.sha256,
        "authority": policy.authority,
        "unverified": policy.unverified,
        "lookback": str(policy.lookback) if policy.lookback else None,
        "hyperauthored": policy.hyperauthored,
        "technology": list(policy.technology),
        "sources": [
            {"title": each.title, "url": each.url, "date": each.date.isoformat(), "unverified": each.unverified}
            for each in policy.sources
        ],
    }
