"""What a new edition of a list brings, for persons as lines of text and for programs as JSON."""

from collections.abc import Sequence

from rsscan.editions import Change, Difference, Imported
from rsscan.impact import SavedSubject, Touched
from rsscan.render.escapes import shown
from rsscan.render.lists import entry_line, entry_record, lines_of
from rsscan.watchlist import Watchlist


def difference_text(old: Watchlist, new: Watchlist, told: Difference) -> str:
    """Return what a newer edition changes, as a person asks for it."""
    kinds = {"added": told.added, "removed": told.removed, "renamed": told.renamed, "changed": told.changed}
    counts = ", ".join(f"{len(entries)} {word}" for word, entries in kinds.items())
    sizes = f"{len(old.entries):,} → {len(new.entries):,} entries"
    lines = [f"{new.id}: {old.edition} → {new.edition}; {sizes}: {counts}"]
    lines += [f"  {change.field}: {_change_text(change)}" for change in told.head]
    lines += [f"+ {entry_line(entry)}" for entry in told.added]
    lines += [f"- {entry_line(entry)}" for entry in told.removed]
    lines += [f"> {shown(one.name)} → {entry_line(other)}" for one, other in told.renamed]
    for _, other, what in told.changed:
        lines.append(f"~ {entry_line(other)}")
        lines += [f"    {change.field}: {_change_text(change)}" for change in what]
    return lines_of(lines)


def _change_text(change: Change) -> str:
    if not change.before:
        return f"added {shown(change.after)}"
    return f"{shown(change.before)} → {shown(change.after)}" if change.after else f"removed {shown(change.before)}"


def difference_record(old: Watchlist, new: Watchlist, told: Difference) -> dict[str, object]:
    """Return what a newer edition changes as plain values."""
    return {
        "list": new.id,
        "old": {"edition": old.edition.isoformat(), "entries": len(old.entries), "sha256": old.sha256},
        "new": {"edition": new.edition.isoformat(), "entries": len(new.entries), "sha256": new.sha256},
        "head": [_change_record(change) for change in told.head],
        "added": [entry_record(new, entry) for entry in told.added],
        "removed": [entry_record(old, entry) for entry in told.removed],
        "renamed": [{"id": other.id, "before": one.name, "after": other.name} for one, other in told.renamed],
        "changed": [
            {"id": other.id, "changes": [_change_record(change) for change in what]} for _, other, what in told.changed
        ],
    }


def _change_record(change: Change) -> dict[str, str]:
    return {"field": change.field, "before": change.before, "after": change.after}


def touched_text(subjects: Sequence[SavedSubject], whom: Sequence[Touched]) -> str:
    """Return whom of the saved reports a change touches, and what cannot be told without a new scan."""
    count = len({(one.subject.place, one.subject.id) for one in whom})
    lines = ["", f"{count} of {len(subjects)} scanned {'subject' if len(subjects) == 1 else 'subjects'} touched"]
    for one in whom:
        named = f"{shown(one.subject.name)}  {one.subject.id}" if one.subject.name else one.subject.id
        lines.append(f"* {named}  ({shown(one.subject.place)})")
        lines.append(f"    {one.entry_id}{f', finding {one.finding},' if one.finding else ''} {shown(one.what)}")
    lines.append(
        "A report keeps only affiliations that met a list; a body that none named before may touch others: scan again."
    )
    return lines_of(lines)


def touched_record(one: Touched) -> dict[str, object]:
    """Return whom a change touches as plain values."""
    return {
        "report": one.subject.place,
        "subject": one.subject.id,
        "finding": one.finding,
        "entry": one.entry_id,
        "what": one.what,
    }


def import_text(imported: Imported) -> str:
    """Return what became of an official file: what is new, what went, and what was passed over and why."""
    listed, told = imported.watchlist, imported.merged.pairing
    counts = f"{len(told.pairs):,} known before, {len(told.added):,} new, {len(told.removed):,} gone"
    lines = [f"{listed.id}: edition {listed.edition}, {len(listed.entries):,} entries; {counts}"]
    lines += (
        [f"  {imported.joined:,} rows name a body of another row and are one entry with it"] if imported.joined else []
    )
    lines += (
        [f"  {imported.weakened:,} names cannot tell one body from others and are weak"] if imported.weakened else []
    )
    if kept := imported.merged.names_kept:
        lines.append(f"  {kept:,} names of the older list stay that this edition does not print")
    for why, count, places in imported.skipped:
        more = ", …" if count > len(places) else ""
        lines.append(f"  skipped {count:,}: {shown(why)} ({shown(', '.join(places))}{more})")
    if told.pairs or told.removed:
        new = {entry.id: entry for entry in listed.entries}
        lines += [f"+ {entry_line(new[made])}" for made in imported.merged.ids_made]
        lines += [f"- {entry_line(entry)}" for entry in told.removed]
    return lines_of(lines)
