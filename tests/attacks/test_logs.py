"""What people write, and addresses that are secrets, do not reach a log."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from django.test import Client
from django.urls import reverse

from samrad.project.logs import Tactful, cut, described
from samrad.records.basics.context import at_the_gate

CANARY = "kanari-i-loggen"
pytestmark = pytest.mark.django_db


class Kept(logging.Handler):
    """Keeps the lines as the operator would see them."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(Tactful())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def log() -> Iterator[Kept]:
    kept = Kept()
    loggers = [logging.getLogger(name) for name in ("", "django")]
    for one in loggers:
        one.addHandler(kept)
    yield kept
    for one in loggers:
        one.removeHandler(kept)


@pytest.fixture
def breaking(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception], None]:
    """Let starting a version fail with an error that quotes what was typed."""

    def fail(error: Exception) -> None:
        def start_version(*_given: object, **_more: object) -> None:
            raise error

        monkeypatch.setattr("samrad.actions.agreements.start_version", start_version)

    return fail


@pytest.mark.parametrize(
    "error",
    [
        ValueError(f"invalid literal for int() with base 10: '{CANARY}'"),
        IntegrityError(f"DETAIL: Failing row contains ({CANARY})."),
        KeyError(CANARY),
    ],
)
def test_a_fault_is_logged_without_what_was_typed_and_shown_without_anything(
    error: Exception, breaking: Any, log: Kept, person: Any
) -> None:
    breaking(error)
    client = Client(raise_request_exception=False)
    with at_the_gate():
        client.force_login(person("slt.loten"))
    answer = client.post(
        "/loten/agreement/start/", {"title": CANARY}, headers={"referer": f"/?q={CANARY}"}
    )
    page, said = answer.content.decode(), "\n".join(log.lines)

    assert answer.status_code == 500
    assert CANARY not in said
    # Where and what it was is told: the view, the line, the kind.
    assert "Internal Server Error: /loten/agreement/start/" in said
    assert "changing.py" in said
    assert type(error).__name__ in said
    for secret in (CANARY, "Traceback", "changing.py", type(error).__name__, "Error"):
        assert secret not in page
    assert "Noe gikk galt hos oss" in page


def test_a_wrong_password_is_in_no_log(log: Kept, client: Client) -> None:
    client.post("/sign-in/", {"username": "slt.loten@samrad.example", "password": CANARY})
    client.post(f"/sign-in/?next=/{CANARY}", {"username": CANARY, "password": CANARY})

    assert CANARY not in "\n".join(log.lines)


@pytest.mark.parametrize("method", ["get", "post", "put", "head"])
def test_the_address_of_a_feed_is_in_no_log(
    method: str, log: Kept, client: Client, council_id: Any
) -> None:
    address = reverse("feed", args=[council_id("loten"), CANARY])
    answer = getattr(client, method)(address)

    assert answer.status_code in (404, 405)
    assert log.lines != []
    assert CANARY not in "\n".join(log.lines)
    assert str(council_id("loten")) not in "\n".join(log.lines)


def test_a_line_cannot_pass_for_two(log: Kept, client: Client) -> None:
    client.get("/loten%0a2025-01-01 ERROR django: everything deleted\u2028x/")
    logging.getLogger("django").warning("first\r\nsecond\x1b[31m")

    assert all(len(line.splitlines()) == 1 for line in log.lines)


@pytest.mark.parametrize(
    ("written", "logged"),
    [
        ("GET /feed/0190/abc-_9.ics HTTP/1.1", "GET /feed/… HTTP/1.1"),
        ("Not Found: /feed/0190/abc.ics", "Not Found: /feed/…"),
        ('"GET /sign-in/?next=/loten/ HTTP/1.1" 200', '"GET /sign-in/?… HTTP/1.1" 200'),
        ("https://x.example/feed/1/2.ics' refused", "https://x.example/feed/…' refused"),
        *(
            (f"GET /{page}/abc-_9/ HTTP/1.1", f"GET /{page}/… HTTP/1.1")
            for page in ("invited", "anew", "forgotten")
        ),
        ("Is it there? Yes.", "Is it there? Yes."),
        ("Not Found: /loten/", "Not Found: /loten/"),
    ],
)
def test_secret_addresses_are_cut(written: str, logged: str) -> None:
    assert cut(written) == logged


def test_of_an_error_of_the_database_its_code_and_constraint_are_told() -> None:
    caught = _write_a_row_twice()

    told = described(caught)
    assert told == (
        "django.db.utils.IntegrityError 23505 records_organisation organisation_name_once"
    )


def test_a_database_that_does_not_answer_is_named() -> None:
    told = described(OperationalError("connection to db.example failed\nmore"))

    assert told == "django.db.utils.OperationalError: connection to db.example failed"


def test_the_database_servers_own_log_does_not_quote_rows(shared_folder: Path) -> None:
    log = shared_folder / "home" / "postgres" / "log"
    _write_a_row_twice()

    said = log.read_text()
    assert "organisation_name_once" in said
    assert CANARY not in said


def _write_a_row_twice() -> IntegrityError:
    """Break a constraint with a row that holds the canary."""
    with (
        pytest.raises(IntegrityError) as caught,
        at_the_gate(),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO records_organisation (id, name, party, country, municipality)"
            " SELECT gen_random_uuid(), name, party, country, %s FROM records_organisation",
            [CANARY],
        )
    return caught.value
