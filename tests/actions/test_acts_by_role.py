"""Each act with a role that may do it and one that may not, and with no seat at all."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from django.db import ProgrammingError, transaction

from actions.acts_of_meetings import ACTS_AT_MEETINGS, MAY_AT_MEETINGS
from actions.acts_on_figures import ACTS_ON_FIGURES, MAY_ON_FIGURES
from actions.acts_on_minutes_by_role import ACTS_ON_MINUTES, MAY_ON_MINUTES
from actions.acts_on_orders_by_role import ACTS_ON_ORDERS, MAY_ON_ORDERS
from actions.acts_on_pictures import ACTS_ON_PICTURES, MAY_ON_PICTURES
from actions.acts_on_problems_by_role import ACTS_ON_PROBLEMS, MAY_ON_PROBLEMS
from making import looked
from samrad.actions import (
    agreements,
    districts,
    exporting,
    feeds,
    finding,
    guests,
    invitations,
    offices,
    papers,
    releases,
    reviews,
    rights,
    seats,
    signing,
)
from samrad.actions.councils import give_seat, shape_council
from samrad.actions.evidence import note_evidence, withdraw_evidence
from samrad.actions.municipalities import take_in
from samrad.actions.papers import Brought
from samrad.actions.recovering import let_in_anew
from samrad.core.access.permissions import Act, Visitor, why_not_visit
from samrad.core.agreements import kinds
from samrad.core.agreements.stages import NewStep, Stage
from samrad.core.agreements.versions import Action
from samrad.core.agreements.versions import Change as CoreChange
from samrad.core.basics.deeds import Deed
from samrad.core.basics.places.lookup import find_municipality
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.duties.evidence import Evidence as Done
from samrad.core.openness.levels import Marking, Openness
from samrad.core.openness.looked import PaperKind
from samrad.core.openness.releases import Basis, Detail, Release
from samrad.core.people.bodies import Body, CouncilKind
from samrad.core.people.guests import Guesting
from samrad.core.people.invitations import Invited
from samrad.core.people.roles import Role
from samrad.core.reports.tables import Shape, Table
from samrad.core.search.questions import Question
from samrad.records.agreements import queries
from samrad.records.agreements.models import Change, Version
from samrad.records.basics.context import as_person, at_the_gate
from samrad.records.councils.models import Council, CouncilParty, Seat
from samrad.records.districts.models import Asked, Grant
from samrad.records.evidence.models import Evidence
from samrad.records.invitations.models import Invitation
from samrad.records.papers.models import Guest, Paper, Released
from samrad.records.people.models import Organisation, Person
from samrad.records.rights.models import Forgetting

pytestmark = pytest.mark.django_db

TODAY = date(2025, 6, 16)
RUN = {Role.COORDINATOR, Role.POLICE_CONTACT}
BIND = {
    Role.MAYOR,
    Role.MUNICIPAL_DIRECTOR,
    Role.POLICE_CHIEF,
    Role.POLICE_SECTION_LEADER,
}
POLICE = {Role.POLICE_CHIEF, Role.POLICE_SECTION_LEADER, Role.POLICE_CONTACT}
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
    Act.BRING_PAPER: RUN | BIND,
    Act.READ_PAPER: set(Role),
    Act.MARK_PAPER: RUN | BIND,
    Act.BRING_FIGURES: POLICE,
    Act.RELEASE_FIGURES: POLICE,
    Act.WITHDRAW_RELEASE: POLICE,
    Act.INVITE_GUEST: RUN,
    Act.WITHDRAW_GUEST: RUN,
    Act.INVITE_PERSON: RUN,
    Act.WITHDRAW_INVITATION: RUN,
    Act.KEEP_EXEMPT: RUN | BIND,
    Act.FORGET_PERSON: RUN,
    Act.SHAPE_COUNCIL: RUN,
    Act.CHANGE_MUNICIPALITIES: RUN,
    Act.CHANGE_MANDATE: RUN,
    Act.SAY_LEADING: RUN,
    Act.ORDER_DEPUTIES: RUN,
    Act.CHOOSE_CHAIR: RUN,
    # Done without a seat, and tried in tests/records/test_openness_in_the_database.py.
    Act.EXPORT_LOG: RUN,
    Act.TAKE_DEPUTY_SEAT: set(),
    Act.LET_IN_ANEW: RUN,
    Act.SEARCH: set(Role),
    Act.GRANT_DISTRICT: RUN,
    Act.WITHDRAW_DISTRICT: RUN,
    # By who has no seat, and tried in tests/records/test_districts_in_the_database.py.
    Act.READ_DISTRICT: set(),
    **MAY_AT_MEETINGS,
    **MAY_ON_MINUTES,
    **MAY_ON_FIGURES,
    **MAY_ON_ORDERS,
    **MAY_ON_PICTURES,
    **MAY_ON_PROBLEMS,
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
    file = looked(b"%PDF-1.7", "a.pdf", PaperKind.PDF)
    signing.keep_signed_file(version, file, by=by, at=at)


def note(council: Council, by: Person, at: datetime) -> None:
    note_evidence(council, Done(Deed.EVALUATED, TODAY, "sak 1/25"), by=by, at=at)


def withdraw(council: Council, by: Person, at: datetime) -> None:
    some = Evidence.objects.filter(council=council, withdrawn=None).earliest("on")
    withdraw_evidence(some, by=by, at=at)


def follow(council: Council, by: Person, at: datetime) -> None:
    feeds.subscribe(council, by=by, at=at)


def bring(council: Council, by: Person, at: datetime, *, figures: bool = False) -> None:
    marking = Marking(Openness.COUNCIL)
    papers.bring_paper(council, Brought("x", looked(), marking, figures), by=by, at=at)


def bring_figures(council: Council, by: Person, at: datetime) -> None:
    bring(council, by, at, figures=True)


def paper_of(council: Council, at: datetime, *, figures: bool = False) -> Paper:
    """One the outsider's own party brought."""
    return Paper.objects.create(
        council=council,
        title="x",
        name="x",
        kind="txt",
        content=b"x",
        sha256="0" * 64,
        party="municipality",
        figures=figures,
        openness="council",
        brought_at=at,
        brought_by=Seat.objects.filter(council=council)[0].person,
    )


