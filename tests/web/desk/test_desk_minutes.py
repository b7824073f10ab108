"""The pages of minutes: each reader gets the one button that is theirs."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from minutes_afterwards import CHIEF, CONTACT, MAYOR, SECRETARY
from samrad.records.log.models import LogEntry
from samrad.records.meetings.approving import Comment, MinutesVersion
from samrad.records.meetings.models import Item, Paragraph
from samrad.records.meetings.publications import PublicMinutes

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WHERE = ("loten", 2025, 90)


@pytest.fixture
def read(signed_in: Any, meeting: Any) -> "Callable[..., str]":
    """A page of the minutes as somebody reads it."""
    del meeting

    def get(who: str, name: str = "minutes") -> str:
        address = reverse(f"desk:{name}", args=WHERE)
        return str(signed_in(who, "en").get(address, follow=True).content.decode())

    return get


@pytest.fixture
def press(signed_in: Any, meeting: Any) -> "Callable[..., str]":
    """Press a button, or send a form, as somebody; the page one comes to."""
    del meeting

    def post(who: str, name: str, *of: object, **data: object) -> str:
        address = reverse(f"desk:{name}", args=[*WHERE, *of])
        answer = signed_in(who, "en").post(address, data, follow=True)
        assert answer.status_code == 200
        return str(answer.content.decode())

    return post


@pytest.fixture
def in_loten(acting: Any) -> "Callable[[Callable[[], Any]], Any]":
    """What a query answers there."""

    def ask(query: Callable[[], Any]) -> Any:
        with acting(SECRETARY):
            return query()

    return ask


def fingerprint(page: str) -> str:
    """What the page says is approved or published."""
    return page.split('name="sha256" value="')[1][:64]


def assessed() -> dict[str, object]:
    """The form in which everything that is not exempt is open."""
    items = Item.objects.filter(meeting__number=90)
    rows: list[Item | Paragraph] = [*items, *Paragraph.objects.filter(item__in=items)]
    how = {f"how-{row.id}": row.ground or "open" for row in rows}
    return {**how, **{f"review-{row.id}": row.review or "" for row in rows}}


def test_from_a_draft_to_what_residents_read(
    press: Any, read: Any, in_loten: Any, client: Any
) -> None:
    assert "Ask those who were there" in read(SECRETARY)
    assert "Ask those who were there" not in read(MAYOR)

    press(SECRETARY, "send_minutes")
    assert "I have nothing to add" in read(CHIEF)
    assert "I have nothing to add" not in read(CONTACT)

    press(CHIEF, "comment_minutes", text="Det var to kart.")
    assert "Answer the comments" in read(SECRETARY)
    assert "Approve for" not in read(MAYOR)
    said = in_loten(Comment.objects.filter(meeting__number=90).get)
    press(SECRETARY, "settle_comment", said.id, outcome="left", answer="Det var ett kart.")

    for who in (MAYOR, CHIEF):
        shown = fingerprint(read(who))
        assert "Approved for your party." in press(who, "approve_minutes", sha256=shown)
    assert "Locked." in press(SECRETARY, "lock_minutes")

    assert "Say why how open it is" in press(SECRETARY, "assess_minutes", **in_loten(assessed))
    press(SECRETARY, "assess_minutes", **in_loten(assessed), reason="Vurdert.")
    shown = fingerprint(read(SECRETARY, "publish_minutes"))
    note = "Vurdert. Hensynet til de berørte veier tyngst."
    assert "Published." in press(SECRETARY, "publish_minutes", sha256=shown, note=note)

    client.logout()
    public = client.get(reverse("portal:minutes", args=WHERE)).content.decode()
    assert "Det settes opp lys." in public
    assert "hemmelig" not in public.casefold()
    assert "Vurdert" not in public


@pytest.mark.usefixtures("sent")
def test_who_reads_something_exempt_is_in_the_log_once_a_page(
    read: Any, in_loten: Any, meeting: Any
) -> None:
    assert "hemmeligavsnitt" in read(CONTACT)
    assert in_loten(LogEntry.objects.filter(act="exempt_read", thing_id=meeting).count) == 1


@pytest.mark.usefixtures("sent")
def test_it_waits_on_the_front_page_until_it_is_answered(signed_in: Any, press: Any) -> None:
    def home(who: str) -> str:
        return str(signed_in(who, "en").get("/").content.decode())

    assert "They wait for your party to approve them." in home(MAYOR)
    assert "You were there" in home(SECRETARY)
    assert "/loten/meetings/2025/90/minutes/" not in home(CONTACT)
    press(SECRETARY, "add_nothing")
    assert "/loten/meetings/2025/90/minutes/" not in home(SECRETARY)


@pytest.mark.usefixtures("locked")
def test_a_mistake_is_corrected_as_version_two(press: Any, read: Any, in_loten: Any) -> None:
    assert "Say why" not in press(SECRETARY, "correct_minutes", reason="Feil tall")
    shown = read(SECRETARY)
    assert "Version 2, corrected because: Feil tall" in shown
    assert "Version 1" in shown
    assert in_loten(MinutesVersion.objects.filter(meeting__number=90).count) == 1


@pytest.mark.usefixtures("locked")
def test_a_correction_opened_by_mistake_is_given_up_on_its_page(
    press: Any, read: Any, in_loten: Any
) -> None:
    press(SECRETARY, "correct_minutes", reason="Feil tall")
    assert "what was written since is thrown away" in read(SECRETARY, "give_up_correction")
    assert "This field is required" in press(SECRETARY, "give_up_correction", reason=" ")
    assert "This is done by" in press(MAYOR, "give_up_correction", reason="Feil møte")
    texts = Paragraph.objects.filter(item__meeting__number=90, openness="council")
    in_loten(lambda: texts.update(text="Skrevet siden."))

    press(SECRETARY, "give_up_correction", reason="Feil møte")

    shown = read(SECRETARY)
    assert "Skrevet siden." not in shown
    assert "Det settes opp lys." in shown
    assert "Version 2, corrected because" not in shown
    # There is none to give up any more.
    assert "No correction of these minutes is open." in press(
        SECRETARY, "give_up_correction", reason="Igjen"
    )


@pytest.mark.usefixtures("locked")
def test_what_is_not_assessed_is_not_published(read: Any, in_loten: Any) -> None:
    assert "What may residents read?" in read(SECRETARY, "publish_minutes")
    assert in_loten(PublicMinutes.objects.filter(meeting__number=90).count) == 0


@pytest.mark.usefixtures("locked")
def test_a_button_of_another_does_nothing_and_says_why(press: Any) -> None:
    assert "is bound by" in press(SECRETARY, "approve_minutes", sha256="0" * 64)
    assert "This is done by" in press(MAYOR, "lock_minutes")
