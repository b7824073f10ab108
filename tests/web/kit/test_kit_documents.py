"""A document on a page: the words of the paper, heard as what they are, and never markup."""

from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from django.template.loader import render_to_string

from gateways.documents.documenting import HOSTILE, MINUTES, holding
from samrad.core.documents.blocks import PageBreak, Table, texts_of
from samrad.core.documents.document import Document


class _Reader(HTMLParser):
    """What a page holds: its elements, and its texts in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 -- the parser passes it
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(" ".join(data.split()))


def seen(document: Document) -> _Reader:
    reader = _Reader()
    reader.feed(render_to_string("kit/document.html", {"document": document}))
    return reader


def lines_of(document: Document) -> Iterator[str]:
    for block in document.blocks:
        for text in texts_of(block):
            yield from (" ".join(line.split()) for line in text.split("\n"))


def test_a_page_holds_every_text_in_the_order_it_is_read() -> None:
    texts = [text for text in seen(MINUTES).texts if text]
    assert texts == [line for line in lines_of(MINUTES) if line]


def test_headings_lists_and_header_cells_are_what_they_are() -> None:
    elements = seen(MINUTES).elements

    assert elements.count("h2") == 3
    assert elements.count("h3") == 1
    assert elements.count("th") == 3
    assert elements.count("dt") == elements.count("dd") == 2
    assert elements.count("li") == 2
    assert elements.count("hr") == 1


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_looks_like_markup_is_text(hostile: str) -> None:
    elements = set(seen(holding(hostile)).elements)
    assert not elements & {"script", "w:p"}
    assert " ".join(hostile.split("\n", maxsplit=1)[0].split()) in seen(holding(hostile)).texts


def test_an_empty_document_is_an_empty_page() -> None:
    assert seen(replace(MINUTES, blocks=())).elements == ["article"]
    assert seen(replace(MINUTES, blocks=(PageBreak(),))).elements == ["article", "hr"]
    assert (
        seen(replace(MINUTES, blocks=(Table("Ingen", ("Namn",), ()),))).elements[-1] == "tbody"
    )