def read(council: Council, by: Person, at: datetime) -> None:
    papers.read_paper(paper_of(council, at), by=by, at=at)


def mark(council: Council, by: Person, at: datetime) -> None:
    opened = Marking(Openness.OPEN)
    papers.mark_paper(paper_of(council, at), opened, reason="x", by=by, at=at)


def release(council: Council, by: Person, at: datetime) -> None:
    of = Release(Basis.NO_STATISTICAL_FORM, Detail.REGION)
    releases.release_figures(_released(council, at, "2000-01-01"), of, by=by, at=at)


def withdraw_release(council: Council, by: Person, at: datetime) -> None:
    releases.withdraw_release(_released(council, at, None), by=by, at=at)


def _released(council: Council, at: datetime, until: str | None) -> Paper:
    """Figures with a release; a job sees those that are or were released."""
    paper = paper_of(council, at, figures=True)
    someone = Seat.objects.filter(council=council)[0].person
    of = {"council": council, "paper": paper, "at": at, "by": someone}
    Released.objects.create(**of, basis="x", detail="region", until=until)
    return paper


def invite(council: Council, by: Person, at: datetime) -> None:
    guest = Guesting("samordnare.lund@samrad.example", "x", "x", at.date())
    guests.invite_guest(paper_of(council, at), guest, by=by, at=at)


def withdraw_guest(council: Council, by: Person, at: datetime) -> None:
    someone = Seat.objects.filter(council=council)[0].person
    guest = Guest.objects.create(
        council=council,
        paper=paper_of(council, at),
        person=someone,
        until="2100-01-01",
        invited_at=at,
        invited_by=someone,
    )
    guests.withdraw_guest(guest, by=by, at=at)


