"""The Named Research Organizations of Canada, as the official web page prints them, in English or French.

An item is a name in bold, its country in brackets, and below it "Known alias(es): A; B". A table, or a list under a
heading that is a country, is read as well. The page has no numbers; its edition is the day it was modified. All on it
are research bodies.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from rsscan.errors import InputError
from rsscan.inputs.importing import opening
from rsscan.inputs.importing.countries import country
from rsscan.inputs.importing.days import iso_day
from rsscan.inputs.importing.names import named
from rsscan.inputs.importing.row import Edition, Format, Head, Row, Skipped
from rsscan.watchlist import Effect, Entry

_PLACE = (
    "https://science.gc.ca/site/science/en/safeguarding-your-research/guidelines-and-tools-implement-research-security/"
    "sensitive-technology-research-and-affiliations-concern/"
)
HEAD = Head(
    id="ca-nro",
    title={"en": "Named Research Organizations", "fr": "Organisations de recherche nommées"},
    authority="Government of Canada (Innovation, Science and Economic Development)",
    legal_basis=(
        "Policy on Sensitive Technology Research and Affiliations of Concern (announced 2024-01-16), "
        f"{_PLACE}policy-sensitive-technology-research-and-affiliations-concern"
    ),
    effect=Effect.FUNDING_BAR,
    source_url=f"{_PLACE}named-research-organizations",
    licence=(
        "Facts only (names, aliases, countries) from the official page, whose text stays under the terms and "
        "conditions of science.gc.ca"
    ),
)

_PAGE = re.compile(r"named\s+research\s+organi[sz]ations|organisations?\s+de\s+recherche\s+nommées", re.IGNORECASE)
_LIMIT = 16 * 1024**2
_ALIASES = re.compile(
    r"\b(?:known\s+alias(?:\(es\)|es)?|alias\s+connus?|alias\s*\(?s?\)?\s+connu\(?s?\)?)\s*:", re.IGNORECASE
)
_COUNTRY = re.compile(r"\(([^()]{2,80})\)\s*$")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MODIFIED = re.compile(r"(?:date modified|date de modification)\s*:?\s*(\d{4}-\d{2}-\d{2})", re.IGNORECASE)
_HEADINGS = {
    "name": re.compile(r"organi[sz]ation|institution|\bname|\bnom\b", re.IGNORECASE),
    "country": re.compile(r"country|pays", re.IGNORECASE),
    "aliases": re.compile(r"alias", re.IGNORECASE),
}


def read(path: Path, columns: Mapping[str, str]) -> Iterator[Row]:  # noqa: ARG001 - every format is given the map
    """Yield the page's edition and its organizations."""
    page = _page(path)
    if day := _edition(page):
        yield Edition(day)
    lang = "fr" if str(page.html and page.html.get("lang", "")).lower().startswith("fr") else "en"
    met = False
    for row in _rows(page, lang):
        met = met or isinstance(row, Entry)
        yield row
    if not met:
        raise InputError(f"{path}: names no organization with its country; the page's form may have changed")


def _page(path: Path) -> Any:
    from bs4 import BeautifulSoup

    if not opening.is_html(opening.begins_with(path)):
        raise InputError(f"{path}:1: is not a web page; save that of the Named Research Organizations as HTML")
    if path.stat().st_size > _LIMIT:
        raise InputError(f"{path}: is larger than {_LIMIT >> 20} MiB, which that page is not")
    with opening.text(path) as stream:
        try:
            text = stream.read()
        except UnicodeError:
            raise InputError(f"{path}: is not UTF-8; save the page again as it is") from None
    if "\0" in text:
        raise InputError(f"{path}: holds NUL bytes")
    if not _PAGE.search(text):
        raise InputError(f"{path}: is a web page, but not that of the Named Research Organizations")
    if "</html" not in text.lower():
        raise InputError(f"{path}: is cut: the end of the page is missing; save it again")
    return BeautifulSoup(text, "html.parser")


def _edition(page: Any) -> date | None:
    said = [tag.get("datetime") or tag.get_text() for tag in page.find_all("time", property="dateModified")]
    said += [tag.get("content", "") for tag in page.find_all("meta", attrs={"name": "dcterms.modified"})]
    said += _MODIFIED.findall(page.get_text(" "))
    for text in said:
        if (met := _DAY.search(text)) and (day := iso_day(met.group())):
            return day
    return None


def _rows(page: Any, lang: str) -> Iterator[Row]:
    under: str | None = None
    header: dict[str, int] = {}
    for tag in page.find_all(["h1", "h2", "h3", "h4", "h5", "caption", "table", "tr", "li"]):
        if tag.name == "li":
            row = _item(tag, under, lang)
        elif tag.name == "tr":
            cells = [" ".join(cell.get_text(" ").split()) for cell in tag.find_all(["td", "th"])]
            header, row = (found, None) if (found := _header(tag, cells)) else (header, None)
            row = _line(tag, cells, header, under, lang) if header and not found else None
        elif tag.name == "table":
            header, row = {}, None
        else:
            under, row = country(tag.get_text(" ")), None
        if row is not None:
            yield row


def _item(tag: Any, under: str | None, lang: str) -> Row | None:
    """Return the organization of an item of a list; None for what is no such item, as a menu's."""
    if tag.find("li"):
        return None
    whole = " ".join(tag.get_text(" ").split())
    before, *after = _ALIASES.split(whole, maxsplit=1)
    bold = tag.find(["strong", "b"])
    met = _COUNTRY.search(before)
    plain = not tag.find("a")  # what is neither bold nor plain is a menu's
    printed = met.group(1) if met and (bold or (plain and country(met.group(1)))) else ""
    if not printed and not after and not (under and plain):
        return Skipped(f"line {tag.sourceline}", "no country") if bold else None
    name = before[: met.start()] if met and printed else before
    return _entry(tag, name, after, printed, under, lang)


def _header(tag: Any, cells: list[str]) -> dict[str, int]:
    if not tag.find("th"):
        return {}
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        role = next((role for role in ("aliases", "country", "name") if _HEADINGS[role].search(cell)), None)
        if role:
            found.setdefault(role, at)
    return found if "name" in found else {}


def _line(tag: Any, cells: list[str], header: dict[str, int], under: str | None, lang: str) -> Row | None:
    row = {role: cells[at] for role, at in header.items() if at < len(cells)}
    if not row.get("name"):
        return Skipped(f"line {tag.sourceline}", "no name") if any(cells) else None
    before, *after = _ALIASES.split(row["name"], maxsplit=1)
    return _entry(tag, before, [*after, row.get("aliases", "")], row.get("country", ""), under, lang)


def _entry(tag: Any, name: str, aliases: list[str], printed: str, under: str | None, lang: str) -> Row:
    code = country(printed) if printed else under
    parts = [alias.strip() for part in aliases for alias in _ALIASES.sub("", part).split(";")]
    try:
        found = named(name, parts, lang=lang, country=code)
    except ValueError as error:
        return Skipped(f"line {tag.sourceline}", str(error))
    if not found:
        return Skipped(f"line {tag.sourceline}", "no name")
    reason = f"country as printed: {printed}" if printed and not code else None
    return Entry(id="", names=found, country=code, reason=reason)


FORMAT = Format("ca-nro", "Canada, Named Research Organizations (the web page)", HEAD, read)
