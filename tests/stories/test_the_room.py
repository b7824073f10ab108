"""Minutes are written in the room: with no connection, by two, signed out in the middle."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from stories.looking import nothing_sticks_out, the_page_is_accessible

pytestmark = [pytest.mark.story, pytest.mark.slow]

PHONE = {"viewport": {"width": 390, "height": 844}}
SAVED = "Alt er lagret."
# Each story writes at an item of its own, so that none finds what another has written.
OFFLINE, DIED, TOGETHER, SIGNED_OUT, NAMED, PASTED, KEYS, MEASURED, LEAVING = range(9)
# What each item begins with.
SUMMARY, DECISION = 0, 1


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
    expect(page.locator("[data-coming]")).to_have_count(0)  # all have come, opened or not
    page.context.set_offline(True)
    when_she_types(page, OFFLINE, "Torget ble drøftet.\nPolitiet orienterte.")
    then_it_is_kept_here_and_she_is_told(page)
    when_she_types(page, OFFLINE, "Saken tas til orientering.", DECISION)

    page.context.set_offline(False)
    then_everything_is_saved(page)
    page.reload()
    expect(text(page, OFFLINE)).to_have_value("Torget ble drøftet.\nPolitiet orienterte.")
    expect(text(page, OFFLINE, DECISION)).to_have_value("Saken tas til orientering.")


def test_a_laptop_that_died_has_lost_nothing(visit: Any, room: str) -> None:
    page = visit("slt.loten")
    page.goto(room)
    page.context.set_offline(True)
    when_she_types(page, DIED, "Skrevet rett før strømmen gikk.")
    then_it_is_kept_here_and_she_is_told(page)
    page.close(run_before_unload=False)

    again = page.context.new_page()
    page.context.set_offline(False)
    again.goto(room)
    expect(text(again, DIED)).to_have_value("Skrevet rett før strømmen gikk.")
    then_everything_is_saved(again)
    assert kept_here(again) == 0


def test_two_secretaries_in_the_same_paragraph_overwrite_nothing(visit: Any, room: str) -> None:
    slt, police = visit("slt.loten"), visit("politikontakt.loten")
    slt.goto(room)
    police.goto(room)
    when_she_types(slt, TOGETHER, "Kommunen: gatelysene er på plass.")
    then_everything_is_saved(slt)
    when_she_types(police, TOGETHER, "Politiet: flere patruljer i helgene.")
    then_everything_is_saved(police)

    both = "Kommunen: gatelysene er på plass.\nPolitiet: flere patruljer i helgene."
    expect(text(police, TOGETHER)).to_have_value(both)
    expect(police.get_by_text("SLT-koordinator skrev her samtidig")).to_be_visible()
    caret = police.evaluate("document.activeElement.selectionStart")
    assert caret == len(both), "the caret stays at the end of her own line"

    when_she_types(slt, TOGETHER, "\nKommunen: status i november.")
    then_everything_is_saved(slt)
    found = text(slt, TOGETHER).input_value()
    for line in (*both.split("\n"), "Kommunen: status i november."):
        assert line in found.split("\n")


def test_who_is_signed_out_in_the_middle_signs_in_beside_and_goes_on(
    visit: Any, room: str
) -> None:
    page = visit("slt.loten")
    page.goto(room)
    when_she_types(page, SIGNED_OUT, "Før.")
    then_everything_is_saved(page)
    page.context.clear_cookies(name="session")
    when_she_types(page, SIGNED_OUT, "\nEtter.")
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
    expect(text(page, SIGNED_OUT)).to_have_value("Før.\nEtter.")


def test_a_name_with_an_age_waits_for_a_reason_and_is_not_lost(visit: Any, room: str) -> None:
    page = visit("slt.loten")
    page.goto(room)
    when_she_types(page, NAMED, "Kari (14) ble sett på torget.")
    expect(page.get_by_text("navn med alder").first).to_be_visible()
    expect(page.get_by_text("Noe er ikke lagret ennå")).to_be_visible()
    the_page_is_accessible(page)

    page.reload()
    expect(text(page, NAMED)).to_have_value("Kari (14) ble sett på torget.")
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
    when_she_types(page, PASTED, markup)
    then_everything_is_saved(page)

    expect(text(page, PASTED)).to_have_value("Limt inn.")
    expect(page.get_by_text("hadde med seg et skript")).to_be_visible()
    page.reload()
    assert page.title().startswith("I rommet")


def test_everything_with_the_keyboard_alone(visit: Any, room: str) -> None:
    page = visit("slt.loten")
    page.goto(room)
    when_she_opens(page, KEYS)
    text(page, KEYS).focus()
    page.keyboard.press("Control+Enter")
    expect(text(page, KEYS, DECISION)).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(text(page, KEYS + 1)).to_be_focused()
    text(page, KEYS, DECISION).focus()
    page.keyboard.press("Control+Shift+Enter")
    page.keyboard.type("Et annet vedtak.")
    then_everything_is_saved(page)

    presence = item(page, KEYS).locator("details.presence")
    presence.locator("summary").press("Enter")
    presence.get_by_role("button", name="Alle medlemmene er til stede").press("Enter")
    then_everything_is_saved(page)
    page.reload()
    expect(item(page, KEYS).locator("[data-here]")).to_have_text("4")
    expect(item(page, KEYS + 2).locator("[data-here]")).to_have_text("4")
    # The empty one above it is not kept.
    expect(text(page, KEYS, DECISION)).to_have_value("Et annet vedtak.")


def test_a_measure_is_agreed_on_the_spot(visit: Any, room: str) -> None:
    page = visit("slt.loten")
    page.goto(room)
    when_she_types(page, MEASURED, "Torget lyses opp.", DECISION)
    item(page, MEASURED).locator(".follows > summary").click()
    measure = item(page, MEASURED).locator(".measure").first
    measure.get_by_label("Hva skal gjøres?").fill("Nye lamper")
    expect(item(page, MEASURED).get_by_text("Si hvem som tar seg av det")).to_be_visible()
    measure.get_by_label("Hvem tar seg av det i kommunen?").select_option(index=1)
    measure.get_by_label("Til når?").fill("2025-10-01")
    then_everything_is_saved(page)

    page.reload()
    expect(measure.get_by_label("Hva skal gjøres?")).to_have_value("Nye lamper")


def test_who_signs_out_with_something_unsent_is_asked(visit: Any, room: str) -> None:
    page = visit("slt.loten")
    page.goto(room)
    when_she_types(page, LEAVING, "Kari (15) var der.")
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
    when_she_opens(page, OFFLINE)
    for summary in item(page, OFFLINE).locator("form summary").all():
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


def item(page: Page, number: int) -> Locator:
    return page.locator(".room-item").nth(number)


def text(page: Page, number: int, which: int = SUMMARY) -> Locator:
    return item(page, number).locator(".paragraph textarea").nth(which)


def when_she_opens(page: Page, number: int) -> None:
    if item(page, number).locator("details:not([open]) > summary > h2").count():
        item(page, number).locator("summary").first.click()


def when_she_types(page: Page, number: int, words: str, which: int = SUMMARY) -> None:
    when_she_opens(page, number)
    text(page, number, which).focus()
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
