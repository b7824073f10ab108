"""Invitations as other programs read them: by the standard, and with another library."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from samrad.gateways.ical.inviting import Message, Method, Who, written
from samrad.gateways.ical.write import DayEvent, TimedEvent, calendar
from samrad.gateways.ical.zones import time_zone, zone_of

OSLO, STOCKHOLM, UTC = ZoneInfo("Europe/Oslo"), ZoneInfo("Europe/Stockholm"), ZoneInfo("UTC")
AT = datetime(2026, 11, 28, 12, tzinfo=OSLO)
MEETING = TimedEvent(
    uid="01975e0c-8f6a-7d3c-9b1e-2f4a6c8e0b12@samrad.hol.example",
    sequence=0,
    starts=datetime(2027, 2, 9, 9, tzinfo=OSLO),
    ends=datetime(2027, 2, 9, 11, tzinfo=OSLO),
    summary="Politirådet i Hol: møte 1/27",
    description="Saker og saksliste står i Samråd.",
    place="Kommunehuset, Ål",
    address="https://samrad.hol.example/hol/meetings/2027/1/",
)
COORDINATOR = Who("SLT-koordinator for Hallingdal", "slt.hallingdal@samrad.example")
MAYOR = Who("Ordførar i Hol", "ordforar.hol@samrad.example")
INVITED = Message(MEETING, COORDINATOR, "samrad@hol.example", MAYOR)


def read(message: Message) -> Any:
    """The only event, as another library than the writer's reads it."""
    found = vobject.readOne(written(message, at=AT).decode())
    found.validate(raiseException=True)
    (event,) = found.vevent_list
    return event


def method(message: Message) -> str:
    return str(vobject.readOne(written(message, at=AT).decode()).method.value)


# --- RFC 5546, 3.2.2: REQUEST --------------------------------------------------------------


def test_an_invitation_asks_the_mayor_and_nobody_else_to_answer() -> None:
    event = read(INVITED)

    assert method(INVITED) == "REQUEST"
    assert event.uid.value == MEETING.uid
    assert event.sequence.value == "0"
    (attendee,) = event.attendee_list
    assert attendee.value == "mailto:ordforar.hol@samrad.example"
    assert attendee.params == {
        "CN": ["Ordførar i Hol"],
        "CUTYPE": ["INDIVIDUAL"],
        "PARTSTAT": ["NEEDS-ACTION"],
        "ROLE": ["REQ-PARTICIPANT"],
        "RSVP": ["TRUE"],
    }


def test_the_answers_go_to_who_invites_and_the_letter_says_on_whose_behalf_it_comes() -> None:
    organizer = read(INVITED).organizer

    assert organizer.value == "mailto:slt.hallingdal@samrad.example"
    assert organizer.params["SENT-BY"] == ["mailto:samrad@hol.example"]
    assert organizer.params["CN"] == ["SLT-koordinator for Hallingdal"]


def test_it_says_when_and_where_and_leads_to_the_page() -> None:
    event = read(INVITED)

    assert event.dtstart.value == MEETING.starts
    assert event.dtend.value - event.dtstart.value == timedelta(hours=2)
    assert event.location.value == "Kommunehuset, Ål"
    assert event.url.value == MEETING.address
    assert event.status.value == "CONFIRMED"


def test_the_time_is_local_and_its_zone_explained() -> None:
    text = written(INVITED, at=AT).decode()

    assert "DTSTART;TZID=Europe/Oslo:20270209T090000\r\n" in text
    assert text.count("BEGIN:VTIMEZONE") == 1
    assert text.index("BEGIN:VTIMEZONE") < text.index("BEGIN:VEVENT")


def test_an_update_has_the_same_uid_and_a_higher_sequence() -> None:
    later = replace(MEETING, sequence=1, starts=MEETING.starts + timedelta(days=7))
    moved = replace(INVITED, event=later)

    assert method(moved) == "REQUEST"
    assert (read(moved).uid.value, read(moved).sequence.value) == (MEETING.uid, "1")


