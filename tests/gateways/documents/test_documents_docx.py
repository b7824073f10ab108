"""A Word file says what it is, is read by a second reader, and holds text and nothing else."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC

import docx
import mammoth
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from gateways.documents.documenting import AT, HOSTILE, MINUTES, holding, long_minutes
from samrad.core.documents.blocks import Paragraph
from samrad.core.documents.document import Shape
from samrad.core.openness.looked import Seen
from samrad.gateways.documents import WRITERS
from samrad.gateways.papers.entering import look_through

written = WRITERS[Shape.DOCX]


def read_by_another(content: bytes) -> str:
    return str(mammoth.convert_to_html(io.BytesIO(content)).value)


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_it_says_what_it_is_and_in_which_language() -> None:
    said = docx.Document(io.BytesIO(written(MINUTES))).core_properties

    assert said.title == MINUTES.title
    assert said.author == "Politirådet i Løten"
    assert said.subject == "Referat frå møtet 16. juni 2025"
    assert said.keywords == "politiråd, referat"
    assert said.identifier == "Løten 3/25, versjon 1"
    assert said.language == "nn"
    assert said.created is not None
    assert said.created.replace(tzinfo=UTC) == AT


@pytest.mark.parametrize(
    ("language", "place"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("sv", "sv-SE"), ("en", "en-GB")]
)
def test_the_program_spells_and_speaks_it_in_its_language(language: str, place: str) -> None:
    within = parts(written(replace(MINUTES, language=language)))
    styles = etree.fromstring(within["word/styles.xml"])
    said = {found.get(qn("w:val")) for found in styles.iter(qn("w:lang"))}
    assert said == {place}


def test_another_reader_finds_headings_lists_and_header_rows() -> None:
    html = read_by_another(written(MINUTES))

    assert "<h1>Sak 7/25 Trygge skulevegar</h1>" in html
    assert "<h2>Vedtak</h2>" in html
    assert "<ul><li>Lys ved stasjonen</li><li>Patrulje fredag kveld</li></ul>" in html
    assert html.count("<thead>") == 1
    assert html.count("<th>") == 3
    assert "tryggleiken i sentrum.<br />Politiet" in html


def test_a_table_says_what_it_shows_to_who_does_not_see_it() -> None:
    body = etree.fromstring(parts(written(MINUTES))["word/document.xml"])
    (caption,) = body.iter(qn("w:tblCaption"))
    assert caption.get(qn("w:val")) == "Til stades"


def test_the_same_document_is_the_same_file() -> None:
    assert written(MINUTES) == written(MINUTES)


def test_it_looks_like_nothing_yet() -> None:
    within = parts(written(MINUTES))
    assert not [name for name in within if "thumbnail" in name or "Effects" in name]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_looks_like_a_command_is_text(hostile: str) -> None:
    content = written(replace(MINUTES, blocks=(Paragraph(hostile),)))
    assert docx.Document(io.BytesIO(content)).paragraphs[1].text == hostile
    assert b"<script" not in parts(content)["word/document.xml"]


@pytest.mark.slow
@settings(max_examples=10, deadline=None)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
def test_whatever_people_write_becomes_a_file(texts: list[str]) -> None:
    assert read_by_another(written(holding(*texts)))


@pytest.mark.slow
def test_the_reading_room_takes_what_we_hand_out() -> None:
    for shape in Shape:
        seen = look_through(WRITERS[shape](MINUTES), f"referat.{shape}", on=AT.date())
        assert seen.kind.value == shape.value
        assert seen.seen == Seen()
        assert "Kommunen set opp lys ved stasjonen." in seen.text


@pytest.mark.slow
def test_minutes_of_twenty_pages_are_read_to_their_end() -> None:
    html = read_by_another(written(long_minutes()))
    assert html.count("<thead>") == 21
