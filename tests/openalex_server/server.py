"""The HTTP server: sockets, threads, compression, and the faults that live in the transport."""

import contextlib
import gzip
import socket
import socketserver
import struct
import sys
import threading
import zlib
from collections.abc import Iterable, Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

from tests.openalex_server.answers import JSON, Answer
from tests.openalex_server.faults import Fault, FaultQueue
from tests.openalex_server.gateway import Gateway, RecordedRequest
from tests.openalex_server.metering import Meter
from tests.openalex_server.world import World

_PATIENCE = 5.0
_DRIPS = 20
_BLOCK = 64 * 1024
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class _Sockets(ThreadingHTTPServer):
    """A threading server that can close what its clients keep open."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, owner: "OpenAlexServer") -> None:
        """Bind to a free port of the loopback."""
        self.owner = owner
        self.stopping = threading.Event()
        self._lock = threading.Lock()
        self._open: dict[socket.socket, threading.Thread] = {}
        super().__init__(("127.0.0.1", 0), _Handler)

    def server_bind(self) -> None:
        """Bind without the name look-up of the base class, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", int(self.server_address[1])

    def process_request(self, request: object, client_address: object) -> None:
        """Serve a connection in a thread that can be found again."""
        if not isinstance(request, socket.socket):
            return
        thread = threading.Thread(
            target=self.process_request_thread, args=(request, client_address), daemon=True, name="openalex"
        )
        with self._lock:
            self._open[request] = thread
        thread.start()

    def shutdown_request(self, request: object) -> None:
        """Close a connection; one to be reset must not say goodbye first."""
        if not isinstance(request, socket.socket):
            return
        if request.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8) == _RESET_ON_CLOSE:
            self.close_request(request)
        else:
            super().shutdown_request(request)
        with self._lock:
            self._open.pop(request, None)

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep an error of the stand-in itself for the test; a client that went away is none."""
        error = sys.exc_info()[1]
        if isinstance(error, Exception) and not isinstance(error, OSError):
            self.owner.errors.append(error)

    def stop(self) -> None:
        """Wake sleeping threads, close all connections and wait for the threads."""
        self.stopping.set()
        self.shutdown()
        self.server_close()
        with self._lock:
            left = dict(self._open)
        for connection, thread in left.items():
            with contextlib.suppress(OSError):  # its thread may just have closed it
                connection.shutdown(socket.SHUT_RDWR)
            thread.join(_PATIENCE)


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Sockets

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet."""

    def __getattr__(self, name: str) -> object:
        """Serve every method by one function, so that a POST is recorded before it is refused."""
        if name.startswith("do_"):
            return self._serve
        raise AttributeError(name)

    def _serve(self) -> None:
        """Record a request, answer it, and let its fault do its work."""
        target = self.requestline.split(" ")[1]
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = RecordedRequest.received(self.command, target, headers)
        fault = self.server.owner.receive(request)
        if request.method not in {"GET", "HEAD"}:
            self.close_connection = True  # a body would be read as the next request
        wait = self.server.owner.latency + (fault.amount if fault and fault.kind == "stall" else 0)
        if (wait and self.server.stopping.wait(wait)) or self.server.stopping.is_set():
            self.close_connection = True
            return
        if fault and fault.kind == "reset":
            self._reset()
            return
        self._send(request, self.server.owner.gateway.answer(request, fault), fault)

    def _reset(self) -> None:
        """Let the close that follows send a reset."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        self.close_connection = True

    def _send(self, request: RecordedRequest, answer: Answer, fault: Fault | None) -> None:
        """Send an answer, whole unless a fault is about the body."""
        if fault and fault.kind == "huge" and request.method == "GET":
            self._send_huge(answer, fault)
            return
        body = answer.body()
        # Only good answers were recorded compressed; errors came plain.
        if answer.status == HTTPStatus.OK and answer.content_type == JSON and _takes_gzip(request.headers):
            body = gzip.compress(body, compresslevel=1, mtime=0)
            answer.headers["Content-Encoding"] = "gzip"
        if request.method == "HEAD":
            self._write([self._head(answer)])
            return
        head = self._head(answer, {"Content-Length": str(len(body))})
        if fault and fault.kind == "cut_body":
            self.close_connection = True
            self._write([head + body[: len(body) // 2]])
        elif fault and fault.kind == "slow_body":
            self._write([head])
            self._drip(body, fault.amount)
        else:
            self._write([head + body])

    def _head(self, answer: Answer, more: dict[str, str] | None = None) -> bytes:
        """Return the status line and headers as bytes, so that they can leave in one packet with the body."""
        headers = {
            "Date": self.date_time_string(),
            "Server": "openalex-stand-in",
            "Content-Type": answer.content_type,
            "Access-Control-Allow-Origin": "*",
            **answer.headers,
            **(more or {}),
        }
        if self.close_connection:
            headers["Connection"] = "close"
        lines = [f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")

    def _write(self, blocks: Iterable[bytes]) -> None:
        """Write blocks until the client goes away or the server stops."""
        try:
            for block in blocks:
                if self.server.stopping.is_set():
                    self.close_connection = True
                    return
                self.wfile.write(block)
        except OSError:
            self.close_connection = True

    def _drip(self, body: bytes, seconds: float) -> None:
        """Write a body in small pieces over some seconds."""
        size = max(1, -(-len(body) // _DRIPS))
        pieces = [body[at : at + size] for at in range(0, len(body), size)]
        for piece in pieces:
            if self.server.stopping.wait(seconds / len(pieces)):
                self.close_connection = True
                return
            self._write([piece])

    def _send_huge(self, answer: Answer, fault: Fault) -> None:
        """Stream a body that has no announced length, and close."""
        self.close_connection = True
        blocks = _filler(fault.amount)
        if fault.packed:
            answer.headers["Content-Encoding"] = "gzip"
            blocks = _packed(blocks)
        self._write([self._head(answer)])
        self._write(blocks)


def _takes_gzip(headers: dict[str, str]) -> bool:
    """Say whether a client accepts gzip."""
    offers = [offer.strip().replace(" ", "") for offer in headers.get("accept-encoding", "").split(",")]
    return any(offer.split(";")[0] in {"gzip", "*"} and not offer.endswith(";q=0") for offer in offers)


def _filler(size: float) -> Iterator[bytes]:
    """Yield the start of a list and then blanks, which are JSON for as long as one reads."""
    block = b'{"meta":{"count":1},"results":['
    while size > 0:
        part = block[: int(min(len(block), size))]
        size -= len(part)
        yield part
        block = b" " * _BLOCK


def _packed(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield blocks compressed, a thousandth of their size."""
    packer = zlib.compressobj(level=9, wbits=31)
    for block in blocks:
        if part := packer.compress(block):
            yield part
    yield packer.flush()


