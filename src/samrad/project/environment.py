"""Reading the environment: typed, and loud where something is missing or wrong."""

import os
import re
from pathlib import Path

_CONTACT = re.compile(r"(mailto:|https://|tel:)[!-~]+")


class WrongSetting(Exception):
    """A setting in the environment cannot be used; the message says what to write instead."""


def text(name: str, default: str = "") -> str:
    """The setting `name`, or `default` where it is not set."""
    return os.environ.get(name, default)


def flag(name: str, *, default: bool = False) -> bool:
    """A setting that is on or off.

    Raises:
        WrongSetting: It is neither.
    """
    value = text(name).lower()
    if value in ("1", "yes", "true", "on"):
        return True
    if value in ("0", "no", "false", "off"):
        return False
    if not value:
        return default
    raise WrongSetting(f"{name} is {value!r}; write 1 or 0.")


def names(name: str, default: str = "") -> list[str]:
    """A setting that holds several names with commas between."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def contact(name: str) -> str:
    """A setting that says where to write to: `mailto:…`, `https://…` or `tel:…`.

    Raises:
        WrongSetting: It begins otherwise, or holds a blank.
    """
    value = text(name)
    if value and not _CONTACT.fullmatch(value):
        raise WrongSetting(f"{name} is {value!r}; write mailto:name@example.org or https://….")
    return value


def path(name: str) -> Path | None:
    """A setting that names a file, or None where it is not set."""
    value = text(name)
    return Path(value).expanduser() if value else None


def home() -> Path:
    """The folder everything the program writes lives in: `SAMRAD_HOME`, or the user's own."""
    if chosen := text("SAMRAD_HOME"):
        return Path(chosen).expanduser().absolute()
    data = text("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "samrad"
