"""Asking a statistics office for a table: politely, in pieces, and again where it is busy.

Time is told: whoever asks says how to wait and how many seconds have gone by. Answers are
understood by `parse`, as if somebody had sent them as files.
"""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import prod

from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.figures.cubes import Cube
from samrad.gateways.fetching import Asking, Raw, ask, place_of
from samrad.gateways.pxweb.asking import Chosen, Office, Version, in_pieces
from samrad.gateways.pxweb.joining import joined
from samrad.gateways.pxweb.metadata import codes_of_v1, codes_of_v2
from samrad.gateways.pxweb.parse import parse_jsonstat
from samrad.gateways.pxweb.recorded import Ask
from samrad.gateways.pxweb.refusing import LARGEST, unreadable

# Too many questions (429), and busy or being filled (503): SSB does so at 8 in the morning.
_LATER = {429, 503}
_TRIES = 4
_FIRST_PAUSE = 5.0
_LONGEST_PAUSE = 120.0
# A question of 800 000 cells takes an office a while.
_READ, _LONGEST = 60.0, 180.0


@dataclass(slots=True)
class Client:
    """One office, asked no faster than it likes.

    Attributes:
        office: Whom to ask.
        wait: How to let so many seconds go by.
        clock: Seconds that only go forward.
        allow_private: Whether it may be on this machine: for tests and demos.
        ask: Who asks: the network, or what was recorded of it (`recorded.py`).
        told: Told each time how many cells are here, and of how many.
    """

    office: Office
    wait: Callable[[float], None]
    clock: Callable[[], float]
    allow_private: bool = False
    ask: Ask = ask
    told: Callable[[int, int], None] = lambda _done, _of: None
    _asked: deque[float] = field(default_factory=deque, repr=False)
    _known: dict[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict, repr=False)

    def codes(self, table: str) -> Mapping[str, tuple[str, ...]]:
        """The dimensions of a table with their codes; asked for once.

        Raises:
            Refused: The office does not answer, or not about this table.
        """
        if table not in self._known:
            content = self._answer(self.office.metadata(table), Asking("GET"))
            understood = codes_of_v1 if self.office.version is Version.V1 else codes_of_v2
            self._known[table] = understood(content)
        return self._known[table]

    def cube(self, table: str, chosen: Chosen | None = None) -> Cube:
        """The table, or what is chosen of it, as one cube.

        Args:
            table: What the office calls it: `"08487"`, or in version 1 of SCB the path to it.
            chosen: Codes by dimension; of a dimension that is not named, all of them.

        Raises:
            Refused: The office does not answer, has no such dimension or code, or what is
                chosen is too large.
        """
        known = self.codes(table)
        wanted = _wanted(known, chosen or {})
        pieces: list[Cube] = []
        for piece in in_pieces(self.office, table, wanted):
            self.told(sum(one.size for one in pieces), _cells(wanted))
            address, asking = self.office.question(table, piece)
            pieces.append(_one(parse_jsonstat(self._answer(address, asking))))
        self.told(_cells(wanted), _cells(wanted))
        return joined(wanted, pieces)

    def _answer(self, address: str, asking: Asking) -> bytes:
        """What the office answers, once it is not too busy."""
        patient = Asking(
            asking.method,
            content=asking.content,
            headers=asking.headers,
            largest=LARGEST,
            longest=_LONGEST,
            read=_READ,
        )
        raw = self._once(address, patient)
        for tried in range(_TRIES):
            if raw.status not in _LATER:
                break
            self.wait(_pause(raw, tried))
            raw = self._once(address, patient)
        if raw.status == 200:
            return raw.content
        host = place_of(address, allow_private=self.allow_private).host
        raise Refused(Refusal("fetching.status", {"host": host, "status": raw.status}))

    def _once(self, address: str, asking: Asking) -> Raw:
        self._take_turn()
        return self.ask(address, asking, allow_private=self.allow_private)

    def _take_turn(self) -> None:
        """Let time go by until the office has room for one more question."""
        now = self.clock()
        while self._asked and self._asked[0] <= now - self.office.seconds:
            self._asked.popleft()
        if len(self._asked) >= self.office.calls:
            self.wait(self._asked.popleft() + self.office.seconds - now)
        self._asked.append(self.clock())


def _pause(raw: Raw, tried: int) -> float:
    """How long the office asks for, within reason; our own pause where it names a day."""
    own = _FIRST_PAUSE * 2**tried
    told = raw.retry_after.strip()
    asked_for = float(told) if told.isascii() and told.isdecimal() and len(told) < 6 else own
    return min(asked_for, _LONGEST_PAUSE)


def _wanted(known: Mapping[str, tuple[str, ...]], chosen: Chosen) -> dict[str, tuple[str, ...]]:
    for name, codes in chosen.items():
        if missing := [one for one in codes if one not in known.get(name, ())]:
            raise unreadable("table.missing", what=f"{name} {missing[0]}")
        if name not in known:
            raise unreadable("table.missing", what=name)
    return {
        name: tuple(dict.fromkeys(chosen.get(name, codes))) for name, codes in known.items()
    }


def _cells(wanted: Chosen) -> int:
    return prod(len(codes) for codes in wanted.values())


def _one(parsed: Cube | list[Cube]) -> Cube:
    if isinstance(parsed, list):
        raise unreadable("table.contradicts", what="dataset")
    return parsed
