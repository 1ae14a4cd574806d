"""From publications and lists to what is said of a subject: the judgement, with nothing read and nothing written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rsscan.ancestry import bodies_of, given_in, known_of, rors_of
from rsscan.career import NO_CAREER, Career, career_of
from rsscan.coverage import (
    Coverage,
    counted,
    covered,
    filled_gap,
    list_gaps,
    nameless_gap,
    parents_gap,
    record_gaps,
    some,
    unplaced_gap,
    unseen_gap,
)
from rsscan.declared import NOTHING_DECLARED, Declared
from rsscan.disposition import Scanned
from rsscan.evidence import (
    Evidence,
    body_evidence,
    indirect_evidence,
    profile_evidence,
    record_evidence,
    told_by_no_other,
    work_evidence,
)
from rsscan.finding import Finding, Proportion, case_of, findings, proportion
from rsscan.frequent import Elsewhere
from rsscan.identity import Identity, identify, own_authorships
from rsscan.joint import Joint, joint_evidence, joint_of, own_lines
from rsscan.money import NO_MONEY, Money, money_of
from rsscan.publications import NO_ROR_IDS, InstitutionProfile, RorIds, Work
from rsscan.record import PublicRecord
from rsscan.severity import Severity, Verdict
from rsscan.subject import Gap, Subject
from rsscan.terms import Terms


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything that is said of one subject."""

    subject: Subject
    identity: Identity
    coverage: Coverage
    findings: tuple[Finding, ...]
    gaps: tuple[Gap, ...]
    career: Career = NO_CAREER
    money: Money = NO_MONEY
    joint: Joint | None = None

    def touched(self, hyperauthored: int) -> Proportion:
        """Return how many of the works carry any of the findings; those with more authors are counted apart."""
        evidence = [piece for finding in self.findings for piece in finding.evidence]
        works = self.joint.of if self.joint and self.joint.of else self.coverage.works
        return proportion(evidence, works, hyperauthored)

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that no disposition covers."""
        return tuple(finding for finding in self.findings if finding.disposition is None)

    @property
    def ignored(self) -> tuple[Finding, ...]:
        """The findings that a disposition covers."""
        return tuple(finding for finding in self.findings if finding.disposition is not None)

    @property
    def known(self) -> tuple[Finding, ...]:
        """The open findings that a baseline knew."""
        return tuple(finding for finding in self.open if not finding.decides)

    @property
    def deciding(self) -> tuple[Finding, ...]:
        """The findings that count for the verdict."""
        return tuple(finding for finding in self.findings if finding.decides)

    def scanned(self, lists: Iterable[str]) -> Scanned:
        """Return what dispositions ask about: whom this is about, and which cases were found with these lists."""
        whole = not any(gap.blocks_verdict for gap in self.gaps)
        cases = tuple(case_of(self.subject, finding) for finding in self.findings)
        return Scanned(self.subject.person_ids, frozenset(lists), whole, cases)

    def verdict(self, fail_on: Severity) -> Verdict:
        """Flagged beats incomplete, incomplete beats clear; `fail_on` none flags nothing.

        Nor does what is ignored, or known to a baseline; what could not be seen is not forgiven by either.
        """
        if fail_on is not Severity.NONE and any(finding.severity >= fail_on for finding in self.deciding):
            return Verdict.FLAGGED
        if any(gap.blocks_verdict for gap in self.gaps):
            return Verdict.INCOMPLETE
        return Verdict.CLEAR


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of a person beside profiles and works: each empty where it was not looked at.

    `declared` is what an application adds, `record` the person's ORCID record, `elsewhere` are the other works of
    frequent co-authors.
    """

    declared: Declared = NOTHING_DECLARED
    record: PublicRecord | None = None
    elsewhere: tuple[Elsewhere, ...] = ()


NOTHING_BESIDE = Beside()
"""Nothing else was looked at."""


def assess(
    subject: Subject,
    works: Iterable[Work],
    terms: Terms,
    gaps: Iterable[Gap] = (),
    refetched: int = 0,
    told: RorIds = NO_ROR_IDS,
    beside: Beside = NOTHING_BESIDE,
) -> Assessment:
    """Judge one person: every authorship of every work, and the institutions of the person's profiles.

    `gaps` are what the source could not see; gaps that show in the records themselves are added. `told` are the ROR ids
    of bodies above those in the records, where these do not show them; `beside` is what else is known. The result does
    not depend on the order of works, lists or profiles, nor on any person's name.
    """
    declared, record = beside.declared, beside.record
    of_profile = tuple(sorted(works, key=lambda work: work.id))
    listed = tuple(sorted((*of_profile, *declared.works), key=lambda work: work.id))
    bodies = known_of((*bodies_of(subject.profiles, listed), *given_in(listed, record), *declared.bodies))
    rors = rors_of(bodies, told)
    identity = identify(subject, of_profile)
    evidence = [*profile_evidence(subject, terms, rors), *declared.evidence(terms, rors)]
    evidence += record_evidence(record, terms, rors) if record else ()
    strangers: list[str] = []
    for work in listed:
        own = own_authorships(subject, work)
        if not own and not work.cut and work not in declared.works:
            strangers.append(work.id)
        evidence += work_evidence(work, own, terms, rors)
    others = sorted(beside.elsewhere, key=lambda one: one.frequent.author)
    indirect = [piece for other in others for piece in indirect_evidence(other, terms, rors)]
    evidence += told_by_no_other(indirect, [*evidence])
    coverage = covered(listed, terms, refetched)
    found_gaps = [*gaps, *record_gaps(listed), *list_gaps(terms)]
    found_gaps += unseen_gap([(work, own_authorships(subject, work)) for work in listed], terms)
    found_gaps += [*filled_gap(listed), *parents_gap(bodies, rors, terms), *unplaced_gap(bodies)]
    found_gaps += nameless_gap(record, terms, rors) if record else ()
    if not subject.profiles:
        found_gaps.append(Gap("RS901", " ".join(identity.reasons)))
    if identity.status == "uncertain":
        found_gaps.append(Gap("RS902", " ".join(identity.reasons)))
    if strangers:
        detail = (
            f"{counted(strangers)} listed under the profile do not name it in the byline: {some(strangers)}. "
            "All their authors are read as co-authors."
        )
        found_gaps.append(Gap("RS903", detail))
    judged = _assessment(subject, identity, coverage, evidence, found_gaps, terms)
    money = money_of(of_profile, record, terms, rors)
    return replace(judged, career=career_of(subject, listed, record, terms, rors), money=money)


