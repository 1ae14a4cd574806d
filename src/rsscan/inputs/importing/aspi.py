"""ASPI's China Defence Universities Tracker, in the copy that the MISP project keeps as a galaxy cluster (JSON).

It names institutions with aliases, category and supervising agencies. Laboratories and subsidiaries stand in fields of
their own; they are parts of the institution, not other names of it. The tracker's risk ratings are not in this copy.
https://github.com/MISP/misp-galaxy/blob/main/clusters/china-defence-universities.json
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rsscan.errors import InputError
from rsscan.inputs.importing import opening
from rsscan.inputs.importing.names import clean, is_short, names
from rsscan.inputs.importing.row import Format, Head, Row, Skipped
from rsscan.watchlist import Effect, Entry

_TYPE = "china-defence-universities"
_PARTS = {
    "major defence laboratories": "a laboratory of a listed body, not a name of it",
    "subsidiaries": "a subsidiary of a listed body, not a name of it",
}
_HAN = r"[^()]*[\u3400-\u9fff][^()]*"
_NATIVE_BEHIND = re.compile(rf"(?P<name>[^\u3400-\u9fff]*\S)\s*\((?P<native>{_HAN}(?:\({_HAN}\)\s*)?)\)?")
_ALIAS_BEHIND = re.compile(
    r"(?P<name>.*\S)\s*\((?:a\.?k\.?a\.?,?\s+(?P<alias>[^()]+)|(?P<short>[A-Z][A-Z0-9&-]{1,9}))\)"
)
_CLIPPED_HAN = 4
"""Letters of a Han name that is clipped if it stands in a longer one of the body: 国防大学, 中国人民解放军国防大学."""

_NAME_LIMIT = 500
"""Letters of a text that is looked into for several names."""


def read(path: Path, columns: Mapping[str, str]) -> Iterator[Row]:
    """Yield the tracker's institutions, and their laboratories and subsidiaries as passed over."""
    if columns:
        raise InputError("--map: the tracker's file names its fields itself")
    document = opening.json_document(path)
    values = document.get("values") if isinstance(document, dict) else None
    if not isinstance(values, list):
        raise InputError(f"{path}: is not a MISP galaxy cluster (an object with a list of values)")
    if (found := document.get("type", _TYPE)) != _TYPE:
        raise InputError(f"{path}: is the MISP galaxy cluster {found!r}, where {_TYPE!r} is expected")
    problems: list[str] = []
    for at, value in enumerate(values):
        where = f"values[{at}]"
        if fault := _fault(value):
            problems.append(f"{path}: {where}{fault}")
        else:
            yield from _rows(where, value)
    if problems:
        raise InputError(problems)


def _fault(value: Any) -> str | None:
    """Return what is wrong with the types of a value."""
    if not isinstance(value, dict) or not isinstance(value.get("value"), str):
        return " is not an object with a value (the institution's name)"
    meta = value.get("meta", {})
    if not isinstance(meta, dict):
        return ".meta is not an object"
    if not isinstance(value.get("uuid", ""), str):
        return ".uuid is not a text"
    for key in ("aliases", "categories", "refs", "supervising agencies", *_PARTS):
        texts = meta.get(key, [])
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            return f".meta.{key} is not a list of texts"
    return None


def _rows(where: str, value: dict[str, Any]) -> Iterator[Row]:
    meta: dict[str, list[str]] = value.get("meta", {})
    parts = {clean(name).casefold() for key in _PARTS for text in meta.get(key, ()) for name in _parted(text)}
    known = list(dict.fromkeys(name for text in (value["value"], *meta.get("aliases", ())) for name in _parted(text)))
    own = [name for name in known if clean(name).casefold() not in parts or name == known[0]]
    weak = {name for name in own[1:] if is_short(name) or _is_clipped(name, own)}
    try:
        found = names(own[0], [name for name in own if name not in weak], weak=[name for name in own if name in weak])
    except ValueError as error:
        yield Skipped(where, str(error))
        return
    said = {"Category": meta.get("categories", ()), "Supervised by": meta.get("supervising agencies", ())}
    yield Entry(
        id="",
        names=found,
        country="CN",
        reason=" ".join(f"{label}: {'; '.join(map(clean, texts))}." for label, texts in said.items() if texts) or None,
        number=value.get("uuid") or None,
        source_url=next((url for url in meta.get("refs", ()) if url.startswith(("https://", "http://"))), None),
    )
    for key, why in _PARTS.items():
        yield from (Skipped(f"{where}: {clean(text)}", why) for text in meta.get(key, ()))
    for name in known:
        if name not in own:
            yield Skipped(f"{where}: {name}", "an alias that is a laboratory or subsidiary of the body")


def _parted(text: str) -> Iterator[str]:
    """Yield the names that one text holds: "Fudan University (复旦大学)", "Institute (a.k.a. Institute 625)"."""
    text = " ".join(text.split())
    if len(text) > _NAME_LIMIT:
        yield text
    elif met := _NATIVE_BEHIND.fullmatch(text):
        yield from _parted(met["name"])
        yield met["native"].strip()
    elif met := _ALIAS_BEHIND.fullmatch(text):
        yield met["name"]
        yield met["alias"] or met["short"]
    else:
        yield text


def _is_clipped(name: str, others: list[str]) -> bool:
    return len(name) <= _CLIPPED_HAN and any(name != other and name in other for other in others)


FORMAT = Format(
    "aspi",
    "China Defence Universities Tracker, as a MISP galaxy cluster (china-defence-universities.json)",
    Head(
        id="aspi-cdut",
        title={"en": "China Defence Universities Tracker"},
        authority="Australian Strategic Policy Institute (a think tank; the list has no legal effect)",
        legal_basis="None: a research tracker, https://unitracker.aspi.org.au",
        effect=Effect.ADVISORY,
        source_url="https://unitracker.aspi.org.au",
        licence="CC0 1.0 or BSD 2-clause as part of MISP galaxy, https://github.com/MISP/misp-galaxy",
    ),
    read,
)
