"""What an earlier scan found, and whether a finding of a later one is new beside it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rsscan.severity import Confidence, Severity, Verdict
from rsscan.subject import Gap


class Standing(StrEnum):
    """What a finding is beside an earlier scan; only what is known there decides no verdict."""

    NEW = "new"
    CHANGED = "changed"
    KNOWN = "known"


Piece = tuple[str, int, str]
"""What tells evidence from other evidence: where it stands, the line there, and what was met."""


@dataclass(frozen=True, slots=True)
class ReportedFinding:
    """A finding as far as two scans of one person can be compared by it.

    `pieces` tell evidence from other evidence, as fingerprints do; `in_window` is whether any of it is judged.
    """

    id: str
    rule: str
    relation: str
    list_id: str
    entry_id: str
    entry_name: str
    severity: Severity
    confidence: Confidence
    is_open: bool
    pieces: frozenset[Piece]
    last: str | None = None
    in_window: bool = True

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two findings of a person one: the relation, the list and the entry."""
        return (self.relation, self.list_id, self.entry_id)


@dataclass(frozen=True, slots=True)
class ReportedSubject:
    """A subject of a report, known by all of its identifiers: profiles are merged and parted between scans."""

    ids: frozenset[str]
    name: str | None
    verdict: Verdict
    works: int = 0
    findings: tuple[ReportedFinding, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def blocking(self) -> tuple[str, ...]:
        """The codes of the gaps for which not all was seen."""
        return tuple(sorted({gap.code for gap in self.gaps if gap.blocks_verdict}))


@dataclass(frozen=True, slots=True)
class ReportedList:
    """A list that a scan used."""

    id: str
    edition: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReportedRun:
    """A scan as its report tells of it; `conditions` are what else explains a difference, by name.

    `pseudonyms` is the mark of the key under which persons go by pseudonyms, None where they go by their own names.
    """

    started: str
    as_of: str
    conditions: tuple[tuple[str, str], ...] = ()
    lists: tuple[ReportedList, ...] = ()
    subjects: tuple[ReportedSubject, ...] = ()
    pseudonyms: str | None = None


def standing(was: Iterable[ReportedFinding], now: ReportedFinding) -> Standing:
    """Return what a finding is beside those that an earlier scan had of the same person, list, entry and relation.

    It changed where any of its evidence is new, where it is graded higher, or where it is open and was ignored: what a
    reviewer decided has expired or no longer fits.
    """
    earlier = tuple(was)
    if not earlier:
        return Standing.NEW
    higher = now.severity > max(one.severity for one in earlier)
    opened = now.is_open and not any(one.is_open for one in earlier)
    if higher or opened or now.pieces - frozenset().union(*(one.pieces for one in earlier)):
        return Standing.CHANGED
    return Standing.KNOWN


class Baseline:
    """An earlier scan that later findings are compared with."""

    def __init__(self, run: ReportedRun) -> None:
        """Lay out the subjects by their identifiers."""
        self.run = run
        self._by_id: dict[str, list[ReportedSubject]] = defaultdict(list)
        for subject in run.subjects:
            for identifier in subject.ids:
                self._by_id[identifier].append(subject)

    def subjects(self, ids: Iterable[str]) -> list[ReportedSubject]:
        """Return the subjects that any of these identifiers means, each once."""
        met = [subject for identifier in sorted(ids) for subject in self._by_id.get(identifier, ())]
        return list({id(subject): subject for subject in met}.values())

    def standing(self, ids: Iterable[str], now: ReportedFinding) -> Standing:
        """Return what a finding of the subject with these identifiers is beside the earlier scan."""
        earlier = (finding for subject in self.subjects(ids) for finding in subject.findings)
        return standing((one for one in earlier if one.key == now.key), now)


@dataclass(frozen=True, slots=True)
class Compared:
    """A subject whose findings were compared: its identifiers, and the lists by which something is new."""

    ids: frozenset[str]
    new_by: frozenset[str] = frozenset()


def remarks(baseline: Baseline, subjects: Iterable[Compared]) -> Iterator[str]:
    """Say where a comparison tells less than it seems to: whom, what and how much the earlier scan did not look at.

    Nobody is named, since what is said may stand in a log that others read.
    """
    scanned = [(subject, baseline.subjects(subject.ids)) for subject in subjects]
    every = f"{len(scanned):,} subject{'' if len(scanned) == 1 else 's'}"
    if lacking := sum(not earlier for _, earlier in scanned):
        yield f"The baseline does not hold {lacking:,} of {every}; all that was found there is new."
    if partial := sum(any(one.blocking for one in earlier) for _, earlier in scanned):
        yield (
            f"The baseline's own scan of {partial:,} of {every} was incomplete; what is new may have been there before."
        )
    used = {watchlist.id for watchlist in baseline.run.lists}
    for list_id in sorted({list_id for subject, _ in scanned for list_id in subject.new_by} - used):
        yield f"The baseline was made without the list “{list_id}”; all that it names is new."


def called(ids: frozenset[str]) -> str:
    """Return the identifier by which a subject is named: its ORCID iD where it has one."""
    return min(ids, key=lambda identifier: ("orcid.org" not in identifier, identifier))
