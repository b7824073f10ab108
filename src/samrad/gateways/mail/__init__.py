"""Letters by e-mail: what a letter is, and handing it to the mail server."""

from samrad.gateways.mail.letters import Letter, is_address
from samrad.gateways.mail.sending import (
    MailServer,
    NotNow,
    NotThere,
    Security,
    Unanswered,
    send,
)

__all__ = [
    "Letter",
    "MailServer",
    "NotNow",
    "NotThere",
    "Security",
    "Unanswered",
    "is_address",
    "send",
]
