"""OpenAlex's JSON in files: a folder of single records, lists, portfolios or JSON Lines, plain or gzipped."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from rsscan.ancestry import bodies_of, known_among, rors_of
from rsscan.errors import InputError, NotFound, SourceError
from rsscan.files import copied
from rsscan.identifiers import bare
from rsscan.publications import Author, Byline, Institution, InstitutionProfile, RorIds, Work
from rsscan.record import PublicRecord
from rsscan.sought import Sought
from rsscan.sources import orcid_payload, payload
from rsscan.sources.called import body_has, person_has, words_of_body, words_of_person
from rsscan.sources.orcid import REGISTRY
from rsscan.sources.recorded_files import ENDINGS, records_in
from rsscan.sources.source import (
    Candidate,
    Description,
    Opening,
    Page,
    Spent,
    candidate_from,
    fuller,
    united,
    works_of,
)
from rsscan.subject import Gap, Subject


class _Kept(NamedTuple):
    """What a folder holds, by id; `by_person` gives the ids of works by author id and ORCID.

    `records` are the ORCID records by their iDs.
    """

    authors: dict[str, Author]
    works: dict[str, Work]
    by_person: dict[str, list[str]]
    institutions: dict[str, InstitutionProfile]
    records: dict[str, PublicRecord]


class Recorded:
    """A folder of OpenAlex records, read whole on first use.

    `called` is the folder's name in sentences, `passed_over` counts files that lay beside the records and are not here.
    A copy of each file that is read is kept in `keep_in`. With `orcid` the ORCID records among the files are read too.
    """

    def __init__(
        self,
        folder: Path,
        name: str = "recorded",
        *,
        called: str | None = None,
        passed_over: int = 0,
        keep_in: Path | None = None,
        orcid: bool = False,
    ) -> None:
        self._spent = Spent()
        self._folder = folder
        self._name = name
        self._called = folder.name if called is None else called
        self._passed_over = passed_over
        self._keep_in = keep_in
        self._orcid = orcid

    @property
    def spent(self) -> Spent:
        """Nothing: files cost no call."""
        return self._spent

    @property
    def description(self) -> Description:
        """How a report names this source."""
        what = "made records that come with rsscan" if self._name == "example" else f"records in {self._called}/"
        left_out = [f"works that are not in {self._called}/"]
        if others := self.opening.passed_over:
            left_out.append(f"files whose name does not end in {', '.join(ENDINGS[:3])} or .gz: {others}")
        return Description(self._name, what, tuple(left_out))

    @property
    def opening(self) -> Opening:
        """How copies of the files that are read are opened."""
        others = {REGISTRY: self._called} if self._orcid else {}
        return Opening(self._name, self._called, len(self._files[1]) + self._passed_over, others=others)

    @cached_property
    def _files(self) -> tuple[list[Path], list[Path]]:
        if not self._folder.is_dir():
            raise InputError(f"{self._folder}: is not a folder; recorded:DIR needs a folder of OpenAlex records")
        files = sorted(path for path in self._folder.rglob("*") if path.is_file())
        read = [path for path in files if path.name.endswith(ENDINGS)]
        return read, [path for path in files if path not in set(read)]

    def _read(self) -> Iterator[Path]:
        """Yield the files to be read; of each a copy is kept first, where copies are wanted."""
        for number, path in enumerate(self._files[0], 1):
            if self._keep_in:
                ending = next(each for each in ENDINGS if path.name.endswith(each))
                copied(path, self._keep_in / f"{number:06}{ending}")
            yield path

    @cached_property
    def _records(self) -> _Kept:
        kept = _Kept({}, {}, defaultdict(list), {}, {})
        for path in self._read():
            for record in records_in(path):
                try:
                    _take(kept, record)
                except SourceError as error:
                    raise InputError(f"{path}: {error}") from None
        for work in kept.works.values():
            for line in work.authorships:
                for person in {line.author_id, line.orcid, line.printed_orcid} - {None}:
                    kept.by_person[person or ""].append(work.id)
        return kept

    def ahead(self, identifiers: Iterable[str]) -> Iterator[str]:
        """Yield the identifiers; everything is at hand already."""
        return iter(identifiers)

    def author(self, identifier: str) -> Subject:
        """Return the person with this ORCID iD or OpenAlex author id, all recorded profiles united."""
        authors, _, by_person, *_ = self._records
        asked = authors.get(identifier)
        orcid = asked.orcid if asked else identifier if "orcid.org" in identifier else None
        profiles = {author.id: author for author in authors.values() if orcid and author.orcid == orcid}
        if asked:
            profiles[asked.id] = asked
        if not profiles and by_person.get(identifier):
            profiles = {author.id: author for author in self._profiles_in_bylines(identifier)}
        if not profiles:
            raise NotFound(f"no author with {bare(identifier)} is recorded in {self._called}/")
        return united(identifier, orcid, profiles.values())

    def _profiles_in_bylines(self, identifier: str) -> Iterator[Author]:
        """Profiles known from bylines alone, where no author record was kept."""
        _, works, by_person, *_ = self._records
        for work_id in by_person[identifier]:
            for line in works[work_id].authorships:
                if identifier in (line.author_id, line.orcid) and line.author_id:
                    yield Author(line.author_id, line.name, line.orcid)

    def works(self, subject: Subject) -> Iterator[Page]:
        """Yield every recorded work whose byline carries the subject's ids or ORCID iD."""
        _, works, by_person, *_ = self._records
        people = [*subject.openalex_ids, *([subject.orcid] if subject.orcid else [])]
        ids = sorted({work_id for person in people for work_id in by_person.get(person, ())})
        expected = sum(profile.works_count or 0 for profile in subject.profiles)
        gaps: tuple[Gap, ...] = ()
        if len(ids) * 2 < expected:
            gaps = (Gap("RS903", f"The profile counts {expected} works and {len(ids)} are recorded."),)
        yield Page(tuple(works[work_id] for work_id in ids), announced=len(ids), gaps=gaps)

    def work(self, identifier: str) -> Work:
        """Return the recorded work with this DOI or OpenAlex id."""
        for work in self._records.works.values():
            if identifier in (work.id, work.doi):
                return work
        raise NotFound(f"no work with {bare(identifier)} is recorded in {self._called}/")

    def works_by_doi(self, dois: Iterable[str]) -> Iterator[Page]:
        """Yield those of these works that are recorded."""
        for doi in dois:
            with suppress(NotFound):
                yield Page((self.work(doi),))

    def record(self, orcid: str) -> PublicRecord | None:
        """Return the recorded ORCID record of the person, None where none is read from the folder."""
        records = self._records.records
        if not (self._orcid and records):
            return None
        if orcid not in records:
            raise NotFound(f"no ORCID record of {bare(orcid)} is recorded in {self._called}/")
        return orcid_payload.shown(records[orcid])

    def bylines(self, dois: Iterable[str]) -> Iterator[Byline]:
        """Yield nothing: no other registry is asked."""
        del dois
        return iter(())

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return recorded authors one of whose names has every word of `name`."""
        words = words_of_person(name)
        found = (candidate_from(author) for author in self._records.authors.values() if person_has(author, words))
        return tuple(sorted(found, key=lambda candidate: candidate.author.id))

    def institutions(self, name: str, country: str | None = None) -> tuple[InstitutionProfile, ...]:
        """Return recorded institutions one of whose names has every word of `name`, those of `country` first."""
        kept = self._records.institutions.values()
        if not kept:
            raise SourceError(f"this source has no institutions: none is recorded in {self._called}/")
        words = words_of_body(name)
        return tuple(
            institution
            for institution in sorted(
                kept, key=lambda each: (each.country != country, -(each.works_count or 0), each.id)
            )
            if body_has(institution, words)
        )

    def institution(self, identifier: str) -> InstitutionProfile:
        """Return the recorded institution, or what profiles and bylines show of it."""
        authors, works, _, institutions, _ = self._records
        for profile in institutions.values():
            if identifier in {profile.id, profile.ror}:
                return profile
        for body in bodies_of(authors.values(), works.values()):
            if body.id and identifier in {body.id, body.ror}:
                return _profile(body.id, body)
        raise NotFound(f"no institution with {bare(identifier)} is recorded in {self._called}/")

    def joint_works(self, body: InstitutionProfile, sought: Sought, since: date) -> Iterator[Page]:
        """Yield every recorded work of the body, whoever else stands on it."""
        del sought
        yield works_of(body, self._records.works.values(), since)

    def rors(self, identifiers: Iterable[str]) -> Iterator[tuple[str, str | None]]:
        """Yield those of these bodies that any record in the folder shows, with their ROR ids."""
        return ((identifier, self._rors[identifier]) for identifier in identifiers if identifier in self._rors)

    def bodies(self, rors: Iterable[str]) -> Iterator[InstitutionProfile]:
        """Yield those of these bodies whose own record, or whose lineage, the folder has."""
        return (self._by_ror[ror] for ror in rors if ror in self._by_ror)

    @cached_property
    def _by_ror(self) -> Mapping[str, InstitutionProfile]:
        authors, works, _, institutions, _ = self._records
        shown = known_among(bodies_of(authors.values(), works.values()))
        found = {ror: _profile(body.id, body) for ror, body in shown.items() if body.id}
        return found | {profile.ror: profile for profile in institutions.values() if profile.ror}

    @cached_property
    def _rors(self) -> RorIds:
        authors, works, _, institutions, _ = self._records
        told = {institution.id: institution.ror for institution in institutions.values()}
        return rors_of(bodies_of(authors.values(), works.values()), told)

    def __enter__(self) -> Self:
        """Look at the folder, so that a wrong path is said at once."""
        _ = self._files
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is held open."""


