"""What residents read: without signing in, without a cookie, and nothing that is exempt."""

import io
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree as ET

import pypdf
import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from pypdf.generic import StreamObject

from minutes_afterwards import SECRETARY
from minuting import Drawn, some_minutes
from publishing_them import assess_all, released
from samrad.actions import publishing
from samrad.core.documents.document import Shape
from samrad.core.meetings.public_minutes import without_exempt
from samrad.core.meetings.published import Copy, Front, PublicCouncil, Published
from samrad.gateways.documents import WRITERS
from samrad.records.public import queries
from samrad.web.kit.meeting_documents import public_minutes

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FRONT = "/public/loten/"
MINUTES = "/public/loten/minutes/2025/90/"
FEED = "/public/loten/minutes.atom"
PAGES = (FRONT, MINUTES, f"{MINUTES}pdf", FEED)


@pytest.fixture
def published(locked: None, acting: Any, at: datetime) -> None:
    """The minutes of Løten's meeting 90/25 are public."""
    del locked
    with acting(SECRETARY) as (found, by):
        assess_all(found, by=by, at=at)
        publishing.publish_minutes(found, released(found, at), by=by, at=at)


@pytest.mark.usefixtures("published")
def test_anybody_reads_them_and_is_given_no_cookie(client: Any) -> None:
    for address in PAGES:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert not answer.cookies, address
        assert answer.headers["Cache-Control"] == "no-store"
    page = client.get(MINUTES).content.decode()
    assert "Kommunen viste kart." in page
    assert "Sekretær" in page
    assert "Sekretær" in _readable(client.get(f"{MINUTES}pdf").content)
    assert "<form" not in page
    assert "<script" not in page


@pytest.mark.usefixtures("published")
def test_what_is_exempt_is_in_none_of_it(client: Any) -> None:
    for address in PAGES:
        content = client.get(address).content
        text = _readable(content) if address.endswith("pdf") else content.decode()
        assert "hemmelig" not in text.casefold(), address
        # What the assessor wrote, who she is by address, and identifiers stay inside.
        assert "Vurdert" not in text, address
        assert "@samrad.example" not in text, address
        assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-7", text), address


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(
    ("language", "word"),
    [("nb", "Referat"), ("nn", "Referat"), ("sv", "Protokoll"), ("en", "Minutes")],
)
def test_in_each_language_by_a_link(language: str, word: str, client: Any) -> None:
    page = client.get(f"{FRONT}?language={language}").content.decode()
    assert f'<html lang="{language}"' in page
    assert word in page
    assert f"{MINUTES}?language={language}" in page


@pytest.mark.usefixtures("locked")
def test_locked_and_not_published_is_not_there(client: Any) -> None:
    assert client.get(MINUTES).status_code == 404
    assert "90/25" not in client.get(FRONT).content.decode()
    assert "90/25" not in client.get(FEED).content.decode()


@pytest.mark.usefixtures("published")
def test_withdrawn_is_as_if_it_had_never_been_there(
    client: Any, acting: Any, at: datetime
) -> None:
    with acting(SECRETARY) as (found, by):
        publishing.withdraw_minutes(found, "Et navn", by=by, at=at)
    for address in (MINUTES, f"{MINUTES}pdf"):
        assert client.get(address).status_code == 404
    never = client.get("/public/loten/minutes/2025/91/").content.decode()
    gone = client.get(MINUTES).content.decode().replace("/90/", "/91/")
    assert gone == never


@pytest.mark.parametrize(
    "address",
    [
        "/public/finnes-ikke/",
        "/public/finnes-ikke/minutes.atom",
        "/public/loten/minutes/2025/99999999999999999999/",
        "/public/loten/minutes/0/0/",
        "/public/loten/minutes/2025/90/?language=../../x",
    ],
)
def test_what_is_not_there_is_told_so(address: str, client: Any) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    page = answer.content.decode()
    assert not answer.cookies
    assert "<form" not in page
    assert "Hva som venter" not in page


