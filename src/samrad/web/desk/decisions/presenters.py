"""Decisions and measures as a page shows them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from samrad.core.meetings.decisions import Decision, Measure, Owner, State
from samrad.core.openness.levels import Openness
from samrad.records.councils.models import Council
from samrad.records.meetings.models import Item
from samrad.web.kit.phrases import former, measure_state_word, party_word

# The tone of a state, as duties have it: one look for one meaning.
TONES = {
    State.OPEN: "ahead",
    State.OVERDUE: "overdue",
    State.DONE: "met",
    State.DROPPED: "not_applicable",
}
_SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """Who sees to it, for which party, and whether somebody else has to."""

    name: str
    party: str
    left: bool


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure: `tone` is how urgent it looks, `may` whether the reader follows it up."""

    measure: Measure
    state: str
    tone: str
    owners: tuple[OwnerRow, ...]
    returned: tuple[Item, ...] = ()
    may: bool = False

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.measure.done_on is None and self.measure.dropped_on is None


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision with its measures."""

    decision: Decision
    measures: tuple[MeasureRow, ...]

    @property
    def exempt(self) -> bool:
        """Whether it is exempt from public access."""
        return self.decision.marking.openness is Openness.EXEMPT

    @property
    def year(self) -> int:
        """The year of its meeting, as its address has it."""
        return self.decision.day.year

    @property
    def number(self) -> str:
        """The number of its meeting, as its address has it."""
        return self.decision.meeting.partition("/")[0]


def decision_rows(
    decisions: Iterable[Decision],
    *,
    on: date,
    returned: Mapping[UUID, Sequence[Item]],
) -> list[DecisionRow]:
    """The decisions as a page shows them; `returned` are the items a measure came back on."""
    return [
        DecisionRow(
            one,
            tuple(measure_row(m, on=on, returned=returned.get(m.id, ())) for m in one.measures),
        )
        for one in decisions
    ]


def measure_row(
    measure: Measure, *, on: date, returned: Sequence[Item] = (), may: bool = False
) -> MeasureRow:
    """One measure as a page shows it."""
    state = measure.state(on=on)
    soon = state is State.OPEN and measure.deadline <= on + _SOON
    return MeasureRow(
        measure,
        measure_state_word(state),
        "due_soon" if soon else TONES[state],
        tuple(_owner(one, measure) for one in measure.owners),
        tuple(returned),
        may,
    )


def _owner(owner: Owner, measure: Measure) -> OwnerRow:
    left = owner.party in measure.without_owner
    return OwnerRow(owner.name or former("", ""), party_word(owner.party), left)


@dataclass(frozen=True, slots=True)
class MineRow:
    """One measure of one's own, in which council."""

    council: Council
    row: MeasureRow


@dataclass(frozen=True, slots=True)
class Group:
    """Measures that stand alike: what is overdue, what comes, what has ended."""

    key: str
    rows: tuple[MineRow, ...]


def groups(rows: Iterable[MineRow]) -> list[Group]:
    """What is overdue first, then what is open, then what has ended, the latest first."""
    all_of = list(rows)
    overdue = tuple(one for one in all_of if one.row.tone == "overdue")
    still = tuple(one for one in all_of if one.row.is_open and one.row.tone != "overdue")
    ended = tuple(one for one in reversed(all_of) if not one.row.is_open)
    every = (Group("overdue", overdue), Group("open", still), Group("ended", ended))
    return [group for group in every if group.rows]
