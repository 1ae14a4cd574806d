"""ASPI's China Defence Universities Tracker, in the copy that the MISP project keeps as a galaxy cluster (JSON).

It names institutions with aliases, category and supervising agencies. Laboratories and subsidiaries stand in fields of
their own; they are parts of the institution, not other names of it. The tracker's risk ratings are not in this copy.
https://github.com/MISP/misp-galaxy/blob/main/clusters/china-defence-universities.json
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from rsscan.errors import InputError
from rsscan.inputs.importing import opening, parting
from rsscan.inputs.importing.names import named
from rsscan.inputs.importing.parting import clean
from rsscan.inputs.importing.row import Format, Head, Row, Skipped
from rsscan.matching.normalize import forms
from rsscan.watchlist import Effect, Entry, Name

_TYPE = "china-defence-universities"
_PARTS = {
    "major defence laboratories": "a laboratory of a listed body, not a name of it",
    "subsidiaries": "a subsidiary of a listed body, not a name of it",
}
_CLIPPED_HAN = 4
"""Letters of a Han name that is clipped if it stands in a longer one of the body: 国防大学, 中国人民解放军国防大学."""


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
    try:
        told = named(value["value"], meta.get("aliases", ()), country="CN")
        parts = {forms(name) for key in _PARTS for text in meta.get(key, ()) for name in parting.parts(text)}
    except ValueError as error:
        yield Skipped(where, str(error))
        return
    own = [name for name in told if name is told[0] or forms(name.value) not in parts]
    if not own:
        yield Skipped(where, "no name")
        return
    said = {"Category": meta.get("categories", ()), "Supervised by": meta.get("supervising agencies", ())}
    yield Entry(
        id="",
        names=tuple(replace(name, weak=name.weak or _is_clipped(name, own)) for name in own),
        country="CN",
        reason=" ".join(f"{label}: {'; '.join(map(clean, texts))}." for label, texts in said.items() if texts) or None,
        number=value.get("uuid") or None,
        source_url=next((url for url in meta.get("refs", ()) if url.startswith(("https://", "http://"))), None),
    )
    for key, why in _PARTS.items():
        yield from (Skipped(f"{where}: {clean(text)}", why) for text in meta.get(key, ()))
    for name in told:
        if name not in own:
            yield Skipped(f"{where}: {name.value}", "an alias that is a laboratory or subsidiary of the body")


def _is_clipped(name: Name, others: list[Name]) -> bool:
    longer = (other.value for other in others if other is not name)
    return len(name.value) <= _CLIPPED_HAN and any(name.value in other for other in longer)


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
