"""Lists that were read before, kept as plain JSON: a thousand names of YAML take longer to read than to match.

What is kept is known by the hash of the list's file and of the code that read it, so a change of either is a list
that was never read. Only plain values are kept, and a file that is not what was written is passed over.
"""

import hashlib
import json
import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import fields
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from rsscan.errors import InputError
from rsscan.files import cache_folder, write
from rsscan.matching import Index
from rsscan.matching.index import Laid, Layout, laid_out
from rsscan.period import Period
from rsscan.technology import Area, Exclusion, Keyword, Level, TechnologyList
from rsscan.uncollected import uncollected
from rsscan.version import __version__
from rsscan.watchlist import Effect, Entry, Kind, Means, Name, Watchlist

_LOG = logging.getLogger(__name__)

MOST_KEPT = 128
"""Files that are kept, two a list; the ones written longest ago go first."""

_KINDS = {kind.value: kind for kind in Kind}
_EFFECTS = {effect.value: effect for effect in Effect} | {None: None}
_MEANS = {means.value: means for means in Means} | {None: None}


def kept(sha256: str) -> Watchlist | None:
    """Return the list that was read from a file with this hash; None where it was not, or not by this code."""
    try:
        with uncollected():
            return _read(_value(_place(sha256, "list")), sha256)
    except _UNUSABLE:
        return None


def keep(watchlist: Watchlist) -> None:
    """Keep a list that was read without a problem; where nothing can be kept, reading stays as slow as it was."""
    _keep(_place(watchlist.sha256, "list"), _written(watchlist))


def kept_technology(sha256: str) -> TechnologyList | None:
    """Return the technology list that was read from a file with this hash, as `kept` does for a watchlist."""
    try:
        return _technology(_value(_place(sha256, "fields")), sha256)
    except _UNUSABLE:
        return None


def keep_technology(one: TechnologyList) -> None:
    """Keep a technology list that was read without a problem."""
    head = {field.name: getattr(one, field.name) for field in fields(TechnologyList)}
    head |= {"misfiled": sorted(one.misfiled), "areas": [_area_values(area) for area in one.areas]}
    _keep(_place(one.sha256, "fields"), head)


def index_of(watchlists: Iterable[Watchlist]) -> Index:
    """Return the index of lists; how their names are laid out is kept, so that the next one is built quickly.

    The index is the same as `Index(watchlists)`.
    """
    lists = tuple(watchlists)
    with uncollected():
        return Index(lists, {watchlist.id: _layout(watchlist) for watchlist in lists})


def _layout(watchlist: Watchlist) -> Layout:
    place = _place(watchlist.sha256, "layout")
    try:
        rows = _value(place)
        if len(rows) == len(watchlist.entries):
            return [[_laid(*row) for row in of_entry] for of_entry in rows]
    except _UNUSABLE:
        pass
    layout = laid_out(watchlist)
    if watchlist.sha256:
        _keep(place, layout)
    return layout


def _laid(name: int, reading: str, weak: bool, rarest: str, other: str, forms: list[str]) -> Laid:
    return Laid(name, reading, weak, rarest, other, tuple(forms))


_UNUSABLE = (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)
"""What a file that is absent, cut, or none of ours gives rise to."""


def _value(place: Path) -> Any:
    """Return what a kept file holds. Raises one of `_UNUSABLE` where it is not what was written."""
    head, _, body = place.read_bytes().partition(b"\n")
    if head.decode() != hashlib.sha256(body).hexdigest():
        raise ValueError(place)
    return json.loads(body)


def _keep(place: Path, value: Any) -> None:
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write(place, f"{hashlib.sha256(body.encode()).hexdigest()}\n{body}")
    except (OSError, InputError, UnicodeError) as error:
        _LOG.info("lists are read anew each time: nothing can be kept at %s (%s)", place.parent, error)
        return
    older = sorted(place.parent.glob("*.json"), key=_written_at, reverse=True)[MOST_KEPT:]
    for path in older:
        path.unlink(missing_ok=True)


