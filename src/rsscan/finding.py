"""What is found: one listed body in one relation, with all evidence for it and how much of the record that is."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from rsscan.baseline import ReportedFinding, Standing
from rsscan.disposition import Case, Disposition, covering, fingerprint, whose
from rsscan.evidence import Evidence
from rsscan.matching import Match
from rsscan.policy import NearMiss, near_misses
from rsscan.severity import Confidence, Relation, Severity, rule_code
from rsscan.subject import Subject
from rsscan.terms import Terms
from rsscan.watchlist import Kind

DOUBTED = "The identity is uncertain, so the link may be another person's and is not more than probable."
"""Why the confidence of a finding is capped."""


@dataclass(frozen=True, slots=True)
class Proportion:
    """How many of a person's works are concerned: `works` of `of`, the newest of `last`.

    `hyperauthored` of them have more authors than `threshold`; they are counted apart, since one line among hundreds
    says little of who worked with whom.
    """

    works: int
    of: int
    last: date | None
    hyperauthored: int
    threshold: int

    @property
    def share(self) -> float:
        """The works concerned as a share of all, from 0 to 1; 0 where there are none."""
        return self.works / self.of if self.of else 0.0

    @property
    def sentence(self) -> str:
        """As one reads it: `3 of 214 works (1.4 %), last 2021; 2 of the 3 have more than 100 authors`."""
        if not self.works:
            return "on no work that was read"
        of, share = f"{self.of:,} work{'' if self.of == 1 else 's'}", f"{100 * self.share:.1f}"
        said = f"{self.works} of {of} ({share} %), {f'last {self.last.year}' if self.last else 'undated'}"
        if not self.hyperauthored:
            return said
        if self.works == 1:
            return f"{said}; it has more than {self.threshold} authors"
        return (
            f"{said}; {self.hyperauthored} of the {self.works} {'has' if self.hyperauthored == 1 else 'have'} "
            f"more than {self.threshold} authors"
        )


def proportion(evidence: Iterable[Evidence], of: int, threshold: int) -> Proportion:
    """Return how many of `of` works the evidence stands on; a co-author's other works are none of them."""
    works = {piece.work.id: piece.work for piece in evidence if piece.work and not piece.path}
    last = max((work.published for work in works.values() if work.published), default=None)
    crowded = sum(len(work.authorships) > threshold for work in works.values())
    return Proportion(len(works), of, last, crowded, threshold)


@dataclass(frozen=True, slots=True)
class Finding:
    """One listed body that the subject's publications touch in one relation, with all evidence for it.

    `decisive` is the evidence whose grade it has, `near` the rules of the policy that would have graded that otherwise
    but for one answer. With a disposition it is ignored: all the rest of it stays as it is, and it decides no verdict.
    So it is with what a baseline knew; `standing` is None where none was given.
    """

    id: str
    relation: Relation
    match: Match
    confidence: Confidence
    reasons: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    decisive: Evidence
    proportion: Proportion
    near: tuple[NearMiss, ...] = ()
    disposition: Disposition | None = None
    standing: Standing | None = None

    @property
    def severity(self) -> Severity:
        """That of the decisive evidence."""
        return self.decisive.grade.severity

    @property
    def status(self) -> str:
        """`ignored` by a disposition, else `open`."""
        return "ignored" if self.disposition else "open"

    @property
    def decides(self) -> bool:
        """Whether it counts for the verdict: it is open, and no baseline knew it."""
        return self.disposition is None and self.standing is not Standing.KNOWN

    @property
    def fingerprint(self) -> str:
        """What tells its evidence from other evidence; new evidence changes it."""
        return fingerprint(self.match.entry.id, self.relation.word, (piece.piece for piece in self.evidence))

    @property
    def rule(self) -> str:
        """The public code of the strongest rule that met."""
        return rule_code(self.relation, self.match.ladder)

    @property
    def works_count(self) -> int:
        """How many different works carry the evidence."""
        return self.proportion.works

    @property
    def last_date(self) -> date | None:
        """The date of the newest evidence, None when none is dated."""
        return max((evidence.published for evidence in self.evidence if evidence.published), default=None)


