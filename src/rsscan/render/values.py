"""A report as JSON values, which every format is written from: so a saved report and a fresh one read alike."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rsscan.severity import Severity, Verdict


@dataclass(frozen=True, slots=True)
class Values:
    """A report as JSON values; its subjects come one at a time and may be asked for again.

    `head` has `schema_version`, `notice`, `tool` and `run`.
    """

    head: Mapping[str, Any]
    lists: Sequence[Mapping[str, Any]]
    subjects: Iterable[Mapping[str, Any]]
    summary: Mapping[str, Any]


def of_subject(report: Values, ids: Collection[str]) -> Values:
    """Return a report on those of its subjects alone that have one of these identifiers."""
    chosen = [
        subject
        for subject in report.subjects
        if not {subject["id"], subject["orcid"], *subject["openalex_ids"]}.isdisjoint(ids)
    ]
    return counted(report, chosen, summary_of(chosen))


def counted(report: Values, subjects: Iterable[Mapping[str, Any]], summary: Mapping[str, Any]) -> Values:
    """Return a report on other subjects, of whom a summary tells, with the verdict on them."""
    verdict = verdict_of(summary)
    run = {**report.head["run"], "verdict": verdict.value, "exit_code": verdict.exit_code}
    return Values({**report.head, "run": run}, report.lists, subjects, summary)


def added(summaries: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the summary of all subjects, given those of some and of the others."""
    total = summary_of(())
    for each in summaries:
        for kind, count in each.items():
            if kind == "findings_by_severity":
                total[kind] = {severity: total[kind][severity] + many for severity, many in count.items()}
            else:
                total[kind] += count
    return total


def verdict_of(summary: Mapping[str, Any]) -> Verdict:
    """Return the verdict of a run: flagged if a subject is, else incomplete if one is."""
    return next((one for one in Verdict if summary[one.value]), Verdict.CLEAR)


def summary_of(subjects: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return how many subjects and findings there are of each kind; severities are those of open findings."""
    verdicts: Counter[str] = Counter()
    severities: Counter[str] = Counter()
    ignored = known = 0
    for subject in subjects:
        verdicts[subject["verdict"]] += 1
        for finding in subject["findings"]:
            if finding["status"] == "ignored":
                ignored += 1
            else:
                known += finding["baseline"] == "known"
                severities[finding["severity"]] += 1
    return {
        "subjects": verdicts.total(),
        "flagged": verdicts[Verdict.FLAGGED.value],
        "incomplete": verdicts[Verdict.INCOMPLETE.value],
        "clear": verdicts[Verdict.CLEAR.value],
        "ignored": ignored,
        "known": known,
        "findings_by_severity": {severity.word: severities[severity.word] for severity in reversed(Severity)},
    }
