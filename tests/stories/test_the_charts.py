"""A chart is walked without a mouse, and says what each point is."""

from typing import Any

import pytest
from playwright.sync_api import expect

from stories.looking import nothing_sticks_out, the_page_is_accessible

pytestmark = [pytest.mark.story, pytest.mark.slow]

PHONE = {"viewport": {"width": 390, "height": 844}}


def test_a_coordinator_walks_a_trend_with_the_arrow_keys(visit: Any) -> None:
    page = visit("slt.lorenskog", **PHONE)
    page.goto("/statistics/over-time/?indicator=4AAAAA-4ZZZZz")
    chart = page.locator(".chart").first
    told = chart.locator(".chart-told")

    page.get_by_role("button", name="Slå opp").focus()
    page.keyboard.press("Tab")
    expect(told).to_contain_text("2020–2021: 5,5")
    page.keyboard.press("ArrowRight")
    expect(told).to_contain_text("2021–2022")
    page.keyboard.press("End")
    expect(told).to_contain_text("2023–2024: 7,0")
    page.keyboard.press("ArrowRight")
    expect(told).to_contain_text("2023–2024: 7,0")
    page.keyboard.press("Home")
    expect(told).to_contain_text("2020–2021: 5,5")
    the_page_is_accessible(page)
    nothing_sticks_out(page)
