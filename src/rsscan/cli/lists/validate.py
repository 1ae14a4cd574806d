"""`rsscan lists validate`: every problem of every list at once, with file, line and place."""

import sys

from rsscan.cli.lists.options import ListsArgument


def validate(lists: ListsArgument = None) -> None:
    """Check lists as strictly as those that come along; exit 2 names every problem."""
    from rsscan.inputs.validation import validated
    from rsscan.render.lists import counted

    for watchlist in validated(lists or None):
        entries = counted(len(watchlist.entries), "entry", "entries")
        names = counted(sum(len(entry.names) for entry in watchlist.entries), "name", "names")
        sys.stdout.write(f"{watchlist.id}: valid, {entries} with {names}\n")
