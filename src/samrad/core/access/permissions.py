"""The permission table: which role may do which act to which thing, and how open it may be.

Button, act, page and feed ask the same function. Row-level security is below it: whoever has
a seat reads what the council has, but for what the other party keeps to itself, and nobody
else sees anything.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from samrad.core.basics.refusals import Refusal
from samrad.core.log.events import Thing
from samrad.core.openness.levels import Openness
from samrad.core.people.roles import Role


class Act(StrEnum):
    """What people do in a council."""

    PROPOSE_CHANGE = "propose_change"
    ANSWER_CHANGE = "answer_change"
    START_VERSION = "start_version"
    TAKE_STEP = "take_step"
    KEEP_SIGNED_FILE = "keep_signed_file"
    NOTE_EVIDENCE = "note_evidence"
    WITHDRAW_EVIDENCE = "withdraw_evidence"
    SUBSCRIBE = "subscribe"
    BRING_PAPER = "bring_paper"
    READ_PAPER = "read_paper"
    MARK_PAPER = "mark_paper"
    BRING_FIGURES = "bring_figures"
    RELEASE_FIGURES = "release_figures"
    WITHDRAW_RELEASE = "withdraw_release"
    INVITE_GUEST = "invite_guest"
    WITHDRAW_GUEST = "withdraw_guest"
    TAKE_DEPUTY_SEAT = "take_deputy_seat"
    INVITE_PERSON = "invite_person"
    WITHDRAW_INVITATION = "withdraw_invitation"
    LET_IN_ANEW = "let_in_anew"
    EXPORT_LOG = "export_log"
    SEARCH = "search"
    GRANT_DISTRICT = "grant_district"
    WITHDRAW_DISTRICT = "withdraw_district"
    READ_DISTRICT = "read_district"
    KEEP_EXEMPT = "keep_exempt"
    FORGET_PERSON = "forget_person"
    PLAN_MEETING = "plan_meeting"
    OPEN_POLL = "open_poll"
    ANSWER_POLL = "answer_poll"
    CLOSE_POLL = "close_poll"
    PROPOSE_MATTER = "propose_matter"
    SCREEN_MATTER = "screen_matter"
    READ_MATTER = "read_matter"
    MARK_MATTER = "mark_matter"
    WRITE_AGENDA = "write_agenda"
    MARK_ITEM = "mark_item"
    SEND_NOTICE = "send_notice"
    ANSWER_CALL = "answer_call"
    WRITE_MINUTES = "write_minutes"
    COMMENT_MINUTES = "comment_minutes"
    APPROVE_MINUTES = "approve_minutes"
    LOCK_MINUTES = "lock_minutes"
    PUBLISH_MINUTES = "publish_minutes"
    SEND_MINUTES = "send_minutes"
    SETTLE_COMMENT = "settle_comment"
    CORRECT_MINUTES = "correct_minutes"
    WITHDRAW_MINUTES = "withdraw_minutes"
    FOLLOW_UP_MEASURE = "follow_up_measure"
    OPEN_HANDOVER = "open_handover"
    SHAPE_COUNCIL = "shape_council"
    CHANGE_MUNICIPALITIES = "change_municipalities"
    CHANGE_MANDATE = "change_mandate"
    SAY_LEADING = "say_leading"
    ORDER_DEPUTIES = "order_deputies"
    CHOOSE_CHAIR = "choose_chair"
    BEGIN_PICTURE = "begin_picture"
    WRITE_PICTURE = "write_picture"
    SETTLE_PICTURE = "settle_picture"
    ADOPT_PICTURE = "adopt_picture"
    FREEZE_PICTURE = "freeze_picture"
    MARK_PICTURE = "mark_picture"
    PUBLISH_PICTURE = "publish_picture"
    WITHDRAW_PICTURE = "withdraw_picture"
    CORRECT_PICTURE = "correct_picture"
    PROPOSE_WEIGHTS = "propose_weights"
    ADOPT_WEIGHTS = "adopt_weights"
    WITHDRAW_WEIGHTS = "withdraw_weights"
    ADD_SOURCE = "add_source"
    TAKE_DELIVERY = "take_delivery"
    UNDO_DELIVERY = "undo_delivery"
    ORDER_KNOWLEDGE = "order_knowledge"
    CLOSE_ORDER = "close_order"
    READ_ORDER = "read_order"
    ANSWER_ORDER = "answer_order"
    MARK_ANSWER = "mark_answer"
    NOTICE_PROBLEM = "notice_problem"
    WRITE_PROBLEM = "write_problem"
    SCORE_PROBLEM = "score_problem"
    MOVE_PROBLEM = "move_problem"
    MARK_PROBLEM = "mark_problem"
    READ_PROBLEM = "read_problem"
    WEIGH_PRIORITIES = "weigh_priorities"


class Visitor(StrEnum):
    """Who comes without a seat."""

    GUEST = "guest"
    DEPUTY = "deputy"
    ANALYST = "analyst"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: these may do `act` to `thing` where it is open like this."""

    act: Act
    thing: Thing
    who: frozenset[Role] | frozenset[Visitor]
    openness: frozenset[Openness] = frozenset(Openness)


