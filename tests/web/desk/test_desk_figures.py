"""Bringing figures on the page: seen before it is taken, said where it is wrong, browsed."""

import io
import re
from typing import Any

import polars as pl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from making import xlsx
from samrad.core.reports.figure_files import FigureShape
from samrad.records.basics.context import as_person
from samrad.records.figures.models import Delivery, Figure, Source, Upload
from samrad.records.papers.models import Paper

pytestmark = pytest.mark.django_db

FIGURES = "/lorenskog/figures/"
POLICE, MUNICIPALITY = "stasjonssjef.lorenskog", "slt.lorenskog"
ROWS: list[list[str | float]] = [
    ["tema", 2023.0, 2024.0],
    ["Vold", 305.0, 314.0],
    ["Kanarifugl", 4711.0, 7.0],
]


@pytest.fixture
def bring(signed_in: Any, person: Any) -> Any:
    """Bring a file to Øst's source, as its chief: the browser, and where it is looked at."""

    def brought(content: bytes, name: str = "tall.csv") -> tuple[Any, str]:
        client = signed_in(POLICE)
        with as_person(person(POLICE).id):
            source = Source.objects.get(key="ost")
        sent = {"source": str(source.pk), "file": SimpleUploadedFile(name, content)}
        answer = client.post("/lorenskog/figures/bring/", sent)
        assert answer.status_code == 302, answer.content.decode()
        return client, answer.url

    return brought


def body_of(answer: Any) -> str:
    return str(answer.content.decode())


def taken(page: Any, **more: str) -> dict[str, str]:
    """What the form on the page would send, with the button that takes the figures."""
    fields = {}
    for form in (page.context["reading"], page.context["taking"]):
        for field in form:
            fields[field.html_name] = str(field.value() or "")
    return {**fields, "delivered": "2025-06-16", "do": "take", **more}


def test_an_excel_file_is_seen_taken_and_the_polices_until_released(
    bring: Any, signed_in: Any
) -> None:
    police, look = bring(xlsx(ROWS), "tall.xlsx")
    page = police.get(look)
    assert "4 tall (saker)." in body_of(page)
    assert "Kanarifugl" in body_of(page)
    assert "Nye: 4." in body_of(page)

    answer = police.post(look, taken(page))
    assert answer.url == "/lorenskog/figures/"
    assert "4\u00a0711" in body_of(police.get("/lorenskog/figures/"))

    assert "Kanarifugl 4711.0" in downloaded(police)
    municipality = signed_in(MUNICIPALITY)
    for address in ("/lorenskog/figures/", "/lorenskog/figures/deliveries/", "/lorenskog/log/"):
        assert "Kanarifugl" not in body_of(municipality.get(address))
    assert "702" in body_of(municipality.get("/lorenskog/figures/"))
    # Nor in any file: what the police keep, the municipality's download does not hold.
    heard = downloaded(municipality)
    assert "702" in heard
    assert "Kanarifugl" not in heard
    assert "4711" not in heard
    assert municipality.get("/lorenskog/figures/save/csv/?source=Ukjent").status_code == 404


def downloaded(client: Any) -> str:
    """All that stands in the files of the page, in every format, unpacked and as text."""
    links = re.findall(r'href="([^"]*/figures/save/[^"]*)"', body_of(client.get(FIGURES)))
    assert {link.split("/")[4] for link in links} == set(FigureShape)
    heard = []
    for link in links:
        answer = client.get(link.replace("&amp;", "&"))
        assert answer.status_code == 200
        content = answer.content
        if "parquet" in link:
            rows = pl.read_parquet(io.BytesIO(content)).iter_rows(named=True)
            heard += [f"{row['label']} {row['value']}" for row in rows]
        elif "xlsx" in link:
            heard += [
                str(
                    CalamineWorkbook.from_filelike(io.BytesIO(content))
                    .get_sheet_by_index(0)
                    .to_python()
                )
            ]
        else:
            heard.append(content.decode())
    return "\n".join(heard)


def test_what_is_wrong_is_said_with_row_and_column_and_nothing_is_taken(
    bring: Any, person: Any
) -> None:
    police, look = bring(b"tema;2023;2024\nVold;305;-\nRan;NaN;3\n")
    page = police.get(look)

    assert "Rad 2, kolonne 3 (C2)" in body_of(page)
    assert "Rad 3, kolonne 2 (B3)" in body_of(page)
    # What is right is listed all the same.
    assert "305" in body_of(page)
    police.post(look, {**taken(page), "do": "take"})
    with as_person(person(POLICE).id):
        assert Delivery.objects.filter(source__key="ost").count() == 1
        assert not Figure.objects.filter(label="Vold").exists()


