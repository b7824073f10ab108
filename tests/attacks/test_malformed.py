"""What no browser sends: every address answers it, and none breaks."""

from typing import Any

import pytest
from django import forms
from django.test import Client

from attacks.walking import every_field
from samrad.records.basics.context import at_the_gate
from samrad.records.councils.models import Council

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

QUERIES = (
    "?on=%00&year=%00&page=%00&topic=%00&next=%00",
    "?on=%ff%fe&year=%c3%28&page=%ed%a0%80",
    "?on=2025-99-99&year=99999999999999999999&page=-1",
    "?page=1e9&year=2025'--&on=2025-01-01'%3BDROP%20TABLE%20records_council",
    "?" + "&".join(f"a{number}=1" for number in range(900)),
    "?on={{7*7}}&year=${7*7}&page=<script>",
)
VALUES = (
    "\x00",
    "a\x00b",
    "\ud7ff\uffff",
    "\u202e" + "x" * 9,
    "9" * 400,
    "'; DROP TABLE x; --",
)


@pytest.fixture
def inside(person: Any) -> Client:
    client = Client(raise_request_exception=False)
    with at_the_gate():
        client.force_login(person("slt.loten"))
    return client


@pytest.mark.parametrize("query", QUERIES)
def test_no_query_breaks_a_page(query: str, site: dict[str, str], inside: Client) -> None:
    codes = {name: inside.get(address + query).status_code for name, address in site.items()}

    assert {name: code for name, code in codes.items() if code >= 500} == {}


@pytest.mark.parametrize("value", VALUES)
def test_no_value_breaks_a_form(value: str, site: dict[str, str], inside: Client) -> None:
    assert broken(inside, site, dict.fromkeys(every_field(), value)) == {}


@pytest.mark.parametrize("value", VALUES[1:4])
def test_no_word_breaks_a_form_that_is_filled_in_otherwise(
    value: str, site: dict[str, str], inside: Client
) -> None:
    """What is wrong everywhere is refused early; here only the words are wrong."""
    sent = {name: plausible(field) or value for name, field in every_field().items()}
    assert sum(told == value for told in sent.values()) > 20
    assert sum(told != value for told in sent.values()) > 20

    assert broken(inside, site, sent) == {}


# What a field of each kind takes; what is nothing of these takes words.
TAKEN = {
    forms.DateField: "2025-06-20",
    forms.TimeField: "09:00",
    forms.IntegerField: "1",
    forms.EmailField: "uten.sete@samrad.example",
    forms.BooleanField: "on",
}


def plausible(field: forms.Field | None) -> str:
    """What such a field may be sent; nothing for words."""
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        offered = [key for key, _ in choices if isinstance(key, str) and key]
        return offered[0] if offered else ""
    return next((told for kind, told in TAKEN.items() if isinstance(field, kind)), "")


def broken(client: Client, site: dict[str, str], sent: dict[str, str]) -> dict[str, int]:
    """The addresses that break when this is sent to them."""
    codes = {
        name: client.post(address, sent).status_code
        for name, address in site.items()
        if name != "sign_out"
    }
    return {name: code for name, code in codes.items() if code >= 500}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
        (b"--x\r\nContent-Disposition: form-data; name=", "multipart/form-data; boundary=x"),
        (b"", "multipart/form-data"),
        (b'{"a":' * 5000, "application/json"),
        (b"<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><x>&y;</x>", "text/xml"),
    ],
)
def test_no_body_breaks_an_address(
    body: bytes, kind: str, site: dict[str, str], inside: Client
) -> None:
    codes = {
        name: inside.generic("POST", address, body, content_type=kind).status_code
        for name, address in site.items()
        if name != "sign_out"
    }
    assert {name: code for name, code in codes.items() if code >= 500} == {}


def test_a_form_from_elsewhere_is_refused_on_every_address(
    site: dict[str, str], person: Any, inside: Client
) -> None:
    strict = Client(enforce_csrf_checks=True)
    with at_the_gate():
        strict.force_login(person("slt.loten"))
    codes = {name: strict.post(address, {}).status_code for name, address in site.items()}
    taken = {
        name
        for name, address in site.items()
        if name == "sign_out" or inside.post(address, {}).status_code not in (404, 405)
    }

    assert set(codes.values()) <= {403, 404, 405}
    # What only reads says that it takes nothing; all that takes something asks for the token.
    assert {name: codes[name] for name in taken if codes[name] != 403} == {}
    assert len(taken) > 100


@pytest.mark.parametrize(
    "to",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"],
)
def test_nobody_is_led_away(to: str, site: dict[str, str], inside: Client) -> None:
    for name, address in site.items():
        for answer in (
            inside.get(f"{address}?next={to}"),
            inside.post(address, {"next": to, "language": "nb", "theme": "dark"}),
        ):
            assert "evil" not in answer.headers.get("Location", "").partition("next=")[0], name
            assert not answer.headers.get("Location", "").startswith("javascript"), name


@pytest.mark.parametrize(
    "written", ["{{ 7919*104729 }}", "{% now 'Y' %}", "<img src=x onerror=y>"]
)
def test_what_people_write_is_shown_as_they_wrote_it(
    written: str, within: Any, inside: Client, site: dict[str, str]
) -> None:
    with within("loten"):
        Council.objects.update(name=written)
    shown = 0
    for address in site.values():
        answer = inside.get(address)
        if not answer["Content-Type"].startswith("text/html"):
            continue
        body = answer.content.decode()
        # Too long to stand in an identifier by chance.
        assert "829348951" not in body
        assert "<img src=x" not in body
        shown += "7919*104729" in body or "now &#x27;Y" in body or "&lt;img src=x" in body
    assert shown > 10
