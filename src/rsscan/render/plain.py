"""What a terminal shows, as plain text for a file or a pipe."""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment

WIDTH = 80
"""Columns in a file or pipe, where there is no terminal to ask."""

_HEEDED = re.compile(r"^(\s*):(?=:)|#(?=#\[)", re.MULTILINE)
"""What begins a command where a job's runner reads the log: `::` at the beginning of a line, `##[` anywhere."""


def plain(parts: Iterable[RenderableType], width: int = WIDTH) -> str:
    """Return parts as text without colour and without spaces at the ends of lines."""
    return "".join(pieces(parts, width))


def pieces(parts: Iterable[RenderableType], width: int = WIDTH) -> Iterator[str]:
    """Yield that text part by part; no line of it is a command to the runner of a job, wherever it was broken."""
    stream = io.StringIO()
    console = Console(file=stream, width=width, color_system=None, force_terminal=False)
    for part in parts:
        stream.seek(0)
        stream.truncate()
        show((part,), console)
        yield _HEEDED.sub(lambda met: f"{met.group(1) or ''}\\x{ord(met.group()[-1]):02x}", stream.getvalue())


def show(parts: Iterable[RenderableType], console: Console, *, linked: bool = False) -> None:
    """Print parts to a console, as wide as it is; what looks like markup in them is text.

    Addresses in them are links only where it is said so and the console shows colour.
    """
    for part in parts:
        console.print(_Trimmed(part, linked), markup=False, highlight=False, emoji=False)


@dataclass(frozen=True, slots=True)
class _Trimmed:
    """A part without blanks at the ends of its lines, which a terminal could wrap, and without links if need be."""

    part: RenderableType
    linked: bool

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the segments of the part."""
        segments = console.render(self.part, options)
        for line in Segment.split_lines(segments if self.linked else Segment.strip_links(segments)):
            while line and not line[-1].text.rstrip():
                line.pop()
            yield from line[:-1]
            yield from (Segment(last.text.rstrip(), last.style) for last in line[-1:])
            yield Segment.line()
