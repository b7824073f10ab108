"""Where an address leads, and whether we may go there. Nothing is asked of the network."""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import SplitResult, urlsplit

from samrad.core.basics.refusals import Refusal, Refused

IP = IPv4Address | IPv6Address
_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
# RFC 6052: an IPv4 address rides in the last 32 bits.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Place:
    """What of an address says which machine is asked, and for what.

    Attributes:
        secure: Whether it is asked over TLS.
        host: The name or number of the machine.
        port: Its door.
        target: The path with its query.
    """

    secure: bool
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """What the `Host` header says (RFC 9110 §7.2)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.secure else 80) else f"{host}:{self.port}"

    def at_address(self, number: IP) -> str:
        """The same place, asked for by the number of the machine."""
        host = f"[{number}]" if number.version == 6 else str(number)
        return f"{'https' if self.secure else 'http'}://{host}:{self.port}{self.target}"


def place_of(address: str, *, allow_private: bool = False) -> Place:
    """The place `address` names, if it is one we may ask.

    Raises:
        Refused: It is no address, carries a password or a fragment, or is not https; http
            is for loopback alone, and only with `allow_private`.
    """
    parts = _split(address)
    host = parts.hostname or ""
    if parts.scheme == "http" and not (allow_private and host in _LOOPBACK_NAMES):
        raise Refused(Refusal("fetching.not_https", {"host": host}))
    secure = parts.scheme == "https"
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Place(secure, host, parts.port or (443 if secure else 80), target)


def _split(address: str) -> SplitResult:
    """The parts of a plain http(s) address."""
    odd = any(letter.isspace() or not letter.isprintable() for letter in address)
    try:
        parts = urlsplit(address)
        number = parts.port
    except ValueError as wrong:
        raise Refused(Refusal("fetching.no_address")) from wrong
    plain = parts.hostname and "@" not in parts.netloc and not parts.fragment and number != 0
    if odd or "\\" in address or parts.scheme not in ("http", "https") or not plain:
        raise Refused(Refusal("fetching.no_address"))
    return parts


def why_not_ask(
    place: Place, numbers: Sequence[IP], *, allow_private: bool = False
) -> Refusal | None:
    """The reason the machines at `numbers` may not be asked, or None if they may.

    One forbidden number among several is enough: a name that leads both outside and inside
    is an attack or a mistake (OWASP, SSRF prevention).
    """
    if not numbers:
        return Refusal("fetching.unknown_host", {"host": place.host})
    allowed = _reachable if allow_private else _public
    if all(allowed(_unwrapped(number)) for number in numbers):
        return None
    return Refusal("fetching.private_address", {"host": place.host})


def _public(number: IP) -> bool:
    return number.is_global and not number.is_multicast


def _reachable(number: IP) -> bool:
    """Our own machine and network too; never link-local, where clouds keep their secrets."""
    if number.is_link_local or number.is_multicast or number.is_unspecified:
        return False
    return number.is_global or number.is_private


def _unwrapped(number: IP) -> IP:
    """The IPv4 address inside an IPv6 one, where there is one."""
    if isinstance(number, IPv4Address):
        return number
    if number in _NAT64:
        return IPv4Address(int(number) & 0xFFFFFFFF)
    teredo = number.teredo[1] if number.teredo else None
    return number.ipv4_mapped or number.sixtofour or teredo or number
