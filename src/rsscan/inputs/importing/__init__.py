"""Official files and well-known collections, read into watchlists: one module a publisher, registered in one line.

`row` says what reading yields, `opening` opens without trust, `names` makes names of what is printed (in the parts that
`parting` finds), `countries` and `days` read those, `research` tells who may publish; a module a format does the rest.
What is not a body is passed over and said.
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

_ALSO_CALLED = {
    "aspi-misp": "aspi", "canada": "ca-nro", "canada-nro": "ca-nro", "csl-csv": "csl", "csl-json": "csl",
    "eu-fsf": "eu", "eu-xml": "eu", "fsf": "eu", "ftm": "opensanctions", "jp-meti-eul": "meti",
    "meti-xlsx": "meti", "misp": "aspi", "nro": "ca-nro", "nro-html": "ca-nro", "ofac-csv": "ofac", "ofac-sdn": "ofac",
    "ofac-xml": "ofac", "opensanctions-csv": "opensanctions", "opensanctions-ftm": "opensanctions", "sdn": "ofac",
    "table": "csv", "trade-gov": "csl", "uk-csv": "uk", "uk-sanctions": "uk", "uk-xml": "uk", "un-xml": "un",
}  # fmt: skip
"""Other names by which people call a format; whether a file is CSV, XML or JSON is seen from the file."""

__all__ = ["FORMATS", "Edition", "Format", "Head", "Row", "Skipped", "format_named"]


def format_named(name: str) -> Format:
    """Return a format by its name. Raises InputError naming those there are, each with the file that it reads."""
    asked = _ALSO_CALLED.get(name.lower(), name.lower())
    if asked not in FORMATS:
        known = "; ".join(f"{each}: {_format(each).title}" for each in FORMATS)
        raise InputError(f"{name}: is not a format of lists; formats are {known}")
    return _format(asked)


def _format(name: str) -> Format:
    found: Format = import_module(f"rsscan.inputs.importing.{FORMATS[name]}").FORMAT
    return found
