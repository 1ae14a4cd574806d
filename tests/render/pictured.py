"""A subject as a report tells it, with as many authors as a picture is to show."""

from typing import Any

from rsscan.render.language import ENGLISH, Language
from rsscan.render.told import Told

TITLES = (
    "Adaptive compliance control of a six-legged robot on uneven ice, with remarks on its gait",
    "NOTES",
    "水中ロボットの適応制御に関する研究と海洋観測への応用についての長い題名",
)
BODIES = (
    ("Northern Harbour University", "made-north", "2017-06-05", None),
    ("哈尔滨工程大学", "made-east", None, None),
    ("Quillback Shipbuilding University of Alphaland and its Outer Isles", "made-long", "1998-01-01", None),
    ("Academy of Tidal Engines", "made-tides", "2019-05-16", "2020-01-01"),
    ("Driftwood Naval Observatory", "made-past", None, "2016-12-31"),
)  # fmt: skip


def report(language: Language = ENGLISH, lookback: str | None = "10y") -> Told:
    """Return what is told of a run."""
    return Told({"run": {"as_of": "2026-09-01", "policy": {"lookback": lookback}}, "lists": []}, language=language)


def values(
    authors: int, *, works: int = 6, bodies: int = 5, first: int = 2012, last: int = 2025, more: str = ""
) -> dict[str, Any]:
    """Return a subject whose co-authors are spread over works and bodies; `more` follows every name and title."""
    papers = [_paper(number, first + number * (last - first) // works, more) for number in range(works)]
    findings = [_finding(number, more) for number in range(bodies)]
    for number in range(authors):
        piece = {**papers[number % works], "position": number + 2, "listed_at_publication": _LISTED[number % 3]}
        named = f"Toraji Nampori {number}{more}" if number % 4 else f"難波寅次{number}{more}"
        piece["coauthor"] = {"name": named, "id": f"https://openalex.org/A{number + 2}", "orcid": None}
        findings[number * 7 % bodies]["evidence"].append(piece)
    findings.append({**_finding(0, more), "relation": "own", "evidence": [{**papers[0], "coauthor": None}]})
    rows = [{"year": year, "works": 1 + year % 13, "hyperauthored": year % 2} for year in range(first, last + 1)]
    judged = sum(row["works"] for row in rows if row["year"] > 2016)
    return {
        "id": "https://openalex.org/A1",
        "name": f"Ada Example{more}",
        "location": None,
        "coverage": {"works": 0, "works_in_window": judged, "by_year": rows},
        "proportion": {"threshold": 100},
        "findings": [finding for finding in findings if finding["evidence"]],
    }


_LISTED = ("yes", "no", "unknown")


def _paper(number: int, year: int, more: str) -> dict[str, Any]:
    work = f"https://openalex.org/W{number}"
    title = f"{TITLES[number % len(TITLES)]} {number}{more}"
    return {"work": work, "doi": None, "title": title, "date": f"{year}-03-04", "source": f"byline of {work}"}


def _finding(number: int, more: str) -> dict[str, Any]:
    name, list_id, begin, until = BODIES[number % len(BODIES)]
    return {
        "entry_name": f"{name}{f' {number}' if number >= len(BODIES) else ''}{more}",
        "entry_names": [],
        "list": list_id,
        "country": "KP",
        "relation": "coauthor",
        "status": "ignored" if number == 1 else "open",
        "listed_from": begin,
        "listed_until": until,
        "evidence": [],
    }
