"""Minutes are written in the room: with no connection, by two, signed out in the middle."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from stories.looking import nothing_sticks_out, the_page_is_accessible

pytestmark = [pytest.mark.story, pytest.mark.slow]

PHONE = {"viewport": {"width": 390, "height": 844}}
SAVED = "Alt er lagret."


@pytest.fixture
def room(visit: Any) -> str:
    """The address of a room: of the next meeting, with what belongs on its agenda."""
    page = visit("slt.loten")
    page.goto("/loten/meetings/")
    prepare = page.locator('form[action$="/prepare"] button')
    if prepare.count():
        prepare.first.click()
    if "/meetings/2025/" not in page.url:
        page.goto("/loten/meetings/")
        page.locator('.meetings a[href*="/meetings/2025/"]').first.click()
    belongs = page.locator("form.belongs button")
    if belongs.count():
        belongs.click()
    return str(page.url.split("#")[0]) + "room/"


def test_what_is_typed_without_a_connection_is_sent_when_it_is_back(
    visit: Any, room: str
) -> None:
    page = visit("slt.loten")
    page.goto(room)
    page.context.set_offline(True)
    when_she_types(page, 0, "Torget ble drøftet.\nPolitiet orienterte.")
    then_it_is_kept_here_and_she_is_told(page)
    when_she_types(page, 1, "Saken tas til orientering.")

    page.context.set_offline(False)
    then_everything_is_saved(page)
    page.reload()
    expect(text(page, 0)).to_have_value("Torget ble drøftet.\nPolitiet orienterte.")
    expect(text(page, 1)).to_have_value("Saken tas til orientering.")


def test_a_laptop_that_died_has_lost_nothing(visit: Any, room: str) -> None:
    page = visit("slt.loten")
    page.goto(room)
    page.context.set_offline(True)
    when_she_types(page, 2, "Skrevet rett før strømmen gikk.")
    then_it_is_kept_here_and_she_is_told(page)
    page.close(run_before_unload=False)

    again = page.context.new_page()
    page.context.set_offline(False)
    again.goto(room)
    expect(text(again, 2)).to_have_value("Skrevet rett før strømmen gikk.")
    then_everything_is_saved(again)
    assert kept_here(again) == 0


def test_two_secretaries_in_the_same_paragraph_overwrite_nothing(visit: Any, room: str) -> None:
    slt, police = visit("slt.loten"), visit("politikontakt.loten")
    slt.goto(room)
    police.goto(room)
    when_she_types(slt, 4, "Kommunen: gatelysene er på plass.")
    then_everything_is_saved(slt)
    when_she_types(police, 4, "Politiet: flere patruljer i helgene.")
    then_everything_is_saved(police)

    both = "Kommunen: gatelysene er på plass.\nPolitiet: flere patruljer i helgene."
    expect(text(police, 4)).to_have_value(both)
    expect(police.get_by_text("SLT-koordinator skrev her samtidig")).to_be_visible()
    caret = police.evaluate("document.activeElement.selectionStart")
    assert caret == len(both), "the caret stays at the end of her own line"

    when_she_types(slt, 4, "\nKommunen: status i november.")
    then_everything_is_saved(slt)
    found = text(slt, 4).input_value()
    for line in (*both.split("\n"), "Kommunen: status i november."):
        assert line in found.split("\n")


def test_who_is_signed_out_in_the_middle_signs_in_beside_and_goes_on(
    visit: Any, room: str
) -> None:
    page = visit("slt.loten")
    page.goto(room)
    when_she_types(page, 6, "Før.")
    then_everything_is_saved(page)
    page.context.clear_cookies(name="session")
    when_she_types(page, 6, "\nEtter.")
    expect(page.get_by_text("Du er logget ut.")).to_be_visible()

    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Logg inn i en ny fane").click()
    beside = opened.value
    beside.locator('button[value="slt.loten@samrad.example"]').click()
    beside.wait_for_url("**/")
    beside.close()
    page.bring_to_front()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    then_everything_is_saved(page)
    page.reload()
    expect(text(page, 6)).to_have_value("Før.\nEtter.")


def test_a_name_with_an_age_waits_for_a_reason_and_is_not_lost(visit: Any, room: str) -> None:
    page = visit("slt.loten")
    page.goto(room)
    when_she_types(page, 8, "Kari (14) ble sett på torget.")
    expect(page.get_by_text("navn med alder").first).to_be_visible()
    expect(page.get_by_text("Noe er ikke lagret ennå")).to_be_visible()
    the_page_is_accessible(page)

    page.reload()
    expect(text(page, 8)).to_have_value("Kari (14) ble sett på torget.")
    expect(page.get_by_text("navn med alder").first).to_be_visible()
    page.get_by_label("Hvorfor det må stå der").locator("visible=true").fill(
        "Eksempel i en mal"
    )
    page.keyboard.press("Tab")
    then_everything_is_saved(page)


def test_markup_from_word_with_a_script_becomes_words(visit: Any, room: str) -> None:
    page = visit("slt.loten")
    page.goto(room)
    markup = "<p class=MsoNormal>Limt inn.</p><script>document.title='x'</script>"
    when_she_types(page, 10, markup)
    then_everything_is_saved(page)

    # Another story may have written there before: then both stand there.
    expect(text(page, 10)).to_have_value(re.compile(r"(^|\n)Limt inn\.$"))
    expect(page.get_by_text("hadde med seg et skript")).to_be_visible()
    page.reload()
    assert page.title().startswith("I rommet")


def test_everything_with_the_keyboard_alone(visit: Any, room: str) -> None:
    page = visit("slt.loten")
    page.goto(room)
    first = text(page, 0)
    first.focus()
    page.keyboard.press("Control+Enter")
    expect(text(page, 1)).to_be_focused()
    before = page.locator(".paragraph textarea").count()
    page.keyboard.press("Control+Shift+Enter")
    page.keyboard.type("Et annet vedtak.")
    then_everything_is_saved(page)
    assert page.locator(".paragraph textarea").count() == before + 1

    everyone = page.get_by_role("button", name="Alle medlemmene er til stede").first
    if not everyone.is_visible():
        page.locator("details.presence > summary").first.press("Enter")
    everyone.press("Enter")
    then_everything_is_saved(page)
    page.reload()
    here = page.locator("[data-here]")
    expect(here.nth(0)).to_have_text("4")
    expect(here.nth(3)).to_have_text("4")
    expect(page.get_by_text("Et annet vedtak.")).to_have_count(1)


def test_a_measure_is_agreed_on_the_spot(visit: Any, room: str) -> None:
    page = visit("slt.loten")
    page.goto(room)
    item = page.locator(".room-item").nth(5)
    item.locator("textarea").nth(1).fill("Torget lyses opp.")
    item.locator(".follows > summary").click()
    measure = item.locator(".measure").first
    measure.get_by_label("Hva skal gjøres?").fill("Nye lamper")
    expect(item.get_by_text("Si hvem som tar seg av det")).to_be_visible()
    measure.get_by_label("Hvem tar seg av det i kommunen?").select_option(index=1)
    measure.get_by_label("Til når?").fill("2025-10-01")
    then_everything_is_saved(page)

    page.reload()
    kept = page.locator(".room-item").nth(5).locator(".measure").first
    expect(kept.get_by_label("Hva skal gjøres?")).to_have_value("Nye lamper")


def test_who_signs_out_with_something_unsent_is_asked(visit: Any, room: str) -> None:
    page = visit("slt.loten")
    page.goto(room)
    when_she_types(page, 0, "Kari (15) var der.")
    expect(page.get_by_text("Noe er ikke lagret ennå")).to_be_visible()
    asked: list[str] = []

    def answer(dialog: Any) -> None:
        asked.append(dialog.message)
        dialog.accept()

    page.on("dialog", answer)
    page.locator(".menu > summary").click()
    page.get_by_role("button", name="Logg ut").click()
    page.wait_for_url("**/sign-in/")
    assert "ikke sendt ennå" in asked[0]
    assert kept_here(page) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_room_is_accessible_and_fits_a_phone(visit: Any, room: str, scheme: str) -> None:
    page = visit("slt.loten", color_scheme=scheme, **PHONE)
    page.goto(room)
    nothing_sticks_out(page)
    for summary in page.locator(".room-item").first.locator("summary").all():
        if summary.is_visible():
            summary.click()
    the_page_is_accessible(page)
    nothing_sticks_out(page)
    page.goto("/loten/meetings/text-blocks/")
    the_page_is_accessible(page)
    nothing_sticks_out(page)


def test_the_room_in_four_languages(visit: Any, room: str) -> None:
    page = visit("slt.loten")
    page.goto(room)
    heading = page.get_by_role("heading", level=1)
    for language, words in (
        ("en", "In the room: meeting"),
        ("nn", "I rommet: møte"),
        ("sv", "I rummet: möte"),
        # Her choice is kept, and the other stories read bokmål.
        ("nb", "I rommet: møte"),
    ):
        page.locator(f'button[name="language"][value="{language}"]').click()
        expect(heading).to_contain_text(words)


# --- steps ---------------------------------------------------------------------------------


def text(page: Page, number: int) -> Locator:
    """The summary (even) or the first decision (odd) of an item."""
    item = page.locator(".room-item").nth(number // 2)
    return item.locator(".paragraph textarea").nth(number % 2)


def when_she_types(page: Page, number: int, words: str) -> None:
    text(page, number).focus()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(words)


def then_it_is_kept_here_and_she_is_told(page: Page) -> None:
    expect(page.get_by_text("Ingen forbindelse.")).to_be_visible()
    assert kept_here(page) > 0


def then_everything_is_saved(page: Page) -> None:
    expect(page.locator("[data-draft-state=waiting], [data-draft-state=kept]")).to_have_count(0)
    expect(page.get_by_text(re.compile(SAVED))).to_be_visible()


def kept_here(page: Page) -> int:
    return int(page.evaluate("Object.keys(localStorage).length"))
