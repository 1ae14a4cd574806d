"""What is said on stderr: a sentence a line, nothing in it obeyed, and persons hidden where the report hides them."""

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path

from rsscan.render.escapes import shown

_changes: list[Callable[[str], str]] = []
_written: list[Path] = []


def say(sentence: str, *, dim: bool = False) -> None:
    """Say a sentence on stderr; a `dim` one stands back on a terminal."""
    line = f"rsscan: {said(sentence)}"
    sys.stderr.write(f"\x1b[2m{line}\x1b[22m\n" if dim else f"{line}\n")


def said(text: str) -> str:
    """Return text as it is said on stderr."""
    for change in _changes:
        text = change(text)
    return shown(text)


def say_through(change: Callable[[str], str]) -> None:
    """Change from now on whatever is said."""
    _changes.append(change)


def is_written(place: Path) -> None:
    """Remember an output of the run that is whole and in its place."""
    _written.append(place)


def say_interrupted() -> None:
    """Say what an interruption leaves: no verdict, and which reports are there all the same."""
    if _written:
        say(f"interrupted; no verdict; written before that, and whole: {', '.join(map(str, _written))}")
    else:
        say("interrupted; no verdict, and no report was written")


def discard_stdout() -> None:
    """Point stdout to nowhere, where nobody reads on: else Python fails again when it closes the broken pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


class _Sentences(logging.Handler):
    """Prints log records to stderr as `rsscan: sentence`."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print one record."""
        say(record.getMessage())


def set_up_log(*, quiet: bool, verbose: bool) -> None:
    """Send what rsscan logs to stderr: warnings, with -v all, with -q errors only."""
    log = logging.getLogger("rsscan")
    log.handlers = [_Sentences()]
    log.propagate = False
    log.setLevel(logging.ERROR if quiet else logging.INFO if verbose else logging.WARNING)
