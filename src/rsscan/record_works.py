"""Works that a person's ORCID record names: which of them are to be asked for, and which could be read nowhere."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from rsscan.coverage import counted, some
from rsscan.identifiers import bare
from rsscan.identity import own_authorships
from rsscan.identity.names import names_agree, same_name
from rsscan.publications import Authorship, Byline, Work
from rsscan.record import PartialDate, PublicRecord, RecordedWork
from rsscan.subject import Gap, Subject
from rsscan.terms import Terms
from rsscan.titles import Titles

MOST_ASKED = 1000
"""Works of one record that are asked for, the newest first; the longest records have some thousand."""

ENOUGH = 5
"""Works on either side from which on it tells something that none is on both."""

PRINTED = frozenset({"journal-article", "conference-paper", "book", "book-chapter", "edited-book"})
"""Types of works whose co-authors nobody may leave unread; others are data, talks, reports, posters and the like."""

_TYPES = {"journal-article": "article", "conference-paper": "article", "edited-book": "book"}
"""The types of a record as OpenAlex calls them, where it calls them otherwise."""

_LETTERS_SHOWN = 80


def unlisted(record: PublicRecord, works: Iterable[Work]) -> list[str]:
    """Return the DOIs of the record that none of the works has: first those that were printed, the newest first."""
    listed = {work.doi for work in works}
    left = sorted(record.works, key=lambda one: (one.type not in PRINTED, _newest(one)))
    return list(dict.fromkeys(one.doi for one in left if one.doi and one.doi not in listed))


def unread_prints(record: PublicRecord, asked: Iterable[str], read: Iterable[Work]) -> list[str]:
    """Return those of the DOIs that were asked for in vain and are of printed works."""
    found, printed = {work.doi for work in read}, {one.doi for one in record.works if one.type in PRINTED}
    return [doi for doi in asked if doi in printed and doi not in found]


def registered(record: PublicRecord, byline: Byline, names: Collection[str]) -> Iterator[Work]:
    """Yield the work of the record whose author list a registry has, and OpenAlex not; nothing where it is empty.

    `names` are the person's: publishers have put iDs on other persons' lines, whose affiliations are not hers.
    """
    one = next(work for work in record.works if work.doi == byline.doi)
    lines = tuple(line if line.unseen else replace(line, filled_from=byline.registry) for line in byline.authorships)
    lines = tuple(line if _may_be(line, names) else replace(line, orcid=None) for line in lines)
    if lines:
        kind = _TYPES.get(one.type or "", one.type)
        yield Work(byline.doi, one.title, lines, byline.doi, _appeared(one.published), kind)


def by_others(works: Iterable[Work], subject: Subject, names: Collection[str]) -> list[Work]:
    """Return the works that nobody wrote who is the person or called like her: a DOI in a record may be a wrong one."""
    return [
        work
        for work in works
        if work.authorships
        and not (work.cut or own_authorships(subject, work) or any(_may_be(line, names) for line in work.authorships))
    ]


def _may_be(line: Authorship, names: Collection[str]) -> bool:
    """Whether the name of a line does not plainly say that it is another's."""
    return not (line.name and names) or any(names_agree(line.name, name) for name in names)


def claimed(work: Work, subject: Subject, record: PublicRecord) -> Work:
    """Return a work that the record names, with the record's iD on the line that is the person's where none has it.

    That the person wrote it the record says; a name serves to tell which line is theirs, where it is one line's alone.
    """
    if own_authorships(subject, work):
        return work
    names = {*record.names, *subject.names}
    free = [line for line in work.authorships if not (line.orcid or line.printed_orcid)]
    theirs = [line for line in free if any(same_name(line.name or "", name) for name in names)]
    own = work.authorships if len(work.authorships) == 1 else theirs
    if len(own) != 1 or own[0] not in free:
        return work
    lines = (replace(line, orcid=record.orcid) if line is own[0] else line for line in work.authorships)
    return replace(work, authorships=tuple(lines))


def claims_gaps(read: Iterable[Work], works: Iterable[Work], subject: Subject) -> Iterator[Gap]:
    """Say in which works the person's line was told by name, and in which by nothing; `works` are those `claimed`."""
    pairs = list(zip(read, works, strict=True))
    by_name = [work.doi or work.id for one, work in pairs if one is not work]
    by_nothing = [work.doi or work.id for _, work in pairs if not own_authorships(subject, work)]
    if by_name:
        said = (
            f"In {counted(by_name)} of the ORCID record the person's line is told by the name alone: {some(by_name)}."
        )
        yield Gap("RS903", said, blocks_verdict=False)
    if by_nothing:
        said = (
            f"In {counted(by_nothing)} of the ORCID record no line is told to be the person's, so that theirs is read "
            f"as a co-author's: {some(by_nothing)}."
        )
        yield Gap("RS903", said, blocks_verdict=False)


