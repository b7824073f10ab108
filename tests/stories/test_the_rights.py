"""A member looks at what is held on her, takes it along, and is forgotten when she has left."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from stories.looking import nothing_sticks_out, the_page_is_accessible

pytestmark = [pytest.mark.story, pytest.mark.slow]

PHONE = {"viewport": {"width": 390, "height": 844}}
DUE = "Vurdering av belysning og kameraer ved stasjonen"


def test_a_member_looks_at_her_data_and_takes_it_along_on_a_phone_in_the_dark(
    visit: Any, tmp_path: Path
) -> None:
    phone = visit("slt.loten", color_scheme="dark", **PHONE)
    given_she_opens_my_data_from_the_menu_without_a_mouse(phone)
    the_page_is_accessible(phone)
    nothing_sticks_out(phone)
    expect(phone.get_by_text("slt.loten@samrad.example")).to_be_visible()

    plain = when_she_takes_it_along(phone, tmp_path)

    assert plain["identity"]["name"] == "SLT-koordinator"
    assert any(one["what"] == "en plass i rådet" for one in plain["about_you"])


def test_who_has_no_seat_asks_to_be_forgotten_and_thinks_better_of_it(visit: Any) -> None:
    page = visit("uten.sete", **PHONE)
    page.goto("/me/data/")
    page.get_by_role("link", name="Be om å bli slettet").press("Enter")
    the_page_is_accessible(page)
    page.get_by_role("button", name="Be om å bli slettet").press("Enter")
    address = page.get_by_label("Adressen til kvitteringen din").input_value()
    the_page_is_accessible(page)
    nothing_sticks_out(page)

    outside = visit(None, **PHONE)
    outside.goto(address)
    expect(outside.get_by_text("Det er ikke gjort ennå.")).to_be_visible()
    the_page_is_accessible(outside)

    page.get_by_role("link", name="Tilbake til mine data").click()
    page.get_by_role("button", name="Trekk tilbake").press("Enter")
    expect(page.get_by_text("Ingenting ble slettet.")).to_be_visible()


def test_an_exemption_is_looked_at_again_on_a_phone_without_a_mouse(visit: Any) -> None:
    page = visit("slt.loten", **PHONE)
    expect(page.get_by_role("heading", name="Må vurderes på nytt")).to_be_visible()
    keep = page.get_by_role("link", name="Behold det unntatt").filter(has_text=DUE)
    keep.press("Enter")
    the_page_is_accessible(page)
    nothing_sticks_out(page)
    page.get_by_label("Når vurderes unntaket på nytt?").fill("2026-06-10")
    page.get_by_label("Hvorfor det fortsatt må være unntatt").fill("Tiltakene gjenstår.")
    page.get_by_role("button", name="Lagre").press("Enter")

    expect(page.get_by_text("Tiltakene gjenstår.")).to_be_visible()
    page.goto("/")
    expect(
        page.get_by_role("link", name="Behold det unntatt").filter(has_text=DUE)
    ).to_have_count(0)


# --- steps ---------------------------------------------------------------------------------


def given_she_opens_my_data_from_the_menu_without_a_mouse(page: Page) -> None:
    page.locator("details.menu > summary").press("Enter")
    page.get_by_role("link", name="Mine data").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mine data")


def when_she_takes_it_along(page: Page, folder: Path) -> Any:
    with page.expect_download() as download:
        page.get_by_role("link", name="Ta det med som fil").press("Enter")
    file = folder / "own.zip"
    download.value.save_as(file)
    assert download.value.suggested_filename == "samrad-2025-06-16.zip"
    with zipfile.ZipFile(file) as archive:
        return json.loads(archive.read("samrad.json"))
