"""The report as JSON, version 1.0: the contract that other programs read, spelled out field by field.

Its JSON Schema is shipped as `rsscan/schemas/report-1.0.schema.json`.
"""

import json
import re
from collections.abc import Iterable
from datetime import UTC, date
from typing import Any

from rsscan.assessment import Assessment
from rsscan.disposition import Disposition
from rsscan.evidence import Evidence
from rsscan.finding import Finding, Proportion
from rsscan.identity import Identity
from rsscan.matching import Match
from rsscan.matching.normalize import read_as
from rsscan.policy import Policy, PolicyRule
from rsscan.publications import Authorship
from rsscan.report import NOTICE, Report
from rsscan.severity import Ladder, Relation, Severity, Verdict

SCHEMA_VERSION = "1.0"

_UNSAFE = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that JSON allows raw but a terminal or a reader may obey: written as escapes, meaning the same."""


def dumps(report: Report) -> str:
    """Return the report as JSON text that ends with a line end."""
    text = json.dumps(as_json(report), ensure_ascii=False, indent=2)
    return _UNSAFE.sub(lambda met: f"\\u{ord(met.group()):04x}", text) + "\n"


def as_json(report: Report) -> dict[str, Any]:
    """Return the report as JSON values."""
    counts, severities = report.counts, report.severities
    return {
        "schema_version": SCHEMA_VERSION,
        "notice": NOTICE,
        "tool": {"name": "rsscan", "version": report.version},
        "run": _run(report),
        "lists": [
            {
                "id": watchlist.id,
                "title": watchlist.title.get("en", watchlist.id),
                "authority": watchlist.authority,
                "edition": watchlist.edition.isoformat(),
                "entries": len(watchlist.entries),
                "complete": watchlist.complete,
                "sha256": watchlist.sha256,
                "source_url": watchlist.source_url,
            }
            for watchlist in report.lists
        ],
        "subjects": [_subject(subject, report) for subject in report.subjects],
        "summary": {
            "subjects": len(report.subjects),
            "flagged": counts[Verdict.FLAGGED],
            "incomplete": counts[Verdict.INCOMPLETE],
            "clear": counts[Verdict.CLEAR],
            "ignored": report.ignored,
            "findings_by_severity": {severity.word: severities[severity] for severity in reversed(Severity)},
        },
    }


def _run(report: Report) -> dict[str, Any]:
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
        },
        "policy": _policy(report.policy),
        "fail_on": report.fail_on.word,
        "verdict": report.verdict.value,
        "exit_code": report.verdict.exit_code,
    }


def _policy(policy: Policy) -> dict[str, Any]:
    return {
        "id": policy.id,
        "title": policy.title.get("en", policy.id),
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


def _subject(assessment: Assessment, report: Report) -> dict[str, Any]:
    subject, coverage = assessment.subject, assessment.coverage
    return {
        "id": subject.id,
        "orcid": subject.orcid,
        "openalex_ids": list(subject.openalex_ids),
        "name": subject.name,
        "location": {"file": subject.location.file, "line": subject.location.line} if subject.location else None,
        "verdict": assessment.verdict(report.fail_on).value,
        "identity": _identity(assessment.identity),
        "coverage": {
            "works": coverage.works,
            "works_in_window": coverage.works_in_window,
            "authorships": coverage.authorships,
            "with_institution": coverage.with_institution,
            "with_text_only": coverage.with_text_only,
            "without_affiliation": coverage.without_affiliation,
            "refetched": coverage.refetched,
        },
        "findings": [_finding(finding, report) for finding in assessment.findings],
        "gaps": [
            {"code": gap.code, "detail": gap.detail, "blocks_verdict": gap.blocks_verdict} for gap in assessment.gaps
        ],
    }


def _identity(identity: Identity) -> dict[str, Any]:
    return {
        "status": identity.status,
        "reasons": list(identity.reasons),
        "checks": [
            {"name": check.name, "result": check.result.value, "reason": check.reason} for check in identity.checks
        ],
    }


def _finding(finding: Finding, report: Report) -> dict[str, Any]:
    entry, decisive, policy = finding.match.entry, finding.decisive, report.policy
    return {
        "id": finding.id,
        "rule": finding.rule,
        "relation": finding.relation.word,
        "severity": finding.severity.word,
        "confidence": finding.confidence.word,
        "list": finding.match.list_id,
        "entry": entry.id,
        "entry_name": entry.name,
        "listed_from": _day(entry.listed_from),
        "listed_until": _day(entry.listed_until),
        "entry_url": entry.source_url,
        "effect": decisive.link.effect.value,
        "country": decisive.link.country,
        "concerns": list(entry.concerns),
        "legal_basis": entry.legal_basis or report.list_of(finding).legal_basis,
        "status": finding.status,
        "disposition": _disposition(finding.disposition),
        "fingerprint": finding.fingerprint,
        "reasons": list(finding.reasons),
        "works_count": finding.works_count,
        "last_date": _day(finding.last_date),
        "proportion": _proportion(finding.proportion),
        "policy_rule": _rule(decisive.grade.rule, policy) if decisive.grade.rule else None,
        "near_misses": [
            {
                "rule": near.rule.id,
                "number": policy.number(near.rule),
                "severity": near.severity.word,
                "because": near.sentence,
            }
            for near in finding.near
        ],
        "evidence": [_evidence(evidence, finding) for evidence in finding.evidence],
    }


def _proportion(proportion: Proportion) -> dict[str, Any]:
    return {
        "works": proportion.works,
        "of": proportion.of,
        "share": round(proportion.share, 4),
        "last": _day(proportion.last),
        "hyperauthored": proportion.hyperauthored,
        "threshold": proportion.threshold,
        "sentence": proportion.sentence,
    }


def _rule(rule: PolicyRule, policy: Policy) -> dict[str, Any]:
    return {
        "id": rule.id,
        "number": policy.number(rule),
        "asks": [question.words for question in rule.when.questions],
        "severity": rule.severity.word,
        "because": rule.because,
        "unverified": rule.unverified,
    }


def _disposition(disposition: Disposition | None) -> dict[str, Any] | None:
    if disposition is None:
        return None
    return {
        "reason": disposition.reason,
        "reviewer": disposition.reviewer,
        "decided": disposition.decided.isoformat(),
        "expires": disposition.expires.isoformat(),
        "evidence": disposition.evidence,
    }


def _evidence(evidence: Evidence, finding: Finding) -> dict[str, Any]:
    work, match, body = evidence.work, evidence.match, evidence.match.institution
    return {
        "decisive": evidence is finding.decisive,
        "work": work.id if work and work.id.startswith("https://") else None,
        "doi": work.doi if work else None,
        "title": work.title if work else None,
        "date": _day(evidence.published),
        "latest": _day(evidence.link.latest or evidence.published),
        "listed_at_publication": evidence.link.listed.value,
        "authors_count": len(work.authorships) if work else None,
        "coauthor": _person(evidence.authorship) if finding.relation is not Relation.OWN else None,
        "position": evidence.authorship.position if evidence.authorship else None,
        "affiliation_text": match.text,
        "printed": list(evidence.authorship.texts) if evidence.authorship else [],
        "institution": {"id": body.id, "name": body.name, "ror": body.ror, "country": body.country} if body else None,
        "matched": match.matched,
        "score": match.score,
        "fields": [tag.id for tag in evidence.tagging.tags],
        "tags": [
            {
                "id": tag.id,
                "title": tag.title.get("en", tag.area.id),
                "level": tag.level.word,
                "unverified": tag.unverified,
                "by": list(tag.sayings),
            }
            for tag in evidence.tagging.tags
        ],
        "field_unknown": evidence.tagging.unknown,
        "source": evidence.source,
        "in_window": evidence.in_window,
        "severity": evidence.grade.severity.word,
        "policy_rule": evidence.grade.rule.id if evidence.grade.rule else None,
        "graded_because": list(evidence.grade.reasons),
        "met": _met(match),
    }


def _met(match: Match) -> dict[str, Any]:
    """What met what, step by step: the string as it was read, the words that carry the name, and the score's parts."""
    read = match.query if match.ladder in {Ladder.LISTED_NAME, Ladder.SIMILAR_NAME} else match.text
    return {
        "ladder": match.ladder.word,
        "confidence": match.confidence.word,
        "query": match.query,
        "normalized": read_as(read) if read else None,
        "stands": match.stands or None,
        "parts": [{"why": part.why, "change": round(part.change, 3)} for part in match.parts],
        "reasons": list(match.reasons),
    }


def _person(authorship: Authorship | None) -> dict[str, Any] | None:
    if authorship is None:
        return None
    return {
        "name": authorship.name,
        "id": authorship.author_id,
        "orcid": authorship.orcid or authorship.printed_orcid,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def chunks(report: Report) -> Iterable[str]:
    """Yield the text of the format, as every renderer does."""
    yield dumps(report)
