"""A career and who paid as JSON values, spelled out field by field; a part of the contract of `subject_values`."""

from typing import Any

from rsscan.career import Attestation, Career, Concurrent, Station
from rsscan.money import Award, Funder, Money
from rsscan.publications import Institution


def career_values(career: Career) -> dict[str, Any]:
    """Return the timeline, what lies beside each other in it, and what is remarked."""
    return {
        "current_rule": career.rule,
        "stations": [_station(station) for station in career.stations],
        "concurrent": [_concurrent(one) for one in career.concurrent],
        "remarks": list(career.remarks),
    }


def money_values(money: Money) -> dict[str, Any]:
    """Return every funder with the works that acknowledge it, by year, and its awards."""
    return {"works": money.works, "of": money.of, "funders": [_funder(funder) for funder in money.funders]}


def _station(station: Station) -> dict[str, Any]:
    return {
        "kind": station.kind,
        "body": _body(station.body),
        "text": station.text,
        "city": station.city,
        "department": station.department,
        "role": station.role,
        "from": str(station.since) if station.since else None,
        "to": str(station.until) if station.until else None,
        "years": list(station.years),
        "works": station.works,
        "current": station.current,
        "listed": list(station.listed),
        "attested": _attested(station.attested),
    }


def _concurrent(one: Concurrent) -> dict[str, Any]:
    return {
        "on": one.on,
        "bodies": [_body(body) for body in one.bodies],
        "from": one.since,
        "to": one.until,
        "works": one.works,
        "listed": list(one.listed),
        "attested": _attested(one.attested),
    }


def _funder(funder: Funder) -> dict[str, Any]:
    return {
        "body": _body(funder.body),
        "works": funder.works,
        "years": [{"year": year, "works": works} for year, works in funder.years],
        "awards": [_award(award) for award in funder.awards],
        "listed": list(funder.listed),
        "attested": _attested(funder.attested),
    }


def _award(award: Award) -> dict[str, Any]:
    return {"number": award.number, "id": award.id, "title": award.title, "attested": _attested(award.attested)}


def _body(body: Institution) -> dict[str, Any]:
    return {"id": body.id, "name": body.name, "ror": body.ror, "country": body.country}


def _attested(attested: tuple[Attestation, ...]) -> list[dict[str, Any]]:
    return [
        {
            "what": one.what,
            "place": one.source,
            "by": one.by.value if one.by else None,
            "by_name": one.by_name,
            "on": one.on.isoformat() if one.on else None,
        }
        for one in attested
    ]
