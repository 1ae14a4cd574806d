"""What `rsscan verify` does: the scan of a bundle again, by the way of every scan, and a comparison with its report."""

import json
import platform
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from rsscan.cli.options import ScanOptions, SeverityName
from rsscan.cli.question import Question, of_institutions, of_packets, of_people, of_persons, of_works
from rsscan.cli.run import prepared, reported
from rsscan.declaration import Packet
from rsscan.errors import InputError
from rsscan.inputs.bundles import RECORDS, REPORT, SUMS, Bundle, read_bundle, sha256_of
from rsscan.inputs.packets import packet_of
from rsscan.inputs.packets.unpacking import FILE_LIMIT, PacketFile
from rsscan.inputs.policies import load_kept_policy
from rsscan.inputs.report_file import whole_report
from rsscan.render import chunks
from rsscan.render.differences import differences
from rsscan.render.report_values import values_of
from rsscan.render.values import Values
from rsscan.sources import Opening, open_kept
from rsscan.subject import Location, Person
from rsscan.version import __version__


@dataclass(frozen=True, slots=True)
class Verified:
    """A sentence for everything that differs, and what is said beside."""

    differing: tuple[str, ...]
    said: tuple[str, ...]


def verified(folder: Path) -> Verified:
    """Check a bundle. Raises InputError with everything for which it is none or cannot be asked again."""
    bundle = read_bundle(folder)
    try:
        saved = whole_report(folder / REPORT)
        again = _asked_again(bundle)
    except InputError as error:
        raise InputError([*(f"{folder}: {each}" for each in bundle.differing), *error.problems]) from None
    differing = (*bundle.differing, *_compared(folder / REPORT, saved, again))
    return Verified(differing, tuple(_beside(bundle, len(differing))))


def _asked_again(bundle: Bundle) -> Values:
    """Return the report on the question of a bundle, answered from its own records and judged on its own terms."""
    said, options = bundle.said, _options(bundle)
    technology = [bundle.path(name) for name in said["technology"]]
    problems: list[str] = []
    question = ready = None
    try:
        question = _question(bundle)
    except InputError as error:
        problems += error.problems
    try:
        ready = prepared(options, date.min, lambda: load_kept_policy(bundle.path(said["policy"]), technology))
    except InputError as error:
        problems += error.problems
    if question is None or ready is None:
        raise InputError(problems)
    terms, lists, _ = ready
    with open_kept(bundle.path(RECORDS), Opening(**said["source"])) as source:
        return values_of(reported(question, source, terms, lists, bundle.started, options))


def _options(bundle: Bundle) -> ScanOptions:
    """Return the options of the run; a file that none was given for is none, whatever lies in the working directory."""
    said, asked = bundle.said, bundle.said["options"]
    return ScanOptions(
        lists=[str(bundle.path(name)) for name in said["lists"]],
        since=asked["since"],
        strict_lists=asked["strict_lists"],
        ignore_file=str(bundle.path(said["ignore_file"])) if said["ignore_file"] else "",
        ignore_max=asked["ignore_max"],
        indirect=asked["indirect"],
        baseline=str(bundle.path(said["baseline"])) if said["baseline"] else "",
        as_of=said["as_of"],
        fail_on=SeverityName(asked["fail_on"]),
    )


def _question(bundle: Bundle) -> Question:
    said = bundle.said
    match said["command"]:
        case "author":
            return of_persons(said["ids"])
        case "work":
            byline = said["byline"]
            file, called = (bundle.path(byline["file"]), byline["called"]) if byline else (None, None)
            return of_works(said["ids"], file, called)
        case "institution":
            return of_institutions(said["ids"], wide=said["options"].get("wide", False))
        case "batch":
            return of_people([_person(row) for row in said["people"]])
        case _:
            return of_packets([_packet(bundle, row) for row in said["packets"]])


def _person(row: dict[str, Any]) -> Person:
    return Person(
        Location(row["file"], row["line"]),
        row["id"],
        tuple(row["also"]),
        tuple(row["names"]),
        row["affiliation"],
        row["reference"],
    )


def _packet(bundle: Bundle, row: dict[str, Any]) -> Packet:
    return packet_of(row["called"], (_file(bundle, file) for file in row["files"]), row["alone"])


def _file(bundle: Bundle, row: dict[str, Any]) -> PacketFile:
    if row["file"] is None:
        return PacketFile(row["name"], why=row["why"] or "", passed_over=row["passed_over"])
    with bundle.path(row["file"]).open("rb") as stream:
        body = stream.read(FILE_LIMIT + 1)
    if len(body) > FILE_LIMIT:
        raise InputError(f"{bundle.path(row['file'])}: is larger than {FILE_LIMIT >> 20} MiB")
    return PacketFile(row["name"], body)


def _compared(path: Path, saved: dict[str, Any], again: Values) -> Iterator[str]:
    """Yield what differs between a saved report and one that was made anew, but for what a run cost and who made it."""
    head = dict(again.head)
    for key, part in (("run", "spent"), ("tool", "version")):
        if isinstance(saved.get(key), dict) and part in saved[key]:
            head[key] = {**head[key], part: saved[key][part]}
    text = "".join(chunks(replace(again, head=head), "json"))
    if text.encode(errors="backslashreplace") == path.read_bytes():
        return
    found = list(differences(saved, json.loads(text)))
    yield from found or [f"{path.name}: says the same and is written otherwise"]


def _beside(bundle: Bundle, differing: int) -> Iterator[str]:
    made, version = bundle.said["made_by"], platform.python_version()
    if (made["rsscan"], made["python"]) != (__version__, version):
        was = f"rsscan {made['rsscan']} on Python {made['python']}"
        yield f"Made by {was}, and asked again by {__version__} on {version}."
    sums = f"{bundle.files} files; {SUMS} has the sha256 {sha256_of(bundle.folder / SUMS)}."
    if differing:
        yield f"differs: {differing:,} {'difference' if differing == 1 else 'differences'}. {sums}"
    else:
        yield f"same: the report is what its records, lists and policy give. {sums}"
