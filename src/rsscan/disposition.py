"""What a reviewer decided about a link: it is kept and shown, and no longer decides a verdict until it expires."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from rsscan.identifiers import bare


@dataclass(frozen=True, slots=True)
class Case:
    """A finding as far as a disposition asks about it: its id, whose link it is, to which entry, by what evidence.

    `persons` are all identifiers of the one person whose link it is; none where several persons' lines make it up.
    """

    id: str
    persons: frozenset[str]
    entry: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Disposition:
    """A reviewer's decision on the link of a person to an entry; with `evidence`, on just that evidence.

    `person` is an identifier in full form, `place` where the decision is written (file and line).
    """

    person: str
    entry: str
    reason: str
    reviewer: str
    decided: date
    expires: date
    evidence: str | None = None
    place: str = field(default="", compare=False)

    def concerns(self, case: Case) -> bool:
        """Whether the finding is this person's link to this entry, whatever the evidence."""
        return self.person in case.persons and self.entry == case.entry

    def covers(self, case: Case, as_of: date) -> bool:
        """Whether the finding is ignored on that day."""
        same = self.evidence is None or self.evidence == case.fingerprint
        return same and self.concerns(case) and not self.expired(as_of)

    def expired(self, as_of: date) -> bool:
        """Whether it counts no more; the day on which it expires is the first without it."""
        return as_of >= self.expires

    def clashes(self, other: "Disposition") -> bool:
        """Whether both decide the same at the same time; one that follows on an expired one does not."""
        same = (self.person, self.entry, self.evidence) == (other.person, other.entry, other.evidence)
        return same and self.decided < other.expires and other.decided < self.expires

    def told(self, what: str) -> str:
        """Return a sentence on it: where it is written, whom and which entry it is on, and `what`."""
        return (
            f"{self.place + ': ' if self.place else ''}the disposition on {bare(self.person)} and {self.entry} {what}."
        )

    @property
    def lapse(self) -> str:
        """The sentence on it when it has expired."""
        return self.told(f"expired on {self.expires} and counts no more")


@dataclass(frozen=True, slots=True)
class Scanned:
    """A subject that was scanned: who it is, with which lists, whether all of it was seen, and what was found.

    `persons` is empty where the subject is a paper, which does not show all links of anybody.
    """

    persons: frozenset[str]
    lists: frozenset[str]
    whole: bool
    cases: tuple[Case, ...]


def fingerprint(entry: str, relation: str, pieces: Iterable[tuple[str, int, str]]) -> str:
    """Return what tells evidence from other evidence: `sha256:…` over places in works (or profiles) and what met there.

    A piece is the work or profile, the place in the byline, and the printed affiliation or the resolved body. Neither
    order nor repetition counts, nor how any of it was graded.
    """
    said = json.dumps([entry, relation, sorted(set(pieces))], ensure_ascii=True)
    return f"sha256:{hashlib.sha256(said.encode()).hexdigest()}"


def whose(persons: frozenset[str], lines: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return whose link a finding is: the subject's, or on a paper that of the one whose lines all of them are."""
    listed = tuple(lines)
    return persons or (frozenset.intersection(*listed) if listed else frozenset())


def covering(dispositions: Iterable[Disposition], case: Case, as_of: date) -> Disposition | None:
    """Return the disposition by which a finding is ignored: of several, the one that counts longest."""
    found = [one for one in dispositions if one.covers(case, as_of)]
    return max(found, key=_standing, default=None)


def remarks(dispositions: Iterable[Disposition], scanned: Iterable[Scanned], as_of: date) -> Iterator[str]:
    """Say of each disposition of a scanned person when it has expired, or covers nothing of what was found."""
    known, seen = tuple(dispositions), tuple(scanned)
    cases = [case for subject in seen for case in subject.cases]
    for one in sorted(known, key=_standing):
        concerned = [case for case in cases if one.concerns(case)]
        of_the_person = [subject for subject in seen if one.person in subject.persons]
        looked = [s for s in of_the_person if s.whole and one.entry.partition("/")[0] in s.lists]
        if one.expired(as_of):
            if not renewed(one, known, as_of) and (concerned or of_the_person):
                yield one.lapse
        elif concerned:
            if not any(one.covers(case, as_of) for case in concerned):
                yield one.told("is of other evidence than was found now, so it covers nothing; review it anew")
        elif looked:
            yield one.told("covers nothing: no such link was found")


def renewed(old: Disposition, known: Iterable[Disposition], as_of: date) -> bool:
    """Whether a later decision on the same link has taken the place of an expired one."""
    pair = (old.person, old.entry)
    return any((one.person, one.entry) == pair and not one.expired(as_of) for one in known)


def _standing(one: Disposition) -> tuple[date, date, str, str, str, str, str]:
    return (one.expires, one.decided, one.person, one.entry, one.evidence or "", one.reviewer, one.reason)
