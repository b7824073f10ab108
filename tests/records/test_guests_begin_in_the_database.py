"""A guest begins a matter herself, or comes for an item, and sees nothing beside it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from samrad.actions.answers import queue_answer
from samrad.actions.guest_matters import raise_matter
from samrad.actions.guests import invite_guest, withdraw_guest
from samrad.actions.invitations import accept_as_new, open_invitation, renew_link
from samrad.actions.screening import send_back
from samrad.core.basics.refusals import Refused
from samrad.core.meetings.kinds import RaisedBy
from samrad.core.meetings.proposing import MOST_WAITING, Words
from samrad.core.people.guests import LONGEST_RAISING, Guesting, Sight
from samrad.gateways.mail import MailServer, Security
from samrad.records.basics.context import as_person
from samrad.records.councils.models import Council, Seat
from samrad.records.invitations.models import Invitation
from samrad.records.invitations.queries import Raising, waiting
from samrad.records.log.models import LogEntry
from samrad.records.meetings.matters import AnswerLetter, Matter
from samrad.records.meetings.models import Item, Meeting, Paragraph, Presence
from samrad.records.meetings.reading_matters import matter_called, matters_shown_to_me
from samrad.records.meetings.room import guests_in
from samrad.records.meetings.shown import (
    chances_to_raise,
    decisions_of_item,
    items_shown_to_me,
)
from samrad.records.papers.models import Guest, Paper

pytestmark = pytest.mark.django_db

SECRETARY, MAYOR = "slt.loten", "ordforer.loten"
LAST = date(2025, 7, 10)
NOW = datetime(2025, 6, 1, 9, tzinfo=UTC)
SERVER = MailServer("127.0.0.1", 1, Security.NONE, "s@loten.example")
KNOWN = Guesting("uten.sete@samrad.example", "Ola Rektor", "Løten ungdomsskole", LAST)
LIGHT = Words("Lys ved torget", "Kanarifugl: det er mørkt.", "Sett opp lys.")
NOTHING_ELSE = (Council, Seat, LogEntry, Guest, Invitation, Paper, Meeting, Presence)


@pytest.fixture
def raiser(seated: Any, at: datetime, person: Any) -> Callable[..., Any]:
    """Let somebody with an account, who sits in no council, raise matters in Løten."""

    def do(raised_by: RaisedBy = RaisedBy.GUEST) -> Any:
        with seated(SECRETARY) as (by, council):
            invite_guest(Raising(council, raised_by), KNOWN, by=by, at=at)
        return person("uten.sete")

    return do


@pytest.fixture
def opening(seated: Any, at: datetime) -> Item:
    """An item the secretary added by hand: it has no matter."""
    with seated(SECRETARY) as (by, council):
        meeting = Meeting.objects.create(
            council=council,
            year=2025,
            number=91,
            day=date(2025, 6, 2),
            stage="called",
            place="Rådhuset",
            planned_at=at,
            planned_by=by,
        )
        of = {"council": council, "meeting": meeting, "kind": "free"}
        Item.objects.create(**of, position=2, title="Kanarifugl som ikke angår gjesten")
        return Item.objects.create(**of, position=1, title="Rektor forteller")


@pytest.fixture
def guest_of(seated: Any, at: datetime, person: Any) -> Callable[[Item], Any]:
    def do(item: Item) -> Any:
        with seated(SECRETARY) as (by, _):
            invite_guest(Item.objects.get(pk=item.pk), KNOWN, by=by, at=at)
        return person("uten.sete")

    return do


def begin(who: Any, council: UUID, at: datetime, words: Words = LIGHT) -> Matter:
    return raise_matter(council, words, by=who, at=at)


# --- raising a matter ----------------------------------------------------------------------


def test_she_begins_a_matter_and_sees_it_and_nothing_beside_it(
    raiser: Any, council_id: Any, at: datetime
) -> None:
    who = raiser()
    made = begin(who, council_id("loten"), at)
    with as_person(who.id):
        assert [one.pk for one in Matter.objects.all()] == [made.pk]
        assert [one.title for one in matters_shown_to_me()] == ["Lys ved torget"]
        for model in (*NOTHING_ELSE, Item, Paragraph):
            assert not model.objects.exists(), model
        with connection.cursor() as cursor:
            for table in ("matter", "paper", "item", "paragraph", "council", "seat"):
                cursor.execute(
                    f"SELECT count(*) FROM records_{table} WHERE id <> %s", [made.pk]
                )
                assert cursor.fetchone() == (0,), table


@pytest.mark.parametrize("raised_by", [RaisedBy.GUEST, RaisedBy.COORDINATING_LEVEL])
def test_the_secretary_has_it_to_screen_as_any_other_with_her_name(
    raised_by: RaisedBy, raiser: Any, council_id: Any, seated: Any, at: datetime
) -> None:
    who = raiser(raised_by)
    made = begin(who, council_id("loten"), at)
    with seated(SECRETARY) as (_, council):
        found = matter_called(council, made.pk)
        entry = LogEntry.objects.latest("number")
    assert found is not None
    assert (found.stage, found.raised_by, found.party) == (
        "proposed",
        raised_by,
        "municipality",
    )
    assert (found.proposed_by.name, found.raised_for) == (who.name, who.name)
    assert (entry.act, entry.who, entry.party) == ("propose_matter", who.id, "")


def test_the_answer_flows_back_also_when_her_time_was_nearly_over(
    raiser: Any, council_id: Any, seated: Any, within: Any, at: datetime, settings: Any
) -> None:
    settings.SAMRAD_MAIL_SERVER = SERVER
    who = raiser()
    made = begin(who, council_id("loten"), at)
    with within("loten"):
        Guest.objects.filter(person=who).update(until=at.date())
    with seated(SECRETARY) as (by, _):
        send_back(made, "Si hvor.", by=by, at=at)
        assert [one.person_id for one in AnswerLetter.objects.filter(matter=made)] == [who.id]
    with as_person(who.id):
        (shown,) = matters_shown_to_me()
        assert Matter.objects.get().answer == "Si hvor."
    assert shown.until == at.date() + timedelta(days=31)


def test_who_is_shown_it_no_more_gets_no_letter_and_her_name_stays_under_it(
    raiser: Any, council_id: Any, seated: Any, at: datetime, settings: Any
) -> None:
    settings.SAMRAD_MAIL_SERVER = SERVER
    who = raiser()
    made = begin(who, council_id("loten"), at)
    with seated(SECRETARY) as (by, council):
        for one in Guest.objects.filter(person=who).select_related("council", "matter"):
            withdraw_guest(one, by=by, at=at)
        found = matter_called(council, made.pk)
        assert found is not None
        queue_answer(found, by=by, at=at)
        assert not AnswerLetter.objects.filter(matter=made).exists()
        assert found.proposed_by.name == who.name
    with as_person(who.id):
        assert not Matter.objects.exists()
        assert chances_to_raise() == []


def test_nobody_begins_one_where_they_are_no_guest(
    raiser: Any, council_id: Any, person: Any, at: datetime, refused: Any, within: Any
) -> None:
    who = raiser()
    with refused("access.no_seat"):  # another council
        begin(who, council_id("lund"), at)
    with refused("access.no_seat"):  # a member, who proposes as one
        begin(person(MAYOR), council_id("loten"), at)
    with refused("access.no_seat"):  # reads counts for a district, and raises nothing
        begin(person("analytiker.ostlandet"), council_id("loten"), at)
    with within("loten"):
        Guest.objects.filter(person=who).update(until=at.date() - timedelta(days=1))
    with refused("access.no_seat"):
        begin(who, council_id("loten"), at)


def test_a_flood_of_matters_is_stopped_and_so_is_one_about_nothing(
    raiser: Any, council_id: Any, at: datetime, refused: Any
) -> None:
    who, council = raiser(), council_id("loten")
    with refused("agenda.no_title"):
        begin(who, council, at, Words("<b> </b>"))
    for _ in range(MOST_WAITING):
        begin(who, council, at)
    with refused("matter.too_many_wait"):
        begin(who, council, at)


def test_a_new_guest_follows_the_link_and_the_seats_list_does_not_name_it(
    seated: Any, at: datetime
) -> None:
    until = at.date() + LONGEST_RAISING
    new = Guesting("ola@skole.example", "Ola Rektor", "Løten ungdomsskole", until)
    with seated(SECRETARY) as (by, council):
        made = invite_guest(Raising(council, RaisedBy.GUEST), new, by=by, at=at)
        assert made not in waiting(council)
        secret = renew_link(made, at=at)
    assert open_invitation(secret, at=at).sight is Sight.RAISING
    who = accept_as_new(secret, "Ola Rektor", "en lang setning om torget", at=at)
    with as_person(who.id):
        (chance,) = chances_to_raise()
    assert (chance.raised_by, chance.until) == (RaisedBy.GUEST, until)


def test_only_who_runs_the_year_lets_somebody_raise_matters(
    seated: Any, at: datetime, refused: Any
) -> None:
    with seated(MAYOR) as (by, council), refused("access.not_your_role"):
        invite_guest(Raising(council, RaisedBy.GUEST), KNOWN, by=by, at=at)


# --- an item without a matter --------------------------------------------------------------


def test_a_guest_of_an_item_sees_it_and_no_other(
    opening: Item, guest_of: Any, seated: Any
) -> None:
    who = guest_of(opening)
    with as_person(who.id):
        (shown,) = items_shown_to_me()
        assert (shown.title, shown.day, shown.place) == (
            "Rektor forteller",
            date(2025, 6, 2),
            "Rådhuset",
        )
        assert [one.pk for one in Item.objects.all()] == [opening.pk]
        for model in (*NOTHING_ELSE, Matter, Paragraph):
            assert not model.objects.exists(), model
    with seated(SECRETARY):
        found = guests_in(Meeting.objects.get(pk=opening.meeting_id))
    assert [one.name for one in found[opening.pk]] == [who.name]


@pytest.mark.parametrize(
    ("stage", "more", "seen"),
    [
        ("draft", {}, False),
        ("approved", {}, True),
        ("approved", {"wording": "summary"}, False),
        ("approved", {"openness": "exempt", "ground": "x", "review": LAST}, False),
    ],
)
def test_its_decision_is_shown_once_both_parties_approved(
    stage: str,
    more: dict[str, Any],
    opening: Item,
    guest_of: Any,
    seated: Any,
    *,
    seen: bool,
) -> None:
    with seated(SECRETARY) as (by, council):
        of = {"council": council, "item": opening, "position": 1, "written_at": NOW}
        told = {"wording": "decision", "text": "Rådet takker.", **more}
        Paragraph.objects.create(**of, **told, written_by=by)
        Meeting.objects.filter(pk=opening.meeting_id).update(stage="held", minutes_stage=stage)
    who = guest_of(opening)
    with as_person(who.id):
        found = [one.text for one in decisions_of_item(opening.pk)]
    assert found == (["Rådet takker."] if seen else [])


@pytest.mark.parametrize(
    "change",
    [
        {"openness": "exempt", "ground": "no.offl.24.3", "review": LAST},
        {"struck": True},
    ],
)
def test_what_is_closed_or_taken_off_is_shown_no_more(
    change: dict[str, Any], opening: Item, guest_of: Any, seated: Any, at: datetime
) -> None:
    who = guest_of(opening)
    with seated(SECRETARY) as (by, _):
        if change.pop("struck", False):
            change = {"struck_at": at, "struck_by": by}
        Item.objects.filter(pk=opening.pk).update(**change)
    with as_person(who.id):
        assert items_shown_to_me() == []
        assert not Item.objects.exists()


def test_a_guest_of_an_item_changes_nothing_by_sql(opening: Item, guest_of: Any) -> None:
    who = guest_of(opening)
    with as_person(who.id), connection.cursor() as cursor:
        for table in ("item", "guest", "invitation"):
            cursor.execute(f"UPDATE records_{table} SET id = id")
            assert cursor.rowcount == 0
            cursor.execute(f"DELETE FROM records_{table}")
            assert cursor.rowcount == 0


def test_a_guest_is_of_one_thing_or_raises_and_never_both_or_neither(
    opening: Item, seated: Any, at: datetime, person: Any
) -> None:
    who = person("uten.sete")
    with seated(SECRETARY) as (by, council):
        of = {"council": council, "person": who, "until": LAST, "invited_at": at}
        for wrong in ({}, {"item": opening, "raises": "guest"}):
            with pytest.raises(IntegrityError, match="one_thing"), transaction.atomic():
                Guest.objects.create(**of, **wrong, invited_by=by)


def test_inviting_to_what_is_exempt_is_refused(
    opening: Item, seated: Any, at: datetime
) -> None:
    with seated(SECRETARY) as (by, _):
        closed = {"openness": "exempt", "ground": "no.offl.24.3", "review": LAST}
        Item.objects.filter(pk=opening.pk).update(**closed)
        with pytest.raises(Refused) as refused:
            invite_guest(Item.objects.get(pk=opening.pk), KNOWN, by=by, at=at)
    assert refused.value.refusal.code == "access.not_open_enough"
