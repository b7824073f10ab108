"""The acts on meetings as tests/actions/test_acts_by_role.py tries them, one by one."""

from collections.abc import Callable
from datetime import date, datetime

from measure_rows import a_decision, a_measure
from meeting_rows import a_matter, a_meeting, a_poll, a_receipt, an_item
from samrad.actions.agendas import strike_item
from samrad.actions.handing_over import open_handover
from samrad.actions.marking_items import mark_item
from samrad.actions.marking_matters import mark_matter, read_matter
from samrad.actions.matters import propose_matter
from samrad.actions.measures import do_measure
from samrad.actions.meetings import Planned, hold_meeting, plan_meeting
from samrad.actions.polls import Asked, answer_poll, choose_day, open_poll
from samrad.actions.receipts import answer_call, hand_over
from samrad.actions.screening import send_back
from samrad.core.access.permissions import Act
from samrad.core.meetings.calling import Answer
from samrad.core.meetings.kinds import MatterKind
from samrad.core.meetings.polls import Suits
from samrad.core.meetings.proposing import Proposal, Words
from samrad.core.meetings.stages import MeetingStage
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.roles import Role
from samrad.records.councils.models import Council
from samrad.records.meetings.notices import Receipt
from samrad.records.people.models import Person
from samrad.records.reports.queries import partnerships

_RUN = {Role.COORDINATOR, Role.POLICE_CONTACT}
_BIND = {
    *(Role.MAYOR, Role.MUNICIPAL_DIRECTOR),
    *(Role.POLICE_CHIEF, Role.POLICE_SECTION_LEADER),
}
MAY_AT_MEETINGS: dict[Act, set[Role]] = {
    Act.PLAN_MEETING: _RUN,
    Act.OPEN_POLL: _RUN,
    Act.ANSWER_POLL: set(Role),
    Act.CLOSE_POLL: _RUN,
    Act.PROPOSE_MATTER: set(Role),
    Act.SCREEN_MATTER: _RUN,
    Act.READ_MATTER: set(Role),
    Act.MARK_MATTER: _RUN | _BIND,
    Act.WRITE_AGENDA: _RUN,
    Act.MARK_ITEM: _RUN,
    Act.SEND_NOTICE: _RUN,
    Act.ANSWER_CALL: set(Role),
    Act.WRITE_MINUTES: _RUN,
    Act.COMMENT_MINUTES: set(Role),
    Act.APPROVE_MINUTES: _BIND,
    Act.LOCK_MINUTES: _RUN,
    Act.PUBLISH_MINUTES: _RUN,
    Act.FOLLOW_UP_MEASURE: set(Role),
    Act.OPEN_HANDOVER: _RUN | _BIND,
}


def plan(council: Council, by: Person, at: datetime) -> None:
    plan_meeting(council, Planned(date(2025, 10, 1), "møte"), by=by, at=at)


def ask(council: Council, by: Person, at: datetime) -> None:
    days = [date(2025, 10, 1), date(2025, 10, 2)]
    open_poll(council, Asked(days, date(2025, 9, 1)), by=by, at=at)


def answer(council: Council, by: Person, at: datetime) -> None:
    day = a_poll(council, at)
    answer_poll(day.poll, {day.pk: Suits.YES}, by=by, at=at)


def choose(council: Council, by: Person, at: datetime) -> None:
    day = a_poll(council, at)
    choose_day(day.poll, day, "møte", by=by, at=at)


def strike(council: Council, by: Person, at: datetime) -> None:
    strike_item(an_item(a_meeting(council, at)), by=by, at=at)


def hold(council: Council, by: Person, at: datetime) -> None:
    held = a_meeting(council, at, day=date(2025, 6, 12), stage=MeetingStage.CALLED)
    hold_meeting(held, "møte", by=by, at=at)


def propose(council: Council, by: Person, at: datetime) -> None:
    proposal = Proposal(Words("Lys"), MatterKind.DECIDE)
    propose_matter(council, proposal, by=by, at=at)


def screen(council: Council, by: Person, at: datetime) -> None:
    send_back(a_matter(council, at), "Si mer.", by=by, at=at)


def read(council: Council, by: Person, at: datetime) -> None:
    read_matter(a_matter(council, at), by=by, at=at)


def mark(council: Council, by: Person, at: datetime) -> None:
    opened = Marking(Openness.OPEN)
    mark_matter(a_matter(council, at), opened, reason="x", by=by, at=at)


def mark_an_item(council: Council, by: Person, at: datetime) -> None:
    item = an_item(a_meeting(council, at))
    mark_item(item, Marking(Openness.OPEN), reason="x", by=by, at=at)


def follow_up(council: Council, by: Person, at: datetime) -> None:
    owned = a_measure(a_decision(council, at), at, municipality_owner=by)
    do_measure(owned, "referat", by=by, at=at)


def take_over(council: Council, by: Person, at: datetime) -> None:
    known = partnerships([council], on=at.date())[council.id]
    open_handover(council, known, by=by, at=at)


def hand_a_notice_over(council: Council, by: Person, at: datetime) -> None:
    hand_over(a_receipt(a_meeting(council, at), at), by=by, at=at)


def answer_a_call(council: Council, by: Person, at: datetime) -> None:
    meeting = a_meeting(council, at, stage=MeetingStage.CALLED)
    notice = a_receipt(meeting, at).notice
    Receipt.objects.get_or_create(
        council=council, notice=notice, person=by, defaults={"as_what": "member"}
    )
    answer_call(meeting, Answer.COMES, by=by, at=at)


ACTS_AT_MEETINGS: dict[Act, Callable[[Council, Person, datetime], None]] = {
    Act.PLAN_MEETING: plan,
    Act.PROPOSE_MATTER: propose,
    Act.SCREEN_MATTER: screen,
    Act.READ_MATTER: read,
    Act.MARK_MATTER: mark,
    Act.MARK_ITEM: mark_an_item,
    Act.OPEN_POLL: ask,
    Act.ANSWER_POLL: answer,
    Act.CLOSE_POLL: choose,
    Act.WRITE_AGENDA: strike,
    Act.WRITE_MINUTES: hold,
    Act.SEND_NOTICE: hand_a_notice_over,
    Act.ANSWER_CALL: answer_a_call,
    Act.FOLLOW_UP_MEASURE: follow_up,
    Act.OPEN_HANDOVER: take_over,
}
