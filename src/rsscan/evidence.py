"""Where a subject and a listed body meet: every line of every byline and profile, graded on its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from rsscan.condition import Link, Listed
from rsscan.declaration import DeclaredPerson
from rsscan.frequent import Elsewhere, Frequent
from rsscan.matching import Match, matches
from rsscan.policy import Grade, grade
from rsscan.publications import (
    AFFILIATION_FROM,
    NO_ROR_IDS,
    Authorship,
    Funding,
    Institution,
    InstitutionProfile,
    RorIds,
    Work,
)
from rsscan.record import PublicRecord, last_day
from rsscan.severity import Confidence, Ladder, Relation, Severity
from rsscan.subject import Subject
from rsscan.technology import Tagging, tagged
from rsscan.terms import Terms
from rsscan.watchlist import Kind

_LISTED = {True: Listed.YES, False: Listed.NO, None: Listed.UNKNOWN}
_NOT_READ = Tagging()

_IN_A_RECORD = (
    ("OpenAlex places", "The ORCID record places"),
    ("in the printed affiliation", "in what the ORCID record says"),
    ("in the name that OpenAlex gives it", "in what the ORCID record says"),
)
"""How sentences about a match read, and how they read where an ORCID record is all there is."""

_IN_THANKS = (
    (
        "OpenAlex resolved the affiliation to the listed body itself",
        "OpenAlex took the funder for the listed body itself",
    ),
)
"""The same, where a funder is acknowledged."""

_OF_ITSELF = (
    (
        "OpenAlex resolved the affiliation to the listed body itself",
        "OpenAlex has the institution as the listed body itself",
    ),
)
"""The same, where the record of an institution is looked at."""

COAUTHOR_DOUBTED = "The co-author's profile may be several persons', so the link is not more than probable."
"""Why a match by a co-author's other work is capped."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place where the subject and a listed body meet: a line of a byline or of a profile, or money.

    `work` and `authorship` are None where a profile is the source; `source` says in words where it stands. `link` is
    what the policy was asked about, `tagging` the fields of technology of the work, `funding` what the body gave to it.
    `path` is the co-author through whom an indirect link leads, with the works that they wrote with the subject.
    """

    match: Match
    link: Link
    grade: Grade
    in_window: bool
    source: str
    work: Work | None = None
    authorship: Authorship | None = None
    tagging: Tagging = _NOT_READ
    funding: tuple[Funding, ...] = ()
    path: Frequent | None = None

    @property
    def published(self) -> date | None:
        """When the work appeared, or the last day that a profile tells of."""
        return self.link.published

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


def work_evidence(
    work: Work, own: tuple[Authorship, ...], terms: Terms, rors: RorIds = NO_ROR_IDS
) -> Iterator[Evidence]:
    """Yield what the lines of a byline meet, and every funder; `own` are the lines of the subject.

    `rors` are known of bodies above.
    """
    tags = _Tags(work, terms)
    for authorship in terms.telling(work):
        relation = Relation.OWN if authorship in own else Relation.COAUTHOR
        met = matches(terms.index, authorship.texts, authorship.institutions, rors=rors)
        for match in _one_fact_once(match for match in met if _tells(match, relation)):
            link = tags.put(_link(match, relation, work.published, terms))
            graded, judged = _graded(link, terms)
            lent = f"{AFFILIATION_FROM}{authorship.filled_from}" if authorship.filled_from else ""
            source = f"byline of {work.id}{lent}"
            yield Evidence(match, link, graded, judged, source, work, authorship, tags.tagging)
    for funder, funding in _by_funder(work):
        for found in _one_fact_once(matches(terms.index, (), (funder,), rors=rors)):
            match = _worded(found, _IN_THANKS)
            link = tags.put(_link(match, Relation.FUNDER, work.published, terms))
            graded, judged = _graded(link, terms)
            source = f"acknowledgement in {work.id}"
            yield Evidence(match, link, graded, judged, source, work, tagging=tags.tagging, funding=funding)


def indirect_evidence(found: Elsewhere, terms: Terms, rors: RorIds = NO_ROR_IDS) -> Iterator[Evidence]:
    """Yield what a frequent co-author's own lines meet on works without the subject, with the path that leads there."""
    for work, lines in found.works:
        tags = _Tags(work, terms)
        for line in lines:
            met = matches(terms.index, line.texts, line.institutions, rors=rors)
            for match in _one_fact_once(match for match in met if _tells(match, Relation.COAUTHOR)):
                told = _doubted(match) if found.doubted else match
                link = tags.put(_link(told, Relation.INDIRECT, work.published, terms))
                graded, judged = _graded(link, terms)
                source = f"byline of {work.id}, without the subject"
                path = found.frequent.by(line)
                yield Evidence(told, link, graded, judged, source, work, line, tags.tagging, path=path)


