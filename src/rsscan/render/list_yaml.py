"""A watchlist as YAML, formatted one way: the file that people keep, compare line by line and send each other.

Keys stand in one order, a name takes one line, long texts are folded, and what is the default is left out. Comments
keep their places.
"""

import json
import re
import textwrap
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
    lines = list(_head(watchlist, kept))
    for at, entry in enumerate(watchlist.entries):
        lines += [*([""] if at else []), *_entry(entry, ("entries", at), kept)]
    lines += [f"#{line}" for line in kept.get((), Remark()).above]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(watchlist: Watchlist, remarks: Mapping[Place, Remark]) -> Iterator[str]:
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
            yield from _put(f"{key}: {value}", remarks.get((key,)), "")


def _entry(entry: Entry, at: Place, remarks: Mapping[Place, Remark]) -> Iterator[str]:
    whole = remarks.get(at, Remark())
    for line in whole.above:
        yield f"  #{line}"
    first = "  - "
    for key, value in _fields(entry):
        remark = remarks.get((*at, key), Remark())
        if key == "id":
            remark = Remark((), remark.beside or whole.beside)
        yield from _put(f"{first}{key}: {value}", remark, "    ")
        first = "    "
        if key == "names":
            for number, name in enumerate(entry.names):
                yield from _put(f"      - {_name(name)}", remarks.get((*at, "names", number)), "      ")


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield each key of an entry that says something, in the one order, with its value as written."""
    itself = not entry.includes_children and entry.kind is not Kind.JURISDICTION
    values = {
        "id": entry.id,
        "names": "",
        "kind": entry.kind.value,
        **{key: _plain(getattr(entry, key)) for key in ("country", "city", "ror", "openalex", "wikidata")},
        "includes": "itself" if itself else None,
        "research": None if entry.research else "false",
        "number": _plain(entry.number),
        "concerns": f"[{', '.join(scalar(code, in_braces=True) for code in entry.concerns)}]"
        if entry.concerns
        else None,
        "effect": _plain(entry.effect),
        "reason": _folded(entry.reason, 6) if entry.reason else None,
        "legal_basis": _folded(entry.legal_basis, 6) if entry.legal_basis else None,
        "source_url": _plain(entry.source_url),
        "listed_from": _plain(entry.listed_from),
        "listed_until": _plain(entry.listed_until),
    }
    yield from ((key, value) for key, value in values.items() if value is not None)


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
