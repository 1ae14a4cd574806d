"""The language of a reader: messages, sentences of a report, names, numbers and days as they are written in it.

A report's JSON is in English whatever language it is read in. Messages are those of the renderers, with `{fields}`;
catalogues are gettext files beside this package. English needs neither them nor Babel.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from rsscan.render.sentences import Sentences

if TYPE_CHECKING:
    from rsscan.render.told import Told

CONTEXT = "\x04"
"""What stands between the kind of a word and the word, as gettext has it between a context and a message."""

LANGUAGES = ("en", "ja", "zh-Hant")
"""Languages that people can read a report in."""

_MONTH = re.compile(r"\d{4}-\d\d")

KEPT = 10_000
"""Sentences whose translation is remembered: many findings of a report have the same reasons."""


class Language:
    """English: every message is as it stands in the code, and days are written as in ISO 8601.

    Things one after another are joined by its `comma`, clauses by its `semicolon`, whole sentences by its `space`.
    """

    tag = "en"
    comma = ", "
    semicolon = "; "
    space = " "
    _interface: Mapping[str, str] = {}
    _tags_of_names: Sequence[str] = ()

    def say(self, message: str, /, **fields: object) -> str:
        """Return a message of a renderer with its fields filled in."""
        return self._interface.get(message, message).format(**fields)

    def counted(self, one: str, several: str, number: int, /, **fields: object) -> str:
        """Return a message about a number of things, which is its field `{number}`."""
        message = self._interface.get(one, one if number == 1 else several)
        return message.format(number=self.number(number), **fields)

    def word(self, kind: str, word: str) -> str:
        """Return a word of a report's vocabulary: a `severity`, a `verdict`; one that is not known stays as it is."""
        return self._interface.get(f"{kind}{CONTEXT}{word}", word)

    def sentence(self, text: str) -> str:
        """Return what a report says in an English sentence; one that is not known stays as it is."""
        return text

    def number(self, value: int) -> str:
        """Return a whole number with its thousands parted."""
        return f"{value:,}"

    def share(self, value: float) -> str:
        """Return a share between 0 and 1 in per cent."""
        return f"{100 * value:.1f} %"

    def day(self, iso: str) -> str:
        """Return a day or a month that is written as in ISO 8601; what is neither stays as it is."""
        return iso

    def name(self, named: "Told", key: str, otherwise: str) -> str:
        """Return the name that a list has in this language, under a key of `{lang, value}`, else the other.

        In English it is always the other, by which the report itself calls the body.
        """
        names = {one.text("lang"): one.text("value") for one in named.parts(key)} if self._tags_of_names else {}
        return next((names[tag] for tag in self._tags_of_names if names.get(tag)), otherwise)


ENGLISH = Language()


class _Translated(Language):
    """A language with catalogues; none of these languages has a plural, or a space between words."""

    comma = "、"
    semicolon = "；"
    space = ""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self._tags_of_names = (tag, tag.partition("-")[0])
        self._locale = tag.replace("-", "_")
        self._interface = catalogue(self._locale, "interface")
        self._sentences = catalogue(self._locale, "sentences")
        self._said = lru_cache(KEPT)(Sentences(self._sentences, self).said)

    def sentence(self, text: str) -> str:
        return self._said(text)

    def name(self, named: "Told", key: str, otherwise: str) -> str:
        """Return the name that a list has in this language, else the title that a catalogue has, else the other."""
        return super().name(named, key, self._sentences.get(otherwise, otherwise))

    def number(self, value: int) -> str:
        from babel.numbers import format_decimal

        return format_decimal(value, locale=self._locale)

    def share(self, value: float) -> str:
        from babel.numbers import format_percent

        return format_percent(value, format="#,##0.0%", locale=self._locale)

    def day(self, iso: str) -> str:
        from babel.dates import format_date, format_skeleton

        is_month = bool(_MONTH.fullmatch(iso))
        try:
            day = date.fromisoformat(f"{iso}-01" if is_month else iso)
        except ValueError:
            return iso
        if is_month:
            return str(format_skeleton("yMMMM", day, locale=self._locale))
        return format_date(day, "long", locale=self._locale)


@cache
def language(tag: str) -> Language:
    """Return the language of a tag of `LANGUAGES`."""
    return ENGLISH if tag == ENGLISH.tag else _Translated(tag)


def catalogue(locale: str, domain: str) -> Mapping[str, str]:
    """Return what the messages of a domain are in a language: of a plural its one form, of a word what its kind is."""
    from babel.messages.pofile import read_po

    with (Path(__file__).parent / "languages" / locale / f"{domain}.po").open("rb") as stream:
        messages = [message for message in read_po(stream, locale=locale) if message.id and not message.fuzzy]
    return {
        f"{message.context or ''}{CONTEXT if message.context else ''}{_first(message.id)}": _first(message.string)
        for message in messages
        if _first(message.string)
    }


def _first(text: str | Sequence[str] | None) -> str:
    return text if isinstance(text, str) else text[0] if text else ""
