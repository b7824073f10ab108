"""A service that is down; in a file of its own, for we do not ask it again at once."""

from typing import Any

import pytest
from playwright.sync_api import expect

from gateways.oidc.offering import Offering
from stories.looking import nothing_sticks_out, the_page_is_accessible
from stories.services.pressing import DARK, press

pytestmark = [pytest.mark.story, pytest.mark.slow]


def test_when_a_service_is_down_the_page_says_so(visit: Any, services: Offering) -> None:
    """The municipality's: it wants to be asked each time, whatever we know of it already."""
    page = visit(None, **DARK)
    services.municipality.stop()
    try:
        press(page, "Logg inn med Løten kommune")
        expect(page.get_by_role("heading", level=1)).to_have_text("Løten kommune svarer ikke")
        the_page_is_accessible(page)
        nothing_sticks_out(page)
    finally:
        services.mend()
