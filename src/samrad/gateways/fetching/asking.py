"""Asking: one request to one machine, whose number was looked up once and then kept.

A name can answer with a harmless number when it is checked and another when it is used (DNS
rebinding). So the name is looked up once, the number is checked, and the connection goes to
that number; the `Host` header and the certificate are still those of the name.
"""

import ipaddress
import json
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from threading import Event, Timer
from typing import Any

import httpx

from samrad.core.basics.refusals import Refusal, Refused
from samrad.gateways.fetching.places import IP, Place, place_of, why_not_ask

LARGEST = 1024 * 1024
_CONNECT = 3.0
# A machine that sends one byte at a time keeps each read within its own limit, and us waiting.
_LONGEST = 10.0
_READ = 5.0
_MOST_NUMBERS = 3
_AGENT = "Samrad"


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that is never shown by mistake: not in a log, not on a page of errors."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a machine answered, as JSON.

    Attributes:
        status: The HTTP status.
        body: The JSON value; hidden, as it may hold tokens.
    """

    status: int
    body: Any = field(repr=False)


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked, and how much of an answer is waited for.

    Attributes:
        method: GET or POST.
        fields: A form to send.
        content: Bytes to send instead.
        headers: What is said beside it.
        largest: The most bytes that are taken.
        longest: The most seconds in all, or None for those of everybody.
        read: The most seconds without a byte, or None for those of everybody.
    """

    method: str
    fields: Mapping[str, str] | None = None
    content: bytes | None = field(default=None, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    largest: int = LARGEST
    longest: float | None = None
    read: float | None = None


@dataclass(frozen=True, slots=True)
class Raw:
    """What a machine answered, byte by byte.

    Attributes:
        status: The HTTP status.
        kind: What it says the content is, in small letters and without its parameters.
        content: The bytes; hidden, as they may hold tokens.
        retry_after: When to ask again, as it writes it; empty where it does not.
    """

    status: int
    kind: str
    content: bytes = field(repr=False)
    retry_after: str = ""


def get_json(address: str, *, allow_private: bool = False) -> Any:
    """The JSON at `address`.

    Raises:
        Refused: We may not go there, or there was no answer, or it was no JSON.
    """
    answer = _json(ask(address, Asking("GET"), allow_private=allow_private), _host(address))
    if answer.status != 200:
        facts = {"host": _host(address), "status": answer.status}
        raise Refused(Refusal("fetching.status", facts))
    return answer.body


def post_form(
    address: str,
    fields: Mapping[str, str],
    *,
    headers: Mapping[str, str] | None = None,
    allow_private: bool = False,
) -> Answer:
    """What `address` answers to a form, whatever its status: an error is JSON too.

    Raises:
        Refused: We may not go there, or there was no answer, or it was no JSON.
    """
    asking = Asking("POST", fields, headers=headers or {})
    return _json(ask(address, asking, allow_private=allow_private), _host(address))


def ask(address: str, asking: Asking, *, allow_private: bool = False) -> Raw:
    """What `address` answers, whatever its status and whatever it is.

    Raises:
        Refused: We may not go there, or there was no answer, or too much of it.
    """
    place = place_of(address, allow_private=allow_private)
    numbers = _looked_up(place)
    if refusal := why_not_ask(place, numbers, allow_private=allow_private):
        raise Refused(refusal)
    # The environment may name a proxy; it would look the name up again.
    timeout = httpx.Timeout(asking.read or _READ, connect=_CONNECT)
    with httpx.Client(verify=_trusted(), timeout=timeout, trust_env=False) as client:
        for number in numbers[:_MOST_NUMBERS]:
            request = _request(client, place, number, asking)
            if answer := _sent(client, request, place, asking):
                return answer
    raise Refused(Refusal("fetching.no_answer", {"host": place.host}))


@cache
def _trusted() -> ssl.SSLContext:
    """Whom we trust over TLS; reading all of them takes longer than most answers."""
    return httpx.create_ssl_context(trust_env=False)


def _looked_up(place: Place) -> list[IP]:
    """The numbers of the machine, each once, in the order to try them."""
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as wrong:
        raise Refused(Refusal("fetching.unknown_host", {"host": place.host})) from wrong
    texts = dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found)
    return [ipaddress.ip_address(text) for text in texts]


def _request(client: httpx.Client, place: Place, number: IP, asking: Asking) -> httpx.Request:
    # Compressed answers are not asked for: a small one can unpack to gigabytes.
    plain = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": _AGENT}
    return client.build_request(
        asking.method,
        place.at_address(number),
        data=asking.fields,
        content=asking.content,
        headers={**plain, **asking.headers, "Host": place.authority},
        # Both the name that TLS asks for and the one the certificate must carry.
        extensions={"sni_hostname": place.host},
    )


def _sent(
    client: httpx.Client, request: httpx.Request, place: Place, asking: Asking
) -> Raw | None:
    """The answer, or None where nobody opened and the next number may be tried."""
    try:
        with _at_most(asking.longest or _LONGEST, request):
            response = client.send(request, stream=True)
            try:
                return _taken(response, place, asking.largest)
            finally:
                response.close()
    except (httpx.ConnectError, httpx.ConnectTimeout):
        return None
    except (httpx.HTTPError, httpx.InvalidURL) as wrong:
        raise Refused(Refusal("fetching.no_answer", {"host": place.host})) from wrong


@contextmanager
def _at_most(seconds: float, request: httpx.Request) -> Iterator[None]:
    """Hang up on whoever has not finished after `seconds`, headers and all."""
    lines: list[Any] = []
    over = Event()

    def noticed(event: str, info: Mapping[str, Any]) -> None:
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            lines.append(info["return_value"])
            if over.is_set():
                hang_up()

    def hang_up() -> None:
        over.set()
        # Once TLS has begun, the line before it is not ours to hang up on any more.
        for line in lines:
            with suppress(OSError):
                socket.socket.shutdown(line.get_extra_info("socket"), socket.SHUT_RDWR)

    request.extensions["trace"] = noticed
    timer = Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _taken(response: httpx.Response, place: Place, largest: int) -> Raw:
    host = {"host": place.host}
    if 300 <= response.status_code < 400:
        raise Refused(Refusal("fetching.redirected", host))
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise Refused(Refusal("fetching.not_json", host))
    content = _content(response, place, largest)
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return Raw(response.status_code, kind, content, response.headers.get("Retry-After", ""))


def _json(raw: Raw, host: str) -> Answer:
    if raw.kind != "application/json" and not raw.kind.endswith("+json"):
        refusal = "fetching.not_json" if raw.status < 500 else "fetching.no_answer"
        raise Refused(Refusal(refusal, {"host": host}))
    try:
        return Answer(raw.status, json.loads(raw.content))
    except (ValueError, RecursionError) as wrong:
        raise Refused(Refusal("fetching.not_json", {"host": host})) from wrong


def _content(response: httpx.Response, place: Place, largest: int) -> bytes:
    """The bytes of the answer, as long as they stay few."""
    content = bytearray()
    for part in response.iter_raw():
        content += part
        if len(content) > largest:
            raise Refused(Refusal("fetching.too_large", {"host": place.host}))
    return bytes(content)


def _host(address: str) -> str:
    return place_of(address, allow_private=True).host
