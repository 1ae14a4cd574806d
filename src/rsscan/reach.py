"""Which rules of a policy can decide at all, found by trying every kind of link that the policy can tell apart.

Links that the same rules fit are one kind. What a rule asks of one trait of a link (its relation, its date) does not
depend on the others, so each trait is tried alone: one value stands for all that the same rules accept, the rules are
the bits of a number, and a kind of link is what the numbers of its values have in common.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce
from itertools import groupby
from operator import or_
from typing import NamedTuple

from rsscan.condition import Link, Question
from rsscan.policy import Policy, PolicyRule, ceiling
from rsscan.severity import Severity
from rsscan.technology import TechnologyList
from rsscan.traits import TRAITS, Value, author_counts, dates, fields_of, plain_link, traits

MOST_KINDS = 100_000
"""Kinds of links that are tried, a second's work; known policies tell some 2,000 apart, one with more is not tried."""


class TooManyKindsError(Exception):
    """A policy tells more kinds of links apart than are tried."""


@dataclass(slots=True)
class RuleReach:
    """What a rule decides, over every kind of link.

    `fits` is whether any link fits it at all, `decides` whether any is left to it; `taken_by` are the places of the
    rules that decide what a rule fits that decides nothing. Of the links that it decides, is there one that may be
    graded above low (`above_low`), one whose day is known (`dated`), one known to lie in the policy's own window
    (`judged`)? `crowded` is the place of the rule that decides such a link with fewer authors, and more mildly; -1
    where none does.
    """

    rule: PolicyRule
    fits: bool = False
    decides: bool = False
    above_low: bool = False
    dated: bool = False
    judged: bool = False
    taken_by: tuple[int, ...] = ()
    crowded: int | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """What each rule of a policy decides; `silent` is a link of which no rule speaks, None if there is none."""

    rules: tuple[RuleReach, ...]
    silent: Link | None = None


def reach(policy: Policy, technology: Iterable[TechnologyList], as_of: date, most: int = MOST_KINDS) -> Reach:
    """Try every kind of link, judged as of a day or of a later one. Raises TooManyKindsError.

    Of several fields of a work the grade looks at each alone, so that links with one field or none tell all.
    """
    return _Trial(policy, technology, as_of, most).reach()


class _Kind(NamedTuple):
    """A kind of link: the rules that accept its values so far, and one value of each trait."""

    bits: int
    values: tuple[Value, ...]


