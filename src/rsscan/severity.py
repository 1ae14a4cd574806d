"""The ordered words of a grade: severity comes from policy, confidence from the match, never mixed."""

from enum import IntEnum, StrEnum


class Severity(IntEnum):
    """How much a policy says a link matters; ordered, so `max` is the worst."""

    NONE = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3
    CRITICAL = 4

    @property
    def word(self) -> str:
        """The word that users write and read."""
        return self.name.lower()


class Confidence(IntEnum):
    """How sure the match is that the printed body is the listed one; ordered."""

    POSSIBLE = 1
    PROBABLE = 2
    CERTAIN = 3

    @property
    def word(self) -> str:
        """The word that users write and read."""
        return self.name.lower()


class Relation(IntEnum):
    """How the subject is tied to the listed body; the value is the first digit of the rule code."""

    OWN = 1
    COAUTHOR = 2
    FUNDER = 3
    INDIRECT = 4

    @property
    def word(self) -> str:
        """The word that users write and read."""
        return self.name.lower()


class Ladder(IntEnum):
    """What met what, strongest first; the value is the last digit of the rule code."""

    IDENTIFIER = 1
    LINEAGE = 2
    LISTED_NAME = 3
    SIMILAR_NAME = 4
    JURISDICTION = 5

    @property
    def word(self) -> str:
        """The words that users read."""
        return self.name.lower().replace("_", " ")


class Verdict(StrEnum):
    """What a scan says of a subject or of a whole run, what beats others first."""

    FLAGGED = "flagged"
    INCOMPLETE = "incomplete"
    CLEAR = "clear"

    @property
    def exit_code(self) -> int:
        """The exit code of the process: 0 clear, 1 flagged, 3 no verdict."""
        return {"clear": 0, "flagged": 1, "incomplete": 3}[self.value]


def rule_code(relation: Relation, ladder: Ladder) -> str:
    """The public code of a rule, such as `RS203` for a co-author met by a listed name."""
    return f"RS{relation.value}0{ladder.value}"
