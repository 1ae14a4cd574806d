"""What the terminal can show."""

import os
from typing import TextIO

from rsscan.cli.options import ColorName, ScanOptions
from rsscan.inputs.pseudonym_key import in_ci

_WITHOUT_LINKS = frozenset({"dumb", "linux"})
"""Values of TERM: the one obeys no escapes, and the Linux console shows some of those that it does not know."""


def is_coloured(stream: TextIO, options: ScanOptions) -> bool:
    """Whether what is written to a stream is coloured: as it is told, else on a terminal without NO_COLOR."""
    if options.color is not ColorName.auto:
        return options.color is ColorName.always
    return stream.isatty() and not os.environ.get("NO_COLOR")


def shows_links() -> bool:
    """Whether a terminal may be sent links; those that do not know them show the text alone."""
    return os.environ.get("TERM", "dumb") not in _WITHOUT_LINKS and not in_ci()
