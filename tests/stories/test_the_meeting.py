"""The council meets: from a proposed matter to minutes everyone may read."""

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Position, expect

from stories.looking import nothing_sticks_out, the_page_is_accessible

pytestmark = [pytest.mark.story, pytest.mark.slow]

PHONE = {"viewport": {"width": 390, "height": 844}}
TODAY = "2025-06-16"
SECRET = "Ørnulf-planen"


@dataclass(frozen=True, slots=True)
class Told:
    """A council, who does what in it, and the words they meet in their language."""

    language: str
    slug: str
    proposer: str
    secretary: str
    municipality: str
    police: str
    title: str
    said: str
    decided: str
    ground: str
    words: tuple[str, ...]


CASES = {
    "nb": Told(
        "nb",
        "loten",
        "politikontakt.loten",
        "slt.loten",
        "ordforer.loten",
        "stasjonssjef.loten",
        "Lys langs turveien",
        "Det er mørkt mellom skolen og stasjonen.",
        "Det settes opp tolv lamper før høsten.",
        "no.offl.24.1",
        ("Saksliste", "Innkalling", "Beslutning"),
    ),
    "nn": Told(
        "nn",
        "hallingdal",
        "politikontakt.hallingdal",
        "slt.hallingdal",
        "ordforar.hol",
        "lensmann.hallingdal",
        "Lys langs turvegen",
        "Det er mørkt mellom skulen og stasjonen.",
        "Det vert sett opp tolv lamper før hausten.",
        "no.offl.24.1",
        ("Sakliste", "Innkalling", "Avgjerd"),
    ),
    "sv": Told(
        "sv",
        "lund",
        "kommunpolis.lund",
        "samordnare.lund",
        "ks.lund",
        "lpo.lund",
        "Belysning längs gångvägen",
        "Det är mörkt mellom skolan och stationen.",
        "Tolv lampor sätts upp före hösten.",
        "se.osl.18.1",
        ("Föredragningslista", "Kallelse", "Beslut"),
    ),
}


@pytest.mark.parametrize("told", CASES.values(), ids=CASES)
def test_a_matter_becomes_minutes_everyone_may_read(told: Told, visit: Any) -> None:
    secretary = visit(told.secretary)
    proposer = visit(told.proposer, **PHONE)
    meeting = given_a_meeting_today(secretary, told)

    when_a_member_proposes_a_matter(proposer, told)
    when_the_secretary_takes_it_up(secretary, told)
    then_the_agenda_writes_itself(secretary, meeting, told)
    when_the_notice_goes(secretary, meeting, told)
    then_a_member_answers_on_the_phone(visit(told.municipality, **PHONE), meeting)
    when_the_minutes_are_written_in_the_room(secretary, meeting, told)
    when_those_who_were_there_are_asked(secretary, meeting)
    when_both_parties_approve(visit, meeting, told)
    when_they_are_locked_and_published(secretary, meeting)
    then_everyone_reads_what_was_decided_and_not_what_is_exempt(visit, meeting, told)


# --- steps ---------------------------------------------------------------------------------


def given_a_meeting_today(page: Page, told: Told) -> str:
    page.goto(f"/{told.slug}/meetings/")
    looks_right(page)
    page.locator("#id_on").fill(TODAY)
    page.locator("#id_starts").fill("13:00")
    page.locator("#id_ends").fill("15:00")
    page.locator("#id_place").fill("Rådhuset")
    send(page)
    if page.locator('form:has(input[name="sure"][value="on"]) button').count() and (
        page.url.endswith("/meetings/")
    ):
        page.locator('.ds-alert form:has(input[name="sure"]) button').click()
    page.wait_for_url(f"**/{told.slug}/meetings/2025/*/")
    return page.url


def when_a_member_proposes_a_matter(page: Page, told: Told) -> None:
    page.goto(f"/{told.slug}/matters/propose/")
    page.locator("#id_title").fill(told.title)
    page.locator("#id_background").fill(told.said)
    page.locator("#id_kind").select_option("decide")
    looks_right(page)
    send(page)
    expect(page.get_by_text(told.title).first).to_be_visible()


def when_the_secretary_takes_it_up(page: Page, told: Told) -> None:
    page.goto(f"/{told.slug}/matters/")
    looks_right(page)
    page.get_by_role("link", name=told.title).first.click()
    page.locator('a[href$="/accept/"]').click()
    page.locator("#id_meeting").select_option(index=_meeting_today(page))
    send(page)


def _meeting_today(page: Page) -> int:
    options = page.locator("#id_meeting option").all_inner_texts()
    return next(n for n, text in enumerate(options) if "16" in text and "jun" in text)


def then_the_agenda_writes_itself(page: Page, meeting: str, told: Told) -> None:
    page.goto(meeting)
    looks_right(page)
    page.locator("form.belongs button").press("Enter")
    items = page.locator(".agenda li")
    expect(items.filter(has_text=told.title)).to_have_count(1)
    expect(page.get_by_role("heading", name=told.words[0])).to_be_visible()
    # Without a mouse: what was proposed goes first.
    while not items.first.get_by_text(told.title).count():
        up = items.filter(has_text=told.title).locator('button[name="to"]').first
        up.press("Enter")
    nothing_sticks_out(page)
    if told.language != "sv":  # this is the one item Lund has that day
        and_a_mouse_drags_an_item_down_and_up_again(page)


