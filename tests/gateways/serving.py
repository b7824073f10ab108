"""A small web server on this machine that answers what a test tells it to."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl


@dataclass(frozen=True)
class Asked:
    """One request, as it came in."""

    method: str
    path: str
    host: str
    form: Mapping[str, str]


@dataclass(frozen=True)
class Answered:
    """What the server is to answer."""

    content: bytes = b"{}"
    kind: str = "application/json"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Serving:
    """A running server, and what it has been asked."""

    address: str
    port: int
    asked: list[Asked]
    answers: dict[str, Callable[[Asked], Answered]]


def _unknown(_: Asked) -> Answered:
    return Answered(status=404)


@contextmanager
def serving() -> Iterator[Serving]:
    """A server on a free port of this machine; 404 for what it was not told about."""
    asked: list[Asked] = []
    answers: dict[str, Callable[[Asked], Answered]] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            form = dict(parse_qsl(self.rfile.read(length).decode()))
            request = Asked(self.command, self.path, self.headers["Host"], form)
            asked.append(request)
            make = answers.get(self.path, _unknown)
            self._say(make(request))

        do_POST = do_GET  # noqa: N815 -- the name the standard library looks for

        def _say(self, answer: Answered) -> None:
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(len(answer.content)))
            for name, text in answer.headers.items():
                self.send_header(name, text)
            self.end_headers()
            self.wfile.write(answer.content)

        def log_message(self, *_: object) -> None:
            """Tests say nothing."""

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A caller that hangs up on a huge answer is what some tests want."""

    server = Quiet(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    port = server.server_address[1]
    try:
        yield Serving(f"http://127.0.0.1:{port}", port, asked, answers)
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
