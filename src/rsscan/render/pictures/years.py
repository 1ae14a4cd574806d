"""What a timeline tells: the works of each year, and the years in which works tie the subject to a listed body."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import MAXYEAR, date

from rsscan.condition import Listed
from rsscan.period import period
from rsscan.render.pictures.bodies import Body, bodies, work_of
from rsscan.render.told import Told


@dataclass(slots=True)
class Evidence:
    """The works of a year or of some that tie to a body, and whether one appeared when it was listed."""

    works: set[str] = field(default_factory=set)
    is_listed: bool = False

    def add(self, other: "Evidence") -> None:
        """Take in the works of other years or bodies."""
        self.works |= other.works
        self.is_listed |= other.is_listed


Dated = dict[int | None, Evidence]
"""Evidence by year; that of None has no date."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Works of a year, `crowded` of them with more authors than the policy takes for a work of many."""

    works: int
    crowded: int


def counted_years(subject: Told) -> dict[int | None, Counted]:
    """Return the works of each year; None is that of works without a date."""
    found: dict[int | None, Counted] = {}
    for row in subject.part("coverage").parts("by_year"):
        works = max(row.count("works"), 0)
        found[_year(row.text("year"))] = Counted(works, min(max(row.count("hyperauthored"), 0), works))
    return found


def tied_years(subject: Told) -> list[tuple[Body, Dated]]:
    """Return each body that findings lead to, with the years of the evidence."""
    return [(body, _dated(body)) for body in bodies(subject).values()]


def together(parts: Iterable[Dated]) -> Dated:
    """Return the evidence of several bodies, year by year."""
    whole: Dated = defaultdict(Evidence)
    for part in parts:
        for year, evidence in part.items():
            whole[year].add(evidence)
    return whole


def _dated(body: Body) -> Dated:
    found: Dated = defaultdict(Evidence)
    for _, piece in body.evidence():
        is_listed = piece.text("listed_at_publication") == Listed.YES
        found[_year(piece.text("date")[:4])].add(Evidence({work_of(piece)}, is_listed))
    return found


def _year(text: str) -> int | None:
    is_year = text.isdecimal() and text.isascii() and len(text) <= len(str(MAXYEAR))
    return (int(text) or None) if is_year else None


def day(text: str) -> date | None:
    """Return a day, None where there is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def window(subject: Told, report: Told) -> date | None:
    """Return from when on works are judged; None where all are, or where the report does not tell."""
    run = report.part("run")
    lookback, as_of = period(run.part("policy").text("lookback")), day(run.text("as_of"))
    if lookback is None or as_of is None:
        return None
    since, coverage = lookback.before(as_of), subject.part("coverage")
    years = counted_years(subject)
    undated = years[None].works if None in years else 0
    surely = undated + sum(one.works for year, one in years.items() if year and year > since.year)
    perhaps = surely + sum(one.works for year, one in years.items() if year == since.year)
    return since if surely <= coverage.count("works_in_window") <= perhaps else None
