"""The acts on situation pictures, for the test that tries every act in every role."""

from collections.abc import Callable
from datetime import datetime
from itertools import count

from actions.acts_on_minutes_by_role import as_if
from meeting_rows import a_meeting
from picture_rows import a_part
from samrad.actions import (
    correcting_pictures,
    picture_parts,
    pictures,
    publishing_pictures,
    weighing,
)
from samrad.core.access.permissions import BIND, Act
from samrad.core.figures.harm import HarmTable, HarmWeight
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.roles import Role
from samrad.core.pictures.weighing import Decision
from samrad.records.councils.models import Council, Seat
from samrad.records.people.models import Person
from samrad.records.pictures.models import Picture
from samrad.records.pictures.queries import told
from samrad.records.pictures.weights import HarmWeights

_RUN = {Role.COORDINATOR, Role.POLICE_CONTACT}
MAY_ON_PICTURES: dict[Act, set[Role]] = {
    Act.BEGIN_PICTURE: _RUN,
    Act.WRITE_PICTURE: {*_RUN, *BIND},
    Act.SETTLE_PICTURE: _RUN,
    Act.ADOPT_PICTURE: {*_RUN, *BIND},
    Act.FREEZE_PICTURE: _RUN,
    Act.MARK_PICTURE: _RUN,
    Act.PUBLISH_PICTURE: _RUN,
    Act.WITHDRAW_PICTURE: _RUN,
    Act.CORRECT_PICTURE: _RUN,
    Act.PROPOSE_WEIGHTS: _RUN,
    Act.ADOPT_WEIGHTS: {*_RUN, *BIND},
    Act.WITHDRAW_WEIGHTS: _RUN,
}
_numbers = count(300)
WEIGHTS = HarmTable("Skade", "2025", "dager", "Høring 2025", (HarmWeight("1AAAAA", 3.5),))
_OPEN = Marking(Openness.OPEN)


def settled(council: Council, at: datetime) -> Picture:
    """A picture with one thing stated, ready to be adopted."""
    part = a_part(council, at, number=next(_numbers), joint="Som før.", openness="open")
    with as_if(council, *_RUN) as runs:
        pictures.settle_picture(part.picture, by=runs, at=at)
    part.picture.refresh_from_db()
    return part.picture


def adopted(council: Council, at: datetime) -> Picture:
    """By each party's own; nobody does it for them."""
    found = settled(council, at)
    for party in ("municipality", "police"):
        with as_if(council, *BIND, party=party) as binds:
            _adopt(found, binds, at)
    return found


def frozen(council: Council, at: datetime) -> Picture:
    """For its meeting."""
    found = adopted(council, at)
    with as_if(council, *_RUN) as runs:
        pictures.freeze_picture(found, "bilde", by=runs, at=at)
    return found


def _adopt(found: Picture, by: Person, at: datetime) -> None:
    sha256 = told(found, on=at.date()).sha256
    pictures.adopt_picture(found, sha256, by=by, at=at)


def _begin(council: Council, by: Person, at: datetime) -> None:
    meeting = a_meeting(council, at, number=next(_numbers))
    pictures.begin_picture(meeting, at.date(), by=by, at=at)


def _write(council: Council, by: Person, at: datetime) -> None:
    part = a_part(council, at, number=next(_numbers))
    picture_parts.write_own(part, "Roligere.", by=by, at=at)


def _settle(council: Council, by: Person, at: datetime) -> None:
    part = a_part(council, at, number=next(_numbers), joint="Som før.")
    pictures.settle_picture(part.picture, by=by, at=at)


def _adopt_alone(council: Council, by: Person, at: datetime) -> None:
    """Where nobody else of their party can bind it."""
    found = settled(council, at)
    others = Seat.objects.filter(council=council, role__in=BIND).exclude(person=by)
    others.update(until="2024-12-31")
    _adopt(found, by, at)


def _freeze(council: Council, by: Person, at: datetime) -> None:
    pictures.freeze_picture(adopted(council, at), "bilde", by=by, at=at)


def _mark(council: Council, by: Person, at: datetime) -> None:
    part = a_part(council, at, number=next(_numbers))
    marks = {part.id: _OPEN}
    picture_parts.mark_parts(part.picture, marks, reason="x", by=by, at=at)


def _publish(council: Council, by: Person, at: datetime) -> None:
    publishing_pictures.publish_picture(frozen(council, at), by=by, at=at)


def _withdraw(council: Council, by: Person, at: datetime) -> None:
    found = frozen(council, at)
    with as_if(council, *_RUN) as runs:
        publishing_pictures.publish_picture(found, by=runs, at=at)
    publishing_pictures.withdraw_picture(found, "Feil tall", by=by, at=at)


def _correct(council: Council, by: Person, at: datetime) -> None:
    found = frozen(council, at)
    correcting_pictures.correct_picture(found, "Feil tall", at.date(), by=by, at=at)


def _proposed(council: Council, by: Person, at: datetime) -> HarmWeights:
    """By the other party than that of `by`."""
    seat = Seat.objects.filter(council=council, person=by).order_by("-since").first()
    other = "police" if seat and seat.party == "municipality" else "municipality"
    with as_if(council, *_RUN, party=other) as proposes:
        return weighing.propose_weights(council, WEIGHTS, by=proposes, at=at)


def _propose(council: Council, by: Person, at: datetime) -> None:
    weighing.propose_weights(council, WEIGHTS, by=by, at=at)


def _adopt_weights(council: Council, by: Person, at: datetime) -> None:
    found = _proposed(council, by, at)
    weighing.adopt_weights(found, Decision(at.date(), "møte 2/25"), by=by, at=at)


def _withdraw_weights(council: Council, by: Person, at: datetime) -> None:
    weighing.withdraw_weights(_proposed(council, by, at), by=by, at=at)


ACTS_ON_PICTURES: dict[Act, Callable[[Council, Person, datetime], None]] = {
    Act.BEGIN_PICTURE: _begin,
    Act.WRITE_PICTURE: _write,
    Act.SETTLE_PICTURE: _settle,
    Act.ADOPT_PICTURE: _adopt_alone,
    Act.FREEZE_PICTURE: _freeze,
    Act.MARK_PICTURE: _mark,
    Act.PUBLISH_PICTURE: _publish,
    Act.WITHDRAW_PICTURE: _withdraw,
    Act.CORRECT_PICTURE: _correct,
    Act.PROPOSE_WEIGHTS: _propose,
    Act.ADOPT_WEIGHTS: _adopt_weights,
    Act.WITHDRAW_WEIGHTS: _withdraw_weights,
}
