"""The part of the page that is about one subject: its findings as cards, and what stands around them."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from rsscan.render.chain import Step, steps
from rsscan.render.html.differing import Compared, compared
from rsscan.render.in_words import (
    author_of,
    beside,
    decides,
    decisive,
    is_ignored,
    is_known,
    is_own,
    lent,
    listed_days,
    listed_then,
    not_shown,
    printed_of,
    resolved,
    result,
    stands_in_byline,
    where,
)
from rsscan.render.joint_words import joint_lines
from rsscan.render.pictures import links, timeline
from rsscan.render.reading import Reading
from rsscan.render.told import Told

DECLARED = "RS910"
"""The code of what an application says otherwise than the records."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many open findings there are of one rule, severity and confidence, and the year of the last work."""

    finding: Told
    count: int
    latest: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence of a finding."""

    told: Told
    finding: Told

    @property
    def place(self) -> str:
        """The address of the work, or what is said of where it stands."""
        return self.told.text("doi") or self.told.text("work") or self.told.sentence("source")

    @property
    def is_own(self) -> bool:
        """Whether the line of the byline is the subject's own."""
        return is_own(self.finding)

    @property
    def author(self) -> Told:
        """Who stands on the line of the byline."""
        return author_of(self.told, self.finding)

    @property
    def stands_in_byline(self) -> bool:
        """Whether it is a line of a byline."""
        return stands_in_byline(self.told)

    @property
    def resolved(self) -> bool:
        """Whether OpenAlex made a body of what is printed."""
        return resolved(self.told)

    @property
    def beside(self) -> list[str]:
        """What a funder gave, and through whom an indirect link leads."""
        return list(beside(self.told))

    @property
    def printed(self) -> str:
        """The printed affiliation."""
        return printed_of(self.told)

    @property
    def lent(self) -> str:
        """Where the line stands and who gave its affiliation, where that was not OpenAlex."""
        return lent(self.told)

    @property
    def compared(self) -> Compared:
        """The printed text beside the listed name."""
        body = self.told.part("institution")
        return compared(self.printed or body.text("name"), self.told.text("matched"))

    @property
    def listed_then(self) -> str:
        """Whether the body was listed when the work appeared."""
        return listed_then(self.told, self.finding)


@dataclass(frozen=True, slots=True)
class Card:
    """One finding; `before` is the card of another list's entry with the same evidence, if there is one."""

    anchor: str
    finding: Told
    report: Told
    before: "Card | None"

    @property
    def listed(self) -> Told:
        """The list that the entry is on."""
        lists = self.report.parts("lists")
        return next((one for one in lists if one.text("id") == self.finding.text("list")), Told(None))

    @property
    def days(self) -> str:
        """From when until when the body is listed; empty where nothing is told."""
        return listed_days(self.finding)

    @property
    def pieces(self) -> list[Piece]:
        """The evidence, the decisive piece first."""
        evidence = self.finding.parts("evidence")
        first = decisive(evidence)
        ordered = sorted(evidence, key=lambda piece: piece is not first)
        return [Piece(piece, self.finding) for piece in ordered]

    @property
    def reasons(self) -> list[str]:
        """The reasons for the grade that the card before does not give."""
        told = self.before.finding.texts("reasons") if self.before else []
        language = self.finding.language
        return [language.sentence(reason) for reason in self.finding.texts("reasons") if reason not in told]

    @property
    def steps(self) -> list[Step]:
        """How the grade came about."""
        return list(steps(self.report, self.finding))


class SubjectPart:
    """What the page says of one subject."""

    def __init__(self, number: int, subject: Told, report: Told, reading: Reading) -> None:
        """Tell of a subject, which is the report's first, second, …"""
        self.anchor = f"s{number}"
        self.told = subject
        self.report = report
        self._reading = reading

    @cached_property
    def findings(self) -> list[Told]:
        """All findings, also those that are not shown."""
        return self.told.parts("findings")

    @cached_property
    def cards(self) -> list[Card]:
        """The findings that are shown."""
        first: dict[object, Card] = {}
        cards: list[Card] = []
        for finding in self.findings:
            if finding.severity("severity") >= self._reading.least:
                anchor = f"{self.anchor}f{len(cards) + 1}"
                card = Card(anchor, finding, self.report, first.get(where(finding)))
                first.setdefault(where(finding), card)
                cards.append(card)
        return cards

    @property
    def not_shown(self) -> str:
        """How many findings are left out; empty where none is."""
        hidden = len(self.findings) - len(self.cards)
        return not_shown(hidden, self._reading) if hidden else ""

    @property
    def open(self) -> list[Card]:
        """What counts for the verdict."""
        return [card for card in self.cards if decides(card.finding)]

    @property
    def known(self) -> list[Card]:
        """What an earlier report has."""
        return [card for card in self.cards if is_known(card.finding)]

    @property
    def ignored(self) -> list[Card]:
        """What somebody has looked into and set aside."""
        return [card for card in self.cards if is_ignored(card.finding)]

    @property
    def result(self) -> str:
        """The result in a sentence or two."""
        return result(self.told, self.report)

    @property
    def joint(self) -> list[str]:
        """What an institution published with listed bodies, counted."""
        return list(joint_lines(self.told))

    @property
    def tallies(self) -> list[Tally]:
        """The open findings by rule, severity and confidence, in the order of the report."""
        groups: dict[tuple[str, ...], list[Told]] = defaultdict(list)
        for card in self.open:
            groups[tuple(card.finding.text(key) for key in ("rule", "severity", "confidence"))].append(card.finding)
        return [
            Tally(group[0], len(group), max(finding.text("last_date")[:4] for finding in group))
            for group in groups.values()
        ]

    @property
    def blocking(self) -> list[Told]:
        """What could not be seen and leaves the verdict open."""
        return [gap for gap in self._gaps() if gap.flag("blocks_verdict")]

    @property
    def noted(self) -> list[Told]:
        """What else could not be seen."""
        return [gap for gap in self._gaps() if not gap.flag("blocks_verdict") and gap.text("code") != DECLARED]

    @property
    def declared(self) -> list[Told]:
        """What an application says otherwise than the records."""
        return [gap for gap in self._gaps() if not gap.flag("blocks_verdict") and gap.text("code") == DECLARED]

    @property
    def without(self) -> list[Told]:
        """The lists on which nothing was met."""
        met = {finding.text("list") for finding in self.findings}
        return [listed for listed in self.report.parts("lists") if listed.text("id") not in met]

    @cached_property
    def pictures(self) -> list[Markup]:
        """The pictures of the context; without a finding there is nothing that they would set in its place."""
        drawn = (timeline(self.told, self.report), links(self.told, self.report)) if self.findings else ()
        return [picture for picture in drawn if picture]

    def _gaps(self) -> list[Told]:
        return self.told.parts("gaps")
