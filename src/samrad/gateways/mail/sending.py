"""Handing a letter to the mail server, and telling "not now" from "not there"."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import make_msgid
from enum import StrEnum

from samrad.gateways.mail.letters import Letter, message_of

_SECONDS = 20


class Security(StrEnum):
    """How the way to the mail server is kept private."""

    STARTTLS = "starttls"
    TLS = "tls"
    # Only within one machine or a network of its own.
    NONE = "none"


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters are handed in, and in whose name."""

    host: str
    port: int
    security: Security
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)


class NotNow(Exception):
    """The mail server does not answer, or asks to come back: try again later."""


class NotThere(Exception):
    """The mail server will never take this letter: nobody has that address."""


def send(letter: Letter, server: MailServer) -> None:
    """Hand in the letter.

    Raises:
        NotNow: It could not be handed in now.
        NotThere: It will never be taken.
    """
    try:
        message = message_of(
            letter,
            sender=server.sender,
            message_id=_message_id(letter, server.sender.rpartition("@")[2]),
        )
    except ValueError as error:
        raise NotThere from error
    try:
        with _connected(server) as smtp:
            smtp.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        raise (NotThere if all(500 <= code < 600 for code in codes) else NotNow) from error
    # Also what an operator has to mend (a password, a sender the server does not know): the
    # letter waits for it and is not lost.
    except (smtplib.SMTPException, OSError) as error:
        raise NotNow from error


def _message_id(letter: Letter, domain: str) -> str:
    return f"<{letter.message_id}@{domain}>" if letter.message_id else make_msgid(domain=domain)


@contextmanager
def _connected(server: MailServer) -> Iterator[smtplib.SMTP]:
    context = ssl.create_default_context()
    smtp = (
        smtplib.SMTP_SSL(server.host, server.port, timeout=_SECONDS, context=context)
        if server.security is Security.TLS
        else smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
    )
    with smtp:
        if server.security is Security.STARTTLS:
            smtp.starttls(context=context)
        if server.user:
            smtp.login(server.user, server.password)
        yield smtp
