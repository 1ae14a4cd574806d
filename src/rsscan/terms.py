"""Under which a subject is judged."""

from dataclasses import dataclass
from datetime import date

from rsscan.disposition import Disposition
from rsscan.matching import Index
from rsscan.policy import Policy
from rsscan.publications import Work


@dataclass(frozen=True, slots=True)
class Terms:
    """Under which a subject is judged: lists, policy, the day it is judged as of, and the first day of the window.

    `dispositions` are what reviewers decided before; they change no grade.
    """

    index: Index
    policy: Policy
    as_of: date
    since: date | None = None
    strict_lists: bool = False
    dispositions: tuple[Disposition, ...] = ()

    @property
    def window_from(self) -> date | None:
        """First day whose works are judged; None for all."""
        if self.since is None and self.policy.lookback is not None:
            return self.policy.lookback.before(self.as_of)
        return self.since

    def judges(self, work: Work) -> bool:
        """Whether a work lies in the window; one without a date does."""
        since = self.window_from
        return since is None or work.published is None or work.published >= since
