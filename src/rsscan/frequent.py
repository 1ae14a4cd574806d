"""Who writes with the subject most often, and what they print on works without the subject."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rsscan.identity import identify, own_authorships
from rsscan.publications import Author, Authorship, Work
from rsscan.subject import Subject
from rsscan.terms import Terms

MOST_ELSEWHERE = 2000
"""Works of a frequent co-author that are read."""


@dataclass(frozen=True, slots=True)
class Frequent:
    """A co-author by OpenAlex id, and the joint works in the window, newest first; works of many authors are none.

    `also` are the other OpenAlex ids that bylines unite with it by an ORCID iD.
    """

    author: str
    joint: tuple[Work, ...]
    also: tuple[str, ...] = ()

    @property
    def profiles(self) -> tuple[Author, ...]:
        """All of that person's profiles, by nothing but their ids."""
        return tuple(Author(each, None) for each in (self.author, *self.also))

    def by(self, line: Authorship) -> "Frequent":
        """Return the same co-author as the one whose id stands in a line."""
        return replace(self, author=line.author_id or self.author, also=())


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A frequent co-author's works in the window and without the subject, each with that co-author's own lines.

    `doubted` says that the co-author's profile may be several persons'.
    """

    frequent: Frequent
    works: tuple[tuple[Work, tuple[Authorship, ...]], ...]
    doubted: bool = False

    @property
    def bodies(self) -> Iterator[Work]:
        """The works with nobody's lines but the co-author's, to see which bodies are in them."""
        return (replace(work, authorships=lines) for work, lines in self.works)


def frequent_coauthors(subject: Subject, works: Iterable[Work], terms: Terms) -> tuple[Frequent, ...]:
    """Return the `terms.indirect` co-authors with the most joint works; of equals those of the newest come first.

    Only works in the window count, and none with more authors than the policy takes for a work of many: there people
    need not have met. Whoever has no OpenAlex id cannot be followed; several with one ORCID iD are one. No name of a
    person is looked at.
    """
    joint: dict[str, dict[str, Work]] = defaultdict(dict)
    orcids: dict[str, str] = {}
    for work in works:
        if not terms.judges(work.latest) or len(work.authorships) > terms.policy.hyperauthored:
            continue
        own = own_authorships(subject, work)
        for line in work.authorships:
            if line.author_id and line not in own:
                joint[line.author_id][work.id] = work
                orcids.update({line.author_id: line.orcid} if line.orcid else {})
    persons: dict[str, list[str]] = defaultdict(list)
    for author in sorted(joint, key=lambda author: (-len(joint[author]), author)):
        persons[orcids.get(author, author)].append(author)
    found = (_united(ids, joint) for ids in persons.values())
    ordered = sorted(found, key=lambda one: (-len(one.joint), _newest(one.joint[0]), one.author))
    return tuple(ordered[: terms.indirect])


def _united(ids: Sequence[str], joint: Mapping[str, Mapping[str, Work]]) -> Frequent:
    """Return the person with these ids, the first of which stands for all."""
    works = {work.id: work for author in ids for work in joint[author].values()}
    return Frequent(ids[0], tuple(sorted(works.values(), key=_newest)), tuple(ids[1:]))


def _newest(work: Work) -> tuple[int, str]:
    return (-(work.published or date.min).toordinal(), work.id)


def elsewhere(
    subject: Subject,
    frequent: Frequent,
    coauthor: Subject,
    works: Iterable[Work],
    terms: Terms,
    known: Collection[str] = (),
) -> Elsewhere:
    """Keep of a co-author's works those in the window and without the subject, and tell which lines are theirs.

    Those whose ids are `known` are the subject's, whoever stands in the byline.
    """
    read = tuple(works)
    kept = [
        (work, lines)
        for work in sorted(read, key=lambda work: work.id)
        if work.id not in known and terms.judges(work.latest) and not own_authorships(subject, work)
        if (lines := own_authorships(coauthor, work))
    ]
    return Elsewhere(frequent, tuple(kept), identify(coauthor, read).caps_confidence)
