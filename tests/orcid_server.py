"""A local stand-in for the public side of ORCID, and made records; as nasty as a server can be, when told to."""

import http.server
import json
import re
import threading
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

Json = dict[str, Any]
Answer = tuple[int, Mapping[str, str], bytes]

MOMENT = 1_772_000_000_000
"""When everything in a made record was last changed: 25 February 2026."""

UNIVERSITY = ("Made University", "Ulm", "DE", "https://ror.org/032000t02")

_SECTIONS = "distinctions educations employments invited-positions memberships qualifications services".split()

_REASONS = {404: (9016, "The resource was not found."), 409: (9018, "The ORCID record is locked.")}
"""The number and sentence of a refusal; of any other both are made."""


def by_person(orcid: str) -> Json:
    """Return the source of what the person wrote."""
    return {"source-orcid": {"path": orcid}, "source-client-id": None, "source-name": {"value": "Somebody"}}


def by_organization(name: str) -> Json:
    """Return the source of what an organization wrote."""
    return {"source-orcid": None, "source-client-id": {"path": "APP-MADE"}, "source-name": {"value": name}}


def made_day(text: str | None) -> Json | None:
    """Return a date as ORCID writes it; what is left out at its end is null."""
    if text is None:
        return None
    parts = [*text.split("-"), None, None][:3]
    return {key: {"value": part} if part else None for key, part in zip(("year", "month", "day"), parts, strict=True)}


def made_row(code: int, orcid: str, source: Json | None = None, **fields: Any) -> Json:
    """Return what every row of a record has, with further fields."""
    return {
        "put-code": code,
        "visibility": "public",
        "last-modified-date": {"value": MOMENT},
        "source": source or by_person(orcid),
        **fields,
    }


def made_organization(name: str, city: str | None = None, country: str | None = None, ror: str | None = None) -> Json:
    """Return a body; one without a ROR id has that of another registry."""
    number, registry = (ror, "ROR") if ror else ("http://dx.doi.org/10.13039/100000001", "FUNDREF")
    known = {"disambiguated-organization-identifier": number, "disambiguation-source": registry}
    address = {"city": city, "region": None, "country": country}
    return {"name": name, "address": address, "disambiguated-organization": known}


def made_post(row: Json, since: str | None = None, until: str | None = None, **fields: Any) -> Json:
    """Return a post; its body is the made university unless `organization` names another."""
    body = fields.pop("organization", None) or made_organization(*UNIVERSITY)
    return {**row, "organization": body, "start-date": made_day(since), "end-date": made_day(until), **fields}


def made_doi(doi: str, relationship: str | None = "self", normalized: str | None = None) -> Json:
    """Return a DOI as an external id; `normalized` is what ORCID makes of it, if anything."""
    read = {"value": normalized, "transient": True} if normalized else None
    given = {"external-id-type": "doi", "external-id-value": doi, "external-id-relationship": relationship}
    return {**given, "external-id-normalized": read, "external-id-normalized-error": None}


def made_work(row: Json, title: str | None, ids: Sequence[Json] = (), day: str | None = None, **fields: Any) -> Json:
    """Return a work of a journal, or of another type."""
    called = {"title": {"value": title}} if title else None
    return {
        "type": "journal-article",
        **row,
        "title": called,
        "external-ids": {"external-id": [*ids]},
        "publication-date": made_day(day),
        **fields,
    }


def made_record(orcid: str, *, name: Json | None = None, others: Sequence[Json] = (), **sections: Any) -> Json:
    """Return a whole record; `employments` and the like are rows, each a group of its own, and so are `works`.

    Of a section that has no row ORCID says that it is empty.
    """
    done: Json = {section: {"last-modified-date": None, "affiliation-group": []} for section in _SECTIONS}
    done |= {section: {"last-modified-date": None, "group": []} for section in ("works", "fundings", "peer-reviews")}
    for section, rows in sections.items():
        kind = section.replace("_", "-")
        if kind in {"works", "fundings"}:
            summary = f"{kind[:-1]}-summary"
            done[kind] = {"group": [{"external-ids": row.get("external-ids"), summary: [row]} for row in rows]}
        else:
            done[kind] = {"affiliation-group": [{"summaries": [{f"{kind[:-1]}-summary": row}]} for row in rows]}
    person = {"name": name, "other-names": {"other-name": [*others]}}
    identifier = {"uri": f"https://orcid.org/{orcid}", "path": orcid, "host": "orcid.org"}
    return {"orcid-identifier": identifier, "person": person, "activities-summary": done, "path": f"/{orcid}"}


def refusal(status: int, **headers: str) -> Answer:
    """Return a refusal with a body as ORCID writes it."""
    code, reason = _REASONS.get(status, (9000, "The made reason."))
    said = {"response-code": status, "developer-message": "made", "user-message": reason, "error-code": code}
    return status, headers, json.dumps(said).encode()


def no_such_place() -> Answer:
    """Return what ORCID says of a path that is none, such as one without the version before it."""
    reason = "ORCID could not process the data, because they were invalid."
    return 404, {}, json.dumps({"response-code": 404, "user-message": reason, "error-code": 9001}).encode()


class OrcidServer:
    """Serves records on the loopback; `faults` are answered first, in their order.

    A fault is an answer, or seconds to wait before each of the pieces of one. `merged` are iDs that were given up, each
    with the one that is kept.
    """

    def __init__(self, *records: Json) -> None:
        self.merged: dict[str, str] = {}
        self._records = {record["orcid-identifier"]["path"]: record for record in records}
        self.faults: list[Answer | float] = []
        self.requests: list[tuple[str, Mapping[str, str]]] = []

    def answer(self, path: str) -> Answer:
        """Return what there is at a path."""
        met = re.fullmatch(r"/v3\.0/([0-9X-]{19})/record", urlsplit(path).path)
        if not met:
            return no_such_place()
        if kept := self.merged.get(met[1]):
            return 301, {"Location": f"{self.url}/{kept}/record"}, refusal(301)[2]
        if (record := self._records.get(met[1])) is None:
            return refusal(404)
        return 200, {"Cache-Control": "no-cache, no-store, max-age=0"}, json.dumps(record).encode()

    @property
    def url(self) -> str:
        """The address, as RSSCAN_ORCID_URL wants it."""
        return f"http://127.0.0.1:{self._server.server_port}/v3.0"

    def __enter__(self) -> Self:
        stand_in = self

        class Handler(http.server.BaseHTTPRequestHandler):
            """Answers every GET."""

            protocol_version = "HTTP/1.1"

            def log_message(self, format: str, *args: object) -> None:
                """Stay quiet."""

            def do_GET(self) -> None:
                """Answer, or do what is nasty."""
                path = self.path
                stand_in.requests.append((path, {key.lower(): value for key, value in self.headers.items()}))
                fault = stand_in.faults.pop(0) if stand_in.faults else stand_in.answer(path)
                pause, (status, headers, body) = (
                    (fault, stand_in.answer(path)) if isinstance(fault, float) else (0.0, fault)
                )
                self.send_response(status)
                for name, value in {"Content-Type": "application/json", **headers}.items():
                    self.send_header(name.replace("_", "-"), value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                for at in range(0, len(body), 1 << 20 if not pause else 16):
                    try:
                        time.sleep(pause)
                        self.wfile.write(body[at : at + (1 << 20 if not pause else 16)])
                        self.wfile.flush()
                    except OSError:
                        return

        class Server(http.server.ThreadingHTTPServer):
            """Does not wait for what its clients keep open."""

            daemon_threads = True
            block_on_close = False

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
