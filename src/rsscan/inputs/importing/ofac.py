"""The SDN List of OFAC: the three CSV files sdn.csv, alt.csv and add.csv, or sdn.xml.

The CSV files have no heading, say `-0-` for nothing, join programmes by `] [` and end with a control character. Weak
names stand in the XML with their category, in the CSV only among the remarks, in quotes. What else the remarks say
names people and is not kept.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from rsscan.errors import InputError
from rsscan.inputs.importing import markup, opening
from rsscan.inputs.importing.countries import country, settled
from rsscan.inputs.importing.days import sure_day
from rsscan.inputs.importing.names import named
from rsscan.inputs.importing.research import is_research
from rsscan.inputs.importing.row import Edition, Format, Head, Row, Skipped
from rsscan.watchlist import Effect, Entry

_WIDTHS = {"sdn": 12, "alt": 5, "add": 6, "sdn_comments": 2}
"""Cells of a row in each of the CSV files."""

_NOTHING = "-0-"
_END_OF_FILE = "\x1a"
_QUOTED = re.compile(r"\b[afn]\.k\.a\.? '(.+?)'(?=[;.]|\s*$)")
_OTHERS = {"vessel", "aircraft"}


@dataclass(slots=True)
class _Party:
    """One party on the list."""

    id: str
    kind: str
    name: str
    programmes: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)


def read(path: Path, _columns: Mapping[str, str]) -> Iterator[Row]:
    """Yield the bodies of the list; `path` is sdn.xml, sdn.csv or the folder of the three CSV files.

    Raises InputError for a file of another form.
    """
    if not path.is_dir() and opening.begins_with(path).startswith(b"<"):
        return markup.rows(path, _from_xml(path), _where, _row)
    return markup.rows(path, _from_csv(path), _where, _row)


def _where(said: _Party | date) -> str:
    return f"entity {said.id}" if isinstance(said, _Party) else "day of the edition"


def _from_xml(path: Path) -> Iterator[_Party | date]:
    for element in markup.records(path, "sdnList", "sdn.xml", ("sdnEntry", "publshInformation"), _ADVISED):
        if element.tag == "publshInformation":
            if told := markup.text(element, "Publish_Date"):
                yield _published(path, told)
        elif element.tag == "sdnEntry":
            yield _party(element)


def _published(path: Path, told: str) -> date:
    try:
        return sure_day(told, "%m/%d/%Y", "%Y-%m-%d")
    except ValueError as error:
        raise InputError(f"{path}: Publish_Date: {error}") from None


_ADVISED = {"Sanctions": "sdn_advanced.xml, which is not read; import sdn.xml or the folder of sdn.csv in its place"}
"""Root of another file of the same publisher → what it is and what to import instead."""


def _party(element: Any) -> _Party:
    party = _Party(
        markup.text(element, "uid"),
        markup.text(element, "sdnType").casefold(),
        _whole(element),
        markup.texts(element, "programList/program"),
        countries=markup.texts(element, "addressList/address/country"),
    )
    for aka in element.iterfind("akaList/aka"):
        is_weak = markup.text(aka, "category").casefold() == "weak"
        (party.weak if is_weak else party.aliases).append(_whole(aka))
    return party


def _whole(element: Any) -> str:
    return " ".join([*markup.texts(element, "firstName"), *markup.texts(element, "lastName")])


def _from_csv(path: Path) -> Iterator[_Party]:
    """Yield the parties in the order of sdn.csv; the other two files are held, because a party's rows stand there."""
    files = _files(path)
    aliases = _by_party(files["alt"], 3)
    countries = _by_party(files["add"], 4)
    more = _by_party(files["sdn_comments"], 1) if "sdn_comments" in files else {}
    for row in _cells(files["sdn"]):
        remarks = row[11] + "".join(more.get(row[0], ()))
        yield _Party(
            row[0],
            row[2].casefold() or "entity",
            row[1],
            [programme for programme in row[3].split("] [") if programme],
            aliases.get(row[0], []),
            _QUOTED.findall(remarks),
            countries.get(row[0], []),
        )


def _files(path: Path) -> dict[str, Path]:
    """Return the CSV files that belong together, in whatever case their names are."""
    folder = path if path.is_dir() else path.parent
    found = {one.stem.casefold(): one for one in sorted(folder.glob("*")) if one.suffix.casefold() == ".csv"}
    if not path.is_dir():
        if path.stem.casefold() != "sdn":
            raise InputError(f"{path}: is not named sdn.csv, beside which alt.csv and add.csv are sought")
        found["sdn"] = path
    missing = [f"{name}.csv" for name in ("sdn", "alt", "add") if name not in found]
    if missing:
        raise InputError(f"{folder}: has no {', '.join(missing)}; sdn.csv, alt.csv and add.csv are one list")
    return {name: found[name] for name in _WIDTHS if name in found}


def _by_party(path: Path, column: int) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in _cells(path):
        if row[column]:
            found.setdefault(row[0], []).append(row[column])
    return found


def _cells(path: Path) -> Iterator[list[str]]:
    """Yield the rows of one of the CSV files, what is nothing as nothing; raise InputError with all that are not so."""
    width = _WIDTHS[path.stem.casefold()]
    problems, is_other = list[str](), True
    for line, row in opening.table(path):
        cells = ["" if cell.strip() == _NOTHING else " ".join(cell.split()) for cell in row]
        if "".join(cells) in {"", _END_OF_FILE}:
            continue
        if len(row) != width or not cells[0].isdecimal():
            problems.append(
                f"{path}:{line}: has {len(row)} cells of which the first is {cells[0][:40]!r}; a row of "
                f"{path.stem.casefold()}.csv has {width}, and the number of the party first"
            )
            if is_other:
                break  # not a damaged row, but another file
        else:
            is_other = False
            yield cells
    if problems:
        raise InputError(problems)


def _row(said: _Party | date) -> Row:
    if isinstance(said, date):
        return Edition(said)
    if said.kind == "individual":
        return Skipped(_where(said), "a person")
    if said.kind not in {"entity", *_OTHERS}:
        raise ValueError(f"{said.kind!r} is none of Individual, Entity, Vessel, Aircraft")
    code = settled(map(country, said.countries))
    found = named(said.name, said.aliases, weak=said.weak, country=code)
    if not found:
        return Skipped(_where(said), "no name")
    return Entry(
        id="",
        names=found,
        country=code,
        number=said.id or None,
        concerns=tuple(said.programmes),
        reason=f"OFAC programmes: {', '.join(said.programmes)}." if said.programmes else None,
        research=said.kind == "entity" and is_research(found),
    )


FORMAT = Format(
    "ofac",
    "SDN List of OFAC (the folder of sdn.csv, alt.csv and add.csv, or sdn.xml)",
    Head(
        id="us-ofac-sdn",
        title={"en": "Specially Designated Nationals and Blocked Persons List"},
        authority="Office of Foreign Assets Control, Department of the Treasury (United States)",
        legal_basis=(
            "31 CFR chapter V and the executive orders and statutes behind it, by the programmes of each entry, "
            "https://www.ecfr.gov/current/title-31/subtitle-B/chapter-V"
        ),
        effect=Effect.ASSET_FREEZE,
        source_url="https://sanctionslist.ofac.treas.gov/Home/SdnList",
        licence="Facts only; a work of the United States Government, in the public domain there (17 U.S.C. 105).",
    ),
    read,
)
