"""A watchlist as YAML, formatted one way: the file that people keep, compare line by line and send each other.

Keys stand in one order, a name takes one line, long texts are folded, and what is the default is left out. Comments
keep their places.
"""

import json
import re
import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from rsscan.watchlist import Entry, Kind, Name, Place, Remark, Watchlist

WIDTH = 120
"""Letters of a line of folded text."""

_PLAIN = re.compile(r"[^\W_](?:[^#:\"`\\]|:(?=[^\s,])|(?<=\S)#)*")
"""Text that YAML reads as itself on a line of its own: it begins with a letter or digit; ": " and " #" would end it."""

_PLAIN_IN_BRACES = re.compile(r"[^\W_][^#:,?\[\]{}\"`\\]*")
"""Text that YAML reads as itself between braces as well."""

_OTHER_THAN_TEXT = re.compile(
    r"(?:null|true|false|yes|no|on|off|\.?(?:inf|nan)|[0-9][0-9_.:]*(?:e[+-]?[0-9]+)?|0[xob][0-9a-f_]+|"
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*)",
    re.IGNORECASE,
)


def formatted(watchlist: Watchlist, remarks: Mapping[Place, Remark] | None = None) -> str:
    """Return the list as YAML; what is read from it again is equal but for its hash.

    `remarks` are the comments by the place they stand at, such as `("entries", 3, "names", 0)`; those of `()` end the
    file.
    """
    kept = remarks or {}
    of_head = {place: remark for place, remark in kept.items() if place[:1] != ("entries",) or len(place) == 1}
    of_entries: dict[object, dict[Place, Remark]] = defaultdict(dict)
    for place in kept.keys() - of_head.keys():
        of_entries[place[1]][place[2:]] = kept[place]
    lines = list(_head(watchlist, of_head))
    for at, entry in enumerate(watchlist.entries):
        lines += [*([""] if at else []), *_entry(entry, of_entries[at])]
    lines += _stray(of_head, "")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(watchlist: Watchlist, remarks: dict[Place, Remark]) -> Iterator[str]:
    values = {
        "id": scalar(watchlist.id),
        "title": "{"
        + ", ".join(f"{lang}: {scalar(text, in_braces=True)}" for lang, text in watchlist.title.items())
        + "}",
        "authority": _folded(watchlist.authority, 2),
        "legal_basis": _folded(watchlist.legal_basis, 2) if watchlist.legal_basis else None,
        "effect": watchlist.effect.value,
        "edition": watchlist.edition.isoformat(),
        "cadence": str(watchlist.cadence) if watchlist.cadence else None,
        "complete": "true" if watchlist.complete else "false",
        "source_url": scalar(watchlist.source_url),
        "licence": _folded(watchlist.licence, 2) if watchlist.licence else None,
        "entries": "",
    }
    for key, value in values.items():
        if value is not None:
            yield from _put(f"{key}: {value}", remarks.pop((key,), None), "")


def _entry(entry: Entry, remarks: dict[Place, Remark]) -> Iterator[str]:
    """Yield the lines of an entry; `remarks` are those of its parts, by their places in it."""
    fields = dict(_fields(entry))
    whole, of_id = remarks.pop((), Remark()), remarks.pop(("id",), Remark())
    yield from (f"  #{line}" for line in (*whole.above, *of_id.above))
    yield from _stray({place: remark for place, remark in remarks.items() if place[0] not in fields}, "  ")
    yield from _put(f"  - id: {entry.id}", Remark((), " ".join(filter(None, (of_id.beside, whole.beside)))), "")
    for key, value in fields.items():
        yield from _put(f"    {key}: {value}", remarks.get((key,)), "    ")
        if key == "names":
            for number, name in enumerate(entry.names):
                yield from _put(f"      - {_name(name)}", remarks.get(("names", number)), "      ")


def _stray(remarks: Mapping[Place, Remark], indent: str) -> Iterator[str]:
    """Yield the comments of what is not written, such as a default, and those that end the file."""
    for _, remark in sorted(remarks.items(), key=lambda pair: [str(part) for part in pair[0]]):
        yield from (f"{indent}#{line}" for line in (*remark.above, *filter(None, [remark.beside])))


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield each key of an entry that says something, in the one order, with its value as written."""
    itself = not entry.includes_children and entry.kind is not Kind.JURISDICTION
    values = {
        "names": "",
        "left_out": _several(entry.left_out),
        "kind": entry.kind.value,
        **{key: _plain(getattr(entry, key)) for key in ("country", "city", "ror", "openalex", "wikidata")},
        "includes": "itself" if itself else None,
        "research": None if entry.research else "false",
        "number": _plain(entry.number),
        "concerns": _several(entry.concerns),
        "effect": _plain(entry.effect),
        "reason": _folded(entry.reason, 6) if entry.reason else None,
        "legal_basis": _folded(entry.legal_basis, 6) if entry.legal_basis else None,
        "source_url": _plain(entry.source_url),
        "listed_from": _plain(entry.listed_from),
        "listed_until": _plain(entry.listed_until),
    }
    yield from ((key, value) for key, value in values.items() if value is not None)


def _several(texts: tuple[str, ...]) -> str | None:
    return f"[{', '.join(scalar(text, in_braces=True) for text in texts)}]" if texts else None


def _plain(value: str | date | None) -> str | None:
    return value.isoformat() if isinstance(value, date) else scalar(value) if value else None


def _name(name: Name) -> str:
    parts = [f"value: {scalar(name.value, in_braces=True)}"]
    parts += [f"lang: {scalar(name.lang)}"] if name.lang else []
    parts += ["strength: weak"] if name.weak else []
    parts += [f"means: {name.means.value}"] if name.means else []
    return "{" + ", ".join(parts) + "}"


def _put(text: str, remark: Remark | None, indent: str) -> Iterator[str]:
    """Yield a value with its comments; one beside a folded text stands on the line that begins it."""
    remark = remark or Remark()
    yield from (f"{indent}#{line}" for line in remark.above)
    first, *rest = text.rstrip().split("\n")
    yield f"{first}  #{remark.beside}" if remark.beside else first
    yield from rest


def scalar(text: str, *, in_braces: bool = False) -> str:
    """Return text so that YAML reads it as itself: plain where that is safe, else in double quotes."""
    safe = (_PLAIN_IN_BRACES if in_braces else _PLAIN).fullmatch(text) and not _OTHER_THAN_TEXT.fullmatch(text)
    if safe and text.isprintable() and not text.endswith((" ", ":")):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else _escaped(char) for char in quoted)


def _escaped(char: str) -> str:
    return f"\\U{ord(char):08X}"


def _folded(text: str, indent: int) -> str:
    """Return a text that may be long: folded where it is longer than a line and words part with single blanks."""
    if (
        len(text) <= WIDTH - 2 * indent - len("legal_basis: ")
        or " ".join(text.split()) != text
        or not text.isprintable()
    ):
        return scalar(text)
    lines = textwrap.wrap(text, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    return "\n".join([">-", *(" " * indent + line for line in lines)])
