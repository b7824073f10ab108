"""What we know of the sign-in services, kept for a while so that they need not be asked anew.

One `Known` lives as long as the process. It is told the time, asks through `fetch`, and is
safe to use from several threads.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Generic, TypeVar

from samrad.core.basics.refusals import Refusal, Refused
from samrad.gateways.oidc import fetch
from samrad.gateways.oidc.keys import Keys, PublicKey, keys_of
from samrad.gateways.oidc.metadata import Metadata, metadata_of
from samrad.gateways.oidc.providers import Provider

_FRESH = timedelta(hours=1)
# A stranger can make up key names; the service is not asked for each of them.
_ASKED_ANEW_AFTER = timedelta(minutes=1)
# A service that is down holds nobody but the first who asks.
_DOWN_FOR = timedelta(seconds=10)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Kept(Generic[T]):
    what: T
    since: datetime

    def younger_than(self, age: timedelta, at: datetime) -> bool:
        return timedelta(0) <= at - self.since < age


@dataclass(slots=True)
class Known:
    """What services said about themselves, and their keys."""

    _metadata: dict[str, _Kept[Metadata]] = field(default_factory=dict)
    _keys: dict[str, _Kept[Keys]] = field(default_factory=dict)
    _down: dict[str, _Kept[Refusal]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def metadata(self, provider: Provider, *, at: datetime) -> Metadata:
        """What the service says about itself, at most an hour old.

        Raises:
            Refused: The service does not answer, or says what cannot be accepted.
        """

        def ask() -> Metadata:
            return metadata_of(provider, fetch.discovery(provider))

        return self._kept(self._metadata, provider.issuer, ask, (_FRESH, at))

    def key(
        self, provider: Provider, *, kid: str | None, algorithm: str, at: datetime
    ) -> PublicKey | None:
        """The key to check a signature with; services change theirs without telling.

        A name nobody knows makes us ask again, but not more than once a minute.

        Raises:
            Refused: The service does not answer.
        """
        key = self._all_keys(provider, _FRESH, at).fitting(kid=kid, algorithm=algorithm)
        if key is None:
            anew = self._all_keys(provider, _ASKED_ANEW_AFTER, at)
            key = anew.fitting(kid=kid, algorithm=algorithm)
        return key

    def _all_keys(self, provider: Provider, age: timedelta, at: datetime) -> Keys:
        metadata = self.metadata(provider, at=at)

        def ask() -> Keys:
            return keys_of(fetch.keys(provider, metadata))

        return self._kept(self._keys, metadata.keys, ask, (age, at))

    def _kept(
        self,
        shelf: dict[str, _Kept[T]],
        place: str,
        ask: Callable[[], T],
        when: tuple[timedelta, datetime],
    ) -> T:
        age, at = when
        with self._lock:
            kept, down = shelf.get(place), self._down.get(place)
        if kept is not None and kept.younger_than(age, at):
            return kept.what
        if down is not None and down.younger_than(_DOWN_FOR, at):
            raise Refused(down.what)
        # Asked outside the lock: one slow service must not keep the others waiting.
        what = self._asked(place, ask, at)
        with self._lock:
            shelf[place] = _Kept(what, at)
        return what

    def _asked(self, place: str, ask: Callable[[], T], at: datetime) -> T:
        try:
            return ask()
        except Refused as refused:
            with self._lock:
                self._down[place] = _Kept(refused.refusal, at)
            raise
