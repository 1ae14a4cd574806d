"""Policies from YAML: shipped ones by id, own ones by path."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from rsscan import shipped
from rsscan.condition import Condition, Listed
from rsscan.errors import InputError
from rsscan.inputs import fields, yaml_tree
from rsscan.inputs.policy_references import note_unknown_lists, technology_of
from rsscan.inputs.technology import load_technology
from rsscan.inputs.yaml_tree import Document, Path_
from rsscan.period import Period
from rsscan.policy import CURRENT, HYPERAUTHORED, UNSEEN_LIMIT, Policy, PolicyRule, PolicySource
from rsscan.severity import Confidence, Ladder, Relation, Severity
from rsscan.technology import Level, TechnologyList
from rsscan.watchlist import Effect

KEYS = (
    "id title authority sources unverified lists technology lookback current hyperauthored unseen_limit rules".split()
)  # fmt: skip
WHEN_KEYS = (
    "list effect country relation ladder confidence listed_at_publication listed_today field field_level "
    "published_from published_before newer_than older_than standing authors_over authors_up_to".split()
)
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")

MOST_AUTHORS = 1_000_000
"""The largest number of authors that a rule may ask for; the longest byline has some 5,000."""


def shipped_policies() -> tuple[str, ...]:
    """Return the ids of the policies that came with this installation."""
    return tuple(sorted(path.stem for path in shipped.policies().glob("*.yaml")))


def load_policy(name: str | Path, also: Iterable[str] = ()) -> Policy:
    """Load a policy by shipped id or by path; its rules may ask for the lists `also` too, which it does not name.

    Raises InputError with all its problems.
    """
    return load_policy_file(name, also).policy


class PolicyFile(NamedTuple):
    """What a file says as a policy, with what is wrong with it, and the technology lists that it names."""

    document: Document
    policy: Policy
    technology: tuple[TechnologyList, ...]


def load_policy_file(name: str | Path, also: Iterable[str] = ()) -> PolicyFile:
    """Load a policy with the technology lists that it names. Raises InputError with all its problems."""
    read = read_policy(name, also)
    yaml_tree.raise_all([read.document])
    return read


def load_kept_policy(path: Path, technology: Iterable[Path]) -> PolicyFile:
    """Load a copy of a policy with copies of the technology lists that it names; what else it names was seen through.

    Raises InputError with all its problems.
    """
    document = _document(path)
    policy = policy_of(document)
    yaml_tree.raise_all([document])
    return PolicyFile(document, policy, load_technology(technology))


def read_policy(name: str | Path, also: Iterable[str] = ()) -> PolicyFile:
    """Read a policy and what it refers to, and note every problem. Raises InputError where there is no YAML to read."""
    document = _document(name)
    policy = policy_of(document)
    note_unknown_lists(document, policy, also)
    return PolicyFile(document, policy, technology_of(document, policy))


def policy_path(name: str | Path) -> Path:
    """Return the file of a shipped policy's id, or the path itself. Raises InputError where neither is there."""
    if str(name) in shipped_policies():
        return shipped.policies() / f"{name}.yaml"
    if not Path(name).exists():
        known = ", ".join(shipped_policies())
        raise InputError(f"{name}: is neither a shipped policy ({known}) nor a file")
    return Path(name)


def _document(name: str | Path) -> Document:
    document = yaml_tree.read(policy_path(name))
    top = document.value
    if not document.problems and not isinstance(top, dict):
        document.problem((), "is no policy: it holds no mapping (key: value)")
    if isinstance(top, dict) and "rules" not in top and not {"entries", "areas", "ignore"}.isdisjoint(top):
        document.problem((), "is no policy: it has no rules, and what is in it belongs to a list")
    yaml_tree.raise_all([document])
    return document


def policy_of(document: Document) -> Policy:
    """Return what a document says, and note in it what is wrong."""
    top = fields.mapping(document, document.value, (), KEYS)
    policy = Policy(
        id=_slug(document, top, "id", ()),
        title=fields.titles(document, top, "title", ()),
        authority=fields.text(document, top, "authority", (), required=True) or "",
        sources=tuple(_source(document, row, at) for row, at in _rows(document, top, "sources")),
        rules=(),
        lists=fields.texts(document, top, "lists", ()),
        technology=fields.texts(document, top, "technology", ()),
        lookback=fields.period(document, top, "lookback", ()),
        current=fields.period(document, top, "current", ()) or CURRENT,
        hyperauthored=_count(document, top, "hyperauthored", ()) or HYPERAUTHORED,
        unseen_limit=_share(document, top),
        unverified=_optional_flag(document, top, "unverified", ()),
        sha256=document.sha256,
    )
    rules = [_rule(document, row, at, policy) for row, at in _rows(document, top, "rules")]
    for number, rule in enumerate(rules):
        if rule.id and rule.id in [other.id for other in rules[:number]]:
            document.problem(("rules", number, "id"), f"{rule.id!r} is the id of another rule too")
    return replace(policy, rules=tuple(rules))


