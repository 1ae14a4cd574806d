"""The EU's consolidated list of financial sanctions, as its XML (xmlFullSanctionsList_1_1).

A body is named in up to 24 languages, with no name marked as the first; the first in English or in no language is taken
as the printed one. Remarks name people and are not kept, but for "low quality", which makes a name weak.
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

_ROOT = "export"
_HOMES = {"PRK": "KP", "IRN": "IR"}
"""Programmes against a country as a whole."""


def read(path: Path, _columns: Mapping[str, str]) -> Iterator[Row]:
    """Yield the bodies of the list. Raises InputError for a file of another form."""
    found = markup.records(path, _ROOT, "the EU's list of financial sanctions in XML", ("sanctionEntity",))
    return markup.rows(path, (one for one in found if one.tag != _ROOT or one.get("generationDate")), _where, _row)


def _where(record: Any) -> str:
    return record.get("euReferenceNumber") or record.get("logicalId") or f"<{record.tag}>"


def _row(record: Any) -> Row:
    if record.tag == _ROOT:
        return Edition(sure_day(record.get("generationDate")[:10], "%Y-%m-%d"))
    kind = record.find("subjectType")
    what = (kind.get("code") or kind.get("classificationCode") or "").casefold() if kind is not None else ""
    if what in {"person", "p"}:
        return Skipped(_where(record), "a person")
    if what not in {"enterprise", "entity", "e"}:
        raise ValueError(f"subjectType {what!r} is none of person, enterprise")
    regulations = sorted(record.iterfind("regulation"), key=lambda one: one.get("publicationDate") or "")
    programmes = tuple(dict.fromkeys(one.get("programme") for one in regulations if one.get("programme")))
    home = next((_HOMES[programme] for programme in programmes if programme in _HOMES), None)
    code = settled(map(_country, record.iterfind("address")), home)
    found = _names(record, code)
    if not found:
        return Skipped(_where(record), "no name")
    latest = regulations[-1] if regulations else None
    return Entry(
        id="",
        names=found,
        country=code,
        number=record.get("euReferenceNumber") or record.get("logicalId"),
        concerns=programmes,
        reason=f"EU restrictive measures: {', '.join(programmes)}." if programmes else None,
        legal_basis=_legal_basis(latest) if latest is not None else None,
        source_url=(_url(latest) or None) if latest is not None else None,
        research=is_research(found),
        listed_from=_listed(record),
    )


def _country(address: Any) -> str | None:
    return country(address.get("countryIso2Code") or "") or country(address.get("countryDescription") or "")


def _names(record: Any, code: str | None) -> tuple[Name, ...]:
    strong, weak, langs = list[str](), list[str](), dict[str, str]()
    first = ""
    for alias in record.iterfind("nameAlias"):
        name = " ".join((alias.get("wholeName") or "").split())
        lang = (alias.get("nameLanguage") or "").lower()
        is_weak = alias.get("strong") == "false" or "low quality" in markup.text(alias, "remark").casefold()
        (weak if is_weak else strong).append(name)
        if len(lang) == len("en") and lang.isalpha():
            langs.setdefault(name, lang)
        if not (first or is_weak) and lang in {"", "en"}:
            first = name
    printed, *more = dict.fromkeys([first, *strong] if first else strong or [""])
    return named(printed, more, weak=weak, country=code, langs=langs)


def _listed(record: Any) -> date | None:
    """Return the day of designation; where it is not said, the first day on which a name was published.

    A later amendment may have printed every name anew: then the true day lies before.
    """
    said = record.get("designationDate") or ""
    published = [
        one.get("publicationDate")
        for one in (*record.iterfind("regulation"), *record.iterfind("nameAlias/regulationSummary"))
        if one.get("publicationDate")
    ]
    return day(said or min(published, default=""), "%Y-%m-%d")


def _legal_basis(regulation: Any) -> str | None:
    told = ", ".join(part for part in (regulation.get("numberTitle"), _url(regulation)) if part)
    return f"EU legal act {told}" if regulation.get("numberTitle") else None


def _url(regulation: Any) -> str:
    return markup.text(regulation, "publicationUrl").replace("http://", "https://", 1)


FORMAT = Format(
    "eu",
    "EU consolidated list of financial sanctions (xmlFullSanctionsList_1_1.xml)",
    Head(
        id="eu-fsf",
        title={"en": "Consolidated list of persons, groups and entities subject to EU financial sanctions"},
        authority="European Commission, for the Council of the European Union",
        legal_basis=(
            "Regulations under Article 215 of the Treaty on the Functioning of the European Union, by the programme of "
            "each entry, https://eur-lex.europa.eu/eli/treaty/tfeu_2016/art_215/oj"
        ),
        effect=Effect.ASSET_FREEZE,
        source_url="https://webgate.ec.europa.eu/fsd/fsf",
        licence=(
            "Facts only (names, dates, official references) from the list of the European Union, reusable with the "
            "source named (Commission Decision 2011/833/EU)."
        ),
    ),
    read,
)
