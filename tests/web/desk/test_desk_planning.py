"""The pages of planning: a year at once, which day suits, moving and calling off."""

from datetime import date, datetime
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from samrad.gateways.mail import MailServer, Security
from samrad.records.agreements.models import Clause
from samrad.records.evidence.models import Evidence
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.polls import DatePoll, MeetingLetter, PollAnswer, PollDay

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

HOURS = {"starts": "09:00", "ends": "11:00", "place": "Rådhuset"}
YEAR = "/gol/meetings/plan/2026/"


@pytest.fixture
def contact(signed_in: Any) -> Any:
    """The police contact of Hallingdal, who reads English today."""
    return signed_in("politikontakt.hallingdal", "en")


@pytest.fixture
def posts(settings: Any) -> None:
    settings.SAMRAD_MAIL_SERVER = MailServer("127.0.0.1", 1, Security.NONE, "s@hol.example")


def sent(page: Any, **change: str) -> dict[str, str]:
    """What the browser sends of the page's own form."""
    form = page.context["form"]
    fields = {name: form[name].value() for name in form.fields}
    written = {name: _as_typed(value) for name, value in fields.items()}
    shown = ",".join(row.day.isoformat() for row in page.context["rows"] if row.day)
    return {**written, "shown_days": shown, **change}


