"""SARIF 2.1.0, as code scanning takes it: a result a finding, a notification a gap, dispositions as suppressions.

No `security-severity`: a link is graded, and nobody is shown as critical.
Sources: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html and, for the limits,
https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from rsscan.render import ci
from rsscan.render.in_words import decisive, is_ignored, total
from rsscan.render.json_text import dumped
from rsscan.render.told import Told, told_of
from rsscan.render.values import Values
from rsscan.rules import RULES, Rule
from rsscan.severity import Severity

RESULTS = 25_000
"""Results of one run that GitHub takes; a file with more is refused whole."""

TEXT = 1024
"""Characters that GitHub shows of a rule's description."""

DOIS = 20
"""DOIs that a result names; how many works there are it tells anyway."""

LEVELS = {
    Severity.NONE: "note",
    Severity.LOW: "note",
    Severity.MEDIUM: "warning",
    Severity.HIGH: "error",
    Severity.CRITICAL: "error",
}

_GAP = "RS9"
"""How the codes of gaps begin."""

_LINKED = [rule for rule in RULES.values() if not rule.code.startswith(_GAP)]
_INDEX = {rule.code: at for at, rule in enumerate(_LINKED)}

Rank = tuple[bool, Severity]
"""Open findings before ignored ones, and each by severity."""


@dataclass(slots=True)
class Tally:
    """What has to be known of all subjects before the first result is written."""

    ranks: Counter[Rank] = field(default_factory=Counter)
    is_whole: bool = True


def chunks(report: Values) -> Iterator[str]:
    """Yield one run: the rules, what could not be seen, and a result a line."""
    told, tally = told_of(report), Tally()
    run = told.part("run")
    yield '{\n"$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n"version": "2.1.0",\n"runs": [{\n'
    yield f'"tool": {dumped({"driver": _driver(told)})},\n"invocations": [{{"toolExecutionNotifications": [\n'
    yield from _rows(_notifications(report, tally))
    yield f"],\n{dumped(_invocation(run, tally))[1:]}],\n"
    yield f'"properties": {dumped(_properties(told, run))},\n"results": [\n'
    yield from _rows(_results(report, told, _shares(tally.ranks)))
    yield "]\n}]\n}\n"


def _rows(values: Iterable[dict[str, Any]]) -> Iterator[str]:
    before = ""
    for value in values:
        yield f"{before}{dumped(value)}"
        before = ",\n"


def _driver(report: Told) -> dict[str, Any]:
    return {
        "name": "rsscan",
        "version": report.part("tool").text("version"),
        "rules": [_descriptor(rule) for rule in _LINKED],
        "notifications": [_descriptor(rule) for rule in RULES.values() if rule.code.startswith(_GAP)],
    }


def _descriptor(rule: Rule) -> dict[str, Any]:
    parts = rule.page.parts.items()
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.replace(",", "").split()),
        "shortDescription": {"text": rule.name.capitalize()},
        "fullDescription": {"text": rule.page.reports[:TEXT]},
        "help": {
            "text": "\n\n".join(f"{heading}: {text}" for heading, text in parts),
            "markdown": "\n\n".join(
                f"**{heading}**\n\n{text.replace(chr(10), chr(10) * 2)}" for heading, text in parts
            ),
        },
        "properties": {"tags": ["research-security"]},
    }


def _notifications(report: Values, tally: Tally) -> Iterator[dict[str, Any]]:
    """Yield every gap, and what is left out if there are too many findings; all is counted on the way."""
    for subject in ci.subjects(report):
        tally.ranks.update(_rank(remark.about) for remark in ci.findings_of(subject))
        for remark in ci.gaps_of(subject):
            blocks = remark.about.flag("blocks_verdict")
            tally.is_whole &= not blocks
            yield {
                "descriptor": {"id": remark.about.text("code")},
                "level": "error" if blocks else "note",
                "message": _message(ci.unseen(remark)),
                "locations": [_location(subject)],
            }
    if (many := tally.ranks.total()) > RESULTS:
        said = f"Only {RESULTS:,} of {many:,} findings are shown, the gravest; the JSON report has all of them."
        yield {"level": "warning", "message": _message(said)}


def _message(text: str) -> dict[str, str]:
    """Return a plain text as a message, in which `[a](b)` would be a link and `{0}` an argument."""
    return {"text": text.replace("](", "] (").replace("{", "{{").replace("}", "}}")}