def invite_person(council: Council, by: Person, at: datetime) -> None:
    role = Role.OTHER
    invited = Invited("Kari Ny", "kari.ny@samrad.example", role, at.date())
    # The outsider's own organisation takes no part here; another of its party does.
    own = CouncilParty.objects.filter(council=council, party="municipality")[0].organisation
    invitations.invite(council, invited, own, by=by, at=at)


def withdraw_invitation(council: Council, by: Person, at: datetime) -> None:
    someone = Seat.objects.filter(council=council, party="municipality")[0].person
    found = Invitation.objects.create(
        council=council,
        name="Kari Ny",
        email="kari.ny@samrad.example",
        party="municipality",
        organisation=someone.organisation,
        role=Role.OTHER,
        since=at.date(),
        invited_at=at,
        invited_by=someone,
        expires_at=at,
    )
    invitations.withdraw_invitation(found, by=by, at=at)


def let_in(council: Council, by: Person, at: datetime) -> None:
    member = Seat.objects.filter(council=council, party="municipality")
    let_in_anew(council, member.exclude(person=by)[0].person, by=by, at=at)


def export(council: Council, by: Person, at: datetime) -> None:
    exporting.export_log(council, Table("x", ("a",), (), ()), Shape.CSV, by=by, at=at)


def look(council: Council, by: Person, at: datetime) -> None:
    finding.search(Question("politi"), [council], by=by, on=at.date())


def let_see(council: Council, by: Person, at: datetime) -> None:
    asked = Asked.objects.get(council=council)
    # Granted already, where the demo's municipality has.
    for given in Grant.objects.filter(council=council, party="municipality"):
        given.withdrawn_at, given.withdrawn_by = at, by
        with contextlib.suppress(ProgrammingError), transaction.atomic():
            given.save()
    districts.grant(council, asked.district_id, by=by, at=at)


def let_see_no_more(council: Council, by: Person, at: datetime) -> None:
    asked = Asked.objects.get(council=council)
    districts.withdraw_grant(council, asked.district_id, by=by, at=at)


def keep_exempt(council: Council, by: Person, at: datetime) -> None:
    paper = paper_of(council, at)
    paper.openness, paper.ground, paper.review = "exempt", "no.offl.14", TODAY
    paper.save()
    reviews.keep_exempt(paper, review=date(2026, 1, 1), reason="x", by=by, at=at)


def forget(council: Council, by: Person, at: datetime) -> None:
    with at_the_gate():
        asked = Forgetting.objects.create(person=_idle(council), secret_sha256="a", asked_at=at)
    rights.forget_person(asked, council, by=by, at=at)


def _idle(council: Council) -> Person:
    organisation = Organisation.objects.filter(country=council.country)[0]
    return Person.objects.create(email="idle@samrad.example", organisation=organisation)


def widen(council: Council, by: Person, at: datetime) -> None:
    place = find_municipality("Elverum" if council.country == "NO" else "Eslöv")
    assert not isinstance(place, Refusal)
    take_in(council, place[0], since=at.date(), by=by, at=at)


def shape(council: Council, by: Person, at: datetime) -> None:
    shape_council(council, CouncilKind.LOCAL, [Body.POLITIRAAD], by=by, at=at)


def seat_in(council: Council, **more: Any) -> Seat:
    """Another member's, of the outsider's own party."""
    of = {"council": council, "party": "municipality", "role": Role.OTHER, "since": TODAY}
    oldest = Seat.objects.filter(council=council, party="municipality").earliest("since")
    return Seat.objects.create(**of, person=oldest.person, **more)


def end(council: Council, by: Person, at: datetime) -> None:
    seats.change_mandate(seat_in(council), date(2025, 12, 31), by=by, at=at)


def lead(council: Council, by: Person, at: datetime) -> None:
    seats.say_leading(seat_in(council), leading=True, by=by, at=at)


def order(council: Council, by: Person, at: datetime) -> None:
    seats.place_deputy(seat_in(council, deputy=2), 1, by=by, at=at)


def choose(council: Council, by: Person, at: datetime) -> None:
    mayors = Seat.objects.filter(council=council, role=Role.MAYOR, deputy=None)
    offices.choose_chair(mayors.earliest("since"), by=by, at=at)


