"""Watchlists from YAML: shipped ones by id, own ones by path, every problem of all of them at once."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from rsscan import identifiers, shipped
from rsscan.errors import InputError
from rsscan.inputs import compiled, fields, yaml_tree
from rsscan.inputs.list_remarks import remarks
from rsscan.inputs.yaml_tree import Document, Path_
from rsscan.matching.normalize import fold, words
from rsscan.matching.places import is_whole_place
from rsscan.matching.vocabulary import COMMON
from rsscan.watchlist import Effect, Entry, Kind, Means, Name, Place, Remark, Watchlist

_LIST_KEYS = (
    "id title authority legal_basis effect edition cadence complete source_url licence entries".split()
)  # fmt: skip
_ENTRY_KEYS = (
    "id names left_out kind country city ror openalex wikidata includes research number concerns effect reason "
    "legal_basis source_url listed_from listed_until"
).split()
_NAME_KEYS = ("value", "lang", "strength", "means")
FIRST_LISTING = date(1945, 10, 24)
"""The day the Charter of the United Nations came into force."""

_LIST_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_ENTRY_ID = re.compile(r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9.-]*")
_ACRONYM = re.compile(r"(?=[^\s]{2,8}$)[^a-z\s]*[A-Z][^a-z\s]*[A-Z][^a-z\s]*")


def shipped_lists() -> tuple[str, ...]:
    """Return the ids of the lists that came with this installation."""
    return tuple(sorted(path.stem for path in shipped.folder("lists").glob("*.yaml")))


def load_lists(names: Iterable[str | Path] | None = None, *, strict: bool = False) -> tuple[Watchlist, ...]:
    """Load lists by shipped id or by path; None for every shipped list.

    A list that can be read is used: a name that could mean many bodies (an acronym, a general name without a country)
    is taken as weak. With `strict`, for whoever keeps a list, such names and strong names of two entries are problems.
    Raises InputError with every problem of every list, each with file, line and place.
    """
    wanted = shipped_lists() if names is None else tuple(dict.fromkeys(str(name) for name in names))
    problems: list[str] = []
    documents: list[Document] = []
    loaded: list[Watchlist] = []
    homes: dict[str, list[str]] = {}
    for name in wanted:
        path = list_path(name)
        if path is None:
            known = ", ".join(shipped_lists())
            problems.append(f"{name}: is neither a shipped list ({known}) nor a file")
            continue
        watchlist = None if strict else compiled.kept(yaml_tree.digest(path))
        if watchlist is None:
            document = yaml_tree.read(path)
            documents.append(document)
            if watchlist := _watchlist(document):
                compiled.keep(watchlist)
        if watchlist:
            loaded.append(watchlist)
            homes.setdefault(watchlist.id, []).append(str(path))
    problems += [problem for document in documents for problem in document.problems]
    problems += [doubt for document in documents for doubt in document.doubts if strict]
    problems += [f"{', '.join(paths)}: have the same id {i!r}" for i, paths in homes.items() if len(paths) > 1]
    if problems:
        raise InputError(problems)
    return tuple(sorted(loaded, key=lambda watchlist: watchlist.id))


def list_path(name: str) -> Path | None:
    """Return the file of a shipped list's id, or the path itself where there is something; None for neither."""
    inside = shipped.folder("lists") / f"{name}.yaml"
    if _LIST_ID.fullmatch(name) and inside.is_file():
        return inside
    path = Path(name)
    return path if path.exists() else None


def commented_list(path: Path) -> tuple[str, Watchlist, dict[Place, Remark]]:
    """Return a list's file as text, the list it holds, and the comments of the file by their place.

    Raises InputError with every problem.
    """
    document = yaml_tree.read(path)
    (watchlist,) = load_lists([path])
    text = path.read_text(encoding="utf-8")
    return text, watchlist, remarks(document, text.removeprefix("\ufeff"))


def unreadable(path: Path, body: str) -> list[str]:
    """Return the problems for which a file with this text would not be read as a list."""
    document = yaml_tree.read_text(path, body.encode())
    _watchlist(document)
    return document.problems


def is_list_id(text: str) -> bool:
    """Whether a text can be the id of a list."""
    return _LIST_ID.fullmatch(text) is not None


