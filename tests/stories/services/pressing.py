"""What the stories of services share: a phone, and pressing a button."""

from typing import Any

from playwright.sync_api import Page

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}}
DARK: dict[str, Any] = {**PHONE, "color_scheme": "dark"}


def press(page: Page, name: str) -> None:
    """Press a button as one does without a mouse."""
    page.get_by_role("button", name=name, exact=False).first.press("Enter")
