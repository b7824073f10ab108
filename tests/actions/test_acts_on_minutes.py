"""Minutes after the meeting: comments of those present, approval by both, lock, correction."""

from datetime import datetime
from typing import Any

import pytest

from held_meetings import held_meeting
from minutes_afterwards import CHIEF, CONTACT, MAYOR, SECRETARY
from samrad.actions import locking, minutes
from samrad.core.access.permissions import BIND
from samrad.core.meetings.reading_minutes import minutes_from
from samrad.records.councils.models import Seat
from samrad.records.evidence.models import Evidence
from samrad.records.log.models import LogEntry
from samrad.records.meetings.minuting import minutes_of
from samrad.records.meetings.models import Item, Meeting, Paragraph

pytestmark = pytest.mark.django_db


def test_both_parties_read_the_same_text(acting: Any, at: datetime) -> None:
    told = []
    for who in (SECRETARY, CONTACT, CHIEF):
        with acting(who) as (found, _):
            told.append(minutes_of(found, on=at.date()).canonical())
    assert len(set(told)) == 1


@pytest.mark.usefixtures("sent")
def test_those_present_are_asked_and_nobody_else(acting: Any) -> None:
    with acting(SECRETARY) as (found, _):
        assert found.minutes_stage == "sent"
        asked = {one.person.email.split("@")[0] for one in found.readers.all()}
        assert asked == {SECRETARY, MAYOR, CHIEF}


@pytest.mark.usefixtures("sent")
def test_sent_again_nobody_is_asked_twice(acting: Any, at: datetime) -> None:
    with acting(SECRETARY) as (found, by):
        minutes.take_back_minutes(found, by=by, at=at)
        assert minutes.send_minutes(found, by=by, at=at) == []


def test_minutes_without_anybody_present_are_not_sent(
    within: Any, person: Any, at: datetime, refused: Any
) -> None:
    by = person(SECRETARY)
    with within("loten") as council:
        empty = held_meeting(council, at, by, number=91)
        with refused("minutes.nobody_present"):
            minutes.send_minutes(empty, by=by, at=at)


@pytest.mark.usefixtures("sent")
def test_who_was_there_comments_and_who_was_not_does_not(
    acting: Any, at: datetime, refused: Any
) -> None:
    with acting(CHIEF) as (found, by):
        item = found.items.first()
        minutes.comment_on_minutes(found, item, "  Det var 700 saker. ", by=by, at=at)
        comment = found.comments.get()
        assert (comment.text, comment.party) == ("Det var 700 saker.", "police")
        assert found.readers.get(person=by).answered_at == at
    with acting(CONTACT) as (found, by), refused("minutes.not_present"):
        minutes.comment_on_minutes(found, None, "Jeg var ikke der.", by=by, at=at)


@pytest.mark.usefixtures("sent")
def test_a_comment_is_answered_before_anybody_approves(
    acting: Any, approve: Any, at: datetime, refused: Any
) -> None:
    with acting(CHIEF) as (found, by):
        said = minutes.comment_on_minutes(found, None, "Feil tall.", by=by, at=at)
    with refused("minutes.comments_open", number=1):
        approve(MAYOR)
    with acting(SECRETARY) as (_, by):
        with refused("minutes.no_answer"):
            minutes.settle_comment(said, "left", " ", by=by, at=at)
        minutes.settle_comment(said, "left", "Tallet er riktig.", by=by, at=at)
        with refused("minutes.settled_already"):
            minutes.settle_comment(said, "taken", "", by=by, at=at)
    approve(MAYOR)


@pytest.mark.usefixtures("sent")
def test_only_who_can_bind_a_party_approves(approve: Any, refused: Any) -> None:
    with refused("minutes.others_approve", roles=["mayor"]):
        approve(SECRETARY)
    with refused("minutes.others_approve", roles=["police_chief"]):
        approve(CONTACT)


@pytest.mark.usefixtures("sent")
def test_where_nobody_can_bind_the_police_their_contact_approves(
    approve: Any, acting: Any
) -> None:
    with acting(SECRETARY):
        Seat.objects.filter(party="police", role__in=BIND).update(until="2024-12-31")
    approve(CONTACT)
    with acting(SECRETARY) as (found, _):
        assert found.approvals.get().party == "police"


@pytest.mark.usefixtures("sent")
def test_one_approves_the_text_one_was_shown(acting: Any, at: datetime, refused: Any) -> None:
    with acting(MAYOR) as (found, by):
        shown = minutes_of(found, on=at.date()).sha256
        Paragraph.objects.filter(text="Kommunen viste kart.").update(text="Uten kart.")
        with refused("minutes.changed_since"):
            minutes.approve_minutes(found, shown, by=by, at=at)


