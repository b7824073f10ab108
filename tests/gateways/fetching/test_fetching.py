"""Asking other machines: what we ask, and where we never go."""

import ipaddress
import socket
import ssl
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from gateways.serving import Answered, Asked, Serving, serving
from samrad.core.basics.refusals import Refused
from samrad.gateways.fetching import Place, Secret, asking, get_json, place_of, post_form
from samrad.gateways.fetching.places import why_not_ask

HERE = Place(secure=True, host="idp.example", port=443, target="/")


@pytest.fixture
def web() -> Iterator[Serving]:
    with serving() as running:
        yield running


def _ask(running: Serving, path: str = "/x") -> Any:
    return get_json(running.address + path, allow_private=True)


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://idp.example/", "fetching.not_https"),
        ("http://10.0.0.1/", "fetching.not_https"),
        ("ftp://idp.example/", "fetching.no_address"),
        ("file:///etc/passwd", "fetching.no_address"),
        ("https://user:pass@idp.example/", "fetching.no_address"),
        ("https://idp.example/#part", "fetching.no_address"),
        ("https://idp.example\\@evil.example/", "fetching.no_address"),
        ("https://idp.example/a\r\nHost: evil", "fetching.no_address"),
        ("https://idp.example:99999/", "fetching.no_address"),
        ("https:///nowhere", "fetching.no_address"),
        ("idp.example", "fetching.no_address"),
        ("", "fetching.no_address"),
    ],
)
@pytest.mark.parametrize("allow_private", [False, True])
def test_an_address_we_never_ask(
    address: str, code: str, refused: Any, *, allow_private: bool
) -> None:
    with refused(code):
        place_of(address, allow_private=allow_private)


def test_loopback_over_http_is_for_tests_and_demos_only(refused: Any) -> None:
    assert place_of("http://127.0.0.1:81/a?b=c", allow_private=True) == Place(
        secure=False, host="127.0.0.1", port=81, target="/a?b=c"
    )
    with refused("fetching.not_https", host="127.0.0.1"):
        place_of("http://127.0.0.1:81/a?b=c")


@pytest.mark.parametrize(
    ("number", "outside", "inside"),
    [
        ("93.184.216.34", True, True),
        ("2606:2800:220:1::1", True, True),
        ("10.1.2.3", False, True),
        ("172.16.0.1", False, True),
        ("192.168.1.1", False, True),
        ("127.0.0.1", False, True),
        ("::1", False, True),
        ("fd00::1", False, True),
        ("100.64.0.1", False, False),
        ("169.254.169.254", False, False),
        ("fe80::1", False, False),
        ("0.0.0.0", False, False),  # noqa: S104 -- nobody listens there
        ("224.0.0.1", False, False),
        ("ff02::1", False, False),
        ("::ffff:10.0.0.1", False, True),
        ("::ffff:169.254.169.254", False, False),
        ("64:ff9b::a9fe:a9fe", False, False),
        ("64:ff9b::5db8:d822", True, True),
        ("2002:a9fe:a9fe::1", False, False),
    ],
)
def test_which_numbers_may_be_asked(number: str, *, outside: bool, inside: bool) -> None:
    numbers = [ipaddress.ip_address(number)]

    assert (why_not_ask(HERE, numbers) is None) == outside
    assert (why_not_ask(HERE, numbers, allow_private=True) is None) == inside


def test_one_number_inside_among_several_is_enough_to_refuse() -> None:
    numbers = [ipaddress.ip_address(text) for text in ("93.184.216.34", "10.0.0.1")]
    refusal = why_not_ask(HERE, numbers)

    assert refusal is not None
    assert refusal.code == "fetching.private_address"


def test_the_json_of_an_answer_is_handed_over(web: Serving) -> None:
    web.answers["/x"] = lambda _: Answered(b'{"a": [1]}', "application/json; charset=utf-8")

    assert _ask(web) == {"a": [1]}
    assert web.asked == [Asked("GET", "/x", f"127.0.0.1:{web.port}", {})]


def test_a_form_is_posted_and_an_error_is_an_answer(web: Serving) -> None:
    web.answers["/t"] = lambda _: Answered(b'{"error": "invalid_grant"}', status=400)

    answer = post_form(web.address + "/t", {"code": "å&b"}, allow_private=True)

    assert (answer.status, answer.body) == (400, {"error": "invalid_grant"})
    assert web.asked[0].form == {"code": "å&b"}


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answered(b"<html>", "text/html"), "fetching.not_json"),
        (Answered(b"<html>", "text/html", 502), "fetching.no_answer"),
        (Answered(b"<html>"), "fetching.not_json"),
        (Answered(b"[" * 100_000), "fetching.not_json"),
        (Answered(b"{}", headers={"Content-Encoding": "gzip"}), "fetching.not_json"),
        (Answered(b"{}", status=404), "fetching.status"),
        (Answered(b'"' + b"x" * 1024 * 1024 + b'"'), "fetching.too_large"),
    ],
    ids=["html", "broken", "false json", "deep json", "packed", "404", "huge"],
)
def test_an_answer_that_is_of_no_use(
    web: Serving, answer: Answered, code: str, refused: Any
) -> None:
    web.answers["/x"] = lambda _: answer

    with refused(code, host="127.0.0.1"):
        _ask(web)


