"""Against guessing at one account, without letting who guesses keep its owner out.

Wrong attempts are counted for the account from one sender, for the account from anywhere, and
for the sender; the longer somebody goes on, the longer the wait. A browser the person has
signed in with before carries a signed cookie, and only its own attempts count there: so
guesses from elsewhere keep nobody out. Nothing of it asks whether the account exists.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from samrad.web.kit import clock
from samrad.web.kit.addresses import sender
from samrad.web.kit.languages import cookie_name
from samrad.web.kit.limits import Limit, note_wrong, seconds_to_wait

_COOKIE = "device"
_SALT = "samrad.web.desk.arriving.guessing"
_HALF_A_YEAR = 182 * 24 * 60 * 60
# Accounts remembered in one browser; a shared machine has a few.
_MOST = 5
_QUARTER, _HOURS, _DAY = 900, 4 * 3600, 24 * 3600
# At most so many wrong ones in so many seconds; each further step waits longer.
_HERE = ((5, _QUARTER), (20, _DAY))
_ANYWHERE = ((10, _QUARTER), (30, _HOURS), (60, _DAY))
_DEVICE = ((10, _QUARTER), (30, _DAY))
# A school and a train share an address.
_SENDER = ((100, _QUARTER),)


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody tries to get in: at what ("password", "code"), and as whom."""

    purpose: str
    account: str
    sender: str
    device: str

    def wait(self) -> int:
        """For how many seconds nothing is tried any more; 0 for not at all."""
        at = clock.real_now().timestamp()
        return max(seconds_to_wait(limit, who, at=at) for limit, who in self._counted())

    def was_wrong(self) -> None:
        """Count it."""
        at = clock.real_now().timestamp()
        for limit, who in self._counted():
            note_wrong(limit, who, at=at)

    def _counted(self) -> Iterator[tuple[Limit, str]]:
        if self.device:
            yield from self._limits("device", _DEVICE, f"{self.device}|{self.account}")
            return
        yield from self._limits("here", _HERE, f"{self.sender}|{self.account}")
        yield from self._limits("anywhere", _ANYWHERE, self.account)
        yield from self._limits("sender", _SENDER, self.sender)

    def _limits(
        self, where: str, steps: tuple[tuple[int, int], ...], who: str
    ) -> Iterator[tuple[Limit, str]]:
        for most, seconds in steps:
            yield Limit(f"{self.purpose} {where} {seconds}", most, seconds), who


def attempt(request: HttpRequest, purpose: str, email: str) -> Attempt:
    """An attempt at the account of that address, whether there is one or not."""
    account = _account(email)
    device = dict(_remembered(request)).get(account, "")
    return Attempt(purpose, account, sender(request), device)


def remember_device(request: HttpRequest, response: HttpResponse, email: str) -> None:
    """This browser has signed in: guesses from elsewhere count here no more."""
    account = _account(email)
    known = dict(_remembered(request))
    device = known.pop(account, "") or secrets.token_urlsafe(9)
    kept = [[account, device], *([one, other] for one, other in known.items())][:_MOST]
    response.set_cookie(
        cookie_name(_COOKIE),
        signing.dumps(kept, salt=_SALT),
        max_age=_HALF_A_YEAR,
        samesite="Lax",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _account(email: str) -> str:
    """Not the address itself: it stands in a cookie."""
    return salted_hmac(_SALT, email.strip().casefold(), algorithm="sha256").hexdigest()[:20]


def _remembered(request: HttpRequest) -> list[tuple[str, str]]:
    value = request.COOKIES.get(cookie_name(_COOKIE), "")
    try:
        found = signing.loads(value, salt=_SALT, max_age=_HALF_A_YEAR)
    except signing.BadSignature:
        return []
    return [(str(account), str(device)) for account, device in found]
