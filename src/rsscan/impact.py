"""Which scanned subjects a new edition of a list touches, as far as their saved reports can tell."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rsscan.editions import Change, Difference
from rsscan.matching import Index, matches
from rsscan.publications import Institution
from rsscan.watchlist import Entry, Watchlist


@dataclass(frozen=True, slots=True)
class Seen:
    """One piece of evidence of a saved report: what was printed, and what it was resolved to."""

    text: str | None
    institution: Institution | None


@dataclass(frozen=True, slots=True)
class SavedFinding:
    """A finding of a saved report, by its id, list and entry."""

    id: str
    list_id: str
    entry_id: str
    evidence: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedSubject:
    """A subject of a saved report; `place` is the file, and where in it."""

    place: str
    id: str
    name: str | None
    findings: tuple[SavedFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class Touched:
    """A subject whom a change of a list touches: the finding it is about, if there is one, and what happens to it."""

    subject: SavedSubject
    finding: str | None
    entry_id: str
    what: str


def touched(subjects: Iterable[SavedSubject], old: Watchlist, new: Watchlist, told: Difference) -> tuple[Touched, ...]:
    """Say whom a new edition touches: whose finding goes, is renamed or changes, and whose evidence meets a new name.

    A report keeps the affiliations that met a list and no others, so a body that no list named before can touch
    subjects who are not told here.
    """
    gone = {entry.id for entry in told.removed}
    renamed = {one.id: other for one, other in told.renamed}
    changed = {one.id: what for one, _, what in told.changed}
    index = Index([replace(new, entries=tuple(_newly_met(told)))])
    found = []
    for subject in subjects:
        own = [finding for finding in subject.findings if finding.list_id in {old.id, new.id}]
        for finding in own:
            if finding.entry_id in gone:
                found.append(Touched(subject, finding.id, finding.entry_id, "is no longer listed"))
            if finding.entry_id in renamed:
                name = renamed[finding.entry_id].name
                found.append(Touched(subject, finding.id, finding.entry_id, f"is now called {name}"))
            if finding.entry_id in changed:
                found.append(Touched(subject, finding.id, finding.entry_id, _said(changed[finding.entry_id])))
        found += _met_anew(subject, index, {finding.entry_id for finding in own})
    return tuple(found)


def _said(what: tuple[Change, ...]) -> str:
    return "changed: " + ", ".join(dict.fromkeys(change.field for change in what))


def _newly_met(told: Difference) -> Iterable[Entry]:
    """Yield what a text may meet now and could not before: entries that are new, and names new in known ones."""
    yield from told.added
    pairs = {
        other.id: (one, other) for one, other in (*told.renamed, *((one, other) for one, other, _ in told.changed))
    }
    for one, other in pairs.values():
        known = {name.value for name in one.names}
        if names := tuple(name for name in other.names if name.value not in known):
            yield replace(other, names=names)


def _met_anew(subject: SavedSubject, index: Index, known: set[str]) -> Iterable[Touched]:
    """Yield each entry that evidence of any list meets now, once, with the text that does."""
    told: set[str] = set()
    for finding in subject.findings:
        for seen in finding.evidence:
            texts = [seen.text] if seen.text else []
            for match in matches(index, texts, [seen.institution] if seen.institution else []):
                if match.entry.id in told | known:
                    continue
                told.add(match.entry.id)
                said = match.text or (match.institution.name if match.institution else None) or match.query
                yield Touched(
                    subject,
                    None,
                    match.entry.id,
                    f"is met now ({match.ladder.word}, {match.confidence.word}) by “{said}”",
                )
