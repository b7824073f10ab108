"""The mail server of the settings, if there is one."""

from pathlib import Path

from samrad.gateways.mail import MailServer, Security
from samrad.gateways.mail.letters import one_address
from samrad.project import environment
from samrad.project.environment import WrongSetting

_PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}


def mail_server() -> MailServer | None:
    """Where letters are handed in, or None where no mail server is set.

    Raises:
        WrongSetting: One of the settings cannot be used, or one is missing.
    """
    host = environment.text("SAMRAD_SMTP_HOST")
    if not host:
        return None
    _require_address()
    security = Security(environment.one_of("SAMRAD_SMTP_SECURITY", tuple(Security)))
    return MailServer(
        host=host,
        port=environment.number("SAMRAD_SMTP_PORT", _PORTS[security], among=range(1, 65536)),
        security=security,
        sender=_sender(),
        user=environment.text("SAMRAD_SMTP_USER"),
        password=_password(),
    )


def _require_address() -> None:
    """A letter without the site's address would lead nowhere."""
    if not environment.site("SAMRAD_ADDRESS") and not environment.names("SAMRAD_ORIGINS"):
        raise WrongSetting(
            "SAMRAD_SMTP_HOST is set and SAMRAD_ADDRESS is not; write where letters lead to, "
            "e.g. https://samrad.example.org."
        )


def _sender() -> str:
    sender = environment.text("SAMRAD_MAIL_FROM")
    try:
        one_address(sender)
    except ValueError as error:
        raise WrongSetting(
            f"SAMRAD_MAIL_FROM is {sender!r}; write the address letters come from, "
            "e.g. samrad@example.org."
        ) from error
    return sender


def _password() -> str:
    """The password itself, or what the file holds that is named instead."""
    file = environment.text("SAMRAD_SMTP_PASSWORD_FILE")
    if not file:
        return environment.text("SAMRAD_SMTP_PASSWORD")
    try:
        return Path(file).read_text().strip()
    except OSError as error:
        raise WrongSetting(
            f"SAMRAD_SMTP_PASSWORD_FILE is {file!r}, which cannot be read."
        ) from error
