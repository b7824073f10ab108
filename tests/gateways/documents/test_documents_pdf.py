"""A PDF says what it is, is the same each time, and holds what was written and no command."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from gateways.documents.documenting import HOSTILE, MINUTES, holding, long_minutes
from samrad.core.documents.blocks import Paragraph
from samrad.core.documents.document import Shape
from samrad.gateways.documents import WRITERS

written = WRITERS[Shape.PDF]


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def text_of(content: bytes) -> str:
    """All that stands in it, without blanks: where lines end is the paper's business."""
    text = "".join(page.extract_text() for page in read(content).pages)
    return re.sub(r"[\s\u200b]+", "", text)


def tags(content: bytes) -> list[str]:
    """What each part of it is, in the order it is read."""

    def walk(node: Any) -> Iterator[str]:
        node = node.get_object()
        if isinstance(node, DictionaryObject):
            if "/S" in node:
                yield str(node["/S"])
            children = node.get("/K", [])
            for child in children if isinstance(children, list) else [children]:
                yield from walk(child)

    tree: Any = read(content).root_object["/StructTreeRoot"].get_object()
    return [tag for child in tree["/K"] for tag in walk(child)]


def test_it_says_what_it_is_and_in_which_language() -> None:
    file = read(written(MINUTES))
    said = file.metadata

    assert said is not None
    assert said.title == "Referat frå møte 3/25 i Politirådet i Løten"
    assert said.author == "Politirådet i Løten"
    assert said.subject == "Referat frå møtet 16. juni 2025"
    assert said.keywords == "politiråd, referat"
    assert said.creation_date == MINUTES.at
    assert str(file.root_object["/Lang"]) == "nn"


def test_whoever_listens_is_told_headings_lists_and_header_cells() -> None:
    found = tags(written(MINUTES))

    assert found.count("/H1") + found.count("/Title") == found.count("/Title") + 3
    assert found.count("/H2") == 1
    assert found.count("/TH") == 3
    assert found.count("/TD") == 6
    assert found.count("/LI") == 4


@pytest.mark.slow
def test_a_header_row_comes_again_on_every_page_and_is_heard_once() -> None:
    long = written(long_minutes())

    assert len(read(long).pages) >= 20
    assert tags(long).count("/TH") == 3 + 20 * 4


def test_all_letters_of_the_north_are_in_it() -> None:
    letters = "æøåÆØÅäöÄÖáÁčđŋšŧžČĐŊŠŦŽéèüÜ«»–—…§€½"
    assert letters in text_of(written(replace(MINUTES, blocks=(Paragraph(letters),))))


@pytest.mark.slow
def test_the_same_document_is_the_same_file() -> None:
    assert written(MINUTES) == written(MINUTES)
    later = replace(MINUTES, at=MINUTES.at + timedelta(seconds=1))
    assert written(later) != written(MINUTES)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_looks_like_a_command_is_text(hostile: str) -> None:
    found = text_of(written(replace(MINUTES, blocks=(Paragraph(hostile),))))
    assert re.sub(r"\s+", "", hostile) in found


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(st.lists(st.text("#$*_`<>@=-+/\\[]{}()~'\".:;,&% a1\n", max_size=40), min_size=20))
def test_no_sign_means_anything_to_the_engine(texts: list[str]) -> None:
    marked = [f"({number}:{text})" for number, text in enumerate(texts)]
    found = text_of(written(replace(MINUTES, blocks=tuple(map(Paragraph, marked)))))
    for text in marked:
        assert re.sub(r"\s+", "", text) in found


@pytest.mark.slow
@settings(max_examples=10, deadline=None)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
def test_whatever_people_write_becomes_a_file(texts: list[str]) -> None:
    content = written(holding(*texts))
    assert len(read(content).pages) >= 1
    assert content == written(holding(*texts))


@pytest.mark.parametrize(
    ("letters", "seen"),
    [
        ("Bra 👍🏽!", "Bra[thumbsupsign]"),
        ("中", "[cjkunifiedideograph-4e2d]"),
        ("\ue000", "[u+e000]"),
    ],
)
def test_letters_that_no_font_has_are_spelled_out(letters: str, seen: str) -> None:
    assert seen in text_of(written(replace(MINUTES, blocks=(Paragraph(letters),))))


def test_nothing_unseen_turns_a_name_round() -> None:
    turned = replace(MINUTES, blocks=(Paragraph("Kari \u202enesnaH\u202c\x00\x07\ud800"),))
    assert "KarinesnaH" in text_of(written(turned))


def test_a_long_address_stays_on_the_paper() -> None:
    long = "https://www.kommune.example/" + "x" * 400
    page = read(written(replace(MINUTES, blocks=(Paragraph(long),)))).pages[0]
    ends: list[float] = []

    def note(text: str, _cm: Any, tm: Any, _font: Any, size: float) -> None:
        ends.append(float(tm[4]) + 0.3 * size * len(text.strip()))

    page.extract_text(visitor_text=note)
    assert max(ends) < float(page.mediabox.width)