def _profile(identifier: str, body: Institution) -> InstitutionProfile:
    """Return what a byline or a profile shows of a body."""
    return InstitutionProfile(identifier, body.name, body.ror, body.country, lineage=body.lineage)


def _take(kept: _Kept, record: Mapping[str, Any]) -> None:
    """Put a record to those that are kept, together with what is known of the same. Raises SourceError."""
    if _is_author(record):
        author = payload.author_from(record)
        known = kept.authors.get(author.id, author)
        kept.authors[author.id] = replace(
            author,
            orcid=author.orcid or known.orcid,
            works_count=max(filter(None, (author.works_count, known.works_count)), default=None),
            affiliations=tuple(dict.fromkeys((*known.affiliations, *author.affiliations))),
        )
    elif _is_work(record):
        work = payload.work_from(record)
        kept.works[work.id] = fuller(kept.works[work.id], work) if work.id in kept.works else work
    elif _is_institution(record):
        institution = payload.institution_profile_from(record)
        kept.institutions[institution.id] = institution
    elif orcid_payload.is_record(record):
        told = orcid_payload.record_from(record)
        kept.records[told.orcid] = told


def _is_author(record: Mapping[str, Any]) -> bool:
    return "/A" in str(record.get("id"))


def _is_work(record: Mapping[str, Any]) -> bool:
    return "/W" in str(record.get("id")) or "authorships" in record


def _is_institution(record: Mapping[str, Any]) -> bool:
    return "/I" in str(record.get("id")) and "display_name" in record
