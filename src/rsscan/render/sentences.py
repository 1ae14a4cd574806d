"""The English sentences of a report in another language: known by their fixed words, their fields carried over.

A catalogue has patterns such as `{works_number} of {of_number} works`. What a field may hold is the end of its name:

- `number`, `day` (as in ISO 8601), `id` (one word): nothing else fits; a day is written in the reader's way
- `said`: a sentence or clause that is itself known; `each`: several of them, parted by semicolons
- `word`: a word of the vocabulary, of the kind that stands before (`{effect_word}`), or one that is known, else
  anything; `any`: such words, or identifiers, parted by “or”
- `told`: what is known, else anything
- `some`: a list as the judgement writes it, with `and 3 more` at its end; `items`: what stands before that
- else anything, which is carried over as it is

Text from outside stands in fields: it is looked through once or twice for the fixed words and never read as a pattern.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rsscan.render.language import Language

_FIELD = re.compile(r"\{(\w+)\}")
_NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ID = re.compile(r"\S+")
_END = re.compile(r"\. (?=\S)")

_DEPTH = 4
"""Clauses inside of each other."""

_TRIED = 1000
"""Clauses that are remembered: a long text has the same one within several others."""

_MOST = 12
"""Sentences in one text."""

_HEAD = 4
"""Letters by which a sentence is looked up."""

_OR, _ALSO = " or ", "; "
_MORE = ("{listed_items} and {more_number} more",)
_ITEMS = (
    "one without a title ({place})", "{work} ({place}) is {known_id}", "author {position_number} of {work}",
    "{orcid_id} on {count_number}", "{begin_number} to {end_number}",
)  # fmt: skip
"""What is ours of the items of a list; the others are names, titles and places. None of this is a sentence."""


_Field = Callable[[str, str, int], str | None]
"""From what stands before the kind in a field's name, its value, and how deep clauses may still be, to what it is."""


class _Pattern:
    """An English sentence with fields, and what it is in another language."""

    def __init__(self, english: str, translation: str) -> None:
        pieces = _FIELD.split(english)
        self.literals, self.names = pieces[::2], pieces[1::2]
        self.kinds = [name.rpartition("_")[::2] for name in self.names]
        self.translation = translation
        self.longest = max(self.literals, key=len)
        self.fixed = sum(map(len, self.literals))

    def values(self, text: str) -> Iterator[Sequence[str]]:
        """Yield what the fields may be: with the fixed words as far right as they stand there, and as far left."""
        first, *inner, last = self.literals
        start, end = len(first), len(text) - len(last)
        if start < end and text.startswith(first) and text.endswith(last):
            rightmost = _from_the_right(text, start, end, inner)
            if rightmost and all(rightmost):
                yield rightmost
            leftmost = _from_the_left(text, start, end, inner) if rightmost and inner else None
            if leftmost and all(leftmost) and leftmost != rightmost:
                yield leftmost


def _from_the_left(text: str, start: int, end: int, literals: Sequence[str]) -> list[str] | None:
    values = []
    for literal in literals:
        at = text.find(literal, start, end)
        if at < 0:
            return None
        values.append(text[start:at])
        start = at + len(literal)
    return [*values, text[start:end]]


def _from_the_right(text: str, start: int, end: int, literals: Sequence[str]) -> list[str] | None:
    values = []
    for literal in reversed(literals):
        at = text.rfind(literal, start, end)
        if at < 0:
            return None
        values.append(text[at + len(literal) : end])
        end = at
    return [text[start:end], *reversed(values)]


def _as_it_is(_: str, value: str, __: int) -> str:
    return value


