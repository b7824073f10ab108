"""Somebody is invited, chooses how to sign in, and sees the council; by app, and by passkey."""

import hashlib
import hmac
import struct
import time
from base64 import b32decode
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from stories.looking import nothing_sticks_out, the_page_is_accessible

pytestmark = [pytest.mark.story, pytest.mark.slow]

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}}
PASSWORD = "en lang setning om torget"


def test_invited_to_a_seat_one_signs_in_with_password_and_app(visit: Any) -> None:
    link = given_somebody_is_invited(
        visit("slt.loten", **PHONE), "Kari Ny", "kari@loten.example"
    )
    page = visit(None, color_scheme="dark", **PHONE)

    when_the_invitation_is_accepted(page, link)
    secret = when_an_app_is_added(page)
    then_the_council_is_there(page)

    when_signing_in_again(page, "kari@loten.example", code_of(secret, later=1))
    then_the_council_is_there(page)


def test_a_passkey_is_all_one_needs(visit: Any, browser: Browser, site: str) -> None:
    link = given_somebody_is_invited(visit("slt.loten"), "Ola Ny", "ola@loten.example")
    # Browsers have passkeys for names only, and this machine's is "localhost".
    there = site.replace("127.0.0.1", "localhost")
    context = browser.new_context(base_url=there, locale="nb-NO", **PHONE)
    page = context.new_page()
    given_the_phone_has_passkeys(page)

    when_the_invitation_is_accepted(page, link.replace("127.0.0.1", "localhost"))
    page.get_by_role("button", name="Legg til en passnøkkel").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Reservekodene dine")
    page.goto("/my-sign-in/")
    expect(page.get_by_text("Chrome, Linux").first).to_be_visible()
    the_page_is_accessible(page)
    nothing_sticks_out(page)

    sign_out(page)
    page.get_by_role("button", name="Logg inn med passnøkkel").press("Enter")
    then_the_council_is_there(page)

    sign_out(page)
    type_password(page, "ola@loten.example")
    expect(page.get_by_role("heading", level=1)).to_have_text("Det andre steget")
    the_page_is_accessible(page)
    nothing_sticks_out(page)
    page.get_by_role("button", name="Bruk en passnøkkel").press("Enter")
    then_the_council_is_there(page)
    context.close()


def test_who_lost_the_phone_is_let_in_by_another(visit: Any) -> None:
    coordinator = visit("slt.loten")
    link = given_somebody_is_invited(coordinator, "Eva Ny", "eva@loten.example")
    page = visit(None, **PHONE)
    when_the_invitation_is_accepted(page, link)
    when_an_app_is_added(page)
    sign_out(page)
    type_password(page, "eva@loten.example")
    page.get_by_text("Jeg har mistet begge deler").press("Enter")
    page.get_by_role("button", name="Be om å bli sluppet inn på nytt").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Du har spurt")

    anew = when_the_coordinator_lets_her_in(coordinator, "Eva Ny")
    when_she_begins_anew(page, anew)
    when_an_app_is_added(page)
    then_the_council_is_there(page)
    coordinator.goto("/loten/log/")
    expect(coordinator.get_by_text("slapp inn på nytt").first).to_be_visible()


# --- steps ---------------------------------------------------------------------------------


def given_somebody_is_invited(page: Page, name: str, email: str) -> str:
    page.goto("/loten/members/")
    page.get_by_role("link", name="Inviter noen til en plass").click()
    the_page_is_accessible(page)
    nothing_sticks_out(page)
    page.get_by_label("Navn").fill(name)
    page.get_by_label("E-postadresse").fill(email)
    page.get_by_label("Som hva?").select_option("sector_director")
    page.get_by_role("button", name="Inviter").press("Enter")
    the_page_is_accessible(page)
    return page.get_by_label("Lenken").input_value()


def when_the_coordinator_lets_her_in(coordinator: Page, name: str) -> str:
    coordinator.goto("/loten/members/")
    the_page_is_accessible(coordinator)
    expect(coordinator.get_by_text("Ber om å bli sluppet inn på nytt.")).to_have_count(1)
    coordinator.get_by_role("link", name="Slipp inn på nytt").filter(has_text=name).click()
    the_page_is_accessible(coordinator)
    coordinator.get_by_role("button", name="Slipp inn på nytt").click()
    return coordinator.get_by_label("Lenken").input_value()


def when_she_begins_anew(page: Page, anew: str) -> None:
    page.goto(anew)
    the_page_is_accessible(page)
    nothing_sticks_out(page)
    page.get_by_label("Nytt passord", exact=True).fill(PASSWORD)
    page.get_by_label("Det nye passordet en gang til").fill(PASSWORD)
    page.get_by_role("button", name="Gå videre").press("Enter")


def given_the_phone_has_passkeys(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def when_the_invitation_is_accepted(page: Page, link: str) -> None:
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Du er invitert til")
    the_page_is_accessible(page)
    nothing_sticks_out(page)
    page.get_by_label("Nytt passord", exact=True).fill(PASSWORD)
    page.get_by_label("Det nye passordet en gang til").fill(PASSWORD)
    page.get_by_role("button", name="Ta imot invitasjonen").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Min innlogging")
    the_page_is_accessible(page)
    nothing_sticks_out(page)


def when_an_app_is_added(page: Page) -> str:
    page.get_by_role("link", name="Legg til en app").press("Enter")
    the_page_is_accessible(page)
    nothing_sticks_out(page)
    page.get_by_text("Jeg kan ikke lese firkanten").press("Enter")
    secret = page.locator("code.secret").inner_text()
    page.get_by_label("Kode").fill(code_of(secret))
    page.get_by_role("button", name="Legg til appen").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Reservekodene dine")
    expect(page.locator("ol.codes li")).to_have_count(10)
    the_page_is_accessible(page)
    page.get_by_role("link", name="Jeg har tatt vare på dem").press("Enter")
    return secret


def when_signing_in_again(page: Page, email: str, code: str) -> None:
    sign_out(page)
    type_password(page, email)
    expect(page.get_by_role("heading", level=1)).to_have_text("Det andre steget")
    the_page_is_accessible(page)
    page.get_by_label("Kode").fill(code)
    page.get_by_label("Kode").press("Enter")


def then_the_council_is_there(page: Page) -> None:
    expect(page.locator("details.menu")).to_be_visible()
    page.goto("/loten/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".council-name")).to_have_text("Politirådet i Løten")


def type_password(page: Page, email: str) -> None:
    page.get_by_label("E-postadresse").fill(email)
    page.get_by_label("Passord").fill(PASSWORD)
    page.get_by_label("Passord").press("Enter")


def sign_out(page: Page) -> None:
    page.locator("details.menu summary").press("Enter")
    page.get_by_role("button", name="Logg ut").press("Enter")
    page.wait_for_url("**/sign-in/")


def code_of(secret: str, *, later: int = 0) -> str:
    """What an app shows (RFC 6238), `later` half minutes from now."""
    step = struct.pack(">Q", int(time.time()) // 30 + later)
    digest = hmac.new(b32decode(secret), step, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"
