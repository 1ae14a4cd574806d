"""Publications as CSL-JSON, as Zotero, Crossref and doi.org give them: a list, one item, or an object with `items`."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from rsscan import identifiers
from rsscan.declaration import Declaration, DeclaredWork, Place, Skipped
from rsscan.inputs.packets import json_text
from rsscan.inputs.packets.days import forthcoming, year
from rsscan.inputs.packets.protected import is_protected

KIND = "csl_json"


def recognises(head: bytes, name: str) -> bool:
    """Whether this is CSL-JSON, by keys that no other kind has."""
    del name
    return json_text.kind(head) == KIND


def read(body: bytes, name: str) -> Declaration:
    """Return the publications of a file."""
    works: list[DeclaredWork] = []
    skipped: list[Skipped] = []
    protected: dict[str, None] = {}
    for place, item in _items(json_text.values(body, name), name):
        work = _work(item, place) if isinstance(item, dict) else None
        if work:
            works.append(work)
            protected |= dict.fromkeys(key for key in item if is_protected(key))
        else:
            skipped.append(Skipped("an item", "has neither a DOI nor a title", place))
    digest = sha256(body).hexdigest()
    return Declaration(name, KIND, digest, (), tuple(works), tuple(skipped), tuple(protected))


def _items(values: list[tuple[int, Any]], name: str) -> Iterator[tuple[Place, Any]]:
    for line, value in values:
        listed = value.get("items", value) if isinstance(value, dict) else value
        many = isinstance(listed, list)
        for at, item in enumerate(listed if many else [listed], 1):
            yield Place(name, line if len(values) > 1 else None, f"[{at}]" if many else None), item


def _work(item: dict[str, Any], place: Place) -> DeclaredWork | None:
    doi = next((full for key in ("DOI", "URL") if (full := identifiers.doi(_text(item.get(key))))), None)
    title = _text(item.get("title")) or None
    if not doi and not title:
        return None
    listed = item.get("author")
    authors = tuple(name for one in (listed if isinstance(listed, list) else []) if (name := _name(one)))
    awaited = forthcoming(_text(item.get("status")), _text(item.get("note")))
    return DeclaredWork(place, doi, title, _year(item.get("issued")), authors, awaited)


def _text(value: Any) -> str:
    """Return a text in one line; Crossref puts a title into a list."""
    first = value[0] if isinstance(value, list) and value else value
    return " ".join(first.split()) if isinstance(first, str) else ""


def _name(author: Any) -> str:
    if not isinstance(author, dict):
        return _text(author)
    parts = [_text(author.get(part)) for part in ("given", "non-dropping-particle", "family", "suffix")]
    return " ".join(part for part in parts if part) or _text(author.get("literal")) or _text(author.get("name"))


def _year(issued: Any) -> int | None:
    """Return the year of `{"date-parts": [[2020, 5]]}`, of `{"raw": "2020-05"}` or of a text."""
    if isinstance(issued, dict):
        issued = issued.get("date-parts") or issued.get("raw") or issued.get("literal")
    while isinstance(issued, list) and issued:
        issued = issued[0]
    return year(str(issued)) if isinstance(issued, str | int) else None