def findings(
    subject: Subject, evidence: Iterable[Evidence], terms: Terms, works: int, *, is_one_person: bool = True
) -> tuple[Finding, ...]:
    """Group evidence by relation and listed body; `works` is how many there are in all.

    Where it is doubtful that the profile `is_one_person`, no confidence is above probable. The severity stays: a grade
    is of the link, whoever's it is.
    """
    grouped: dict[tuple[Relation, str, str], list[Evidence]] = defaultdict(list)
    for piece in evidence:
        grouped[piece.link.relation, piece.match.list_id, piece.match.entry.id].append(piece)
    found = [_finding(subject, pieces, terms, works, is_one_person=is_one_person) for pieces in grouped.values()]
    return tuple(sorted(found, key=_order))


def _finding(subject: Subject, pieces: list[Evidence], terms: Terms, works: int, *, is_one_person: bool) -> Finding:
    ordered = tuple(sorted(pieces, key=lambda piece: piece.key))
    worst = max(ordered, key=lambda piece: (piece.grade.severity, piece.match.rank))
    best = max(ordered, key=lambda piece: (piece.in_window, *piece.match.rank))
    relation, entry = worst.link.relation, worst.match.entry
    named = f"{subject.id}|{relation.word}|{worst.match.list_id}|{entry.id}"
    reasons = [*worst.grade.reasons, _listing(worst.match, terms), *worst.match.sentences]
    confidence = worst.match.confidence
    if not is_one_person and confidence > Confidence.PROBABLE:
        confidence = Confidence.PROBABLE
        reasons.append(DOUBTED)
    finding = Finding(
        id=f"F-{hashlib.sha256(named.encode()).hexdigest()[:12]}",
        relation=relation,
        match=best.match,
        confidence=confidence,
        reasons=tuple(dict.fromkeys(reasons)),
        evidence=ordered,
        decisive=worst,
        proportion=proportion(ordered, works, terms.policy.hyperauthored),
        near=near_misses(terms.policy, worst.link, worst.grade) if worst.in_window else (),
    )
    disposed = replace(finding, disposition=covering(terms.dispositions, case_of(subject, finding), terms.as_of))
    if terms.baseline is None:
        return disposed
    return replace(disposed, standing=terms.baseline.standing(subject.ids, reported(disposed)))


def reported(finding: Finding) -> ReportedFinding:
    """Return a finding as it is compared with those of other scans."""
    return ReportedFinding(
        id=finding.id,
        rule=finding.rule,
        relation=finding.relation.word,
        list_id=finding.match.list_id,
        entry_id=finding.match.entry.id,
        entry_name=finding.match.entry.name,
        severity=finding.severity,
        confidence=finding.confidence,
        is_open=finding.disposition is None,
        pieces=frozenset(piece.piece for piece in finding.evidence),
        last=str(finding.last_date) if finding.last_date else None,
        in_window=any(piece.in_window for piece in finding.evidence),
    )


def case_of(subject: Subject, finding: Finding) -> Case:
    """Return what dispositions ask about."""
    authors = [piece.authorship.author_ids for piece in finding.evidence if piece.authorship]
    return Case(finding.id, whose(subject.person_ids, authors), finding.match.entry.id, finding.fingerprint)


def _listing(match: Match, terms: Terms) -> str:
    """Return what being on the list means, so that the grade can be traced to an authority."""
    watchlist, entry = terms.list_of(match), match.entry
    effect, concerns = watchlist.effect_of(entry).value, ", ".join(entry.concerns)
    basis = watchlist.legal_basis if entry.kind is Kind.JURISDICTION else entry.legal_basis or watchlist.legal_basis
    return (
        f"{entry.name} is on the list “{watchlist.id}” ({effect}{f', concern {concerns}' if concerns else ''}): {basis}"
    )


def _order(finding: Finding) -> tuple[object, ...]:
    last = finding.last_date
    return (
        -finding.severity,
        finding.match.list_id,
        finding.match.entry.id,
        -(last.toordinal() if last else 0),
        finding.relation,
    )
