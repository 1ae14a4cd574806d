"""Ties that a scan must find, and look-alikes that it must not: which line of which work prints what."""

from dataclasses import dataclass
from itertools import cycle, islice
from typing import Any

Json = dict[str, Any]

FIRST = 20
"""The number of the first work that holds a plant."""

_KISU, _KUT = "dprk/kim-il-sung-university", "dprk/kim-chaek-university-of-technology"
_KUMU, _HUICHON = "dprk/kim-il-sung-military-university", "dprk/huichon-university-of-telecommunications"
_DPRK, _BEIHANG = "dprk/democratic-peoples-republic-of-korea", "cn-seven-sons/beihang-university"


def _body(number: int, name: str, ror: str | None, country: str, *above: int) -> Json:
    lineage = [f"https://openalex.org/I{each}" for each in (number, *above)]
    return {
        "id": lineage[0],
        "display_name": name,
        "ror": ror and f"https://ror.org/{ror}",
        "country_code": country,
        "type": "education",
        "lineage": lineage,
    }


BODIES = {
    "kumu": _body(4390000001, "Kim Il-Sung Military University", "01zxpj864", "KP"),
    "huichon": _body(4390000002, "Huichon University of Telecommunications", "00fq58w87", "KP"),
    "beihang": _body(4390000003, "Beihang University", "00wk2mp56", "CN"),
    "below beihang": _body(4390000004, "Quiet Lake Laboratory", None, "CN", 4390000003),
    "below kumu": _body(4390000005, "Pine Hill College", None, "KP", 4390000001),
}
"""Institutions that only plants name; two of them stand below a listed one and say so by their lineage alone."""


FUNDERS = {
    "beihang": {
        "id": "https://openalex.org/F4390000001",
        "display_name": "Quiet Lake Fund",
        "ror": "https://ror.org/00wk2mp56",
    },
    "kim il sung": {"id": "https://openalex.org/F4390000002", "display_name": "Kim Il Sung University", "ror": None},
}
"""Funders that only plants name: one is listed by its ROR id alone, of the other one nothing but the name is known."""


@dataclass(frozen=True, slots=True)
class Plant:
    """What one line of a byline prints and is matched to, and the entry it names; none for a look-alike.

    Money that a work acknowledges stands in no line: it has no place.
    """

    kind: str
    entry: str | None
    text: str | None
    body: str | None = None
    place: int | None = 2
    authors: int = 3
    expansion: bool = False
    funder: str | None = None


PLANTS = (
    Plant("ror", _KUMU, None, "kumu"),
    Plant("exact", _KISU, "Kim Il Sung University, Pyongyang, DPR Korea"),
    Plant("look-alike", None, "Kangwon National University, Chuncheon, Republic of Korea"),
    Plant("lineage", _BEIHANG, "Section 3", "below beihang"),
    Plant("upper", _KUT, "KIM CHAEK UNIVERSITY OF TECHNOLOGY, PYONGYANG, DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA"),
    Plant("look-alike", None, "Northwestern University, Evanston, IL, USA"),
    Plant("department", _KISU, "Faculty of Physics, Kim Il Sung University, Taesong District, Pyongyang, DPR Korea"),
    Plant("past-hundred", _KUT, "Kim Chaek University of Technology, Pyongyang", place=115, authors=130),
    Plant("typo", _KUT, "Kim Chaek Universty of Technology, Pyongyang, DPR Korea"),
    Plant("look-alike", None, "National Defense Medical College, Tokorozawa, Japan"),
    Plant("country", _DPRK, "Pyongyang, DPR Korea"),
    Plant("expansion", _KISU, "Kim Il Sung University, Pyongyang, DPR Korea", expansion=True),
    Plant("own", _BEIHANG, "School of Physics, Beihang University, Beijing 100191, China", place=1),
    Plant("look-alike", None, "Institute of Natural Science, Seoul National University, Seoul, South Korea"),
    Plant("native", _KISU, "김일성종합대학 물리학부, 평양"),
    Plant("ror", _HUICHON, "Laboratory 5", "huichon"),
    Plant("exact", _BEIHANG, "Beihang University, Beijing, China"),
    Plant("lineage", _KUMU, None, "below kumu"),
    Plant("look-alike", None, "Pyeongchang Forest Research Station, Gangwon, Republic of Korea"),
    Plant("funder", _BEIHANG, None, place=None, funder="beihang"),
    Plant("award", _KISU, None, place=None, funder="kim il sung"),
)


def planted(works: int) -> list[Json]:
    """Return the rows of the table of plants: every eighth work of a small world, a thousand in a large one."""
    step = max(8, works // 1000)
    rows = islice(cycle(PLANTS), len(range(FIRST, works, step)))
    return [_row(i, plant) for i, plant in zip(range(FIRST, works, step), rows, strict=True)]


def _row(i: int, plant: Plant) -> Json:
    return {
        "i": i,
        "place": plant.place,
        "text": plant.text,
        "institution": BODIES[plant.body] if plant.body else None,
        "authors": plant.authors,
        "expansion": plant.expansion,
        "kind": plant.kind,
        "entry": plant.entry,
        "funder": FUNDERS[plant.funder] if plant.funder else None,
    }


def body_records() -> list[Json]:
    """Return the planted institutions in the form of the made ones."""
    return [
        {"short": body, "spellings": [body["display_name"]], "city": None, "countries": [body["country_code"]]}
        for body in BODIES.values()
    ]