def and_a_mouse_drags_an_item_down_and_up_again(page: Page) -> None:
    """What stands first goes second and back; the order is kept, and not only shown."""
    items = page.locator(".agenda:has(li + li)").first.locator("li .item-what strong")
    first, second = items.nth(0).inner_text(), items.nth(1).inner_text()
    for start, end, order in ((0, 1, [second, first]), (1, 0, [first, second])):
        row = page.locator(".agenda:has(li + li)").first.locator("li")
        height = (row.nth(end).bounding_box() or {"height": 0})["height"]
        below = Position(x=40, y=height - 4 if end else 4)
        with page.expect_navigation():
            row.nth(start).drag_to(row.nth(end), target_position=below)
        page.reload()
        assert items.all_inner_texts()[:2] == order


def when_the_notice_goes(page: Page, meeting: str, told: Told) -> None:
    page.goto(f"{meeting}notice/send/")
    looks_right(page)
    page.locator("main form[method=post] button").last.click()
    page.goto(f"{meeting}notice/")
    looks_right(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text(told.words[1])
    with page.expect_download() as download:
        page.locator('a[href$=".pdf"]').first.click()
    assert download.value.path().read_bytes().startswith(b"%PDF-1.7")


def then_a_member_answers_on_the_phone(page: Page, meeting: str) -> None:
    page.goto(f"{meeting}notice/")
    looks_right(page)
    nothing_sticks_out(page)
    page.locator('form[action$="/notice/answer"] button[value="comes"]').click()
    expect(page.locator('form[action$="/notice/answer"] button[value="comes"]')).to_have_count(
        0
    )


def when_the_minutes_are_written_in_the_room(page: Page, meeting: str, told: Told) -> None:
    page.goto(meeting)
    page.locator('form[action$="/held"] button').click()
    page.goto(f"{meeting}room/")
    looks_right(page)
    item = page.locator(".room-item").first
    item.locator("[data-everyone]").click()
    item.locator("textarea").first.fill(told.said)
    write(page, item, "decision", told.decided)
    write(page, item, "dissent", f"{SECRET} {told.said}", ground=told.ground)
    expect(page.locator('[data-state="saved"]')).to_be_visible()
    page.reload()
    expect(page.locator(".room-item").first.locator("textarea")).to_have_count(3)


def write(page: Page, item: Locator, wording: str, text: str, *, ground: str = "") -> None:
    item.locator(f'[data-add="{wording}"]').click()
    paragraph = item.locator(".paragraph").last
    paragraph.locator("textarea").fill(text)
    if ground:
        paragraph.locator("details.openness > summary").click()
        paragraph.locator('select[name$="-openness"]').select_option("exempt")
        paragraph.locator('select[name$="-ground"]').select_option(ground)
        paragraph.locator('input[name$="-review"]').fill("2026-06-01")
    expect(page.locator('[data-state="saved"]')).to_be_visible()


def when_those_who_were_there_are_asked(page: Page, meeting: str) -> None:
    page.goto(f"{meeting}minutes/")
    looks_right(page)
    page.locator('form[action$="/minutes/send"] button').click()
    expect(page.locator('form[action$="/minutes/send"]')).to_have_count(0)


def when_both_parties_approve(visit: Any, meeting: str, told: Told) -> None:
    for who in (told.municipality, told.police):
        page = visit(who, **PHONE, color_scheme="dark")
        page.goto(f"{meeting}minutes/")
        looks_right(page)
        nothing_sticks_out(page)
        page.locator('form[action$="/minutes/approve"] button').click()
        expect(page.locator('form[action$="/minutes/approve"]')).to_have_count(0)


def when_they_are_locked_and_published(page: Page, meeting: str) -> None:
    page.goto(f"{meeting}minutes/")
    page.locator('form[action$="/minutes/lock"] button').click()
    page.goto(f"{meeting}minutes/publish/")
    page.wait_for_url("**/assess/")
    looks_right(page)
    for how in page.locator('select[name^="how-"]').all():
        if not how.input_value():
            how.select_option("open")
    page.locator("#id_reason").fill("Vurdert.")
    send(page)
    page.wait_for_url("**/publish/")
    looks_right(page)
    expect(page.get_by_text(SECRET)).to_have_count(0)
    page.locator("#id_note").fill("Vurdert.")
    send(page)
    page.wait_for_url("**/minutes/")


def then_everyone_reads_what_was_decided_and_not_what_is_exempt(
    visit: Any, meeting: str, told: Told
) -> None:
    page = visit(None, locale=f"{told.language}-NO", **PHONE)
    page.goto(meeting.replace(f"/{told.slug}/meetings/", f"/public/{told.slug}/minutes/"))
    looks_right(page)
    nothing_sticks_out(page)
    expect(page.get_by_text(told.decided)).to_be_visible()
    expect(page.get_by_text(told.words[2], exact=True).first).to_be_visible()
    assert SECRET not in page.content()
    feed = page.request.get(f"/public/{told.slug}/minutes.atom").text()
    assert told.decided in feed
    assert SECRET not in feed


def looks_right(page: Page) -> None:
    the_page_is_accessible(page)


def send(page: Page) -> None:
    """Press the button of the page's form."""
    page.locator("main form.form button[type=submit]").last.click()
