"""The UK Sanctions List of the FCDO, as its CSV or its XML.

The CSV has a row for each name and each address of a designation, joined here by its Unique ID; the XML has them
together. What is written of a designation in sentences names people and is not kept.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rsscan.errors import InputError
from rsscan.inputs.importing import markup, opening
from rsscan.inputs.importing.countries import country, settled
from rsscan.inputs.importing.days import day, sure_day
from rsscan.inputs.importing.names import named
from rsscan.inputs.importing.research import is_research
from rsscan.inputs.importing.row import Edition, Format, Head, Row, Skipped
from rsscan.watchlist import Effect, Entry

_TITLE = "the UK Sanctions List"
_NAMES = ("name1", "name2", "name3", "name4", "name5", "name6")
_NEEDED = ("Unique ID", "Name 6", "Name type", "Regime Name")
_TYPES = ("designationtype", "individualentityship")
"""The column that tells persons, entities and ships apart has had two names."""

_HOMES = {"democratic people's republic of korea": "KP", "iran (sanctions) (nuclear)": "IR"}
"""What the name of a regime against a country as a whole holds, and the country."""

_LANGUAGES = {
    "arabic": "ar", "belarusian": "be", "bulgarian": "bg", "chinese": "zh", "greek": "el", "hebrew": "he",
    "japanese": "ja", "korean": "ko", "persian": "fa", "farsi": "fa", "russian": "ru", "serbian": "sr",
    "ukrainian": "uk", "urdu": "ur", "pashto": "ps", "burmese": "my", "thai": "th",
}  # fmt: skip


@dataclass(slots=True)
class _Designation:
    """What the list says of one body, ship or person, gathered from its rows or elements."""

    id: str
    kind: str
    regime: str = ""
    imposed: str = ""
    source: str = ""
    un_reference: str = ""
    designated: str = ""
    primary: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    native: dict[str, str] = field(default_factory=dict)
    countries: list[str] = field(default_factory=list)

    def name(self, text: str, kind: str, strength: str) -> None:
        """Add a name by its type, in whatever case that is written."""
        kinds = {"primary name": self.primary}
        into = self.weak if strength.casefold().startswith("low") else kinds.get(kind.casefold(), self.aliases)
        if text and text not in into:
            into.append(text)


def read(path: Path, _columns: Mapping[str, str]) -> Iterator[Row]:
    """Yield the bodies of the list, CSV or XML. Raises InputError for a file of another form."""
    start = opening.begins_with(path)
    if start.startswith(b"<") and not opening.is_html(start):
        return markup.rows(path, _from_xml(path), _where, _row)
    return markup.rows(path, _from_csv(path), _where, _row)


def _where(found: _Designation | Edition) -> str:
    return found.id if isinstance(found, _Designation) else "day of the edition"


def _from_csv(path: Path) -> Iterator[_Designation | Edition]:
    rows = opening.table(path)
    line, heading = next(rows, (1, []))
    reported = re.match(r"\s*Report Date:?\s*(.*)", heading[0] if heading else "", re.IGNORECASE)
    if reported:
        told = reported.group(1) or "".join(heading[1:2])
        yield _edition(path, told)
        line, heading = next(rows, (line + 1, []))
    columns = {_key(cell): at for at, cell in enumerate(heading)}
    missing = [name for name in _NEEDED if _key(name) not in columns]
    missing += ["Designation Type"] if columns.keys().isdisjoint(_TYPES) else []
    if missing:
        raise InputError(
            f"{path}:{line}: is not {_TITLE} as the FCDO publishes it (CSV or XML); it has no column "
            + ", ".join(map(repr, missing))
        )
    yield from _joined(path, len(heading), columns, rows)


def _joined(
    path: Path, width: int, columns: Mapping[str, int], rows: Iterator[tuple[int, list[str]]]
) -> Iterator[_Designation]:
    """Yield the designations in the order of their first rows; all are held, because their rows need not be together.

    Raises InputError for rows that are cut or belong to nobody.
    """
    found: dict[str, _Designation] = {}
    problems = []
    for line, row in rows:
        if not any(map(str.strip, row)):
            continue
        cells = {key: row[at].strip() for key, at in columns.items() if at < len(row)}
        if len(row) != width:
            problems.append(f"{path}:{line}: has {len(row)} cells where the heading has {width}")
        elif not cells["uniqueid"]:
            problems.append(f"{path}:{line}: has no Unique ID")
        else:
            kind = next(cells[name] for name in _TYPES if name in cells)
            _gather(found.setdefault(cells["uniqueid"], _Designation(cells["uniqueid"], kind)), cells)
    if problems:
        raise InputError(problems)
    yield from found.values()


def _gather(into: _Designation, cells: Mapping[str, str]) -> None:
    """Add what one row says; of a person nothing is kept."""
    if into.kind.casefold() == "individual":
        return
    into.name(_whole(cells), cells["nametype"], cells.get("aliasstrength", ""))
    if native := cells.get("namenonlatinscript"):
        into.native[native] = cells.get("nonlatinscriptlanguage", "")
    if country := cells.get("addresscountry"):
        into.countries.append(country)
    into.regime = into.regime or cells["regimename"]
    into.imposed = into.imposed or cells.get("sanctionsimposed", "")
    into.source = into.source or cells.get("designationsource", "")
    into.un_reference = into.un_reference or cells.get("unreferencenumber", "")
    into.designated = into.designated or cells.get("datedesignated", "")


def _from_xml(path: Path) -> Iterator[_Designation | Edition]:
    found = markup.records(path, "Designations", f"{_TITLE} in XML", ("Designation", "DateGenerated"))
    for number, element in enumerate(found):
        if element.tag == "DateGenerated":
            yield _edition(path, element.text or "")
        elif element.tag == "Designation":
            yield _designation(element, number)


def _designation(element: Any, number: int) -> _Designation:
    said = _Designation(markup.text(element, "UniqueID") or f"<Designation> {number}", "")
    said.kind = markup.text(element, "IndividualEntityShip", "DesignationType")
    if said.kind.casefold() == "individual":
        return said
    for name in element.iterfind("Names/Name"):
        cells = {part.tag.casefold(): " ".join((part.text or "").split()) for part in name}
        said.name(_whole(cells), cells.get("nametype", ""), cells.get("aliasstrength", ""))
    for name in element.iterfind("NonLatinNames/NonLatinName"):
        if native := markup.text(name, "NameNonLatinScript"):
            said.native[native] = markup.text(name, "NonLatinScriptLanguage")
    said.countries = markup.texts(element, "Addresses/Address/AddressCountry")
    said.regime = markup.text(element, "RegimeName")
    said.imposed = markup.text(element, "SanctionsImposed")
    said.source = markup.text(element, "DesignationSource")
    said.un_reference = markup.text(element, "UNReferenceNumber")
    said.designated = markup.text(element, "DateDesignated")
    return said


def _row(said: _Designation | Edition) -> Row:
    if isinstance(said, Edition):
        return said
    kind = said.kind.casefold()
    if kind == "individual":
        return Skipped(said.id, "a person")
    if kind not in {"entity", "ship"}:
        raise ValueError(f"{said.kind!r} is none of Individual, Entity, Ship")
    home = next((code for words, code in _HOMES.items() if words in said.regime.casefold().replace("’", "'")), None)
    code = settled(map(country, said.countries), home if kind == "entity" else None)
    printed, *more = [*said.primary, *said.aliases] or [""]
    langs = {native: _LANGUAGES.get(told.casefold(), "") for native, told in said.native.items()}
    found = named(printed, [*more, *said.native], weak=said.weak, country=code, langs=langs)
    if not found:
        return Skipped(said.id, "no name")
    return Entry(
        id="",
        names=found,
        country=code,
        number=said.id,
        reason=_reason(said),
        legal_basis=said.regime or None,
        effect=None if not said.imposed or "asset freeze" in said.imposed.casefold() else Effect.PROHIBITION,
        research=kind == "entity" and is_research(found),
        listed_from=day(said.designated, "%d/%m/%Y", "%Y-%m-%d"),
    )


def _reason(said: _Designation) -> str | None:
    measures = [measure.split(":")[0].strip().lower() for measure in said.imposed.split("|") if measure.strip()]
    parts = [
        f"Sanctions imposed: {', '.join(dict.fromkeys(measures))}" if measures else "",
        f"designated by {' and '.join(said.source.split('|'))}" if said.source else "",
        f"UN reference {said.un_reference}" if said.un_reference else "",
    ]
    told = "; ".join(part for part in parts if part)
    return f"{told[0].upper()}{told[1:]}." if told else None


def _whole(cells: Mapping[str, str]) -> str:
    """Return a name from its six fields, of which the sixth, the family name of people, comes last."""
    return " ".join(cells[key] for key in _NAMES if cells.get(key))


def _edition(path: Path, text: str) -> Edition:
    try:
        return Edition(sure_day(text, "%d-%b-%Y", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y"))
    except ValueError as error:
        raise InputError(f"{path}: day of the edition: {error}") from None


def _key(heading: str) -> str:
    return re.sub(r"[^a-z0-9]", "", heading.casefold())


FORMAT = Format(
    "uk",
    "UK Sanctions List of the FCDO (UK-Sanctions-List.csv or .xml)",
    Head(
        id="uk-sanctions",
        title={"en": "UK Sanctions List"},
        authority="Foreign, Commonwealth and Development Office (United Kingdom)",
        legal_basis=(
            "Sanctions and Anti-Money Laundering Act 2018 and the regulations under it, by the regime of each entry, "
            "https://www.legislation.gov.uk/ukpga/2018/13/contents"
        ),
        effect=Effect.ASSET_FREEZE,
        source_url="https://www.gov.uk/government/publications/the-uk-sanctions-list",
        licence=(
            "Facts only (names, dates, official references); contains public sector information licensed under the "
            "Open Government Licence v3.0."
        ),
    ),
    read,
)
