"""What is said of one subject as JSON values, spelled out field by field: the contract that other programs read.

The JSON Schema is shipped as `rsscan/schemas/report-1.0.schema.json`.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from rsscan.assessment import Assessment
from rsscan.disposition import Disposition
from rsscan.evidence import Evidence
from rsscan.finding import Finding, Proportion
from rsscan.frequent import Frequent
from rsscan.identity import Identity
from rsscan.matching import Match
from rsscan.matching.normalize import read_as
from rsscan.policy import Policy, PolicyRule
from rsscan.publications import Authorship
from rsscan.render.career_values import career_values, money_values
from rsscan.render.joint_values import joint_values
from rsscan.report import Report
from rsscan.severity import Ladder, Relation

MOST_JOINT = 3
"""Joint works that are named for a path; how many there are is said beside."""


def subject_values(assessment: Assessment, report: Report) -> dict[str, Any]:
    """Return what a report says of one subject; of `report` only what holds for the whole run is read."""
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
            **({"filled": coverage.filled} if coverage.filled else {}),
            "by_year": [
                {"year": one.year, "works": one.works, "hyperauthored": one.hyperauthored} for one in coverage.by_year
            ],
        },
        "proportion": _proportion(assessment.touched(report.policy.hyperauthored)),
        "findings": [_finding(finding, report) for finding in assessment.findings],
        "career": career_values(assessment.career),
        "funding": money_values(assessment.money),
        "joint": joint_values(assessment.joint) if assessment.joint else None,
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
        "entry_names": in_languages(entry.names_by_language),
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
        "baseline": finding.standing.value if finding.standing else None,
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
        "work": work.id if work and work.id.startswith("https://openalex.org/") else None,
        "doi": work.doi if work else None,
        "title": work.title if work else None,
        "date": _day(evidence.published),
        "latest": _day(evidence.link.latest or evidence.published),
        "listed_at_publication": evidence.link.listed.value,
        "authors_count": len(work.authorships) if work else None,
        "coauthor": _person(evidence.authorship) if finding.relation is not Relation.OWN else None,
        "printed_as": _person(evidence.authorship) if finding.relation is Relation.OWN else None,
        "position": evidence.authorship.position if evidence.authorship else None,
        "affiliation_text": match.text,
        "printed": list(evidence.authorship.texts) if evidence.authorship else [],
        "institution": {"id": body.id, "name": body.name, "ror": body.ror, "country": body.country} if body else None,
        "matched": match.matched,
        "score": match.score,
        "awards": [
            {"number": one.number, "id": one.award, "title": one.title}
            for one in evidence.funding
            if one.number or one.award
        ],
        "path": _path(evidence.path) if evidence.path else None,
        "fields": [tag.id for tag in evidence.tagging.tags],
        "tags": [
            {
                "id": tag.id,
                "title": tag.title.get("en", tag.area.id),
                "titles": in_languages(tag.title),
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


def _path(frequent: Frequent) -> dict[str, Any]:
    """The co-author through whom a link leads, and the newest works with the subject."""
    return {
        "author": frequent.author,
        "joint_works": len(frequent.joint),
        "works": [
            {"id": work.id, "doi": work.doi, "date": _day(work.published)} for work in frequent.joint[:MOST_JOINT]
        ],
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


def in_languages(names: Mapping[str, str]) -> list[dict[str, str]]:
    """Return a name in several languages, the languages in order."""
    return [{"lang": lang, "value": names[lang]} for lang in sorted(names)]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