def test_we_are_not_sent_on(web: Serving, refused: Any) -> None:
    web.answers["/x"] = lambda _: Answered(status=302, headers={"Location": "/secret"})
    web.answers["/secret"] = lambda _: Answered(b'{"secret": 1}')

    with refused("fetching.redirected"):
        _ask(web)
    assert [one.path for one in web.asked] == ["/x"]


def test_nobody_at_home(refused: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with refused("fetching.no_answer"):
            get_json(f"http://127.0.0.1:{taken.getsockname()[1]}/", allow_private=True)


def test_a_name_that_leads_inside_is_not_asked(web: Serving, refused: Any) -> None:
    with refused("fetching.private_address", host="localhost"):
        get_json(f"https://localhost:{web.port}/x")
    assert web.asked == []


def test_a_name_is_looked_up_once_so_that_it_cannot_change_its_mind(
    web: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[object] = []
    real = socket.getaddrinfo

    def told(host: Any, *rest: Any, **named: Any) -> Any:
        looked_up.append(host)
        # Whoever looks up a second time is led somewhere else.
        return real("127.0.0.1" if host == "localhost" else host, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", told)
    web.answers["/x"] = lambda _: Answered()

    assert get_json(f"http://localhost:{web.port}/x", allow_private=True) == {}
    assert looked_up.count("localhost") == 1
    assert web.asked[0].host == f"localhost:{web.port}"


def test_tls_asks_for_the_name_and_does_not_trust_just_anyone(
    tmp_path: Path, refused: Any
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_certificate(tmp_path))
    names: list[str | None] = []
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = Thread(target=_shake_hands, args=(listener, context), daemon=True)
        thread.start()
        port = listener.getsockname()[1]
        with refused("fetching.no_answer"):
            get_json(f"https://localhost:{port}/x", allow_private=True)
        thread.join(5)
    assert names == ["localhost"]


def _shake_hands(listener: socket.socket, context: ssl.SSLContext) -> None:
    caller, _ = listener.accept()
    with caller, pytest.raises(OSError):
        context.wrap_socket(caller, server_side=True).recv(1)


def _certificate(folder: Path) -> Path:
    """A certificate for localhost that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    since = datetime(2020, 1, 1)  # noqa: DTZ001 -- certificates count in UTC
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 1)
        .not_valid_before(since)
        .not_valid_after(since + timedelta(days=36500))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    kind, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    file = folder / "both.pem"
    file.write_bytes(key.private_bytes(kind, form, plain) + made.public_bytes(kind))
    return file


@pytest.mark.parametrize(
    "beginning",
    [b"HTTP/1.1 200 OK\r\nX-Slow: ", b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"],
)
def test_a_machine_that_answers_one_letter_at_a_time_is_hung_up_on(
    monkeypatch: pytest.MonkeyPatch, refused: Any, beginning: bytes
) -> None:
    monkeypatch.setattr(asking, "_LONGEST", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = Thread(target=_dribble, args=(listener, beginning), daemon=True)
        thread.start()
        with refused("fetching.no_answer"):
            get_json(f"http://127.0.0.1:{listener.getsockname()[1]}/", allow_private=True)
        thread.join(5)
    assert not thread.is_alive()


def _dribble(listener: socket.socket, beginning: bytes) -> None:
    """Answer, and never come to an end, until the other side has had enough."""
    caller, _ = listener.accept()
    with caller, suppress(OSError):
        caller.sendall(beginning)
        caller.settimeout(0.01)
        while True:
            with suppress(TimeoutError):
                if caller.recv(65536) == b"":
                    return
            caller.sendall(b"a")


def test_a_secret_is_not_shown_by_mistake() -> None:
    assert "hunter2" not in repr(Secret("hunter2"))


def test_the_body_of_an_answer_is_not_shown_by_mistake(web: Serving) -> None:
    web.answers["/t"] = lambda _: Answered(b'{"id_token": "hunter2"}')

    assert "hunter2" not in repr(post_form(web.address + "/t", {}, allow_private=True))


def test_a_refusal_does_not_tell_the_whole_address() -> None:
    with pytest.raises(Refused) as caught:
        get_json("https://127.0.0.1/a?token=hunter2")
    assert "hunter2" not in str(caught.value.refusal)
