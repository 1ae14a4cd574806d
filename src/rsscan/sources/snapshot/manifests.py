"""What the manifests of a snapshot say: one for each entity, and one for the format, each written last."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rsscan.sources.snapshot.part import ENTITIES, Part
from rsscan.sources.snapshot.place import Place

HOW_TO_COPY = "aws s3 sync --no-sign-request --delete s3://openalex/data/parquet SNAPSHOT/data/parquet"

Manifest = Mapping[str, Any]


@dataclass(slots=True)
class Told:
    """What the manifests tell, and every problem that was met in them."""

    parts: dict[str, tuple[Part, ...]] = field(default_factory=dict)
    dates: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)


def told_of(root: Place, above: str, form: str) -> Told:
    """Read the manifests in the folder `above` of a place."""
    told = Told()
    counts: dict[str, object] = {}
    for entity in ENTITIES:
        reading = _Reading(root, f"{above}/{entity}", form, entity)
        manifest = reading.manifest(told)
        if manifest is None:
            continue
        told.dates.add(str(_day(manifest)))
        told.parts[entity] = tuple(reading.parts(manifest, told))
        counts[entity] = manifest.get("record_count")
    _compare(root, f"{above}/manifest.json", counts, told)
    if len(told.dates) > 1:
        told.problems.append(
            f"{root.at(above)}: its manifests are of different days ({', '.join(sorted(told.dates))}): it was copied "
            "while a new snapshot was published; copy it anew"
        )
    return told


@dataclass(frozen=True, slots=True)
class _Reading:
    """The manifest of one entity."""

    root: Place
    folder: str
    form: str
    entity: str

    @property
    def where(self) -> str:
        return self.root.at(f"{self.folder}/manifest.json")

    def manifest(self, told: Told) -> Manifest | None:
        """Return what it says; where nothing can be made of it, a sentence goes to the problems."""
        name = f"{self.folder}/manifest.json"
        if not self.root.holds(name):
            told.problems.append(f"{self.where}: is missing; copy the snapshot whole: {HOW_TO_COPY}")
            return None
        found = _read(self.root, name)
        if "entries" in found:
            told.problems.append(f"{self.where}: is from before 2026; copy today's snapshot: {HOW_TO_COPY}")
            return None
        if (
            found.get("format", self.form) != self.form
            or _day(found) is None
            or not isinstance(found.get("files"), list)
        ):
            told.problems.append(
                f"{self.where}: is not the manifest of {self.entity} in {self.form} (JSON with date, format and "
                "files); copy it again"
            )
            return None
        return found

    def parts(self, manifest: Manifest, told: Told) -> list[Part]:
        """Return the files it names, in the order of their names."""
        found: dict[str, Part] = {}
        for entry in manifest["files"]:
            part = self._part(entry)
            if part is None:
                told.problems.append(f"{self.where}: tells of no file of {self.entity} by {json.dumps(entry)[:120]}")
            elif part.path in found:
                told.problems.append(f"{self.where}: names {part.name} twice")
            else:
                found[part.path] = part
        told.problems += self._sums(manifest, found.values())
        return sorted(found.values(), key=lambda part: part.path)

    def _part(self, entry: object) -> Part | None:
        if not isinstance(entry, dict) or not isinstance(entry.get("meta"), dict):
            return None
        records, length = entry["meta"].get("record_count"), entry["meta"].get("content_length")
        folder, _, file = str(entry.get("url")).partition(f"/{self.form}/{self.entity}/")[2].partition("/")
        key, _, day = folder.partition("=")
        if key != "updated_date" or not day or not file or "/" in file:
            return None
        if not isinstance(records, int) or not isinstance(length, int) or min(records, length) < 0:
            return None
        return Part(self.entity, self.root.at(f"{self.folder}/{folder}/{file}"), records, length, day, self.form)

    def _sums(self, manifest: Manifest, parts: Iterable[Part]) -> Iterator[str]:
        """Yield where the sums of the manifest are not those of its files."""
        sums = {"record_count": 0, "content_length": 0}
        for part in parts:
            sums["record_count"] += part.records
            sums["content_length"] += part.length
        for key, total in sums.items():
            if manifest.get(key, total) != total:
                yield f"{self.where}: its {key} is {manifest[key]}, the sum of its files {total}; copy it again"


def _compare(root: Place, name: str, counts: Mapping[str, object], told: Told) -> None:
    """Hold the manifest of the format, which a copy of single entities lacks, against those of the entities."""
    if not root.holds(name):
        return
    whole = _read(root, name)
    if _day(whole) is None or not isinstance(whole.get("entities"), list):
        told.problems.append(f"{root.at(name)}: is not a manifest (JSON with date and entities); copy it again")
        return
    told.dates.add(str(_day(whole)))
    of_whole = {
        str(entry.get("entity")): entry.get("record_count") for entry in whole["entities"] if isinstance(entry, dict)
    }
    told.problems += [
        f"{root.at(name)}: counts {of_whole[entity]} {entity}, the manifest of {entity} {count}; copy it anew"
        for entity, count in counts.items()
        if of_whole.get(entity, count) != count
    ]


def _read(root: Place, name: str) -> Manifest:
    """Return a manifest, empty where it is none."""
    try:
        found = json.loads(root.text(name))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _day(manifest: Manifest) -> date | None:
    """Return the day of a manifest: a folder is called by it, so it must be nothing but a day."""
    try:
        return date.fromisoformat(str(manifest.get("date"))[:10])
    except ValueError:
        return None
