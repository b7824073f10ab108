"""What every page carries: its language, its colours, and headers that keep it safe."""

import re
from typing import Any

import pytest
from django.test import Client

from samrad.records.basics.context import at_the_gate
from samrad.web.kit.files import FILE_POLICY
from samrad.web.kit.headers import POLICY

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LANGUAGES = ["nb", "nn", "sv", "en"]
PUBLIC = ["/sign-in/", "/live", "/ready", "/no-such-page/", "/", "/loten/"]


def language_of(answer: Any) -> tuple[str, str]:
    """As the page says it, and as the header does."""
    found = re.search(r'<html lang="(\w+)"', answer.content.decode())
    assert found
    return found[1], answer["Content-Language"]


# --- language ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["/", "/loten/", "/loten/year/2025/", "/loten/agreement/2/"])
def test_a_page_is_in_the_language_of_its_reader(
    page: str, language: str, signed_in: Any
) -> None:
    # The browser asks for another one; the person has chosen.
    client = signed_in("slt.loten", language)
    answer = client.get(page, headers={"accept-language": "fr, sv;q=0.9"})

    assert language_of(answer) == (language, language)


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("sv", "sv"),
        ("nn-NO,nn;q=0.9,en;q=0.5", "nn"),
        ("no", "nb"),
        ("da-DK", "nb"),
        ("en-US,en", "en"),
        ("fi, sv;q=0.5", "sv"),
        ("fr", "nb"),
        ("", "nb"),
        ("*", "nb"),
        (";;;,,,=", "nb"),
        ("x" * 5000, "nb"),
    ],
)
def test_without_a_reader_the_browser_is_asked(
    asked: str, language: str, client: Client
) -> None:
    answer = client.get("/sign-in/", headers={"accept-language": asked})

    assert language_of(answer) == (language, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chosen_language_is_kept_with_the_person(
    language: str, signed_in: Any, person: Any
) -> None:
    client = signed_in("samordnare.lund")
    answer = client.post("/choose/language", {"language": language, "next": "/lund/"})

    assert (answer.status_code, answer["Location"]) == (302, "/lund/")
    assert person("samordnare.lund").language == language
    assert language_of(client.get("/lund/")) == (language, language)
    # Another browser knows it too.
    other = Client()
    with at_the_gate():
        other.force_login(person("samordnare.lund"))
    assert language_of(other.get("/lund/")) == (language, language)


def test_a_language_chosen_before_signing_in_is_kept_in_the_browser(client: Client) -> None:
    client.post("/choose/language", {"language": "sv"})
    kept = client.cookies["language"]

    assert (kept.value, kept["httponly"], kept["samesite"]) == ("sv", True, "Lax")
    assert language_of(client.get("/sign-in/")) == ("sv", "sv")


@pytest.mark.parametrize("language", ["", "de", "nb'; --", "../../en"])
def test_a_language_there_is_not_changes_nothing(
    language: str, signed_in: Any, person: Any
) -> None:
    client = signed_in("samordnare.lund")
    answer = client.post("/choose/language", {"language": language})

    assert answer.status_code == 302
    assert person("samordnare.lund").language == "sv"
    assert "language" not in client.cookies
    client.cookies["language"] = "de"
    assert language_of(client.get("/")) == ("sv", "sv")


# --- colours -------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
def test_chosen_colours_are_kept_in_the_browser(theme: str, client: Client) -> None:
    answer = client.post("/choose/theme", {"theme": theme, "next": "/sign-in/"})
    body = client.get("/sign-in/").content.decode()

    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/")
    assert client.cookies["theme"]["httponly"]
    assert f'data-color-scheme="{theme}"' in body
    assert re.findall(r'name="theme" value="(\w+)" aria-pressed="true"', body) == [theme]


@pytest.mark.parametrize("theme", ["", "pink", '"><script>'])
def test_colours_there_are_not_change_nothing(theme: str, client: Client) -> None:
    client.post("/choose/theme", {"theme": theme})
    assert "theme" not in client.cookies

    client.cookies["theme"] = theme
    body = client.get("/sign-in/").content.decode()
    assert 'data-color-scheme="auto"' in body
    assert "<script>" not in body


# --- where choosing leads back to ----------------------------------------------------------


@pytest.mark.parametrize("choice", ["/choose/language", "/choose/theme"])
@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example",
        "///evil.example",
        "http:///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "https:evil.example",
        "https://testserver@evil.example/",
        "https://testserver.evil.example/",
        "\x00//evil.example",
        "\t//evil.example",
        " //evil.example",
        "",
    ],
)
def test_nobody_is_led_away_from_here(choice: str, target: str, client: Client) -> None:
    answer = client.post(choice, {"language": "sv", "theme": "dark", "next": target})

    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_the_way_back_keeps_its_question(signed_in: Any) -> None:
    client = signed_in("slt.loten")
    body = client.get("/loten/?year=2024&on=2024-03-01").content.decode()

    assert 'name="next" value="/loten/?year=2024&amp;on=2024-03-01"' in body


