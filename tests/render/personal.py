"""A report of the example into which personal strings are put, wherever one may come to stand."""

import copy
import functools
import json
from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

from rsscan.inputs.policies import load_policy_file
from rsscan.render import chunks
from rsscan.render.report_values import values_of
from rsscan.render.values import Values
from rsscan.report import Report, SourceUsed
from rsscan.scanning import Progress, scan
from rsscan.severity import Severity
from rsscan.sources import open_source
from rsscan.terms import Terms
from tests import shipped

PEOPLE = ("https://orcid.org/0000-0002-1825-0097", "https://orcid.org/0000-0000-1000-0021")

DOUBTS = {
    "output": "91 full papers in 2024 are more than one person is likely to write (above 72).",
    "orcid": f"The profiles carry several ORCID iDs: {', '.join(PEOPLE)}.",
    "names": "5 of 12 works are under names unlike Josiah Carberry: Zdenka Grusch; ジョサイア・カーベリー.",
}

GAPS = {
    "RS902": " ".join(DOUBTS.values()),
    "RS903": "2 works do not name it: https://openalex.org/W9900000006, https://doi.org/10.5555/rsscan.example.8.",
    "RS907": "OpenAlex has no author A9900000001; carberry@kamome.example; GET /authors?filter=orcid:0000000218250097.",
    "RS908": "packets/carberry_j/cv.pdf: page 2: 'Okonkwo' is not a date; of J. Carberry.",
    "RS910": "Not named in the declaration: Zdenka Grusch, K. Okonkwo.",
}

PERSONAL = (
    "Josiah", "Carberry", "Nampori", "Toraji", "Haetsal", "Zdenka", "Valdivia", "Tomas Valdivia", "Okonkwo", "Grusch",
    "ジョサイア", "カーベリー", "0000-0002-1825-0097", "0000000218250097", "0000-0000-1000-0021", "0000-0000-1000-0013",
    "A9900000001", "A9900000002", "A9900000077", "W9900000006", "W9900000008", "example.6", "example.8",
    "kamome.example", "hexapod", "F-2145996d7c7a", "02400dc83f399021e640fd0efa9c1e4c808adcd649e99b02bc52fdb6119e81a4",
    "Reviewer Q", "4711", "Professor of Ice", "Chair", "KAKEN-8", "Money for hexapods", "2019-04-03",
)  # fmt: skip
"""Every string of the made report that belongs to a person or to a paper."""


def values(report: dict[str, Any]) -> Values:
    """Return a saved report as values."""
    head = {key: report[key] for key in ("schema_version", "notice", "tool", "run")}
    return Values(head, report["lists"], report["subjects"], report["summary"])


@functools.cache
def made() -> dict[str, Any]:
    """Return the report: two persons, a paper, and a manuscript; not to be changed."""
    report = _scanned()
    carberry, valdivia = report["subjects"]
    report["run"]["source"]["detail"] = "recorded:packets/carberry_j"
    _doubt(carberry)
    carberry["location"] = {"file": "packets/carberry_j/coa.xlsx", "line": 3}
    carberry["gaps"] = [{"code": code, "detail": detail, "blocks_verdict": True} for code, detail in GAPS.items()]
    first, second, last = carberry["findings"]
    _say_of_itself(first["evidence"][0])
    second["evidence"][0]["coauthor"] = {
        "name": "Kim Il Sung", "id": "https://openalex.org/A9900000077", "orcid": None,
    }  # fmt: skip
    last["evidence"][0]["coauthor"] = {"name": "K. Haetsal", "id": None, "orcid": None}
    _decide(last)
    _live(carberry)
    paper = copy.deepcopy(valdivia) | {"id": "https://doi.org/10.5555/rsscan.example.6", "orcid": None}
    paper |= {"openalex_ids": [], "name": "Adaptive control of a hexapod", "findings": [], "gaps": []}
    manuscript = copy.deepcopy(paper) | {"id": "byline:nampori.txt", "name": "Manuscript"}
    manuscript |= {"location": {"file": "drafts/nampori.txt", "line": 1}, "findings": [copy.deepcopy(first)]}
    manuscript["findings"][0]["evidence"][0] |= {"work": None, "doi": None, "source": "byline of byline:nampori.txt"}
    valdivia["findings"] = [copy.deepcopy(first) | {"id": "F-0123456789ab"}]
    _say_beside(valdivia["findings"][0]["evidence"][0])
    report["subjects"] += [paper, manuscript]
    _count(report)
    return report


def _scanned() -> dict[str, Any]:
    lists, by = shipped.index("dprk").watchlists, load_policy_file("default", ["dprk"])
    terms = Terms(shipped.index("dprk"), by.policy, date(2026, 11, 23), None, False, (), by.technology)
    with open_source("example") as source:
        subjects = tuple(each for each in scan(PEOPLE, source, terms) if not isinstance(each, Progress))
    used, started = SourceUsed("example", "made", ()), datetime(2026, 11, 23, tzinfo=UTC)
    report = Report("1", started, terms.as_of, used, terms.policy, lists, Severity.HIGH, subjects)
    value: dict[str, Any] = json.loads("".join(chunks(values_of(report), "json")))
    return value


