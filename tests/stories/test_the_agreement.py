"""Two equal parties: one proposes, the other answers, both sign."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from making import pdf
from stories.looking import the_page_is_accessible

pytestmark = [pytest.mark.story, pytest.mark.slow]

PDF = pdf("Avtalen, signert")


def test_two_parties_revise_their_agreement(visit: Any, tmp_path: Path) -> None:
    municipality, police = visit("slt.loten"), visit("politikontakt.loten")
    given_a_revision_under_way_with_a_proposal_from_each(municipality, police)

    when_each_accepts_what_the_other_proposed(municipality, police)
    then_the_text_holds_both_changes(municipality)

    when_both_sign(municipality, police)
    then_the_new_version_is_in_force_and_the_old_one_has_ended(municipality)
    then_the_difference_can_be_read(municipality)

    when_the_signed_file_is_kept(municipality, tmp_path)
    then_the_other_party_can_fetch_it(police)


def test_a_pasted_agreement_is_proposed_clause_by_clause(visit: Any) -> None:
    page = visit("samordnare.lund")
    page.goto("/lund/agreement/start/")
    page.get_by_label("Vad heter överenskommelsen?").fill("Överenskommelse 2027–2030")
    page.get_by_role("button", name="Spara").click()
    page.get_by_role("link", name="Klistra in text").click()
    page.get_by_label("Överenskommelsens text").fill(
        "Möten\n\nDet strategiska rådet sammanträder minst två gånger per år.\n\n"
        "Kallelsen skickas senast två veckor före mötet.\n"
    )
    page.get_by_role("button", name="Läs texten").click()

    expect(page.locator(".proposal")).not_to_have_count(0)
    the_page_is_accessible(page)
    page.get_by_role("button", name="Föreslå de förkryssade").click()

    expect(page.locator(".change").first).to_contain_text("Föreslaget av kommunen")
    the_page_is_accessible(page)


def test_impossible_terms_are_refused_in_plain_words(visit: Any) -> None:
    page = visit("politikontakt.hallingdal")
    page.goto("/hallingdal/agreement/start/")
    page.get_by_label("Kva heiter avtalen?").fill("Avtale 2026")
    page.get_by_role("button", name="Lagre").click()
    page.get_by_text("Foreslå eit avtalepunkt for hand").click()
    page.get_by_role("link", name="Møte", exact=True).last.click()
    page.get_by_label("Kor mange gonger i året").fill("400")
    page.get_by_role("button", name="Lagre").click()

    expect(page.get_by_role("alert")).to_contain_text("400 kan ikkje vere meint")
    expect(page.get_by_label("Kor mange gonger i året")).to_have_value("400")
    the_page_is_accessible(page)


def given_a_revision_under_way_with_a_proposal_from_each(
    municipality: Page, police: Page
) -> None:
    for page in (municipality, police):
        page.goto("/loten/agreement/2/")
        expect(page.locator(".change")).to_have_count(2)
        # Nobody answers their own party's change.
        expect(page.get_by_role("button", name="Godta")).to_have_count(1)
        expect(page.get_by_role("button", name="Trekk tilbake")).to_have_count(1)


def when_each_accepts_what_the_other_proposed(municipality: Page, police: Page) -> None:
    municipality.get_by_role("button", name="Godta").click()
    expect(municipality.get_by_role("status")).to_contain_text("Endringen er godtatt")
    police.reload()
    police.get_by_role("button", name="Godta").click()
    expect(police.get_by_role("status")).to_contain_text("Endringen er godtatt")


def then_the_text_holds_both_changes(page: Page) -> None:
    page.reload()
    expect(page.locator(".change")).to_have_count(0)
    expect(page.locator("#agenda_notice")).to_contain_text("senest to uker før møtet")
    expect(page.locator("#bylaws_review")).to_contain_text("annethvert år")


def when_both_sign(municipality: Page, police: Page) -> None:
    for page in (municipality, police):
        page.reload()
        page.get_by_role("link", name="Signer", exact=True).click()
        page.get_by_label("Dag", exact=True).fill("2025-06-16")
        the_page_is_accessible(page)
        page.get_by_role("button", name="Lagre").click()


def then_the_new_version_is_in_force_and_the_old_one_has_ended(page: Page) -> None:
    page.goto("/loten/agreement/")
    expect(page.locator(".version-card").nth(0)).to_contain_text("gjelder fra 16. juni 2025")
    expect(page.locator(".version-card").nth(1)).to_contain_text("15. juni 2025")


def then_the_difference_can_be_read(page: Page) -> None:
    page.get_by_role("link", name="Hva som er endret").click()
    expect(page.locator(".difference")).to_have_count(2)
    expect(page.locator(".difference").first).to_contain_text("senest to uker før møtet")
    the_page_is_accessible(page)


def when_the_signed_file_is_kept(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "avtale.pdf"
    file.write_bytes(PDF)
    page.goto("/loten/agreement/2/file/")
    page.get_by_label("Den signerte avtalen (PDF)").set_input_files(file)
    page.get_by_role("button", name="Lagre").click()
    expect(page.locator(".files")).to_contain_text("SHA-256")


def then_the_other_party_can_fetch_it(page: Page) -> None:
    page.goto("/loten/agreement/2/")
    with page.expect_download() as download:
        page.get_by_role("link", name="avtale.pdf").click()
    assert Path(download.value.path()).read_bytes() == PDF
