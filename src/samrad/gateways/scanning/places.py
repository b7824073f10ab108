"""Where the scanner listens: a socket of this machine, or a name and a port."""

import re
from dataclasses import dataclass

_TCP = re.compile(r"(?P<host>[A-Za-z0-9.\-]+|\[[0-9A-Fa-f:]+\]):(?P<port>[0-9]{1,5})")


@dataclass(frozen=True, slots=True)
class Scanner:
    """Where `clamd` listens: `path` of its socket, or else `host` and `port`."""

    path: str = ""
    host: str = ""
    port: int = 0


def scanner_at(text: str) -> Scanner | None:
    """The scanner at `/run/clamav/clamd.ctl` or `scanner.example:3310`; None for neither."""
    if text.startswith("/"):
        return Scanner(path=text)
    found = _TCP.fullmatch(text)
    if found is None or not 0 < int(found["port"]) < 65536:
        return None
    return Scanner(host=found["host"].strip("[]"), port=int(found["port"]))
