"""What the lists hold, for persons as lines of text and for programs as JSON."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rsscan.lookup import Body, Hit
from rsscan.period import Period
from rsscan.render.escapes import shown
from rsscan.watchlist import Entry, Name, Watchlist

HITS_SHOWN = 20
"""Entries that a search prints; JSON has all."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a list stands on a day; `longest` is the age from which it counts as old, None where none is known."""

    watchlist: Watchlist
    as_of: date
    longest: Period | None

    @property
    def age(self) -> int:
        """Days since the edition."""
        return (self.as_of - self.watchlist.edition).days

    @property
    def stale(self) -> bool:
        """Whether a newer edition should be looked for."""
        return self.watchlist.stale_on(self.as_of, self.longest)


def dumped(value: object) -> str:
    """Return a value as JSON that no string in it can break out of."""
    return json.dumps(value, ensure_ascii=True, indent=2) + "\n"


def status_text(standings: Sequence[Standing]) -> str:
    """Return the lists as a table, and below it what to look after."""
    heading = ("list", "edition", "age", "entries", "names", "no research", "effect", "whole", "sha256")
    rows = [heading, *(_status_row(one) for one in standings)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(heading))]
    right = {2, 3, 4, 5}
    lines = [
        "  ".join(
            cell.rjust(width) if at in right else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    for one in standings:
        if one.stale:
            listed, age = one.watchlist, one.longest or one.watchlist.cadence
            lines.append(
                f"! {listed.id}: edition {listed.edition} is older than {age}; look for a newer: {listed.source_url}"
            )
    lines += [f"! {one.watchlist.id}: is not complete" for one in standings if not one.watchlist.complete]
    return lines_of(lines)


def _status_row(one: Standing) -> tuple[str, ...]:
    listed = one.watchlist
    return (
        listed.id,
        listed.edition.isoformat(),
        f"{one.age} d",
        f"{len(listed.entries):,}",
        f"{sum(len(entry.names) for entry in listed.entries):,}",
        f"{sum(not entry.research for entry in listed.entries):,}",
        listed.effect.value,
        "yes" if listed.complete else "no",
        listed.sha256[:12],
    )


def status_record(one: Standing) -> dict[str, object]:
    """Return how a list stands as plain values."""
    listed = one.watchlist
    return head_record(listed) | {
        "age_days": one.age,
        "stale": one.stale,
        "entries": len(listed.entries),
        "names": sum(len(entry.names) for entry in listed.entries),
        "without_research": sum(not entry.research for entry in listed.entries),
        "with_ror": sum(entry.ror is not None for entry in listed.entries),
        "countries": dict(sorted(Counter(entry.country or "" for entry in listed.entries).items())),
    }


def head_record(listed: Watchlist) -> dict[str, object]:
    """Return what a list says of itself as plain values."""
    return {
        "id": listed.id,
        "title": listed.title,
        "authority": listed.authority,
        "legal_basis": listed.legal_basis,
        "effect": listed.effect.value,
        "edition": listed.edition.isoformat(),
        "cadence": str(listed.cadence) if listed.cadence else None,
        "complete": listed.complete,
        "source_url": listed.source_url,
        "licence": listed.licence,
        "sha256": listed.sha256,
    }


def entry_record(listed: Watchlist, entry: Entry) -> dict[str, object]:
    """Return everything that a list says of an entry as plain values."""
    return {
        "list": listed.id,
        "id": entry.id,
        "names": [_name_record(name) for name in entry.names],
        "left_out": list(entry.left_out),
        "kind": entry.kind.value,
        "country": entry.country,
        "city": entry.city,
        "ror": entry.ror,
        "openalex": entry.openalex,
        "wikidata": entry.wikidata,
        "includes": "children" if entry.includes_children else "itself",
        "research": entry.research,
        "number": entry.number,
        "concerns": list(entry.concerns),
        "effect": listed.effect_of(entry).value,
        "reason": entry.reason,
        "legal_basis": entry.legal_basis or listed.legal_basis,
        "source_url": entry.source_url or listed.source_url,
        "listed_from": entry.listed_from.isoformat() if entry.listed_from else None,
        "listed_until": entry.listed_until.isoformat() if entry.listed_until else None,
    }


def _name_record(name: Name) -> dict[str, object]:
    found: dict[str, object] = {"value": name.value, "lang": name.lang, "strength": "weak" if name.weak else "strong"}
    return found | ({"means": name.means.value} if name.means else {})


def list_text(listed: Watchlist) -> str:
    """Return what a list says of itself, and each entry on a line."""
    lines = [
        f"{shown(listed.title['en'] if 'en' in listed.title else next(iter(listed.title.values())))}  ({listed.id})"
    ]
    said = (
        ("authority", listed.authority),
        ("legal basis", listed.legal_basis),
        ("effect", listed.effect.value),
        ("edition", f"{listed.edition}{'' if listed.complete else ', not complete'}"),
        ("source", listed.source_url),
        ("licence", listed.licence),
        ("sha256", listed.sha256),
    )
    lines += [f"  {key + ':':<13}{shown(value)}" for key, value in said if value]
    lines += ["", f"{counted(len(listed.entries), 'entry', 'entries')}; see one with: rsscan lists show ENTRY"]
    lines += [f"  {entry.country or '  '}  {shown(entry.name)}  {entry.id}" for entry in listed.entries]
    return lines_of(lines)


def entry_text(listed: Watchlist, entry: Entry) -> str:
    """Return everything that a list says of an entry."""
    lines = [f"{shown(entry.name)}  {entry.id}", f"  on {shown(listed.id)}, edition {listed.edition}"]
    for key, value in entry_record(listed, entry).items():
        if (
            key in {"list", "id", "names", "source_url"}
            or value in (None, [], "")
            or (key, value) == ("includes", "children")
        ):
            continue
        if key == "research":
            lines += [] if value else ["  research: no; a co-author meets it by its exact name or identifier only"]
        else:
            lines.append(
                f"  {key.replace('_', ' ')}: {shown(', '.join(value) if isinstance(value, list) else str(value))}"
            )
    lines.append("  names:")
    lines += [f"    {_name_text(name)}" for name in entry.names]
    lines.append(f"  source: {shown(entry.source_url or listed.source_url)}")
    return lines_of(lines)


def _name_text(name: Name) -> str:
    marks = [
        mark
        for mark in (
            name.lang,
            name.means and name.means.value,
            "weak: needs the country or city" if name.weak else None,
        )
        if mark
    ]
    return f"{shown(name.value)}{'  (' + ', '.join(marks) + ')' if marks else ''}"


def hits_text(text: str, hits: Sequence[Hit]) -> str:
    """Return what a search found, a line an entry and below it the name that met."""
    if not hits:
        return (
            f"No list names “{shown(text)}”. That is no proof that none does: try another spelling, or a part of it.\n"
        )
    lines = []
    for hit in hits[:HITS_SHOWN]:
        lines.append(
            f"{shown(hit.entry.name)}  {hit.entry.id}{'' if not hit.entry.country else '  ' + hit.entry.country}"
        )
        lines.append(f"  {hit.how}{': ' + _name_text(hit.name) if hit.name else ''}")
    if len(hits) > HITS_SHOWN:
        lines.append(f"and {len(hits) - HITS_SHOWN} more; --format json has all")
    return lines_of(lines)


def hit_record(hit: Hit) -> dict[str, object]:
    """Return what a search found as plain values."""
    return {
        "list": hit.list_id,
        "entry": hit.entry.id,
        "entry_name": hit.entry.name,
        "country": hit.entry.country,
        "matched": _name_record(hit.name) if hit.name else None,
        "how": hit.how,
        "score": round(hit.score, 1),
    }


def bodies_text(bodies: Sequence[Body]) -> str:
    """Return each institution with every entry that names it."""
    lines: list[str] = []
    for body in bodies:
        _, first = body.entries[0]
        lines.append(f"{shown(first.name)}{'  ' + first.country if first.country else ''}")
        for listed, entry in body.entries:
            dates = "".join(
                f", {word} {day}" for word, day in (("from", entry.listed_from), ("until", entry.listed_until)) if day
            )
            lines.append(f"  {entry.id}  {listed.effect_of(entry).value}, edition {listed.edition}{dates}")
        if body.why:
            lines.append(f"  one body by {shown(', '.join(body.why))}")
    return lines_of(lines)


def body_record(body: Body) -> dict[str, object]:
    """Return an institution with every entry that names it as plain values."""
    return {
        "name": body.entries[0][1].name,
        "lists": len({listed.id for listed, _ in body.entries}),
        "entries": [entry_record(listed, entry) for listed, entry in body.entries],
        "why": list(body.why),
    }


def entry_line(entry: Entry) -> str:
    """Return an entry in one line."""
    return f"{shown(entry.name)}{'  ' + entry.country if entry.country else ''}  {entry.id}"


def counted(count: int, one: str, several: str) -> str:
    """Return a count with what is counted."""
    return f"{count:,} {one if count == 1 else several}"


def lines_of(lines: Iterable[str] | Iterator[str]) -> str:
    """Return lines as one text, without blanks at their ends."""
    return "".join(f"{line.rstrip()}\n" for line in lines)
