"""A year is published at once, a meeting moved and called off; each member hears of it once."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import vobject
from django.db import DatabaseError, transaction

from samrad.actions import meeting_letters
from samrad.actions.meeting_letters import not_told
from samrad.actions.meetings import Planned
from samrad.actions.planning import cancel_meeting, move_meeting, publish_year
from samrad.actions.polls import Asked, answer_poll, choose_day, drop_poll, open_poll
from samrad.core.meetings.polls import Suits
from samrad.gateways.mail import MailServer, Security
from samrad.records.basics.context import as_person
from samrad.records.councils.models import Council, Seat
from samrad.records.evidence.models import Evidence
from samrad.records.log.models import LogEntry
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.polls import DatePoll, MeetingLetter, PollAnswer, PollDay
from samrad.web.desk.meetings.letters import draft

pytestmark = pytest.mark.django_db

DAYS = (date(2025, 10, 14), date(2025, 12, 9))
MORNING = (time(9), time(11), "Rådhuset")


def on(day: date, word: str = "møte") -> Planned:
    return Planned(day, word, *MORNING)


@pytest.fixture(autouse=True)
def _letters_can_be_sent(settings: Any) -> None:
    settings.SAMRAD_MAIL_SERVER = MailServer("127.0.0.1", 1, Security.NONE, "s@hol.example")


@pytest.fixture
def contact(person: Any) -> Any:
    return person("politikontakt.hallingdal")


@pytest.fixture
def in_hol(contact: Any) -> Any:
    """Act as the police contact of Hol."""

    class Hol:
        by = contact

        def council(self) -> Council:
            return Council.objects.get(slug="hol")

        def publish(self, at: datetime, *days: date) -> list[Meeting]:
            planned = [on(day) for day in days or DAYS]
            return publish_year(self.council(), planned, by=contact, at=at)

    with as_person(contact.id):
        yield Hol()


def letters(meeting: Meeting) -> list[tuple[str, int]]:
    rows = MeetingLetter.objects.filter(meeting=meeting).select_related("person")
    return sorted((row.person.name, row.sequence) for row in rows)


EVERYONE = ["Ordførar i Hol", "Politikontakt", "SLT-koordinator for Hallingdal"]


def test_the_year_is_published_in_order_of_its_days(in_hol: Any, at: datetime) -> None:
    made = in_hol.publish(at, DAYS[1], DAYS[0])

    assert [(one.name, one.day) for one in made] == [("1/25", DAYS[0]), ("2/25", DAYS[1])]
    plans = Evidence.objects.filter(council__slug="hol", deed="meeting_planned")
    assert sorted(plans.values_list("meeting", "on")) == [("1/25", DAYS[0]), ("2/25", DAYS[1])]


def test_each_member_gets_one_letter_for_each_meeting(in_hol: Any, at: datetime) -> None:
    for meeting in in_hol.publish(at):
        assert letters(meeting) == [(name, 0) for name in EVERYONE]
        assert not_told(meeting) == []


def test_one_day_that_cannot_be_leaves_all_unpublished(
    in_hol: Any, at: datetime, refused: Callable[..., Any]
) -> None:
    with refused("meeting.in_the_past"), transaction.atomic():
        in_hol.publish(at, DAYS[0], date(2025, 6, 15))
    with refused("plan.day_twice", day=DAYS[0]):
        in_hol.publish(at, DAYS[0], DAYS[0])
    with refused("plan.no_day"):
        publish_year(in_hol.council(), [], by=in_hol.by, at=at)

    assert not Meeting.objects.filter(council__slug="hol", day__gte=at.date()).exists()
    assert not MeetingLetter.objects.exists()


def test_who_does_not_run_the_year_publishes_nothing(
    person: Any, at: datetime, refused: Callable[..., Any]
) -> None:
    mayor = person("ordforar.hol")
    with as_person(mayor.id), refused("access.not_your_role"):
        publish_year(Council.objects.get(slug="hol"), [on(DAYS[0])], by=mayor, at=at)


def test_without_a_mail_server_nothing_is_queued(
    in_hol: Any, at: datetime, settings: Any
) -> None:
    settings.SAMRAD_MAIL_SERVER = None
    in_hol.publish(at)
    assert not MeetingLetter.objects.exists()


# --- moving --------------------------------------------------------------------------------


def test_a_moved_meeting_keeps_its_number_and_counts_one_up(in_hol: Any, at: datetime) -> None:
    first, _ = in_hol.publish(at)
    moved = move_meeting(first, on(date(2025, 10, 21)), by=in_hol.by, at=at)

    assert (moved.name, moved.sequence, moved.day) == ("1/25", 1, date(2025, 10, 21))
    assert letters(moved) == sorted((name, n) for name in EVERYONE for n in (0, 1))


def test_the_plan_that_is_judged_moves_along(in_hol: Any, at: datetime) -> None:
    """Also back on the same day: the last plan counts."""
    first, _ = in_hol.publish(at)
    for day in (date(2025, 10, 21), date(2025, 10, 7)):
        move_meeting(first, on(day), by=in_hol.by, at=at)

    plans = Evidence.objects.filter(council__slug="hol", meeting="1/25")
    assert list(plans.filter(withdrawn=None).values_list("on", flat=True)) == [
        date(2025, 10, 7)
    ]
    assert plans.count() == 3


def test_another_hour_is_told_and_the_plan_stays(in_hol: Any, at: datetime) -> None:
    first, _ = in_hol.publish(at)
    later = Planned(first.day, "møte", time(13), time(15), "Rådhuset")
    moved = move_meeting(first, later, by=in_hol.by, at=at)

    assert moved.sequence == 1
    assert Evidence.objects.filter(council__slug="hol", meeting="1/25").count() == 1


@pytest.mark.parametrize(
    ("to", "code"),
    [
        (on(DAYS[0]), "meeting.nothing_changed"),
        (on(date(2026, 1, 13)), "meeting.moves_out_of_its_year"),
        (on(date(2025, 6, 15)), "meeting.in_the_past"),
        (Planned(DAYS[1], "m", time(11), time(9)), "meeting.ends_before_it_begins"),
    ],
)
def test_what_does_not_move(
    to: Planned, code: str, in_hol: Any, at: datetime, refused: Callable[..., Any]
) -> None:
    first, _ = in_hol.publish(at)
    with refused(code):
        move_meeting(first, to, by=in_hol.by, at=at)
    first.refresh_from_db()
    assert (first.day, first.sequence) == (DAYS[0], 0)


# --- calling off ---------------------------------------------------------------------------


def test_a_meeting_called_off_keeps_its_number_and_its_plan_is_withdrawn(
    in_hol: Any, at: datetime, refused: Callable[..., Any]
) -> None:
    first, _ = in_hol.publish(at)
    off = cancel_meeting(first, " Kari er sjuk ", by=in_hol.by, at=at)
    (third,) = in_hol.publish(at, date(2025, 11, 11))

    assert (off.stage, off.sequence, off.cancelled_why) == ("cancelled", 1, "Kari er sjuk")
    assert third.name == "3/25"
    plans = Evidence.objects.filter(council__slug="hol", meeting="1/25")
    assert list(plans.values_list("withdrawn", flat=True)) == [at.date()]
    with refused("meeting.wrong_stage"):
        cancel_meeting(off, "igjen", by=in_hol.by, at=at)
    with refused("meeting.not_to_be_moved"):
        move_meeting(off, on(DAYS[1]), by=in_hol.by, at=at)


def test_the_reason_stands_in_no_log(in_hol: Any, at: datetime) -> None:
    first, _ = in_hol.publish(at)
    cancel_meeting(first, "Kari er sjuk", by=in_hol.by, at=at)
    assert "sjuk" not in str(list(LogEntry.objects.values_list("facts", flat=True)))


def test_without_a_reason_it_is_not_called_off(
    in_hol: Any, at: datetime, refused: Callable[..., Any]
) -> None:
    first, _ = in_hol.publish(at)
    with refused("meeting.no_reason"):
        cancel_meeting(first, "  ", by=in_hol.by, at=at)


def test_only_who_was_told_is_told_that_it_is_off(in_hol: Any, at: datetime) -> None:
    first, _ = in_hol.publish(at)
    MeetingLetter.objects.filter(person__name="Ordførar i Hol").delete()
    off = cancel_meeting(first, "Ingen saker", by=in_hol.by, at=at)

    assert ("Ordførar i Hol", 1) not in letters(off)
    assert ("Politikontakt", 1) in letters(off)


def test_who_lost_the_seat_is_told_once_that_it_is_theirs_no_more(
    in_hol: Any, at: datetime
) -> None:
    first, _ = in_hol.publish(at)
    Seat.objects.filter(council__slug="hol", role="mayor").update(until=at.date())
    moved = move_meeting(first, on(DAYS[1].replace(day=DAYS[1].day - 1)), by=in_hol.by, at=at)
    rows = MeetingLetter.objects.filter(meeting=moved, sequence=1)
    assert dict(rows.values_list("person__name", "leaves")) == {
        "Ordførar i Hol": True,
        "Politikontakt": False,
        "SLT-koordinator for Hallingdal": False,
    }
    again = move_meeting(moved, on(DAYS[0]), by=in_hol.by, at=at)
    assert ("Ordførar i Hol", 2) not in letters(again)


def calendar_to(name: str, meeting: Meeting, at: datetime) -> Any:
    """What the last letter to somebody carries, as another library reads it."""
    row = MeetingLetter.objects.get(
        meeting=meeting, person__name=name, sequence=meeting.sequence
    )
    letter = meeting_letters._to_send(row.pk, draft, at=at)
    assert letter is not None
    assert letter.calendar is not None
    read = vobject.readOne(letter.calendar.content.decode())
    read.validate(raiseException=True)
    assert read.method.value == letter.calendar.method
    return read


def test_out_of_the_calendar_of_who_lost_the_seat_it_is_taken(
    in_hol: Any, at: datetime
) -> None:
    first, _ = in_hol.publish(at)
    invited = calendar_to("Ordførar i Hol", first, at)
    Seat.objects.filter(council__slug="hol", role="mayor").update(until=at.date())
    moved = move_meeting(first, on(DAYS[1].replace(day=8)), by=in_hol.by, at=at)
    gone = calendar_to("Ordførar i Hol", moved, at)
    stays = calendar_to("SLT-koordinator for Hallingdal", moved, at)

    assert [one.method.value for one in (invited, gone, stays)] == [
        "REQUEST",
        "CANCEL",
        "REQUEST",
    ]
    assert gone.vevent.status.value == "CANCELLED"
    assert gone.vevent.uid.value == invited.vevent.uid.value == stays.vevent.uid.value
    assert int(gone.vevent.sequence.value) > int(invited.vevent.sequence.value)


def test_who_came_later_has_no_invitation_yet(in_hol: Any, at: datetime) -> None:
    first, _ = in_hol.publish(at)
    Seat.objects.create(
        council=in_hol.council(),
        person=in_hol.by.__class__.objects.get(email="lensmann.hallingdal@samrad.example"),
        party="police",
        role="police_chief",
        since=at.date(),
    )
    assert [one.name for one in not_told(first)] == ["Lensmann"]


# --- polls ---------------------------------------------------------------------------------


def asked(**more: Any) -> Asked:
    return Asked(DAYS, date(2025, 6, 30), *MORNING, **more)


def days_of(poll: DatePoll) -> list[PollDay]:
    return list(PollDay.objects.filter(poll=poll).order_by("day"))


def test_the_members_are_asked_by_letter(in_hol: Any, at: datetime) -> None:
    poll = open_poll(in_hol.council(), asked(), by=in_hol.by, at=at)

    assert [one.day for one in days_of(poll)] == list(DAYS)
    told = MeetingLetter.objects.filter(poll=poll).values_list("person__name", flat=True)
    assert sorted(told) == EVERYONE


@pytest.mark.parametrize(
    ("days", "by", "code"),
    [
        ([DAYS[0]], date(2025, 6, 30), "poll.days"),
        ([DAYS[0], DAYS[0]], date(2025, 6, 30), "poll.days"),
        ([DAYS[0] + timedelta(n) for n in range(9)], date(2025, 6, 30), "poll.days"),
        ([date(2025, 6, 16), DAYS[0]], date(2025, 6, 16), "poll.day_not_to_come"),
        (DAYS, DAYS[0], "poll.answer_by"),
        (DAYS, date(2025, 6, 15), "poll.answer_by"),
    ],
)
def test_days_that_nobody_can_be_asked_about(
    days: Any, by: date, code: str, in_hol: Any, at: datetime, refused: Callable[..., Any]
) -> None:
    with refused(code):
        open_poll(in_hol.council(), Asked(days, by), by=in_hol.by, at=at)


def test_a_mayor_answers_and_changes_the_answer(
    contact: Any, person: Any, at: datetime
) -> None:
    with as_person(contact.id):
        poll = open_poll(Council.objects.get(slug="hol"), asked(), by=contact, at=at)
    mayor = person("ordforar.hol")
    with as_person(mayor.id):
        first, second = days_of(poll)
        answer_poll(poll, {first.pk: Suits.YES, second.pk: Suits.NO}, by=mayor, at=at)
        answer_poll(poll, {second.pk: Suits.IF_NEED_BE}, by=mayor, at=at)
        said = PollAnswer.objects.order_by("day__day").values_list("suits", flat=True)
        assert list(said) == ["yes", "if_need_be"]


def test_nobody_answers_for_another_even_by_sql(
    contact: Any, person: Any, at: datetime
) -> None:
    with as_person(contact.id):
        poll = open_poll(Council.objects.get(slug="hol"), asked(), by=contact, at=at)
        (day, _) = days_of(poll)
        answer_poll(poll, {day.pk: Suits.YES}, by=contact, at=at)
    mayor = person("ordforar.hol")
    forged = {"council_id": poll.council_id, "day": day, "suits": "no", "answered_at": at}
    with as_person(mayor.id):
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            PollAnswer.objects.create(person=person("slt.hallingdal"), **forged)
        assert PollAnswer.objects.filter(person=contact).update(suits="no") == 0
        assert PollAnswer.objects.get().suits == "yes"


def test_choosing_a_day_plans_the_meeting_and_invites(in_hol: Any, at: datetime) -> None:
    poll = open_poll(in_hol.council(), asked(), by=in_hol.by, at=at)
    made = choose_day(poll, days_of(poll)[1], "møte", by=in_hol.by, at=at)

    assert (made.name, made.day, made.place) == ("1/25", DAYS[1], "Rådhuset")
    assert letters(made) == [(name, 0) for name in EVERYONE]
    assert [one.chosen for one in days_of(poll)] == [False, True]


def test_a_poll_about_a_planned_meeting_moves_it(in_hol: Any, at: datetime) -> None:
    first, _ = in_hol.publish(at)
    days = (date(2025, 10, 21), date(2025, 10, 28))
    wanted = Asked(days, date(2025, 6, 30), *MORNING, meeting=first)
    poll = open_poll(in_hol.council(), wanted, by=in_hol.by, at=at)
    moved = choose_day(poll, days_of(poll)[0], "møte", by=in_hol.by, at=at)

    assert (moved.pk, moved.day, moved.sequence) == (first.pk, days[0], 1)


def test_choosing_the_day_it_has_moves_nothing(in_hol: Any, at: datetime) -> None:
    first, _ = in_hol.publish(at)
    poll = open_poll(in_hol.council(), asked(meeting=first), by=in_hol.by, at=at)
    stays = choose_day(poll, days_of(poll)[0], "møte", by=in_hol.by, at=at)

    assert (stays.day, stays.sequence) == (DAYS[0], 0)


def test_a_closed_poll_takes_no_answer_and_no_day(
    in_hol: Any, at: datetime, refused: Callable[..., Any]
) -> None:
    poll = open_poll(in_hol.council(), asked(), by=in_hol.by, at=at)
    drop_poll(poll, by=in_hol.by, at=at)
    day = days_of(poll)[0]

    with refused("poll.closed"):
        answer_poll(poll, {day.pk: Suits.YES}, by=in_hol.by, at=at)
    with refused("poll.closed"), transaction.atomic():
        choose_day(poll, day, "møte", by=in_hol.by, at=at)
    assert not Meeting.objects.filter(council__slug="hol", day__in=DAYS).exists()


def test_a_member_chooses_no_day_and_a_stranger_answers_nothing(
    contact: Any, person: Any, at: datetime, refused: Callable[..., Any]
) -> None:
    with as_person(contact.id):
        poll = open_poll(Council.objects.get(slug="hol"), asked(), by=contact, at=at)
        answer_poll(poll, {days_of(poll)[0].pk: Suits.YES}, by=contact, at=at)
    mayor, stranger = person("ordforar.hol"), person("slt.loten")
    with as_person(mayor.id), refused("access.not_your_role"):
        choose_day(poll, days_of(poll)[0], "møte", by=mayor, at=at)
    with as_person(stranger.id), refused("access.no_seat"):
        answer_poll(poll, {}, by=stranger, at=at)
    with as_person(stranger.id):
        for model in (DatePoll, PollDay, PollAnswer, MeetingLetter):
            assert not model.objects.exists(), model
