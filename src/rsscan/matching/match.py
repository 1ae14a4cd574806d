"""What met what."""

from dataclasses import dataclass

from rsscan.publications import Institution
from rsscan.severity import Confidence, Ladder
from rsscan.watchlist import Entry


@dataclass(frozen=True, slots=True)
class Match:
    """A printed or resolved affiliation met an entry.

    `query` is the value on the paper's side (a printed string, an identifier, an institution's name), `matched` the
    value on the list's side, `score` their likeness from 0 to 1 (1 for equal). `text` is the printed affiliation
    the match stands in, `institution` the resolved body, either None where it played no part.
    """

    list_id: str
    entry: Entry
    ladder: Ladder
    confidence: Confidence
    query: str
    matched: str
    score: float
    reasons: tuple[str, ...]
    text: str | None = None
    institution: Institution | None = None

    @property
    def rank(self) -> tuple[int, int, float]:
        """Sort key, the best match last: surer first, then higher on the ladder, then more alike."""
        return (self.confidence, -self.ladder, self.score)