def told_by_no_other(indirect: Iterable[Evidence], direct: Iterable[Evidence]) -> Iterator[Evidence]:
    """Yield the indirect links to bodies that the subject's own lines or co-authors do not show already.

    One that is shown less surely, or graded lower, does not take an indirect link's place.
    """
    shown: dict[tuple[str, str], list[Evidence]] = {}
    for piece in direct:
        if piece.in_window and piece.link.relation in {Relation.OWN, Relation.COAUTHOR}:
            shown.setdefault((piece.match.list_id, piece.match.entry.id), []).append(piece)
    for piece in indirect:
        if not any(
            known.match.confidence >= piece.match.confidence and known.grade.severity >= piece.grade.severity
            for known in shown.get((piece.match.list_id, piece.match.entry.id), ())
        ):
            yield piece


def _doubted(match: Match) -> Match:
    confidence = min(match.confidence, Confidence.PROBABLE)
    return replace(match, confidence=confidence, reasons=(*match.reasons, COAUTHOR_DOUBTED))


@dataclass(slots=True)
class _Tags:
    """The fields of technology of a work, looked for once and only where something meets."""

    work: Work
    terms: Terms
    found: Tagging | None = None

    @property
    def tagging(self) -> Tagging:
        if self.found is None:
            self.found = tagged(self.work, self.terms.technology) if self.terms.technology else _NOT_READ
        return self.found

    def put(self, link: Link) -> Link:
        """Return the link as one of the work: with its day, its number of authors and its fields."""
        return replace(link, latest=self.work.latest, authors=len(self.work.authorships), tags=self.tagging.tags)


def _by_funder(work: Work) -> Iterator[tuple[Institution, tuple[Funding, ...]]]:
    """Yield each funder of a work with all that it gave: one body is one fact, however many awards there are."""
    given: dict[Institution, list[Funding]] = {}
    for funding in work.funding:
        given.setdefault(funding.funder, []).append(funding)
    yield from ((funder, tuple(all_of_it)) for funder, all_of_it in given.items())


def profile_evidence(subject: Subject, terms: Terms, rors: RorIds = NO_ROR_IDS) -> Iterator[Evidence]:
    """Yield what the affiliations meet that OpenAlex's profiles of the subject carry; dated by their last year."""
    for profile in subject.profiles:
        for affiliation in profile.affiliations:
            last = date(max(affiliation.years), 12, 31) if affiliation.years else None
            years = f", {min(affiliation.years)}-{max(affiliation.years)}" if affiliation.years else ""
            for match in _one_fact_once(matches(terms.index, (), (affiliation.institution,), rors=rors)):
                link = _link(match, Relation.OWN, last, terms)
                graded, judged = _graded(link, terms)
                yield Evidence(match, link, graded, judged, f"OpenAlex author profile {profile.id}{years}")


