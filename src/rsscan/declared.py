"""What an application declares beside what OpenAlex shows: who it is about, and where the two differ.

A difference is a reason to ask and nothing more. Nobody is named in a sentence about it: a declared person stands at
a place in a file, an observed one has an OpenAlex id.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from rsscan.coverage import some
from rsscan.declaration import Declaration, DeclaredAffiliation, DeclaredPerson, DeclaredWork, Place
from rsscan.evidence import Evidence, declared_evidence
from rsscan.identity import own_authorships
from rsscan.identity.names import same_name
from rsscan.period import Period
from rsscan.publications import NO_ROR_IDS, Authorship, Institution, RorIds, Work
from rsscan.same_body import same_body
from rsscan.subject import Gap, Subject
from rsscan.terms import Terms

COA = "nsf_coa"
"""The kind of form that asks for every collaborator of a time, and for the affiliations of the last year."""

COLLABORATORS_OF, AFFILIATIONS_OF = Period(48, "m"), Period(12, "m")
"""The times that it asks for. Source: https://www.nsf.gov/bfa/dias/policy/coa.jsp"""

_COLLABORATORS = frozenset({"co-author", "collaborator"})


@dataclass(frozen=True, slots=True)
class Applicant:
    """One whom an application is about: all rows of its files that are theirs, and what these files name beside.

    `kinds` are the files that are about nobody else, each with its kind.
    """

    rows: tuple[DeclaredPerson, ...]
    orcid: str | None = None
    openalex: str | None = None
    others: tuple[DeclaredPerson, ...] = ()
    works: tuple[DeclaredWork, ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str | None:
        """The identifier by which they are looked up."""
        return self.orcid or self.openalex

    @property
    def name(self) -> str | None:
        """The first name that a file gives them."""
        return next((row.name for row in self.rows if row.name), None)

    @property
    def place(self) -> Place:
        """Where they stand first, a row with an identifier before others."""
        return max(self.rows, key=lambda row: bool(row.orcid or row.openalex)).place

    def asks_by(self, kind: str, places: Iterable[Place]) -> bool:
        """Whether all these places stand in files of a kind."""
        files = {file for file, its in self.kinds if its == kind}
        return {place.file for place in places} <= files

    @property
    def affiliations(self) -> tuple[DeclaredAffiliation, ...]:
        """The bodies that the files name for them."""
        return tuple(one for row in self.rows for one in row.affiliations)


@dataclass(frozen=True, slots=True)
class Application:
    """Whom a packet is about, and persons and works of files that cannot be tied to one of them."""

    applicants: tuple[Applicant, ...]
    others: tuple[DeclaredPerson, ...] = ()
    works: tuple[DeclaredWork, ...] = ()


@dataclass(frozen=True, slots=True)
class Declared:
    """What an application adds to the records of a person: rows of its files, and works that the profile has not."""

    rows: tuple[DeclaredPerson, ...] = ()
    works: tuple[Work, ...] = ()

    @property
    def bodies(self) -> tuple[Institution, ...]:
        """The bodies that the rows give by an identifier."""
        return tuple(one.body for row in self.rows for one in row.affiliations if one.ror)

    def evidence(self, terms: Terms, rors: RorIds = NO_ROR_IDS) -> Iterator[Evidence]:
        """Yield what the declared affiliations meet; `rors` are of bodies above them."""
        for row in self.rows:
            yield from declared_evidence(row, terms, rors)


NOTHING_DECLARED = Declared()
"""There is no application."""


def application(declarations: Iterable[Declaration]) -> Application:
    """Tie the files of a packet to those whom they are about.

    Rows are one person's by a shared identifier. A row without one is joined to the only person of the packet with an
    identifier who has the same name; where two have it, or nobody, it stays by itself.
    """
    files = tuple(declarations)
    people: list[Applicant] = []
    rows = [row for file in files for row in file.persons if row.role == "subject"]
    for row in rows:
        if row.orcid or row.openalex:
            _join(people, row)
    known = tuple(people)
    nameless = [row for row in rows if not (row.orcid or row.openalex)]
    for row in nameless:
        same = [at for at, one in enumerate(known) if _is_named(one, row.name)]
        if not row.name and len(known) == 1:
            same = [0]
        twin = next((at for at, one in enumerate(people) if at >= len(known) and one.name == row.name), None)
        if len(same) == 1 or twin is not None:
            at = same[0] if len(same) == 1 else twin or 0
            people[at] = replace(people[at], rows=(*people[at].rows, row))
        else:
            people.append(Applicant((row,)))
    return _with_files(people, files)


def _join(people: list[Applicant], row: DeclaredPerson) -> None:
    """Add a row with an identifier to whom it is of, or as a new person."""
    for at, one in enumerate(people):
        if (row.orcid and row.orcid == one.orcid) or (row.openalex and row.openalex == one.openalex):
            people[at] = replace(
                one,
                rows=(*one.rows, row),
                orcid=one.orcid or row.orcid,
                openalex=one.openalex or row.openalex,
            )
            return
    people.append(Applicant((row,), row.orcid, row.openalex))


def _is_named(one: Applicant, name: str | None) -> bool:
    return bool(name) and any(row.name and same_name(row.name, name or "") for row in one.rows)


def _with_files(people: list[Applicant], files: tuple[Declaration, ...]) -> Application:
    """Give each file's other persons and works to the one whom it is about; those of no one stay with the packet."""
    others: list[DeclaredPerson] = []
    works: list[DeclaredWork] = []
    for file in files:
        owners = [at for at, one in enumerate(people) if any(row.place.file == file.file for row in one.rows)]
        if not owners and len(people) == 1:
            owners = [0]
        beside = tuple(row for row in file.persons if row.role != "subject")
        if len(owners) == 1:
            one = people[owners[0]]
            people[owners[0]] = replace(
                one,
                others=(*one.others, *beside),
                works=(*one.works, *file.works),
                kinds=(*one.kinds, (file.file, file.kind)),
            )
        else:
            others += beside
            works += file.works
    return Application(tuple(people), tuple(others), tuple(works))


def differences(
    applicant: Applicant, subject: Subject, works: Iterable[Work], beside: Iterable[Work], terms: Terms
) -> tuple[Gap, ...]:
    """Say where an application and the records differ, within the time that both are about; none of it blocks.

    `works` are those of the profile, `beside` those that the application names and the profile has not.
    """
    listed = sorted((work for work in works if terms.judges(work.latest)), key=lambda work: work.id)
    told = [*_bodies(applicant, subject, listed, terms), *_collaborators(applicant, subject, listed, terms)]
    told += _unlisted(applicant, beside)
    return tuple(Gap("RS910", sentence, blocks_verdict=False) for sentence in told)


def _since(period: Period, terms: Terms) -> date:
    return max(period.before(terms.as_of), terms.window_from or date.min)


def _within(listed: Iterable[Work], since: date) -> list[Work]:
    return [work for work in listed if work.latest is not None and work.latest >= since]


def _bodies(applicant: Applicant, subject: Subject, listed: list[Work], terms: Terms) -> Iterator[str]:
    """Compare the bodies declared for the subject with those on the subject's own lines."""
    declared = applicant.affiliations
    if not declared:
        return
    of_form = applicant.asks_by(COA, [one.place for one in declared])
    since = _since(AFFILIATIONS_OF, terms) if of_form else terms.window_from or date.min
    limited = since > date.min
    lines = [(work, line) for work in _within(listed, since) for line in own_authorships(subject, work)]
    strange: dict[str, str] = {}
    for work, line in lines:
        for body in line.institutions:
            texts = (body.name or "", *line.texts)
            if body.name and not any(_names_body(one, body.ror, texts) for one in declared):
                strange.setdefault(body.name, f"{body.name} ({work.doi or work.id})")
    if strange:
        yield (
            f"Affiliations on the subject's own lines{f' since {since}' if limited else ''} that the application does "
            f"not name: "
            f"{some(sorted(strange.values()))}. It may be an address of an earlier time, or an error of either; ask."
        )
    ongoing = [
        one for one in declared if (one.until or terms.as_of) >= since and (one.since or date.min) <= terms.as_of
    ]
    printed = [(body.ror, (body.name or "", *line.texts)) for _, line in lines for body in line.institutions]
    printed += [(None, line.texts) for _, line in lines if not line.institutions and line.texts]
    unseen = [one for one in ongoing if not any(_names_body(one, ror, texts) for ror, texts in printed)]
    if unseen and printed:
        yield (
            f"Affiliations that the application names and no publication{f' since {since}' if limited else ''} shows: "
            f"{some([str(one.place) for one in unseen])}. Not everybody publishes under each; ask."
        )


def _names_body(declared: DeclaredAffiliation, ror: str | None, texts: Iterable[str]) -> bool:
    """Whether a declared body and an observed one are one, or cannot be compared."""
    return same_body(ror, texts, declared.ror, (declared.text,))


def _collaborators(applicant: Applicant, subject: Subject, listed: list[Work], terms: Terms) -> Iterator[str]:
    """Compare the co-authors on works with the persons of a form that asks for all of them."""
    if COA not in {kind for _, kind in applicant.kinds}:
        return
    since = _since(COLLABORATORS_OF, terms)
    limit = terms.policy.hyperauthored
    recent = _within(listed, since)
    seen: dict[str, tuple[Authorship, Work]] = {}
    for work in recent:
        own = own_authorships(subject, work)
        if len(work.authorships) <= limit:
            seen |= {_who(line, work): (line, work) for line in work.authorships if line not in own and line.name}
    names = [row.name for row in applicant.others if row.name]
    answers = {who: _named(line.name or "", names) for who, (line, _) in seen.items()}
    strangers = [f"{who} ({seen[who][1].doi or seen[who][1].id})" for who, known in answers.items() if known is False]
    if strangers:
        yield (
            f"{len(strangers)} of {len(seen)} co-authors since {since} are not named in the application: "
            f"{some(sorted(strangers))}. Names may be spelled otherwise, and papers appear late; ask."
        )
    if uncompared := sum(known is None for known in answers.values()):
        yield f"{uncompared} of {len(seen)} co-authors since {since} are written in another script; not compared."
    if crowded := sum(len(work.authorships) > limit for work in recent):
        yield f"Works since {since} with more than {limit} authors were not compared with the application: {crowded}."
    observed = [line.name or "" for line, _ in seen.values()]
    expected = [row for row in applicant.others if row.role in _COLLABORATORS and row.name and _goes_on(row, since)]
    absent = [row for row in expected if _named(row.name or "", observed) is False]
    if absent:
        yield (
            f"{len(absent)} of {len(expected)} collaborators that the application names are on no work since {since}: "
            f"{some([str(row.place) for row in absent])}. Work together need not be published yet."
        )


def _who(line: Authorship, work: Work) -> str:
    """Return an observed person's identifier, or the place in the byline of one who has none."""
    return line.author_id or line.orcid or line.printed_orcid or f"author {line.position} of {work.id}"


def _goes_on(row: DeclaredPerson, since: date) -> bool:
    return all(one.until is None or one.until >= since for one in row.affiliations)


def _named(name: str, names: Iterable[str]) -> bool | None:
    """Whether a name is among others; None where none of them can be compared with it."""
    answers = {same_name(name, other) for other in names}
    return True if True in answers else None if answers == {None} else False


def _unlisted(applicant: Applicant, beside: Iterable[Work]) -> Iterator[str]:
    """Say which declared works the records do not list under the subject."""
    places = {work.doi: work.place for work in reversed(applicant.works)}
    shown = [f"{work.doi or work.id} ({places.get(work.doi, applicant.place)})" for work in beside]
    if shown:
        yield (
            f"Works that the application names and OpenAlex does not list under the subject: {some(shown)}. "
            "OpenAlex may have put them on another profile; all their authors are read as co-authors."
        )
