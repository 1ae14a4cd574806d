"""From the facts of one link to a severity, by a named policy whose first fitting rule decides."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from rsscan.condition import Condition, Link
from rsscan.period import Period
from rsscan.severity import Confidence, Relation, Severity
from rsscan.technology import Tag

CURRENT = Period(2, "y")
"""Within what time before a scan a printed affiliation counts as current: about as long as a paper takes to appear."""

HYPERAUTHORED = 100
"""Authors above which one line of a byline says little of who worked with whom.

Source: Cronin, J. Am. Soc. Inf. Sci. Technol. 52 (2001) 558, doi 10.1002/asi.1097, who named hyperauthorship and took
100 authors as its measure.
"""

UNSEEN_LIMIT = 0.9
"""Share of co-author lines without any affiliation above which no verdict is given."""

UNVERIFIED = "Unverified: the source was not seen to say so; check it there before relying on it."


@dataclass(frozen=True, slots=True)
class PolicyRule:
    """If `when` fits, the link has this severity, `because` of this sentence with its source.

    `unverified` says that the source did not show what the rule says of it.
    """

    id: str
    when: Condition
    severity: Severity
    because: str
    unverified: bool = False


@dataclass(frozen=True, slots=True)
class PolicySource:
    """A text that a policy rests on, with its own date; `unverified` where the text itself was not read."""

    title: str
    url: str
    date: date
    unverified: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """A named, ordered set of rules; `lookback` is the window that is judged, None for all years.

    `technology` are the ids of the technology lists whose fields are shown. An affiliation printed within `current`
    before the day of the scan counts as current. Works with more authors than `hyperauthored` are counted apart.
    `unseen_limit` is the share of co-author authorships without any affiliation above which no verdict is given.
    """

    id: str
    title: dict[str, str]
    authority: str
    sources: tuple[PolicySource, ...]
    rules: tuple[PolicyRule, ...]
    lists: tuple[str, ...] = ()
    technology: tuple[str, ...] = ()
    lookback: Period | None = None
    current: Period = CURRENT
    hyperauthored: int = HYPERAUTHORED
    unseen_limit: float = UNSEEN_LIMIT
    unverified: bool = False
    sha256: str = ""

    def number(self, rule: PolicyRule) -> int:
        """Return the 1-based place of a rule."""
        return self.rules.index(rule) + 1


@dataclass(frozen=True, slots=True)
class Grade:
    """A severity with its reasons, as sentences in order; `rule` fitted, and `tag` is the field it spoke of."""

    severity: Severity
    reasons: tuple[str, ...]
    rule: PolicyRule | None = None
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule that would have decided, and on another severity, had one answer been another."""

    rule: PolicyRule
    severity: Severity
    asked: str
    answer: str

    @property
    def sentence(self) -> str:
        """What the rule asks and what the link is."""
        return f"asks for {self.asked}; it is {self.answer}"


def grade(policy: Policy, link: Link) -> Grade:
    """Grade one link: the first rule that fits decides, and a merely possible match is never above low.

    The link is looked at without any field of technology, and with each of its fields alone; the most severe of these
    grades stands, and of equals the one that speaks of a field. So a field may raise a grade and never lowers it.
    """
    plain = _first(policy, replace(link, tags=()))
    found: list[tuple[PolicyRule | None, Tag | None]] = [(plain, None)]
    for tag in sorted(link.tags, key=lambda tag: (-tag.level, tag.id)):
        rule = _first(policy, replace(link, tags=(tag,)))
        if rule and rule.when.fields:
            found.append((rule, tag))
    rule, tag_of_rule = max(found, key=lambda one: (one[0].severity if one[0] else -1, one[1] is not None))
    if rule is None:
        return Grade(Severity.NONE, (f"No rule of the policy “{policy.id}” speaks of such a link.",))
    severity = min(rule.severity, ceiling(link))
    return Grade(severity, tuple(_reasons(policy, rule, tag_of_rule, link)), rule, tag_of_rule)


def _first(policy: Policy, link: Link) -> PolicyRule | None:
    return next((rule for rule in policy.rules if rule.when.fits(link)), None)


def ceiling(link: Link) -> Severity:
    """Return the severity that such a link has at most, whatever a policy says."""
    doubtful = link.confidence is Confidence.POSSIBLE or link.relation is Relation.INDIRECT
    return Severity.LOW if doubtful else Severity.CRITICAL


def _reasons(policy: Policy, rule: PolicyRule, tag: Tag | None, link: Link) -> Iterator[str]:
    yield rule.because
    if rule.unverified or policy.unverified:
        yield UNVERIFIED
    if tag is not None:
        yield tag.sentence
    if link.published is None and (rule.when.published_from or rule.when.published_before):
        yield "The date of the work is not known, so it is graded as if it fell into that time."
    if not rule.when.fits(replace(link, latest=link.published, tags=(tag,) if tag else ())):
        yield f"It is dated {link.published}, which often stands for a bare year: it may be as late as {link.latest}."
    if rule.severity > ceiling(link) and link.confidence is Confidence.POSSIBLE:
        yield "The match is only possible, and a possible match alone is never graded above low."
    if rule.severity > ceiling(link) and link.relation is Relation.INDIRECT:
        yield "A co-author's other work alone is never graded above low."


def near_misses(policy: Policy, link: Link, graded: Grade) -> tuple[NearMiss, ...]:
    """Return the rules that would have graded otherwise but for one answer, in the policy's order.

    A rule behind one that fits all the same would not have decided, and is none.
    """
    found = []
    for rule in policy.rules:
        unmet = [question for question in rule.when.questions if not question.fits(link)]
        if len(unmet) != 1 or rule is graded.rule:
            continue
        question = unmet[0]
        would = [other for yes in question.yes(link) if (other := grade(policy, yes)).rule is rule]
        if would and would[0].severity is not graded.severity:
            found.append(NearMiss(rule, would[0].severity, question.words, question.answer(link)))
    return tuple(found)
