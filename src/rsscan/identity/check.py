"""What a check of identity looks at and what it says."""

from dataclasses import dataclass
from enum import StrEnum

NAMES = "names"
"""The name of the check that looks at names of persons."""


class Result(StrEnum):
    """How a check went; what could not be checked is no doubt."""

    PASSED = "passed"
    DOUBT = "doubt"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that may show a profile to be of several persons, with its result and the reason as a sentence.

    `name` and `looks_at` are the same for every subject.
    """

    name: str
    looks_at: str
    result: Result
    reason: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a check asks of every subject; an answer makes it a check."""

    name: str
    looks_at: str

    def passed(self, reason: str) -> Check:
        """Nothing speaks against one person."""
        return Check(self.name, self.looks_at, Result.PASSED, reason)

    def doubt(self, reason: str) -> Check:
        """Something does."""
        return Check(self.name, self.looks_at, Result.DOUBT, reason)

    def not_checked(self, reason: str) -> Check:
        """There is nothing to judge by."""
        return Check(self.name, self.looks_at, Result.NOT_CHECKED, reason)


@dataclass(frozen=True, slots=True)
class Identity:
    """`confirmed`, `uncertain` or `unknown`, with the reasons as sentences and every check in its fixed order."""

    status: str
    reasons: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()

    @property
    def doubts(self) -> tuple[Check, ...]:
        """The checks that doubt."""
        return tuple(check for check in self.checks if check.result is Result.DOUBT)

    @property
    def caps_confidence(self) -> bool:
        """Whether more than names is in doubt; a name may keep a scan from being clear and changes no finding."""
        return any(check.name != NAMES for check in self.doubts)
