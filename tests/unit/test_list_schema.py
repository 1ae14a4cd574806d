"""The JSON Schema that editors use says what the reader reads."""

import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from rsscan import shipped
from rsscan.inputs import lists
from rsscan.watchlist import Effect, Kind, Means

SCHEMA: dict[str, Any] = json.loads((shipped.schemas() / "watchlist.schema.json").read_text(encoding="utf-8"))
ENTRY = SCHEMA["properties"]["entries"]["items"]
NAME = ENTRY["properties"]["names"]["items"]["oneOf"][1]


class _Texts(yaml.CSafeLoader):
    """YAML as editors and the reader see it: a date is text."""


_Texts.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def told(document: Any) -> list[str]:
    """Return what the schema says against a list."""
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(document)]


def test_it_is_a_schema_and_knows_every_key_of_the_reader() -> None:
    """A key that one knows and the other does not would be marked wrong in an editor, or refused after it."""
    Draft202012Validator.check_schema(SCHEMA)
    assert set(SCHEMA["properties"]) == set(lists._LIST_KEYS)
    assert set(ENTRY["properties"]) == set(lists._ENTRY_KEYS)
    assert set(NAME["properties"]) == set(lists._NAME_KEYS)
    assert SCHEMA["properties"]["effect"]["enum"] == [effect.value for effect in Effect]
    assert ENTRY["properties"]["effect"]["enum"] == [effect.value for effect in Effect]
    assert ENTRY["properties"]["kind"]["enum"] == [kind.value for kind in Kind]
    assert NAME["properties"]["means"]["enum"] == [means.value for means in Means]


@pytest.mark.parametrize("name", lists.shipped_lists())
def test_shipped_list_follows_it_and_says_where_it_is(name: str) -> None:
    """An editor finds the schema by the first line of the file."""
    path = shipped.folder("lists") / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    first = text.splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (path.parent / first.partition("=")[2]).resolve().is_file()
    assert told(yaml.load(text, _Texts)) == []  # noqa: S506 - a safe loader that leaves dates as they stand


WHOLE: dict[str, Any] = {
    "id": "made", "title": "Made", "authority": "Nobody", "legal_basis": "Law", "effect": "licence",
    "edition": "2026-01-31", "complete": True, "source_url": "https://example.org", "licence": "CC0-1.0",
    "entries": [{"id": "made/a", "names": ["Harbour"]}],
}  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"effect": "ban"}, {"edition": "soon"}, {"complete": "yes"}, {"source_url": "example.org"}, {"id": "Made"},
        {"entries": []}, {"owner": "me"}, {"cadence": "yearly"}, {"entries": [{"id": "made/a"}]},
        {"entries": [{"id": "made/a", "names": []}]}, {"entries": [{"id": "a", "names": ["Harbour"]}]},
        {"entries": [{"id": "made/a", "names": [{"value": "H", "strength": "middling"}]}]},
        {"entries": [{"id": "made/a", "names": ["Harbour"], "country": "Norway"}]},
        {"entries": [{"id": "made/a", "names": ["Harbour"], "ror": "12"}]},
        {"entries": [{"id": "made/a", "names": ["Harbour"], "kind": "jurisdiction", "country": "NO"}]},
    ],
)  # fmt: skip
def test_what_the_reader_refuses_is_marked_in_the_editor(change: dict[str, Any]) -> None:
    """A word that is none, a date that is none, a key that is unknown."""
    assert told(WHOLE) == []
    assert told(WHOLE | change)
