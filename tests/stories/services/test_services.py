"""The municipality and the police sign in with their own services, and out again."""

from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from gateways.oidc.offering import Offering
from gateways.serving import Answered, Serving
from stories.looking import nothing_sticks_out, the_page_is_accessible
from stories.services.pressing import DARK, PHONE, press

pytestmark = [pytest.mark.story, pytest.mark.slow]


def test_two_parties_sign_in_with_their_own_services(visit: Any, services: Offering) -> None:
    municipality, police = visit(None, **DARK), visit(None, **PHONE)
    links = (
        given_an_invitation(visit("slt.loten"), "mayor", "ny@loten.example"),
        given_an_invitation(visit("politikontakt.loten"), "police_chief", "pk@politi.example"),
    )

    when_the_invitation_is_accepted_with(municipality, links[0], "Løten kommune", "ny")
    when_the_invitation_is_accepted_with(police, links[1], "Politiet", "pk")
    then_both_are_in_their_council(municipality, police)

    when_the_service_is_asked_once_more(municipality, "ny")
    when_one_signs_out(municipality)
    then_the_service_has_forgotten_her_and_the_other_stays(municipality, police)

    when_one_signs_in_from_the_front_page(municipality, "Løten kommune", "ny")
    when_she_signs_out_at_the_service(municipality, services.municipality.issuer)
    then_she_is_out_here_too(municipality)


def test_the_service_and_nobody_else_may_load_the_page_that_hears_of_sign_outs(
    visit: Any, services: Offering, frames: Serving, site: str
) -> None:
    named = urlencode({"iss": services.municipality.issuer, "sid": "x"})
    heard, council = f"{site}/sign-out/kommune/told?{named}", f"{site}/sign-in/"
    page = f'<iframe name="heard" src="{heard}"></iframe><iframe src="{council}"></iframe>'
    frames.answers["/all"] = lambda _: Answered(page.encode(), "text/html")
    browser = visit(None)
    said: list[str] = []
    browser.on("console", lambda message: said.append(message.text))
    browser.goto(f"{frames.address}/all")

    expect(browser.frame_locator('iframe[name="heard"]').get_by_text("ok")).to_be_visible()
    assert sum("frame-ancestors 'none'" in one for one in said) == 1


def test_who_is_not_invited_hears_how_to_go_on(visit: Any) -> None:
    page = visit(None, **PHONE)
    press(page, "Logg inn med Løten kommune")
    sign_in_there(page, "slt")

    expect(page.get_by_role("heading", level=1)).to_have_text("Du slapp ikke inn")
    the_page_is_accessible(page)
    nothing_sticks_out(page)
    press(page, "Logg ut hos Løten kommune")
    press(page, "Sign out")
    expect(page.get_by_text("Her og hos Løten kommune.")).to_be_visible()


# --- steps ---------------------------------------------------------------------------------


def given_an_invitation(page: Page, role: str, email: str) -> str:
    page.goto("/loten/members/invite/")
    page.get_by_label("Navn").fill("Ny")
    page.get_by_label("E-postadresse").fill(email)
    page.get_by_label("Som hva?").select_option(role)
    press(page, "Inviter")
    return page.get_by_label("Lenken").input_value()


def when_the_invitation_is_accepted_with(
    page: Page, link: str, service: str, login: str
) -> None:
    page.goto(link)
    the_page_is_accessible(page)
    nothing_sticks_out(page)
    other = "Politiet" if service != "Politiet" else "Løten kommune"
    expect(page.get_by_role("button", name=other)).to_have_count(0)
    press(page, f"Logg inn med {service}")
    sign_in_there(page, login)
    page.wait_for_url("**/")


def when_one_signs_in_from_the_front_page(page: Page, service: str, login: str) -> None:
    page.goto("/loten/log/")
    the_page_is_accessible(page)
    nothing_sticks_out(page)
    press(page, f"Logg inn med {service}")
    sign_in_there(page, login)
    page.wait_for_url("**/loten/log/")


def then_both_are_in_their_council(municipality: Page, police: Page) -> None:
    for page in (municipality, police):
        page.goto("/loten/")
        expect(page.locator(".council-name")).to_have_text("Politirådet i Løten")
        assert page.goto("/lund/").status == 404  # type: ignore[union-attr]  # a page answered


def when_the_service_is_asked_once_more(page: Page, login: str) -> None:
    page.goto("/my-sign-in/confirm/?next=/loten/log/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Logg inn en gang til")
    the_page_is_accessible(page)
    nothing_sticks_out(page)
    press(page, "Logg inn med Løten kommune")
    # Signed in there already, and asked all the same.
    sign_in_there(page, login)
    page.wait_for_url("**/loten/log/")


def when_one_signs_out(page: Page) -> None:
    page.goto("/loten/")
    page.locator("details.menu summary").press("Enter")
    press(page, "Logg ut")
    # Our page has led on by itself; the service asks.
    press(page, "Sign out")


def then_the_service_has_forgotten_her_and_the_other_stays(page: Page, other: Page) -> None:
    expect(page.get_by_text("Her og hos Løten kommune.")).to_be_visible()
    the_page_is_accessible(page)
    nothing_sticks_out(page)
    other.goto("/loten/")
    expect(other.locator(".council-name")).to_be_visible()


def when_she_signs_out_at_the_service(page: Page, issuer: str) -> None:
    page.goto(f"{issuer}/session/end")
    with page.expect_navigation():
        press(page, "Sign out")


def then_she_is_out_here_too(page: Page) -> None:
    page.goto("/loten/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Logg inn")


def sign_in_there(page: Page, login: str) -> None:
    """On the service's own page."""
    page.locator('input[name="login"]').fill(login)
    page.get_by_role("button", name="Sign in").press("Enter")
