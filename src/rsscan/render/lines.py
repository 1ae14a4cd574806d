"""Lines of the table: broken where their language allows it, and with addresses that a terminal can follow."""

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len, chop_cells
from rich.containers import Lines
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from rsscan.identifiers import doi, openalex, orcid, ror
from rsscan.render.told import told_of
from rsscan.render.values import Values
from rsscan.render.wrapping import columns, pieces

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_OURS = frozenset({"https://help.openalex.org", "https://orcid.org"})
"""Addresses that the table itself names."""

_ADDRESS = re.compile(r"https://[!-~]++(?!\w)")
"""An address as far as it is in ASCII; one that goes on in other letters is none of a known form."""

_WORD = re.compile(r"\s+|\S+")

_WHOLE = 1 / 3
"""Of a line: wide signs without a blank that take no more are a name among words, and stay together."""

_PLAIN = re.compile(r"https://(?:[A-Za-z0-9-]+\.)+[A-Za-z]+(?:/[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%<>-]*)?")
"""What may be told to a terminal as an address."""

_ENDS = ".,;:!?'\")]}>"
_OPENED = {")": "(", "]": "[", "}": "{", ">": "<"}
"""What may stand behind an address in a sentence, and at the end of one too; brackets with those that open them."""


class Line(Text):
    """Text of which identifiers and other `known` addresses are links, on a terminal that shows links.

    Where wide signs stand in it, it is broken between them, for they are written without spaces.
    """

    __slots__ = ("known",)

    def __init__(self, text: str = "", style: str = "", known: Collection[str] = ()) -> None:
        """Make text in a style."""
        super().__init__(text, style)
        self.known = known

    def wrap(self, console: "Console", width: int, **how: Any) -> Lines:
        """Return the lines of the text, none wider than so many columns."""
        text = self.copy()
        if console.color_system:
            for start, address in addresses(self.plain, self.known):
                text.stylize(Style(link=address), start, start + len(address))
        if self.plain.isascii() or columns(self.plain) == len(self.plain) == cell_len(self.plain):
            return text.wrap(console, width, **how)
        lines = Lines()
        for line in text.split(allow_blank=True):
            broken = line.divide(_breaks(line.plain, width))
            for each in broken:
                each.rstrip_end(width)
            lines.extend(broken)
        return lines


def _breaks(text: str, width: int) -> Iterator[int]:
    """Yield where a text is broken into lines; what is wider than a line by itself is broken within."""
    at = used = 0
    for word in _WORD.findall(text):
        is_blank = word.isspace()
        for piece in [word] if columns(word) <= width * _WHOLE else pieces(word):
            for part in [piece] if is_blank else chop_cells(piece, width) or [piece]:
                if used and not is_blank and used + columns(part) > width:
                    yield at
                    used = 0
                at += len(part)
                used += columns(part)


def addresses(text: str, known: Collection[str] = ()) -> Iterator[tuple[int, str]]:
    """Yield where an identifier in full or a known address stands in a text, and the address.

    What only begins like one is left alone, for its link would lead elsewhere than it says.
    """
    for met in _ADDRESS.finditer(text):
        address = _trimmed(met.group(), known)
        if _PLAIN.fullmatch(address) and (address in _OURS or address in known or _is_identifier(address)):
            yield met.start(), address


def _trimmed(address: str, known: Collection[str]) -> str:
    """Return an address without what stands behind it in a sentence: an end, or a bracket that it does not open."""
    while address[-1] in _ENDS and address not in known and not _closes(address):
        address = address[:-1]
    return address


def _closes(address: str) -> bool:
    """Whether an address ends with a bracket that it opens."""
    opened = _OPENED.get(address[-1])
    return opened is not None and address.count(opened) >= address.count(address[-1])


def _is_identifier(address: str) -> bool:
    return any(read(address) == address for read in (doi, orcid, openalex, ror))


def given(report: Values) -> frozenset[str]:
    """Return the addresses that the lists and the policy of a report give."""
    told = told_of(report)
    sources = told.part("run").part("policy").parts("sources")
    found = (*(row.text("source_url") for row in told.parts("lists")), *(source.text("url") for source in sources))
    return frozenset(filter(None, found))


def listed(part: Text) -> Table:
    """Return a sentence behind a bullet, its further lines in line with the first."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_row("   •", part)
    return grid


def indented(part: "RenderableType", columns: int) -> Padding:
    """Return a part some columns further right."""
    return Padding(part, (0, 0, 0, columns))
