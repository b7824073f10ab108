"""Minutes for tests, drawn at random: each word in them is known, and whether it is secret."""

from dataclasses import dataclass, field
from datetime import date, time
from itertools import count
from random import Random
from uuid import UUID

from hypothesis import strategies as st

from samrad.core.basics.countries import Country
from samrad.core.meetings.kinds import MeetingKind, Present, Wording
from samrad.core.meetings.minutes import (
    AgreedMeasure,
    Attended,
    Enclosed,
    Minutes,
    Treated,
    Written,
)
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role

_MARKINGS = (
    Marking(Openness.OPEN),
    Marking(Openness.EXEMPT, "no.offl.24.1", date(2030, 1, 1)),
    Marking(Openness.EXEMPT, "no.offl.13", date(2030, 1, 1)),
)


@dataclass
class Drawn:
    """Minutes being drawn, the words everyone may read, and those nobody outside may."""

    chance: Random
    numbers: "count[int]" = field(default_factory=lambda: count(1))
    open: set[str] = field(default_factory=set)
    secret: set[str] = field(default_factory=set)

    def word(self, *, secret: bool) -> str:
        """A word that stands nowhere else."""
        found = f"{'hemmelig' if secret else 'åpent'}{next(self.numbers)}ord"
        (self.secret if secret else self.open).add(found)
        return found

    def id(self) -> UUID:
        """An identifier, which is nobody's business outside either."""
        made = UUID(int=self.chance.getrandbits(128))
        self.secret.add(str(made))
        return made

    @property
    def minutes(self) -> Minutes:
        """The minutes themselves; asked once."""
        items = tuple(self._item(n) for n in range(1, self.chance.randint(0, 4) + 1))
        return Minutes(
            council=self.word(secret=False),
            country=Country.NORWAY,
            language="nb",
            meeting="3/25",
            kind=MeetingKind.ORDINARY,
            day=date(2025, 6, 12),
            place=self.word(secret=False),
            starts=time(9),
            ends=time(11, 30),
            attended=tuple(self._attended(items)),
            items=items,
            reason=self.word(secret=True),
        )

    def _item(self, number: int) -> Treated:
        marking = self.chance.choice(_MARKINGS)
        secret = marking.openness is Openness.EXEMPT
        return Treated(
            self.id(),
            f"{number}/25",
            self.word(secret=secret),
            marking,
            self.word(secret=secret),
            tuple(self._paragraph(secret=secret) for _ in range(self.chance.randint(0, 4))),
            tuple(self._enclosed(secret=secret) for _ in range(self.chance.randint(0, 2))),
        )

    def _paragraph(self, *, secret: bool) -> Written:
        marking = self.chance.choice(_MARKINGS)
        secret = secret or marking.openness is Openness.EXEMPT
        return Written(
            self.id(),
            self.chance.choice(list(Wording)),
            self.word(secret=secret),
            marking,
            tuple(self._measure(secret=secret) for _ in range(self.chance.randint(0, 2))),
            self.word(secret=secret),
        )

    def _measure(self, *, secret: bool) -> AgreedMeasure:
        owners = {party: self.word(secret=secret) for party in Party}
        title, seen_by = self.word(secret=secret), self.word(secret=secret)
        return AgreedMeasure(title, owners, date(2025, 12, 1), seen_by)

    def _enclosed(self, *, secret: bool) -> Enclosed:
        openness = self.chance.choice([Openness.OPEN, Openness.COUNCIL, Openness.EXEMPT])
        closed = secret or openness is not Openness.OPEN
        title, sha256 = self.word(secret=closed), self.word(secret=closed)
        # The name of the file is the council's own, also where the paper is open.
        return Enclosed(self.id(), title, self.word(secret=True), sha256, openness)

    def _attended(self, items: tuple[Treated, ...]) -> list[Attended]:
        """A member who was there for everything, and a guest for some items only."""
        some = [item for item in items if self.chance.random() < 0.5]
        seen = not some or any(item.marking.openness is Openness.OPEN for item in some)
        numbers = tuple(item.number for item in some)
        return [
            Attended(self.word(secret=False), Party.POLICE, Role.POLICE_CHIEF, Present.PRESENT),
            Attended(self.word(secret=not seen), None, None, Present.PRESENT, items=numbers),
        ]


def some_minutes() -> st.SearchStrategy[Drawn]:
    """Minutes with something secret wherever something can be."""
    return st.randoms(use_true_random=False).map(Drawn)
