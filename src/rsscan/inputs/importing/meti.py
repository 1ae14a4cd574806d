"""The Foreign End User List of Japan's Ministry of Economy, Trade and Industry, as its workbook (.xlsx) prints it.

A row is a body; its number is that of the row and another in the next edition. The header is found by its words, under
whatever title. Names, aliases and concerns carry what hands have left in them: full-width letters, lines broken inside
a name, bullets forgotten, web markup.
"""

import html
import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from rsscan.errors import InputError
from rsscan.inputs.importing.countries import country
from rsscan.inputs.importing.languages import language
from rsscan.inputs.importing.names import named
from rsscan.inputs.importing.research import is_research
from rsscan.inputs.importing.row import Edition, Format, Head, Row, Skipped
from rsscan.inputs.importing.workbook import rows as sheet_rows
from rsscan.inputs.importing.workbook import workbook
from rsscan.watchlist import Effect, Entry, Name

HEAD = Head(
    id="jp-meti-eul",
    title={"en": "Foreign End User List", "ja": "外国ユーザーリスト"},
    authority="Ministry of Economy, Trade and Industry (Japan)",
    legal_basis=(
        "Catch-all controls under the Foreign Exchange and Foreign Trade Act (外国為替及び外国貿易法), "
        "https://www.meti.go.jp/policy/anpo/law05.html"
    ),
    effect=Effect.LICENCE,
    source_url="https://www.meti.go.jp/policy/anpo/law05.html",
    licence="Facts only (names, aliases, concerns) from METI's list, Public Data License 1.0 (公共データ利用規約)",
)

_HEADINGS = {
    "number": re.compile(r"^no\.?$|番号", re.IGNORECASE),
    "country": re.compile(r"国名|country", re.IGNORECASE),
    "name": re.compile(r"企業名|組織名|company|organi[sz]ation", re.IGNORECASE),
    "aliases": re.compile(r"別名|also known as|alias", re.IGNORECASE),
    "wmd": re.compile(r"懸念区分|wmd", re.IGNORECASE),
    "conventional": re.compile(r"通常兵器|conventional", re.IGNORECASE),
}
_NEEDED = {"country": "Country or Region", "name": "Company or Organization"}

_CODE = re.compile(r"(?<![A-Z])(CW|[BCMN])(?![A-Z])")
_CONCERNS = {"B": "生物", "C": "化学", "M": "ミサイル", "N": "核", "CW": "通常兵器"}

_BULLET = re.compile(r"^\s*[・•·●▪]\s*|\s+[・•]\s*")
_MARKUP = re.compile(r"<(/?)([a-z]{1,10})\b[^<>]{0,200}>", re.IGNORECASE)
_ONLY_A_FORM = re.compile(r"(?:акционерное общество|aktsionernoe obshchestvo|joint stock company)", re.IGNORECASE)
_AND = re.compile(r"\s*[;,]\s*and$")
_WRITES_HAN = frozenset({"CN", "HK", "MO", "SG", "TW"})

_DAY = re.compile(
    r"(?:令和\s*(?P<era>\d{1,2}|元)|(?P<year>20\d\d))\s*[年./-]\s*(?P<month>\d{1,2})\s*[月./-]\s*(?P<day>\d{1,2})(?!\d)"
    r"(?!日?\s*(?:施行|適用|から))"
)
_BEFORE_REIWA = 2018


def read(path: Path, columns: Mapping[str, str]) -> Iterator[Row]:  # noqa: ARG001 - every format is given the map
    """Yield the bodies of the workbook, of every sheet that has the list's header."""
    with workbook(path) as book:
        yield from _bodies(path, book)


def _bodies(path: Path, book: Any) -> Iterator[Row]:
    said = [str(book.properties.title or "")]
    met = False
    for sheet in book.worksheets:
        said.append(sheet.title)
        rows = sheet_rows(path, sheet, _text)
        roles = _roles(rows, said)
        if roles is None:
            yield Skipped(f"sheet {sheet.title}", "no list of bodies")
            continue
        if not met and (day := _edition(said)):
            yield Edition(day)
        met = True
        for number, cells in rows:
            if not _header(cells):  # repeated at the top of a page
                yield _body(number, {role: cells[at] for role, at in roles.items()})
    if not met:
        raise InputError(
            f"{path}: has no sheet with the columns {' and '.join(map(repr, _NEEDED.values()))}; "
            "is it METI's Foreign End User List (.xlsx)?"
        )


