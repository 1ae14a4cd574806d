"""The messages that the renderers say, and the catalogues that have them in other languages.

`python -m tests.catalogues` puts into each catalogue what is new in the code and takes out what is gone; what is new
stands there untranslated until somebody translates it.
"""

import ast
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from rsscan.baseline import Standing
from rsscan.condition import Listed
from rsscan.identity.check import Result
from rsscan.render.language import LANGUAGES
from rsscan.rules.gaps import GAPS
from rsscan.severity import Confidence, Ladder, Relation, Severity, Verdict
from rsscan.technology.areas import Level
from rsscan.watchlist import Effect

RENDER = Path(__file__).resolve().parents[1] / "src" / "rsscan" / "render"
"""Of this checkout, wherever another one may be installed."""

LOCALES = tuple(tag.replace("-", "_") for tag in LANGUAGES if tag != "en")

KEYWORDS = {"say": None, "counted": (1, 2)}
"""What says a message, and which of what it is given are the message."""

Extracted = tuple[int, str, list[Any], list[str]]
"""The line of a call, what is called, what it is given, and comments."""

VOCABULARY = {
    "verdict": [one.value for one in Verdict],
    "severity": [one.word for one in Severity],
    "confidence": [one.word for one in Confidence],
    "relation": [one.word for one in Relation],
    "ladder": [one.word for one in Ladder],
    "effect": [one.value for one in Effect],
    "status": ["open", "ignored"],
    "identity": ["confirmed", "uncertain", "unknown"],
    "check": ["output", "career", "orcid", "names", "fields and countries", "works"],
    "outcome": [one.value for one in Result],
    "listed_at_publication": [one.value for one in Listed],
    "gap": [name for name, _ in GAPS.values()],
    "level": [one.word for one in Level],
    "baseline": [one.value for one in Standing],
}
"""Words of a report by their kind."""


def of_python(stream: IO[bytes], keywords: Iterable[str], *_: object, **__: object) -> Iterator[Extracted]:
    """Yield what is said in a module, wherever it stands: Babel's own way does not look into f-strings."""
    for call in ast.walk(ast.parse(stream.read())):
        match call:
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), args=[ast.Constant(value=str()), *_]):
                texts = [one.value if isinstance(one, ast.Constant) else None for one in call.args]
                if name in keywords:
                    yield call.lineno, name, texts, []


def said() -> Catalog:
    """Return what is said: the messages in the code with the files they stand in, and the vocabulary."""
    messages = Catalog()
    methods = [("**.py", "tests.catalogues:of_python"), ("**.jinja", "jinja2.ext:babel_extract")]
    strict = {"**.jinja": {"silent": "false"}}
    for file, _, message, *_ in extract_from_dir(RENDER, methods, strict, KEYWORDS):
        messages.add(message, locations=[(file, 0)])
    for kind, words in VOCABULARY.items():
        for word in words:
            messages.add(word, context=kind)
    return messages


def path_of(locale: str) -> Path:
    """Return where the catalogue of a language stands."""
    return RENDER / "languages" / locale / "interface.po"


def catalogue(locale: str) -> Catalog:
    """Read the catalogue of a language."""
    with path_of(locale).open("rb") as stream:
        return read_po(stream, locale=locale, abort_invalid=True)


def updated(locale: str, messages: Catalog) -> str:
    """Return a catalogue as it stands with these messages and no others; its head stays as it is."""
    kept = catalogue(locale)
    kept.update(messages, no_fuzzy_matching=True)
    written = io.BytesIO()
    write_po(written, kept, width=120, omit_header=True, ignore_obsolete=True, sort_output=True, include_lineno=False)
    head, _, _ = path_of(locale).read_text(encoding="utf-8").partition("\n\n")
    return f"{head}\n\n{written.getvalue().decode().strip()}\n"


def untranslated(locale: str) -> Iterator[str]:
    """Yield the messages of a catalogue that have no translation."""
    for message in catalogue(locale):
        if message.id and not all(message.string if isinstance(message.string, tuple) else [message.string]):
            yield str(message.id)


def main() -> None:
    """Bring every catalogue up to date."""
    messages = said()
    for locale in LOCALES:
        text = updated(locale, messages)
        path_of(locale).write_text(text, encoding="utf-8")
        sys.stdout.write(f"{path_of(locale)}: {len(list(untranslated(locale)))} to translate\n")


if __name__ == "__main__":
    main()
