"""What the files of packets are and name, as JSON: told apart, counted in, or left out and why."""

import json
from collections.abc import Iterable, Iterator
from textwrap import indent
from typing import Any

from rsscan.declaration import Declaration, DeclaredPerson, Packet, Place, Unread
from rsscan.notice import PSEUDONYMS
from rsscan.render.pseudonymized_manifest import pseudonymized_packet
from rsscan.render.pseudonyms import Pseudonyms

SCHEMA_VERSION = "1.0"


def chunks(packets: Iterable[Packet], pseudonyms: Pseudonyms | None = None) -> Iterator[str]:
    """Yield the manifest of packets as JSON text that ends with a line end, a packet at a time.

    Persons and papers go by pseudonyms where these are given.
    """
    notice = f'  "notice": {json.dumps(PSEUDONYMS.format(pseudonyms.mark))},\n' if pseudonyms else ""
    before = f'{{\n  "schema_version": "{SCHEMA_VERSION}",\n{notice}  "packets": ['
    for packet in packets:
        told = pseudonymized_packet(_packet(packet), pseudonyms) if pseudonyms else _packet(packet)
        yield f"{before}\n{indent(json.dumps(told, indent=2), ' ' * 4)}"
        before = ","
    yield "\n  ]\n}\n"


def not_read(packet: Packet) -> Iterator[str]:
    """Yield a sentence for each file of which something was left out on purpose, or is no document."""
    for file in packet.declarations:
        if file.protected:
            yield f"{packet.at(file.file)}: {', '.join(file.protected)} (never read)"
        if file.skipped:
            told = dict.fromkeys(f"{one.what} {one.why}" for one in file.skipped)
            yield f"{packet.at(file.file)}: {'; '.join(list(told)[:5])}"
    passed = [one.file for one in packet.unread if one.passed_over]
    if passed:
        yield f"{packet.path}: hidden files and a system's own ({len(passed)})"


def _packet(packet: Packet) -> dict[str, Any]:
    files = [*map(_file, packet.declarations), *map(_unread, packet.unread)]
    return {"path": packet.path, "files": sorted(files, key=lambda file: str(file["file"]))}


def _file(file: Declaration) -> dict[str, Any]:
    return {
        "file": file.file,
        "sha256": file.sha256,
        "kind": file.kind,
        "persons": [_person(person) for person in file.persons],
        "dois": [{"doi": work.doi, "place": _place(work.place)} for work in file.works if work.doi],
        "works_without_doi": sum(work.doi is None for work in file.works),
        "skipped": [{"what": one.what, "why": one.why, "place": _place(one.place)} for one in file.skipped],
        "not_read": list(file.protected),
    }


def _unread(one: Unread) -> dict[str, Any]:
    return {"file": one.file, "sha256": one.sha256, "kind": None, "why": one.why, "passed_over": one.passed_over}


def _person(person: DeclaredPerson) -> dict[str, Any]:
    return {
        "role": person.role,
        "name": person.name,
        "orcid": person.orcid,
        "openalex": person.openalex,
        "place": _place(person.place),
        "affiliations": [
            {
                "text": one.text,
                "ror": one.ror,
                "since": one.since.isoformat() if one.since else None,
                "until": one.until.isoformat() if one.until else None,
                "place": _place(one.place),
            }
            for one in person.affiliations
        ],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"line": place.line, "cell": place.cell}
