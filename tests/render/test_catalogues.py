"""Every message of the renderers is in every catalogue, translated, with the fields it has in the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message
from jinja2 import Environment, nodes

from tests import catalogues
from tests.catalogues import KEYWORDS, LOCALES, RENDER, VOCABULARY
from tests.render import made

ACCUSING = re.compile(
    "危険|不審|疑い|疑わしい|容疑|敵対|敵国|有罪|犯|違反|スパイ|脅威|リスク|ブラックリスト|要注意"
    "|危險|可疑|嫌疑|敵對|有罪|犯罪|違規|違反|間諜|威脅|風險|黑名單|涉嫌"
)
"""Words that no report says of anybody."""

Text = str | list[str] | tuple[str, ...]


def texts(of: Text | None) -> list[str]:
    """Return the one text of a message, or the two of a message that counts."""
    return [of] if isinstance(of, str) else list(of or ())


def fields(text: str) -> set[str]:
    """Return the names of the fields in a message."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def messages(locale: str) -> list[Message]:
    """Return what is in a catalogue beside its head."""
    return [message for message in catalogues.catalogue(locale) if message.id]


def of_python(path: Path) -> Iterator[tuple[str, list[object]]]:
    """Yield every call of a method in a module, and of a name that stands for one, with the constants it is given.

    Left out are modules that make `say` themselves, or are given it: it hands on what it is given there.
    """
    module = ast.parse(path.read_text(encoding="utf-8"))
    if any(getattr(one, "name", getattr(one, "arg", "")) == "say" for one in ast.walk(module)):
        return
    for call in ast.walk(module):
        match call:
            case (
                ast.Call(func=ast.Attribute(attr=name), args=given) | ast.Call(func=ast.Name("say" as name), args=given)
            ):
                yield name, [one.value if isinstance(one, ast.Constant) else None for one in given]


def of_jinja(path: Path) -> Iterator[tuple[str, list[object]]]:
    """Yield the same of a template; a message there is said with the bare name, the only one that is extracted."""
    for call in Environment(autoescape=True).parse(path.read_text(encoding="utf-8")).find_all(nodes.Call):
        given = [one.value if isinstance(one, nodes.Const) else None for one in call.args]
        if isinstance(call.node, nodes.Name):
            yield call.node.name, given
        elif isinstance(call.node, nodes.Getattr):
            yield call.node.attr, [None] if call.node.attr in KEYWORDS else given


CALLS = [
    *(call for path in sorted(RENDER.rglob("*.py")) for call in of_python(path)),
    *(call for path in sorted(RENDER.rglob("*.jinja")) for call in of_jinja(path)),
]


def test_every_message_stands_in_the_code_where_it_is_said() -> None:
    """What is said is no variable and no part of a longer string, so that it can be found."""
    found = {text for message in catalogues.said() if not message.context for text in texts(message.id)}
    once = [given[0] for name, given in CALLS if name == "say"]
    counting = [text for name, given in CALLS if name == "counted" and len(given) > 2 for text in given[:2]]
    assert len(once) > 100
    assert {*once, *counting} <= found


def test_every_kind_of_word_is_in_the_vocabulary() -> None:
    """A word is asked for by its kind, or by a key that is a kind."""
    kinds = {
        [one for one in given if isinstance(one, str)][-1] for name, given in CALLS if name == "word" and any(given)
    }
    assert "severity" in kinds
    assert kinds <= VOCABULARY.keys()


def test_every_check_of_an_identity_has_a_word() -> None:
    """The names of the checks are those that a report has."""
    subject, *_ = made.values().subjects
    assert [check["name"] for check in subject["identity"]["checks"]] == VOCABULARY["check"]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_catalogue_has_what_is_said_and_nothing_else(locale: str) -> None:
    """Nothing is missing, obsolete or fuzzy; what is new comes in by `python -m tests.catalogues`."""
    assert catalogues.path_of(locale).read_text(encoding="utf-8") == catalogues.updated(locale, catalogues.said())
    assert not [message.id for message in messages(locale) if message.fuzzy]
    assert not catalogues.catalogue(locale).obsolete


@pytest.mark.parametrize("locale", LOCALES)
def test_every_message_is_translated(locale: str) -> None:
    """No message is left in English."""
    assert not list(catalogues.untranslated(locale))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_translation_has_the_fields_of_its_message(locale: str) -> None:
    """No field is left out, and none is asked for that nobody fills in."""
    wrong = [
        text
        for message in messages(locale)
        for text in texts(message.string)
        if any(fields(text) != fields(one) for one in texts(message.id))
    ]
    assert not wrong


@pytest.mark.parametrize("locale", LOCALES)
def test_no_translation_accuses_anybody(locale: str) -> None:
    """A report says what stands where; the same in every language."""
    assert not [text for message in messages(locale) for text in texts(message.string) if ACCUSING.search(text)]
