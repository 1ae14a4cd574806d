"""What `lists import` does around the reading: what options say, which list is the older one, what is overwritten."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from rsscan.cli.mapping import mapped
from rsscan.errors import InputError
from rsscan.inputs.importing import Format, Head
from rsscan.inputs.importing.assembly import Wanted
from rsscan.inputs.lists import commented_list, is_list_id, list_path, shipped_lists, unreadable
from rsscan.inputs.yaml_tree import FILE_LIMIT
from rsscan.watchlist import Effect, Place, Remark, Watchlist

_EFFECTS = {effect.value: effect for effect in Effect}
_OF_A_KEEPER = ("title", "authority", "legal_basis", "effect", "licence", "cadence")
"""What an older list may say better than its format does."""


@dataclass(frozen=True, slots=True)
class Said:
    """What options say of the list."""

    id: str | None
    title: str | None
    authority: str | None
    legal_basis: str | None
    effect: str | None
    source_url: str | None
    licence: str | None

    def head(self, form: Format, older: Watchlist | None) -> Head:
        """Return what the list says of itself: what is said here, else by the older edition, else by the format."""
        values = self._values()
        list_id = values.get("id") or (form.head.id if form.head else older.id if older else "")
        known = older if older and older.id == list_id else None
        if form.head is None and known is None:
            missing = [key for key in ("id", "authority", "source_url", "effect") if key not in values]
            if missing:
                options = ", ".join(f"--{key.replace('_', '-')}" for key in missing)
                raise InputError(f"a table does not say what list it is; give {options}")
            return Head(**{"title": {"en": list_id}, "legal_basis": "", "licence": "", **values})
        if form.head is None:
            of_a_table = ("id", "source_url", "complete")
            return Head(**{key: getattr(known, key) for key in (*_OF_A_KEEPER, *of_a_table)} | values)
        kept = {key: value for key in _OF_A_KEEPER if known and (value := getattr(known, key))}
        return replace(form.head, **(kept | values))

    def _values(self) -> dict[str, Any]:
        """Return what is said, read. Raises InputError with all that cannot be meant."""
        given = {key: (getattr(self, key) or "").strip() for key in self.__slots__}
        values: dict[str, Any] = {key: text for key, text in given.items() if text}
        problems = []
        if "id" in values and not is_list_id(values["id"]):
            problems.append(f"--id {values['id']}: must be lower-case letters, digits and hyphens")
        if "source_url" in values and not values["source_url"].startswith(("https://", "http://")):
            problems.append(f"--source-url {values['source_url']}: must be a web address (https://…)")
        if "effect" in values and values["effect"] not in _EFFECTS:
            problems.append(f"--effect {values['effect']}: is none of {', '.join(_EFFECTS)}")
        if problems:
            raise InputError(problems)
        if "title" in values:
            values["title"] = {"en": values["title"]}
        if "effect" in values:
            values["effect"] = _EFFECTS[values["effect"]]
        return values


def older_of(
    form: Format, said: Said, previous: str | None, output: Path | None
) -> tuple[Watchlist | None, Mapping[Place, Remark]]:
    """Return the older edition and its comments: the one that is named, else `output`, else the shipped list of the id.

    Raises InputError where `output` is something else than an older edition, which would be lost.
    """
    list_id = said.id or (form.head.id if form.head else None)
    there = _overwritten(output, list_id) if output is not None and output.is_file() else None
    if previous is None:
        if there is not None:
            return there
        if list_id not in shipped_lists():
            return None, {}
        previous = list_id
    _, older, remarks = commented_list(list_path(previous) or Path(previous))
    return older, remarks


def _overwritten(output: Path, list_id: str | None) -> tuple[Watchlist, Mapping[Place, Remark]]:
    try:
        _, watchlist, remarks = commented_list(output)
    except InputError as error:
        raise InputError(
            f"{output}: is there already and is no list that can be read, so it is not overwritten "
            f"({error.problems[0]})"
        ) from None
    if list_id not in {None, watchlist.id}:
        raise InputError(
            f"{output}: is there already and is the list {watchlist.id}, so it is not overwritten with {list_id}; "
            f"give another -o, or --id {watchlist.id}"
        )
    return watchlist, remarks


def columns_of(form: Format, given: Iterable[str]) -> dict[str, str]:
    """Read `--map COLUMN=ROLE`."""
    if not form.roles:
        if problems := [f"--map {one}: {form.name} needs no map" for one in given]:
            raise InputError(problems)
        return {}
    return mapped(given, form.roles)


def wanted_of(countries: Sequence[str], text: str, *, keep_removed: bool) -> Wanted:
    """Read which bodies are taken; whoever takes a part cannot tell what was removed from the whole."""
    problems = [
        f"--country {code}: is not an ISO code of two letters"
        for code in countries
        if not (len(code) == len("XX") and code.isascii() and code.isalpha())
    ]
    wanted = Wanted(frozenset(code.upper() for code in countries), text.strip())
    if keep_removed and not wanted.everybody:
        problems.append("--keep-removed: cannot be told from what --country and --only leave out; take the whole list")
    if problems:
        raise InputError(problems)
    return wanted


def must_be_readable(file: Path, watchlist: Watchlist, body: str) -> None:
    """Refuse to write what would not be read again, is larger than what is read, or is of a day to come."""
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)  # which it may be elsewhere
    if watchlist.edition > tomorrow:
        raise InputError(
            f"{file}: the edition {watchlist.edition} lies in the future; give its day with --edition DATE"
        )
    if len(body.encode()) > FILE_LIMIT:
        raise InputError(
            f"{file}: makes a list larger than the {FILE_LIMIT >> 20} MiB that are read; take a part of it with "
            "--country or --only"
        )
    if problems := unreadable(file, body):
        raise InputError(f"{file}: makes a list that could not be read again ({problems[0].removeprefix(f'{file}:')})")
