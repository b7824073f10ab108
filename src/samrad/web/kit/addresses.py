"""Where a request comes from."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

# One household or office has a whole such network of IPv6 addresses.
_NETWORK = 64


def sender(request: HttpRequest) -> str:
    """The address to count attempts under: of one sender, or of an IPv6 network.

    Behind our own TLS proxy it is the last one in X-Forwarded-For, which the proxy wrote;
    what stands before it, and the whole header elsewhere, anybody can make up.
    """
    seen = request.META.get("REMOTE_ADDR", "")
    if settings.SAMRAD_BEHIND_TLS:
        last = request.headers.get("X-Forwarded-For", "").rpartition(",")[2]
        seen = _written(last) or seen
    return _written(seen) or "unknown"


def _written(text: str) -> str:
    try:
        address = ipaddress.ip_address(text.strip())
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((int(address), _NETWORK), strict=False))