ACTS: dict[Act, Callable[[Council, Person, datetime], None]] = {
    Act.PROPOSE_CHANGE: propose,
    Act.ANSWER_CHANGE: answer,
    Act.START_VERSION: start,
    Act.TAKE_STEP: step,
    Act.KEEP_SIGNED_FILE: keep,
    Act.NOTE_EVIDENCE: note,
    Act.WITHDRAW_EVIDENCE: withdraw,
    Act.SUBSCRIBE: follow,
    Act.BRING_PAPER: bring,
    Act.READ_PAPER: read,
    Act.MARK_PAPER: mark,
    Act.BRING_FIGURES: bring_figures,
    Act.RELEASE_FIGURES: release,
    Act.WITHDRAW_RELEASE: withdraw_release,
    Act.INVITE_GUEST: invite,
    Act.WITHDRAW_GUEST: withdraw_guest,
    Act.INVITE_PERSON: invite_person,
    Act.WITHDRAW_INVITATION: withdraw_invitation,
    Act.LET_IN_ANEW: let_in,
    Act.EXPORT_LOG: export,
    Act.SEARCH: look,
    Act.GRANT_DISTRICT: let_see,
    Act.WITHDRAW_DISTRICT: let_see_no_more,
    Act.KEEP_EXEMPT: keep_exempt,
    Act.FORGET_PERSON: forget,
    **ACTS_AT_MEETINGS,
    **ACTS_ON_MINUTES,
    **ACTS_ON_FIGURES,
    **ACTS_ON_ORDERS,
    **ACTS_ON_PICTURES,
    **ACTS_ON_PROBLEMS,
    Act.SHAPE_COUNCIL: shape,
    Act.CHANGE_MUNICIPALITIES: widen,
    Act.CHANGE_MANDATE: end,
    Act.SAY_LEADING: lead,
    Act.ORDER_DEPUTIES: order,
    Act.CHOOSE_CHAIR: choose,
}


def test_every_act_is_tried_here() -> None:
    without_seat = {Act.TAKE_DEPUTY_SEAT, Act.READ_DISTRICT}
    assert {*ACTS, *without_seat} == set(MAY) == set(Act)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("act", ACTS)
def test_a_role_may_or_may_not(
    act: Act, role: Role, within: Any, person: Any, at: datetime
) -> None:
    who = person("uten.sete")
    with within("loten") as council:
        give_seat(council, who, role, since=date(2025, 1, 1), at=at)
    with as_person(who.id):
        if role in MAY[act]:
            ACTS[act](council, who, at)
        else:
            with pytest.raises(Refused) as caught:
                ACTS[act](council, who, at)
            assert caught.value.refusal.code == "access.not_your_role"
            assert caught.value.refusal.facts == {"act": act, "roles": sorted(MAY[act])}


def test_the_table_says_who_comes_without_a_seat() -> None:
    assert why_not_visit(Act.READ_DISTRICT, Visitor.ANALYST) is None
    for act, who in (
        (Act.READ_DISTRICT, None),
        (Act.READ_DISTRICT, Visitor.GUEST),
        (Act.GRANT_DISTRICT, Visitor.ANALYST),
        (Act.READ_PAPER, Visitor.ANALYST),
    ):
        assert why_not_visit(act, who) == Refusal("access.no_seat")


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("who", ["uten.sete", "samordnare.lund"])
def test_without_a_seat_here_nothing_may_be_done(
    act: Act, who: str, within: Any, person: Any, at: datetime, refused: Any
) -> None:
    with within("loten") as council, refused("access.no_seat"):
        ACTS[act](council, person(who), at)


@pytest.mark.parametrize("act", ACTS)
def test_with_a_seat_that_has_ended_nothing_may_be_done(
    act: Act, within: Any, person: Any, at: datetime, refused: Any
) -> None:
    with within("loten") as council:
        Seat.objects.filter(person=person("slt.loten")).update(until=date(2025, 6, 15))
        with refused("access.no_seat"):
            ACTS[act](council, person("slt.loten"), at)
