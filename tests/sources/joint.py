"""A made institution and what it published, with every situation that a scan of it meets, and lists for it."""

from datetime import date
from pathlib import Path
from typing import Any

from rsscan.assessment import Assessment
from rsscan.inputs.lists import load_lists
from rsscan.institutions import MOST_WORKS, scan_institutions
from rsscan.matching import Index
from rsscan.sources import Source
from rsscan.terms import Terms
from tests import shipped
from tests.openalex_server import World, made_authorship, made_institution, made_institution_record, made_work
from tests.sources import Json

HOME_ROR, HOME_ID = "https://ror.org/0aaaaaa42", "https://openalex.org/I1"
HOME = made_institution("I1", "Northern Harbour University", ror="0aaaaaa42", country="NO")
CAMPUS = made_institution("I2", "Northern Harbour Marine Laboratory", country="NO", lineage=["I1"])
TIDAL = made_institution("I30", "Academy of Tidal Engines", ror="0bbbbbb17", country="CN")
BELOW = made_institution("I31", "Tidal Turbine Institute", country="CN", lineage=["I30"])
DRIFTWOOD = made_institution("I40", "Driftwood Naval Observatory", country="IR")
PYONGYANG = made_institution("I50", "Pyongyang University of Made Things", country="KP")
OTHER = made_institution("I60", "Quiet College", ror="0cccccc89", country="SE")
WUHAN = made_institution("I70", "Wuhan College", country="CN")
LISTS = """
id: made
title: {en: Made list}
authority: Made authority
legal_basis: Made act (https://example.org/act)
effect: advisory
edition: 2026-01-01
complete: true
source_url: https://example.org/list
licence: public domain
entries:
  - {id: made/tidal, names: [{value: Academy of Tidal Engines, lang: en}], country: CN, ror: "https://ror.org/0bbbbbb17"}
  - {id: made/driftwood, names: [{value: Driftwood Naval Observatory, lang: en}], country: IR, openalex: "https://openalex.org/I40"}
  - {id: made/kelp, names: [{value: Kelp Propulsion Bureau, lang: en}], country: CN}
  - id: made/kp
    names: [{value: DPR Korea, means: country}, {value: Pyongyang, means: city}]
    country: KP
    kind: jurisdiction
    legal_basis: UNSCR 2321 (2016) paragraph 11 (https://undocs.org/S/RES/2321(2016))
"""
TOPIC: Json = {
    "id": "https://openalex.org/T10020", "display_name": "Tidal Power", "score": 0.97,
    "subfield": {"id": "https://openalex.org/subfields/2212", "display_name": "Ocean Engineering"},
}  # fmt: skip


def line(number: int, *bodies: Json, text: str | None = None) -> Json:
    """Return the line of somebody at some bodies, who prints their names unless a text is given."""
    printed = text if text is not None else "; ".join(f"{body['display_name']}" for body in bodies)
    return made_authorship(f"A{700 + number}", f"Author {number}", institutions=bodies, texts=[printed])


def work(number: int, day: str, *lines: Json, **extra: Any) -> Json:
    """Return a work of the institution."""
    return made_work(f"W{number}", f"Work {number}", day, f"10.5555/joint.{number}", lines, **extra)


def works() -> list[Json]:
    """Return joint works of every kind, and works that look like one."""
    crowd = [line(100 + n, OTHER) for n in range(130)]
    return [
        work(1, "2024-03-01", line(1, HOME), line(2, TIDAL), topics=[TOPIC]),
        work(2, "2025-03-01", line(1, CAMPUS), line(3, BELOW), topics=[TOPIC]),  # bodies below on both sides
        work(3, "2025-06-01", line(4, HOME, DRIFTWOOD)),  # one person at both
        work(
            4,
            "2023-01-01",
            *crowd,
            line(5, HOME),
            line(6, PYONGYANG, text="University of Made Things, Pyongyang, DPR Korea"),
        ),  # beyond the hundredth author
        work(5, "2010-01-01", line(1, HOME), line(2, TIDAL)),  # long before the window
        work(6, "2024-05-01", line(1, HOME), line(7, text="Kelp Propulsion Bureau, Wuhan, China")),  # printed alone
        work(10, "2024-08-01", line(1, HOME), line(10, WUHAN, text="Kelp Propulsion Bureau, Wuhan, China")),
        work(7, "2024-06-01", line(1, HOME), line(8, OTHER)),  # nobody listed
        work(8, "2024-07-01", line(8, OTHER), line(2, TIDAL)),  # not of the institution
        work(9, "2025-01-01", line(1, HOME), line(2, TIDAL), line(9, DRIFTWOOD)),  # two listed bodies
    ]


def institutions() -> list[Json]:
    """Return the records of the bodies."""
    below = ["https://openalex.org/I2", HOME_ID]
    return [
        made_institution_record("I1", "Northern Harbour University", "0aaaaaa42", "NO", "Harbour", works_count=7),
        made_institution_record("I2", "Northern Harbour Marine Laboratory", country="NO", lineage=below),
        made_institution_record("I30", "Academy of Tidal Engines", "0bbbbbb17", "CN"),
        made_institution_record(
            "I31",
            "Tidal Turbine Institute",
            country="CN",
            lineage=["https://openalex.org/I31", "https://openalex.org/I30"],
        ),
        made_institution_record("I40", "Driftwood Naval Observatory", country="IR"),
        made_institution_record("I60", "Quiet College", "0cccccc89", "SE"),
    ]


def world() -> World:
    """Return all of it as a world of OpenAlex."""
    return World(authors=[], works=works(), institutions=institutions())


def terms_on(folder: Path, text: str = LISTS) -> Terms:
    """Return terms with the made list."""
    (folder / "made.yaml").write_text(text, encoding="utf-8")
    lists = load_lists([str(folder / "made.yaml")])
    return Terms(Index(lists), shipped.policy("default"), date(2026, 11, 1))


def scanned(
    source: Source, terms: Terms, identifier: str = HOME_ROR, *, wide: bool = False, most: int = MOST_WORKS
) -> Assessment:
    """Scan one institution and return what is said in the end."""
    with source:
        *_, last = scan_institutions([identifier], source, terms, wide=wide, most=most)
    assert isinstance(last, Assessment)
    return last
