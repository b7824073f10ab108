"""The police release their figures; what they have not released is nowhere to be seen."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from stories.looking import nothing_sticks_out, the_page_is_accessible

pytestmark = [pytest.mark.story, pytest.mark.slow]

PHONE = {"viewport": {"width": 390, "height": 844}}
FIGURES = "Anmeldte forhold per grunnkrets, under arbeid"


def test_the_police_release_figures_and_take_them_back(visit: Any) -> None:
    municipality, police = visit("slt.loten", **PHONE), visit("politikontakt.loten")
    given_figures_only_the_police_see(municipality, police)

    when_the_police_release_them(police)
    then_the_municipality_reads_on_which_basis(municipality)

    when_the_police_withdraw_the_release(police)
    then_they_are_nowhere_and_the_log_says_why(municipality)


def test_a_paper_is_brought_without_a_mouse_and_a_child_is_noticed(
    visit: Any, tmp_path: Path
) -> None:
    page = visit("samordnare.lund", color_scheme="dark", **PHONE)
    note = tmp_path / "notering.txt"
    note.write_text("Lamporna vid stationen är trasiga.")
    page.goto("/lund/papers/bring/")
    page.get_by_label("Vad är det?").fill("Linnea, 13 år, har synts där")
    page.get_by_label("Filen").set_input_files(note)
    page.get_by_role("button", name="Spara").press("Enter")

    expect(page.get_by_role("alert")).to_contain_text("Här står ett namn med ålder.")
    the_page_is_accessible(page)
    nothing_sticks_out(page)

    page.get_by_label("Vad är det?").fill("Lamporna vid stationen")
    page.get_by_label("Filen").set_input_files(note)
    page.get_by_role("button", name="Spara").press("Enter")

    expect(page.get_by_role("link", name="Lamporna vid stationen")).to_be_visible()


@pytest.mark.parametrize(
    ("who", "address", "title"),
    [
        ("politikontakt.loten", "/loten/papers/", "Sårbarheter ved sommerens arrangementer"),
        ("kommunpolis.lund", "/lund/papers/", "Anmälda brott 2023–2025, utvalda områden"),
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_papers_page_is_accessible_and_fits_a_phone(
    who: str, address: str, title: str, scheme: str, visit: Any
) -> None:
    page = visit(who, color_scheme=scheme, **PHONE)
    page.goto(address)
    page.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    the_page_is_accessible(page)
    nothing_sticks_out(page)


def test_a_file_of_a_gigabyte_is_refused_before_it_goes_and_nothing_written_is_lost(
    visit: Any, tmp_path: Path
) -> None:
    page = visit("slt.loten", **PHONE)
    page.on("request", lambda request: sent.append(request.method))
    sent: list[str] = []
    page.goto("/loten/papers/bring/")
    page.get_by_label("Hva er det?").fill("Filmen fra torget")
    page.get_by_label("Filen").set_input_files(of_size(tmp_path / "film.pdf", 2**30))
    page.get_by_role("button", name="Lagre").click()

    expect(page.get_by_role("alert")).to_contain_text("større enn 20 MB")
    expect(page.get_by_label("Hva er det?")).to_have_value("Filmen fra torget")
    the_page_is_accessible(page)
    assert "POST" not in sent
    page.get_by_label("Filen").set_input_files(of_size(tmp_path / "notat.pdf", 10))
    expect(page.get_by_role("alert")).to_have_count(0)


def test_without_scripts_the_server_says_it_and_the_way_back_leads_to_what_was_written(
    visit: Any, tmp_path: Path
) -> None:
    page = visit("slt.loten", java_script_enabled=False)
    page.goto("/loten/papers/bring/")
    page.get_by_label("Hva er det?").fill("Filmen fra torget")
    page.get_by_label("Filen").set_input_files(of_size(tmp_path / "film.pdf", 40 * 2**20))
    page.get_by_role("button", name="Lagre").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Det er for mye på én gang")
    page.go_back()
    expect(page.get_by_label("Hva er det?")).to_have_value("Filmen fra torget")


# --- steps ---------------------------------------------------------------------------------


def of_size(file: Path, size: int) -> Path:
    """A file that says it is that large, and takes no room."""
    with file.open("wb") as empty:
        empty.truncate(size)
    return file


def given_figures_only_the_police_see(municipality: Page, police: Page) -> None:
    municipality.goto("/loten/papers/")
    police.goto("/loten/papers/")
    expect(police.get_by_role("link", name=FIGURES)).to_be_visible()
    expect(police.get_by_text("Ikke frigitt: bare politiet ser dem.")).to_be_visible()
    expect(municipality.get_by_text(FIGURES)).to_have_count(0)


def when_the_police_release_them(police: Page) -> None:
    police.get_by_role("link", name=FIGURES).click()
    police.get_by_role("link", name="Frigi til rådet").click()
    police.get_by_label("Hvor detaljerte er tallene?").select_option("small_area")
    the_page_is_accessible(police)
    police.get_by_role("button", name="Lagre").click()
    expect(police.get_by_role("button", name="Trekk frigivingen tilbake")).to_be_visible()


def then_the_municipality_reads_on_which_basis(municipality: Page) -> None:
    municipality.goto("/loten/papers/")
    municipality.get_by_role("link", name=FIGURES).click()
    expect(municipality.get_by_text("politiregisterloven § 24 nr. 2")).to_be_visible()
    expect(municipality.get_by_text("Skal ikke vises utenfor rådet.")).to_be_visible()
    nothing_sticks_out(municipality)


def when_the_police_withdraw_the_release(police: Page) -> None:
    police.get_by_role("button", name="Trekk frigivingen tilbake").click()
    expect(police.get_by_text("Trukket tilbake. Bare politiet ser dem nå.")).to_be_visible()


def then_they_are_nowhere_and_the_log_says_why(municipality: Page) -> None:
    municipality.reload()
    expect(municipality.get_by_text(FIGURES)).to_have_count(0)
    municipality.goto("/loten/log/")
    expect(municipality.get_by_text("trakk tilbake frigivingen").first).to_be_visible()