def _watchlist(document: Document) -> Watchlist | None:
    if document.problems:
        return None
    top = fields.mapping(document, document.value, (), _LIST_KEYS)
    list_id = fields.text(document, top, "id", (), required=True) or ""
    if list_id and not _LIST_ID.fullmatch(list_id):
        document.problem(("id",), f"{list_id!r} must be lower-case letters, digits and hyphens")
    if "effect" not in top:
        document.problem((), "effect is missing")
    effect = fields.word(document, top, "effect", (), Effect)
    edition = fields.day(document, top, "edition", (), required=True)
    rows = top.get("entries")
    if not isinstance(rows, list) or not rows:
        document.problem(("entries",) if "entries" in top else (), "entries must be a list with at least one entry")
        rows = []
    entries = [_entry(document, row, ("entries", at), list_id) for at, row in enumerate(rows)]
    known = tuple(entry for entry in entries if entry is not None)
    _across(document, entries)
    _dates(document, entries, edition)
    required = {
        key: fields.text(document, top, key, (), required=key in {"authority", "source_url"}) or ""
        for key in ("authority", "legal_basis", "source_url", "licence")
    }
    for key in ("legal_basis", "licence"):
        if not required[key]:
            document.doubt((), f"{key} is missing")
    title = fields.titles(document, top, "title", ())
    complete = fields.flag(document, top, "complete", ())
    if required["source_url"] and not required["source_url"].startswith(("https://", "http://")):
        document.problem(("source_url",), "must be a web address (https://…)")
    if document.problems or effect is None or edition is None:
        return None
    return Watchlist(
        list_id,
        title,
        required["authority"],
        required["legal_basis"],
        effect,
        edition,
        complete,
        required["source_url"],
        required["licence"],
        known,
        fields.period(document, top, "cadence", ()),
        document.sha256,
    )


def _entry(document: Document, row: object, at: Path_, list_id: str) -> Entry | None:
    value = fields.mapping(document, row, at, _ENTRY_KEYS)
    entry_id = fields.text(document, value, "id", at, required=True) or ""
    if entry_id and not (_ENTRY_ID.fullmatch(entry_id) and entry_id.startswith(f"{list_id}/")):
        document.problem(
            (*at, "id"), f"{entry_id!r} must be {list_id}/ and a slug of lower-case letters, digits, hyphens"
        )
    names = _names(document, value, at)
    kind = fields.word(document, value, "kind", at, Kind) or Kind.INSTITUTION
    country = fields.text(document, value, "country", at)
    if country:
        fields.country(document, country, (*at, "country"))
    legal_basis = fields.text(document, value, "legal_basis", at)
    if kind is Kind.JURISDICTION and not (legal_basis and country):
        document.problem(at, "a jurisdiction needs a country and a legal_basis that binds the whole jurisdiction")
    includes = fields.text(document, value, "includes", at) or "children"
    if includes not in {"children", "itself"}:
        document.problem((*at, "includes"), f"{includes!r} is none of children, itself")
    listed_from = fields.day(document, value, "listed_from", at)
    listed_until = fields.day(document, value, "listed_until", at)
    if listed_from and listed_until and listed_until < listed_from:
        document.problem((*at, "listed_until"), f"lies before listed_from ({listed_from})")
    ror = fields.identifier(document, value, "ror", at, identifiers.ror, "a ROR id")
    openalex = fields.identifier(
        document,
        value,
        "openalex",
        at,
        lambda text: identifiers.openalex(text, "IF"),
        "an OpenAlex institution id",
    )
    wikidata = fields.identifier(document, value, "wikidata", at, identifiers.wikidata, "a Wikidata item")
    if not names:
        return None
    return Entry(
        id=entry_id,
        names=names,
        kind=kind,
        country=country,
        city=fields.text(document, value, "city", at),
        ror=ror,
        openalex=openalex,
        wikidata=wikidata,
        includes_children=includes == "children" and kind is not Kind.JURISDICTION,
        reason=fields.text(document, value, "reason", at),
        legal_basis=legal_basis,
        effect=fields.word(document, value, "effect", at, Effect),
        number=fields.text(document, value, "number", at),
        concerns=fields.texts(document, value, "concerns", at),
        research=fields.flag(document, value, "research", at) if "research" in value else True,
        source_url=fields.text(document, value, "source_url", at),
        listed_from=listed_from,
        listed_until=listed_until,
        left_out=_left_out(document, value, at, names),
    )