@pytest.mark.parametrize(
    ("language", "word"), [("sv", "Fråga kommunen"), ("nn", "Spør kommunen")]
)
def test_what_is_not_there_is_told_in_the_language_asked_for(
    language: str, word: str, client: Any
) -> None:
    page = client.get(f"/public/loten/minutes/1999/1/?language={language}").content.decode()
    assert f'<html lang="{language}"' in page
    assert word in page


def test_residents_only_read_and_get_no_cookie_for_trying(client: Any) -> None:
    for address in PAGES:
        answer = client.post(address)
        assert answer.status_code == 405
        assert not answer.cookies
        assert "<form" not in answer.content.decode()


@pytest.mark.usefixtures("published")
def test_the_feed_is_atom_and_leads_to_the_page(client: Any) -> None:
    space = {"a": "http://www.w3.org/2005/Atom"}
    feed = ET.fromstring(client.get(FEED).content)  # noqa: S314 -- our own feed
    entry = feed.findall("a:entry", space)[0]
    link = entry.find("a:link", space)
    assert link is not None
    assert link.attrib["href"].endswith(MINUTES)
    summary = entry.findtext("a:summary", "", space)
    assert summary.splitlines() == [
        "Møteleder: Ordfører",
        "Sekretær: SLT-koordinator",
        "1801/25 Lys på torget",
        "– Det settes opp lys.",
    ]


@pytest.fixture
def shows(client: Any, monkeypatch: Any) -> "Callable[[Drawn], list[str]]":
    """Everything residents get of some minutes, as text: page, list, feed, document."""

    def texts(drawn: Drawn) -> list[str]:
        public = without_exempt(drawn.minutes)
        at = datetime(2025, 6, 16, tzinfo=UTC)
        council = PublicCouncil("loten", public.council, public.country, "nb")
        pdf = WRITERS[Shape.PDF](public_minutes(public, at=at))
        one = Published(2025, 90, public.day, at, public)
        monkeypatch.setattr(
            queries, "minutes_called", lambda *_: Copy(council, public, at, pdf)
        )
        monkeypatch.setattr(queries, "front", lambda _: Front(council, (one,)))
        monkeypatch.setattr(queries, "latest", lambda _: Front(council, (one,)))
        pages = [client.get(page).content.decode() for page in (FRONT, MINUTES, FEED)]
        return [*pages, public.canonical().decode(), _readable(pdf), _raw(pdf)]

    return texts


@given(drawn=some_minutes())
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_secret_word_survives_anywhere(shows: Any, drawn: Drawn) -> None:
    """Wherever it stood: not on page or list, in feed or JSON, in the PDF or its metadata."""
    for text in shows(drawn):
        assert {word for word in drawn.secret if word in text} == set()


def _readable(pdf: bytes) -> str:
    """What a reader of the document reads, and what it says of itself."""
    document = pypdf.PdfReader(io.BytesIO(pdf))
    pages = "\n".join(page.extract_text() for page in document.pages)
    about = " ".join(map(str, (document.metadata or {}).values()))
    xmp = document.xmp_metadata
    said = xmp.stream.get_data().decode() if xmp else ""
    names = " ".join(document.attachments)
    return f"{pages}\n{about}\n{said}\n{names}"


def _raw(pdf: bytes) -> str:
    """Every object of the file, unpacked."""
    document = pypdf.PdfReader(io.BytesIO(pdf))
    objects = [
        document.get_object(one) for one in range(1, int(str(document.trailer["/Size"])))
    ]
    streams = [one.get_data() for one in objects if isinstance(one, StreamObject)]
    return "\n".join([*map(str, objects), *(one.decode("latin-1") for one in streams)])


def test_addresses_of_residents_are_named_as_they_are_linked() -> None:
    assert reverse("portal:minutes", args=("loten", 2025, 90)) == MINUTES
