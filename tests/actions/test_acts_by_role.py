"""Each act with a role that may do it and one that may not, and with no seat at all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from samrad.actions import agreements, feeds, signing
from samrad.actions.councils import give_seat
from samrad.actions.evidence import note_evidence, withdraw_evidence
from samrad.core.access.permissions import Act
from samrad.core.agreements import kinds
from samrad.core.agreements.stages import NewStep, Stage
from samrad.core.agreements.versions import Action
from samrad.core.agreements.versions import Change as CoreChange
from samrad.core.basics.deeds import Deed
from samrad.core.basics.refusals import Refused
from samrad.core.duties.evidence import Evidence as Done
from samrad.core.people.roles import Role
from samrad.records.agreements import queries
from samrad.records.agreements.models import Change, Version
from samrad.records.councils.models import Council, Seat
from samrad.records.evidence.models import Evidence
from samrad.records.people.models import Person

pytestmark = pytest.mark.django_db

TODAY = date(2025, 6, 16)
RUN = {Role.COORDINATOR, Role.POLICE_CONTACT}
BIND = {
    Role.MAYOR,
    Role.MUNICIPAL_DIRECTOR,
    Role.POLICE_CHIEF,
    Role.POLICE_SECTION_LEADER,
}
# Written out once more, so that a line of the table cannot change unseen.
MAY = {
    Act.PROPOSE_CHANGE: RUN | BIND,
    Act.ANSWER_CHANGE: RUN | BIND,
    Act.START_VERSION: RUN | BIND,
    Act.TAKE_STEP: RUN | BIND,
    Act.KEEP_SIGNED_FILE: RUN,
    Act.NOTE_EVIDENCE: RUN,
    Act.WITHDRAW_EVIDENCE: RUN,
    Act.SUBSCRIBE: set(Role),
}


def propose(council: Council, by: Person, at: datetime) -> None:
    version = Version.objects.get(council=council, since=None)
    clause = replace(queries.clauses_of(version)[0], terms=kinds.Meetings(per_year=5))
    agreements.propose_change(version, CoreChange(Action.AMEND, clause), by=by, at=at)


def answer(council: Council, by: Person, at: datetime) -> None:
    # The outsider belongs to a municipality, so the police's proposal is theirs to answer.
    change = Change.objects.get(council=council, proposed_party="police", answer="")
    agreements.answer_change(change, accept=True, by=by, at=at)


def start(council: Council, by: Person, at: datetime) -> None:
    Version.objects.filter(council=council, since=None).update(since=TODAY)
    agreements.start_version(council, title="Ny", by=by, at=at)


def step(council: Council, by: Person, at: datetime) -> None:
    version = Version.objects.get(council=council, number=1)
    signing.take_step(version, NewStep(Stage.TERMINATED, TODAY), by=by, at=at)


def keep(council: Council, by: Person, at: datetime) -> None:
    version = Version.objects.get(council=council, number=1)
    signing.keep_signed_file(version, name="a.pdf", content=b"%PDF-1.7", by=by, at=at)


def note(council: Council, by: Person, at: datetime) -> None:
    note_evidence(council, Done(Deed.EVALUATED, TODAY, "sak 1/25"), by=by, at=at)


def withdraw(council: Council, by: Person, at: datetime) -> None:
    some = Evidence.objects.filter(council=council, withdrawn=None).earliest("on")
    withdraw_evidence(some, by=by, at=at)


def follow(council: Council, by: Person, at: datetime) -> None:
    feeds.subscribe(council, by=by, at=at)


ACTS: dict[Act, Callable[[Council, Person, datetime], None]] = {
    Act.PROPOSE_CHANGE: propose,
    Act.ANSWER_CHANGE: answer,
    Act.START_VERSION: start,
    Act.TAKE_STEP: step,
    Act.KEEP_SIGNED_FILE: keep,
    Act.NOTE_EVIDENCE: note,
    Act.WITHDRAW_EVIDENCE: withdraw,
    Act.SUBSCRIBE: follow,
}


def test_every_act_is_tried_here() -> None:
    assert set(ACTS) == set(MAY) == set(Act)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("act", Act)
def test_a_role_may_or_may_not(
    act: Act, role: Role, within: Any, person: Any, at: datetime
) -> None:
    with within("loten") as council:
        give_seat(council, person("uten.sete"), role, since=date(2025, 1, 1), at=at)
        if role in MAY[act]:
            ACTS[act](council, person("uten.sete"), at)
        else:
            with pytest.raises(Refused) as caught:
                ACTS[act](council, person("uten.sete"), at)
            assert caught.value.refusal.code == "access.not_your_role"
            assert caught.value.refusal.facts == {"act": act, "roles": sorted(MAY[act])}


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("who", ["uten.sete", "samordnare.lund"])
def test_without_a_seat_here_nothing_may_be_done(
    act: Act, who: str, within: Any, person: Any, at: datetime, refused: Any
) -> None:
    with within("loten") as council, refused("access.no_seat"):
        ACTS[act](council, person(who), at)


@pytest.mark.parametrize("act", Act)
def test_with_a_seat_that_has_ended_nothing_may_be_done(
    act: Act, within: Any, person: Any, at: datetime, refused: Any
) -> None:
    with within("loten") as council:
        Seat.objects.filter(person=person("slt.loten")).update(until=date(2025, 6, 15))
        with refused("access.no_seat"):
            ACTS[act](council, person("slt.loten"), at)