def _names(document: Document, value: dict[str, Any], at: Path_) -> tuple[Name, ...]:
    rows = value.get("names")
    if not isinstance(rows, list) or not rows:
        document.problem((*at, "names") if "names" in value else at, "names must be a list with at least one name")
        return ()
    found = []
    for number, row in enumerate(rows):
        here = (*at, "names", number)
        written = {"value": row} if isinstance(row, str) else row
        name = fields.mapping(document, written, here, _NAME_KEYS)
        text = fields.text(document, name, "value", here, required=True)
        strength = fields.text(document, name, "strength", here) or "strong"
        if strength not in {"strong", "weak"}:
            document.problem((*here, "strength"), f"{strength!r} is none of strong, weak")
        if text is None:
            continue
        faults = list(why_weak(text, strength == "strong", value.get("country")))
        if value.get("kind") == "jurisdiction" and words(fold(text)):
            faults = []
        for fault in faults:
            document.doubt(here if words(fold(text)) else (*here, "value"), f"{text!r} {fault}")
        means = fields.word(document, name, "means", here, Means)
        weak = strength == "weak" or bool(faults)
        found.append(Name(text, fields.text(document, name, "lang", here), weak, means))
    return tuple(found)


def _left_out(document: Document, value: dict[str, Any], at: Path_, names: tuple[Name, ...]) -> tuple[str, ...]:
    """Return the names that are left out; one that is a name all the same is a contradiction."""
    found = fields.texts(document, value, "left_out", at)
    own = {_letters(name.value) for name in names}
    for text in found:
        if _letters(text) in own:
            document.problem((*at, "left_out"), f"{text!r} is one of the names too")
    return found


def _letters(text: str) -> str:
    return "".join(word.form for word in words(fold(text)))


def why_weak(text: str, strong: bool, country: object) -> Iterator[str]:
    """Yield why a body cannot be told from others by this name; `strong` is whether it is said to tell by itself."""
    name = words(fold(text))
    if not name:
        yield "has no word that could be compared"
        return
    if strong and _ACRONYM.fullmatch(text):
        yield "looks like an acronym and must be marked strength: weak"
    if is_whole_place(tuple(word.form for word in name)):
        yield "is a country or a city, not a body; a whole country is an entry of kind: jurisdiction"
    elif not country and all(word.form in COMMON for word in name):
        yield "names a kind of body that many countries have; the entry needs a country"


def _dates(document: Document, entries: list[Entry | None], edition: date | None) -> None:
    """Note dates that no list can mean: before there were such lists, or after its own edition."""
    for at, entry in enumerate(entries):
        if entry is None or entry.listed_from is None:
            continue
        place: Path_ = ("entries", at, "listed_from")
        if entry.listed_from < FIRST_LISTING:
            document.doubt(place, f"{entry.listed_from} lies before {FIRST_LISTING}, when there was no such list")
        elif edition and entry.listed_from > edition:
            document.doubt(place, f"{entry.listed_from} lies after the edition of the list ({edition})")


def _across(document: Document, entries: list[Entry | None]) -> None:
    """Note ids given twice and strong names that two entries share."""
    ids: dict[str, int] = {}
    holders: dict[str, int] = {}
    for at, entry in enumerate(entries):
        if entry is None:
            continue
        if entry.id in ids:
            document.problem(("entries", at, "id"), f"{entry.id!r} is the id of entries[{ids[entry.id]}] too")
        ids.setdefault(entry.id, at)
        for name in entry.names:
            spelling = _letters(name.value)
            if not name.weak and holders.setdefault(spelling, at) != at:
                other = entries[holders[spelling]]
                line = document.lines.get(("entries", holders[spelling]), 1)
                document.doubt(
                    ("entries", at, "names"),
                    f"{name.value!r} is a strong name of entries[{holders[spelling]}] too "
                    f"({other.id if other else ''}, line {line}); who is meant cannot be told, so mark it weak in both "
                    "or leave it to one",
                )