# --- RFC 5546, 3.2.5 and 3.2.1: CANCEL, PUBLISH --------------------------------------------


def test_a_meeting_called_off_asks_for_no_answer() -> None:
    off = replace(INVITED, event=replace(MEETING, sequence=2, cancelled=True))
    event = read(off)

    assert method(off) == "CANCEL"
    assert (event.status.value, event.sequence.value) == ("CANCELLED", "2")
    assert event.attendee.params["RSVP"] == ["FALSE"]


def test_who_invites_is_not_asked_whether_they_come() -> None:
    own = replace(INVITED, to=COORDINATOR)

    assert method(own) == "PUBLISH"
    assert not hasattr(read(own), "attendee")
    assert replace(own, event=replace(MEETING, cancelled=True)).method is Method.CANCEL


def test_where_the_sender_invites_nobody_is_spoken_for() -> None:
    own = replace(INVITED, sender=COORDINATOR.email)

    assert "SENT-BY" not in read(own).organizer.params


def test_a_meeting_of_which_only_the_day_is_known_takes_the_day() -> None:
    day = replace(INVITED, event=replace(MEETING, starts=date(2027, 2, 9), ends=None))
    text = written(day, at=AT).decode()

    assert read(day).dtstart.value == date(2027, 2, 9)
    assert "DTEND" not in text
    assert "VTIMEZONE" not in text


# --- odd input -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "odd", ["a;b,c\\d", 'says "x":y', "END:VCALENDAR\r\nX-EVIL:1", "æ" * 150, "a\nb"]
)
def test_what_people_write_stays_where_it_is_written(odd: str) -> None:
    event = replace(MEETING, summary=odd, place=odd, description=odd)
    message = replace(INVITED, event=event, organizer=Who(odd, COORDINATOR.email))
    text = written(message, at=AT)

    (found,) = Calendar.from_ical(text).walk("VEVENT")
    assert str(found["summary"]) == " ".join(odd.split())
    assert str(found["location"]).split() == odd.split()
    assert not [line for line in text.decode().split("\r\n") if line.startswith("X-EVIL")]
    assert max(len(line) for line in text.split(b"\r\n")) <= 75


def test_an_unknown_time_zone_is_not_guessed() -> None:
    with pytest.raises(ValueError):
        zone_of(datetime(2027, 2, 9, 9, tzinfo=UTC))


# --- time zones ----------------------------------------------------------------------------


@given(
    st.datetimes(datetime(1997, 1, 1), datetime(2060, 1, 1)),  # noqa: DTZ001 -- hypothesis adds the zone
    st.sampled_from([OSLO, STOCKHOLM]),
)
def test_the_rule_says_what_the_operating_system_says(moment: datetime, zone: ZoneInfo) -> None:
    ours = time_zone(zone.key).to_tz()
    there = moment.replace(tzinfo=zone)
    if there.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != moment:
        return  # an hour that is skipped in spring

    assert moment.replace(tzinfo=ours).utcoffset() == there.utcoffset()


# --- the feed ------------------------------------------------------------------------------


def test_a_feed_holds_days_and_meetings() -> None:
    day = DayEvent("agenda.2027@hol.samrad", AT.date(), "Saksliste", "God tid.", "papers")
    off = replace(MEETING, uid="other@hol", cancelled=True, sequence=1)
    found = vobject.readOne(calendar("Hol", [day], [MEETING, off], at=AT).decode())
    found.validate(raiseException=True)
    one, meeting, cancelled = found.vevent_list

    assert found.method.value == "PUBLISH"
    assert (one.transp.value, meeting.transp.value) == ("TRANSPARENT", "OPAQUE")
    assert meeting.dtstart.value == MEETING.starts
    assert (cancelled.status.value, cancelled.transp.value) == ("CANCELLED", "TRANSPARENT")
    assert len(found.vtimezone_list) == 1


def test_a_feed_without_meetings_needs_no_time_zone() -> None:
    assert b"VTIMEZONE" not in calendar("Hol", [], at=AT)
