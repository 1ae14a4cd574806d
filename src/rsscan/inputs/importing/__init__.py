"""Official files and well-known collections, read into watchlists: one module a publisher, registered in one line.

`row` says what reading yields, `opening` opens without trust, `names` makes names of what is printed; a module a
format does the rest. What is not a body is passed over and said.
"""

from importlib import import_module

from rsscan.errors import InputError
from rsscan.inputs.importing.row import Edition, Format, Head, Row, Skipped

FORMATS = {
    "csv": "table",
    "meti": "meti",
    "ca-nro": "canada",
    "csl": "csl",
    "un": "un",
    "uk": "uk",
    "eu": "eu",
    "ofac": "ofac",
    "opensanctions": "opensanctions",
    "aspi": "aspi",
}
"""Name of a format → the module that reads it, whose `FORMAT` says the rest."""

__all__ = ["FORMATS", "Edition", "Format", "Head", "Row", "Skipped", "format_named"]


def format_named(name: str) -> Format:
    """Return a format by its name. Raises InputError naming those there are."""
    module = FORMATS.get(name.lower())
    if module is None:
        raise InputError(f"{name}: is not a format of lists; formats are {', '.join(FORMATS)}")
    found: Format = import_module(f"rsscan.inputs.importing.{module}").FORMAT
    return found
