"""The Consolidated List of the UN Security Council, as its XML: every regime, each body with the resolution behind it.

What the committees write about a body (COMMENTS1) names people and is not kept.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from rsscan.inputs.importing import markup
from rsscan.inputs.importing.countries import country, settled
from rsscan.inputs.importing.days import day, sure_day
from rsscan.inputs.importing.names import named
from rsscan.inputs.importing.research import is_research
from rsscan.inputs.importing.row import Edition, Format, Head, Row, Skipped
from rsscan.watchlist import Effect, Entry, Name

_ROOT = "CONSOLIDATED_LIST"
_SOURCE = "https://scsanctions.un.org/resources/xml/en/consolidated.xml"

_REGIMES: Mapping[str, tuple[str, str | None]] = {
    "CD": ("1533 (2004)", None),
    "CF": ("2127 (2013)", None),
    "GB": ("2048 (2012)", None),
    "HT": ("2653 (2022)", None),
    "IQ": ("1483 (2003)", None),
    "IR": ("1737 (2006)", "IR"),
    "KP": ("1718 (2006)", "KP"),
    "LY": ("1970 (2011)", None),
    "QD": ("1267 (1999)", None),
    "SO": ("751 (1992)", None),
    "SS": ("2206 (2015)", None),
    "TA": ("1988 (2011)", None),
    "YE": ("2140 (2014)", None),
}
"""First letters of a reference → the resolution that made its list, and the country a regime is against as a whole."""


def read(path: Path, _columns: Mapping[str, str]) -> Iterator[Row]:
    """Yield the bodies of the list. Raises InputError for a file of another form."""
    found = markup.records(path, _ROOT, "the Consolidated List of the UN in XML", ("ENTITY", "INDIVIDUAL"))
    return markup.rows(path, (record for record in found if _tells(record)), _where, _row)


def _tells(record: Any) -> bool:
    """Whether there is anything to read: a body, a person, or a list that says its day."""
    return record.tag != _ROOT or bool(record.get("dateGenerated"))


def _where(record: Any) -> str:
    return markup.text(record, "REFERENCE_NUMBER", "DATAID") or f"<{record.tag}>"


def _row(record: Any) -> Row:
    if record.tag == _ROOT:
        return Edition(sure_day(record.get("dateGenerated")[:10], "%Y-%m-%d"))
    if record.tag == "INDIVIDUAL":
        return Skipped(_where(record), "a person")
    number = markup.text(record, "REFERENCE_NUMBER")
    resolution, home = _REGIMES.get(number[:2], (None, None))
    addresses = markup.texts(record, "ENTITY_ADDRESS/COUNTRY")
    code = settled(map(country, addresses), home)
    found = _names(record, code)
    if not found:
        return Skipped(_where(record), "no name")
    regime = markup.text(record, "UN_LIST_TYPE")
    return Entry(
        id="",
        names=found,
        country=code,
        number=number or None,
        reason=f"UN Security Council sanctions: {regime}." if regime else None,
        legal_basis=_legal_basis(resolution, regime) if resolution else None,
        research=is_research(found),
        listed_from=_day(markup.text(record, "LISTED_ON")),
        listed_until=_day(markup.text(record, "DELISTED_ON")),
    )


def _names(record: Any, code: str | None) -> tuple[Name, ...]:
    original = markup.texts(record, "NAME_ORIGINAL_SCRIPT")
    aliases: dict[bool, list[str]] = {False: original, True: []}
    for alias in record.iterfind("ENTITY_ALIAS"):
        is_low = markup.text(alias, "QUALITY").casefold().startswith("low")
        aliases[is_low] += markup.texts(alias, "ALIAS_NAME")
    return named(markup.text(record, "FIRST_NAME"), aliases[False], weak=aliases[True], country=code)


def _legal_basis(resolution: str, regime: str) -> str:
    return (
        f"UN Security Council resolution {resolution} and those that follow it ({regime}), "
        f"https://undocs.org/S/RES/{resolution.replace(' ', '')}"
    )


def _day(text: str) -> date | None:
    """Read a day that may have an hour or a zone behind it."""
    return day(text[:10], "%Y-%m-%d")


FORMAT = Format(
    "un",
    "Consolidated List of the UN Security Council (consolidated.xml)",
    Head(
        id="un-sc",
        title={"en": "United Nations Security Council Consolidated List"},
        authority="United Nations Security Council",
        legal_basis=(
            "Resolutions under Article 41 of the Charter of the United Nations, by the list each entry is on, "
            "https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list"
        ),
        effect=Effect.ASSET_FREEZE,
        source_url=_SOURCE,
        licence=(
            "Facts only (names, dates, official references) from the Consolidated List, which the United Nations "
            "publishes for use by Member States."
        ),
    ),
    read,
)
