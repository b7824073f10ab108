"""A letter as plain text. Nothing in it can become a header of its own."""

import re
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

_PLAIN = re.compile(
    r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@[a-z0-9.-]+", re.ASCII | re.IGNORECASE
)
_NOWHERE = ".invalid"
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class CalendarPart:
    """What the calendar of the receiver does with a letter (iMIP, RFC 6047).

    Attributes:
        method: What is asked: "REQUEST", "CANCEL" or "PUBLISH"; the same as in the content.
        content: The calendar.
    """

    method: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """What is written to whom.

    Attributes:
        to: One address, `name@example.org`.
        subject: One line.
        text: The letter itself.
        language: Of the text, e.g. "nb".
        calendar: The same for a calendar, beside the text.
        message_id: The letter's own name, where a letter sent again is to be known as the
            same; otherwise each has a new one.
    """

    to: str
    subject: str
    text: str
    language: str
    calendar: CalendarPart | None = None
    message_id: str = ""


def message_of(letter: Letter, *, sender: str, message_id: str) -> EmailMessage:
    """The letter as it goes over the wire.

    Line breaks in what people typed become blanks before they reach a header; and the policy
    refuses one that comes all the same.

    Raises:
        ValueError: `to` is not one plain address.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = one_address(sender)
    message["To"] = one_address(letter.to)
    message["Subject"] = _UNSEEN.sub(" ", letter.subject)
    message["Message-ID"] = message_id
    # Machines that answer letters (away until Monday) leave these alone (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text, cte="quoted-printable")
    # Only now: setting a content takes away what was said about the one before.
    message["Content-Language"] = letter.language
    if letter.calendar is not None:
        _add_calendar(message, letter.calendar)
    return message


def _add_calendar(message: EmailMessage, part: CalendarPart) -> None:
    """Beside the text, so that a program shows one or the other, and buttons to answer with.

    In base64: lines of a calendar may be longer in bytes than a mail server lets pass.
    """
    message.add_alternative(part.content.decode(), subtype="calendar", cte="base64")
    _text, calendar = message.iter_parts()
    calendar.set_param("method", part.method)
    calendar.set_param("component", "VEVENT")


def one_address(text: str) -> Address:
    """One plain address as a header takes it; a domain with our letters as servers write it.

    Raises:
        ValueError: It is none, or more than one, or holds what no plain address does.
    """
    name, _, domain = text.rpartition("@")
    plain = f"{name}@{domain.encode('idna').decode()}"
    if not _PLAIN.fullmatch(plain):
        raise ValueError("not one plain address")
    return Address(addr_spec=plain)


def is_address(text: str) -> bool:
    """Whether letters can go there: one plain address, and not one of nowhere (RFC 2606)."""
    try:
        one_address(text)
    except ValueError:
        return False
    return not text.lower().endswith(_NOWHERE)
