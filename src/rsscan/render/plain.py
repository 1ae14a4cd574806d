"""What a terminal shows, as plain text for a file or a pipe."""

import io
from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType

WIDTH = 80
"""Columns in a file or pipe, where there is no terminal to ask."""


def plain(parts: Iterable[RenderableType], width: int = WIDTH) -> str:
    """Return parts as text without colour and without spaces at the ends of lines."""
    return "".join(pieces(parts, width))


def pieces(parts: Iterable[RenderableType], width: int = WIDTH) -> Iterator[str]:
    """Yield that text part by part."""
    for part in parts:
        stream = io.StringIO()
        show((part,), Console(file=stream, width=width, color_system=None, force_terminal=False))
        yield "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())


def show(parts: Iterable[RenderableType], console: Console) -> None:
    """Print parts to a console, as wide as it is; what looks like markup in them is text."""
    for part in parts:
        console.print(part, markup=False, highlight=False, emoji=False)
