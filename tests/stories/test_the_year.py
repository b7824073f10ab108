"""What is due: seen, done, planned, followed in a calendar."""

import urllib.request
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from stories.looking import the_page_is_accessible

pytestmark = [pytest.mark.story, pytest.mark.slow]


def test_the_coordinator_notes_what_was_done_and_the_panel_follows(visit: Any) -> None:
    page = visit("slt.loten")
    given_the_bylaws_are_overdue(page)

    when_she_notes_that_they_were_reviewed(page)

    then_nothing_says_any_more_that_they_are_overdue(page)
    the_page_is_accessible(page)


def test_a_deed_still_to_come_is_refused_and_nothing_typed_is_lost(visit: Any) -> None:
    page = visit("slt.lorenskog")
    page.goto("/lorenskog/record/note/regional_meeting_held/")

    page.get_by_label("Hvilken dag ble det gjort?").fill("2025-09-16")
    page.get_by_label("Hvor kan det ses?").fill("referat fra Lillestrøm")
    page.get_by_role("button", name="Lagre").click()

    expect(page.get_by_role("alert")).to_contain_text("16. september 2025 er ikke kommet ennå")
    expect(page.get_by_label("Hvor kan det ses?")).to_have_value("referat fra Lillestrøm")
    the_page_is_accessible(page)


def test_one_police_contact_sees_seven_councils_on_one_page(visit: Any) -> None:
    page = visit("politikontakt.hallingdal")

    cards = page.locator(".council-card")
    expect(cards).to_have_count(7)
    for name in ("Felles politiråd i Hallingdal", "Politirådet i Hol", "Politirådet i Ål"):
        expect(cards.filter(has_text=name)).to_have_count(1)
    # Hol has not met since 2023 began; that is said here, not found out at year's end.
    expect(page.locator(".duty").filter(has_text="Politirådet i Hol").first).to_be_visible()


def test_last_spring_can_be_looked_at_as_it_was(visit: Any) -> None:
    page = visit("slt.loten")
    page.goto("/loten/")

    page.get_by_label("Slik det så ut").fill("2024-05-30")
    page.get_by_role("button", name="Vis").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Avtalt og gjort i 2024")
    expect(page.get_by_text("Du ser siden slik den var 30. mai 2024")).to_be_visible()


def test_the_wheel_is_walked_by_keyboard_and_leads_to_its_table(visit: Any) -> None:
    page = visit("slt.lorenskog")
    page.goto("/lorenskog/year/2025/")

    first = page.locator("svg a.mark").first
    first.focus()
    page.keyboard.press("Enter")

    row = page.locator("tr:target")
    expect(row).to_have_count(1)
    expect(row).to_contain_text(first.get_attribute("aria-label").split(": ")[0])


def test_the_wheel_prints_on_one_a4(visit: Any) -> None:
    page = visit("slt.loten")
    page.goto("/loten/year/2025/")

    printed = page.pdf(prefer_css_page_size=True)

    assert printed.count(b"/Type /Page\n") == 1


def test_a_meeting_on_a_holiday_is_warned_of_and_another_day_proposed(visit: Any) -> None:
    page = visit("slt.loten")
    page.goto("/loten/meetings/")

    page.get_by_label("Hvilken dag blir det?").fill("2025-12-25")
    page.get_by_role("button", name="Planlegg", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("helligdag (Første juledag)")
    the_page_is_accessible(page)

    page.locator(".proposed button").first.click()
    expect(page.get_by_role("status")).to_contain_text("Møte 4/25 er planlagt")
    the_page_is_accessible(page)


def test_the_year_can_be_followed_in_a_calendar(visit: Any) -> None:
    page = visit("kommunpolis.lund")
    page.goto("/lund/calendar/")
    page.get_by_role("button", name="Skapa en adress").click()

    address = page.get_by_label("Adressen till din kalender").input_value()
    with urllib.request.urlopen(address, timeout=10) as answer:
        feed = answer.read().decode()

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "Strategiska rådet i Lund" in feed.replace("\r\n ", "")


def test_someone_without_a_seat_sees_no_council(visit: Any) -> None:
    page = visit("uten.sete")

    expect(page.get_by_text("Du har ingen plass i noe råd ennå")).to_be_visible()
    for address in ("/loten/", "/lund/agreement/1/", "/lorenskog/year/2025/", "/nowhere/"):
        assert page.goto(address).status == 404
        assert "Løten" not in page.content()


def given_the_bylaws_are_overdue(page: Page) -> None:
    page.goto("/loten/")
    expect(_bylaws(page)).to_contain_text("Over frist")


def when_she_notes_that_they_were_reviewed(page: Page) -> None:
    _bylaws(page).get_by_role("link", name="Noter at det er gjort").click()
    page.get_by_label("Hvilken dag ble det gjort?").fill("2025-06-10")
    page.get_by_label("Hvor kan det ses?").fill("kommunestyresak 34/25")
    page.get_by_role("button", name="Lagre").click()


def then_nothing_says_any_more_that_they_are_overdue(page: Page) -> None:
    expect(page.get_by_role("status")).to_contain_text("politivedtekter gjennomgått")
    expect(_bylaws(page)).to_have_count(0)


def _bylaws(page: Page) -> Any:
    return page.locator(".duty").filter(has_text="Gå gjennom politivedtektene")