# --- headers -------------------------------------------------------------------------------


def assert_safe(answer: Any) -> None:
    policy = answer["Content-Security-Policy"]
    if answer.headers.get("Content-Disposition", "").startswith("attachment"):
        assert policy == FILE_POLICY
        policy = POLICY
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";")}
    assert rules["default-src"] == ["'none'"]
    assert rules["script-src"] == rules["style-src"] == ["'self'"]
    assert rules["frame-ancestors"] == rules["base-uri"] == ["'none'"]
    assert rules["form-action"] == ["'self'"]
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in answer["Permissions-Policy"]


@pytest.mark.parametrize("page", PUBLIC)
def test_every_page_is_safe_before_signing_in(page: str, client: Client) -> None:
    assert_safe(client.get(page))


def test_every_page_is_safe_when_signed_in(signed_in: Any, addresses: Any) -> None:
    there = addresses("loten")
    client = signed_in("slt.loten")
    for address in there.values():
        assert_safe(client.get(address))
        assert_safe(client.post(address, {"on": "nonsense"}))


def test_a_refused_form_is_safe_too() -> None:
    assert_safe(Client(enforce_csrf_checks=True).post("/choose/theme", {"theme": "dark"}))


def test_cookies_are_closed_to_scripts(client: Client) -> None:
    client.get("/sign-in/")
    client.post("/choose/theme", {"theme": "dark"})
    for cookie in client.cookies.values():
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] == "Lax", cookie.key


@pytest.mark.parametrize("page", ["/", "/loten/", "/loten/agreement/2/", "/sign-in/"])
def test_a_page_needs_nothing_inline_and_nothing_from_elsewhere(
    page: str, signed_in: Any, client: Client
) -> None:
    if page != "/sign-in/":
        signed_in("slt.loten")
    body = client.get(page).content.decode()

    assert not re.search(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=|javascript:", body)
    for address in re.findall(r'(?:<link|<script|<img)[^>]*(?:href|src)="([^"]*)"', body):
        assert address.startswith("/static/")


def test_what_people_write_is_text_and_never_markup(
    signed_in: Any, within: Any, addresses: Any
) -> None:
    from samrad.records.agreements.models import Change, Clause, Version
    from samrad.records.councils.models import Council
    from samrad.records.evidence.models import Evidence

    evil = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>"
    there = addresses("loten")
    with within("loten"):
        Clause.objects.update(quote=evil, heading=evil)
        Clause.objects.filter(kind="focus_areas").update(terms={"areas": [evil]})
        Change.objects.update(quote=evil, reason=evil)
        Evidence.objects.update(ref=evil)
        Evidence.objects.exclude(topic="").update(topic=evil)
        Version.objects.update(title=evil)
        Council.objects.update(name=evil)
    client = signed_in("slt.loten")
    for address in ["/", *there.values()]:
        answer = client.get(address)
        if not answer["Content-Type"].startswith("text/html"):
            continue  # A file to be kept; no browser reads it as a page.
        body = answer.content.decode(errors="replace")
        assert "<script>alert" not in body
        assert "<img src=x" not in body
