"""Answers of the server before they become bytes, and the bodies it gives to errors."""

import json
from dataclasses import dataclass, field
from http import HTTPStatus

JSON = "application/json"
HTML = "text/html; charset=utf-8"


@dataclass
class Answer:
    """A status, a JSON payload or a text, and headers."""

    status: int = 200
    payload: object = None
    text: str | None = None
    content_type: str = JSON
    headers: dict[str, str] = field(default_factory=dict)

    def body(self) -> bytes:
        """Return the body as bytes."""
        if self.text is not None:
            return self.text.encode()
        return json.dumps(self.payload, separators=(",", ":")).encode()


class ApiError(Exception):
    """A request that the origin refuses with a JSON body."""

    def __init__(self, error: str, message: str, status: int = 400) -> None:
        """Keep the two texts of the body and the status."""
        super().__init__(f"{error} {message}")
        self.answer = Answer(status, {"error": error, "message": message})


class PaginationError(ApiError):
    """A page that cannot be had."""

    def __init__(self, message: str) -> None:
        """Name the error as the origin does."""
        super().__init__("Pagination error.", message)


class ParamsError(ApiError):
    """A parameter that the origin does not accept."""

    def __init__(self, message: str) -> None:
        """Name the error as the origin does."""
        super().__init__("Invalid query parameters error.", message)


class UnsupportedError(ApiError):
    """A parameter that OpenAlex knows and this stand-in does not, so that a test fails loudly."""

    def __init__(self, what: str) -> None:
        """Say what is missing, under a status that OpenAlex never gives."""
        super().__init__("Not part of this stand-in", f"{what} is not implemented.", 501)


def html_page(status: int) -> Answer:
    """Return an error page as the web framework behind OpenAlex writes it."""
    phrase, reason = HTTPStatus(status).phrase, HTTPStatus(status).description or "Application error"
    head = f"<!doctype html>\n<html lang=en>\n<title>{status} {phrase}</title>\n"
    return Answer(status, text=f"{head}<h1>{phrase}</h1>\n<p>{reason}</p>\n", content_type=HTML)


def redirection(location: str) -> Answer:
    """Return a 302 to a location."""
    page = html_page(302)
    page.headers["Location"] = location
    return page


def unauthorized() -> Answer:
    """Return the answer to a key that is not known."""
    return Answer(401, {"error": "Invalid or missing API key", "message": "API key not found"})


def plan_upgrade(what: str) -> Answer:
    """Return the permanent 429 of paid-only filters; it has no Retry-After."""
    message = (
        f"{what} requires a Premium, Institutional, or Partner plan. See https://openalex.org/pricing for details."
    )
    return Answer(429, {"error": "Plan upgrade required", "message": message})


def edge_rejection(reason: str, message: str, error: str = "Invalid request rejected at the API edge") -> Answer:
    """Return a 400 given before the origin is asked."""
    body = {
        "error": error,
        "error_source": "openalex-api-proxy",
        "message": message,
    }
    return Answer(400, body, headers={"x-openalex-edge-reject": reason})


def gateway_timeout() -> Answer:
    """Return the 504 that is not charged."""
    message = "Your query took too long and was stopped before completing. You were not charged for this request."
    return Answer(504, {"error": "Gateway timeout", "message": message, "reason": "query_timeout"})
