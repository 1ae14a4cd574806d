"""What is said on stderr: a sentence a line, nothing in it obeyed, and persons hidden where the report hides them."""

import sys
from collections.abc import Callable

from rsscan.render.escapes import shown

_changes: list[Callable[[str], str]] = []


def say(sentence: str) -> None:
    """Say a sentence on stderr."""
    for change in _changes:
        sentence = change(sentence)
    sys.stderr.write(f"rsscan: {shown(sentence)}\n")


def say_through(change: Callable[[str], str]) -> None:
    """Change from now on whatever is said."""
    _changes.append(change)
