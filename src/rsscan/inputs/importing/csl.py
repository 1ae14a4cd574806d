"""The Consolidated Screening List of the US (trade.gov), as CSV or as JSON: a dozen lists of three departments in one.

What being listed means differs by source, so each entry carries the effect and the legal basis of its own. CSV packs
several values into a cell with ";"; JSON has them apart. Old copies lack `_id`.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from rsscan.errors import InputError
from rsscan.inputs.importing import json_array, opening
from rsscan.inputs.importing.countries import country
from rsscan.inputs.importing.days import iso_day
from rsscan.inputs.importing.names import named
from rsscan.inputs.importing.parting import run
from rsscan.inputs.importing.research import is_research, says_research
from rsscan.inputs.importing.row import Edition, Format, Head, Row, Skipped
from rsscan.watchlist import Effect, Entry

HEAD = Head(
    id="us-csl",
    title={"en": "Consolidated Screening List"},
    authority="International Trade Administration (US), for the Departments of Commerce, State and the Treasury",
    legal_basis="The legal basis of each source list, https://www.trade.gov/consolidated-screening-list",
    effect=Effect.ADVISORY,
    source_url="https://www.trade.gov/consolidated-screening-list",
    licence="Work of the US Government, in the public domain in the US (17 USC 105)",
)


class Source(NamedTuple):
    """What being on one of the lists means; `effect` None is that of the whole list."""

    effect: Effect | None
    legal_basis: str | None


_EAR = "https://www.bis.gov/regulations/ear"
_OFAC = "https://ofac.treasury.gov/other-ofac-sanctions-lists"
_SOURCES = {
    "EL": Source(Effect.LICENCE, f"15 CFR 744.16 and Supplement No. 4 to Part 744, {_EAR}/744"),
    "MEU": Source(Effect.LICENCE, f"15 CFR 744.21 and Supplement No. 7 to Part 744, {_EAR}/744"),
    "UVL": Source(Effect.LICENCE, f"15 CFR 744.15 and Supplement No. 6 to Part 744, {_EAR}/744"),
    "DPL": Source(Effect.PROHIBITION, f"15 CFR 764.3(a)(2), {_EAR}/764"),
    "ISN": Source(
        Effect.PROHIBITION,
        "The nonproliferation statute or order that the entry names, "
        "https://www.state.gov/key-topics-bureau-of-international-security-and-nonproliferation/"
        "nonproliferation-sanctions/",
    ),
    "DTC": Source(Effect.PROHIBITION, "22 CFR 127.7, https://www.pmddtc.state.gov/"),
    "SDN": Source(
        Effect.ASSET_FREEZE,
        "31 CFR chapter V, by the programme of the entry, https://sanctionslist.ofac.treas.gov/Home/SdnList",
    ),
    "CMIC": Source(Effect.ADVISORY, f"Executive Order 13959, as amended by Executive Order 14032, {_OFAC}"),
    "1260H": Source(
        Effect.ADVISORY,
        "Section 1260H, Pub. L. 116-283, https://www.congress.gov/116/plaws/publ283/PLAW-116publ283.pdf",
    ),
}
_UNKNOWN = Source(None, None)
_IN_WORDS = {
    "entity list": "EL",
    "military end user": "MEU",
    "unverified list": "UVL",
    "denied persons": "DPL",
    "nonproliferation sanctions": "ISN",
    "itar debarred": "DTC",
    "aeca debarred": "DTC",
    "specially designated nationals": "SDN",
    "non-sdn chinese military": "CMIC",
}

_CODE = re.compile(r"\(([A-Z][A-Z-]*)(?: List)?\)")
_PERSONS = frozenset({"DPL", "DTC"})
"""Lists of persons above all, which say of none that it is one."""

_BODY = re.compile(
    r"\d|&|\b(?:and|co|company|corp|corporation|inc|incorporated|ltd|limited|llc|gmbh|bv|nv|ag|sa|srl|kg|plc|pte|fze?c?|"
    r"group|holdings?|trad(?:ing|e|ers)|international|industr\w+|technolog\w+|electronic\w*|systems?|services?|"
    r"enterprises?|engineering|aviation|aero\w*|air\w*|logistics|exports?|imports?|supply|supplies|solutions|associates|"
    r"partners|products|factory|works|bank|shipping|general|equipment|instruments?|computers?|parts|arms|guns)\b",
    re.IGNORECASE,
)
_NEEDED = ("source", "name", "type", "addresses", "alt_names")
_IN_ADDRESS = re.compile(r"(?:^|[,;]\s*)([A-Z]{2})\s*(?:;|$)")
_BROKEN = str.maketrans({0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x96: "–", 0x97: "—"})
"""Letters of Windows that some copies hold as they were, in the place of control characters."""


def read(path: Path, columns: Mapping[str, str]) -> Iterator[Row]:  # noqa: ARG001 - every format is given the map
    """Yield the listings of every source, persons passed over."""
    start = opening.begins_with(path)
    if start[:1] in {b"{", b"["}:
        yield from _json(path)
    else:
        yield from _csv(path)


def _csv(path: Path) -> Iterator[Row]:
    rows = opening.table(path)
    _, heading = next(rows, (1, []))
    names = [cell.strip() for cell in heading]
    if missing := [name for name in _NEEDED if name not in names]:
        raise InputError(
            f"{path}:1: lacks the columns {', '.join(missing)} of the Consolidated Screening List "
            f"(columns: {', '.join(filter(None, names))[:300] or 'none'})"
        )
    for line, row in rows:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(names):
            raise InputError(
                f"{path}:{line}: has {len(row)} cells where the heading has {len(names)}; is the file cut?"
            )
        yield _row(f"line {line}", dict(zip(names, row, strict=True)))


def _json(path: Path) -> Iterator[Row]:
    document = json_array.Document(path, "results")
    count = 0
    for line, value in document:
        count += 1
        yield _row(f"line {line}", _flat(f"{path}:{line}", value))
    total = document.others.get("total")
    if isinstance(total, int) and total > count:
        raise InputError(f"{path}: holds {count} of {total} results; download the whole list and import that")
    if day := _updated(document.others.get("sources_used")):
        yield Edition(day)


def _updated(sources: object) -> date | None:
    """Return the last day on which a source was renewed, as an answer of the search service says it."""
    told = (
        [one.get("source_last_updated") for one in sources if isinstance(one, dict)]
        if isinstance(sources, list)
        else []
    )
    days = [day for text in told if isinstance(text, str) and (day := iso_day(text[:10]))]
    return max(days, default=None)


def _flat(place: str, value: object) -> dict[str, str]:
    """Return a result of JSON as a row of CSV is: texts, several parted by ";"."""
    if not isinstance(value, dict):
        raise InputError(f"{place}: a result is {json_array.kind(value)}, not an object")
    row: dict[str, str] = {}
    for key, inner in value.items():
        if key == "addresses":
            row[key] = _addresses(place, inner)
        elif key in _READ:
            row[key] = _words(f"{place}: {key}", inner)
    return row


def _words(place: str, value: object) -> str:
    values = value if isinstance(value, list) else [value]
    for one in values:
        if not isinstance(one, str | int | None) or isinstance(one, bool):
            raise InputError(f"{place}: is or holds {json_array.kind(one)}, where a text was expected")
    return "; ".join(str(one) for one in values if one not in {None, ""})


def _addresses(place: str, value: object) -> str:
    found = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            printed = _words(f"{place}: addresses: country", one.get("country"))
            found.append(country(printed) or "")
        elif one is not None:
            found.append(_words(f"{place}: addresses", one))
    return "; ".join(found)


_READ = frozenset(
    "source entity_number type programs name federal_register_notice start_date end_date license_requirement "
    "license_policy source_list_url source_information_url alt_names country".split()
)


def _row(where: str, raw: dict[str, str]) -> Row:
    row = {key: " ".join(value.translate(_BROKEN).split()) for key, value in raw.items()}
    if row.get("type", "").casefold() == "individual":
        return Skipped(where, "a person")
    if not row.get("name"):
        return Skipped(where, "no name")
    kind = _code(row.get("source", ""))
    source = _SOURCES.get(kind, _UNKNOWN)
    printed = [one for text in (row["name"], *row.get("alt_names", "").split(";")) for one in run(text)]
    code = _country(row)
    try:
        names = named("", printed, country=code)
    except ValueError as error:
        return Skipped(where, str(error))
    if not names:
        return Skipped(where, "no name")
    said = row.get("type", "").casefold()
    if kind in _PERSONS and not (said or says_research(row["name"]) or _BODY.search(row["name"])):
        return Skipped(where, "a person, by the look of the name")
    since, until = iso_day(row.get("start_date", "")), iso_day(row.get("end_date", ""))
    reversed_days = since is not None and until is not None and until < since
    return Entry(
        id="",
        names=names,
        country=code,
        reason=_reason(row, dates=not (reversed_days or _unread(row))),
        legal_basis=source.legal_basis,
        effect=source.effect,
        number=f"{kind} {row['entity_number']}".strip() if row.get("entity_number") else None,
        research=said not in {"vessel", "aircraft"} and is_research(names),
        source_url=_address(row),
        listed_from=since,
        listed_until=None if reversed_days else until,
    )


def _code(source: str) -> str:
    if met := _CODE.search(source):
        return met.group(1).removeprefix("NS-")
    if "1260H" in source:
        return "1260H"
    low = source.casefold()
    return next((code for words, code in _IN_WORDS.items() if low.startswith(words)), "")


def _country(row: dict[str, str]) -> str | None:
    """Return the country of the first address that has one."""
    if met := _IN_ADDRESS.search(row.get("addresses", "")):
        return country(met.group(1))
    return country(row.get("country", "").partition(";")[0])


def _reason(row: dict[str, str], *, dates: bool) -> str:
    parts = {
        "": row.get("source") or "source not given",
        "programme: ": row.get("programs"),
        "licence requirement: ": row.get("license_requirement"),
        "licence policy: ": row.get("license_policy"),
        "Federal Register: ": row.get("federal_register_notice"),
        "dates as printed: ": "" if dates else " to ".join(filter(None, (row.get("start_date"), row.get("end_date")))),
    }
    return "; ".join(f"{label}{text}" for label, text in parts.items() if text)


def _unread(row: dict[str, str]) -> bool:
    return any(row.get(key) and iso_day(row[key]) is None for key in ("start_date", "end_date"))


def _address(row: dict[str, str]) -> str | None:
    told = (row.get("source_list_url", ""), row.get("source_information_url", ""))
    return next((url for url in told if url.startswith(("https://", "http://"))), None)


FORMAT = Format("csl", "US Consolidated Screening List (trade.gov), CSV or JSON", HEAD, read)
