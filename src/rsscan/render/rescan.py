"""What a later scan changes, for persons as lines of text or a page, and for programs as JSON."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from rsscan.baseline import Piece, ReportedFinding
from rsscan.editions import Change
from rsscan.identifiers import bare
from rsscan.notice import IN_BRIEF
from rsscan.render.escapes import shown
from rsscan.render.lists import counted, dumped, lines_of
from rsscan.render.marks import address, escaped
from rsscan.rescan import Altered, Course, Lone, Person, Rescan
from rsscan.severity import Severity, Verdict

PIECES_SHOWN = 5
"""Pieces of new evidence shown for one finding; JSON has all."""

_TOLD = {
    Verdict.FLAGGED: "Something new or changed is at or above {}: review it.",
    Verdict.INCOMPLETE: "Nothing new at or above {} was found; the later scan is incomplete, so there is no verdict.",
    Verdict.CLEAR: "Nothing new at or above {}.",
}

_NOTHING_FLAGGED = {
    Verdict.INCOMPLETE: "No severity is flagged; the later scan is incomplete, so there is no verdict.",
    Verdict.CLEAR: "No severity is flagged.",
}
"""What is told where the bar is none, which flags nothing."""

LONGEST = 200
"""Characters of one affiliation that are shown."""


def rescan_text(told: Rescan, fail_on: Severity) -> str:
    """Return what a later scan changes, line by line: first what differs between the runs, then the findings."""
    lines = [f"{_counts(told)}."]
    for head, changes in (("The runs differ", told.conditions), ("The lists differ", told.lists)):
        lines += ["", head] if changes else []
        lines += [f"  {change.field}: {_change(change)}" for change in changes]
    for head, ones in _groups(told):
        lines += ["", head] if ones else []
        for one in ones:
            lines += [f"{one.finding.id} {_finding(one.finding)}", f"    {_person(one.person)}"]
            lines += [f"    {why}" for why in one.why]
    lines += ["", "Changed"] if told.changed else []
    for each in told.changed:
        lines += [f"{each.now.id} {_finding(each.now)}", f"    {_person(each.person)}"]
        lines += [f"    {said}" for said in _alterations(each)]
    lines += ["", "Persons and works"] if told.courses else []
    for course in told.courses:
        lines += [f"{_person(course.person)}: {_verdicts(course)}"]
        lines += [f"    {said}" for said in _gaps(course)]
    return lines_of([shown(line) for line in [*lines, "", _result(told, fail_on), IN_BRIEF]])


def rescan_markdown(told: Rescan, fail_on: Severity) -> str:
    """Return what a later scan changes as a page with tables."""
    lines = ["# What the later scan changes", "", f"**{_result(told, fail_on)}**", ""]
    lines += [f"{_counts(told)}."]
    differ = [
        (_mark(change.field), _mark(change.before or "–"), _mark(change.after or "–"))
        for change in (*told.conditions, *told.lists)
    ]
    lines += _table("The runs differ", ("What", "Before", "After"), differ)
    for head, ones in _groups(told):
        rows = [(*_cells(one.finding, one.person), _mark("; ".join(one.why))) for one in ones]
        lines += _table(head, (*_COLUMNS, "Why"), rows)
    rows = [(*_cells(each.now, each.person), _mark("; ".join(_alterations(each)))) for each in told.changed]
    lines += _table("Changed", (*_COLUMNS, "What"), rows)
    courses = [(_who(one.person), _mark(_verdicts(one)), _mark("; ".join(_gaps(one)))) for one in told.courses]
    lines += _table("Persons and works", ("Who", "Verdict", "Not seen"), courses)
    return lines_of([*lines, "", IN_BRIEF])


def rescan_json(told: Rescan, fail_on: Severity) -> str:
    """Return what a later scan changes as JSON text."""
    verdict = told.verdict(fail_on)
    return dumped(
        {
            "fail_on": fail_on.word,
            "verdict": verdict.value,
            "exit_code": verdict.exit_code,
            "runs_differ": [_change_record(change) for change in told.conditions],
            "lists_differ": [_change_record(change) for change in told.lists],
            "new": [_lone_record(one) for one in told.new],
            "gone": [_lone_record(one) for one in told.gone if one.looked],
            "not_looked_at": [_lone_record(one) for one in told.gone if not one.looked],
            "changed": [
                _finding_record(each.now, each.person)
                | {
                    "counts": each.counts,
                    "changes": [_change_record(change) for change in each.changes],
                    "evidence_new": _piece_records(each.evidence_new),
                    "evidence_gone": _piece_records(each.evidence_gone),
                    "why": list(each.why),
                }
                for each in told.changed
            ],
            "subjects": [_course_record(course) for course in told.courses],
        }
    )


FORMS: Mapping[str, Callable[[Rescan, Severity], str]] = {
    "table": rescan_text,
    "json": rescan_json,
    "markdown": rescan_markdown,
}
"""The forms of a comparison, by name."""

_COLUMNS = ("Finding", "Severity", "Confidence", "Rule", "Listed body", "Who")


def _result(told: Rescan, fail_on: Severity) -> str:
    verdict = told.verdict(fail_on)
    return _NOTHING_FLAGGED[verdict] if fail_on is Severity.NONE else _TOLD[verdict].format(fail_on.word)


def _groups(told: Rescan) -> tuple[tuple[str, Sequence[Lone]], ...]:
    return (
        ("New", told.new),
        ("Gone", [one for one in told.gone if one.looked]),
        ("Not looked at now, so neither there nor gone", [one for one in told.gone if not one.looked]),
    )


def _counts(told: Rescan) -> str:
    unseen = sum(not one.looked for one in told.gone)
    parts = f"{len(told.gone) - unseen:,} gone, {unseen:,} not looked at now, {len(told.changed):,} changed"
    return f"{counted(len(told.new), 'finding', 'findings')} new, {parts}"


def _finding(finding: ReportedFinding) -> str:
    ignored = "" if finding.is_open else ", ignored"
    return (
        f"{finding.rule} {finding.severity.word}, {finding.confidence.word}{ignored}: "
        f"{finding.entry_name} ({finding.entry_id})"
    )


def _cells(finding: ReportedFinding, person: Person) -> tuple[str, ...]:
    severity = f"{finding.severity.word}{'' if finding.is_open else ' (ignored)'}"
    body = f"{finding.entry_name} ({finding.entry_id})"
    return (*map(_mark, (finding.id, severity, finding.confidence.word, finding.rule, body)), _who(person))


def _person(person: Person) -> str:
    return f"{person.name}  {person.id}" if person.name else person.id


def _change(change: Change) -> str:
    if not change.before:
        return f"only in the newer: {change.after}"
    return f"{change.before} → {change.after}" if change.after else f"only in the older: {change.before}"


def _alterations(each: Altered) -> Iterator[str]:
    for change in each.changes:
        yield f"{change.field}: {_change(change)}"
    for what, pieces in (("new", each.evidence_new), ("gone", each.evidence_gone)):
        if pieces:
            ordered = sorted(pieces)
            named = ", ".join(_piece(piece) for piece in ordered[:PIECES_SHOWN])
            more = f" and {len(ordered) - PIECES_SHOWN:,} more" if len(ordered) > PIECES_SHOWN else ""
            yield f"evidence {what}: {named}{more}"
    yield from each.why


def _piece(piece: Piece) -> str:
    work, at, text = piece
    return f"{bare(work)}{f' line {at}' if at else ''} “{text[:LONGEST]}{'…' if len(text) > LONGEST else ''}”"


def _verdicts(course: Course) -> str:
    before, after = (verdict.value if verdict else "not scanned" for verdict in (course.before, course.after))
    return f"{before} → {after}" if before != after else after


def _gaps(course: Course) -> Iterator[str]:
    for what, gaps in (("new", course.gaps_new), ("no more", course.gaps_gone)):
        for gap in gaps:
            yield f"{what}: {gap.code} {gap.detail}"


def _table(head: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    if not rows:
        return []
    lines = ["", f"## {head}", "", f"| {' | '.join(columns)} |", f"|{' --- |' * len(columns)}"]
    return lines + [f"| {' | '.join(row)} |" for row in rows]


def _who(person: Person) -> str:
    return " ".join(filter(None, (_mark(person.name or ""), address(_line(person.id)))))


def _mark(text: str) -> str:
    return escaped(_line(text))


def _line(text: str) -> str:
    return shown(" ".join(text.split()))


def _change_record(change: Change) -> dict[str, str]:
    return {"field": change.field, "before": change.before, "after": change.after}


def _finding_record(finding: ReportedFinding, person: Person) -> dict[str, object]:
    return {
        "subject": person.id,
        "id": finding.id,
        "rule": finding.rule,
        "relation": finding.relation,
        "severity": finding.severity.word,
        "confidence": finding.confidence.word,
        "list": finding.list_id,
        "entry": finding.entry_id,
        "entry_name": finding.entry_name,
        "status": "open" if finding.is_open else "ignored",
    }


def _lone_record(one: Lone) -> dict[str, object]:
    return _finding_record(one.finding, one.person) | {"why": list(one.why)}


def _piece_records(pieces: frozenset[Piece]) -> list[dict[str, object]]:
    return [{"where": where, "position": at, "what": what} for where, at, what in sorted(pieces)]


def _course_record(course: Course) -> dict[str, object]:
    return {
        "subject": course.person.id,
        "before": course.before.value if course.before else None,
        "after": course.after.value if course.after else None,
        "gaps_new": [_gap_record(gap.code, gap.detail, blocks=gap.blocks_verdict) for gap in course.gaps_new],
        "gaps_gone": [_gap_record(gap.code, gap.detail, blocks=gap.blocks_verdict) for gap in course.gaps_gone],
    }


def _gap_record(code: str, detail: str, *, blocks: bool) -> dict[str, object]:
    return {"code": code, "detail": detail, "blocks_verdict": blocks}
