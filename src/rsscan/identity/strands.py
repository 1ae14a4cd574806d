"""Whether the works hang together, or fall into strands that nothing joins.

People change field, country and co-authors, one after the other or all at once; so a doubt needs two strands that share
none of the three and yet run through the same years.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from rsscan.identity.check import Check, Question
from rsscan.identity.lines import own_authorships
from rsscan.identity.orcids import orcids_of
from rsscan.publications import Topic, Work
from rsscan.subject import Subject
from rsscan.technology import is_sure

SUBSTANCE = 5
"""Works of one strand in the years of both, each with a sure topic and the subject's country: fewer may be slips."""

MOVE = 3
"""Years in which both strands must run on side by side: so long may works of the last place come out after a move."""

_STRANDS = Question(
    "fields and countries",
    "Whether co-authors, the subject's institutions and countries, or fields join the works of the same years.",
)


def separate_strands(subject: Subject, works: tuple[Work, ...]) -> Check:
    """Doubt two strands of works in the same years that share no co-author, institution, country or field."""
    placed = [known for work in works if (known := _placed(subject, work))]
    if len(placed) < 2 * SUBSTANCE:
        return _STRANDS.not_checked(
            f"Fewer than {2 * SUBSTANCE} works carry a date, the subject's country and a topic that can be relied on."
        )
    strand_of = _strands(subject, works)
    strands: dict[str, list[_Placed]] = defaultdict(list)
    for known in placed:
        strands[strand_of[known.work.id]].append(known)
    by_size = sorted(strands.values(), key=lambda strand: (-len(strand), strand[0].work.id))
    for one, other in combinations(by_size, 2):
        if years := _years_together(one, other):
            return _STRANDS.doubt(
                f"The works of {years[0]} to {years[-1]} fall into strands that share no co-author, institution, "
                f"country or field: {_said(one)}; {_said(other)}."
            )
    return _STRANDS.passed("Co-authors, institutions, countries or fields join the works of the same years.")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A work of which year, the subject's countries and the field are known."""

    work: Work
    year: int
    countries: frozenset[str]
    topics: tuple[Topic, ...]


def _placed(subject: Subject, work: Work) -> _Placed | None:
    lines = own_authorships(subject, work)
    countries = frozenset(body.country for line in lines for body in line.institutions if body.country)
    topics = tuple(topic for topic in work.topics if topic.subfield and is_sure(topic, work.topics_as_of))
    if not (work.published and countries and topics):
        return None
    return _Placed(work, work.published.year, countries, topics)


def _strands(subject: Subject, works: tuple[Work, ...]) -> dict[str, str]:
    """Return for each work the first work of its strand: all that is joined, directly or through others."""
    own_orcids = orcids_of(subject, works)
    first_with: dict[str, str] = {}
    above = {work.id: work.id for work in works}

    def first(work_id: str) -> str:
        while above[work_id] != work_id:
            above[work_id] = work_id = above[above[work_id]]
        return work_id

    for work in works:
        for link in _links(subject, work, own_orcids):
            one, other = first(work.id), first(first_with.setdefault(link, work.id))
            above[max(one, other)] = min(one, other)
    return {work.id: first(work.id) for work in works}


def _links(subject: Subject, work: Work, own_orcids: frozenset[str]) -> Iterator[str]:
    """Yield what may join a work to others; in doubt it does, so that a doubtful topic separates nothing."""
    own = own_authorships(subject, work)
    for line in work.authorships:
        if line not in own:
            yield from line.author_ids
    for line in own:
        yield from own_orcids & {line.printed_orcid}
        for body in line.institutions:
            yield from filter(None, (body.id, body.ror, body.name, body.country, *body.lineage))
    for place, topic in enumerate(work.topics):
        if topic.subfield and (place == 0 or is_sure(topic, work.topics_as_of)):
            yield topic.subfield[:2]


def _years_together(one: list[_Placed], other: list[_Placed]) -> range | None:
    """Return the years through which both strands run, if each has enough works in them to be more than a slip."""
    from_year = max(min(known.year for known in strand) for strand in (one, other))
    to_year = min(max(known.year for known in strand) for strand in (one, other))
    years = range(from_year, to_year + 1)
    enough = all(sum(known.year in years for known in strand) >= SUBSTANCE for strand in (one, other))
    return years if enough and to_year - from_year >= MOVE else None


def _said(strand: list[_Placed]) -> str:
    countries = sorted({country for known in strand for country in known.countries})
    topics = Counter(topic.name or topic.id for known in strand for topic in known.topics)
    topic = min(topics, key=lambda name: (-topics[name], name))
    example = strand[0].work
    return f"{len(strand)} works in {', '.join(countries[:3])} such as {example.doi or example.id}, on “{topic}”"
