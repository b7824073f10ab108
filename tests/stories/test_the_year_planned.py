"""Hallingdal plans its year: one police contact, six councils, and nobody is booked twice.

A poll for a day, a year published at once, and letters that a mayor's calendar understands.
"""

from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import vobject
from playwright.sync_api import Page, expect

from gateways.mail.receiving import PostBox, a_mail_server
from project.operating import free_port, samrad
from project.working import surroundings
from stories.conftest import serving_demo
from stories.looking import nothing_sticks_out, the_page_is_accessible

pytestmark = [pytest.mark.story, pytest.mark.slow]

PHONE = {"viewport": {"width": 390, "height": 844}}
CONTACT, MAYOR = "politikontakt.hallingdal", "ordforar.hol"
COUNCILS = ("flaa", "nesbyen", "gol", "hemsedal", "aal", "hol")


@pytest.fixture(scope="module")
def post() -> Iterator[PostBox]:
    with a_mail_server() as box:
        yield box


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="module")
def site(home: Path, loaded: Path, post: PostBox) -> Iterator[str]:
    """The demo, with a mail server to hand its letters to."""
    with serving_demo(home, free_port(), loaded, **surroundings(post.port)) as address:
        yield address


def test_six_councils_plan_their_year_and_share_one_contact(
    visit: Any, home: Path, post: PostBox
) -> None:
    contact = visit(CONTACT, **PHONE)
    for slug in COUNCILS[:5]:
        when_the_year_is_published_as_proposed(contact, slug)
    days = {slug: planned_days(contact, slug) for slug in COUNCILS[:5]}
    then_nobody_is_booked_twice(days)

    taken = days["gol"][0]
    when_hol_wants_the_day_that_gol_has(contact, taken)
    then_the_page_says_who_is_busy_and_where(contact)

    when_the_members_of_hol_are_asked(contact)
    when_the_mayor_answers_on_her_phone(visit(MAYOR, **PHONE))
    then_the_contact_chooses_the_day_that_suits(contact)

    when_the_worker_works(home, post)
    then_each_calendar_has_each_meeting_once(post)

    when_the_meeting_is_moved_and_called_off(contact, home, post)
    then_the_mayors_calendar_follows(post)


def when_the_year_is_published_as_proposed(page: Page, slug: str) -> None:
    page.goto(f"/{slug}/meetings/plan/2026/")
    the_page_is_accessible(page)
    nothing_sticks_out(page)
    page.get_by_label("Kvar?").fill("Kommunehuset")
    page.get_by_role("button", name="Kunngjer og inviter").click()
    expect(page.get_by_role("status")).to_contain_text("2 møte er kunngjorde.")


def planned_days(page: Page, slug: str) -> list[str]:
    page.goto(f"/{slug}/meetings/plan/2026/")
    page.goto(f"/{slug}/meetings/2026/1/when/")
    first = page.get_by_label("Kva dag blir det?").input_value()
    page.goto(f"/{slug}/meetings/2026/2/when/")
    return [first, page.get_by_label("Kva dag blir det?").input_value()]


def then_nobody_is_booked_twice(days: dict[str, list[str]]) -> None:
    every = [day for of_one in days.values() for day in of_one]
    assert len(every) == 10
    assert len(set(every)) == 10


def when_hol_wants_the_day_that_gol_has(page: Page, day: str) -> None:
    page.goto("/hol/meetings/plan/2026/")
    page.get_by_label("Dagen for møtet").first.fill(day)
    page.get_by_role("button", name="Kunngjer og inviter").click()


def then_the_page_says_who_is_busy_and_where(page: Page) -> None:
    expect(page.get_by_role("alert")).to_contain_text("Noko talar mot ein dag du valde.")
    against = page.get_by_role("list", name="Kva som talar mot han").first
    expect(against).to_contain_text("Politikontakt har møte i Politirådet i Gol.")
    the_page_is_accessible(page)
    nothing_sticks_out(page)


