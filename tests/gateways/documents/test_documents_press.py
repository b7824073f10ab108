"""The press sets one document and ends; what it cannot set is a sentence and no fault."""

from dataclasses import replace
from typing import Any

import pytest

from gateways.documents.documenting import MINUTES
from samrad.core.documents.blocks import Bullets
from samrad.gateways.documents import as_pdf, pressing


def test_a_text_the_engine_cannot_set_comes_back_empty() -> None:
    told = as_pdf._told(MINUTES, str)
    assert pressing.pressed({**told, "blocks": [{"kind": "Picture"}]}) == b""


def test_a_press_that_breaks_is_a_refusal(refused: Any) -> None:
    with refused("document.too_long"):
        pressing.pressed({})


def test_who_waits_too_long_is_told_so(refused: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pressing, "_PATIENCE", 0)
    with pressing._places, pressing._places, refused("document.busy"):
        as_pdf.written(MINUTES)
    assert as_pdf.written(MINUTES)


def test_what_no_press_can_set_is_refused(refused: Any) -> None:
    # A language the engine does not know: no document of ours has one.
    with refused("document.not_set"):
        as_pdf.written(replace(MINUTES, language="klingonsk"))


def test_nothing_of_ours_is_in_the_surroundings_of_the_press(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TYPST_FONT_PATHS", "/")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    with_them = as_pdf.written(MINUTES)
    monkeypatch.undo()
    assert as_pdf.written(MINUTES) == with_them


@pytest.mark.slow
def test_a_document_of_a_thousand_lines_is_set() -> None:
    long = replace(MINUTES, blocks=(Bullets(("Lys ved stasjonen",) * 1000),))
    assert as_pdf.written(long)
