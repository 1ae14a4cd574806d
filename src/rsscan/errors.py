"""What can go wrong, as a tree.

RsscanError
 ├─ InputError        something handed in cannot be used: every problem at once, exit 2
 └─ SourceError       a source could not look: never the same as "looked and found nothing", exit 3
     ├─ NotFound      the source looked and nobody has this identifier
     └─ BudgetSpent   the source will not answer until a given time
"""

from collections.abc import Iterable


class RsscanError(Exception):
    """Base of every error that is told to the user as a sentence."""


class InputError(RsscanError):
    """One or more things handed in cannot be used.

    `problems` are finished one-line sentences, each with file, line and path where there are any.
    """

    def __init__(self, problems: str | Iterable[str]) -> None:
        self.problems = (problems,) if isinstance(problems, str) else tuple(problems)
        super().__init__("\n".join(self.problems))


class SourceError(RsscanError):
    """A source could not look; what it would have found is unknown."""

    @property
    def sentence(self) -> str:
        """What happened, as a finished sentence."""
        said = str(self)
        return f"{said[:1].upper()}{said[1:]}."


class NotFound(SourceError):
    """The source looked and no record has this identifier."""


class BudgetSpent(SourceError):
    """The source refuses further calls for longer than one is willing to wait."""