@dataclass(slots=True)
class _Trial:
    """Every kind of link, and which rule decides it."""

    policy: Policy
    technology: Iterable[TechnologyList]
    as_of: date
    most: int
    asked: dict[tuple[str, str], tuple[Question, int]] = field(default_factory=dict)
    found: list[RuleReach] = field(default_factory=list)
    silent: Link | None = None

    def reach(self) -> Reach:
        """Try them all."""
        self.found = [RuleReach(rule) for rule in self.policy.rules]
        for at, rule in enumerate(self.policy.rules):
            for question in rule.when.questions:
                key = (question.key, question.asked)
                self.asked[key] = (question, self.asked.get(key, (question, 0))[1] | 1 << at)
        fields = self._distinct({"tags": tags} for tags in fields_of(self.technology))
        counts = self._accepted({"authors": count} for count in author_counts(self.policy))
        authors = [next(alike) for _, alike in groupby(counts, key=lambda kind: kind.bits)]  # their order tells
        kinds = self._kinds([*traits(self.policy), dates(self.policy, self.as_of)])
        if len(kinds) * len(fields) * len(authors) > self.most:
            raise TooManyKindsError
        for kind in kinds:
            for tags in fields:
                self._decide(kind, fields[0].bits, tags, authors)
        self._tell_who_takes(kinds, fields, authors)
        return Reach(tuple(self.found), self.silent)

    def _distinct(self, values: Iterable[Value]) -> list[_Kind]:
        """Return the first of the values that the same rules accept, in their order."""
        first: dict[int, _Kind] = {}
        for tried, kind in enumerate(self._accepted(values)):
            if tried > self.most:
                raise TooManyKindsError
            first.setdefault(kind.bits, kind)
        return list(first.values())

    def _accepted(self, values: Iterable[Value]) -> Iterator[_Kind]:
        """Yield each value with the rules that accept it."""
        for value in values:
            link = replace(plain_link(self.as_of), **value)
            asked = (each for key, each in self.asked.items() if TRAITS[key[0]] in value)
            refusing = [rules for question, rules in asked if not question.fits(link)]
            yield _Kind(self._marks(link) & ~reduce(or_, refusing, 0), (value,))

    def _marks(self, link: Link) -> int:
        """Return every rule as a bit, and above them what such a link can be."""
        marks = (
            ceiling(link) > Severity.LOW,
            link.published is not None and link.latest in {None, link.published},
            _is_judged(self.policy, link),
        )
        return (1 << len(self.found)) - 1 | sum(mark << at for at, mark in enumerate(marks, len(self.found)))

    def _kinds(self, traits: Iterable[Iterable[Value]]) -> list[_Kind]:
        """Return every kind of link but for its authors and fields."""
        met: dict[int, tuple[Value, ...]] = {-1: ()}
        for values in sorted((self._distinct(values) for values in traits), key=len):
            grown: dict[int, tuple[Value, ...]] = {}
            for bits, before in met.items():
                for value in values:
                    grown.setdefault(bits & value.bits, (*before, *value.values))
                if len(grown) > self.most:
                    raise TooManyKindsError
            met = grown
        return [_Kind(bits, values) for bits, values in met.items()]

    def _decide(self, kind: _Kind, plain: int, tags: _Kind, authors: list[_Kind]) -> None:
        """Note who decides a kind of link, from few authors to many."""
        fewer: int | None = None
        for at, count in enumerate(authors):
            bits = kind.bits & count.bits
            by = self._decider(bits & plain, bits & tags.bits)
            self._note(by, bits, (*kind.values, *tags.values, *count.values))
            if by is not None and at and self._shown(by, bits) > self._shown(fewer, bits):
                found = self.found[by]
                found.crowded = (-1 if fewer is None else fewer) if found.crowded is None else found.crowded
            fewer = by

    def _note(self, by: int | None, bits: int, values: tuple[Value, ...]) -> None:
        if by is None:
            if self.silent is None:
                facts = {key: fact for value in values for key, fact in value.items()}
                self.silent = replace(plain_link(self.as_of), **facts)
            return
        above_low, dated, judged = (bool(bits >> at & 1) for at in range(len(self.found), len(self.found) + 3))
        found = self.found[by]
        found.decides = True
        found.above_low |= above_low
        found.dated |= dated
        found.judged |= judged

    def _decider(self, plain: int, tagged: int) -> int | None:
        """Return the place of the rule that decides, as `grade` does: with the field if that is no milder."""
        one, other = self._first(plain), self._first(tagged)
        if other is None or not self.policy.rules[other].when.fields:
            return one
        if one is None or self.policy.rules[other].severity >= self.policy.rules[one].severity:
            return other
        return one

    def _first(self, bits: int) -> int | None:
        """Return the place of the first of some rules."""
        bits &= (1 << len(self.found)) - 1
        return (bits & -bits).bit_length() - 1 if bits else None

    def _shown(self, by: int | None, bits: int) -> Severity:
        """Return the severity that a reader sees."""
        if by is None:
            return Severity.NONE
        severity = self.policy.rules[by].severity
        return severity if bits >> len(self.found) & 1 else min(severity, Severity.LOW)

    def _tell_who_takes(self, kinds: list[_Kind], fields: list[_Kind], authors: list[_Kind]) -> None:
        """Note which rules decide what a rule fits that decides nothing."""
        idle = [at for at, found in enumerate(self.found) if not found.decides]
        takers: dict[int, set[int]] = {at: set() for at in idle}
        fitting = [fields[0].bits, *(tags.bits for tags in fields)]
        for kind in kinds if idle else ():
            for count in authors:
                bits = kind.bits & count.bits
                for at in idle:
                    for tags in fitting[1:] if self.policy.rules[at].when.fields else fitting[:1]:
                        if bits & tags & 1 << at and (by := self._decider(bits & fitting[0], bits & tags)) is not None:
                            takers[at].add(by)
        for at, places in takers.items():
            self.found[at].taken_by = tuple(sorted(places))
        for found in self.found:
            found.fits = found.decides or bool(found.taken_by)


def _is_judged(policy: Policy, link: Link) -> bool:
    """Whether a link is known to lie in the window that a policy itself judges."""
    latest = link.latest or link.published
    return latest is not None and (policy.lookback is None or latest >= policy.lookback.before(link.as_of))
