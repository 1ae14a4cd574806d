"""What was looked at, counted, and what the records themselves show to be missing."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rsscan.ancestry import bodies_in, unknown_parents, without_lineage
from rsscan.matching import LONGEST, matches
from rsscan.publications import Authorship, Institution, RorIds, Work
from rsscan.record import PublicRecord
from rsscan.subject import Gap
from rsscan.terms import Terms


@dataclass(frozen=True, slots=True)
class Year:
    """Works of one year; None is that of works without a date.

    `hyperauthored` of them have more authors than the policy takes for a work of many.
    """

    year: int | None
    works: int
    hyperauthored: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was looked at, counted; the three kinds of authorship add up to `authorships`, `by_year` to `works`.

    `filled` are those of which another registry gave the affiliation.
    """

    works: int = 0
    works_in_window: int = 0
    authorships: int = 0
    with_institution: int = 0
    with_text_only: int = 0
    without_affiliation: int = 0
    refetched: int = 0
    filled: int = 0
    by_year: tuple[Year, ...] = ()


def covered(works: tuple[Work, ...], terms: Terms, refetched: int) -> Coverage:
    """Count works and author lines, and what the lines show."""
    lines = sum(len(work.authorships) for work in works)
    resolved = sum(work.resolved for work in works)
    unseen = sum(work.unseen for work in works)
    return Coverage(
        works=len(works),
        works_in_window=sum(terms.judges(work.latest) for work in works),
        authorships=lines,
        with_institution=resolved,
        with_text_only=lines - unseen - resolved,
        without_affiliation=unseen,
        refetched=refetched,
        filled=sum(line.filled_from is not None for work in works for line in work.authorships),
        by_year=_by_year(works, terms.policy.hyperauthored),
    )


def _by_year(works: tuple[Work, ...], threshold: int) -> tuple[Year, ...]:
    """Return how many works appeared in each year, in order, those without a date last."""
    years = Counter(work.published.year if work.published else None for work in works)
    crowded = Counter(
        work.published.year if work.published else None for work in works if len(work.authorships) > threshold
    )
    ordered = sorted(years, key=lambda year: (year is None, year or 0))
    return tuple(Year(year, years[year], crowded[year]) for year in ordered)


def record_gaps(works: tuple[Work, ...]) -> list[Gap]:
    """What a byline itself shows to be missing: its end, all of it, or the end of a line."""
    cut = [work.doi or work.id for work in works if work.cut]
    empty = [work.doi or work.id for work in works if not work.authorships]
    texts = ((work, text) for work in works for line in work.authorships for text in line.texts)
    long = list(dict.fromkeys(work.doi or work.id for work, text in texts if len(text) > LONGEST))
    told = (
        (cut, f"The author list of {counted(cut)} ends early: {some(cut)}."),
        (empty, f"No author is recorded for {counted(empty)}: {some(empty)}."),
        (long, f"An affiliation was read only to its {LONGEST:,}th character in {counted(long)}: {some(long)}."),
    )
    return [Gap("RS904", detail) for found, detail in told if found]


def unseen_gap(bylines: list[tuple[Work, tuple[Authorship, ...]]], terms: Terms) -> list[Gap]:
    """Say how many co-author lines show nothing that could be matched, given each work with the subject's own lines."""
    judged = [(work, own) for work, own in bylines if terms.judges(work.latest)]
    others = sum(len(work.authorships) - len(own) for work, own in judged)
    unseen = sum(work.unseen - sum(line.unseen for line in own) for work, own in judged)
    if not unseen:
        return []
    blocks = unseen > terms.policy.unseen_limit * others
    detail = f"{unseen} of {others} co-author lines show neither an institution nor a printed affiliation."
    return [Gap("RS905", detail, blocks_verdict=blocks)]


def filled_gap(works: Iterable[Work]) -> list[Gap]:
    """Say of how many author lines another registry gave the affiliation, and how many show none all the same."""
    by_work = [(work, [line.filled_from for line in work.authorships if line.filled_from]) for work in works]
    lines = [registry for _, registries in by_work for registry in registries]
    if not lines:
        return []
    left = sum(work.unseen for work, _ in by_work)
    from_them = counted([work.id for work, registries in by_work if registries])
    said = (
        f"Of author lines without affiliation in OpenAlex {len(lines)} in {from_them} have one from "
        f"{' and '.join(sorted(set(lines)))}; {left} still have none."
    )
    return [Gap("RS905", said, blocks_verdict=False)]


def parents_gap(bodies: Iterable[Institution], rors: RorIds, terms: Terms) -> list[Gap]:
    """Say of which bodies above those of the records the ROR id is not known: a list that has only that misses them."""
    left = unknown_parents(bodies, rors, terms.index)
    if not left:
        return []
    parents = "1 parent" if len(left) == 1 else f"{len(left)} parents"
    detail = (
        f"No ROR id is known of {parents} of affiliations, and a list may know them by that alone: {some(list(left))}."
    )
    return [Gap("RS905", detail, blocks_verdict=False)]


def unplaced_gap(bodies: Iterable[Institution]) -> list[Gap]:
    """Say which bodies are given by a ROR id of which the source has no record: what is above them is not known."""
    left = without_lineage(bodies)
    if not left:
        return []
    said = f"What is above {_bodies(left)}, given by ROR id alone, is not known: {some(list(left))}."
    return [Gap("RS905", said, blocks_verdict=False)]


def nameless_gap(record: PublicRecord, terms: Terms, rors: RorIds) -> list[Gap]:
    """Say which bodies of an ORCID record are given without a ROR id, and met no list by their names."""
    left = {
        body.name
        for body in bodies_in(record)
        if body.name and not body.ror and not matches(terms.index, (), (body,), rors=rors)
    }
    if not left:
        return []
    said = (
        f"The ORCID record gives {_bodies(left)} without a ROR id, compared with lists by name alone: "
        f"{some(sorted(left))}."
    )
    return [Gap("RS905", said, blocks_verdict=False)]


def _bodies(listed: Collection[str]) -> str:
    return "1 body" if len(listed) == 1 else f"{len(listed)} bodies"


def list_gaps(terms: Terms) -> list[Gap]:
    """Say which lists may not name everybody: not whole, older than their authority's next edition, or not in use."""
    told = []
    for watchlist in terms.index.watchlists:
        if not watchlist.complete:
            told.append(f"The list “{watchlist.id}” (edition {watchlist.edition}) is not complete.")
        if (cadence := watchlist.cadence) and watchlist.stale_on(terms.as_of):
            told.append(
                f"The list “{watchlist.id}” (edition {watchlist.edition}) is older than {cadence.words}, in which "
                "its authority brings out the next one."
            )
    asked = {field.partition("/")[0] for rule in terms.policy.rules for field in rule.when.fields}
    told += [
        f"The policy asks for fields of the technology list “{list_id}”, which is not in use."
        for list_id in sorted(asked - {each.id for each in terms.technology})
    ]
    return [Gap("RS906", detail, blocks_verdict=terms.strict_lists) for detail in told]


def counted(listed: list[str]) -> str:
    """Return `1 work`, `2 works`."""
    return f"{len(listed)} work{'' if len(listed) == 1 else 's'}"


def some(values: list[str], limit: int = 5) -> str:
    """Return the first of many values, and how many there are beside them."""
    shown, more = ", ".join(values[:limit]), len(values) - limit
    return f"{shown} and {more} more" if more > 0 else shown
