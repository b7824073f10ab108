"""What an installation must be like, each with the way out where it is not."""

import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import DatabaseError

from samrad.actions.services import nobodys
from samrad.core.basics.refusals import Refused
from samrad.gateways.scanning import NotScanned, version_of
from samrad.project import migrating, preparing
from samrad.project.explaining import explained
from samrad.project.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `way_out` is None where it is as it should be."""

    what: str
    way_out: str | None = None


def check_all(home: Path) -> list[Finding]:
    """Look at everything, in the order one would mend it."""
    looks: list[tuple[str, Callable[[], str | None]]] = [
        (f"data folder {home}: for its owner only", lambda: _private(home)),
        ("database: fits this program and its keys, under row-level security", _database),
        ("database: every table has its guard", _guard),
        ("static files: built", _static),
        ("secret key: its own", _secret),
        ("virus scanner: answers, or none is set", _scanner),
        ("sign-in services: written as they must be, each for somebody here", _services),
    ]
    return [Finding(what, look()) for what, look in looks]


def _private(home: Path) -> str | None:
    keys = home / "keys"
    if stat.S_IMODE(keys.stat().st_mode) & 0o077:
        return f"Others can look into {keys}. Run: chmod 700 {keys}"
    return None


def _database() -> str | None:
    try:
        preparing.require_ready()
    except (Trouble, DatabaseError) as trouble:
        return explained(trouble) or str(trouble).splitlines()[0]
    return None


def _services() -> str | None:
    try:
        unknown = nobodys()
    except (Refused, DatabaseError) as trouble:
        return explained(trouble) or str(trouble).splitlines()[0]
    if unknown:
        return (
            f"{settings.SAMRAD_SIGN_IN_SERVICES} names who is no party here: "
            f"{', '.join(unknown)}. Write the key of a municipality, such as no.loten, or the "
            "name of a police unit as it was founded."
        )
    return None


def _scanner() -> str | None:
    if settings.SAMRAD_SCANNER is None:
        return None
    try:
        version_of(settings.SAMRAD_SCANNER)
    except NotScanned as trouble:
        return (
            f"No file is taken in: {trouble}. Start clamd, write in SAMRAD_CLAMD where it "
            "listens, or leave SAMRAD_CLAMD out."
        )
    return None


def _guard() -> str | None:
    if names := migrating.unguarded():
        return f"Without row-level security: {', '.join(names)}. Run: samrad migrate"
    return None


def _static() -> str | None:
    if finders.find("kit/vendor/designsystemet.css") is None:
        return "The style sheets are not there. Run: make static"
    return None


def _secret() -> str | None:
    if settings.SECRET_KEY == "only-for-building":  # noqa: S105 -- the very value that must not be
        return "Set SAMRAD_SECRET_KEY, or leave it out and let samrad make one."
    return None
