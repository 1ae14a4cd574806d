"""What systems of continuous integration show of a report: a sentence a finding or gap, and a place to hang it on.

No person's name is in it: whom a line is about is told by the subject's id and by where it was named. Texts from
outside come out of `Told`, with every control and direction character written out and all of it on one line.
"""

import hashlib
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from rsscan.render.in_words import decisive, is_ignored, stands_in_byline, way
from rsscan.render.told import Told
from rsscan.render.values import Values

REVIEW = "For human review, not a determination."
"""The notice, where a system shows one sentence by itself."""

PRINTED = 300
"""Characters of a printed affiliation that a sentence quotes; more than nearly all of them have."""

_TIES = {
    "own": "The subject's own affiliation",
    "coauthor": "A co-author's affiliation",
    "funder": "An acknowledged funder",
    "indirect": "A co-author's affiliation on another work",
}


class Place(NamedTuple):
    """A file and line to show a remark at; where the subject stands in no file, a path that stands for the subject."""

    path: str
    line: int
    is_file: bool


class Remark(NamedTuple):
    """A finding or a gap, and the subject that it is about."""

    subject: Told
    about: Told


def subjects(report: Values) -> Iterator[Told]:
    """Yield the subjects of a report, as far as they are told."""
    return map(Told, report.subjects)


def findings_of(subject: Told) -> Iterator[Remark]:
    """Yield every finding about a subject, ignored ones too, in the order of the report."""
    return (Remark(subject, finding) for finding in subject.parts("findings"))


def gaps_of(subject: Told) -> Iterator[Remark]:
    """Yield everything about a subject that could not be seen."""
    return (Remark(subject, gap) for gap in subject.parts("gaps"))


def place_of(subject: Told) -> Place:
    """Return where to show what is said of a subject."""
    location = subject.part("location")
    if path := location.text("file"):
        return Place(path.removeprefix("./"), max(1, location.count("line")), is_file=True)
    parts = subject.text("id").removeprefix("https://").split("/")
    safe = "/".join(quote(part, safe="") for part in parts if part.strip("."))
    return Place(f"rsscan/{safe or 'subject'}.json", 1, is_file=False)


def heading(finding: Told) -> str:
    """Return a finding in a few words."""
    return f"{finding.text('rule')} {finding.text('severity')}: {finding.text('entry_name')} ({finding.text('list')})"


def sentence(remark: Remark) -> str:
    """Return a finding in sentences: what met what, how it is graded, why it is ignored, and whom it is about."""
    return " ".join((*_found(remark.about), f"Subject: {remark.subject.text('id')}.", REVIEW))


def disposed(finding: Told) -> str:
    """Return why and until when a finding is ignored; empty where it is open."""
    said = finding.part("disposition")
    if not is_ignored(finding):
        return ""
    days = f"decided {said.text('decided')}, expires {said.text('expires')}"
    return f"Ignored: {said.text('reason')} ({said.text('reviewer')}, {days})."


def unseen(remark: Remark) -> str:
    """Return a gap in sentences, and whom it is about."""
    return f"{remark.about.text('detail')} Subject: {remark.subject.text('id')}."


def mark_of(remark: Remark) -> str:
    """Return what tells a finding from every other one, and from itself once there is new evidence.

    Evidence alone would not do: two authors of one paper have the same.
    """
    said = f"{remark.about.text('id')}|{remark.about.text('fingerprint')}"
    return hashlib.sha256(said.encode()).hexdigest()


def dois(finding: Told, most: int) -> list[str]:
    """Return the DOIs of the works concerned, each once, the newest first, and no more than `most`."""
    return list(dict.fromkeys(doi for piece in finding.parts("evidence") if (doi := piece.text("doi"))))[:most]


def _found(finding: Told) -> Iterator[str]:
    piece = decisive(finding.parts("evidence"))
    tie = _TIES.get(finding.text("relation"), "An affiliation")
    listed = f"{finding.text('entry_name')}, an entry of the list “{finding.text('list')}” ({finding.text('entry')})"
    yield f"{tie} meets {listed}: {finding.part('proportion').text('sentence')}."
    yield f"Graded {finding.text('severity')}; the match is {finding.text('confidence')}."
    printed = piece.text("affiliation_text") or piece.part("institution").text("name") or "no affiliation"
    where = piece.text("doi") or piece.text("work") or piece.text("source")
    stands = "Printed" if stands_in_byline(piece) else "Named"
    yield f"{stands}: “{printed[:PRINTED]}{'…' if len(printed) > PRINTED else ''}” ({where})."
    if leads := way(piece):
        yield f"{leads[:1].upper()}{leads[1:]}."
    if ignored := disposed(finding):
        yield ignored
