"""Every letter as it goes out, in each language; a human approves what changes.

`SAMRAD_APPROVE=1 pytest tests/web/desk/test_desk_letters.py` writes the copies anew: read the
difference before it is committed.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID

import pytest
from django.utils import translation

from samrad.actions.answers import Told
from samrad.actions.letters import Letter
from samrad.actions.order_letters import AskedOf
from samrad.core.meetings.digests import Owned
from samrad.core.openness.marked import MarkedKind
from samrad.records.councils.models import Council
from samrad.records.invitations.models import Invitation
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.models import Item, Meeting
from samrad.records.meetings.polls import DatePoll, MeetingLetter
from samrad.records.orders.models import Unit
from samrad.records.papers.models import Paper
from samrad.records.people.models import Person, Recovery
from samrad.web.desk.decisions import letters as decision_letters
from samrad.web.desk.matters import letters as answer_letters
from samrad.web.desk.meetings import letters as meeting_letters
from samrad.web.desk.orders import letters as order_letters
from samrad.web.desk.people import letters
from web.desk.noticed import NOTICES, SECRET

APPROVED = Path(__file__).parent / "letters"
LANGUAGES = ("nb", "nn", "sv", "en")
BY = Person(email="slt@loten.example", name="Anne Berg")
MATTER = UUID("01978000-0000-7000-8000-000000000001")
MADE = date(2025, 3, 12)
EXPIRES = datetime(2025, 6, 30, 22, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _an_address(settings: object) -> None:
    settings.SAMRAD_ADDRESS = "https://samrad.example.org"  # type: ignore[attr-defined]  # Django's settings


def invitation(language: str, deputy: int | None = None, **more: str) -> Letter:
    council = Council(name="Politirådet i Løten", language=language)
    found = Invitation(
        council=council,
        name="Kari Ny",
        email="kari@loten.example",
        role="sector_director",
        since=date(2025, 6, 16),
        deputy=deputy,
        invited_by=BY,
        expires_at=EXPIRES,
    )
    for name, value in more.items():
        setattr(found, name, value)
    return letters.invitation(found, "SECRET")


def a_guest(language: str, **shown: object) -> Letter:
    found = Invitation(
        council=Council(name="Politirådet i Løten", language=language),
        name="Ola Rektor",
        email="ola@skole.example",
        workplace="Løten ungdomsskole",
        until=date(2025, 7, 10),
        invited_by=BY,
        expires_at=EXPIRES,
        **shown,
    )
    return letters.invitation(found, "SECRET")


def answer(language: str, *, as_guest: bool = False) -> Letter:
    council = Council(slug="loten", name="Politirådet i Løten", language="nb")
    person = Person(email="kari@loten.example", name="Kari Ny", language=language)
    return answer_letters.answer(Told(council, MATTER, person, as_guest=as_guest))


def recovery(language: str, giver: Person | None = BY) -> Letter:
    person = Person(email="kari@loten.example", name="Kari Ny", language=language)
    return letters.recovery(Recovery(person=person, giver=giver, expires_at=EXPIRES), "SECRET")


def digest(language: str, *, open_one: bool = True) -> Letter:
    person = Person(
        id=UUID(int=7), email="kari@loten.example", name="Kari Ny", language=language
    )
    first = Owned(UUID(int=1), "Politirådet i Løten", "loten", date(2025, 6, 10), MADE)
    tell = [
        first,
        replace(first, which=UUID(int=2), deadline=date(2025, 6, 20), council="Hol politiråd"),
        replace(first, which=UUID(int=3), deadline=date(2025, 6, 27), title="Befaring"),
    ]
    return decision_letters.digest(person, tell if open_one else tell[:1], date(2025, 6, 16))


def digest_with_a_question(language: str) -> Letter:
    person = Person(
        id=UUID(int=7), email="kari@loten.example", name="Kari Ny", language=language
    )
    asked = Owned(
        UUID(int=4), "Politirådet i Løten", "", date(2025, 6, 20), MADE, is_order=True
    )
    return decision_letters.digest(person, [asked], date(2025, 6, 16))


def digest_with_a_review(language: str) -> Letter:
    person = Person(
        id=UUID(int=7), email="kari@loten.example", name="Kari Ny", language=language
    )
    due, review = date(2025, 6, 20), MarkedKind.PARAGRAPH
    look = Owned(UUID(int=5), "Politirådet i Løten", "loten", due, MADE, review=review)
    return decision_letters.digest(person, [look], date(2025, 6, 16))


def asked(language: str) -> Letter:
    council = Council(slug="loten", name="Politirådet i Løten", language="nb")
    person = Person(email="kari@loten.example", name="Kari Ny", language=language)
    return order_letters.asked(AskedOf(council, person, MATTER, date(2025, 6, 20)))


def about_meeting(
    language: str, *, heard: bool = False, leaves: bool = False, **more: object
) -> Letter:
    council = Council(name="Politirådet i Løten", slug="loten", country="NO")
    facts = {"starts": time(9), "ends": time(11), "place": "Rådhuset, møterom 2", **more}
    meeting = Meeting(council=council, year=2025, number=4, day=date(2025, 12, 9), **facts)
    reader = Person(email="kari@loten.example", name="Kari Ny", language=language)
    letter = MeetingLetter(meeting=meeting, council=council, person=reader, leaves=leaves)
    return as_sent(letter, heard=heard)


def about_poll(language: str) -> Letter:
    council = Council(name="Politirådet i Løten", slug="loten", country="NO")
    poll = DatePoll(
        pk=UUID(int=7),
        council=council,
        starts=time(9),
        ends=time(11),
        place="Rådhuset",
        answer_by=date(2025, 10, 1),
    )
    days = [date(2025, 12, 9), date(2025, 12, 10)]
    with translation.override(language):
        drafted = meeting_letters.about_poll(poll, days)
    return Letter("kari@loten.example", drafted.subject, drafted.text, language)


def as_sent(letter: MeetingLetter, *, heard: bool) -> Letter:
    drafted = meeting_letters.draft(letter, heard)
    person = letter.person
    return Letter(person.email, drafted.subject, drafted.text, person.language)


ALL: dict[str, Callable[[str], Letter]] = {
    "invitation": invitation,
    "invitation_deputy": lambda language: invitation(language, 1),
    "guest": lambda language: a_guest(language, paper=Paper(title="Notat om tryggheten")),
    "guest_of_matter": lambda language: a_guest(
        language, matter=Matter(title="Lys ved skoleveien")
    ),
    "guest_of_item": lambda language: a_guest(language, item=Item(title="Trafikk")),
    "guest_who_raises": lambda language: a_guest(language, raises="guest"),
    "answer": answer,
    "answer_to_guest": lambda language: answer(language, as_guest=True),
    "recovery": recovery,
    "digest": digest,
    "digest_with_a_question": digest_with_a_question,
    "digest_with_a_review": digest_with_a_review,
    "asked": asked,
    "guest_of_question": lambda language: a_guest(
        language, unit=Unit(name="Løten ungdomsskole")
    ),
    "digest_of_one": lambda language: digest(language, open_one=False),
    "meeting_invited": about_meeting,
    "meeting_invited_day_only": lambda language: about_meeting(
        language, starts=None, ends=None, place=""
    ),
    "meeting_moved": lambda language: about_meeting(language, heard=True),
    "meeting_left": lambda language: about_meeting(language, heard=True, leaves=True),
    "meeting_cancelled": lambda language: about_meeting(
        language, heard=True, stage="cancelled", cancelled_why="Kari er syk"
    ),
    "meeting_asked": about_poll,
    "recovery_by_operator": lambda language: recovery(language, None),
    **NOTICES,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_a_letter_is_as_it_was_approved(name: str, language: str) -> None:
    # Whoever sends it speaks another language: the letter does not.
    with translation.override("en" if language != "en" else "nb"):
        letter = ALL[name](language)
    written = f"{letter.to}\n{letter.subject}\n\n{letter.text}"
    approved = APPROVED / f"{name}.{language}.txt"
    if os.environ.get("SAMRAD_APPROVE"):
        approved.write_text(written)

    assert written == approved.read_text()
    assert letter.language == language


def test_every_approved_copy_is_of_a_letter() -> None:
    known = {f"{name}.{language}.txt" for name in ALL for language in LANGUAGES}
    assert {file.name for file in APPROVED.iterdir()} == known


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_a_meeting_is_called_off_stands_in_no_letter(language: str) -> None:
    letter = ALL["meeting_cancelled"](language)
    assert "syk" not in letter.subject + letter.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NOTICES)
def test_what_a_meeting_is_about_stands_in_no_letter(name: str, language: str) -> None:
    letter = NOTICES[name](language)
    assert SECRET not in f"{letter.subject}{letter.text}"
    assert letter.message_id == "01978000000070008000000000000003.notice"


def test_signs_people_type_stay_as_they_are() -> None:
    letter = invitation("nb", name="Å. O'Hara & Sønn <3")
    assert "Hei Å. O'Hara & Sønn <3," in letter.text


def test_line_breaks_in_a_name_make_no_subject() -> None:
    letter = invitation("nb", name="Kari\n\nNy avsender")
    assert letter.subject == "Du er invitert til Politirådet i Løten"