class OpenAlexServer:
    """The stand-in; use it in a with statement and send requests to its `url`."""

    def __init__(
        self,
        world: World,
        *,
        keys: Iterable[str] | None = None,
        budget: int | None = None,
        per_second: int | None = None,
        latency: float = 0,
        corpus: bool = False,
    ) -> None:
        """Set the keys known (None: any), credits of the day and requests per second (None: no limit).

        With `corpus` the parameter corpus=all is known, as documented in August 2026; without, it is a 400.
        """
        self.latency = latency
        self.errors: list[Exception] = []
        self._meter = Meter(budget, per_second)
        self.gateway = Gateway(world, self._meter, None if keys is None else frozenset(keys), corpus=corpus)
        self._faults = FaultQueue()
        self._lock = threading.Lock()
        self._requests: list[RecordedRequest] = []
        self._sockets: _Sockets | None = None

    def __enter__(self) -> Self:
        """Bind and start to serve."""
        self._sockets = _Sockets(self)
        threading.Thread(
            target=self._sockets.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True, name="openalex"
        ).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop, and show the first error of the stand-in itself unless the test has one of its own."""
        if self._sockets is not None:
            self._sockets.stop()
            self._sockets = None
        if self.errors and kind is None:
            raise self.errors[0]

    @property
    def url(self) -> str:
        """Return the base address."""
        if self._sockets is None:
            raise RuntimeError("the server is not running")
        return f"http://127.0.0.1:{self._sockets.server_port}"

    @property
    def requests(self) -> list[RecordedRequest]:
        """Return the requests so far, in order of arrival."""
        with self._lock:
            return list(self._requests)

    @property
    def credits_used(self) -> int:
        """Return the credits billed so far."""
        return self._meter.used

    def begin_day(self, budget: int | None = None) -> None:
        """Give a new budget, of which nothing is used; None means no limit."""
        self._meter.renew(budget)

    def add(self, fault: Fault) -> None:
        """Let something go wrong from now on."""
        self._faults.add(fault)

    def clear_faults(self) -> None:
        """Let nothing go wrong any more."""
        self._faults.clear()

    def receive(self, request: RecordedRequest) -> Fault | None:
        """Record a request and return the fault that hits it, in one step so that order and hits agree."""
        with self._lock:
            self._requests.append(request)
            return self._faults.take(request.target, is_list=request.is_list)