def _as_typed(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else value.isoformat()[:10]


def meetings(within: Any, slug: str) -> list[tuple[str, date]]:
    with within(slug) as council:
        rows = Meeting.objects.filter(council=council, planned_at__date="2025-06-16")
        return [(one.name, one.day) for one in rows.order_by("day")]


# --- the year ------------------------------------------------------------------------------


def test_the_page_proposes_and_one_button_publishes(contact: Any, within: Any) -> None:
    page = contact.get(YEAR)
    days = [row.day for row in page.context["rows"] if row.day]
    answer = contact.post(YEAR, sent(page, **HOURS), follow=True)

    assert len(days) == 2
    assert [row.against for row in page.context["rows"]] == [(), (), ()]
    assert "2 meetings are published." in answer.content.decode()
    assert meetings(within, "gol") == [("1/26", days[0]), ("2/26", days[1])]


@pytest.mark.usefixtures("posts")
def test_publishing_invites_the_members(contact: Any, within: Any) -> None:
    page = contact.get(YEAR)
    answer = contact.post(YEAR, sent(page, **HOURS), follow=True)

    assert "The members get an invitation" in answer.content.decode()
    with within("gol"):
        assert MeetingLetter.objects.count() == 6


def test_a_day_with_something_against_it_is_shown_once_before_it_counts(
    contact: Any, within: Any
) -> None:
    christmas = sent(contact.get(YEAR), **HOURS, day_1="2026-12-25")
    answer = contact.post(YEAR, christmas)
    body = answer.content.decode()

    assert "The day is a public holiday" in body or "public holiday (Første juledag)" in body
    assert "Something speaks against a day you chose." in body
    assert meetings(within, "gol") == []

    contact.post(YEAR, sent(answer))
    assert [day for _, day in meetings(within, "gol")][1] == date(2026, 12, 25)


def test_who_is_busy_in_a_council_one_sits_in_is_said_with_its_name(contact: Any) -> None:
    contact.post("/hol/meetings/plan/2026/", _one_day("2026-03-24"))
    answer = contact.post(YEAR, sent(contact.get(YEAR), **HOURS, day_0="2026-03-24"))

    assert "Politikontakt has a meeting of Politirådet i Hol." in answer.content.decode()


def test_who_does_not_sit_there_reads_only_that_somebody_is_busy(
    contact: Any, signed_in: Any
) -> None:
    contact.post("/hol/meetings/plan/2026/", _one_day("2026-03-24"))
    contact.post("/gol/meetings/ask/", _asked("2026-03-24", "2026-03-25"))
    with_poll = signed_in("ordforar.gol", "en")
    page = with_poll.get("/gol/meetings/").content.decode()
    address = page.split('href="/gol/meetings/ask/')[1].split('"')[0]
    body = with_poll.get(f"/gol/meetings/ask/{address}").content.decode()

    assert "Politikontakt has a meeting of another council." in body
    assert "Politirådet i Hol" not in body


def _one_day(day: str) -> dict[str, str]:
    return {"day_0": day, "shown_days": day, **HOURS}


def _asked(*days: str) -> dict[str, str]:
    return {**{f"day_{n}": d for n, d in enumerate(days)}, "answer_by": "2025-06-30", **HOURS}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"day_0": "neste uke"}, "Enter a valid date."),
        ({"day_0": "2025-10-14"}, "This day lies in another year."),
        ({"day_0": "", "day_1": ""}, "Choose a day for at least one meeting."),
        ({"ends": "08:00"}, "Say when it begins, and an end after that."),
        ({"starts": "", "ends": "25:99"}, "This field is required."),
        ({"day_0": "2026-05-12", "day_1": "2026-05-12"}, "twice"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(
    change: dict[str, str], said: str, contact: Any, within: Any
) -> None:
    typed = sent(contact.get(YEAR), **{**HOURS, "place": "Møterom Hallingskarvet", **change})
    typed["shown_days"] += ",2026-05-12"
    answer = contact.post(YEAR, typed)

    assert said in answer.content.decode()
    assert "Møterom Hallingskarvet" in answer.content.decode()
    assert meetings(within, "gol") == []


def test_a_second_click_plans_nothing_twice(contact: Any, within: Any) -> None:
    typed = sent(contact.get(YEAR), **HOURS)
    contact.post(YEAR, typed)
    # The page that was sent knew nothing of a meeting that day.
    again = contact.post(YEAR, {**typed, "shown_days": ""})

    assert "The council has another meeting that day." in again.content.decode()
    assert len(meetings(within, "gol")) == 2


def test_a_member_who_does_not_run_the_year_reads_and_publishes_nothing(
    signed_in: Any, within: Any
) -> None:
    mayor = signed_in("ordforar.gol", "en")
    page = mayor.get(YEAR)
    answer = mayor.post(YEAR, _one_day("2026-03-24"))

    assert "plans the meetings" in page.content.decode()
    assert answer.status_code == 200
    assert meetings(within, "gol") == []


@pytest.mark.parametrize("year", [1, 2024, 2027, 9999])
def test_only_this_year_and_the_next_are_planned(year: int, contact: Any) -> None:
    assert contact.get(f"/gol/meetings/plan/{year}/").status_code == 404


def test_where_it_is_agreed_the_days_follow_the_gatherings(contact: Any, within: Any) -> None:
    with within("gol"):
        terms = {"per_year": 2, "after_gathering": True}
        Clause.objects.filter(kind="meetings").update(terms=terms)
    without = contact.get(YEAR)
    followed = contact.get(f"{YEAR}?gathering=2026-03-03&gathering=nei&gathering=2026-09-01")

    assert "Days of the SLT gatherings" in without.content.decode()
    assert all(row.against for row in without.context["rows"] if row.day)
    found = [row.day for row in followed.context["rows"] if row.day]
    assert found == [date(2026, 3, 10), date(2026, 9, 8)]
    assert [row.against for row in followed.context["rows"]] == [(), (), ()]


def test_elsewhere_nobody_is_asked_for_gatherings(contact: Any) -> None:
    assert "gatherings" not in contact.get(YEAR).content.decode()


# --- which day suits -----------------------------------------------------------------------


@pytest.fixture
def poll(contact: Any, within: Any) -> DatePoll:
    contact.post("/gol/meetings/ask/", _asked("2025-10-14", "2025-10-15"))
    with within("gol"):
        return DatePoll.objects.get()


def days_of(within: Any, poll: DatePoll) -> list[PollDay]:
    with within("gol"):
        return list(PollDay.objects.filter(poll=poll).order_by("day"))


def test_a_mayor_answers_on_the_page_and_the_contact_chooses(
    poll: DatePoll, signed_in: Any, within: Any
) -> None:
    first, second = days_of(within, poll)
    address = f"/gol/meetings/ask/{poll.pk}/"
    mayor = signed_in("ordforar.gol", "en")
    assert "Which day suits you?" in mayor.get("/gol/meetings/").content.decode()
    answer = mayor.post(
        address, {f"day-{first.pk}": "no", f"day-{second.pk}": "yes"}, follow=True
    )
    body = answer.content.decode()
    assert "Thank you." in body
    assert "Suits 1, if need be 0, does not suit 0, not answered 2." in body
    assert "Choose this day" not in body
    assert mayor.post(f"{address}choose/{second.pk}").status_code == 302
    assert meetings(within, "gol") == []

    chooser = signed_in("politikontakt.hallingdal", "en")
    assert "Suits best so far." in chooser.get(address).content.decode()
    chooser.post(f"{address}choose/{second.pk}")
    assert [day for _, day in meetings(within, "gol")] == [date(2025, 10, 15)]
    assert "This day was chosen." in chooser.get(address).content.decode()


@pytest.mark.parametrize("said", ["", "maybe", "YES"])
def test_an_answer_that_is_none_is_asked_for_again(
    said: str, poll: DatePoll, contact: Any, within: Any
) -> None:
    first, _ = days_of(within, poll)
    address = f"/gol/meetings/ask/{poll.pk}/"
    answer = contact.post(address, {f"day-{first.pk}": said})

    assert "Say of at least one day" in answer.content.decode()
    with within("gol"):
        assert not PollAnswer.objects.exists()


def test_a_poll_that_is_dropped_takes_no_answer(
    poll: DatePoll, contact: Any, within: Any
) -> None:
    first, _ = days_of(within, poll)
    address = f"/gol/meetings/ask/{poll.pk}/"
    contact.post(f"{address}drop")
    answer = contact.post(address, {f"day-{first.pk}": "yes"})

    assert "nobody is asked any more" in answer.content.decode()
    assert "Nobody is asked any more." in contact.get(address).content.decode()


def test_the_poll_of_another_council_is_not_there(
    poll: DatePoll, contact: Any, signed_in: Any, within: Any
) -> None:
    day = days_of(within, poll)[0]
    assert contact.get(f"/hol/meetings/ask/{poll.pk}/").status_code == 404
    assert contact.post(f"/hol/meetings/ask/{poll.pk}/choose/{day.pk}").status_code == 404
    stranger = signed_in("slt.loten")
    assert stranger.get(f"/gol/meetings/ask/{poll.pk}/").status_code == 404


def test_days_to_ask_about_come_along_in_the_address(contact: Any) -> None:
    page = contact.get("/gol/meetings/ask/?day=2025-10-14&day=x&day=2025-10-16")
    form = page.context["form"]

    assert form.days()[:3] == [date(2025, 10, 14), date(2025, 10, 16), None]
    assert form["answer_by"].value() == date(2025, 6, 23)


# --- moving and calling off ----------------------------------------------------------------


@pytest.fixture
def planned(contact: Any) -> str:
    contact.post("/gol/meetings/plan/2025/", _one_day("2025-10-14"))
    return "/gol/meetings/2025/6/when/"


def _moved(day: str, **more: str) -> dict[str, str]:
    return {"day": day, **HOURS, **more}


def test_a_meeting_is_moved(planned: str, contact: Any, within: Any) -> None:
    answer = contact.post(planned, _moved("2025-10-21"), follow=True)

    assert "is now on Tuesday, 21 October 2025" in answer.content.decode()
    with within("gol") as council:
        meeting = Meeting.objects.get(council=council, day="2025-10-21")
        plans = Evidence.objects.filter(meeting=meeting.name, withdrawn=None)
        assert (meeting.sequence, plans.get().on) == (1, date(2025, 10, 21))


def test_a_day_with_something_against_it_is_asked_about(
    planned: str, contact: Any, within: Any
) -> None:
    answer = contact.post(planned, _moved("2025-11-02", place="Tuset"))
    body = answer.content.decode()
    assert "it is a weekend" in body
    assert '<input type="hidden" name="place" value="Tuset">' in body
    contact.post(planned, _moved("2025-11-02", sure="on"))
    assert [day for _, day in meetings(within, "gol")] == [date(2025, 11, 2)]


@pytest.mark.usefixtures("posts")
def test_the_page_says_who_was_told_and_tells_the_rest(
    planned: str, contact: Any, within: Any, at: datetime
) -> None:
    with within("gol"):
        MeetingLetter.objects.filter(person__name="Ordførar i Gol").delete()
        told = MeetingLetter.objects.filter(person__name="Politikontakt")
        told.update(sent_at=at)
    body = contact.get(planned).content.decode()
    assert "Told 16 June 2025 12:00." in body
    assert "The letter has not gone out yet" in body
    assert "Has no invitation." in body

    answer = contact.post(f"{planned}invite", follow=True)
    assert "1 letter is on its way." in answer.content.decode()
    again = contact.post(f"{planned}invite", follow=True)
    assert "0 letters are on their way." in again.content.decode()


@pytest.mark.usefixtures("posts")
def test_what_nobody_knows_to_have_arrived_is_said_and_sent_again(
    planned: str, contact: Any, within: Any, at: datetime
) -> None:
    with within("gol"):
        ProcrastinateJob.objects.filter(task_name__endswith="meeting_letter").delete()
        letters = MeetingLetter.objects.filter(poll=None)
        letters.update(sent_at=at, handing_in_at=at)
        of_the_mayor = letters.filter(person__name="Ordførar i Gol")
        of_the_mayor.update(sent_at=None, uncertain_at=at)
    assert "Not known whether it arrived" in contact.get(planned).content.decode()

    answer = contact.post(f"{planned}invite", follow=True)
    assert "1 letter is on its way." in answer.content.decode()
    with within("gol"):
        again = of_the_mayor.get()
        assert (again.uncertain_at, again.handing_in_at) == (None, None)


def test_a_meeting_is_called_off_with_a_reason_members_read(
    planned: str, contact: Any, signed_in: Any
) -> None:
    refused = contact.post(f"{planned}cancel/", {"why": ""})
    assert "This field is required." in refused.content.decode()
    contact.post(f"{planned}cancel/", {"why": "For få saker"})
    mayor = signed_in("ordforar.gol", "en")

    assert "For få saker" in mayor.get("/gol/meetings/2025/6/").content.decode()
    assert "Move the meeting" not in mayor.get(planned).content.decode()


def test_a_member_moves_and_calls_off_nothing(
    planned: str, signed_in: Any, within: Any
) -> None:
    mayor = signed_in("ordforar.gol", "en")
    moved = mayor.post(planned, _moved("2025-10-21"))
    off = mayor.post(f"{planned}cancel/", {"why": "x"})

    assert (moved.status_code, off.status_code) == (200, 200)
    assert [day for _, day in meetings(within, "gol")] == [date(2025, 10, 14)]