# The people who run the year, one at each party, and those who can bind their organisation.
_RUN = frozenset({Role.COORDINATOR, Role.POLICE_CONTACT})
BIND = frozenset(
    {Role.MAYOR, Role.MUNICIPAL_DIRECTOR, Role.POLICE_CHIEF, Role.POLICE_SECTION_LEADER}
)
# Who answers for the police's figures leaving the police.
_POLICE = frozenset({Role.POLICE_CHIEF, Role.POLICE_SECTION_LEADER, Role.POLICE_CONTACT})
_ALL = frozenset(Role)
# What a guest may be shown: nothing that is kept from the public or from the other party.
_SHOWABLE = frozenset({Openness.OPEN, Openness.COUNCIL})

# docs/reference/permissions.md prints this table; `make docs` keeps it fresh.
TABLE: tuple[Line, ...] = (
    Line(Act.PROPOSE_CHANGE, Thing.VERSION, _RUN | BIND),
    Line(Act.ANSWER_CHANGE, Thing.CHANGE, _RUN | BIND),
    Line(Act.START_VERSION, Thing.VERSION, _RUN | BIND),
    Line(Act.TAKE_STEP, Thing.VERSION, _RUN | BIND),
    Line(Act.KEEP_SIGNED_FILE, Thing.VERSION, _RUN),
    Line(Act.NOTE_EVIDENCE, Thing.EVIDENCE, _RUN),
    Line(Act.WITHDRAW_EVIDENCE, Thing.EVIDENCE, _RUN),
    Line(Act.SUBSCRIBE, Thing.FEED, _ALL),
    Line(Act.BRING_PAPER, Thing.PAPER, _RUN | BIND),
    Line(Act.READ_PAPER, Thing.PAPER, _ALL),
    Line(Act.READ_PAPER, Thing.PAPER, frozenset({Visitor.GUEST}), _SHOWABLE),
    Line(Act.MARK_PAPER, Thing.PAPER, _RUN | BIND),
    Line(Act.BRING_FIGURES, Thing.FIGURES, _POLICE),
    Line(Act.RELEASE_FIGURES, Thing.FIGURES, _POLICE),
    Line(Act.WITHDRAW_RELEASE, Thing.FIGURES, _POLICE),
    Line(Act.INVITE_GUEST, Thing.PAPER, _RUN, _SHOWABLE),
    Line(Act.WITHDRAW_GUEST, Thing.PAPER, _RUN),
    Line(Act.EXPORT_LOG, Thing.COUNCIL, _RUN),
    Line(Act.TAKE_DEPUTY_SEAT, Thing.SEAT, frozenset({Visitor.DEPUTY})),
    # Each for their own party only.
    Line(Act.INVITE_PERSON, Thing.INVITATION, _RUN),
    Line(Act.WITHDRAW_INVITATION, Thing.INVITATION, _RUN),
    Line(Act.LET_IN_ANEW, Thing.PERSON, _RUN),
    Line(Act.SEARCH, Thing.COUNCIL, _ALL),
    Line(Act.GRANT_DISTRICT, Thing.DISTRICT, _RUN),
    Line(Act.WITHDRAW_DISTRICT, Thing.DISTRICT, _RUN),
    Line(Act.READ_DISTRICT, Thing.DISTRICT, frozenset({Visitor.ANALYST})),
    Line(Act.KEEP_EXEMPT, Thing.PAPER, _RUN | BIND, frozenset({Openness.EXEMPT})),
    Line(Act.FORGET_PERSON, Thing.PERSON, _RUN),
    Line(Act.PLAN_MEETING, Thing.MEETING, _RUN),
    Line(Act.OPEN_POLL, Thing.POLL, _RUN),
    Line(Act.ANSWER_POLL, Thing.POLL, _ALL),
    Line(Act.CLOSE_POLL, Thing.POLL, _RUN),
    Line(Act.PROPOSE_MATTER, Thing.MATTER, _ALL),
    Line(Act.PROPOSE_MATTER, Thing.MATTER, frozenset({Visitor.GUEST}), _SHOWABLE),
    Line(Act.SCREEN_MATTER, Thing.MATTER, _RUN),
    Line(Act.READ_MATTER, Thing.MATTER, _ALL),
    Line(Act.READ_MATTER, Thing.MATTER, frozenset({Visitor.GUEST}), _SHOWABLE),
    Line(Act.MARK_MATTER, Thing.MATTER, _RUN | BIND),
    Line(Act.INVITE_GUEST, Thing.MATTER, _RUN, _SHOWABLE),
    Line(Act.WITHDRAW_GUEST, Thing.MATTER, _RUN),
    # To raise matters themselves, and for an item that has no matter.
    Line(Act.INVITE_GUEST, Thing.COUNCIL, _RUN, _SHOWABLE),
    Line(Act.WITHDRAW_GUEST, Thing.COUNCIL, _RUN),
    Line(Act.INVITE_GUEST, Thing.MEETING, _RUN, _SHOWABLE),
    Line(Act.WITHDRAW_GUEST, Thing.MEETING, _RUN),
    Line(Act.WRITE_AGENDA, Thing.MEETING, _RUN),
    Line(Act.MARK_ITEM, Thing.ITEM, _RUN),
    Line(Act.SEND_NOTICE, Thing.MEETING, _RUN),
    Line(Act.ANSWER_CALL, Thing.MEETING, _ALL),
    Line(Act.WRITE_MINUTES, Thing.MINUTES, _RUN),
    Line(Act.COMMENT_MINUTES, Thing.MINUTES, _ALL),
    # Where nobody of a party can bind it, who runs its year approves (core/meetings/approving).
    Line(Act.APPROVE_MINUTES, Thing.MINUTES, _RUN | BIND),
    Line(Act.LOCK_MINUTES, Thing.MINUTES, _RUN),
    Line(Act.PUBLISH_MINUTES, Thing.MINUTES, _RUN),
    Line(Act.SEND_MINUTES, Thing.MINUTES, _RUN),
    Line(Act.SETTLE_COMMENT, Thing.MINUTES, _RUN),
    Line(Act.CORRECT_MINUTES, Thing.MINUTES, _RUN),
    Line(Act.WITHDRAW_MINUTES, Thing.MINUTES, _RUN),
    Line(Act.FOLLOW_UP_MEASURE, Thing.MEASURE, _ALL),
    Line(Act.OPEN_HANDOVER, Thing.COUNCIL, _RUN | BIND),
    Line(Act.SHAPE_COUNCIL, Thing.COUNCIL, _RUN),
    Line(Act.CHANGE_MUNICIPALITIES, Thing.COUNCIL, _RUN),
    Line(Act.CHOOSE_CHAIR, Thing.SEAT, _RUN),
    # Each for their own party only.
    Line(Act.CHANGE_MANDATE, Thing.SEAT, _RUN),
    Line(Act.SAY_LEADING, Thing.SEAT, _RUN),
    Line(Act.ORDER_DEPUTIES, Thing.SEAT, _RUN),
    Line(Act.BEGIN_PICTURE, Thing.PICTURE, _RUN),
    Line(Act.WRITE_PICTURE, Thing.PICTURE, _RUN | BIND),
    Line(Act.SETTLE_PICTURE, Thing.PICTURE, _RUN),
    # As minutes: where nobody of a party can bind it, who runs its year adopts.
    Line(Act.ADOPT_PICTURE, Thing.PICTURE, _RUN | BIND),
    Line(Act.FREEZE_PICTURE, Thing.PICTURE, _RUN),
    Line(Act.MARK_PICTURE, Thing.PICTURE, _RUN),
    Line(Act.PUBLISH_PICTURE, Thing.PICTURE, _RUN),
    Line(Act.WITHDRAW_PICTURE, Thing.PICTURE, _RUN),
    Line(Act.CORRECT_PICTURE, Thing.PICTURE, _RUN),
    # One party proposes; the other notes that the council has decided so, or takes it back.
    Line(Act.PROPOSE_WEIGHTS, Thing.WEIGHTS, _RUN),
    Line(Act.ADOPT_WEIGHTS, Thing.WEIGHTS, _RUN | BIND),
    Line(Act.WITHDRAW_WEIGHTS, Thing.WEIGHTS, _RUN),
    # Each of their own party's sources only.
    Line(Act.ADD_SOURCE, Thing.SOURCE, _RUN | _POLICE),
    Line(Act.TAKE_DELIVERY, Thing.DELIVERY, _RUN | _POLICE),
    Line(Act.UNDO_DELIVERY, Thing.DELIVERY, _RUN | _POLICE),
    Line(Act.ORDER_KNOWLEDGE, Thing.ORDER, _RUN | BIND),
    Line(Act.CLOSE_ORDER, Thing.ORDER, _RUN | BIND),
    Line(Act.READ_ORDER, Thing.ORDER, _ALL),
    # Who is asked answers, or who runs the year for the same party.
    Line(Act.ANSWER_ORDER, Thing.ORDER, _ALL),
    Line(Act.ANSWER_ORDER, Thing.ORDER, frozenset({Visitor.GUEST}), _SHOWABLE),
    Line(Act.MARK_ANSWER, Thing.ORDER, _RUN | BIND),
    Line(Act.INVITE_GUEST, Thing.ORDER, _RUN, _SHOWABLE),
    Line(Act.WITHDRAW_GUEST, Thing.ORDER, _RUN),
    # Whoever sits at the table knows a part of a problem.
    Line(Act.NOTICE_PROBLEM, Thing.PROBLEM, _ALL),
    Line(Act.WRITE_PROBLEM, Thing.PROBLEM, _ALL),
    # Each for their own party only.
    Line(Act.SCORE_PROBLEM, Thing.PROBLEM, _RUN | BIND),
    Line(Act.MOVE_PROBLEM, Thing.PROBLEM, _RUN | BIND),
    Line(Act.MARK_PROBLEM, Thing.PROBLEM, _RUN | BIND),
    Line(Act.READ_PROBLEM, Thing.PROBLEM, _ALL),
    Line(Act.WEIGH_PRIORITIES, Thing.COUNCIL, _RUN | BIND),
)
MAY: Mapping[Act, frozenset[Role]] = {
    act: frozenset(
        one for line in TABLE if line.act is act for one in line.who if isinstance(one, Role)
    )
    for act in Act
}