def _invocation(run: Told, tally: Tally) -> dict[str, Any]:
    return {
        "executionSuccessful": tally.is_whole,
        "exitCode": run.count("exit_code"),
        "exitCodeDescription": run.text("verdict"),
        "startTimeUtc": run.text("started").replace("+00:00", "Z"),
    }


def _properties(report: Told, run: Told) -> dict[str, Any]:
    policy, source = run.part("policy"), run.part("source")
    return {
        "notice": report.text("notice"),
        "result": total(report.part("summary")),
        "asOf": run.text("as_of"),
        "failOn": run.text("fail_on"),
        "policy": {key: policy.text(key) for key in ("id", "title", "sha256", "lookback")},
        "source": {
            "name": source.text("name"),
            "detail": source.text("detail"),
            "notSearched": source.texts("not_searched"),
        },
        "lists": [
            {key: each.text(key) for key in ("id", "title", "edition", "sha256", "source_url")}
            for each in report.parts("lists")
        ],
    }


def _rank(finding: Told) -> Rank:
    return not is_ignored(finding), finding.severity("severity")


def _shares(ranks: Counter[Rank]) -> Counter[Rank]:
    """Return how many findings of each rank are shown."""
    left, shares = RESULTS, Counter[Rank]()
    for rank in sorted(ranks, reverse=True):
        shares[rank] = min(left, ranks[rank])
        left -= shares[rank]
    return shares


def _results(report: Values, told: Told, shares: Counter[Rank]) -> Iterator[dict[str, Any]]:
    lists = {each.text("id"): each for each in told.parts("lists")}
    for subject in ci.subjects(report):
        for remark in ci.findings_of(subject):
            rank = _rank(remark.about)
            if shares[rank]:
                shares[rank] -= 1
                yield _result(remark, told.part("run"), lists.get(remark.about.text("list"), Told(None)))


def _result(remark: ci.Remark, run: Told, listed: Told) -> dict[str, Any]:
    finding = remark.about
    rule = finding.text("rule")
    return {
        "ruleId": rule,
        **({"ruleIndex": _INDEX[rule]} if rule in _INDEX else {}),
        "level": LEVELS[finding.severity("severity")],
        "message": _message(ci.sentence(remark)),
        "locations": [_location(remark.subject)],
        "partialFingerprints": {
            "primaryLocationLineHash": ci.mark_of(remark),
            "finding/v1": finding.text("id"),
            "evidence/v1": finding.text("fingerprint"),
        },
        **({"baselineState": state} if (state := _STATES.get(finding.text("baseline"))) else {}),
        "suppressions": _suppressions(finding),
        "properties": {
            "list": finding.text("list"),
            "edition": listed.text("edition"),
            "sha256": listed.text("sha256"),
            "entry": finding.text("entry"),
            "entryUrl": finding.text("entry_url"),
            "status": finding.text("status"),
            "severity": finding.text("severity"),
            "confidence": finding.text("confidence"),
            "score": decisive(finding.parts("evidence")).number("score"),
            "works": finding.count("works_count"),
            "last": finding.text("last_date"),
            "dois": ci.dois(finding, DOIS),
            "policy": run.part("policy").text("id"),
            "policyRule": finding.part("policy_rule").text("id"),
        },
    }


_STATES = {"new": "new", "changed": "updated", "known": "unchanged"}
"""SARIF's words for what a baseline knows of a finding."""


def _suppressions(finding: Told) -> list[dict[str, Any]]:
    """Return the disposition as a suppression; an open finding says that it has none, as the specification asks."""
    said = finding.part("disposition")
    if not is_ignored(finding):
        return []
    properties = {key: said.text(key) for key in ("reviewer", "decided", "expires")}
    return [{"kind": "external", "status": "accepted", "justification": said.text("reason"), "properties": properties}]


def _location(subject: Told) -> dict[str, Any]:
    """Return where the subject was named, and the subject as such."""
    place = ci.place_of(subject)
    uri = quote(place.path) if place.is_file else place.path
    artifact = {"uri": f"file://{uri}"} if uri.startswith("/") else {"uri": uri, "uriBaseId": "%SRCROOT%"}
    return {
        "physicalLocation": {"artifactLocation": artifact, "region": {"startLine": place.line}},
        "logicalLocations": [{"fullyQualifiedName": subject.text("id"), "kind": "subject"}],
    }
