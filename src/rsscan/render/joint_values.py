"""What an institution published with listed bodies, as JSON values; a part of the contract of `subject_values`."""

from typing import Any

from rsscan.joint import NEWEST, Joint, Partner
from rsscan.publications import Work


def joint_values(joint: Joint) -> dict[str, Any]:
    """Return the joint works counted, and the newest with each partner."""
    body = joint.institution
    return {
        "institution": {"id": body.id, "name": body.name, "ror": body.ror, "country": body.country},
        "since": joint.since.isoformat() if joint.since else None,
        "works": joint.works,
        "of": joint.of,
        "by_year": [{"year": one.year, "works": one.works, "of": one.of} for one in joint.by_year],
        "by_field": [{"kind": one.kind, "id": one.id, "name": one.name, "works": one.works} for one in joint.by_field],
        "partners": [_partner(one) for one in joint.partners],
    }


def _partner(partner: Partner) -> dict[str, Any]:
    return {
        "list": partner.list_id,
        "entry": partner.entry,
        "name": partner.name,
        "works": len(partner.works),
        "newest": [_work(work) for work in partner.works[:NEWEST]],
    }


def _work(work: Work) -> dict[str, Any]:
    return {
        "id": work.id,
        "doi": work.doi,
        "title": work.title,
        "date": work.published.isoformat() if work.published else None,
    }
