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
    headers: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    content: bytes = field(default=b"", compare=False)


@dataclass(frozen=True)
class Answered:
    """What the server is to answer."""

    content: bytes = b"{}"
    kind: str = "application/json"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cookies: tuple[str, ...] = ()


Answering = Callable[[Asked], Answered]


def _unknown(_: Asked) -> Answered:
    return Answered(status=404)


@dataclass
class Serving:
    """A running server, what it has been asked, and what it answers.

    Attributes:
        answers: By path, with or without its query.
        otherwise: What it answers to every other path.
    """

    address: str = ""
    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    answers: dict[str, Answering] = field(default_factory=dict)
    otherwise: Answering = _unknown

    def answer(self, asked: Asked) -> Answered:
        """What is answered to `asked`, which is remembered."""
        self.asked.append(asked)
        plain = asked.path.partition("?")[0]
        make = self.answers.get(asked.path) or self.answers.get(plain) or self.otherwise
        return make(asked)


@contextmanager
def serving() -> Iterator[Serving]:
    """A server on a free port of this machine; 404 for what it was not told about."""
    running = Serving()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            content = self.rfile.read(length)
            form = dict(parse_qsl(content.decode()))
            headers = tuple(self.headers.items())
            to = (self.command, self.path, self.headers["Host"])
            self._say(running.answer(Asked(*to, form, headers, content)))

        do_POST = do_GET  # noqa: N815 -- the name the standard library looks for

        def _say(self, answer: Answered) -> None:
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(len(answer.content)))
            for name, text in answer.headers.items():
                self.send_header(name, text)
            for cookie in answer.cookies:
                self.send_header("Set-Cookie", cookie)
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
    running.port = server.server_address[1]
    running.address = f"http://127.0.0.1:{running.port}"
    try:
        yield running
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
