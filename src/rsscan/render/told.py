"""One object of a report, read as far as it goes: a saved report may be older than this program, or somebody else's.

Whatever text it holds is shown and never obeyed; what it lacks is remembered, so that it can be said.
"""

from typing import Any

from rsscan.render.escapes import shown
from rsscan.render.language import ENGLISH, Language
from rsscan.render.values import Values
from rsscan.severity import Severity

LONGEST = 1500
"""Characters of one text that are shown: more than any affiliation has that a person can read."""


class Told:
    """One JSON object, said in a language.

    `lacking` are the keys that were looked for here or below and are absent or of another kind.
    """

    def __init__(self, value: object, lacking: dict[str, None] | None = None, language: Language = ENGLISH) -> None:
        """Read a value; where it is no object, nothing is told and nothing of it lacks by itself."""
        self.language = language
        self._value = value if isinstance(value, dict) else None
        self.lacking: dict[str, None] = {} if lacking is None else lacking

    def __bool__(self) -> bool:
        """Whether there is an object at all."""
        return self._value is not None

    def text(self, key: str) -> str:
        """Return a text or a whole number as it is shown; empty where nothing is told."""
        return self._cut(self._shown(key))

    def number(self, key: str) -> float:
        """Return a number; 0 where nothing is told."""
        return float(self._of(key, float | int) or 0)

    def count(self, key: str) -> int:
        """Return a whole number; 0 where nothing is told."""
        return int(self._of(key, int) or 0)

    def count_if_told(self, key: str) -> int:
        """Return a whole number that is told only where it is not 0."""
        return self.count(key) if self._value is not None and key in self._value else 0

    def severity(self, key: str) -> Severity:
        """Return a severity; a word that none has is the highest, so that nothing hides behind it."""
        return next((one for one in Severity if one.word == self.text(key)), Severity.CRITICAL)

    def flag(self, key: str) -> bool:
        """Whether it is told that something is so."""
        return bool(self._of(key, bool))

    def part(self, key: str) -> "Told":
        """Return an object that belongs to this one."""
        return Told(self._of(key, dict), self.lacking, self.language)

    def parts(self, key: str) -> list["Told"]:
        """Return the objects of a list."""
        return [Told(row, self.lacking, self.language) for row in self._rows(key, dict)]

    def texts(self, key: str) -> list[str]:
        """Return the texts of a list."""
        return [self._cut(shown(row)) for row in self._rows(key, str)]

    def counts(self, key: str) -> list[int]:
        """Return the whole numbers of a list."""
        return [row for row in self._rows(key, int) if not _is_beyond(row)]

    def word(self, key: str, kind: str = "") -> str:
        """Return a word of the vocabulary in the reader's language; its kind is the key where it has the same name."""
        return self.language.word(kind or key, self.text(key))

    def sentence(self, key: str) -> str:
        """Return a sentence in the reader's language."""
        return self._cut(self.language.sentence(self._shown(key)))

    def sentences(self, key: str) -> list[str]:
        """Return the sentences of a list in the reader's language, which call a listed body as the reader does."""
        return [self._cut(self.language.sentence(self._named(shown(row)))) for row in self._rows(key, str)]

    def day(self, key: str) -> str:
        """Return a day as it is written in the reader's language; empty where nothing is told."""
        return self.language.day(self.text(key))

    def _named(self, sentence: str) -> str:
        """Return the sentence that tells which entry this is about, with the name that the entry has in the language.

        A sentence about what is printed quotes it, and stays.
        """
        if self._value is None or "entry_name" not in self._value:
            return sentence
        name, listed = self.text("entry_name"), " is on the list “"
        if not sentence.startswith(name + listed):
            return sentence
        return self.language.name(self, "entry_names", name) + sentence[len(name) :]

    def lacks(self, key: str) -> bool:
        """Whether a key was looked for in vain: what stands under it is not nothing, but unknown."""
        return self._value is None or key in self.lacking

    def _shown(self, key: str) -> str:
        return shown(str(found)) if (found := self._of(key, str | int)) is not None else ""

    def _rows(self, key: str, kind: type) -> list[Any]:
        rows = self._of(key, list) or []
        kept = [row for row in rows if isinstance(row, kind)]
        if len(kept) < len(rows):
            self.lacking[key] = None
        return kept

    def _of(self, key: str, kind: Any) -> Any:
        """Return what a key holds where it is of that kind; what is null is told, and is nothing."""
        if self._value is None or self._value.get(key, self) is None:
            return None
        found = self._value.get(key, self)
        if isinstance(found, kind) and isinstance(found, bool) == (kind is bool) and not _is_beyond(found):
            return found
        self.lacking[key] = None
        return None

    def _cut(self, text: str) -> str:
        left, kept = len(text) - LONGEST, text[:LONGEST]
        if left <= 0:
            return text
        return self.language.say("{text}… ({number} more characters)", text=kept, number=self.language.number(left))


def told_of(report: Values, language: Language = ENGLISH) -> Told:
    """Return what a report tells of the whole run: all but its subjects."""
    return Told({**report.head, "lists": list(report.lists), "summary": dict(report.summary)}, language=language)


def _is_beyond(found: object) -> bool:
    """Whether a whole number is larger than anything that is counted here."""
    return isinstance(found, int) and abs(found) > 1 << 62
