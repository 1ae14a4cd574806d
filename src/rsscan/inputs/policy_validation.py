"""Policies checked as strictly as those that come along: rules that can never decide, and what a keeper should mend."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rsscan.errors import InputError
from rsscan.inputs.lists import shipped_lists
from rsscan.inputs.policies import PolicyFile, read_policy
from rsscan.inputs.yaml_tree import Document, Path_
from rsscan.policy import Policy
from rsscan.reach import MOST_KINDS, Reach, RuleReach, TooManyKindsError, reach
from rsscan.severity import Severity
from rsscan.traits import TRAITS

Told = Iterator[tuple[Path_, str]]
"""Places in the file, each with what is said of it."""


@dataclass(frozen=True, slots=True)
class ValidPolicy:
    """A policy without problems; `doubts` are for whoever keeps it, as sentences with file, line and place."""

    policy: Policy
    doubts: tuple[str, ...]


def valid_policies(names: Iterable[str], as_of: date, also: Iterable[str] = ()) -> tuple[ValidPolicy, ...]:
    """Read policies as whoever keeps them should. Raises InputError with every problem of every policy.

    Rules are tried on links judged as of a day or later; `also` are ids of lists that rules may ask for.
    """
    problems: list[str] = []
    valid: list[ValidPolicy] = []
    for name in dict.fromkeys(names):
        try:
            read = read_policy(name, also)
        except InputError as error:
            problems += error.problems
            continue
        if not read.document.problems:
            _judge(read, as_of)
        problems += read.document.problems
        valid.append(ValidPolicy(read.policy, tuple(read.document.doubts)))
    if problems:
        raise InputError(problems)
    return tuple(valid)


def _judge(read: PolicyFile, as_of: date) -> None:
    """Note the rules that can never decide, and every doubt, in the order of the file."""
    document, policy, _ = read
    told = [each for tell in _DOUBTS for each in tell(policy)]
    try:
        found = reach(policy, read.technology, as_of)
    except TooManyKindsError:
        sentence = f"tell more than {MOST_KINDS:,} kinds of links apart; which rules can decide was not tried"
        told.append((("rules",), sentence))
    else:
        for place, sentence in _idle(policy, found):
            document.problem(place, sentence)
        told += _reached(policy, found)
    for place, sentence in sorted(told, key=lambda each: _line(document, each[0])):
        document.doubt(place, sentence)


def _line(document: Document, place: Path_) -> int:
    return document.lines.get(place) or document.lines.get(place[:2], 0)


def _idle(policy: Policy, found: Reach) -> Told:
    """Tell which rules can never decide, and why."""
    for at, each in enumerate(found.rules):
        if not each.fits:
            asked = " and ".join(question.words for question in each.rule.when.questions)
            yield ("rules", at), f"{each.rule.id!r} can never decide: no link is {asked}"
        elif not each.decides:
            taken = ", ".join(repr(policy.rules[by].id) for by in each.taken_by)
            graver = ", for a field never lowers a grade" if each.rule.when.fields and each.taken_by[-1] > at else ""
            yield ("rules", at), f"{each.rule.id!r} can never decide: whatever it fits is decided by {taken}{graver}"


def _reached(policy: Policy, found: Reach) -> Told:
    """Tell what is odd about the links that rules decide, and of what none speaks."""
    if found.silent is not None:
        asked = {TRAITS[each.key]: each for rule in policy.rules for each in rule.when.questions}
        link = ", ".join(f"{_WORDS.get(key, key)} {each.answer(found.silent)}" for key, each in asked.items())
        yield ("rules",), f"no rule speaks of every link, so that some are graded none; one such: {link}"
    for at, each in enumerate(found.rules):
        yield from ((("rules", at), f"{each.rule.id!r} {said}") for said in _odd(policy, each))


def _odd(policy: Policy, found: RuleReach) -> Iterator[str]:
    """Say what is odd about the links that a rule decides."""
    if not found.decides:
        return
    if found.rule.severity > Severity.LOW and not found.above_low:
        kinds = "possible matches and indirect links, which are never graded above low"
        yield f"can never show its severity {found.rule.severity.word}: it decides only {kinds}"
    if not found.dated:
        yield "decides only links whose day is not known"
    elif not found.judged:
        yield f"speaks only with --since or --lookback: what it decides lies before the last {policy.lookback}"
    if found.crowded is not None:
        milder = f"{policy.rules[found.crowded].id!r} decides and is milder" if found.crowded >= 0 else "no rule speaks"
        yield f"makes a link graver for having more authors: with fewer, {milder}"


def _unverified(policy: Policy) -> Told:
    if policy.unverified:
        yield ("unverified",), "the policy rests on a source that was not obtained"
    for at, source in enumerate(policy.sources):
        if source.unverified:
            yield ("sources", at), f"{source.title!r} was not read in the original"
    for at, rule in enumerate(policy.rules):
        if rule.unverified:
            yield ("rules", at), f"{rule.id!r} says what its source was not seen to say"


def _sentences(policy: Policy) -> Told:
    """Tell of sentences that name no source, or stand twice."""
    titles = [source.title.casefold() for source in policy.sources]
    first: dict[str, str] = {}
    uncited = []
    for at, rule in enumerate(policy.rules):
        text = " ".join(rule.because.split()).casefold()
        if "https://" not in text and "http://" not in text and not any(title in text for title in titles):
            uncited.append(rule.id)
        if first.setdefault(text, rule.id) != rule.id:
            yield ("rules", at, "because"), f"says just what {first[text]!r} says"
    if uncited:
        which = (
            f"{len(uncited)} of {len(policy.rules)} rules name no source, neither a web address nor the title of one"
        )
        yield ("rules",), f"{which}: {', '.join(uncited)}"


def _thresholds(policy: Policy) -> Told:
    for at, rule in enumerate(policy.rules):
        for key, authors in (("authors_over", rule.when.authors_over), ("authors_up_to", rule.when.authors_up_to)):
            if authors not in {None, policy.hyperauthored}:
                yield (
                    ("rules", at, "when", key),
                    f"{authors} is another number than hyperauthored ({policy.hyperauthored}), by which reports count",
                )


def _other_lists(policy: Policy) -> Told:
    """Tell of rules for lists that the policy does not use, where all that it uses are known by id."""
    if policy.lists and set(policy.lists) <= set(shipped_lists()):
        for at, rule in enumerate(policy.rules):
            for list_id in sorted(rule.when.lists - set(policy.lists)):
                yield ("rules", at, "when", "list"), f"{list_id!r} stands not under lists; only --add-lists brings it"


_WORDS = {"list_id": "list", "tags": "field", "published": "date", "listed": "listed then"}
"""What a reader calls a trait of a link, where that is another word."""

_DOUBTS: tuple[Callable[[Policy], Told], ...] = (_unverified, _sentences, _thresholds, _other_lists)
