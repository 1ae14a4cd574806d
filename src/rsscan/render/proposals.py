"""Proposals of identifiers: a few lines of text for people, one document for programs."""

import json
from collections.abc import Iterable, Sequence

from rsscan.render.escapes import shown
from rsscan.resolution import Proposal
from rsscan.watchlist import Entry

_INDENT = " " * 12


def as_text(entry: Entry, proposed: Sequence[Proposal]) -> str:
    """Return an entry and below it what it may be, with why, and what to paste to accept it."""
    place = ", ".join(filter(None, (entry.city, entry.country)))
    head = f"{entry.id}  {shown(entry.name)}{f' ({shown(place)})' if place else ''}"
    lines = [head if proposed else f"{head}: nothing fits"]
    for one in proposed:
        body = one.body
        where = ", ".join(filter(None, (body.city, body.country)))
        lines.append(f"  {one.grade.word:<9} {shown(body.name)}{f' ({shown(where)})' if where else ''}")
        lines.append(f"{_INDENT}{shown('; '.join(one.reasons))}")
        lines.append(f"{_INDENT}{' '.join(filter(None, (body.ror, body.id, shown(body.homepage))))}")
        lines.append(f"{_INDENT}--accept '{entry.id}={body.ror or body.id}'")
    return "\n".join(lines) + "\n"


def summary(fitting: int, without: int, passed_over: int) -> str:
    """Return how many entries were asked for, and what came of it."""
    count = fitting + without
    if not count and not passed_over:
        return "No entry without an identifier was asked for.\n"
    said = f"{count} {'entry' if count == 1 else 'entries'} asked for: {fitting} with proposals, {without} without"
    said += f"; {passed_over} left by --limit" if passed_over else ""
    return f"{said}.\n" + ("That nothing fits is no proof that OpenAlex lacks the body.\n" if without else "")


def dumps(
    list_id: str,
    answered: Iterable[tuple[Entry, Sequence[Proposal]]],
    not_asked: Sequence[str],
    fault: str | None,
) -> str:
    """Return everything as JSON in plain ASCII, so that no name from outside can break a terminal."""
    value = {
        "list": list_id,
        "entries": [
            {"entry": entry.id, "name": entry.name, "proposals": [_record(one) for one in proposed]}
            for entry, proposed in answered
        ],
        "not_asked": list(not_asked),
        "gaps": [] if fault is None else [{"code": "RS907", "detail": f"{fault}."}],
    }
    return json.dumps(value, indent=2) + "\n"


def _record(one: Proposal) -> dict[str, object]:
    body = one.body
    return {
        "grade": one.grade.word,
        "ror": body.ror,
        "openalex": body.id,
        "name": body.name,
        "country": body.country,
        "city": body.city,
        "works_count": body.works_count,
        "homepage": body.homepage,
        "met": {"listed": one.listed, "name": one.name, "likeness": round(one.likeness, 3)},
        "city_agrees": one.city_agrees,
        "reasons": list(one.reasons),
        "accept": f"{one.entry.id}={body.ror or body.id}",
    }