class Sentences:
    """The sentences of one language."""

    def __init__(self, catalogue: Mapping[str, str], spoken: "Language") -> None:
        """Take a catalogue from English to the language."""
        self._spoken = spoken
        self._clause = lru_cache(_TRIED)(self._clause_of)
        self._fixed = {english: said for english, said in catalogue.items() if not _FIELD.search(english)}
        self._patterns = {english: _Pattern(english, catalogue[english]) for english in catalogue.keys() - self._fixed}
        self._by_head: dict[str, list[_Pattern]] = defaultdict(list)
        whole = [pattern for english, pattern in self._patterns.items() if english not in {*_MORE, *_ITEMS}]
        for pattern in sorted(whole, key=lambda one: (-one.fixed, one.literals)):
            self._by_head[pattern.literals[0][:_HEAD] if len(pattern.literals[0]) >= _HEAD else ""].append(pattern)
        self._kinds: Mapping[str, _Field] = {
            "number": lambda _, value, __: value if _NUMBER.fullmatch(value) else None,
            "day": lambda _, value, __: spoken.day(value) if _DAY.fullmatch(value) else None,
            "id": lambda _, value, __: value if _ID.fullmatch(value) else None,
            "word": self._word,
            "any": self._any,
            "said": lambda _, value, depth: self._clause(value, depth),
            "told": self._told,
            "each": self._each,
            "some": self._some,
            "items": self._items,
        }
        self._heads = {english[:_HEAD] for english in self._fixed} | self._by_head.keys() - {""}

    def said(self, text: str) -> str:
        """Return the sentence or sentences of a text in the language; what is not known whole stays as it is."""
        found = self._sentences(text)
        if found is None and text[:1].isupper():  # a clause that was made a sentence
            found = self._sentences(text[0].lower() + text[1:])
        return text if found is None else found

    def _sentences(self, text: str) -> str | None:
        """Part a text into known sentences, as many as there are."""
        ends = [met.end() for met in _END.finditer(text) if self._may_begin(text, met.end())][:_MOST]
        reached = {0: ""}
        for start in (0, *ends):
            for end in (*ends, len(text)) if start in reached else ():
                if end > start and (said := self._clause(text[start:end].rstrip(), _DEPTH, start > 0)) is not None:
                    reached[end] = reached[start] + said
        return reached.get(len(text))

    def _may_begin(self, text: str, at: int) -> bool:
        return text[at].isdigit() or text[at : at + _HEAD] in self._heads

    def _clause_of(self, text: str, depth: int, behind: bool = False) -> str | None:
        """Return what a clause is; one behind another sentence begins with words of its own, or a number."""
        if text in self._fixed:
            return self._fixed[text]
        if depth:
            for head in (text[:_HEAD], "") if not behind or text[0].isdigit() else (text[:_HEAD],):
                for pattern in self._by_head.get(head, ()):
                    if pattern.longest in text and (said := self._filled(pattern, text, depth)) is not None:
                        return said
        return None

    def _filled(self, pattern: _Pattern, text: str, depth: int) -> str | None:
        for values in pattern.values(text):
            fields: dict[str, str] = {}
            for name, (of, kind), value in zip(pattern.names, pattern.kinds, values, strict=True):
                said = self._kinds.get(kind, _as_it_is)(of, value, depth - 1)
                if said is None:
                    break
                fields[name] = said
            else:
                return pattern.translation.format(**fields)
        return None

    def _word(self, of: str, value: str, _: int) -> str:
        said = self._spoken.word(of, value)
        return self._fixed.get(value, value) if said == value else said

    def _any(self, of: str, value: str, depth: int) -> str | None:
        words = [(one, self._word(of, one, depth)) for one in value.split(_OR)]
        known = all(said != one or _ID.fullmatch(one) for one, said in words)
        return self._fixed.get(_OR, _OR).join(said for _, said in words) if known else None

    def _told(self, of: str, value: str, depth: int) -> str:
        return self._clause(value, depth) or self._kinds["day"](of, value, depth) or value

    def _each(self, _: str, value: str, depth: int) -> str | None:
        parts = [self._clause(one, depth) for one in value.split(_ALSO)]
        return self._spoken.semicolon.join(filter(None, parts)) if all(parts) else self._clause(value, depth)

    def _some(self, of: str, value: str, depth: int) -> str:
        return self._first(_MORE, value, depth) or self._items(of, value, depth)

    def _items(self, _: str, value: str, depth: int) -> str:
        return ", ".join(self._first(_ITEMS, one, depth) or one for one in value.split(", "))

    def _first(self, of: Iterable[str], text: str, depth: int) -> str | None:
        """Return what a text is by the first of some patterns that it fits."""
        known = (self._patterns[english] for english in of if english in self._patterns)
        return next(filter(None, (self._filled(pattern, text, depth) for pattern in known)), None)
