"""A whole run as one value: what was asked, with which lists and policy, what was found and what was not seen."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from rsscan.assessment import Assessment
from rsscan.baseline import Baseline
from rsscan.finding import Finding
from rsscan.policy import Policy
from rsscan.severity import Severity
from rsscan.watchlist import Watchlist


class Elsewhere(NamedTuple):
    """What another registry than the source was asked: calls, and answers that came from the cache."""

    name: str
    calls: int = 0
    cached: int = 0


@dataclass(frozen=True, slots=True)
class SourceUsed:
    """Which source was asked, what it says it did not search, and what it cost."""

    name: str
    detail: str
    not_searched: tuple[str, ...]
    calls: int = 0
    credits: int = 0
    cached: int = 0
    others: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that any format prints."""

    version: str
    started: datetime
    as_of: date
    source: SourceUsed
    policy: Policy
    lists: tuple[Watchlist, ...]
    fail_on: Severity
    subjects: tuple[Assessment, ...]
    baseline: Baseline | None = None

    def list_of(self, finding: Finding) -> Watchlist:
        """Return the list that a finding is about."""
        return next(watchlist for watchlist in self.lists if watchlist.id == finding.match.list_id)
