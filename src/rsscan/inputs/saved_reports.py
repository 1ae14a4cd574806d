"""Reports that were saved as JSON, read again as far as later questions need them."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from rsscan.baseline import ReportedFinding, ReportedList, ReportedRun, ReportedSubject
from rsscan.disposition import Case, Scanned, whose
from rsscan.errors import InputError
from rsscan.identifiers import openalex, orcid
from rsscan.impact import SavedFinding, SavedSubject, Seen
from rsscan.inputs.report_file import whole_report
from rsscan.notice import PSEUDONYMS
from rsscan.publications import AFFILIATION_FROM, Institution
from rsscan.severity import Confidence, Severity, Verdict
from rsscan.subject import Gap

T = TypeVar("T")

_KEY = re.compile(re.escape(PSEUDONYMS).replace(r"\{\}", r"(\w+)"))
"""What the notice of a report says where persons go by pseudonyms."""


def saved_subjects(paths: Iterable[Path]) -> tuple[SavedSubject, ...]:
    """Return the subjects of saved reports. Raises InputError with every file that is none, each with the place."""
    return _read(paths, _subjects)


def saved_scans(paths: Iterable[Path]) -> tuple[Scanned, ...]:
    """Return what dispositions ask about each subject of saved reports. Raises InputError as `saved_subjects`."""
    return _read(paths, _scans)


def reported_runs(paths: Iterable[Path]) -> tuple[ReportedRun, ...]:
    """Return saved reports as far as two scans are compared. Raises InputError as `saved_subjects`."""
    return _read(paths, lambda _, value: [_run(value)])


def comparable_runs(old: Path, new: Path) -> tuple[ReportedRun, ReportedRun, list[dict[str, Any]]]:
    """Return two saved reports as far as they are compared, and their values. Raises InputError as `saved_subjects`.

    Whoever goes by a pseudonym is known again under the same one alone.
    """
    (before, one), (after, other) = _read([old, new], lambda _, value: [(_run(value), value)])
    if before.pseudonyms != after.pseudonyms:
        keyed = before.pseudonyms and after.pseudonyms
        how = "show pseudonyms under different keys" if keyed else "only one of them shows pseudonyms"
        raise InputError(
            f"{old}, {new}: {how}, so that nobody in one is known in the other; compare reports of one kind"
        )
    return before, after, [one, other]


def baseline_of(path: Path) -> ReportedRun:
    """Return a saved report that a scan is compared with. Raises InputError as `saved_subjects`."""
    [run] = reported_runs([path])
    if run.pseudonyms:
        raise InputError(f"--baseline {path}: shows pseudonyms, under which nobody is known again; give one without")
    return run


def _read(paths: Iterable[Path], read: Callable[[Path, dict[str, Any]], list[T]]) -> tuple[T, ...]:
    found: list[T] = []
    problems: list[str] = []
    for path in paths:
        try:
            found += read(path, whole_report(path))
        except InputError as error:
            problems += error.problems
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            problems.append(f"{path}: was changed; a part is missing or of another kind: {error}")
    if problems:
        raise InputError(problems)
    return tuple(found)


def _subjects(path: Path, value: dict[str, Any]) -> list[SavedSubject]:
    return [_subject(path, at, row) for at, row in enumerate(value["subjects"])]


def _scans(_: Path, value: dict[str, Any]) -> list[Scanned]:
    lists = frozenset(str(row["id"]) for row in value["lists"])
    return [scanned(row, lists) for row in value["subjects"]]


def _subject(path: Path, at: int, row: dict[str, Any]) -> SavedSubject:
    findings = tuple(
        SavedFinding(
            str(finding["id"]), str(finding["list"]), str(finding["entry"]), tuple(map(_seen, finding["evidence"]))
        )
        for finding in row["findings"]
    )
    return SavedSubject(f"{path}: subjects[{at}]", str(row["id"]), row.get("name"), findings)


def scanned(row: Mapping[str, Any], lists: frozenset[str]) -> Scanned:
    """Return what dispositions ask about a subject of a report, which was made with these lists."""
    persons = _persons(row["id"], row["orcid"], *row["openalex_ids"])
    cases = []
    for finding in row["findings"]:
        people = [piece["coauthor"] for piece in finding["evidence"] if piece["coauthor"]]
        lines = [_persons(person["id"], person["orcid"]) for person in people]
        written = str(finding.get("fingerprint") or "")
        cases.append(Case(str(finding["id"]), whose(persons, lines), str(finding["entry"]), written))
    whole = not any(gap["blocks_verdict"] for gap in row["gaps"])
    return Scanned(persons, lists, whole, tuple(cases))


def _run(value: dict[str, Any]) -> ReportedRun:
    run = value["run"]
    source, policy, baseline = run["source"], run["policy"], run.get("baseline")
    conditions = {
        "rsscan": value["tool"]["version"],
        "source": f"{source['name']}, {source['detail']}",
        "policy": policy["id"],
        "policy text": f"sha256 {str(policy['sha256'])[:12]}",
        "fail on": run["fail_on"],
        "baseline": f"as of {baseline['as_of']}" if baseline else "none",
    }
    return ReportedRun(
        str(run["started"]),
        str(run["as_of"]),
        tuple((name, str(said)) for name, said in conditions.items()),
        tuple(ReportedList(str(row["id"]), str(row["edition"]), str(row["sha256"])) for row in value["lists"]),
        tuple(_reported(row) for row in value["subjects"]),
        next(iter(_KEY.findall(str(value.get("notice")))), None),
    )


def _reported(row: dict[str, Any]) -> ReportedSubject:
    return ReportedSubject(
        ids=_persons(row["id"], row["orcid"], *row["openalex_ids"]) or frozenset({str(row["id"])}),
        name=str(row["name"]) if row["name"] else None,
        verdict=Verdict(row["verdict"]),
        works=_whole(row["coverage"]["works"]),
        findings=tuple(_reported_finding(finding) for finding in row["findings"]),
        gaps=tuple(Gap(str(gap["code"]), str(gap["detail"]), bool(gap["blocks_verdict"])) for gap in row["gaps"]),
    )


def _reported_finding(row: dict[str, Any]) -> ReportedFinding:
    return ReportedFinding(
        id=str(row["id"]),
        rule=str(row["rule"]),
        relation=str(row["relation"]),
        list_id=str(row["list"]),
        entry_id=str(row["entry"]),
        entry_name=str(row["entry_name"]),
        severity=Severity[row["severity"].upper()],
        confidence=Confidence[row["confidence"].upper()],
        is_open=row["status"] == "open",
        pieces=frozenset(_piece(piece) for piece in row["evidence"]),
        last=str(row["last_date"]) if row["last_date"] else None,
        in_window=any(piece.get("in_window", True) for piece in row["evidence"]),
    )


def _piece(row: dict[str, Any]) -> tuple[str, int, str]:
    """Return what makes it this evidence and no other, as `Evidence.piece` does."""
    body, met = row["institution"] or {}, row.get("met") or {}
    where = row["work"] or str(row["source"]).removeprefix("byline of ").partition(AFFILIATION_FROM)[0]
    what = row["affiliation_text"] or body.get("id") or body.get("ror") or body.get("name") or met.get("query")
    return (str(where), _whole(row["position"]), str(what or ""))


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _persons(*ids: str | None) -> frozenset[str]:
    return frozenset(full for text in ids if text and (full := orcid(text) or openalex(text, "A")))


def _seen(row: dict[str, Any]) -> Seen:
    body = row.get("institution")
    text = row.get("affiliation_text")
    return Seen(
        str(text) if text else None,
        Institution(body["id"], body["name"], body["ror"], body["country"], (body["id"],) if body["id"] else ())
        if body
        else None,
    )
