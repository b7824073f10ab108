"""What veraPDF says: kept for ever (PDF/A-2a) and heard by all (PDF/UA-1)."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from gateways.documents.documenting import HOSTILE, MINUTES, holding, long_minutes
from gateways.documents.verifying import judged
from samrad.core.documents.document import Shape
from samrad.gateways.documents import WRITERS

written = WRITERS[Shape.PDF]
LANGUAGES = ("nb", "nn", "sv", "en")


def untagged(content: bytes) -> bytes:
    """The same pages without what they say of themselves."""
    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(content)).pages:
        writer.add_page(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.slow
def test_minutes_are_archivable_and_accessible_whatever_stands_in_them(tmp_path: Path) -> None:
    documents = {
        **{language: replace(MINUTES, language=language) for language in LANGUAGES},
        "what looks like commands": holding(*HOSTILE),
        "twenty pages": long_minutes(),
        "letters no font has": holding("Bra 👍🏽 中 ע \u0301 \ue000 \u202e"),
        "nothing": holding(""),
    }
    files = {name: written(document) for name, document in documents.items()}
    found = judged({**files, "bare": untagged(files["nn"])}, tmp_path)

    # The judge is awake: it finds the faults of the same pages without their tags.
    assert [line for line in found.pop("bare") if "true" in line] == []
    for name, lines in found.items():
        assert [line.rsplit(" ", 1)[0] for line in lines] == ["2a true", "ua1 true"], name
