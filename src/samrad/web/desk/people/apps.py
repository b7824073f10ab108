"""What an app that makes codes is shown: a secret, as text and as a square to photograph."""

from dataclasses import dataclass

import qrcode
from allauth.mfa.adapter import get_adapter
from django.http import HttpRequest

from samrad.records.people.models import Person
from samrad.web.desk.people.devices import device_word


@dataclass(frozen=True, slots=True)
class Square:
    """A QR code as one SVG path, `size` modules wide."""

    size: int
    path: str


def qr_of(person: Person, secret: str) -> Square:
    """The square that tells an app the secret, whose it is and what for."""
    code = qrcode.QRCode(border=4)
    code.add_data(get_adapter().build_totp_url(person, secret))
    code.make(fit=True)
    rows = code.get_matrix()
    dark = [(x, y) for y, row in enumerate(rows) for x, cell in enumerate(row) if cell]
    return Square(len(rows), "".join(f"M{x} {y}h1v1h-1z" for x, y in dark))


def called(request: HttpRequest) -> str:
    """What a passkey is called until somebody needs better: the browser it was made in."""
    return device_word(request.headers.get("User-Agent", ""))
