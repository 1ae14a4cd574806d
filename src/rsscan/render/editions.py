"""What a new edition of a list brings, for persons as lines of text and for programs as JSON."""

from collections.abc import Sequence

from rsscan.editions import Change, Difference
from rsscan.impact import SavedSubject, Touched
from rsscan.render.escapes import shown
from rsscan.render.lists import counted, entry_line, entry_record, lines_of
from rsscan.succession import Imported
from rsscan.watchlist import Watchlist


def difference_text(old: Watchlist, new: Watchlist, told: Difference) -> str:
    """Return what a newer edition changes, as a person asks for it."""
    kinds = {"added": told.added, "removed": told.removed, "renamed": told.renamed, "changed": told.changed}
    counts = ", ".join(f"{len(entries)} {word}" for word, entries in kinds.items())
    sizes = f"{len(old.entries):,} → {counted(len(new.entries), 'entry', 'entries')}"
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
    lines = ["", f"{count} of {counted(len(subjects), 'scanned subject', 'scanned subjects')} touched"]
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
    """Return what became of an official file: what is new, what went, what was passed over and why, what is odd."""
    merged, listed, gone = imported.merged, imported.merged.watchlist, len(imported.removed)
    counts = f"{len(merged.pairing.pairs):,} known before, {len(merged.ids_made):,} new, {gone:,} gone"
    lines = [
        f"{listed.id}: edition {listed.edition}, {counted(len(listed.entries), 'entry', 'entries')}"
        + (f"; {counts}" if merged.older else "")
    ]
    told = {
        "rows that name a body of another row, and are one entry with it": imported.joined,
        "names that other bodies may bear, now weak: they need the country or city beside them": imported.weakened,
        "names kept from the older list that this edition does not print": merged.names_kept,
    }
    lines += [f"  {count:,} {what}" for what, count in told.items() if count]
    for why, count, places in imported.skipped:
        more = ", …" if count > len(places) else ""
        lines.append(f"  {count:,} left out: {shown(why)} ({shown(', '.join(places))}{more})")
    if merged.older:
        new = {entry.id: entry for entry in listed.entries}
        lines += [f"+ {entry_line(new[made])}" for made in merged.ids_made]
        lines += [f"- {entry_line(entry)}" for entry in imported.removed]
        for entry, names in merged.names_new:
            lines += [f"~ {entry_line(entry)}", *(f"    name: added {shown(name)}" for name in names)]
        if merged.older.edition > listed.edition:
            lines.append(f"! the older list is of a later day ({merged.older.edition}); is this the newest file?")
        if gone > len(merged.pairing.pairs):
            lines.append("! most of the older list is gone; is the file whole, and is it the right one?")
    return lines_of(lines)
