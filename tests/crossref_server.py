"""A local stand-in for Crossref, and made author lists."""

import json
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs, unquote, urlsplit

from tests.orcid_server import Answer, Json, OrcidServer


def made_line(given: str, family: str, *affiliations: str | Json, **fields: object) -> Json:
    """Return a line of an author list; an affiliation is a name, or the whole of it."""
    rows = [{"name": row} if isinstance(row, str) else row for row in affiliations]
    return {"given": given, "family": family, "sequence": "additional", "affiliation": rows, **fields}


def made_ror(name: str, ror: str) -> Json:
    """Return an affiliation with a ROR id."""
    return {"name": name, "id": [{"id": ror, "id-type": "ROR", "asserted-by": "publisher"}]}


class CrossrefServer(OrcidServer):
    """Serves author lists by DOI on the loopback; `announced` are headers of every answer."""

    def __init__(self, bylines: Mapping[str, Sequence[Json]], announced: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.announced = announced or {}
        self._bylines = {doi.lower(): [*lines] for doi, lines in bylines.items()}

    def answer(self, path: str) -> Answer:
        """Return what there is at a path; a filter knows nothing of commas within a DOI."""
        parts = urlsplit(path)
        if parts.path == "/works":
            asked = parse_qs(parts.query)
            found = [doi.removeprefix("doi:") for doi in asked["filter"][0].split(",")]
            known = [self._work(doi) for doi in found if doi in self._bylines][: int(asked["rows"][0])]
            message: Json = {"total-results": len(known), "items": known}
        else:
            doi = unquote(parts.path.removeprefix("/works/"))
            if doi not in self._bylines:
                return 404, {"Content-Type": "text/plain"}, b"Resource not found."
            message = self._work(doi)
        return 200, self.announced, json.dumps({"status": "ok", "message": message}).encode()

    def _work(self, doi: str) -> Json:
        return {"DOI": doi.upper(), "author": self._bylines[doi]}

    @property
    def asked(self) -> list[list[str]]:
        """The DOIs of each request."""
        parts = [urlsplit(path) for path, _ in self.requests]
        return [
            [doi.removeprefix("doi:") for doi in parse_qs(part.query)["filter"][0].split(",")]
            if part.query
            else [unquote(part.path.removeprefix("/works/"))]
            for part in parts
        ]

    @property
    def url(self) -> str:
        """The address, as RSSCAN_CROSSREF_URL wants it."""
        return f"http://127.0.0.1:{self._server.server_port}"
