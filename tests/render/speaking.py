"""The English that the code can put into a report: every phrase of it, with samples where something is filled in."""

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, product
from pathlib import Path
from typing import TypeGuard

import rsscan

SILENT = {
    "__init__.py": "names what the package offers",
    "cli": "speaks to the one at the terminal, and its own phrases are messages",
    "render": "has messages, which the interface catalogue holds",
    "rules": "pages of `rsscan explain`, which are in English",
    "inputs": "refuses what was handed in, before there is a report",
    "inputs/importing": "reads official lists into ours",
    "editions.py": "compares editions of lists",
    "errors.py": "says nothing by itself",
    "files.py": "reads files",
    "impact.py": "compares editions of lists",
    "journal.py": "keeps a run that was broken off",
    "lookup.py": "searches lists",
    "rescan.py": "compares two reports",
    "reach.py": "checks policies",
    "resolution.py": "proposes identifiers for lists",
    "succession.py": "compares editions of lists",
    "disposition.py": "its remarks go to the terminal",
    "traits.py": "checks policies",
    "sources/estimate.py": "speaks to the one at the terminal",
    "sources/cache.py": "its one complaint goes to the terminal",
    "sources/openalex_query.py": "writes addresses",
    "sources/snapshot": "builds stores, and refuses those it cannot read before there is a report",
    "sweep": "moves rows; what a report says of them the judgement says",
    **{
        f"matching/{name}.py": "holds words of names and places, no sentence"
        for name in "acronyms native normalize places printed rarity repair scripts spelling vocabulary".split()
    },
    "technology/phrases.py": "folds phrases",
}
"""Modules and packages whose phrases reach no sentence of a report's JSON, each with the reason."""

SPEAKING = {"inputs/packets", "render/manifest.py", "sources/snapshot/source.py", "sources/snapshot/lookup.py"}
"""What is within one of them and does speak."""

SAMPLES = ("", "7", "2020-05-06", "https://example.org/x", "Some sample (text)", "a comma parts it", "The names agree.")
"""What may be filled in: nothing, a number, a day, an identifier, text from outside, a clause that is known."""

QUIET = (".split", ".strftime", "_LOG.info", "_LOG.warning", "re.compile", "cast", "AssertionError")
"""Calls whose texts nobody reads."""

_WORDS = re.compile("[a-z]{2} [a-z]")

Known = Callable[[str, Sequence[str]], bool]
"""Whether a text is known, and none of some words of it stays as it is."""

Wording = tuple[str | ast.expr, ...]
"""A text in pieces; an expression is something that is filled in."""


def modules() -> Iterator[Path]:
    """Yield the modules that can put a sentence into a report."""
    top = Path(rsscan.__file__).parent
    for path in sorted(top.rglob("*.py")):
        names = {path.relative_to(top).as_posix(), *(one.as_posix() for one in path.relative_to(top).parents)}
        if not names & SILENT.keys() or names & SPEAKING:
            yield path


def phrases(path: Path) -> Iterator[tuple[int, list[Wording]]]:
    """Yield the line of each phrase of a module, and its wordings."""
    refuses = "packets" not in path.parts
    for node in _texts(ast.parse(path.read_text(encoding="utf-8")), refuses=refuses):
        wordings = [wording for wording in _wordings(node) if _has_words(wording)]
        if wordings:
            yield node.lineno, wordings


def is_known(wording: Wording, known: Known) -> bool:
    """Whether a wording is known with any of the samples filled in, and none of its own words stays as it is."""
    holes = sum(not isinstance(piece, str) for piece in wording)
    own = [piece.strip(" .:;,()") for piece in wording if isinstance(piece, str) and _WORDS.search(piece)]
    for samples in product(SAMPLES, repeat=holes):
        filling = iter(samples)
        if known("".join(piece if isinstance(piece, str) else next(filling) for piece in wording), own):
            return True
    return False


def read(wording: Wording) -> str:
    """Return a wording as one reads it."""
    return "".join(piece if isinstance(piece, str) else "…" for piece in wording)


def _has_words(wording: Wording) -> bool:
    said = [piece for piece in wording if isinstance(piece, str)]
    return " " in read(wording).strip() and any(re.search("[A-Za-z]{2}", piece) for piece in said)


def _texts(node: ast.AST, *, refuses: bool) -> Iterator[ast.expr]:
    """Yield the outermost texts, and those within what is filled in; a docstring is none.

    Where a module refuses, its input errors end the run and stand in no report.
    """
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func)
        if name == "Skipped":  # what and why are one phrase
            space = ast.Constant(" ")
            yield ast.copy_location(ast.JoinedStr([_filled(node.args[0]), space, _filled(node.args[1])]), node)
            return
        if name.endswith(QUIET) or (name == "InputError" and refuses):
            return
    if _is_text(node):
        yield node
        holes = {id(piece): piece for wording in _wordings(node) for piece in wording if not isinstance(piece, str)}
        for hole in holes.values():
            yield from _texts(hole, refuses=refuses)
    else:
        for child in ast.iter_child_nodes(node):
            yield from _texts(child, refuses=refuses)


def _filled(node: ast.expr) -> ast.expr:
    return node if isinstance(node, ast.Constant) else ast.FormattedValue(node, -1)


def _unfolded(part: ast.expr) -> list[ast.expr]:
    """Return what is filled in, with the sign that a format adds."""
    if not isinstance(part, ast.FormattedValue):
        return [part]
    per_cent = part.format_spec is not None and ast.unparse(part.format_spec).endswith(("%'", '%"'))
    return [part.value, *([ast.Constant("%")] if per_cent else [])]


def _is_text(node: ast.AST) -> TypeGuard[ast.expr]:
    match node:
        case ast.JoinedStr() | ast.Constant(value=str()):
            return True
        case ast.BinOp(op=ast.Add(), left=one, right=other) | ast.IfExp(body=one, orelse=other):
            return _is_text(one) or _is_text(other)
        case _:
            return False


def _wordings(node: ast.expr) -> list[Wording]:
    """Return what a text may be: either branch of a choice, and pieces joined."""
    match node:
        case ast.Constant(value=str() as text):
            pieces = text.split("{}")  # for a later `format`
            return [(pieces[0], *(part for piece in pieces[1:] for part in (ast.Constant(None), piece)))]
        case ast.JoinedStr(values=parts):
            inner = chain.from_iterable(map(_unfolded, parts))
            return [tuple(chain.from_iterable(pieces)) for pieces in product(*map(_wordings, inner))]
        case ast.BinOp(op=ast.Add(), left=one, right=other):
            return [(*a, *b) for a, b in product(_wordings(one), _wordings(other))]
        case ast.IfExp(body=one, orelse=other) if _is_text(node):
            return [*_wordings(one), *_wordings(other)]
        case _:
            return [(node,)]
