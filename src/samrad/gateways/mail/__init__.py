"""Letters by e-mail: what a letter is, and handing it to the mail server."""

from samrad.gateways.mail.letters import CalendarPart, Letter, is_address
from samrad.gateways.mail.sending import (
    MailServer,
    NotNow,
    NotThere,
    Security,
    Unanswered,
    send,
)

__all__ = [
    "CalendarPart",
    "Letter",
    "MailServer",
    "NotNow",
    "NotThere",
    "Security",
    "Unanswered",
    "is_address",
    "send",
]
