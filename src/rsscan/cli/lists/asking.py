"""What `lists resolve` does around the questions: read the list, ask, check what is accepted, write it whole."""

import logging
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rsscan import identifiers, shipped
from rsscan.cli.options import ScanOptions
from rsscan.cli.run import source_of
from rsscan.errors import InputError, SourceError
from rsscan.files import write
from rsscan.inputs import yaml_tree
from rsscan.inputs.list_remarks import remarks
from rsscan.inputs.lists import load_lists, shipped_lists
from rsscan.inputs.yaml_tree import Document
from rsscan.matching import Index
from rsscan.publications import InstitutionProfile
from rsscan.render.list_yaml import formatted
from rsscan.resolution import Proposal, contradiction, obstacle, proposals, questions, resolved, unresolved
from rsscan.sources import Source
from rsscan.watchlist import Entry, Watchlist

_LOG = logging.getLogger(__name__)

NAMED = 5
"""Entries that could not be asked for which a sentence names; JSON has all."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An entry, every body that the source knows by its names, and those of them that it may be."""

    entry: Entry
    bodies: tuple[InstitutionProfile, ...]
    proposals: tuple[Proposal, ...]


@dataclass(slots=True)
class Work:
    """One list being resolved: `home` is its file, `target` where it is written, None for a shipped list."""

    name: str
    watchlist: Watchlist
    home: Path
    target: Path | None
    output: Path | None
    options: ScanOptions
    passed_over: int = 0
    not_asked: list[str] = field(default_factory=list)
    fault: str | None = None

    def chosen(self, wanted: Sequence[str], limit: int | None) -> tuple[Entry, ...]:
        """Return the entries to ask for; one asked for by its id must be there and lack an identifier."""
        entries = unresolved(self.watchlist)
        if wanted:
            entries = self.named("--entry", wanted)
        kept = entries[:limit]
        self.passed_over = len(entries) - len(kept)
        return kept

    def named(self, flag: str, wanted: Sequence[str]) -> tuple[Entry, ...]:
        """Return the entries of these ids. Raises InputError for every one that cannot be resolved."""
        by_id = {entry.id: entry for entry in self.watchlist.entries}
        problems = []
        for entry_id in dict.fromkeys(wanted):
            if entry_id not in by_id:
                problems.append(f"{flag} {entry_id}: is not an entry of {self.name}")
            elif why := obstacle(by_id[entry_id]):
                problems.append(f"{flag} {entry_id}: {why}")
        if problems:
            raise InputError(problems)
        return tuple(by_id[entry_id] for entry_id in dict.fromkeys(wanted))

    def asked(self, entries: Sequence[Entry]) -> Iterator[Answered]:
        """Yield the answers as they come; the first failure of the source ends them and is kept.

        Offline the rest may be in the cache, and is looked for.
        """
        if not entries:
            return
        index = Index([self.watchlist])
        with source_of(self.options) as source:
            for at, entry in enumerate(entries):
                try:
                    yield _answered(source, index, entry)
                except SourceError as error:
                    self.fault = self.fault or str(error)
                    if not self.options.offline:
                        self.not_asked += [each.id for each in entries[at:]]
                        return
                    self.not_asked.append(entry.id)

    def write(self, accepted: Mapping[str, InstitutionProfile]) -> None:
        """Write the list with the identifiers of the accepted bodies, its comments kept, whole or not at all."""
        if not accepted or self.target is None:
            sys.stdout.write("Nothing was written.\n")
            return
        document = yaml_tree.read(self.home)
        if document.sha256 != self.watchlist.sha256:
            raise InputError(f"{self.home}: was changed meanwhile; nothing was written, run again")
        if doubtful := _newly_weak(document, self.watchlist):
            _LOG.warning(
                "%s: names that other bodies may bear are written as weak, as they are read: %d", self.home, doubtful
            )
        kept = remarks(document, self.home.read_text(encoding="utf-8-sig"))
        write(self.target, formatted(resolved(self.watchlist, accepted), kept), private=False)
        count = len(accepted)
        sys.stdout.write(f"{self.target}: identifiers of {count} {'entry' if count == 1 else 'entries'} written\n")

    def end(self) -> None:
        """Say what could not be asked. Raises SourceError, so that the command ends with code 3."""
        if self.fault is None:
            return
        ids = self.not_asked
        more = f" and {len(ids) - NAMED} more" if len(ids) > NAMED else ""
        raise SourceError(f"RS907 {self.fault}. Not asked: {', '.join(ids[:NAMED])}{more}.")


