"""The verb for application packets: everybody whom one is about, what it names, and where the records differ."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from rsscan.ancestry import bodies_of, placed_row
from rsscan.assessment import NOBODY, Assessment, Beside, assess, assess_application
from rsscan.declaration import DeclaredPerson, DeclaredWork, Packet
from rsscan.declared import Applicant, Application, Declared, application, differences
from rsscan.declared_record import record_differences
from rsscan.declared_works import Writers, works_gaps, writers
from rsscan.errors import NotFound, SourceError
from rsscan.identity import Identity
from rsscan.publications import Work
from rsscan.scanning import Progress, finished, known_bodies, looked_up, parents, read_elsewhere
from rsscan.sources import Source
from rsscan.subject import Gap, Location, Subject
from rsscan.terms import Terms
from rsscan.unidentified import who_may_be_meant


def scan_packets(packets: Iterable[Packet], source: Source, terms: Terms) -> Iterator[Progress | Assessment]:
    """Scan applications: everybody whom one is about, the bodies and the works that it names, and where they differ.

    Somebody without an identifier is never looked for by name alone and taken: candidates are named in a gap. What
    cannot be tied to one person is judged as the application's own. A packet is asked for when its turn comes.
    """
    for packet in packets:
        named = application(packet.declarations)
        one = _Packet(packet, source, terms)
        for applicant in named.applicants:
            if applicant.id:
                yield from one.applicant(applicant, applicant.id)
            else:
                yield one.without_id(applicant)
        if named.others or named.works or not named.applicants:
            yield one.of_nobody(named)


@dataclass(frozen=True, slots=True)
class _Packet:
    """One packet under scan; `read` are the works that were read for those whom it is about."""

    packet: Packet
    source: Source
    terms: Terms
    read: list[Work] = field(default_factory=list)

    def applicant(self, one: Applicant, identifier: str) -> Iterator[Progress | Assessment]:
        """Judge somebody by the records and by what the files say."""
        looked = yield from looked_up(identifier, self.source, self.terms)
        if isinstance(looked, Assessment):
            declared, missed = self._declared((*one.rows, *one.others), one.works, (), writers([one]))
            subject = replace(looked.subject, name=one.name, location=self._location(one))
            found = [*looked.gaps, *self._unread(), *missed]
            yield self._judged(subject, declared, found, looked.identity)
            return
        read = (*looked.works, *looked.named)
        whose = writers([one], looked.subject)
        declared, missed = self._declared((*one.rows, *one.others), one.works, read, whose)
        self.read.extend((*read, *declared.works))
        subject = replace(looked.subject, location=self._location(one))
        others, unread = read_elsewhere(looked, self.source, self.terms)
        beside = (work for other in others for work in other.bodies)
        works = (*read, *declared.works, *beside)
        told, unasked = parents(self.source, subject, works, self.terms, looked.record, declared.bodies)
        found = [*looked.gaps, *self._unread(), *missed, *unread, *unasked]
        found += differences(one, subject, looked.works, declared.works, self.terms)
        found += record_differences(one, looked.record, looked.works, self.terms)
        all_named = replace(declared, works=(*looked.named, *declared.works))
        known = Beside(all_named, looked.record, tuple(others))
        yield assess(subject, looked.works, self.terms, found, looked.refetched, told, known)

    def without_id(self, one: Applicant) -> Assessment:
        """Judge what the files say of somebody, and name the profiles that may be theirs; none is picked."""
        said = f"{self.packet.at(one.place)} names somebody without an ORCID iD or OpenAlex id."
        names = dict.fromkeys(row.name for row in one.rows if row.name)
        affiliation = next((body.text for body in one.affiliations), None)
        meant = who_may_be_meant(said, names, affiliation, "application", self.source)
        declared, missed = self._declared((*one.rows, *one.others), one.works, (), writers([one]))
        subject = Subject(f"packet:{self.packet.at(one.place)}", name=one.name, location=self._location(one))
        return self._judged(subject, declared, [*self._unread(), *meant, *missed], Identity("uncertain", (said,)))

    def of_nobody(self, named: Application) -> Assessment:
        """Judge what the files name and what cannot be tied to one whom they are about."""
        gaps = self._unread()
        if not named.applicants:
            said = "The files name nobody whom the application is about."
            gaps = (*gaps, Gap("RS902", said if self.packet.declarations else "No file of it was read."))
        subject = Subject(f"packet:{self.packet.path}", location=Location(self.packet.path, 1))
        declared, missed = self._declared(named.others, named.works, (), writers(named.applicants), self.read)
        return self._judged(subject, declared, [*gaps, *missed], NOBODY)

    def _judged(self, subject: Subject, declared: Declared, gaps: Sequence[Gap], identity: Identity) -> Assessment:
        """Judge what the files say where nobody's record is at hand."""
        told, unasked = parents(self.source, subject, declared.works, self.terms, declared=declared.bodies)
        return assess_application(subject, declared, self.terms, [*gaps, *unasked], told, identity)

    def _declared(
        self,
        rows: Sequence[DeclaredPerson],
        works: Sequence[DeclaredWork],
        read: Sequence[Work],
        whose: Writers,
        beside: Iterable[Work] = (),
    ) -> tuple[Declared, list[Gap]]:
        """Look up what some rows and works of the files name, see `_works`."""
        found, gaps = self._works(works, read, whose, beside)
        known, unplaced = known_bodies(self.source, bodies_of((), (*read, *found)), Declared(tuple(rows)).bodies)
        return Declared(tuple(placed_row(row, known) for row in rows), found), [*gaps, *unplaced]

    def _works(
        self, declared: Sequence[DeclaredWork], read: Iterable[Work], whose: Writers, beside: Iterable[Work] = ()
    ) -> tuple[tuple[Work, ...], list[Gap]]:
        """Fetch the works that the files name by DOI and were not read; say which were not found, or by title alone.

        `beside` are works that are no part of what is judged and in which titles are looked for.
        """
        known = {work.id: work for work in read}
        listed = {work.doi for work in known.values()}
        works: dict[str, Work] = {}
        unknown: list[str] = []
        gaps: list[Gap] = []
        for doi in dict.fromkeys(work.doi for work in declared if work.doi and work.doi not in listed):
            try:
                work = self.source.work(doi)
            except NotFound:
                unknown.append(doi)
            except SourceError as error:
                gaps.append(Gap("RS907", error.sentence))
            else:
                if work.id not in known:
                    works[work.id] = work
        whole, unfilled = finished(works.values(), self.source, self.terms)
        gaps += unfilled
        gaps += works_gaps(declared, (*known.values(), *works.values(), *beside), unknown, whose, self.terms)
        return whole, gaps

    def _unread(self) -> tuple[Gap, ...]:
        """Say which files could not be read: what they name was not looked at."""
        files = [f"{one.file}: {one.why}" for one in self.packet.unread if not one.passed_over]
        return tuple(Gap("RS908", f"{self.packet.at(file)}.") for file in files)

    def _location(self, one: Applicant) -> Location:
        return Location(self.packet.at(one.place.file), one.place.line or 1)
