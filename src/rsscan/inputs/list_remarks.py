"""The comments of a list's YAML and the places they stand at, so that formatting loses none."""

import bisect
from collections import defaultdict
from collections.abc import Mapping

import yaml

from rsscan.inputs.yaml_tree import LOADER, Document
from rsscan.watchlist import Entry, Place, Remark, Watchlist

_DEPTH_OF_A_NAME = 4
"""Parts of the deepest place that keeps a comment: entries, 3, names, 0."""


def remarks(document: Document, text: str) -> dict[Place, Remark]:
    """Return the comments of a file that was read as `document`, by the place each belongs to.

    A comment on a line of its own belongs to what begins next, one beside a value to what began last; what follows
    everything belongs to `()`.
    """
    starts = sorted((line, len(place), place) for place, line in document.lines.items() if _keeps(place))
    first_of_line: dict[int, Place] = {}
    last_of_line: dict[int, Place] = {}
    for line, _, place in starts:
        first_of_line.setdefault(line, place)
        last_of_line[line] = place
    begun = sorted(last_of_line)
    above: dict[Place, list[str]] = defaultdict(list)
    beside: dict[Place, list[str]] = defaultdict(list)
    for line, alone, comment in _comments(text):
        if alone:
            at = bisect.bisect_right(begun, line)
            above[first_of_line[begun[at]] if at < len(begun) else ()].append(comment)
        else:
            at = bisect.bisect_right(begun, line) - 1
            beside[last_of_line[begun[at]] if at >= 0 else ()].append(comment)
    return {place: Remark(tuple(above[place]), " ".join(beside[place])) for place in {*above, *beside}}


def moved(found: Mapping[Place, Remark], old: Watchlist, new: Watchlist) -> dict[Place, Remark]:
    """Return the comments of a list at the places where a newer edition has the same; those of what is gone go too."""
    entries = {_slug(entry): at for at, entry in enumerate(new.entries)}
    kept: dict[Place, Remark] = {}
    for place, remark in found.items():
        match place:
            case ("entries", int(was), *rest):
                at = entries.get(_slug(old.entries[was]))
                if at is not None and (inside := _inside(tuple(rest), old.entries[was], new.entries[at])) is not None:
                    kept["entries", at, *inside] = remark
            case _:
                kept[place] = remark
    return kept


def _inside(place: Place, old: Entry, new: Entry) -> Place | None:
    """Return the place in a newer entry of a place in the older one, None for a name that it does not have."""
    if place[:1] != ("names",) or len(place) == 1:
        return place
    value = old.names[int(place[1])].value
    return next((("names", at) for at, name in enumerate(new.names) if name.value == value), None)


def _slug(entry: Entry) -> str:
    return entry.id.rpartition("/")[2]


def _keeps(place: Place) -> bool:
    """Whether a place is one that the formatter writes on a line of its own."""
    if not place or place == ("entries",) or (len(place) == _DEPTH_OF_A_NAME and place[2] == "names"):
        return bool(place)
    return len(place) == 1 or (place[0] == "entries" and len(place) <= _DEPTH_OF_A_NAME - 1)


def _comments(text: str) -> list[tuple[int, bool, str]]:
    """Return each comment with its line and whether it stands alone there: every `#` that is in no value."""
    values = [
        (token.start_mark, token.end_mark)
        for token in yaml.scan(text, Loader=LOADER)
        if isinstance(token, yaml.ScalarToken)
    ]
    ends = [end.index for _, end in values]
    found = []
    at = 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        for place, char in enumerate(line):
            if char != "#" or (place and line[place - 1] not in " \t"):
                continue
            index = bisect.bisect_right(ends, at + place)
            if index < len(values) and values[index][0].index <= at + place:
                continue  # inside a value
            found.append((number, not line[:place].strip(), line[place + 1 :].rstrip("\r\n")))
            break
        at += len(line)
    return found
