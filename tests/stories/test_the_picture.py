"""A picture's way: a draft of both, what they differ in, adopted, frozen, public."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from stories.looking import nothing_sticks_out, the_page_is_accessible

pytestmark = [pytest.mark.story, pytest.mark.slow]

HERE = "/lund/pictures/2025/3/"
# The third part the law asks for.
ANALYSIS = "Analys av båda"


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def _write(page: Page, link: str, field: str, text: str) -> None:
    part = page.locator("section", has=page.get_by_role("heading", name=ANALYSIS))
    part.get_by_role("link", name=link).first.click()
    page.get_by_label(field).fill(text)
    _press(page, "Spara")


def test_both_write_settle_adopt_and_publish_a_picture(visit: Any) -> None:
    """given a lägesbild with one of its three parts empty"""
    police, municipality = visit("kommunpolis.lund"), visit("samordnare.lund")
    municipality.goto(HERE)
    _press(municipality, "Inget är öppet")
    expect(municipality.get_by_text("Lagen kräver en del som är tom")).to_be_visible()

    _when_the_police_show_what_they_see(police, municipality)
    _and_both_adopt_what_they_can_state(visit, municipality)
    _then_residents_read_what_is_open(municipality, visit)


def _when_the_police_show_what_they_see(police: Page, municipality: Page) -> None:
    police.goto(HERE)
    _write(police, "Skriv", "Vad ser din part?", "Stöldernas mönster är detsamma.")
    municipality.goto(HERE)
    expect(municipality.get_by_text("Stöldernas mönster")).to_have_count(0)
    _press(police, "Visa det")
    municipality.goto(HERE)
    expect(municipality.get_by_text("Stöldernas mönster")).to_be_visible()


def _and_both_adopt_what_they_can_state(visit: Any, municipality: Page) -> None:
    words = "Skriv gemensamt ställningstagande"
    _write(municipality, words, "Gemensamt ställningstagande", "Läget är stabilt.")
    _press(municipality, "Inget är öppet")
    for who in ("lpo.lund", "ks.lund"):
        binding = visit(who)
        binding.goto(HERE)
        _press(binding, "Anta för")
    municipality.goto(HERE)
    _press(municipality, "Frys den inför mötet")


def _then_residents_read_what_is_open(municipality: Page, visit: Any) -> None:
    municipality.get_by_role("link", name="Se vad invånarna får läsa").click()
    for choice in municipality.locator('select[name^="how-"]').all():
        choice.select_option("open")
    municipality.locator("#id_reason").fill("Bedömt.")
    _press(municipality, "Se vad invånarna får läsa")
    heading = municipality.get_by_role("heading", name="Det invånarna får läsa")
    expect(heading).to_be_visible()
    expect(municipality.get_by_text("Läget är stabilt.")).to_be_visible()
    expect(municipality.get_by_text("Stöldernas mönster")).to_have_count(0)
    _press(municipality, "Publicera")
    resident = visit(None, viewport={"width": 390, "height": 844})
    resident.goto("/public/lund/picture/1/")
    expect(resident.get_by_text("Läget är stabilt.")).to_be_visible()
    # Lund's police released their figures to the council, and not to everyone.
    expect(resident.get_by_text("Stöld, Lund")).to_have_count(0)
    the_page_is_accessible(resident)
    nothing_sticks_out(resident)