def _newly_weak(document: Document, watchlist: Watchlist) -> int:
    """Count the names that the file does not call weak and that were read as weak."""
    rows = [name for entry in document.value["entries"] for name in entry["names"]]
    said = [name for name in rows if isinstance(name, dict) and name.get("strength") == "weak"]
    return sum(name.weak for entry in watchlist.entries for name in entry.names) - len(said)


def prepared(name: str, options: ScanOptions, output: Path | None) -> Work:
    """Read the list and see that it can be written. Raises InputError before anything is asked."""
    is_shipped = name in shipped_lists()
    home = shipped.folder("lists") / f"{name}.yaml" if is_shipped else Path(name)
    if not home.exists():
        raise InputError(f"{name}: is neither a shipped list ({', '.join(shipped_lists())}) nor a file")
    [watchlist] = load_lists([name])
    if options.offline and options.no_cache:
        raise InputError("--offline and --no-cache together leave nothing to read from")
    if output is not None and (output.is_dir() or not output.parent.is_dir()):
        what = "is a folder, not a file" if output.is_dir() else f"there is no folder {output.parent}"
        raise InputError(f"--output {output}: {what}")
    return Work(name, watchlist, home, output or (None if is_shipped else home), output, options)


def accepted(work: Work, given: Sequence[str]) -> dict[str, InstitutionProfile]:
    """Return the body for each `ENTRY=ROR`; each must be one that the source proposes for the entry.

    Raises InputError with every one that is not, SourceError where the source could not be asked.
    """
    if work.target is None:
        raise InputError(
            f"--accept: {work.name} is a list that came with rsscan and is not changed in its place; give -o PATH for "
            "a list of your own, or the path of the file"
        )
    wanted = _wanted(given)
    entries = work.named("--accept", tuple(wanted))
    answers = list(work.asked(entries))
    if work.fault is not None:
        raise SourceError(f"RS907 {work.fault}. Nothing was written.")
    problems: list[str] = []
    found: dict[str, InstitutionProfile] = {}
    for each in answers:
        identifier = wanted[each.entry.id]
        fitting = [one.body for one in each.proposals if identifier in (one.body.ror, one.body.id)]
        if fitting:
            found[each.entry.id] = fitting[0]
        else:
            problems.append(f"--accept {each.entry.id}={identifier}: {_refused(each, identifier)}")
    if problems:
        raise InputError(problems)
    return found


def _answered(source: Source, index: Index, entry: Entry) -> Answered:
    bodies = {body.id: body for question in questions(entry) for body in source.institutions(question, entry.country)}
    return Answered(entry, tuple(bodies.values()), proposals(index, entry, bodies.values()))


def _wanted(given: Sequence[str]) -> dict[str, str]:
    """Read `ENTRY=ROR`: one body for an entry, and one entry for a body."""
    wanted: dict[str, str] = {}
    problems = []
    for text in given:
        entry_id, _, written = text.partition("=")
        identifier = identifiers.ror(written) or identifiers.openalex(written, "I")
        if identifier is None:
            problems.append(f"--accept {text}: must be ENTRY=ROR (my-list/entry=https://ror.org/…)")
        elif entry_id in wanted:
            problems.append(f"--accept {text}: {entry_id} is given twice")
        elif identifier in wanted.values():
            problems.append(f"--accept {text}: {identifier} is given to two entries")
        else:
            wanted[entry_id] = identifier
    if problems:
        raise InputError(problems)
    return wanted


def _refused(answer: Answered, identifier: str) -> str:
    """Say why a body is not taken for an entry."""
    for body in answer.bodies:
        if identifier in (body.ror, body.id) and (why := contradiction(answer.entry, body)):
            return f"{body.name} {why}"
    known = ", ".join(one.body.ror or one.body.id for one in answer.proposals)
    return f"is not proposed for this entry; {f'proposed: {known}' if known else 'nothing is'}"
