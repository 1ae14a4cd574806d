"""Under which a subject is judged."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from rsscan.baseline import Baseline
from rsscan.disposition import Disposition
from rsscan.matching import Index, Match
from rsscan.policy import Policy
from rsscan.publications import Authorship, Work
from rsscan.technology import TechnologyList
from rsscan.watchlist import Watchlist

every_line: Callable[[Work], Iterable[Authorship]] = attrgetter("authorships")
"""All lines of a byline: where nothing is known of them before, any may meet a list."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Under which a subject is judged: lists, policy, the day it is judged as of, and the first day of the window.

    `dispositions` are what reviewers decided before; they change no grade. `technology` are the lists of fields in
    which works are placed. `baseline` is an earlier scan; what that knew stays in sight and decides no verdict.
    `indirect` is of how many co-authors, those of the most joint works, the other works are looked at.
    `telling` gives the lines of a byline that may meet a list; whoever knows that others meet none may leave these out.
    """

    index: Index
    policy: Policy
    as_of: date
    since: date | None = None
    strict_lists: bool = False
    dispositions: tuple[Disposition, ...] = ()
    technology: tuple[TechnologyList, ...] = ()
    baseline: Baseline | None = None
    indirect: int = 0
    telling: Callable[[Work], Iterable[Authorship]] = every_line

    @property
    def window_from(self) -> date | None:
        """First day whose works are judged; None for all."""
        if self.since is None and self.policy.lookback is not None:
            return self.policy.lookback.before(self.as_of)
        return self.since

    def judges(self, latest: date | None) -> bool:
        """Whether something lies in the window, given the last day on which it may have been; undated it does."""
        since = self.window_from
        return since is None or latest is None or latest >= since

    def list_of(self, match: Match) -> Watchlist:
        """Return the list on which the entry stands that a match met."""
        return next(watchlist for watchlist in self.index.watchlists if watchlist.id == match.list_id)
