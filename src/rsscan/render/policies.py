"""What a policy rests on and what its rules ask: a decision table for persons, the same as JSON and Markdown."""

from collections.abc import Iterator, Sequence
from typing import Any

from rsscan.condition import Condition
from rsscan.policy import UNVERIFIED, Policy, PolicyRule, PolicySource
from rsscan.render.escapes import shown
from rsscan.render.lists import lines_of
from rsscan.render.wrapping import wrapped

NARROWEST = 40
"""Columns below which a table is no longer narrowed."""

HOW = (
    "The first rule that fits a link decides. A field of technology may raise a grade and never lowers it. A possible "
    "match and an indirect link are never graded above low, whatever a rule says; a link that no rule fits is graded "
    "none."
)
"""How every policy is applied."""

PHRASES = {
    "relation": "relation {}",
    "effect": "effect {}",
    "list": "on the list {}",
    "country": "country {}",
    "published_from": "published on {} or later",
    "published_before": "published before {}",
    "newer_than": "at most {} before the scan",
    "older_than": "more than {} before the scan",
    "field": "field {}",
    "ladder": "met by {}",
    "confidence": "match {}",
    "listed_at_publication": "listed at publication: {}",
    "listed_today": "listed on the day of the scan: {}",
    "authors_over": "more than {} authors",
    "authors_up_to": "at most {} authors",
}
"""What a question asks, in words, by its key and in the order of reading."""

_NOT_READ = "unverified: the text itself was not read"
_NOT_OBTAINED = "Unverified: a source that decides it was not obtained; check it there before relying on the grades."


def asked(when: Condition) -> str:
    """Return what a rule asks, in words."""
    told = {question.key: question.asked for question in when.questions}
    return shown("; ".join(phrase.format(told[key]) for key, phrase in PHRASES.items() if key in told)) or "any link"


def head_record(policy: Policy) -> dict[str, Any]:
    """Return what a policy says of itself as plain values; without lists it is for every list in use."""
    return {
        "id": policy.id,
        "title": policy.title,
        "authority": policy.authority,
        "unverified": policy.unverified,
        "sources": [
            {"title": each.title, "url": each.url, "date": each.date.isoformat(), "unverified": each.unverified}
            for each in policy.sources
        ],
        "newest_source": _newest(policy),
        "lists": list(policy.lists),
        "technology": list(policy.technology),
        "lookback": str(policy.lookback) if policy.lookback else None,
        "current": str(policy.current),
        "hyperauthored": policy.hyperauthored,
        "unseen_limit": policy.unseen_limit,
        "sha256": policy.sha256,
    }


def policy_record(policy: Policy) -> dict[str, Any]:
    """Return a whole policy as plain values; what a rule does not ask is not there."""
    rules = [
        {
            "number": policy.number(rule),
            "id": rule.id,
            "when": _when_record(rule.when),
            "asks": asked(rule.when),
            "severity": rule.severity.word,
            "because": rule.because,
            "unverified": rule.unverified,
        }
        for rule in policy.rules
    ]
    return head_record(policy) | {"rules": rules}


def _when_record(when: Condition) -> dict[str, Any]:
    told = {
        "list": sorted(when.lists),
        "effect": sorted(effect.value for effect in when.effects),
        "country": sorted(when.countries),
        "relation": [each.word for each in sorted(when.relations)],
        "ladder": [each.word for each in sorted(when.ladders)],
        "confidence": [each.word for each in sorted(when.confidences)],
        "listed_at_publication": sorted(each.value for each in when.listed),
        "listed_today": sorted(each.value for each in when.listed_today),
        "field": sorted(when.fields),
        "field_level": when.field_level.word if when.fields else None,
        "published_from": when.published_from.isoformat() if when.published_from else None,
        "published_before": when.published_before.isoformat() if when.published_before else None,
        "newer_than": str(when.newer_than) if when.newer_than else None,
        "older_than": str(when.older_than) if when.older_than else None,
        "authors_over": when.authors_over,
        "authors_up_to": when.authors_up_to,
    }
    return {key: value for key, value in told.items() if value not in (None, [])}


def _newest(policy: Policy) -> str:
    return max(source.date for source in policy.sources).isoformat()


