"""The config file: `rsscan.yaml`, or `[tool.rsscan]` in pyproject.toml, in the working directory."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rsscan.errors import InputError
from rsscan.inputs import yaml_tree

NEVER = frozenset({"config", "help"})
"""Options that a config file cannot hold."""


def load_config(path: Path | None, names: Iterable[str], others: Iterable[str] = ()) -> dict[str, Any]:
    """Return what the file says for the options in `names`; `path` None looks in the working directory.

    Keys may be written with hyphens. Raises InputError for keys that no option has, neither of these nor of `others`,
    which other commands read.
    """
    if path is None:
        path = next((p for p in (Path("rsscan.yaml"), Path("pyproject.toml")) if p.is_file()), None)
        if path is None:
            return {}
    values = _toml(path) if path.suffix == ".toml" else _yaml(path)
    known = set(names) - NEVER
    found = {key.replace("-", "_"): value for key, value in values.items()}
    unknown = sorted(set(found) - known - _EVERY - (set(others) - NEVER))
    if unknown:
        allowed = ", ".join(sorted(known))
        raise InputError([f"{path}: {key}: is not an option; options are {allowed}" for key in unknown])
    return {key: value for key, value in found.items() if key in known}


_EVERY = frozenset({"byline", "name", "affiliation", "map", "journal", "resume", "allow_empty"})
"""Options of single commands: not wrong in a file that other commands read too."""


def _yaml(path: Path) -> dict[str, Any]:
    document = yaml_tree.read(path)
    yaml_tree.raise_all([document])
    if document.value is None:
        return {}
    if not isinstance(document.value, dict):
        raise InputError(f"{path}: must be a mapping (option: value)")
    return document.value


def _toml(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as stream:
            value = tomllib.load(stream)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: is not TOML: {error}") from None
    for key in ("tool", "rsscan"):
        value = value.get(key, {})
        if not isinstance(value, dict):
            raise InputError(f"{path}: {key}: must be a table")
    return value
