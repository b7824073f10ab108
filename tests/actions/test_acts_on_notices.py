"""The notice: in time or late, frozen, to each who is called, with a letter each, once."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from noticing import DAY, NOWHERE, SECRET, a_matter, a_paper, an_exempt_item, planned, sent
from samrad.actions.agendas import Added, add_item, strike_item
from samrad.actions.notices import remind_called, remind_of_meetings
from samrad.actions.preparing_notices import prepare
from samrad.core.meetings.notices import Lacking, NoticeKind
from samrad.core.meetings.sent import digest, from_json
from samrad.records.basics.context import as_person, at_the_gate, in_council
from samrad.records.councils.models import Council, Seat
from samrad.records.evidence.models import Evidence
from samrad.records.meetings.matters import Attachment
from samrad.records.meetings.models import Item, Meeting
from samrad.records.meetings.notices import Notice, Receipt
from samrad.records.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(person: Any) -> Person:
    found: Person = person("slt.loten")
    return found


@pytest.fixture
def loten(by: Person) -> Any:
    """Løten, through the eyes of its coordinator."""
    with as_person(by.id):
        yield Council.objects.get(slug="loten")


@pytest.fixture
def posting(settings: Any) -> None:
    settings.SAMRAD_MAIL_SERVER = NOWHERE


def queued() -> list[str]:
    jobs = ProcrastinateJob.objects.filter(task_name="samrad.project.jobs.send_notice_letter")
    return [str(one) for one in jobs.values_list("args__receipt", flat=True)]


@pytest.mark.usefixtures("posting")
def test_everybody_who_sits_there_is_called_and_gets_a_letter(
    loten: Council, by: Person, at: datetime
) -> None:
    notice = sent(planned(loten, by, at), by, at)

    receipts = Receipt.objects.filter(notice=notice)
    assert {one.person.email.partition("@")[0] for one in receipts} == {
        *("slt.loten", "ordforer.loten", "stasjonssjef.loten", "politikontakt.loten")
    }
    assert {(one.as_what, one.queued_at, one.sent_at) for one in receipts} == {
        ("member", at, None)
    }
    assert sorted(queued()) == sorted(str(one.id) for one in receipts)


def test_the_notice_is_frozen_with_the_numbers_of_its_items(
    loten: Council, by: Person, at: datetime
) -> None:
    meeting = planned(loten, by, at)
    notice = sent(meeting, by, at)
    Item.objects.filter(meeting=meeting).update(title="Noe annet")

    kept = Notice.objects.get(pk=notice.pk)
    said = from_json(kept.content)
    assert [item.title for item in said.items] == ["Åpning", "Sommeren i sentrum"]
    numbers = Item.objects.filter(meeting=meeting).order_by("number").values_list("number")
    assert [item.number for item in said.items] == [f"{n}/25" for (n,) in numbers]
    assert kept.sha256 == digest(kept.content)
    assert (said.council, said.meeting, said.place) == (
        "Politirådet i Løten",
        meeting.name,
        "Rådhuset",
    )


def test_a_notice_and_what_was_sent_cannot_be_changed_or_deleted(
    loten: Council, by: Person, at: datetime
) -> None:
    notice = sent(planned(loten, by, at), by, at)
    changes: list[Callable[[], object]] = [
        lambda: Notice.objects.update(late=True),
        lambda: Notice.objects.update(content={}),
        lambda: Notice.objects.filter(pk=notice.pk)._raw_delete("default"),
        lambda: Receipt.objects.filter(notice=notice)._raw_delete("default"),
        lambda: Receipt.objects.update(as_what="guest"),
        lambda: Receipt.objects.update(person=by),
    ]
    for change in changes:
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            change()


def test_nobody_answers_for_another_even_by_sql(
    loten: Council, by: Person, at: datetime
) -> None:
    notice = sent(planned(loten, by, at), by, at)
    others = Receipt.objects.filter(notice=notice).exclude(person=by)
    for marks in ({"opened_at": at}, {"answer": "comes", "answered_at": at}):
        with pytest.raises(ProgrammingError, match="for another"), transaction.atomic():
            others.update(**marks)
    assert Receipt.objects.filter(notice=notice, person=by).update(opened_at=at) == 1


@pytest.mark.parametrize(
    ("ahead", "late", "days"),
    [
        pytest.param(14, False, 14, id="two weeks ahead"),
        pytest.param(7, False, 7, id="on the last day: a week ahead"),
        pytest.param(6, True, 6, id="a day too late"),
        pytest.param(0, True, 0, id="on the day itself"),
    ],
)
def test_a_late_notice_goes_and_is_recorded_as_late(
    ahead: int, late: object, days: int, loten: Council, by: Person, at: datetime
) -> None:
    # Løten promises a week; 30 June 2025 is a Monday, and so is the 23rd.
    meeting = planned(loten, by, at)
    when = at + timedelta(days=14 - ahead)
    notice = sent(meeting, by, when)

    assert (notice.late, notice.days_before) == (late, days)
    assert notice.due == date(2025, 6, 23)
    noted = Evidence.objects.get(deed="agenda_sent", meeting=meeting.name)
    assert (noted.on, noted.ref) == (when.date(), f"innkalling {meeting.name}")


def test_a_last_day_on_a_closed_day_is_the_working_day_before(
    loten: Council, by: Person, at: datetime
) -> None:
    # A week before Sunday 6 July is a Sunday: the Friday before counts.
    prepared = prepare(planned(loten, by, at, date(2025, 7, 6)), on=at.date())
    assert prepared.timing.due == date(2025, 6, 27)


def test_where_no_days_are_agreed_nothing_is_late(person: Any, at: datetime) -> None:
    by = person("slt.lorenskog")
    with as_person(by.id):
        council = Council.objects.get(slug="lorenskog")
        notice = sent(planned(council, by, at, at.date()), by, at)
        assert (notice.late, notice.due, notice.days_before) == (False, None, 0)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"starts": None, "ends": None}, "notice.no_time_or_place"),
        ({"place": " "}, "notice.no_time_or_place"),
    ],
)
def test_what_a_notice_lacks_is_said(
    facts: dict[str, Any], code: str, loten: Council, by: Person, at: datetime, refused: Any
) -> None:
    meeting = planned(loten, by, at, **facts)
    with refused(code):
        sent(meeting, by, at)
    assert not Notice.objects.filter(meeting=meeting).exists()
    assert not Item.objects.filter(meeting=meeting, number__isnull=False).exists()


def test_a_notice_without_items_or_after_its_day_does_not_go(
    loten: Council, by: Person, at: datetime, refused: Any
) -> None:
    meeting = planned(loten, by, at)
    with refused("notice.day_is_past"):
        sent(meeting, by, at + timedelta(days=15))
    for item in Item.objects.filter(meeting=meeting):
        strike_item(item, by=by, at=at)
    with refused("notice.no_items"):
        sent(meeting, by, at)
    Meeting.objects.filter(pk=meeting.pk).update(
        stage="cancelled", cancelled_at=at, cancelled_by=by
    )
    with refused("notice.meeting_over"):
        sent(meeting, by, at)


@pytest.mark.usefixtures("posting")
def test_a_second_click_sends_nothing(
    loten: Council, by: Person, at: datetime, refused: Any
) -> None:
    meeting = planned(loten, by, at)
    sent(meeting, by, at)
    with refused("notice.sent_already"):
        sent(meeting, by, at)
    with refused("notice.nothing_new"):
        sent(meeting, by, at, NoticeKind.SUPPLEMENT)
    assert (Notice.objects.filter(meeting=meeting).count(), len(queued())) == (1, 4)


def test_a_supplement_says_what_is_new_and_nothing_else(
    loten: Council, by: Person, at: datetime
) -> None:
    meeting = planned(loten, by, at)
    sent(meeting, by, at)
    first, _ = Item.objects.filter(meeting=meeting).order_by("position")
    strike_item(first, by=by, at=at)
    add_item(meeting, Added("Hastesak"), by=by, at=at)
    later = at + timedelta(days=9)
    supplement = sent(meeting, by, later, NoticeKind.SUPPLEMENT)

    said = from_json(supplement.content)
    assert [item.title for item in said.items] == ["Hastesak"]
    first.refresh_from_db()
    assert said.struck == (f"{first.number}/25",)
    assert (supplement.number, supplement.late, supplement.days_before) == (2, True, 5)
    # The agenda went out in time, and that stays so.
    assert Evidence.objects.filter(deed="agenda_sent", meeting=meeting.name).count() == 1


def test_a_meeting_that_was_moved_is_news(loten: Council, by: Person, at: datetime) -> None:
    meeting = planned(loten, by, at)
    sent(meeting, by, at)
    meeting.day = DAY + timedelta(days=1)
    meeting.save(update_fields=["day"])
    supplement = sent(meeting, by, at, NoticeKind.SUPPLEMENT)
    said = from_json(supplement.content)
    assert (said.day, said.items, said.struck) == (meeting.day, (), ())


def test_what_a_party_keeps_does_not_go_along(loten: Council, by: Person, at: datetime) -> None:
    meeting = planned(loten, by, at)
    matter = a_matter(meeting, by, at, "Uro i sentrum", ["Kartlegging"])
    kept = a_paper(loten, by, at, "Kommunens eget notat", "party")
    Attachment.objects.create(council=loten, matter=matter, paper=kept)
    assert Lacking.KEPT_BACK in prepare(meeting, on=at.date()).lacking

    notice = sent(meeting, by, at)
    assert "Kommunens eget notat" not in str(notice.content)
    (item,) = [one for one in from_json(notice.content).items if one.attached]
    assert [paper.title for paper in item.attached] == ["Kartlegging"]


@pytest.mark.usefixtures("posting")
def test_who_has_no_address_is_called_by_hand(
    loten: Council, by: Person, at: datetime, person: Any
) -> None:
    mayor = person("ordforer.loten")
    with at_the_gate():
        Person.objects.filter(pk=mayor.pk).update(email="ordforer@forgotten.invalid")
    meeting = planned(loten, by, at)
    assert Lacking.NOT_REACHED in prepare(meeting, on=at.date()).lacking

    notice = sent(meeting, by, at)
    own = Receipt.objects.get(notice=notice, person=mayor)
    assert (own.email, own.queued_at) == ("", None)
    assert len(queued()) == 3


def test_without_a_mail_server_everybody_is_called_by_hand(
    loten: Council, by: Person, at: datetime
) -> None:
    meeting = planned(loten, by, at)
    assert Lacking.NO_MAIL_SERVER in prepare(meeting, on=at.date()).lacking
    sent(meeting, by, at)
    assert not Receipt.objects.filter(queued_at__isnull=False).exists()
    assert queued() == []


def test_a_vacant_chair_is_said_and_forbids_nothing(
    loten: Council, by: Person, at: datetime
) -> None:
    Seat.objects.filter(council=loten, role="mayor").update(until=at.date())
    meeting = planned(loten, by, at)
    assert Lacking.NO_CHAIR in prepare(meeting, on=at.date()).lacking
    assert sent(meeting, by, at).number == 1


@pytest.mark.usefixtures("posting")
def test_only_who_has_not_answered_is_reminded(
    loten: Council, by: Person, at: datetime, refused: Any
) -> None:
    meeting = planned(loten, by, at)
    with refused("notice.not_sent_yet"):
        remind_called(meeting, by=by, at=at)
    sent(meeting, by, at)
    Receipt.objects.filter(person=by).update(answer="comes", answered_at=at)
    reminder = remind_called(meeting, by=by, at=at)

    assert (reminder.kind, reminder.number, bytes(reminder.pdf)) == ("reminder", 2, b"")
    assert Receipt.objects.filter(notice=reminder).count() == 3
    assert from_json(reminder.content).items == ()


@pytest.mark.usefixtures("posting")
def test_three_days_before_everybody_is_reminded_once(
    loten: Council, by: Person, at: datetime
) -> None:
    sent(planned(loten, by, at), by, at)
    made = [
        remind_of_meetings(loten, at=at + timedelta(days=day)) for day in (0, 10, 11, 12, 14)
    ]
    assert made == [0, 0, 1, 0, 0]
    (reminder,) = Notice.objects.filter(kind="reminder", meeting__day=DAY)
    assert (reminder.made_by, Receipt.objects.filter(notice=reminder).count()) == (None, 4)


def test_nobody_is_reminded_of_what_came_yesterday(
    loten: Council, by: Person, at: datetime
) -> None:
    sent(planned(loten, by, at), by, at + timedelta(days=11))
    assert remind_of_meetings(loten, at=at + timedelta(days=12)) == 0


def test_an_exempt_title_is_kept_for_members_and_stands_in_no_reminder(
    loten: Council, by: Person, at: datetime
) -> None:
    meeting = planned(loten, by, at)
    an_exempt_item(meeting, by, at)
    notice = sent(meeting, by, at)
    assert SECRET in str(notice.content)
    assert SECRET not in str(remind_called(meeting, by=by, at=at).content)


def test_another_council_sees_no_notice_and_no_receipt(
    by: Person, at: datetime, council_id: Any, person: Any
) -> None:
    with as_person(by.id):
        loten = Council.objects.get(slug="loten")
        notice = sent(planned(loten, by, at), by, at)
    for other in ("slt.lorenskog", "uten.sete"):
        with as_person(person(other).id):
            assert not Notice.objects.filter(pk=notice.pk).exists()
            assert not Receipt.objects.filter(notice=notice).exists()
    with in_council(council_id("lund")):
        assert not Notice.objects.exists()


def test_the_queries_do_not_grow_with_the_agenda(
    loten: Council, by: Person, at: datetime, django_assert_num_queries: Any
) -> None:
    small = planned(loten, by, at, date(2025, 8, 25))
    large = planned(loten, by, at, date(2025, 8, 26), *(f"Sak {n}" for n in range(30)))
    a_matter(small, by, at, "En melding", ["Et vedlegg"])
    for n in range(30):
        a_matter(large, by, at, f"Melding {n}", [f"Vedlegg {n}"])
    for meeting in (small, large):
        with django_assert_num_queries(11):
            prepare(meeting, on=at.date())
    notice = sent(large, by, at)
    said = from_json(notice.content)
    assert (len(said.items), sum(len(item.attached) for item in said.items)) == (60, 30)
