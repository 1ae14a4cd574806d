"""The key of pseudonyms: from the environment, else from a file of this user, made when it is first needed."""

import contextlib
import os
import secrets
from pathlib import Path

from rsscan.errors import InputError
from rsscan.files import config_folder

NAME = "RSSCAN_PSEUDONYM_KEY"
"""The environment name under which a key is handed in."""

SHORTEST = 16
"""Characters of a key below which it could be tried out."""


def in_ci() -> bool:
    """Whether this is a CI job, by the name that all of them set."""
    return os.environ.get("CI", "").strip().lower() not in {"", "0", "false", "no"}


def pseudonym_key() -> bytes | None:
    """Return the key; None where a CI job has none, since what it writes now is gone in the next one.

    Raises InputError for a key that is too short, or a file that others may read.
    """
    if given := os.environ.get(NAME, "").strip():
        return _long_enough(given, NAME)
    path = config_folder() / "pseudonym-key"
    try:
        if not path.exists():
            if in_ci():
                return None
            _make(path)
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise InputError(f"{path}: others may read this key; make it yours alone (chmod 600)")
        return _long_enough(path.read_text(encoding="utf-8").strip(), str(path))
    except (OSError, UnicodeDecodeError) as error:
        cause = getattr(error, "strerror", None) or "is not text"
        raise InputError(f"{path}: the key of pseudonyms cannot be kept there: {cause}; set {NAME}") from None


def _make(path: Path) -> None:
    """Write a new key, unless another run has just done so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(f"{secrets.token_hex(32)}\n")


def _long_enough(key: str, place: str) -> bytes:
    if len(key) < SHORTEST:
        raise InputError(f"{place}: a key of pseudonyms has {SHORTEST} characters or more, so that nobody tries it out")
    return key.encode(errors="surrogateescape")