NOBODY = Identity("confirmed", ("The subject is an application, not a person.",))
"""Whoever an application is that is nobody's."""


def assess_application(
    subject: Subject,
    declared: Declared,
    terms: Terms,
    gaps: Iterable[Gap] = (),
    told: RorIds = NO_ROR_IDS,
    identity: Identity = NOBODY,
) -> Assessment:
    """Judge what an application says where nobody with an identifier can be tied to it: its bodies and its works."""
    bodies = known_of((*bodies_of((), declared.works), *given_in(declared.works), *declared.bodies))
    rors = rors_of(bodies, told)
    found_gaps = [*gaps, *record_gaps(declared.works), *list_gaps(terms), *parents_gap(bodies, rors, terms)]
    found_gaps += unplaced_gap(bodies)
    found_gaps += [*unseen_gap([(work, ()) for work in declared.works], terms), *filled_gap(declared.works)]
    evidence = list(declared.evidence(terms, rors))
    for work in declared.works:
        evidence += work_evidence(work, (), terms, rors)
    return _assessment(subject, identity, covered(declared.works, terms, 0), evidence, found_gaps, terms)


def assess_work(
    subject: Subject, work: Work, terms: Terms, gaps: Iterable[Gap] = (), told: RorIds = NO_ROR_IDS
) -> Assessment:
    """Judge one paper or manuscript: every line of its byline is somebody the subject would publish with."""
    bodies = known_of((*bodies_of((), (work,)), *given_in((work,))))
    rors = rors_of(bodies, told)
    found_gaps = [*gaps, *record_gaps((work,)), *list_gaps(terms), *unseen_gap([(work, ())], terms)]
    found_gaps += [*filled_gap((work,)), *parents_gap(bodies, rors, terms), *unplaced_gap(bodies)]
    identity = Identity("confirmed", ("The subject is a byline, not a person.",))
    evidence = work_evidence(work, (), terms, rors)
    return _assessment(subject, identity, covered((work,), terms, 0), evidence, found_gaps, terms)


def assess_institution(
    subject: Subject,
    profile: InstitutionProfile,
    works: Iterable[Work],
    output: Mapping[int, int] | None,
    terms: Terms,
    gaps: Iterable[Gap] = (),
    refetched: int = 0,
    told: RorIds = NO_ROR_IDS,
) -> Assessment:
    """Judge what an institution published with listed bodies, and say first whether it is listed itself.

    `works` are those on which a listed body may stand: the bylines tell. `output` is how many it has in each year, None
    where nobody counted.
    """
    body = profile.body
    listed = tuple(sorted(works, key=lambda work: work.id))
    bodies = (body, *bodies_of((), listed))
    rors = rors_of(bodies, told)
    evidence = list(body_evidence(profile, terms, rors))
    itself = [piece.match for piece in evidence]
    for work in listed:
        evidence += joint_evidence(work, body, itself, terms, rors)
    own = [(work, own_lines(body, work)) for work in listed]
    found_gaps = [*gaps, *record_gaps(listed), *list_gaps(terms), *unseen_gap(own, terms)]
    found_gaps += parents_gap(bodies, rors, terms)
    identity = Identity("confirmed", ("The subject is an institution, not a person.",))
    total = max(sum((output or {}).values()), len(listed))
    found = findings(subject, evidence, terms, total)
    joint = joint_of(body, found, output, terms)
    coverage = covered(listed, terms, refetched)
    return Assessment(subject, identity, coverage, found, _ordered(found_gaps), joint=joint)


def _assessment(
    subject: Subject,
    identity: Identity,
    coverage: Coverage,
    evidence: Iterable[Evidence],
    gaps: Iterable[Gap],
    terms: Terms,
) -> Assessment:
    found = findings(subject, evidence, terms, coverage.works, is_one_person=not identity.caps_confidence)
    return Assessment(subject, identity, coverage, found, _ordered(gaps))


def _ordered(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    return tuple(sorted(dict.fromkeys(gaps), key=lambda gap: (not gap.blocks_verdict, gap.code, gap.detail)))