def _text(value: object) -> str:
    """Return a cell as text: one width of letters, web markup gone, lines kept."""
    if value is None:
        return ""
    text = unicodedata.normalize("NFKC", str(int(value) if isinstance(value, float) and value.is_integer() else value))
    text = html.unescape(text.replace("_x000D_", "\n")) if "&" in text or "_x" in text else text
    text = _MARKUP.sub(lambda met: "\n" if met.group(2).lower() in {"br", "p", "li"} else "", text)
    return "\n".join(line for line in map(str.strip, text.splitlines()) if line)


def _roles(rows: Iterator[tuple[int, list[str]]], said: list[str]) -> dict[str, int] | None:
    """Return which column is what, reading on to the header; what stands above it is added to `said`."""
    for _, cells in rows:
        if roles := _header(cells):
            return roles
        said += [cell for cell in cells if cell]
    return None


def _header(cells: list[str]) -> dict[str, int]:
    roles: dict[str, int] = {}
    for at, cell in enumerate(cells):
        role = next((role for role, heading in _HEADINGS.items() if heading.search(cell)), None)
        if role:
            roles.setdefault(role, at)
    return roles if roles.keys() >= _NEEDED.keys() else {}


def _edition(said: list[str]) -> date | None:
    """Return the latest day that the title names, but for the day from which the list applies."""
    days = []
    for met in _DAY.finditer("\n".join(said)):
        era = met["era"]
        year = int(met["year"]) if era is None else _BEFORE_REIWA + (1 if era == "元" else int(era))
        try:
            days.append(date(year, int(met["month"]), int(met["day"])))
        except ValueError:
            continue
    return max(days, default=None)


def _body(number: int, row: dict[str, str]) -> Row:
    code = next(filter(None, map(country, reversed(row["country"].split("\n")))), None)
    concerns, reason = _concerns(row)
    if not row["name"]:
        return Skipped(f"row {number}", "no name")
    if not (row["country"] or concerns or row.get("number")):
        return Skipped(f"row {number}", "a note, not a body")
    if row["country"] and not code:
        reason.append(f"country as printed: {row['country']}")
    try:
        found = _names(row["name"], row.get("aliases", ""), code)
    except ValueError as error:
        return Skipped(f"row {number}", str(error))
    if not found:
        return Skipped(f"row {number}", "no name")
    return Entry(
        id="",
        names=found,
        country=code,
        number=row.get("number") or None,
        concerns=concerns,
        reason=" ".join("; ".join(reason).split()) or None,
        research=is_research(found),
    )


def _names(name: str, aliases: str, code: str | None) -> tuple[Name, ...]:
    # A bracket that was not closed would make one name of all lines.
    lines = [" ".join(name.split())] if name.count("(") == name.count(")") else _aliases(f"・{name}")
    found = named("", [*lines, *_aliases(aliases)], lang="en", country=code)
    if code in _WRITES_HAN:
        return found
    return tuple(replace(one, lang="ja") if one.lang == "zh" else one for one in found)


def _aliases(cell: str) -> list[str]:
    """Return the aliases of a cell: a bullet each, unless the bullets were forgotten.

    Under a bullet, a line in brackets or in another script is a name of its own, any other goes on with the name.
    """
    bulleted = _BULLET.search(cell) is not None
    found: list[str] = []
    for line in cell.split("\n"):
        begins = _BULLET.match(line) is not None
        parts = [part for part in _BULLET.split(line) if part]
        if found and bulleted and not begins and not language(parts[0]):
            found[-1] = f"{found[-1]} {parts.pop(0)}"
        found += parts
    # A legal form alone is no name, but the first line of one that a bullet broke in two.
    broken = [f"{one} {after}" for one, after in itertools.pairwise(found) if _ONLY_A_FORM.fullmatch(one)]
    return [_AND.sub("", one) for one in found if not _ONLY_A_FORM.fullmatch(one)] + broken


def _concerns(row: dict[str, str]) -> tuple[tuple[str, ...], list[str]]:
    """Return the codes of concern, told by letter or by word, and what could not be read as one."""
    found: set[str] = set()
    unread: list[str] = []
    for cell in filter(None, (row.get("wmd"), row.get("conventional"))):
        letters = _CODE.findall(cell.upper())
        codes = {code for code, word in _CONCERNS.items() if word in cell or code in letters}
        found |= codes
        if not codes:
            unread.append(f"concern as printed: {cell}")
    return tuple(code for code in _CONCERNS if code in found), unread


FORMAT = Format("meti", "METI Foreign End User List (.xlsx)", HEAD, read, keeps_numbers=False)
