"""Duties as a page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from samrad.core.agreements.clauses import Clause
from samrad.core.basics.deeds import Deed
from samrad.core.duties.acting import acts_next
from samrad.core.duties.duty import Kind
from samrad.core.duties.status import Standing, Status
from samrad.core.norms.shapes import AtEachMeeting, Norm
from samrad.core.reports.panel import Line, Panel
from samrad.records.councils.models import Council
from samrad.web.kit import formats, phrases

# What is noted when a duty of the kind is done; a meeting is planned on a page of its own.
DEED_OF: dict[Kind, Deed] = {
    Kind.MEETING: Deed.MEETING_HELD,
    Kind.REGIONAL_MEETING: Deed.REGIONAL_MEETING_HELD,
    Kind.MATTERS: Deed.MATTERS_CALLED_FOR,
    Kind.AGENDA: Deed.AGENDA_SENT,
    Kind.MINUTES: Deed.MINUTES_ARCHIVED,
    Kind.TOPICS: Deed.TOPIC_TREATED,
    Kind.AREA: Deed.AREA_TREATED,
    Kind.PLAN: Deed.PLAN_DECIDED,
    Kind.PLAN_FOLLOW_UP: Deed.PLAN_FOLLOWED_UP,
    Kind.EVALUATION: Deed.EVALUATED,
    Kind.REVIEW: Deed.AGREEMENT_REVIEWED,
    Kind.BYLAWS: Deed.BYLAWS_REVIEWED,
    Kind.PICTURE: Deed.PICTURE_UPDATED,
    Kind.REPORT: Deed.REPORTED,
    Kind.PLEDGES: Deed.PLEDGES_PUBLISHED,
    Kind.AGREEMENT: Deed.AGREEMENT_SIGNED,
    Kind.COUNCIL: Deed.COUNCIL_FORMED,
    Kind.COORDINATION: Deed.COORDINATION_NAMED,
    Kind.COMPOSITION: Deed.SEATS_NAMED,
}
_OPEN = frozenset({Status.OVERDUE, Status.DUE_SOON, Status.AHEAD})


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One duty on a page; `note` is the address for noting that it is done, if one may."""

    key: str
    title: str
    reason: str
    status: Status
    due: date
    who: str
    source: str
    council: Council
    note: str = ""

    @property
    def due_text(self) -> str:
        """The due day as the reader writes it."""
        return formats.day(self.due)


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One clause or norm of the panel, with its duties.

    `said`: where there are none, it is because the agreement says the same.
    """

    heading: str
    says: str
    quote: str
    cite: str
    url: str
    party: str
    duties: tuple[DutyRow, ...]
    coming: DutyRow | None
    said: bool = False


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many duties stand in one status."""

    status: Status
    number: int


def duty_row(standing: Standing, council: Council, *, may_note: bool) -> DutyRow:
    """One duty as it stands."""
    duty = standing.duty
    open_ = standing.status in _OPEN
    return DutyRow(
        key=duty.key,
        title=phrases.title_of(duty),
        reason=phrases.reason_of(standing),
        status=standing.status,
        due=duty.due,
        who=phrases.role_word(acts_next(duty)) if open_ else "",
        source=phrases.source_of(duty.promise),
        council=council,
        note=note_address(standing, council) if may_note and open_ else "",
    )


def duty_rows(
    standings: Iterable[Standing], council: Council, *, may_note: bool
) -> tuple[DutyRow, ...]:
    """Several duties as they stand."""
    return tuple(duty_row(standing, council, may_note=may_note) for standing in standings)


def note_address(standing: Standing, council: Council) -> str:
    """Where one notes that the duty is done, with what is known filled in."""
    duty = standing.duty
    found = reverse("desk:note", args=[council.slug, DEED_OF[duty.kind].value])
    asked = {"duty": duty.key} | ({"topic": duty.part} if duty.kind is Kind.AREA else {})
    return f"{found}?{urlencode(asked)}"


def promise_rows(panel: Panel, council: Council, *, may_note: bool) -> tuple[PromiseRow, ...]:
    """The panel, promise by promise."""
    return tuple(_promise_row(line, council, may_note=may_note) for line in panel.lines)


def count_rows(panel: Panel) -> tuple[CountRow, ...]:
    """How many duties stand in each status, the ones to act on first."""
    order = (
        Status.OVERDUE,
        Status.DUE_SOON,
        Status.AHEAD,
        Status.MET,
        Status.MET_LATE,
        Status.NOT_APPLICABLE,
    )
    return tuple(CountRow(status, panel.counts[status]) for status in order)


def _promise_row(line: Line, council: Council, *, may_note: bool) -> PromiseRow:
    standings = (*line.carried, *line.standings)
    rows = duty_rows(standings, council, may_note=may_note)
    coming = duty_row(line.coming, council, may_note=may_note) if line.coming else None
    match line.promise:
        case Clause() as clause:
            return PromiseRow(
                heading=phrases.kind_of(clause.kind),
                says=phrases.in_words(clause.terms),
                quote=clause.source.quote,
                cite=clause.source.heading,
                url="",
                party=phrases.parties_word(clause.binds),
                duties=rows,
                coming=coming,
            )
        case Norm() as norm:
            return PromiseRow(
                heading=norm.cite,
                says=norm.says,
                quote="",
                cite=norm.cite,
                url=norm.url,
                party=phrases.parties_word(norm.binds),
                duties=rows,
                coming=coming,
                said=isinstance(norm.asks, AtEachMeeting),
            )
