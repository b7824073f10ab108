"""Who sits in the council: a coordinator puts it in order, on a phone and without a mouse."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from stories.looking import nothing_sticks_out, the_page_is_accessible

pytestmark = [pytest.mark.story, pytest.mark.slow]

PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}


def test_a_coordinator_puts_the_seats_in_order(visit: Any) -> None:
    page = visit("slt.loten", **PHONE)
    given_a_council_with_a_vacant_seat(page)

    when_the_second_deputy_is_moved_up_with_the_keyboard(page)
    then_the_page_comes_back_to_where_it_was(page)

    when_the_mayor_stays_until_after_the_election(page)
    then_the_new_last_day_stands_among_the_members(page)

    when_the_council_is_also_the_steering_group_of_slt(page)
    then_it_says_so(page)


def given_a_council_with_a_vacant_seat(page: Page) -> None:
    page.goto("/loten/members/")
    expect(page.get_by_text("Ledig", exact=True)).to_be_visible()
    looked_at(page)


def when_the_second_deputy_is_moved_up_with_the_keyboard(page: Page) -> None:
    up = page.get_by_role("button", name="Flytt opp")
    up.focus()
    page.keyboard.press("Enter")


def then_the_page_comes_back_to_where_it_was(page: Page) -> None:
    page.wait_for_url("**/members/#seat-*")
    expect(page.locator("li:target")).to_contain_text("(vara nr. 1)")
    looked_at(page)


def when_the_mayor_stays_until_after_the_election(page: Page) -> None:
    page.get_by_role("link", name="Endre plassen : Ordfører", exact=False).first.click()
    looked_at(page)
    page.get_by_label("Siste dag").fill("2027-10-31")
    page.get_by_role("button", name="Lagre").press("Enter")


def then_the_new_last_day_stands_among_the_members(page: Page) -> None:
    row = page.get_by_role("listitem").filter(has_text="Ordfører, ordfører").first
    expect(row).to_contain_text("til 31. oktober 2027")


def when_the_council_is_also_the_steering_group_of_slt(page: Page) -> None:
    page.get_by_role("link", name="Endre hva det er").click()
    looked_at(page)
    page.get_by_label("SLT-styringsgruppe").check()
    page.get_by_role("button", name="Lagre").press("Enter")


def then_it_says_so(page: Page) -> None:
    expect(page.get_by_text("Det er politiråd og SLT-styringsgruppe.")).to_be_visible()
    looked_at(page)


def looked_at(page: Page) -> None:
    the_page_is_accessible(page)
    nothing_sticks_out(page)
