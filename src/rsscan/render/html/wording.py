"""What templates write words with: phrases whose fields may be markup, addresses as links, names of bodies."""

import re

from markupsafe import Markup, escape

from rsscan.render.language import Language
from rsscan.render.told import Told

_ADDRESS = re.compile(r"https://[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?:/[\w./~:;,?&=()+!*'$%#-]*)?", re.ASCII)
"""An address of a record or of a list: encrypted, with a plain name of a host, without a user or a port."""

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", re.ASCII)


class Wording:
    """Words in the language of a reader, safe to stand in HTML."""

    def __init__(self, language: Language) -> None:
        """Write in this language."""
        self._language = language

    def say(self, message: str, /, **fields: object) -> str:
        """Return a message; fields that are markup stay so, all else is text."""
        if not any(hasattr(field, "__html__") for field in fields.values()):
            return self._language.say(message, **fields)
        blank = self._language.say(message, **{name: f"{{{name}}}" for name in fields})
        return escape(blank).format(**fields)

    def counted(self, one: str, several: str, number: int, /, **fields: object) -> str:
        """Return a message about a number of things."""
        return self._language.counted(one, several, number, **fields)

    def link(self, address: str) -> str:
        """Return an address as a link that shows it, where it is one and nothing else."""
        if not _ADDRESS.fullmatch(address):
            return escape(address)
        return Markup('<a href="{}" rel="noreferrer noopener">{}</a>').format(address, address)

    def tongue(self, told: Told, key: str, name: str) -> str:
        """Return the language of a name by a key of `{lang, value}`; empty where it is the page's, or not known."""
        tags = [one.text("lang") for one in told.parts(key) if one.text("value") == name]
        known = [tag for tag in tags if _TAG.fullmatch(tag)]
        return "" if self._language.tag in tags or not known else known[0]

    def titled(self, told: Told, key: str, otherwise: str) -> str:
        """Return the name of a thing in the reader's language, else the other, marked with the language that it has."""
        name = self._language.name(told, key, otherwise)
        tongue = self.tongue(told, key, name)
        return Markup('<span lang="{}">{}</span>').format(tongue, name) if tongue else escape(name)
