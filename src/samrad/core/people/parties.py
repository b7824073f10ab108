"""The two equal parties of every partnership."""

from enum import StrEnum


class Party(StrEnum):
    """Who made a promise, proposes a change or signs."""

    MUNICIPALITY = "municipality"
    POLICE = "police"

    @property
    def other(self) -> "Party":
        """The party that answers what this one proposes."""
        return Party.POLICE if self is Party.MUNICIPALITY else Party.MUNICIPALITY


BOTH = frozenset(Party)
