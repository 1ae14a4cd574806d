"""What met what."""

from dataclasses import dataclass
from typing import NamedTuple

from rsscan.publications import Institution
from rsscan.severity import Confidence, Ladder
from rsscan.watchlist import Entry

AGREES = "its country or city agrees"


class Part(NamedTuple):
    """One thing that was weighed, and what it added to the score or took from it."""

    why: str
    change: float


@dataclass(frozen=True, slots=True)
class Match:
    """A printed or resolved affiliation met an entry.

    `query` is the value on the paper's side (a printed string, an identifier, an institution's name), `matched` the
    value on the list's side, `score` their likeness from 0 to 1 (1 for equal). `text` is the printed affiliation
    the match stands in, `institution` the resolved body, either None where it played no part. `weak` says that the name
    that met is a weak one of the entry's.

    Where names were compared, `stands` are the words of the text that carry the name, as they were read, and `parts`
    what was weighed: 1 and all their changes make the score, which is cut at 1.
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
    stands: str = ""
    parts: tuple[Part, ...] = ()
    weak: bool = False

    @property
    def sentences(self) -> tuple[str, ...]:
        """Its reasons, and what speaks against it."""
        against = "; ".join(f"{part.why} ({part.change:+.2f})" for part in self.parts if part.why != AGREES)
        return (*self.reasons, f"Weighed: {against}.") if against else self.reasons

    @property
    def rank(self) -> tuple[int, int, float]:
        """Sort key, the best match last: surer first, then higher on the ladder, then more alike."""
        return (self.confidence, -self.ladder, self.score)
