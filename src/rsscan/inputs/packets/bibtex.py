"""Publications as BibTeX. An entry that is broken is told of with its line, and the others are read."""

import logging
import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from rsscan import identifiers
from rsscan.declaration import Declaration, DeclaredWork, Place, Skipped
from rsscan.inputs.packets.days import forthcoming, year
from rsscan.inputs.packets.protected import is_protected
from rsscan.inputs.packets.text import seems, text

if TYPE_CHECKING:
    from bibtexparser.library import Library

KIND = "bibtex"

_ENTRY = re.compile(
    r"^[ \t]*@(?:(?!comment)[A-Za-z]+)[ \t]*[{(]\s{0,9}(?:[^\s,{}()=]{0,200}\s{0,9},|\w{1,99}\s{0,9}=)",
    re.IGNORECASE | re.MULTILINE,
)
_OTHER_KINDS = ("{", "[", "<", "TY  -")
_ESCAPED = re.compile(r"\\([_%&#$])")
_WRAPPED = re.compile(r"\\(?:url|path|nolinkurl)\s*(?=\{)")
_LONGEST = 20_000
"""Letters of a title or of a list of authors whose LaTeX is resolved; two thousand authors take some thirty thousand,
which are then kept as written."""

_DEEPEST = 30
"""Braces inside each other in such a text."""

for _library in ("bibtexparser", "pylatexenc"):
    logging.getLogger(_library).addHandler(logging.NullHandler())  # else its warnings go to stderr


def recognises(head: bytes, name: str) -> bool:
    """Whether an entry of BibTeX begins on some line."""
    del name
    found = (seems(head) or "").lstrip()
    return not found.startswith(_OTHER_KINDS) and _ENTRY.search(found) is not None


def read(body: bytes, name: str) -> Declaration:
    """Return the publications of a file."""
    from bibtexparser.entrypoint import parse_string

    works: list[DeclaredWork] = []
    protected: dict[str, None] = {}
    library = parse_string(text(body, name).replace("\r\n", "\n").replace("\r", "\n"))
    skipped = list(_unread(library, name))
    for line, fields in _entries(library):
        place = Place(name, line)
        protected |= dict.fromkeys(key for key in fields if is_protected(key))
        if work := _work(fields, place):
            works.append(work)
        else:
            skipped.append(Skipped("an entry", "has neither a DOI nor a title", place))
    digest = sha256(body).hexdigest()
    return Declaration(name, KIND, digest, (), tuple(works), tuple(skipped), tuple(protected))


def _entries(library: "Library") -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the fields of each entry; one whose key or whose field stands twice is an entry too."""
    from bibtexparser.model import Entry, ParsingFailedBlock

    for block in library.blocks:
        entry = block.ignore_error_block if isinstance(block, ParsingFailedBlock) else block
        if isinstance(entry, Entry):
            fields: dict[str, str] = {}
            for one in entry.fields:
                # A field that stands twice is read as it stands first.
                fields.setdefault(one.key.lower(), _unbraced(str(one.value)))
            yield (entry.start_line or 0) + 1, fields


def _unread(library: "Library", name: str) -> Iterator[Skipped]:
    from bibtexparser.model import ImplicitComment, ParsingFailedBlock

    for block in library.blocks:
        place = Place(name, (block.start_line or 0) + 1)
        if isinstance(block, ParsingFailedBlock) and block.ignore_error_block is None:
            yield Skipped("an entry", "is broken: a brace or a quotation mark is never closed, or a comma lacks", place)
        elif isinstance(block, ImplicitComment) and identifiers.dois_within(block.comment):
            yield Skipped("text between entries", "belongs to no entry, and holds a DOI", place)


def _work(fields: dict[str, str], place: Place) -> DeclaredWork | None:
    given = (_plain(fields.get(key, "")) for key in ("doi", "url", "howpublished", "note"))
    doi = next((full for one in given if (full := identifiers.doi(one))), None)
    title = " ".join(_resolved(fields.get("title", "")).split()) or None
    if not doi and not title:
        return None
    when = next((found for key in ("year", "date") if (found := year(fields.get(key, "")))), None)
    awaited = forthcoming(*(fields.get(key, "") for key in ("year", "date", "pubstate", "note", "howpublished")))
    return DeclaredWork(place, doi, title, when, _authors(fields.get("author", "")), awaited)


def _authors(written: str) -> tuple[str, ...]:
    from bibtexparser.middlewares.names import split_multiple_persons_names

    names = (" ".join(_resolved(name).split()) for name in split_multiple_persons_names(written))
    return tuple(name for name in names if name)


def _unbraced(value: str) -> str:
    """Return what stands inside one more pair of braces or quotation marks than the library takes off."""
    inner = value.strip()
    return inner[1:-1] if len(inner) > 1 and (inner[0], inner[-1]) == ('"', '"') else inner


def _plain(written: str) -> str:
    r"""Return an identifier without LaTeX's marks: `{10.1000/a\_b}`, `\url{https://doi.org/…}`."""
    return _ESCAPED.sub(r"\1", _WRAPPED.sub("", written)).replace("{", "").replace("}", "").strip()


def _resolved(written: str) -> str:
    r"""Return a text in which LaTeX's ways of writing letters are letters: `M{\"u}ller` is Müller."""
    if not re.search(r"[\\{}$~]", written) or len(written) > _LONGEST or _depth(written) > _DEEPEST:
        return written
    try:
        return str(_latex().latex_to_text(written))
    except (TypeError, ValueError, LookupError, AttributeError, RecursionError):
        return written  # LaTeX that is broken in a way the library does not expect


@cache
def _latex() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="verbatim", keep_comments=True)


def _depth(written: str) -> int:
    """Return how many braces stand inside each other, counting those that are never closed."""
    most = depth = 0
    for letter in written:
        depth += (letter in "{[") - (letter in "}]" and depth > 0)
        most = max(most, depth)
    return most + written.count("$") // 8 + written.count("\\begin")
