"""Handing a letter to the mail server; telling "not now", "not there" and "unanswered" apart.

A letter is handed in when its last line has gone; whether the server took it, only its answer
tells. `about_to` is called right before: whoever must not send twice writes there that it
goes (docs/adr/0025).
"""

import re
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import make_msgid
from enum import StrEnum
from typing import TYPE_CHECKING

from samrad.gateways.mail.letters import Letter, message_of

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

_SECONDS = 20
_GO_AHEAD = 354
# A line that begins with a dot begins with two on the way (RFC 5321, 4.5.2).
_LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)


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


class Unanswered(NotNow):
    """The letter went and the server never answered: it may have taken it, or not.

    Who would rather send twice than not at all takes it for what it also is: not now.
    """


def _nothing() -> None:
    """Nobody has to know that a letter is about to go."""


def send(
    letter: Letter, server: MailServer, *, about_to: Callable[[], None] = _nothing
) -> None:
    """Hand in the letter.

    Args:
        letter: What goes to whom.
        server: Where it is handed in.
        about_to: Called when the server is ready for the letter, before any of it goes. What
            it raises goes on to the caller, and no letter has gone.

    Raises:
        NotNow: It could not be handed in now.
        NotThere: It will never be taken.
        Unanswered: It went, and nobody knows whether it was taken.
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
            smtp.about_to = about_to
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


class _Smtp(smtplib.SMTP):
    """Asks before the step that cannot be taken back, and tells when it was not answered."""

    about_to: Callable[[], None] = staticmethod(_nothing)

    def data(self, msg: "Buffer | str") -> tuple[int, bytes]:
        """Hand in what is written (RFC 5321, 4.1.1.4)."""
        code, said = self.docmd("data")
        if code != _GO_AHEAD:
            raise smtplib.SMTPDataError(code, said)
        try:
            self.about_to()
        except BaseException:
            # What is said now would be part of the letter: only hanging up takes it back.
            self.close()
            raise
        content = msg.encode("ascii") if isinstance(msg, str) else bytes(msg)
        try:
            self.send(_LEADING_DOT.sub(b"..", content) + b".\r\n")
            return self.getreply()
        except OSError as error:
            self.close()
            raise Unanswered from error


class _SmtpTls(_Smtp, smtplib.SMTP_SSL):
    """The same over TLS from the first byte."""


@contextmanager
def _connected(server: MailServer) -> Iterator[_Smtp]:
    context = ssl.create_default_context()
    smtp = (
        _SmtpTls(server.host, server.port, timeout=_SECONDS, context=context)
        if server.security is Security.TLS
        else _Smtp(server.host, server.port, timeout=_SECONDS)
    )
    with smtp:
        if server.security is Security.STARTTLS:
            smtp.starttls(context=context)
        if server.user:
            smtp.login(server.user, server.password)
        yield smtp
