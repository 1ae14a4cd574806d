"""Manifests as the snapshot has them: one an entity, one a format, written last."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ENTITIES = ("works", "authors", "institutions")
ENDINGS = {"parquet": "parquet", "jsonl": "gz"}
_BUCKET = "s3://openalex/data"


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: its format, where below it, how long, how many records."""

    form: str
    path: str
    content_length: int
    record_count: int


def write_manifests(data: Path, form: str, date: str, written: Sequence[Written]) -> None:
    """Write the manifests of one format over the files written for it."""
    entries = [_entry(form, entity, written) for entity in ENTITIES]
    for entry in entries:
        whole = {"date": date, "format": form, **entry}
        _write(data / form / entry["entity"] / "manifest.json", whole)
    meta = {key: sum(entry[key] for entry in entries) for key in ("record_count", "content_length")}
    _write(data / form / "manifest.json", {"date": date, "format": form, "meta": meta, "entities": entries})


def _entry(form: str, entity: str, written: Sequence[Written]) -> dict[str, Any]:
    files = sorted((each for each in written if each.path.startswith(f"{entity}/")), key=lambda each: each.path)
    return {
        "entity": entity,
        "record_count": sum(each.record_count for each in files),
        "content_length": sum(each.content_length for each in files),
        "files": [
            {
                "url": f"{_BUCKET}/{form}/{each.path}",
                "meta": {"content_length": each.content_length, "record_count": each.record_count},
            }
            for each in files
        ],
    }


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2), encoding="utf-8")