def _rows(document: Document, top: dict[str, Any], key: str) -> list[tuple[object, Path_]]:
    rows = top.get(key)
    if not isinstance(rows, list) or not rows:
        document.problem((key,) if key in top else (), f"{key} must be a list with at least one {key.rstrip('s')}")
        return []
    return [(row, (key, at)) for at, row in enumerate(rows)]


def _source(document: Document, row: object, at: Path_) -> PolicySource:
    value = fields.mapping(document, row, at, ("title", "url", "date", "unverified"))
    url = fields.text(document, value, "url", at, required=True) or ""
    if url and not url.startswith("https://"):
        document.problem((*at, "url"), f"{url!r} is not a web address (https://…)")
    return PolicySource(
        title=fields.text(document, value, "title", at, required=True) or "",
        url=url,
        date=fields.day(document, value, "date", at, required=True) or date.min,
        unverified=_optional_flag(document, value, "unverified", at),
    )


def _rule(document: Document, row: object, at: Path_, policy: Policy) -> PolicyRule:
    value = fields.mapping(document, row, at, ("id", "when", "severity", "because", "unverified"))
    if "severity" not in value:
        document.problem(at, "severity is missing")
    return PolicyRule(
        id=_slug(document, value, "id", at),
        when=_condition(document, value.get("when") or {}, (*at, "when"), policy),
        severity=fields.word(document, value, "severity", at, Severity) or Severity.NONE,
        because=fields.text(document, value, "because", at, required=True) or "",
        unverified=_optional_flag(document, value, "unverified", at),
    )


def _condition(document: Document, asked: object, here: Path_, policy: Policy) -> Condition:
    when = fields.mapping(document, asked, here, WHEN_KEYS)
    countries = fields.texts(document, when, "country", here)
    for code in countries:
        fields.country(document, code, (*here, "country"))
    newer, older = _ages(document, when, here, policy.current)
    start, end = (fields.day(document, when, key, here) for key in ("published_from", "published_before"))
    if start and end and start >= end:
        document.problem((*here, "published_before"), f"{end} is not after published_from {start}, so no day fits")
    return Condition(
        lists=frozenset(fields.texts(document, when, "list", here)),
        effects=fields.words(document, when, "effect", here, Effect),
        countries=frozenset(countries),
        relations=fields.words(document, when, "relation", here, Relation),
        ladders=fields.words(document, when, "ladder", here, Ladder),
        confidences=fields.words(document, when, "confidence", here, Confidence),
        listed=fields.words(document, when, "listed_at_publication", here, Listed),
        listed_today=fields.words(document, when, "listed_today", here, Listed),
        fields=frozenset(fields.texts(document, when, "field", here)),
        field_level=fields.word(document, when, "field_level", here, Level) or Level.MEDIUM,
        published_from=start,
        published_before=end,
        newer_than=newer,
        older_than=older,
        authors_over=_authors(document, when, "authors_over", here, policy),
        authors_up_to=_authors(document, when, "authors_up_to", here, policy),
    )


def _ages(
    document: Document, when: dict[str, Any], here: Path_, current: Period
) -> tuple[Period | None, Period | None]:
    """Return how new and how old a link must be; `standing` says it in a word."""
    newer = fields.period(document, when, "newer_than", here)
    older = fields.period(document, when, "older_than", here)
    standing = fields.text(document, when, "standing", here)
    if standing not in {None, "current", "past"}:
        document.problem((*here, "standing"), f"{standing!r} is none of current, past")
    if (standing == "current" and newer) or (standing == "past" and older):
        document.problem((*here, "standing"), "says by `current` of the policy what newer_than or older_than says too")
    return (current if standing == "current" else newer), (current if standing == "past" else older)


def _authors(document: Document, when: dict[str, Any], key: str, here: Path_, policy: Policy) -> int | None:
    return policy.hyperauthored if when.get(key) == "hyperauthored" else _count(document, when, key, here)


def _count(document: Document, value: dict[str, Any], key: str, at: Path_) -> int | None:
    found = value.get(key)
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int) or not 0 < found <= MOST_AUTHORS:
        document.problem((*at, key), f"must be a number of authors, from 1 to {MOST_AUTHORS:,}")
        return None
    return found


def _share(document: Document, top: dict[str, Any]) -> float:
    limit = top.get("unseen_limit", UNSEEN_LIMIT)
    if isinstance(limit, bool) or not isinstance(limit, int | float) or not 0 <= limit <= 1:
        document.problem(("unseen_limit",), "must be a share from 0 to 1")
        return UNSEEN_LIMIT
    return float(limit)


def _optional_flag(document: Document, value: dict[str, Any], key: str, at: Path_) -> bool:
    return key in value and fields.flag(document, value, key, at)


def _slug(document: Document, value: dict[str, Any], key: str, at: Path_) -> str:
    found = fields.text(document, value, key, at, required=True) or ""
    if found and not _SLUG.fullmatch(found):
        document.problem((*at, key), f"{found!r} must be lower-case letters, digits and hyphens")
    return found
