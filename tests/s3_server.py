"""A stand-in for S3 on loopback: one bucket over a folder, anonymous, for reading and listing only."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape


@contextmanager
def s3_server(bucket: str, folder: Path) -> Iterator[str]:
    """Serve a folder as a bucket, and give the endpoint."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Answer, bucket, folder))
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, bucket: str, folder: Path, *told: Any) -> None:
        self.bucket, self.folder = bucket, folder
        super().__init__(*told)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        path = self.folder / unquote(asked.path).removeprefix(f"/{self.bucket}").lstrip("/")
        if "list-type" in asked.query:
            self._send(200, _listing(self.folder, parse_qs(asked.query).get("prefix", [""])[0]))
        elif path.is_file():
            self._send_file(path.read_bytes())
        else:
            self._send(404, b"<Error><Code>NoSuchKey</Code></Error>")

    def _send_file(self, body: bytes) -> None:
        wanted = self.headers.get("Range")
        if wanted is None:
            self._send(200, body)
            return
        first, _, last = wanted.removeprefix("bytes=").partition("-")
        start, end = int(first), min(int(last or len(body) - 1), len(body) - 1)
        self._send(206, body[start : end + 1], f"bytes {start}-{end}/{len(body)}")

    def _send(self, status: int, body: bytes, part: str | None = None) -> None:
        self.send_response(status)
        if part:
            self.send_header("Content-Range", part)
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Last-Modified", "Wed, 24 Jun 2026 00:00:00 GMT")
        self.send_header("ETag", '"made"')
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _listing(folder: Path, prefix: str) -> bytes:
    keys = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    found = "".join(
        f"<Contents><Key>{escape(key)}</Key><Size>{(folder / key).stat().st_size}</Size>"
        "<LastModified>2026-06-24T00:00:00.000Z</LastModified><ETag>made</ETag></Contents>"
        for key in keys
        if key.startswith(prefix)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
        f"<IsTruncated>false</IsTruncated>{found}</ListBucketResult>"
    ).encode()
