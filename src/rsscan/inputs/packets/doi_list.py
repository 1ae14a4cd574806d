"""A text with a publication's DOI on each line, alone or at the end of a reference."""

import re
from collections.abc import Iterator
from hashlib import sha256

from rsscan import identifiers
from rsscan.declaration import Declaration, DeclaredWork, Place, Skipped
from rsscan.inputs.packets import bibtex, publication_table, ris
from rsscan.inputs.packets.protected import labelled
from rsscan.inputs.packets.text import lines, seems, text

KIND = "doi_list"

_SYNTAX = ("{", "[", "<")
_HEADING = re.compile(r"\W{0,3}DOIs?\W{0,3}", re.IGNORECASE)


def recognises(head: bytes, name: str) -> bool:
    """Whether at least half of the lines that say something hold a DOI, and the file has no other form."""
    found = seems(head) or ""
    if found.lstrip().startswith(_SYNTAX) or any(
        kind.recognises(head, name) for kind in (bibtex, ris, publication_table)
    ):
        return False
    said = list(_said(found))
    return 2 * sum(bool(identifiers.dois_within(row)) for _, row in said) >= len(said) > 0


def read(body: bytes, name: str) -> Declaration:
    """Return the publications of a file."""
    works: list[DeclaredWork] = []
    skipped: list[Skipped] = []
    protected: dict[str, None] = {}
    for number, row in _said(text(body, name)):
        place = Place(name, number)
        if label := labelled(row):
            protected[label] = None
            continue
        dois = identifiers.dois_within(row)
        # A bare list does not say whose works it names: in an application they are taken for the applicant's, so that
        # an unknown one holds back the verdict.
        works += [DeclaredWork(place, doi, own=True) for doi in dois]
        if not dois:
            skipped.append(Skipped("a line", "holds no DOI", place))
    return Declaration(name, KIND, sha256(body).hexdigest(), (), tuple(works), tuple(skipped), tuple(protected))


def _said(found: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that say something, with their numbers: no blank ones, remarks (`#`) or heading."""
    for number, row in enumerate(lines(found), 1):
        bare = row.strip()
        if bare and not bare.startswith("#") and not _HEADING.fullmatch(bare):
            yield number, bare
