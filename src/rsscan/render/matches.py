"""Matches of single affiliation strings: a line of JSON for programs, a few lines of text for people."""

import json
from collections.abc import Iterator, Sequence

from rsscan.matching import Match
from rsscan.matching.normalize import read_as
from rsscan.render.escapes import shown
from rsscan.severity import Relation, rule_code


def as_line(query: object, text: str, met: Sequence[Match], explain: bool) -> str:  # noqa: ARG001 - one shape for all
    """Return one line of JSON: the query's id and its matches, best first; with `explain` the reasons too."""
    found = [
        {
            "list": match.list_id,
            "entry": match.entry.id,
            "rule": rule_code(Relation.COAUTHOR, match.ladder),
            "confidence": match.confidence.word,
            "score": match.score,
            "matched": match.matched,
        }
        | (_explained(match) if explain else {})
        for match in met
    ]
    # Plain ASCII, so that no string from outside can break a line or a terminal.
    return json.dumps({"id": query, "matches": found}) + "\n"


def _explained(match: Match) -> dict[str, object]:
    """What `--explain` adds: the reasons, the words that carry the name, and what the score is made of."""
    parts = [{"why": part.why, "change": round(part.change, 3)} for part in match.parts]
    return {"reasons": list(match.reasons), "stands": match.stands, "parts": parts}


def _steps(match: Match) -> Iterator[str]:
    """Yield the reasons, the words that carry the name, and the score as a sum."""
    yield from match.reasons
    if match.stands:
        yield f"stands as “{match.stands}”"
    if any(part.change < 0 for part in match.parts):
        yield f"score {match.score:.2f}: 1.00 for the whole name"
        yield from (f"  {part.change:+.2f} {part.why}" for part in match.parts)


def as_text(query: object, text: str, met: Sequence[Match], explain: bool) -> str:  # noqa: ARG001 - one shape for all
    """Return the printed string and below it what it meets, in words."""
    lines = [shown(text)]
    for match in met:
        score = f", {match.score:.2f}" if match.score < 1 else ""
        rule = rule_code(Relation.COAUTHOR, match.ladder)
        lines.append(f"  {match.confidence.word:<9} {shown(match.entry.name)}  {match.entry.id}")
        lines.append(f"            met “{shown(match.matched)}” ({match.ladder.word}{score}; rsscan explain {rule})")
        if explain:
            lines += [f"            {shown(step)}" for step in _steps(match)]
    if not met:
        lines.append("  meets no listed body")
    if explain:
        lines.insert(1, f"  read as: {shown(read_as(text))}")
    return "\n".join(lines) + "\n"
