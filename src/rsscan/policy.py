"""From the facts of one link to a severity, by a named policy whose first fitting rule decides."""

from dataclasses import dataclass
from datetime import date

from rsscan.period import Period
from rsscan.severity import Confidence, Ladder, Relation, Severity
from rsscan.watchlist import Effect


@dataclass(frozen=True, slots=True)
class Link:
    """The facts of one piece of evidence that a policy may look at."""

    list_id: str
    effect: Effect
    country: str | None
    relation: Relation
    ladder: Ladder
    confidence: Confidence
    published: date | None
    as_of: date


@dataclass(frozen=True, slots=True)
class Condition:
    """When a rule fits; an empty field asks nothing.

    A work without a date fits every question about its date, so that it is graded as the worst it may be.
    """

    lists: frozenset[str] = frozenset()
    effects: frozenset[Effect] = frozenset()
    countries: frozenset[str] = frozenset()
    relations: frozenset[Relation] = frozenset()
    ladders: frozenset[Ladder] = frozenset()
    confidences: frozenset[Confidence] = frozenset()
    published_from: date | None = None
    published_before: date | None = None
    older_than: Period | None = None

    def fits(self, link: Link) -> bool:
        """Whether every question that is asked is answered with yes."""
        return (
            (not self.lists or link.list_id in self.lists)
            and (not self.effects or link.effect in self.effects)
            and (not self.countries or link.country in self.countries)
            and (not self.relations or link.relation in self.relations)
            and (not self.ladders or link.ladder in self.ladders)
            and (not self.confidences or link.confidence in self.confidences)
            and self._date_fits(link)
        )

    def _date_fits(self, link: Link) -> bool:
        if link.published is None:
            return self.older_than is None
        return (
            (self.published_from is None or link.published >= self.published_from)
            and (self.published_before is None or link.published < self.published_before)
            and (self.older_than is None or link.published < self.older_than.before(link.as_of))
        )


@dataclass(frozen=True, slots=True)
class PolicyRule:
    """If `when` fits, the link has this severity, `because` of this sentence with its source."""

    when: Condition
    severity: Severity
    because: str


@dataclass(frozen=True, slots=True)
class Policy:
    """A named, ordered set of rules; `lookback` is the window that is judged, None for all years.

    `unseen_limit` is the share of co-author authorships without any affiliation above which no verdict is given.
    """

    id: str
    title: dict[str, str]
    authority: str
    source_url: str
    rules: tuple[PolicyRule, ...]
    lists: tuple[str, ...] = ()
    lookback: Period | None = None
    unseen_limit: float = 0.9
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """A severity with its reasons, as sentences in order; `rule` is the 1-based number of the rule that fitted."""

    severity: Severity
    reasons: tuple[str, ...]
    rule: int | None


def grade(policy: Policy, link: Link) -> Grade:
    """Grade one link: the first rule that fits decides, and a merely possible match is never above low."""
    for number, rule in enumerate(policy.rules, 1):
        if not rule.when.fits(link):
            continue
        reasons = [rule.because]
        severity = rule.severity
        dated = rule.when.published_from or rule.when.published_before
        if link.published is None and dated:
            reasons.append("The date of the work is not known, so it is graded as if it fell into that time.")
        if link.confidence is Confidence.POSSIBLE and severity > Severity.LOW:
            severity = Severity.LOW
            reasons.append("The match is only possible, and a possible match alone is never graded above low.")
        return Grade(severity, tuple(reasons), number)
    return Grade(Severity.NONE, (f"No rule of the policy “{policy.id}” speaks of such a link.",), None)