def _appeared(day: PartialDate | None) -> date | None:
    """Return the day on which a work appeared; 1 January, as in OpenAlex, where no more is known than the year."""
    return (day.first if day.day else date(day.year, 1, 1)) if day else None


def record_works_gaps(
    record: PublicRecord, works: Sequence[Work], named: Sequence[Work], strange: Sequence[Work], terms: Terms
) -> Iterator[Gap]:
    """Say which works were read because the record names them, and which of the record were not read at all.

    `works` are those of the profile and `named` those that the record added; `strange` are by others, it seems, and are
    not judged. These hold back the verdict where they would be judged, of whatever type, since she may have had another
    name there; what has a DOI and was not read does where it was printed too.
    """
    if doubt := _stranger(record, works):
        yield doubt
    if named:
        new = [work.doi or work.id for work in named]
        said = f"The ORCID record names {counted(new)} that OpenAlex does not tie to the person, read too: {some(new)}."
        yield Gap("RS903", said, blocks_verdict=False)
    if strange:
        others = {work.doi for work in strange}
        said = (
            f"The ORCID record names {counted([work.id for work in strange])} by DOI on which nobody is called like "
            f"the person, so not judged: {some([work.doi or work.id for work in strange])}."
        )
        blocks = any(_judged(one, terms) for one in record.works if one.doi in others)
        yield Gap("RS903", said, blocks_verdict=blocks)
    read = (*works, *named, *strange)
    dois, titles = {work.doi for work in read}, _titles(read)
    left = [one for one in record.works if one.doi not in dois and not titles.known(one.title, _year(one))]
    left.sort(key=_newest)
    counting = list(dict.fromkeys(one.doi for one in left if one.doi and _counts(one, terms)))
    aside = list(dict.fromkeys(one.doi for one in left if one.doi and one.doi not in counting))
    nameless = [f'"{(one.title or "")[:_LETTERS_SHOWN]}"' for one in left if not one.doi]
    if counting:
        yield Gap("RS903", f"OpenAlex lacks {counted(counting)} that the ORCID record names by DOI: {some(counting)}.")
    if aside:
        said = (
            f"OpenAlex lacks {counted(aside)} that the ORCID record names by DOI, none of them an article, paper, "
            f"chapter or book that would be judged: {some(aside)}."
        )
        yield Gap("RS903", said, blocks_verdict=False)
    if nameless:
        said = (
            f"The ORCID record names {counted(nameless)} without a DOI whose title no work has that was read: "
            f"{some(nameless)}."
        )
        yield Gap("RS903", said, blocks_verdict=False)


def _stranger(record: PublicRecord, works: Sequence[Work]) -> Gap | None:
    """Doubt that a record and a profile are of one person where both have works and none is on both sides."""
    dois, titles = {work.doi for work in works}, _titles(works)
    common = any(one.doi in dois if one.doi else False for one in record.works)
    common = common or any(titles.known(one.title, _year(one)) for one in record.works)
    if common or min(len(record.works), len(works)) < ENOUGH:
        return None
    said = (
        f"None of the {len(record.works)} works of the ORCID record is among the {len(works)} that OpenAlex has; is "
        f"{bare(record.orcid)} this person's?"
    )
    return Gap("RS902", said)


def _titles(works: Iterable[Work]) -> Titles:
    ordered = sorted(works, key=lambda work: work.id)
    return Titles(
        (work.title, work.published.year if work.published else None, work.doi or work.id) for work in ordered
    )


def _year(one: RecordedWork) -> int | None:
    return one.published.year if one.published else None


def _newest(one: RecordedWork) -> tuple[int, str]:
    return -(_year(one) or 0), one.said.source


def _counts(one: RecordedWork, terms: Terms) -> bool:
    """Whether a work was printed, and in the time that is judged; of one without a date nobody knows."""
    return one.type in PRINTED and _judged(one, terms)


def _judged(one: RecordedWork, terms: Terms) -> bool:
    """Whether a work appeared in the time that is judged; of one without a date nobody knows."""
    if one.published is None:
        return True
    return one.published.first <= terms.as_of and terms.judges(one.published.last)
