"""Who paid: the funders that the subject's works acknowledge and the ORCID record names, by year."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from rsscan.career.printed import newest_and_oldest
from rsscan.career.station import Attestation
from rsscan.matching import matches
from rsscan.publications import NO_ROR_IDS, Institution, RorIds, Work
from rsscan.record import PublicRecord
from rsscan.same_body import folded
from rsscan.severity import Confidence
from rsscan.terms import Terms


@dataclass(frozen=True, slots=True)
class Award:
    """One award: the funder's number, the OpenAlex id and the title as far as they are known, and where it stands."""

    attested: tuple[Attestation, ...]
    number: str | None = None
    id: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Funder:
    """A body that paid. `years` tells for each year how many works acknowledge it, None is that of undated works.

    `listed` are the ids of the entries that it meets. Whose of the authors the money was, an acknowledgement does not
    tell.
    """

    body: Institution
    attested: tuple[Attestation, ...]
    years: tuple[tuple[int | None, int], ...] = ()
    awards: tuple[Award, ...] = ()
    works: int = 0
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Money:
    """Every funder, that of the most works first; `works` of `of` works acknowledge any."""

    funders: tuple[Funder, ...] = ()
    works: int = 0
    of: int = 0


NO_MONEY = Money()
"""Nothing is known of any."""


@dataclass(slots=True)
class _Given:
    """What is gathered of one funder."""

    body: Institution
    works: dict[str, Work] = field(default_factory=dict)
    recorded: list[Attestation] = field(default_factory=list)
    awards: dict[str, Award] = field(default_factory=dict)

    def add_award(self, said: Attestation, number: str | None, award: str | None, title: str | None) -> None:
        """Note an award; one that is said twice is one, at two places."""
        key = number or award or title
        if key:
            known = self.awards.get(key, Award((), number, award, title))
            attested = tuple(dict.fromkeys((*known.attested, said)))
            self.awards[key] = Award(attested, known.number, known.id or award, known.title or title)


def money_of(works: Iterable[Work], record: PublicRecord | None, terms: Terms, rors: RorIds = NO_ROR_IDS) -> Money:
    """Return who paid, from the acknowledgements of works, in any order, and the person's ORCID record.

    `rors` are of bodies above those in the records, see `assess`.
    """
    ordered = sorted(works, key=lambda work: (work.published or date.min, work.id))
    given: dict[str, _Given] = {}
    named: dict[str, set[str]] = defaultdict(set)
    for work in ordered:
        for one in work.funding:
            key = one.funder.ror or one.funder.id or folded(one.funder.name or "")
            named[folded(one.funder.name or "")].add(key)
            found = given.setdefault(key, _Given(one.funder))
            found.works[work.id] = work
            found.add_award(_acknowledged(work), one.number, one.award, one.title)
    for money in record.fundings if record else ():
        name = folded(money.funder.name or "")
        same = named[name] if name and not money.funder.ror else set()  # several councils have one name
        found = given.setdefault(min(same) if len(same) == 1 else money.funder.ror or name, _Given(money.funder))
        said = Attestation("ORCID record", money.said.source, money.said.by, money.said.by_name, money.said.changed)
        found.recorded.append(said)
        found.add_award(said, money.number, None, money.title)
    funders = [_funder(one, terms, rors) for one in given.values()]
    return Money(
        funders=tuple(sorted(funders, key=_order)), works=sum(bool(work.funding) for work in ordered), of=len(ordered)
    )


def _funder(given: _Given, terms: Terms, rors: RorIds) -> Funder:
    works = list(given.works.values())
    years = Counter(work.published.year if work.published else None for work in works)
    met = matches(terms.index, (), (given.body,), rors=rors)
    return Funder(
        body=given.body,
        attested=(*map(_acknowledged, newest_and_oldest(works)), *given.recorded),
        years=tuple(sorted(years.items(), key=lambda row: (row[0] is None, row[0] or 0))),
        awards=tuple(given.awards[key] for key in sorted(given.awards)),
        works=len(works),
        listed=tuple(sorted({match.entry.id for match in met if match.confidence >= Confidence.PROBABLE})),
    )


def _acknowledged(work: Work) -> Attestation:
    return Attestation("acknowledgement", work.doi or work.id, on=work.published)


def _order(funder: Funder) -> tuple[object, ...]:
    return (-funder.works, funder.body.name or "", funder.body.id or funder.body.ror or "")