def why_not(
    act: Act, roles: Iterable[Role], *, openness: Openness | None = None
) -> Refusal | None:
    """Why someone with `roles` in the council may not do `act`, or None if they may.

    `openness` is that of the thing it is done to, where it has one.
    """
    held = frozenset(roles)
    if not held:
        return Refusal("access.no_seat")
    if not held & MAY[act]:
        return Refusal("access.not_your_role", {"act": act, "roles": sorted(MAY[act])})
    if openness is not None and not _open_enough(act, held, openness):
        return Refusal("access.not_open_enough", {"act": act, "openness": openness})
    return None


def why_not_visit(act: Act, who: Visitor | None) -> Refusal | None:
    """Why someone without a seat, who comes as `who`, may not do `act`, or None if they may."""
    lines = (line for line in TABLE if line.act is act)
    if who is None or not any(who in line.who for line in lines):
        return Refusal("access.no_seat")
    return None


def guest_may_see(openness: Openness) -> bool:
    """Whether a guest may be shown a paper or a matter that is open like this."""
    return _open_enough(Act.READ_PAPER, {Visitor.GUEST}, openness)


def _open_enough(act: Act, who: Iterable[Role | Visitor], openness: Openness) -> bool:
    lines = (line for line in TABLE if line.act is act and openness in line.openness)
    return any(line.who.intersection(who) for line in lines)