def forget() -> None:
    """Forget every list that is kept."""
    for path in _folder().glob("*.json"):
        path.unlink(missing_ok=True)


def _folder() -> Path:
    return cache_folder() / "lists"


def _place(sha256: str, what: str) -> Path:
    return _folder() / f"{sha256[:32]}-{_code()}.{what}.json"


def _written_at(path: Path) -> float:
    with suppress(OSError):  # another run may have deleted it
        return path.stat().st_mtime
    return 0.0


@cache
def _code() -> str:
    """Return what tells this code from any other that would read or lay out lists otherwise.

    That is its version, and the sizes and times of the modules on which it depends what is read from a file (which
    names are taken as weak, for one) and where a name is looked up.
    """
    top = Path(__file__).resolve().parents[1]
    read_by = [path for folder in ("", "matching/", "technology/", "inputs/") for path in top.glob(f"{folder}*.py")]
    stats = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in sorted(read_by)]
    return hashlib.sha256(repr((__version__, stats)).encode()).hexdigest()[:16]


def _written(watchlist: Watchlist) -> list[Any]:
    head = {field.name: _plain(getattr(watchlist, field.name)) for field in fields(Watchlist)}
    del head["entries"]
    entries = [
        [entry.id, [_values(name) for name in entry.names], *_values(entry)[2:]]  # names stand second
        for entry in watchlist.entries
    ]
    return [head, entries]


def _values(one: Name | Entry | Keyword | Exclusion) -> list[Any]:
    """Return the fields of one of these as plain values, in their order."""
    return [_plain(getattr(one, field.name)) for field in fields(one)]


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Period) else value


def _read(value: Any, sha256: str) -> Watchlist:
    head, rows = value
    cadence = head["cadence"]
    head |= {
        "effect": _EFFECTS[head["effect"]],
        "edition": date.fromisoformat(head["edition"]),
        "cadence": Period(int(cadence[:-1]), cadence[-1]) if cadence else None,
        "sha256": sha256,
    }
    return Watchlist(**head, entries=tuple([_entry(row) for row in rows]))


def _area_values(area: Area) -> list[Any]:
    keywords = [_values(keyword) for keyword in area.keywords]
    exclusions = [_values(exclusion) for exclusion in area.exclusions]
    return [area.id, area.title, area.topics, area.subfields, keywords, exclusions, area.unverified]


def _technology(head: dict[str, Any], sha256: str) -> TechnologyList:
    areas = tuple(_area(*row) for row in head["areas"])
    return TechnologyList(**head | {"areas": areas, "misfiled": frozenset(head["misfiled"]), "sha256": sha256})


def _area(
    id_: str,
    title: dict[str, str],
    topics: dict[str, int],
    subfields: dict[str, int],
    keywords: list[tuple[str, int]],
    exclusions: list[tuple[str, str]],
    unverified: bool,
) -> Area:
    return Area(
        id_,
        title,
        {topic: Level(strength) for topic, strength in topics.items()},
        {subfield: Level(strength) for subfield, strength in subfields.items()},
        tuple(Keyword(phrase, Level(strength)) for phrase, strength in keywords),
        tuple(Exclusion(phrase, why) for phrase, why in exclusions),
        unverified,
    )


def _entry(row: list[Any]) -> Entry:
    id_, names, kind, country, city, ror, openalex, wikidata, children, reason, basis, effect, *rest = row
    number, concerns, research, source_url, listed_from, listed_until, left_out = rest
    return Entry(
        id_,
        tuple([Name(text, lang, weak, _MEANS[means]) for text, lang, weak, means in names]),
        _KINDS[kind],
        country,
        city,
        ror,
        openalex,
        wikidata,
        children,
        reason,
        basis,
        _EFFECTS[effect],
        number,
        tuple(concerns),
        research,
        source_url,
        date.fromisoformat(listed_from) if listed_from else None,
        date.fromisoformat(listed_until) if listed_until else None,
        tuple(left_out),
    )