def policies_text(policies: Sequence[Policy]) -> str:
    """Return policies as a table, a line each."""
    heading = ("policy", "newest source", "verified", "window", "lists", "title", "authority")
    rows = [heading, *(_row(policy) for policy in policies)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(heading))]
    return lines_of("  ".join(map(str.ljust, row, widths)) for row in rows)


def _row(policy: Policy) -> tuple[str, ...]:
    parts: tuple[Policy | PolicySource | PolicyRule, ...] = (policy, *policy.sources, *policy.rules)
    return (
        policy.id,
        _newest(policy),
        "not all" if any(each.unverified for each in parts) else "yes",
        str(policy.lookback or "all years"),
        shown(", ".join(policy.lists)) or "every list",
        shown(policy.title.get("en") or next(iter(policy.title.values()))),
        shown(policy.authority),
    )


def policy_text(policy: Policy, width: int) -> str:
    """Return a policy as a decision table of a width, a rule after the other."""
    first, *others = _titles(policy)
    lines = [line for title in (f"{first} ({policy.id})", *others) for line in wrapped(shown(title), width)]
    for label, value in _head(policy):
        lines += _labelled(label, value, 2, 14, width)
    if policy.unverified:
        lines += wrapped(_NOT_OBTAINED, width)
    lines += ["", " #  Severity  Rule", "─" * width]
    for rule in policy.rules:
        lines += [f"{policy.number(rule):>2}  {rule.severity.word:<8}  {rule.id}", *_rule_lines(rule, width)]
    return lines_of([*lines, "─" * width, *wrapped(HOW, width)])


def _titles(policy: Policy) -> list[str]:
    """Return the title in every language, English first."""
    return [policy.title[lang] for lang in sorted(policy.title, key=lambda lang: (lang != "en", lang))]


def _head(policy: Policy) -> Iterator[tuple[str, str]]:
    yield "authority", policy.authority
    for source in policy.sources:
        yield "source", _source(source)
    yield "lists", ", ".join(policy.lists) or "every list in use"
    yield "technology", ", ".join(policy.technology) or "none"
    yield (
        "window",
        f"the last {policy.lookback}; what is older is shown and graded none" if policy.lookback else ("all years"),
    )
    yield "current", f"an affiliation printed at most {policy.current} before the scan, or undated"
    yield "hyperauthored", f"more than {policy.hyperauthored:,} authors"
    yield "no verdict", f"if more than {100 * policy.unseen_limit:g} % of the co-author lines show no affiliation"
    yield "sha256", policy.sha256


def _source(source: PolicySource) -> str:
    return f"{source.title}, {source.date}, {source.url}{f' ({_NOT_READ})' if source.unverified else ''}"


def _rule_lines(rule: PolicyRule, width: int) -> Iterator[str]:
    yield from _labelled("when", asked(rule.when), 4, 10, width)
    yield from _labelled("because", rule.because, 4, 10, width)
    if rule.unverified:
        yield from _labelled("note", UNVERIFIED, 4, 10, width)
    yield ""


def _labelled(label: str, text: str, indent: int, beside: int, width: int) -> list[str]:
    """Return a text with a label before it."""
    first, rest = f"{' ' * indent}{label:<{beside}}", " " * (indent + beside)
    return wrapped(shown(text), max(width, NARROWEST), first, rest)


def policy_markdown(policy: Policy) -> str:
    """Return a policy as a page with a table."""
    first, *others = map(cell, _titles(policy))
    lines = [f"# {first}", "", *(line for title in others for line in (title, ""))]
    lines += [f"- {label}: {cell(value)}" for label, value in (("policy", policy.id), *_head(policy))]
    if policy.unverified:
        lines += ["", f"**{_NOT_OBTAINED}**"]
    lines += ["", "| # | Rule | When a link is | Severity | Because |", "| --: | --- | --- | --- | --- |"]
    for rule in policy.rules:
        because = f"{rule.because} **{UNVERIFIED}**" if rule.unverified else rule.because
        cells = (str(policy.number(rule)), f"`{rule.id}`", asked(rule.when), rule.severity.word, because)
        lines.append(f"| {' | '.join(map(cell, cells))} |")
    return lines_of([*lines, "", HOW])


def cell(text: str) -> str:
    """Return text that neither ends a cell nor opens a tag."""
    return shown(" ".join(text.split())).replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")