def when_the_members_of_hol_are_asked(page: Page) -> None:
    page.goto("/hol/meetings/plan/2026/")
    page.get_by_role("link", name="Spør heller medlemmene om dagar").first.click()
    the_page_is_accessible(page)
    nothing_sticks_out(page)
    page.get_by_role("button", name="Spør medlemmene").click()
    expect(page.get_by_role("status")).to_contain_text("Medlemmene er spurde.")


def when_the_mayor_answers_on_her_phone(page: Page) -> None:
    page.goto("/hol/meetings/")
    page.get_by_role("link", name="Kva dag passar deg?").click()
    the_page_is_accessible(page)
    nothing_sticks_out(page)
    days = page.locator(".poll-day")
    days.nth(0).get_by_label("Passar ikkje").check()
    days.nth(1).get_by_label("Passar meg").check()
    page.get_by_role("button", name="Svar", exact=True).press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Takk.")
    expect(page.get_by_role("button", name="Vel denne dagen")).to_have_count(0)


def then_the_contact_chooses_the_day_that_suits(page: Page) -> None:
    page.reload()
    best = page.get_by_role("listitem").filter(has_text="Passar best så langt.")
    expect(best).to_contain_text("Ordførar i Hol")
    best.get_by_role("button", name="Vel denne dagen").click()
    expect(page.get_by_role("status")).to_contain_text("er planlagt")
    the_page_is_accessible(page)


def when_the_worker_works(home: Path, post: PostBox) -> None:
    ran = samrad(home / "data", "worker", "--once", **surroundings(post.port))
    assert ran.code == 0, ran.err


def invitations(post: PostBox, to: str) -> list[Any]:
    """What the calendar of one receiver makes of their letters, in their order."""
    own = [letter for letter in post.letters if letter["To"] == f"{to}@samrad.example"]
    return [found for letter in own if (found := _calendar(letter)) is not None]


def _calendar(letter: EmailMessage) -> Any:
    parts = [one for one in letter.walk() if one.get_content_type() == "text/calendar"]
    if not parts:
        return None
    found = vobject.readOne(str(parts[0].get_content()))
    found.validate(raiseException=True)
    return found


def then_each_calendar_has_each_meeting_once(post: PostBox) -> None:
    of_the_mayor = invitations(post, MAYOR)
    assert [one.method.value for one in of_the_mayor] == ["REQUEST"]
    assert of_the_mayor[0].vevent.summary.value == "Politirådet i Hol: møte 1/26"
    # Who invites has them all, and is not asked whether they come.
    own = invitations(post, CONTACT)
    assert {one.method.value for one in own} == {"PUBLISH"}
    assert len({one.vevent.uid.value for one in own}) == len(own) == 11


def when_the_meeting_is_moved_and_called_off(page: Page, home: Path, post: PostBox) -> None:
    page.goto("/hol/meetings/2026/1/")
    page.get_by_role("link", name="flytte").click()
    the_page_is_accessible(page)
    nothing_sticks_out(page)
    page.get_by_label("Frå").fill("12:00")
    page.get_by_label("Til", exact=True).fill("14:00")
    page.get_by_role("button", name="Flytt møtet").click()
    expect(page.get_by_role("status")).to_contain_text("Møte 1/26 er no")
    when_the_worker_works(home, post)

    page.get_by_role("link", name="Avlys møtet").click()
    the_page_is_accessible(page)
    page.get_by_label("Kvifor blir det avlyst?").fill("For få saker")
    page.get_by_role("button", name="Avlys møtet").click()
    expect(page.locator("main")).to_contain_text("For få saker")
    when_the_worker_works(home, post)


def then_the_mayors_calendar_follows(post: PostBox) -> None:
    invited, moved, off = invitations(post, MAYOR)
    assert [one.method.value for one in (moved, off)] == ["REQUEST", "CANCEL"]
    assert [one.vevent.sequence.value for one in (invited, moved, off)] == ["0", "1", "2"]
    assert len({one.vevent.uid.value for one in (invited, moved, off)}) == 1
    assert moved.vevent.dtstart.value.hour == 12
    assert not [letter for letter in post.letters if "For få saker" in str(letter)]
