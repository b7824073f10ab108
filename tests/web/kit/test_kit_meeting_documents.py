"""The papers of a meeting as they were approved: one plain copy for each paper and language.

`SAMRAD_APPROVE=1` writes them anew; a person then reads the difference.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.utils import translation

from samrad.core.documents import blocks
from samrad.core.documents.document import Document, Shape
from samrad.core.meetings.minutes import Minutes
from samrad.core.meetings.public_minutes import without_exempt
from samrad.core.meetings.stages import MinutesStage
from samrad.core.meetings.told import Afterwards
from samrad.gateways.documents import WRITERS
from samrad.web.kit.meeting_documents import (
    compiled_year,
    minutes,
    notice,
    public_minutes,
    supplement,
)
from web.kit.meeting_told import (
    AT,
    LANGUAGES,
    LOCKED,
    OFFICES,
    SECRET,
    joint,
    minutes_of,
    notice_of,
    partly,
    year,
)

APPROVED = Path(__file__).parent / "documents"
SENT = Afterwards(MinutesStage.SENT)
ASSESSED = (("Åse Næss", "offl. § 11"),)


def public(told: Minutes) -> Document:
    return public_minutes(without_exempt(told, OFFICES), ASSESSED, at=AT)


ALL: dict[str, Callable[[str], Document]] = {
    "draft": lambda language: minutes(minutes_of(language), SENT, OFFICES, at=AT),
    "minutes": lambda language: minutes(minutes_of(language), LOCKED, OFFICES, at=AT),
    "joint": lambda language: minutes(joint(language), LOCKED, OFFICES, at=AT),
    "public": lambda language: public(minutes_of(language)),
    "partly_public": lambda language: public(partly(language)),
    "notice": lambda language: notice(notice_of(minutes_of(language)), OFFICES, at=AT),
    "joint_notice": lambda language: notice(notice_of(joint(language)), OFFICES, at=AT),
    "supplement": lambda language: supplement(
        notice_of(minutes_of(language)), ("6/25",), at=AT
    ),
    "year": lambda language: compiled_year(
        minutes_of(language).council, language, 2025, year(language), at=AT
    ),
}


def plain(document: Document) -> str:
    """A document as a lawyer reads it in a difference: everything, line by line."""
    head = (
        f"{document.title}\n[{document.language}] {'; '.join(document.authors)}\n"
        f"{document.subject} | {', '.join(document.keywords)} | {document.identifier}\n"
    )
    return head + "".join(f"{line}\n" for one in document.blocks for line in _lines(one))


def _lines(block: blocks.Block) -> Iterator[str]:
    match block:
        case blocks.Heading():
            yield from ("", f"{'#' * block.level} {block.text}")
        case blocks.Paragraph(text=text) | blocks.Drawing(alt=text):
            yield text
        case blocks.Bullets():
            yield from (f"- {item}" for item in block.items)
        case blocks.Facts():
            yield from (f"{fact.term}: {fact.value}" for fact in block.facts)
        case blocks.Note():
            yield from (f"> {block.title}", f"> {block.text}")
        case blocks.Table():
            yield from (f"| {' | '.join(row)} |" for row in (block.columns, *block.rows))
        case blocks.PageBreak():
            yield "=" * 40


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_a_paper_is_as_it_was_approved(name: str, language: str) -> None:
    # Whoever asks for it reads another language: the council's papers stay in its own.
    with translation.override("en" if language != "en" else "nb"):
        document = ALL[name](language)
    written = plain(document)
    approved = APPROVED / f"{name}.{language}.txt"
    if os.environ.get("SAMRAD_APPROVE"):
        approved.write_text(written)

    assert written == approved.read_text()


def test_every_approved_copy_is_of_a_paper() -> None:
    known = {f"{name}.{language}.txt" for name in ALL for language in LANGUAGES}
    assert {file.name for file in APPROVED.iterdir()} == known


@pytest.mark.parametrize("told", [minutes_of(), minutes_of("sv"), partly("nn")])
def test_minutes_for_everyone_hold_no_word_of_what_is_exempt(told: Minutes) -> None:
    full = minutes(told, LOCKED, OFFICES, at=AT)
    assert any(SECRET in text for text in full.texts())
    document = public(told)

    assert not [text for text in document.texts() if SECRET in text]
    # The fingerprint of what is exempt would let a guess be checked.
    assert any(told.sha256 in text for text in full.texts())
    assert not [text for text in document.texts() if told.sha256 in text]


@pytest.mark.parametrize(
    "stage", [MinutesStage.DRAFT, MinutesStage.SENT, MinutesStage.APPROVED]
)
def test_who_holds_a_draft_sees_that_it_is_one(stage: MinutesStage) -> None:
    first = minutes(minutes_of(), Afterwards(stage), OFFICES, at=AT).blocks[0]
    assert isinstance(first, blocks.Note)
    assert first.title == "Utkast"


@pytest.mark.slow
def test_a_meeting_of_which_only_the_day_is_known_has_papers_too() -> None:
    bare = replace(minutes_of(), starts=None, ends=None, place="", attended=(), items=())
    for document in (
        notice(notice_of(bare), OFFICES, at=AT),
        minutes(bare, SENT, OFFICES, at=AT),
    ):
        assert "mandag 16. juni 2025" in document.texts()
        for write in WRITERS.values():
            assert write(document)


def test_a_year_without_meetings_is_a_document_that_says_so() -> None:
    empty = compiled_year("Politirådet i Løten", "nb", 2025, (), at=AT)
    assert "0" in empty.texts()
    assert WRITERS[Shape.PDF](empty)