def _doubt(subject: dict[str, Any]) -> None:
    identity = subject["identity"]
    identity |= {"status": "uncertain", "reasons": list(DOUBTS.values())}
    for check in identity["checks"]:
        if check["name"] in DOUBTS:
            check |= {"result": "doubt", "reason": DOUBTS[check["name"]]}


def _say_of_itself(piece: dict[str, Any]) -> None:
    """Let a printed affiliation hold its author's name, address and ORCID iD, as some do."""
    printed = f"{piece['affiliation_text']}; Nampori Toraji (t.nampori@kamome.example, ORCID 0000-0000-1000-0013)"
    piece |= {"title": "Adaptive control of a hexapod", "affiliation_text": printed, "printed": [printed]}
    piece["met"]["query"] = printed
    piece["coauthor"] |= {
        "id": "https://openalex.org/A9900000077", "orcid": "https://orcid.org/0000-0000-1000-0013",
    }  # fmt: skip


def _say_beside(piece: dict[str, Any]) -> None:
    """Let a co-author be the other subject, and an affiliation name the subject in two ways."""
    printed = "TOMAS VALDIVIA REY and Valdivia-Rey, Tomás; Kim Chaek University of Technology, Pyongyang"
    piece |= {"affiliation_text": printed, "printed": [printed]}
    piece["met"]["query"] = printed
    piece["coauthor"] = {"name": "J. Carberry", "id": "https://openalex.org/A9900000002", "orcid": None}


def _live(subject: dict[str, Any]) -> None:
    """Let a career be told by the person's own record, which says what they were and who they are."""
    place = "https://orcid.org/0000-0002-1825-0097#employments/4711"
    said = {
        "what": "ORCID record",
        "place": place,
        "by": "organization",
        "by_name": "Kamome University (Josiah Carberry)",
    }
    career, money = subject["career"], subject["funding"]
    paper, profile = career["stations"][-1]["attested"][0], career["stations"][-1]["attested"][-1]
    station = {
        **career["stations"][-1], "kind": "employment", "role": "Professor of Ice, Okonkwo Chair", "from": "2019-04-03",
        "department": "Carberry Laboratory of the Chair", "to": None, "years": [], "works": 0,
        "text": "CARBERRY, Josiah",
        "body": {"id": None, "name": "Kim Chaek University of Technology", "ror": None, "country": "KP"},
        "listed": ["dprk/kim-chaek-university-of-technology"], "attested": [said | {"on": "2024-01-01"}, profile],
    }  # fmt: skip
    bodies = [station["body"], career["stations"][-1]["body"]]
    career["concurrent"].append({
        "on": "one paper", "bodies": bodies, "from": 2019, "to": 2020, "works": 2, "listed": station["listed"],
        "attested": [paper],
    })  # fmt: skip
    career["stations"].append(station)
    career["remarks"] += [
        f"The ORCID record ends {body['name']} of Josiah Carberry in 2016, and works to 2024 print it. Ask."
        for body in bodies
    ]
    award = {"number": "KAKEN-8", "id": "https://openalex.org/G1", "title": "Money for hexapods", "attested": [paper]}
    funder = {"body": bodies[1], "works": 1, "years": [{"year": 2019, "works": 1}], "listed": [], "attested": [paper]}
    money["funders"] += [
        {**funder, "awards": [award]},
        {**funder, "awards": [award], "body": station["body"], "listed": station["listed"]},
    ]
    piece = subject["findings"][0]["evidence"][0]
    piece["awards"] = [{key: award[key] for key in ("number", "id", "title")}]
    work = {"id": "https://openalex.org/W9900000008", "doi": "https://doi.org/10.5555/rsscan.example.8", "date": None}
    piece["path"] = {"author": "https://openalex.org/A9900000077", "joint_works": 1, "works": [work]}
    text = "Kim Chaek University of Technology, Pyongyang"
    subject["findings"][1]["evidence"].append({
        **piece, "work": None, "doi": None, "title": None, "coauthor": None, "position": None, "authors_count": None,
        "affiliation_text": text, "printed": [], "path": None, "awards": [], "decisive": False,
        "met": {**piece["met"], "query": text}, "source": f"ORCID record {place}, employment",
    })  # fmt: skip


def _decide(finding: dict[str, Any]) -> None:
    finding["status"] = "ignored"
    finding["disposition"] = {
        "reason": "Asked Okonkwo; another Carberry is meant", "reviewer": "Reviewer Q", "decided": "2026-09-01",
        "expires": "2027-03-01", "evidence": finding["fingerprint"],
    }  # fmt: skip


def _count(report: dict[str, Any]) -> None:
    verdicts = Counter(subject["verdict"] for subject in report["subjects"])
    findings = [finding for subject in report["subjects"] for finding in subject["findings"]]
    severities = Counter(finding["severity"] for finding in findings if finding["status"] == "open")
    report["summary"] = {
        "subjects": len(report["subjects"]),
        **{verdict: verdicts[verdict] for verdict in ("flagged", "incomplete", "clear")},
        "ignored": sum(finding["status"] == "ignored" for finding in findings),
        "known": 0,
        "findings_by_severity": {
            severity: severities[severity] for severity in report["summary"]["findings_by_severity"]
        },
    }
