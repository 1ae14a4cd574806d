"""Many persons looked up together before their turn comes; the numbers are those of `openalex`.

A merged answer counts only where nothing is the matter with it. Whoever it lacks, and everybody of a question that
failed, came short, or does not add up, is asked for alone when the turn comes, and what is missing is said there.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice

from rsscan.ancestry import bodies_of, given_in, parents_above, rors_of, without_lineage
from rsscan.errors import SourceError
from rsscan.identifiers import NO_AUTHOR, openalex
from rsscan.publications import API_LIST_LIMIT, Author, Work
from rsscan.sources import openalex_query as query
from rsscan.sources.openalex_answer import authors_page_from, page_from
from rsscan.sources.openalex_byline import whole_page
from rsscan.sources.openalex_listing import emptiness
from rsscan.sources.openalex_reader import AT_ONCE, Reader
from rsscan.sources.source import Page, fuller, united
from rsscan.subject import Subject

TOGETHER = 2000
"""Works that persons whose works are listed together have at most; a person with more is listed by herself.

In shorter lists more pages are half full; the pages of a longer one follow each other for longer.
"""

AHEAD = 4 * TOGETHER
"""Works that are read before their turn, at most; the memory that they take does not grow with the persons."""

MOST_PROFILES = 10_000
"""Profiles that a hundred identifiers may have; of one ORCID iD there are rarely more than three."""

LEAST = 10
"""Works that a person counts for beside her own in these limits, so that unknown persons count too."""

FILTERS_AHEAD = 2
"""Filters full of persons that are asked for before those ahead of them are in groups."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Some identifiers in a row, and those of their persons who are known."""

    identifiers: tuple[str, ...] = ()
    subjects: tuple[Subject, ...] = ()

    @property
    def size(self) -> int:
        """For how many works it counts."""
        return LEAST * len(self.identifiers) + sum(map(_works, self.subjects))

    @property
    def is_too_large(self) -> bool:
        """Whether one question cannot ask for all of its works, or should not."""
        return sum(len(each.profiles) for each in self.subjects) > query.MOST_IDS or self.size > TOGETHER

    def joined_by(self, identifier: str, subject: Subject | None) -> "_Group":
        """Return the group with one more; a person of too many profiles for one question is looked up alone."""
        known = subject is not None and len(subject.profiles) <= query.MOST_IDS
        return _Group(
            (*self.identifiers, identifier), (*self.subjects, subject) if subject and known else self.subjects
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """Works of some persons by id, and those of them that are fetched alone for their whole bylines."""

    works: dict[str, Work] = field(default_factory=dict)
    cut: dict[str, Future[Work]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Answer:
    """The works of each person by identifier, and what will be asked for next.

    That is the ROR ids of `parents`, and what is known of bodies that are `given` by their ROR ids, by the works or by
    the ORCID records of `people`.
    """

    pages: dict[str, Page]
    parents: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()


class Ahead:
    """Reads ahead of a scan, at most `AHEAD` works; what a turn does not take is dropped after it."""

    def __init__(self, reader: Reader, found: Callable[[Subject], None]) -> None:
        """Read with a reader; `found` is told of each person that is known before her turn."""
        self._found = found
        self.parents: set[str] = set()
        self.given: set[str] = set()
        self.people: set[str] = set()
        self._reader = reader
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="openalex-ahead")
        self._subjects: dict[str, Subject] = {}
        self._answers: dict[str, Future[_Answer]] = {}

    def of(self, identifiers: Iterable[str]) -> Iterator[str]:
        """Yield the identifiers in order, while those that follow are looked up; one alone gains nothing by it."""
        coming = iter(identifiers)
        first = tuple(islice(coming, 2))
        if len(first) < 2:  # noqa: PLR2004 - two are many
            yield from first
            return
        for group in self._under_way(chain(first, coming)):
            for identifier in group.identifiers:
                yield identifier
                self._subjects.pop(identifier, None)
                self._answers.pop(identifier, None)

    def subject(self, identifier: str) -> Subject | None:
        """Return the person if she was found among others."""
        return self._subjects.get(identifier)

    def works(self, subject: Subject) -> Page | None:
        """Return the works of a person that were found among those of others, once."""
        if self._subjects.get(subject.id) != subject or subject.id not in self._answers:
            return None
        answer = self._answers.pop(subject.id).result()
        self.parents |= answer.parents
        self.given |= answer.given
        self.people |= answer.people
        return answer.pages.pop(subject.id, None)

    def close(self) -> None:
        """Let what was not begun go."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _under_way(self, identifiers: Iterable[str]) -> Iterator[_Group]:
        """Yield groups whose works are being read, the first of them whenever enough follow."""
        begun: deque[_Group] = deque()
        for turn, group in enumerate(_grouped(self._looked_up(identifiers)), 1):
            if group.subjects:
                answer = self._pool.submit(self._answer, group.subjects, turn)
                self._subjects.update((subject.id, subject) for subject in group.subjects)
                for subject in group.subjects:
                    self._found(subject)
                self._answers.update((subject.id, answer) for subject in group.subjects)
            begun.append(group)
            while sum(each.size for each in begun) > AHEAD:
                yield begun.popleft()
        yield from begun

    def _looked_up(self, identifiers: Iterable[str]) -> Iterator[tuple[str, Subject | None]]:
        """Yield each identifier with its person, where one is found; a filter full of them is asked for at a time."""
        asked: deque[tuple[tuple[str, ...], Future[dict[str, Subject]]]] = deque()
        coming = iter(identifiers)
        while together := tuple(islice(coming, query.MOST_IDS)):
            asked.append((together, self._pool.submit(self._persons, together)))
            if len(asked) > FILTERS_AHEAD:
                yield from _with_persons(*asked.popleft())
        for each in asked:
            yield from _with_persons(*each)

    def _persons(self, identifiers: tuple[str, ...]) -> dict[str, Subject]:
        """Return who is found of these, every profile united; nobody where an answer may not be whole."""
        ids = {each for each in identifiers if openalex(each, "A")} - NO_AUTHOR
        orcids = {each for each in identifiers if "orcid.org" in each}
        profiles: list[Author] = []
        try:
            if ids:
                profiles += self._profiles(query.authors_by_ids(ids))
                orcids.update(filter(None, (profile.orcid for profile in profiles)))
            if orcids:
                profiles += self._profiles(query.authors_by_orcids(orcids))
        except SourceError:
            return {}
        known = {profile.id: profile for profile in profiles}
        by_orcid: dict[str | None, list[Author]] = defaultdict(list)
        for profile in known.values():
            by_orcid[profile.orcid].append(profile)
        found: dict[str, Subject] = {}
        for identifier in identifiers:
            if asked := known.get(identifier):
                twins = by_orcid[asked.orcid] if asked.orcid else []
                found[identifier] = united(identifier, asked.orcid, [asked, *twins])
            elif same := by_orcid.get(identifier):
                found[identifier] = united(identifier, identifier, same)
        return found

    def _profiles(self, text: str) -> Iterator[Author]:
        return chain.from_iterable(self._reader.every(text, authors_page_from, most=MOST_PROFILES))

    def _answer(self, subjects: tuple[Subject, ...], turn: int) -> _Answer:
        """Return the works of each of some persons, none where anything about the answer is in doubt."""
        try:
            found = self._works(subjects, turn)
        except SourceError:
            return _Answer({})
        return _parted(subjects, found.works, found.cut.keys())

    def _works(self, subjects: tuple[Subject, ...], turn: int) -> _Found:
        """Return the works of some persons; SourceError for an answer that is in doubt.

        A list by author ids finds all but the works that only an ORCID iD ties to a person. How many these are follows
        from a count, which also shows when either question was not answered in full (3, 4).
        """
        ids = {author_id for subject in subjects for author_id in subject.openalex_ids}
        orcids = set(filter(None, (subject.orcid for subject in subjects)))
        found = _Found()
        for text in query.works_by_authors(ids):
            self._list(text, found, sum(map(_works, subjects)), turn)
        if not orcids:
            return self._completed(found)
        counting = query.count_by_orcids(orcids)
        counted = self._reader.pool.at(turn, partial(self._reader.asked, counting, page_from))
        self._completed(found)
        count = counted.result().count
        missing = count - _carrying(orcids, found.works)
        if missing > 0:
            self._list(query.works_by_orcids(orcids, without=ids), found, missing, turn)
            self._completed(found)
        if count != _carrying(orcids, found.works):
            self._reader.client.forget(counting)
            raise SourceError("OpenAlex counts other works by ORCID iD than it lists")
        return found

    def _list(self, text: str, found: _Found, expected: int, turn: int) -> None:
        """Add the works that a question finds, and begin to fetch alone those whose byline may be cut (1)."""
        listed = self._reader.every(text, page_from, most=2 * expected + TOGETHER, turn=turn)
        for work in chain.from_iterable(listed):
            found.works[work.id] = work
            if len(work.authorships) >= API_LIST_LIMIT:
                found.cut[work.id] = self._reader.whole(work.id, turn)

    def _completed(self, found: _Found) -> _Found:
        """Return the works with whole bylines."""
        for identifier, future in found.cut.items():
            page = whole_page(found.works[identifier], future)
            if page.gaps:
                raise SourceError(page.gaps[0].detail)
            found.works.update((work.id, fuller(found.works[work.id], work)) for work in page.works)
        return found


def _works(subject: Subject) -> int:
    return sum(profile.works_count or 0 for profile in subject.profiles)


def _carrying(orcids: set[str], works: Mapping[str, Work]) -> int:
    return sum(any(line.orcid in orcids for line in work.authorships) for work in works.values())


def _with_persons(
    identifiers: tuple[str, ...], found: Future[dict[str, Subject]]
) -> Iterator[tuple[str, Subject | None]]:
    known = found.result()
    return ((identifier, known.get(identifier)) for identifier in identifiers)


def _grouped(persons: Iterable[tuple[str, Subject | None]]) -> Iterator[_Group]:
    """Part persons into groups whose works one question can ask for."""
    group = _Group()
    for identifier, subject in persons:
        more = group.joined_by(identifier, subject)
        if group.identifiers and more.is_too_large:
            yield group
            more = _Group().joined_by(identifier, subject)
        group = more
    yield group


def _parted(subjects: tuple[Subject, ...], works: Mapping[str, Work], alone: AbstractSet[str]) -> _Answer:
    """Give each person the works that carry an id of hers; nobody is left out and no work may be nobody's (10)."""
    by_id: dict[str, dict[str, Work]] = defaultdict(dict)
    for work in works.values():
        for line in work.authorships:
            for person in filter(None, (line.author_id, line.orcid)):
                by_id[person][work.id] = work
    pages: dict[str, Page] = {}
    parents: set[str] = set()
    given: set[str] = set()
    shared: set[str] = set()
    for subject in subjects:
        by_profile = dict(chain.from_iterable(by_id[each].items() for each in subject.openalex_ids))
        listed = [by_id[subject.orcid], by_profile] if subject.orcid else [by_profile]
        hers = dict(chain.from_iterable(each.items() for each in listed))
        shared.update(hers)
        gaps = tuple(emptiness(subject, listed, hers.values()))
        if any(gap.blocks_verdict for gap in gaps):
            continue
        refetched = len(alone & hers.keys())
        pages[subject.id] = Page(tuple(hers.values()), len(hers), gaps, refetched)
        bodies = bodies_of(subject.profiles, hers.values())
        parents.update(parents_above(bodies, rors_of(bodies)))
        given.update(without_lineage((*bodies, *given_in(hers.values()))))
    people = frozenset(subject.orcid for subject in subjects if subject.orcid)
    found = _Answer(pages, frozenset(parents), frozenset(given), people)
    return found if shared >= works.keys() else _Answer({})
