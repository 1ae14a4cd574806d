"""Lists checked as strictly as those that come along: names that would meet a well-known body of another name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rsscan import identifiers
from rsscan.editions import name_key
from rsscan.errors import InputError
from rsscan.inputs import fields, yaml_tree
from rsscan.inputs.lists import list_path, load_lists, shipped_lists
from rsscan.matching import Index, matches
from rsscan.severity import Confidence
from rsscan.watchlist import Entry, Kind, Watchlist

_BEHIND = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
"""What stands in brackets behind a name, such as its acronym."""


@dataclass(frozen=True, slots=True)
class Namesake:
    """A body whose name is near that of a listed one: how it is printed, and what it is called itself."""

    printed: str
    names: frozenset[str]
    ror: str | None = None

    def is_body(self, entry: Entry) -> bool:
        """Whether an entry is this very body, which may be listed itself."""
        own = {name_key(_BEHIND.sub("", name.value)) for name in entry.names}
        return (self.ror is not None and entry.ror == self.ror) or bool(own & self.names)


@cache
def namesakes() -> tuple[Namesake, ...]:
    """Return the bodies that listed ones have been taken for, or easily may be."""
    document = yaml_tree.read(Path(__file__).with_name("namesakes.yaml"))
    yaml_tree.raise_all([document])
    found = []
    for at, row in enumerate(document.value):
        value = fields.mapping(document, row, (at,), ("printed", "names", "ror"))
        names = fields.texts(document, value, "names", (at,))
        ror = fields.identifier(document, value, "ror", (at,), identifiers.ror, "a ROR id")
        printed = fields.text(document, value, "printed", (at,), required=True) or ""
        found.append(Namesake(printed, frozenset(map(name_key, names)), ror))
    yaml_tree.raise_all([document])
    return tuple(found)


def validated(names: Iterable[str] | None = None) -> tuple[Watchlist, ...]:
    """Load lists as whoever keeps them should. Raises InputError with every problem of every list."""
    wanted = shipped_lists() if names is None else tuple(dict.fromkeys(names))
    problems: list[str] = []
    loaded: list[Watchlist] = []
    try:
        load_lists(wanted, strict=True)
    except InputError as error:
        problems += error.problems
    for name in wanted:
        path = list_path(name)
        try:
            (watchlist,) = load_lists([name])
        except InputError:
            continue  # told already
        loaded.append(watchlist)
        problems += taken_for_others(path or Path(name), watchlist)
    if problems:
        raise InputError(problems)
    return tuple(loaded)


def taken_for_others(path: Path, watchlist: Watchlist) -> list[str]:
    """Say which entries would meet a body of another name, with the name that does it."""
    index = Index([watchlist])
    at = {entry.id: number for number, entry in enumerate(watchlist.entries)}
    taken: dict[tuple[str, str], list[str]] = {}
    for body in namesakes():
        for match in matches(index, [body.printed]):
            entry = match.entry
            if match.confidence < Confidence.PROBABLE or entry.kind is Kind.JURISDICTION or body.is_body(entry):
                continue
            taken.setdefault((entry.id, match.matched), []).append(body.printed)
    document = yaml_tree.read(path)
    for (entry_id, name), printed in taken.items():
        more = f" and {len(printed) - 1} more" if len(printed) > 1 else ""
        document.doubt(
            ("entries", at[entry_id]),
            f"{name!r} of {entry_id} would meet {printed[0]!r}{more}, another body; mark the name weak, give the entry "
            "its city, or leave the name out",
        )
    return document.doubts
