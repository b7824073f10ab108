"""Reading the environment: typed, and loud where something is missing or wrong."""

import os
import re
from pathlib import Path

_SITE = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+")
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


def number(name: str, default: int, *, among: range) -> int:
    """A setting that is a whole number.

    Raises:
        WrongSetting: It is none, or too small or too large.
    """
    value = text(name)
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or int(value) not in among:
        raise WrongSetting(
            f"{name} is {value!r}; write a number from {among[0]} to {among[-1]}."
        )
    return int(value)


def one_of(name: str, choices: tuple[str, ...]) -> str:
    """A setting that is one of some words; the first where it is not set.

    Raises:
        WrongSetting: It is none of them.
    """
    value = text(name) or choices[0]
    if value not in choices:
        raise WrongSetting(f"{name} is {value!r}; write one of: {', '.join(choices)}.")
    return value


def site(name: str) -> str:
    """A setting that says where the site is: `https://samrad.example.org`, without a path.

    Raises:
        WrongSetting: It begins otherwise, or says more.
    """
    value = text(name).rstrip("/")
    if value and not _SITE.fullmatch(value):
        raise WrongSetting(f"{name} is {value!r}; write https://samrad.example.org.")
    return value
