"""The listed bodies that findings lead to, each once: entries of several lists may be one body."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rsscan.render.told import Told


@dataclass(slots=True)
class Body:
    """A listed body: its name in the reader's language, and the findings that lead to it."""

    name: str
    findings: list[Told] = field(default_factory=list)

    @property
    def lists(self) -> str:
        """The lists that have it, and whether all links to it were looked into and set aside."""
        ids = ", ".join(dict.fromkeys(finding.text("list") for finding in self.findings))
        if all(finding.text("status") == "ignored" for finding in self.findings):
            return self.findings[0].language.say("{lists}; ignored", lists=ids)
        return ids

    def evidence(self) -> Iterator[tuple[Told, Told]]:
        """Yield every piece of evidence with its finding."""
        for finding in self.findings:
            for piece in finding.parts("evidence"):
                yield finding, piece


def bodies(subject: Told) -> dict[tuple[str, str], Body]:
    """Return the bodies in the order of their first findings; of one name and country, they are one."""
    found: dict[tuple[str, str], Body] = {}
    for finding in subject.parts("findings"):
        name = finding.text("entry_name")
        shown = subject.language.name(finding, "entry_names", name)
        found.setdefault((name, finding.text("country")), Body(shown)).findings.append(finding)
    return found


def work_of(piece: Told) -> str:
    """Return what tells a work, or the document that stands for one, from others."""
    return piece.text("doi") or piece.text("work") or piece.text("source")
