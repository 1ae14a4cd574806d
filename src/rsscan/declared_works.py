"""Which works of an application were read: by their DOI, or by their title where that finds none, or not at all."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rsscan.coverage import counted, some
from rsscan.declaration import DeclaredWork
from rsscan.declared import Applicant
from rsscan.identity.names import same_name
from rsscan.publications import Work
from rsscan.subject import Gap, Subject
from rsscan.terms import Terms
from rsscan.titles import Titles, title_keys

AWAITED = 1
"""Years after which a work that is said to be in press is no longer waited for."""

_LETTERS_SHOWN = 80
_CUT = re.compile(r"\W*(?:others|et\.? al\.?|他|ほか)\W*", re.IGNORECASE)
_INITIALS = re.compile(r"(?<=\w )([A-Z])([A-Z])$")


@dataclass(frozen=True, slots=True)
class Writers:
    """Whose works an application names: how they are called."""

    names: tuple[str, ...] = ()

    def named(self, work: DeclaredWork) -> bool | None:
        """Whether they are among the authors that a file names; None where it names none, or not all."""
        answers = {_same(author, name) for author in work.authors for name in self.names}
        if True in answers or answers == {None}:  # in another script alone, nobody can tell that they are not
            return True
        return None if not answers or any(map(_CUT.fullmatch, work.authors)) else False

    def wrote(self, works: Iterable[DeclaredWork]) -> Mapping[DeclaredWork, bool]:
        """Say of each work whether the application gives it as theirs.

        A list that names them on at least half of the works whose authors it gives is theirs, and so are in it works
        whose authors it does not give, or not all.
        """
        named = {work: work.own or self.named(work) for work in works}
        told = Counter((work.place.file, answer) for work, answer in named.items() if answer is not None)
        lists = {file for file, answer in told if answer and told[file, True] >= told[file, False]}
        return {work: work.place.file in lists if answer is None else answer for work, answer in named.items()}


def writers(applicants: Iterable[Applicant], subject: Subject | None = None) -> Writers:
    """Return by what the works of applicants are told; `subject` is what the records say of the only one."""
    names = [row.name for one in applicants for row in one.rows if row.name]
    names += subject.names if subject else ()
    return Writers(tuple(dict.fromkeys(names)))


def works_gaps(
    declared: Sequence[DeclaredWork], read: Iterable[Work], unknown: Collection[str], whose: Writers, terms: Terms
) -> list[Gap]:
    """Say which declared works without a DOI, or with one that the source does not know, were read after all or not.

    What was not read holds back the verdict where the application gives it as somebody's own, it has appeared, and it
    would be judged.
    """
    left = [one for one in declared if not one.doi or one.doi in unknown]
    if not left:
        return []
    titles = _titles(declared, read)
    files = {one.place.file for one in left}
    own = whose.wrote(one for one in declared if one.place.file in files)
    found: list[str] = []
    unread: list[tuple[bool, str]] = []
    for same in _each(left):
        met = next((known for one in same if (known := titles.known(one.title, one.year))), None)
        if met:
            found.append(f"{_shown(same)} is {met}")
        else:
            unread.append((any(own[one] and _counts(one, terms) for one in same), _shown(same)))
    gaps = []
    if found:
        detail = (
            f"{counted(found)} of the application {'was' if len(found) == 1 else 'were'} found by title, not by DOI: "
            f"{some(found)}."
        )
        gaps.append(Gap("RS903", detail, blocks_verdict=False))
    if unread:
        gaps.append(_unread(unread))
    return gaps


def _unread(unread: list[tuple[bool, str]]) -> Gap:
    own = [shown for counts, shown in unread if counts]
    shown = [*own, *(shown for counts, shown in unread if not counts)]
    said = (
        f"{counted(shown)} of the application {'was' if len(shown) == 1 else 'were'} found neither by DOI nor by "
        f"title, and not read: {some(shown)}."
    )
    if own:
        which = f"It gives {len(own)} of these, named first, as the subject's own."
    else:
        which = "It gives none of these as the subject's own that has appeared and would be judged."
    return Gap("RS903", f"{said} {which}", blocks_verdict=bool(own))


def _titles(declared: Iterable[DeclaredWork], read: Iterable[Work]) -> Titles:
    """Return the works that were read by their titles, each with its DOI or id.

    A work that a file names by the DOI of one that was read is that one, in whatever language the file gives the title.
    """
    works = sorted(read, key=lambda work: work.id)
    dois = {work.doi for work in works if work.doi}
    rows = [(work.title, work.published.year if work.published else None, work.doi or work.id) for work in works]
    rows += [(one.title, one.year, one.doi) for one in declared if one.doi and one.doi in dois]
    return Titles(rows)


def _each(works: Iterable[DeclaredWork]) -> Iterable[list[DeclaredWork]]:
    """Return works, each with every row that names it: by its DOI, or else by its title and year."""
    named: dict[object, list[DeclaredWork]] = defaultdict(list)
    for work in works:
        named[work.doi or ((title_keys(work.title)[:1], work.year) if work.title else work.place)].append(work)
    return named.values()


def _counts(work: DeclaredWork, terms: Terms) -> bool:
    """Whether a work has appeared, and in the time that is judged."""
    if work.year is None:
        return not work.forthcoming
    awaited = work.year > terms.as_of.year or (work.forthcoming and work.year >= terms.as_of.year - AWAITED)
    return not awaited and terms.judges(date(work.year, 12, 31))


def _shown(same: Sequence[DeclaredWork]) -> str:
    work = next((one for one in same if one.title), same[0])
    title = (work.title or "").replace('"', "'")
    if not (work.doi or title):
        return f"one without a title ({work.place})"
    quoted = f'"{title[:_LETTERS_SHOWN]}{"…" if len(title) > _LETTERS_SHOWN else ""}"'
    return f"{work.doi or quoted} ({work.place})"


def _same(author: str, name: str) -> bool | None:
    """Whether an author as a publication list writes one, `Doe JA` among others, is somebody."""
    answers = {same_name(each, name) for each in (author, _INITIALS.sub(r"\1 \2", author.strip()))}
    return True if True in answers else next(iter(answers))
