"""Two scans compared: what the later one adds, drops and changes, and what explains that, as far as their reports tell.

What one scan found and the other did not is gone only where the other looked. Where it did not use the list, did not
hold the person or was incomplete, it is unseen.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from rsscan.baseline import (
    Piece,
    ReportedFinding,
    ReportedList,
    ReportedRun,
    ReportedSubject,
    Standing,
    called,
    standing,
)
from rsscan.editions import Change
from rsscan.severity import Severity, Verdict
from rsscan.subject import Gap


@dataclass(frozen=True, slots=True)
class Person:
    """Whom both reports may be about: every subject of either that shares an identifier is the same."""

    id: str
    name: str | None
    ids: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class Lone:
    """A finding that one scan has and the other has not; `looked` is whether the other would have seen it."""

    person: Person
    finding: ReportedFinding
    looked: bool
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Altered:
    """A finding that both scans have, and that is not the same in both.

    `evidence_new` and `evidence_gone` are what one scan alone has; `counts` is whether it is to be looked at anew, as a
    finding that is new.
    """

    person: Person
    now: ReportedFinding
    changes: tuple[Change, ...]
    evidence_new: frozenset[Piece]
    evidence_gone: frozenset[Piece]
    counts: bool
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """What became of one person beside the findings: the verdicts (None where not scanned) and what is not seen."""

    person: Person
    before: Verdict | None
    after: Verdict | None
    gaps_new: tuple[Gap, ...] = ()
    gaps_gone: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Rescan:
    """What a later scan adds, drops and changes; `conditions` and `lists` differ between the runs and explain it."""

    conditions: tuple[Change, ...]
    lists: tuple[Change, ...]
    new: tuple[Lone, ...]
    gone: tuple[Lone, ...]
    changed: tuple[Altered, ...]
    courses: tuple[Course, ...]
    incomplete: int = 0

    @property
    def empty(self) -> bool:
        """Whether both reports tell the same."""
        return not (self.conditions or self.lists or self.new or self.gone or self.changed or self.courses)

    def verdict(self, fail_on: Severity) -> Verdict:
        """Flagged where anything open that is new or to be looked at anew reaches `fail_on`; else as the later scan."""
        fresh = [one.finding for one in self.new] + [one.now for one in self.changed if one.counts]
        if fail_on is not Severity.NONE and any(one.is_open and one.severity >= fail_on for one in fresh):
            return Verdict.FLAGGED
        return Verdict.INCOMPLETE if self.incomplete else Verdict.CLEAR


@dataclass(frozen=True, slots=True)
class _Side:
    """One person in one report, all its subjects that mean this person taken together."""

    which: str
    run: ReportedRun
    lists: Mapping[str, ReportedList]
    entries: frozenset[str]
    subjects: tuple[ReportedSubject, ...]

    @property
    def findings(self) -> dict[tuple[str, str, str], ReportedFinding]:
        """The findings by what makes them one."""
        found: dict[tuple[str, str, str], list[ReportedFinding]] = defaultdict(list)
        for subject in self.subjects:
            for finding in subject.findings:
                found[finding.key].append(finding)
        return {key: _joined(same) for key, same in found.items()}

    @property
    def gaps(self) -> frozenset[Gap]:
        return frozenset(gap for subject in self.subjects for gap in subject.gaps)

    @property
    def verdict(self) -> Verdict | None:
        verdicts = {subject.verdict for subject in self.subjects}
        return next((one for one in Verdict if one in verdicts), None)

    @property
    def works(self) -> int:
        return sum(subject.works for subject in self.subjects)


def rescan(old: ReportedRun, new: ReportedRun) -> Rescan:
    """Compare two scans. Neither the order of subjects nor the identifier a person was asked by makes a difference."""
    added: list[Lone] = []
    gone: list[Lone] = []
    changed: list[Altered] = []
    courses: list[Course] = []
    for person, before, after in _persons(old, new):
        was, now = before.findings, after.findings
        added += [Lone(person, one, *_absence(one, before, after)) for key, one in now.items() if key not in was]
        gone += [Lone(person, one, *_absence(one, after, before)) for key, one in was.items() if key not in now]
        changed += [one for key in was.keys() & now.keys() if (one := _altered(person, was[key], now[key], old, new))]
        course = Course(
            person, before.verdict, after.verdict, _sorted(after.gaps - before.gaps), _sorted(before.gaps - after.gaps)
        )
        if course.before != course.after or course.gaps_new or course.gaps_gone:
            courses.append(course)
    return Rescan(
        conditions=_conditions(old, new),
        lists=_lists(old, new),
        new=tuple(sorted(added, key=lambda one: _order(one.person, one.finding))),
        gone=tuple(sorted(gone, key=lambda one: _order(one.person, one.finding))),
        changed=tuple(sorted(changed, key=lambda one: _order(one.person, one.now))),
        courses=tuple(sorted(courses, key=lambda one: one.person.id)),
        incomplete=sum(bool(subject.blocking) for subject in new.subjects),
    )


def _joined(same: list[ReportedFinding]) -> ReportedFinding:
    """Return one finding that several subjects who are one person have."""
    first = min(same, key=lambda one: (one.id, -one.severity, one.rule, one.entry_name))
    return replace(
        first,
        severity=max(one.severity for one in same),
        confidence=max(one.confidence for one in same),
        is_open=any(one.is_open for one in same),
        pieces=frozenset().union(*(one.pieces for one in same)),
        last=max((one.last for one in same if one.last), default=None),
        in_window=any(one.in_window for one in same),
    )


def _persons(old: ReportedRun, new: ReportedRun) -> Iterator[tuple[Person, _Side, _Side]]:
    """Yield each person with what either report holds of it."""
    top = _united(old, new)
    groups: dict[str, tuple[list[ReportedSubject], list[ReportedSubject]]] = defaultdict(lambda: ([], []))
    for at, run in enumerate((old, new)):
        for subject in run.subjects:
            groups[top[min(subject.ids)]][at].append(subject)
    known = [
        (
            which,
            run,
            {one.id: one for one in run.lists},
            frozenset(finding.entry_id for subject in run.subjects for finding in subject.findings),
        )
        for which, run in (("older", old), ("newer", new))
    ]
    for before, after in groups.values():
        ids = frozenset().union(*(subject.ids for subject in (*before, *after)))
        names = sorted(subject.name for subject in after or before if subject.name)
        sides = [_Side(*about, tuple(subjects)) for about, subjects in zip(known, (before, after), strict=True)]
        yield Person(called(ids), names[0] if names else None, ids), sides[0], sides[1]


def _united(*runs: ReportedRun) -> dict[str, str]:
    """Return for each identifier the first of all that mean the same person: some subject carries both."""
    above: dict[str, str] = {}

    def top(one: str) -> str:
        while above.setdefault(one, one) != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for run in runs:
        for subject in run.subjects:
            tops = sorted({top(one) for one in subject.ids})
            for other in tops:
                above[other] = tops[0]
    return {one: top(one) for one in above}


def _absence(finding: ReportedFinding, side: _Side, other: _Side) -> tuple[bool, tuple[str, ...]]:
    """Return whether a scan would have seen a finding that it does not have, and what explains that."""
    unseen = list(_unseen(finding, side))
    if unseen:
        return False, tuple(unseen)
    here, there = side.lists[finding.list_id], other.lists.get(finding.list_id)
    why = []
    if there is not None and here.sha256 != there.sha256 and finding.entry_id not in side.entries:
        edition = f" ({here.edition}, not {there.edition})" if here.edition != there.edition else ""
        why.append(f"the list of the {side.which} scan is another{edition}, and may not name the body")
    if finding.last and finding.last > side.run.as_of:
        why.append(f"its newest evidence is of {finding.last}, after the day of the {side.which} scan")
    if side.works < other.works:
        why.append(f"the {side.which} scan read {side.works:,} works, the other {other.works:,}")
    why += _otherwise(side.run, other.run, ("rsscan", "source"))
    return True, tuple(why) or (f"the {side.which} scan met none of its evidence in the record",)


def _unseen(finding: ReportedFinding, side: _Side) -> Iterator[str]:
    """Say why a scan could not have found something, if it could not."""
    if not side.subjects:
        yield f"the {side.which} scan does not hold this person"
        return
    if finding.list_id not in side.lists:
        yield f"the {side.which} scan did not use the list “{finding.list_id}”"
    if codes := sorted({code for subject in side.subjects for code in subject.blocking}):
        yield f"the {side.which} scan was incomplete ({', '.join(codes)})"


def _altered(
    person: Person, was: ReportedFinding, now: ReportedFinding, old: ReportedRun, new: ReportedRun
) -> Altered | None:
    told = (
        Change("severity", was.severity.word, now.severity.word),
        Change("confidence", was.confidence.word, now.confidence.word),
        Change("rule", was.rule, now.rule),
        Change("status", _status(was), _status(now)),
    )
    changes = tuple(change for change in told if change.before != change.after)
    if not changes and was.pieces == now.pieces:
        return None
    why = []
    if was.severity != now.severity:
        why += _otherwise(old, new, ("policy", "policy text"))
        if was.in_window != now.in_window:
            why.append(f"its evidence lies in the window that is judged {'now' if now.in_window else 'no more'}")
        if any(change.field == now.list_id for change in _lists(old, new)):
            why.append(f"the list “{now.list_id}” differs between the scans")
    counts = standing([was], now) is Standing.CHANGED
    return Altered(person, now, changes, now.pieces - was.pieces, was.pieces - now.pieces, counts, tuple(why))


def _otherwise(one: ReportedRun, other: ReportedRun, names: Iterable[str]) -> list[str]:
    here, there = dict(one.conditions), dict(other.conditions)
    return [f"the {name} differs between the scans" for name in names if here.get(name) != there.get(name)]


def _conditions(old: ReportedRun, new: ReportedRun) -> tuple[Change, ...]:
    before = {"as of": old.as_of, **dict(old.conditions)}
    after = {"as of": new.as_of, **dict(new.conditions)}
    told = (Change(name, before.get(name, ""), after.get(name, "")) for name in {**before, **after})
    return tuple(change for change in told if change.before != change.after)


def _lists(old: ReportedRun, new: ReportedRun) -> tuple[Change, ...]:
    before, after = ({one.id: one for one in run.lists} for run in (old, new))
    return tuple(
        Change(list_id, _edition(before.get(list_id)), _edition(after.get(list_id)))
        for list_id in sorted({*before, *after})
        if before.get(list_id) != after.get(list_id)
    )


def _edition(one: ReportedList | None) -> str:
    return f"{one.edition} (sha256 {one.sha256[:12]})" if one else ""


def _status(finding: ReportedFinding) -> str:
    return "open" if finding.is_open else "ignored"


def _sorted(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    return tuple(sorted(gaps, key=lambda gap: (not gap.blocks_verdict, gap.code, gap.detail)))


def _order(person: Person, finding: ReportedFinding) -> tuple[object, ...]:
    return (-finding.severity, person.id, *finding.key)