def declared_evidence(person: DeclaredPerson, terms: Terms, rors: RorIds = NO_ROR_IDS) -> Iterator[Evidence]:
    """Yield what the affiliations meet that a file of an application names; those without an end go on."""
    relation = {"subject": Relation.OWN, "funder": Relation.FUNDER}.get(person.role, Relation.COAUTHOR)
    for affiliation in person.affiliations:
        last = min(affiliation.until or terms.as_of, terms.as_of)
        bodies = (affiliation.body,) if affiliation.ror else ()
        met = matches(terms.index, (affiliation.text,), bodies, rors=rors)
        for match in _one_fact_once(match for match in met if _tells(match, relation)):
            link = _link(match, relation, last, terms)
            graded, judged = _graded(link, terms)
            yield Evidence(match, link, graded, judged, f"declared in {affiliation.place}, as {person.role}")


def body_evidence(profile: InstitutionProfile, terms: Terms, rors: RorIds = NO_ROR_IDS) -> Iterator[Evidence]:
    """Yield what an institution meets itself under any of its names, or by lying below another."""
    aliases = (Institution(None, name, country=profile.country) for name in profile.names if name != profile.name)
    for found in _one_fact_once(matches(terms.index, (), (profile.body, *aliases), rors=rors)):
        match = replace(_worded(found, _OF_ITSELF), institution=profile.body)
        link = _link(match, Relation.OWN, terms.as_of, terms)
        graded, judged = _graded(link, terms)
        yield Evidence(match, link, graded, judged, f"OpenAlex institution {profile.id}")


def record_evidence(record: PublicRecord, terms: Terms, rors: RorIds = NO_ROR_IDS) -> Iterator[Evidence]:
    """Yield what the posts and the money meet that an ORCID record names; those without an end go on."""
    for post in record.posts:
        text = ", ".join(part for part in (post.department, post.body.name, post.city, post.body.country) if part)
        source = f"ORCID record {post.said.source}, {post.kind}"
        yield from _stated(text, post.body, Relation.OWN, post.last(terms.as_of), source, terms, rors)
    for money in record.fundings:
        text = ", ".join(part for part in (money.funder.name, money.city, money.funder.country) if part)
        last = last_day(money.since, money.until, terms.as_of)
        source = f"ORCID record {money.said.source}, funding"
        yield from _stated(text, money.funder, Relation.FUNDER, last, source, terms, rors)


def _stated(
    text: str, body: Institution, relation: Relation, last: date | None, source: str, terms: Terms, rors: RorIds
) -> Iterator[Evidence]:
    """Yield what a body meets for as long as somebody says it; `last` is the last day of that, None where unknown."""
    # The record gives the country as a code, which no text is read for: without it a namesake would be the listed body.
    met = matches(terms.index, (text,) if text else (), (body,), country=body.country, rors=rors)
    for match in _one_fact_once(match for match in met if _tells(match, relation)):
        link = _link(match, relation, last, terms)
        graded, judged = _graded(link, terms)
        yield Evidence(_worded(match, _IN_A_RECORD), link, graded, judged, source)


def _worded(match: Match, wordings: tuple[tuple[str, str], ...]) -> Match:
    """Say of what met in an ORCID record or in thanks that it stands there: it is no printed affiliation."""
    said = list(match.reasons)
    for usual, here in wordings:
        said = [reason.replace(usual, here) for reason in said]
    return replace(match, reasons=tuple(dict.fromkeys(said)))


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


def _link(match: Match, relation: Relation, published: date | None, terms: Terms) -> Link:
    entry = match.entry
    return Link(
        match.list_id,
        terms.list_of(match).effect_of(entry),
        entry.country,
        relation,
        match.ladder,
        match.confidence,
        published,
        terms.as_of,
        listed=_LISTED[entry.listed_on(published)],
        listed_today=_LISTED[entry.listed_on(terms.as_of)],
    )


def _graded(link: Link, terms: Terms) -> tuple[Grade, bool]:
    """Return the grade of a link, and whether it lies in the window that is judged; before it, nothing is graded."""
    if terms.judges(link.latest or link.published):
        return grade(terms.policy, link), True
    reason = f"Before the window that is judged, which begins on {terms.window_from}."
    return Grade(Severity.NONE, (reason,)), False
