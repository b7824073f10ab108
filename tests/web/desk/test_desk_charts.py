"""Charts on pages: said in a sentence, fetched as a picture, and shown to nobody too early."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samrad.records.basics.context import as_operator, as_person
from samrad.records.figures.models import Source, Upload
from samrad.records.figures.statistics import Statistic

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

POLICE, MUNICIPALITY = "stasjonssjef.lorenskog", "slt.lorenskog"
VIOLENCE = "/statistics/compare/NO/3222/4AAAAA-4ZZZZz/2023-12-31/"
SUMS = "/lorenskog/figures/when-and-where/"


def body_of(answer: Any) -> str:
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_all_municipalities_are_compared_and_ones_own_is_said(signed_in: Any) -> None:
    client = signed_in(MUNICIPALITY)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(VIOLENCE)
    body = body_of(page)
    assert "Lørenskog har 6,8 i året per 1000 innbyggere, alle under ett 7,5." in body
    assert "innenfor det som er vanlig for en kommune av den størrelsen" in body
    assert len(asked) == 18
    table = page.context["table"]
    rows = {row.name: row for row in (*table.near, *table.others)}
    assert (rows["Flå"].cell, rows["Flå"].rate) == ("skjult: for få", "")
    # Of two that are called the same it is said which.
    assert "Våler (Innlandet)" in rows
    assert rows["Lørenskog"].own
    assert len(page.context["page"].charts["map"].areas) == len(table.near)


def test_a_question_is_led_to_an_address_without_anybodys_words(signed_in: Any) -> None:
    client = signed_in(MUNICIPALITY)
    asked = {"place": "Løten", "indicator": "8AAAAA-8ZZZZz", "until": "2024-12-31"}
    answer = client.get("/statistics/compare/", asked)
    assert answer.url == "/statistics/compare/NO/3412/8AAAAA-8ZZZZz/2024-12-31/"
    assert "Det er flere enn det som er vanlig" in body_of(client.get(answer.url))
    unknown = body_of(client.get("/statistics/compare/", {"place": "<b>Atlantis"}))
    assert "&lt;b&gt;Atlantis" in unknown


def test_where_nobody_knows_how_many_live_there_nothing_is_compared(signed_in: Any) -> None:
    with as_operator():
        Statistic.objects.filter(key="ssb.07459").delete()
    page = signed_in(MUNICIPALITY).get(VIOLENCE)
    assert "305, innbyggertallet er ikke kjent" in body_of(page)
    assert page.context["page"].charts == {}


def test_ones_own_over_time_stands_beside_whom_one_names(signed_in: Any) -> None:
    client = signed_in(MUNICIPALITY)
    page = client.get("/statistics/over-time/", {"with": "Drammen, 3412, Atlantis"})
    assert "Atlantis" in body_of(page)
    likes = page.context["page"].charts["likes"]
    assert [one.label for one in likes.points][3:] == ["Drammen", "Løten"]
    alone = client.get("/statistics/over-time/").context["page"]
    assert alone.by_size
    assert len(alone.charts["all"].panels) == 7


@pytest.mark.parametrize(
    ("kind", "media", "begins"),
    [("png", "image/png", b"\x89PNG"), ("svg", "image/svg+xml", b"<svg")],
)
def test_a_chart_is_fetched_as_a_picture(
    kind: str, media: str, begins: bytes, signed_in: Any
) -> None:
    address = f"/statistics/over-time/trend.{kind}?place=3222"
    answer = signed_in(MUNICIPALITY).get(address)
    assert (answer["Content-Type"], answer.content[: len(begins)]) == (media, begins)
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert Client().get(address).status_code == 302
    missing = address.replace("trend", "nothing")
    assert signed_in(MUNICIPALITY).get(missing).status_code == 404


def test_of_a_list_of_events_only_sums_are_kept_and_the_polices_are_theirs(
    signed_in: Any, person: Any
) -> None:
    police = signed_in(POLICE)
    with as_person(person(POLICE).id):
        source = Source.objects.get(key="ost")
    rows = ["2025-06-20 22:13;2025-06-20 23:47;593210;6643217;Storgata"] * 60
    listed = "\n".join(["fra;til;x;y;gate", *rows]).encode()
    sent = {"source": str(source.pk), "file": SimpleUploadedFile("liste.csv", listed)}
    look = police.post("/lorenskog/figures/bring/", sent).url
    with as_person(person(POLICE).id):
        kept = bytes(Upload.objects.get().content).decode()
    assert "hour:118;2025-06-20;2025-06-20;" in kept
    assert not [word for word in ("22:13", "593210", "Storgata") if word in kept]

    page = police.get(look)
    assert "hour:" not in body_of(page)
    fields = {
        field.html_name: str(field.value() or "")
        for form in (page.context["reading"], page.context["taking"])
        for field in form
    }
    police.post(look, {**fields, "delivered": "2025-06-16", "do": "take"})
    seen = body_of(police.get(SUMS))
    assert "fredag fra kl. 20 til 00, 100,0" in seen
    assert "Høyst 60 i én rute på 1\u00a0000 meter" in seen
    assert "hour:" not in body_of(police.get("/lorenskog/figures/"))
    assert police.get(f"{SUMS}0-when.svg").content.startswith(b"<svg")

    municipality = signed_in(MUNICIPALITY)
    # Theirs are the outreach workers' of the demo, and nothing of the police's.
    assert "100,0" not in body_of(municipality.get(SUMS))
    assert municipality.get(f"{SUMS}1-when.svg").status_code == 404
    assert municipality.get(f"{SUMS}1-where.png").status_code == 404
