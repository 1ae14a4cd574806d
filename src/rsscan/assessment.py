"""From publications and lists to findings: the judgement, with nothing read and nothing written."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from rsscan.coverage import Coverage, counted, covered, list_gaps, record_gaps, some, unseen_gap
from rsscan.disposition import Case, Disposition, Scanned, covering, fingerprint, whose
from rsscan.identity import Identity, identify, own_authorships
from rsscan.matching import Match, matches
from rsscan.policy import Grade, Link, grade
from rsscan.publications import Authorship, Work
from rsscan.severity import Confidence, Ladder, Relation, Severity, Verdict, rule_code
from rsscan.subject import Gap, Subject
from rsscan.terms import Terms
from rsscan.watchlist import Entry, Kind, Watchlist


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place where the subject and a listed body meet: a line of a byline, or of a profile.

    `work` and `authorship` are None where a profile is the source; `source` says in words where it stands.
    """

    match: Match
    grade: Grade
    in_window: bool
    source: str
    work: Work | None = None
    authorship: Authorship | None = None
    published: date | None = None

    @property
    def piece(self) -> tuple[str, int, str]:
        """What makes it this evidence and no other: the work or profile, the place there, and what met."""
        body = self.match.institution
        what = self.match.text or (body and (body.id or body.ror or body.name)) or self.match.query
        return (self.work.id if self.work else self.source, self.authorship.position if self.authorship else 0, what)

    @property
    def key(self) -> tuple[object, ...]:
        """Sort key: newest date first, then work and place in the byline."""
        return (
            -(self.published.toordinal() if self.published else 0),
            self.work.id if self.work else "",
            self.authorship.position if self.authorship else 0,
            self.source,
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """One listed body that the subject's publications touch in one relation, with all evidence for it.

    With a disposition it is ignored: all the rest of it stays as it is, and it decides no verdict.
    """

    id: str
    relation: Relation
    match: Match
    severity: Severity
    confidence: Confidence
    reasons: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    disposition: Disposition | None = None

    @property
    def status(self) -> str:
        """`ignored` by a disposition, else `open`."""
        return "ignored" if self.disposition else "open"

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
        return len({evidence.work.id for evidence in self.evidence if evidence.work})

    @property
    def last_date(self) -> date | None:
        """The date of the newest evidence, None when none is dated."""
        return max((evidence.published for evidence in self.evidence if evidence.published), default=None)


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything that is said of one subject."""

    subject: Subject
    identity: Identity
    coverage: Coverage
    findings: tuple[Finding, ...]
    gaps: tuple[Gap, ...]

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that no disposition covers."""
        return tuple(finding for finding in self.findings if finding.disposition is None)

    @property
    def ignored(self) -> tuple[Finding, ...]:
        """The findings that a disposition covers."""
        return tuple(finding for finding in self.findings if finding.disposition is not None)

    def scanned(self, lists: Iterable[str]) -> Scanned:
        """Return what dispositions ask about: whom this is about, and which cases were found with these lists."""
        whole = not any(gap.blocks_verdict for gap in self.gaps)
        cases = tuple(_case(self.subject, finding) for finding in self.findings)
        return Scanned(self.subject.person_ids, frozenset(lists), whole, cases)

    def verdict(self, fail_on: Severity) -> Verdict:
        """Flagged beats incomplete, incomplete beats clear; `fail_on` none flags nothing, nor does what is ignored."""
        if fail_on is not Severity.NONE and any(finding.severity >= fail_on for finding in self.open):
            return Verdict.FLAGGED
        if any(gap.blocks_verdict for gap in self.gaps):
            return Verdict.INCOMPLETE
        return Verdict.CLEAR


def assess(
    subject: Subject, works: Iterable[Work], terms: Terms, gaps: Iterable[Gap] = (), refetched: int = 0
) -> Assessment:
    """Judge one person: every authorship of every work, and the institutions of the person's profiles.

    `gaps` are what the source could not see; gaps that show in the records themselves are added. The result does not
    depend on the order of works, lists or profiles, nor on any person's name.
    """
    listed = tuple(sorted(works, key=lambda work: work.id))
    identity = identify(subject, listed)
    evidence: list[tuple[Relation, Evidence]] = list(_profile_evidence(subject, terms))
    strangers: list[str] = []
    for work in listed:
        own = own_authorships(subject, work)
        if not own and not work.cut:
            strangers.append(work.id)
        evidence += _byline_evidence(work, own, terms)
    coverage = covered(listed, terms, refetched)
    found_gaps = [*gaps, *record_gaps(listed), *list_gaps(terms)]
    found_gaps += unseen_gap([(work, own_authorships(subject, work)) for work in listed], terms)
    if identity.status == "unknown":
        found_gaps.append(Gap("RS901", " ".join(identity.reasons)))
    if identity.status == "uncertain":
        found_gaps.append(Gap("RS902", " ".join(identity.reasons)))
    if strangers:
        detail = f"{counted(strangers)} listed under the profile do not name it in the byline: "
        found_gaps.append(Gap("RS903", detail + some(strangers) + ". All their authors are read as co-authors."))
    return Assessment(subject, identity, coverage, _findings(subject, evidence, terms), _ordered(found_gaps))


def assess_work(subject: Subject, work: Work, terms: Terms, gaps: Iterable[Gap] = ()) -> Assessment:
    """Judge one paper or manuscript: every line of its byline is somebody the subject would publish with."""
    found_gaps = [*gaps, *record_gaps((work,)), *list_gaps(terms), *unseen_gap([(work, ())], terms)]
    identity = Identity("confirmed", ("The subject is a byline, not a person.",))
    evidence = _byline_evidence(work, (), terms)
    return Assessment(
        subject,
        identity,
        covered((work,), terms, 0),
        _findings(subject, evidence, terms),
        _ordered(found_gaps),
    )


def _byline_evidence(work: Work, own: tuple[Authorship, ...], terms: Terms) -> list[tuple[Relation, Evidence]]:
    found = []
    for authorship in work.authorships:
        relation = Relation.OWN if authorship in own else Relation.COAUTHOR
        met = matches(terms.index, authorship.texts, authorship.institutions)
        for match in _one_fact_once(match for match in met if _tells(match, relation)):
            graded = _graded(match, relation, work.published, terms)
            found.append((relation, replace(graded, work=work, authorship=authorship, source=f"byline of {work.id}")))
    return found


def _profile_evidence(subject: Subject, terms: Terms) -> Iterable[tuple[Relation, Evidence]]:
    for profile in subject.profiles:
        for affiliation in profile.affiliations:
            last = date(max(affiliation.years), 12, 31) if affiliation.years else None
            years = f", {min(affiliation.years)}-{max(affiliation.years)}" if affiliation.years else ""
            for match in _one_fact_once(matches(terms.index, (), (affiliation.institution,))):
                source = f"OpenAlex author profile {profile.id}{years}"
                yield Relation.OWN, replace(_graded(match, Relation.OWN, last, terms), source=source)


def _tells(match: Match, relation: Relation) -> bool:
    """Whether a match tells something: a co-author's bank or ship not by a name that is only like its own, or doubtful.

    Names of ships and trading companies are ordinary words, and no paper is written there; but a subject's own
    employer, a body that was resolved, and one whose telling name stands there exactly are shown whatever they are.
    """
    if match.entry.research or relation is not Relation.COAUTHOR or match.confidence is Confidence.CERTAIN:
        return True
    if match.ladder in {Ladder.IDENTIFIER, Ladder.LINEAGE}:
        return True
    return match.ladder is Ladder.LISTED_NAME and not match.weak and match.confidence is Confidence.PROBABLE


def _one_fact_once(found: Iterable[Match]) -> list[Match]:
    """Fold a jurisdiction into the body of the same list that lies in it: one printed line is one fact."""
    kept: list[Match] = []
    for match in sorted(found, key=lambda match: match.ladder is Ladder.JURISDICTION):
        if match.ladder is Ladder.JURISDICTION:
            bodies = [
                at
                for at, other in enumerate(kept)
                if other.list_id == match.list_id
                and other.entry.country == match.entry.country
                and other.entry.kind is not Kind.JURISDICTION
                and other.confidence >= min(match.confidence, Confidence.PROBABLE)
            ]
            for at in bodies:
                kept[at] = replace(kept[at], reasons=(*kept[at].reasons, *match.sentences))
            if bodies:
                continue
        kept.append(match)
    return kept


def _graded(match: Match, relation: Relation, published: date | None, terms: Terms) -> Evidence:
    watchlist = _list_of(match, terms)
    link = Link(
        match.list_id,
        watchlist.effect_of(match.entry),
        match.entry.country,
        relation,
        match.ladder,
        match.confidence,
        published,
        terms.as_of,
    )
    judged = grade(terms.policy, link)
    since = terms.window_from
    in_window = since is None or published is None or published >= since
    if not in_window:
        judged = Grade(Severity.NONE, (f"Before the window that is judged, which begins on {since}.",), None)
    return Evidence(match, judged, in_window, source="", published=published)


def _list_of(match: Match, terms: Terms) -> Watchlist:
    return next(watchlist for watchlist in terms.index.watchlists if watchlist.id == match.list_id)


def _findings(subject: Subject, evidence: Iterable[tuple[Relation, Evidence]], terms: Terms) -> tuple[Finding, ...]:
    grouped: dict[tuple[Relation, str, str], list[Evidence]] = defaultdict(list)
    for relation, piece in evidence:
        grouped[relation, piece.match.list_id, piece.match.entry.id].append(piece)
    found = []
    for (relation, list_id, entry_id), pieces in grouped.items():
        ordered = tuple(sorted(pieces, key=lambda piece: piece.key))
        worst = max(ordered, key=lambda piece: (piece.grade.severity, piece.match.rank))
        best = max((piece for piece in ordered), key=lambda piece: (piece.in_window, *piece.match.rank))
        named = f"{subject.id}|{relation.word}|{list_id}|{entry_id}"
        reasons = dict.fromkeys((*worst.grade.reasons, *_list_reasons(worst.match, terms), *worst.match.sentences))
        finding = Finding(
            id=f"F-{hashlib.sha256(named.encode()).hexdigest()[:12]}",
            relation=relation,
            match=best.match,
            severity=worst.grade.severity,
            confidence=worst.match.confidence,
            reasons=tuple(reasons),
            evidence=ordered,
        )
        found.append(_reviewed(finding, subject, terms))
    return tuple(sorted(found, key=_finding_order))


def _reviewed(finding: Finding, subject: Subject, terms: Terms) -> Finding:
    """Return the finding with the disposition that covers it, if one does."""
    if not terms.dispositions:
        return finding
    return replace(finding, disposition=covering(terms.dispositions, _case(subject, finding), terms.as_of))


def _case(subject: Subject, finding: Finding) -> Case:
    """Return what dispositions ask about."""
    authors = [piece.authorship.author_ids for piece in finding.evidence if piece.authorship]
    return Case(finding.id, whose(subject.person_ids, authors), finding.match.entry.id, finding.fingerprint)


def _list_reasons(match: Match, terms: Terms) -> tuple[str, ...]:
    """Return what being on the list means, so that the grade can be traced to an authority."""
    watchlist, entry = _list_of(match, terms), match.entry
    concerns = f", concern {', '.join(entry.concerns)}" if entry.concerns else ""
    basis = watchlist.legal_basis if entry.kind is Kind.JURISDICTION else entry.legal_basis or watchlist.legal_basis
    return (f"{entry.name} is on the list “{watchlist.id}” ({watchlist.effect_of(entry).value}{concerns}): {basis}",)


def _finding_order(finding: Finding) -> tuple[object, ...]:
    last = finding.last_date
    return (
        -finding.severity,
        finding.match.list_id,
        finding.match.entry.id,
        -(last.toordinal() if last else 0),
        finding.relation,
    )


def _ordered(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    return tuple(sorted(dict.fromkeys(gaps), key=lambda gap: (not gap.blocks_verdict, gap.code, gap.detail)))


def entry_listed(entry: Entry, day: date | None) -> str:
    """Say whether the entry was listed on a day: `yes`, `no` or `unknown`."""
    return {True: "yes", False: "no", None: "unknown"}[entry.listed_on(day)]