def test_another_column_is_chosen_and_remembered(bring: Any, person: Any) -> None:
    police, look = bring("krets;2024\nFjellhamar;12\nSkårer;30\n".encode())
    page = police.get(look)
    sent = {**taken(page), "do": "look", "column-0": "area", "indicator": "Anmeldte saker"}
    assert police.post(look, sent).url == look

    page = police.get(look)
    assert "Fjellhamar" in body_of(page)
    police.post(look, taken(page))
    with as_person(person(POLICE).id):
        source = Source.objects.get(key="ost")
        assert source.columns["roles"]["krets"] == "area"
        assert set(Figure.objects.filter(value=12).values_list("place", flat=True)) == {
            "Fjellhamar"
        }
        assert not Upload.objects.exists()


def test_the_same_figures_again_are_said_to_be_there(bring: Any) -> None:
    spans = "1.1.2017–28.5.2017;1.1.2018–28.5.2018;1.1.2019–28.5.2019"
    police, look = bring(f"tema;{spans}\nAnmeldte saker;776;681;702\n".encode())

    page = body_of(police.get(look))
    assert "Disse tallene ble levert 2. desember 2024 og gjelder allerede." in page
    assert 'value="take"' not in page


def test_what_was_shown_is_corrected_with_a_reason(bring: Any, person: Any) -> None:
    police, look = bring(b"tema;1.1.2019-28.5.2019\nAnmeldte saker;703\n")
    page = police.get(look)
    assert "er vist den andre parten" in body_of(page)
    assert police.post(look, taken(page)).status_code == 200
    answer = police.post(look, taken(page, correction="Én sak var registrert to ganger."))
    assert answer.status_code == 302
    with as_person(person(POLICE).id):
        assert Delivery.objects.exclude(correction="").count() == 1


def test_a_file_is_put_away_and_a_delivery_undone(bring: Any, person: Any) -> None:
    police, look = bring(b"tema;2024\nUro;9\n")
    assert police.post(f"{look}away").status_code == 302
    assert police.get(look).status_code == 404

    with as_person(person(POLICE).id):
        delivery = Delivery.objects.get(source__key="ost")
    police.post(f"/lorenskog/figures/deliveries/{delivery.pk}/undo")
    page = body_of(police.get(f"/lorenskog/figures/deliveries/{delivery.pk}/"))
    assert "disse tallene gjelder ikke lenger" in page
    assert "702" not in body_of(police.get("/lorenskog/figures/"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7", "kan ikke"),
        (b'tema;2024\n"Vold;3\n', "anførselstegn"),
        (b"a\n" * 200_001, "høyst 200000 rader"),
    ],
)
def test_what_is_no_table_is_refused_before_anything_is_kept(
    content: bytes, said: str, signed_in: Any, person: Any
) -> None:
    client = signed_in(POLICE)
    with as_person(person(POLICE).id):
        source = Source.objects.get(key="ost")
        papers = Paper.objects.count()
    sent = {"source": str(source.pk), "file": SimpleUploadedFile("tall.csv", content)}
    answer = client.post("/lorenskog/figures/bring/", sent)

    assert answer.status_code == 200
    assert answer.context["form"].errors
    with as_person(person(POLICE).id):
        assert (Upload.objects.count(), Paper.objects.count()) == (0, papers)
    del said


def test_zero_hidden_and_not_collected_are_said_differently(signed_in: Any) -> None:
    client = signed_in("slt.loten")
    page = body_of(client.get("/statistics/?place=Flå"))

    assert "skjult: for få" in page
    assert "Norge – SSB 08487" in page
    assert "Gjerningssted" in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Lørenskg", "3222 Lørenskog"),
        ("3029", "Lørenskog – SSB 08487"),
        ("Våler", "3114 Våler"),
        ("Ingensteds", "Ingen kommune heter «Ingensteds» i dag."),
        ("<script>", "&lt;script&gt;"),
    ],
)
def test_official_statistics_are_found_by_name_number_and_nearly(
    asked: str, said: str, signed_in: Any
) -> None:
    page = body_of(signed_in("slt.loten").get("/statistics/", {"place": asked}))
    assert said in page
