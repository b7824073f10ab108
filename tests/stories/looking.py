"""What every story asks of a page it looks at."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# WCAG 2.2 AA and what axe counts as good practice beside it.
_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


# The law asks for these; without the good practice beside them a page takes half as long.
_WCAG = {"runOnly": _RULES["runOnly"][:-1], "resultTypes": ["violations"]}


def the_page_is_accessible(page: Page) -> None:
    """No rule of axe is broken."""
    assert _broken(page, _RULES) == []


def against_wcag(page: Page) -> list[str]:
    """The rules of WCAG 2.2 AA the page breaks, each with where."""
    return _broken(page, _WCAG)


def _broken(page: Page, rules: dict[str, list[str]]) -> list[str]:
    found = Axe().run(page, options=rules).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']][:3]}" for one in found]


def nothing_sticks_out(page: Page) -> None:
    """The page does not scroll sideways."""
    assert not sticks_out(page)


def sticks_out(page: Page) -> bool:
    """Whether the page scrolls sideways."""
    wider: bool = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return wider