@pytest.mark.parametrize(
    "change",
    [
        lambda: Paragraph.objects.filter(text="Kommunen viste kart.").update(text="Noe annet."),
        lambda: Item.objects.filter(title="Lys på torget").update(openness="open"),
        lambda: (
            Paragraph.objects.filter(text="Det settes opp lys.")
            .get()
            .measures.update(deadline="2026-01-01")
        ),
        lambda: Item.objects.filter(title="Lys på torget").get().presences.all().delete(),
    ],
    ids=["text", "how open", "measure", "who was there"],
)
@pytest.mark.usefixtures("sent")
def test_what_is_changed_is_approved_no_longer(
    change: Any, acting: Any, approve: Any, at: datetime, refused: Any
) -> None:
    approve(MAYOR)
    approve(CHIEF)
    with acting(SECRETARY) as (found, by):
        assert found.minutes_stage == "approved"
        change()
        found.refresh_from_db()
        assert found.minutes_stage == "sent"
        with refused("minutes.not_approved_by", parties=["municipality", "police"]):
            locking.lock_minutes(found, "møte 90/25", by=by, at=at)


@pytest.mark.usefixtures("sent")
def test_one_party_alone_locks_nothing(
    acting: Any, approve: Any, at: datetime, refused: Any
) -> None:
    approve(MAYOR)
    with refused("minutes.approved_already"):
        approve(MAYOR)
    with (
        acting(SECRETARY) as (found, by),
        refused("minutes.not_approved_by", parties=["police"]),
    ):
        locking.lock_minutes(found, "møte 90/25", by=by, at=at)


@pytest.mark.usefixtures("locked")
def test_locked_minutes_are_kept_as_they_were_approved(acting: Any, at: datetime) -> None:
    with acting(SECRETARY) as (found, by):
        version = found.versions.get()
        assert found.minutes_stage == "locked"
        assert minutes_from(version.content) == minutes_of(found, on=at.date())
        assert {one.sha256 for one in found.approvals.all()} == {version.sha256}
        archived = Evidence.objects.get(deed="minutes_archived", meeting="90/25")
        assert (archived.on, archived.noted_by) == (at.date(), by)
        logged = LogEntry.objects.filter(thing_id=found.id, thing="minutes").order_by("number")
        assert [one.act for one in logged] == [
            *("send_minutes", "approve_minutes", "approve_minutes", "lock_minutes"),
        ]


@pytest.mark.usefixtures("sent")
def test_no_agenda_asks_to_approve_what_is_locked(
    acting: Any, approve: Any, at: datetime
) -> None:
    approve(MAYOR)
    approve(CHIEF)
    with acting(SECRETARY) as (found, by):
        following = Meeting.objects.create(
            council=found.council,
            year=2025,
            number=95,
            day="2025-09-01",
            planned_at=at,
            planned_by=by,
        )
        Item.objects.create(
            council=found.council,
            meeting=following,
            position=1,
            kind="approval",
            title="Godkjenning",
            key="approval.90/25",
        )
        locking.lock_minutes(found, "møte 90/25", by=by, at=at)
        assert not following.items.filter(struck_at=None).exists()


@pytest.mark.usefixtures("locked")
def test_a_correction_is_a_new_version_and_the_first_stays(
    acting: Any, approve: Any, at: datetime, refused: Any
) -> None:
    with acting(SECRETARY) as (found, by):
        with refused("minutes.no_reason"):
            locking.correct_minutes(found, "  ", by=by, at=at)
        locking.correct_minutes(found, "Feil dato i vedtaket", by=by, at=at)
        Paragraph.objects.filter(text="Det settes opp lys.").update(text="Lys innen jul.")
        minutes.send_minutes(found, by=by, at=at)
        with refused("minutes.not_approved_by"):
            locking.lock_minutes(found, "møte 90/25", by=by, at=at)
    approve(CHIEF)
    approve(MAYOR)
    with acting(SECRETARY) as (found, by):
        locking.lock_minutes(found, "møte 90/25", by=by, at=at)
        first, second = found.versions.order_by("number")
        assert (second.number, second.reason) == (2, "Feil dato i vedtaket")
        assert "Det settes opp lys." in first.content
        assert "Lys innen jul." in second.content
        assert "Det settes opp lys." not in second.content
        assert Evidence.objects.filter(deed="minutes_archived", meeting="90/25").count() == 1


@pytest.mark.usefixtures("locked")
def test_locked_minutes_are_not_taken_back(acting: Any, at: datetime, refused: Any) -> None:
    with acting(SECRETARY) as (found, by):
        with refused("minutes.locked"):
            minutes.take_back_minutes(found, by=by, at=at)
        with refused("minutes.wrong_stage"):
            minutes.send_minutes(found, by=by, at=at)
