"""What the copy for the person concerned says: each listed body once, with what was found where, and nothing internal.

Left out are decisions and who took them, the rules of the policy by name, what nearly met, and where in which file of
an application something stands.
"""

from dataclasses import dataclass
from functools import cached_property

from rsscan.render.html.subject_part import Card, Piece, SubjectPart
from rsscan.render.in_words import bar_of, flags, is_ignored
from rsscan.render.language import Language
from rsscan.render.told import Told

_PROFILE = "OpenAlex author profile "
"""How it begins where evidence stands in a profile; whatever else is no address may be a file of an application."""


@dataclass(frozen=True, slots=True)
class Body:
    """A listed body with everything that was found of it on the same lines of the same works, list by list."""

    cards: tuple[Card, ...]

    @property
    def first(self) -> Card:
        """The finding whose evidence is shown."""
        return self.cards[0]

    @property
    def flagged(self) -> bool:
        """Whether a person is to look at it."""
        bar = bar_of(self.first.report)
        return any(flags(card.finding, bar) for card in self.cards)

    @property
    def set_aside(self) -> bool:
        """Whether a person has looked at it already."""
        return all(is_ignored(card.finding) for card in self.cards)

    @property
    def because(self) -> list[str]:
        """Why the policy asks about it, each sentence once."""
        rules = (card.finding.part("policy_rule") for card in self.cards)
        return list(dict.fromkeys(said for rule in rules if (said := rule.sentence("because"))))


class CopyPart:
    """What is said to the person that a report is about."""

    def __init__(self, part: SubjectPart) -> None:
        """Say in plain words what a part of the page says to a reviewer."""
        self.told = part.told
        self.not_shown = part.not_shown
        self._part = part

    @cached_property
    def bodies(self) -> list[Body]:
        """The listed bodies that were met."""
        first = [card for card in self._part.cards if card.before is None]
        return [Body((card, *(one for one in self._part.cards if one.before is card))) for card in first]

    @property
    def profiles(self) -> list[str]:
        """The records that were taken for the person's own."""
        own = (self.told.text("id"), self.told.text("orcid"), *self.told.texts("openalex_ids"))
        return list(dict.fromkeys(filter(None, own)))

    @property
    def unseen(self) -> list[str]:
        """What could not be seen, in plain words."""
        known = _unseen(self.told.language)
        codes = dict.fromkeys(gap.text("code") for gap in self.told.parts("gaps"))
        return [known[code] for code in codes if code in known]


def place(piece: Piece, language: Language) -> str:
    """Return where a piece of evidence stands: its address, or that of a profile; of a file only that it is one."""
    told = piece.told
    address = told.text("doi") or told.text("work")
    if address or told.text("source").startswith(_PROFILE):
        return address or told.sentence("source")
    return language.say("what was handed in")


def confidence(finding: Told) -> str:
    """Return in plain words how sure it is that the printed body is the listed one."""
    say, word = finding.language.say, finding.text("confidence")
    if word == "certain":
        return say("It is taken as certain that this is the listed body.")
    if word == "probable":
        return say("It is probable, and not certain, that this is the listed body.")
    return say("It is possible, and no more, that this is the listed body.")


def _unseen(language: Language) -> dict[str, str]:
    say = language.say
    return {
        "RS901": say("Nobody was found under the identifier that was looked for."),
        "RS902": say("It is not certain that all these records are yours, and of nobody else."),
        "RS903": say("Some of your works may be missing."),
        "RS904": say("The author list of a work ends early in the record."),
        "RS905": say("For some authors, the record shows no affiliation."),
        "RS906": say("A list is old or not complete."),
        "RS907": say("The source did not answer everything that was asked."),
        "RS908": say("A document could not be read."),
    }
