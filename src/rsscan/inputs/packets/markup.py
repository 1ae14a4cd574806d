"""XML of a packet as a tree of plain nodes that know where they stand; no document type, no entities, within bounds."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rsscan.declaration import Place
from rsscan.errors import InputError

DEPTH_LIMIT = 100
"""Elements inside each other; the deepest known form has twelve."""

NODE_LIMIT = 200_000
"""Elements of one file; a long curriculum has some ten thousand."""

_START = 65_536
"""Bytes in which the first element stands."""


@dataclass(slots=True)
class Node:
    """One element: `tag` and attributes without namespace, its own text, and where it stands (`/cv/section[2]`)."""

    tag: str
    path: str
    line: int
    attributes: dict[str, str]
    text: str = ""
    children: list["Node"] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator["Node"]:
        """Yield the elements at the end of a way of tags down from here."""
        found = [self]
        for tag in tags:
            found = [child for node in found for child in node.children if child.tag == tag]
        yield from found

    def first(self, *tags: str) -> "Node | None":
        """Return the first element at the end of a way of tags."""
        return next(self.all(*tags), None)

    def told(self, *tags: str) -> str:
        """Return the text of the first element at the end of a way of tags that has one, its blanks made single."""
        return next((text for node in self.all(*tags) if (text := " ".join(node.text.split()))), "")

    def below(self) -> Iterator["Node"]:
        """Yield this element and everything below it, in the order of the file."""
        left = [self]
        while left:
            node = left.pop()
            yield node
            left += reversed(node.children)

    def place(self, file: str) -> Place:
        """Return where this stands."""
        return Place(file, self.line, self.path)


class _Tree:
    """What the parser builds: nodes, told of starts, ends and texts."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.parser: Any = None
        self.root: Node | None = None
        self._open: list[tuple[Node, list[str], Counter[str]]] = []
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        bare = _bare(tag)
        self._count += 1
        if self._count > NODE_LIMIT or len(self._open) >= DEPTH_LIMIT:
            raise InputError(f"{self.name}: has more than {NODE_LIMIT:,} elements, or {DEPTH_LIMIT} inside each other")
        path = f"/{bare}"
        if self._open:
            parent, _, counts = self._open[-1]
            counts[bare] += 1
            path = f"{parent.path}/{bare}" + (f"[{counts[bare]}]" if counts[bare] > 1 else "")
        node = Node(
            bare, path, self.parser.parser.CurrentLineNumber, {_bare(key): text for key, text in attributes.items()}
        )
        if self._open:
            self._open[-1][0].children.append(node)
        else:
            self.root = node
        self._open.append((node, [], Counter()))

    def data(self, text: str) -> None:
        self._open[-1][1].append(text)

    def end(self, _: str) -> None:
        node, texts, _counts = self._open.pop()
        node.text = "".join(texts)

    def close(self) -> None:
        """Nothing is left to do."""


def tree(body: bytes, name: str) -> Node:
    """Return the first element of an XML file. Raises InputError where it is not whole, or not to be trusted."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    built = _Tree(name)
    parser = DefusedXMLParser(target=built, forbid_dtd=True)
    built.parser = parser
    try:
        parser.feed(body)
        parser.close()
    except ParseError as error:
        raise InputError(f"{name}:{error.position[0]}: is not XML that is whole: {error}") from None
    except DefusedXmlException:
        raise InputError(f"{name}: holds a document type or entities, which are not read") from None
    except (LookupError, ValueError) as error:
        raise InputError(f"{name}: is in an encoding that is not read: {error}") from None
    if built.root is None:
        raise InputError(f"{name}: has no element")
    return built.root


def first_tag(body: bytes) -> tuple[str, str] | None:
    """Return the namespace and the tag of the first element of XML, None where there is none."""
    from xml.etree.ElementTree import ParseError, XMLPullParser

    start = body[:_START]
    if b"<!DOCTYPE" in start or b"<\0!\0D\0" in start or not _may_be_xml(start):
        return None
    parser: Any = XMLPullParser(("start",))
    try:
        parser.feed(start)
        tag = next((str(element.tag) for _, element in parser.read_events()), "")
    except (ParseError, LookupError, ValueError):
        return None
    namespace, _, bare = tag.rpartition("}")
    return (namespace.removeprefix("{"), bare) if bare else None


def _may_be_xml(start: bytes) -> bool:
    return start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<" or start[:2] in {b"\xff\xfe", b"\xfe\xff"}


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]
