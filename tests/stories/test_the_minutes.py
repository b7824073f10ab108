"""From a draft to what residents read: asked, approved by both, locked, published."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from project.operating import free_port
from stories.conftest import serving_demo
from stories.looking import nothing_sticks_out, the_page_is_accessible

pytestmark = [pytest.mark.story, pytest.mark.slow]

PHONE = {"viewport": {"width": 390, "height": 844}}
_PLANT = Path(__file__).parent / "planting.py"


@dataclass(frozen=True)
class Told:
    """A council, its people, and the words on the buttons in the language they read."""

    slug: str
    secretary: str
    municipality: str
    police: str
    ask: str
    nothing: str
    approve: str
    lock: str
    look: str
    publish: str
    public: str


BOKMAAL = Told(
    *("loten", "slt.loten", "ordforer.loten", "stasjonssjef.loten"),
    ask="Spør dem som var til stede",
    nothing="Jeg har ingen merknader",
    approve="Godkjenn for",
    lock="Lås referatet",
    look="Se hva innbyggerne får lese",
    publish="Offentliggjør",
    public="Hva Politirådet i Løten har behandlet",
)
NYNORSK = Told(
    *("hol", "slt.hallingdal", "ordforar.hol", "politikontakt.hallingdal"),
    ask="Spør dei som var til stades",
    nothing="Eg har ingen merknader",
    approve="Godkjenn for",
    lock="Lås referatet",
    look="Sjå kva innbyggjarane får lese",
    publish="Offentleggjer",
    public="har behandla og vedteke",
)
SVENSKA = Told(
    *("lund", "samordnare.lund", "ks.lund", "lpo.lund"),
    ask="Fråga dem som var med",
    nothing="Jag har inga synpunkter",
    approve="Godkänn för",
    lock="Lås protokollet",
    look="Se vad invånarna får läsa",
    publish="Publicera",
    public="har behandlat och beslutat",
)
ALL = (BOKMAAL, NYNORSK, SVENSKA)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, loaded: Path) -> Iterator[str]:
    """The demo, in which each of the three councils has held a meeting."""
    home = tmp_path_factory.mktemp("site")
    with serving_demo(home, free_port(), loaded) as address:
        for told in ALL:
            there = (told.secretary, told.municipality, told.police)
            plant = [sys.executable, str(_PLANT), str(home / "data"), told.slug, *there]
            subprocess.run(plant, check=True)
        yield address


@pytest.fixture
def enter(visit: Any) -> "Callable[..., Page]":
    """Sign in with a password, as who is not offered on the first page does."""

    def sign_in(who: str, **options: Any) -> Page:
        page: Page = visit(None, **options)
        page.locator("input[name=username]").fill(f"{who}@samrad.example")
        page.locator("input[name=password]").fill("samrad-demo")
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url("**/")
        return page

    return sign_in


@pytest.mark.parametrize("told", ALL, ids=["nb", "nn", "sv"])
def test_the_minutes_become_public(told: Told, enter: Any, visit: Any) -> None:
    secretary = enter(told.secretary)
    given_minutes_that_were_sent(secretary, told)

    mayor = enter(told.municipality, **PHONE)
    when_somebody_who_was_there_has_nothing_to_add(mayor, told)
    when_both_approve(mayor, enter(told.police, color_scheme="dark", **PHONE), told)
    when_the_secretary_locks_and_publishes(secretary, told)

    residents = visit(None, **PHONE)
    then_everybody_reads_what_is_open(residents, told)


def given_minutes_that_were_sent(page: Page, told: Told) -> None:
    page.goto(f"/{told.slug}/meetings/2025/90/minutes/")
    the_page_is_accessible(page)
    page.get_by_role("button", name=told.ask).click()
    expect(page.get_by_role("button", name=told.nothing)).to_be_visible()


def when_somebody_who_was_there_has_nothing_to_add(page: Page, told: Told) -> None:
    page.locator(f'a[href="/{told.slug}/meetings/2025/90/minutes/"]').click()
    the_page_is_accessible(page)
    nothing_sticks_out(page)
    page.get_by_role("button", name=told.nothing).click()
    expect(page.get_by_role("button", name=told.nothing)).to_have_count(0)


def when_both_approve(mayor: Page, chief: Page, told: Told) -> None:
    mayor.get_by_role("button", name=told.approve).click()
    expect(mayor.get_by_role("button", name=told.approve)).to_have_count(0)
    chief.goto(f"/{told.slug}/meetings/2025/90/minutes/")
    the_page_is_accessible(chief)
    chief.get_by_role("button", name=told.approve).press("Enter")
    expect(chief.get_by_role("button", name=told.approve)).to_have_count(0)


def when_the_secretary_locks_and_publishes(page: Page, told: Told) -> None:
    page.goto(f"/{told.slug}/meetings/2025/90/minutes/")
    page.get_by_role("button", name=told.lock).click()
    page.get_by_role("link", name=told.look).click()
    for choice in page.locator("select").all():
        if not choice.input_value():
            choice.select_option("open")
    page.locator("#id_reason").fill("Vurdert.")
    the_page_is_accessible(page)
    page.get_by_role("button", name=told.look).click()
    shown = page.locator(".as-residents")
    expect(shown).to_contain_text("Det settes opp lys.")
    expect(shown).not_to_contain_text("hemmelig", ignore_case=True)
    the_page_is_accessible(page)
    page.locator("textarea").fill("Vurdert. Nei.")
    page.get_by_role("button", name=told.publish, exact=True).click()
    expect(page.locator(".way li").last).to_have_attribute("data-done", "yes")
    the_page_is_accessible(page)


def then_everybody_reads_what_is_open(page: Page, told: Told) -> None:
    language = {"loten": "nb", "hol": "nn", "lund": "sv"}[told.slug]
    page.goto(f"/public/{told.slug}/?language={language}")
    expect(page.locator("main")).to_contain_text(told.public)
    the_page_is_accessible(page)
    page.locator('main a[href*="/minutes/"]').first.click()
    expect(page.locator("article")).to_contain_text("Det settes opp lys.")
    expect(page.locator("body")).not_to_contain_text("hemmelig", ignore_case=True)
    the_page_is_accessible(page)
    nothing_sticks_out(page)
    with page.expect_download() as saved:
        page.locator('a[href$="/pdf"]').click()
    assert saved.value.suggested_filename.endswith(".pdf")
