"""Lists in XML, read record by record: the root first, which says what list it is, then each record as it ends."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from rsscan.errors import InputError
from rsscan.inputs.importing import opening
from rsscan.inputs.importing.row import Edition, Row

Record = TypeVar("Record")


def records(
    path: Path, root: str, title: str, wanted: Iterable[str], known: Mapping[str, str] | None = None
) -> Iterator[Any]:
    """Yield the root of an XML file, which is not filled yet, then its wanted elements.

    Raises InputError for a file with another root; `known` tells what files with certain other roots are.
    """
    begun = _root(path)
    if begun is not None:
        if begun.tag != root:
            other = f"is {known[begun.tag]}" if known and begun.tag in known else f"is not {title}"
            raise InputError(f"{path}: {other} (its root is <{begun.tag[:60]}>, not <{root}>)")
        yield begun
    for element in opening.elements(path, frozenset(wanted)):
        _bounded(path, element)
        yield element


def _root(path: Path) -> Any:
    """Return the root as it begins, with its attributes; None where the whole file is refused for another reason."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    if opening.is_html(opening.begins_with(path)):
        return None
    with opening.opened(path) as stream, suppress(ParseError, DefusedXmlException, LookupError, ValueError):
        _, element = next(iterparse(stream, events=("start",), forbid_dtd=True))
        element.tag = str(element.tag).rpartition("}")[2]
        return element
    return None


def _bounded(path: Path, element: Any) -> None:
    for part in element.iter():
        if max(map(len, (part.text or "", *part.attrib.values()))) > opening.FIELD_LIMIT:
            raise InputError(f"{path}: <{part.tag}> holds more than {opening.FIELD_LIMIT:,} letters")


def text(element: Any, *tags: str) -> str:
    """Return what stands in the first of these elements that says something, in one line."""
    return next((found for tag in tags for found in texts(element, tag)), "")


def texts(element: Any, tag: str) -> list[str]:
    """Return what stands in every such element, each in one line, empty ones left out."""
    found = (" ".join((part.text or "").split()) for part in element.iterfind(tag))
    return [one for one in found if one]


def rows(
    path: Path, found: Iterable[Record], where: Callable[[Record], str], read: Callable[[Record], Row]
) -> Iterator[Row]:
    """Yield what each record is read into.

    Raises InputError with every record that cannot be read, by its place, and for a file in which there are none.
    """
    problems: list[str] = []
    is_empty = True
    for record in found:
        try:
            row = read(record)
        except ValueError as error:
            problems.append(f"{path}: {where(record)}: {error}")
        else:
            is_empty = is_empty and isinstance(row, Edition)
            yield row
    if is_empty and not problems:
        problems.append(f"{path}: holds no record; is it the whole list?")
    if problems:
        raise InputError(problems)
