"""How people read a report: what is left out of it, what is explained, in which language, and who reads it."""

from dataclasses import dataclass
from typing import Literal

from rsscan.render.language import ENGLISH, Language
from rsscan.severity import Severity

Audience = Literal["reviewer", "subject"]
"""Who reads: whoever reviews links, or the person whose links they are."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader asks for; it concerns the formats that people read, and changes nothing that is counted.

    Findings below `least` are left out, and it is said how many; to `explain` is to show the chain of each grade.
    `width` is that of a table in columns, None for that of the terminal or of a file.
    """

    least: Severity = Severity.NONE
    explain: bool = False
    language: Language = ENGLISH
    audience: Audience = "reviewer"
    width: int | None = None


PLAIN = Reading()
"""Everything, in English, for a reviewer."""
