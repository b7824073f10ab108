"""Letters by the worker: to a real mail server, also when it is away for a while."""

import sys
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from psycopg import sql

from gateways.mail.receiving import PostBox, a_mail_server
from project.databases import on_server
from project.operating import a_demo, a_home, free_port, run, samrad
from project.working import rows, surroundings, when_the_worker_works
from samrad.project.postgres import Server, running_server

pytestmark = pytest.mark.slow

_INVITE = """
import os, sys
from samrad.project import environment
from samrad.project.connecting import connected
with connected(environment.home()):
    from samrad.actions.invitations import invite
    from samrad.actions.letters import queue_invitation
    from samrad.core.people.invitations import Invited
    from samrad.core.people.roles import Role
    from samrad.records.basics.context import as_person, at_the_gate
    from samrad.records.councils.models import Council
    from samrad.records.people.models import Person
    from samrad.web.kit import clock
    with at_the_gate():
        by = Person.objects.select_related("organisation").get(email="slt.loten@samrad.example")
    with as_person(by.id):
        council = Council.objects.get(slug="loten")
        who = Invited("Kari Ny", "kari@loten.example", Role.OTHER, clock.today())
        queue_invitation(invite(council, who, by.organisation, by=by, at=clock.now()))
"""
# The demo's own day has letters of its own: a digest for whoever owns a measure.
_JOBS = (
    "SELECT status::text, attempts FROM procrastinate_jobs"
    " WHERE task_name = 'samrad.project.jobs.send_invitation'"
)
_STATE = (
    "SELECT sent_at IS NOT NULL, undelivered_at IS NOT NULL, secret_sha256"
    " FROM records_invitation"
)


@pytest.fixture
def home(tmp_path: Path, loaded: Path) -> Iterator[Path]:
    with a_demo(tmp_path, loaded) as folder:
        yield folder


@pytest.fixture
def demo(home: Path) -> Iterator[Server]:
    """The server with the demo in it; the superuser sees every row."""
    with running_server(home) as server:
        yield server


def given_an_invitation_is_queued(home: Path, port: int) -> None:
    ran = run([sys.executable, "-c", _INVITE], home, **surroundings(port))
    assert (ran.code, ran.err) == (0, "")


def with_a_link(box: PostBox) -> EmailMessage:
    """The one letter that lets somebody in."""
    links = ("/invited/", "/anew/")
    (letter,) = [one for one in box.letters if any(link in text_of(one) for link in links)]
    return letter


def text_of(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def test_a_letter_waits_for_a_server_that_is_away(home: Path, demo: Server) -> None:
    port = free_port()
    given_an_invitation_is_queued(home, port)
    said = when_the_worker_works(home, port)
    assert rows(demo, _JOBS) == [("todo", 1)]
    assert rows(demo, _STATE) == [(False, False, "")]
    assert "kari@loten.example" not in said

    # Later: the queue's own clock is moved, nobody waits for it.
    on_server(demo.owner_url, sql.SQL("UPDATE procrastinate_jobs SET scheduled_at = now()"))
    with a_mail_server(port) as box:
        when_the_worker_works(home, port)
    letter = with_a_link(box)
    ((sent, undelivered, sha256),) = rows(demo, _STATE)

    assert letter["To"] == "kari@loten.example"
    assert "https://samrad.loten.example/invited/" in letter.get_content()
    assert (sent, undelivered) == (True, False)
    assert sha256
    assert [status for status, _ in rows(demo, _JOBS)] == ["succeeded"]


def test_no_secret_lies_in_the_queue_and_none_in_the_log(home: Path, demo: Server) -> None:
    with a_mail_server() as box:
        given_an_invitation_is_queued(home, box.port)
        said = when_the_worker_works(home, box.port)
    letter = with_a_link(box)
    secret = letter.get_content().partition("/invited/")[2].partition("/")[0]

    assert len(secret) == 32
    assert secret not in said
    everything = rows(demo, "SELECT j::text FROM procrastinate_jobs j")
    everything += rows(demo, "SELECT i::text FROM records_invitation i")
    everything += rows(demo, "SELECT l::text FROM records_logentry l")
    assert not [row for row in everything if secret in str(row)]


def test_an_address_nobody_has_is_not_tried_again(home: Path, demo: Server) -> None:
    with a_mail_server(answer="550 No such user") as box:
        given_an_invitation_is_queued(home, box.port)
        when_the_worker_works(home, box.port)

    assert [status for status, _ in rows(demo, _JOBS)] == ["succeeded"]
    assert [row[:2] for row in rows(demo, _STATE)] == [(False, True)]


def test_an_operator_lets_somebody_in_by_letter_or_by_link(home: Path, demo: Server) -> None:
    who = "slt.loten@samrad.example"
    with a_mail_server() as box:
        ran = samrad(home, "let-in", who, **surroundings(box.port))
        assert ran.out == f"A letter to {who} goes out when the worker runs.\n"
        when_the_worker_works(home, box.port)
    letter = with_a_link(box)
    assert letter["To"] == who
    assert "https://samrad.loten.example/anew/" in letter.get_content()

    shown = samrad(home, "let-in", who, SAMRAD_DEMO_DAY="2025-06-16").out
    assert shown.startswith("http://localhost:8000/anew/")
    logged = "SELECT who, party FROM records_logentry WHERE act = 'let_in_anew'"
    assert rows(demo, logged) == [(None, "municipality")] * 2
    refused = samrad(home, "let-in", "nobody@samrad.example")
    assert refused.sentence == "Nobody with the address nobody@samrad.example signs in here."


def test_a_founded_council_gets_links_and_no_passwords(home: Path, demo: Server) -> None:
    words = ("found", "elverum", "--name", "Politirådet i Elverum", "--municipality", "Elverum",
             "--police", "Innlandet politidistrikt", "--coordinator", "a@elverum.example",
             "--police-contact", "politikontakt.loten@samrad.example")  # fmt: skip
    ran = samrad(home, *words, SAMRAD_ADDRESS="https://samrad.elverum.example")

    assert (ran.code, ran.err) == (0, "")
    first, new, known = ran.out.splitlines()
    assert first == "Politirådet i Elverum is founded."
    assert new.startswith("  a@elverum.example: https://samrad.elverum.example/anew/")
    assert known == "  politikontakt.loten@samrad.example: signs in as ever"
    kept = "SELECT password FROM records_person WHERE email = 'a@elverum.example'"
    assert str(rows(demo, kept)[0][0]).startswith("!")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"SAMRAD_SMTP_PORT": "x"}, "SAMRAD_SMTP_PORT is 'x'; write a number from 1 to 65535."),
        ({"SAMRAD_SMTP_SECURITY": "ssl"}, "write one of: starttls, tls, none."),
        ({"SAMRAD_MAIL_FROM": "Samråd"}, "write the address letters come from"),
        ({"SAMRAD_ADDRESS": ""}, "SAMRAD_ADDRESS is not"),
        ({"SAMRAD_ADDRESS": "samrad.no"}, "write https://samrad.example.org."),
        ({"SAMRAD_SMTP_PASSWORD_FILE": "/no/such"}, "cannot be read."),
        ({"SAMRAD_SESSION_IDLE": "0"}, "write a number from 1 to 1440."),
    ],
)
def test_a_setting_that_cannot_be_used_is_said(
    wrong: dict[str, str], said: str, tmp_path: Path
) -> None:
    with a_home(tmp_path) as folder:
        assert said in samrad(folder, "check", **{**surroundings(25), **wrong}).sentence
