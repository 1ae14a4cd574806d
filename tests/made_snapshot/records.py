"""The records of a snapshot in the shape in which the API answers, for a server that stands in for it."""

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Json = dict[str, Any]

_NOT_ANSWERED = {"abstract", "authors_count", "has_abstract"}
"""Fields of the snapshot's works that the API keeps to itself."""


@dataclass(frozen=True, slots=True)
class Records:
    """Everything in a snapshot; works carry all their authorships, which a list of the API cuts."""

    works: tuple[Json, ...]
    authors: tuple[Json, ...]
    institutions: tuple[Json, ...]


def records(folder: Path) -> Records:
    """Read a snapshot that was written as JSON Lines."""
    works = tuple(_answered(work) for work in _lines(folder, "works"))
    return Records(works, tuple(_lines(folder, "authors")), tuple(_lines(folder, "institutions")))


def _lines(folder: Path, entity: str) -> list[Json]:
    """Read the files that the manifest of an entity names."""
    root = folder / "data" / "jsonl"
    manifest = json.loads((root / entity / "manifest.json").read_text(encoding="utf-8"))
    paths = [root / each["url"].partition("/data/jsonl/")[2] for each in manifest["files"]]
    return [json.loads(line) for path in paths for line in gzip.decompress(path.read_bytes()).splitlines()]


def _answered(work: Json) -> Json:
    shown = {key: value for key, value in work.items() if key not in _NOT_ANSWERED}
    return shown | {
        "locations": [_located(place) for place in work["locations"]],
        "primary_location": _located(work["primary_location"]),
        "best_oa_location": _located(work["best_oa_location"]),
        "content_urls": None,
    }


def _located(place: Json | None) -> Json | None:
    """Return a location with the kind of its id before it, and without where it was learnt."""
    if place is None:
        return None
    kind = "pmh" if place["id"].startswith("oai:") else "doi"
    return {key: value for key, value in place.items() if key != "provenance"} | {"id": f"{kind}:{place['id']}"}
