"""Every answer of every address carries its headers and holds nothing inline."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client

from attacks.walking import every_address
from samrad.records.basics.context import at_the_gate
from samrad.web.kit.files import FILE_POLICY
from samrad.web.kit.headers import ALWAYS, POLICY

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# What anybody may keep a copy of. Everything else is private.
PUBLIC = {"robots_txt", "security_txt"}
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_INLINE = {
    "a script in the page": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "a style sheet in the page": re.compile(r"<style", re.IGNORECASE),
    "a style at an element": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a script at an element": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script as an address": re.compile(r"""=\s*["']?\s*javascript:""", re.IGNORECASE),
    "something from elsewhere": re.compile(
        r"<(?:link|script|img)[^>]*(?:src|href)=\"(?!/static/|/public/)"
    ),
}


def faults(name: str, answer: Any) -> list[str]:
    """What is wrong with the answer, in words."""
    where = f"{name} ({answer.status_code})"
    wrong = [f"{where}: lacks {header}" for header in ALWAYS if not answer.get(header)]
    wrong += _wrong_headers(where, answer, public=name in PUBLIC and answer.status_code == 200)
    wrong += [f"{where}: cookie {fault}" for fault in _cookie_faults(answer.cookies)]
    if answer.get("Content-Type", "").startswith("text/html"):
        page = _COMMENT.sub("", answer.content.decode())
        wrong += [f"{where}: {what}" for what, inline in _INLINE.items() if inline.search(page)]
    return wrong


def _wrong_headers(where: str, answer: Any, *, public: bool) -> list[str]:
    wrong = []
    for header, value in ALWAYS.items():
        fixed = header not in ("Cache-Control", "Content-Security-Policy")
        if fixed and answer.get(header) not in (None, value):
            wrong.append(f"{where}: {header} is {answer[header]}")
    if answer["Content-Security-Policy"] not in (POLICY, FILE_POLICY):
        wrong.append(f"{where}: policy {answer['Content-Security-Policy']}")
    if not public and "no-store" not in answer["Cache-Control"]:
        wrong.append(f"{where}: a private answer that caches may keep")
    if not public and (answer.get("ETag") or answer.get("Last-Modified")):
        wrong.append(f"{where}: a private answer with a mark to know it again by")
    html = answer.get("Content-Type", "").startswith("text/html")
    if html and "Cookie" not in answer.get("Vary", ""):
        wrong.append(f"{where}: Vary does not name the cookie")
    return wrong


def _cookie_faults(cookies: Mapping[str, Any]) -> list[str]:
    wrong = []
    for name, cookie in cookies.items():
        if cookie["max-age"] == 0:
            continue  # taken away
        if not cookie["httponly"]:
            wrong.append(f"{name} is open to scripts")
        if cookie["samesite"] != "Lax":
            wrong.append(f"{name} goes along from other sites")
        if cookie["path"] != "/" or cookie["domain"]:
            wrong.append(f"{name} is not of this host alone")
    return wrong


def test_every_slot_of_every_address_is_known_in_the_demo(words: dict[str, object]) -> None:
    asked = {slot: one.name for one in every_address() for slot in one.slots}

    assert {slot: name for slot, name in asked.items() if slot not in words} == {}
    assert len(asked) > 10


# How one asks matters as much as who asks, but not both at once: the rest differs by neither.
ASKED = (
    *((who, method) for who in ("", "slt.loten", "uten.sete") for method in ("get", "post")),
    *(("slt.loten", method) for method in ("head", "options", "put", "delete")),
)


@pytest.mark.parametrize(("who", "method"), ASKED)
def test_every_answer_is_safe(who: str, method: str, site: dict[str, str], person: Any) -> None:
    wrong, seen = [], set()
    for name, address in site.items():
        fresh = Client(raise_request_exception=False)
        if who:
            with at_the_gate():
                fresh.force_login(person(who))
        answer = getattr(fresh, method)(address)
        seen.add(answer.status_code)
        wrong += faults(name, answer)
        if answer.status_code >= 500:
            wrong.append(f"{name}: {answer.status_code}")

    assert wrong == []
    assert len(seen) > 1


@pytest.mark.parametrize(
    "address",
    ["/no-such-page/", "/loten/no-such/", "/static/no-such.css", "/x" * 500, "/feed/x/y.ics"],
)
@pytest.mark.parametrize("who", ["", "slt.loten"])
def test_the_answer_where_nothing_is_is_safe_too(
    address: str, who: str, client: Client, person: Any
) -> None:
    if who:
        with at_the_gate():
            client.force_login(person(who))
    answer = client.get(address)

    assert answer.status_code in (302, 404)
    assert faults(address, answer) == []


def test_the_scan_sees_what_it_looks_for(client: Client) -> None:
    answer: Any = client.get("/sign-in/")
    assert faults("sign_in", answer) == []

    answer.content = b'<p style="x" onclick="y"><script>1</script><a href="javascript:1">'
    del answer.headers["Permissions-Policy"]
    answer.headers["Cache-Control"] = "max-age=60"
    answer.headers["ETag"] = "1"
    found = "\n".join(faults("sign_in", answer))
    for word in (
        "style at",
        "script at",
        "script in",
        "as an address",
        "lacks",
        "caches",
        "mark",
    ):
        assert word in found
