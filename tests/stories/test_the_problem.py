"""A problem's way on the phone: noticed, asked about, drawn, weighed by both, parked."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from stories.looking import nothing_sticks_out, the_page_is_accessible

pytestmark = [pytest.mark.story, pytest.mark.slow]

PHONE = {"width": 390, "height": 844}
LANGUAGES = {
    "English": "Where does it not happen?",
    "Svenska": "Var sker det inte?",
    "Norsk nynorsk": "Kvar skjer det ikkje?",
    "Norsk bokmål": "Hvor skjer det ikke?",
}


def _save(page: Page) -> None:
    page.get_by_role("button", name="Lagre").click()


def _looked_at(page: Page) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        the_page_is_accessible(page)
    nothing_sticks_out(page)


def test_both_parties_work_on_a_problem_until_it_is_parked(visit: Any) -> None:
    police = visit("politikontakt.loten", viewport=PHONE)
    municipality = visit("slt.loten")
    _given_the_police_notice_a_problem(police)
    address = police.url
    _when_two_answer_the_same_question_at_once(police, municipality, address)
    _and_a_cause_is_drawn(police, address)
    _and_both_say_how_much_it_matters(police, municipality, address)
    _then_it_is_parked_and_stays_on_the_list(municipality, address)


def _given_the_police_notice_a_problem(police: Page) -> None:
    police.goto("/loten/problems/notice/")
    police.get_by_label("Hva heter problemet?").fill("Nasking i senteret")
    police.get_by_label("Hva er problemet?").fill("Små tyverier etter skoletid.")
    police.get_by_role("button", name="Sett det på lista").click()
    expect(police.get_by_role("heading", level=1)).to_have_text("Nasking i senteret")
    _looked_at(police)


def _when_two_answer_the_same_question_at_once(
    police: Page, municipality: Page, address: str
) -> None:
    for page in (police, municipality):
        page.goto(f"{address}say/where/")
    police.get_by_label("Hvor skjer det?").fill("I kiosken.")
    municipality.get_by_label("Hvor skjer det ikke?").fill("Ikke i bokhandelen.")
    _save(police)
    _save(municipality)
    expect(municipality.get_by_text("skrev her samtidig")).to_be_visible()
    for words in ("I kiosken.", "Ikke i bokhandelen."):
        expect(municipality.get_by_text(words)).to_be_visible()


def _and_a_cause_is_drawn(police: Page, address: str) -> None:
    police.goto(f"{address}causes/fishbone/add/")
    police.get_by_label("Hva er årsaken?").fill("Kassa ser ikke hyllene")
    police.get_by_label("Hvor står den?").select_option("place")
    # Without a mouse.
    police.get_by_role("button", name="Lagre").focus()
    police.keyboard.press("Enter")
    drawing = police.get_by_role("img", name="Fiskebein: Nasking i senteret")
    expect(drawing).to_contain_text("Kassa ser ikke")
    expect(police.get_by_role("listitem").filter(has_text="Kassa ser")).to_be_visible()
    _looked_at(police)


def _and_both_say_how_much_it_matters(police: Page, municipality: Page, address: str) -> None:
    for page, number in ((police, "2"), (municipality, "3")):
        page.goto(f"{address}score/")
        for choice in page.locator("main select").all():
            choice.select_option(number)
        _save(page)
    expect(municipality.get_by_text("25 av høyst 40 poeng")).to_be_visible()


def _then_it_is_parked_and_stays_on_the_list(municipality: Page, address: str) -> None:
    municipality.goto(address)
    municipality.get_by_role("link", name="Sett det på vent").click()
    municipality.get_by_label("Hvorfor?").fill("Senteret bygger om til høsten.")
    municipality.get_by_label("Når ser noen på det igjen?").fill("2025-12-01")
    municipality.get_by_role("button", name="Sett det på vent").click()
    municipality.goto("/loten/problems/")
    expect(municipality.get_by_text("Senteret bygger om til høsten.")).to_be_visible()
    _looked_at(municipality)


def test_the_sheet_reads_in_each_language(visit: Any) -> None:
    page = visit("slt.loten", viewport=PHONE)
    page.goto("/loten/problems/")
    page.get_by_role("link", name="Ungdom og rus ved stasjonen").click()
    for language, question in LANGUAGES.items():
        page.get_by_role("button", name=language).click()
        expect(page.get_by_role("heading", name=question)).to_be_visible()
        nothing_sticks_out(page)
